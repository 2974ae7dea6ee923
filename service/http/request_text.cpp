#include "service/http/request_text.h"

#include <algorithm>
#include <cstdint>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::size_t maxTarget = 8192;
constexpr std::size_t maxFields = 200;

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isWordChar(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

Error badTarget(std::string text) {
    return Error(ErrorKind::BadInput, "BAD_REQUEST", std::move(text));
}

// The length of the UTF-8 sequence that starts here, 0 when it is none (overlong forms and surrogates included).
std::size_t sequenceLength(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;
    if (first == 0xED && byte(1) > 0x9F) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) > 0x8F) return 0;
    return length;
}

Result<Fields> readPairs(std::string_view text, bool plusIsBlank) {
    Fields out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        if (out.size() == maxFields) return badTarget("There are more than 200 parameters.");
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percentDecode(pair.substr(0, equals), plusIsBlank);
        auto value = percentDecode(equals < pair.size() ? pair.substr(equals + 1) : std::string_view{}, plusIsBlank);
        if (!name || !value) return badTarget("A parameter is not correctly percent-encoded UTF-8.");
        out.emplace_back(std::move(*name), std::move(*value));
    }
    return out;
}

std::string_view withoutAuthority(std::string_view target) {
    for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
        if (target.substr(0, scheme.size()) != scheme) continue;
        target.remove_prefix(scheme.size());
        const std::size_t slash = target.find_first_of("/?");
        return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    return target;
}

} // namespace

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::optional<std::string> percentDecode(std::string_view text, bool plusIsBlank) {
    std::string out;
    out.reserve(text.size());
    bool plain = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hexValue(text[i + 1]);
            const int low = hexValue(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plusIsBlank) {
            c = ' ';
        }
        const auto byte = static_cast<std::uint8_t>(c);
        // Line ends and tabs are legal in form values (none of ours needs them in a path); other controls never are.
        if (byte == 0x7F || (byte < 0x20 && (!plusIsBlank || (c != '\n' && c != '\r' && c != '\t'))))
            return std::nullopt;
        plain = plain && byte < 0x80;
        out.push_back(c);
    }
    if (!plain && !isUtf8(out)) return std::nullopt;
    return out;
}

Done readTarget(std::string_view target, Request& request) {
    if (target.size() > maxTarget) return Error(ErrorKind::TooLarge, "URI_TOO_LONG");
    target = withoutAuthority(target);
    if (target.empty() || target.front() != '/' || target.find('#') != std::string_view::npos)
        return badTarget("The address does not begin with a slash or holds a fragment.");
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, mark);
    if (mark < target.size()) request.rawQuery = target.substr(mark + 1);
    request.path = path;
    for (std::size_t at = 1; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        auto segment = percentDecode(path.substr(at, end - at), false);
        if (!segment) return badTarget("The path is not correctly percent-encoded UTF-8.");
        request.segments.push_back(std::move(*segment));
        at = end + 1;
    }
    SEKISHO_TRY(query, readPairs(request.rawQuery, false));
    request.query = std::move(query);
    return {};
}

Result<Fields> readForm(std::string_view text) {
    return readPairs(text, true);
}

std::string mediaType(std::string_view contentType) {
    contentType = contentType.substr(0, std::min(contentType.find(';'), contentType.size()));
    while (!contentType.empty() && (contentType.front() == ' ' || contentType.front() == '\t'))
        contentType.remove_prefix(1);
    while (!contentType.empty() && (contentType.back() == ' ' || contentType.back() == '\t'))
        contentType.remove_suffix(1);
    std::string out(contentType);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool isRequestId(std::string_view text) {
    return !text.empty() && text.size() <= 64 &&
           std::ranges::all_of(text, [](char c) { return isWordChar(c) || c == '.' || c == '_' || c == '-'; });
}

bool isHost(std::string_view text) {
    return !text.empty() && text.size() <= 255 && std::ranges::all_of(text, [](char c) {
        return isWordChar(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    });
}

bool sameName(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace sekishod
