#include "service/monitoring/monitor_times.h"

#include <fmt/format.h>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>

namespace sekishod {

using sekisho::Instant;

namespace {

constexpr int kReportHour = 9;

// Null where ICU cannot make one, which it always can.
std::unique_ptr<icu::GregorianCalendar> calendarAt(Instant at, std::string_view zone) {
    const auto zoneOf = [](std::string_view name) {
        return icu::TimeZone::createTimeZone(
            icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size()))));
    };
    std::unique_ptr<icu::TimeZone> known(zoneOf(zone));
    if (*known == icu::TimeZone::getUnknown()) known.reset(zoneOf("Asia/Tokyo"));
    UErrorCode status = U_ZERO_ERROR;
    auto out = std::make_unique<icu::GregorianCalendar>(known.release(), status);
    out->setTime(static_cast<UDate>(sekisho::toMillis(at)), status);
    return U_SUCCESS(status) ? std::move(out) : nullptr;
}

int fieldIn(const icu::GregorianCalendar& calendar, UCalendarDateFields field) {
    UErrorCode status = U_ZERO_ERROR;
    return calendar.get(field, status);
}

void toHour(icu::GregorianCalendar& calendar, int hour) {
    calendar.set(UCAL_HOUR_OF_DAY, hour);
    for (const auto field : {UCAL_MINUTE, UCAL_SECOND, UCAL_MILLISECOND})
        calendar.set(field, 0);
}

Instant instantOf(const icu::GregorianCalendar& calendar) {
    UErrorCode status = U_ZERO_ERROR;
    return sekisho::fromMillis(static_cast<std::int64_t>(calendar.getTime(status)));
}

} // namespace

Instant lastCycle(Instant at, std::string_view zone, int hours) {
    const auto calendar = calendarAt(at, zone);
    if (!calendar) return at;
    const int hour = fieldIn(*calendar, UCAL_HOUR_OF_DAY);
    toHour(*calendar, hour - hour % std::max(hours, 1));
    return std::min(instantOf(*calendar), at); // an hour that the clock repeats is the later one for ICU
}

Instant lastReportTime(Instant at, std::string_view zone, bool weekly) {
    const auto calendar = calendarAt(at, zone);
    if (!calendar) return at;
    toHour(*calendar, kReportHour);
    UErrorCode status = U_ZERO_ERROR;
    while (U_SUCCESS(status) &&
           (instantOf(*calendar) > at || (weekly && fieldIn(*calendar, UCAL_DAY_OF_WEEK) != UCAL_MONDAY)))
        calendar->add(UCAL_DATE, -1, status);
    return instantOf(*calendar);
}

std::string minuteText(Instant at, std::string_view zone) {
    const auto calendar = calendarAt(at, zone);
    if (!calendar) return sekisho::formatUtc(at);
    const auto of = [&](UCalendarDateFields field) { return fieldIn(*calendar, field); };
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", of(UCAL_YEAR), of(UCAL_MONTH) + 1, of(UCAL_DATE),
                       of(UCAL_HOUR_OF_DAY), of(UCAL_MINUTE));
}

} // namespace sekishod
