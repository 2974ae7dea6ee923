#pragma once
// Members by what people call them, and by where they belong, for lists of other things than members. Works in the
// caller's view of the store.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/member_set.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sekishod {

// Whose name, reading or login ID has this text as a part of it; upper and lower case, width and kinds of kana are one
// (models/domain/text_fold.h). Reads a short line of each member of the tenant.
sekisho::Result<MemberSet> membersWithText(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view text);
// Row ids of the members within a scope that is not the whole tenant, ascending.
sekisho::Result<std::vector<std::int64_t>> memberRowsWithin(sekisho::sql::Database& db, const ScopeFilter& scope);
// Their resource ids. Many are read along an index, few one by one.
sekisho::Result<std::vector<std::string>> uidsOfMembers(sekisho::sql::Database& db,
                                                        const std::vector<std::int64_t>& ascending);

} // namespace sekishod
