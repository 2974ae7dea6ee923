#pragma once
// 影響の確認 of one policy: the draft in the body held against what is recorded. Private to this folder.

#include "models/policy/schema.h"
#include "service/http/call.h"
#include "service/http/services.h"

namespace sekishod {

// At most two at once: SERVICE_UNAVAILABLE.
HandlerResult previewPolicy(Services& services, const sekisho::policy::Schema& schema, Call& call);

} // namespace sekishod
