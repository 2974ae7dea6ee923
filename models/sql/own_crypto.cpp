#include "models/sql/own_crypto.h"

#include <openssl/crypto.h>

namespace sekisho::sql {

namespace {

// Until the thread ends, and longer than whatever the thread makes in it: of a thread's own objects those that came
// last go first. Without memory all stays as it was.
class OwnCrypto {
  public:
    OwnCrypto() : own_(OSSL_LIB_CTX_new()), before_(own_ ? OSSL_LIB_CTX_set0_default(own_) : nullptr) {}
    OwnCrypto(const OwnCrypto&) = delete;
    OwnCrypto& operator=(const OwnCrypto&) = delete;
    ~OwnCrypto() {
        if (!own_) return;
        OSSL_LIB_CTX_set0_default(before_);
        OSSL_LIB_CTX_free(own_);
    }

  private:
    OSSL_LIB_CTX* own_;
    OSSL_LIB_CTX* before_;
};

} // namespace

void useOwnCrypto() {
    thread_local const OwnCrypto crypto;
}

} // namespace sekisho::sql
