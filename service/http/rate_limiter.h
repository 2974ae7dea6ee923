#pragma once
// Counts requests in windows of one minute that begin with the first request of a key. Thread-safe. Memory is bounded:
// keys of past windows are forgotten, and beyond 100,000 live keys newcomers share one count.

#include "models/domain/clock.h"

#include <array>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace sekishod {

struct RateState {
    bool allowed = true;
    int limit = 0; // 0: not limited, the rest says nothing
    int used = 0;
    int remaining = 0;
    int resetSeconds = 0; // 1–60
};

class RateLimiter {
  public:
    RateState take(const std::string& key, int limit, sekisho::Instant now);

  private:
    struct Window {
        sekisho::Instant start{};
        int used = 0;
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::string, Window> windows;
        sekisho::Instant pruned{}; // looked through for past windows; not for each newcomer of a flood
    };
    static Window& windowOf(Shard& shard, const std::string& key, sekisho::Instant now);

    static constexpr std::size_t shardCount = 16;
    std::array<Shard, shardCount> shards_;
};

} // namespace sekishod
