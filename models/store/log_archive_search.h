#pragma once
// Searches an archive: candidates by their terms in the order of the chain, or all of them by time, each decided by
// LogFilter; the page is in order of (at, seq). Times of records and their order in the chain nearly agree; a table of
// the times in each block of the chain says from where on nothing better can come. One thread.

#include "models/domain/log_query.h"
#include "models/ports/archive.h"
#include "models/store/log_archive_rows.h"

#include <chrono>
#include <string>
#include <vector>

namespace sekisho::store {

class ArchiveSearch {
  public:
    // After `patience` a page may be short: searchedTo says how far it looked, and nextCursor goes on there.
    explicit ArchiveSearch(sql::Database& db, std::chrono::milliseconds patience = std::chrono::milliseconds(400))
        : db_(&db), patience_(patience) {}
    // INVALID_CURSOR, INVALID_PARAMETER as checkQuery() says. count: 1–1,000.
    Result<ports::ArchiveLogPage> page(const LogQuery& query, const std::string& cursor, int count);

  private:
    struct Block {
        std::int64_t id, least, most;
    };
    struct Place { // in the order of (at, seq)
        std::int64_t at, seq;
        auto operator<=>(const Place&) const = default;
    };
    struct Found {
        Place place;
        AuditRecord record;
    };
    struct Task;
    Done refresh();
    Done byTime(Task& task);
    Done byTerms(Task& task);
    Result<bool> look(Task& task, std::int64_t seq);
    Result<bool> decide(Task& task, const ArchiveRow& row);
    std::optional<std::size_t> nextBlock(const Task& task, std::size_t from) const;
    std::int64_t bestBehind(const Task& task, std::size_t block) const;
    static ports::ArchiveLogPage finish(Task& task);

    sql::Database* db_;
    std::chrono::milliseconds patience_;
    ArchiveLogs logs_;
    std::vector<Block> blocks_;
    std::vector<std::int64_t> mostUpTo_;    // of all blocks up to this one
    std::vector<std::int64_t> leastFromOn_; // of all blocks from this one on
};

} // namespace sekisho::store
