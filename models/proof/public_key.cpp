#include "models/proof/public_key.h"

#include "models/proof/base64url.h"
#include "models/proof/record_line.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include <array>

namespace sekisho::proof {

namespace json = boost::json;

namespace {

constexpr std::size_t kEd25519Bytes = 32;
constexpr std::size_t kLongestJws = 64 << 20;

using EdBio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using EdDigest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Error badPublicKey() {
    ERR_clear_error();
    return badInput("publicKey", "SIGNING_KEY_FORMAT", "An Ed25519 public key is needed, as PEM or as JWK.");
}

const unsigned char* edBytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// A PEM with a pass phrase must not make the program ask at its terminal.
int noEdPassphrase(char*, int, int, void*) {
    return 0;
}

std::string jwkText(const json::object& jwk, std::string_view key) {
    const auto* value = jwk.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string rawPublic(EVP_PKEY* key) {
    std::string raw(kEd25519Bytes, '\0');
    std::size_t size = raw.size();
    if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(raw.data()), &size) != 1) raw.clear();
    return raw;
}

Error jwsFault(std::string code, std::string sentence) {
    return badInput("jws", std::move(code), std::move(sentence));
}

} // namespace

Result<PublicKey> PublicKey::fromText(std::string_view text) {
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (!failed && value.is_object()) {
        const json::object& jwk = value.get_object();
        const auto raw = base64urlDecode(jwkText(jwk, "x"));
        if (jwkText(jwk, "kty") != "OKP" || jwkText(jwk, "crv") != "Ed25519" || !raw || raw->size() != kEd25519Bytes)
            return badPublicKey();
        std::shared_ptr<EVP_PKEY> key(
            EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, edBytes(*raw), raw->size()), &EVP_PKEY_free);
        if (!key) return badPublicKey();
        return PublicKey(std::move(key));
    }
    const EdBio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free_all);
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, &noEdPassphrase, nullptr), &EVP_PKEY_free);
    if (!key || EVP_PKEY_base_id(key.get()) != EVP_PKEY_ED25519) return badPublicKey();
    return PublicKey(std::move(key));
}

bool PublicKey::verify(std::string_view text, std::string_view signature) const {
    const EdDigest context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const bool good =
        context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
        EVP_DigestVerify(context.get(), edBytes(signature), signature.size(), edBytes(text), text.size()) == 1;
    if (!good) ERR_clear_error();
    return good;
}

std::string PublicKey::jwk() const {
    return fmt::format(R"({{"alg":"EdDSA","crv":"Ed25519","kid":"{}","kty":"OKP","use":"sig","x":"{}"}})", keyId(),
                       base64urlEncode(rawPublic(key_.get())));
}

std::string PublicKey::keyId() const {
    const std::string canonical =
        fmt::format(R"({{"crv":"Ed25519","kty":"OKP","x":"{}"}})", base64urlEncode(rawPublic(key_.get())));
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(edBytes(canonical), canonical.size(), digest.data());
    return base64urlEncode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Result<std::string> PublicKey::pem() const {
    const EdBio bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    char* data = nullptr;
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1) {
        ERR_clear_error();
        return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("the public key could not be written");
    }
    const long size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

std::string PublicKey::fingerprint() const {
    return sha256Hex(rawPublic(key_.get()));
}

Result<std::string> PublicKey::payloadOf(std::string_view jws) const {
    const std::size_t first = jws.find('.');
    const std::size_t second = first == std::string_view::npos ? first : jws.find('.', first + 1);
    const auto format = [] { return jwsFault("JWS_FORMAT", "This is not signed text (compact JWS)."); };
    if (second == std::string_view::npos || jws.size() > kLongestJws) return format();
    const auto head = base64urlDecode(jws.substr(0, first));
    const auto payload = base64urlDecode(jws.substr(first + 1, second - first - 1));
    const auto signature = base64urlDecode(jws.substr(second + 1));
    if (!head || !payload || !signature) return format();
    boost::system::error_code failed;
    const auto value = json::parse(*head, failed);
    if (failed || !value.is_object()) return format();
    if (jwkText(value.get_object(), "alg") != "EdDSA" || jwkText(value.get_object(), "kid") != keyId())
        return jwsFault("JWS_KEY", "This was signed with another key.");
    if (!verify(jws.substr(0, second), *signature))
        return jwsFault("JWS_SIGNATURE", "The signature does not fit: this was changed after it was signed.");
    return *payload;
}

} // namespace sekisho::proof
