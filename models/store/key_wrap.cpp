#include "models/store/key_wrap.h"

#include "models/sql/key_file.h"

#include <argon2.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <vector>

namespace sekisho::store {
namespace {

constexpr std::string_view name = "sekisho-key-1";
constexpr std::uint32_t memoryKiB = 64 * 1024, passes = 3, lanes = 1;
// A text from elsewhere must not make us compute for hours or take all memory.
constexpr std::uint32_t mostMemoryKiB = 1024 * 1024, leastMemoryKiB = 8, mostPasses = 16, mostLanes = 4;

using Salt = std::array<std::uint8_t, 16>;
using Nonce = std::array<std::uint8_t, 12>;
using Tag = std::array<std::uint8_t, 16>;

struct Wrapped {
    std::uint32_t memory = memoryKiB, time = passes, parallel = lanes;
    Salt salt{};
    Nonce nonce{};
    sql::Key sealed{};
    Tag tag{};
};

struct FreeCipher {
    void operator()(EVP_CIPHER_CTX* c) const noexcept { EVP_CIPHER_CTX_free(c); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

struct WipedKey { // the one made of the passphrase
    sql::Key bytes{};
    ~WipedKey() { sql::wipe(bytes); }
};

Error internal(std::string_view what) {
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR", "The key could not be wrapped.")
        .because(std::string(what));
}

Error notOurs() {
    return {ErrorKind::Storage, "KEY_INVALID", "This is no wrapped key."};
}

template<std::size_t N>
std::string hex(const std::array<std::uint8_t, N>& bytes) {
    std::string text;
    for (const auto byte : bytes)
        text += fmt::format("{:02x}", byte);
    return text;
}

template<std::size_t N>
bool fromHex(std::string_view text, std::array<std::uint8_t, N>& bytes) {
    if (text.size() != 2 * N) return false;
    for (std::size_t i = 0; i < N; ++i) {
        const auto pair = text.substr(2 * i, 2);
        const auto [end, error] = std::from_chars(pair.data(), pair.data() + 2, bytes[i], 16);
        if (error != std::errc() || end != pair.data() + 2) return false;
    }
    return true;
}

bool number(std::string_view text, std::uint32_t least, std::uint32_t most, std::uint32_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= least && value <= most;
}

std::string headOf(const Wrapped& w) { // what is authenticated beside the key
    return fmt::format("{}:{}:{}:{}:{}", name, w.memory, w.time, w.parallel, hex(w.salt));
}

std::optional<Wrapped> parse(std::string_view text) {
    constexpr std::size_t longest = 512;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    if (text.size() > longest) return std::nullopt;
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(':');
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    Wrapped w;
    const bool right = parts.size() == 8 && parts[0] == name &&
                       number(parts[1], leastMemoryKiB, mostMemoryKiB, w.memory) &&
                       number(parts[2], 1, mostPasses, w.time) && number(parts[3], 1, mostLanes, w.parallel) &&
                       fromHex(parts[4], w.salt) && fromHex(parts[5], w.nonce) && fromHex(parts[6], w.sealed) &&
                       fromHex(parts[7], w.tag);
    return right ? std::optional(w) : std::nullopt;
}

Done stretch(std::string_view passphrase, const Wrapped& w, WipedKey& key) {
    const int result = argon2id_hash_raw(w.time, w.memory, w.parallel, passphrase.data(), passphrase.size(),
                                         w.salt.data(), w.salt.size(), key.bytes.data(), key.bytes.size());
    if (result != ARGON2_OK) return internal(argon2_error_message(result));
    return {};
}

bool startCipher(EVP_CIPHER_CTX* cipher, const Wrapped& w, const WipedKey& key, bool seal) {
    const std::string head = headOf(w);
    int size = 0;
    return cipher &&
           EVP_CipherInit_ex(cipher, EVP_aes_256_gcm(), nullptr, key.bytes.data(), w.nonce.data(), seal ? 1 : 0) == 1 &&
           EVP_CipherUpdate(cipher, nullptr, &size, reinterpret_cast<const unsigned char*>(head.data()),
                            static_cast<int>(head.size())) == 1;
}

} // namespace

Result<std::string> wrapKey(std::string_view passphrase, const sql::Key& key) {
    Wrapped w;
    if (RAND_bytes(w.salt.data(), static_cast<int>(w.salt.size())) != 1 ||
        RAND_bytes(w.nonce.data(), static_cast<int>(w.nonce.size())) != 1)
        return internal("no randomness");
    WipedKey own;
    SEKISHO_CHECK(stretch(passphrase, w, own));
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool sealed =
        startCipher(cipher.get(), w, own, true) &&
        EVP_CipherUpdate(cipher.get(), w.sealed.data(), &size, key.data(), static_cast<int>(key.size())) == 1 &&
        EVP_CipherFinal_ex(cipher.get(), w.sealed.data() + size, &size) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(w.tag.size()), w.tag.data()) == 1;
    if (!sealed) return internal("cipher");
    return fmt::format("{}:{}:{}:{}", headOf(w), hex(w.nonce), hex(w.sealed), hex(w.tag));
}

Result<sql::Key> unwrapKey(std::string_view passphrase, std::string_view text) {
    auto w = parse(text);
    if (!w) return notOurs();
    WipedKey own;
    SEKISHO_CHECK(stretch(passphrase, *w, own));
    const Cipher cipher(EVP_CIPHER_CTX_new());
    sql::Key key{};
    int size = 0;
    const bool opened =
        startCipher(cipher.get(), *w, own, false) &&
        EVP_CipherUpdate(cipher.get(), key.data(), &size, w->sealed.data(), static_cast<int>(w->sealed.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(w->tag.size()), w->tag.data()) == 1 &&
        EVP_CipherFinal_ex(cipher.get(), key.data() + size, &size) == 1;
    if (opened) return key;
    sql::wipe(key);
    return Error(ErrorKind::BadInput, "WRONG_PASSPHRASE", "The passphrase is not right.");
}

} // namespace sekisho::store
