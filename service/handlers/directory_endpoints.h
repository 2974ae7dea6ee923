#pragma once
// The public directory: /v1.0/users, /v1.0/orgunits, /v1.0/groups, /v1.0/directory/… (lineworks-api.md §3).

#include "service/http/endpoint.h"
#include "service/http/services.h"

#include <vector>

namespace sekishod {

std::vector<Endpoint> directoryEndpoints(Services& services);

} // namespace sekishod
