#include "models/sql/handle.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <atomic>
#include <cerrno>
#include <functional>
#include <memory>
#include <mutex>

namespace sekisho::sql {
namespace {

using Fault = std::function<std::optional<Error>()>;

// The flag keeps the cost in production to one relaxed load a statement.
std::atomic<bool> faultArmed{false};
std::mutex faultMutex;
std::shared_ptr<const Fault> faultHook;

bool noSpaceLeft(int systemError) {
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

Error byPrimaryCode(int resultCode, int systemError) {
    switch (resultCode & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {ErrorKind::Corrupt, "CACHE_CORRUPT", "The file is damaged or its key is another one."};
    case SQLITE_FULL:
        return {ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write."};
    case SQLITE_IOERR:
        if (noSpaceLeft(systemError)) return {ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write."};
        if (systemError == EROFS)
            return {ErrorKind::Storage, "STORAGE_READ_ONLY", "The file or its folder cannot be written."};
        break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        if (noSpaceLeft(systemError)) return {ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write."};
        return {ErrorKind::Storage, "STORAGE_READ_ONLY", "The file or its folder cannot be opened for writing."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Storage, "CACHE_LOCKED", "Another program holds the file."};
    case SQLITE_INTERRUPT:
        return {ErrorKind::Cancelled, "CANCELLED", "The work was cancelled."};
    default:
        break;
    }
    return {ErrorKind::Storage, "STORAGE_FAILED", "The local store could not do the work."};
}

// SQLite names the columns of the refused rule, never their values: "UNIQUE constraint failed: member.email".
Error constraintError(int resultCode, std::string_view message) {
    const bool unique = resultCode == SQLITE_CONSTRAINT_UNIQUE || resultCode == SQLITE_CONSTRAINT_PRIMARYKEY ||
                        resultCode == SQLITE_CONSTRAINT_ROWID;
    if (!unique) return {ErrorKind::Storage, "STORAGE_CONSTRAINT", "A rule of the store refused the change."};
    Error error(ErrorKind::Conflict, "ALREADY_EXIST", "It exists already.");
    if (auto colon = message.find(": "); colon != std::string_view::npos)
        error.params.push_back({"unique", std::string(message.substr(colon + 2))});
    return error;
}

} // namespace

void Database::setFault(std::function<std::optional<Error>()> fault) {
    std::lock_guard lock(faultMutex);
    faultHook = fault ? std::make_shared<const Fault>(std::move(fault)) : nullptr;
    faultArmed.store(faultHook != nullptr, std::memory_order_relaxed);
}

namespace detail {

std::optional<Error> injectedFault() {
    if (!faultArmed.load(std::memory_order_relaxed)) return std::nullopt;
    std::shared_ptr<const Fault> hook;
    {
        std::lock_guard lock(faultMutex);
        hook = faultHook;
    }
    return hook ? (*hook)() : std::nullopt;
}

Error errorOf(sqlite3* db, int resultCode, std::string_view sqlText) {
    constexpr std::size_t shown = 160;
    const bool fresh = db && (sqlite3_extended_errcode(db) & 0xff) == (resultCode & 0xff);
    const std::string message = fresh ? sqlite3_errmsg(db) : sqlite3_errstr(resultCode);
    const int code = fresh ? sqlite3_extended_errcode(db) : resultCode;
    const int systemError = fresh ? sqlite3_system_errno(db) : 0;
    Error error =
        (code & 0xff) == SQLITE_CONSTRAINT ? constraintError(code, message) : byPrimaryCode(code, systemError);
    error.detail = fmt::format("sqlite {} errno {}: {} [{}]", code, systemError, message, sqlText.substr(0, shown));
    return error;
}

Error internalError(std::string_view what, std::string_view sqlText) {
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR", "The program asked its store in a wrong way.")
        .because(fmt::format("{} [{}]", what, sqlText));
}

} // namespace detail
} // namespace sekisho::sql
