#pragma once
// Private to the archive: how a record lies in its table, and the small values beside it.

#include "models/domain/audit_record.h"
#include "models/proof/statement.h"
#include "models/sql/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::store {

inline constexpr std::int64_t kWhole = 0, kGone = 1; // states; n + 1: taken by erasure n
inline constexpr std::int64_t kRecordsOfBlock = 1024;

std::string rawOfHex(std::string_view hex); // empty: not hex
std::string hexOfRaw(std::string_view raw);
// A JSON text with its quotation marks.
std::string quotedJson(std::string_view text);

class ArchiveLogs { // the names of logs by their number; one connection
  public:
    static Result<ArchiveLogs> read(sql::Database& db);
    const std::string& name(std::int64_t id) const; // "" for a number that is not there
    Result<std::int64_t> idOf(sql::Database& db, const std::string& name);

  private:
    std::map<std::int64_t, std::string> names_;
    std::map<std::string, std::int64_t, std::less<>> ids_;
};

struct ArchiveRow { // as it lies there; texts live until the next step of the statement
    std::int64_t seq = 0, at = 0, log = 0, state = 0, format = 2;
    std::string_view hash, content, line;
};
inline constexpr std::string_view kArchiveColumns = "seq, at, log, state, format, hash, content, line";
ArchiveRow archiveRowOf(const sql::Native& statement); // of a SELECT with these columns
// Whole, or what is left of it. Corrupt, AUDIT_LINE_FORMAT: its line cannot be read.
Result<AuditRecord> recordOf(const ArchiveRow& row, const ArchiveLogs& logs);
// What the chain is checked with: place, time, log, hash and the content's hash made anew of the bytes; it does not
// read the line. Of format 1 the whole record. `to` is used for one after the other.
Done readLink(const ArchiveRow& row, const ArchiveLogs& logs, AuditRecord& to);
std::string evidenceLineOf(const ArchiveRow& row, const ArchiveLogs& logs, bool heldBack);

Result<std::optional<std::string>> archiveMeta(sql::Database& db, std::string_view key);
Result<std::int64_t> archiveNumber(sql::Database& db, std::string_view key); // 0: not there
Done setArchiveMeta(sql::Database& db, std::string_view key, std::string_view value);

struct ArchiveSegment {
    std::int64_t first = 0;
    std::string baseHash;
    std::int64_t missed = 0;
    proof::ChainPoint start() const; // the point before; an empty hash: not known
};
Result<std::vector<ArchiveSegment>> archiveSegments(sql::Database& db);

struct ArchiveKey {
    std::string id, jwk;
    bool accepted = false;
};
Result<std::vector<ArchiveKey>> archiveKeys(sql::Database& db); // in the order in which they were seen

} // namespace sekisho::store
