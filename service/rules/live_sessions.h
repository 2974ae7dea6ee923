#pragma once
// Who is signed in, over the whole tenant: live sessions of members within a scope, by a filter, last use first. Works
// in the caller's view of the store. Where the scope is small its members are asked one by one, else one index of all
// live sessions is read; a page behind the first costs what it shows.

#include "models/api/device_wire.h"
#include "models/api/page_cursor.h"
#include "models/domain/session.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/subject.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct LiveSessionQuestion {
    sekisho::DomainId domain = 0;
    ScopeFilter scope;
    sekisho::api::LiveSessionFilter filter;
    sekisho::SessionId asking; // marked as the current one
    sekisho::Instant now{};
    int count = 100;
    bool counted = false; // also total and members; of a first page
    std::optional<sekisho::api::PageCursor> after{};
};
struct LiveSessionAnswer {
    std::vector<sekisho::api::LiveSessionText> sessions;
    std::optional<sekisho::api::PageCursor> next;
    std::int64_t total = -1;
    std::int64_t members = -1;
};
// ORGUNIT_NOT_EXIST (404) for an organization outside of the scope; ADDRESS_BAD … at "ip".
sekisho::Result<LiveSessionAnswer> listLiveSessions(sekisho::sql::Database& db, SubjectResolver& subjects,
                                                    const LiveSessionQuestion& question);

// Those that match but the one that asks, last use first. TOO_MANY when there are more than `most`.
sekisho::Result<std::vector<sekisho::Session>> matchingSessions(sekisho::sql::Database& db, SubjectResolver& subjects,
                                                                const LiveSessionQuestion& question, std::size_t most);
// Those that match but the one that asks, of members behind `after`, member by member: at most `most` of them, or all
// of one member. Only id and member of each are filled in.
struct MatchingByMember {
    std::vector<sekisho::Session> sessions;
    std::int64_t total = 0; // behind `after`
    bool more = false;      // there are further members
};
sekisho::Result<MatchingByMember> matchingByMember(sekisho::sql::Database& db, SubjectResolver& subjects,
                                                   const LiveSessionQuestion& question, std::string_view after,
                                                   std::size_t most);
// Of these the ones that are still there and within the scope, in the same way; all of them.
sekisho::Result<MatchingByMember> namedByMember(sekisho::sql::Database& db, SubjectResolver& subjects,
                                                const LiveSessionQuestion& question,
                                                const std::vector<std::string>& ids, std::string_view after);
// These, in this order, ended ones as well. SESSION_NOT_EXIST when one of them is not there or its member is outside of
// the scope.
sekisho::Result<std::vector<sekisho::Session>> namedSessions(sekisho::sql::Database& db, SubjectResolver& subjects,
                                                             const LiveSessionQuestion& question,
                                                             const std::vector<std::string>& ids);

} // namespace sekishod
