#include "models/store/service_assertion.h"

#include "models/proof/base64url.h"
#include "models/store/log_archive_rows.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>
#include <vector>

namespace sekisho::store {

namespace {

constexpr std::int64_t kGoodForSeconds = 30 * 60;

struct FreeAssertion {
    void operator()(BIO* bio) const noexcept { BIO_free(bio); }
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

Error assertionKeyInvalid() {
    return Error(ErrorKind::BadInput, "KEY_INVALID", "This is no private RSA key in PEM.");
}

Result<std::string> signedRs256(std::string_view text, std::string_view pem) {
    const std::unique_ptr<BIO, FreeAssertion> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (!bio) return assertionKeyInvalid();
    const std::unique_ptr<EVP_PKEY, FreeAssertion> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) return assertionKeyInvalid();
    const std::unique_ptr<EVP_MD_CTX, FreeAssertion> context(EVP_MD_CTX_new());
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) != 1)
        return assertionKeyInvalid();
    std::vector<unsigned char> signature(size);
    if (EVP_DigestSign(context.get(), signature.data(), &size, bytes, text.size()) != 1) return assertionKeyInvalid();
    return std::string(reinterpret_cast<const char*>(signature.data()), size);
}

} // namespace

Result<std::string> serviceAssertion(const std::string& clientId, const std::string& serviceAccount,
                                     std::string_view privateKeyPem, Instant now) {
    const std::int64_t seconds = toSeconds(now);
    const std::string claims = fmt::format(R"({{"iss":{},"sub":{},"iat":{},"exp":{}}})", quotedJson(clientId),
                                           quotedJson(serviceAccount), seconds, seconds + kGoodForSeconds);
    const std::string text =
        proof::base64urlEncode(R"({"alg":"RS256","typ":"JWT"})") + '.' + proof::base64urlEncode(claims);
    SEKISHO_TRY(signature, signedRs256(text, privateKeyPem));
    return text + '.' + proof::base64urlEncode(signature);
}

} // namespace sekisho::store
