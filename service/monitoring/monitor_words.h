#pragma once
// A monitoring policy as its audit record tells it: what was chosen in the tenant's language, members and organizations
// by name, so that nobody has to look anything up years later.

#include "models/policy/monitor_policy.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <string>

namespace sekishod {

// Flat JSON: name, enabled, and each field that counts.
sekisho::Result<std::string> monitorRecord(sekisho::sql::Database& db, const Tenant& tenant,
                                           const sekisho::policy::MonitorPolicy& policy);
// "Name (login)", of an organization its name; the id of what is gone.
sekisho::Result<std::string> monitorTargetName(sekisho::sql::Database& db, sekisho::DomainId domain,
                                               const std::string& id);

} // namespace sekishod
