#pragma once
// The brake and what it holds, in words: numbers in the language that is on. GUI thread.

#include "models/domain/brake.h"

#include <QString>

#include <string>

namespace sekisho::commands {

QString brakeKindText(BrakeKind kind, const std::string& other = {}); // "アプリデータ削除"; `other`: the key of Other
QString heldStateText(HeldState state);
bool destroys(BrakeKind kind);                               // what it does cannot be taken back
QString brakeAmountText(BrakeKind kind, std::int64_t count); // "79,980 台", "3 名"
QString heldGroupText(const HeldGroup& group); // "山田 が 79,980 台のアプリデータ削除を指示しています。"
QString heldTargetText(const HeldOrder& order); // member, device and what is to happen, one line
// What releasing so many does to people and devices, one whole sentence.
QString releaseEffectText(BrakeKind kind, std::int64_t count);
QString heldLeftText(Instant until, Instant now); // "3 days", "5 hours"; over: "Over"
bool wantsAttention(const BrakeUse& use);         // something holds, or a budget is used up
QString brakeUseText(const BrakeUse& use);        // mine and all of the budget, in which time
QString brakePendingText(const BrakeUse& use);    // held and not yet acknowledged; empty: neither

} // namespace sekisho::commands
