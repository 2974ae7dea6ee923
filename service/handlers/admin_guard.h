#pragma once
// Whose account a caller may take over. Setting somebody's password is as good as being him: nobody gains rights that
// way which he does not have himself.

#include "service/http/call.h"

namespace sekishod {

// Forbidden: SUPER_ADMIN_PROTECTED for the highest administrator, ROLE_EXCEEDS_OWN for a holder of more rights or of a
// wider scope. Anybody may do it to himself; the highest administrator may do it to everybody.
sekisho::Done checkMayTakeOver(const Call& call, const sekisho::UserId& target);

} // namespace sekishod
