// What is asked before an order is taken back, and its receipt.

#include "models/commands/cut_off_texts.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/receipt_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"

#include <QPointer>

namespace sekisho::ui::lostdevice {

using commands::fromUtf8;

namespace {
constexpr QLatin1String kFoundNote("note");
}

void FollowPage::askWithdraw() {
    if (!follower_->whyNotWithdraw().isEmpty()) return;
    commands::Plan plan;
    plan.confirm = true;
    plan.verb = tr("Withdraw");
    const auto waiting = follower_->waiting();
    if (waiting) {
        plan.title = tr("Withdraw the order that waits here");
        plan.sentence = tr("Nothing of it was sent. %1 is not cut off.").arg(fromUtf8(waiting->userName));
    } else {
        plan.title = tr("Withdraw the cut-off");
        plan.sentence = tr("What is not done yet is not done any more. What is done stays done.");
        for (const CutOffStep& step : follower_->now()->steps)
            if (!isFinal(step.state) && step.state != StepState::Acknowledged)
                plan.effects << tr("Withdrawn: %1").arg(commands::stepNameText(step, false));
    }
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer(this), id = follower_->id(), here = waiting.has_value()](const QVariantMap&) {
            if (self && self->follower_->id() == id) self->withdrawAsked(here);
        },
        window());
    dialog->open();
}

// What was agreed to was to send nothing; taking back what has been sent is another question.
void FollowPage::withdrawAsked(bool waitedHere) {
    if (waitedHere && !follower_->waiting())
        return banner_->announce(Banner::Kind::Warning,
                                 tr("The order was sent meanwhile, so nothing was withdrawn. See how far it is, and "
                                    "withdraw what is not done yet if you still want to."));
    follower_->withdraw();
}

void FollowPage::askFound() {
    if (!follower_->whyNotFound().isEmpty()) return;
    const CutOff& now = *follower_->now();
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Found again: %1").arg(fromUtf8(now.userName));
    const QStringList back = commands::givenBackTexts(now), kept = commands::keptTexts(now);
    plan.sentence = back.isEmpty() ? tr("Nothing of this order can be taken back; it is only noted that it was found.")
                                   : tr("What can be taken back is taken back at once.");
    plan.effects = back;
    for (const QString& step : kept)
        plan.effects << tr("Stays as it is: %1").arg(step);
    commands::Ask note;
    note.key = kFoundNote;
    note.label = tr("Remark");
    note.help = tr("Where it was found and who has it now.");
    note.optional = true;
    plan.asks.push_back(note);
    plan.verb = tr("Found again");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer(this), id = follower_->id()](const QVariantMap& given) {
            if (self && self->follower_->id() == id) self->follower_->foundAgain(given.value(kFoundNote).toString());
        },
        window());
    dialog->open();
}

void FollowPage::openReceipt() {
    follower_->receipt();
}

void FollowPage::showReceipt(const ports::Receipt& receipt) {
    if (!follower_->now()) return;
    auto* dialog = new ReceiptDialog(*follower_->now(), receipt, window());
    dialog->open();
}

} // namespace sekisho::ui::lostdevice
