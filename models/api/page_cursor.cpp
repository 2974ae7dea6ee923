#include "models/api/page_cursor.h"

#include <array>

namespace sekisho::api {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kHead = 17; // form, check value, id
constexpr char kForm = 1;
constexpr std::size_t kLongest = 4096;

std::string toBase64Url(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(c);
        for (held += 8; held >= 6; held -= 6)
            out += kAlphabet[(bits >> (held - 6)) & 63U];
    }
    if (held > 0) out += kAlphabet[(bits << (6 - held)) & 63U];
    return out;
}

std::optional<std::string> fromBase64Url(std::string_view text) {
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            out += static_cast<char>((bits >> held) & 255U);
        }
    }
    if (held >= 6 || (bits & ((1U << held) - 1U)) != 0) return std::nullopt;
    return out;
}

void put64(std::string& out, std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>((value >> shift) & 255U);
}

std::uint64_t get64(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes.substr(0, 8))
        value = (value << 8) | static_cast<unsigned char>(c);
    return value;
}

// FNV-1a over list, a stop that no list name holds, and the place; then mixed, so that each bit counts everywhere.
std::uint64_t checkValue(std::string_view list, std::string_view place) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](std::string_view part) {
        for (const char c : part)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    };
    add(list);
    add(std::string_view("\0", 1));
    add(place);
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32);
}

} // namespace

std::string cursorText(std::string_view list, const PageCursor& cursor) {
    std::string place;
    place.reserve(8 + cursor.key.size());
    put64(place, static_cast<std::uint64_t>(cursor.id));
    place += cursor.key;
    std::string bytes(1, kForm);
    put64(bytes, checkValue(list, place));
    return toBase64Url(bytes + place);
}

std::optional<PageCursor> cursorFromText(std::string_view list, std::string_view text) {
    if (text.size() > kLongest) return std::nullopt;
    const auto bytes = fromBase64Url(text);
    if (!bytes || bytes->size() < kHead || bytes->front() != kForm) return std::nullopt;
    const std::string_view place = std::string_view(*bytes).substr(9);
    if (get64(std::string_view(*bytes).substr(1)) != checkValue(list, place)) return std::nullopt;
    return PageCursor{static_cast<std::int64_t>(get64(place)), std::string(place.substr(8))};
}

} // namespace sekisho::api
