#pragma once
// Who is signed in from where (ログイン状況): live sessions of a filter, last use first. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/devices.h"

#include <functional>

namespace sekisho::items {

class LiveSessionModel final : public PagedRows<ports::LiveSession> {
  public:
    enum Column {
        MemberColumn,
        LoginColumn,
        ClientColumn,
        DeviceColumn,
        OsColumn,
        IpColumn,
        CountryColumn,
        LastUsedColumn,
        StartedColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const Session&)> client; // says so when it is the one that asks
        std::function<QString(const std::string&)> country;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    LiveSessionModel(ports::Devices& devices, ports::Executor& on, Words words, QObject* parent = nullptr);

    const ports::SessionFilter& filter() const { return filter_; }
    void setFilter(ports::SessionFilter filter);      // asks at once
    std::int64_t members() const { return members_; } // distinct ones of the filter; -1: not told yet

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const ports::LiveSession& row) const override { return row.session.id.value; }

  private:
    QString textOf(const ports::LiveSession& live, int column) const;
    ports::Devices& devices_;
    ports::Executor& on_;
    Words words_;
    ports::SessionFilter filter_;
    std::int64_t members_ = -1;
};

} // namespace sekisho::items
