#pragma once
// 例外: members whom no policy monitors; at most 200, told at once. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/monitoring.h"

#include <functional>

namespace sekisho::items {

class MonitorExceptionModel final : public PagedRows<ports::MonitorException> {
    Q_OBJECT
  public:
    enum Column { NameColumn, LoginColumn, AddedColumn, ByColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    MonitorExceptionModel(ports::Monitoring& monitoring, ports::Executor& on, Words words, QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const ports::MonitorException& row) const override { return row.member.value; }

  private:
    QString textOf(const ports::MonitorException& line, int column) const;

    ports::Monitoring& monitoring_;
    ports::Executor& on_;
    Words words_;
};

} // namespace sekisho::items
