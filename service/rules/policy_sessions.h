#pragma once
// Sessions that policies and permission templates end, all at once: as many as the tenant has people, so no list of
// them is made, and their tokens get no mark of their own (a token of an ended session is refused). Very many are ended
// by one row and written afterwards (session_cuts.h). The caller's
// transaction; after the commit tellEnded().

#include "models/domain/clock.h"
#include "models/policy/policy_effects.h"
#include "models/sql/database.h"
#include "service/http/services.h"

#include <cstdint>

namespace sekishod {

struct EndedSessions {
    std::int64_t members = 0;  // whose sessions they were, without service accounts
    std::int64_t sessions = 0; // of people
    std::int64_t tokens = 0;   // of API clients: access and refresh tokens that were in force
};
// Reason "policy". All live sessions of the tenant whose client the effects name.
sekisho::Result<EndedSessions> endSessionsByPolicy(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                   const sekisho::policy::Effects& effects, sekisho::Instant now);
// Those of the mobile app whose member's permission template leaves the mobile app off.
sekisho::Result<EndedSessions> endMobileByTemplate(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                   sekisho::Instant now);
// After the commit of a change of a policy or template: what is remembered of tokens is forgotten, and open streams of
// sessions that have ended are closed. Does not fail: streams that cannot be judged are closed as well.
void policiesChanged(Services& services, sekisho::DomainId domain);

} // namespace sekishod
