#include "models/commands/pane_command.h"
#include "models/commands/registry.h"

#include <QCoreApplication>

namespace sekisho::commands {

namespace {

struct InvitationCommandWords {
    Q_DECLARE_TR_FUNCTIONS(InvitationCommands)
};

} // namespace

void addInvitationCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.permission = {"members.invitation", Access::Operate};
        spec.online = true;
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "invitation.issue", [] { return InvitationCommandWords::tr("Make an invitation link…"); }, "list-add");
    add(
        "invitation.approve", [] { return InvitationCommandWords::tr("Approve applicants…"); }, "dialog-ok-apply");
    add(
        "invitation.reject", [] { return InvitationCommandWords::tr("Reject applicants…"); }, "dialog-cancel");
}

} // namespace sekisho::commands
