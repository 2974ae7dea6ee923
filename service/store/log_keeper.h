#pragma once
// Moves the write-ahead log of the store into its file, on a thread and a connection of its own: a commit that had to
// do that would keep everybody else waiting for the disk. Commits are on the disk before, in the log. Thread-safe.

#include "models/sql/database.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace sekishod {

class LogKeeper {
  public:
    using Alone = std::function<void(const std::function<void()>& work)>;

    // `db` writes to the store. `alone` runs its argument while nobody else writes.
    LogKeeper(sekisho::sql::Database db, Alone alone);
    ~LogKeeper(); // what is in the log stays there
    LogKeeper(const LogKeeper&) = delete;
    LogKeeper& operator=(const LogKeeper&) = delete;

    void grown(std::int64_t pages); // the log has so many after a commit

  private:
    void work(const std::stop_token& stopped);
    std::int64_t move(); // pages that are left
    void shorten();

    sekisho::sql::Database db_;
    Alone alone_;
    std::mutex mutex_;
    std::condition_variable_any due_;
    std::int64_t pages_ = 0;
    std::int64_t tried_ = 0; // how many there were at the last attempt; a log that was moved wholly starts anew
    std::jthread thread_;    // last: it uses everything above
};

} // namespace sekishod
