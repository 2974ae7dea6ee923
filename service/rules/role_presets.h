#pragma once
// Roles that each tenant has: a row of every built-in one, and custom ones made of the presets of resources/roles.json,
// which hold what the preset grants and can be given like any other.

#include "models/domain/clock.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"
#include "service/store/tenant_store.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sekishod {

std::string presetRoleUid(std::string_view preset, sekisho::DomainId domain); // "helpdesk:<domain>"
std::string_view presetOfRole(std::string_view roleUid);                      // "helpdesk"; empty: made of none
// Adds those of the presets that the tenant does not have yet, named in its language; how many. In the caller's
// transaction. One that was deleted is there.
sekisho::Result<std::int64_t> addPresetRoles(sekisho::sql::Database& db, const Tenant& tenant, Effects& effects);
// The same of the built-in ones, "super:<domain>" and so on; nobody holds them yet.
sekisho::Result<std::int64_t> addBuiltInRoles(sekisho::sql::Database& db, const Tenant& tenant, Effects& effects);
// Both for all tenants of a store that was made before a role was, with audit records. Writes only when one is missing.
sekisho::Done addMissingRoles(TenantStore& store, sekisho::Instant now);

} // namespace sekishod
