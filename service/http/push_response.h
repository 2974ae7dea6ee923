#pragma once
// The two answers that wait for a change: an event stream and a long poll.

#include "service/http/call.h"
#include "service/push/hub.h"

#include <chrono>

namespace sekishod {

// text/event-stream of changes of the caller's tenant. Resumes at `cursor` of the query or at Last-Event-ID, else at
// `lastInStore` (lastChange() of the reader the handler has).
Response pushStream(const Call& call, PushHub& hub, std::int64_t lastInStore);
// Nothing to tell yet: runs the whole request again, with Request::resumed set, at a change after `cursor`, when the
// session ends, or after `timeout`. A handler must not ask for this when Request::resumed is set already.
Response waitForChange(const Call& call, PushHub& hub, std::int64_t cursor, std::chrono::milliseconds timeout);

} // namespace sekishod
