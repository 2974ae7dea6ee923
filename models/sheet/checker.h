#pragma once
// The check of whole files: every cell of every row against the rules, the tenant and the other rows. Faults are not
// kept but found again when they are asked for, so that memory does not grow with them. One thread at a time; run()
// shares its work between the cores.

#include "models/sheet/cell_fault.h"
#include "models/sheet/mapping.h"
#include "models/sheet/member_row.h"
#include "models/sheet/row_keys.h"
#include "models/sheet/structure_rows.h"
#include "models/sheet/table.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace sekisho::sheet {

struct Part { // a file, or one sheet of a workbook
    std::string name;
    Table table;
    Mapping mapping;
};

struct RowState {
    RowAction action = RowAction::Skip;
    std::uint32_t target = Directory::kNone; // members: number in the directory
    std::uint16_t faults = 0;                // without warnings
    std::uint16_t warnings = 0;
    bool good() const { return faults == 0; }
};

using ports::FaultKind;
using CheckCounts = ports::ImportCounts;

class Checker {
  public:
    // The directory must outlive it. `checkPassword` may be asked from several threads; it may be empty. `groups` is
    // asked once, when there is a sheet of groups: how many a member is in. Empty: only the sheets' own rows count.
    Checker(const Directory& directory, std::vector<Part> parts,
            std::function<Done(std::string_view login, std::string_view password)> checkPassword = {},
            GroupSource groups = {});
    ~Checker();

    // Organizations first, then ranks, members and groups, whatever the order of the parts. CANCELLED, a fault of a
    // mapping, or of the groups that were asked for; afterwards nothing is known until the next run.
    Done run(const Hooks& hooks = {}, unsigned threads = 0);
    bool checked() const { return checked_; }

    std::size_t partCount() const { return parts_.size(); }
    const Part& part(std::size_t index) const { return parts_[index]; }
    void setMapping(std::size_t part, Mapping mapping); // run() again afterwards
    // Corrects a cell; only the rows it touches are checked again. Returns how many that were; all of a sheet whose
    // rows lean on each other.
    Result<std::size_t> setCell(std::size_t part, std::size_t row, std::size_t column, std::string_view text);

    // Takes each suggestion for faults of that code (empty: of all); more than `many` are taken before one new check.
    Result<std::size_t> takeSuggestions(std::string_view code, std::size_t many, const Hooks& hooks = {});
    // The parts, to go on without this checker, which is of no use afterwards.
    std::vector<Part> takeParts();

    const RowState& state(std::size_t part, std::size_t row) const; // rows of data only
    CheckCounts counts() const;
    std::vector<FaultKind> summary() const; // the most frequent first
    std::vector<CellFault> faultsOf(std::size_t part, std::size_t row) const;
    // Rows with faults, of the table, beginning with number `first` of them.
    std::vector<std::size_t> faultyRows(std::size_t part, std::size_t first, std::size_t count,
                                        bool withWarnings) const;

    const World& world() const { return *world_; }
    const Directory& directory() const { return directory_; }
    // The member that a good row adds; new organizations and ranks by their new:… names.
    Member newMember(std::size_t part, std::size_t row) const;
    // The name that the row of a new member has in the operations: new:m17.
    std::string memberLabel(std::size_t part, std::size_t row) const;
    const StructurePlan* structure(std::size_t part) const; // null: a sheet of members
    const MemberReader* reader(std::size_t part) const;     // null: another sheet

  private:
    struct PartState;
    struct Use { // of a text that must be looked up
        std::uint32_t rows = 0;
        std::uint32_t first = 0xFFFFFFFF; // number of the first row
    };
    using RankText = std::pair<RankKind, std::string>;
    struct Texts {
        TextMap<Use> units;
        std::map<RankText, Use> ranks;
        void count(const MemberReader& reader, RowCells cells, std::uint32_t number, int sign);
        void merge(Texts&& other);
    };
    struct Built { // a world, and what the sheets of its structure make of it
        std::unique_ptr<World> world;
        std::vector<StructurePlan> plans;
    };
    using Numbers = std::vector<std::uint32_t>;

    Built build() const;
    void resolve(World& world) const;
    void adopt(Built built);
    Done scan(const Hooks& hooks, unsigned threads);
    Done checkMembers(const Hooks& hooks, unsigned threads);
    Done planGroupParts(const Hooks& hooks);
    Done readGroupUsers(const Hooks& hooks);
    RowState checkRow(std::size_t part, std::size_t row, std::vector<CellFault>& faults) const;
    void checkTenant(std::size_t part, const RowHead& head, const std::vector<RowKey>& keys,
                     std::vector<CellFault>& faults) const;
    void checkOthers(std::uint32_t number, const std::vector<RowKey>& keys, std::vector<CellFault>& faults) const;
    void checkPassword(std::size_t part, RowCells cells, const RowHead& head, const Member& member,
                       std::vector<CellFault>& faults) const;
    bool ownerLeaves(std::uint32_t owner, std::string_view address) const;
    std::string addedMember(std::string_view login) const; // World::addedMember
    std::vector<RowKey> keysOf(std::uint32_t number) const;
    std::uint32_t numberOf(std::size_t part, std::size_t row) const;
    std::pair<std::size_t, std::size_t> placeOf(std::uint32_t number) const; // part and row
    void mates(const std::vector<RowKey>& keys, Numbers& out) const;
    void usersOf(const std::vector<std::string>& units, const std::vector<RankText>& ranks, Numbers& out) const;
    void summarize(std::size_t part, const std::vector<CellFault>& faults, std::int64_t sign);
    void place(std::uint32_t number, int sign); // its faults into (or out of) states and summary

    const Directory& directory_;
    std::vector<Part> parts_;
    std::function<Done(std::string_view, std::string_view)> checkPassword_;
    GroupSource groups_;
    GroupUsers groupUsers_;
    std::vector<std::unique_ptr<PartState>> states_;
    std::unique_ptr<World> world_;
    RowKeys keys_; // of all rows of members
    Texts texts_;
    struct Counted {
        std::int64_t count = 0;
        std::size_t row = 0; // of the example: the first one
        Error example;
    };
    using Summary = std::map<std::tuple<std::string, std::string, bool>, Counted>;
    static void count(Summary& summary, const Part& part, const CellFault& fault, std::size_t row);
    Summary summary_;
    bool checked_ = false;
};

} // namespace sekisho::sheet
