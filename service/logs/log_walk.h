#pragma once
// Ways through the records of the logs in the order of their time: along an index of the store, or through the newest
// part of all logs in memory for whoever sees a part of them (list_window.h). On readers only.

#include "models/domain/log_query.h"
#include "service/logs/log_rights.h"
#include "service/logs/log_search.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace sekishod {

// One way. A record stays until the next step.
class LogWalk {
  public:
    virtual ~LogWalk() = default;
    bool there() const { return there_; }
    const LogPlace& place() const { return place_; }
    // What the last step was of a page's budget, in records looked at.
    std::int64_t looked() const { return looked_; }
    // Whether the record may be for whoever has this scope; what is read is asked about once more.
    virtual sekisho::Result<bool> mayShow(sekisho::sql::Database& db, LogScope& scope) = 0;
    // False: it has gone.
    virtual sekisho::Result<bool> read(sekisho::DomainId domain, sekisho::AuditRecord& to) = 0;
    // To the next one, or as far as `most` goes, which is at least 1.
    virtual sekisho::Done step(std::int64_t most) = 0;

  protected:
    bool there_ = false;
    LogPlace place_;
    std::int64_t looked_ = 1;
};
using LogWalks = std::vector<std::unique_ptr<LogWalk>>;

// Which of them stands at the next record; null: none.
LogWalk* nextWalk(const LogWalks& walks, bool oldestFirst);
// All of them together come to every record that `query` may find behind `after`.
sekisho::Result<LogWalks> walksFor(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::LogQuery& query,
                                   LogScope& scope, const std::optional<LogPlace>& after);

} // namespace sekishod
