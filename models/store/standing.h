#pragma once
// The order of members within an organization that holds everywhere: that of models/domain/member_order.h, over the
// columns of the list. Pure; the table and the structure must not change meanwhile.

#include "models/store/member_table.h"
#include "models/store/structure.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sekisho::store {

// `rows` come in the default order and leave by standing; equal ones keep their places. `about` is the organization the
// list is about, `shown` (Structure::subtree) the ones whose members it has: who does not belong to `about` itself
// stands where the highest of his other positions there puts him, and is no head.
void sortByStanding(std::vector<RowNo>& rows, const MemberTable& table, const Structure& structure, OrgNo about,
                    std::span<const std::uint8_t> shown);

} // namespace sekisho::store
