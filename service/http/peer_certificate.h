#pragma once
// Certificates of clients (RFC 8705, self-signed): TLS proves that the peer holds the key, and who that is says the
// register of API apps. No authority vouches for anybody. Thread-safe.

#include "models/domain/clock.h"
#include "models/domain/error.h"

#include <openssl/types.h>

#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

struct PeerCertificate {
    std::string sha256; // of its DER form, hex in small letters
    sekisho::Instant from{}, until{};
};

// Makes a server ask for a certificate without demanding one. What is outside of its dates is refused in the handshake.
void askForCertificate(SSL_CTX* context);
// What the peer has proven to hold; nothing when it showed none.
std::optional<PeerCertificate> peerCertificate(const SSL* ssl);
// The first certificate of a PEM text. BadInput, CLIENT_CERTIFICATE_FORMAT.
sekisho::Result<PeerCertificate> certificateOfPem(std::string_view pem);

} // namespace sekishod
