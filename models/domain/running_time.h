#pragma once
// What SystemClock shows, from two clocks of the machine: it begins with the time of day and then runs at the pace of
// the steady one. A time of day that is set forward counts from then on; one that is set back is passed over, without
// standing still until it has caught up. Thread-safe; later calls never answer an earlier time.

#include "models/domain/clock.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace sekisho::detail {

struct ClockReading {
    std::chrono::microseconds day{};    // since 1970, may be set back
    std::chrono::microseconds steady{}; // since whenever, never goes back, and goes on while the machine sleeps
};
// The steady one of this machine. What is lent for an hour ends after an hour, though the lid was closed meanwhile and
// somebody set the time of day back.
std::chrono::microseconds timeSinceBoot();

class RunningTime {
  public:
    // The time of day is to be read before the steady one: a pause between the two then never adds time.
    Instant at(const ClockReading& read) {
        const std::int64_t mine = (read.day - read.steady).count();
        std::int64_t known = offset_.load(std::memory_order_relaxed);
        while (known < mine && !offset_.compare_exchange_weak(known, mine, std::memory_order_relaxed)) {
        }
        return Instant{read.steady + std::chrono::microseconds{std::max(known, mine)}};
    }

  private:
    std::atomic<std::int64_t> offset_{std::numeric_limits<std::int64_t>::min()}; // the widest that was seen
};

} // namespace sekisho::detail
