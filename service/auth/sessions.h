#pragma once
// Sessions: who is signed in from where, and how that ends. Ending revokes all tokens of the session in the caller's
// transaction; after the commit it is announced, and the next request with such a token gets 401.

#include "models/domain/session.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/services.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// Inside a handler with Effect::Write: ends all live sessions of the member (or service account) but `except`, notes
// the change ("session") and after the commit tells the token cache and the open streams. The number ended; 0 is no
// error. Writes no audit record: that is the act of the caller (member.suspend, member.forceLogout …). Reasons: see
// Session::endReason.
sekisho::Result<std::int64_t> endAllSessions(Services& services, Call& call, const sekisho::UserId& user,
                                             std::string_view reason, const sekisho::SessionId& except = {});
// Only those of these clients.
sekisho::Result<std::int64_t> endSessionsOf(Services& services, Call& call, const sekisho::UserId& user,
                                            std::span<const sekisho::ClientKind> kinds, std::string_view reason);
// One session of this member. NotFound (SESSION_NOT_EXIST) when he has none such; ending an ended one is no error.
sekisho::Done endSession(Services& services, Call& call, const sekisho::UserId& user, const sekisho::SessionId& id,
                         std::string_view reason);

// The same for jobs and tools without a Call: what was ended. The caller notes the change, commits, and then calls
// sessionEnded() (service/http/services.h) for each.
sekisho::Result<std::vector<sekisho::SessionId>> endAllSessions(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                std::string_view member, std::string_view reason,
                                                                const sekisho::SessionId& except, sekisho::Instant now);
sekisho::Result<std::vector<sekisho::SessionId>> endSession(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            std::string_view member, const sekisho::SessionId& id,
                                                            std::string_view reason, sekisho::Instant now);

struct SessionPage {
    std::vector<sekisho::Session> sessions; // newest first
    std::string nextCursor;                 // empty: the last page
};
// Access status: sessions that were in use within 90 days. `current` marks the session that asks. A bad cursor is a
// BadInput at "cursor".
sekisho::Result<SessionPage> listSessions(sekisho::sql::Database& db, sekisho::DomainId domain,
                                          const sekisho::UserId& user, std::string_view cursor, int count,
                                          sekisho::Instant now, const sekisho::SessionId& current = {});
sekisho::Result<std::int64_t> liveSessionCount(sekisho::sql::Database& db, sekisho::DomainId domain,
                                               const sekisho::UserId& user);

} // namespace sekishod
