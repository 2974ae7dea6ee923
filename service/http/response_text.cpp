#include "service/http/response_text.h"

#include "service/http/request_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <utility>

namespace sekishod {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> always{{
    // name and whole line
    {"Cache-Control", "Cache-Control: no-store\r\n"},
    {"X-Content-Type-Options", "X-Content-Type-Options: nosniff\r\n"},
    {"X-Frame-Options", "X-Frame-Options: DENY\r\n"},
    {"Referrer-Policy", "Referrer-Policy: no-referrer\r\n"},
    {"Content-Security-Policy", "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"},
    {"Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy: same-origin\r\n"},
}};

bool has(const Headers& headers, std::string_view name) {
    return std::ranges::any_of(headers, [&](const auto& field) { return sameName(field.first, name); });
}

void append(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ");
    if (std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; })) {
        out.append(value);
    } else { // a value must not begin a field of its own
        std::ranges::copy_if(value, std::back_inserter(out),
                             [](char c) { return c != '\r' && c != '\n' && c != '\0'; });
    }
    out.append("\r\n");
}

const std::string& dateText() {
    thread_local std::time_t at = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != at || text.empty()) {
        at = now;
        text = fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(now));
    }
    return text;
}

} // namespace

std::string_view reasonPhrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 507:
        return "Insufficient Storage";
    default:
        return "Answer";
    }
}

std::string responseHead(const Response& response, const HeadFacts& facts) {
    std::string out;
    out.reserve(768 + response.body.size()); // the caller puts the body behind it
    out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    out.append(reasonPhrase(response.status)).append("\r\n");
    append(out, "Date", dateText());
    append(out, "X-Request-Id", facts.requestId);
    const bool bodiless = response.status == 204 || response.status == 304;
    if (!bodiless && !has(response.headers, "Content-Type")) append(out, "Content-Type", response.contentType);
    for (const auto& [name, line] : always)
        if (!has(response.headers, name)) out.append(line);
    for (const auto& [name, value] : response.headers)
        append(out, name, value);
    if (facts.chunked)
        append(out, "Transfer-Encoding", "chunked");
    else if (!facts.untilClose && !bodiless)
        out.append("Content-Length: ").append(std::to_string(facts.length)).append("\r\n");
    append(out, "Connection", facts.keepAlive ? "keep-alive" : "close");
    out += "\r\n";
    return out;
}

std::string chunkText(std::string_view data) {
    std::string out;
    out.reserve(data.size() + 20);
    fmt::format_to(std::back_inserter(out), "{:x}\r\n", data.size());
    out.append(data).append("\r\n");
    return out;
}

std::string eventText(std::uint64_t id, std::string_view event, std::string_view data) {
    std::string out;
    if (id != 0) fmt::format_to(std::back_inserter(out), "id: {}\n", id);
    if (!event.empty()) out.append("event: ").append(event).append("\n");
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(data.find('\n', at), data.size());
        out.append("data: ").append(data.substr(at, end - at)).append("\n");
        if (end == data.size()) break;
        at = end + 1;
    }
    out += "\n";
    return out;
}

} // namespace sekishod
