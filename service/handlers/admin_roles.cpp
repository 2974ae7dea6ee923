// Administrator rights: which roles there are and what they allow, making and changing custom ones, their history.

#include "models/api/role_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/audit_page.h"
#include "service/rules/roles.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::RoleSheet;

namespace {

constexpr std::string_view kRolesMenu = "security.roles";
constexpr std::string_view kRoles = "/v1.0/admin/roles";
constexpr std::string_view kOneRole = "/v1.0/admin/roles/{roleId}";

Result<bool> deletedAsked(const Call& call) {
    const auto text = call.query("deleted").value_or("false");
    if (text == "true" || text == "false") return text == "true";
    return sekisho::badInput("deleted", "INVALID_PARAMETER", "deleted must be true or false.");
}

Result<RoleSheet> roleIn(const Call& call) {
    return loadRole(*call.db, call.caller.domain, call.pathValue("roleId"));
}

Result<RoleSheet> wantedRole(const Call& call) {
    SEKISHO_TRY(wish, sekisho::api::roleWishFrom(call.body));
    RoleSheet wanted;
    wanted.role.name = std::move(wish.name);
    wanted.note = std::move(wish.note);
    wanted.role.grants = std::move(wish.grants);
    return wanted;
}

HandlerResult roleSaved(Services& services, Call& call, Effects& effects, int status, RoleSheet sheet) {
    SEKISHO_CHECK(countHolders(*call.db, call.caller.domain, call.scope, sheet, call.now));
    return doneWithRights(services, call, effects, resource(status, sekisho::api::roleText(sheet), sheet.role.version));
}

HandlerResult getRoles(Call& call) {
    SEKISHO_TRY(deleted, deletedAsked(call));
    SEKISHO_TRY(roles, listRoles(*call.db, call.caller.domain, call.scope, deleted, call.now));
    return Response::json(200, sekisho::api::rolesText(roles));
}

HandlerResult postRole(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(wanted, wantedRole(call));
    Effects effects;
    SEKISHO_TRY(made, createRole(*call.db, tenant, call.caller, wanted, call.now, effects));
    return roleSaved(services, call, effects, 201, std::move(made));
}

HandlerResult putRole(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, roleIn(call));
    if (call.request.header("If-Match").empty())
        return Error(ErrorKind::BadInput, "PRECONDITION_REQUIRED").with("etag", etagOf(before.role.version));
    SEKISHO_CHECK(checkIfMatch(call, before.role.version));
    SEKISHO_TRY(wanted, wantedRole(call));
    Effects effects;
    SEKISHO_TRY(after, updateRole(*call.db, tenant, call.caller, before, wanted, call.now, effects));
    return roleSaved(services, call, effects, 200, std::move(after));
}

HandlerResult removeRole(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, roleIn(call));
    SEKISHO_CHECK(checkIfMatch(call, before.role.version));
    Effects effects;
    SEKISHO_CHECK(deleteRole(*call.db, tenant, call.caller, before, call.now, effects));
    return doneWithRights(services, call, effects, Response::empty(204));
}

HandlerResult bringBackRole(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_TRY(back, undeleteRole(*call.db, tenant, call.caller, call.pathValue("roleId"), call.now, effects));
    return roleSaved(services, call, effects, 200, std::move(back));
}

// Of a deleted one, too: its list shows who has deleted it.
HandlerResult roleHistory(Call& call) {
    const std::string& uid = call.pathValue("roleId");
    SEKISHO_TRY(there, call.db->first<std::int64_t>("SELECT 1 FROM role WHERE uid = :uid AND domain_id = :domain AND "
                                                    "built_in <> 'rescue'",
                                                    uid, call.caller.domain));
    if (!there) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    return auditPage(call, "roleAudit", uid);
}

} // namespace

void addRoleEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto bind = [&services](HandlerResult (*handler)(Services&, Call&)) {
        return [&services, handler](Call& call) { return handler(services, call); };
    };
    out.push_back(
        adminEndpoint(Method::Get, kRoles, "Every role with its rights and how many hold it", kRolesMenu, getRoles));
    out.push_back(adminEndpoint(Method::Post, kRoles, "Make a role", kRolesMenu, bind(postRole)));
    out.push_back(adminEndpoint(Method::Put, kOneRole, "Change a role; everybody who holds it has the new rights",
                                kRolesMenu, bind(putRole)));
    out.push_back(adminEndpoint(Method::Delete, kOneRole, "Delete a role; nobody holds it any more", kRolesMenu,
                                bind(removeRole)));
    Endpoint back =
        adminEndpoint(Method::Post, "/v1.0/admin/roles/{roleId}/undelete",
                      "Bring a deleted role back, with those who may still hold it", kRolesMenu, bind(bringBackRole));
    back.body = BodyKind::JsonOrEmpty;
    out.push_back(std::move(back));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/roles/{roleId}/history",
                                "What was done to a role, newest first", kRolesMenu, roleHistory));
}

} // namespace sekishod
