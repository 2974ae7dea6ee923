#pragma once
// The roles of a member as the store has them.

#include "models/domain/rights.h"
#include "models/sql/database.h"

#include <vector>

namespace sekishod {

// Expired holdings included; the evaluators of models/domain/rights.h leave them out.
sekisho::Result<std::vector<sekisho::RoleHolding>> rolesOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           const sekisho::UserId& user);
// Holds any role at this time.
bool isAdministrator(const std::vector<sekisho::RoleHolding>& roles, sekisho::Instant now);

} // namespace sekishod
