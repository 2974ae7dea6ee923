#include "models/commands/brake_commands.h"

#include "models/commands/brake_words.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"

#include <QPointer>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace sekisho::commands {

namespace {

constexpr std::size_t kNamedHeld = 20;
constexpr std::int64_t kUnasked = 10; // destroying more of them wants the number typed
constexpr std::size_t kLongestReason = 1'000;

std::int64_t heldOfKind(const HeldChoice& choice, BrakeKind kind) {
    std::int64_t count = std::ranges::count(choice.orders, kind, &HeldOrder::kind);
    for (const HeldGroup& group : choice.groups)
        if (group.kind == kind) count += group.orders;
    return count;
}

std::int64_t destroyedBy(const HeldChoice& choice) {
    std::int64_t count = 0;
    for (const BrakeKind kind : brakeKinds())
        if (destroys(kind)) count += heldOfKind(choice, kind);
    return count;
}

ports::Decision heldDecision(const HeldChoice& choice, bool onlySeen, const QVariantMap& arguments) {
    ports::Decision decision;
    decision.reason = toUtf8(arguments.value(QStringLiteral("reason")).toString().trimmed());
    for (const HeldOrder& order : choice.orders)
        decision.orders.push_back(order.id);
    if (choice.groups.empty()) return decision;
    decision.all = true;
    if (!choice.everything) {
        decision.actor = choice.groups.front().actor;
        decision.kind = choice.groups.front().kind;
    }
    if (onlySeen) decision.until = std::ranges::max(choice.groups, {}, &HeldGroup::lastAt).lastAt;
    return decision;
}

Ask reasonAsk(const QString& help, bool optional) {
    Ask reason;
    reason.key = QStringLiteral("reason");
    reason.label = optional ? CancelPending::tr("Reason (optional)") : CancelPending::tr("Reason");
    reason.help = help;
    reason.optional = optional;
    return reason;
}

QString reasonFault(const QVariantMap& arguments, bool optional) {
    const std::string reason = toUtf8(arguments.value(QStringLiteral("reason")).toString().trimmed());
    if (reason.empty() && !optional) return CancelPending::tr("Say why.");
    if (lengthOf(reason) > kLongestReason)
        return CancelPending::tr("A reason has at most %L1 characters.").arg(kLongestReason);
    return {};
}

// Thousands take their time, so the window shows that it goes on. Nobody owns the reply: the tenant may be closed when
// it comes, so that it touches nothing but the job and the command.
void decideAsJob(const Context& context, const QString& title,
                 std::function<ports::CallHandle(ports::Reply<ports::Decided>)> decide,
                 std::function<void(const Result<ports::Decided>&)> told) {
    ports::JobSpec job;
    job.title = toUtf8(title);
    job.work = [decide = std::move(decide), told = std::move(told)](const std::shared_ptr<ports::JobControl>& control) {
        decide([control, told](const Result<ports::Decided>& outcome) {
            control->finish(outcome ? Done() : Done(outcome.error()));
            told(outcome);
        }).detach();
    };
    context.jobs->start(std::move(job));
}

QString leftOutText(std::int64_t count) {
    return CancelPending::tr("%Ln order(s) were left out: they are your own, or were decided meanwhile.", nullptr,
                             static_cast<int>(count));
}

} // namespace

HeldChoice choiceOfOthers(const HeldChoice& choice, const UserId& self) {
    HeldChoice others = choice;
    std::erase_if(others.orders, [&](const HeldOrder& order) { return order.actor == self; });
    std::erase_if(others.groups, [&](const HeldGroup& group) { return group.actor == self; });
    return others;
}

std::int64_t sizeOf(const HeldChoice& choice) {
    auto count = static_cast<std::int64_t>(choice.orders.size());
    for (const HeldGroup& group : choice.groups)
        count += group.orders;
    return count;
}

Applicability DecideHeld::applies(const Context& context) const {
    if (choice_.empty()) return Applicability::no(tr("Choose held orders first."));
    if (choiceOfOthers(choice_, context.identity->user).empty())
        return Applicability::no(errorText(Error(ErrorKind::Forbidden, "BRAKE_OWN_ORDER")));
    const auto& groups = choice_.groups;
    if (!choice_.everything && !groups.empty() && groups.front().kind == BrakeKind::Other)
        return Applicability::no(tr("This console does not know this kind of order. Choose single ones of them, or "
                                    "decide with a newer console."));
    return Applicability::yes();
}

Plan DecideHeld::basePlan(const Context& context, const HeldChoice& others) const {
    planned_ = others;
    Plan plan;
    plan.confirm = true;
    for (const HeldGroup& group : others.groups)
        if (plan.subjects.size() < static_cast<qsizetype>(kNamedHeld)) plan.subjects << heldGroupText(group);
    for (const HeldOrder& order : others.orders)
        if (plan.subjects.size() < static_cast<qsizetype>(kNamedHeld)) plan.subjects << heldTargetText(order);
    const std::size_t named = others.groups.size() + others.orders.size();
    if (named > kNamedHeld) plan.subjects << tr("and %Ln more", nullptr, static_cast<int>(named - kNamedHeld));
    if (const std::int64_t own = sizeOf(choice_) - sizeOf(others); own > 0 && context.identity)
        plan.effects << tr("%Ln order(s) of your own are left out: another administrator decides them.", nullptr,
                           static_cast<int>(own));
    return plan;
}

void DecideHeld::run(const Context& context, const QVariantMap& arguments) {
    const HeldChoice others = planned_;
    if (others.empty()) return;
    const auto decide = [call = call(), cutOffs = &context.gateway->cutOffs(), gui = context.gui,
                         decision = heldDecision(others, onlySeen(), arguments)](ports::Reply<ports::Decided> reply) {
        return (cutOffs->*call)(decision, *gui, std::move(reply));
    };
    decideAsJob(context, jobTitle(sizeOf(others)), decide,
                [self = QPointer(this)](const Result<ports::Decided>& outcome) {
                    if (self) self->decided(outcome);
                });
}

void DecideHeld::decided(const Result<ports::Decided>& outcome) {
    if (!outcome) {
        Q_EMIT failed(outcome.error(), QString());
        return;
    }
    if (outcome->done == 0) {
        Q_EMIT failed(Error(ErrorKind::Conflict, "BRAKE_NOT_HELD"), QString());
        return;
    }
    QStringList sentences{doneText(outcome->done)};
    if (outcome->refused > 0) sentences << leftOutText(outcome->refused);
    Q_EMIT done(inARow(sentences), QString(), {});
}

// --- release --------------------------------------------------------------------------------------------------------

QString ReleaseHeld::text() const {
    return tr("Release held orders…");
}
QString ReleaseHeld::help() const {
    return tr("The orders are carried out at once.");
}

Danger ReleaseHeld::danger() const {
    return destroyedBy(choice()) > 0 ? Danger::Destroys : Danger::LogsOut;
}

Plan ReleaseHeld::plan(const Context& context) const {
    const HeldChoice others = choiceOfOthers(choice(), context.identity->user);
    Plan plan = basePlan(context, others);
    plan.title = jobTitle(sizeOf(others));
    plan.sentence = tr("They are carried out at once, by the right of whoever ordered them.");
    QStringList effects;
    for (const BrakeKind kind : brakeKinds())
        if (const std::int64_t count = heldOfKind(others, kind); count > 0) effects << releaseEffectText(kind, count);
    if (const std::int64_t count = heldOfKind(others, BrakeKind::Other); count > 0)
        effects << releaseEffectText(BrakeKind::Other, count);
    plan.effects = effects + plan.effects;
    if (!others.groups.empty()) plan.effects << tr("What was added after you saw the list goes on waiting.");
    plan.asks.push_back(reasonAsk(tr("It is kept in the record of the decision."), true));
    plan.check = [](const QVariantMap& arguments) { return reasonFault(arguments, true); };
    if (const std::int64_t count = destroyedBy(others); count > kUnasked) plan.typedWord = QString::number(count);
    plan.verb = tr("Release");
    return plan;
}

QString ReleaseHeld::jobTitle(std::int64_t count) const {
    return tr("Release %Ln held order(s)", nullptr, static_cast<int>(count));
}

QString ReleaseHeld::doneText(std::int64_t count) const {
    return tr("%Ln held order(s) were released.", nullptr, static_cast<int>(count));
}

// --- reject ---------------------------------------------------------------------------------------------------------

QString RejectHeld::text() const {
    return tr("Reject held orders…");
}
QString RejectHeld::help() const {
    return tr("The orders are not carried out.");
}

Plan RejectHeld::plan(const Context& context) const {
    const HeldChoice others = choiceOfOthers(choice(), context.identity->user);
    Plan plan = basePlan(context, others);
    plan.title = jobTitle(sizeOf(others));
    plan.sentence = tr("Nothing of them is carried out. Whoever still needs it orders it anew.");
    plan.asks.push_back(reasonAsk(tr("Whoever ordered it sees the reason; it is kept in the record."), false));
    plan.check = [](const QVariantMap& arguments) { return reasonFault(arguments, false); };
    plan.verb = tr("Reject");
    return plan;
}

QString RejectHeld::jobTitle(std::int64_t count) const {
    return tr("Reject %Ln held order(s)", nullptr, static_cast<int>(count));
}

QString RejectHeld::doneText(std::int64_t count) const {
    return tr("%Ln held order(s) were rejected.", nullptr, static_cast<int>(count));
}

// --- everything -----------------------------------------------------------------------------------------------------

void CancelPending::know(std::vector<BrakeUse> uses) {
    uses_ = std::move(uses);
}

void CancelPending::forget() {
    uses_.reset();
}

QString CancelPending::text() const {
    return tr("Cancel everything pending…");
}
QString CancelPending::help() const {
    return tr("Rejects everything that is held and withdraws what no device has acknowledged yet, whoever ordered it.");
}

Applicability CancelPending::applies(const Context&) const {
    const bool nothing =
        uses_ && std::ranges::all_of(*uses_, [](const BrakeUse& use) { return use.held == 0 && use.pending == 0; });
    return nothing ? Applicability::no(tr("Nothing is held, and no order waits for a device.")) : Applicability::yes();
}

Plan CancelPending::plan(const Context&) const {
    Plan plan;
    plan.confirm = true;
    plan.title = tr("Cancel everything pending");
    plan.sentence = tr("Everything that is held is rejected, and every order that no device has acknowledged yet is "
                       "withdrawn, whoever gave it, your own too.");
    if (uses_)
        for (const BrakeUse& use : *uses_)
            if (const QString line = brakePendingText(use); !line.isEmpty()) plan.effects << line;
    plan.effects << tr("What a device has acknowledged already cannot be stopped any more.")
                 << tr("What is cancelled has to be ordered anew, for a device that was really lost too.");
    plan.asks.push_back(reasonAsk(tr("It is kept in the record, with your name."), true));
    plan.check = [](const QVariantMap& arguments) { return reasonFault(arguments, true); };
    plan.verb = tr("Stop everything");
    return plan;
}

void CancelPending::run(const Context& context, const QVariantMap& arguments) {
    const auto cancel = [cutOffs = &context.gateway->cutOffs(), gui = context.gui,
                         reason = toUtf8(arguments.value(QStringLiteral("reason")).toString().trimmed())](
                            ports::Reply<ports::Decided> reply) {
        return cutOffs->cancelPending(reason, *gui, std::move(reply));
    };
    decideAsJob(context, tr("Cancel everything pending"), cancel,
                [self = QPointer(this)](const Result<ports::Decided>& outcome) {
                    if (self) self->cancelled(outcome);
                });
}

void CancelPending::cancelled(const Result<ports::Decided>& outcome) {
    if (!outcome) {
        Q_EMIT failed(outcome.error(), QString());
        return;
    }
    const auto count = static_cast<int>(outcome->done);
    Q_EMIT done(count > 0 ? tr("%Ln pending order(s) were cancelled.", nullptr, count)
                          : tr("Nothing was pending any more."),
                QString(), {});
}

void addBrakeCommands(Registry& registry) {
    registry.add(std::make_unique<ReleaseHeld>());
    registry.add(std::make_unique<RejectHeld>());
    registry.add(std::make_unique<CancelPending>());
}

} // namespace sekisho::commands

#include "moc_brake_commands.cpp"
