#pragma once
// The service as a program sees it that works without a person: tokens by the grant for service accounts (RFC 7523),
// the logs, and the public API's downloads. One thread of its own. Destroying it ends every call that still has an
// owner with CANCELLED.

#include "models/net/gateway_config.h"
#include "models/ports/log_downloads.h"
#include "models/ports/logs.h"

#include <functional>
#include <memory>
#include <string>

namespace sekisho::net {

struct ServiceGrant {
    std::string clientId, clientSecret;
    std::string scope;                              // empty: all that the app has
    std::function<Result<std::string>()> assertion; // made anew for each token; any thread
};

class ServiceConnection {
  public:
    // PROFILE_INVALID: not an https:// address; also what TlsPolicy::make says.
    static Result<std::unique_ptr<ServiceConnection>> create(GatewayConfig config, ServiceGrant grant);
    ~ServiceConnection();

    ports::Logs& logs();
    ports::LogDownloads& downloads();

  private:
    struct Parts;
    explicit ServiceConnection(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace sekisho::net
