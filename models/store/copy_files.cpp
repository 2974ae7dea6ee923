#include "models/store/copy_files.h"

#include <facts/tables.h>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>

namespace sekisho::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "4";
constexpr int pageBytes = 8192; // three records fit a page of 4 KiB and leave a fifth of it empty; seven fit this one
constexpr std::size_t readCacheKiB = 4 * 1024;
constexpr std::size_t writeCacheKiB = 16 * 1024;
// Given back when the load is over: 100,000 members fit, whose pages the indexes are made of without reading them
// again.
constexpr std::size_t loadCacheKiB = 192 * 1024;

Error notWhole(std::string detail) {
    return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The local copy is not whole.").because(std::move(detail));
}

Error fileError(int systemError, std::string_view what) {
    const auto detail = fmt::format("{}: errno {}", what, systemError);
    if (systemError == ENOSPC || systemError == EDQUOT)
        return Error(ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write.").because(detail);
    if (systemError == EROFS || systemError == EACCES || systemError == EPERM)
        return Error(ErrorKind::Storage, "STORAGE_READ_ONLY", "The folder cannot be written.").because(detail);
    return Error(ErrorKind::Storage, "STORAGE_FAILED", "The local storage could not do the work.").because(detail);
}

void sync(const fs::path& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

std::int64_t numberOf(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void removeDatabase(const fs::path& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(file.native() + suffix, ignored);
}

void removeOtherFormats(const CopyFiles& files) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(files.folder, error)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("cache_v") && !name.starts_with(files.copy().filename().string())) {
            std::error_code ignored;
            fs::remove(entry.path(), ignored);
        }
    }
}

Result<sql::Database> openCopy(const CopyFiles& files, const sql::Key& key) {
    SEKISHO_TRY(db, sql::Database::open(
                        files.copy(), key,
                        {.create = false, .cacheKiB = writeCacheKiB, .pageBytes = pageBytes, .durable = false}));
    SEKISHO_TRY(table, db.first<std::int64_t>("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'"));
    if (!table) return notWhole("a file without our tables");
    SEKISHO_TRY(whole, (db.first<std::string, std::string>(
                           "SELECT coalesce(max(CASE key WHEN 'format' THEN value END), ''), "
                           "coalesce(max(CASE key WHEN 'complete' THEN value END), '') FROM meta")));
    if (!whole || *whole != std::tuple<std::string, std::string>(format, "1"))
        return notWhole("no mark of completeness");
    SEKISHO_CHECK(db.script("PRAGMA wal_autocheckpoint = 0")); // see CopyDesk::tidyLater
    return std::move(db);
}

Result<sql::Database> openCopyForReading(const CopyFiles& files, const sql::Key& key) {
    return sql::Database::open(files.copy(), key,
                               {.readOnly = true, .create = false, .cacheKiB = readCacheKiB, .pageBytes = pageBytes});
}

Result<sql::Database> makeLoading(const fs::path& file, const sql::Key& key) {
    removeDatabase(file);
    SEKISHO_TRY(db,
                sql::Database::open(file, key, {.cacheKiB = loadCacheKiB, .pageBytes = pageBytes, .durable = false}));
    SEKISHO_CHECK(db.script("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"));
    SEKISHO_CHECK(db.script(facts::text("console/copy_tables.sql")));
    return std::move(db);
}

Done completeLoading(sql::Database& db, const CopyMeta& meta) {
    SEKISHO_CHECK(db.script(facts::text("console/copy_indexes.sql")));
    SEKISHO_CHECK(writeMeta(db, meta));
    SEKISHO_TRY(marked, db.exec("INSERT INTO meta(key, value) VALUES('format', :f), ('complete', '1')", format));
    static_cast<void>(marked);
    return {};
}

Done putInPlace(const CopyFiles& files, const fs::path& loading) {
    std::error_code error;
    // A journal of the former copy would be taken for one of the new.
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(files.copy().native() + suffix, error);
    fs::rename(loading, files.copy(), error);
    if (error) return fileError(error.value(), "putting the new copy in place");
    return {};
}

void makeDurable(const CopyFiles& files) {
    sync(files.copy(), O_RDWR);
    sync(files.folder, O_RDONLY | O_DIRECTORY);
}

Result<CopyMeta> readMeta(sql::Database& db) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>("SELECT key, value FROM meta")));
    CopyMeta meta;
    for (const auto& [key, value] : rows) {
        if (key == "cursor") meta.cursor = numberOf(value);
        if (key == "domain") meta.domain = static_cast<DomainId>(numberOf(value));
        if (key == "trueAt")
            meta.trueAt = numberOf(value) != 0 ? std::optional(fromMillis(numberOf(value))) : std::nullopt;
    }
    return meta;
}

Done writeMeta(sql::Database& db, const CopyMeta& meta) {
    const auto trueAt = meta.trueAt ? std::optional(std::to_string(toMillis(*meta.trueAt))) : std::nullopt;
    SEKISHO_TRY(written, db.exec("INSERT INTO meta(key, value) VALUES('cursor', :c), ('domain', :d), ('trueAt', :t) "
                                 "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                                 std::to_string(meta.cursor), std::to_string(meta.domain), trueAt.value_or("0")));
    static_cast<void>(written);
    return {};
}

Result<FolderLock> FolderLock::take(const CopyFiles& files) {
    std::error_code error;
    fs::create_directories(files.folder, error);
    if (error) return fileError(error.value(), "making the folder");
    fs::permissions(files.folder, fs::perms::owner_all, error);
    const int fd = ::open(files.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0) return fileError(errno, "opening the lock file");
    FolderLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno == EWOULDBLOCK) return Error(ErrorKind::Storage, "CACHE_LOCKED", "Another window uses the local copy.");
    return fileError(errno, "locking the folder");
}

FolderLock::~FolderLock() {
    if (fd_ >= 0) ::close(fd_);
}

} // namespace sekisho::store
