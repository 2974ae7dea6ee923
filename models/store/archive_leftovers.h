#pragma once
// What the archive and the key of the local copy leave behind: archives that no key of ours opened
// (log_archive.h) and keys of before (app/key_ring.h). Reads and removes files: not on the GUI thread.

#include "models/domain/clock.h"
#include "models/ports/archive.h"
#include "models/sql/database.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sekisho::store {

inline constexpr const char* kKeyFileName = "key.wrapped";
inline constexpr const char* kOldKeyMark = ".old-";       // and a number: a key of before
inline constexpr const char* kAsideMark = ".unreadable-"; // and a number: an archive that was put aside

// Of this archive's file, whose name is not among them, and of its folder. What cannot be looked at is left out.
std::vector<ports::ArchiveLeftover> leftoversOf(const std::filesystem::path& archive);
// With a certificate in the archive `db` that names the file and its SHA-256 (log_archive_erase.h); no file goes
// without one. NOT_FOUND; STORAGE_READ_ONLY with the file.
Result<ports::ArchiveErasure> removeLeftover(sql::Database& db, const std::filesystem::path& archive,
                                             const std::string& name, const std::string& by, const std::string& reason,
                                             const Clock& clock);

} // namespace sekisho::store
