#pragma once
// What a single writing request leaves behind beside its audit records: a changeset of its own, so that it can be taken
// back like an import (docs/decisions/0006-changesets.md). Its rows are its audit records.

#include "service/http/call.h"

#include <string>

namespace sekishod {

// An administrator's write: the old rows are to be kept while its handler runs.
bool leavesChangeset(const Endpoint& endpoint);
// After the handler and the journal: stores what was kept. The id of the changeset; empty when nothing of the tenant's
// configuration was touched.
sekisho::Result<std::string> leaveChangeset(sekisho::sql::Database& db, const Call& call);

} // namespace sekishod
