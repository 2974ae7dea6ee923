#include "models/domain/detail_scan.h"

#include "models/domain/utf8.h"

#include <charconv>
#include <optional>

namespace sekisho::detail {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::size_t skipBlanks(std::string_view json, std::size_t at) {
    const std::size_t next = json.find_first_not_of(kBlanks, at);
    return next == std::string_view::npos ? json.size() : next;
}

// Behind the text that begins at `at`; npos when it does not end.
std::size_t behindText(std::string_view json, std::size_t at) {
    for (++at;;) {
        const std::size_t end = json.find('"', at);
        if (end == std::string_view::npos) return end;
        std::size_t escapes = 0; // an odd number of them before it: it belongs to the text
        while (end - escapes > at && json[end - escapes - 1] == '\\')
            ++escapes;
        if (escapes % 2 == 0) return end + 1;
        at = end + 1;
    }
}

std::size_t behindNested(std::string_view json, std::size_t at) {
    for (int depth = 0; at < json.size();) {
        const char c = json[at];
        if (c == '"') {
            at = behindText(json, at);
            continue; // npos ends the loop
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at;
        if (depth == 0) return at;
    }
    return std::string_view::npos;
}

std::size_t behindValue(std::string_view json, std::size_t at) {
    if (at >= json.size()) return std::string_view::npos;
    if (json[at] == '"') return behindText(json, at);
    if (json[at] == '{' || json[at] == '[') return behindNested(json, at);
    const std::size_t end = json.find_first_of(",]} \t\r\n", at);
    return end == at ? std::string_view::npos : std::min(end, json.size());
}

std::optional<std::uint16_t> hexUnit(std::string_view text, std::size_t at) {
    std::uint16_t unit = 0;
    if (at + 4 > text.size()) return std::nullopt;
    const auto read = std::from_chars(text.data() + at, text.data() + at + 4, unit, 16);
    if (read.ec != std::errc() || read.ptr != text.data() + at + 4) return std::nullopt;
    return unit;
}

// \uXXXX at `at` (of the u), as a pair where it is one; moves `at` to its last character.
char32_t escapedCodePoint(std::string_view text, std::size_t& at) {
    const auto first = hexUnit(text, at + 1);
    if (!first) return kReplacement;
    at += 4;
    if (*first < 0xD800 || *first > 0xDFFF) return *first;
    const bool pair = text.substr(at + 1, 2) == "\\u";
    const auto second = pair ? hexUnit(text, at + 3) : std::nullopt;
    if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) return kReplacement;
    at += 6;
    return 0x10000 + ((char32_t{*first} - 0xD800) << 10U) + (char32_t{*second} - 0xDC00);
}

void appendEscaped(std::string& out, std::string_view text, std::size_t& at) {
    switch (text[at]) {
    case 'n':
        out += '\n';
        break;
    case 't':
        out += '\t';
        break;
    case 'r':
        out += '\r';
        break;
    case 'b':
    case 'f':
        out += ' ';
        break;
    case 'u':
        appendUtf8(out, escapedCodePoint(text, at));
        break;
    default:
        out += text[at];
    }
}

std::string withAddress(std::string name, std::string address) {
    if (name.empty()) return address;
    if (address.empty() || address == name) return name;
    return std::move(name) + " (" + address + ')';
}

std::string objectCell(std::string_view object) {
    std::string name;
    std::string address;
    std::string_view to;
    eachMember(object, [&](std::string_view key, std::string_view value) {
        if (key == "name" || key == "displayName") name = textOf(value);
        if (key == "address" || key == "email") address = textOf(value);
        if (key == "to") to = value;
        return true;
    });
    return to.empty() ? withAddress(std::move(name), std::move(address)) : cellOf(to);
}

void scanTexts(std::string_view json, bool numbers, const std::function<void(std::string_view)>& take) {
    for (std::size_t at = 0; at < json.size();) {
        const char c = json[at];
        if (c == '"') {
            const std::size_t end = behindText(json, at);
            if (end == std::string_view::npos) return;
            const std::size_t next = skipBlanks(json, end);
            if (next >= json.size() || json[next] != ':') take(textOf(json.substr(at, end - at)));
            at = end;
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            const std::size_t end = std::min(json.find_first_of(",]} \t\r\n", at), json.size());
            if (numbers) take(json.substr(at, end - at));
            at = end;
        } else {
            ++at;
        }
    }
}

} // namespace

void eachMember(std::string_view object, const TakeMember& take) {
    std::size_t at = skipBlanks(object, 0);
    if (at >= object.size() || object[at] != '{') return;
    for (++at; at < object.size();) {
        at = skipBlanks(object, at);
        if (at >= object.size() || object[at] != '"') return;
        const std::size_t keyEnd = behindText(object, at);
        if (keyEnd == std::string_view::npos) return;
        const std::string_view key = object.substr(at + 1, keyEnd - at - 2);
        const std::size_t colon = skipBlanks(object, keyEnd);
        if (colon >= object.size() || object[colon] != ':') return;
        const std::size_t value = skipBlanks(object, colon + 1);
        const std::size_t end = behindValue(object, value);
        if (end == std::string_view::npos || !take(key, object.substr(value, end - value))) return;
        at = skipBlanks(object, end);
        if (at >= object.size() || object[at] != ',') return;
        ++at;
    }
}

void eachElement(std::string_view array, const std::function<bool(std::string_view)>& take) {
    std::size_t at = skipBlanks(array, 0);
    if (at >= array.size() || array[at] != '[') return;
    for (++at; at < array.size();) {
        at = skipBlanks(array, at);
        const std::size_t end = behindValue(array, at);
        if (end == std::string_view::npos || !take(array.substr(at, end - at))) return;
        at = skipBlanks(array, end);
        if (at >= array.size() || array[at] != ',') return;
        ++at;
    }
}

std::string_view memberOf(std::string_view object, std::string_view key) {
    std::string_view found;
    eachMember(object, [&](std::string_view name, std::string_view value) {
        if (name != key) return true;
        found = value;
        return false;
    });
    return found;
}

std::string textOf(std::string_view value) {
    if (value.size() < 2 || value.front() != '"') return value == "null" ? std::string() : std::string(value);
    const std::string_view text = value.substr(1, value.size() - 2);
    if (text.find('\\') == std::string_view::npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size())
            appendEscaped(out, text, ++at);
        else
            out += text[at];
    }
    return out;
}

void eachText(std::string_view json, const std::function<void(std::string_view)>& take) {
    scanTexts(json, true, take);
}

void eachString(std::string_view json, const std::function<void(std::string_view)>& take) {
    scanTexts(json, false, take);
}

std::string cellOf(std::string_view value) {
    if (value.empty()) return {};
    if (value.front() == '{') return objectCell(value);
    if (value.front() != '[') return textOf(value);
    std::string out;
    eachElement(value, [&](std::string_view item) {
        const std::string text = cellOf(item);
        if (!out.empty() && !text.empty()) out += ", ";
        out += text;
        return true;
    });
    return out;
}

} // namespace sekisho::detail
