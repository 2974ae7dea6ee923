#include "models/items/live_session_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

LiveSessionModel::LiveSessionModel(ports::Devices& devices, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), devices_(devices), on_(on), words_(std::move(words)) {}

void LiveSessionModel::setFilter(ports::SessionFilter filter) {
    filter_ = std::move(filter);
    members_ = -1;
    refilter();
}

ports::CallHandle LiveSessionModel::ask(const std::string& cursor) {
    return devices_.liveSessions(filter_, cursor, on_, [this](Result<ports::LiveSessionPage> page) {
        if (!page) return refuse(page.error());
        if (page->members >= 0) members_ = page->members;
        take(std::move(page->sessions));
        answer(std::move(page->nextCursor), page->total);
    });
}

int LiveSessionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LiveSessionModel::textOf(const ports::LiveSession& live, int column) const {
    const Session& session = live.session;
    switch (column) {
    case MemberColumn:
        return QString::fromStdString(live.userName);
    case LoginColumn:
        return QString::fromStdString(live.loginId);
    case ClientColumn:
        return words_.client(session);
    case DeviceColumn:
        return QString::fromStdString(session.deviceName);
    case OsColumn:
        return QString::fromStdString(session.os);
    case IpColumn:
        return QString::fromStdString(session.ip);
    case CountryColumn:
        return words_.country(session.country);
    case LastUsedColumn:
        return words_.time(session.lastUsedAt);
    case StartedColumn:
        return words_.time(session.startedAt);
    default:
        return {};
    }
}

QVariant LiveSessionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const ports::LiveSession& live = at(index.row());
    const bool timed = index.column() == LastUsedColumn || index.column() == StartedColumn;
    const Instant when = index.column() == StartedColumn ? live.session.startedAt : live.session.lastUsedAt;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(live, index.column());
    case Qt::ToolTipRole: // names that people and devices gave are never taken for markup
        if (timed) return words_.timeTooltip(when);
        if (index.column() == ClientColumn && !live.session.userAgent.empty())
            return QString::fromStdString(live.session.userAgent).toHtmlEscaped();
        return textOf(live, index.column()).toHtmlEscaped();
    case IdRole:
        return QString::fromStdString(live.session.id.value);
    case LiveRole:
        return live.session.live();
    case TimeRole:
        return timed ? QVariant(static_cast<qint64>(toMillis(when))) : QVariant();
    default:
        return {};
    }
}

QVariant LiveSessionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
