#pragma once
// One record of an archive, and what proves it: the chain up to the next signed statement with everything else held
// back. Of a detection also what it was found in, and its words when they were archived.

#include "models/domain/clock.h"
#include "models/ports/archive.h"
#include "models/proof/chain.h"
#include "models/proof/record_line.h"
#include "models/sql/database.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sekisho::store {

Result<AuditRecord> archivedRecord(sql::Database& db, std::int64_t seq); // ARCHIVE_NOT_FOUND
Result<std::optional<proof::Beside>> archivedBeside(sql::Database& db, std::int64_t seq);
// ARCHIVE_NOT_FOUND, ARCHIVE_CONTENT_GONE (erased, or held back by the service), ARCHIVE_NOT_STATED (no statement
// covers it yet).
Result<ports::ArchiveEvidence> archiveEvidence(sql::Database& db, std::int64_t seq, const Clock& clock);

// Texts that are not those that were recorded. At most kMostFaults.
Result<std::vector<proof::Fault>> besideFaults(sql::Database& db);

} // namespace sekisho::store
