#pragma once
// What time does by itself: expired tokens, codes and idempotency rows go, members whose days of grace are over are
// erased, archived rooms and links of invitation whose time is over go, sessions and sign-ins older than 90 days go,
// leaves of absence and profile statuses end, new members come onto the lists of those who may talk with people outside
// where the policy says so, orders that the brake holds and requests for approval lapse. Each step is
// a transaction of its own with its audit records (service/http/unit_of_work.h). Called by a timer on a worker; a
// failed step is logged and tried again.

#include "service/http/services.h"

namespace sekishod {

void housekeeping(Services& services);

} // namespace sekishod
