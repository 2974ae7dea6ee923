#pragma once
// What people are told of a request for approval. Private to service/rules.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/approval_rows.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

AuditEntry approvalRecord(const StoredApproval& approval, std::string_view action, std::string_view reason = {});
sekisho::Done tellDeciders(sekisho::sql::Database& db, const StoredApproval& approval,
                           const std::vector<Caller>& people, sekisho::Instant now);
// Whoever has voted for a plan that is not the present one any more.
sekisho::Done tellVoters(sekisho::sql::Database& db, const StoredApproval& approval, sekisho::Instant now);
// Whoever asked: what has become of it, by its present state. `by` is empty when nobody decided.
sekisho::Done tellRequester(sekisho::sql::Database& db, const StoredApproval& approval, std::string_view by,
                            std::string_view reason, sekisho::Instant now);

} // namespace sekishod
