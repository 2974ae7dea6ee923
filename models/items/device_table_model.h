#pragma once
// Devices of a filter (利用状況), last access first. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/devices.h"

#include <functional>

namespace sekisho::items {

enum class DeviceState { Online, Offline, Blocked, Erased }; // what matters most about it
DeviceState deviceStateOf(const Device& device);

class DeviceTableModel final : public PagedRows<Device> {
  public:
    enum Column {
        NameColumn,
        StateColumn,
        MemberColumn,
        LastAccessColumn,
        OsColumn,
        AppsColumn,
        LoginColumn,
        MdmColumn,
        TrustedColumn,
        VendorColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(DeviceState)> state;
        std::function<QString(const Device&)> apps;
        std::function<QString(MdmState)> mdm;
        std::function<QString(bool)> trusted;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    DeviceTableModel(ports::Devices& devices, ports::Executor& on, Words words, QObject* parent = nullptr);

    const DeviceFilter& filter() const { return filter_; }
    void setFilter(DeviceFilter filter); // asks at once

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const Device& row) const override { return row.id.value; }

  private:
    QString textOf(const Device& device, int column) const;
    ports::Devices& devices_;
    ports::Executor& on_;
    Words words_;
    DeviceFilter filter_;
};

} // namespace sekisho::items
