#include "models/items/held_order_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace sekisho::items {

namespace {

QString heldText(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

HeldOrderModel::HeldOrderModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(std::move(words)) {}

// Runs of rows that are gone are taken out at once: a decision on one asker may take thousands.
void HeldOrderModel::removeGone(const std::vector<HeldOrder>& present) {
    std::unordered_set<std::string_view> there;
    for (const HeldOrder& order : present)
        there.insert(order.id);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (there.contains(at(last).id)) continue;
        int first = last;
        while (first > 0 && !there.contains(at(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        orders_.erase(orders_.begin() + first, orders_.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void HeldOrderModel::setOrders(std::vector<HeldOrder> orders) {
    removeGone(orders);
    const auto stay = static_cast<std::ptrdiff_t>(orders_.size());
    const bool sameOrder =
        stay <= static_cast<std::ptrdiff_t>(orders.size()) &&
        std::equal(orders_.begin(), orders_.end(), orders.begin(),
                   [](const HeldOrder& before, const HeldOrder& now) { return before.id == now.id; });
    if (!sameOrder) {
        beginResetModel();
        orders_ = std::move(orders);
        endResetModel();
        return;
    }
    std::move(orders.begin(), orders.begin() + stay, orders_.begin());
    if (stay > 0) Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(stay) - 1, ColumnCount - 1));
    orders.erase(orders.begin(), orders.begin() + stay);
    append(std::move(orders));
}

void HeldOrderModel::append(std::vector<HeldOrder> more) {
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    orders_.insert(orders_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    endInsertRows();
}

int HeldOrderModel::rowOf(const std::string& id) const {
    const auto found = std::ranges::find(orders_, id, &HeldOrder::id);
    return found == orders_.end() ? -1 : static_cast<int>(found - orders_.begin());
}

void HeldOrderModel::timePassed() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, LeftColumn), index(rowCount() - 1, LeftColumn));
}

void HeldOrderModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HeldOrderModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(orders_.size());
}
int HeldOrderModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HeldOrderModel::shown(const HeldOrder& order, int column) const {
    switch (column) {
    case DecidedColumn:
        return order.decidedAt ? words_.time(*order.decidedAt) : QString();
    case StateColumn:
        return words_.state(order.state);
    case HeldColumn:
        return words_.time(order.heldAt);
    case AskerColumn:
        return words_.asker(order);
    case WhatColumn:
        return words_.step(order.stepKind);
    case MemberColumn:
        return heldText(order.userName);
    case DeviceColumn:
        return heldText(order.targetName);
    case LeftColumn:
        return order.state == HeldState::Held ? words_.left(order.expiresAt) : QString();
    case DeciderColumn:
        return heldText(order.decidedBy);
    case ReasonColumn:
        return words_.reason(order.reason);
    default:
        return {};
    }
}

QVariant HeldOrderModel::timeOf(const HeldOrder& order, int column) const {
    if (column == DecidedColumn && order.decidedAt) return static_cast<qint64>(toMillis(*order.decidedAt));
    if (column == HeldColumn) return static_cast<qint64>(toMillis(order.heldAt));
    if (column == LeftColumn) return static_cast<qint64>(toMillis(order.expiresAt));
    return {};
}

QVariant HeldOrderModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const HeldOrder& order = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(order, index.column());
    case Qt::ToolTipRole: // names and reasons that people wrote are never taken for markup
        if (index.column() == HeldColumn) return words_.timeTooltip(order.heldAt);
        if (index.column() == LeftColumn) return words_.timeTooltip(order.expiresAt);
        if (index.column() == DecidedColumn && order.decidedAt) return words_.timeTooltip(*order.decidedAt);
        return shown(order, index.column()).toHtmlEscaped();
    case IdRole:
        return heldText(order.id);
    case StatusRole:
        return static_cast<int>(order.state);
    case TimeRole:
        return timeOf(order, index.column());
    default:
        return {};
    }
}

QVariant HeldOrderModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_held_order_model.cpp"
