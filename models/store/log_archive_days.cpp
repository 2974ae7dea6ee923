#include "models/store/log_archive_days.h"

#include "models/domain/log_facts.h"
#include "models/store/log_archive_csv.h"

#include <algorithm>

namespace sekisho::store {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kTriesOfDay = 4;
constexpr days kStillGrows{1}; // after its end a day may still get rows

std::int64_t dayNumber(sys_days day) {
    return day.time_since_epoch().count();
}

sys_days dayOf(Instant at, std::chrono::minutes offset) {
    return std::chrono::floor<days>(at + offset);
}

} // namespace

Result<ArchiveIntake::Taken> takeDay(LogArchive& archive, ArchiveIntake& intake, const std::string& log, sys_days day,
                                     std::string_view csv, std::chrono::minutes offset, Instant now) {
    SEKISHO_TRY(rows, rowsOfDownload(log, csv, offset));
    sql::Database& db = archive.db();
    std::map<std::string, std::int64_t> before, seen;
    SEKISHO_TRY(kept, (db.rows<std::string, std::int64_t>(
                          "SELECT digest, times FROM day_row WHERE log = :log AND day = :day", log, dayNumber(day))));
    for (auto& [digest, times] : kept)
        before.emplace(std::move(digest), times);
    std::vector<AuditRecord> records;
    for (DownloadedRow& row : rows)
        if (++seen[row.digest] > before[row.digest]) records.push_back(std::move(row.record));
    const bool complete = dayOf(now, offset) > day + kStillGrows;
    return intake.takeOwn(std::move(records), [&]() -> Done {
        for (const auto& [digest, times] : seen)
            SEKISHO_CHECK(db.execOften("INSERT INTO day_row(log, day, digest, times) VALUES(?, ?, ?, ?) "
                                       "ON CONFLICT(log, day, digest) DO UPDATE SET times = max(times, excluded.times)",
                                       log, dayNumber(day), digest, times));
        SEKISHO_CHECK(
            db.execOften("INSERT INTO day(log, day, fetched, complete) VALUES(?, ?, ?, ?) ON CONFLICT(log, day) "
                         "DO UPDATE SET fetched = excluded.fetched, complete = excluded.complete",
                         log, dayNumber(day), now.time_since_epoch().count(), complete));
        return {};
    });
}

void DaysFetch::start(Ended ended, Took took) {
    ended_ = std::move(ended);
    took_ = std::move(took);
    parts_.desk.write<std::set<Part>>(
        [](ArchiveDesk::Writing& files) -> Result<std::set<Part>> {
            if (!files.archive) return archiveClosed();
            std::set<Part> complete;
            SEKISHO_TRY(rows, (files.archive->db().rows<std::string, std::int64_t>(
                                  "SELECT log, day FROM day WHERE complete = 1")));
            for (auto& [log, day] : rows)
                complete.insert({sys_days(days(day)), std::move(log)});
            return complete;
        },
        [this, alive = std::weak_ptr(alive_)](Result<std::set<Part>> complete) {
            if (alive.expired()) return;
            if (!complete) return end(std::move(complete).error());
            planned(*complete);
        });
}

// The oldest first: the service forgets them first.
void DaysFetch::planned(const std::set<Part>& complete) {
    const sys_days today = dayOf(parts_.clock.now(), parts_.offset);
    for (const LogFact& fact : logFacts()) {
        if (!fact.api) continue;
        const int most = parts_.mostDays > 0 ? std::min(parts_.mostDays, fact.days) : fact.days;
        for (sys_days day = today - days(most - 1); day <= today; day += days(1))
            if (Part part{day, std::string(fact.key)}; !complete.contains(part)) left_.push_back(std::move(part));
    }
    std::ranges::sort(left_, std::greater<>());
    next();
}

void DaysFetch::next() {
    while (!left_.empty() && refused_.contains(left_.back().log))
        left_.pop_back();
    if (left_.empty()) return end(worst_ ? Done(*worst_) : Done());
    tries_ = 0;
    backoff_.reset();
    ask();
}

void DaysFetch::ask() {
    const Part& part = left_.back();
    const Instant from = Instant(part.day) - parts_.offset;
    call_ = parts_.downloads.download(part.log, from, from + days(1), parts_.owner,
                                      [this](Result<std::string> csv) { came(std::move(csv)); });
}

void DaysFetch::came(Result<std::string> csv) {
    if (!csv) return failed(std::move(csv).error());
    parts_.desk.write<ArchiveIntake::Taken>(
        [part = left_.back(), csv = std::move(*csv), offset = parts_.offset,
         now = parts_.clock.now()](ArchiveDesk::Writing& files) -> Result<ArchiveIntake::Taken> {
            if (!files.archive) return archiveClosed();
            return takeDay(*files.archive, *files.intake, part.log, part.day, csv, offset, now);
        },
        [this, alive = std::weak_ptr(alive_)](Result<ArchiveIntake::Taken> taken) {
            if (alive.expired()) return;
            if (!taken) return failed(std::move(taken).error());
            records_ += taken->records;
            took_(records_);
            left_.pop_back();
            later(parts_.between);
        });
}

void DaysFetch::failed(Error error) {
    const bool here = error.kind == ErrorKind::Storage || error.kind == ErrorKind::DiskFull ||
                      error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Unauthenticated ||
                      error.kind == ErrorKind::Cancelled || error.code == "ARCHIVE_CLOSED";
    if (here) return end(std::move(error));
    if (mayPass(error) && ++tries_ < kTriesOfDay) {
        pause_ = parts_.scheduler.after(std::max(parts_.between, backoff_.next()), parts_.owner, [this] { ask(); });
        return;
    }
    const bool cut = error.code == "ARCHIVE_DOWNLOAD_CUT";
    if (mayPass(error) && !cut) return end(std::move(error)); // the service is not there
    if (!cut) refused_.insert(left_.back().log);              // it does not give this log at all
    worst_ = std::move(error);
    left_.pop_back(); // the next run asks for it again
    later(parts_.between);
}

void DaysFetch::later(std::chrono::milliseconds pause) {
    if (left_.empty()) return next();
    pause_ = parts_.scheduler.after(pause, parts_.owner, [this] { next(); });
}

void DaysFetch::end(Done outcome) {
    if (const auto ended = std::exchange(ended_, {})) ended(std::move(outcome));
}

} // namespace sekisho::store
