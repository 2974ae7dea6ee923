#include "models/commands/member_commands.h"

#include "models/commands/member_batch.h"
#include "models/commands/member_merge.h"
#include "models/commands/words.h"

namespace sekisho::commands {

namespace {
constexpr std::size_t kNamedSubjects = 20;
}

Applicability MemberCommand::applies(const Context& context) const {
    // One member that fits is enough to offer it; the others are named as refused in the result.
    Applicability first = Applicability::yes();
    bool seen = false;
    for (const SelectedMember& member : context.selection.kinds()) {
        Applicability verdict = appliesTo(member, context);
        if (verdict.applies) return verdict;
        if (!seen) first = std::move(verdict);
        seen = true;
    }
    return first;
}

Plan MemberCommand::basePlan(const Context& context) const {
    Plan plan;
    plan.confirm = true;
    plan.title = text();
    plan.verb = text();
    for (const SelectedMember& member : context.selection.first(kNamedSubjects))
        plan.subjects << (member.orgUnit.isEmpty()
                              ? QStringLiteral("%1  %2").arg(member.name, member.loginId)
                              : QStringLiteral("%1  %2  %3").arg(member.name, member.loginId, member.orgUnit));
    if (context.selection.count() > kNamedSubjects)
        plan.subjects << tr("and %n more", nullptr, static_cast<int>(context.selection.count() - kNamedSubjects));
    return plan;
}

void MemberCommand::run(const Context& context, const QVariantMap& arguments) {
    Context fitting = context;
    fitting.selection =
        context.selection.where([&](const SelectedMember& member) { return appliesTo(member, context).applies; });
    if (fitting.selection.empty()) return;

    ports::JobSpec job;
    job.title = toUtf8(fitting.selection.count() == 1
                           ? tr("%1: %2").arg(text(), fitting.selection.front().name)
                           : tr("%1: %n member(s)", nullptr, static_cast<int>(fitting.selection.count())).arg(text()));
    job.canCancel = fitting.selection.count() > 1;
    job.canRetry = true;
    job.work = [this, fitting, arguments](std::shared_ptr<ports::JobControl> control) {
        MemberBatch::start(fitting, call(), arguments, std::move(control),
                           [this, sync = fitting.sync](const Selection& ended, const std::optional<Error>& error,
                                                       const QString& subject) {
                               if (sync) sync->refreshNow();
                               if (!ended.empty())
                                   Q_EMIT done(doneText(static_cast<int>(ended.count()), ended.front().name), inverse(),
                                               ended);
                               if (error && error->kind != ErrorKind::Cancelled) Q_EMIT failed(*error, subject);
                           });
    };
    context.jobs->start(std::move(job));
}

QString SaveMember::text() const {
    return tr("Save");
}

ports::CallHandle SaveMember::save(const Context& context, const Member& base, const Member& edited,
                                   std::function<void(SaveOutcome)> reply) {
    ports::Gateway* gateway = context.gateway;
    ports::Executor* gui = context.gui;
    ports::Sync* sync = context.sync;
    return gateway->updateMember(base, edited, *gui, [=](Result<Member> outcome) {
        if (outcome) {
            if (sync) sync->refreshNow();
            reply({std::move(*outcome), {}, {}, {}});
            return;
        }
        const Error error = outcome.error();
        if (error.code != "PRECONDITION_FAILED") {
            reply({{}, {}, error, {}});
            return;
        }
        // Somebody else saved first: fetch what is there now, so that the form can show both and merge.
        gateway
            ->fetchMember(base.id, *gui,
                          [=](Result<Member> present) {
                              // Nothing but our own change is there: it was saved before, and only the answer was
                              // lost on its way.
                              if (present && changesBetween(*present, edited).empty()) {
                                  if (sync) sync->refreshNow();
                                  return reply({std::move(*present), {}, {}, {}});
                              }
                              SaveOutcome result{{}, {}, error, {}};
                              if (present) result.theirs = std::move(*present);
                              reply(std::move(result));
                          })
            .detach();
    });
}

ports::CallHandle SaveMember::create(const Context& context, const Member& member,
                                     const ports::InitialPassword& password, std::function<void(SaveOutcome)> reply) {
    ports::Sync* sync = context.sync;
    return context.gateway->createMember(member, password, *context.gui, [=](Result<ports::CreatedMember> outcome) {
        if (!outcome) {
            reply({{}, {}, outcome.error(), {}});
            return;
        }
        if (sync) sync->refreshNow();
        reply({std::move(outcome->member), std::move(outcome->temporaryPassword), {}, {}});
    });
}

} // namespace sekisho::commands

#include "moc_member_commands.cpp"
