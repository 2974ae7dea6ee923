#pragma once
// Records of the feed as values. Kinds this console does not know are left out, so that a newer service may send them.

#include "models/domain/error.h"
#include "models/ports/gateway.h"

#include <optional>
#include <string>

namespace sekisho::net {

// kind: "member", "orgUnit", "level", "position", "userType", "group", or one of settingKind(); nothing for other
// kinds. RESPONSE_MALFORMED.
Result<std::optional<ports::FeedRecord>> feedRecord(const std::string& kind, std::string document);

} // namespace sekisho::net
