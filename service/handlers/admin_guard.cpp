#include "service/handlers/admin_guard.h"

#include "service/auth/role_rows.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::RoleHolding;

namespace {

bool live(const RoleHolding& holding, sekisho::Instant now) {
    return !holding.expiresAt || *holding.expiresAt > now;
}

} // namespace

Done checkMayTakeOver(const Call& call, const sekisho::UserId& target) {
    if (call.caller.isSuper() || (!call.caller.user.empty() && call.caller.user == target)) return {};
    SEKISHO_TRY(roles, rolesOf(*call.db, call.caller.domain, target));
    std::erase_if(roles, [&](const RoleHolding& holding) { return !live(holding, call.now); });
    if (std::ranges::any_of(roles, [](const RoleHolding& h) { return h.role.builtIn == "super"; }))
        return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
    if (roles.empty()) return {};
    const Error exceeds(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN");
    // A service account has a scope of the API and no menu; it cannot be compared with a role.
    if (call.caller.isServiceAccount() || !call.scope.wholeTenant) return exceeds;
    for (const auto& item : sekisho::menuTree())
        if (sekisho::accessOf(roles, item.key, call.now) > sekisho::accessOf(call.caller.roles, item.key, call.now))
            return exceeds;
    return {};
}

} // namespace sekishod
