#pragma once
// A changeset that was planned for one gesture (a drag in the tree, an undo) and waits for a yes. Opened without a
// nested loop; closing it discards what was not applied. Deletes itself. GUI thread.

#include "models/domain/changeset.h"
#include "models/ports/cache.h"
#include "models/ports/changesets.h"

#include <QDialog>

#include <functional>
#include <utility>

namespace sekisho::ui::diff {

class ChangesetView;

class ChangesetDialog final : public QDialog {
    Q_OBJECT
  public:
    ChangesetDialog(const Changeset& planned, ports::Changesets& pipe, ports::Cache& cache, ports::Executor& gui,
                    std::function<void(const Changeset&)> applied, QWidget* parent);
    // When somebody else was quicker between plan and yes, the dialog closes and runs this instead of showing what was
    // rolled back.
    void whenStale(std::function<void()> work) { stale_ = std::move(work); }
    void reject() override;

  private:
    void moved();

    ChangesetView* view_;
    std::function<void()> stale_;
};

} // namespace sekisho::ui::diff
