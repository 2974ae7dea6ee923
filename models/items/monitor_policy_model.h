#pragma once
// The monitoring policies of a service in the order of their numbers; at most 500, told at once. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/monitoring.h"

#include <functional>

namespace sekisho::items {

class MonitorPolicyModel final : public PagedRows<policy::MonitorPolicy> {
    Q_OBJECT
  public:
    enum Column {
        NumberColumn,
        NameColumn,
        StateColumn,
        CountColumn,
        TargetColumn, // this and the next three: Drive
        OperationColumn,
        CriterionColumn,
        PeriodColumn,
        CreatorColumn,
        CreatedColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const policy::MonitorPolicy&)> count; // "100,000+" beyond what is shown
        std::function<QString(const policy::MonitorPolicy&)> state;
        std::function<QString(const policy::MonitorPolicy&)> target;
        std::function<QString(const policy::MonitorPolicy&)> operation;
        std::function<QString(const policy::MonitorPolicy&)> criterion;
        std::function<QString(const policy::MonitorPolicy&)> period;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    MonitorPolicyModel(ports::Monitoring& monitoring, ports::Executor& on, MonitorService service, Words words,
                       QObject* parent = nullptr);

    MonitorService service() const { return service_; }

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // StatusRole: 1 in use, 0 not
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const policy::MonitorPolicy& row) const override { return row.id; }

  private:
    QString textOf(const policy::MonitorPolicy& policy, int column) const;

    ports::Monitoring& monitoring_;
    ports::Executor& on_;
    MonitorService service_;
    Words words_;
};

} // namespace sekisho::items
