#pragma once
// The tenant's own row: its workgroup name, which features are on, and what its members' fields must obey.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"
#include "models/domain/field_settings.h"
#include "models/domain/ids.h"
#include "models/domain/structure.h"
#include "models/sql/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct Tenant {
    sekisho::DomainId domain = 0;
    std::string workgroup; // right of @
    std::string name;
    bool usePosition = false;
    bool useLevel = false;
    bool useUserType = false;
    std::string locale = "ja_JP";
    std::string timeZone = "Asia/Tokyo";
    bool useProfileStatus = true;
    sekisho::FieldSettings fields;
    std::vector<sekisho::CustomProperty> properties; // in their order

    bool uses(sekisho::RankKind kind) const;
};

// NOT_FOUND when the tenant does not exist.
sekisho::Result<Tenant> loadTenant(sekisho::sql::Database& db, sekisho::DomainId domain);
// Only what the settings say; for settings that are not the present ones.
Tenant tenantOfSettings(std::string_view settings);
// Switches levels, positions or user types on or off in the settings; nothing else changes.
sekisho::Done storeFeature(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::RankKind kind, bool on);
// Name, language and time zone as `tenant` has them. Only savePolicy() (policies.h) changes those.
sekisho::Done storeTenantNames(sekisho::sql::Database& db, const Tenant& tenant);
sekisho::Done storeProfileStatusUse(sekisho::sql::Database& db, sekisho::DomainId domain, bool on);

} // namespace sekishod
