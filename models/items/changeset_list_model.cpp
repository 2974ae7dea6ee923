#include "models/items/changeset_list_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::items {

ChangesetListModel::ChangesetListModel(Words words, QObject* parent)
    : QAbstractTableModel(parent), words_(std::move(words)) {}

void ChangesetListModel::setChangesets(std::vector<Changeset> changesets) {
    const auto sameOrder = std::ranges::equal(changesets, changesets_, {}, &Changeset::id, &Changeset::id);
    if (sameOrder) {
        changesets_ = std::move(changesets);
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    changesets_ = std::move(changesets);
    endResetModel();
}

void ChangesetListModel::append(std::vector<Changeset> more) {
    std::erase_if(more, [this](const Changeset& c) { return rowOf(c.id) >= 0; });
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    std::ranges::move(more, std::back_inserter(changesets_));
    endInsertRows();
}

void ChangesetListModel::put(const Changeset& changeset) {
    const int row = rowOf(changeset.id);
    if (row >= 0) {
        changesets_[static_cast<std::size_t>(row)] = changeset;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, 0, 0);
    changesets_.insert(changesets_.begin(), changeset);
    endInsertRows();
}

void ChangesetListModel::remove(const ChangesetId& id) {
    const int row = rowOf(id);
    if (row < 0) return;
    beginRemoveRows({}, row, row);
    changesets_.erase(changesets_.begin() + row);
    endRemoveRows();
}

int ChangesetListModel::rowOf(const ChangesetId& id) const {
    const auto it = std::ranges::find(changesets_, id, &Changeset::id);
    return it == changesets_.end() ? -1 : static_cast<int>(it - changesets_.begin());
}

void ChangesetListModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ChangesetListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(changesets_.size());
}
int ChangesetListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesetListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Changeset& changeset = at(index.row());
    const Instant when = changeset.appliedAt.value_or(changeset.createdAt);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TitleColumn:
            return words_.title(changeset);
        case StateColumn:
            return words_.state(changeset);
        case WhenColumn:
            return words_.time(when);
        case AuthorColumn:
            return QString::fromStdString(changeset.authorName);
        case RowsColumn:
            return static_cast<qlonglong>(changeset.total);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == WhenColumn) return words_.timeTooltip(when);
        return data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        if (index.column() == RowsColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case StatusRole:
        return changeset.undoneBy ? kTakenBack : static_cast<int>(changeset.state);
    case IdRole:
        return QString::fromStdString(changeset.id.value);
    default:
        return {};
    }
}

QVariant ChangesetListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole && section == RowsColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_changeset_list_model.cpp"
