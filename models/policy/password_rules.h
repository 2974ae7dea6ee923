#pragma once
// What a new password must be. All faults at once, in a fixed order, so that one look mends them all. Pure but for the
// caller's predicate.

#include "models/domain/error.h"
#include "models/policy/account_policy.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

// True when the password is one of the last `passwordReuse` ones. Asked last and only when all else is right: it is
// slow.
using UsedBefore = std::function<bool(std::string_view password)>;

// Errors at the field "password", codes PASSWORD_TOO_SHORT {min}, PASSWORD_TOO_LONG {max}, PASSWORD_CHARS (only visible
// ASCII is allowed), PASSWORD_FORMAT {format}, PASSWORD_CONTAINS_ID, PASSWORD_WEAK, PASSWORD_REUSED {count}. `loginId`
// is local@workgroup; `words` (names, workgroup) count as known to a guesser.
std::vector<Error> checkPassword(const AccountPolicy& policy, std::string_view password, std::string_view loginId,
                                 const std::vector<std::string>& words = {}, const UsedBefore& usedBefore = {});

// zxcvbn's score 0 (a guess) to 4 (very hard to guess).
int passwordStrength(std::string_view password, std::string_view loginId, const std::vector<std::string>& words = {});

} // namespace sekisho::policy
