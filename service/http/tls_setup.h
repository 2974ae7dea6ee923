#pragma once
// TLS of the service: 1.2 or later, forward secrecy and authenticated ciphers only, no renegotiation, no compression.
// Clients are asked for a certificate and may come without one (peer_certificate.h).

#include "models/domain/error.h"

#include <openssl/types.h>

#include <filesystem>

namespace sekishod {

// Certificate chain and key as PEM. Tls/TLS_CERTIFICATE_UNREADABLE or TLS_KEY_MISMATCH with the file as param "file".
sekisho::Done setUpTls(SSL_CTX* context, const std::filesystem::path& certificate, const std::filesystem::path& key);

} // namespace sekishod
