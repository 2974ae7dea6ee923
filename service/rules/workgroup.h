#pragma once
// Another name for the workgroup of a tenant (ワークグループ名, admin-screens.md §11A.1): every address of it moves to
// the new name in one transaction, everybody is signed out, and a name that was left stays with its tenant
// (docs/decisions/0014). Works in the caller's transaction, but for tellWorkgroups().

#include "models/domain/workgroup_name.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <string>
#include <string_view>

namespace sekishod {

// WORKGROUP_TAKEN: another tenant is called so, or was; domain 0: any tenant.
sekisho::Done checkWorkgroupFree(sekisho::sql::Database& db, std::string_view name, sekisho::DomainId domain);
sekisho::Result<sekisho::Workgroup> workgroupOf(sekisho::sql::Database& db, const Tenant& tenant, sekisho::Instant now);
// WORKGROUP_PRESENT (the present name was typed wrongly), WORKGROUP_FORMAT, WORKGROUP_RESERVED, WORKGROUP_SAME,
// WORKGROUP_LOCKED (param until), WORKGROUP_TAKEN, CLOSING_DONE. After the commit policiesChanged(); the caller renews
// the stamp of the monitoring policies. Service accounts of the API keep their names and their sessions.
sekisho::Done changeWorkgroup(sekisho::sql::Database& db, const Tenant& tenant, const Caller& by,
                              const sekisho::WorkgroupWish& wish, sekisho::Instant now, Effects& effects);
// What the tenant's log is signed by and its file of statements is named by: the first name that it had.
sekisho::Result<std::string> chainNameOf(sekisho::sql::Database& db, sekisho::DomainId domain);
// Enters the mails that tell members their new IDs, for about a second, each piece in a transaction of its own.
sekisho::Done tellWorkgroups(Services& services);

} // namespace sekishod
