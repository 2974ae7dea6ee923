#pragma once
// Custom roles: what they are called and allow, deleting them with everybody's holding and bringing them back, listing
// them with who holds them. Who may do so is asked here as for giving (checkMayGrant): nobody makes, changes, deletes
// or brings back a role that allows more than he holds himself in the whole tenant. Same conventions as members.h.

#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// Name, note and one field a grant ("grants.members.members": "view").
std::string recordText(const sekisho::RoleSheet& sheet);

// Without how many hold it. Nothing: there is none, or it is deleted.
sekisho::Result<std::optional<sekisho::RoleSheet>> findRole(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            std::string_view uid);
// ROLE_NOT_EXIST (404), also for "rescue", which nobody chooses.
sekisho::Result<sekisho::RoleSheet> loadRole(sekisho::sql::Database& db, sekisho::DomainId domain,
                                             std::string_view uid);
// Built-in ones first, then by name, without "rescue"; holders and who may activate within `scope`. `deleted`: those
// that may still be undeleted, last deleted first.
sekisho::Result<std::vector<sekisho::RoleSheet>> listRoles(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           const ScopeFilter& scope, bool deleted,
                                                           sekisho::Instant now);
sekisho::Done countHolders(sekisho::sql::Database& db, sekisho::DomainId domain, const ScopeFilter& scope,
                           sekisho::RoleSheet& sheet, sekisho::Instant now);

// `wanted`: name, note and grants. NAME_REQUIRED, NAME_TOO_LONG, TOO_LONG, ROLE_NAME_TAKEN, ROLE_LIMIT, ROLE_EMPTY,
// INVALID_PARAMETER, ROLE_MENU_RESERVED or DUPLICATE_ENTRY at grants; ROLE_EXCEEDS_OWN.
sekisho::Result<sekisho::RoleSheet> createRole(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                                               const sekisho::RoleSheet& wanted, sekisho::Instant now,
                                               Effects& effects);
// The same, and ROLE_BUILT_IN. All holders have the new rights with their next request; of a role that allows more than
// before each of them gets a record, as of a grant.
sekisho::Result<sekisho::RoleSheet> updateRole(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                                               const sekisho::RoleSheet& before, const sekisho::RoleSheet& wanted,
                                               sekisho::Instant now, Effects& effects);
// Nobody holds it from now on; what was held waits with it. Running activations end. ROLE_BUILT_IN.
sekisho::Done deleteRole(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                         const sekisho::RoleSheet& before, sekisho::Instant now, Effects& effects);
// With exactly those holdings whose member is still there and whose end is ahead. ROLE_NOT_EXIST, ROLE_NOT_DELETED,
// ROLE_UNDELETE_TOO_LATE, ROLE_NAME_TAKEN, ROLE_LIMIT.
sekisho::Result<sekisho::RoleSheet> undeleteRole(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                                                 std::string_view uid, sekisho::Instant now, Effects& effects);
// Back to what it was, as restore.h does it; without `image` it did not exist, or was deleted. Who held it is brought
// back by the images of the holdings themselves.
sekisho::Result<std::optional<sekisho::RoleSheet>> restoreRole(sekisho::sql::Database& db, const Tenant& tenant,
                                                               const Caller& who,
                                                               const std::optional<sekisho::RoleSheet>& present,
                                                               const std::optional<sekisho::RoleSheet>& image,
                                                               sekisho::Instant now, Effects& effects);
sekisho::Result<sekisho::RoleSheet> roleOfImage(std::string uid, std::string_view doc); // {"name","note","grants"}
// Those that were deleted more than kRoleUndeleteDays ago, at most `most`; how many. A role of a preset leaves its
// empty row, so that it is not made anew.
sekisho::Result<std::int64_t> purgeRoles(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now,
                                         int most, Effects& effects);

} // namespace sekishod
