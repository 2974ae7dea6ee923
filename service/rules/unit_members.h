#pragma once
// One page of the direct members of an organization, by creation or in the order that holds everywhere
// (models/domain/member_order.h). Deleted members are left out.

#include "models/api/page_cursor.h"
#include "models/domain/error.h"
#include "models/sql/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct UnitMember {
    std::int64_t row = 0;
    std::string uid;
    std::optional<std::string> externalKey;
    bool isManager = false;
    bool visible = true;
    bool useTeam = true;
};
struct UnitMemberPage {
    std::vector<UnitMember> members;
    std::optional<sekisho::api::PageCursor> next;
};

sekisho::Result<UnitMemberPage> unitMembers(sekisho::sql::Database& db, std::int64_t unit,
                                            const std::optional<sekisho::api::PageCursor>& after, int count);
// Reads the whole organization for each page. Goes on behind the member that the cursor names, wherever he stands now;
// INVALID_CURSOR (400) when he is gone.
sekisho::Result<UnitMemberPage> unitMembersByRank(sekisho::sql::Database& db, std::int64_t unit,
                                                  const std::optional<sekisho::api::PageCursor>& after, int count);

} // namespace sekishod
