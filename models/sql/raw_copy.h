#pragma once
// Copies an encrypted file page by page as it lies there, without decrypting it: a fraction of what Database::copyTo()
// takes, for copies that are needed for a moment only. Not made compact, and not on the disk when this returns.

#include "models/sql/database.h"

#include <filesystem>

namespace sekisho::sql {

// `reader` is within a transaction that reads the write-ahead log: it began while the log held a commit that was not
// moved into the file yet, so nobody starts the log anew meanwhile. Others read and write on; the copy may hold later
// commits than the reader sees. The new file of mode 0600 and its log are opened with the same key. DISK_FULL,
// STORAGE_FAILED; nothing is left of a copy that fails.
Done copyRaw(const Database& reader, const std::filesystem::path& newFile);
// Closing does not move the log into the file any more: both are to be removed.
void leaveLogAtClose(const Database& db);

} // namespace sekisho::sql
