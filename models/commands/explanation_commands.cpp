#include "models/commands/explanation_commands.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"

namespace sekisho::commands {

ExplainMember::ExplainMember(What what)
    : Command(what == What::Use ? QStringLiteral("member.explainUse") : QStringLiteral("member.reachedBy")),
      what_(what) {}

QString ExplainMember::text() const {
    return what_ == What::Use ? tr("Why may this member use a service…") : tr("Who can reach this member");
}

QString ExplainMember::help() const {
    return what_ == What::Use ? tr("Says what the use of a service with a client comes to, and by which settings.")
                              : tr("Lists the administrators whose scope holds this member, and what they can do.");
}

QString ExplainMember::iconName() const {
    return what_ == What::Use ? QStringLiteral("help-contextual") : QStringLiteral("group");
}

Applicability ExplainMember::applies(const Context& context) const {
    const QString why = whyNotAskAbout(context, context.selection.front().id);
    return why.isEmpty() ? Applicability::yes() : Applicability::no(why);
}

void ExplainMember::run(const Context& context, const QVariantMap& arguments) {
    Q_UNUSED(arguments)
    ExplainQuestion question;
    question.kind = what_ == What::Use ? ExplainQuestion::Kind::Use : ExplainQuestion::Kind::Reach;
    question.user = context.selection.front().id;
    Q_EMIT wanted(explainResource(question));
}

void addExplanationCommands(Registry& registry) {
    registry.add(std::make_unique<ExplainMember>(ExplainMember::What::Use));
    registry.add(std::make_unique<ExplainMember>(ExplainMember::What::Reach));
}

} // namespace sekisho::commands

#include "moc_explanation_commands.cpp"
