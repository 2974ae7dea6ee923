#pragma once
// Roles as they are administered: custom roles, who holds them where and until when, who may activate them for a time,
// the handing over of the highest administrator, and the sealed account (product.md R1, R2, R8;
// docs/decisions/0012-delegation.md). What a role allows is decided by models/domain/rights.h alone.

#include "models/domain/client_facts.h"
#include "models/domain/rights.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline constexpr std::size_t kLongestRoleName = 100; // characters
inline constexpr std::size_t kLongestRoleNote = 500;
inline constexpr std::size_t kMostCustomRoles = 200; // a tenant
inline constexpr std::size_t kMostScopeUnits = 300;  // a holding
inline constexpr int kLongestActivation = 1'440;     // minutes
inline constexpr int kDelegationDays = 14;           // admin-screens.md §7.1
inline constexpr int kRoleUndeleteDays = 30;

const RoleFact* roleFact(std::string_view key); // name of a built-in role or a preset; null: neither
const std::vector<Role>& rolePresets();         // their id is the key, their name is empty

struct RoleSheet { // a role with what its list shows
    Role role;
    std::string preset; // key of resources/roles.json that it was made of; empty: of none
    std::string note;
    std::int64_t holders = 0;
    std::int64_t eligible = 0;        // may activate it
    std::optional<Instant> deletedAt; // may be undeleted for kRoleUndeleteDays
    std::string deletedBy;
    bool operator==(const RoleSheet&) const = default;
};

struct ScopeUnit { // an organization of a scope by name
    OrgUnitId id;
    std::string name;  // path from the top, "本社 / 営業部"
    bool gone = false; // deleted: heads nothing
    bool operator==(const ScopeUnit&) const = default;
};

struct RoleHolder { // one person and one role
    UserId user;
    std::string userName, loginId, orgUnit;
    RoleId role;
    std::string roleName; // as the service names it; built-in ones by key
    std::string builtIn;
    Scope scope;
    std::vector<ScopeUnit> units;
    std::optional<Instant> expiresAt;
    bool eligible = false;      // does not hold it: may activate it
    int maxMinutes = 0;         // of an activation
    bool needsApproval = false; // an activation does
    std::string activation;     // id: held by this activation until expiresAt
    Version version = 0;
    std::string preset; // that the role was made of; empty: of none
    bool operator==(const RoleHolder&) const = default;
};

struct HoldingWish { // what is to be given
    UserId user;
    RoleId role;
    Scope scope;
    std::optional<Instant> expiresAt;
    bool eligible = false;
    int maxMinutes = 60; // 5 … kLongestActivation
    bool needsApproval = false;
    Version base = 0; // 0: new
};

enum class ActivationEnd { None, Time, Self, Administrator, Role, Account }; // the last two: it or he is gone
std::string_view activationEndKey(ActivationEnd end);                        // "none", "time", …
std::optional<ActivationEnd> activationEndOf(std::string_view key);
struct Activation {
    std::string id;
    UserId user;
    std::string userName;
    RoleId role;
    std::string roleName, builtIn;
    Scope scope;
    std::string reason;
    Instant startedAt{};
    Instant until{};
    std::optional<Instant> endedAt;
    ActivationEnd end = ActivationEnd::None;
    std::string endedBy;
    bool breakGlass = false;
    bool operator==(const Activation&) const = default;
};

enum class DelegationState { Waiting, Accepted, Declined, Cancelled, Expired };
std::string_view delegationStateKey(DelegationState state);
std::optional<DelegationState> delegationStateOf(std::string_view key);
struct Delegation { // of the highest administrator
    std::string id;
    UserId from, to;
    std::string fromName, toName, toLogin;
    RoleId formerRole; // what `from` holds afterwards, in the whole tenant; empty: nothing
    std::string formerRoleName;
    Instant createdAt{};
    Instant expiresAt{};
    DelegationState state = DelegationState::Waiting;
    std::optional<Instant> endedAt;
    bool operator==(const Delegation&) const = default;
};

// Sealed: holds nothing. Opening: the code was right, the delay runs, every administrator may refuse. Open: holds the
// built-in role "rescue" until `until`. Used: must be sealed anew with a new code before it opens again.
enum class BreakGlassState { None, Sealed, Opening, Open, Used };
std::string_view breakGlassStateKey(BreakGlassState state);
std::optional<BreakGlassState> breakGlassStateOf(std::string_view key);
struct BreakGlass {
    BreakGlassState state = BreakGlassState::None;
    UserId user;
    std::string userName, loginId;
    std::optional<Instant> sealedAt, opensAt, openedAt, until, lastDrill, lastUsed;
    std::string reason;    // of the opening
    std::string refusedBy; // of the last one
    bool drillDue = false;
    int delayMinutes = 0; // by the policy now
    Version version = 0;
    bool operator==(const BreakGlass&) const = default;
};

} // namespace sekisho
