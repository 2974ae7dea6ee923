#pragma once
// The file of an archive of logs: opened, migrated, described. One connection, one thread at a time. A file that cannot
// be opened with the key is put aside under another name and told, never deleted.

#include "models/domain/clock.h"
#include "models/ports/archive.h"
#include "models/sql/database.h"

#include <filesystem>
#include <string>

namespace sekisho::store {

enum class ArchiveSource { Service, Downloads }; // the chain of the service, or rows of the public API's downloads

class LogArchive {
  public:
    // ARCHIVE_SOURCE: it is filled from the other source. ARCHIVE_IN_USE: another program writes into it now; param
    // holder says which.
    // DISK_FULL, STORAGE_READ_ONLY, STORAGE_NEWER …
    static Result<LogArchive> open(const std::filesystem::path& file, const sql::Key& key, ArchiveSource source,
                                   const Clock& clock);
    // While another program writes into it: what changes it fails. STORAGE_NEWER also when that one is older.
    static Result<LogArchive> openToRead(const std::filesystem::path& file, const sql::Key& key, ArchiveSource source,
                                         const Clock& clock);
    LogArchive(LogArchive&&) noexcept;
    LogArchive& operator=(LogArchive&&) = delete;
    ~LogArchive();

    sql::Database& db() { return db_; }
    ArchiveSource source() const { return source_; }
    const std::filesystem::path& file() const { return file_; }
    // All of the state that is in the file; what is under way is the caller's.
    Result<ports::ArchiveState> state();
    Done setSettings(const ports::ArchiveSettings& settings);
    Done note(std::string_view key, std::string_view value); // a small value beside the records
    // What the last run ended with; null: well.
    Done noteRun(const Error* error);
    Done noteVerified(const ports::ArchiveReport& report);
    Done acceptKey(const std::string& keyId); // NotFound, ARCHIVE_KEY_UNKNOWN

  private:
    LogArchive(std::filesystem::path file, sql::Database db, ArchiveSource source, const Clock& clock, int lock);
    std::filesystem::path file_;
    sql::Database db_;
    ArchiveSource source_;
    const Clock* clock_;
    int lock_ = -1;
};

Result<sql::Database> openArchiveForReading(const std::filesystem::path& file, const sql::Key& key);

} // namespace sekisho::store
