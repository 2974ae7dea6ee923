#pragma once
// Monitoring policies of a tenant, and the members who are excepted (admin-screens.md §8.1–8.4). Same conventions as
// service/rules/members.h: the caller has the transaction and hands the effects on.

#include "models/api/monitor_wire.h"
#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/policy/monitor_policy.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sekishod {

struct MonitorAct {
    std::string actorId;
    std::string actorName;
    sekisho::Instant now{};
};

// By number.
sekisho::Result<std::vector<sekisho::policy::MonitorPolicy>>
loadMonitorPolicies(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::MonitorService service);
// MONITOR_POLICY_NOT_EXIST (404), also for one that was deleted.
sekisho::Result<sekisho::policy::MonitorPolicy> loadMonitorPolicy(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                  std::string_view id);
// The first fault of monitorFaults(); param "faults" says how many there are. Targets that are neither a member nor an
// organization: USER_NOT_EXIST at "targets[index]", unless `before` had them. `before` may be null.
sekisho::Done checkMonitorPolicy(sekisho::sql::Database& db, sekisho::DomainId domain,
                                 const sekisho::policy::MonitorPolicy& wanted,
                                 const sekisho::policy::MonitorPolicy* before);
// MONITOR_NAME_TAKEN, MONITOR_LIMIT (409).
sekisho::Result<sekisho::policy::MonitorPolicy> createMonitorPolicy(sekisho::sql::Database& db, const Tenant& tenant,
                                                                    sekisho::policy::MonitorPolicy fresh,
                                                                    const MonitorAct& act, Effects& effects);
// Name, values and whether it is enabled. Sums of a day begin anew when what is looked for in Drive changes; what was
// found before notices were turned on is not told. Nothing differs: nothing is written.
sekisho::Result<sekisho::policy::MonitorPolicy> updateMonitorPolicy(sekisho::sql::Database& db, const Tenant& tenant,
                                                                    const sekisho::policy::MonitorPolicy& before,
                                                                    sekisho::policy::MonitorPolicy after,
                                                                    sekisho::Instant now, Effects& effects);
// Its number stays used, its detections stay readable.
sekisho::Done deleteMonitorPolicy(sekisho::sql::Database& db, const Tenant& tenant,
                                  const sekisho::policy::MonitorPolicy& before, sekisho::Instant now, Effects& effects);

// Renewed in the transaction of every change of policies and exceptions: what was compiled under the same stamp holds.
sekisho::Result<std::string> monitorStamp(sekisho::sql::Database& db, sekisho::DomainId domain);
sekisho::Done renewMonitorStamp(sekisho::sql::Database& db, sekisho::DomainId domain);

// Events name members by their login: the login of each address that talk policies name and that is another one of a
// member.
using MemberLogins = std::map<std::string, std::string>;
sekisho::Result<MemberLogins> memberLogins(sekisho::sql::Database& db, sekisho::DomainId domain,
                                           const std::vector<sekisho::policy::MonitorPolicy>& policies);
void nameLogins(sekisho::policy::MonitorPolicy& policy, const MemberLogins& logins);

// Members who are there and whom `condition` (over table member, alias m) shows, in the order in which they were added.
sekisho::Result<std::vector<sekisho::api::ExceptionLine>>
loadExceptions(sekisho::sql::Database& db, sekisho::DomainId domain, const std::string& condition = "1");
sekisho::Result<std::unordered_set<std::string>> exceptedMembers(sekisho::sql::Database& db, sekisho::DomainId domain);
// Those who are in the list already stay as they are. MONITOR_EXCEPTION_LIMIT (409).
sekisho::Done addExceptions(sekisho::sql::Database& db, const Tenant& tenant, const std::vector<std::string>& members,
                            const MonitorAct& act, Effects& effects);
// MONITOR_EXCEPTION_NOT_EXIST (404).
sekisho::Done removeException(sekisho::sql::Database& db, const Tenant& tenant, const std::string& member,
                              Effects& effects);

} // namespace sekishod
