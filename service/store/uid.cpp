#include "service/store/uid.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace sekishod {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

void fillRandom(std::span<std::uint8_t> bytes) {
    // An id or a secret that can be guessed would be worse than a stop.
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
}

std::string base64url(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        buffer = (buffer << 8 | byte) & 0xFFFFU;
        for (bits += 8; bits >= 6; bits -= 6)
            out.push_back(letters[buffer >> (bits - 6) & 63U]);
    }
    if (bits > 0) out.push_back(letters[buffer << (6 - bits) & 63U]);
    return out;
}

} // namespace

std::string uidOf(std::span<const std::uint8_t, 16> bytes) {
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out.push_back('-');
        std::uint8_t byte = bytes[i];
        if (i == 6) byte = static_cast<std::uint8_t>((byte & 0x0FU) | 0x40U);
        if (i == 8) byte = static_cast<std::uint8_t>((byte & 0x3FU) | 0x80U);
        out.push_back(hexDigits[byte >> 4]);
        out.push_back(hexDigits[byte & 15U]);
    }
    return out;
}

std::string newUid() {
    std::array<std::uint8_t, 16> bytes{};
    fillRandom(bytes);
    return uidOf(bytes);
}

std::string orderedUid(sekisho::Instant at) {
    std::array<std::uint8_t, 16> bytes{};
    fillRandom(bytes);
    const auto millis = static_cast<std::uint64_t>(sekisho::toMillis(at));
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
    return uidOf(bytes);
}

std::string newSecret(std::size_t bytes) {
    std::vector<std::uint8_t> raw(bytes);
    fillRandom(raw);
    std::string text = base64url(raw);
    OPENSSL_cleanse(raw.data(), raw.size());
    return text;
}

std::string sha256Hex(std::string_view text) {
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), digest.data());
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        hex.push_back(hexDigits[byte >> 4]);
        hex.push_back(hexDigits[byte & 15U]);
    }
    return hex;
}

bool equalConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace sekishod
