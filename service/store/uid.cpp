#include "service/store/uid.h"

#include "models/proof/base64url.h"
#include "models/proof/record_line.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <atomic>
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

std::string written(std::span<const std::uint8_t, 16> bytes, std::uint8_t version) {
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out.push_back('-');
        std::uint8_t byte = bytes[i];
        if (i == 6) byte = static_cast<std::uint8_t>((byte & 0x0FU) | (version << 4));
        if (i == 8) byte = static_cast<std::uint8_t>((byte & 0x3FU) | 0x80U);
        out.push_back(hexDigits[byte >> 4]);
        out.push_back(hexDigits[byte & 15U]);
    }
    return out;
}

// Milliseconds and twelve bits that count within one (RFC 9562, 6.2, method 1), each handed out once.
std::uint64_t nextPlace(std::int64_t millis) {
    static std::atomic<std::uint64_t> last{0};
    const std::uint64_t wanted = static_cast<std::uint64_t>(std::max<std::int64_t>(millis, 0)) << 12;
    std::uint64_t former = last.load();
    std::uint64_t place = 0;
    do
        place = std::max(wanted, former + 1);
    while (!last.compare_exchange_weak(former, place));
    return place;
}

void putMillis(std::array<std::uint8_t, 16>& bytes, std::uint64_t millis) {
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
}

} // namespace

std::string uidOf(std::span<const std::uint8_t, 16> bytes) {
    return written(bytes, 4);
}

std::string newUid() {
    std::array<std::uint8_t, 16> bytes{};
    fillRandom(bytes);
    return uidOf(bytes);
}

std::string orderedUid(sekisho::Instant at) {
    std::array<std::uint8_t, 16> bytes{};
    fillRandom(bytes);
    const std::uint64_t place = nextPlace(sekisho::toMillis(at));
    putMillis(bytes, place >> 12);
    bytes[6] = static_cast<std::uint8_t>(place >> 8);
    bytes[7] = static_cast<std::uint8_t>(place);
    return written(bytes, 7);
}

std::string orderedUidOf(std::int64_t millis, std::span<const std::uint8_t, 16> bytes) {
    std::array<std::uint8_t, 16> timed{};
    std::ranges::copy(bytes, timed.begin());
    putMillis(timed, static_cast<std::uint64_t>(millis));
    return written(timed, 7);
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
