#pragma once
// What is searched in the logs, on the service and in the local archive alike, and what an export of it is (A1, A3).

#include "models/domain/audit_record.h"
#include "models/domain/error.h"
#include "models/domain/monitoring.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

struct LogQuery {
    std::vector<std::string> logs;      // keys; empty: all that the caller may see
    std::optional<Instant> from, until; // when it happened: from ≤ at < until
    std::string party;                  // actor, target or receiver: resource id or address. The timeline of one
    std::string actor;                  // resource id
    std::string action;                 // exactly, or with a "." at its end all that begin so
    std::string target;                 // resource id
    std::string ip;                     // address or CIDR range
    std::string result;                 // success, denied, failed
    std::string text;                   // words, all of them, folded, in any of the record's texts
    std::optional<bool> bot;            // talk: only of bots, or none of them
    bool oldestFirst = false;
    bool operator==(const LogQuery&) const = default;
};
// BadInput: INVALID_PARAMETER with the member's name for an unknown log, result or ip, a period that ends before it
// begins, and a text over 100 characters.
Done checkQuery(const LogQuery& query);

// The same question as a predicate, compiled once: what an index cannot narrow is decided here. Removed records match
// only what is left of them (log, at).
class LogFilter {
  public:
    static Result<LogFilter> of(const LogQuery& query);
    bool matches(const AuditRecord& record) const;
    bool needsContent() const; // looks at more than log and at

  private:
    LogQuery query_;
    std::vector<std::string> words_; // folded
    std::uint8_t network_[16] = {};
    int prefix_ = -1;
};
// Words between blanks of any script, folded, as `text` is taken apart. One of signs only that folding drops says
// nothing.
std::vector<std::string> foldedWords(std::string_view text);
// All texts of a record, folded, as `text` is matched against; for search indexes too.
std::string foldedTextOf(const AuditRecord& record);

enum class LogFormat { SourceCsv, Csv, JsonLines, Evidence };
std::string_view
logFormatKey(LogFormat format); // "sourceCsv": columns of the source; "csv": machine columns; "jsonLines"; "evidence"
std::optional<LogFormat> logFormatOf(std::string_view key);
// Machine columns of Csv, in order: seq,time,recordedTime,log,action,actorId,actorName,targetKind,targetId,targetName,
// result,reason,ip,client,requestId,details. Times ISO 8601 with offset.
const std::vector<std::string_view>& machineColumns();
// The same of an export of what members wrote: seq,time,senderId,sender,senderName,receivers,channelId,channelName,bot,
// text,attachments. There is no Evidence of it: texts never leave with the chain.
const std::vector<std::string_view>& contentColumns();

enum class LogExportState { Waiting, Running, Ready, Failed, Cancelled };
std::string_view logExportStateKey(LogExportState state);
std::optional<LogExportState> logExportStateOf(std::string_view key);
struct LogExport {
    std::string id;
    LogQuery query;
    std::optional<ContentQuery> contents; // what members wrote, with its text; `query` is of the log "message" then
    LogFormat format = LogFormat::SourceCsv;
    bool japanese = true;
    LogExportState state = LogExportState::Waiting;
    std::int64_t records = 0, bytes = 0;
    std::string digest; // SHA-256 of the file, once ready
    std::optional<Error> error;
    std::string byName;
    Instant createdAt{};
    std::optional<Instant> readyAt;
    Instant expiresAt{};
    int fetched = 0;
    bool operator==(const LogExport&) const = default;
};

// Time zone in which the source's columns are written; IANA name. YYYY-MM-DD HH:MM:SS.
std::string localTimeText(Instant at, std::string_view zone);
// YYYY-MM-DDThh:mm:ss.ffffff+09:00, for machines.
std::string offsetTimeText(Instant at, std::string_view zone);
// One cell of a column of a log for a record, in words.
std::string logCell(const AuditRecord& record, std::string_view from, bool japanese, std::string_view zone);

} // namespace sekisho
