#pragma once
// Everything that makes up the list at one time: structure, rows, orders and counts, put right together. A worker fills
// one with add() and finish(); from then on it belongs to the thread that shows it and takes apply().

#include "models/store/group_shelf.h"
#include "models/store/member_table.h"
#include "models/store/orders.h"
#include "models/store/row_data.h"
#include "models/store/structure.h"
#include "models/store/two_threads.h"

#include <span>
#include <utility>
#include <vector>

namespace sekisho::store {

struct ListChange {
    bool rows = false;      // which, or what they say
    bool structure = false; // tree, counts, ranks, groups or fields
};

class ListData {
  public:
    explicit ListData(std::size_t expectedRows = 0) : table(structure, expectedRows), orders(table, structure) {}
    ListData(const ListData&) = delete;
    ListData& operator=(const ListData&) = delete;

    // Filling. Nothing: there is no more room.
    std::optional<RowNo> add(const RowData& row, std::int64_t now) { return table.put(row, now); }
    void add(const OrgRow& row) { structure.putOrg(row); }
    void add(const Rank& rank) { structure.putRank(rank); }
    void add(TenantSetting setting) { fields.put(std::move(setting)); }
    void add(GroupRow row) { groups.put(std::move(row)); }
    void drop(const Gone& gone);
    // Counts and orders. An empty order is sorted here.
    void finish(std::vector<RowNo> defaultOrder, TwoThreads* threads);

    ListChange apply(std::span<const Edit> edits, std::int64_t now);
    ListChange tick(std::int64_t now); // what the clock alone changes

    TenantFields fields;
    Structure structure;
    GroupShelf groups;
    MemberTable table;
    Orders orders;

  private:
    void countRow(RowNo row, int change);
    void countAll();
    bool applyStructure(std::span<const Edit> edits);
    bool applyGroups(std::span<const Edit> edits);
};

} // namespace sekisho::store
