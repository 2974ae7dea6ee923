#include "service/http/rate_limiter.h"

#include <algorithm>
#include <chrono>

namespace sekishod {

namespace {

constexpr std::chrono::minutes window{1};
constexpr std::chrono::seconds pruneInterval{5};
constexpr std::size_t maxKeys = 100'000;

} // namespace

RateLimiter::Window& RateLimiter::windowOf(Shard& shard, const std::string& key, sekisho::Instant now) {
    const auto found = shard.windows.find(key);
    if (found != shard.windows.end()) return found->second;
    constexpr std::size_t most = maxKeys / shardCount;
    if (shard.windows.size() >= most && std::chrono::abs(now - shard.pruned) >= pruneInterval) {
        std::erase_if(shard.windows, [&](const auto& entry) { return now - entry.second.start >= window; });
        shard.pruned = now;
    }
    return shard.windows.size() >= most ? shard.windows["others"] : shard.windows[key];
}

RateState RateLimiter::take(const std::string& key, int limit, sekisho::Instant now) {
    RateState state;
    if (limit <= 0) return state;
    Shard& shard = shards_[std::hash<std::string>{}(key) % shardCount];
    const std::lock_guard lock(shard.mutex);
    Window& counted = windowOf(shard, key, now);
    if (counted.used == 0 || now - counted.start >= window || now < counted.start) counted = {now, 0};
    state.limit = limit;
    state.allowed = counted.used < limit;
    if (state.allowed) ++counted.used;
    state.used = counted.used;
    state.remaining = std::max(limit - counted.used, 0);
    const auto left = std::chrono::ceil<std::chrono::seconds>(counted.start + window - now).count();
    state.resetSeconds = static_cast<int>(std::clamp<std::int64_t>(left, 1, 60));
    return state;
}

} // namespace sekishod
