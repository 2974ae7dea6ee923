#include "service/auth/signing_key.h"

#include "service/auth/base64url.h"
#include "service/store/certificates.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <fstream>
#include <iterator>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::size_t kEd25519Signature = 64;

using EdBio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using EdDigest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Error signingFault(std::string detail) {
    ERR_clear_error();
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(std::move(detail));
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

Result<std::string> SigningKey::privatePem() const {
    const EdBio bio(BIO_new(BIO_s_secmem()), &BIO_free_all);
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return signingFault("the private key could not be written");
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

Result<std::string> SigningKey::jwsOf(std::string_view payload) const {
    const std::string head = fmt::format(R"({{"alg":"EdDSA","kid":"{}"}})", public_.keyId());
    std::string text = base64urlEncode(head) + "." + base64urlEncode(payload);
    SEKISHO_TRY(signature, sign(text));
    return text + "." + base64urlEncode(signature);
}

Result<SigningKey> ServiceSigningKey::get() {
    static std::mutex making; // whoever else wants it must not make another one
    const std::lock_guard lock(mutex_);
    if (key_) return *key_;
    const std::lock_guard onlyOne(making);
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
