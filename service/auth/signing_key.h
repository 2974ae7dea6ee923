#pragma once
// Ed25519 (RFC 8032): the key with which the service signs what it hands out to be kept (receipts, statements about
// logs). Thread-safe: a key is not changed after it was read.

#include "models/domain/error.h"
#include "models/proof/public_key.h"

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

    sekisho::Result<std::string> privatePem() const;                // PKCS#8, not encrypted
    sekisho::Result<std::string> sign(std::string_view text) const; // 64 bytes
    // Compact JWS (RFC 7515) over the text, alg EdDSA, kid of the public key.
    sekisho::Result<std::string> jwsOf(std::string_view payload) const;
    const sekisho::proof::PublicKey& publicKey() const { return public_; } // verifies what this one has signed

  private:
    explicit SigningKey(std::shared_ptr<evp_pkey_st> key) : key_(key), public_(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> key_;
    sekisho::proof::PublicKey public_;
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
