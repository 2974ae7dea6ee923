#pragma once
// Trusted devices (信頼済み端末), last use first. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/devices.h"

#include <functional>

namespace sekisho::items {

class TrustedTableModel final : public PagedRows<TrustedDevice> {
  public:
    enum Column { NameColumn, OsColumn, MemberColumn, LoginColumn, TrustedAtColumn, LastUsedColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    TrustedTableModel(ports::Devices& devices, ports::Executor& on, Words words, QObject* parent = nullptr);

    const std::string& text() const { return text_; }
    void setText(std::string text); // asks at once

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const TrustedDevice& row) const override { return row.id; }

  private:
    ports::Devices& devices_;
    ports::Executor& on_;
    Words words_;
    std::string text_;
};

} // namespace sekisho::items
