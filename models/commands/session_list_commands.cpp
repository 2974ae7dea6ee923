#include "models/commands/session_list_commands.h"

#include "models/commands/cut_off_texts.h"
#include "models/commands/device_words.h"

#include <QCoreApplication>

#include <set>
#include <utility>

namespace sekisho::commands {

namespace {

constexpr std::size_t kTypedFrom = 20;     // beyond what is named in the question, the number is typed
constexpr std::size_t kMostEnded = 10'000; // of one order

struct SessionEndWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(SessionEndWords)
};

// What was ended at once, what waits and what went wrong.
QString endedText(const CutOff& cutOff, const QString& held, const QString& wrong) {
    std::int64_t ended = 0;
    for (const CutOffStep& step : cutOff.steps)
        if (step.kind == StepKind::EndSessions && step.state != StepState::Held) ended += step.count;
    QStringList sentences{ended > 0
                              ? SessionEndWords::tr("%n session(s) were logged out.", nullptr, static_cast<int>(ended))
                          : held.isEmpty() ? SessionEndWords::tr("The sessions had ended already.")
                                           : SessionEndWords::tr("Nothing was logged out yet."),
                          held, wrong, sweepText(cutOff)};
    sentences.removeAll(QString());
    return inARow(sentences);
}

QString heldMembersText(const CutOff& cutOff) {
    std::set<UserId> waiting;
    for (const CutOffStep& step : cutOff.steps)
        if (step.state == StepState::Held) waiting.insert(step.user);
    const auto held = static_cast<int>(waiting.size());
    return held == 0
               ? QString()
               : SessionEndWords::tr("The orders for %n member(s) wait for the decision of another administrator.",
                                     nullptr, held);
}

} // namespace

void EndListed::offer(QObject* owner, Source source) {
    owner_ = owner;
    source_ = std::move(source);
}

EndListed::Chosen EndListed::chosen() const {
    Chosen sessions = owner_ && source_ ? source_() : nullptr;
    return sessions ? sessions : std::make_shared<const std::vector<ports::LiveSession>>();
}

QString EndListed::text() const {
    return tr("Log out the chosen sessions…");
}

QString EndListed::help() const {
    return tr("Ends these sessions; the next request of each is refused.");
}

Applicability EndListed::applies(const Context&) const {
    const Chosen sessions = chosen();
    if (sessions->empty()) return Applicability::no(tr("Choose a session in the list first."));
    if (sessions->size() > kMostEnded)
        return Applicability::no(tr("At most %1 sessions at a time can be logged out this way. Use the filter instead.")
                                     .arg(locale().toString(static_cast<qulonglong>(kMostEnded))));
    for (const ports::LiveSession& one : *sessions)
        if (!one.session.current) return Applicability::yes();
    return Applicability::no(tr("This is the session that you are working in. Sign out to end it."));
}

Plan EndListed::plan(const Context&) const {
    planned_ = *chosen();
    const bool withOwn = std::erase_if(planned_, [](const ports::LiveSession& one) { return one.session.current; }) > 0;
    const auto count = static_cast<int>(planned_.size());
    Plan plan;
    plan.confirm = true;
    plan.title = tr("Log out %n session(s)", nullptr, count);
    plan.sentence = tr("The next request of each is refused. The members can sign in again with the same password.");
    if (withOwn) plan.effects << tr("The session that you are working in stays.");
    if (count > 1)
        plan.effects << tr("Beyond the budget of the brake the rest waits for the decision of another administrator.");
    plan.subjects = namedLines(planned_.size(), [this](std::size_t i) {
        const ports::LiveSession& one = planned_[i];
        return QStringLiteral("%1  %2  %3")
            .arg(fromUtf8(one.userName), sessionText(one.session), fromUtf8(one.session.ip));
    });
    plan.verb = tr("Log out");
    if (planned_.size() > kTypedFrom) plan.typedWord = QString::number(count);
    plan.asks.push_back(noteAsk());
    plan.check = noteFault;
    return plan;
}

void EndListed::run(const Context& context, const QVariantMap& arguments) {
    std::vector<SessionId> ids;
    for (const ports::LiveSession& one : planned_)
        ids.push_back(one.session.id);
    if (ids.empty()) return;
    order(
        context, tr("Log out %n session(s)", nullptr, static_cast<int>(ids.size())),
        [ids, note = toUtf8(arguments.value(QStringLiteral("note")).toString())](
            ports::Gateway& gateway, const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) {
            return gateway.devices().endSessions(id, ids, note, on, std::move(reply));
        },
        [](const CutOff& cutOff) {
            return endedText(cutOff, heldMembersText(cutOff), wrongText(countsOf(cutOff).wrong));
        });
}

void EndMatching::offer(QObject* owner, Source source) {
    owner_ = owner;
    source_ = std::move(source);
}

std::optional<EndMatching::Matching> EndMatching::chosen() const {
    return owner_ && source_ ? source_() : std::nullopt;
}

QString EndMatching::text() const {
    return tr("Log out all that match…");
}

QString EndMatching::help() const {
    return tr("Ends every session that matches the filter, also those out of sight. Your own stays.");
}

Applicability EndMatching::applies(const Context&) const {
    const std::optional<Matching> matching = chosen();
    if (!matching) return Applicability::no(tr("Open the list of sessions first."));
    if (!matching->fault.isEmpty()) return Applicability::no(matching->fault);
    if (matching->sessions < 0) return Applicability::no(tr("The sessions are still being counted."));
    return matching->sessions == 0 ? Applicability::no(tr("No session matches.")) : Applicability::yes();
}

Plan EndMatching::plan(const Context&) const {
    planned_ = chosen().value_or(Matching());
    const QLocale numbers = locale();
    Plan plan;
    plan.confirm = true;
    plan.title = tr("Log out all %n session(s) that match", nullptr, static_cast<int>(planned_.sessions));
    plan.sentence = planned_.members < 0 ? tr("The next request of each is refused.")
                                         : tr("%1 sessions of %2 members end; the next request of each is refused.")
                                               .arg(numbers.toString(static_cast<qlonglong>(planned_.sessions)),
                                                    numbers.toString(static_cast<qlonglong>(planned_.members)));
    plan.effects << (planned_.conditions.isEmpty()
                         ? tr("No filter is set: this is everybody who is signed in, with browser, apps and API.")
                         : tr("Filter: %1").arg(planned_.conditions.join(tr(", ", "between conditions"))))
                 << tr("The session that you are working in stays.")
                 << tr("Whoever signs in until then and matches as well is logged out too.")
                 << tr("Beyond the budget of the brake the rest waits for the decision of another administrator.");
    plan.verb = tr("Log out");
    plan.typedWord = QString::number(planned_.sessions);
    plan.asks.push_back(noteAsk());
    plan.check = noteFault;
    return plan;
}

void EndMatching::run(const Context& context, const QVariantMap& arguments) {
    if (planned_.sessions <= 0) return;
    order(
        context, tr("Log out all %n session(s) that match", nullptr, static_cast<int>(planned_.sessions)),
        [filter = planned_.filter, note = toUtf8(arguments.value(QStringLiteral("note")).toString())](
            ports::Gateway& gateway, const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) {
            return gateway.devices().endMatching(id, filter, note, on, std::move(reply));
        },
        [](const CutOff& cutOff) {
            return endedText(cutOff, heldMembersText(cutOff), wrongText(countsOf(cutOff).wrong));
        });
}

} // namespace sekisho::commands

#include "moc_session_list_commands.cpp"
