#pragma once
// The sealed account of a tenant (docs/decisions/0012) as signing in and the rules about accounts need to know it, and
// who may come to the console without a role. Functions work in the caller's transaction or on a reader.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

namespace sekishod {

// Sealed, opening, open or used: its member stands under the seal until it is taken off.
sekisho::Result<bool> isSealedAccount(sekisho::sql::Database& db, sekisho::DomainId domain,
                                      const sekisho::UserId& user);
// He holds a role, may activate one, is asked to become the highest administrator, or is the sealed account.
sekisho::Result<bool> mayEnterConsole(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                                      sekisho::Instant now);

} // namespace sekishod
