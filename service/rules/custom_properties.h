#pragma once
// Definitions of custom properties (lineworks-api.md §3.5). Their values belong to members; Tenant::properties holds
// the definitions that a member must obey. Same conventions as structure.h.

#include "models/domain/clock.h"
#include "models/domain/custom_property.h"
#include "models/domain/error.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sekishod {

struct CustomPropertyRow {
    std::int64_t row = 0;
    sekisho::CustomProperty property;
};

// CUSTOM_PROPERTY_NOT_EXIST (404). `idText`: resource id.
sekisho::Result<CustomPropertyRow> loadCustomProperty(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      std::string_view idText);
// CUSTOM_PROPERTY_ALREADY_EXIST (409), LIMIT_EXCEEDED (403).
sekisho::Result<CustomPropertyRow> createCustomProperty(sekisho::sql::Database& db, const Tenant& tenant,
                                                        sekisho::CustomProperty property, Effects& effects);
// Name, kind and multiplicity are fixed: CUSTOM_PROPERTY_FIXED (400). An option that a member holds stays:
// CUSTOM_OPTION_IN_USE (409).
sekisho::Result<CustomPropertyRow> updateCustomProperty(sekisho::sql::Database& db, const Tenant& tenant,
                                                        const CustomPropertyRow& before, sekisho::CustomProperty after,
                                                        Effects& effects);
// Members lose their values of it.
sekisho::Done deleteCustomProperty(sekisho::sql::Database& db, const Tenant& tenant, const CustomPropertyRow& before,
                                   sekisho::Instant now, Effects& effects);
// As it was before (nothing: it was not there), by undo and roll-back, in its row, which tells its place among those
// without an order. The values of members come back with them. Also CUSTOM_OPTION_IN_USE.
sekisho::Result<std::optional<CustomPropertyRow>>
restoreCustomProperty(sekisho::sql::Database& db, const Tenant& tenant, const std::optional<CustomPropertyRow>& present,
                      const std::optional<CustomPropertyRow>& image, sekisho::Instant now, Effects& effects);
// How many members hold a value of it.
sekisho::Result<std::int64_t> holdersOfProperty(sekisho::sql::Database& db, std::int64_t row);

} // namespace sekishod
