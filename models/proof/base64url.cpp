#include "models/proof/base64url.h"

#include <cstdint>

namespace sekisho::proof {

namespace {

constexpr std::string_view kUrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kPlainAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::string> decodeWith(std::string_view alphabet, std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = c == '\0' ? std::string_view::npos : alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<char>(held >> bits & 0xFFU));
        }
    }
    if ((held & ((1U << bits) - 1U)) != 0) return std::nullopt;
    return out;
}

} // namespace

std::string base64urlEncode(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : bytes) {
        held = (held << 8 | static_cast<unsigned char>(c)) & 0xFFFFU;
        for (bits += 8; bits >= 6; bits -= 6)
            out.push_back(kUrlAlphabet[held >> (bits - 6) & 63U]);
    }
    if (bits > 0) out.push_back(kUrlAlphabet[held << (6 - bits) & 63U]);
    return out;
}

std::optional<std::string> base64urlDecode(std::string_view text) {
    return decodeWith(kUrlAlphabet, text);
}

std::optional<std::string> base64Decode(std::string_view text) {
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i)
        text.remove_suffix(1);
    return decodeWith(kPlainAlphabet, text);
}

} // namespace sekisho::proof
