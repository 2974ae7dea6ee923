#pragma once
// What policies have found, newest first, by pages; without excerpts, which are read one by one. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/monitoring.h"

#include <functional>

namespace sekisho::items {

class DetectionModel final : public PagedRows<Detection> {
    Q_OBJECT
  public:
    enum Column {
        StateColumn,
        TimeColumn,
        PolicyColumn,
        MemberColumn,
        TargetColumn,
        NoteColumn,
        ChangedColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(DetectionState)> state;
        std::function<QString(const Detection&)> member; // also of nobody of the tenant
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    DetectionModel(ports::Monitoring& monitoring, ports::Executor& on, Words words, QObject* parent = nullptr);

    const ports::DetectionQuery& query() const { return query_; }
    void setQuery(ports::DetectionQuery query); // asks at once
    std::int64_t open() const { return open_; } // of the policy and member asked for; -1: not told yet

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // StatusRole: int(DetectionState)
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const Detection& row) const override { return std::to_string(row.id); }

  private:
    QString textOf(const Detection& detection, int column) const;

    ports::Monitoring& monitoring_;
    ports::Executor& on_;
    Words words_;
    ports::DetectionQuery query_;
    std::int64_t open_ = -1;
};

} // namespace sekisho::items
