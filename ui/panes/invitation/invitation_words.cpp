#include "ui/panes/invitation/invitation_words.h"

#include "models/commands/words.h"

#include <QCoreApplication>

#include <chrono>

namespace sekisho::ui::invitation {

using commands::fromUtf8;

namespace {

struct InvitationWords {
    Q_DECLARE_TR_FUNCTIONS(InvitationPane)
};

QString linksStop(const SettingsScene& scene) {
    if (scene.openLinks == 0) return {};
    if (!scene.allLinksKnown) return InvitationWords::tr("All open links stop working until links are allowed again.");
    return InvitationWords::tr("%n open link(s) stop working until links are allowed again.", nullptr,
                               static_cast<int>(scene.openLinks));
}

QString linksWork(const SettingsScene& scene) {
    if (scene.openLinks == 0) return InvitationWords::tr("Links can be made from now on.");
    if (!scene.allLinksKnown) return InvitationWords::tr("All links that have not ended work again.");
    return InvitationWords::tr("%n link(s) that have not ended work again.", nullptr,
                               static_cast<int>(scene.openLinks));
}

void automaticLines(const InvitationSettings& draft, QStringList& out) {
    const auto admitted = static_cast<int>(draft.waiting - draft.waitingOperators);
    if (admitted > 0)
        out << InvitationWords::tr("%n person(s) who wait become members at once and count for the licence.", nullptr,
                                   admitted);
    if (draft.waitingOperators > 0)
        out << InvitationWords::tr("%n person(s) who would become operators go on waiting.", nullptr,
                                   static_cast<int>(draft.waitingOperators));
    out << InvitationWords::tr("Whoever applies from now on is a member at once and counts for the licence. At most "
                               "100 an hour are let in; whoever comes then waits.");
    if (draft.everybodyInvites)
        out << InvitationWords::tr("Together with invitations by all members, anybody whom one member gives a link is "
                                   "let in without a check.");
}

} // namespace

QString roleText(bool asOperator) {
    return asOperator ? InvitationWords::tr("Operator") : InvitationWords::tr("Member");
}

QString linkStateText(const InvitationLink& link, Instant now) {
    if (link.revoked) return InvitationWords::tr("Ended");
    if (now >= link.expires) return InvitationWords::tr("Expired");
    if (!link.makerThere) return InvitationWords::tr("Stopped");
    return InvitationWords::tr("Open");
}

QString throughText(const Applicant& applicant) {
    QString name = fromUtf8(applicant.inviterName);
    if (!applicant.invited) return name;
    return InvitationWords::tr("%1 (%2)").arg(name, commands::timeText(*applicant.invited));
}

QString leftText(Instant until, Instant now) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(until - now).count();
    if (minutes <= 0) return InvitationWords::tr("Over");
    if (minutes < 60) return InvitationWords::tr("%n minute(s)", nullptr, static_cast<int>(minutes));
    if (minutes < 48 * 60) return InvitationWords::tr("%n hour(s)", nullptr, static_cast<int>(minutes / 60));
    return InvitationWords::tr("%n day(s)", nullptr, static_cast<int>(minutes / (24 * 60)));
}

QStringList consequences(const InvitationSettings& before, const InvitationSettings& draft,
                         const SettingsScene& scene) {
    QStringList out;
    if (before.linkAllowed && !draft.linkAllowed) out << linksStop(scene);
    if (!before.linkAllowed && draft.linkAllowed) out << linksWork(scene);
    if (!before.everybodyInvites && draft.everybodyInvites)
        out << InvitationWords::tr("Every member (%1 at present) can make links.")
                   .arg(commands::locale().toString(scene.members));
    if (before.everybodyInvites && !draft.everybodyInvites)
        out << InvitationWords::tr("Only administrators whose role has this screen can make links. Links that members "
                                   "made stay open until they are ended.");
    if (!before.autoApproval && draft.autoApproval) automaticLines(draft, out);
    if (before.autoApproval && !draft.autoApproval)
        out << InvitationWords::tr("Whoever applies from now on waits until somebody approves.");
    out.removeAll(QString());
    return out;
}

} // namespace sekisho::ui::invitation
