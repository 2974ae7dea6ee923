#include "models/commands/cut_off_commands.h"

#include "models/commands/pane_command.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"

#include <QCoreApplication>

namespace sekisho::commands {

namespace {

struct CutOffCommandWords {
    Q_DECLARE_TR_FUNCTIONS(CutOffCommands)
};

constexpr std::string_view kCutOffMenu = "security.lostDevice";

} // namespace

Applicability mayRespond(const Context& context) {
    if (!context.cache) return Applicability::no(CutOffCommandWords::tr("Sign in first."));
    if (context.identity && !context.identity->canOperate(kCutOffMenu, context.clock->now()))
        return Applicability::no(
            CutOffCommandWords::tr("Your role may not make changes in “%1”.").arg(menuText(*menuItem(kCutOffMenu))));
    return Applicability::yes();
}

QString RespondToLoss::text() const {
    return tr("Respond to a lost device…");
}
QString RespondToLoss::help() const {
    return tr("Shows the member, proposes what is to be cut off, and cuts it off at one key.");
}

Applicability RespondToLoss::applies(const Context& context) const {
    return mayRespond(context);
}

void RespondToLoss::run(const Context& context, const QVariantMap& arguments) {
    Q_UNUSED(arguments)
    Q_EMIT wanted(fromUtf8(context.selection.front().id.value));
}

void addCutOffCommands(Registry& registry) {
    registry.add(std::make_unique<RespondToLoss>());
    const auto add = [&registry](const char* key, QString (*text)(), QString (*help)(), const char* icon,
                                 const char* shortcut) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.help = help;
        spec.icon = QLatin1String(icon);
        spec.shortcut = QLatin1String(shortcut);
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "lostDevice.open", [] { return CutOffCommandWords::tr("Lost device: find the member…"); },
        [] { return CutOffCommandWords::tr("Type a name, Enter opens the response, Enter once more cuts off."); },
        "smartphone", "Ctrl+Shift+D");
    add(
        "lostDevice.withdraw", [] { return CutOffCommandWords::tr("Withdraw the cut-off…"); },
        [] { return CutOffCommandWords::tr("Takes back what is not done yet; what is done stays done."); }, "edit-undo",
        "");
    add(
        "lostDevice.foundAgain", [] { return CutOffCommandWords::tr("Found again…"); },
        [] { return CutOffCommandWords::tr("Lifts what can be lifted, so that the member can work again."); },
        "dialog-ok-apply", "");
    add(
        "lostDevice.receipt", [] { return CutOffCommandWords::tr("Receipt of the cut-off…"); },
        [] { return CutOffCommandWords::tr("Times, evidence and who ordered it, to read, print or keep."); },
        "document-properties", "");
}

} // namespace sekisho::commands

#include "moc_cut_off_commands.cpp"
