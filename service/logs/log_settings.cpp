#include "service/logs/log_settings.h"

#include "service/rules/policies.h"
#include "service/rules/tenant.h"

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;

sekisho::Result<LogSettings> logSettings(sekisho::sql::Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    SEKISHO_TRY(schema, policySchema("logs"));
    SEKISHO_TRY(state, loadPolicy(db, tenant, *schema));
    return LogSettings{sekisho::policy::logPolicyOf(state.values), tenant.workgroup, tenant.timeZone};
}

sekisho::Done checkMayDownload(const LogSettings& settings) {
    if (sekisho::policy::mayDownload(settings.policy)) return {};
    return Error(ErrorKind::Forbidden, "LOG_DOWNLOAD_NOT_IN_PLAN");
}

} // namespace sekishod
