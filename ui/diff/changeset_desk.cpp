#include "ui/diff/changeset_desk.h"

#include "ui/diff/changeset_dialog.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace sekisho::ui::diff {

namespace {

// Of the thing itself, not of something that a field of it names.
bool isOvertaken(const PlannedRow& row) {
    return row.error && (row.error->code == "PRECONDITION_FAILED" ||
                         (row.error->field.empty() && row.error->code.ends_with("_NOT_EXIST")));
}

} // namespace

ChangesetDesk::ChangesetDesk(ports::Changesets& pipe, ports::Cache& cache, ports::Sync& sync, ports::Executor& gui,
                             QWidget* owner)
    : QObject(owner), pipe_(pipe), cache_(cache), sync_(sync), gui_(gui), owner_(owner) {}

void ChangesetDesk::submit(NewChangeset wanted, Applied applied, Overtaken overtaken) {
    if (busy()) return;
    std::int64_t no = 0;
    for (Operation& operation : wanted.operations)
        operation.no = ++no;
    wanted.plan = true;
    Job job{std::move(wanted), std::move(applied), std::move(overtaken)};
    call_ =
        pipe_.create(job.wanted, gui_, [this, job](Result<Changeset> outcome) { planned(std::move(outcome), job); });
    Q_EMIT busyChanged();
}

void ChangesetDesk::takeBack(const ChangesetId& id, Applied applied) {
    if (busy()) return;
    const Job job{{}, std::move(applied), {}};
    call_ = pipe_.undo(id, gui_, [this, job](Result<Changeset> outcome) { planned(std::move(outcome), job); });
    Q_EMIT busyChanged();
}

void ChangesetDesk::planned(Result<Changeset> outcome, const Job& job) {
    if (outcome && job.overtaken && outcome->count(Verdict::Refused) > 0) return lookForOvertaken(*outcome, job);
    Q_EMIT busyChanged();
    if (!outcome) {
        Q_EMIT failed(outcome.error());
        return;
    }
    show(*outcome, job);
}

void ChangesetDesk::lookForOvertaken(const Changeset& planned, const Job& job) {
    ports::RowQuery query;
    query.changeset = planned.id;
    query.verdict = Verdict::Refused;
    call_ = pipe_.rows(query, gui_, [this, planned, job](const Result<ports::RowPage>& page) {
        const bool late = page && std::ranges::any_of(page->rows, isOvertaken);
        if (!late) {
            Q_EMIT busyChanged();
            return show(planned, job);
        }
        // The plan is of no use any more. If it cannot be discarded, the service forgets it by itself.
        call_ = pipe_.discard(planned.id, gui_, [this, job](const Result<std::monostate>&) {
            Q_EMIT busyChanged();
            sync_.refreshNow();
            job.overtaken();
        });
    });
}

void ChangesetDesk::show(const Changeset& planned, const Job& job) {
    auto* dialog = new ChangesetDialog(
        planned, pipe_, cache_, gui_,
        [this, applied = job.applied](const Changeset& changeset) {
            sync_.refreshNow();
            if (applied) applied(changeset);
        },
        owner_->window());
    if (job.overtaken) // planned anew it says whether it is only another plan, or no longer possible
        dialog->whenStale([this, job] { submit(job.wanted, job.applied, job.overtaken); });
    dialog->open();
}

} // namespace sekisho::ui::diff

#include "moc_changeset_desk.cpp"
