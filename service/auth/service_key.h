#pragma once
// The key that signs id_token. It is made when first needed and kept in the encrypted store.

#include "service/auth/rsa_key.h"
#include "service/store/tenant_store.h"

#include <mutex>
#include <optional>

namespace sekishod {

class ServiceKey {
  public:
    explicit ServiceKey(TenantStore& store) : store_(store) {}
    // Must not be called inside a write transaction: it may begin one itself. Thread-safe.
    sekisho::Result<RsaKey> get();

  private:
    sekisho::Result<std::optional<RsaKey>> stored();
    TenantStore& store_;
    std::mutex mutex_;
    std::optional<RsaKey> key_;
};

} // namespace sekishod
