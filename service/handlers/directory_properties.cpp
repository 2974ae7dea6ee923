// Custom properties of members (lineworks-api.md §3.5).

#include "models/api/settings_wire.h"
#include "service/handlers/directory_common.h"
#include "service/rules/custom_properties.h"

namespace sekishod {

using sekisho::Access;
using sekisho::CustomProperty;
using sekisho::api::WriteMode;

namespace {

constexpr std::string_view propertiesPath = "/v1.0/directory/users/custom-properties";
constexpr std::string_view propertyPath = "/v1.0/directory/users/custom-properties/{customPropertyId}";

sekisho::Result<CustomPropertyRow> propertyOf(const Call& call) {
    return loadCustomProperty(*call.db, call.caller.domain, call.pathValue("customPropertyId"));
}

// Not paged, and under the old name of the array.
HandlerResult listProperties(Directory&, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    std::string body = R"({"customAttributes":[)";
    for (const CustomProperty& property : tenant.properties) {
        if (body.back() != '[') body += ',';
        body += sekisho::api::customPropertyText(property);
    }
    return Response::json(200, body + "]}");
}

HandlerResult getProperty(Directory&, Call& call) {
    SEKISHO_TRY(row, propertyOf(call));
    return resource(200, sekisho::api::customPropertyText(row.property), row.property.version);
}

HandlerResult createProperty(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    CustomProperty fresh;
    fresh.domain = tenant.domain;
    SEKISHO_TRY(property, sekisho::api::customPropertyFromRequest(call.body, WriteMode::Create, fresh));
    Effects effects;
    SEKISHO_TRY(row, createCustomProperty(*call.db, tenant, std::move(property), effects));
    return done(call, effects, resource(201, sekisho::api::customPropertyText(row.property), row.property.version));
}

HandlerResult patchProperty(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(before, propertyOf(call));
    SEKISHO_CHECK(checkIfMatch(call, before.property.version));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(property, sekisho::api::customPropertyFromRequest(call.body, WriteMode::Patch, before.property));
    Effects effects;
    SEKISHO_TRY(row, updateCustomProperty(*call.db, tenant, before, std::move(property), effects));
    return done(call, effects, resource(200, sekisho::api::customPropertyText(row.property), row.property.version));
}

HandlerResult deleteProperty(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(before, propertyOf(call));
    SEKISHO_CHECK(checkIfMatch(call, before.property.version));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(deleteCustomProperty(*call.db, tenant, before, call.now, effects));
    return done(call, effects, Response::empty(204));
}

Endpoint propertyEndpoint(Method method, std::string_view path, std::string_view summary, Handler handler,
                          BodyKind body) {
    const bool reads = method == Method::Get;
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = reads ? kReadDirectory : kWriteDirectory,
            .permission = {"members.fields", reads ? Access::View : Access::Operate},
            .body = body,
            .effect = reads ? Effect::Read : Effect::Write};
}

} // namespace

void addCustomPropertyEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back(propertyEndpoint(Method::Get, propertiesPath, "List custom properties",
                                  bound(directory, listProperties), BodyKind::None));
    to.push_back(propertyEndpoint(Method::Post, propertiesPath, "Add a custom property",
                                  bound(directory, createProperty), BodyKind::Json));
    to.push_back(propertyEndpoint(Method::Get, propertyPath, "Get a custom property", bound(directory, getProperty),
                                  BodyKind::None));
    to.push_back(propertyEndpoint(Method::Patch, propertyPath, "Change a custom property",
                                  bound(directory, patchProperty), BodyKind::Json));
    to.push_back(propertyEndpoint(Method::Delete, propertyPath,
                                  "Delete a custom property, and its values at all members",
                                  bound(directory, deleteProperty), BodyKind::JsonOrEmpty));
}

} // namespace sekishod
