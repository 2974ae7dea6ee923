#pragma once
// Records of members as they are stored, in memory. A page of a scope shows members who stand far apart in the file,
// and each costs a page of it to be read and decrypted; those that were read lately are taken from here while the
// stamps of the store say that they are still so (member_stamp, 0015_scopes.sql). Always what the caller's own view
// shows. Thread-safe.

#include "models/sql/database.h"
#include "service/rules/members.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sekishod {

// In the order of `rows`; rows that are not there are left out. Without Member::lastAccess, which no list shows.
sekisho::Result<std::vector<MemberRow>> memberRecords(sekisho::sql::Database& db, std::span<const std::int64_t> rows);

} // namespace sekishod
