#pragma once
// Argon2id. Hashing is dear on purpose, so only few run at a time and a bounded number waits: a flood of sign-ins gets
// 503 instead of all memory. Thread-safe.

#include "models/domain/error.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace sekishod {

struct HashCost {
    std::uint32_t memoryKiB = 64 * 1024;
    std::uint32_t passes = 3;
    std::uint32_t lanes = 1;
    bool operator==(const HashCost&) const = default;
};

class PasswordHasher {
  public:
    explicit PasswordHasher(HashCost cost = {}, int atOnce = 2, int waiting = 8);
    static PasswordHasher& shared(); // of the process: its limits are those of the machine

    // Applies to hashes made from now on; existing ones carry their own cost. For tests and sample tenants.
    void setCost(HashCost cost);

    // Unavailable (SERVICE_UNAVAILABLE) when too many wait.
    sekisho::Result<std::string> hash(std::string_view password);
    // False for a wrong password, an empty or damaged hash; the latter take as long as a real check, so that nobody
    // learns from the time which logins exist.
    sekisho::Result<bool> verify(const std::string& encoded, std::string_view password);

  private:
    class Turn;
    std::string dummyHash(const HashCost& cost);

    std::mutex mutex_;
    std::condition_variable free_;
    HashCost cost_;
    std::string dummy_; // of cost_; made when first needed
    const int atOnce_;
    const int mostWaiting_;
    int running_ = 0;
    int waiting_ = 0;
};

} // namespace sekishod
