#pragma once
// Members whom a planned changeset deletes or suspends count for the brake like single commands against them
// (docs/decisions/0011): a stolen account must not go round it with an import. A changeset beyond the budget is not
// taken to pieces: applying it as a whole needs a second person. In the caller's transaction.

#include "models/domain/brake.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/approval_rules.h"

#include <cstdint>
#include <optional>

namespace sekishod {

// The first kind (Delete, Single) whose budget it goes beyond when this caller applies it now; nothing: it passes.
// Where policy "approvals" wants a second person for each deletion anyway, deletions are not asked about.
sekisho::Result<std::optional<sekisho::BrakeKind>> beyondBrake(sekisho::sql::Database& db, const Call& call,
                                                               const ApprovalRules& rules, std::int64_t changeset);
// He applies it: what passes is counted. What does not has been agreed to by a second person and is not.
sekisho::Done countLeavers(sekisho::sql::Database& db, const Call& call, std::int64_t changeset);

} // namespace sekishod
