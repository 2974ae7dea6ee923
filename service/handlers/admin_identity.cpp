#include "models/domain/client_facts.h"
#include "service/handlers/admin_parts.h"
#include "service/http/call.h"
#include "service/rules/members.h"
#include "service/rules/structure.h"
#include "service/rules/tenant.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

using sekisho::Access;
using sekisho::RoleHolding;

namespace json = boost::json;

namespace {

constexpr std::string_view openToAll = "any signed-in member may ask what he may do; the answer holds nothing else";

std::string_view accessKey(Access access) {
    switch (access) {
    case Access::None:
        return "none";
    case Access::View:
        return "view";
    case Access::Operate:
        return "operate";
    }
    return "none";
}

json::object scopeOf(const sekisho::Scope& scope) {
    json::array units;
    for (const auto& unit : scope.orgUnits)
        units.emplace_back(unit.value);
    return {{"orgUnits", std::move(units)}, {"includeSubOrgUnits", scope.includeSubOrgUnits}};
}

json::array rolesOf(const Call& call) {
    json::array roles;
    for (const RoleHolding& holding : call.caller.roles) {
        if (holding.expiresAt && *holding.expiresAt <= call.now) continue;
        json::object role{{"roleId", holding.role.id.value},
                          {"builtIn", holding.role.builtIn},
                          {"name", holding.role.name},
                          {"scope", scopeOf(holding.scope)}};
        if (holding.expiresAt) role["expiresAt"] = sekisho::formatUtc(*holding.expiresAt);
        roles.push_back(std::move(role));
    }
    return roles;
}

json::array openMenus(const Call& call) {
    json::array menus;
    for (const auto& item : sekisho::menuTree())
        if (const Access access = accessOf(call.caller.roles, item.key, call.now); access != Access::None)
            menus.push_back(json::object{{"key", item.key}, {"access", accessKey(access)}});
    return menus;
}

HandlerResult capabilities(const Services& services, Call&) {
    const json::object out{
        {"service", "sekishod"},
        {"version", services.settings.version},
        {"features", {"snapshot",     "changes",           "longPoll",        "push",         "sessions",
                      "forcedLogout", "passwordForce",     "passwordRequest", "memberRecord", "memberAudit",
                      "menus",        "organizationScope", "levels",          "positions",    "userTypes",
                      "photos",       "leaveOfAbsence",    "undelete",        "ifMatch",      "idempotencyKey"}},
        {"limits",
         {{"orgUnits", kMostOrgUnits},
          {"orgUnitDepth", kDeepestOrgUnit},
          {"positions", kMostPositions},
          {"orgUnitsPerMember", 30},
          {"aliasesPerMember", 10},
          {"undeleteDays", std::chrono::duration_cast<std::chrono::days>(kGraceOfDeleted).count()},
          {"sessionDays", 90},
          {"longPollSeconds",
           std::chrono::duration_cast<std::chrono::seconds>(services.settings.longPollMax).count()}}}};
    return Response::json(200, json::serialize(out));
}

HandlerResult me(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(member, loadMember(*call.db, call.caller.domain, call.caller.user.value));
    const json::object out{
        {"user",
         {{"userId", member.member.id.value}, {"name", member.member.displayName()}, {"email", member.member.email}}},
        {"domainId", tenant.domain},
        {"workgroup", tenant.workgroup},
        {"tenantName", tenant.name},
        {"roles", rolesOf(call)},
        {"menus", openMenus(call)},
        {"session", {{"sessionId", call.caller.session.value}}},
        {"settings",
         {{"usePosition", tenant.usePosition},
          {"useLevel", tenant.useLevel},
          {"useUserType", tenant.useUserType},
          {"locale", tenant.locale},
          {"timeZone", tenant.timeZone}}},
        {"serverTime", sekisho::formatUtc(call.now)}};
    return Response::json(200, json::serialize(out));
}

// Why a menu is closed or only to be read, as a key: the sentence for people is the console's.
std::string_view reasonFor(const Call& call, const sekisho::MenuItem& item, Access access) {
    if (access == Access::Operate) return "";
    if (access == Access::View) return "viewOnly";
    if (item.builtInOnly) return "builtInRolesOnly";
    for (const RoleHolding& holding : call.caller.roles)
        if (!holding.expiresAt || *holding.expiresAt > call.now) return "notInRole";
    return "noRole";
}

HandlerResult menus(Call& call) {
    json::array list;
    for (const auto& item : sekisho::menuTree()) {
        const Access access = accessOf(call.caller.roles, item.key, call.now);
        list.push_back(json::object{{"key", item.key},
                                    {"parent", item.parent},
                                    {"access", accessKey(access)},
                                    {"reason", reasonFor(call, item, access)}});
    }
    return Response::json(200, json::serialize(json::object{{"menus", std::move(list)}}));
}

} // namespace

void addIdentityEndpoints(Services& services, std::vector<Endpoint>& out) {
    Endpoint can{.method = Method::Get,
                 .path = "/v1.0/admin/capabilities",
                 .summary = "What this service offers",
                 .handler = [&services](Call& call) { return capabilities(services, call); }};
    can.auth = AuthNeed::Any;
    can.effect = Effect::None;
    can.runOn = RunOn::Inline;
    Endpoint who{
        .method = Method::Get, .path = "/v1.0/admin/me", .summary = "Who am I, and what may I do", .handler = me};
    who.auth = AuthNeed::User;
    Endpoint tree{.method = Method::Get,
                  .path = "/v1.0/admin/menus",
                  .summary = "The menu tree with access and the reason for what is closed",
                  .handler = menus};
    tree.auth = AuthNeed::User;
    tree.effect = Effect::None;
    for (Endpoint* endpoint : {&can, &who, &tree}) {
        endpoint->scopes = {"admin", "admin.read"};
        endpoint->rate = RateClass::Admin;
        endpoint->publicReason = openToAll;
        out.push_back(std::move(*endpoint));
    }
}

} // namespace sekishod
