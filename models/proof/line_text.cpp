#include "models/proof/line_text.h"

#include "models/domain/utf8.h"

#include <array>

namespace sekisho::proof::detail {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kNotUtf8 = "\xEF\xBF\xBD"; // U+FFFD

// Bytes of the character that begins here; 0: it is not UTF-8 (RFC 3629).
std::size_t characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return at + i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

void appendEscaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += kHexDigits[static_cast<unsigned char>(c) >> 4];
        out += kHexDigits[static_cast<unsigned char>(c) & 15U];
    }
}

// What stands as it is: neither a control character, nor a quote, nor the beginning of something longer.
constexpr std::array<bool, 256> plainBytes() {
    std::array<bool, 256> out{};
    for (unsigned c = 0x20; c < 0x80; ++c)
        out[c] = c != '"' && c != '\\';
    return out;
}
constexpr std::array<bool, 256> kPlain = plainBytes();

bool isPlain(char c) {
    return kPlain[static_cast<unsigned char>(c)];
}

// Of \uXXXX, from the X on; more than 0xFFFF: it is not one.
unsigned unitAt(std::string_view text) {
    unsigned unit = 0x10000;
    if (text.size() < 4) return unit;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + 4, unit, 16);
    return fault == std::errc{} && end == text.data() + 4 ? unit : 0x10000;
}

// Where the run ends that stands as it is: plain bytes and longer characters.
std::size_t runEnd(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (isPlain(text[at])) {
            ++at;
        } else {
            const std::size_t size = static_cast<unsigned char>(text[at]) < 0x80 ? 0 : characterAt(text, at);
            if (size == 0) break;
            at += size;
        }
    }
    return at;
}

} // namespace

void appendText(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = runEnd(text, at);
        out.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        if (static_cast<unsigned char>(text[at]) < 0x80)
            appendEscaped(out, text[at]);
        else
            out += kNotUtf8;
        ++at;
    }
    out += '"';
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = characterAt(text, at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

std::string madeUtf8(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = characterAt(text, at);
        if (size == 0)
            out += kNotUtf8;
        else
            out.append(text, at, size);
        at += size == 0 ? 1 : size;
    }
    return out;
}

bool isTree(std::string_view json) {
    if (json.size() < 2 || (json.front() != '{' && json.front() != '[')) return false;
    std::string open; // what must close
    bool quoted = false;
    for (std::size_t at = 0; at < json.size();) {
        if (quoted) at = runEnd(json, at);
        if (at == json.size()) return false;
        const char c = json[at];
        const std::size_t size = characterAt(json, at);
        if (size == 0 || static_cast<unsigned char>(c) < 0x20) return false;
        at += size;
        if (quoted) {
            if (c == '\\') {
                if (at >= json.size() || static_cast<unsigned char>(json[at]) < 0x20 || json[at] >= 0x7F) return false;
                ++at;
            }
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            open += c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != c) return false;
            open.pop_back();
            if (open.empty()) return at == json.size();
        }
    }
    return false;
}

LineReader& LineReader::text(std::string& to) {
    to.clear();
    skip("\"");
    while (ok_) {
        const std::size_t end = runEnd(rest_, 0);
        to.append(rest_, 0, end);
        rest_.remove_prefix(end);
        if (take("\"")) return *this;
        escape(to);
    }
    return *this;
}

void LineReader::escape(std::string& to) {
    constexpr std::string_view names = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    ok_ = ok_ && rest_.size() >= 2 && rest_.front() == '\\';
    if (!ok_) return;
    const char kind = rest_[1];
    rest_.remove_prefix(2);
    if (const std::size_t found = names.find(kind); found != std::string_view::npos) {
        to += meant[found];
        return;
    }
    unsigned unit = kind == 'u' ? unitAt(rest_) : 0x10000;
    ok_ = unit < 0x10000 && !(unit >= 0xDC00 && unit < 0xE000);
    if (!ok_) return;
    rest_.remove_prefix(4);
    if (unit >= 0xD800 && unit < 0xDC00) { // the first half of a pair
        const unsigned low = take("\\u") ? unitAt(rest_) : 0x10000;
        ok_ = low >= 0xDC00 && low < 0xE000;
        if (!ok_) return;
        rest_.remove_prefix(4);
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    sekisho::detail::appendUtf8(to, unit);
}

} // namespace sekisho::proof::detail
