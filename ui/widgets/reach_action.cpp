#include "ui/widgets/reach_action.h"

#include "models/commands/explanation_commands.h"
#include "models/commands/explanation_words.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pane.h"

#include <QMenu>

namespace sekisho::ui {

void addReachAction(QMenu& menu, Pane& pane, const commands::Registry& registry, const UserId& user) {
    const commands::Command* command = registry.find(QStringLiteral("member.reachedBy"));
    if (!command) return;
    QAction* action = menu.addAction(icon(command->iconName()), command->text());
    action->setObjectName(QStringLiteral("row.reachedBy"));
    const QString why = commands::whyNotAskAbout(registry.context(), user);
    action->setEnabled(!user.empty() && why.isEmpty());
    menu.setToolTipsVisible(true);
    action->setToolTip(why.isEmpty() ? command->help() : why);
    QObject::connect(action, &QAction::triggered, &pane, [&pane, user] {
        commands::ExplainQuestion question;
        question.kind = commands::ExplainQuestion::Kind::Reach;
        question.user = user;
        Q_EMIT pane.openWanted(commands::fromUtf8(commands::kExplainMenu), commands::explainResource(question));
    });
}

} // namespace sekisho::ui
