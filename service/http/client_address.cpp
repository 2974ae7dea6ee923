#include "service/http/client_address.h"

#include "service/http/request_text.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

using Hops = std::vector<std::string>; // as written, the client's end first

Error unreadable(std::string_view header) {
    return Error(ErrorKind::BadInput, "BAD_REQUEST", fmt::format("The {} field is malformed.", header));
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// All fields of that name as one list, in their order.
std::optional<std::string> joinedField(const Headers& headers, std::string_view name) {
    std::optional<std::string> out;
    for (const auto& [key, value] : headers) {
        if (!sameName(key, name)) continue;
        if (out)
            *out += ", " + value;
        else
            out = value;
    }
    return out;
}

// One parameter of a forwarded-element at `at`, which is moved behind it. The value may be quoted.
std::optional<std::pair<std::string, std::string>> forwardedPair(std::string_view text, std::size_t& at) {
    const auto equals = text.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    std::string name(trimmed(text.substr(at, equals - at)));
    if (name.find_first_of(";,\" \t") != std::string::npos) return std::nullopt;
    at = equals + 1;
    std::string value;
    if (at < text.size() && text[at] == '"') {
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && ++at == text.size()) return std::nullopt;
            value.push_back(text[at]);
        }
        if (at == text.size()) return std::nullopt;
        ++at;
    } else {
        const auto end = std::min(text.find_first_of(";,", at), text.size());
        value = trimmed(text.substr(at, end - at));
        if (value.find_first_of("\" \t") != std::string::npos) return std::nullopt;
        at = end;
    }
    at = std::min(text.find_first_not_of(" \t", at), text.size());
    const bool ends = at == text.size() || text[at] == ';' || text[at] == ',';
    if (!ends || name.empty() || value.empty()) return std::nullopt;
    return std::pair{std::move(name), std::move(value)};
}

// The "for" of each element; an element without one does not say who it was.
std::optional<Hops> forwardedHops(std::string_view text) {
    Hops hops;
    std::size_t at = 0;
    std::string node = "unknown";
    bool named = false;
    while (true) {
        auto pair = forwardedPair(text, at);
        if (!pair) return std::nullopt;
        if (sameName(pair->first, "for")) {
            if (named) return std::nullopt;
            node = std::move(pair->second);
            named = true;
        }
        if (at < text.size() && text[at] == ';') {
            ++at;
            continue;
        }
        hops.push_back(std::exchange(node, "unknown"));
        named = false;
        if (at == text.size()) return hops;
        ++at; // the comma
    }
}

Hops listedHops(std::string_view text) {
    Hops hops;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        hops.emplace_back(trimmed(text.substr(at, end - at)));
        at = end + 1;
    }
    return hops;
}

bool isPort(std::string_view text) { // a number, or hidden as _name
    if (text.starts_with('_')) return text.size() > 1;
    return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool saysNothing(std::string_view node) {
    return node.starts_with('_') || sameName(node, "unknown") || sameName(node.substr(0, 8), "unknown:");
}

// An address with or without a port: 192.0.2.1:80, [2001:db8::1]:80, 2001:db8::1.
std::optional<IpAddress> addressOf(std::string_view node) {
    if (node.starts_with('[')) {
        const auto close = node.find(']');
        if (close == std::string_view::npos) return std::nullopt;
        const auto rest = node.substr(close + 1);
        if (!rest.empty() && (rest.front() != ':' || !isPort(rest.substr(1)))) return std::nullopt;
        const auto address = IpAddress::of(node.substr(1, close - 1));
        return address && node.find(':') < close ? address : std::nullopt;
    }
    const auto colon = node.find(':');
    if (colon != std::string_view::npos && node.find(':', colon + 1) == std::string_view::npos) {
        if (!isPort(node.substr(colon + 1))) return std::nullopt;
        node = node.substr(0, colon);
    }
    return IpAddress::of(node);
}

} // namespace

std::optional<IpAddress> IpAddress::of(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
    const std::string whole(text);
    IpAddress out;
    if (inet_pton(AF_INET, whole.c_str(), out.bytes.data()) == 1) return out;
    if (inet_pton(AF_INET6, whole.c_str(), out.bytes.data()) != 1) return std::nullopt;
    constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (!std::equal(mapped.begin(), mapped.end(), out.bytes.begin())) {
        out.v6 = true;
        return out;
    }
    IpAddress inner;
    std::copy(out.bytes.begin() + mapped.size(), out.bytes.end(), inner.bytes.begin());
    return inner;
}

std::string IpAddress::text() const {
    std::array<char, INET6_ADDRSTRLEN> out{};
    inet_ntop(v6 ? AF_INET6 : AF_INET, bytes.data(), out.data(), out.size());
    return out.data();
}

Result<TrustedProxies> TrustedProxies::of(std::span<const std::string> networks) {
    TrustedProxies out;
    for (const std::string& text : networks) {
        const auto slash = text.find('/');
        const auto address = IpAddress::of(std::string_view(text).substr(0, slash));
        unsigned bits = address && address->v6 ? 128 : 32;
        const unsigned most = bits;
        bool sound = address.has_value();
        if (slash != std::string::npos) {
            const char* end = text.data() + text.size();
            const auto [rest, fault] = std::from_chars(text.data() + slash + 1, end, bits);
            sound = sound && fault == std::errc{} && rest == end && bits <= most;
        }
        if (!sound)
            return sekisho::badInput("trusted-proxy", "INVALID_PARAMETER",
                                     "--trusted-proxy needs an address or a network, for example 10.0.0.0/8.");
        out.networks_.push_back({*address, bits});
    }
    return out;
}

bool TrustedProxies::trusts(const IpAddress& address) const {
    return std::ranges::any_of(networks_, [&](const Network& network) {
        if (network.address.v6 != address.v6) return false;
        for (unsigned bit = 0; bit < network.bits; bit += 8) {
            const unsigned left = std::min(network.bits - bit, 8U);
            const auto mask = static_cast<std::uint8_t>(0xFFU << (8U - left));
            if ((network.address.bytes[bit / 8] & mask) != (address.bytes[bit / 8] & mask)) return false;
        }
        return true;
    });
}

// From the near end backwards: each trusted hop vouches for the one before it. Nothing: no header names anybody.
Result<std::optional<IpAddress>> TrustedProxies::named(const std::optional<IpAddress>& sender,
                                                       const Headers& headers) const {
    using Named = std::optional<IpAddress>;
    const auto clientAmong = [&](const Hops& hops, std::string_view header) -> Result<Named> {
        Named known = sender;
        for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
            if (saysNothing(*hop)) return known;
            const auto address = addressOf(*hop);
            if (!address) return unreadable(header);
            known = *address;
            if (!trusts(*known)) return known;
        }
        return known;
    };
    Named client = sender;
    bool said = false;
    if (const auto field = joinedField(headers, "Forwarded")) {
        const auto hops = forwardedHops(*field);
        if (!hops) return unreadable("Forwarded");
        SEKISHO_TRY(found, clientAmong(*hops, "Forwarded"));
        client = found;
        said = true;
    }
    if (const auto field = joinedField(headers, "X-Forwarded-For")) {
        SEKISHO_TRY(found, clientAmong(listedHops(*field), "X-Forwarded-For"));
        if (said && client != found)
            return Error(ErrorKind::BadInput, "BAD_REQUEST",
                         "Forwarded and X-Forwarded-For name different clients; the proxy must set or remove both.");
        client = found;
    }
    return client;
}

Result<std::string> TrustedProxies::clientOf(const std::string& peer, const Headers& headers) const {
    if (networks_.empty()) return peer;
    const auto sender = IpAddress::of(peer);
    if (!sender || !trusts(*sender)) return peer;
    SEKISHO_TRY(client, named(sender, headers));
    return client ? client->text() : peer;
}

Result<std::string> TrustedProxies::clientOfProxy(const Headers& headers) const {
    SEKISHO_TRY(client, named(std::nullopt, headers));
    if (client) return client->text();
    return Error(ErrorKind::BadInput, "BAD_REQUEST", "The proxy must name the client in Forwarded or X-Forwarded-For.");
}

} // namespace sekishod
