#pragma once
// Who holds a role or may activate it, by name. Reads only; same conventions as members.h.

#include "models/api/page_cursor.h"
#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sekishod {

struct HolderQuestion {
    sekisho::DomainId domain = 0;
    std::string_view role;
    const ScopeFilter& scope; // of whom the asker may see
    sekisho::Instant now{};
    int count = 100;
    std::optional<sekisho::api::PageCursor> after{};
};
struct HoldersOfRole {
    std::vector<sekisho::RoleHolder> holders; // by name; who holds it and may activate it stands there twice
    std::optional<sekisho::api::PageCursor> next;
};
sekisho::Result<HoldersOfRole> holdersOfRole(sekisho::sql::Database& db, const HolderQuestion& question);

// Every role that a member holds or may activate; without the name of an organization that lies outside of `scope`.
sekisho::Result<std::vector<sekisho::RoleHolder>> rolesHeldBy(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                              const sekisho::UserId& user, const ScopeFilter& scope,
                                                              sekisho::Instant now);

} // namespace sekishod
