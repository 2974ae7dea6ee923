#include "models/commands/brake_words.h"

#include "models/commands/cut_off_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>
#include <string>

namespace sekisho::commands {

namespace {

struct BrakeWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(BrakeWords)
};

int brakeCount(std::int64_t count) {
    return static_cast<int>(count);
}

} // namespace

QString brakeKindText(BrakeKind kind, const std::string& other) {
    if (kind != BrakeKind::Other) return cutOffText("brake", brakeKindKey(kind));
    return BrakeWords::tr("Unknown to this console (%1)", "a kind of order").arg(fromUtf8(other));
}

QString heldStateText(HeldState state) {
    return cutOffText("heldState", heldStateKey(state));
}

bool destroys(BrakeKind kind) {
    return kind == BrakeKind::Wipe || kind == BrakeKind::Reset || kind == BrakeKind::Delete;
}

QString brakeAmountText(BrakeKind kind, std::int64_t count) {
    if (kind == BrakeKind::Other) return BrakeWords::tr("%Ln order(s)", "of a budget", brakeCount(count));
    return countsMembers(kind) ? BrakeWords::tr("%Ln member(s)", "of a budget", brakeCount(count))
                               : BrakeWords::tr("%Ln device(s)", "of a budget", brakeCount(count));
}

QString heldGroupText(const HeldGroup& group) {
    const int count = brakeCount(group.orders);
    QString sentence;
    switch (group.kind) {
    case BrakeKind::CutOff:
        sentence = BrakeWords::tr("%1 wants to cut off %Ln member(s).", nullptr, count);
        break;
    case BrakeKind::Wipe:
        sentence = BrakeWords::tr("%1 wants to erase the app data of %Ln device(s).", nullptr, count);
        break;
    case BrakeKind::Reset:
        sentence = BrakeWords::tr("%1 wants to reset %Ln device(s).", nullptr, count);
        break;
    case BrakeKind::Remove:
        sentence = BrakeWords::tr("%1 wants to remove %Ln device(s) from the list.", nullptr, count);
        break;
    case BrakeKind::Delete:
        sentence = BrakeWords::tr("%1 wants to delete %Ln member(s).", nullptr, count);
        break;
    case BrakeKind::Single:
        sentence = BrakeWords::tr("%1 wants to suspend or log out %Ln member(s) one by one.", nullptr, count);
        break;
    case BrakeKind::Other:
        sentence = BrakeWords::tr("%1 waits with %Ln order(s) of a kind that this console does not know (%2).", nullptr,
                                  count);
        return sentence.arg(fromUtf8(group.actorName), fromUtf8(group.otherKind));
    }
    return sentence.arg(fromUtf8(group.actorName));
}

QString heldTargetText(const HeldOrder& order) {
    QStringList parts;
    for (const std::string& part : {order.userName, order.targetName})
        if (!part.empty()) parts << fromUtf8(part);
    parts << (order.otherStep.empty() ? stepText(order.stepKind) : fromUtf8(order.otherStep));
    return parts.join(QStringLiteral("  "));
}

QString releaseEffectText(BrakeKind kind, std::int64_t count) {
    switch (kind) {
    case BrakeKind::Wipe:
        return BrakeWords::tr("The app data of %Ln device(s) is erased. It cannot be brought back.", nullptr,
                              brakeCount(count));
    case BrakeKind::Reset:
        return BrakeWords::tr("%Ln device(s) are reset. Everything on them is lost.", nullptr, brakeCount(count));
    case BrakeKind::Remove:
        return BrakeWords::tr("%Ln device(s) leave the list and their sessions end.", nullptr, brakeCount(count));
    case BrakeKind::Delete:
        return BrakeWords::tr("%Ln member(s) are deleted. Their groups and talk rooms do not come back.", nullptr,
                              brakeCount(count));
    case BrakeKind::Other:
        return BrakeWords::tr("%Ln order(s) are carried out of which this console does not know what they do.", nullptr,
                              brakeCount(count));
    case BrakeKind::CutOff:
    case BrakeKind::Single:
        break;
    }
    return BrakeWords::tr("%Ln member(s) are cut off: what they have open ends.", nullptr, brakeCount(count));
}

QString heldLeftText(Instant until, Instant now) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(until - now).count();
    if (minutes <= 0) return BrakeWords::tr("Over", "time that is left");
    if (minutes < 60) return BrakeWords::tr("%n minute(s)", nullptr, static_cast<int>(minutes));
    if (minutes < 48 * 60) return BrakeWords::tr("%n hour(s)", nullptr, static_cast<int>(minutes / 60));
    return BrakeWords::tr("%n day(s)", nullptr, static_cast<int>(minutes / (24 * 60)));
}

bool wantsAttention(const BrakeUse& use) {
    return use.held > 0 || use.mine >= use.budget.perAdministrator || use.all >= use.budget.perTenant;
}

QString brakeUseText(const BrakeUse& use) {
    const auto number = [](int value) { return locale().toString(value); };
    return BrakeWords::tr("You %1 of %2, everybody %3 of %4, within %n minute(s)", nullptr, use.budget.minutes)
        .arg(number(use.mine), number(use.budget.perAdministrator), number(use.all), number(use.budget.perTenant));
}

QString brakePendingText(const BrakeUse& use) {
    if (use.held == 0 && use.pending == 0) return {};
    const QString kind = brakeKindText(use.kind, use.otherKind), held = brakeAmountText(use.kind, use.held);
    const QString pending = brakeAmountText(use.kind, use.pending);
    if (use.pending == 0) return BrakeWords::tr("%1: %2 held", "a kind of order, how many").arg(kind, held);
    if (use.held == 0) return BrakeWords::tr("%1: %2 not acknowledged yet").arg(kind, pending);
    return BrakeWords::tr("%1: %2 held, %3 not acknowledged yet").arg(kind, held, pending);
}

} // namespace sekisho::commands
