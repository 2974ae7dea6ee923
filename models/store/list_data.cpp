#include "models/store/list_data.h"

#include <unordered_set>
#include <variant>

namespace sekisho::store {

using ports::MemberColumn;

namespace {

constexpr std::string_view memberKind = "member";
constexpr std::string_view orgUnitKind = "orgUnit";
constexpr std::string_view groupKind = "group";

} // namespace

void ListData::drop(const Gone& gone) {
    if (gone.kind == memberKind)
        table.remove(gone.id);
    else if (gone.kind == orgUnitKind)
        structure.removeOrg(gone.id);
    else if (isSettingKind(gone.kind))
        fields.remove(gone.kind, gone.id);
    else if (gone.kind == groupKind)
        groups.remove(gone.id);
    else
        structure.removeRank(gone.id);
}

void ListData::finish(std::vector<RowNo> defaultOrder, TwoThreads* threads) {
    structure.settle();
    countAll();
    if (defaultOrder.empty())
        orders.sortDefault(threads);
    else
        orders.setDefault(std::move(defaultOrder));
}

// Deleted members, who can still come back for seven days, belong to no organization's number.
void ListData::countRow(RowNo row, int change) {
    if (table.live(row) && table.status(row) != MemberStatus::Deleted) structure.count(table.orgUnits(row), change);
}

void ListData::countAll() {
    structure.clearCounts();
    for (RowNo row = 0; row < table.rows(); ++row)
        countRow(row, 1);
}

bool ListData::applyStructure(std::span<const Edit> edits) {
    bool tree = false, ranks = false, settings = false;
    for (const Edit& edit : edits) {
        if (const auto* org = std::get_if<OrgRow>(&edit)) {
            add(*org);
            tree = true;
        } else if (const auto* rank = std::get_if<Rank>(&edit)) {
            add(*rank);
            ranks = true;
        } else if (const auto* setting = std::get_if<TenantSetting>(&edit)) {
            add(*setting);
            settings = true;
        } else if (const auto* gone = std::get_if<Gone>(&edit);
                   gone && gone->kind != memberKind && gone->kind != groupKind) {
            drop(*gone);
            (gone->kind == orgUnitKind ? tree : isSettingKind(gone->kind) ? settings : ranks) = true;
        }
    }
    const bool reshaped = structure.settle();
    if (tree) orders.forget(MemberColumn::OrgUnit);
    if (ranks)
        for (const auto column : {MemberColumn::Position, MemberColumn::Level, MemberColumn::UserType})
            orders.forget(column);
    if (reshaped) {
        orders.forget(MemberColumn::Position); // it goes with the organization that is shown
        countAll();
    }
    return tree || ranks || settings;
}

bool ListData::applyGroups(std::span<const Edit> edits) {
    bool changed = false;
    for (const Edit& edit : edits) {
        const auto* group = std::get_if<GroupRow>(&edit);
        const auto* gone = std::get_if<Gone>(&edit);
        if (group)
            add(*group);
        else if (gone && gone->kind == groupKind)
            drop(*gone);
        changed = changed || group || (gone && gone->kind == groupKind);
    }
    return changed;
}

ListChange ListData::apply(std::span<const Edit> edits, std::int64_t now) {
    ListChange change;
    change.structure = change.rows = applyStructure(edits); // names of organizations and ranks stand in the rows
    change.structure = applyGroups(edits) || change.structure;
    std::vector<RowNo> rows;
    std::unordered_set<RowNo> touched;
    for (const Edit& edit : edits) {
        if (const auto* data = std::get_if<RowData>(&edit)) {
            const auto old = table.find(data->id);
            if (old) countRow(*old, -1);
            if (old && touched.insert(*old).second) orders.note(*old);
            const auto row = table.put(*data, now);
            if (!row) continue;
            touched.insert(*row);
            countRow(*row, 1);
            rows.push_back(*row);
        } else if (const auto* gone = std::get_if<Gone>(&edit); gone && gone->kind == memberKind) {
            if (const auto old = table.find(gone->id)) countRow(*old, -1);
            if (const auto row = table.remove(gone->id)) {
                touched.insert(*row);
                rows.push_back(*row);
            }
        }
    }
    if (!rows.empty()) {
        orders.update(rows);
        change.rows = change.structure = true;
    }
    return change;
}

ListChange ListData::tick(std::int64_t now) {
    const auto rows = table.tick(now);
    if (!rows.empty()) orders.update(rows);
    return {!rows.empty(), false};
}

} // namespace sekisho::store
