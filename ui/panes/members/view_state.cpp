#include "ui/panes/members/view_state.h"

#include "ui/panes/members/member_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sekisho::ui::members {

namespace {

using Column = ports::MemberColumn;
constexpr std::array kShown = {Column::Name,   Column::Reading,    Column::OrgUnit, Column::Position,
                               Column::Status, Column::LastAccess, Column::LoginId};
constexpr int kMostWidth = 2000;

std::vector<ColumnState> columnsFrom(const QJsonArray& array) {
    std::vector<ColumnState> columns;
    const auto known = [&](Column column) {
        return std::any_of(columns.begin(), columns.end(), [&](const ColumnState& c) { return c.column == column; });
    };
    for (const auto& value : array) {
        const QJsonObject entry = value.toObject();
        const auto column = columnOf(entry[QLatin1String("key")].toString());
        if (!column || known(*column)) continue;
        columns.push_back({*column, std::clamp(entry[QLatin1String("width")].toInt(), 0, kMostWidth),
                           entry[QLatin1String("shown")].toBool()});
    }
    for (const ColumnState& column : ViewState::defaults().columns)
        if (!known(column.column)) columns.push_back({column.column, 0, columns.empty() && column.shown});
    return columns;
}

} // namespace

ViewState ViewState::defaults() {
    ViewState state;
    for (const Column column : kShown)
        state.columns.push_back({column, 0, true});
    for (int i = 0; i < static_cast<int>(Column::Count); ++i)
        if (std::find(kShown.begin(), kShown.end(), static_cast<Column>(i)) == kShown.end())
            state.columns.push_back({static_cast<Column>(i), 0, false});
    return state;
}

ViewState ViewState::fromText(const std::string& text) {
    ViewState state = defaults();
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    if (!document.isObject()) return state;
    const QJsonObject object = document.object();
    const QJsonArray columns = object[QLatin1String("columns")].toArray();
    if (!columns.isEmpty()) state.columns = columnsFrom(columns);
    if (std::none_of(state.columns.begin(), state.columns.end(), [](const ColumnState& c) { return c.shown; }))
        state.columns = defaults().columns;
    const QJsonArray customs = object[QLatin1String("customs")].toArray();
    for (const auto& name : customs)
        state.customs << name.toString();
    state.sortBy = columnOf(object[QLatin1String("sortBy")].toString());
    state.descending = object[QLatin1String("descending")].toBool();
    const int statuses = object[QLatin1String("statuses")].toInt();
    if (statuses & ports::ShowAllStatuses)
        state.filter.statuses = static_cast<std::uint32_t>(statuses) & ports::ShowAllStatuses;
    state.filter.onlyOnLeave = object[QLatin1String("onlyOnLeave")].toBool();
    state.filter.notSeenDays = std::clamp(object[QLatin1String("notSeenDays")].toInt(), 0, 3650);
    state.filter.neverSeen = object[QLatin1String("neverSeen")].toBool();
    state.directOnly = object[QLatin1String("directOnly")].toBool();
    state.orgUnit = object[QLatin1String("orgUnit")].toString();
    const QJsonArray openOrgUnits = object[QLatin1String("openOrgUnits")].toArray();
    for (const auto& id : openOrgUnits)
        state.openOrgUnits << id.toString();
    state.detailOpen = object[QLatin1String("detailOpen")].toBool(true);
    state.view = object[QLatin1String("view")].toString();
    const QJsonArray dividers = object[QLatin1String("dividers")].toArray();
    for (const auto& size : dividers)
        state.dividers << size.toInt();
    return state;
}

bool ViewState::sameView(const ViewState& other) const {
    const auto shown = [](const ViewState& state) {
        std::vector<ports::MemberColumn> out;
        for (const ColumnState& column : state.columns)
            if (column.shown) out.push_back(column.column);
        return out;
    };
    return shown(*this) == shown(other) && customs == other.customs && sortBy == other.sortBy &&
           descending == other.descending && filter == other.filter && orgUnit == other.orgUnit &&
           (orgUnit.isEmpty() || directOnly == other.directOnly);
}

std::string ViewState::toText() const {
    QJsonArray columnArray;
    for (const ColumnState& column : columns)
        columnArray.append(QJsonObject{{QStringLiteral("key"), columnKey(column.column)},
                                       {QStringLiteral("width"), column.width},
                                       {QStringLiteral("shown"), column.shown}});
    QJsonArray dividerArray;
    for (const int size : dividers)
        dividerArray.append(size);
    const QJsonObject object{{QStringLiteral("columns"), columnArray},
                             {QStringLiteral("customs"), QJsonArray::fromStringList(customs)},
                             {QStringLiteral("sortBy"), sortBy ? columnKey(*sortBy) : QString()},
                             {QStringLiteral("descending"), descending},
                             {QStringLiteral("statuses"), static_cast<int>(filter.statuses)},
                             {QStringLiteral("onlyOnLeave"), filter.onlyOnLeave},
                             {QStringLiteral("notSeenDays"), filter.notSeenDays},
                             {QStringLiteral("neverSeen"), filter.neverSeen},
                             {QStringLiteral("directOnly"), directOnly},
                             {QStringLiteral("orgUnit"), orgUnit},
                             {QStringLiteral("openOrgUnits"), QJsonArray::fromStringList(openOrgUnits)},
                             {QStringLiteral("detailOpen"), detailOpen},
                             {QStringLiteral("dividers"), dividerArray},
                             {QStringLiteral("view"), view}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace sekisho::ui::members
