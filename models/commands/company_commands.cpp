#include "models/commands/company_commands.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace sekisho::commands {

namespace {

const QString kNameArgument = QStringLiteral("workgroup");
const QString kNoteArgument = QStringLiteral("note");

// Until when it is locked is told in the time of whoever reads it.
Error withLocalTime(Error error) {
    for (ErrorParam& param : error.params) {
        if (param.name != "until") continue;
        if (const auto until = parseInstant(param.value)) param.value = toUtf8(timeText(*until));
    }
    return error;
}

Ask asked(const QString& key, const QString& label) {
    Ask ask;
    ask.key = key;
    ask.label = label;
    return ask;
}

} // namespace

QString ChangeWorkgroup::text() const {
    return tr("Change workgroup name…");
}

QString ChangeWorkgroup::help() const {
    return tr("Everybody is logged out, and all IDs end with the new name.");
}

QString ChangeWorkgroup::faultText(const QString& name, const QString& present) {
    const std::string typed = toUtf8(name);
    switch (workgroupFault(typed)) {
    case WorkgroupFault::Characters:
        return tr("Only a to z in small letters, 0 to 9 and hyphens are possible.");
    case WorkgroupFault::Length:
        return tr("The name must have %L1 to %L2 characters.")
            .arg(static_cast<qulonglong>(kShortestWorkgroup))
            .arg(static_cast<qulonglong>(kLongestWorkgroup));
    case WorkgroupFault::Ends:
        return tr("The name must not begin or end with a hyphen.");
    case WorkgroupFault::Reserved: {
        const QString word = fromUtf8(reservedWord(typed));
        return word == name ? tr("The name must not be “%1”.").arg(word)
                            : tr("The name must not contain “%1”.").arg(word);
    }
    case WorkgroupFault::None:
        break;
    }
    return name == present ? tr("The workgroup has this name already.") : QString();
}

QString ChangeWorkgroup::lockText(Instant until) {
    return tr("The name was changed less than 24 hours ago. It can be changed again from %1 on.").arg(timeText(until));
}

Plan ChangeWorkgroup::plan(const Context& context) const {
    Plan plan;
    const QString present = context.identity ? fromUtf8(context.identity->workgroup) : QString();
    plan.confirm = true;
    plan.title = tr("Change the workgroup name");
    plan.sentence = tr("The workgroup is called %1 now. The change takes effect at once.").arg(present);
    plan.effects = {
        tr("All login IDs, aliases and mail addresses of organizations and groups end with the new name."),
        tr("All members are logged out of all services, you too, and can log in with the new ID only. They "
           "are told it by mail."),
        tr("Other systems and programs that name members by their IDs must be told the new ones. Service "
           "accounts keep their IDs."),
        tr("Changesets and requests that were prepared with IDs of before are refused."),
        tr("The name cannot be changed again for 24 hours. The present one stays reserved for this tenant.")};
    plan.verb = tr("Change the name");
    plan.typedWord = present;
    Ask name = asked(kNameArgument, tr("New name"));
    name.help = tr("%L1 to %L2 characters: a to z in small letters, 0 to 9 and hyphens, but no hyphen at the ends.")
                    .arg(static_cast<qulonglong>(kShortestWorkgroup))
                    .arg(static_cast<qulonglong>(kLongestWorkgroup));
    Ask note = asked(kNoteArgument, tr("Note for the audit log"));
    note.optional = true;
    plan.asks = {std::move(name), std::move(note)};
    plan.check = [present](const QVariantMap& given) {
        if (lengthOf(toUtf8(given.value(kNoteArgument).toString())) > kLongestWorkgroupNote)
            return tr("The note is too long.");
        return faultText(given.value(kNameArgument).toString().trimmed(), present);
    };
    return plan;
}

void ChangeWorkgroup::run(const Context& context, const QVariantMap& arguments) {
    WorkgroupWish wish;
    wish.workgroup = toUtf8(arguments.value(kNameArgument).toString().trimmed());
    wish.note = toUtf8(arguments.value(kNoteArgument).toString());
    wish.present = context.identity ? context.identity->workgroup : std::string();
    context.gateway->company()
        .changeWorkgroup(std::move(wish), *context.gui,
                         [self = QPointer(this)](const Result<Workgroup>& outcome) {
                             if (!self) return;
                             if (outcome)
                                 Q_EMIT self->renamed(fromUtf8(outcome->name));
                             else
                                 Q_EMIT self->failed(withLocalTime(outcome.error()), QString());
                         })
        .detach();
}

void addCompanyCommands(Registry& registry) {
    registry.add(std::make_unique<ChangeWorkgroup>());
}

} // namespace sekisho::commands

#include "moc_company_commands.cpp"
