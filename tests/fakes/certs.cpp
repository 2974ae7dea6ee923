#include "tests/fakes/certs.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <atomic>

namespace sekisho::fakes {

struct Cert::Parts {
    X509* x509 = nullptr;
    EVP_PKEY* key = nullptr;
    KeyKind kind = KeyKind::Ec256;
    ~Parts() {
        X509_free(x509);
        EVP_PKEY_free(key);
    }
};

namespace {

EVP_PKEY* newKey(KeyKind kind) {
    switch (kind) {
    case KeyKind::Ec256:
        return EVP_EC_gen("P-256");
    case KeyKind::Rsa2048:
        return EVP_RSA_gen(2048);
    case KeyKind::Rsa1024:
        return EVP_RSA_gen(1024);
    case KeyKind::Ed25519:
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    }
    return nullptr;
}

void addExtension(X509* x509, X509* issuer, int nid, const QByteArray& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
    if (auto* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData())) {
        X509_add_ext(x509, extension, -1);
        X509_EXTENSION_free(extension);
    }
}

QByteArray bytesOf(BIO* bio) {
    char* data = nullptr;
    const auto length = BIO_get_mem_data(bio, &data);
    QByteArray bytes(data, static_cast<qsizetype>(length));
    BIO_free(bio);
    return bytes;
}

Cert make(const Cert::Parts* issuer, const CertSpec& spec) {
    static std::atomic<long> serial{1000};
    auto parts = std::make_shared<Cert::Parts>();
    parts->kind = spec.key;
    parts->key = newKey(spec.key);
    parts->x509 = X509_new();
    auto* x509 = parts->x509;
    X509_set_version(x509, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(x509), spec.fromDays * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(x509), spec.toDays * 86400L);
    X509_set_pubkey(x509, parts->key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(spec.name.constData()), -1, -1, 0);
    X509_set_issuer_name(x509, X509_get_subject_name(issuer ? issuer->x509 : x509));
    auto* signer = issuer ? issuer->x509 : x509;
    addExtension(x509, signer, NID_basic_constraints, spec.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    addExtension(x509, signer, NID_key_usage,
                 spec.authority ? "critical,keyCertSign,cRLSign,digitalSignature" : "critical,digitalSignature");
    addExtension(x509, signer, NID_subject_key_identifier, "hash");
    if (!spec.authority) addExtension(x509, signer, NID_subject_alt_name, spec.hosts);
    auto* signingKey = issuer ? issuer->key : parts->key;
    const bool pure = (issuer ? issuer->kind : spec.key) == KeyKind::Ed25519; // has its own digest
    X509_sign(x509, signingKey, pure ? nullptr : (spec.sha1 ? EVP_sha1() : EVP_sha256()));
    return Cert(std::move(parts));
}

} // namespace

QByteArray Cert::pem() const {
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, parts_->x509);
    return bytesOf(bio);
}

QByteArray Cert::keyPem() const {
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey_traditional(bio, parts_->key, nullptr, nullptr, 0, nullptr, nullptr);
    return bytesOf(bio);
}

QSslKey Cert::key() const {
    const bool rsa = parts_->kind == KeyKind::Rsa2048 || parts_->kind == KeyKind::Rsa1024;
    return QSslKey(keyPem(), rsa ? QSsl::Rsa : QSsl::Ec);
}

Cert selfSigned(const CertSpec& spec) {
    return make(nullptr, spec);
}

Cert authority(const QByteArray& name) {
    CertSpec spec;
    spec.name = name;
    spec.authority = true;
    return make(nullptr, spec);
}

Cert issuedBy(const Cert& issuer, const CertSpec& spec) {
    return make(&issuer.parts(), spec);
}

QByteArray ocspAnswer(const Cert& issuer, const Cert& certificate, bool revoked) {
    auto* basic = OCSP_BASICRESP_new();
    auto* id = OCSP_cert_to_id(EVP_sha1(), certificate.parts().x509, issuer.parts().x509);
    auto* now = X509_gmtime_adj(nullptr, -3600);
    auto* next = X509_gmtime_adj(nullptr, 86400);
    OCSP_basic_add1_status(basic, id, revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                           revoked ? OCSP_REVOKED_STATUS_KEYCOMPROMISE : 0, revoked ? now : nullptr, now, next);
    OCSP_basic_sign(basic, issuer.parts().x509, issuer.parts().key, EVP_sha256(), nullptr, 0);
    auto* response = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
    unsigned char* der = nullptr;
    const auto length = i2d_OCSP_RESPONSE(response, &der);
    QByteArray bytes(reinterpret_cast<char*>(der), length);
    OPENSSL_free(der);
    OCSP_RESPONSE_free(response);
    OCSP_BASICRESP_free(basic);
    OCSP_CERTID_free(id);
    ASN1_TIME_free(now);
    ASN1_TIME_free(next);
    return bytes;
}

} // namespace sekisho::fakes
