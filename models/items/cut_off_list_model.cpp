#include "models/items/cut_off_list_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::items {

CutOffListModel::CutOffListModel(Words words, QObject* parent)
    : QAbstractTableModel(parent), words_(std::move(words)) {}

void CutOffListModel::setWaiting(std::vector<ports::QueuedCutOff> waiting) {
    const int before = waitingCount(), after = static_cast<int>(waiting.size());
    const auto same = [](const ports::QueuedCutOff& one, const ports::QueuedCutOff& other) {
        return one.order.id == other.order.id;
    };
    if (std::ranges::equal(waiting, waiting_, same)) { // else the line that was chosen would be another order
        waiting_ = std::move(waiting);
        return timePassed();
    }
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        waiting_.clear();
        endRemoveRows();
    }
    if (after > 0) {
        beginInsertRows({}, 0, after - 1);
        waiting_ = std::move(waiting);
        endInsertRows();
    }
}

void CutOffListModel::setCutOffs(std::vector<CutOff> cutOffs) {
    if (std::ranges::equal(cutOffs, cutOffs_, {}, &CutOff::id, &CutOff::id)) {
        cutOffs_ = std::move(cutOffs);
        if (!cutOffs_.empty()) Q_EMIT dataChanged(index(waitingCount(), 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    cutOffs_ = std::move(cutOffs);
    endResetModel();
}

void CutOffListModel::append(std::vector<CutOff> more) {
    std::erase_if(more, [this](const CutOff& one) { return rowOf(one.id) >= 0; });
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    std::ranges::move(more, std::back_inserter(cutOffs_));
    endInsertRows();
}

void CutOffListModel::put(const CutOff& cutOff) {
    const int row = rowOf(cutOff.id);
    if (row < waitingCount()) return; // not there, or not sent yet
    cutOffs_[static_cast<std::size_t>(row) - waiting_.size()] = cutOff;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const CutOffId& CutOffListModel::idAt(int row) const {
    return isWaiting(row) ? waitingAt(row).order.id : at(row).id;
}

int CutOffListModel::rowOf(const CutOffId& id) const {
    for (int row = 0; row < rowCount(); ++row)
        if (idAt(row) == id) return row;
    return -1;
}

void CutOffListModel::timePassed() {
    if (!waiting_.empty()) Q_EMIT dataChanged(index(0, 0), index(waitingCount() - 1, ColumnCount - 1));
}

void CutOffListModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CutOffListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(waiting_.size() + cutOffs_.size());
}
int CutOffListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

int CutOffListModel::statusAt(int row) const {
    if (isWaiting(row)) return waitingAt(row).refused ? kRefused : kWaits;
    return static_cast<int>(stateOf(at(row)));
}

Instant CutOffListModel::whenAt(int row) const {
    return isWaiting(row) ? waitingAt(row).queuedAt : at(row).orderedAt;
}

QString CutOffListModel::textOf(const CutOff& cutOff, int column) const {
    switch (column) {
    case MemberColumn:
        return words_.member(cutOff);
    case LostColumn:
        return words_.lost(cutOff);
    case StepsColumn:
        return words_.steps(cutOff);
    case OperatorColumn:
        return QString::fromStdString(cutOff.actorName);
    default:
        return {};
    }
}

QString CutOffListModel::textOf(const ports::QueuedCutOff& one, int column) const {
    switch (column) {
    case MemberColumn:
        return QString::fromStdString(one.userName);
    case LostColumn:
        return words_.lostOf(one.order.lost);
    case StepsColumn:
        return words_.waiting(one);
    default:
        return {};
    }
}

QVariant CutOffListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == WhenColumn) return words_.time(whenAt(row));
        if (index.column() == StateColumn) return words_.state(statusAt(row));
        return isWaiting(row) ? textOf(waitingAt(row), index.column()) : textOf(at(row), index.column());
    case Qt::ToolTipRole: // names that people and devices gave are never taken for markup
        if (index.column() == WhenColumn) return words_.timeTooltip(whenAt(row));
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    case StatusRole:
        return statusAt(row);
    case InstantRole:
        return static_cast<qint64>(toMillis(whenAt(row)));
    case TimeRole:
        if (index.column() == WhenColumn) return static_cast<qint64>(toMillis(whenAt(row)));
        return {};
    case IdRole:
        return QString::fromStdString(idAt(row).value);
    default:
        return {};
    }
}

QVariant CutOffListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_cut_off_list_model.cpp"
