#pragma once
// Private to this folder: SOCI together with SQLCipher's own header. SOCI's backend header takes in sqlite3.h inside a
// namespace, which would make second, unrelated types of it; taken in first and named there, they are the same types,
// and files that use either header may share a translation unit.

#include <sqlite3.h>

namespace sqlite_api {
using ::sqlite3;
using ::sqlite3_destructor_type;
using ::sqlite3_int64;
using ::sqlite3_stmt;
} // namespace sqlite_api

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
