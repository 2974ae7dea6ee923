// 権限テンプレート: the matrix, whom it fits, and what fits a member.

#include "models/api/policy_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/templates.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::policy::ServiceTemplate;

namespace {

constexpr std::string_view kTemplates = "/v1.0/admin/permission-templates";
constexpr std::string_view kOneTemplate = "/v1.0/admin/permission-templates/{templateId}";
constexpr std::size_t kLongestAssignments = 8 << 20; // bytes of a body: lists of members

Result<ServiceTemplate> templateIn(const Call& call) {
    return loadTemplate(*call.db, call.caller.domain, call.pathValue("templateId"));
}

Done checkTemplateSeen(const Call& call, const ServiceTemplate& present) {
    if (call.request.header("If-Match").empty())
        return Error(ErrorKind::BadInput, "PRECONDITION_REQUIRED").with("etag", etagOf(present.version));
    return checkIfMatch(call, present.version);
}

HandlerResult templateSaved(Services& services, Call& call, Effects& effects, int status, const ServiceTemplate& now) {
    if (!effects.changes.empty())
        call.afterCommit([&services, domain = call.caller.domain] { policiesChanged(services, domain); });
    return done(call, effects, resource(status, sekisho::api::templateText(now), now.version));
}

HandlerResult listTemplates(Call& call) {
    SEKISHO_TRY(templates, loadTemplates(*call.db, call.caller.domain));
    return Response::json(200, sekisho::api::templatesText(templates));
}

HandlerResult getTemplate(Call& call) {
    SEKISHO_TRY(found, templateIn(call));
    return resource(200, sekisho::api::templateText(found), found.version);
}

HandlerResult postTemplate(Services& services, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(fresh, sekisho::api::templateFromRequest(call.body, ServiceTemplate{}));
    fresh.id = {};
    fresh.userTypes.clear();
    fresh.members.clear();
    Effects effects;
    SEKISHO_TRY(saved, createTemplate(*call.db, tenant, std::move(fresh), call.now, effects));
    return templateSaved(services, call, effects, 201, saved.now);
}

HandlerResult putTemplate(Services& services, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, templateIn(call));
    SEKISHO_CHECK(checkTemplateSeen(call, before));
    SEKISHO_TRY(after, sekisho::api::templateFromRequest(call.body, before));
    Effects effects;
    SEKISHO_TRY(saved, updateTemplate(*call.db, tenant, before, std::move(after), call.now, effects));
    return templateSaved(services, call, effects, 200, saved.now);
}

HandlerResult deleteTemplateIn(Services& services, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, templateIn(call));
    SEKISHO_CHECK(checkTemplateSeen(call, before));
    Effects effects;
    auto ended = deleteTemplate(*call.db, tenant, before, call.now, effects);
    if (!ended) return std::move(ended).error();
    call.afterCommit([&services, domain = call.caller.domain] { policiesChanged(services, domain); });
    return done(call, effects, Response::empty(204));
}

HandlerResult putAssignments(Services& services, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, templateIn(call));
    SEKISHO_CHECK(checkTemplateSeen(call, before));
    SEKISHO_TRY(wanted, sekisho::api::assignmentsFromRequest(call.body, before));
    Effects effects;
    SEKISHO_TRY(saved, assignTemplate(*call.db, tenant, before, std::move(wanted.userTypes), std::move(wanted.members),
                                      call.now, effects));
    return templateSaved(services, call, effects, 200, saved.now);
}

HandlerResult getEffective(Call& call) {
    SEKISHO_TRY(effective, effectiveTemplate(*call.db, call.caller.domain, call.subject.uid));
    return Response::json(200, sekisho::api::effectiveTemplateText(effective));
}

} // namespace

void addTemplateEndpoints(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view menu = "security.services";
    const auto bind = [&services](HandlerResult (*handler)(Services&, Call&)) {
        return [&services, handler](Call& call) { return handler(services, call); };
    };
    out.push_back(adminEndpoint(Method::Get, kTemplates, "List the permission templates with whom they fit", menu,
                                listTemplates));
    out.push_back(adminEndpoint(Method::Post, kTemplates, "Add a permission template", menu, bind(postTemplate)));
    out.push_back(adminEndpoint(Method::Get, kOneTemplate, "Get a permission template", menu, getTemplate));
    out.push_back(adminEndpoint(Method::Put, kOneTemplate, "Change name and matrix of a permission template", menu,
                                bind(putTemplate)));
    out.push_back(
        adminEndpoint(Method::Delete, kOneTemplate, "Delete a permission template", menu, bind(deleteTemplateIn)));
    out.push_back(adminEndpoint(Method::Put, "/v1.0/admin/permission-templates/{templateId}/assignments",
                                "Set the user types and members whom a permission template fits", menu,
                                bind(putAssignments)));
    out.back().bodyLimit = kLongestAssignments;
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/effective-template",
                                "Which permission template fits a member, and why", "members.members", getEffective,
                                Subject::Member));
}

} // namespace sekishod
