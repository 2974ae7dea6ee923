#pragma once
// What somebody may do within the menu rights he has: the part of the tenant that his scope covers, and whose accounts
// he may take over. The gates decide about menus; these decide about places and persons. A Call is an Authority.

#include "models/domain/member.h"
#include "service/http/call.h"
#include "service/rules/tenant.h"

#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct Authority {
    Authority(const Caller& who, const ScopeFilter& where, sekisho::sql::Database& store, sekisho::Instant at)
        : caller(who), scope(where), db(store), now(at) {}
    Authority(const Call& call) : Authority(call.caller, call.scope, *call.db, call.now) {}

    const Caller& caller;
    const ScopeFilter& scope;
    sekisho::sql::Database& db;
    sekisho::Instant now;
};

// Where somebody or an organization stands: ids of the organizations themselves, and of these with all above them.
struct Standpoint {
    std::vector<std::string> direct, line;
};
// Roles hold in some organizations only: a move can bring somebody into them. Others gain nothing by moves.
bool holdsInAPart(const Authority& who);
// What stood at `before` and stands at `after` lies in no more of his roles than it did. MOVE_GAINS_RIGHTS.
sekisho::Done checkGainsNothing(const Authority& who, const Standpoint& before, const Standpoint& after);
// The same for an organization, its people and everything below it. Both lines begin with the organization itself.
sekisho::Done checkBranchGainsNothing(const Authority& who, const std::vector<std::string>& before,
                                      const std::vector<std::string>& after);

// With a limited scope only memberships within it may change, and a new member needs one. OUT_OF_SCOPE. Nobody moves
// somebody to where his own roles let him do more to him: MOVE_GAINS_RIGHTS.
sekisho::Done checkMembershipScope(const Authority& who, const sekisho::Member* before, const sekisho::Member& after);
// An organization may be put below this one (nothing: at the top). OUT_OF_SCOPE.
sekisho::Done checkPlaceScope(const Authority& who, const std::optional<sekisho::OrgUnitId>& parent);
// The same for an organization (by row) with whoever is in it. MOVE_GAINS_RIGHTS.
sekisho::Done checkUnitMove(const Authority& who, std::int64_t unit, const std::optional<sekisho::OrgUnitId>& parent);
sekisho::Done checkWholeTenant(const Authority& who);

// Setting somebody's password is as good as being him: nobody gains rights that way which he does not have himself.
// Forbidden: SUPER_ADMIN_PROTECTED for the highest administrator, DELEGATION_PROTECTS for who is asked to become it,
// SEALED_ACCOUNT for the sealed account unless `who` may seal, ROLE_EXCEEDS_OWN for a holder of more rights or of a
// wider scope, who may activate such, and for the sealed account while it is open. Anybody may do it to himself; the
// highest administrator may do it to everybody.
sekisho::Done checkMayTakeOver(const Authority& who, const sekisho::UserId& target);
// The same for the password alone, which the sealed account may set for the highest administrator while it is open.
sekisho::Done checkMaySetPassword(const Authority& who, const sekisho::UserId& target);
// SEALED_ACCOUNT (403) for the member whose account is sealed: the seal has to be taken off first.
sekisho::Done checkNotSealed(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user);
// These roles give nothing that `who` does not hold himself in the whole tenant. Forbidden: ROLE_EXCEEDS_OWN.
sekisho::Done checkHoldsAllOf(const Caller& who, const std::vector<sekisho::RoleHolding>& roles, sekisho::Instant now);
// Nobody gives rights, or takes them away, that he does not have himself in the whole tenant, nor without seeing who
// has which. Forbidden: SUPER_ADMIN_PROTECTED for the role of the highest administrator, ROLE_NOT_GIVEN for that of the
// sealed account, ROLE_EXCEEDS_OWN for the others.
sekisho::Done checkMayGrant(const Caller& who, const sekisho::Role& role, sekisho::Instant now);
// What changes how an account is reached (ID, key, private address, password) needs at least the rights that the
// account has. A service account keeps keys and private addresses of everybody in step with a personnel system; it
// never takes over an administrator.
sekisho::Done checkReach(const Authority& who, const Tenant& tenant, const sekisho::Member& before,
                         const sekisho::Member& after, bool setsPassword);

} // namespace sekishod
