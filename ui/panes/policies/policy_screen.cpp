#include "ui/panes/policies/policy_screen.h"

#include "models/commands/policy_words.h"
#include "models/policy/schema.h"
#include "ui/panes/policies/policy_pane.h"

#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

PolicyScreen::PolicyScreen(PaneServices services, const QString& menuKey, QWidget* parent, Head head)
    : Pane(std::move(services), parent), menuKey_(menuKey), head_(std::move(head)) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
}

PolicyPane& PolicyScreen::made() {
    if (pane_) return *pane_;
    if (head_) layout()->addWidget(head_(services_, this));
    pane_ = new PolicyPane(services_, menuKey_, this);
    layout()->addWidget(pane_);
    connect(pane_, &Pane::draftChanged, this, &Pane::draftChanged);
    connect(pane_, &Pane::openWanted, this, &Pane::openWanted);
    pane_->show();
    return *pane_;
}

QString PolicyScreen::title() const {
    return commands::factText(policy::schemaOfMenu(commands::toUtf8(menuKey_))->label);
}

void PolicyScreen::editCurrent() {
    made().editCurrent();
}

bool PolicyScreen::giveUpDraft() {
    return !hasDraft() || made().giveUpDraft();
}

bool PolicyScreen::hasDraft() const {
    return pane_ ? pane_->hasDraft() : PolicyPane::keptDraft(services_.cache, menuKey_);
}

bool PolicyScreen::hasList() const {
    return pane_ && pane_->hasList();
}

void PolicyScreen::exportShown(const TellExport& tell) {
    if (pane_) pane_->exportShown(tell);
}

void PolicyScreen::linkChanged() {
    if (pane_) pane_->linkChanged();
}

void PolicyScreen::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    made();
}

} // namespace sekisho::ui

#include "moc_policy_screen.cpp"
