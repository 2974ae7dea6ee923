#include "models/domain/cut_off.h"

#include "models/domain/key_table.h"

#include <algorithm>

namespace sekisho {

namespace {

constexpr std::array kCutOffKinds{
    KeyRow<CutOffKind>{CutOffKind::LostDevice, "lostDevice"},
    KeyRow<CutOffKind>{CutOffKind::Devices, "devices"},
    KeyRow<CutOffKind>{CutOffKind::Sessions, "sessions"},
    KeyRow<CutOffKind>{CutOffKind::Members, "members"},
};
constexpr std::array kLost{
    KeyRow<Lost>{Lost::Phone, "phone"},
    KeyRow<Lost>{Lost::Pc, "pc"},
    KeyRow<Lost>{Lost::Everything, "everything"},
};
constexpr std::array kStepKinds{
    KeyRow<StepKind>{StepKind::AppStop, "appStop"},
    KeyRow<StepKind>{StepKind::EndSessions, "endSessions"},
    KeyRow<StepKind>{StepKind::RevokeTokens, "revokeTokens"},
    KeyRow<StepKind>{StepKind::Untrust, "untrust"},
    KeyRow<StepKind>{StepKind::Block, "block"},
    KeyRow<StepKind>{StepKind::WipeAppData, "wipeAppData"},
    KeyRow<StepKind>{StepKind::ResetDevice, "resetDevice"},
    KeyRow<StepKind>{StepKind::Password, "password"},
    KeyRow<StepKind>{StepKind::Suspend, "suspend"},
    KeyRow<StepKind>{StepKind::Remove, "remove"},
    KeyRow<StepKind>{StepKind::Delete, "delete"},
};
constexpr std::array kStepStates{
    KeyRow<StepState>{StepState::Held, "held"},
    KeyRow<StepState>{StepState::Requested, "requested"},
    KeyRow<StepState>{StepState::Acknowledged, "acknowledged"},
    KeyRow<StepState>{StepState::Verified, "verified"},
    KeyRow<StepState>{StepState::Unreachable, "unreachable"},
    KeyRow<StepState>{StepState::Failed, "failed"},
    KeyRow<StepState>{StepState::Contradicted, "contradicted"},
    KeyRow<StepState>{StepState::Rejected, "rejected"},
    KeyRow<StepState>{StepState::Withdrawn, "withdrawn"},
    KeyRow<StepState>{StepState::Expired, "expired"},
    KeyRow<StepState>{StepState::Reversed, "reversed"},
};
constexpr std::array kCutOffStates{
    KeyRow<CutOffState>{CutOffState::Open, "open"},
    KeyRow<CutOffState>{CutOffState::Held, "held"},
    KeyRow<CutOffState>{CutOffState::Verified, "verified"},
    KeyRow<CutOffState>{CutOffState::Incomplete, "incomplete"},
    KeyRow<CutOffState>{CutOffState::FoundAgain, "foundAgain"},
    KeyRow<CutOffState>{CutOffState::Withdrawn, "withdrawn"},
};
constexpr std::array kDeviceActions{
    KeyRow<DeviceAction>{DeviceAction::WipeAppData, "wipeAppData"},
    KeyRow<DeviceAction>{DeviceAction::ResetDevice, "resetDevice"},
    KeyRow<DeviceAction>{DeviceAction::Block, "block"},
    KeyRow<DeviceAction>{DeviceAction::Unblock, "unblock"},
    KeyRow<DeviceAction>{DeviceAction::Untrust, "untrust"},
    KeyRow<DeviceAction>{DeviceAction::UpdateNotice, "updateNotice"},
    KeyRow<DeviceAction>{DeviceAction::Remove, "remove"},
};

bool anyStep(const CutOff& cutOff, StepState state) {
    return std::ranges::any_of(cutOff.steps, [&](const CutOffStep& step) { return step.state == state; });
}

} // namespace

std::string_view cutOffKindKey(CutOffKind kind) {
    return keyIn(kCutOffKinds, kind);
}
std::optional<CutOffKind> cutOffKindOf(std::string_view key) {
    return valueIn(kCutOffKinds, key);
}

std::string_view lostKey(Lost lost) {
    return keyIn(kLost, lost);
}
std::optional<Lost> lostOf(std::string_view key) {
    return valueIn(kLost, key);
}

std::string_view stepKindKey(StepKind kind) {
    return keyIn(kStepKinds, kind);
}
std::optional<StepKind> stepKindOf(std::string_view key) {
    return valueIn(kStepKinds, key);
}

bool reversible(StepKind kind) {
    return kind == StepKind::AppStop || kind == StepKind::Block || kind == StepKind::Suspend;
}

bool needsDevice(StepKind kind) {
    return kind == StepKind::WipeAppData || kind == StepKind::ResetDevice;
}

std::string_view stepStateKey(StepState state) {
    return keyIn(kStepStates, state);
}
std::optional<StepState> stepStateOf(std::string_view key) {
    return valueIn(kStepStates, key);
}

bool isFinal(StepState state) {
    switch (state) {
    case StepState::Held:
    case StepState::Requested:
    case StepState::Acknowledged:
    case StepState::Unreachable:
        return false;
    default:
        return true;
    }
}

std::string_view cutOffStateKey(CutOffState state) {
    return keyIn(kCutOffStates, state);
}
std::optional<CutOffState> cutOffStateOf(std::string_view key) {
    return valueIn(kCutOffStates, key);
}

// What holds is told before what runs: it needs a person. What was withdrawn or rejected is not to hold any more; what
// lapsed still was, and was not reached.
CutOffState stateOf(const CutOff& cutOff) {
    if (cutOff.foundAt) return CutOffState::FoundAgain;
    const StepCounts counts = countsOf(cutOff);
    if (counts.held > 0) return CutOffState::Held;
    if (counts.waiting > 0 || counts.unreachable > 0 || cutOff.sweep) return CutOffState::Open;
    if (counts.wrong > 0 || anyStep(cutOff, StepState::Expired)) return CutOffState::Incomplete;
    if (counts.verified > 0) return CutOffState::Verified;
    return counts.over > 0 ? CutOffState::Withdrawn : CutOffState::Incomplete; // without steps nothing is proven
}

void countStep(StepCounts& counts, StepState state, int steps) {
    switch (state) {
    case StepState::Held:
        counts.held += steps;
        break;
    case StepState::Requested:
    case StepState::Acknowledged:
        counts.waiting += steps;
        break;
    case StepState::Verified:
        counts.verified += steps;
        break;
    case StepState::Unreachable:
        counts.unreachable += steps;
        break;
    case StepState::Failed:
    case StepState::Contradicted:
        counts.wrong += steps;
        break;
    case StepState::Rejected:
    case StepState::Withdrawn:
    case StepState::Expired:
    case StepState::Reversed:
        counts.over += steps;
        break;
    }
}

StepCounts countsOf(const CutOff& cutOff) {
    if (cutOff.counted) return *cutOff.counted;
    StepCounts counts;
    for (const CutOffStep& step : cutOff.steps)
        countStep(counts, step.state);
    return counts;
}

std::string_view deviceActionKey(DeviceAction action) {
    return keyIn(kDeviceActions, action);
}
std::optional<DeviceAction> deviceActionOf(std::string_view key) {
    return valueIn(kDeviceActions, key);
}

} // namespace sekisho
