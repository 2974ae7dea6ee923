#include "models/domain/approval.h"

#include "facts/tables.h"
#include "models/domain/key_table.h"

namespace sekisho {

namespace {

constexpr std::array<KeyRow<GuardNeed>, 4> kGuardNeeds{{{GuardNeed::None, "none"},
                                                        {GuardNeed::StepUp, "stepUp"},
                                                        {GuardNeed::Second, "second"},
                                                        {GuardNeed::Both, "both"}}};
constexpr std::array<KeyRow<ApprovalState>, 8> kApprovalStates{{{ApprovalState::Waiting, "waiting"},
                                                                {ApprovalState::Changed, "changed"},
                                                                {ApprovalState::Approved, "approved"},
                                                                {ApprovalState::Applied, "applied"},
                                                                {ApprovalState::Rejected, "rejected"},
                                                                {ApprovalState::Withdrawn, "withdrawn"},
                                                                {ApprovalState::Expired, "expired"},
                                                                {ApprovalState::Failed, "failed"}}};

} // namespace

std::string_view guardNeedKey(GuardNeed need) {
    return keyIn(kGuardNeeds, need);
}

std::optional<GuardNeed> guardNeedOf(std::string_view key) {
    return valueIn(kGuardNeeds, key);
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
    return keyIn(kApprovalStates, state);
}

std::optional<ApprovalState> approvalStateOf(std::string_view key) {
    return valueIn(kApprovalStates, key);
}

} // namespace sekisho
