#pragma once
// The one source of time, replaceable in tests. UTC, microseconds; `now()` never runs backwards within a process.
// Texts are RFC 3339 / ISO 8601, e.g. 2030-11-12T09:30:00+09:00 (lineworks-api.md §2.8); times outside the years 0 to
// 9999 are written as the nearest one inside. Thread-safe.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

class ManualClock final : public Clock {
  public:
    explicit ManualClock(Instant start) : micros_(start.time_since_epoch().count()) {}
    Instant now() const override { return Instant{std::chrono::microseconds{micros_.load()}}; }
    void set(Instant t) { micros_ = t.time_since_epoch().count(); }
    void advance(std::chrono::microseconds d) { micros_ += d.count(); }

  private:
    std::atomic<Instant::rep> micros_;
};

std::int64_t toMillis(Instant t);
std::int64_t toSeconds(Instant t);
Instant fromMillis(std::int64_t ms);
std::string formatUtc(Instant t);                                 // 2026-11-22T05:00:00.123456Z
std::string formatOffset(Instant t, std::chrono::minutes offset); // seconds only: 2026-11-22T14:00:00+09:00
std::optional<Instant> parseInstant(std::string_view text);       // offset or Z required; seconds or fractions
bool isDate(std::string_view text);                               // YYYY-MM-DD and a day that exists

} // namespace sekisho
