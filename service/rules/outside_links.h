#pragma once
// Who takes part in groups with external users (admin-screens.md §5): whoever may talk with LINE WORKS users of other
// companies, by the policy externalTalk (外部 LINE WORKS 連携). Others are not dropped silently: they are refused by
// name when they are to come, and read nothing once they have lost the permission. Same conventions as members.h.

#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <string>

namespace sekishod {

// Those who come to the group with `after` (before.id empty: all are new). GROUP_NOT_LINKED (403, names who) at
// administrators or members; GROUP_EXTERNAL_INSIDE (400) at members, for a group with external users within another.
sekisho::Done checkOutsideLinks(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::Group& before,
                                const sekisho::Group& after);

// A condition over the columns of table member (alias m).
sekisho::Result<std::string> linkedMembers(sekisho::sql::Database& db, sekisho::DomainId domain);

} // namespace sekishod
