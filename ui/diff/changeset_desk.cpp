#include "ui/diff/changeset_desk.h"

#include "ui/diff/changeset_dialog.h"

#include <QWidget>

#include <utility>

namespace sekisho::ui::diff {

ChangesetDesk::ChangesetDesk(ports::Changesets& pipe, ports::Cache& cache, ports::Sync& sync, ports::Executor& gui,
                             QWidget* owner)
    : QObject(owner), pipe_(pipe), cache_(cache), sync_(sync), gui_(gui), owner_(owner) {}

void ChangesetDesk::submit(NewChangeset wanted, Applied applied) {
    if (busy()) return;
    std::int64_t no = 0;
    for (Operation& operation : wanted.operations)
        operation.no = ++no;
    wanted.plan = true;
    call_ = pipe_.create(wanted, gui_, [this, applied = std::move(applied)](Result<Changeset> planned) {
        show(std::move(planned), applied);
    });
    Q_EMIT busyChanged();
}

void ChangesetDesk::takeBack(const ChangesetId& id, Applied applied) {
    if (busy()) return;
    call_ = pipe_.undo(id, gui_, [this, applied = std::move(applied)](Result<Changeset> planned) {
        show(std::move(planned), applied);
    });
    Q_EMIT busyChanged();
}

void ChangesetDesk::show(Result<Changeset> planned, const Applied& applied) {
    Q_EMIT busyChanged();
    if (!planned) {
        Q_EMIT failed(planned.error());
        return;
    }
    auto* dialog = new ChangesetDialog(
        *planned, pipe_, cache_, gui_,
        [this, applied](const Changeset& changeset) {
            sync_.refreshNow();
            if (applied) applied(changeset);
        },
        owner_->window());
    dialog->open();
}

} // namespace sekisho::ui::diff
