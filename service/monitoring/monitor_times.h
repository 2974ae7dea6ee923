#pragma once
// When monitoring tells of what it has found: by the clock on the wall of an IANA time zone; an unknown one counts as
// Asia/Tokyo. Pure; thread-safe.

#include "models/domain/clock.h"

#include <string>
#include <string_view>

namespace sekishod {

// The last full hour, or for 6 hours the last of 0:00, 6:00, 12:00 and 18:00, at or before `at`.
sekisho::Instant lastCycle(sekisho::Instant at, std::string_view zone, int hours);
// The last 9:00, or for weeks the last one on a Monday, at or before `at`.
sekisho::Instant lastReportTime(sekisho::Instant at, std::string_view zone, bool weekly);
// "2026-11-24 09:00" there.
std::string minuteText(sekisho::Instant at, std::string_view zone);

} // namespace sekishod
