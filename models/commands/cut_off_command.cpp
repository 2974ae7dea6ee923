#include "models/commands/cut_off_command.h"

#include "models/commands/cut_off_texts.h"
#include "models/commands/sweep_watch.h"

#include <QPointer>
#include <QUuid>

#include <utility>

namespace sekisho::commands {

namespace {

constexpr QLatin1String kNoteKey("note");
constexpr qsizetype kNoteLength = 2'000;
constexpr std::size_t kToldSteps = 1'000;

ports::JobLine lineOf(const CutOffStep& step) {
    QString subject = fromUtf8(step.userName);
    if (!step.targetName.empty()) subject += QStringLiteral("  ") + fromUtf8(step.targetName);
    return {toUtf8(QStringLiteral("%1  %2").arg(subject, stepStateText(step.state))), std::nullopt};
}

} // namespace

QString CutOffCommand::heldText(int held) {
    return held == 0 ? QString() : tr("%n of them wait for the decision of another administrator.", nullptr, held);
}

QString CutOffCommand::wrongText(int wrong) {
    return wrong == 0 ? QString() : tr("%n of them could not be carried out; each says why.", nullptr, wrong);
}

Ask CutOffCommand::noteAsk() {
    Ask ask;
    ask.key = kNoteKey;
    ask.label = tr("Note");
    ask.help = tr("Kept with the order and in the audit log.");
    ask.optional = true;
    return ask;
}

QString CutOffCommand::noteFault(const QVariantMap& arguments) {
    return arguments.value(kNoteKey).toString().size() > kNoteLength
               ? tr("The note is too long. Use at most %1 characters.").arg(locale().toString(kNoteLength))
               : QString();
}

void CutOffCommand::order(const Context& context, const QString& title, Call call, Say say) {
    ports::JobSpec job;
    job.title = toUtf8(title);
    job.canRetry = true;
    const CutOffId id(toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    job.work = [self = QPointer<CutOffCommand>(this), gateway = context.gateway, gui = context.gui, id,
                call = std::move(call), say = std::move(say),
                title](const std::shared_ptr<ports::JobControl>& control) {
        const auto told = [self, gateway, gui, control, say, title](Result<CutOff> outcome) {
            if (!outcome) {
                control->finish(outcome.error());
                if (self && outcome.error().kind != ErrorKind::Cancelled) Q_EMIT self->failed(outcome.error(), title);
                return;
            }
            for (std::size_t i = 0; i < std::min(outcome->steps.size(), kToldSteps); ++i)
                control->line(lineOf(outcome->steps[i]));
            SweepWatch::follow(gateway->cutOffs(), *gui, *outcome, control, self);
            if (!self) return;
            const QString sentence = say(*outcome);
            if (outcome->steps.empty())
                Q_EMIT self->done(sentence, {}, {});
            else
                Q_EMIT self->ordered(sentence, fromUtf8(outcome->id.value), countsOf(*outcome).held);
        };
        call(*gateway, id, *gui, told).detach();
    };
    context.jobs->start(std::move(job));
}

} // namespace sekisho::commands

#include "moc_cut_off_command.cpp"
