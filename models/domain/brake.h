#pragma once
// The brake (★D6): how much of a kind one administrator, and all together, may order in a time window before everything
// further holds until a second person decides. The numbers are policy "brake" (resources/policies/brake.json).

#include "models/domain/clock.h"
#include "models/domain/cut_off.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

// Members cut off; devices' app data erased; devices reset; devices taken off the list; members deleted; members
// suspended, logged out or given a password by a command of its own, so that such routine never holds up a loss. Other:
// one that a newer service counts; its key stands beside it.
enum class BrakeKind { CutOff, Wipe, Reset, Remove, Delete, Single, Other };
std::string_view brakeKindKey(BrakeKind kind); // "cutOff", "wipe", "reset", "remove", "delete", "single"
std::optional<BrakeKind> brakeKindOf(std::string_view key);
std::optional<BrakeKind> brakeKindOf(StepKind kind);                   // nothing: the brake does not count it
std::optional<BrakeKind> brakeKindOf(StepKind step, CutOffKind order); // of a step of such an order
bool countsMembers(BrakeKind kind);                                    // else devices
const std::vector<BrakeKind>& brakeKinds();                            // all that are known, what destroys first

struct BrakeBudget {
    int perAdministrator = 0; // 0: only the first passes
    int perTenant = 0;
    int minutes = 20;
};

struct BrakeUse { // of one kind, now
    BrakeKind kind = BrakeKind::Wipe;
    BrakeBudget budget;
    int mine = 0; // granted to the caller within the window
    int all = 0;
    int held = 0;            // waiting, of everybody in the caller's scope
    int pending = 0;         // ordered, and no device has acknowledged it yet; likewise
    std::string otherKind{}; // of Other: as the service writes it
};

enum class HeldState { Held, Released, Rejected, Cancelled, Expired };
std::string_view heldStateKey(HeldState state);
std::optional<HeldState> heldStateOf(std::string_view key);

struct HeldOrder {
    std::string id;
    BrakeKind kind = BrakeKind::Wipe;
    CutOffId cutOff;
    int step = 0;
    StepKind stepKind = StepKind::WipeAppData;
    UserId actor; // who asks; never the one who decides
    std::string actorName;
    UserId user;
    std::string userName;
    std::string targetName;
    Instant heldAt{};
    Instant expiresAt{};
    HeldState state = HeldState::Held;
    std::optional<Instant> decidedAt;
    std::string decidedBy;
    std::string reason;      // of the decision
    std::string otherKind{}; // of Other
    std::string otherStep{}; // a step that is not known, as the service writes it; empty: stepKind says it
    bool operator==(const HeldOrder&) const = default;
};

// What one administrator waits for, of one kind: what the second person looks at first, however many orders it is.
struct HeldGroup {
    UserId actor;
    std::string actorName;
    BrakeKind kind = BrakeKind::Wipe;
    std::int64_t orders = 0;
    Instant firstAt{};       // the oldest was held
    Instant lastAt{};        // the newest was held
    Instant expiresAt{};     // the oldest lapses
    std::string otherKind{}; // of Other
    bool alone = false;      // of whoever asks: nobody else may decide
    bool operator==(const HeldGroup&) const = default;
};

// Pure. `mine` and `all` are what was granted within the window, `waiting` what of the same administrator still holds.
// The first of an administrator in a window never waits; while something of his is held, everything further is too.
bool passes(const BrakeBudget& budget, int mine, int all, int waiting);

} // namespace sekisho
