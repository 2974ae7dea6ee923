#pragma once
// Records of members as they are stored, in memory. A page of a scope shows members who stand far apart in the file,
// and each costs a page of it to be read and decrypted; those that were read lately are taken from here while the
// stamps of the store say that they are still so (member_stamp, 0015_scopes.sql). Always what the caller's own view
// shows. Thread-safe.

#include "models/sql/database.h"
#include "service/rules/members.h"
#include "service/rules/scope_members.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sekishod {

// In the order of `rows`; rows that are not there are left out. Without Member::lastAccess, which no list shows.
sekisho::Result<std::vector<MemberRow>> memberRecords(sekisho::sql::Database& db, std::span<const std::int64_t> rows);
// One by his id, for lists that show whose something is; likewise. Who is in `part` is not looked for in the store.
sekisho::Result<std::optional<sekisho::Member>> memberShown(sekisho::sql::Database& db, const ScopeMembers& part,
                                                            std::string_view uid);
// Puts them there for whoever asks for them next.
sekisho::Done readMemberRecords(sekisho::sql::Database& db, std::span<const std::int64_t> rows);

} // namespace sekishod
