#include "models/commands/registry.h"

#include "models/commands/pane_command.h"

#include <algorithm>

namespace sekisho::commands {

Registry::Registry(QObject* parent) : QObject(parent) {}

Command* Registry::add(std::unique_ptr<Command> command) {
    Q_ASSERT_X(!find(command->key()), "Registry::add", "two commands with the same key");
    Command* added = command.release();
    added->setParent(this);
    all_.push_back(added);
    return added;
}

Command* Registry::find(const QString& key) const {
    const auto it = std::find_if(all_.begin(), all_.end(), [&](const Command* c) { return c->key() == key; });
    return it == all_.end() ? nullptr : *it;
}

Applicability Registry::trigger(const QString& key) {
    Command* command = find(key);
    if (!command) return Applicability::no(QString());
    Context now = context();
    Applicability verdict = command->applicability(now);
    if (const auto* belated = qobject_cast<PaneCommand*>(command);
        belated && verdict.applies && !belated->isOffered()) {
        if (openScreen_) openScreen_(belated->permission().menu);
        now = context();
        verdict = belated->isOffered() ? command->applicability(now) : PaneCommand::nobodyOffers();
    }
    if (!verdict.applies) return verdict;
    const Plan plan = command->plan(now);
    if (plan.confirm || !plan.asks.empty()) {
        // What is agreed to holds for these members, whatever becomes of the list meanwhile.
        now.selection = now.selection.pinned();
        Q_EMIT planReady(command, plan, now);
    } else {
        command->run(now, {});
    }
    return verdict;
}

ShellCommand::ShellCommand(Spec spec) : Command(spec.key), spec_(std::move(spec)) {}

void ShellCommand::run(const Context& context, const QVariantMap& arguments) {
    Q_UNUSED(context)
    Q_UNUSED(arguments)
    spec_.work();
}

Applicability ShellCommand::applies(const Context& context) const {
    if (spec_.needsSignIn && !context.identity) return Applicability::no(tr("Sign in first."));
    return spec_.applies ? spec_.applies(context) : Applicability::yes();
}

} // namespace sekisho::commands

#include "moc_registry.cpp"
