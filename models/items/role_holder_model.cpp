#include "models/items/role_holder_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

HolderState holderStateOf(const RoleHolder& holder, Instant now) {
    if (holder.expiresAt && *holder.expiresAt <= now) return HolderState::Ended;
    if (holder.eligible) return HolderState::Eligible;
    return holder.activation.empty() ? HolderState::Holds : HolderState::Temporary;
}

RoleHolderModel::RoleHolderModel(const Clock& clock, Words words, QObject* parent)
    : PagedRows(parent), clock_(clock), words_(std::move(words)) {}

void RoleHolderModel::setSource(Source source) {
    source_ = std::move(source);
    if (source_) return refilter();
    stop();
    exchange({});
}

ports::CallHandle RoleHolderModel::ask(const std::string& cursor) {
    return source_(cursor, [this](Result<ports::HolderPage> page) {
        if (!page) return refuse(page.error());
        take(std::move(page->holders));
        answer(std::move(page->nextCursor), page->total);
    });
}

// One person may hold a role for good, and another one by an activation.
std::string RoleHolderModel::keyOf(const RoleHolder& row) const {
    return row.user.value + '/' + row.role.value + '/' + row.activation;
}

int RoleHolderModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RoleHolderModel::textOf(const RoleHolder& holder, int column) const {
    switch (column) {
    case MemberColumn:
        return QString::fromStdString(holder.userName);
    case LoginColumn:
        return QString::fromStdString(holder.loginId);
    case OrgUnitColumn:
        return QString::fromStdString(holder.orgUnit);
    case RoleColumn:
        return words_.role(holder);
    case ScopeColumn:
        return words_.scope(holder);
    case StateColumn:
        return words_.state(holder, holderStateOf(holder, clock_.now()));
    case ExpiresColumn:
        return holder.expiresAt ? words_.time(*holder.expiresAt) : QString();
    default:
        return {};
    }
}

QVariant RoleHolderModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const RoleHolder& holder = at(index.row());
    const HolderState state = holderStateOf(holder, clock_.now());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(holder, index.column());
    case Qt::ToolTipRole: // names that people gave are never taken for markup
        if (index.column() == ExpiresColumn)
            return holder.expiresAt ? words_.timeTooltip(*holder.expiresAt) : QString();
        return textOf(holder, index.column()).toHtmlEscaped();
    case IdRole:
        return QString::fromStdString(holder.user.value);
    case StatusRole:
        return static_cast<int>(state);
    case LiveRole:
        return state == HolderState::Holds || state == HolderState::Temporary;
    case SubtitleRole:
        return QString::fromStdString(holder.loginId);
    case TimeRole:
        return index.column() == ExpiresColumn && holder.expiresAt ? QVariant(qint64{toMillis(*holder.expiresAt)})
                                                                   : QVariant();
    default:
        return {};
    }
}

QVariant RoleHolderModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
