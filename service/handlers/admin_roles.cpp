// Administrator rights: which roles there are, who holds them, giving them and taking them away.

#include "service/auth/role_rows.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/holdings.h"
#include "service/rules/role_presets.h"

#include <map>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::RoleHolding;
namespace json = boost::json;

namespace {

constexpr std::string_view kRolesMenu = "security.roles";
constexpr std::size_t kMostScopeUnits = 300;

json::object roleHead(const sekisho::Role& role) {
    return {{"roleId", role.id.value},
            {"builtIn", textOrNull(role.builtIn)},
            {"preset", textOrNull(presetOfRole(role.id.value))},
            {"name", role.name}};
}

json::object roleJson(const sekisho::Role& role, std::int64_t holders) {
    json::array grants;
    for (const sekisho::Grant& grant : role.grants)
        grants.push_back(json::object{{"menu", grant.menu},
                                      {"access", grant.access == sekisho::Access::Operate ? "operate" : "view"}});
    json::object out = roleHead(role);
    out["grants"] = std::move(grants);
    out["holders"] = holders;
    out["version"] = role.version;
    return out;
}

json::object holdingJson(const RoleHolding& holding, sekisho::Version version) {
    json::array units;
    for (const sekisho::OrgUnitId& unit : holding.scope.orgUnits)
        units.push_back(json::value(unit.value));
    json::object out = roleHead(holding.role);
    out["scope"] =
        json::object{{"orgUnits", std::move(units)}, {"includeSubOrgUnits", holding.scope.includeSubOrgUnits}};
    out["expiresAt"] = holding.expiresAt ? json::value(sekisho::formatUtc(*holding.expiresAt)) : json::value(nullptr);
    out["version"] = version;
    return out;
}

HandlerResult listRoles(Call& call) {
    using Text = std::string;
    SEKISHO_TRY(counted, (call.db->rows<Text, std::int64_t>(
                             "SELECT role_uid, count(*) FROM role_holding WHERE domain_id = :domain AND (expires IS "
                             "NULL OR expires > :now) GROUP BY role_uid",
                             call.caller.domain, sekisho::toMillis(call.now))));
    std::map<Text, std::int64_t> holders;
    for (auto& [uid, count] : counted)
        holders[uid] = count;
    SEKISHO_TRY(rows, call.db->rows<Text>("SELECT uid FROM role WHERE domain_id = :domain ORDER BY built_in = '', "
                                          "CASE built_in WHEN 'super' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, name, "
                                          "uid",
                                          call.caller.domain));
    json::array out;
    for (const auto& [uid] : rows) {
        SEKISHO_TRY(role, roleOf(*call.db, call.caller.domain, uid));
        if (role) out.push_back(roleJson(role->role, holders[uid]));
    }
    return Response::json(200, json::serialize(json::object{{"roles", std::move(out)}}));
}

HandlerResult rolesOfMember(Call& call) {
    SEKISHO_TRY(held, rolesOf(*call.db, call.caller.domain, sekisho::UserId(call.subject.uid)));
    json::array out;
    for (const RoleHolding& holding : held) {
        SEKISHO_TRY(row, findHolding(*call.db, call.caller.domain, call.subject.uid + '/' + holding.role.id.value));
        out.push_back(holdingJson(holding, row ? row->version : 0));
    }
    return Response::json(200, json::serialize(json::object{{"roles", std::move(out)}}));
}

// The scope as it is kept: resource ids of organizations that exist. An empty list is the whole tenant.
Result<std::string> scopeFrom(Call& call, const json::object& body) {
    const auto* scope = body.if_contains("scope");
    const auto* object = scope ? scope->if_object() : nullptr;
    if (!object)
        return sekisho::badInput("scope", scope ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                                 "scope must be an object with orgUnits and includeSubOrgUnits.");
    const auto* units = object->if_contains("orgUnits");
    const auto* list = units ? units->if_array() : nullptr;
    if (!list || list->size() > kMostScopeUnits)
        return sekisho::badInput("scope.orgUnits", units ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                                 "scope.orgUnits must be a list of at most 300 organizations; an empty one is the "
                                 "whole tenant.");
    const auto* below = object->if_contains("includeSubOrgUnits");
    if (below && !below->is_bool())
        return sekisho::badInput("scope.includeSubOrgUnits", "INVALID_PARAMETER",
                                 "scope.includeSubOrgUnits must be true or false.");
    if (list->empty()) return std::string("{}");
    json::array kept;
    for (const auto& unit : *list) {
        const std::string id(unit.is_string() ? std::string_view(unit.get_string()) : std::string_view());
        SEKISHO_TRY(row, call.db->first<std::string>("SELECT uid FROM orgunit WHERE uid = :uid AND domain_id = :domain",
                                                     id, call.caller.domain));
        if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("scope.orgUnits");
        kept.push_back(json::value(std::get<0>(*row)));
    }
    return json::serialize(
        json::object{{"orgUnits", std::move(kept)}, {"includeSubOrgUnits", below ? below->get_bool() : true}});
}

Result<std::optional<std::int64_t>> expiryFrom(const Call& call, const json::object& body) {
    const auto* given = body.if_contains("expiresAt");
    std::optional<std::int64_t> out;
    if (!given || given->is_null()) return out;
    const auto at = given->is_string() ? sekisho::parseInstant(std::string_view(given->get_string())) : std::nullopt;
    if (!at || *at <= call.now)
        return sekisho::badInput("expiresAt", at ? "OUT_OF_RANGE" : "DATE_FORMAT",
                                 "expiresAt must be a date-time in the future such as 2030-11-12T09:30:00+09:00.");
    out = sekisho::toMillis(*at);
    return out;
}

// The rights that somebody holds are asked for anew with his next request.
void forgetRights(Services& services, Call& call) {
    call.afterCommit([&services, user = sekisho::UserId(call.subject.uid)] { services.auth.forgetUser(user); });
}

HandlerResult grant(Services& services, Call& call) {
    const auto* body = call.body.if_object();
    if (!body) return sekisho::badInput("scope", "MISSING_PARAMETER", "The body must be an object with scope.");
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Holding wanted;
    wanted.user = call.subject.uid;
    wanted.role = call.pathValue("roleId");
    SEKISHO_TRY(present, findHolding(*call.db, tenant.domain, wanted.key()));
    if (present) SEKISHO_CHECK(checkIfMatch(call, present->version));
    SEKISHO_TRY(scope, scopeFrom(call, *body));
    SEKISHO_TRY(expires, expiryFrom(call, *body));
    wanted.scope = std::move(scope);
    wanted.expires = expires;
    wanted.version = 0;
    Effects effects;
    SEKISHO_TRY(stored, restoreHolding(*call.db, tenant, call.caller, present, wanted, call.now, effects));
    SEKISHO_TRY(held, rolesOf(*call.db, tenant.domain, sekisho::UserId(wanted.user)));
    const auto now = std::ranges::find(held, wanted.role, [](const RoleHolding& h) { return h.role.id.value; });
    if (now == held.end() || !stored) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
    forgetRights(services, call);
    return done(call, effects, resource(200, json::serialize(holdingJson(*now, stored->version)), stored->version));
}

HandlerResult revoke(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(present, findHolding(*call.db, tenant.domain, call.subject.uid + '/' + call.pathValue("roleId")));
    if (!present) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    SEKISHO_CHECK(checkIfMatch(call, present->version));
    Effects effects;
    SEKISHO_TRY(left, restoreHolding(*call.db, tenant, call.caller, present, std::nullopt, call.now, effects));
    if (left) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
    forgetRights(services, call);
    return done(call, effects, Response::empty(204));
}

} // namespace

void addRoleEndpoints(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view one = "/v1.0/admin/users/{userId}/roles/{roleId}";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/roles", "Every role with its rights and how many hold it",
                                kRolesMenu, listRoles));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/roles", "Roles of a member, with their scope",
                                kRolesMenu, rolesOfMember, Subject::Member));
    out.push_back(adminEndpoint(
        Method::Put, one, "Give a role to a member, or change its scope or its end", kRolesMenu,
        [&services](Call& call) { return grant(services, call); }, Subject::Member));
    out.push_back(adminEndpoint(
        Method::Delete, one, "Take a role away from a member", kRolesMenu,
        [&services](Call& call) { return revoke(services, call); }, Subject::Member));
}

} // namespace sekishod
