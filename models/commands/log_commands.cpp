#include "models/commands/log_commands.h"

#include "models/commands/log_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace sekisho::commands {

namespace {

struct LogCommandWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(LogCommandWords)
};

constexpr LogFormat kLogFormats[] = {LogFormat::SourceCsv, LogFormat::Csv, LogFormat::JsonLines, LogFormat::Evidence};

// Texts never leave as evidence: the proof of the chain is that of the records.
std::span<const LogFormat> formatsFor(bool contents) {
    return std::span(kLogFormats).first(contents ? std::size_t{3} : std::size_t{4});
}

QStringList formatChoices(bool contents) {
    QStringList words;
    for (const LogFormat format : formatsFor(contents))
        words << logFormatText(format);
    return words;
}

LogFormat formatOfChoice(const QString& words) {
    const auto found =
        std::ranges::find_if(kLogFormats, [&](LogFormat format) { return logFormatText(format) == words; });
    return found == std::end(kLogFormats) ? LogFormat::SourceCsv : *found;
}

} // namespace

void RequestLogExport::offer(QObject* owner, Source source) {
    owner_ = owner;
    source_ = std::move(source);
}

std::optional<RequestLogExport::Wanted> RequestLogExport::wanted() const {
    return owner_ && source_ ? source_() : std::nullopt;
}

QString RequestLogExport::text() const {
    return tr("Export the logs…");
}

QString RequestLogExport::help() const {
    return tr("The service makes a file of all records that match; it is fetched from the log download.");
}

Applicability RequestLogExport::applies(const Context&) const {
    return wanted() ? Applicability::yes() : Applicability::no(tr("Open a list of logs first."));
}

Plan RequestLogExport::plan(const Context&) const {
    planned_ = wanted().value_or(Wanted());
    const bool contents = planned_.contents.has_value();
    Plan plan;
    plan.confirm = true;
    plan.title = contents ? tr("Export talk content") : tr("Export the logs");
    plan.sentence = tr("The service makes a file of everything that matches: %1").arg(planned_.words);
    plan.effects = {tr("The file waits in the log download and is deleted there after a day."),
                    tr("That you asked for it, and each time that it is fetched, stands in the audit log.")};
    if (contents)
        plan.effects.prepend(tr("The file holds what members wrote, word for word. Making it is a reading, which "
                                "stands in the history of each member whose messages are in it."));
    for (const LogFormat format : formatsFor(contents))
        plan.effects << tr("%1: %2", "format, what it is for").arg(logFormatText(format), logFormatHelp(format));
    Ask format;
    format.key = QStringLiteral("format");
    format.kind = Ask::Kind::Choice;
    format.label = tr("Format");
    format.choices = formatChoices(contents);
    format.value = format.choices.front();
    Ask language;
    language.key = QStringLiteral("language");
    language.kind = Ask::Kind::Choice;
    language.label = tr("Language of the words");
    language.choices = {QStringLiteral("日本語"), QStringLiteral("English")};
    language.value = language.choices.at(commands::language() == Language::Japanese ? 0 : 1);
    plan.asks = {format, language};
    plan.verb = tr("Make the file");
    return plan;
}

void RequestLogExport::run(const Context& context, const QVariantMap& arguments) {
    if (!context.gateway || !context.gui) return;
    const LogFormat format = formatOfChoice(arguments.value(QStringLiteral("format")).toString());
    const bool japanese =
        arguments.value(QStringLiteral("language"), QStringLiteral("日本語")).toString() == QStringLiteral("日本語");
    const auto answered = [self = QPointer(this)](Result<LogExport> made) {
        if (!self) return;
        if (!made) {
            Q_EMIT self->failed(made.error(), tr("Export the logs"));
            return;
        }
        Q_EMIT self->done(tr("The file is being made. It can be fetched from the log download."), {}, {});
        Q_EMIT self->requested(fromUtf8(made->id));
    };
    ports::Logs& logs = context.gateway->logs();
    auto call = planned_.contents
                    ? logs.requestContentExport(*planned_.contents, format, japanese, *context.gui, answered)
                    : logs.requestExport(planned_.query, format, japanese, *context.gui, answered);
    call.detach();
}

void addLogCommands(Registry& registry) {
    const auto add = [&registry](PaneCommand::Spec spec) {
        registry.add(std::make_unique<PaneCommand>(std::move(spec)));
    };
    const Permission download{kLogDownloadMenu, Access::Operate};
    registry.add(std::make_unique<RequestLogExport>());
    add({kFetchLogFile,
         [] { return LogCommandWords::tr("Save the file of a log export…"); },
         [] { return LogCommandWords::tr("Fetches the file from the service and checks its digest."); },
         QStringLiteral("document-save"),
         {},
         download,
         true});
    add({kWithdrawLogExport,
         [] { return LogCommandWords::tr("Withdraw or delete a log export"); },
         [] {
             return LogCommandWords::tr("What is not made yet is given up; what is ready is deleted at the service.");
         },
         QStringLiteral("edit-delete"),
         {},
         download,
         true});
    add({kCopyLogDigest,
         [] { return LogCommandWords::tr("Copy the digest of a log export"); },
         [] { return LogCommandWords::tr("SHA-256 of the whole file, to compare it with."); },
         QStringLiteral("edit-copy"),
         {},
         {},
         false});
    add({kCopyLogRows,
         [] { return LogCommandWords::tr("Copy records"); },
         [] { return LogCommandWords::tr("The cells of the chosen records, with times in ISO 8601."); },
         QStringLiteral("edit-copy"),
         {},
         {},
         false});
    add({kCopyLogJson,
         [] { return LogCommandWords::tr("Copy a record as JSON"); },
         [] { return LogCommandWords::tr("Everything that the record says, with its hash."); },
         QStringLiteral("code-context"),
         {},
         {},
         false});
    add({kActorTimeline,
         [] { return LogCommandWords::tr("History of this member"); },
         [] { return LogCommandWords::tr("Everything in the logs that whoever did this has to do with, day by day."); },
         QStringLiteral("view-history"),
         {},
         {},
         false});
    add({kTargetTimeline,
         [] { return LogCommandWords::tr("History of this object"); },
         [] { return LogCommandWords::tr("Everything in the logs that has to do with what this was done to."); },
         QStringLiteral("view-history"),
         {},
         {},
         false});
    add({kOpenLogMember,
         [] { return LogCommandWords::tr("Open the member of a record"); },
         [] { return LogCommandWords::tr("Shows whoever did this in the list of members."); },
         QStringLiteral("user"),
         {},
         {},
         false});
    add({kSaveLogSearch,
         [] { return LogCommandWords::tr("Keep this search of logs…"); },
         [] { return LogCommandWords::tr("Keeps the conditions under a name, on this computer, for you alone."); },
         QStringLiteral("list-add"),
         {},
         {},
         false});
}

} // namespace sekisho::commands

#include "moc_log_commands.cpp"
