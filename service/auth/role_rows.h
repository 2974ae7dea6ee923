#pragma once
// The roles of a member as the store has them.

#include "models/domain/rights.h"
#include "models/sql/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// Expired holdings included; the evaluators of models/domain/rights.h leave them out.
sekisho::Result<std::vector<sekisho::RoleHolding>> rolesOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           const sekisho::UserId& user);
// As somebody would hold it in the whole tenant; nothing: there is no such role, or it is deleted.
sekisho::Result<std::optional<sekisho::RoleHolding>> roleOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            std::string_view roleUid);
// A scope as the store keeps it; "{}" and an empty list are the whole tenant. A damaged one must not grow into that: it
// heads nothing that exists.
sekisho::Scope storedScope(std::string_view text);
// What he may activate, each as he would hold it; it gives nothing until he does. Ended ones included.
sekisho::Result<std::vector<sekisho::RoleHolding>> eligibleRolesOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                   const sekisho::UserId& user);
// Of the columns of table role: a built-in one has the grants of resources/roles.json.
sekisho::Role storedRole(std::string uid, std::string builtIn, std::string name, std::string_view grants,
                         sekisho::Version version);
// Holds any role at this time.
bool isAdministrator(const std::vector<sekisho::RoleHolding>& roles, sekisho::Instant now);

} // namespace sekishod
