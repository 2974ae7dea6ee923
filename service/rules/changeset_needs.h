#pragma once
// What applying a changeset needs besides the rights of its author: the union of what its operations need, and a second
// person where it deletes or suspends more members than the brake lets pass.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/command_guard.h"
#include "service/rules/approval_rules.h"

#include <string_view>

namespace sekishod {

// More operations than this are a bulk change, whatever whoever sent them says they came from.
inline constexpr std::int64_t kBulkOperations = 500;

// `ofRules`: what a change of the approval rules needs now. The need is named by the first line of the table that asks
// for it. A changeset that is not there, or not planned, needs nothing: it is not applied.
sekisho::Result<GuardFound> needOfChangeset(sekisho::sql::Database& db, const Call& call, const ApprovalRules& rules,
                                            sekisho::GuardNeed ofRules);

// Kinds of resources that give rights to administrators.
bool givesRights(std::string_view kind);

} // namespace sekishod
