#pragma once
// Everybody's holding of one role at once, for a role that is deleted, brought back or raised. Private to roles.cpp.

#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/effects.h"
#include "service/rules/holdings.h"
#include "service/rules/tenant.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct RoleHolds {
    std::vector<Holding> held;         // those of activations, too
    std::vector<EligibleRow> eligible; // may activate it
    bool empty() const { return held.empty() && eligible.empty(); }
    std::vector<std::string> members() const; // each once, sorted
};

// What has not ended.
sekisho::Result<RoleHolds> holdsOf(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view role,
                                   sekisho::Instant now);
// Of column role.held; what an activation gave is never part of it.
std::string holdsText(const RoleHolds& holds);
RoleHolds holdsFromText(std::string_view json, std::string_view role);
// Removes all rows of the role, ends its activations.
sekisho::Done removeHolds(sekisho::sql::Database& db, const Tenant& tenant, std::string_view role, std::string_view by,
                          sekisho::Instant now, Effects& effects);
// Puts back those whose member is there and whose end is ahead, with the rights of `who`; what it has put back.
sekisho::Result<RoleHolds> putBackHolds(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                                        const sekisho::Role& role, const RoleHolds& kept, sekisho::Instant now);
// A record for each member, as of giving or taking the role, and the notes by which his rights are read anew.
sekisho::Done tellHolds(sekisho::sql::Database& db, const Tenant& tenant, const RoleHolds& holds,
                        std::string_view action, std::string_view changes, Effects& effects);

} // namespace sekishod
