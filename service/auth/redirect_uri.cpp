#include "service/auth/redirect_uri.h"

#include <algorithm>

namespace sekishod {

namespace {

struct UriParts {
    std::string_view scheme; // "https" or "http"
    std::string_view host;   // with brackets
    std::string_view port;   // digits, may be empty
    std::string_view rest;   // path and query
    bool valid = false;
};

UriParts partsOf(std::string_view uri) {
    UriParts parts;
    const auto mark = uri.find("://");
    if (mark == std::string_view::npos || uri.size() > 2000) return parts;
    const bool clean = std::all_of(uri.begin(), uri.end(), [](char c) {
        return c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}#';").find(c) == std::string_view::npos;
    });
    parts.scheme = uri.substr(0, mark);
    const auto after = uri.substr(mark + 3);
    const auto authority = after.substr(0, after.find_first_of("/?"));
    parts.rest = after.substr(authority.size());
    const auto hostEnd = authority.starts_with('[') ? authority.find(']') : authority.find(':');
    parts.host = authority.starts_with('[') && hostEnd != std::string_view::npos ? authority.substr(0, hostEnd + 1)
                                                                                 : authority.substr(0, hostEnd);
    const auto tail = authority.substr(parts.host.size());
    if (!tail.empty()) parts.port = tail.substr(1);
    const bool digits = std::all_of(parts.port.begin(), parts.port.end(), [](char c) { return c >= '0' && c <= '9'; });
    parts.valid = clean && !parts.host.empty() && authority.find('@') == std::string_view::npos && digits &&
                  parts.port.size() <= 5 && (tail.empty() || (tail.front() == ':' && !parts.port.empty()));
    return parts;
}

bool onLoopback(const UriParts& parts) {
    return parts.scheme == "http" && (parts.host == "127.0.0.1" || parts.host == "[::1]" || parts.host == "localhost");
}

} // namespace

bool isRegistrableRedirect(const std::string& uri) {
    const auto parts = partsOf(uri);
    return parts.valid && (parts.scheme == "https" || onLoopback(parts));
}

bool redirectMatches(const std::vector<std::string>& registered, std::string_view uri) {
    const auto asked = partsOf(uri);
    if (!asked.valid) return false;
    return std::any_of(registered.begin(), registered.end(), [&](const std::string& known) {
        if (known == uri) return true;
        const auto parts = partsOf(known);
        return parts.valid && onLoopback(parts) && onLoopback(asked) && parts.host == asked.host &&
               parts.rest == asked.rest;
    });
}

std::string originOf(std::string_view uri) {
    const auto parts = partsOf(uri);
    std::string origin(parts.scheme);
    origin.append("://").append(parts.host);
    if (!parts.port.empty()) origin.append(":").append(parts.port);
    return origin;
}

} // namespace sekishod
