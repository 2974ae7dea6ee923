#pragma once
// Closing the tenant (解約, admin-screens.md §11A.4): only when nobody else is left; from then on the highest
// administrator alone gets in, and after seven days everything of the tenant is erased for good. Works in the caller's
// transaction.

#include "models/domain/company.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/unit_of_work.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sekishod {

sekisho::Result<sekisho::Closing> closingOf(sekisho::sql::Database& db, const Tenant& tenant);
// CLOSING_DONE, CLOSING_NAME (the typed name is another), CLOSING_BLOCKED (params code, count). Sessions that ended are
// named in `ended`: all but `keep`.
sekisho::Done closeTenant(sekisho::sql::Database& db, const Tenant& tenant, const Caller& by, std::string_view reason,
                          std::string_view note, std::string_view typed, sekisho::Instant now,
                          std::vector<sekisho::SessionId>& ended, Effects& effects);
// CLOSING_NOT_DONE when it is not closed, or its days are over.
sekisho::Done withdrawClosing(sekisho::sql::Database& db, const Tenant& tenant, sekisho::Instant now, Effects& effects);
// Its days are over.
sekisho::Result<bool> erasureDue(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now);
// A piece of what is left of a tenant whose days are over, its records included, at most `most` rows; how many went. 0:
// nothing of it is there any more, or its time has not come.
sekisho::Result<std::int64_t> eraseClosed(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now,
                                          int most);

} // namespace sekishod
