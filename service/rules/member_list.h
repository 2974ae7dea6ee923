#pragma once
// One page of the members that a caller may see, in order of creation or of name. Costs the page, not the tenant.

#include "models/api/page_cursor.h"
#include "service/http/call.h"
#include "service/rules/members.h"

#include <optional>
#include <vector>

namespace sekishod {

struct MemberQuery {
    sekisho::DomainId domain = 0;
    ScopeFilter scope;
    bool byName = false; // else by creation
    bool descending = false;
    int count = 100;
    std::optional<bool> hasExternalKey; // in order of creation only
    std::optional<sekisho::api::PageCursor> after;
};

struct MemberPage {
    std::vector<MemberRow> members;
    std::optional<sekisho::api::PageCursor> next; // nothing: the last page
};

sekisho::Result<MemberPage> listMembers(sekisho::sql::Database& db, const MemberQuery& query);
// What listMembers() will need for a page of a scope is in memory afterwards (member_records.h).
sekisho::Done readMembersAhead(sekisho::sql::Database& db, const MemberQuery& query);

} // namespace sekishod
