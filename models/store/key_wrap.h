#pragma once
// A key under a passphrase, for computers without a keychain: Argon2id (64 MiB, 3 passes) makes a key of the
// passphrase, AES-256-GCM closes the other in. The text is one line and safe to store; it says how it was made, so that
// the cost can grow later. Takes some 0.2 s and 64 MiB: not for the GUI thread. Thread-safe.

#include "models/sql/database.h"

#include <string>
#include <string_view>

namespace sekisho::store {

Result<std::string> wrapKey(std::string_view passphrase, const sql::Key& key);
// WRONG_PASSPHRASE (or the text was altered); KEY_INVALID: no such text at all.
Result<sql::Key> unwrapKey(std::string_view passphrase, std::string_view text);

} // namespace sekisho::store
