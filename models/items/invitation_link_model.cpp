#include "models/items/invitation_link_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::items {

InvitationLinkModel::InvitationLinkModel(Words words, QObject* parent)
    : QAbstractTableModel(parent), words_(std::move(words)) {}

void InvitationLinkModel::setLinks(std::vector<InvitationLink> links) {
    if (std::ranges::equal(links, links_, {}, &InvitationLink::id, &InvitationLink::id)) {
        links_ = std::move(links);
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    links_ = std::move(links);
    endResetModel();
}

void InvitationLinkModel::append(std::vector<InvitationLink> more) {
    std::erase_if(more, [this](const InvitationLink& link) { return rowOf(link.id) >= 0; });
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    std::ranges::move(more, std::back_inserter(links_));
    endInsertRows();
}

int InvitationLinkModel::rowOf(const InvitationId& id) const {
    const auto it = std::ranges::find(links_, id, &InvitationLink::id);
    return it == links_.end() ? -1 : static_cast<int>(it - links_.begin());
}

void InvitationLinkModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int InvitationLinkModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(links_.size());
}
int InvitationLinkModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvitationLinkModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const InvitationLink& link = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case StateColumn:
            return words_.state(link);
        case InviterColumn:
            return QString::fromStdString(link.inviterName);
        case RoleColumn:
            return words_.role(link);
        case CreatedColumn:
            return words_.time(link.created);
        case ExpiresColumn:
            return words_.time(link.expires);
        case WaitingColumn:
            return static_cast<qlonglong>(link.waiting);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == CreatedColumn) return words_.timeTooltip(link.created);
        if (index.column() == ExpiresColumn) return words_.timeTooltip(link.expires);
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    case Qt::TextAlignmentRole:
        if (index.column() == WaitingColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case IdRole:
        return QString::fromStdString(link.id.value);
    default:
        return {};
    }
}

QVariant InvitationLinkModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_invitation_link_model.cpp"
