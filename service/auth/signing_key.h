#pragma once
// Ed25519 (RFC 8032): the key with which the service signs what it hands out to be kept (receipts), and the keys of
// consoles whose orders wait. Thread-safe: a key is not changed after it was read.

#include "models/domain/error.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace sekishod {

class SigningKey {
  public:
    static sekisho::Result<SigningKey> generate();
    static sekisho::Result<SigningKey> fromPrivatePem(std::string_view pem);
    // PEM (SubjectPublicKeyInfo) or a JSON Web Key (RFC 8037). BadInput, SIGNING_KEY_FORMAT.
    static sekisho::Result<SigningKey> fromPublic(std::string_view text);

    sekisho::Result<std::string> privatePem() const; // PKCS#8, not encrypted
    sekisho::Result<std::string> publicPem() const;
    sekisho::Result<std::string> sign(std::string_view text) const; // 64 bytes
    bool verify(std::string_view text, std::string_view signature) const;

    std::string publicJwk() const;         // {"alg","crv","kid","kty","use","x"}
    std::string keyId() const;             // RFC 7638 thumbprint
    std::string publicFingerprint() const; // SHA-256 of the raw public key, hex

    // Compact JWS (RFC 7515) over the text, alg EdDSA, kid as above.
    sekisho::Result<std::string> jwsOf(std::string_view payload) const;
    // The payload of a compact JWS that this key has signed. BadInput: JWS_FORMAT, JWS_KEY (another key's, or another
    // algorithm), JWS_SIGNATURE.
    sekisho::Result<std::string> payloadOf(std::string_view jws) const;

  private:
    explicit SigningKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
    std::string rawPublic() const;
    std::shared_ptr<evp_pkey_st> key_;
};

// The service's own, in a file of owner-only mode, made when it is first needed.
class ServiceSigningKey {
  public:
    explicit ServiceSigningKey(std::filesystem::path file) : file_(std::move(file)) {}
    sekisho::Result<SigningKey> get(); // thread-safe

  private:
    std::filesystem::path file_;
    std::mutex mutex_;
    std::optional<SigningKey> key_;
};

} // namespace sekishod
