#pragma once
// What the field management looks at as a whole: settings, custom properties and profile statuses with what they touch,
// and their order in one go. Same conventions as structure.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/tenant_fields.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <string>
#include <vector>

namespace sekishod {

sekisho::Result<sekisho::FieldsPicture> fieldsPicture(sekisho::sql::Database& db, const Tenant& tenant,
                                                      sekisho::Instant now);
// `ids` names each one exactly once, the first first, else RANK_ORDER (400). PROFILE_STATUS_NOT_ENABLED (403).
sekisho::Done orderProperties(sekisho::sql::Database& db, const Tenant& tenant, const std::vector<std::string>& ids,
                              Effects& effects);
sekisho::Done orderStatuses(sekisho::sql::Database& db, const Tenant& tenant, const std::vector<std::string>& ids,
                            Effects& effects);

} // namespace sekishod
