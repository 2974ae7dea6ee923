#include "models/commands/cut_off_texts.h"

#include "models/domain/country_names.h"
#include "models/domain/cut_off_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace sekisho::commands {

namespace {

struct CutOffTexts {
    Q_DECLARE_TR_FUNCTIONS(CutOffTexts)
};

constexpr std::string_view kIdentityList = "identityCheck";

QString cutOffSentences(QStringList sentences) {
    sentences.removeAll(QString());
    return inARow(sentences);
}

QString cutOffParts(const QStringList& parts) {
    return parts.join(CutOffTexts::tr(", ", "list"));
}

// The apps are named by their kind, a device by its own name.
QString cutOffStepName(StepKind kind, const std::string& target, const std::string& targetName, std::int64_t count) {
    QString text = stepText(kind);
    const QString what = kind != StepKind::AppStop ? fromUtf8(targetName)
                         : target == "mobile"      ? clientKindText(ClientKind::MobileApp)
                         : target == "pc"          ? clientKindText(ClientKind::PcApp)
                                                   : QString();
    if (!what.isEmpty()) text = CutOffTexts::tr("%1: %2", "step, its device").arg(text, what);
    return count > 0 ? CutOffTexts::tr("%1 (%2)", "step, how many").arg(text, locale().toString(qlonglong{count}))
                     : text;
}

std::optional<Instant> lastVerified(const CutOff& cutOff) {
    std::optional<Instant> last;
    for (const CutOffStep& step : cutOff.steps)
        if (step.verifiedAt && (!last || *step.verifiedAt > *last)) last = step.verifiedAt;
    return last;
}

std::optional<Instant> unreachableSince(const CutOff& cutOff) {
    std::optional<Instant> first;
    for (const CutOffStep& step : cutOff.steps)
        if (step.state == StepState::Unreachable && step.unreachableSince &&
            (!first || *step.unreachableSince < *first))
            first = step.unreachableSince;
    return first;
}

bool anyCutOffStep(const CutOff& cutOff, StepState state) {
    return std::ranges::any_of(cutOff.steps, [&](const CutOffStep& step) { return step.state == state; });
}

// What the service does by itself is done; only devices are waited for.
bool serviceDone(const CutOff& cutOff) {
    return std::ranges::all_of(cutOff.steps, [](const CutOffStep& step) {
        return needsDevice(step.kind) || step.state == StepState::Verified || step.state == StepState::Reversed ||
               step.state == StepState::Withdrawn;
    });
}

QString openText(const CutOff& cutOff) {
    const int all = static_cast<int>(cutOff.steps.size());
    const int verified = countsOf(cutOff).verified;
    if (const auto since = unreachableSince(cutOff)) {
        const QString service = serviceDone(cutOff)
                                    ? CutOffTexts::tr("On the service everything is cut off and verified.")
                                    : CutOffTexts::tr("%1 of %2 steps are verified.").arg(verified).arg(all);
        return cutOffSentences(
            {service, CutOffTexts::tr("The device has not been in contact since %1. What it has to do itself "
                                      "waits until it comes back.")
                          .arg(exactTimeText(*since))});
    }
    if (serviceDone(cutOff))
        return CutOffTexts::tr("On the service everything is cut off and verified. The confirmation of the device is "
                               "still to come.");
    return CutOffTexts::tr("Under way: %1 of %2 steps are verified.").arg(verified).arg(all);
}

} // namespace

QString cutOffText(std::string_view list, std::string_view key) {
    if (key.empty()) return {};
    const CutOffWord* word = cutOffWord(list, key);
    return word ? factText(word->ja, word->en) : fromUtf8(key);
}
QString lostText(Lost lost) {
    return cutOffText("lost", lostKey(lost));
}
QString stepText(StepKind kind) {
    return cutOffText("step", stepKindKey(kind));
}
QString stepStateText(StepState state) {
    return cutOffText("stepState", stepStateKey(state));
}
QString cutOffStateText(CutOffState state) {
    return cutOffText("state", cutOffStateKey(state));
}

std::vector<std::string> identityCheckKeys() {
    std::vector<std::string> keys;
    const std::string begin = std::string(kIdentityList) + '.';
    for (const CutOffWord& word : cutOffWords())
        if (word.key.starts_with(begin)) keys.emplace_back(word.key.substr(begin.size()));
    return keys;
}

QString exactTimeText(Instant at) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toMillis(at));
    QString time = when.toString(QStringLiteral("HH:mm:ss"));
    if (when.date() == QDate::currentDate()) return time;
    return locale().toString(when.date(), language() == Language::Japanese ? QStringLiteral("yyyy/MM/dd")
                                                                           : QStringLiteral("d MMM yyyy")) +
           QLatin1Char(' ') + time;
}

QString timeBesideText(Instant at, Instant beside) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toMillis(at));
    QString time = when.toString(QStringLiteral("HH:mm:ss"));
    if (when.date() == QDateTime::fromMSecsSinceEpoch(toMillis(beside)).date()) return time;
    return locale().toString(when.date(),
                             language() == Language::Japanese ? QStringLiteral("M/d") : QStringLiteral("d MMM")) +
           QLatin1Char(' ') + time;
}

QString lossText(const CutOff& cutOff) {
    return cutOff.kind == CutOffKind::LostDevice ? lostText(cutOff.lost)
                                                 : cutOffText("kind", cutOffKindKey(cutOff.kind));
}

QString stepNameText(const policy::ProposedStep& step) {
    return cutOffStepName(step.kind, step.target, step.targetName, step.count);
}

QString stepNameText(const CutOffStep& step, bool counted) {
    return cutOffStepName(step.kind, step.target, step.targetName, counted ? step.count : 0);
}

QString stepReasonText(const policy::ProposedStep& step) {
    if (needsDevice(step.kind) && step.chosen) return cutOffText("reason", "destroys");
    const bool away = step.reason == "notKnownOffline"; // the page says so once for all
    if (!step.reason.empty() && !away) return cutOffText("reason", step.reason);
    if (away && !step.chosen) return cutOffText("reason", "optional");
    switch (step.kind) {
    case StepKind::AppStop:
        return CutOffTexts::tr("The app cannot be used until this is lifted.");
    case StepKind::EndSessions:
        return CutOffTexts::tr("Whoever is signed in there is logged out at once.");
    case StepKind::RevokeTokens:
        return CutOffTexts::tr("Kept sign-ins and connected apps stop working.");
    case StepKind::Untrust:
        return away ? cutOffText("reason", step.reason) : CutOffTexts::tr("It is a trusted device at present.");
    case StepKind::Block:
        return CutOffTexts::tr("It cannot sign in again, not even with the right password.");
    case StepKind::Password:
        return CutOffTexts::tr("Whoever has the device may know the password.");
    case StepKind::WipeAppData:
    case StepKind::ResetDevice:
    case StepKind::Suspend:
    case StepKind::Remove:
    case StepKind::Delete:
        break;
    }
    return {};
}

QString stepsText(const CutOff& cutOff) {
    const StepCounts counts = countsOf(cutOff);
    const int all = counts.all();
    QStringList parts{
        CutOffTexts::tr("%1 of %2 verified").arg(locale().toString(counts.verified), locale().toString(all))};
    if (counts.held > 0) parts << CutOffTexts::tr("%n held", nullptr, counts.held);
    if (counts.unreachable > 0) parts << CutOffTexts::tr("%n unreachable", nullptr, counts.unreachable);
    if (counts.wrong > 0) parts << CutOffTexts::tr("%n failed", nullptr, counts.wrong);
    return cutOffParts(parts);
}

QString identityText(const IdentityCheck& check) {
    if (check.method.empty()) return CutOffTexts::tr("Not recorded yet");
    const QString method = cutOffText(kIdentityList, check.method);
    return check.text.empty() ? method
                              : CutOffTexts::tr("%1: %2", "way of checking, remark").arg(method, fromUtf8(check.text));
}

QString evidenceText(const Evidence& evidence) {
    const QString what = cutOffText("evidence", evidence.what);
    const QString line = evidence.detail.empty()
                             ? what
                             : CutOffTexts::tr("%1 (%2)", "what was seen, detail").arg(what, fromUtf8(evidence.detail));
    return exactTimeText(evidence.at) + QStringLiteral("  ") + line;
}

QString stepAdviceText(const CutOffStep& step) {
    QString reason = cutOffText("reason", step.reason);
    switch (step.state) {
    case StepState::Held:
        return cutOffSentences({reason.isEmpty() ? cutOffText("reason", "heldByBrake") : reason,
                                CutOffTexts::tr("Ask another administrator to decide in “Held orders”.")});
    case StepState::Contradicted:
        return cutOffSentences(
            {reason.isEmpty() ? cutOffText("reason", "usedAfterErase") : reason,
             CutOffTexts::tr("Take what was on the device as known to others: report it to the person in "
                             "charge of security, and block the device if it is not blocked.")});
    case StepState::Failed:
        return cutOffSentences(
            {reason, CutOffTexts::tr("Order this step once more, or block the device and keep the password "
                                     "changed.")});
    case StepState::Unreachable:
        return step.unreachableSince
                   ? cutOffSentences(
                         {CutOffTexts::tr("No contact since %1.").arg(exactTimeText(*step.unreachableSince)),
                          CutOffTexts::tr("It is carried out as soon as the device is in contact again.")})
                   : reason;
    case StepState::Expired:
        return cutOffSentences({reason, CutOffTexts::tr("If it is still needed, order it again.")});
    case StepState::Requested:
    case StepState::Acknowledged:
    case StepState::Rejected:
        return reason;
    case StepState::Verified:
        if (step.reason == "justDone" && !step.evidence.empty())
            return CutOffTexts::tr("%1 has set a temporary password within the last ten minutes. It stays the right "
                                   "one; ask %1 for it.")
                .arg(fromUtf8(step.evidence.back().detail));
        break;
    case StepState::Withdrawn:
    case StepState::Reversed:
        break;
    }
    return {};
}

bool isUnderWay(const CutOff& cutOff) {
    return cutOff.sweep ||
           std::ranges::any_of(cutOff.steps, [](const CutOffStep& step) { return !isFinal(step.state); });
}

QString sweepText(const CutOff& cutOff) {
    if (!cutOff.sweep) return {};
    return CutOffTexts::tr("%1 of %2 sessions so far. The service goes on by itself, also when this console is closed.")
        .arg(locale().toString(static_cast<qlonglong>(cutOff.sweep->done)),
             locale().toString(static_cast<qlonglong>(cutOff.sweep->expected)));
}

QString overallText(const CutOff& cutOff) {
    const StepCounts counts = countsOf(cutOff);
    if (cutOff.sweep) return sweepText(cutOff);
    if (anyCutOffStep(cutOff, StepState::Contradicted))
        return CutOffTexts::tr(
            "A device has been used after it had confirmed to be erased. Do not take it for erased.");
    switch (stateOf(cutOff)) {
    case CutOffState::FoundAgain:
        return CutOffTexts::tr("Found again at %1 (%2). What could be taken back has been taken back.")
            .arg(cutOff.foundAt ? exactTimeText(*cutOff.foundAt) : QString(), fromUtf8(cutOff.foundBy));
    case CutOffState::Withdrawn:
        return CutOffTexts::tr("The order was withdrawn before anything of it was done.");
    case CutOffState::Held:
        return cutOffSentences(
            {CutOffTexts::tr("%1 of %2 steps are verified.").arg(counts.verified).arg(counts.all()),
             CutOffTexts::tr("%n step(s) are held until another administrator decides.", nullptr, counts.held)});
    case CutOffState::Verified:
        if (const auto last = lastVerified(cutOff))
            return CutOffTexts::tr("Cut off. Everything has been verified, the last step at %1.")
                .arg(exactTimeText(*last));
        return CutOffTexts::tr("Cut off. Everything has been verified.");
    case CutOffState::Incomplete:
        return cutOffSentences({CutOffTexts::tr("%1 of %2 steps are verified.").arg(counts.verified).arg(counts.all()),
                                CutOffTexts::tr("The rest was not carried out and will not be. See the steps below.")});
    case CutOffState::Open:
        break;
    }
    return openText(cutOff);
}

QStringList givenBackTexts(const CutOff& cutOff) {
    QStringList lines;
    for (const CutOffStep& step : cutOff.steps) {
        const bool inForce = step.state == StepState::Verified || step.state == StepState::Acknowledged;
        if (reversible(step.kind) && inForce)
            lines << CutOffTexts::tr("Lifted: %1").arg(stepNameText(step, false));
        else if (!isFinal(step.state) && step.state != StepState::Acknowledged)
            lines << CutOffTexts::tr("Withdrawn: %1").arg(stepNameText(step, false));
    }
    return lines;
}

QStringList keptTexts(const CutOff& cutOff) {
    QStringList lines;
    for (const CutOffStep& step : cutOff.steps)
        if (!reversible(step.kind) && (step.state == StepState::Verified || step.state == StepState::Acknowledged))
            lines << stepNameText(step, false);
    return lines;
}

QString noticeText(const CutOffNotice& notice) {
    const QString channel = notice.channel == "mail"   ? CutOffTexts::tr("Mail")
                            : notice.channel == "talk" ? CutOffTexts::tr("Talk")
                                                       : fromUtf8(notice.channel);
    const QString state = cutOffText("noticeState", notice.state);
    const QString when = notice.sentAt ? exactTimeText(*notice.sentAt) : QString();
    const QString line =
        CutOffTexts::tr("%1 to %2: %3", "channel, person, state").arg(channel, fromUtf8(notice.to), state);
    return when.isEmpty() ? line : line + QStringLiteral(" (%1)").arg(when);
}

QString deviceText(const Device& device) {
    QStringList system;
    for (const std::string& part : {device.os, device.osVersion})
        if (!part.empty()) system << fromUtf8(part);
    const QString name = fromUtf8(device.name.empty() ? device.model : device.name);
    const QString os = system.join(QLatin1Char(' '));
    return os.isEmpty() ? name : name.isEmpty() ? os : QStringLiteral("%1 (%2)").arg(name, os);
}

QString deviceStateText(const Device& device, Instant now) {
    QStringList parts{CutOffTexts::tr("last access %1").arg(agoText(device.lastAccessAt, now))};
    if (device.erasedAt)
        parts << CutOffTexts::tr("erased %1").arg(exactTimeText(*device.erasedAt));
    else if (device.blockedAt)
        parts << CutOffTexts::tr("blocked");
    if (device.online)
        parts << CutOffTexts::tr("in contact now");
    else if (device.agent)
        parts << (device.lastContactAt
                      ? CutOffTexts::tr("no contact since %1").arg(exactTimeText(*device.lastContactAt))
                      : CutOffTexts::tr("never in contact"));
    if (device.mdm == MdmState::Enrolled) parts << CutOffTexts::tr("enrolled in MDM");
    if (device.trusted) parts << CutOffTexts::tr("trusted");
    return cutOffParts(parts);
}

QString sessionText(const Session& session) {
    const QString kind = clientKindText(session.kind);
    const QString name = fromUtf8(session.deviceName), os = fromUtf8(session.os);
    const QString where = name.isEmpty() ? os : os.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, os);
    return where.isEmpty() ? kind : QStringLiteral("%1 (%2)").arg(kind, where);
}

QString sessionPlaceText(const Session& session, Instant now) {
    QStringList parts{CutOffTexts::tr("last used %1").arg(agoText(session.lastUsedAt, now))};
    if (!session.country.empty())
        parts << fromUtf8(countryName(session.country, language() == Language::Japanese ? "ja" : "en"));
    if (!session.ip.empty()) parts << fromUtf8(session.ip);
    return cutOffParts(parts);
}

QString brakeNearText(const BrakeUse& use) {
    const QString what =
        use.kind == BrakeKind::Other ? fromUtf8(use.otherKind) : cutOffText("brake", brakeKindKey(use.kind));
    const auto minutes = use.budget.minutes;
    if (!passes(use.budget, use.mine, use.all, 0))
        return CutOffTexts::tr(
                   "%1: the budget for %2 minutes is used up (%3 by you, %4 by all). The next one waits for "
                   "another administrator.")
            .arg(what)
            .arg(minutes)
            .arg(use.mine)
            .arg(use.all);
    const bool near =
        (use.mine > 0 && use.mine + 1 >= use.budget.perAdministrator) || use.all + 1 >= use.budget.perTenant;
    if (!near) return {};
    return CutOffTexts::tr("%1: %2 of %3 within %4 minutes are ordered by you, %5 of %6 by all.")
        .arg(what)
        .arg(use.mine)
        .arg(use.budget.perAdministrator)
        .arg(minutes)
        .arg(use.all)
        .arg(use.budget.perTenant);
}

} // namespace sekisho::commands
