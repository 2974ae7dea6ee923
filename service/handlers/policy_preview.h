#pragma once
// 影響の確認 of one policy: the draft in the body held against what is recorded. Private to this folder.

#include "models/policy/schema.h"
#include "service/http/call.h"
#include "service/http/services.h"

namespace sekishod {

// At most two at once: SERVICE_UNAVAILABLE.
HandlerResult previewPolicy(Services& services, const sekisho::policy::Schema& schema, Call& call);

// The answer to a draft that is none: the first fault, and in the body all of them.
HandlerResult refusedDraft(const sekisho::Error& first, const std::vector<sekisho::Error>& all);

} // namespace sekishod
