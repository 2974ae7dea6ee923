#pragma once
// The public API's download of a log as CSV (lineworks-api.md §4.1), for tenants whose service has nothing better.

#include "models/domain/clock.h"
#include "models/ports/call.h"

#include <string>

namespace sekisho::ports {

class LogDownloads {
  public:
    virtual ~LogDownloads() = default;
    // The whole file, in English columns, from ≤ time < until; at most 31 days. One at a time, a minute apart:
    // TOO_MANY_REQUESTS otherwise. A file that breaks off says so in its last line; that is not looked at here.
    virtual CallHandle download(const std::string& log, Instant from, Instant until, Executor& on,
                                Reply<std::string> reply) = 0;
};

} // namespace sekisho::ports
