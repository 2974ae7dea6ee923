#pragma once
// A caller's scope as a condition over a column that holds resource ids of members. Row ids come from the store, never
// from a request, so they may stand in the text of a statement.

#include "service/http/call.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>

namespace sekishod {

// "1" for the whole tenant. `column` names its table or alias.
inline std::string uidInScope(const ScopeFilter& scope, std::string_view column) {
    if (scope.wholeTenant) return "1";
    return fmt::format("EXISTS (SELECT 1 FROM member sm WHERE sm.uid = {} AND (EXISTS (SELECT 1 FROM member_scope x "
                       "WHERE x.orgunit_id IN ({}) AND x.member_id = sm.id) OR EXISTS (SELECT 1 FROM member_orgunit x "
                       "WHERE x.orgunit_id IN ({}) AND x.member_id = sm.id)))",
                       column, fmt::join(scope.roots, ","), fmt::join(scope.exact, ","));
}

} // namespace sekishod
