#include "models/commands/member_state_commands.h"

#include "models/commands/words.h"

#include <QDateTime>

namespace sekisho::commands {

namespace {

MemberCommand::Call simple(ports::CallHandle (ports::Gateway::*method)(const UserId&, ports::Executor&,
                                                                       ports::Reply<std::monostate>)) {
    return [method](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&, ports::Executor& on,
                    ports::Reply<std::monostate> reply) { return (gateway.*method)(member.id, on, std::move(reply)); };
}

Instant instantOf(const QVariant& value) {
    return fromMillis(value.toDateTime().toMSecsSinceEpoch());
}

} // namespace

// --- suspend -------------------------------------------------------------------------------------------------------

QString SuspendMembers::text() const {
    return tr("Suspend");
}
QString SuspendMembers::help() const {
    return tr("The member can use no service until released. Data is kept.");
}
Plan SuspendMembers::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Suspend %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("The member can use no service until released. Data is kept.");
    plan.effects << tr("Signed out of everything on the next request; all tokens end.")
                 << tr("The “away” mark is cleared.");
    plan.verb = tr("Suspend");
    return plan;
}
MemberCommand::Call SuspendMembers::call() const {
    return simple(&ports::Gateway::suspendMember);
}
QString SuspendMembers::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("%1 was suspended.").arg(firstName) : tr("%n members were suspended.", nullptr, count);
}
Applicability SuspendMembers::appliesTo(const SelectedMember& member, const Context&) const {
    if (member.administrator) return Applicability::no(tr("The highest administrator cannot be suspended."));
    if (member.status != MemberStatus::InUse) return Applicability::no(tr("Only members in use can be suspended."));
    return Applicability::yes();
}

// --- release -------------------------------------------------------------------------------------------------------

QString UnsuspendMembers::text() const {
    return tr("Release from suspension");
}
QString UnsuspendMembers::help() const {
    return tr("The member can sign in again. A suspension after too many wrong passwords is lifted too.");
}
Plan UnsuspendMembers::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Release %n member(s) from suspension", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("The member can sign in again. A suspension after too many wrong passwords is lifted too.");
    plan.verb = tr("Release");
    return plan;
}
MemberCommand::Call UnsuspendMembers::call() const {
    return simple(&ports::Gateway::unsuspendMember);
}
QString UnsuspendMembers::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("%1 was released from suspension.").arg(firstName)
                      : tr("%n members were released from suspension.", nullptr, count);
}
Applicability UnsuspendMembers::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Suspended ? Applicability::yes()
                                                    : Applicability::no(tr("The member is not suspended."));
}

// --- leave of absence ----------------------------------------------------------------------------------------------

QString SetLeave::text() const {
    return tr("Leave of absence…");
}
Plan SetLeave::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Leave of absence of %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("A mark is shown on the profile and in the organization chart between the two times. Signing in "
                       "stays possible; suspend the "
                       "member as well if it should not.");
    Ask range;
    range.key = QStringLiteral("range");
    range.kind = Ask::Kind::DateTimeRange;
    range.label = tr("From – to");
    const QDateTime today(QDate::currentDate(), QTime(0, 0));
    range.value = QVariantList{today, today.addMonths(1)};
    plan.asks.push_back(range);
    plan.check = [](const QVariantMap& arguments) {
        const QVariantList pair = arguments.value(QStringLiteral("range")).toList();
        if (pair.size() != 2 || !pair[0].toDateTime().isValid() || !pair[1].toDateTime().isValid())
            return tr("Give both the beginning and the end.");
        if (pair[0].toDateTime() >= pair[1].toDateTime()) return tr("The end must be later than the beginning.");
        return QString();
    };
    plan.verb = tr("Set");
    return plan;
}
MemberCommand::Call SetLeave::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap& arguments, ports::Executor& on,
              ports::Reply<std::monostate> reply) {
        const QVariantList pair = arguments.value(QStringLiteral("range")).toList();
        LeaveOfAbsence leave{instantOf(pair.value(0)), instantOf(pair.value(1))};
        return gateway.setLeave(member.id, leave, on, std::move(reply));
    };
}
QString SetLeave::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("The leave of absence of %1 was set.").arg(firstName)
                      : tr("The leave of absence of %n members was set.", nullptr, count);
}
Applicability SetLeave::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Deleted ? Applicability::no(tr("The member is deleted."))
                                                  : Applicability::yes();
}

QString ClearLeave::text() const {
    return tr("End leave of absence");
}
Plan ClearLeave::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("End the leave of absence of %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.verb = tr("End leave");
    return plan;
}
MemberCommand::Call ClearLeave::call() const {
    return simple(&ports::Gateway::clearLeave);
}
QString ClearLeave::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("The leave of absence of %1 has ended.").arg(firstName)
                      : tr("The leave of absence of %n members has ended.", nullptr, count);
}
Applicability ClearLeave::appliesTo(const SelectedMember& member, const Context&) const {
    return member.onLeave ? Applicability::yes() : Applicability::no(tr("The member is not on leave of absence."));
}

// --- delete --------------------------------------------------------------------------------------------------------

QString DeleteMembers::text() const {
    return tr("Delete…");
}
QString DeleteMembers::help() const {
    return tr("The account can be brought back within 7 days; talk rooms and groups cannot.");
}
Plan DeleteMembers::plan(const Context& context) const {
    Plan plan = basePlan(context);
    const auto count = static_cast<int>(context.selection.count());
    plan.title = tr("Delete %n member(s)", nullptr, count);
    plan.sentence = tr("The account can be brought back within 7 days; talk rooms and groups cannot.");
    plan.effects << tr("Signed out of everything on the next request; all tokens end.")
                 << tr("Leaves every talk room and group at once. This is not restored when the deletion is cancelled.")
                 << tr("After 7 days own calendar events, My drive, mail and finished tasks are gone for good.")
                 << tr("Holders of administrator rights must lose them first.");
    plan.verb = tr("Delete");
    if (count > 10) plan.typedWord = QString::number(count);
    return plan;
}
MemberCommand::Call DeleteMembers::call() const {
    return simple(&ports::Gateway::deleteMember);
}
QString DeleteMembers::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("%1 was deleted. This can be taken back within 7 days.").arg(firstName)
                      : tr("%n members were deleted. This can be taken back within 7 days.", nullptr, count);
}
Applicability DeleteMembers::appliesTo(const SelectedMember& member, const Context&) const {
    if (member.administrator) return Applicability::no(tr("The highest administrator cannot be deleted."));
    if (member.status == MemberStatus::Deleted) return Applicability::no(tr("The member is already deleted."));
    return Applicability::yes();
}

QString UndeleteMembers::text() const {
    return tr("Cancel deletion");
}
QString UndeleteMembers::help() const {
    return tr("Possible within 7 days. Membership of talk rooms and groups does not come back.");
}
Plan UndeleteMembers::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Cancel the deletion of %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("The account returns as it was. Membership of talk rooms and groups does not come back.");
    plan.verb = tr("Cancel deletion");
    return plan;
}
MemberCommand::Call UndeleteMembers::call() const {
    return simple(&ports::Gateway::undeleteMember);
}
QString UndeleteMembers::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("The deletion of %1 was cancelled.").arg(firstName)
                      : tr("The deletion of %n members was cancelled.", nullptr, count);
}
Applicability UndeleteMembers::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Deleted ? Applicability::yes()
                                                  : Applicability::no(tr("The member is not deleted."));
}

QString ForceDeleteMembers::text() const {
    return tr("Delete at once…");
}
QString ForceDeleteMembers::help() const {
    return tr("Without the 7 days. This cannot be taken back.");
}
Plan ForceDeleteMembers::plan(const Context& context) const {
    Plan plan = basePlan(context);
    const auto count = static_cast<int>(context.selection.count());
    plan.title = tr("Delete %n member(s) at once", nullptr, count);
    plan.sentence = tr("The account and its data are gone immediately. This cannot be taken back.");
    plan.effects << tr("Signed out of everything on the next request; all tokens end.")
                 << tr("The ID becomes free for somebody else.");
    plan.verb = tr("Delete at once");
    plan.typedWord =
        count == 1 ? context.selection.front().loginId.section(QLatin1Char('@'), 0, 0) : QString::number(count);
    return plan;
}
MemberCommand::Call ForceDeleteMembers::call() const {
    return simple(&ports::Gateway::forceDeleteMember);
}
QString ForceDeleteMembers::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("%1 was deleted for good.").arg(firstName)
                      : tr("%n members were deleted for good.", nullptr, count);
}
Applicability ForceDeleteMembers::appliesTo(const SelectedMember& member, const Context&) const {
    return member.administrator ? Applicability::no(tr("The highest administrator cannot be deleted."))
                                : Applicability::yes();
}

} // namespace sekisho::commands

#include "moc_member_state_commands.cpp"
