#include "service/auth/rsa_key.h"

#include "service/auth/base64url.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <vector>

namespace sekishod {

namespace {

using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using DigestPtr = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

sekisho::Error keyFault(std::string detail) {
    return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(std::move(detail));
}

BioPtr readerOf(std::string_view pem) {
    return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free_all};
}

std::string contentOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

// A PEM with a pass phrase must not make the service ask at its terminal.
int noPassphrase(char*, int, int, void*) {
    return 0;
}

bool usable(EVP_PKEY* key) {
    return key && EVP_PKEY_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_bits(key) >= 2048;
}

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

sekisho::Result<RsaKey> RsaKey::generate(int bits) {
    EVP_PKEY* key = EVP_RSA_gen(static_cast<unsigned>(bits));
    if (!key) return keyFault("an RSA key could not be made");
    return RsaKey({key, &EVP_PKEY_free});
}

sekisho::Result<RsaKey> RsaKey::fromPrivatePem(std::string_view pem) {
    const auto bio = readerOf(pem);
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassphrase, nullptr), &EVP_PKEY_free);
    if (!usable(key.get())) return keyFault("not an RSA private key of 2048 bits or more");
    return RsaKey(std::move(key));
}

sekisho::Result<RsaKey> RsaKey::fromPublicPem(std::string_view pem) {
    const auto bio = readerOf(pem);
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, &noPassphrase, nullptr), &EVP_PKEY_free);
    if (!usable(key.get())) return keyFault("not an RSA public key of 2048 bits or more");
    return RsaKey(std::move(key));
}

sekisho::Result<std::string> RsaKey::privatePem() const {
    const BioPtr bio(BIO_new(BIO_s_secmem()), &BIO_free_all);
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return keyFault("the private key could not be written");
    return contentOf(bio.get());
}

sekisho::Result<std::string> RsaKey::publicPem() const {
    const BioPtr bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1)
        return keyFault("the public key could not be written");
    return contentOf(bio.get());
}

sekisho::Result<std::string> RsaKey::sign(std::string_view text) const {
    const DigestPtr context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, octets(text), text.size()) != 1)
        return keyFault("signing failed");
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, octets(text),
                       text.size()) != 1)
        return keyFault("signing failed");
    signature.resize(size);
    return signature;
}

bool RsaKey::verify(std::string_view text, std::string_view signature) const {
    const DigestPtr context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
           EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(text), text.size()) == 1;
}

std::string RsaKey::number(const char* name) const {
    BIGNUM* value = nullptr;
    if (EVP_PKEY_get_bn_param(key_.get(), name, &value) != 1) return {};
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> owned(value, &BN_free);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    return base64urlEncode(bytes);
}

std::string RsaKey::modulus() const {
    return number(OSSL_PKEY_PARAM_RSA_N);
}
std::string RsaKey::exponent() const {
    return number(OSSL_PKEY_PARAM_RSA_E);
}

std::string RsaKey::keyId() const {
    const std::string canonical = R"({"e":")" + exponent() + R"(","kty":"RSA","n":")" + modulus() + R"("})";
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(octets(canonical), canonical.size(), reinterpret_cast<unsigned char*>(hash.data()));
    return base64urlEncode(hash);
}

} // namespace sekishod
