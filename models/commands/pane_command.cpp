#include "models/commands/pane_command.h"

#include <utility>

namespace sekisho::commands {

PaneCommand::PaneCommand(Spec spec) : Command(spec.key), spec_(std::move(spec)) {}

void PaneCommand::offer(QObject* owner, std::function<void()> work,
                        std::function<Applicability(const Context&)> applies) {
    owner_ = owner;
    work_ = std::move(work);
    applies_ = std::move(applies);
}

void PaneCommand::run(const Context& context, const QVariantMap& arguments) {
    Q_UNUSED(context)
    Q_UNUSED(arguments)
    if (isOffered()) work_();
}

Applicability PaneCommand::nobodyOffers() {
    return Applicability::no(tr("Open the list that this belongs to first."));
}

Applicability PaneCommand::applies(const Context& context) const {
    if (isOffered()) return applies_ ? applies_(context) : Applicability::yes();
    return spec_.permission.menu.empty() ? nobodyOffers() : Applicability::yes(); // its screen opens before it runs
}

} // namespace sekisho::commands

#include "moc_pane_command.cpp"
