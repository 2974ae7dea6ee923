#include "models/store/log_archive.h"

#include "models/sql/migration.h"
#include "models/store/archive_leftovers.h"
#include "models/store/copy_files.h"
#include "models/store/log_archive_rows.h"

#include <facts/tables.h>

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <string>

namespace sekisho::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kArchiveWriteKiB = 32 * 1024;
constexpr std::size_t kArchiveReadKiB = 8 * 1024;
constexpr int kNamesTried = 1000;

std::string_view archiveSourceKey(ArchiveSource source) {
    return source == ArchiveSource::Service ? "service" : "downloads";
}

std::string archiveTime(Instant at) {
    return std::to_string(at.time_since_epoch().count());
}

std::optional<Instant> archiveTimeOf(std::int64_t micros) {
    return micros == 0 ? std::nullopt : std::optional(Instant{std::chrono::microseconds{micros}});
}

// The new name, without the folder; its journal goes with it.
std::string putAside(const fs::path& file) {
    std::error_code failed;
    for (int number = 1; number < kNamesTried; ++number) {
        const std::string aside = file.native() + kAsideMark + std::to_string(number);
        if (fs::exists(aside, failed)) continue;
        fs::rename(file, aside, failed);
        if (failed) return {};
        for (const char* suffix : {"-wal", "-shm"})
            fs::rename(file.native() + suffix, aside + suffix, failed);
        return fs::path(aside).filename().string();
    }
    return {};
}

// Who holds it, for people: the program, its number, and since when.
std::string holderText(Instant now) {
    char program[64] = {};
    if (const int fd = ::open("/proc/self/comm", O_RDONLY | O_CLOEXEC); fd >= 0) {
        const ssize_t read = ::read(fd, program, sizeof program - 1);
        ::close(fd);
        if (read > 0 && program[read - 1] == '\n') program[read - 1] = '\0';
    }
    return fmt::format("{}, PID {}, {}", program, ::getpid(), formatUtc(std::chrono::floor<std::chrono::seconds>(now)));
}

void writeHolder(int fd, const std::string& text) {
    if (::ftruncate(fd, 0) != 0) return; // it is only told
    static_cast<void>(::pwrite(fd, text.data(), text.size(), 0) < 0);
}

std::string readHolder(int fd) {
    char text[128] = {};
    const ssize_t size = ::pread(fd, text, sizeof text - 1, 0);
    return std::string(text, size > 0 ? static_cast<std::size_t>(size) : 0);
}

// Held as long as the archive is open: two writers would fetch everything twice.
Result<int> lockOf(const fs::path& file, Instant now) {
    const std::string path = file.native() + ".lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return Error(errno == ENOSPC ? ErrorKind::DiskFull : ErrorKind::Storage,
                     errno == ENOSPC ? "DISK_FULL" : "STORAGE_READ_ONLY", "The folder cannot be written.")
            .with("file", path);
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) {
        writeHolder(fd, holderText(now));
        return fd;
    }
    std::string holder = readHolder(fd);
    ::close(fd);
    return Error(ErrorKind::Conflict, "ARCHIVE_IN_USE", "Another program writes into this archive.")
        .with("holder", holder.empty() ? "?" : std::move(holder));
}

constexpr int kArchiveSteps = 2;

Done checkSource(sql::Database& db, ArchiveSource source) {
    SEKISHO_TRY(kept, archiveMeta(db, "source"));
    if (kept.value_or("") == archiveSourceKey(source)) return {};
    return Error(ErrorKind::Conflict, "ARCHIVE_SOURCE", "This archive is filled from elsewhere.");
}

Done prepare(sql::Database& db, ArchiveSource source) {
    const std::array<sql::Step, kArchiveSteps> steps{sql::Step{1, facts::text("console/archive_0001.sql")},
                                                     sql::Step{2, facts::text("console/archive_0002.sql")}};
    SEKISHO_CHECK(sql::migrate(db, steps));
    SEKISHO_TRY(kept, archiveMeta(db, "source"));
    if (!kept) { // new, or ended while it was made
        // Larger heaps of terms are sorted at once: fewer parts to be merged.
        SEKISHO_CHECK(db.script("INSERT INTO term(term, rank) VALUES('hashsize', 16777216)"));
        return setArchiveMeta(db, "source", archiveSourceKey(source));
    }
    return checkSource(db, source);
}

std::optional<Error> keptError(const std::optional<std::string>& code, const std::optional<std::string>& detail) {
    if (!code || code->empty()) return std::nullopt;
    Error error(ErrorKind::Internal, *code);
    error.detail = detail.value_or("");
    return error;
}

} // namespace

Result<LogArchive> LogArchive::open(const fs::path& file, const sql::Key& key, ArchiveSource source,
                                    const Clock& clock) {
    SEKISHO_TRY(lock, lockOf(file, clock.now()));
    const sql::OpenOptions options{.cacheKiB = kArchiveWriteKiB};
    std::string aside;
    auto db = sql::Database::open(file, key, options);
    if (!db && db.error().kind == ErrorKind::Corrupt) {
        aside = putAside(file);
        if (!aside.empty()) db = sql::Database::open(file, key, options);
    }
    if (!db) {
        ::close(lock);
        return std::move(db).error();
    }
    LogArchive made(file, std::move(*db), source, clock, lock);
    SEKISHO_CHECK(prepare(made.db_, source));
    if (!aside.empty()) SEKISHO_CHECK(setArchiveMeta(made.db_, "setAside", aside));
    return made;
}

Result<LogArchive> LogArchive::openToRead(const fs::path& file, const sql::Key& key, ArchiveSource source,
                                          const Clock& clock) {
    SEKISHO_TRY(db, openArchiveForReading(file, key));
    SEKISHO_TRY(schema, sql::schemaNumber(db));
    if (schema != kArchiveSteps)
        return Error(ErrorKind::Conflict, "STORAGE_NEWER", "Another version of the program writes into this archive.")
            .with("file", file.string());
    SEKISHO_CHECK(checkSource(db, source));
    return LogArchive(file, std::move(db), source, clock, -1);
}

LogArchive::LogArchive(fs::path file, sql::Database db, ArchiveSource source, const Clock& clock, int lock)
    : file_(std::move(file)), db_(std::move(db)), source_(source), clock_(&clock), lock_(lock) {}

LogArchive::LogArchive(LogArchive&& other) noexcept
    : file_(std::move(other.file_)), db_(std::move(other.db_)), source_(other.source_), clock_(other.clock_),
      lock_(std::exchange(other.lock_, -1)) {}

LogArchive::~LogArchive() {
    if (lock_ >= 0) ::close(lock_);
}

Result<ports::ArchiveState> LogArchive::state() {
    ports::ArchiveState state;
    SEKISHO_TRY(pairs, (db_.rows<std::string, std::string>("SELECT key, value FROM meta")));
    std::map<std::string, std::string, std::less<>> meta;
    for (auto& [key, value] : pairs)
        meta.emplace(std::move(key), std::move(value));
    const auto text = [&](std::string_view key) {
        const auto found = meta.find(key);
        return found == meta.end() ? std::optional<std::string>() : found->second;
    };
    const auto number = [&](std::string_view key, std::int64_t none = 0) {
        const auto found = meta.find(key);
        return found == meta.end() ? none : std::strtoll(found->second.c_str(), nullptr, 10);
    };
    state.settings.enabled = number("enabled") != 0;
    state.settings.everyMinutes = static_cast<int>(number("everyMinutes", state.settings.everyMinutes));
    state.records = number("records");
    state.fetchedAt = archiveTimeOf(number("fetchedAt"));
    state.error = keptError(text("error"), text("errorDetail"));
    state.errorAt = archiveTimeOf(number("errorAt"));
    state.verifiedAt = archiveTimeOf(number("verifiedAt"));
    state.faults = number("faults", -1);
    state.setAside = text("setAside").value_or("");
    SEKISHO_TRY(ends,
                (db_.first<std::int64_t, std::int64_t>(
                    "SELECT coalesce((SELECT min(seq) FROM record), 0), coalesce((SELECT max(seq) FROM record), 0)")));
    std::tie(state.firstSeq, state.lastSeq) = *ends;
    if (state.records > 0) {
        SEKISHO_TRY(times, (db_.first<std::int64_t, std::int64_t>(
                               "SELECT (SELECT min(at) FROM record), (SELECT max(at) FROM record)")));
        state.oldest = Instant{std::chrono::microseconds{std::get<0>(*times)}};
        state.newest = Instant{std::chrono::microseconds{std::get<1>(*times)}};
    }
    SEKISHO_TRY(sums, (db_.first<std::int64_t, std::int64_t, std::int64_t>(
                          "SELECT (SELECT coalesce(sum(missed), 0) FROM segment), (SELECT count(*) FROM fault), "
                          "(SELECT count(*) FROM beside)")));
    std::tie(state.gap, state.marked, state.words) = *sums;
    SEKISHO_TRY(keys, archiveKeys(db_));
    const std::string shown = text("shownKey").value_or("");
    for (const ArchiveKey& key : keys) {
        if (key.accepted) state.keyId = key.id;
        if (key.id == shown) state.keyChanged = !key.accepted;
    }
    if (state.keyChanged) state.newKeyId = shown;
    std::error_code ignored;
    for (const char* suffix : {"", "-wal"}) {
        const auto size = fs::file_size(file_.native() + suffix, ignored);
        if (!ignored) state.bytes += static_cast<std::int64_t>(size);
    }
    return state;
}

Done LogArchive::note(std::string_view key, std::string_view value) {
    return setArchiveMeta(db_, key, value);
}

Done LogArchive::setSettings(const ports::ArchiveSettings& settings) {
    SEKISHO_TRY(transaction, sql::Transaction::begin(db_));
    SEKISHO_CHECK(setArchiveMeta(db_, "enabled", settings.enabled ? "1" : "0"));
    SEKISHO_CHECK(setArchiveMeta(db_, "everyMinutes", std::to_string(settings.everyMinutes)));
    return transaction.commit();
}

Done LogArchive::noteRun(const Error* error) {
    SEKISHO_TRY(transaction, sql::Transaction::begin(db_));
    const std::string now = archiveTime(clock_->now());
    if (!error) SEKISHO_CHECK(setArchiveMeta(db_, "fetchedAt", now));
    SEKISHO_CHECK(setArchiveMeta(db_, "error", error ? error->code : std::string()));
    SEKISHO_CHECK(setArchiveMeta(db_, "errorDetail", error ? error->detail : std::string()));
    SEKISHO_CHECK(setArchiveMeta(db_, "errorAt", error ? now : "0"));
    return transaction.commit();
}

Done LogArchive::noteVerified(const ports::ArchiveReport& report) {
    SEKISHO_TRY(transaction, sql::Transaction::begin(db_));
    SEKISHO_CHECK(setArchiveMeta(db_, "verifiedAt", archiveTime(report.at)));
    SEKISHO_CHECK(setArchiveMeta(db_, "faults", std::to_string(report.faults.size())));
    return transaction.commit();
}

Done LogArchive::acceptKey(const std::string& keyId) {
    SEKISHO_TRY(changed, db_.exec("UPDATE service_key SET accepted = 1 WHERE key_id = :id", keyId));
    if (changed > 0) return {};
    return Error(ErrorKind::NotFound, "ARCHIVE_KEY_UNKNOWN", "The service has not shown this key.");
}

Result<sql::Database> openArchiveForReading(const fs::path& file, const sql::Key& key) {
    return sql::Database::open(file, key, {.readOnly = true, .create = false, .cacheKiB = kArchiveReadKiB});
}

} // namespace sekisho::store
