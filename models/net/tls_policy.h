#pragma once
// When a service is trusted: TLS 1.2 or later, a valid chain to the profile's own CA (or, without one, to the
// system's), the right host, no weak key or signature, not revoked where a staple says so, and the pinned key where one
// is set. There is no way to accept anything less. Immutable; thread-safe.

#include "models/domain/error.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>

#include <optional>
#include <string>

namespace sekisho::net {

struct TlsSettings {
    std::string caFile;            // PEM; empty: the system's authorities
    std::string pin;               // SHA-256 of the public key (SPKI), 64 hex digits or base64; empty: none
    std::string clientCertificate; // PEM with certificate (and chain); empty: none
    std::string clientKey;         // PEM; empty: the key is in the file of the certificate
};

class TlsPolicy {
  public:
    // PROFILE_CA_FILE, PROFILE_PIN, PROFILE_CLIENT_CERTIFICATE, FILE_NOT_FOUND: a file is missing or not what it should
    // be, a pin is malformed.
    static Result<TlsPolicy> make(const TlsSettings& settings);

    // `stapling`: ask for the revocation state. A service that has none then fails with OcspNoResponseFound alone.
    QSslConfiguration configuration(bool stapling) const;
    // The chain that was refused, in one code. `host` is named in the sentence.
    Error refused(const QList<QSslError>& errors, const QList<QSslCertificate>& chain, const QString& host) const;
    // After the handshake and before the first byte: what the TLS library does not look at.
    std::optional<Error> objection(const QSslConfiguration& session) const;
    // A handshake that ended without a verdict on a certificate; `text` is the TLS library's.
    static Error brokenHandshake(const QString& text, const QString& host);

    static bool lacksOnlyStaple(const QList<QSslError>& errors);
    static QByteArray pinOf(const QSslCertificate& certificate); // SHA-256 of the SPKI
    static bool isWeak(const QSslCertificate& certificate);      // RSA below 2048, EC below 224, SHA-1 and older

  private:
    QList<QSslCertificate> authorities_;
    QByteArray pin_;
    QList<QSslCertificate> clientChain_;
    QSslKey clientKey_;
};

} // namespace sekisho::net
