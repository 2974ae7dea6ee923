// The screens of the tenant that is open: made when they are wanted, gone with it.
#include "ui/shell/brake_watch.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/configuration_desk.h"
#include "ui/widgets/dialog_draft.h"

#include <QDialog>
#include <QPointer>
#include <QStackedWidget>

#include <algorithm>
#include <utility>
#include <vector>

namespace sekisho::ui {

void MainWindow::openPanes() {
    if (paneServices_ || !session_->tenant() || !session_->tenant()->cache() || !session_->tenant()->importDesk())
        return;
    TenantLink& tenant = *session_->tenant();
    paneServices_.emplace(PaneServices{*registry_, *tenant.cache(), tenant.gateway(), *tenant.sync(),
                                       *tenant.importDesk(), *tenant.exportDesk(), tenant.cutOffQueue(),
                                       tenant.archive(), *jobs_, tenant.gui(), clock_,
                                       [this] { return session_->identity(); }, [this] { return session_->online(); }});
    for (const PaneFactory& factory : factories_)
        if (factory.keptDraft && factory.keptDraft(*tenant.cache())) keptDrafts_ << factory.menuKey;
    copyWatch_ = tenant.cache()->watch(tenant.gui(), [this] { refreshStatus(); });
    watchBrake(*paneServices_);
    watchRights(*paneServices_);
    refreshNavigation();
    goTo(trail_.isEmpty() ? startScreen() : trail_.at(trailAt_), trail_.isEmpty());
    followLink();
}

void MainWindow::closePanes() {
    DialogDraft::leave(this); // what stands in a dialog comes back with it
    copyWatch_.cancel();
    delete std::exchange(brake_, nullptr);
    heldChanged();
    forgetRights();
    if (configuration_) configuration_->cancel();
    if (palette_) palette_->forget();
    // What is asked or shown is about this tenant, and not for whoever looks at a locked window.
    std::vector<QPointer<QDialog>> dialogs;
    for (QDialog* one : findChildren<QDialog*>())
        dialogs.emplace_back(one);
    for (const QPointer<QDialog>& one : dialogs)
        if (one) one->reject();
    for (const auto& [key, pane] : panes_)
        delete pane;
    panes_.clear();
    keptDrafts_.clear();
    paneServices_.reset();
}

Pane* MainWindow::madePane(const QString& menuKey) const {
    const auto it = panes_.find(menuKey);
    return it == panes_.end() ? nullptr : it->second;
}

Pane* MainWindow::pane(const QString& menuKey) {
    if (Pane* made = madePane(menuKey)) return made;
    const auto factory = std::ranges::find(factories_, menuKey, &PaneFactory::menuKey);
    if (factory == factories_.end() || !paneServices_) return nullptr;
    Pane* made = factory->make(*paneServices_, screens_);
    panes_[menuKey] = made;
    screens_->addWidget(made);
    connect(made, &Pane::selectionChanged, registry_, &commands::Registry::contextChanged);
    connect(made, &Pane::draftChanged, this, &MainWindow::refreshNavigation);
    connect(made, &Pane::openWanted, this, &MainWindow::openResource);
    connect(made, &Pane::settingsChanged, session_, &SessionController::refreshIdentity);
    if (keptDrafts_.contains(menuKey)) refreshNavigation(); // it says itself now what it holds
    return made;
}

} // namespace sekisho::ui
