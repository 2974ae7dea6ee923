#pragma once
// Addresses and ranges of addresses, IPv4 and IPv6, as an administrator writes them: one address, CIDR, or first-last.

#include "models/domain/error.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

// 16 bytes, network order; an IPv4 address is the IPv6 address ::ffff:a.b.c.d, so that both are sorted together and a
// mapped address in a request means the IPv4 one.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const IpAddress&) const = default;
    bool isV4() const;
};
std::optional<IpAddress> ipAddressOf(std::string_view text); // no zone, no port, no leading zeros in IPv4
std::string ipText(const IpAddress& address);                // RFC 5952

struct IpRange {
    IpAddress first;
    IpAddress last;
    auto operator<=>(const IpRange&) const = default;
    bool contains(const IpAddress& address) const { return first <= address && address <= last; }
    bool overlaps(const IpRange& other) const { return first <= other.last && other.first <= last; }
};
// "203.0.113.7", "203.0.113.0/24" (host bits may be set: the network is meant), "203.0.113.1-203.0.113.9" with or
// without blanks, the same in IPv6. ADDRESS_BAD, ADDRESS_PREFIX {text,max}, ADDRESS_BACKWARDS.
Result<IpRange> ipRangeOf(std::string_view text);
std::string ipRangeText(const IpRange& range); // canonical: an address, CIDR where it is one, else first-last
// No part of it is private, loopback, link-local, shared (100.64/10), documentation is allowed, multicast, unspecified
// or otherwise never seen from the internet.
bool isPublic(const IpRange& range);

// Many ranges, asked often: sorted, found in O(log n).
class IpSet {
  public:
    IpSet() = default;
    explicit IpSet(std::vector<IpRange> ranges);
    bool contains(const IpAddress& address) const;
    bool empty() const { return ranges_.empty(); }
    const std::vector<IpRange>& ranges() const { return ranges_; }

  private:
    std::vector<IpRange> ranges_; // ascending, joined where they touch
};

} // namespace sekisho::policy
