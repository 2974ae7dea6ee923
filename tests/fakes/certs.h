#pragma once
// Certificates made at run time by the OpenSSL library: good ones and every kind of bad one. Nothing is stored.

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>

namespace sekisho::fakes {

enum class KeyKind { Ec256, Rsa2048, Rsa1024, Ed25519 };

struct CertSpec {
    QByteArray name = "localhost";                   // common name
    QByteArray hosts = "DNS:localhost,IP:127.0.0.1"; // subject alternative names, as OpenSSL writes them
    int fromDays = -1;                               // validity, in days from now
    int toDays = 30;
    KeyKind key = KeyKind::Ec256;
    bool sha1 = false; // signed with SHA-1
    bool authority = false;
};

class Cert {
  public:
    struct Parts; // of OpenSSL
    explicit Cert(std::shared_ptr<Parts> parts) : parts_(std::move(parts)) {}
    QByteArray pem() const;
    QByteArray keyPem() const;
    QSslCertificate certificate() const { return QSslCertificate(pem(), QSsl::Pem); }
    QSslKey key() const;
    const Parts& parts() const { return *parts_; }

  private:
    std::shared_ptr<Parts> parts_;
};

Cert selfSigned(const CertSpec& spec);
Cert authority(const QByteArray& name);
Cert issuedBy(const Cert& issuer, const CertSpec& spec);
// An OCSP answer (DER) of the issuer about the certificate.
QByteArray ocspAnswer(const Cert& issuer, const Cert& certificate, bool revoked);

} // namespace sekisho::fakes
