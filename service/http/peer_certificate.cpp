#include "service/http/peer_certificate.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <ctime>
#include <limits>
#include <memory>

namespace sekishod {

using sekisho::Instant;

namespace {

using CertificatePtr = std::unique_ptr<X509, decltype(&X509_free)>;

// Programs that choose among certificates by their issuer, browsers above all, offer none but those of this name:
// nobody who signs in is asked for a certificate. Others, as OpenSSL, send what they were given.
constexpr const char* kHolderName = "Sekisho API client";

// Replaces the verification by authorities. The proof of the key is not made here but in the handshake itself.
int checkDates(X509_STORE_CTX* store, void*) {
    const X509* certificate = X509_STORE_CTX_get0_cert(store);
    if (!certificate) return 0;
    int fault = X509_V_OK;
    if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0) fault = X509_V_ERR_CERT_NOT_YET_VALID;
    if (X509_cmp_current_time(X509_get0_notAfter(certificate)) <= 0) fault = X509_V_ERR_CERT_HAS_EXPIRED;
    X509_STORE_CTX_set_error(store, fault);
    return fault == X509_V_OK ? 1 : 0;
}

std::optional<Instant> instantOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return Instant{std::chrono::seconds(timegm(&parts))};
}

std::optional<PeerCertificate> factsOf(const X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const auto from = instantOf(X509_get0_notBefore(certificate));
    const auto until = instantOf(X509_get0_notAfter(certificate));
    if (!from || !until || X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return std::nullopt;
    PeerCertificate out{{}, *from, *until};
    static constexpr std::string_view digits = "0123456789abcdef";
    for (unsigned int i = 0; i < size; ++i) {
        out.sha256 += digits[digest[i] >> 4U];
        out.sha256 += digits[digest[i] & 15U];
    }
    return out;
}

} // namespace

void askForCertificate(SSL_CTX* context) {
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context, checkDates, nullptr);
    STACK_OF(X509_NAME)* names = sk_X509_NAME_new_null();
    X509_NAME* name = X509_NAME_new();
    if (names && name &&
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(kHolderName), -1,
                                   -1, 0) == 1 &&
        sk_X509_NAME_push(names, name) > 0) {
        SSL_CTX_set_client_CA_list(context, names); // takes it over
        return;
    }
    X509_NAME_free(name);
    sk_X509_NAME_free(names);
}

std::optional<PeerCertificate> peerCertificate(const SSL* ssl) {
    const X509* certificate = SSL_get0_peer_certificate(ssl);
    return certificate ? factsOf(certificate) : std::nullopt;
}

sekisho::Result<PeerCertificate> certificateOfPem(std::string_view pem) {
    const auto fault = [] {
        ERR_clear_error();
        return sekisho::Error(sekisho::ErrorKind::BadInput, "CLIENT_CERTIFICATE_FORMAT");
    };
    if (pem.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return fault();
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                         &BIO_free);
    const CertificatePtr certificate(text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr,
                                     &X509_free);
    if (!certificate) return fault();
    auto facts = factsOf(certificate.get());
    if (!facts) return fault();
    return std::move(*facts);
}

} // namespace sekishod
