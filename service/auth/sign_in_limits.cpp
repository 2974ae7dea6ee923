#include "service/auth/sign_in_limits.h"

#include <algorithm>
#include <utility>

namespace sekishod {

std::chrono::seconds SignInLimits::waitOf(const Counts& counts, const std::string& key, int free,
                                          sekisho::Instant now) const {
    const auto found = counts.find(key);
    if (found == counts.end() || now - found->second.last > settings_.forgetAfter) return {};
    const int beyond = found->second.failures - free;
    if (beyond <= 0) return {};
    const auto delay = std::min(settings_.first * (std::int64_t{1} << std::min(beyond - 1, 20)), settings_.most);
    const auto left = found->second.last + delay - now;
    return left.count() > 0 ? std::chrono::ceil<std::chrono::seconds>(left) : std::chrono::seconds{0};
}

std::chrono::seconds SignInLimits::begin(const std::string& login, const std::string& address, sekisho::Instant now) {
    const std::lock_guard lock(mutex_);
    const auto wait = std::max(waitOf(logins_, login, settings_.freeByLogin, now),
                               waitOf(addresses_, address, settings_.freeByAddress, now));
    if (wait.count() > 0) return wait;
    add(logins_, login, now);
    add(addresses_, address, now);
    return wait;
}

void SignInLimits::add(Counts& counts, const std::string& key, sekisho::Instant now) {
    if (counts.size() >= settings_.mostKeys && !counts.contains(key)) {
        std::erase_if(counts, [&](const auto& entry) { return now - entry.second.last > settings_.forgetAfter; });
        // Still full: the fewest failures are the least loss.
        if (counts.size() >= settings_.mostKeys)
            counts.erase(std::min_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                return a.second.failures < b.second.failures;
            }));
    }
    Count& count = counts[key];
    if (now - count.last > settings_.forgetAfter) count.failures = 0;
    count.failures = std::min(count.failures + 1, 1000);
    count.before = std::exchange(count.last, now);
}

void SignInLimits::takeBack(Counts& counts, const std::string& key) {
    const auto found = counts.find(key);
    if (found == counts.end()) return;
    if (--found->second.failures <= 0) {
        counts.erase(found);
        return;
    }
    found->second.last = found->second.before;
}

void SignInLimits::passed(const std::string& login, const std::string& address) {
    const std::lock_guard lock(mutex_);
    logins_.erase(login);
    takeBack(addresses_, address); // only this attempt: the address may still be trying other logins
}

void SignInLimits::undo(const std::string& login, const std::string& address) {
    const std::lock_guard lock(mutex_);
    takeBack(logins_, login);
    takeBack(addresses_, address);
}

} // namespace sekishod
