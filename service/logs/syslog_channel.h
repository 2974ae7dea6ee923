#pragma once
// One TLS connection to a syslog receiver (RFC 5425). The receiver's certificate is always checked, against the
// certificates that the system trusts or DATA/forward-ca.pem; with DATA/forward-client.pem and .key the service shows
// its own. One thread; each call ends within a second of the stop.

#include "models/domain/error.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace sekishod {

struct SyslogTarget {
    std::string host;
    int port = 6514;
    std::filesystem::path folder; // where the certificates lie
    bool operator==(const SyslogTarget&) const = default;
};

class SyslogChannel {
  public:
    // FORWARD_UNREACHABLE, FORWARD_CERTIFICATE (both with host), Cancelled. At most 15 seconds.
    static sekisho::Result<std::unique_ptr<SyslogChannel>> connect(const SyslogTarget& target,
                                                                   const std::stop_token& stopped);
    ~SyslogChannel();
    SyslogChannel(const SyslogChannel&) = delete;
    SyslogChannel& operator=(const SyslogChannel&) = delete;

    // All of it, or an error: then it is not known how much has arrived. FORWARD_CLOSED. A receiver that takes nothing
    // for 30 seconds counts as gone.
    sekisho::Done send(std::string_view frames, const std::stop_token& stopped);
    // Whether the receiver has closed its side since.
    bool open();

  private:
    struct Tls;
    explicit SyslogChannel(std::unique_ptr<Tls> tls);
    std::unique_ptr<Tls> tls_;
};

} // namespace sekishod
