#include "models/policy/ip_range.h"

#include "models/domain/shown_text.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <utility>

namespace sekisho::policy {

namespace {

constexpr std::size_t kV4At = 12;     // where the four bytes of an IPv4 address stand
constexpr int kV4Bits = 96;           // that lie before them
constexpr std::size_t kLongest = 100; // bytes; two IPv6 addresses with blanks take fewer
constexpr std::size_t kGroups = 8;    // of an IPv6 address

// What IANA's registries of special addresses keep off the internet. Documentation is not among them: examples and
// tests are made of it. Of IPv6 only 2000::/3 is given out at all.
constexpr std::array<std::string_view, 15> kNeverPublic{"0.0.0.0/8",
                                                        "10.0.0.0/8",
                                                        "100.64.0.0/10",
                                                        "127.0.0.0/8",
                                                        "169.254.0.0/16",
                                                        "172.16.0.0/12",
                                                        "192.0.0.0/24",
                                                        "192.168.0.0/16",
                                                        "198.18.0.0/15",
                                                        "224.0.0.0/4",
                                                        "240.0.0.0/4",
                                                        "::-::fffe:ffff:ffff",
                                                        "::1:0:0:0-1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                                                        "2001::/23",
                                                        "4000::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"};

bool isIpDigit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<std::uint8_t> decimalByte(std::string_view text) {
    if (text.empty() || text.size() > 3 || !std::ranges::all_of(text, isIpDigit)) return std::nullopt;
    if (text.size() > 1 && text.front() == '0') return std::nullopt; // some read it as octal
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    if (value > 255) return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

// The text before the next `mark`, which is taken away; all of it when there is none.
std::string_view upTo(std::string_view& text, char mark) {
    const std::size_t end = text.find(mark);
    const std::string_view piece = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return piece;
}

bool readV4(std::string_view text, std::uint8_t* to) {
    if (std::ranges::count(text, '.') != 3) return false;
    for (int i = 0; i < 4; ++i) {
        const auto byte = decimalByte(upTo(text, '.'));
        if (!byte) return false;
        *to++ = *byte;
    }
    return true;
}

// Groups between colons, of which the last may be an IPv4 address; their bytes are appended.
bool readGroups(std::string_view text, bool mayEndInV4, std::vector<std::uint8_t>& to) {
    if (text.empty()) return true;
    const auto groups = static_cast<std::size_t>(std::ranges::count(text, ':')) + 1;
    if (groups > kGroups) return false;
    for (std::size_t i = 1; i <= groups; ++i) {
        const std::string_view group = upTo(text, ':');
        if (group.find('.') != std::string_view::npos) {
            std::array<std::uint8_t, 4> v4{};
            if (i != groups || !mayEndInV4 || !readV4(group, v4.data())) return false;
            to.insert(to.end(), v4.begin(), v4.end());
            return true;
        }
        std::uint16_t value = 0;
        const auto read = std::from_chars(group.data(), group.data() + group.size(), value, 16);
        if (group.empty() || group.size() > 4 || read.ec != std::errc() || read.ptr != group.data() + group.size())
            return false;
        to.push_back(static_cast<std::uint8_t>(value >> 8U));
        to.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    }
    return true;
}

std::optional<IpAddress> readV6(std::string_view text) {
    IpAddress address;
    std::vector<std::uint8_t> head;
    std::vector<std::uint8_t> tail;
    const std::size_t gap = text.find("::");
    if (gap == std::string_view::npos) {
        if (text.empty() || !readGroups(text, true, head) || head.size() != address.bytes.size()) return std::nullopt;
    } else {
        const std::string_view behind = text.substr(gap + 2);
        // The gap stands for one group at least, so that 14 bytes may be written.
        if (!readGroups(text.substr(0, gap), false, head) || !readGroups(behind, true, tail) ||
            head.size() + tail.size() > address.bytes.size() - 2)
            return std::nullopt;
    }
    std::ranges::copy(head, address.bytes.begin());
    std::ranges::copy(tail, address.bytes.end() - static_cast<std::ptrdiff_t>(tail.size()));
    return address;
}

unsigned groupAt(const IpAddress& address, std::size_t i) {
    return static_cast<unsigned>(address.bytes[2 * i]) << 8U | address.bytes[2 * i + 1];
}

// The longest run of groups that are 0, at least two; of equally long ones the first. {first, count}
std::pair<std::size_t, std::size_t> longestGap(const IpAddress& address) {
    std::pair<std::size_t, std::size_t> best{kGroups, 1};
    for (std::size_t i = 0; i < kGroups; ++i) {
        std::size_t end = i;
        while (end < kGroups && groupAt(address, end) == 0)
            ++end;
        if (end - i > best.second) best = {i, end - i};
    }
    return best;
}

std::string v6Text(const IpAddress& address) {
    const auto [gap, count] = longestGap(address);
    std::string out;
    for (std::size_t i = 0; i < kGroups; ++i) {
        if (i == gap) {
            out += "::";
            i += count - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':') out += ':';
        std::array<char, 4> hex{};
        const auto written = std::to_chars(hex.data(), hex.data() + hex.size(), groupAt(address, i), 16);
        out.append(hex.data(), written.ptr);
    }
    return out;
}

// The network of `bits` bits (0–128) that the address is in.
IpRange networkOf(const IpAddress& address, int bits) {
    IpRange range{address, address};
    for (std::size_t i = 0; i < address.bytes.size(); ++i) {
        const int kept = std::clamp(bits - static_cast<int>(i) * 8, 0, 8);
        const auto rest = static_cast<std::uint8_t>(0xFFU >> static_cast<unsigned>(kept));
        range.first.bytes[i] &= static_cast<std::uint8_t>(~rest);
        range.last.bytes[i] |= rest;
    }
    return range;
}

int commonBits(const IpAddress& a, const IpAddress& b) {
    for (std::size_t i = 0; i < a.bytes.size(); ++i) {
        const auto differ = static_cast<std::uint8_t>(a.bytes[i] ^ b.bytes[i]);
        if (differ != 0) return static_cast<int>(i) * 8 + std::countl_zero(differ);
    }
    return 128;
}

std::string_view withoutBlanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Error addressFault(std::string_view code, std::string_view text) {
    return badInput({}, std::string(code), {}).with("text", shownText(text));
}

Result<IpRange> cidrOf(std::string_view text, std::size_t slash) {
    const auto address = ipAddressOf(text.substr(0, slash));
    const std::string_view bits = text.substr(slash + 1);
    if (!address || bits.empty() || !std::ranges::all_of(bits, isIpDigit) || (bits.size() > 1 && bits.front() == '0'))
        return addressFault("ADDRESS_BAD", text);
    const bool v4 = text.find(':') == std::string_view::npos;
    const int most = v4 ? 32 : 128;
    int value = most + 1;
    const auto read = std::from_chars(bits.data(), bits.data() + bits.size(), value);
    if (read.ec != std::errc() || value > most)
        return addressFault("ADDRESS_PREFIX", text).with("max", std::to_string(most));
    return networkOf(*address, v4 ? value + kV4Bits : value);
}

const std::vector<IpRange>& neverPublic() {
    static const std::vector<IpRange> ranges = [] {
        std::vector<IpRange> out;
        for (const std::string_view text : kNeverPublic)
            if (const auto range = ipRangeOf(text)) out.push_back(*range);
        return out;
    }();
    return ranges;
}

// Is `next` the address behind `address`, or before or within what ends with it?
bool reaches(const IpAddress& address, const IpAddress& next) {
    if (next <= address) return true;
    IpAddress behind = address;
    for (std::size_t i = behind.bytes.size(); i-- > 0;)
        if (++behind.bytes[i] != 0) break;
    return behind == next;
}

} // namespace

bool IpAddress::isV4() const {
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; }) &&
           bytes[10] == 0xFF && bytes[11] == 0xFF;
}

std::optional<IpAddress> ipAddressOf(std::string_view text) {
    if (text.find(':') != std::string_view::npos) return readV6(text);
    IpAddress address;
    address.bytes[10] = address.bytes[11] = 0xFF;
    if (!readV4(text, address.bytes.data() + kV4At)) return std::nullopt;
    return address;
}

std::string ipText(const IpAddress& address) {
    if (!address.isV4()) return v6Text(address);
    std::string out;
    for (std::size_t i = kV4At; i < address.bytes.size(); ++i) {
        if (!out.empty()) out += '.';
        out += std::to_string(address.bytes[i]);
    }
    return out;
}

Result<IpRange> ipRangeOf(std::string_view written) {
    const std::string_view text = withoutBlanks(written);
    if (text.size() > kLongest) return addressFault("ADDRESS_BAD", text);
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) return cidrOf(text, slash);
    const std::size_t dash = text.find('-');
    const auto first = ipAddressOf(withoutBlanks(text.substr(0, dash)));
    if (!first) return addressFault("ADDRESS_BAD", text);
    if (dash == std::string_view::npos) return IpRange{*first, *first};
    const auto last = ipAddressOf(withoutBlanks(text.substr(dash + 1)));
    if (!last || last->isV4() != first->isV4()) return addressFault("ADDRESS_BAD", text);
    if (*last < *first) return addressFault("ADDRESS_BACKWARDS", text);
    return IpRange{*first, *last};
}

std::string ipRangeText(const IpRange& range) {
    if (range.first == range.last) return ipText(range.first);
    const int bits = commonBits(range.first, range.last);
    if (networkOf(range.first, bits) != range) return ipText(range.first) + '-' + ipText(range.last);
    return ipText(range.first) + '/' + std::to_string(range.first.isV4() ? bits - kV4Bits : bits);
}

bool isPublic(const IpRange& range) {
    return std::ranges::none_of(neverPublic(), [&](const IpRange& other) { return range.overlaps(other); });
}

IpSet::IpSet(std::vector<IpRange> ranges) {
    std::ranges::sort(ranges);
    for (const IpRange& range : ranges) {
        if (!ranges_.empty() && reaches(ranges_.back().last, range.first))
            ranges_.back().last = std::max(ranges_.back().last, range.last);
        else
            ranges_.push_back(range);
    }
}

bool IpSet::contains(const IpAddress& address) const {
    const auto behind = std::ranges::upper_bound(ranges_, address, {}, &IpRange::first);
    return behind != ranges_.begin() && address <= std::prev(behind)->last;
}

} // namespace sekisho::policy
