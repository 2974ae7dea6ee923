// Who holds which role, or may activate it, where and until when: lists both ways, giving, taking.

#include "models/api/role_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/holdings.h"
#include "service/rules/role_holders.h"
#include "service/rules/roles.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::RoleHolder;

namespace {

constexpr std::string_view kHoldingsMenu = "security.roles";

HandlerResult getHolders(Call& call) {
    SEKISHO_TRY(role, loadRole(*call.db, call.caller.domain, call.pathValue("roleId")));
    const std::string list = listName(call, "roleHolders:" + role.role.id.value);
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(page, holdersOfRole(*call.db, {.domain = call.caller.domain,
                                               .role = role.role.id.value,
                                               .scope = call.scope,
                                               .now = call.now,
                                               .count = paging.count,
                                               .after = paging.after}));
    sekisho::api::HoldersText text;
    text.holders = std::move(page.holders);
    if (page.next) text.nextCursor = sekisho::api::cursorText(list, *page.next);
    if (!paging.after) { // once is enough
        SEKISHO_CHECK(countHolders(*call.db, call.caller.domain, call.scope, role, call.now));
        text.total = role.holders + role.eligible;
    }
    return Response::json(200, sekisho::api::holdersText(text));
}

Result<std::vector<RoleHolder>> heldBySubject(Call& call) {
    return rolesHeldBy(*call.db, call.caller.domain, sekisho::UserId(call.subject.uid), call.scope, call.now);
}

HandlerResult getRolesOfMember(Call& call) {
    SEKISHO_TRY(held, heldBySubject(call));
    return Response::json(200, sekisho::api::holdersText({std::move(held), {}, -1}, "roles"));
}

// Whatever of a holding and an eligibility there is: who has seen one of them may go on.
Done checkHoldingSeen(const Call& call, const std::string& key) {
    SEKISHO_TRY(held, findHolding(*call.db, call.caller.domain, key));
    SEKISHO_TRY(eligible, findEligibleRow(*call.db, call.caller.domain, key));
    if (eligible && checkIfMatch(call, eligible->version)) return {};
    if (held) return checkIfMatch(call, held->version);
    if (eligible) return checkIfMatch(call, eligible->version);
    return {};
}

HandlerResult putHolding(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(wish, sekisho::api::holdingWishFrom(call.body));
    wish.user = sekisho::UserId(call.subject.uid);
    wish.role = sekisho::RoleId(call.pathValue("roleId"));
    SEKISHO_CHECK(checkHoldingSeen(call, wish.user.value + '/' + wish.role.value));
    if (wish.expiresAt && *wish.expiresAt <= call.now)
        return sekisho::badInput("expiresAt", "OUT_OF_RANGE",
                                 "expiresAt must be a date-time in the future such as 2030-11-12T09:30:00+09:00.");
    Effects effects;
    SEKISHO_CHECK(giveRole(*call.db, tenant, call.caller, wish, call.now, effects));
    SEKISHO_TRY(held, heldBySubject(call));
    const auto now = std::ranges::find_if(
        held, [&](const RoleHolder& one) { return one.role == wish.role && one.eligible == wish.eligible; });
    if (now == held.end()) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
    return doneWithRights(services, call, effects, resource(200, sekisho::api::holderText(*now), now->version));
}

HandlerResult deleteHolding(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    const std::string& role = call.pathValue("roleId");
    SEKISHO_CHECK(checkHoldingSeen(call, call.subject.uid + '/' + role));
    Effects effects;
    SEKISHO_CHECK(takeRole(*call.db, tenant, call.caller, call.subject.uid, role, call.now, effects));
    return doneWithRights(services, call, effects, Response::empty(204));
}

} // namespace

void addHoldingEndpoints(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view one = "/v1.0/admin/users/{userId}/roles/{roleId}";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/roles/{roleId}/holders",
                                "Who holds a role or may activate it, by name", kHoldingsMenu, getHolders));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/roles",
                                "Roles that a member holds or may activate, with their scope", kHoldingsMenu,
                                getRolesOfMember, Subject::Member));
    out.push_back(adminEndpoint(
        Method::Put, one, "Give a role to a member, let him activate it, or change its scope or its end", kHoldingsMenu,
        [&services](Call& call) { return putHolding(services, call); }, Subject::Member));
    out.push_back(adminEndpoint(
        Method::Delete, one, "Take a role away from a member", kHoldingsMenu,
        [&services](Call& call) { return deleteHolding(services, call); }, Subject::Member));
}

} // namespace sekishod
