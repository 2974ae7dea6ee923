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
    // Somebody else has changed, or deleted, what an operation names by a version.
    using Overtaken = std::function<void()>;
    // Numbers the operations and plans them. One of the two runs, once, or neither; without `overtaken` such rows are
    // shown as refused ones.
    void submit(NewChangeset wanted, Applied applied, Overtaken overtaken = {});
    void takeBack(const ChangesetId& id, Applied applied);
    bool busy() const { return call_.running(); }
    const ports::OperationValues& values() const { return pipe_.values(); }

  Q_SIGNALS:
    void busyChanged();
    void failed(const sekisho::Error& error);

  private:
    struct Job {
        NewChangeset wanted; // empty: an undo
        Applied applied;
        Overtaken overtaken;
    };
    void planned(Result<Changeset> outcome, const Job& job);
    void lookForOvertaken(const Changeset& planned, const Job& job);
    void show(const Changeset& planned, const Job& job);

    ports::Changesets& pipe_;
    ports::Cache& cache_;
    ports::Sync& sync_;
    ports::Executor& gui_;
    QWidget* owner_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::diff
