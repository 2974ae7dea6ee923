#pragma once
// A row of a member sheet: whom it is about, what it wants, and what it makes of a member. Thread-safe.

#include "models/sheet/cell_fault.h"
#include "models/sheet/mapping.h"
#include "models/sheet/member_cells.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::sheet {

struct RowHead {
    RowAction action = RowAction::Skip;
    std::uint32_t target = Directory::kNone; // number in the directory
};

enum class KeyKind : std::uint8_t { Address, ExternalKey, EmployeeNumber, Target, Named };
struct RowKey { // what no two rows may share, but for Named: a login that a row speaks of and the tenant does not have
    KeyKind kind;
    std::string text;
    int column = kWholeRow; // where it stands
    bool alias = false;     // of an address
};

using RowCells = std::span<const std::string_view>;

class MemberReader {
  public:
    MemberReader(const World& world, const Mapping& mapping);

    RowHead head(RowCells cells, std::vector<CellFault>& faults) const;
    // Lays what the row says over `onto`. `whole`: everything of the member is there already (its present state, or a
    // new one); else only what the row names is meant, and columns that lean on others are left alone.
    void lay(RowCells cells, RowAction action, bool whole, Member& onto, std::vector<CellFault>& faults) const;
    // A new member with the tenant's own values.
    Member blank() const;
    std::string password(RowCells cells) const;
    void keys(RowCells cells, const RowHead& head, std::vector<RowKey>& out) const;
    // The faults of the shared rules, each at the column it comes from.
    void judge(RowCells cells, RowAction action, const Member& member, std::vector<CellFault>& faults) const;

    // Texts that must be looked up in order, before rows are read side by side.
    std::string_view orgText(RowCells cells) const { return given(cells, orgUnits_) ? cell(cells, orgUnits_) : ""; }
    void rankTexts(RowCells cells, std::vector<std::pair<RankKind, std::string>>& out) const;
    bool namesPlaces(int column) const {
        return column >= 0 && (column == orgUnits_ || column == positions_ || column == level_ || column == userType_);
    }

  private:
    std::string_view cell(RowCells cells, int column) const;
    bool given(RowCells cells, int column) const { return column >= 0 && !cell(cells, column).empty(); }
    bool changes(RowCells cells, int column, RowAction action) const;
    int columnOfField(std::string_view field) const;
    void judgeRequired(RowCells cells, RowAction action, const Member& member, std::vector<CellFault>& faults) const;
    int columnOfRequired(std::string_view key) const;
    std::uint32_t find(std::string_view key) const;
    void layOrganizations(RowCells cells, RowAction action, bool whole, Member& onto,
                          std::vector<CellFault>& faults) const;
    void layMobile(RowCells cells, RowAction action, Member& onto, std::vector<CellFault>& faults) const;
    void layMessenger(RowCells cells, RowAction action, Member& onto, std::vector<CellFault>& faults) const;
    std::string suggestion(int column, std::string_view cell) const;

    const World& world_;
    const Mapping& mapping_;
    std::vector<std::pair<int, const MemberField*>> simple_; // column of the file
    std::vector<std::pair<int, const PropertyRule*>> properties_;
    std::vector<const Column*> columns_; // of each column of the file; null: none
    int action_, userId_, externalKey_, email_, password_, aliases_, employeeNumber_, key_;
    int orgUnits_, positions_, heads_, visible_, team_, level_, userType_, relations_;
    int country_, number_, protocol_, messengerId_;
};

} // namespace sekisho::sheet
