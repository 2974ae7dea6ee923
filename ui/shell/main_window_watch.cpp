// What the window looks after while a tenant is open, whichever screen is shown.

#include "ui/shell/brake_watch.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/banner.h"

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

} // namespace sekisho::ui
