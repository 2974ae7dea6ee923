#include "models/net/tls_policy.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSsl>
#include <QSslSocket>

#include <algorithm>
#include <array>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

Error profileFault(const char* code, const char* field, const char* what) {
    return Error(ErrorKind::BadInput, code, what).at(field);
}

Result<QByteArray> fileBytes(const std::string& path, const char* field) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "The file cannot be opened.").at(field).with("file", path);
    return file.read(1 << 20);
}

Result<QByteArray> pinBytes(const std::string& text) {
    auto hex = QByteArray::fromStdString(text).trimmed();
    if (hex.startsWith("sha256/")) hex = hex.mid(7);
    auto plain = hex;
    plain.replace(':', "");
    static constexpr auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (plain.size() == 64 && std::all_of(plain.begin(), plain.end(), isHex)) return QByteArray::fromHex(plain);
    const auto decoded = QByteArray::fromBase64Encoding(hex, QByteArray::AbortOnBase64DecodingErrors);
    if (decoded && decoded.decoded.size() == 32) return decoded.decoded;
    return profileFault("PROFILE_PIN", "pin", "The pin must be a SHA-256 value in hexadecimal or base64 form.");
}

Result<QSslKey> privateKey(const QByteArray& pem) {
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull()) return key;
    }
    return profileFault("PROFILE_CLIENT_CERTIFICATE", "clientCertificate",
                        "The private key of the client certificate cannot be read.");
}

// One DER element at the front of `bytes`: its content; `bytes` moves behind it. Null on malformed input.
struct Der {
    unsigned tag = 0;
    QByteArrayView content;
    QByteArrayView whole;
};
std::optional<Der> element(QByteArrayView& bytes) {
    if (bytes.size() < 2) return {};
    const auto tag = static_cast<unsigned char>(bytes[0]);
    qsizetype length = static_cast<unsigned char>(bytes[1]);
    qsizetype at = 2;
    if (length & 0x80) {
        const auto octets = length & 0x7f;
        if (octets < 1 || octets > 4 || bytes.size() < at + octets) return {};
        length = 0;
        for (qsizetype i = 0; i < octets; ++i)
            length = (length << 8) | static_cast<unsigned char>(bytes[at + i]);
        at += octets;
    }
    if (bytes.size() - at < length) return {};
    const Der der{tag, bytes.sliced(at, length), bytes.first(at + length)};
    bytes = bytes.sliced(at + length);
    return der;
}

// Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OID … }, signature }
QByteArray signatureOid(const QSslCertificate& certificate) {
    const auto der = certificate.toDer();
    QByteArrayView all(der);
    const auto outer = element(all);
    if (!outer) return {};
    auto inner = outer->content;
    if (!element(inner)) return {};
    const auto algorithm = element(inner);
    if (!algorithm) return {};
    auto parts = algorithm->content;
    const auto oid = element(parts);
    return oid ? oid->content.toByteArray() : QByteArray();
}

// TBSCertificate ::= SEQUENCE { [0] version, serial, signature, issuer, validity, subject, subjectPublicKeyInfo, … }
QByteArray publicKeyInfo(const QSslCertificate& certificate) {
    const auto der = certificate.toDer();
    QByteArrayView all(der);
    const auto outer = element(all);
    if (!outer) return {};
    auto inner = outer->content;
    const auto body = element(inner);
    if (!body) return {};
    auto parts = body->content;
    auto part = element(parts);
    if (part && part->tag == 0xa0) part = element(parts); // the version, absent in the oldest form
    for (int skipped = 0; part && skipped < 5; ++skipped)
        part = element(parts);
    return part && part->tag == 0x30 ? part->whole.toByteArray() : QByteArray();
}

bool weakSignature(const QSslCertificate& certificate) {
    if (certificate.isSelfSigned()) return false; // a root is trusted for itself, not for its signature
    static const std::array weak = {
        QByteArray::fromHex("2a864886f70d010102"), // MD2 with RSA
        QByteArray::fromHex("2a864886f70d010104"), // MD5 with RSA
        QByteArray::fromHex("2a864886f70d010105"), // SHA-1 with RSA
        QByteArray::fromHex("2b0e03021d"),         // SHA-1 with RSA, old name
        QByteArray::fromHex("2a8648ce380403"),     // SHA-1 with DSA
        QByteArray::fromHex("2a8648ce3d0401"),     // SHA-1 with ECDSA
    };
    return std::find(weak.begin(), weak.end(), signatureOid(certificate)) != weak.end();
}

bool weakKey(const QSslCertificate& certificate) {
    const auto key = certificate.publicKey();
    const auto bits = key.length();
    if (key.algorithm() == QSsl::Ec) return bits > 0 && bits < 224;
    if (key.algorithm() == QSsl::Rsa || key.algorithm() == QSsl::Dsa) return bits > 0 && bits < 2048;
    return false;
}

struct Verdict {
    const char* code;
    const char* text;
};

std::optional<Verdict> verdict(QSslError::SslError error) {
    static constexpr Verdict unknown{"TLS_UNKNOWN_CA", "The certificate was issued by an unknown authority."};
    switch (error) {
    case QSslError::CertificateRevoked:
        return Verdict{"TLS_REVOKED", "The certificate has been revoked."};
    case QSslError::SelfSignedCertificate:
        return Verdict{"TLS_SELF_SIGNED", "The certificate signed itself."};
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return unknown;
    case QSslError::CertificateExpired:
        return Verdict{"TLS_EXPIRED", "The certificate has expired."};
    case QSslError::CertificateNotYetValid:
        return Verdict{"TLS_NOT_YET_VALID", "The certificate is not valid yet."};
    case QSslError::HostNameMismatch:
        return Verdict{"TLS_WRONG_HOST", "The certificate belongs to another host."};
    default:
        return {};
    }
}

} // namespace

Result<TlsPolicy> TlsPolicy::make(const TlsSettings& settings) {
    TlsPolicy policy;
    if (!settings.caFile.empty()) {
        SEKISHO_TRY(pem, fileBytes(settings.caFile, "caFile"));
        policy.authorities_ = QSslCertificate::fromData(pem, QSsl::Pem);
        if (policy.authorities_.isEmpty())
            return profileFault("PROFILE_CA_FILE", "caFile", "The CA file holds no certificate.");
    }
    if (!settings.pin.empty()) {
        SEKISHO_TRY(pin, pinBytes(settings.pin));
        policy.pin_ = pin;
    }
    if (!settings.clientCertificate.empty()) {
        SEKISHO_TRY(pem, fileBytes(settings.clientCertificate, "clientCertificate"));
        policy.clientChain_ = QSslCertificate::fromData(pem, QSsl::Pem);
        if (policy.clientChain_.isEmpty())
            return profileFault("PROFILE_CLIENT_CERTIFICATE", "clientCertificate",
                                "The file holds no client certificate.");
        QByteArray keyPem = pem;
        if (!settings.clientKey.empty()) {
            SEKISHO_TRY(separate, fileBytes(settings.clientKey, "clientKey"));
            keyPem = separate;
        }
        SEKISHO_TRY(key, privateKey(keyPem));
        policy.clientKey_ = key;
    }
    return policy;
}

QSslConfiguration TlsPolicy::configuration(bool stapling) const {
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!authorities_.isEmpty()) configuration.setCaCertificates(authorities_);
    if (!clientChain_.isEmpty()) {
        configuration.setLocalCertificateChain(clientChain_);
        configuration.setPrivateKey(clientKey_);
    }
    configuration.setOcspStaplingEnabled(stapling);
    // Each connection proves itself anew, so that the pin is checked each time.
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    configuration.setSslOption(QSsl::SslOptionDisableCompression, true);
    return configuration;
}

Error TlsPolicy::refused(const QList<QSslError>& errors, const QList<QSslCertificate>& chain,
                         const QString& host) const {
    // The gravest first: whoever is not trusted at all needs no further word about his dates.
    static constexpr std::array gravity = {"TLS_REVOKED", "TLS_SELF_SIGNED",   "TLS_UNKNOWN_CA", "TLS_WEAK_KEY",
                                           "TLS_EXPIRED", "TLS_NOT_YET_VALID", "TLS_WRONG_HOST"};
    QList<Verdict> verdicts;
    QStringList texts;
    for (const auto& error : errors) {
        if (const auto found = verdict(error.error())) verdicts.append(*found);
        texts.append(error.errorString());
    }
    if (std::any_of(chain.begin(), chain.end(), isWeak))
        verdicts.append(Verdict{"TLS_WEAK_KEY", "A key or a signature of the certificate is too weak."});
    Error result(ErrorKind::Tls, "TLS_HANDSHAKE", "A secure connection could not be made.");
    for (const std::string_view code : gravity) {
        const auto found =
            std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.code == code; });
        if (found == verdicts.end()) continue;
        result.code = found->code;
        result.description = found->text;
        break;
    }
    return std::move(result).with("host", host.toStdString()).because(texts.join("; "_L1).toStdString());
}

std::optional<Error> TlsPolicy::objection(const QSslConfiguration& session) const {
    const auto protocol = session.sessionProtocol();
    if (protocol != QSsl::TlsV1_2 && protocol != QSsl::TlsV1_3)
        return Error(ErrorKind::Tls, "TLS_PROTOCOL", "The service uses an old TLS version.");
    const auto chain = session.peerCertificateChain();
    if (chain.isEmpty() || std::any_of(chain.begin(), chain.end(), isWeak))
        return Error(ErrorKind::Tls, "TLS_WEAK_KEY", "A key or a signature of the certificate is too weak.");
    if (!pin_.isEmpty() && pinOf(session.peerCertificate()) != pin_)
        return Error(ErrorKind::Tls, "TLS_WRONG_PIN", "The certificate is not the pinned one.");
    return {};
}

Error TlsPolicy::brokenHandshake(const QString& text, const QString& host) {
    const auto has = [&](QLatin1StringView part) { return text.contains(part, Qt::CaseInsensitive); };
    Error error(ErrorKind::Tls, "TLS_HANDSHAKE", "A secure connection could not be made.");
    if (has("unsupported protocol"_L1) || has("alert protocol version"_L1) || has("version too low"_L1)) {
        error.code = "TLS_PROTOCOL";
        error.description = "The service uses an old TLS version.";
    } else if (has("certificate required"_L1) || has("alert bad certificate"_L1) || has("alert unknown ca"_L1) ||
               has("alert certificate unknown"_L1) || has("alert certificate expired"_L1) ||
               has("alert unsupported certificate"_L1)) {
        error.code = "TLS_CLIENT_CERTIFICATE";
        error.description = "The service wants another client certificate.";
    } else if (has("key too small"_L1) || has("md too weak"_L1)) {
        error.code = "TLS_WEAK_KEY";
        error.description = "A key or a signature of the service is too weak.";
    }
    return std::move(error).with("host", host.toStdString()).because(text.toStdString());
}

bool TlsPolicy::lacksOnlyStaple(const QList<QSslError>& errors) {
    return !errors.isEmpty() && std::all_of(errors.begin(), errors.end(), [](const QSslError& error) {
        return error.error() == QSslError::OcspNoResponseFound;
    });
}

QByteArray TlsPolicy::pinOf(const QSslCertificate& certificate) {
    const auto key = publicKeyInfo(certificate);
    return key.isEmpty() ? QByteArray() : QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

bool TlsPolicy::isWeak(const QSslCertificate& certificate) {
    return weakKey(certificate) || weakSignature(certificate);
}

} // namespace sekisho::net
