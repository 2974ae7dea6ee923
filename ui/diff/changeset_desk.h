#pragma once
// For screens that change a few things at once: hands the operations to the pipe, shows what they would do, and applies
// them after a yes. One at a time. GUI thread.

#include "models/domain/changeset.h"
#include "models/ports/cache.h"
#include "models/ports/changesets.h"

#include <QObject>

#include <functional>

class QWidget;

namespace sekisho::ui::diff {

class ChangesetDesk final : public QObject {
    Q_OBJECT
  public:
    // Everything outlives the desk; dialogs stand over the window of `owner`.
    ChangesetDesk(ports::Changesets& pipe, ports::Cache& cache, ports::Sync& sync, ports::Executor& gui,
                  QWidget* owner);

    using Applied = std::function<void(const Changeset&)>;
    // Numbers the operations and plans them. `applied` runs once or never.
    void submit(NewChangeset wanted, Applied applied);
    void takeBack(const ChangesetId& id, Applied applied);
    bool busy() const { return call_.running(); }
    const ports::OperationValues& values() const { return pipe_.values(); }

  Q_SIGNALS:
    void busyChanged();
    void failed(const sekisho::Error& error);

  private:
    void show(Result<Changeset> planned, const Applied& applied);

    ports::Changesets& pipe_;
    ports::Cache& cache_;
    ports::Sync& sync_;
    ports::Executor& gui_;
    QWidget* owner_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::diff
