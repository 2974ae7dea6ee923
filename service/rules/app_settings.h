#pragma once
// What a member's app is told when it starts: the menu as the tenant has laid it out, without what his permission
// template takes away, and the settings that the app itself has to keep to (docs/decisions/0010-policies.md). Works on
// a reader or in the caller's transaction.

#include "models/domain/error.h"
#include "models/sql/database.h"
#include "service/auth/policy_snapshot.h"
#include "service/http/call.h"
#include "service/rules/tenant.h"

#include <string>

namespace sekishod {

// JSON: {menu:{services,links},policies:{KEY:{…}}}. Lists of members are not told; what depends on one is told as it is
// for the caller.
sekisho::Result<std::string> appSettings(sekisho::sql::Database& db, const Tenant& tenant,
                                         const PolicySnapshot& snapshot, const Caller& caller);

} // namespace sekishod
