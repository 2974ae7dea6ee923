#include "models/commands/template_commands.h"

#include "models/commands/pane_command.h"
#include "models/commands/registry.h"

#include <QCoreApplication>

namespace sekisho::commands {

namespace {

struct TemplateCommandWords {
    Q_DECLARE_TR_FUNCTIONS(TemplateCommands)
};

constexpr QLatin1String kMobileStop("mobile"), kPcStop("pc");

} // namespace

QString StopApps::text() const {
    return tr("Stop app use…");
}
QString StopApps::help() const {
    return tr("Stops the mobile app or the PC app of the member, or lets them be used again. The browser goes on.");
}

void StopApps::know(const UserId& member, bool mobile, bool pc) {
    known_ = member;
    mobile_ = mobile;
    pc_ = pc;
}

Plan StopApps::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Stop app use of %n member(s)", nullptr, static_cast<int>(context.selection.count()));
    plan.sentence = tr("What is ticked cannot be used any more: it is logged out on its next request and cannot sign "
                       "in. What is not ticked can be used.");
    plan.effects << tr("The browser goes on. Whoever has the device can go on there too: force log-out and a password "
                       "change as well when it is lost.")
                 << tr("This is lifted by the same command.");
    const bool known = context.selection.count() == 1 && context.selection.front().id == known_;
    for (const auto& [key, label, value] : {std::tuple{kMobileStop, tr("Stop the mobile app"), known ? mobile_ : true},
                                            std::tuple{kPcStop, tr("Stop the PC app"), known ? pc_ : true}}) {
        Ask ask;
        ask.key = key;
        ask.kind = Ask::Kind::Check;
        ask.label = label;
        ask.value = value;
        ask.optional = true;
        plan.asks.push_back(ask);
    }
    plan.verb = tr("Set");
    return plan;
}

MemberCommand::Call StopApps::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap& arguments, ports::Executor& on,
              ports::Reply<std::monostate> reply) {
        const ports::AppStop wanted{arguments.value(kMobileStop).toBool(), arguments.value(kPcStop).toBool()};
        return gateway.templates().stopApps(member.id, wanted, on, std::move(reply));
    };
}

QString StopApps::doneText(int count, const QString& firstName) const {
    return count == 1 ? tr("The app use of %1 was set.").arg(firstName)
                      : tr("The app use of %n members was set.", nullptr, count);
}

Applicability StopApps::appliesTo(const SelectedMember& member, const Context&) const {
    return member.status == MemberStatus::Deleted ? Applicability::no(tr("The member is deleted."))
                                                  : Applicability::yes();
}

void addTemplateCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.permission = {"security.services", Access::Operate};
        spec.online = true;
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "template.add", [] { return TemplateCommandWords::tr("Add permission template…"); }, "list-add");
    add(
        "template.edit", [] { return TemplateCommandWords::tr("Edit permission template…"); }, "document-edit");
    add(
        "template.copy", [] { return TemplateCommandWords::tr("Copy permission template…"); }, "edit-copy");
    add(
        "template.rename", [] { return TemplateCommandWords::tr("Rename permission template…"); }, "edit-rename");
    add(
        "template.delete", [] { return TemplateCommandWords::tr("Delete permission template…"); }, "edit-delete");
    registry.add(std::make_unique<StopApps>());
}

} // namespace sekisho::commands

#include "moc_template_commands.cpp"
