#pragma once
// Roles, holdings, activations, the handing over of the highest administrator, the sealed account (R1, R2, R8). Same
// conventions as ports::Gateway. The feed tells of changes with kind "role" (lists are asked again).

#include "models/domain/audit_record.h"
#include "models/domain/role_admin.h"
#include "models/ports/call.h"

#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct HolderPage {
    std::vector<RoleHolder> holders;
    std::string nextCursor;
    std::int64_t total = -1; // with a first page only
};
struct RoleHistory {
    std::vector<AuditRecord> records; // newest first
    std::string nextCursor;
};
struct ViewAs { // what an administrator sees, for whoever may grant
    std::vector<RoleHolding> roles;
    std::vector<Grant> menus;     // what he can open
    std::vector<ScopeUnit> units; // heads of his scope; empty: the whole tenant
    bool wholeTenant = false;
    std::int64_t members = 0, orgUnits = 0, devices = 0, sessions = 0;
    std::vector<RoleHolder> sample; // the first 100 members that his list shows: user, userName, loginId, orgUnit
};
struct MyRights {
    std::vector<RoleHolder> held;
    std::vector<RoleHolder> eligible;
    std::vector<Activation> active;
};
struct SealedCode {
    BreakGlass state;
    std::string code; // shown once; empty except after seal()
};

class Roles {
  public:
    virtual ~Roles() = default;

    // Built-in first, then by name. `deleted`: those that may be undeleted, instead.
    virtual CallHandle roles(bool deleted, Executor& on, Reply<std::vector<RoleSheet>> reply) = 0;
    // Without an id: a new one. ROLE_NAME_TAKEN, ROLE_MENU_RESERVED, ROLE_BUILT_IN, ROLE_LIMIT, PRECONDITION_FAILED.
    virtual CallHandle saveRole(const RoleSheet& sheet, Executor& on, Reply<RoleSheet> reply) = 0;
    virtual CallHandle deleteRole(const RoleId& role, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle undeleteRole(const RoleId& role, Executor& on, Reply<RoleSheet> reply) = 0;
    virtual CallHandle history(const RoleId& role, std::string cursor, Executor& on, Reply<RoleHistory> reply) = 0;

    virtual CallHandle holders(const RoleId& role, std::string cursor, Executor& on, Reply<HolderPage> reply) = 0;
    virtual CallHandle rolesOf(const UserId& user, Executor& on, Reply<std::vector<RoleHolder>> reply) = 0;
    virtual CallHandle give(const HoldingWish& wish, Executor& on, Reply<RoleHolder> reply) = 0;
    virtual CallHandle take(const RoleHolder& holding, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle viewAs(const UserId& user, Executor& on, Reply<ViewAs> reply) = 0;

    // The caller's own: any administrator, and whoever is eligible.
    virtual CallHandle mine(Executor& on, Reply<MyRights> reply) = 0;
    // APPROVAL_WAITING when a second person must agree. ROLE_NOT_ELIGIBLE, ACTIVATION_TOO_LONG.
    virtual CallHandle activate(const RoleId& role, int minutes, std::string reason, Executor& on,
                                Reply<Activation> reply) = 0;
    virtual CallHandle endActivation(const std::string& id, Executor& on, Reply<std::monostate> reply) = 0;
    // Running ones first, then the last 90 days.
    virtual CallHandle activations(std::string cursor, Executor& on,
                                   Reply<std::pair<std::vector<Activation>, std::string>> reply) = 0;

    // nothing in the reply: none is open and none was made.
    virtual CallHandle delegation(Executor& on, Reply<std::optional<Delegation>> reply) = 0; // also for the one asked
    virtual CallHandle delegate(const UserId& to, const RoleId& formerRole, Executor& on, Reply<Delegation> reply) = 0;
    virtual CallHandle cancelDelegation(Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle answerDelegation(bool accept, Executor& on, Reply<Delegation> reply) = 0;

    virtual CallHandle breakGlass(Executor& on, Reply<BreakGlass> reply) = 0;
    virtual CallHandle seal(const UserId& user, Executor& on, Reply<SealedCode> reply) = 0; // first time and renewal
    virtual CallHandle unsealForGood(Executor& on, Reply<std::monostate> reply) = 0;        // there is none any more
    virtual CallHandle openSealed(std::string code, std::string reason, Executor& on, Reply<BreakGlass> reply) = 0;
    virtual CallHandle drill(std::string code, Executor& on, Reply<BreakGlass> reply) = 0;
    virtual CallHandle refuseOpening(std::string reason, Executor& on, Reply<BreakGlass> reply) = 0;
    virtual CallHandle closeSealed(Executor& on, Reply<BreakGlass> reply) = 0; // the holder himself or an administrator
};

} // namespace sekisho::ports
