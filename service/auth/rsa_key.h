#pragma once
// RSA keys and RS256 (SHA-256, PKCS#1 v1.5) over OpenSSL. Thread-safe: a key is not changed after it was read.

#include "models/domain/error.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace sekishod {

class RsaKey {
  public:
    static sekisho::Result<RsaKey> generate(int bits = 2048);
    static sekisho::Result<RsaKey> fromPrivatePem(std::string_view pem);
    static sekisho::Result<RsaKey> fromPublicPem(std::string_view pem); // SubjectPublicKeyInfo, at least 2048 bits

    sekisho::Result<std::string> privatePem() const; // PKCS#8, not encrypted
    sekisho::Result<std::string> publicPem() const;
    sekisho::Result<std::string> sign(std::string_view text) const; // RS256, raw signature
    bool verify(std::string_view text, std::string_view signature) const;

    // Of the JSON Web Key: base64url modulus and exponent, and the RFC 7638 thumbprint as key id.
    std::string modulus() const;
    std::string exponent() const;
    std::string keyId() const;

  private:
    explicit RsaKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
    std::string number(const char* name) const;
    std::shared_ptr<evp_pkey_st> key_;
};

} // namespace sekishod
