#pragma once
// The console's extension: /v1.0/admin/… (docs/decisions/0001-extension-api.md).

#include "service/http/endpoint.h"
#include "service/http/services.h"

#include <vector>

namespace sekishod {

std::vector<Endpoint> adminEndpoints(Services& services);

} // namespace sekishod
