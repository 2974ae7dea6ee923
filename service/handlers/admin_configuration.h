#pragma once
// The whole configuration as one readable file, and such a file as a planned changeset. Private to this folder.

#include "service/changesets/changesets.h"
#include "service/http/endpoint.h"

#include <vector>

namespace sekishod {

void addConfigurationEndpoints(Changesets& changesets, std::vector<Endpoint>& out);

} // namespace sekishod
