#pragma once
// A second connection to an encrypted file that changes nothing in it: pages are read where they lie, and what is
// written goes to a log of its own. For trying something out on a whole store: that costs what the write-ahead log is
// long, however large the file is.

#include "models/sql/database.h"

#include <filesystem>

namespace sekisho::sql {

// The next Database::open() of `name`, with the same key, is such a connection. `reader` is of the file that is lent,
// within a transaction that reads its write-ahead log: it began while the log held a commit that was not moved into the
// file yet, so nobody starts the log anew, and nothing newer comes into the file while it stands. It goes with the
// connection. Others read and write on; the connection may begin with later commits than the reader sees. `name`: a new
// empty file of mode 0600 beside which its log lies; both are to be removed by the caller. DISK_FULL, STORAGE_FAILED;
// nothing is left of an attempt that fails.
Done lendFile(Database reader, const std::filesystem::path& name);
// When it was never opened.
void takeBack(const std::filesystem::path& name);
// What the connection has written is never moved into the file, at no commit and at no end. To be said at its begin.
void keepInLog(const Database& lent);

} // namespace sekisho::sql
