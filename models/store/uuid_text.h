#pragma once
// Ids in the usual form (8-4-4-4-12 lower-case hexadecimal digits) as 16 bytes and back. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sekisho::store {

using UuidBytes = std::array<std::uint8_t, 16>;
inline constexpr std::size_t uuidLength = 36;

inline std::optional<UuidBytes> uuidBytes(std::string_view text) {
    if (text.size() != uuidLength) return std::nullopt;
    UuidBytes bytes{};
    std::size_t digit = 0;
    for (std::size_t i = 0; i < uuidLength; ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-') return std::nullopt;
            continue;
        }
        int value = 0;
        if (c >= '0' && c <= '9')
            value = c - '0';
        else if (c >= 'a' && c <= 'f')
            value = c - 'a' + 10;
        else
            return std::nullopt;
        bytes[digit / 2] = static_cast<std::uint8_t>(bytes[digit / 2] << 4 | value);
        ++digit;
    }
    return bytes;
}

inline void writeUuid(const UuidBytes& bytes, char* out) {
    constexpr char digits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15U];
    }
}

} // namespace sekisho::store
