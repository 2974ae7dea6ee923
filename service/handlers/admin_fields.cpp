// 項目管理: settings of fields, and employee numbers for those who have none.

#include "models/api/fields_picture.h"
#include "models/api/settings_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/field_facts.h"
#include "service/rules/fields.h"

namespace sekishod {

using sekisho::Result;
namespace json = boost::json;

namespace {

constexpr int mostNumbersAtOnce = 2'000; // members; the store is locked for others meanwhile

HandlerResult getFields(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(picture, fieldsPicture(*call.db, tenant, call.now));
    return resource(200, sekisho::api::fieldsPictureText(picture), tenant.fields.version);
}

HandlerResult putFields(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkIfMatch(call, tenant.fields.version));
    SEKISHO_TRY(wanted, sekisho::api::fieldSettingsFromRequest(call.body, tenant.fields));
    Effects effects;
    SEKISHO_TRY(stored, storeFieldSettings(*call.db, tenant, std::move(wanted), effects));
    tenant.fields = std::move(stored);
    SEKISHO_TRY(picture, fieldsPicture(*call.db, tenant, call.now));
    return done(call, effects, resource(200, sekisho::api::fieldsPictureText(picture), tenant.fields.version));
}

Result<std::vector<std::string>> idsIn(const Call& call) {
    const auto* body = call.body.if_object();
    const auto* list = body ? body->if_contains("ids") : nullptr;
    if (!list || !list->is_array())
        return sekisho::badInput("ids", "MISSING_PARAMETER", "ids must be the list of all entries, the first first.");
    std::vector<std::string> ids;
    for (const auto& item : list->get_array()) {
        if (!item.is_string()) return sekisho::badInput("ids", "INVALID_PARAMETER", "ids must be a list of texts.");
        ids.emplace_back(item.get_string());
    }
    return ids;
}

using Order = sekisho::Done (*)(sekisho::sql::Database&, const Tenant&, const std::vector<std::string>&, Effects&);

HandlerResult setOrder(Call& call, Order order) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(ids, idsIn(call));
    Effects effects;
    SEKISHO_CHECK(order(*call.db, tenant, ids, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult giveNumbers(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (!tenant.fields.numbering.automatic)
        return sekisho::Error(sekisho::ErrorKind::Conflict, "EMPLOYEE_NUMBERS_BY_HAND");
    Effects effects;
    SEKISHO_TRY(numbers, giveEmployeeNumbers(*call.db, tenant, mostNumbersAtOnce, call.now, effects));
    return done(call, effects,
                Response::json(200, json::serialize(json::object{{"given", numbers.given}, {"left", numbers.left}})));
}

} // namespace

void addFieldEndpoints(std::vector<Endpoint>& out) {
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/fields",
                                "Which fields of a member are compulsory, shown, and open to the member himself",
                                "members.fields", getFields));
    out.push_back(adminEndpoint(Method::Put, "/v1.0/admin/fields", "Replace the settings of fields", "members.fields",
                                putFields));
    out.push_back(adminEndpoint(Method::Put, "/v1.0/admin/fields/custom-properties/order",
                                "Set the order of all custom properties", "members.fields",
                                [](Call& call) { return setOrder(call, orderProperties); }));
    out.push_back(adminEndpoint(Method::Put, "/v1.0/admin/fields/profile-statuses/order",
                                "Set the order of all profile statuses", "members.fields",
                                [](Call& call) { return setOrder(call, orderStatuses); }));
    Endpoint give =
        adminEndpoint(Method::Post, "/v1.0/admin/fields/employee-numbers",
                      "Give employee numbers to up to 2,000 members who have none", "members.fields", giveNumbers);
    give.body = BodyKind::JsonOrEmpty;
    out.push_back(std::move(give));
}

} // namespace sekishod
