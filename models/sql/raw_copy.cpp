// The bytes are read through the handles that SQLite has: to open and close the file once more in this process would
// take away the locks that it holds.

#include "models/sql/raw_copy.h"

#include "models/sql/handle.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace sekisho::sql {

namespace {

constexpr sqlite3_int64 kPiece = sqlite3_int64{1} << 20;

bool writeAll(int to, const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t written = ::write(to, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

Done copyBytes(sqlite3* db, int which, const std::filesystem::path& to) {
    sqlite3_file* from = nullptr;
    const int found = sqlite3_file_control(db, "main", which, static_cast<void*>(&from));
    if (found != SQLITE_OK || !from || !from->pMethods) return detail::errorOf(db, found, "raw copy");
    sqlite3_int64 left = 0;
    if (const int rc = from->pMethods->xFileSize(from, &left); rc != SQLITE_OK)
        return detail::errorOf(db, rc, "raw copy");
    SEKISHO_CHECK(detail::createOwnerOnly(to));
    const int out = ::open(to.c_str(), O_WRONLY | O_CLOEXEC);
    if (out < 0) return detail::errorOf(db, SQLITE_CANTOPEN, "raw copy");
    std::vector<char> piece(static_cast<std::size_t>(kPiece));
    int rc = SQLITE_OK;
    for (sqlite3_int64 at = 0; rc == SQLITE_OK && left > 0; at += kPiece, left -= kPiece) {
        const auto count = static_cast<int>(std::min(left, kPiece));
        rc = from->pMethods->xRead(from, piece.data(), count, at);
        if (rc == SQLITE_OK && !writeAll(out, piece.data(), static_cast<std::size_t>(count)))
            rc = errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    ::close(out);
    if (rc != SQLITE_OK) return detail::errorOf(db, rc, "raw copy");
    return {};
}

} // namespace

Done copyRaw(const Database& reader, const std::filesystem::path& newFile) {
    // The file first: what is moved into it meanwhile stands in the log, too.
    const std::filesystem::path log = newFile.native() + "-wal";
    Done done = copyBytes(reader.handle(), SQLITE_FCNTL_FILE_POINTER, newFile);
    if (done) done = copyBytes(reader.handle(), SQLITE_FCNTL_JOURNAL_POINTER, log);
    if (done) return done;
    std::error_code ignored;
    for (const auto& file : {newFile, log})
        std::filesystem::remove(file, ignored);
    return done;
}

void leaveLogAtClose(const Database& db) {
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

} // namespace sekisho::sql
