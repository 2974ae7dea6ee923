#include "models/commands/approval_commands.h"

#include "models/commands/approval_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace sekisho::commands {

namespace {

using ApprovalKind = ApprovalCommand::Kind;

constexpr std::size_t kLongestVote = 1'000;
constexpr qsizetype kNamedLines = 8; // of a plan, in the question
constexpr std::array kApprovalKinds{ApprovalKind::Approve, ApprovalKind::Reject, ApprovalKind::Withdraw,
                                    ApprovalKind::Execute};

std::string voteReason(const QVariantMap& arguments) {
    return toUtf8(arguments.value(QStringLiteral("reason")).toString().trimmed());
}

// As the tree of the plan shows it: each change, and below it its fields, before and after.
QStringList planLines(const ApprovalRequest& request, const ports::Cache* cache) {
    QStringList lines;
    for (const PlannedChange& change : request.plan) {
        lines << plannedChangeTitle(change);
        if (!cache) continue;
        for (const ChangeText& field : plannedChangeTexts(change, *cache))
            lines << ApprovalCommand::tr("    %1: %2 → %3", "field, before, after")
                         .arg(field.field, field.from, field.to);
    }
    const auto cut = std::max<qsizetype>(0, lines.size() - kNamedLines);
    const auto more = cut + std::max<qsizetype>(0, request.planned - std::ssize(request.plan));
    lines = lines.mid(0, kNamedLines);
    if (more > 0) lines << ApprovalCommand::tr("and %Ln more", nullptr, static_cast<int>(more));
    return lines;
}

QString whatFollows(const ApprovalRequest& request) {
    const auto agreed = static_cast<int>(std::ranges::count(request.votes, true, &ApprovalVote::approves));
    const int others = request.quorum - agreed - 1;
    return others <= 0 ? ApprovalCommand::tr("It is carried out as soon as you approve.")
                       : ApprovalCommand::tr("Your approval is noted; %Ln more must agree.", nullptr, others);
}

bool decides(ApprovalKind kind) {
    return kind == ApprovalKind::Approve || kind == ApprovalKind::Reject;
}

} // namespace

QString approvalCommandKey(ApprovalKind kind) {
    switch (kind) {
    case ApprovalKind::Approve:
        return QStringLiteral("approval.approve");
    case ApprovalKind::Reject:
        return QStringLiteral("approval.reject");
    case ApprovalKind::Withdraw:
        return QStringLiteral("approval.withdraw");
    case ApprovalKind::Execute:
        break;
    }
    return QStringLiteral("approval.execute");
}

ApprovalCommand::ApprovalCommand(Kind kind) : Command(approvalCommandKey(kind)), kind_(kind) {}

QString ApprovalCommand::text() const {
    switch (kind_) {
    case Kind::Approve:
        return tr("Approve request…");
    case Kind::Reject:
        return tr("Reject request…");
    case Kind::Withdraw:
        return tr("Withdraw request…");
    case Kind::Execute:
        break;
    }
    return tr("Carry request out…");
}

QString ApprovalCommand::help() const {
    switch (kind_) {
    case Kind::Approve:
        return tr("With the last approval it is carried out as it is planned here.");
    case Kind::Reject:
        return tr("Nothing of it is carried out.");
    case Kind::Withdraw:
        return tr("Nobody is asked any more, and nothing of it is carried out.");
    case Kind::Execute:
        break;
    }
    return tr("What was approved is carried out now.");
}

QString ApprovalCommand::iconName() const {
    switch (kind_) {
    case Kind::Approve:
        return QStringLiteral("dialog-ok-apply");
    case Kind::Reject:
        return QStringLiteral("dialog-cancel");
    case Kind::Withdraw:
        return QStringLiteral("edit-undo");
    case Kind::Execute:
        break;
    }
    return QStringLiteral("media-playback-start");
}

QString ApprovalCommand::refusal(const ApprovalRequest& request, const Context& context) const {
    if (!isOpen(request.state)) return tr("The request has ended already.");
    const Instant lapses = request.executeBy.value_or(request.decideBy);
    if (context.clock && lapses <= context.clock->now()) return tr("The request has lapsed.");
    if (decides(kind_)) return whyNotMineText(request);
    if (!request.own) return tr("Only whoever asked for it can do this.");
    if (kind_ == Kind::Execute && request.state != ApprovalState::Approved)
        return tr("It must be approved before it can be carried out.");
    return {};
}

Applicability ApprovalCommand::applies(const Context& context) const {
    const auto chosen = requests.chosen();
    if (chosen.size() != 1) return Applicability::no(tr("Choose one request first."));
    const QString why = refusal(chosen.front(), context);
    return why.isEmpty() ? Applicability::yes() : Applicability::no(why);
}

Plan ApprovalCommand::plan(const Context& context) const {
    const auto chosen = requests.chosen();
    Plan plan;
    if (chosen.empty()) return plan;
    planned_ = chosen.front();
    plan.confirm = true;
    plan.title = approvalTitleText(planned_);
    plan.sentence = kind_ == Kind::Approve ? whatFollows(planned_) : help();
    plan.effects << tr("%1 asks for it: %2").arg(fromUtf8(planned_.requesterName), fromUtf8(planned_.reason));
    plan.subjects = planLines(planned_, context.cache);
    if (decides(kind_)) {
        const bool needed = kind_ == Kind::Reject;
        Ask ask;
        ask.key = QStringLiteral("reason");
        ask.label = needed ? tr("Reason") : tr("Remark (optional)");
        ask.help = tr("Whoever asked for it sees it; it is kept in the record.");
        ask.optional = !needed;
        plan.asks.push_back(ask);
        plan.check = [needed](const QVariantMap& arguments) {
            const std::string reason = voteReason(arguments);
            if (needed && reason.empty()) return tr("Say why.");
            return lengthOf(reason) > kLongestVote ? tr("A reason has at most %L1 characters.").arg(kLongestVote)
                                                   : QString();
        };
    }
    plan.verb = text();
    plan.verb.remove(QStringLiteral("…"));
    return plan;
}

void ApprovalCommand::run(const Context& context, const QVariantMap& arguments) {
    ports::Approvals& approvals = context.gateway->approvals();
    const auto reply = [self = QPointer(this)](const Result<ApprovalRequest>& outcome) {
        if (self) self->told(outcome);
    };
    switch (kind_) {
    case Kind::Approve:
        approvals.approve(planned_, voteReason(arguments), *context.gui, reply).detach();
        break;
    case Kind::Reject:
        approvals.reject(planned_, voteReason(arguments), *context.gui, reply).detach();
        break;
    case Kind::Withdraw:
        approvals.withdraw(planned_.id, *context.gui, reply).detach();
        break;
    case Kind::Execute:
        approvals.execute(planned_.id, *context.gui, reply).detach();
        break;
    }
}

void ApprovalCommand::told(const Result<ApprovalRequest>& outcome) {
    if (!outcome) {
        Q_EMIT failed(outcome.error(), approvalTitleText(planned_));
        return;
    }
    Q_EMIT answered(*outcome);
    if (outcome->state == ApprovalState::Failed) {
        const Error why = outcome->error.value_or(Error(ErrorKind::Conflict, "CONFLICT"));
        Q_EMIT failed(why, approvalTitleText(*outcome));
        return;
    }
    Q_EMIT done(doneText(*outcome), {}, {});
}

QString ApprovalCommand::doneText(const ApprovalRequest& request) const {
    const QString title = approvalTitleText(request);
    switch (request.state) {
    case ApprovalState::Applied:
        return tr("It was carried out: %1").arg(title);
    case ApprovalState::Changed:
        return inARow({tr("The tenant was changed meanwhile (%1), so nothing was carried out.").arg(title),
                       tr("Look at the new plan and decide again.")});
    case ApprovalState::Approved:
        return tr("It is approved. Whoever asked for it carries it out: %1").arg(title);
    case ApprovalState::Rejected:
        return tr("It was rejected: %1").arg(title);
    case ApprovalState::Withdrawn:
        return tr("It was withdrawn: %1").arg(title);
    case ApprovalState::Expired:
        return tr("It had lapsed before: %1").arg(title);
    case ApprovalState::Waiting:
    case ApprovalState::Failed:
        break;
    }
    return tr("Your approval is noted; others must agree too: %1").arg(title);
}

void addApprovalCommands(Registry& registry) {
    for (const ApprovalKind kind : kApprovalKinds)
        registry.add(std::make_unique<ApprovalCommand>(kind));
}

void offerRequests(Registry& registry, QObject* owner, const Offered<ApprovalRequest>::Source& source) {
    for (const ApprovalKind kind : kApprovalKinds)
        if (auto* command = qobject_cast<ApprovalCommand*>(registry.find(approvalCommandKey(kind))))
            command->requests.offer(owner, source);
    registry.contextChanged();
}

} // namespace sekisho::commands

#include "moc_approval_commands.cpp"
