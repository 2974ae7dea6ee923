#pragma once
// What a gateway must know of its profile. No secrets; those come through ports::Secrets.

#include "models/net/tls_policy.h"

#include <chrono>
#include <string>
#include <vector>

namespace sekisho::net {

struct Timings {
    std::chrono::milliseconds call{15000};   // a whole exchange, from the first byte out to the last byte in
    std::chrono::milliseconds upload{60000}; // the same for files
    std::chrono::milliseconds stream{45000}; // silence after which a stream counts as dead; the service beats each 20 s
    std::vector<std::chrono::milliseconds> retryPauses{std::chrono::milliseconds(300), std::chrono::milliseconds(1500)};
    std::chrono::milliseconds longestRetryAfter{60000};
    std::chrono::milliseconds probeFirst{5000}, probeMost{30000};
    std::chrono::milliseconds reconnectFirst{1000}, reconnectMost{30000};
};

struct GatewayConfig {
    std::string profileId;
    std::string service; // https://host[:port]
    TlsSettings tls;
    std::string deviceName, os, version; // what the service shows as the device of this session
    Timings timings;
};

} // namespace sekisho::net
