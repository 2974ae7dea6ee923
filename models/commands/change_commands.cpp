#include "models/commands/pane_command.h"
#include "models/commands/registry.h"

#include <QCoreApplication>

namespace sekisho::commands {

namespace {

struct ChangeCommandWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeCommands)
};

} // namespace

void addChangeCommands(Registry& registry) {
    PaneCommand::Spec undo;
    undo.key = QStringLiteral("change.undoLast");
    undo.text = [] { return ChangeCommandWords::tr("Undo my last change…"); };
    undo.help = [] {
        return ChangeCommandWords::tr("Shows what taking back your newest change would do, before anything happens.");
    };
    undo.icon = QStringLiteral("edit-undo");
    undo.shortcut = QStringLiteral("Ctrl+Shift+Z");
    undo.online = true;
    registry.add(std::make_unique<PaneCommand>(undo));
}

void addOrgUnitCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon, const char* shortcut,
                                 Access access = Access::Operate) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.shortcut = QLatin1String(shortcut);
        spec.permission = {"members.orgUnits", access};
        spec.online = access == Access::Operate; // what is only read is read from the local copy
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "orgUnit.add", [] { return ChangeCommandWords::tr("Add organization…"); }, "list-add", "Ctrl+Shift+O");
    add(
        "orgUnit.edit", [] { return ChangeCommandWords::tr("Edit organization…"); }, "document-edit", "");
    add(
        "orgUnit.delete", [] { return ChangeCommandWords::tr("Delete organization…"); }, "edit-delete", "");
    add(
        "orgUnit.addMany", [] { return ChangeCommandWords::tr("Add organizations in bulk…"); }, "view-list-tree", "");
    add(
        "orgUnit.export", [] { return ChangeCommandWords::tr("Export organizations…"); }, "document-export", "",
        Access::View);
}

void addGroupCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon, bool changes) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.permission = {"members.groups", changes ? Access::Operate : Access::View};
        spec.online = changes;
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "group.add", [] { return ChangeCommandWords::tr("Add group…"); }, "list-add", true);
    add(
        "group.edit", [] { return ChangeCommandWords::tr("Edit group…"); }, "document-edit", true);
    add(
        "group.delete", [] { return ChangeCommandWords::tr("Delete group…"); }, "edit-delete", true);
    add(
        "group.export", [] { return ChangeCommandWords::tr("Export groups…"); }, "document-export", false);
    // Organizations and groups have the same archive: whichever screen is open offers it.
    add(
        "room.restore", [] { return ChangeCommandWords::tr("Restore data of talk rooms…"); }, "view-restore", true);
}

} // namespace sekisho::commands
