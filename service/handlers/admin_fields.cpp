// 項目管理: settings of fields, and employee numbers for those who have none.

#include "models/api/settings_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/fields.h"

namespace sekishod {

namespace json = boost::json;

namespace {

constexpr int mostNumbersAtOnce = 2'000; // members; the store is locked for others meanwhile

HandlerResult getFields(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    return resource(200, sekisho::api::fieldSettingsText(tenant.fields), tenant.fields.version);
}

HandlerResult putFields(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkIfMatch(call, tenant.fields.version));
    SEKISHO_TRY(wanted, sekisho::api::fieldSettingsFromRequest(call.body, tenant.fields));
    Effects effects;
    SEKISHO_TRY(stored, storeFieldSettings(*call.db, tenant, std::move(wanted), effects));
    return done(call, effects, resource(200, sekisho::api::fieldSettingsText(stored), stored.version));
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
    Endpoint give =
        adminEndpoint(Method::Post, "/v1.0/admin/fields/employee-numbers",
                      "Give employee numbers to up to 2,000 members who have none", "members.fields", giveNumbers);
    give.body = BodyKind::JsonOrEmpty;
    out.push_back(std::move(give));
}

} // namespace sekishod
