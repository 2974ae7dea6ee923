#include "service/auth/password_hash.h"

#include <argon2.h>
#include <openssl/rand.h>

#include <array>

namespace sekishod {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

sekisho::Result<std::string> argon2id(const HashCost& cost, std::string_view password) {
    std::array<unsigned char, kSaltBytes> salt{};
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1)
        return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR")
            .because("no random bytes for a salt");
    std::string encoded(argon2_encodedlen(cost.passes, cost.memoryKiB, cost.lanes, kSaltBytes, kHashBytes, Argon2_id),
                        '\0');
    const int code = argon2id_hash_encoded(cost.passes, cost.memoryKiB, cost.lanes, password.data(), password.size(),
                                           salt.data(), salt.size(), kHashBytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK)
        return sekisho::Error(code == ARGON2_MEMORY_ALLOCATION_ERROR ? sekisho::ErrorKind::Unavailable
                                                                     : sekisho::ErrorKind::Internal,
                              code == ARGON2_MEMORY_ALLOCATION_ERROR ? "SERVICE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR")
            .because(argon2_error_message(code));
    encoded.resize(encoded.find('\0'));
    return encoded;
}

} // namespace

// One of the few places in which a hash may run.
class PasswordHasher::Turn {
  public:
    explicit Turn(PasswordHasher& owner) : owner_(owner) {
        std::unique_lock lock(owner_.mutex_);
        if (owner_.running_ >= owner_.atOnce_) {
            if (owner_.waiting_ >= owner_.mostWaiting_) return;
            ++owner_.waiting_;
            owner_.free_.wait(lock, [this] { return owner_.running_ < owner_.atOnce_; });
            --owner_.waiting_;
        }
        ++owner_.running_;
        granted_ = true;
    }
    ~Turn() {
        if (!granted_) return;
        {
            const std::lock_guard lock(owner_.mutex_);
            --owner_.running_;
        }
        owner_.free_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    explicit operator bool() const { return granted_; }
    static sekisho::Error busy() {
        return {sekisho::ErrorKind::Unavailable, "SERVICE_UNAVAILABLE",
                "Too many sign-ins at once; try again in a moment."};
    }

  private:
    PasswordHasher& owner_;
    bool granted_ = false;
};

PasswordHasher::PasswordHasher(HashCost cost, int atOnce, int waiting)
    : cost_(cost), atOnce_(atOnce), mostWaiting_(waiting) {}

PasswordHasher& PasswordHasher::shared() {
    static PasswordHasher hasher;
    return hasher;
}

void PasswordHasher::setCost(HashCost cost) {
    const std::lock_guard lock(mutex_);
    cost_ = cost;
    dummy_.clear();
}

sekisho::Result<std::string> PasswordHasher::hash(std::string_view password) {
    const Turn turn(*this);
    if (!turn) return Turn::busy();
    HashCost cost;
    {
        const std::lock_guard lock(mutex_);
        cost = cost_;
    }
    return argon2id(cost, password);
}

std::string PasswordHasher::dummyHash(const HashCost& cost) {
    {
        const std::lock_guard lock(mutex_);
        if (!dummy_.empty()) return dummy_;
    }
    auto made = argon2id(cost, "no password has this hash");
    if (!made) return {};
    const std::lock_guard lock(mutex_);
    if (cost == cost_) dummy_ = *made;
    return *made;
}

sekisho::Result<bool> PasswordHasher::verify(const std::string& encoded, std::string_view password) {
    const Turn turn(*this);
    if (!turn) return Turn::busy();
    HashCost cost;
    {
        const std::lock_guard lock(mutex_);
        cost = cost_;
    }
    int code =
        encoded.empty() ? ARGON2_DECODING_FAIL : argon2id_verify(encoded.c_str(), password.data(), password.size());
    if (code == ARGON2_MEMORY_ALLOCATION_ERROR)
        return sekisho::Error(sekisho::ErrorKind::Unavailable, "SERVICE_UNAVAILABLE").because("no memory for a hash");
    if (code == ARGON2_OK) return true;
    if (code != ARGON2_VERIFY_MISMATCH) {
        const std::string dummy = dummyHash(cost);
        if (!dummy.empty()) (void)argon2id_verify(dummy.c_str(), password.data(), password.size());
    }
    return false;
}

} // namespace sekishod
