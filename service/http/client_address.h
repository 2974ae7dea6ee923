#pragma once
// Whose request it is when reverse proxies stand in front: the address is taken from their header only where the peer
// is one of the named proxies. Pure; thread-safe.

#include "models/domain/error.h"
#include "service/http/message.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// An IPv4 or IPv6 address; IPv4 in IPv6 notation (::ffff:192.0.2.1) is the IPv4 address. No zones, no ports.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{}; // IPv4: the first four
    bool v6 = false;
    static std::optional<IpAddress> of(std::string_view text);
    std::string text() const;
    bool operator==(const IpAddress&) const = default;
};

class TrustedProxies {
  public:
    TrustedProxies() = default; // nobody: headers say nothing
    // "10.0.0.0/8", "2001:db8::/32" or a single address. BadInput/INVALID_PARAMETER at "trusted-proxy".
    static sekisho::Result<TrustedProxies> of(std::span<const std::string> networks);

    bool empty() const { return networks_.empty(); }
    bool trusts(const IpAddress& address) const;
    // The address of the client behind a request that `peer` sent: for a trusted peer the rightmost hop of Forwarded
    // (RFC 7239), else of X-Forwarded-For, that is not trusted itself. Where that hop is "unknown" or hidden, the last
    // address that is known. BAD_REQUEST for a header that cannot be read as far as it is needed, and when both headers
    // name different clients: then a proxy passes on what the client made up.
    sekisho::Result<std::string> clientOf(const std::string& peer, const Headers& headers) const;
    // The same where nobody but the proxy can connect: BAD_REQUEST when it names no client.
    sekisho::Result<std::string> clientOfProxy(const Headers& headers) const;

  private:
    sekisho::Result<std::optional<IpAddress>> named(const std::optional<IpAddress>& sender,
                                                    const Headers& headers) const;
    struct Network {
        IpAddress address;
        unsigned bits = 0;
    };
    std::vector<Network> networks_;
};

} // namespace sekishod
