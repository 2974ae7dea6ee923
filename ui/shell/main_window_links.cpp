// Links that open a screen of the window: now, or as soon as somebody has signed in.
#include "models/commands/words.h"
#include "ui/shell/main_window.h"

#include <utility>

namespace sekisho::ui {

bool MainWindow::isAtHome(const ScreenLink& link) const {
    const ports::Identity* identity =
        session_->state() == SessionController::State::Working ? session_->identity() : nullptr;
    return identity && commands::fromUtf8(identity->workgroup).compare(link.workgroup, Qt::CaseInsensitive) == 0;
}

void MainWindow::openLink(const ScreenLink& link) {
    link_ = link;
    followLink();
}

void MainWindow::followLink() {
    if (!link_ || !paneServices_ || session_->state() != SessionController::State::Working || !session_->identity())
        return;
    const ScreenLink link = *std::exchange(link_, std::nullopt);
    if (!isAtHome(link))
        return banner_->announce(
            Banner::Kind::Warning,
            tr("The link belongs to the workgroup %1, but you are signed in to %2. Sign in there to open it.")
                .arg(link.workgroup, commands::fromUtf8(session_->identity()->workgroup)));
    if (!pane(link.menu))
        return banner_->announce(Banner::Kind::Warning,
                                 tr("The link leads to a screen that this console does not have."));
    openResource(link.menu, link.resource);
}

} // namespace sekisho::ui
