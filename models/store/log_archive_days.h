#pragma once
// Fills an archive from the public API's downloads: log by log and day by day, one a minute. Days that may still grow
// are fetched again, and of rows that are equal as many are taken as there are more than before. Owner's thread.

#include "models/ports/log_downloads.h"
#include "models/store/log_archive_fetch.h"

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sekisho::store {

// Takes one day of one log. On the thread that writes.
Result<ArchiveIntake::Taken> takeDay(LogArchive& archive, ArchiveIntake& intake, const std::string& log,
                                     std::chrono::sys_days day, std::string_view csv, std::chrono::minutes offset,
                                     Instant now);

class DaysFetch final : public ArchiveFetch {
  public:
    struct Parts { // all outlive it
        ports::LogDownloads& downloads;
        ArchiveDesk& desk;
        Scheduler& scheduler;
        ports::Executor& owner;
        const Clock& clock;
        std::uint32_t seed;
        std::chrono::minutes offset{9 * 60}; // of the times in the downloads
        std::chrono::milliseconds between{60'000};
        int mostDays = 0; // back from today; 0: as long as the service keeps each log
    };
    explicit DaysFetch(Parts parts) : parts_(parts), backoff_(parts.seed) {}
    void start(Ended ended, Took took) override;

  private:
    struct Part {
        std::chrono::sys_days day;
        std::string log;
        auto operator<=>(const Part&) const = default;
    };
    void planned(const std::set<Part>& complete);
    void next();
    void ask();
    void came(Result<std::string> csv);
    void failed(Error error);
    void later(std::chrono::milliseconds pause);
    void end(Done outcome);

    Parts parts_;
    Backoff backoff_;
    Ended ended_;
    Took took_;
    std::vector<Part> left_; // the last one is next
    std::set<std::string> refused_;
    std::optional<Error> worst_;
    std::int64_t records_ = 0;
    int tries_ = 0;
    ports::CallHandle call_, pause_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

} // namespace sekisho::store
