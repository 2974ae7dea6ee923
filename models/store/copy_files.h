#pragma once
// Names of the files of a local copy, and making, opening and discarding them. The format's number stands in the name;
// a copy is made under another name and takes its own only when it is whole, so that there is no half copy.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho::store {

struct CopyFiles {
    std::filesystem::path folder;
    std::filesystem::path copy() const { return folder / "cache_v4.db"; }
    bool hasCopy() const { return std::filesystem::exists(copy()); }
    // Each load of this process has a number and so a file of its own: one that was given up cannot touch the next.
    std::filesystem::path loading(unsigned number) const {
        return folder / ("cache_v4.loading" + std::to_string(number));
    }
    std::filesystem::path notes() const { return folder / "notes.db"; }
    std::filesystem::path lock() const { return folder / "cache.lock"; }
};

struct CopyMeta {
    std::int64_t cursor = 0;
    DomainId domain = 0;
    std::optional<Instant> trueAt;
};

void removeDatabase(const std::filesystem::path& file); // with its journal files
void removeOtherFormats(const CopyFiles& files);        // copies of other versions and loads that never ended

Result<sql::Database> openCopy(const CopyFiles& files, const sql::Key& key); // Corrupt: not a whole copy of this format
Result<sql::Database> openCopyForReading(const CopyFiles& files, const sql::Key& key);
// Empty tables, no indexes, and no journal: it is thrown away when anything fails.
Result<sql::Database> makeLoading(const std::filesystem::path& file, const sql::Key& key);
Done completeLoading(sql::Database& db, const CopyMeta& meta); // indexes and the mark of completeness
// The finished file becomes the copy. All connections to both must be closed.
Done putInPlace(const CopyFiles& files, const std::filesystem::path& loading);
// Waits until the copy is on the disk, which takes seconds for a large one. A power cut before that leaves a file whose
// seals do not fit: it is found out, thrown away and fetched again, as any damaged copy is.
void makeDurable(const CopyFiles& files);

Result<CopyMeta> readMeta(sql::Database& db);
Done writeMeta(sql::Database& db, const CopyMeta& meta);

// Held as long as the process uses the folder; a second one gets CACHE_LOCKED.
class FolderLock {
  public:
    static Result<FolderLock> take(const CopyFiles& files);
    FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

  private:
    explicit FolderLock(int fd) : fd_(fd) {}
    int fd_;
};

} // namespace sekisho::store
