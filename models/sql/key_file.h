#pragma once
// Keys on disk. A key file holds 64 hex characters, mode 0600; a wider mode is refused with a clear sentence.

#include "models/sql/database.h"

namespace sekisho::sql {

Key randomKey();
Result<Key> keyFromHex(std::string_view hex);
std::string keyToHex(const Key& key);
Result<Key> readKeyFile(const std::filesystem::path& file);
Done writeKeyFile(const std::filesystem::path& file, const Key& key); // fails if it exists
void wipe(Key& key);

} // namespace sekisho::sql
