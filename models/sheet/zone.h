#pragma once
// Points in time as people write them, in the tenant's time zone. Thread-safe after construction.

#include "models/domain/clock.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho::sheet {

class Zone {
  public:
    explicit Zone(const std::string& name); // IANA; an unknown one is UTC
    ~Zone();
    Zone(Zone&&) noexcept;
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

    // RFC 3339 with offset, or a date as dateOf() takes it, alone (the begin of the day) or with a time of day.
    std::optional<Instant> instantOf(std::string_view cell) const;
    // 2026-04-01, 2026-04-01 09:30, 2026-04-01 09:30:15, else RFC 3339: what instantOf() gives back exactly.
    std::string text(Instant at) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace sekisho::sheet
