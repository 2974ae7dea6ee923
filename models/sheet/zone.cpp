#include "models/sheet/zone.h"

#include "models/sheet/cell_text.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <charconv>
#include <chrono>

namespace sekisho::sheet {

struct Zone::Impl {
    std::unique_ptr<icu::TimeZone> zone;

    // Milliseconds that local time is ahead, at a local or a universal time.
    std::int64_t ahead(std::int64_t millis, bool local) const {
        std::int32_t raw = 0;
        std::int32_t summer = 0;
        UErrorCode error = U_ZERO_ERROR;
        zone->getOffset(static_cast<UDate>(millis), local ? 1 : 0, raw, summer, error);
        return U_SUCCESS(error) ? std::int64_t{raw} + summer : 0;
    }
};

namespace {

std::optional<int> twoDigits(std::string_view text, std::size_t at, int most) {
    int value = 0;
    if (at + 2 > text.size()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
    if (error != std::errc() || end != text.data() + at + 2 || value > most) return std::nullopt;
    return value;
}

// 9:30, 09:30, 09:30:15 → seconds of the day
std::optional<int> timeOfDay(std::string_view text) {
    std::string whole(text);
    if (whole.size() > 1 && whole[1] == ':') whole.insert(0, "0");
    if ((whole.size() != 5 && whole.size() != 8) || whole[2] != ':' || (whole.size() == 8 && whole[5] != ':'))
        return std::nullopt;
    const auto hour = twoDigits(whole, 0, 23);
    const auto minute = twoDigits(whole, 3, 59);
    const auto second = whole.size() == 8 ? twoDigits(whole, 6, 59) : std::optional<int>(0);
    if (!hour || !minute || !second) return std::nullopt;
    return *hour * 3600 + *minute * 60 + *second;
}

} // namespace

Zone::Zone(const std::string& name) : impl_(std::make_unique<Impl>()) {
    impl_->zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (*impl_->zone == icu::TimeZone::getUnknown()) impl_->zone.reset(icu::TimeZone::getGMT()->clone());
}
Zone::~Zone() = default;
Zone::Zone(Zone&&) noexcept = default;

std::optional<Instant> Zone::instantOf(std::string_view cell) const {
    if (const auto exact = parseInstant(cell)) return exact;
    const std::size_t gap = cell.find_first_of(" T");
    const auto date = dateOf(trimmedCell(cell.substr(0, gap)));
    if (!date) return std::nullopt;
    int seconds = 0;
    if (gap != std::string_view::npos) {
        const auto time = timeOfDay(trimmedCell(cell.substr(gap + 1)));
        if (!time) return std::nullopt;
        seconds = *time;
    }
    const auto midnight = parseInstant(*date + "T00:00:00Z");
    if (!midnight) return std::nullopt;
    const std::int64_t local = toMillis(*midnight) + std::int64_t{seconds} * 1000;
    return fromMillis(local - impl_->ahead(local, true));
}

std::string Zone::text(Instant at) const {
    const std::int64_t millis = toMillis(at);
    const std::string local = formatOffset(at, std::chrono::minutes(impl_->ahead(millis, false) / 60'000));
    std::string text = local.substr(0, 10);
    const std::string_view time = std::string_view(local).substr(11, 8);
    if (time != "00:00:00") text += fmt::format(" {}", time.ends_with(":00") ? time.substr(0, 5) : time);
    return instantOf(text) == at ? text : formatUtc(at);
}

} // namespace sekisho::sheet
