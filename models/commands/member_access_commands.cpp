#include "models/commands/member_access_commands.h"

#include "models/commands/member_session_commands.h"
#include "models/commands/member_state_commands.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "models/domain/validation.h"

namespace sekisho::commands {

// --- forced log-out ------------------------------------------------------------------------------------------------

QString ForceLogout::text() const {
    return tr("Force log-out");
}
QString ForceLogout::help() const {
    return tr("Ends every session and token of the member: browser, apps and API.");
}
Plan ForceLogout::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Force log-out of %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("Every session and token ends: browser, apps and API. The next request of each is refused.");
    plan.effects << tr("The member can sign in again with the same password. If the password may be known to others, "
                       "force a change as well.");
    plan.verb = tr("Force log-out");
    return plan;
}
MemberCommand::Call ForceLogout::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&, ports::Executor& on,
              ports::Reply<std::monostate> reply) { return gateway.forceLogout(member.id, on, std::move(reply)); };
}
QString ForceLogout::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("%1 was logged out everywhere.").arg(firstName)
                      : tr("%n members were logged out everywhere.", nullptr, count);
}
Applicability ForceLogout::appliesTo(const SelectedMember&, const Context&) const {
    return Applicability::yes();
}

// --- password ------------------------------------------------------------------------------------------------------

QString ForcePassword::text() const {
    return tr("Force password change…");
}
QString ForcePassword::help() const {
    return tr("Sets a new password now. Use it when the password is forgotten or may be known to others.");
}
Plan ForcePassword::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Force password change");
    plan.sentence = tr("The old password stops working at once and the member is logged out everywhere.");
    Ask password;
    password.key = QStringLiteral("password");
    password.kind = Ask::Kind::Password;
    password.label = tr("New password");
    password.help = tr("The service checks it against the password policy. Tell it to the member by a safe way.");
    plan.asks.push_back(password);
    Ask change;
    change.key = QStringLiteral("changeAtNextLogin");
    change.kind = Ask::Kind::Check;
    change.label = tr("The member must change it at the next sign-in");
    change.value = true;
    change.optional = true;
    plan.asks.push_back(change);
    plan.check = [](const QVariantMap& arguments) {
        const QString typed = arguments.value(QStringLiteral("password")).toString();
        if (typed.isEmpty()) return tr("Type the new password.");
        if (typed.size() > 20) return tr("A password has at most 20 characters.");
        return QString();
    };
    plan.verb = tr("Change password");
    return plan;
}
MemberCommand::Call ForcePassword::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap& arguments, ports::Executor& on,
              ports::Reply<std::monostate> reply) {
        return gateway.forcePassword(member.id, toUtf8(arguments.value(QStringLiteral("password")).toString()),
                                     arguments.value(QStringLiteral("changeAtNextLogin"), true).toBool(), on,
                                     std::move(reply));
    };
}
QString ForcePassword::doneText(int, const QString& firstName) const {
    return tr("The password of %1 was changed.").arg(firstName);
}
Applicability ForcePassword::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Deleted ? Applicability::no(tr("The member is deleted."))
                                                  : Applicability::yes();
}

QString RequestPassword::text() const {
    return tr("Request password change");
}
QString RequestPassword::help() const {
    return tr("The member is asked at the next sign-in. Nobody is logged out now.");
}
Plan RequestPassword::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title =
        tr("Request a password change from %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("The member is asked at the next sign-in. Nobody is logged out now.");
    plan.verb = tr("Request");
    return plan;
}
MemberCommand::Call RequestPassword::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&, ports::Executor& on,
              ports::Reply<std::monostate> reply) {
        return gateway.requestPasswordChange(member.id, on, std::move(reply));
    };
}
QString RequestPassword::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("%1 will be asked for a new password.").arg(firstName)
                      : tr("%n members will be asked for a new password.", nullptr, count);
}
Applicability RequestPassword::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Deleted ? Applicability::no(tr("The member is deleted."))
                                                  : Applicability::yes();
}

QString SendInvitation::text() const {
    return tr("Send invitation mail…");
}
QString SendInvitation::help() const {
    return tr("A mail to the private address with a link to set the first password.");
}
Plan SendInvitation::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Send an invitation mail to %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("The mail goes to the private address and holds a link to set the first password.");
    plan.effects << tr("The link works for 7 days and once; a link that was sent earlier ends.")
                 << tr("Who has no private address is refused.");
    plan.verb = tr("Send");
    return plan;
}
MemberCommand::Call SendInvitation::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&, ports::Executor& on,
              ports::Reply<std::monostate> reply) {
        return gateway.invitations().inviteByMail(member.id, on, std::move(reply));
    };
}
QString SendInvitation::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("An invitation mail to %1 is on its way.").arg(firstName)
                      : tr("Invitation mails to %n members are on their way.", nullptr, count);
}
Applicability SendInvitation::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Pending || member.status == MemberStatus::Awaiting
               ? Applicability::yes()
               : Applicability::no(tr("Only members who have not signed in yet are invited."));
}

// --- ID ------------------------------------------------------------------------------------------------------------

QString ChangeLoginId::text() const {
    return tr("Change ID…");
}
QString ChangeLoginId::help() const {
    return tr("The member signs in with the new ID from then on.");
}
Plan ChangeLoginId::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Change the ID");
    plan.sentence = tr("The member signs in with the new ID from then on; the old one stops working.");
    plan.effects << tr("Logged out of everything on the next request; all tokens end.")
                 << tr("The ID for external talk, its QR code and the invitation link change too.")
                 << tr("Concurrent companies with the same ID change as well.");
    Ask id;
    id.key = QStringLiteral("loginId");
    id.kind = Ask::Kind::LoginId;
    id.label = tr("New ID");
    id.help = tr("2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.");
    const QString present = context.selection.empty() ? QString() : context.selection.front().loginId;
    id.value = present;
    plan.asks.push_back(id);
    plan.check = [present](const QVariantMap& arguments) {
        const QString typed = arguments.value(QStringLiteral("loginId")).toString().trimmed().toLower();
        if (typed == present) return tr("This is the present ID.");
        if (const Done done = checkLogin(toUtf8(typed)); !done) return errorText(done.error());
        return QString();
    };
    plan.verb = tr("Change ID");
    return plan;
}
MemberCommand::Call ChangeLoginId::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap& arguments, ports::Executor& on,
              ports::Reply<std::monostate> reply) {
        const std::string wanted = toUtf8(arguments.value(QStringLiteral("loginId")).toString().trimmed().toLower());
        auto second = std::make_shared<ports::CallHandle>();
        // The record is fetched first: the change carries the version that the person has in front of him.
        return gateway.fetchMember(member.id, on, [&gateway, &on, wanted, reply, second](Result<Member> present) {
            if (!present) {
                reply(std::move(present).error());
                return;
            }
            Member edited = *present;
            edited.email = wanted;
            for (Organization& organization : edited.organizations)
                if (organization.email == present->email) organization.email = wanted;
            *second = gateway.updateMember(*present, edited, on, [reply, second](Result<Member> saved) {
                if (saved)
                    reply(std::monostate{});
                else
                    reply(std::move(saved).error());
            });
        });
    };
}
QString ChangeLoginId::doneText(int, const QString& firstName) const {
    return tr("The ID of %1 was changed.").arg(firstName);
}
Applicability ChangeLoginId::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Deleted ? Applicability::no(tr("The member is deleted."))
                                                  : Applicability::yes();
}

void addMemberCommands(Registry& registry) {
    registry.add(std::make_unique<SaveMember>());
    registry.add(std::make_unique<SuspendMembers>());
    registry.add(std::make_unique<UnsuspendMembers>());
    registry.add(std::make_unique<ForceLogout>());
    registry.add(std::make_unique<ForcePassword>());
    registry.add(std::make_unique<RequestPassword>());
    registry.add(std::make_unique<SendInvitation>());
    registry.add(std::make_unique<ChangeLoginId>());
    registry.add(std::make_unique<SetLeave>());
    registry.add(std::make_unique<ClearLeave>());
    registry.add(std::make_unique<DeleteMembers>());
    registry.add(std::make_unique<UndeleteMembers>());
    registry.add(std::make_unique<ForceDeleteMembers>());
    addMemberPaneCommands(registry);
}

} // namespace sekisho::commands

#include "moc_member_access_commands.cpp"
