#include "models/sql/handle.h"

#include "models/sql/key_file.h"
#include "models/sql/own_memory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace sekisho::sql::detail {
namespace {

constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;

struct Finalize {
    void operator()(sqlite3_stmt* s) const noexcept { sqlite3_finalize(s); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
struct Close {
    void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Error fileError(int systemError, std::string_view what) {
    Error error(ErrorKind::Storage, "STORAGE_READ_ONLY", "The file or its folder cannot be opened for writing.");
    if (systemError == ENOSPC || systemError == EDQUOT)
        error = Error(ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write.");
    error.detail = fmt::format("{}: errno {}", what, systemError);
    return error;
}

Done makeOwnerOnly(const std::filesystem::path& file, const OpenOptions& options) {
    if (options.create && !options.readOnly) {
        auto made = createOwnerOnly(file);
        if (!made && made.error().kind != ErrorKind::Conflict) return made;
    }
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) {
        if (errno == ENOENT)
            return Error(ErrorKind::Storage, "STORAGE_MISSING", "The store is not there.").with("file", file.string());
        return fileError(errno, "looking for the store");
    }
    if (!S_ISREG(facts.st_mode)) return fileError(EISDIR, "the store is not a regular file");
    if (facts.st_size == 0 && !options.create) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The file is empty.");
    // SQLite would take what is shorter than a page for a new file and write over it.
    if (facts.st_size > 0 && facts.st_size < options.pageBytes)
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The file is cut off.");
    if (options.readOnly) return {};
    for (const char* suffix : {"", "-wal", "-shm"}) {
        const auto part = file.native() + suffix;
        if (::stat(part.c_str(), &facts) == 0 && (facts.st_mode & 0777) != ownerOnly &&
            ::chmod(part.c_str(), ownerOnly) != 0)
            return fileError(errno, "narrowing the mode of the store");
    }
    return {};
}

Done setKey(sqlite3* db, const Key& key) {
    // SQLCipher's raw key form: no derivation, 0.4 ms to open. Given as a call and not as a PRAGMA text, so that no
    // SQL text, trace or error message ever holds it.
    std::string blob = "x'" + keyToHex(key) + "'";
    const int rc = sqlite3_key_v2(db, "main", blob.data(), static_cast<int>(blob.size()));
    OPENSSL_cleanse(blob.data(), blob.size());
    if (rc != SQLITE_OK) return errorOf(db, rc, "key");
    return {};
}

Result<std::string> firstText(sqlite3* db, std::string_view sqlText) {
    if (auto fault = injectedFault()) return std::move(*fault);
    sqlite3_stmt* raw = nullptr;
    int rc = sqlite3_prepare_v2(db, sqlText.data(), static_cast<int>(sqlText.size()), &raw, nullptr);
    Statement statement(raw);
    if (rc != SQLITE_OK) return errorOf(db, rc, sqlText);
    rc = sqlite3_step(raw);
    if (rc == SQLITE_DONE) return std::string();
    if (rc != SQLITE_ROW) return errorOf(db, rc, sqlText);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(raw, 0))) : std::string();
}

// libsqlite3 exports the same names as libsqlcipher and knows no key: it would write everything in the clear.
Done assertCipher(sqlite3* db) {
    SEKISHO_TRY(version, firstText(db, "PRAGMA cipher_version"));
    const bool right = !version.empty() && version[0] >= '4' && sqlite3_libversion_number() >= SQLITE_VERSION_NUMBER;
    if (right) return {};
    return Error(ErrorKind::Storage, "STORAGE_NOT_ENCRYPTED", "The database library in use cannot encrypt.")
        .because(fmt::format("cipher_version '{}', library {}, built for {}", version, sqlite3_libversion(),
                             SQLITE_VERSION));
}

Done applySettings(sqlite3* db, const OpenOptions& options) {
    // The first two belong to the file's format: chosen when it is created, said again at each open before the first
    // page is read. SHA-256 has processor instructions: a third less time on each page that is not in memory.
    SEKISHO_CHECK(runScript(db, fmt::format("PRAGMA cipher_page_size = {}; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;",
                                            options.pageBytes)));
    SEKISHO_TRY(tables, firstText(db, "SELECT count(*) FROM sqlite_schema"));
    static_cast<void>(tables);
    SEKISHO_CHECK(
        runScript(db, fmt::format("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{};",
                                  options.cacheKiB)));
    if (options.readOnly) return {};
    SEKISHO_TRY(mode, firstText(db, "PRAGMA journal_mode = WAL"));
    if (mode != "wal")
        return Error(ErrorKind::Storage, "STORAGE_FAILED", "The store cannot keep a write-ahead log here.")
            .because("journal_mode " + mode);
    return runScript(db, fmt::format("PRAGMA synchronous = {}; PRAGMA journal_size_limit = 67108864;",
                                     options.durable ? "FULL" : "NORMAL"));
}

} // namespace

void syncFolderOf(const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

// SQLite gives -wal and -shm the mode of the main file, so that one is made by hand with the right mode.
Done createOwnerOnly(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly);
    if (fd < 0 && errno == EEXIST)
        return Error(ErrorKind::Conflict, "ALREADY_EXIST", "The file exists already.").with("file", file.string());
    if (fd < 0) return fileError(errno, "creating the store");
    ::fchmod(fd, ownerOnly);
    ::close(fd);
    syncFolderOf(file);
    return {};
}

Done syncFile(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int systemError = errno;
    if (fd >= 0) ::close(fd);
    if (synced) return {};
    return fileError(systemError, "writing the copy to the disk");
}

Result<sqlite3*> openHandle(const std::filesystem::path& file, const Key& key, const OpenOptions& options) {
    const char* const files = lentFilesFor(file);
    if (!files) SEKISHO_CHECK(makeOwnerOnly(file, options));
    // Counting what is allocated takes a lock that all connections of the process share. Refused, and no harm, when the
    // library is in use already.
    [[maybe_unused]] static const int counted = [] {
        useOwnMemory();
        return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }();
    sqlite3* raw = nullptr;
    const int mode = options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    // One thread at a time has a connection: no lock around each call.
    const int rc = sqlite3_open_v2(file.c_str(), &raw, mode | SQLITE_OPEN_NOMUTEX, files);
    Handle db(raw);
    if (rc != SQLITE_OK) return errorOf(raw, rc, "open");
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, std::max(options.busyMillis, 0));
    SEKISHO_CHECK(setKey(raw, key));
    // Else SQLCipher tells standard error about each wrong key. The first key of a process sets this level anew.
    // The default counts for files that statements make, as VACUUM INTO does; it holds for the whole process.
    SEKISHO_CHECK(runScript(raw, "PRAGMA cipher_log_level = NONE; PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256"));
    SEKISHO_CHECK(assertCipher(raw));
    SEKISHO_CHECK(applySettings(raw, options));
    return db.release();
}

// close_v2 waits for statements that are still alive; a Native that outlives its Database stays harmless.
void closeHandle(sqlite3* db) noexcept {
    sqlite3_close_v2(db);
}

Done runScript(sqlite3* db, std::string_view sqlText) {
    const char* at = sqlText.data();
    const char* const end = at + sqlText.size();
    while (at < end) {
        sqlite3_stmt* raw = nullptr;
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        const int rc = sqlite3_prepare_v2(db, at, static_cast<int>(end - at), &raw, &at);
        Statement statement(raw);
        if (rc != SQLITE_OK) return errorOf(db, rc, rest);
        if (!raw) continue; // blanks and comments
        if (auto fault = injectedFault()) return std::move(*fault);
        SEKISHO_CHECK(drain(db, raw, rest));
    }
    return {};
}

Done checkShape(sqlite3_stmt* statement, std::string_view sqlText, std::size_t values, std::size_t columns) {
    if (!statement) return internalError("no statement in the text", sqlText);
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) != values)
        return internalError(fmt::format("{} placeholders, {} values", sqlite3_bind_parameter_count(statement), values),
                             sqlText);
    if (columns != 0 && static_cast<std::size_t>(sqlite3_column_count(statement)) != columns)
        return internalError(fmt::format("{} columns, {} wanted", sqlite3_column_count(statement), columns), sqlText);
    const std::size_t used = std::string_view(sqlite3_sql(statement)).size();
    if (sqlText.find_first_not_of(" \t\r\n;", std::min(used, sqlText.size())) != std::string_view::npos)
        return internalError("more than one statement in the text", sqlText);
    return {};
}

Done drain(sqlite3* db, sqlite3_stmt* statement, std::string_view sqlText) {
    int rc = SQLITE_ROW;
    while (rc == SQLITE_ROW)
        rc = sqlite3_step(statement);
    if (rc != SQLITE_DONE) return errorOf(db, rc, sqlText);
    return {};
}

bool writes(sqlite3_stmt* statement) {
    return sqlite3_stmt_readonly(statement) == 0;
}

std::int64_t totalChanges(sqlite3* db) {
    return sqlite3_total_changes64(db);
}

std::int64_t changesSince(sqlite3* db, std::int64_t before) {
    return sqlite3_total_changes64(db) == before ? 0 : sqlite3_changes64(db);
}

} // namespace sekisho::sql::detail
