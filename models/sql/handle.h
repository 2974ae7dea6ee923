#pragma once
// Private to this folder: what is done on the bare handle of SQLCipher, where SOCI has no words for it, and the one
// place where result codes become errors.

#include "models/domain/error.h"
#include "models/sql/database.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

namespace sekisho::sql::detail {

// Opens the file with owner-only mode, sets the key and every setting, and reads the first page: a wrong key or a file
// that is no database gives Corrupt.
Result<sqlite3*> openHandle(const std::filesystem::path& file, const Key& key, const OpenOptions& options);
void closeHandle(sqlite3* db) noexcept;
// A new file survives power loss only once its folder is on the disk as well.
void syncFolderOf(const std::filesystem::path& file);
Done syncFile(const std::filesystem::path& file);
// An empty new file of mode 0600; Conflict if there is one.
Done createOwnerOnly(const std::filesystem::path& file);
// The files of SQLite by which this one is opened (lent_file.h); null: the usual ones.
const char* lentFilesFor(const std::filesystem::path& file);

// The error of the last call on `db`, which gave `resultCode`. `sqlText` goes to the log, bound values never do.
Error errorOf(sqlite3* db, int resultCode, std::string_view sqlText);
Error internalError(std::string_view what, std::string_view sqlText);

// What the test hook wants reported instead of the next statement.
std::optional<Error> injectedFault();

Done runScript(sqlite3* db, std::string_view sqlText);
// A prepared statement must be the whole text and take and give exactly as many values as the caller has in mind:
// SQLite itself would leave a missing value NULL and skip a second statement without a word.
Done checkShape(sqlite3_stmt* statement, std::string_view sqlText, std::size_t values, std::size_t columns);
// Steps to the end. Without it a writing statement with rows would commit unseen, its error lost, when finalized.
Done drain(sqlite3* db, sqlite3_stmt* statement, std::string_view sqlText);
bool writes(sqlite3_stmt* statement);

} // namespace sekisho::sql::detail
