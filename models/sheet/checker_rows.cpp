// The check of one row of members.
#include "models/domain/validation.h"
#include "models/sheet/cell_text.h"
#include "models/sheet/checker_state.h"
#include "models/sheet/row_marks.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekisho::sheet {

namespace {

Error conflict(std::string_view field, std::string_view code) {
    return Error(ErrorKind::Conflict, std::string(code)).at(std::string(field)).with("field", std::string(field));
}

void note(std::vector<CellFault>& faults, int column, Error error) {
    // One fault a cell: the first that is found is the one to show.
    const auto here = [column](const CellFault& f) { return f.column == column && !f.warning; };
    if (column == kWholeRow || std::ranges::none_of(faults, here))
        faults.push_back({column, false, std::move(error), {}});
}

} // namespace

RowState Checker::checkRow(std::size_t index, std::size_t row, std::vector<CellFault>& faults) const {
    const MemberReader& reader = *states_[index]->reader;
    thread_local std::vector<std::string_view> cells;
    thread_local std::vector<RowKey> keys;
    parts_[index].table.cells(row, cells);
    noteMarks(parts_[index].table, parts_[index].mapping, row, cells, faults);
    const RowHead head = reader.head(cells, faults);
    Member member = head.action == RowAction::Add ? reader.blank() : Member();
    member.domain = directory_.tenant.domain;
    reader.lay(cells, head.action, head.action == RowAction::Add, member, faults);
    member = normalized(std::move(member));
    reader.judge(cells, head.action, member, faults);
    if (head.action == RowAction::Add && member.leave.start.has_value() != member.leave.end.has_value())
        note(faults, parts_[index].mapping.columnOf(member.leave.start ? "leaveEnd" : "leaveStart"),
             badInput("leaveOfAbsence", "REQUIRED", {}).with("field", "leaveOfAbsence"));
    reader.keys(cells, head, keys);
    checkTenant(index, head, keys, faults);
    checkOthers(numberOf(index, row), keys, faults);
    checkPassword(index, cells, head, member, faults);
    std::ranges::stable_sort(faults, {}, &CellFault::column);
    RowState out;
    out.action = head.action;
    out.target = head.target;
    for (const CellFault& fault : faults)
        ++(fault.warning ? out.warnings : out.faults);
    return out;
}

void Checker::checkTenant(std::size_t index, const RowHead& head, const std::vector<RowKey>& keys,
                          std::vector<CellFault>& faults) const {
    const std::string suffix = "@" + directory_.tenant.workgroup;
    const auto another = [&head](std::uint32_t owner) { return owner != Directory::kNone && owner != head.target; };
    for (const RowKey& key : keys) {
        const char* const field = key.alias ? "aliasEmails" : "email";
        if (key.kind == KeyKind::Address) {
            if (!key.alias && !key.text.ends_with(suffix)) note(faults, key.column, conflict(field, "LOGIN_GROUP"));
            const auto owner = directory_.addressOwner(key.text);
            if (!owner || (*owner == head.target && head.target != Directory::kNone)) continue;
            if (*owner != Directory::kNone && ownerLeaves(*owner, key.text)) continue;
            note(faults, key.column, conflict(field, key.alias ? "EMAIL_ALREADY_EXIST" : "USER_ALREADY_EXIST"));
        } else if (key.kind == KeyKind::ExternalKey && another(directory_.byExternalKey(key.text))) {
            note(faults, key.column, conflict("userExternalKey", "EXTERNAL_KEY_ALREADY_EXIST"));
        } else if (key.kind == KeyKind::EmployeeNumber && another(directory_.byEmployeeNumber(key.text))) {
            // Two people may have the same number; as a key it would mean either.
            CellFault fault{key.column,
                            parts_[index].mapping.key != "employeeNumber",
                            conflict("employeeNumber", "EMPLOYEE_NUMBER_ALREADY_EXIST"),
                            {}};
            faults.push_back(std::move(fault));
        }
    }
}

// The row of that member in this very file gives him another address.
bool Checker::ownerLeaves(std::uint32_t owner, std::string_view address) const {
    const MemberFacts& member = directory_.member(owner);
    bool leaves = false;
    keys_.each(keyHash(KeyKind::Target, member.id), [&](std::uint32_t number) {
        const std::vector<RowKey> keys = keysOf(number);
        if (std::ranges::none_of(keys,
                                 [&](const RowKey& k) { return k.kind == KeyKind::Target && k.text == member.id; }))
            return true;
        const bool alias = member.email != address;
        bool given = false;
        bool kept = false;
        for (const RowKey& key : keys) {
            if (key.kind != KeyKind::Address || key.alias != alias) continue;
            given = true;
            kept = kept || key.text == address;
        }
        leaves = given && !kept;
        return false;
    });
    return leaves;
}

// Of rows that share a key the first one is right, and the others name it.
void Checker::checkOthers(std::uint32_t number, const std::vector<RowKey>& keys, std::vector<CellFault>& faults) const {
    for (const RowKey& key : keys) {
        if (key.kind == KeyKind::Named) continue; // as many rows as like may speak of somebody
        keys_.each(keyHash(key.kind, key.text), [&](std::uint32_t other) {
            if (other >= number) return false;
            const std::vector<RowKey> theirs = keysOf(other);
            if (std::ranges::none_of(theirs, [&](const RowKey& k) { return k.kind == key.kind && k.text == key.text; }))
                return true; // the hashes meet by chance
            const auto [part, row] = placeOf(other);
            Error twice = conflict(key.kind == KeyKind::EmployeeNumber ? "employeeNumber" : "email", "IMPORT_TWICE")
                              .with("row", fmt::format("{}", parts_[part].table.line(row)));
            if (key.kind == KeyKind::EmployeeNumber)
                faults.push_back({key.column, true, std::move(twice), {}});
            else
                note(faults, key.column, std::move(twice));
            return false;
        });
    }
}

void Checker::checkPassword(std::size_t index, RowCells cells, const RowHead& head, const Member& member,
                            std::vector<CellFault>& faults) const {
    const MemberReader& reader = *states_[index]->reader;
    const int column = parts_[index].mapping.columnOf("password");
    const std::string password = reader.password(cells);
    if (head.action != RowAction::Add) {
        if (!password.empty() && head.action == RowAction::Update)
            faults.push_back({column, true, badInput("password", "IMPORT_PASSWORD_UNUSED", {}), {}});
        return;
    }
    if (password.empty()) {
        if (parts_[index].mapping.passwords == Passwords::ByMember && member.privateEmail.empty())
            note(faults, parts_[index].mapping.columnOf("privateEmail"),
                 badInput("privateEmail", "PRIVATE_EMAIL_REQUIRED", {}));
        return;
    }
    if (!world_->checkPassword) return;
    if (Done fine = world_->checkPassword(member.email, password); !fine) note(faults, column, std::move(fine).error());
}

} // namespace sekisho::sheet
