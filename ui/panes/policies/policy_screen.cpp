#include "ui/panes/policies/policy_screen.h"

#include "models/commands/policy_words.h"
#include "models/policy/schema.h"
#include "ui/panes/policies/policy_pane.h"

#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

PolicyScreen::PolicyScreen(PaneServices services, const QString& menuKey, QWidget* parent, const Head& head)
    : Pane(std::move(services), parent), menuKey_(menuKey) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    if (head) whole->addWidget(head(services_, this)); // made first, so that Tab comes to it first
    pane_ = new PolicyPane(services_, menuKey, this);
    whole->addWidget(pane_);
    connect(pane_, &Pane::draftChanged, this, &Pane::draftChanged);
    connect(pane_, &Pane::openWanted, this, &Pane::openWanted);
}

QString PolicyScreen::title() const {
    return commands::factText(policy::schemaOfMenu(commands::toUtf8(menuKey_))->label);
}

void PolicyScreen::editCurrent() {
    pane_->editCurrent();
}

bool PolicyScreen::giveUpDraft() {
    return pane_->giveUpDraft();
}

bool PolicyScreen::hasDraft() const {
    return pane_->hasDraft();
}

bool PolicyScreen::hasList() const {
    return pane_->hasList();
}

void PolicyScreen::exportShown(const TellExport& tell) {
    pane_->exportShown(tell);
}

void PolicyScreen::linkChanged() {
    pane_->linkChanged();
}

} // namespace sekisho::ui

#include "moc_policy_screen.cpp"
