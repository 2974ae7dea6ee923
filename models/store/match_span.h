#pragma once
// Where a query stands in a shown text, for marking: found on the folded text and led back to the bytes that were
// folded. Latin typing also marks kana (taka marks タカ). Pure; thread-safe.

#include "models/ports/member_list.h"

#include <optional>
#include <string_view>

namespace sekisho::store {

// The first word of the query that stands in `shown`; the longest when several do.
std::optional<ports::MatchSpan> matchSpan(std::string_view shown, std::string_view typed);

} // namespace sekisho::store
