// Handing over the highest administrator: asking, taking it back, and the answer of whoever was asked.

#include "models/api/role_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/delegation.h"

namespace sekishod {

using sekisho::Delegation;
using sekisho::Result;

namespace {

constexpr std::string_view kDelegationMenu = "security.delegation";
constexpr std::string_view kDelegation = "/v1.0/admin/delegation";

// Those it concerns see it without a right of their own; for everybody else there is none.
bool maySeeDelegation(const Call& call, const Delegation& one) {
    if (call.caller.isServiceAccount()) return true; // of the whole tenant
    if (sekisho::allows(call.caller.roles, {kDelegationMenu, sekisho::Access::View}, call.now)) return true;
    return !call.caller.user.empty() && (one.to == call.caller.user || one.from == call.caller.user);
}

HandlerResult getDelegation(Call& call) {
    SEKISHO_TRY(last, lastDelegation(*call.db, call.caller.domain, call.now));
    if (last && !maySeeDelegation(call, *last)) last.reset();
    return Response::json(200, sekisho::api::delegationText(last));
}

HandlerResult postDelegation(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(wish, sekisho::api::delegationWishFrom(call.body));
    Effects effects;
    SEKISHO_TRY(made, startDelegation(*call.db, tenant, call.caller, wish.to, wish.formerRole, call.now, effects));
    return doneWithRights(services, call, effects, Response::json(201, sekisho::api::delegationText(made)));
}

HandlerResult deleteDelegation(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(cancelDelegation(*call.db, tenant, call.caller, call.now, effects));
    return doneWithRights(services, call, effects, Response::empty(204));
}

HandlerResult postAnswer(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    const auto* body = call.body.if_object();
    const auto* accept = body ? body->if_contains("accept") : nullptr;
    if (!accept || !accept->is_bool())
        return sekisho::badInput("accept", accept ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                                 "accept must be true or false.");
    Effects effects;
    SEKISHO_TRY(answered, answerDelegation(*call.db, tenant, call.caller, accept->get_bool(), call.now, effects));
    return doneWithRights(services, call, effects, Response::json(200, sekisho::api::delegationText(answered)));
}

} // namespace

void addDelegationEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto bind = [&services](HandlerResult (*handler)(Services&, Call&)) {
        return [&services, handler](Call& call) { return handler(services, call); };
    };
    Endpoint look = adminEndpoint(Method::Get, kDelegation,
                                  "The open hand-over of the highest administrator, or the last", {}, getDelegation);
    look.permission = {};
    look.publicReason = "whoever is asked sees it without a role; for others without the right there is none";
    out.push_back(std::move(look));
    Endpoint start = adminEndpoint(Method::Post, kDelegation, "Ask somebody to become the highest administrator",
                                   kDelegationMenu, bind(postDelegation));
    start.auth = AuthNeed::User;
    out.push_back(std::move(start));
    Endpoint cancel =
        adminEndpoint(Method::Delete, kDelegation, "Take the question back", kDelegationMenu, bind(deleteDelegation));
    cancel.auth = AuthNeed::User;
    out.push_back(std::move(cancel));
    Endpoint reply = adminEndpoint(Method::Post, "/v1.0/admin/delegation/acceptance",
                                   "Become the highest administrator, or decline", {}, bind(postAnswer));
    reply.permission = {};
    reply.auth = AuthNeed::User;
    reply.publicReason = "only the member who was asked can answer";
    out.push_back(std::move(reply));
}

} // namespace sekishod
