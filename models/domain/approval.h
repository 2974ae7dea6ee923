#pragma once
// Commands that need more than a right (★R8): a sign-in confirmed a moment ago, or a second person. Which command needs
// what is policy "approvals" over the actions of resources/guarded_actions.json (docs/decisions/0012-delegation.md).

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

enum class GuardNeed { None, StepUp, Second, Both }; // values of the policy's rows
std::string_view guardNeedKey(GuardNeed need);       // "none", "stepUp", "second", "both"
std::optional<GuardNeed> guardNeedOf(std::string_view key);
inline bool needsStepUp(GuardNeed need) {
    return need == GuardNeed::StepUp || need == GuardNeed::Both;
}
inline bool needsSecond(GuardNeed need) {
    return need == GuardNeed::Second || need == GuardNeed::Both;
}
GuardNeed both(GuardNeed a, GuardNeed b); // what satisfies either

struct GuardedAction {    // one line of resources/guarded_actions.json
    std::string_view key; // "role.grant"; also the row of the policy
    std::string_view en, ja;
};
const std::vector<GuardedAction>& guardedActions();
const GuardedAction* guardedAction(std::string_view key);

// Waiting for votes → Approved (the quorum is there; it was not carried out at once) → Applied. Changed: the tenant
// moved on and the plan is another now; votes begin anew. Failed: it could not be carried out any more.
enum class ApprovalState { Waiting, Changed, Approved, Applied, Rejected, Withdrawn, Expired, Failed };
std::string_view approvalStateKey(ApprovalState state); // "waiting", …
std::optional<ApprovalState> approvalStateOf(std::string_view key);
inline bool isOpen(ApprovalState state) {
    return state == ApprovalState::Waiting || state == ApprovalState::Changed || state == ApprovalState::Approved;
}

struct PlannedChange {  // what an audit record would say
    std::string action; // of resources/audit_actions.json
    std::string targetKind, targetId, targetName;
    std::string changesJson; // {"field":{"from":…,"to":…}}
    bool operator==(const PlannedChange&) const = default;
};
struct ApprovalVote {
    UserId user;
    std::string name;
    bool approves = true;
    Instant at{};
    std::string reason;
    bool operator==(const ApprovalVote&) const = default;
};

// What a request would have done before the tenant moved on, and who had decided on that.
struct FormerPlan {
    Instant until{};
    std::vector<PlannedChange> plan; // the first 200
    std::int64_t planned = 0;        // of how many
    std::vector<ApprovalVote> votes;
    bool operator==(const FormerPlan&) const = default;
};
inline constexpr std::size_t kMostFormerPlans = 4; // the first one, and the latest

struct ApprovalRequest {
    std::string id;
    std::string action; // of resources/guarded_actions.json
    ApprovalState state = ApprovalState::Waiting;
    UserId requester;
    std::string requesterName;
    std::string reason;
    std::string subject; // name of what it is about
    Instant createdAt{};
    Instant decideBy{};               // afterwards it lapses
    std::optional<Instant> executeBy; // approved: afterwards it lapses
    std::optional<Instant> endedAt;
    int quorum = 1;
    std::vector<ApprovalVote> votes; // of the present plan
    std::vector<PlannedChange> plan; // the first 200
    std::int64_t planned = 0;        // of how many
    int replanned = 0;               // how often the world changed under it
    std::vector<FormerPlan> former;  // oldest first
    ChangesetId changeset;           // whose rows it would apply, or that it left; empty: none
    std::optional<Error> error;      // why it failed
    bool own = false;                // the caller's
    std::string whyNotMine;          // code of resources/errors.json why the caller cannot decide it; empty: he can
    Version version = 0;
};

} // namespace sekisho
