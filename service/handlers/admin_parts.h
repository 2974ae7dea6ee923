#pragma once
// The parts of adminEndpoints(); private to this folder.

#include "service/http/endpoint.h"
#include "service/http/services.h"

#include <vector>

namespace sekishod {

void addIdentityEndpoints(Services& services, std::vector<Endpoint>& out);    // capabilities, me, menus
void addFeedEndpoints(Services& services, std::vector<Endpoint>& out);        // snapshot, changes, push
void addMemberAdminEndpoints(Services& services, std::vector<Endpoint>& out); // sessions, password, record, audit

} // namespace sekishod
