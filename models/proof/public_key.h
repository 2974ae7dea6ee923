#pragma once
// An Ed25519 public key and the compact JWS that it verifies (RFC 8032, 7515, 8037). Immutable; thread-safe.

#include "models/domain/error.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace sekisho::proof {

class PublicKey {
  public:
    // PEM (SubjectPublicKeyInfo) or a JSON Web Key. BadInput, SIGNING_KEY_FORMAT.
    static Result<PublicKey> fromText(std::string_view text);
    // Takes part in the ownership of a key pair that its holder signs with.
    explicit PublicKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}

    bool verify(std::string_view text, std::string_view signature) const;
    std::string jwk() const;   // {"alg","crv","kid","kty","use","x"}
    std::string keyId() const; // RFC 7638 thumbprint
    Result<std::string> pem() const;
    std::string fingerprint() const; // SHA-256 of the raw public key, hex
    // The payload of a compact JWS that this key has signed. BadInput: JWS_FORMAT, JWS_KEY (another key's, or another
    // algorithm), JWS_SIGNATURE.
    Result<std::string> payloadOf(std::string_view jws) const;

  private:
    std::shared_ptr<evp_pkey_st> key_;
};

} // namespace sekisho::proof
