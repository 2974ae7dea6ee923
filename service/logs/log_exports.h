#pragma once
// ログダウンロード: exports that were asked for, as rows; log_export_worker.h makes their files. Each belongs to who
// asked: nobody else sees it. Functions work in the caller's transaction or on a reader.

#include "models/api/log_wire.h"
#include "models/domain/log_query.h"
#include "service/http/call.h"
#include "service/logs/log_rights.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::chrono::hours kExportLife{24};
inline constexpr std::int64_t kMostExportsKept = 20; // an administrator; the oldest finished one makes room
inline constexpr std::size_t kLargestPiece = std::size_t{1} << 20;

struct ExportRow {
    sekisho::LogExport made;
    sekisho::DomainId domain = 0;
    std::string owner;  // user or service account id
    std::string rights; // JSON {"logs","upTo","scope"}
    std::string place;  // of the worker
    std::int64_t pieces = 0;
};

// Of what members wrote with its text (api::LogExportWish::contents) the rights are those of contentScopesOf(), and
// both the question and each fetch have records of their own. Checks rights and plan, keeps the export with what its
// owner may see now, up to the last record of now; leaves the audit record in `call`. LOG_DOWNLOAD_NOT_IN_PLAN,
// LOG_EXPORT_RUNNING, FORBIDDEN.
sekisho::Result<sekisho::LogExport> requestExport(Call& call, const sekisho::api::LogExportWish& wish);
sekisho::Result<std::vector<sekisho::LogExport>> exportsOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           const std::string& owner, sekisho::Instant now);
// LOG_EXPORT_NOT_EXIST (404): not there, expired, or of somebody else.
sekisho::Result<ExportRow> exportOf(sekisho::sql::Database& db, sekisho::DomainId domain, const std::string& owner,
                                    std::string_view id, sekisho::Instant now);
// FORBIDDEN when its owner may not take out any more what it holds.
sekisho::Done mayStillTake(Call& call, const ExportRow& row);
// A running one stops and is kept without its file, a finished one goes. Leaves the audit record.
sekisho::Done cancelExport(Call& call, const ExportRow& row);
// Counts a fetch of the file and leaves the audit record of it; `from` is where it begins.
sekisho::Result<AuditEntry> fetchedExport(sekisho::sql::Database& db, const ExportRow& row, std::int64_t from);

// The next that is due, whoever asked for it.
sekisho::Result<std::optional<ExportRow>> nextExport(sekisho::sql::Database& db, sekisho::Instant now);
sekisho::Result<std::string> exportPiece(sekisho::sql::Database& db, std::string_view id, std::int64_t number);
// What has expired goes, with its pieces; how many there were.
sekisho::Result<std::int64_t> dropExpiredExports(sekisho::sql::Database& db, sekisho::Instant now);

// {"logs":{"from":null,"to":…},…} as audit records keep a question.
std::string auditTextOf(const sekisho::LogQuery& query,
                        const std::vector<std::pair<std::string, std::string>>& more = {});

} // namespace sekishod
