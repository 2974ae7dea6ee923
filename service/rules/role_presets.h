#pragma once
// Roles that each tenant has besides the built-in ones, made of the presets of resources/roles.json: custom roles,
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
// Adds those that the tenant does not have yet, named in its language; how many. In the caller's transaction.
sekisho::Result<std::int64_t> addPresetRoles(sekisho::sql::Database& db, const Tenant& tenant, Effects& effects);
// The same for all tenants of a store that was made before a preset was, with audit records. Writes only when one is
// missing.
sekisho::Done addMissingPresetRoles(TenantStore& store, sekisho::Instant now);

} // namespace sekishod
