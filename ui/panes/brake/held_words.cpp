#include "ui/panes/brake/held_words.h"

#include "models/commands/brake_words.h"
#include "models/commands/cut_off_texts.h"

#include <QCoreApplication>

#include <chrono>

namespace sekisho::ui::brake {

using items::HeldOrderModel;

namespace {

struct HeldWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(HeldWords)
};

QString heldHead(HeldOrderModel::Column column) {
    switch (column) {
    case HeldOrderModel::DecidedColumn:
        return HeldWords::tr("Decided");
    case HeldOrderModel::StateColumn:
        return HeldWords::tr("Decision");
    case HeldOrderModel::HeldColumn:
        return HeldWords::tr("Held since");
    case HeldOrderModel::AskerColumn:
        return HeldWords::tr("Ordered by");
    case HeldOrderModel::WhatColumn:
        return HeldWords::tr("Order");
    case HeldOrderModel::MemberColumn:
        return HeldWords::tr("Member");
    case HeldOrderModel::DeviceColumn:
        return HeldWords::tr("Device");
    case HeldOrderModel::LeftColumn:
        return HeldWords::tr("Lapses in");
    case HeldOrderModel::DeciderColumn:
        return HeldWords::tr("Decided by");
    default:
        return HeldWords::tr("Reason");
    }
}

} // namespace

HeldOrderModel::Words heldOrderWords(const Clock& clock, std::function<QString(const HeldOrder&)> asker) {
    return {heldHead,
            std::move(asker),
            commands::stepText,
            commands::heldStateText,
            [](const std::string& reason) { return commands::cutOffText("reason", reason); },
            commands::timeText,
            commands::timeTooltip,
            [&clock](Instant until) { return commands::heldLeftText(until, clock.now()); }};
}

QString heldSpanText(const HeldGroup& group) {
    return HeldWords::tr("Held since %1, the newest since %2. The oldest lapses at %3.")
        .arg(commands::timeTooltip(group.firstAt), commands::timeTooltip(group.lastAt),
             commands::timeTooltip(group.expiresAt));
}

std::vector<std::pair<int, QString>> heldColumnSamples() {
    const QString time = QStringLiteral("28 MMM 2026 23:58");
    const QString name = QStringLiteral("佐々木 健太郎");
    QString longest;
    for (const StepKind kind : {StepKind::AppStop, StepKind::EndSessions, StepKind::WipeAppData, StepKind::ResetDevice})
        if (const QString text = commands::stepText(kind); text.size() > longest.size()) longest = text;
    return {{HeldOrderModel::DecidedColumn, time},
            {HeldOrderModel::StateColumn, commands::heldStateText(HeldState::Cancelled) + QStringLiteral("MMMM")},
            {HeldOrderModel::HeldColumn, time},
            {HeldOrderModel::AskerColumn, name + QStringLiteral(" (you)")},
            {HeldOrderModel::WhatColumn, longest},
            {HeldOrderModel::MemberColumn, name},
            {HeldOrderModel::DeviceColumn, QStringLiteral("AQUOS sense8 SH-54D")},
            {HeldOrderModel::LeftColumn, commands::heldLeftText(Instant() + std::chrono::minutes(59), Instant())},
            {HeldOrderModel::DeciderColumn, name},
            {HeldOrderModel::ReasonColumn, QStringLiteral("MMMMMMMMMMMMMMMMMMMM")}};
}

} // namespace sekisho::ui::brake
