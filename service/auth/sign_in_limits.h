#pragma once
// Growing delays after failed sign-ins, per login and per address. In memory, bounded, thread-safe. A login that does
// not exist is treated like one that does.

#include "models/domain/clock.h"

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace sekishod {

class SignInLimits {
  public:
    struct Settings {
        int freeByLogin = 2;    // failures without a delay
        int freeByAddress = 30; // many people may share one address
        std::chrono::seconds first{1};
        std::chrono::seconds most{60};
        std::chrono::minutes forgetAfter{15}; // without a failure
        std::size_t mostKeys = 20'000;
    };
    SignInLimits() = default;
    explicit SignInLimits(const Settings& settings) : settings_(settings) {}

    // Counts the attempt as a failure at once, so that many at the same time gain nothing; passed() or undo() take that
    // back. Not zero: so long it has to wait, and nothing was counted.
    std::chrono::seconds begin(const std::string& login, const std::string& address, sekisho::Instant now);
    void passed(const std::string& login, const std::string& address);
    void undo(const std::string& login, const std::string& address); // neither right nor wrong

  private:
    struct Count {
        int failures = 0;
        sekisho::Instant last{};
        sekisho::Instant before{}; // the one before `last`, for undo()
    };
    using Counts = std::unordered_map<std::string, Count>;
    std::chrono::seconds waitOf(const Counts& counts, const std::string& key, int free, sekisho::Instant now) const;
    void add(Counts& counts, const std::string& key, sekisho::Instant now);
    static void takeBack(Counts& counts, const std::string& key);

    Settings settings_{};
    std::mutex mutex_;
    Counts logins_;
    Counts addresses_;
};

} // namespace sekishod
