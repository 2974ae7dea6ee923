#include "models/commands/command.h"

#include "models/commands/words.h"

namespace sekisho::commands {

Applicability Command::applicability(const Context& context) const {
    const Permission needed = permission();
    if ((needsOnline() || !needed.menu.empty()) && !context.identity) return Applicability::no(tr("Sign in first."));
    if (!needed.menu.empty() && !allows(context.identity->roles, needed, context.clock->now())) {
        const MenuItem* item = menuItem(needed.menu);
        const QString menu = item ? menuText(*item) : fromUtf8(needed.menu);
        return Applicability::no(needed.access == Access::Operate
                                     ? tr("Your role may not make changes in “%1”.").arg(menu)
                                     : tr("Your role may not open “%1”.").arg(menu));
    }
    if (needsOnline() && !context.online)
        return Applicability::no(
            tr("The service cannot be reached. What you see is the local copy; changes are possible again "
               "when the connection is back."));
    const auto selected = static_cast<int>(context.selection.count());
    if (selected < leastSelected())
        return Applicability::no(leastSelected() == 1
                                     ? tr("Select a member first.")
                                     : tr("Select at least %n members first.", nullptr, leastSelected()));
    if (mostSelected() >= 0 && selected > mostSelected())
        return Applicability::no(mostSelected() == 1
                                     ? tr("This works on one member at a time.")
                                     : tr("This works on at most %n members at a time.", nullptr, mostSelected()));
    return applies(context);
}

} // namespace sekisho::commands

#include "moc_command.cpp"
