#include "models/domain/brake.h"

#include <array>
#include <utility>

namespace sekisho {

namespace {

constexpr std::array kBrakeKinds{
    std::pair{BrakeKind::CutOff, std::string_view("cutOff")}, std::pair{BrakeKind::Wipe, std::string_view("wipe")},
    std::pair{BrakeKind::Reset, std::string_view("reset")},   std::pair{BrakeKind::Remove, std::string_view("remove")},
    std::pair{BrakeKind::Delete, std::string_view("delete")}, std::pair{BrakeKind::Single, std::string_view("single")},
};
constexpr std::array kHeldStates{
    std::pair{HeldState::Held, std::string_view("held")},
    std::pair{HeldState::Released, std::string_view("released")},
    std::pair{HeldState::Rejected, std::string_view("rejected")},
    std::pair{HeldState::Cancelled, std::string_view("cancelled")},
    std::pair{HeldState::Expired, std::string_view("expired")},
};

} // namespace

std::string_view brakeKindKey(BrakeKind kind) {
    for (const auto& [one, key] : kBrakeKinds)
        if (one == kind) return key;
    return {};
}

std::optional<BrakeKind> brakeKindOf(std::string_view key) {
    for (const auto& [one, name] : kBrakeKinds)
        if (name == key) return one;
    return std::nullopt;
}

// Every step that keeps a member out counts, so that none of them goes round the brake; a member counts once a cut-off.
std::optional<BrakeKind> brakeKindOf(StepKind kind) {
    switch (kind) {
    case StepKind::AppStop:
    case StepKind::EndSessions:
    case StepKind::RevokeTokens:
    case StepKind::Block:
    case StepKind::Password:
    case StepKind::Suspend:
        return BrakeKind::CutOff;
    case StepKind::WipeAppData:
        return BrakeKind::Wipe;
    case StepKind::ResetDevice:
        return BrakeKind::Reset;
    case StepKind::Remove:
        return BrakeKind::Remove;
    case StepKind::Delete:
        return BrakeKind::Delete;
    case StepKind::Untrust:
        break;
    }
    return std::nullopt;
}

std::optional<BrakeKind> brakeKindOf(StepKind step, CutOffKind order) {
    const auto kind = brakeKindOf(step);
    return kind == BrakeKind::CutOff && order == CutOffKind::Members ? BrakeKind::Single : kind;
}

bool countsMembers(BrakeKind kind) {
    return kind == BrakeKind::CutOff || kind == BrakeKind::Delete || kind == BrakeKind::Single;
}

const std::vector<BrakeKind>& brakeKinds() {
    static const std::vector<BrakeKind> kinds{BrakeKind::Wipe,   BrakeKind::Reset,  BrakeKind::Delete,
                                              BrakeKind::Remove, BrakeKind::CutOff, BrakeKind::Single};
    return kinds;
}

std::string_view heldStateKey(HeldState state) {
    for (const auto& [one, key] : kHeldStates)
        if (one == state) return key;
    return {};
}

std::optional<HeldState> heldStateOf(std::string_view key) {
    for (const auto& [one, name] : kHeldStates)
        if (name == key) return one;
    return std::nullopt;
}

// In an emergency the one device that is lost must not wait, whatever else somebody has left behind: so the first comes
// before the rest.
bool passes(const BrakeBudget& budget, int mine, int all, int waiting) {
    if (mine == 0) return true;
    return waiting == 0 && mine < budget.perAdministrator && all < budget.perTenant;
}

} // namespace sekisho
