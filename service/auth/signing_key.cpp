#include "service/auth/signing_key.h"

#include "service/auth/base64url.h"
#include "service/store/certificates.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include <array>
#include <fstream>
#include <iterator>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
namespace json = boost::json;

namespace {

constexpr std::size_t kEd25519Bytes = 32;
constexpr std::size_t kEd25519Signature = 64;
constexpr std::size_t kLongestJws = 64 << 20;

using EdBio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using EdDigest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Error signingFault(std::string detail) {
    ERR_clear_error();
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(std::move(detail));
}

Error badPublicKey() {
    ERR_clear_error();
    return sekisho::badInput("publicKey", "SIGNING_KEY_FORMAT", "An Ed25519 public key is needed, as PEM or as JWK.");
}

const unsigned char* edBytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// A PEM with a pass phrase must not make the service ask at its terminal.
int noEdPassphrase(char*, int, int, void*) {
    return 0;
}

bool isEd25519(EVP_PKEY* key) {
    return key && EVP_PKEY_base_id(key) == EVP_PKEY_ED25519;
}

std::string bioText(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string jwkText(const json::object& jwk, std::string_view key) {
    const auto* value = jwk.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string thumbprint(std::string_view rawPublic) {
    const std::string canonical =
        fmt::format(R"({{"crv":"Ed25519","kty":"OKP","x":"{}"}})", base64urlEncode(rawPublic));
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(edBytes(canonical), canonical.size(), digest.data());
    return base64urlEncode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Error jwsFault(std::string code, std::string sentence) {
    return sekisho::badInput("jws", std::move(code), std::move(sentence));
}

} // namespace

Result<SigningKey> SigningKey::generate() {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key) return signingFault("an Ed25519 key could not be made");
    return SigningKey({key, &EVP_PKEY_free});
}

Result<SigningKey> SigningKey::fromPrivatePem(std::string_view pem) {
    const EdBio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free_all);
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noEdPassphrase, nullptr),
                                  &EVP_PKEY_free);
    if (!isEd25519(key.get())) return signingFault("not an Ed25519 private key");
    return SigningKey(std::move(key));
}

Result<SigningKey> SigningKey::fromPublic(std::string_view text) {
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
        return SigningKey(std::move(key));
    }
    const EdBio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free_all);
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, &noEdPassphrase, nullptr), &EVP_PKEY_free);
    if (!isEd25519(key.get())) return badPublicKey();
    return SigningKey(std::move(key));
}

Result<std::string> SigningKey::privatePem() const {
    const EdBio bio(BIO_new(BIO_s_secmem()), &BIO_free_all);
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return signingFault("the private key could not be written");
    return bioText(bio.get());
}

Result<std::string> SigningKey::publicPem() const {
    const EdBio bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1)
        return signingFault("the public key could not be written");
    return bioText(bio.get());
}

Result<std::string> SigningKey::sign(std::string_view text) const {
    const EdDigest context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string signature(kEd25519Signature, '\0');
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, edBytes(text),
                       text.size()) != 1)
        return signingFault("signing failed");
    return signature;
}

bool SigningKey::verify(std::string_view text, std::string_view signature) const {
    const EdDigest context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const bool good =
        context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
        EVP_DigestVerify(context.get(), edBytes(signature), signature.size(), edBytes(text), text.size()) == 1;
    if (!good) ERR_clear_error();
    return good;
}

std::string SigningKey::rawPublic() const {
    std::string raw(kEd25519Bytes, '\0');
    std::size_t size = raw.size();
    if (EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()), &size) != 1) raw.clear();
    return raw;
}

std::string SigningKey::publicJwk() const {
    return fmt::format(R"({{"alg":"EdDSA","crv":"Ed25519","kid":"{}","kty":"OKP","use":"sig","x":"{}"}})", keyId(),
                       base64urlEncode(rawPublic()));
}

std::string SigningKey::keyId() const {
    return thumbprint(rawPublic());
}

std::string SigningKey::publicFingerprint() const {
    return sha256Hex(rawPublic());
}

Result<std::string> SigningKey::jwsOf(std::string_view payload) const {
    const std::string head = fmt::format(R"({{"alg":"EdDSA","kid":"{}"}})", keyId());
    std::string text = base64urlEncode(head) + "." + base64urlEncode(payload);
    SEKISHO_TRY(signature, sign(text));
    return text + "." + base64urlEncode(signature);
}

Result<std::string> SigningKey::payloadOf(std::string_view jws) const {
    const std::size_t first = jws.find('.');
    const std::size_t second = first == std::string_view::npos ? first : jws.find('.', first + 1);
    const auto format = [] { return jwsFault("JWS_FORMAT", "This is not a signed receipt (compact JWS)."); };
    if (second == std::string_view::npos || jws.size() > kLongestJws) return format();
    const auto head = base64urlDecode(jws.substr(0, first));
    const auto payload = base64urlDecode(jws.substr(first + 1, second - first - 1));
    const auto signature = base64urlDecode(jws.substr(second + 1));
    if (!head || !payload || !signature) return format();
    boost::system::error_code failed;
    const auto value = json::parse(*head, failed);
    if (failed || !value.is_object()) return format();
    if (jwkText(value.get_object(), "alg") != "EdDSA" || jwkText(value.get_object(), "kid") != keyId())
        return jwsFault("JWS_KEY", "The receipt was signed with another key.");
    if (!verify(jws.substr(0, second), *signature))
        return jwsFault("JWS_SIGNATURE", "The signature does not fit: the receipt was changed after it was issued.");
    return *payload;
}

Result<SigningKey> ServiceSigningKey::get() {
    const std::lock_guard lock(mutex_);
    if (key_) return *key_;
    std::error_code failed;
    if (std::filesystem::exists(file_, failed)) {
        std::ifstream in(file_, std::ios::binary);
        const std::string pem((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        SEKISHO_TRY(key, SigningKey::fromPrivatePem(pem));
        key_ = key;
        return key;
    }
    // Never made anew over one that cannot be seen: receipts that were handed out would lose their key.
    if (failed) return signingFault("the signing key cannot be looked for: " + failed.message());
    SEKISHO_TRY(made, SigningKey::generate());
    SEKISHO_TRY(pem, made.privatePem());
    SEKISHO_CHECK(writeFileWhole(file_, pem, 0600));
    key_ = made;
    return made;
}

} // namespace sekishod
