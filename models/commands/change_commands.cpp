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

} // namespace sekisho::commands
