#include "ui/diff/changeset_dialog.h"

#include "ui/diff/changeset_view.h"

#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::diff {

ChangesetDialog::ChangesetDialog(const Changeset& planned, ports::Changesets& pipe, ports::Cache& cache,
                                 ports::Executor& gui, std::function<void(const Changeset&)> applied, QWidget* parent)
    : QDialog(parent), view_(new ChangesetView(pipe, cache, gui, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("diff.dialog"));
    setWindowTitle(tr("Check the changes"));
    resize(820, 560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    connect(view_, &ChangesetView::applied, this, [this, applied = std::move(applied)](const Changeset& changeset) {
        if (applied) applied(changeset);
        accept();
    });
    connect(view_, &ChangesetView::discarded, this, &QDialog::accept);
    // A closed dialog whose plan could not be discarded ends all the same: the service forgets old plans by itself.
    connect(&view_->follower(), &commands::ChangesetFollower::failed, this, [this] {
        if (isHidden()) QDialog::reject();
    });
    connect(&view_->follower(), &commands::ChangesetFollower::moved, this, &ChangesetDialog::moved);
    view_->present(planned);
}

void ChangesetDialog::moved() {
    const Changeset& now = view_->follower().now();
    const bool stale = now.state == ChangesetState::RolledBack && now.error && now.error->code == "CHANGESET_STALE";
    if (!stale || !stale_) return;
    const auto work = std::exchange(stale_, {});
    QDialog::reject();
    work();
}

void ChangesetDialog::reject() {
    const ChangesetState state = view_->follower().now().state;
    if (state != ChangesetState::Planned && state != ChangesetState::Open) return QDialog::reject();
    hide();
    view_->follower().discard(); // discarded() then closes it
}

} // namespace sekisho::ui::diff

#include "moc_changeset_dialog.cpp"
