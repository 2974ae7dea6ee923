#pragma once
// 項目管理: what a member's fields must obey, and employee numbers that are given out by themselves (admin-screens.md
// §2.9). createMember and updateMember call these; handlers only change the settings.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/field_settings.h"
#include "models/domain/member.h"
#include "models/domain/tenant_fields.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sekishod {

// Values of custom properties must fit their definitions, and what is compulsory must be there (REQUIRED at the field).
// With `before`: a change of External Key or alias addresses alone is not stopped by a field that was empty already.
sekisho::Done obeyFields(const Tenant& tenant, const sekisho::Member* before, const sekisho::Member& after);
// What a member may change himself; FIELD_NOT_OPEN (403) names the first field that he may not.
sekisho::Done checkOwnEdit(const Tenant& tenant, const sekisho::Member& before, const sekisho::Member& after);

// The caller has compared the versions. `action`: of the audit record.
sekisho::Result<sekisho::FieldSettings> storeFieldSettings(sekisho::sql::Database& db, const Tenant& tenant,
                                                           sekisho::FieldSettings after, Effects& effects,
                                                           std::string_view action = "fields.update");

// The next employee number that nobody has; moves the counter. EMPLOYEE_NUMBERS_USED_UP (409).
sekisho::Result<std::string> nextEmployeeNumber(sekisho::sql::Database& db, const Tenant& tenant);
// The number it would be, without taking it; 0: all of that length are used up.
sekisho::Result<std::int64_t> upcomingNumber(sekisho::sql::Database& db, const Tenant& tenant);
sekisho::Result<std::int64_t> membersWithoutNumber(sekisho::sql::Database& db, sekisho::DomainId domain);
// Numbers for up to `most` members without one, in the order of their date of joining, else of their account.
sekisho::Result<sekisho::NumbersGiven> giveEmployeeNumbers(sekisho::sql::Database& db, const Tenant& tenant, int most,
                                                           sekisho::Instant now, Effects& effects);

} // namespace sekishod
