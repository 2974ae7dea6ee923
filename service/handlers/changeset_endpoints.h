#pragma once
// The pipe for changes: /v1.0/admin/changesets (docs/decisions/0006-changesets.md).

#include "service/changesets/changesets.h"
#include "service/http/endpoint.h"

#include <vector>

namespace sekishod {

// `changesets` must live as long as the endpoints.
std::vector<Endpoint> changesetEndpoints(Changesets& changesets);

} // namespace sekishod
