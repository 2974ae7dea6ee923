#include "service/http/tls_setup.h"

#include "service/http/peer_certificate.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <string>
#include <string_view>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

namespace {

Error tlsFault(std::string code, std::string text, const std::filesystem::path& file) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    return Error(ErrorKind::Tls, std::move(code), std::move(text)).with("file", file.string()).because(reason.data());
}

// Clients that also offer h2 are told the one protocol spoken here; those that offer neither go on without.
int chooseProtocol(SSL*, const unsigned char** out, unsigned char* outLength, const unsigned char* offered,
                   unsigned int offeredLength, void*) {
    static constexpr std::string_view spoken("\x08http/1.1");
    unsigned char* chosen = nullptr;
    const int result = SSL_select_next_proto(&chosen, outLength, reinterpret_cast<const unsigned char*>(spoken.data()),
                                             static_cast<unsigned int>(spoken.size()), offered, offeredLength);
    if (result != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Done setUpTls(SSL_CTX* context, const std::filesystem::path& certificate, const std::filesystem::path& key) {
    ERR_clear_error();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA | SSL_OP_SINGLE_ECDH_USE);
    SSL_CTX_set_security_level(context, 2);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1); // a record takes one call of the system, not two
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    static constexpr std::string_view sessionContext = "sekishod";
    SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char*>(sessionContext.data()),
                                   static_cast<unsigned int>(sessionContext.size()));
    askForCertificate(context);
    if (SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1 ||
        SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") != 1)
        return tlsFault("TLS_SETUP_FAILED", "The TLS library does not offer the needed ciphers.", {});
    if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
        return tlsFault("TLS_CERTIFICATE_UNREADABLE",
                        "The certificate file cannot be used: " + certificate.string() + ".", certificate);
    if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1)
        return tlsFault("TLS_KEY_UNREADABLE",
                        "The key file cannot be used or does not belong to the certificate: " + key.string() + ".",
                        key);
    if (SSL_CTX_check_private_key(context) != 1)
        return tlsFault("TLS_KEY_MISMATCH", "The key does not belong to the certificate: " + key.string() + ".", key);
    return {};
}

} // namespace sekishod
