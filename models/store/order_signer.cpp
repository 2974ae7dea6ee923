#include "models/store/order_signer.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <utility>

namespace sekisho::store {

namespace {

constexpr std::size_t kSignatureBytes = 64;

struct FreeSigning {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
struct FreeBio {
    void operator()(BIO* bio) const noexcept { BIO_free(bio); }
};

Error signingFailed(std::string_view what) {
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR", "The order could not be signed.")
        .because(std::string(what));
}

// RFC 4648 §5, without padding.
std::string base64url(const unsigned char* bytes, std::size_t size) {
    std::string text(4 * ((size + 2) / 3) + 1, '\0'); // EVP ends it with a zero
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
    text.resize(static_cast<std::size_t>(length));
    while (text.ends_with('='))
        text.pop_back();
    for (char& c : text)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

} // namespace

void wipeText(std::string& secret) {
    OPENSSL_cleanse(secret.data(), secret.size());
    secret.clear();
}

void OrderSigner::Free::operator()(evp_pkey_st* key) const noexcept {
    EVP_PKEY_free(key);
}

Result<OrderSigner> OrderSigner::ofBytes(const sql::Key& bytes) {
    EVP_PKEY* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes.data(), bytes.size());
    if (!key) return signingFailed("no key");
    return OrderSigner(key);
}

Result<OrderSigner> OrderSigner::make() {
    sql::Key bytes = sql::randomKey();
    auto made = ofBytes(bytes);
    sql::wipe(bytes);
    return made;
}

Result<OrderSigner> OrderSigner::of(std::string_view privateHex) {
    SEKISHO_TRY(bytes, sql::keyFromHex(privateHex));
    auto made = ofBytes(bytes);
    sql::wipe(bytes);
    return made;
}

Result<std::string> OrderSigner::privateHex() const {
    sql::Key bytes{};
    std::size_t size = bytes.size();
    if (EVP_PKEY_get_raw_private_key(key_.get(), bytes.data(), &size) != 1 || size != bytes.size())
        return signingFailed("the key does not come out");
    std::string text = sql::keyToHex(bytes);
    sql::wipe(bytes);
    return text;
}

Result<std::string> OrderSigner::publicPem() const {
    const std::unique_ptr<BIO, FreeBio> bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1) return signingFailed("no public key");
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return std::string(text, static_cast<std::size_t>(size));
}

Result<std::string> OrderSigner::sign(std::string_view text) const {
    const std::unique_ptr<EVP_MD_CTX, FreeSigning> context(EVP_MD_CTX_new());
    std::array<unsigned char, kSignatureBytes> signature{};
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, reinterpret_cast<const unsigned char*>(text.data()),
                       text.size()) != 1 ||
        size != signature.size())
        return signingFailed("no signature");
    return base64url(signature.data(), size);
}

} // namespace sekisho::store
