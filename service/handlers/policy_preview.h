#pragma once
// 影響の確認 of one policy: the draft in the body held against what is recorded. Private to this folder.

#include "models/policy/schema.h"
#include "service/http/call.h"
#include "service/http/services.h"

namespace sekishod {

// Opens a reader of its own; `call.db` is set while it runs.
HandlerResult previewPolicy(Services& services, const sekisho::policy::Schema& schema, Call& call);

} // namespace sekishod
