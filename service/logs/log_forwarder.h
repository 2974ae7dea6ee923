#pragma once
// Hands the records of each tenant that wants it to a SIEM: syslog over TLS, in the order of the chain (V7). The chain
// is the queue; table log_forward says how far it was handed over. Nothing is lost while the receiver is away; what was
// on its way when a connection broke is sent again, so a record may come twice (its seq and hash tell). A thread of its
// own.

#include "service/http/services.h"
#include "service/logs/syslog_channel.h"
#include "service/logs/syslog_message.h"

#include <map>
#include <memory>
#include <stop_token>
#include <string>

namespace sekishod {

class LogForwarder {
  public:
    explicit LogForwarder(Services& services);
    ~LogForwarder();

    // Everything that waits, for all tenants; how many records were handed over. Faults of a receiver are kept with the
    // tenant and told once to those who operate audit.settings; only a fault of the store is an error.
    sekisho::Result<std::int64_t> pass(const std::stop_token& stopped);
    void run(const std::stop_token& stopped); // looks each second

  private:
    struct Line; // one tenant's
    sekisho::Done begin(Line& line);
    sekisho::Done forget(Line& line);
    sekisho::Done serve(Line& line, const std::stop_token& stopped, std::int64_t& handed);
    sekisho::Done confirm(Line& line);
    sekisho::Done failed(Line& line, const sekisho::Error& error);

    Services& services_;
    SyslogOrigin origin_;
    std::map<sekisho::DomainId, std::unique_ptr<Line>> lines_;
};

} // namespace sekishod
