#pragma once
// OAuth 2.0, the console's challenge sign-in, and who a bearer token stands for.

#include "service/http/endpoint.h"
#include "service/http/services.h"

#include <memory>
#include <vector>

namespace sekishod {

std::unique_ptr<Authenticator> makeAuthenticator(TenantStore& store, const sekisho::Clock& clock);
std::vector<Endpoint> authEndpoints(Services& services); // /oauth2/v2.0/…, own account: /v1.0/admin/me/…

// Every 30 s and at the stop of the service: writes when sessions and members were last active and what was asked about
// files, ends sessions that lapsed. `services.auth` must come from makeAuthenticator().
sekisho::Done authHousekeeping(Services& services);

} // namespace sekishod
