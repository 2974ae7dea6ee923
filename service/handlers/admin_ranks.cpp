// Levels, positions and user types: what turning a kind off would wipe, and their order in one go.

#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/rank_order.h"

#include <array>

namespace sekishod {

using sekisho::RankKind;
namespace json = boost::json;

namespace {

struct RankAdminApi {
    RankKind kind;
    std::string_view menu;
    std::string_view impactPath;
    std::string_view orderPath;
    std::string_view impactSummary;
    std::string_view orderSummary;
};

constexpr std::array<RankAdminApi, 3> kRankAdminApis{{
    {RankKind::Level, "members.levels", "/v1.0/admin/directory/levels/impact", "/v1.0/admin/directory/levels/order",
     "What turning levels off would wipe", "Set the order of all levels"},
    {RankKind::Position, "members.positions", "/v1.0/admin/directory/positions/impact",
     "/v1.0/admin/directory/positions/order", "What turning positions off would wipe",
     "Set the order of all positions"},
    {RankKind::UserType, "members.userTypes", "/v1.0/admin/directory/user-types/impact",
     "/v1.0/admin/directory/user-types/order", "What turning user types off would wipe",
     "Set the order of all user types"},
}};

HandlerResult impact(RankKind kind, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(lost, rankImpact(*call.db, tenant, kind));
    return Response::json(200, json::serialize(json::object{{"enabled", lost.enabled},
                                                            {"entries", lost.entries},
                                                            {"members", lost.members},
                                                            {"assignments", lost.assignments},
                                                            {"restrictions", lost.restrictions}}));
}

HandlerResult setOrder(RankKind kind, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    const auto* body = call.body.if_object();
    const auto* list = body ? body->if_contains("ids") : nullptr;
    if (!list || !list->is_array())
        return sekisho::badInput("ids", "MISSING_PARAMETER", "ids must be the list of all entries, the highest first.");
    std::vector<std::string> ids;
    for (const auto& item : list->get_array()) {
        if (!item.is_string()) return sekisho::badInput("ids", "INVALID_PARAMETER", "ids must be a list of texts.");
        ids.emplace_back(item.get_string());
    }
    Effects effects;
    SEKISHO_CHECK(orderRanks(*call.db, tenant, kind, ids, effects));
    return done(call, effects, Response::empty(204));
}

} // namespace

void addRankAdminEndpoints(std::vector<Endpoint>& out) {
    for (const RankAdminApi& api : kRankAdminApis) {
        out.push_back(adminEndpoint(Method::Get, api.impactPath, api.impactSummary, api.menu,
                                    [kind = api.kind](Call& call) { return impact(kind, call); }));
        out.push_back(adminEndpoint(Method::Put, api.orderPath, api.orderSummary, api.menu,
                                    [kind = api.kind](Call& call) { return setOrder(kind, call); }));
    }
}

} // namespace sekishod
