// From the list to a member or an order and back, and what is asked before something is lost: an order that waits, or
// what was written down, which is kept beside the local copy.

#include "models/commands/cut_off_texts.h"
#include "models/items/cut_off_list_model.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/lost_device_pane.h"
#include "ui/panes/lostdevice/response_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/search_field.h"

#include <QPointer>
#include <QStackedWidget>
#include <QTableView>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {
const QString kCutOffPrefix = QStringLiteral("cutOff:");
}

void LostDevicePane::respond(const UserId& member, const commands::CutOffRecord& record) {
    if (staysForOrder()) return;
    follow_->leave();
    search_->clear();
    banner_->dismiss();
    stack_->setCurrentWidget(response_);
    response_->open(member, record);
    refreshLook();
}

void LostDevicePane::follow(const QString& cutOffId, const commands::CutOffRecord& record) {
    if (staysForOrder()) return;
    response_->leave();
    search_->clear();
    stack_->setCurrentWidget(follow_);
    follow_->follow(cutOffId, record);
    follow_->setFocus(Qt::OtherFocusReason);
    refreshLook();
}

void LostDevicePane::showList() {
    if (staysForOrder()) return;
    response_->leave();
    follow_->leave();
    stack_->setCurrentWidget(listPage_);
    if (services_.online()) load();
    refreshLook();
    if (!search_->hasFocus()) table_->setFocus(Qt::OtherFocusReason);
}

std::string LostDevicePane::draftText() const {
    commands::Drafts<commands::CutOffRecord> drafts;
    if (response_->hasDraft()) drafts[response_->desk().person().id.value].edited = response_->record();
    if (follow_->hasDraft())
        drafts[commands::toUtf8(kCutOffPrefix) + follow_->follower().id().value].edited = follow_->record();
    return commands::draftsText(drafts);
}

// Nothing is ordered by it: the page stands where it stood, with what was written.
void LostDevicePane::resumeDraft() {
    kept_->tellOn(banner_);
    for (const auto& [id, draft] : commands::draftsFromText<commands::CutOffRecord>(kept_->takeUp())) {
        const QString subject = fromUtf8(id);
        if (subject.startsWith(kCutOffPrefix))
            follow(subject.mid(kCutOffPrefix.size()), draft.edited);
        else
            respond(UserId(id), draft.edited);
    }
    Q_EMIT draftChanged();
}

void LostDevicePane::withdrawRow() {
    const int row = table_->currentIndex().row();
    if (row < 0 || !model_->isWaiting(row)) return;
    const QString name = fromUtf8(model_->waitingAt(row).userName);
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Withdraw the order that waits here");
    plan.sentence = tr("Nothing of it was sent. %1 is not cut off.").arg(name);
    plan.verb = tr("Withdraw");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer(this), id = model_->idAt(row), name](const QVariantMap&) {
            if (self) self->withdrawWaiting(id, name);
        },
        window());
    dialog->open();
}

void LostDevicePane::withdrawWaiting(const CutOffId& id, const QString& name) {
    if (const Done done = services_.cutOffQueue.withdraw(id); !done) return banner_->tell(done.error());
    banner_->announce(Banner::Kind::Success, tr("The order that waited was withdrawn. %1 is not cut off.").arg(name));
}

bool LostDevicePane::staysForOrder() {
    const QString why = response_->whyNotLeave();
    if (!why.isEmpty()) banner_->announce(Banner::Kind::Warning, why);
    return !why.isEmpty();
}

bool LostDevicePane::giveUpDraft() {
    const bool free = response_->whyNotLeave().isEmpty() && !hasDraft();
    leaveFor([this] { showList(); });
    return free;
}

// What was written down during a call is thrown away by nobody but who wrote it.
void LostDevicePane::leaveFor(std::function<void()> go) {
    if (staysForOrder()) return;
    if (!hasDraft()) return go();
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Discard what was written?");
    plan.sentence = tr("The note and the identity check are lost. Nothing was saved.");
    plan.verb = tr("Discard");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer(this), go = std::move(go)](const QVariantMap&) {
            if (self) go();
        },
        window());
    dialog->setObjectName(QStringLiteral("lost.ask"));
    dialog->open();
}

bool LostDevicePane::hasDraft() const {
    return response_->hasDraft() || follow_->hasDraft();
}

void LostDevicePane::showResource(const QString& id) {
    leaveFor([this, id] {
        if (id.isEmpty())
            showList();
        else if (id.startsWith(kCutOffPrefix))
            follow(id.mid(kCutOffPrefix.size()));
        else
            respond(UserId(commands::toUtf8(id)));
    });
}

} // namespace sekisho::ui
