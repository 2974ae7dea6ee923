#include "models/domain/cut_off.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho {

namespace {

template<class T>
using CutOffKeys = std::pair<T, std::string_view>;

constexpr std::array kCutOffKinds{
    CutOffKeys<CutOffKind>{CutOffKind::LostDevice, "lostDevice"},
    CutOffKeys<CutOffKind>{CutOffKind::Devices, "devices"},
    CutOffKeys<CutOffKind>{CutOffKind::Sessions, "sessions"},
};
constexpr std::array kLost{
    CutOffKeys<Lost>{Lost::Phone, "phone"},
    CutOffKeys<Lost>{Lost::Pc, "pc"},
    CutOffKeys<Lost>{Lost::Everything, "everything"},
};
constexpr std::array kStepKinds{
    CutOffKeys<StepKind>{StepKind::AppStop, "appStop"},
    CutOffKeys<StepKind>{StepKind::EndSessions, "endSessions"},
    CutOffKeys<StepKind>{StepKind::RevokeTokens, "revokeTokens"},
    CutOffKeys<StepKind>{StepKind::Untrust, "untrust"},
    CutOffKeys<StepKind>{StepKind::Block, "block"},
    CutOffKeys<StepKind>{StepKind::WipeAppData, "wipeAppData"},
    CutOffKeys<StepKind>{StepKind::ResetDevice, "resetDevice"},
    CutOffKeys<StepKind>{StepKind::Password, "password"},
    CutOffKeys<StepKind>{StepKind::Suspend, "suspend"},
};
constexpr std::array kStepStates{
    CutOffKeys<StepState>{StepState::Held, "held"},
    CutOffKeys<StepState>{StepState::Requested, "requested"},
    CutOffKeys<StepState>{StepState::Acknowledged, "acknowledged"},
    CutOffKeys<StepState>{StepState::Verified, "verified"},
    CutOffKeys<StepState>{StepState::Unreachable, "unreachable"},
    CutOffKeys<StepState>{StepState::Failed, "failed"},
    CutOffKeys<StepState>{StepState::Contradicted, "contradicted"},
    CutOffKeys<StepState>{StepState::Rejected, "rejected"},
    CutOffKeys<StepState>{StepState::Withdrawn, "withdrawn"},
    CutOffKeys<StepState>{StepState::Expired, "expired"},
    CutOffKeys<StepState>{StepState::Reversed, "reversed"},
};
constexpr std::array kCutOffStates{
    CutOffKeys<CutOffState>{CutOffState::Open, "open"},
    CutOffKeys<CutOffState>{CutOffState::Held, "held"},
    CutOffKeys<CutOffState>{CutOffState::Verified, "verified"},
    CutOffKeys<CutOffState>{CutOffState::Incomplete, "incomplete"},
    CutOffKeys<CutOffState>{CutOffState::FoundAgain, "foundAgain"},
    CutOffKeys<CutOffState>{CutOffState::Withdrawn, "withdrawn"},
};
constexpr std::array kDeviceActions{
    CutOffKeys<DeviceAction>{DeviceAction::WipeAppData, "wipeAppData"},
    CutOffKeys<DeviceAction>{DeviceAction::ResetDevice, "resetDevice"},
    CutOffKeys<DeviceAction>{DeviceAction::Block, "block"},
    CutOffKeys<DeviceAction>{DeviceAction::Unblock, "unblock"},
    CutOffKeys<DeviceAction>{DeviceAction::Untrust, "untrust"},
    CutOffKeys<DeviceAction>{DeviceAction::UpdateNotice, "updateNotice"},
    CutOffKeys<DeviceAction>{DeviceAction::Remove, "remove"},
};

template<class T, std::size_t N>
std::string_view cutOffKey(const std::array<CutOffKeys<T>, N>& keys, T value) {
    for (const auto& [one, key] : keys)
        if (one == value) return key;
    return {};
}

template<class T, std::size_t N>
std::optional<T> cutOffValueOf(const std::array<CutOffKeys<T>, N>& keys, std::string_view key) {
    for (const auto& [one, name] : keys)
        if (name == key) return one;
    return std::nullopt;
}

// Adds one step to the counts; each state counts in exactly one of them.
void countStep(StepCounts& counts, StepState state) {
    switch (state) {
    case StepState::Held:
        ++counts.held;
        break;
    case StepState::Requested:
    case StepState::Acknowledged:
        ++counts.waiting;
        break;
    case StepState::Verified:
        ++counts.verified;
        break;
    case StepState::Unreachable:
        ++counts.unreachable;
        break;
    case StepState::Failed:
    case StepState::Contradicted:
        ++counts.wrong;
        break;
    case StepState::Rejected:
    case StepState::Withdrawn:
    case StepState::Expired:
    case StepState::Reversed:
        ++counts.over;
        break;
    }
}

bool anyStep(const CutOff& cutOff, StepState state) {
    return std::ranges::any_of(cutOff.steps, [&](const CutOffStep& step) { return step.state == state; });
}

} // namespace

std::string_view cutOffKindKey(CutOffKind kind) {
    return cutOffKey(kCutOffKinds, kind);
}
std::optional<CutOffKind> cutOffKindOf(std::string_view key) {
    return cutOffValueOf(kCutOffKinds, key);
}

std::string_view lostKey(Lost lost) {
    return cutOffKey(kLost, lost);
}
std::optional<Lost> lostOf(std::string_view key) {
    return cutOffValueOf(kLost, key);
}

std::string_view stepKindKey(StepKind kind) {
    return cutOffKey(kStepKinds, kind);
}
std::optional<StepKind> stepKindOf(std::string_view key) {
    return cutOffValueOf(kStepKinds, key);
}

bool reversible(StepKind kind) {
    return kind == StepKind::AppStop || kind == StepKind::Block || kind == StepKind::Suspend;
}

bool needsDevice(StepKind kind) {
    return kind == StepKind::WipeAppData || kind == StepKind::ResetDevice;
}

std::string_view stepStateKey(StepState state) {
    return cutOffKey(kStepStates, state);
}
std::optional<StepState> stepStateOf(std::string_view key) {
    return cutOffValueOf(kStepStates, key);
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
    return cutOffKey(kCutOffStates, state);
}
std::optional<CutOffState> cutOffStateOf(std::string_view key) {
    return cutOffValueOf(kCutOffStates, key);
}

// What holds is told before what runs: it needs a person. What was withdrawn or rejected is not to hold any more; what
// lapsed still was, and was not reached.
CutOffState stateOf(const CutOff& cutOff) {
    if (cutOff.foundAt) return CutOffState::FoundAgain;
    const StepCounts counts = countsOf(cutOff);
    if (counts.held > 0) return CutOffState::Held;
    if (counts.waiting > 0 || counts.unreachable > 0) return CutOffState::Open;
    if (counts.wrong > 0 || anyStep(cutOff, StepState::Expired)) return CutOffState::Incomplete;
    if (counts.verified > 0) return CutOffState::Verified;
    return counts.over > 0 ? CutOffState::Withdrawn : CutOffState::Incomplete; // without steps nothing is proven
}

StepCounts countsOf(const CutOff& cutOff) {
    StepCounts counts;
    for (const CutOffStep& step : cutOff.steps)
        countStep(counts, step.state);
    return counts;
}

std::string_view deviceActionKey(DeviceAction action) {
    return cutOffKey(kDeviceActions, action);
}
std::optional<DeviceAction> deviceActionOf(std::string_view key) {
    return cutOffValueOf(kDeviceActions, key);
}

} // namespace sekisho
