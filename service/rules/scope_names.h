#pragma once
// The organizations of a scope by name, for lists of who holds what.

#include "models/domain/role_admin.h"
#include "models/sql/database.h"

#include <vector>

namespace sekishod {

// In the order of the scope; nothing for the whole tenant. An organization that is deleted is `gone` and has no name.
sekisho::Result<std::vector<sekisho::ScopeUnit>> scopeUnits(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            const sekisho::Scope& scope);

} // namespace sekishod
