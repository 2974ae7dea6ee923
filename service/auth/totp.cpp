#include "service/auth/totp.h"

#include "service/store/uid.h"

#include <liboath/oath.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>
#include <cstdlib>

namespace sekishod {

namespace {

constexpr unsigned kDigits = 6;
constexpr std::size_t kSecretBytes = 20;

// The library keeps a state that must be set up once.
bool oathReady() {
    static const bool ready = oath_init() == OATH_OK;
    return ready;
}

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~' || c == '@';
        if (plain) {
            out.push_back(c);
        } else {
            out.push_back('%');
            out.push_back(hex[byte >> 4]);
            out.push_back(hex[byte & 15U]);
        }
    }
    return out;
}

} // namespace

std::string newTotpSecret() {
    std::array<unsigned char, kSecretBytes> bytes{};
    if (!oathReady() || RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
    char* text = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(reinterpret_cast<const char*>(bytes.data()), bytes.size(), &text, &size) != OATH_OK)
        std::abort();
    std::string out(text, size);
    OPENSSL_cleanse(text, size);
    std::free(text);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return out;
}

std::string totpUri(std::string_view secret, std::string_view loginId, std::string_view issuer) {
    return "otpauth://totp/" + percentEncoded(issuer) + ":" + percentEncoded(loginId) +
           "?secret=" + std::string(secret) + "&issuer=" + percentEncoded(issuer) +
           "&algorithm=SHA1&digits=6&period=30";
}

std::string totpCode(std::string_view secret, std::int64_t step) {
    if (!oathReady() || step < 0) return {};
    char* key = nullptr;
    std::size_t size = 0;
    if (oath_base32_decode(secret.data(), secret.size(), &key, &size) != OATH_OK) return {};
    std::array<char, kDigits + 1> code{};
    const int result = oath_hotp_generate(key, size, static_cast<std::uint64_t>(step), kDigits, false,
                                          OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    OPENSSL_cleanse(key, size);
    std::free(key);
    return result == OATH_OK ? std::string(code.data(), kDigits) : std::string();
}

std::optional<std::int64_t> matchTotp(std::string_view secret, std::string_view code, std::int64_t lastStep,
                                      sekisho::Instant now) {
    const std::int64_t present = sekisho::toSeconds(now) / totpStepSeconds;
    std::optional<std::int64_t> found;
    for (std::int64_t step = present - 1; step <= present + 1; ++step) {
        const std::string expected = totpCode(secret, step);
        // All three are computed whatever the first says: the time tells nothing.
        const bool same = !expected.empty() && equalConstantTime(expected, code);
        if (same && step > lastStep && !found) found = step;
    }
    return found;
}

} // namespace sekishod
