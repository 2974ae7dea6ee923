#include "models/commands/monitor_commands.h"

#include "models/commands/monitor_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "models/ports/command_group.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace sekisho::commands {

namespace {

using MonitorKind = MonitorPolicyCommand::Kind;

constexpr std::size_t kLongestDetectionNote = 1'000;
constexpr std::size_t kMostDetectionsAtOnce = 1'000;
constexpr std::size_t kNamedMonitored = 20;
constexpr std::array kMonitorKinds{MonitorKind::Enable, MonitorKind::Disable, MonitorKind::Delete};
constexpr std::array kDetectionStates{DetectionState::Seen, DetectionState::Handled, DetectionState::Open};

template<class T, class Name>
QStringList namedSubjects(const std::vector<T>& subjects, const Name& name) {
    QStringList lines;
    for (std::size_t i = 0; i < std::min(subjects.size(), kNamedMonitored); ++i)
        lines << name(subjects[i]);
    if (subjects.size() > kNamedMonitored)
        lines << MonitorPolicyCommand::tr("and %Ln more", nullptr, static_cast<int>(subjects.size() - kNamedMonitored));
    return lines;
}

QString detectionLine(const Detection& detection) {
    return QStringLiteral("%1  %2  %3")
        .arg(timeText(detection.at), fromUtf8(detection.policyName), detectionMemberText(detection));
}

// One after the other, as one job and one command of the person. The reply holds it: it lives exactly as long as a call
// is under way.
class MonitorBatch : public std::enable_shared_from_this<MonitorBatch> {
  public:
    using One = std::function<ports::CallHandle(std::size_t place, ports::Reply<std::monostate> reply)>;
    using Finished = std::function<void(int done, const std::optional<Error>& firstError, const QString& firstSubject)>;
    MonitorBatch(QStringList names, One one, std::shared_ptr<ports::JobControl> control, Finished finished)
        : names_(std::move(names)), one_(std::move(one)), control_(std::move(control)), finished_(std::move(finished)) {
        control_->progress(0, names_.size());
    }
    void next() {
        const bool whole = at_ == names_.size();
        if (!whole && !gaveUp_ && !control_->cancelled()) {
            const ports::CommandGroup::Use use(group_);
            call_ = one_(static_cast<std::size_t>(at_), [self = shared_from_this()](Result<std::monostate> outcome) {
                self->ended(std::move(outcome));
            });
            return;
        }
        control_->finish(whole ? Done() : Done(Error(ErrorKind::Cancelled, "CANCELLED")));
        finished_(done_, firstError_, firstSubject_);
    }

  private:
    void ended(Result<std::monostate> outcome) {
        if (!outcome && outcome.error().kind == ErrorKind::Cancelled) {
            gaveUp_ = true;
            return next();
        }
        const QString name = names_[at_++];
        ports::JobLine line{toUtf8(name), std::nullopt};
        if (outcome) {
            ++done_;
        } else {
            if (!firstError_ || (isNews(*firstError_) && !isNews(outcome.error()))) {
                firstError_ = outcome.error();
                firstSubject_ = name;
            }
            line.error = std::move(outcome).error();
        }
        control_->line(std::move(line));
        control_->progress(at_, names_.size());
        next();
    }

    QStringList names_;
    One one_;
    std::shared_ptr<ports::JobControl> control_;
    Finished finished_;
    ports::CommandGroup group_;
    ports::CallHandle call_;
    qsizetype at_ = 0;
    int done_ = 0;
    bool gaveUp_ = false; // the person did, when he was asked for more
    std::optional<Error> firstError_;
    QString firstSubject_;
};

void startBatch(const Context& context, const QString& title, QStringList names, MonitorBatch::One one,
                MonitorBatch::Finished finished) {
    ports::JobSpec job;
    job.title = toUtf8(title);
    job.work = [names = std::move(names), one = std::move(one),
                finished = std::move(finished)](const std::shared_ptr<ports::JobControl>& control) {
        std::make_shared<MonitorBatch>(names, one, control, finished)->next();
    };
    context.jobs->start(std::move(job));
}

Ask noteAskOf(bool needed) {
    Ask ask;
    ask.key = QStringLiteral("note");
    ask.label = needed ? MonitorPolicyCommand::tr("What was done") : MonitorPolicyCommand::tr("Note (optional)");
    ask.help = MonitorPolicyCommand::tr("Everybody who may look at the detections sees it; it is kept in the record.");
    ask.optional = !needed;
    return ask;
}

} // namespace

Applicability mayChangeMonitoring(const Context& context, std::string_view menu) {
    if (!context.identity || !context.online)
        return Applicability::no(MonitorPolicyCommand::tr("This needs a connection to the service."));
    return context.clock && context.identity->canOperate(menu, context.clock->now())
               ? Applicability::yes()
               : Applicability::no(MonitorPolicyCommand::tr("Your role may only look here."));
}

// --- policies -------------------------------------------------------------------------------------------------------

QString monitorCommandKey(MonitorKind kind) {
    switch (kind) {
    case MonitorKind::Enable:
        return QStringLiteral("monitor.enable");
    case MonitorKind::Disable:
        return QStringLiteral("monitor.disable");
    case MonitorKind::Delete:
        break;
    }
    return QStringLiteral("monitor.delete");
}

MonitorPolicyCommand::MonitorPolicyCommand(Kind kind) : Command(monitorCommandKey(kind)), kind_(kind) {}

QString MonitorPolicyCommand::text() const {
    switch (kind_) {
    case Kind::Enable:
        return tr("Put policy into use");
    case Kind::Disable:
        return tr("Take policy out of use…");
    case Kind::Delete:
        break;
    }
    return tr("Delete monitoring policy…");
}

QString MonitorPolicyCommand::help() const {
    switch (kind_) {
    case Kind::Enable:
        return tr("Detects what happens from now on.");
    case Kind::Disable:
        return tr("Detects nothing until it is put into use again. What it found stays.");
    case Kind::Delete:
        break;
    }
    return tr("Detects nothing any more. Its detections stay in the history.");
}

QString MonitorPolicyCommand::iconName() const {
    switch (kind_) {
    case Kind::Enable:
        return QStringLiteral("media-playback-start");
    case Kind::Disable:
        return QStringLiteral("media-playback-pause");
    case Kind::Delete:
        break;
    }
    return QStringLiteral("edit-delete");
}

bool MonitorPolicyCommand::wants(const policy::MonitorPolicy& policy) const {
    return kind_ == Kind::Delete || policy.enabled != (kind_ == Kind::Enable);
}

Applicability MonitorPolicyCommand::applies(const Context& context) const {
    const auto chosen = policies.chosen();
    if (chosen.empty()) return Applicability::no(tr("Choose a monitoring policy first."));
    if (Applicability may = mayChangeMonitoring(context, monitorMenu(chosen.front().service)); !may.applies) return may;
    if (std::ranges::any_of(chosen, [this](const policy::MonitorPolicy& one) { return wants(one); }))
        return Applicability::yes();
    return Applicability::no(kind_ == Kind::Enable ? tr("The policy is in use already.")
                                                   : tr("The policy is not in use."));
}

QString MonitorPolicyCommand::titleText(int count) const {
    switch (kind_) {
    case Kind::Enable:
        return tr("Put %n monitoring policies into use", nullptr, count);
    case Kind::Disable:
        return tr("Take %n monitoring policies out of use", nullptr, count);
    case Kind::Delete:
        break;
    }
    return tr("Delete %n monitoring policies", nullptr, count);
}

Plan MonitorPolicyCommand::plan(const Context&) const {
    planned_ = policies.chosen();
    std::erase_if(planned_, [this](const policy::MonitorPolicy& one) { return !wants(one); });
    const auto count = static_cast<int>(planned_.size());
    Plan plan;
    plan.confirm = kind_ != Kind::Enable;
    plan.title = titleText(count);
    plan.sentence = help();
    if (kind_ == Kind::Delete)
        plan.effects << tr("The policy cannot be brought back. Take it out of use instead if it may be needed again.");
    plan.subjects = namedSubjects(planned_, [](const policy::MonitorPolicy& one) { return fromUtf8(one.name); });
    plan.verb = kind_ == Kind::Delete ? tr("Delete") : kind_ == Kind::Disable ? tr("Take out of use") : text();
    return plan;
}

QString MonitorPolicyCommand::doneText(int count) const {
    switch (kind_) {
    case Kind::Enable:
        return tr("%n monitoring policies are in use now.", nullptr, count);
    case Kind::Disable:
        return tr("%n monitoring policies are not in use any more.", nullptr, count);
    case Kind::Delete:
        break;
    }
    return tr("%n monitoring policies were deleted.", nullptr, count);
}

void MonitorPolicyCommand::run(const Context& context, const QVariantMap&) {
    if (planned_.empty()) return;
    QStringList names;
    for (const policy::MonitorPolicy& one : planned_)
        names << fromUtf8(one.name);
    startBatch(
        context, titleText(static_cast<int>(planned_.size())), names,
        [kind = kind_, all = planned_, gateway = context.gateway,
         gui = context.gui](std::size_t place, ports::Reply<std::monostate> reply) {
            policy::MonitorPolicy one = all[place];
            if (kind == Kind::Delete) return gateway->monitoring().deletePolicy(one, *gui, std::move(reply));
            one.enabled = kind == Kind::Enable;
            return gateway->monitoring().savePolicy(
                one, *gui, [reply = std::move(reply)](Result<policy::MonitorPolicy> saved) {
                    reply(saved ? Result<std::monostate>(std::monostate()) : std::move(saved).error());
                });
        },
        [self = QPointer(this)](int done, const std::optional<Error>& error, const QString& subject) {
            if (!self) return;
            Q_EMIT self->changed();
            if (done > 0) Q_EMIT self->done(self->doneText(done), {}, {});
            if (error) Q_EMIT self->failed(*error, subject);
        });
}

// --- detections -----------------------------------------------------------------------------------------------------

QString detectionCommandKey(DetectionState to) {
    switch (to) {
    case DetectionState::Seen:
        return QStringLiteral("detection.seen");
    case DetectionState::Handled:
        return QStringLiteral("detection.handle");
    case DetectionState::Open:
        break;
    }
    return QStringLiteral("detection.reopen");
}

DetectionCommand::DetectionCommand(DetectionState to) : Command(detectionCommandKey(to)), to_(to) {}

QString DetectionCommand::text() const {
    switch (to_) {
    case DetectionState::Seen:
        return tr("Mark as seen");
    case DetectionState::Handled:
        return tr("Mark as handled…");
    case DetectionState::Open:
        break;
    }
    return tr("Reopen detection…");
}

QString DetectionCommand::help() const {
    switch (to_) {
    case DetectionState::Seen:
        return tr("Somebody has looked at it; what is to be done is still open.");
    case DetectionState::Handled:
        return tr("Nothing more is to be done. The note says what was done.");
    case DetectionState::Open:
        break;
    }
    return tr("It is to be looked at again.");
}

QString DetectionCommand::iconName() const {
    switch (to_) {
    case DetectionState::Seen:
        return QStringLiteral("view-visible");
    case DetectionState::Handled:
        return QStringLiteral("dialog-ok-apply");
    case DetectionState::Open:
        break;
    }
    return QStringLiteral("edit-undo");
}

// What is handled does not become merely seen.
bool DetectionCommand::wants(const Detection& detection) const {
    return to_ == DetectionState::Seen ? detection.state == DetectionState::Open : detection.state != to_;
}

Applicability DetectionCommand::applies(const Context& context) const {
    const auto chosen = detections.chosen();
    if (chosen.empty()) return Applicability::no(tr("Choose a detection first."));
    if (chosen.size() > kMostDetectionsAtOnce)
        return Applicability::no(tr("This works on at most %L1 detections at a time.").arg(kMostDetectionsAtOnce));
    if (Applicability may = mayChangeMonitoring(context, monitorMenu(chosen.front().service)); !may.applies) return may;
    if (std::ranges::any_of(chosen, [this](const Detection& one) { return wants(one); })) return Applicability::yes();
    return Applicability::no(
        tr("The detection is in this state already: %1.").arg(detectionStateText(chosen.front().state)));
}

Plan DetectionCommand::plan(const Context&) const {
    planned_ = detections.chosen();
    std::erase_if(planned_, [this](const Detection& one) { return !wants(one); });
    Plan plan;
    plan.confirm = to_ != DetectionState::Seen;
    plan.title = text();
    plan.title.remove(QStringLiteral("…"));
    plan.sentence = help();
    plan.subjects = namedSubjects(planned_, detectionLine);
    plan.verb = plan.title;
    if (!plan.confirm) return plan;
    const bool needed = to_ == DetectionState::Handled;
    plan.asks.push_back(noteAskOf(needed));
    plan.check = [needed](const QVariantMap& arguments) {
        const std::string note = toUtf8(arguments.value(QStringLiteral("note")).toString().trimmed());
        if (needed && note.empty()) return tr("Say what was done.");
        return lengthOf(note) > kLongestDetectionNote
                   ? tr("A note has at most %L1 characters.").arg(kLongestDetectionNote)
                   : QString();
    };
    return plan;
}

QString DetectionCommand::doneText(int count) const {
    switch (to_) {
    case DetectionState::Seen:
        return tr("%n detection(s) were marked as seen.", nullptr, count);
    case DetectionState::Handled:
        return tr("%n detection(s) were marked as handled.", nullptr, count);
    case DetectionState::Open:
        break;
    }
    return tr("%n detection(s) were reopened.", nullptr, count);
}

void DetectionCommand::run(const Context& context, const QVariantMap& arguments) {
    std::vector<std::int64_t> ids;
    for (const Detection& one : planned_)
        ids.push_back(one.id);
    if (ids.empty()) return;
    const auto count = static_cast<int>(ids.size());
    context.gateway->monitoring()
        .setState(std::move(ids), to_, toUtf8(arguments.value(QStringLiteral("note")).toString().trimmed()),
                  *context.gui,
                  [self = QPointer(this), count](Result<std::monostate> outcome) {
                      if (!self) return;
                      Q_EMIT self->changed();
                      if (outcome)
                          Q_EMIT self->done(self->doneText(count), {}, {});
                      else if (outcome.error().kind != ErrorKind::Cancelled)
                          Q_EMIT self->failed(outcome.error(), {});
                  })
        .detach();
}

// --- exceptions -----------------------------------------------------------------------------------------------------

QString RemoveException::text() const {
    return tr("Remove from the exceptions…");
}

QString RemoveException::help() const {
    return tr("The members are monitored again from this moment on. What they did before stays unmonitored.");
}

Applicability RemoveException::applies(const Context&) const {
    return lines.chosen().empty() ? Applicability::no(tr("Choose a member of the list first.")) : Applicability::yes();
}

Plan RemoveException::plan(const Context&) const {
    planned_ = lines.chosen();
    Plan plan;
    plan.confirm = true;
    plan.title = tr("Monitor %n member(s) again", nullptr, static_cast<int>(planned_.size()));
    plan.sentence = help();
    plan.subjects = namedSubjects(planned_, [](const ports::MonitorException& one) {
        return QStringLiteral("%1  %2").arg(fromUtf8(one.name), fromUtf8(one.loginId));
    });
    plan.verb = tr("Remove");
    return plan;
}

void RemoveException::run(const Context& context, const QVariantMap&) {
    if (planned_.empty()) return;
    QStringList names;
    for (const ports::MonitorException& one : planned_)
        names << fromUtf8(one.name);
    startBatch(
        context, tr("Monitor %n member(s) again", nullptr, static_cast<int>(planned_.size())), names,
        [all = planned_, gateway = context.gateway, gui = context.gui](std::size_t place,
                                                                       ports::Reply<std::monostate> reply) {
            return gateway->monitoring().removeException(all[place].member, *gui, std::move(reply));
        },
        [self = QPointer(this)](int done, const std::optional<Error>& error, const QString& subject) {
            if (!self) return;
            Q_EMIT self->changed();
            if (done > 0) Q_EMIT self->done(tr("%n member(s) are monitored again.", nullptr, done), {}, {});
            if (error) Q_EMIT self->failed(*error, subject);
        });
}

// --- registry -------------------------------------------------------------------------------------------------------

void offerMonitorPolicies(Registry& registry, QObject* owner, const Offered<policy::MonitorPolicy>::Source& source) {
    for (const MonitorKind kind : kMonitorKinds)
        if (auto* command = qobject_cast<MonitorPolicyCommand*>(registry.find(monitorCommandKey(kind))))
            command->policies.offer(owner, source);
    registry.contextChanged();
}

void offerDetections(Registry& registry, QObject* owner, const Offered<Detection>::Source& source) {
    for (const DetectionState to : kDetectionStates)
        if (auto* command = qobject_cast<DetectionCommand*>(registry.find(detectionCommandKey(to))))
            command->detections.offer(owner, source);
    registry.contextChanged();
}

void addMonitorCommands(Registry& registry) {
    const auto ofPane = [&registry](const char* key, std::function<QString()> text, std::function<QString()> help,
                                    const char* icon) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = std::move(text);
        spec.help = std::move(help);
        spec.icon = QLatin1String(icon);
        registry.add(std::make_unique<PaneCommand>(std::move(spec)));
    };
    ofPane(
        "monitor.add", [] { return MonitorPolicyCommand::tr("Add monitoring policy"); },
        [] {
            return MonitorPolicyCommand::tr(
                "At most 500 of a service. It can be tried on what is recorded before it is saved.");
        },
        "list-add");
    ofPane(
        "monitor.edit", [] { return MonitorPolicyCommand::tr("Edit monitoring policy"); },
        [] {
            return MonitorPolicyCommand::tr("What was found already stays; the new conditions hold for what comes.");
        },
        "document-edit");
    ofPane(
        "monitor.copy", [] { return MonitorPolicyCommand::tr("Copy monitoring policy"); },
        [] { return MonitorPolicyCommand::tr("Opens a new one with the same conditions."); }, "edit-copy");
    for (const MonitorKind kind : kMonitorKinds)
        registry.add(std::make_unique<MonitorPolicyCommand>(kind));
    for (const DetectionState to : kDetectionStates)
        registry.add(std::make_unique<DetectionCommand>(to));
    ofPane(
        "detection.openMember", [] { return MonitorPolicyCommand::tr("Open the member of the detection"); },
        [] { return MonitorPolicyCommand::tr("Shows the member whose doing was found."); }, "user");
    ofPane(
        "detection.openRecord", [] { return MonitorPolicyCommand::tr("Open the record in the log"); },
        [] { return MonitorPolicyCommand::tr("Shows the record of what was found, with what happened around it."); },
        "view-list-details");
    ofPane(
        "exception.add", [] { return MonitorPolicyCommand::tr("Add to the exceptions…"); },
        [] { return MonitorPolicyCommand::tr("No policy monitors the member any more. At most 200 members."); },
        "list-add");
    registry.add(std::make_unique<RemoveException>());
}

} // namespace sekisho::commands

#include "moc_monitor_commands.cpp"
