#pragma once
// Records of the feed as values. Kinds this console does not know are left out, so that a newer service may send them.

#include "models/domain/error.h"
#include "models/ports/gateway.h"

#include <string>

namespace sekisho::net {

// kind: "member", "orgUnit", "level", "position", "userType", "group", or one of settingKind(). False for other kinds;
// `into`, which is new, is to be thrown away then, as after an error. RESPONSE_MALFORMED.
Result<bool> readFeedRecord(const std::string& kind, std::string document, ports::FeedRecord& into);

} // namespace sekisho::net
