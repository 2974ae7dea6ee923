#include "service/handlers/admin_configuration.h"

#include "models/api/changeset_wire.h"
#include "service/auth/role_rows.h"
#include "service/handlers/admin_common.h"
#include "service/http/error_response.h"
#include "service/rules/configuration.h"

#include <algorithm>

namespace sekishod {

using sekisho::Access;
namespace json = boost::json;

namespace {

constexpr std::size_t kLongestFile = 32 << 20; // bytes

bool mayView(const Call& call, std::string_view menu) {
    return call.caller.isServiceAccount() || sekisho::allows(call.caller.roles, {menu, Access::View}, call.now);
}

HandlerResult exportConfiguration(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(text, configurationText(
                          *call.db, tenant, [&call](std::string_view menu) { return mayView(call, menu); }, call.now));
    return Response::json(200, std::move(text)).with("Cache-Control", "no-store");
}

HandlerResult planConfiguration(Changesets& changesets, Call& call) {
    if (!call.caller.isServiceAccount() && !isAdministrator(call.caller.roles, call.now))
        return sekisho::Error(sekisho::ErrorKind::Forbidden, "FORBIDDEN");
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(wanted, configurationChanges(*call.db, tenant, call.body,
                                             [&call](std::string_view menu) { return mayView(call, menu); }));
    SEKISHO_TRY(head, changesets.create(call, wanted.changeset));
    head.set.undo = undoOffer(head, call.now);
    std::string text = sekisho::api::changesetText(head.set);
    text.pop_back();
    text += R"(,"errors":)" + errorsText(wanted.faults) + '}';
    return Response::json(201, std::move(text)).with("ETag", etagOf(head.set.version));
}

} // namespace

void addConfigurationEndpoints(Changesets& changesets, std::vector<Endpoint>& out) {
    Endpoint whole = adminEndpoint(Method::Get, "/v1.0/admin/configuration",
                                   "Policies and permission templates as one file", "", exportConfiguration);
    whole.publicReason = "the file holds what the caller may see";
    out.push_back(std::move(whole));
    Endpoint plan = adminEndpoint(Method::Post, "/v1.0/admin/configuration/changeset",
                                  "Plan the changeset that makes this tenant as such a file says", "",
                                  [&changesets](Call& call) { return planConfiguration(changesets, call); });
    plan.publicReason = "only administrators begin a changeset; each operation is authorized by its kind";
    plan.bodyLimit = kLongestFile;
    out.push_back(std::move(plan));
}

} // namespace sekishod
