#pragma once
// Orders at the brake, one a row: held ones oldest first, or decided ones newest first. A refresh leaves rows that stay
// where they are, so that a selection outlives it. GUI thread.

#include "models/domain/brake.h"

#include <QAbstractTableModel>

#include <functional>
#include <string>
#include <vector>

namespace sekisho::items {

class HeldOrderModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        DecidedColumn,
        StateColumn,
        HeldColumn,
        AskerColumn,
        WhatColumn,
        MemberColumn,
        DeviceColumn,
        LeftColumn,
        DeciderColumn,
        ReasonColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const HeldOrder&)> asker;
        std::function<QString(StepKind)> step;
        std::function<QString(HeldState)> state;
        std::function<QString(const std::string&)> reason; // what somebody wrote, or why the service decided
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
        std::function<QString(Instant)> left; // until then
    };
    explicit HeldOrderModel(Words words, QObject* parent = nullptr);

    void setOrders(std::vector<HeldOrder> orders);
    void append(std::vector<HeldOrder> more);
    const HeldOrder& at(int row) const { return orders_[static_cast<std::size_t>(row)]; }
    int rowOf(const std::string& id) const; // -1: not there
    void timePassed();                      // what is left has become less
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    void removeGone(const std::vector<HeldOrder>& present);
    QString shown(const HeldOrder& order, int column) const;
    QVariant timeOf(const HeldOrder& order, int column) const; // invalid: no time

    Words words_;
    std::vector<HeldOrder> orders_;
};

} // namespace sekisho::items
