#pragma once
// 新規メンバーに連携権限を自動付与 (admin-screens.md §7.4): whoever became a member since comes onto the lists of those
// who may talk with people outside. However they came, one by one or by the thousand, what one step finds is one
// revision.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"

#include <cstdint>

namespace sekishod {

// At most `most` new members in the caller's transaction; how many there were. A member is looked at once: who is taken
// off the list later stays off. A list that is full takes nobody.
sekisho::Result<std::int64_t> grantExternalTalk(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                sekisho::Instant now, int most, Effects& effects);

} // namespace sekishod
