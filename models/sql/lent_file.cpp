// The bytes are read through the handles that SQLite has: to open and close the file once more in this process would
// take away the locks that it holds. The connection knows the file by another name, so it finds another log; the index
// of that log lies in memory, where nobody else looks for it.

#include "models/sql/lent_file.h"

#include "models/sql/handle.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sekisho::sql {

namespace {

// --- the log that is copied ---

constexpr sqlite3_int64 kLogHead = 32, kFrameHead = 24; // bytes
constexpr std::size_t kPageSizeAt = 8, kLogSaltAt = 16, kFrameSaltAt = 8, kSaltBytes = 8;
constexpr sqlite3_int64 kFramesAtOnce = 256;

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

// Frames from the beginning to the first of a former round of the log, or to the end of the file. A last one that is
// being written just now does not count for whoever reads them.
int copyFrames(sqlite3_file* from, int to) {
    sqlite3_int64 size = 0;
    std::array<char, kLogHead> head{};
    int rc = from->pMethods->xFileSize(from, &size);
    if (rc == SQLITE_OK) rc = from->pMethods->xRead(from, head.data(), static_cast<int>(head.size()), 0);
    if (rc != SQLITE_OK) return rc;
    if (!writeAll(to, head.data(), head.size())) return SQLITE_IOERR_WRITE;
    const auto byte = [&head](std::size_t at) { return static_cast<unsigned char>(head[at]); };
    const sqlite3_int64 frame = kFrameHead + ((byte(kPageSizeAt) << 24) | (byte(kPageSizeAt + 1) << 16) |
                                              (byte(kPageSizeAt + 2) << 8) | byte(kPageSizeAt + 3));
    std::vector<char> piece(static_cast<std::size_t>(frame * kFramesAtOnce));
    for (sqlite3_int64 at = kLogHead; at + frame <= size;) {
        const sqlite3_int64 count = std::min(kFramesAtOnce, (size - at) / frame);
        rc = from->pMethods->xRead(from, piece.data(), static_cast<int>(count * frame), at);
        if (rc != SQLITE_OK) return rc;
        sqlite3_int64 present = 0;
        while (present < count &&
               std::memcmp(piece.data() + present * frame + kFrameSaltAt, head.data() + kLogSaltAt, kSaltBytes) == 0)
            ++present;
        if (!writeAll(to, piece.data(), static_cast<std::size_t>(present * frame))) return SQLITE_IOERR_WRITE;
        if (present < count) break;
        at += count * frame;
    }
    return SQLITE_OK;
}

Done copyLog(sqlite3* db, const std::filesystem::path& to) {
    sqlite3_file* from = nullptr;
    const int found = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&from));
    if (found != SQLITE_OK || !from || !from->pMethods) return detail::errorOf(db, found, "copy of the log");
    SEKISHO_CHECK(detail::createOwnerOnly(to));
    const int out = ::open(to.c_str(), O_WRONLY | O_CLOEXEC);
    if (out < 0) return detail::errorOf(db, SQLITE_CANTOPEN, "copy of the log");
    int rc = copyFrames(from, out);
    if (rc == SQLITE_IOERR_WRITE && errno == ENOSPC) rc = SQLITE_FULL;
    ::close(out);
    if (rc != SQLITE_OK) return detail::errorOf(db, rc, "copy of the log");
    return {};
}

// --- the file that is lent, as SQLite sees it ---

struct Lender {
    Database reader;
    sqlite3_file* file = nullptr;
    std::vector<std::unique_ptr<char[]>> logIndex; // pieces of it
};

// By the name under which they are opened; a connection takes its own away.
class Lenders {
  public:
    void add(const std::string& name, std::unique_ptr<Lender> lender) {
        const std::lock_guard lock(mutex_);
        waiting_[name] = std::move(lender);
    }
    bool has(const std::string& name) {
        const std::lock_guard lock(mutex_);
        return waiting_.contains(name);
    }
    std::unique_ptr<Lender> take(const std::string& name) {
        const std::lock_guard lock(mutex_);
        const auto found = waiting_.find(name);
        if (found == waiting_.end()) return nullptr;
        auto out = std::move(found->second);
        waiting_.erase(found);
        return out;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Lender>> waiting_;
};

Lenders& lenders() {
    static Lenders all;
    return all;
}

struct LentFile { // lies where SQLite has made room for it
    sqlite3_file base;
    Lender* lender;
};

Lender& lenderOf(sqlite3_file* file) {
    return *reinterpret_cast<LentFile*>(file)->lender;
}

int closeLent(sqlite3_file* file) {
    auto& lent = *reinterpret_cast<LentFile*>(file);
    delete std::exchange(lent.lender, nullptr);
    lent.base.pMethods = nullptr;
    return SQLITE_OK;
}
int readLent(sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
    sqlite3_file* from = lenderOf(file).file;
    return from->pMethods->xRead(from, to, count, at);
}
int writeLent(sqlite3_file*, const void*, int, sqlite3_int64) {
    return SQLITE_READONLY;
}
int truncateLent(sqlite3_file*, sqlite3_int64) {
    return SQLITE_READONLY;
}
int syncLent(sqlite3_file*, int) {
    return SQLITE_OK;
}
int sizeOfLent(sqlite3_file* file, sqlite3_int64* size) {
    sqlite3_file* from = lenderOf(file).file;
    return from->pMethods->xFileSize(from, size);
}
// Locks are between connections to one name, and there is one only.
int lockLent(sqlite3_file*, int) {
    return SQLITE_OK;
}
int askLockOfLent(sqlite3_file*, int* locked) {
    *locked = 0;
    return SQLITE_OK;
}
int controlLent(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sectorOfLent(sqlite3_file* file) {
    sqlite3_file* from = lenderOf(file).file;
    return from->pMethods->xSectorSize(from);
}
int traitsOfLent(sqlite3_file* file) {
    sqlite3_file* from = lenderOf(file).file;
    return from->pMethods->xDeviceCharacteristics(from);
}
int mapLogIndex(sqlite3_file* file, int piece, int bytes, int extend, void volatile** to) {
    auto& index = lenderOf(file).logIndex;
    const auto at = static_cast<std::size_t>(piece);
    *to = nullptr;
    if (at >= index.size() && extend == 0) return SQLITE_OK;
    while (at >= index.size())
        index.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes))); // zeros
    *to = index[at].get();
    return SQLITE_OK;
}
int lockLogIndex(sqlite3_file*, int, int, int) {
    return SQLITE_OK;
}
void orderLogIndex(sqlite3_file*) {
    std::atomic_thread_fence(std::memory_order_seq_cst);
}
int unmapLogIndex(sqlite3_file* file, int) {
    lenderOf(file).logIndex.clear();
    return SQLITE_OK;
}

constexpr int kMethodsWithLogIndex = 2;

sqlite3_vfs& usualFiles() {
    static sqlite3_vfs& usual = *sqlite3_vfs_find(nullptr);
    return usual;
}

int openLent(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods out{};
        out.iVersion = kMethodsWithLogIndex;
        out.xClose = closeLent;
        out.xRead = readLent;
        out.xWrite = writeLent;
        out.xTruncate = truncateLent;
        out.xSync = syncLent;
        out.xFileSize = sizeOfLent;
        out.xLock = lockLent;
        out.xUnlock = lockLent;
        out.xCheckReservedLock = askLockOfLent;
        out.xFileControl = controlLent;
        out.xSectorSize = sectorOfLent;
        out.xDeviceCharacteristics = traitsOfLent;
        out.xShmMap = mapLogIndex;
        out.xShmLock = lockLogIndex;
        out.xShmBarrier = orderLogIndex;
        out.xShmUnmap = unmapLogIndex;
        return out;
    }();
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return usualFiles().xOpen(&usualFiles(), name, file, flags, outFlags);
    auto& lent = *reinterpret_cast<LentFile*>(file);
    lent.base.pMethods = nullptr;
    auto lender = name ? lenders().take(name) : nullptr;
    if (!lender) return SQLITE_CANTOPEN;
    lent.lender = lender.release();
    lent.base.pMethods = &methods;
    if (outFlags) *outFlags = flags;
    return SQLITE_OK;
}

int nameAsGiven(sqlite3_vfs*, const char* name, int room, char* to) {
    const std::size_t length = std::strlen(name);
    if (length >= static_cast<std::size_t>(room)) return SQLITE_CANTOPEN;
    std::memcpy(to, name, length + 1);
    return SQLITE_OK;
}

constexpr const char* kLentFiles = "sekisho-lent";

void knowLentFiles() {
    static sqlite3_vfs files = [] {
        sqlite3_vfs out = usualFiles();
        out.pNext = nullptr;
        out.zName = kLentFiles;
        out.szOsFile = std::max(out.szOsFile, static_cast<int>(sizeof(LentFile)));
        out.xOpen = openLent;
        out.xFullPathname = nameAsGiven;
        return out;
    }();
    static const int known = sqlite3_vfs_register(&files, 0);
    static_cast<void>(known);
}

std::filesystem::path logOf(const std::filesystem::path& name) {
    return name.native() + "-wal";
}

} // namespace

namespace detail {

const char* lentFilesFor(const std::filesystem::path& file) {
    return lenders().has(file.native()) ? kLentFiles : nullptr;
}

} // namespace detail

Done lendFile(Database reader, const std::filesystem::path& name) {
    sqlite3_file* file = nullptr;
    const int found =
        sqlite3_file_control(reader.handle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (found != SQLITE_OK || !file || !file->pMethods) return detail::errorOf(reader.handle(), found, "lent file");
    Done done = detail::createOwnerOnly(name);
    if (!done) return done;
    done = copyLog(reader.handle(), logOf(name));
    if (!done) {
        std::error_code ignored;
        for (const auto& one : {name, logOf(name)})
            std::filesystem::remove(one, ignored);
        return done;
    }
    knowLentFiles();
    lenders().add(name.native(), std::unique_ptr<Lender>(new Lender{std::move(reader), file, {}}));
    return {};
}

void takeBack(const std::filesystem::path& name) {
    lenders().take(name.native());
}

void keepInLog(const Database& lent) {
    sqlite3_wal_autocheckpoint(lent.handle(), 0);
    sqlite3_db_config(lent.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

} // namespace sekisho::sql
