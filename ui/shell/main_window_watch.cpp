// What the window looks after while a tenant is open, whichever screen is shown.

#include "models/commands/words.h"
#include "ui/shell/brake_watch.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"

#include <QToolButton>

namespace sekisho::ui {

namespace {
const QString kHeldOrders = QStringLiteral("security.heldOrders");
}

// A hold is told once when it begins; how much it is stands in the navigation and below.
void MainWindow::watchBrake(const PaneServices& services) {
    brake_ = new BrakeWatch(services, this);
    connect(brake_, &BrakeWatch::changed, this, &MainWindow::heldChanged);
    connect(status_, &StatusLine::heldWanted, brake_, [this] { openScreen(kHeldOrders); });
    connect(brake_, &BrakeWatch::began, this, [this] {
        if (currentPane() && currentPane()->menuKey() == kHeldOrders) return; // he sees it
        banner_->announce(Banner::Kind::Warning, brake_->sentence(), tr("Look at it"),
                          [this] { openScreen(kHeldOrders); });
    });
}

void MainWindow::heldChanged() {
    const int held = brake_ ? brake_->held() : 0;
    nav_->setCount(kHeldOrders, held);
    status_->setHeld(held);
}

void MainWindow::refreshStatus() {
    const ports::Identity* identity = session_->identity();
    status_->setLink(session_->linkStatus(), identity != nullptr);
    if (session_->tenant() && session_->tenant()->cache())
        status_->setCopy(session_->tenant()->cache()->status(), clock_.now());
    TenantLink* tenant = session_->tenant();
    status_->setQueued(tenant ? tenant->cutOffQueue().waiting() : std::vector<ports::QueuedCutOff>(), clock_.now());
    status_->setJobs(*jobs_);
    status_->setTime(clock_.now());
    QStringList roles;
    if (identity)
        for (const RoleHolding& holding : identity->roles)
            roles << commands::roleText(holding.role);
    const QString name = identity ? commands::fromUtf8(identity->name) : session_->place().loginId;
    status_->setAccount(session_->place().name, name, roles.join(QStringLiteral(", ")));
    account_->setText(roles.isEmpty() ? name : tr("%1 (%2)").arg(name, roles.front()));
    account_->setIcon(icon(QStringLiteral("im-user")));
    setWindowTitle(session_->state() == SessionController::State::Working
                       ? tr("%1 – Sekisho").arg(session_->place().name)
                       : tr("Sekisho"));
}

} // namespace sekisho::ui
