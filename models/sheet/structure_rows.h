#pragma once
// Sheets of organizations, positions, levels, user types and groups. Their rows are taken one after the other, for a
// row may name what an earlier one makes; the world is changed with them, so that member sheets find the new tree. Of
// groups a row may name any other.

#include "models/sheet/cell_fault.h"
#include "models/sheet/mapping.h"
#include "models/sheet/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::sheet {

struct StructureOperation {
    std::size_t row = 0; // of the table
    std::string kind;    // of the changeset: orgUnit, level, position, userType, group
    std::string action;
    std::string id;
    std::optional<Version> base;
    std::string value; // JSON; empty: none
    int order = 0;     // the lower ones first, of removals the higher ones; the row decides between equal ones
};

struct StructureRow {
    RowAction action = RowAction::Skip;
    bool changed = false; // something of it is to be done
    std::vector<CellFault> faults;
};

struct StructurePlan {
    std::vector<StructureRow> rows; // of the table, from the first row of data
    std::vector<StructureOperation> operations;
    std::vector<StructureOperation> removals; // to be done last
};

StructurePlan planOrgUnits(const Table& table, const Mapping& mapping, World& world);
StructurePlan planRanks(const Table& table, const Mapping& mapping, World& world);

struct GroupSheet {
    const Table& table;
    const Mapping& mapping;
    StructurePlan plan{}; // to be filled in
};
// Who is in which group of the tenant, by numbers of the directory.
struct GroupUsers {
    std::vector<std::vector<std::uint32_t>> of; // by group; empty: nobody is known to be in any
    std::vector<std::uint32_t> counts;          // of groups, by member
};
// All sheets of groups at once.
void planGroups(std::vector<GroupSheet>& sheets, const World& world, const GroupUsers& users = {});

// What a place or rank needs to be made, when only a row of members names it.
StructureOperation makingOf(const Place& place);
StructureOperation makingOf(const Ranks::Entry& entry);

} // namespace sekisho::sheet
