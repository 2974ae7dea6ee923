#include "models/policy/day_zone.h"

#include <charconv>
#include <string>
#include <unicode/timezone.h>

namespace sekisho::policy {

namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kSecondMicros = 1'000'000;
constexpr std::int64_t kFarthestSeconds = 36 * 3600; // no zone is that far from UTC

std::int64_t flooredBy(std::int64_t number, std::int64_t by) {
    const std::int64_t whole = number / by;
    return number % by < 0 ? whole - 1 : whole;
}

std::unique_ptr<icu::TimeZone> zoneOf(std::string_view name) {
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(text));
    if (*zone == icu::TimeZone::getUnknown()) zone.reset(icu::TimeZone::createTimeZone(u"Asia/Tokyo"));
    return zone;
}

} // namespace

struct DayZone::Impl {
    std::unique_ptr<icu::TimeZone> zone;
};

DayZone::DayZone(std::string_view name) : impl_(new Impl{zoneOf(name)}) {}
DayZone::~DayZone() = default;
DayZone::DayZone(DayZone&&) noexcept = default;
DayZone& DayZone::operator=(DayZone&&) noexcept = default;

std::int64_t DayZone::dayOf(Instant at) const {
    const std::int64_t micros = at.time_since_epoch().count();
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    impl_->zone->getOffset(static_cast<UDate>(flooredBy(micros, 1000)), false, raw, summer, status);
    return flooredBy(micros + (std::int64_t{raw} + summer) * 1000, kDaySeconds * kSecondMicros);
}

Instant DayZone::begin(std::int64_t day) const {
    std::int64_t before = day * kDaySeconds - kFarthestSeconds;
    std::int64_t within = day * kDaySeconds + kFarthestSeconds;
    const auto at = [](std::int64_t seconds) { return Instant{std::chrono::seconds(seconds)}; };
    while (within - before > 1) {
        const std::int64_t middle = before + (within - before) / 2;
        (dayOf(at(middle)) >= day ? within : before) = middle;
    }
    return at(within);
}

std::optional<std::int64_t> dayOfText(std::string_view date) {
    if (!isDate(date)) return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int out = 0;
        std::from_chars(date.data() + from, date.data() + from + count, out);
        return out;
    };
    const std::chrono::year_month_day day(std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2))));
    return std::chrono::sys_days(day).time_since_epoch().count();
}

} // namespace sekisho::policy
