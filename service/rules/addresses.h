#pragma once
// Every address of a tenant belongs to one owner: logins, aliases, organization mail. Addresses end with the workgroup
// name; a bare local part is completed.

#include "models/domain/error.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// Lower case; "@workgroup" added where there is no @.
std::string completedAddress(std::string_view address, const Tenant& tenant);
// LOGIN_GROUP at `field` when the part after @ is not the workgroup.
sekisho::Done checkGroup(std::string_view address, const Tenant& tenant, std::string_view field);

struct Address {
    std::string address;
    std::string kind; // member, alias, orgUnit, orgUnitAlias, group, groupAlias
};
// The owner's addresses are these from now on. EMAIL_ALREADY_EXIST or ALIAS_EMAIL_ALREADY_EXIST (409).
sekisho::Done storeAddresses(sekisho::sql::Database& db, const Tenant& tenant, std::string_view ownerUid,
                             const std::vector<Address>& addresses);
// The same of an owner who has none yet.
sekisho::Done addAddresses(sekisho::sql::Database& db, const Tenant& tenant, std::string_view ownerUid,
                           const std::vector<Address>& addresses);
sekisho::Result<bool> addressTaken(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view address);

} // namespace sekishod
