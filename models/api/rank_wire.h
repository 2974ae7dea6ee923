#pragma once
// What the service says of ranks as a whole and of the view of the organization chart, as the console reads it, and
// what the console asks for. Unknown keys are ignored. Errors: BadInput RESPONSE_MALFORMED. Pure; thread-safe.

#include "models/domain/chart_restriction.h"
#include "models/domain/error.h"
#include "models/domain/structure.h"

#include <optional>
#include <string>
#include <string_view>

namespace sekisho::api {

Result<RankImpact> rankImpactFromText(std::string_view json);

// The version stands in the ETag of the answer, not in its body.
Result<ChartRestriction> chartRestrictionFromText(std::string_view json);
// Nothing: the member sees everything.
Result<std::optional<EffectiveRestriction>> effectiveRestrictionFromText(std::string_view json);
std::string requestText(const ChartRestriction& wanted);

} // namespace sekisho::api
