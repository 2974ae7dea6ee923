// What the screens of policies do; which of them is meant, and who may change it, the one that is open knows.

#include "models/commands/pane_command.h"
#include "models/commands/registry.h"

#include <QCoreApplication>

namespace sekisho::commands {

namespace {

struct PolicyCommandWords {
    Q_DECLARE_TR_FUNCTIONS(PolicyCommands)
};

} // namespace

void addPolicyCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.online = true;
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "policy.edit", [] { return PolicyCommandWords::tr("Edit policy"); }, "document-edit");
    add(
        "policy.save", [] { return PolicyCommandWords::tr("Save policy…"); }, "document-save");
    add(
        "policy.preview", [] { return PolicyCommandWords::tr("Check the impact of the draft"); }, "view-refresh");
    add(
        "policy.history", [] { return PolicyCommandWords::tr("Revisions of the policy"); }, "view-history");
    add(
        "policy.revert", [] { return PolicyCommandWords::tr("Return to this revision…"); }, "edit-undo");
}

} // namespace sekisho::commands
