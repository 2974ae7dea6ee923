#pragma once
// Code points out of and into UTF-8, for the functions of this folder.

#include <cstdint>
#include <string>
#include <string_view>
#include <unicode/utf8.h>

namespace sekisho::detail {

inline constexpr char32_t kReplacement = 0xFFFD;

// Calls `use(char32_t)` for each code point; a byte sequence that is not UTF-8 counts as one U+FFFD. Stops when `use`
// answers false.
template<class Use>
bool eachCodePoint(std::string_view text, Use use) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (!use(c < 0 ? kReplacement : static_cast<char32_t>(c))) return false;
    }
    return true;
}

inline void appendUtf8(std::string& out, char32_t c) {
    const auto rest = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out.append({static_cast<char>(0xC0 | (c >> 6)), rest(0)});
    } else if (c < 0x10000) {
        out.append({static_cast<char>(0xE0 | (c >> 12)), rest(6), rest(0)});
    } else {
        out.append({static_cast<char>(0xF0 | (c >> 18)), rest(12), rest(6), rest(0)});
    }
}

} // namespace sekisho::detail
