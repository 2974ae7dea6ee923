#include "models/domain/approval.h"

#include "facts/tables.h"

#include <array>
#include <utility>

namespace sekisho {

namespace {

constexpr std::array<std::pair<GuardNeed, std::string_view>, 4> kGuardNeeds{{{GuardNeed::None, "none"},
                                                                             {GuardNeed::StepUp, "stepUp"},
                                                                             {GuardNeed::Second, "second"},
                                                                             {GuardNeed::Both, "both"}}};
constexpr std::array<std::pair<ApprovalState, std::string_view>, 8> kApprovalStates{
    {{ApprovalState::Waiting, "waiting"},
     {ApprovalState::Changed, "changed"},
     {ApprovalState::Approved, "approved"},
     {ApprovalState::Applied, "applied"},
     {ApprovalState::Rejected, "rejected"},
     {ApprovalState::Withdrawn, "withdrawn"},
     {ApprovalState::Expired, "expired"},
     {ApprovalState::Failed, "failed"}}};

} // namespace

std::string_view guardNeedKey(GuardNeed need) {
    for (const auto& [one, key] : kGuardNeeds)
        if (one == need) return key;
    return {};
}

std::optional<GuardNeed> guardNeedOf(std::string_view key) {
    for (const auto& [one, name] : kGuardNeeds)
        if (name == key) return one;
    return std::nullopt;
}

GuardNeed both(GuardNeed a, GuardNeed b) {
    const bool stepUp = needsStepUp(a) || needsStepUp(b);
    const bool second = needsSecond(a) || needsSecond(b);
    if (stepUp && second) return GuardNeed::Both;
    if (second) return GuardNeed::Second;
    return stepUp ? GuardNeed::StepUp : GuardNeed::None;
}

const std::vector<GuardedAction>& guardedActions() {
    static const std::vector<GuardedAction> all = [] {
        std::vector<GuardedAction> out;
        for (const auto& row : facts::guardedActions())
            out.push_back({row.key, row.en, row.ja});
        return out;
    }();
    return all;
}

const GuardedAction* guardedAction(std::string_view key) {
    for (const GuardedAction& action : guardedActions())
        if (action.key == key) return &action;
    return nullptr;
}

std::string_view approvalStateKey(ApprovalState state) {
    for (const auto& [one, key] : kApprovalStates)
        if (one == state) return key;
    return {};
}

std::optional<ApprovalState> approvalStateOf(std::string_view key) {
    for (const auto& [one, name] : kApprovalStates)
        if (name == key) return one;
    return std::nullopt;
}

} // namespace sekisho
