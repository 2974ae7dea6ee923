#pragma once
// Checks a whole archive: chain, statements with their signatures, certificates of erasure, the pages of the file. And
// gives out one record with what proves it. On a connection of its own, so that others search meanwhile.

#include "models/domain/clock.h"
#include "models/ports/archive.h"
#include "models/store/log_archive.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace sekisho::store {

struct ArchivePlace {
    std::filesystem::path file;
    sql::Key key{};
};
using ArchiveProgress = std::function<void(std::int64_t done, std::int64_t total)>;

// CANCELLED when `stop` is set meanwhile. A page that cannot be read is a fault with its place, not an error.
Result<ports::ArchiveReport> verifyArchive(const ArchivePlace& place, const Clock& clock, const std::atomic<bool>& stop,
                                           const ArchiveProgress& progress);
// ARCHIVE_NOT_FOUND, ARCHIVE_CONTENT_GONE (erased, or held back by the service), ARCHIVE_NOT_STATED (no statement
// covers it yet).
Result<std::string> archiveEvidence(sql::Database& db, std::int64_t seq, const Clock& clock);

Result<AuditRecord> archivedRecord(sql::Database& db, std::int64_t seq); // ARCHIVE_NOT_FOUND

} // namespace sekisho::store
