#pragma once
// The envelopes of the feed: lines of GET /v1.0/admin/snapshot and pages of GET /v1.0/admin/changes. The records within
// stay texts (models/api/record.h reads them). Unknown keys are ignored. Errors: BadInput RESPONSE_MALFORMED.

#include "models/domain/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

struct FeedLine {
    enum class Kind { Begin, Record, End } kind = Kind::Record;
    std::string record;       // Record: "member", "orgUnit", "level", "position", "userType", "customProperty" …
    std::string data;         // Record: the record's text
    std::int64_t cursor = 0;  // Begin
    std::int64_t members = 0; // Begin
    std::int64_t orgUnits = 0;
    std::int64_t count = 0; // End: records between
};

struct FeedChange {
    std::int64_t seq = 0;
    std::string kind;
    std::string id;
    bool gone = false; // op "delete"
    std::string data;  // the record's text; empty when gone
};

struct FeedChanges {
    std::vector<FeedChange> changes;
    std::int64_t nextCursor = 0;
    bool more = false;
};

// What stands for the record in a line of the snapshot that begins and ends as the service writes a member, which
// nearly every line is. Nothing else is looked at: only when it can be read as a record to its end, and as a whole, it
// is one; else FeedReader knows what the line is.
std::optional<std::string_view> usualMember(std::string_view line);

// Keeps its buffers from line to line. Not thread-safe.
class FeedReader {
  public:
    FeedReader();
    ~FeedReader();
    FeedReader(const FeedReader&) = delete;
    FeedReader& operator=(const FeedReader&) = delete;

    Result<FeedLine> line(std::string_view text);
    Result<FeedChanges> changes(std::string_view body);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace sekisho::api
