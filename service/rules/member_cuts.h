#pragma once
// What follows a cut of one member (service/auth/session_cuts.h): the row of each of its sessions says when and why it
// ended, and the step of the cut-off notes it, so that a refused request can be its evidence. Also after a restart.

#include "service/http/services.h"

namespace sekishod {

// In pieces, each a transaction of its own, for about two seconds. True: nothing is left.
sekisho::Result<bool> writeMemberCuts(Services& services);

} // namespace sekishod
