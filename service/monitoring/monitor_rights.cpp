#include "service/monitoring/monitor_rights.h"

#include "service/http/gate_rules.h"
#include "service/rules/authority.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sekishod {

using sekisho::Access;
using sekisho::Done;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

std::string monitorScopeText(MonitorService service, const ScopeFilter& scope) {
    std::string of = fmt::format("d.service = '{}'", sekisho::monitorServiceKey(service));
    if (scope.wholeTenant) return of;
    return fmt::format(
        "({} AND EXISTS (SELECT 1 FROM member m WHERE m.uid = d.member_uid AND m.domain_id = "
        "d.domain_id AND (EXISTS (SELECT 1 FROM member_scope w WHERE w.orgunit_id IN ({}) AND w.member_id = "
        "m.id) OR EXISTS (SELECT 1 FROM member_orgunit w WHERE w.orgunit_id IN ({}) AND w.member_id = "
        "m.id))))",
        of, fmt::join(scope.roots, ","), fmt::join(scope.exact, ","));
}

} // namespace

std::string_view monitorMenu(MonitorService service) {
    return service == MonitorService::Talk ? "monitoring.talk" : "monitoring.drive";
}

Result<ScopeFilter> monitorScope(const Services& services, const Call& call, Database& db, MonitorService service,
                                 Access access) {
    ScopeFilter out;
    if (call.caller.isServiceAccount()) return out;
    const sekisho::Permission needed{monitorMenu(service), access};
    const auto scopes = sekisho::scopesOf(call.caller.roles, needed, call.now);
    if (!scopes || !sekisho::allows(call.caller.roles, needed, call.now)) return missingRight(needed);
    for (const sekisho::Scope& scope : *scopes)
        if (scope.wholeTenant()) return out;
    SEKISHO_TRY(filter, services.subjects.filterOf(db, call.caller.domain, *scopes));
    filter.wholeTenant = false;
    return std::move(filter);
}

Done needWholeMonitor(const Services& services, const Call& call, Database& db, MonitorService service) {
    SEKISHO_TRY(scope, monitorScope(services, call, db, service, Access::Operate));
    return checkWholeTenant(Authority(call.caller, scope, db, call.now));
}

std::string DetectionRights::condition() const {
    std::string out;
    for (const auto& [service, scope] : {std::pair{MonitorService::Talk, &talk}, {MonitorService::Drive, &drive}})
        if (*scope) out += (out.empty() ? "" : " OR ") + monitorScopeText(service, **scope);
    if (talk && drive && talk->wholeTenant && drive->wholeTenant) return "1";
    return out.empty() ? "0" : fmt::format("({})", out);
}

Result<DetectionRights> detectionRights(const Services& services, const Call& call, Database& db,
                                        std::optional<MonitorService> only, Access access) {
    DetectionRights out;
    std::optional<sekisho::Error> refused;
    for (const MonitorService service : {MonitorService::Drive, MonitorService::Talk}) {
        if (only && *only != service) continue;
        auto scope = monitorScope(services, call, db, service, access);
        if (!scope && scope.error().kind != sekisho::ErrorKind::Forbidden) return scope.error();
        if (scope)
            (service == MonitorService::Talk ? out.talk : out.drive) = std::move(*scope);
        else
            refused = scope.error();
    }
    if (!out.talk && !out.drive) return *refused;
    return out;
}

} // namespace sekishod
