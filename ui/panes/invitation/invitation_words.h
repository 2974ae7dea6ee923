#pragma once
// Invitations in words. GUI thread.

#include "models/domain/invitation.h"

#include <QString>
#include <QStringList>

namespace sekisho::ui::invitation {

QString roleText(bool asOperator);
QString linkStateText(const InvitationLink& link, Instant now);
QString throughText(const Applicant& applicant); // whose link it was, and of when
QString leftText(Instant until, Instant now);    // "3 days", "5 hours"; over: "Over"

struct SettingsScene { // what the consequences of a draft depend on
    qsizetype openLinks = 0;
    bool allLinksKnown = false; // else there are at least so many
    qsizetype members = 0;
};
// One sentence a line: what saving the draft does to people.
QStringList consequences(const InvitationSettings& before, const InvitationSettings& draft, const SettingsScene& scene);

} // namespace sekisho::ui::invitation
