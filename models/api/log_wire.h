#pragma once
// Logs on the wire, both directions. A record is {"seq","log","at","recordedAt"?,"actorId","actorName","action",
// "targetKind","targetId","targetName","result","reason"?,"ip","client","requestId","removed"?,"content"?,"hash"?,"changes"};
// times ISO 8601 in UTC.

#include "models/domain/error.h"
#include "models/domain/log_query.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::api {

void appendLogRecord(std::string& out, const AuditRecord& record); // hot: writes text
Result<AuditRecord> logRecordFromText(std::string_view json);
struct LogPageText {
    std::vector<AuditRecord> records;
    std::string nextCursor;
    std::optional<Instant> searchedTo; // looked at all up to here and may go on; none: the end was reached
};
std::string logPageText(const LogPageText& page); // {"records":[…],"searchedTo"?,"responseMetaData"}
Result<LogPageText> logPageFromText(std::string_view json);

// As query parameters (several logs separated by commas) and as an object, with the same names: logs, from, until,
// party, actor, action, target, ip, result, text, bot, oldestFirst.
std::vector<std::pair<std::string, std::string>> logQueryParameters(const LogQuery& query);
Result<LogQuery> logQueryFromParameters(const std::vector<std::pair<std::string, std::string>>& parameters);
boost::json::value logQueryValue(const LogQuery& query);
Result<LogQuery> logQueryFrom(const boost::json::value& value);

// What of them was written, with the same names as of GET …/monitoring/contents: from, until, sender, receiver,
// channel, text, bot.
boost::json::value contentQueryValue(const ContentQuery& query);
Result<ContentQuery> contentQueryFrom(const boost::json::value& value);

struct LogStanding { // of one log, for whoever may see it
    std::string log;
    std::int64_t records = -1;     // -1: not counted
    std::optional<Instant> oldest; // still there
    int days = 0;                  // kept so long; 0: not kept
};
std::string logStandingsText(const std::vector<LogStanding>& logs);
Result<std::vector<LogStanding>> logStandingsFromText(std::string_view json);

struct LogExportWish { // POST /v1.0/admin/logs/exports
    LogQuery query;
    LogFormat format = LogFormat::SourceCsv;
    bool japanese = true;
    std::optional<ContentQuery> contents{}; // instead of `query`: what members wrote
};
std::string logExportWishText(const LogExportWish& wish);
Result<LogExportWish> logExportWishFrom(const boost::json::value& body);
std::string logExportText(const LogExport& made);
Result<LogExport> logExportFromText(std::string_view json);
std::string logExportsText(const std::vector<LogExport>& exports);
Result<std::vector<LogExport>> logExportsFromText(std::string_view json);

struct ChainRunText { // POST /v1.0/admin/logs/runs: a fetch of the chain begins
    std::string runId;
    std::int64_t upTo = 0;   // the last record of this run
    std::int64_t oldest = 0; // the first that is still there
    std::string keyJwk;
    bool complete = true; // false: content of logs that the caller may not see is held back
};
struct ForwardingText { // GET /v1.0/admin/logs/forwarding
    bool on = false;
    std::string host;
    std::int64_t waiting = 0;
    std::optional<Instant> sentAt;
    std::string fault;
    std::optional<Instant> faultSince;
};
std::string forwardingText(const ForwardingText& state);
Result<ForwardingText> forwardingFromText(std::string_view json);

std::string chainRunText(const ChainRunText& run);
Result<ChainRunText> chainRunFromText(std::string_view json);

} // namespace sekisho::api
