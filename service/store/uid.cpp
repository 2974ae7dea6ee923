#include "service/store/uid.h"

#include "models/proof/base64url.h"
#include "models/proof/record_line.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

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
    std::string text = sekisho::proof::base64urlEncode({reinterpret_cast<const char*>(raw.data()), raw.size()});
    OPENSSL_cleanse(raw.data(), raw.size());
    return text;
}

std::string sha256Hex(std::string_view text) {
    return sekisho::proof::sha256Hex(text);
}

bool equalConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace sekishod
