#pragma once
// The key pair that queued orders are signed with: Ed25519 (RFC 8032). The private half leaves this object only to be
// kept in the encrypted notes. One thread.

#include "models/domain/error.h"
#include "models/sql/key_file.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace sekisho::store {

class OrderSigner {
  public:
    static Result<OrderSigner> make();
    static Result<OrderSigner> of(std::string_view privateHex); // KEY_INVALID
    Result<std::string> privateHex() const;                     // whoever takes it wipes it
    Result<std::string> publicPem() const;
    Result<std::string> sign(std::string_view text) const; // base64url without padding

  private:
    struct Free {
        void operator()(evp_pkey_st* key) const noexcept;
    };
    explicit OrderSigner(evp_pkey_st* key) : key_(key) {}
    static Result<OrderSigner> ofBytes(const sql::Key& bytes);
    std::unique_ptr<evp_pkey_st, Free> key_;
};

void wipeText(std::string& secret);

} // namespace sekisho::store
