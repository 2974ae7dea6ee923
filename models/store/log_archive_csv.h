#pragma once
// A download of the public API as records: every cell is kept as it stands, and what has a place in a record gets it.
// Pure.

#include "models/domain/audit_record.h"
#include "models/domain/error.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::store {

struct DownloadedRow {
    AuditRecord record; // without place and hashes
    std::string digest; // SHA-256 of the row: equal rows are told apart by their number alone
};
// Times stand in local time with this offset. ARCHIVE_DOWNLOAD_CUT: the service broke off in the middle;
// RESPONSE_MALFORMED: it is not a download of this log.
Result<std::vector<DownloadedRow>> rowsOfDownload(const std::string& log, std::string_view csv,
                                                  std::chrono::minutes offset);

} // namespace sekisho::store
