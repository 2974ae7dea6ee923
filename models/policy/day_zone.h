#pragma once
// Private to this folder: the days of a time zone. Thread-safe.

#include "models/domain/clock.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace sekisho::policy {

class DayZone {
  public:
    explicit DayZone(std::string_view name); // IANA; an unknown one counts as Asia/Tokyo
    ~DayZone();
    DayZone(DayZone&&) noexcept;
    DayZone& operator=(DayZone&&) noexcept;

    std::int64_t dayOf(Instant at) const;  // days since 1970-01-01 on the calendar of the zone
    Instant begin(std::int64_t day) const; // the first second of it, also where clocks change at midnight

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

std::optional<std::int64_t> dayOfText(std::string_view date); // YYYY-MM-DD; nothing: no day that exists

} // namespace sekisho::policy
