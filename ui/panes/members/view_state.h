#pragma once
// What the members pane remembers for a tenant: columns, order, widths, sort, filters, the open organizations, the
// places of the dividers. Kept as JSON text beside the local copy; a text that cannot be read gives the defaults.

#include "models/ports/member_list.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace sekisho::ui::members {

struct ColumnState {
    ports::MemberColumn column = ports::MemberColumn::Name;
    int width = 0; // 0: default
    bool shown = true;
    bool operator==(const ColumnState&) const = default;
};

struct FilterState {
    std::uint32_t statuses = ports::ShowAllStatuses & ~static_cast<std::uint32_t>(ports::ShowDeleted);
    bool onlyOnLeave = false;
    int notSeenDays = 0;    // 0: does not matter
    bool neverSeen = false; // only those who never signed in; then the days do not matter
    bool operator==(const FilterState&) const = default;
};

struct ViewState {
    std::vector<ColumnState> columns;          // every column once, in visual order
    QStringList customs;                       // names of the custom properties that are columns too
    std::optional<ports::MemberColumn> sortBy; // nothing: the usual order
    bool descending = false;
    FilterState filter;
    bool directOnly = false;
    QString orgUnit; // empty: all members
    QStringList openOrgUnits;
    bool detailOpen = true;
    QList<int> dividers;
    QString view; // key of the named view it came from; empty: none

    // What a named view keeps: columns, sort, filter and organization. Widths, dividers and open branches are not
    // compared.
    bool sameView(const ViewState& other) const;

    static ViewState defaults();
    static ViewState fromText(const std::string& text);
    std::string toText() const;
};

} // namespace sekisho::ui::members
