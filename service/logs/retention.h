#pragma once
// Removes what the tenant keeps no longer (policy "logs"): first what records of a log say, then, from the front,
// records wholly, and the text of messages by a time of its own. Before anything goes, an audit record tells how much
// of each log and a signed statement allows it, so that the proof of the rest stays whole. Short transactions; a stop
// in between loses nothing, the next call goes on.

#include "models/domain/log_facts.h"
#include "models/policy/log_policy.h"
#include "service/http/services.h"

namespace sekishod {

sekisho::Done keepRetention(Services& services, sekisho::DomainId domain, sekisho::Instant now);
// Statements older than a week: the last of each hour stays, and those at which something was allowed to go.
sekisho::Done thinStatements(Services& services, sekisho::DomainId domain, sekisho::Instant now);

} // namespace sekishod
