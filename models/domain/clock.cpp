#include "models/domain/clock.h"

#include "models/domain/running_time.h"

#include <algorithm>
#include <ctime>
#include <limits>

namespace sekisho {

namespace {

using namespace std::chrono;

constexpr Instant kFirst = sys_days{year{0} / January / 1};
constexpr Instant kLast = sys_days{year{10000} / January / 1} - microseconds{1};

bool digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
    if (at + count > text.size()) return false;
    value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9') return false;
        value = value * 10 + (c - '0');
    }
    return true;
}

std::optional<sys_days> dayAt(std::string_view text) {
    int y = 0;
    int m = 0;
    int d = 0;
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (!digits(text, 0, 4, y) || !digits(text, 5, 2, m) || !digits(text, 8, 2, d)) return std::nullopt;
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

// The time of day from text[at], which must be the 'T'; moves `at` behind it. Parts below a microsecond are cut off.
std::optional<microseconds> timeAt(std::string_view text, std::size_t& at) {
    int h = 0;
    int m = 0;
    int s = 0;
    if (at + 9 > text.size() || (text[at] != 'T' && text[at] != 't') || text[at + 3] != ':' || text[at + 6] != ':')
        return std::nullopt;
    if (!digits(text, at + 1, 2, h) || !digits(text, at + 4, 2, m) || !digits(text, at + 7, 2, s)) return std::nullopt;
    if (h > 23 || m > 59 || s > 60) return std::nullopt; // 60: a leap second, in whose place it is looked at below
    at += 9;
    microseconds result = hours{h} + minutes{m} + seconds{s};
    if (at == text.size() || text[at] != '.') return result;
    const std::size_t begin = ++at;
    int scale = 100000;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
        result += microseconds{(text[at] - '0') * scale};
    if (at == begin) return std::nullopt;
    return result;
}

// What stands behind the time and must end the text: Z or ±hh:mm.
std::optional<minutes> offsetAt(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest == "Z" || rest == "z") return minutes{0};
    int h = 0;
    int m = 0;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
    if (!digits(rest, 1, 2, h) || !digits(rest, 4, 2, m) || h > 23 || m > 59) return std::nullopt;
    const minutes offset = hours{h} + minutes{m};
    return rest[0] == '-' ? -offset : offset;
}

void putDigits(std::string& out, std::size_t at, int count, std::int64_t value) {
    for (int i = count - 1; i >= 0; --i, value /= 10)
        out[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
}

// YYYY-MM-DDThh:mm:ss of a time within the years 0 to 9999.
std::string civilText(Instant t) {
    const auto dayStart = floor<days>(t);
    const year_month_day date{dayStart};
    const hh_mm_ss clock{floor<seconds>(t - dayStart)};
    std::string out = "0000-00-00T00:00:00";
    putDigits(out, 0, 4, static_cast<int>(date.year()));
    putDigits(out, 5, 2, static_cast<unsigned>(date.month()));
    putDigits(out, 8, 2, static_cast<unsigned>(date.day()));
    putDigits(out, 11, 2, clock.hours().count());
    putDigits(out, 14, 2, clock.minutes().count());
    putDigits(out, 17, 2, clock.seconds().count());
    return out;
}

} // namespace

microseconds detail::timeSinceBoot() {
#ifdef CLOCK_BOOTTIME
    timespec read{};
    if (::clock_gettime(CLOCK_BOOTTIME, &read) == 0) return seconds{read.tv_sec} + microseconds{read.tv_nsec / 1'000};
#endif
    return floor<microseconds>(steady_clock::now().time_since_epoch());
}

Instant SystemClock::now() const {
    // A clock that is set back must neither let a later record carry an earlier time nor let what is lent go on.
    static detail::RunningTime time;
    detail::ClockReading read;
    read.day = floor<microseconds>(system_clock::now()).time_since_epoch();
    read.steady = detail::timeSinceBoot();
    return time.at(read);
}

std::int64_t toMillis(Instant t) {
    return floor<milliseconds>(t).time_since_epoch().count();
}

std::int64_t toSeconds(Instant t) {
    return floor<seconds>(t).time_since_epoch().count();
}

Instant fromMillis(std::int64_t ms) {
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 1000;
    return Instant{microseconds{std::clamp(ms, -limit, limit) * 1000}};
}

std::string formatUtc(Instant t) {
    t = std::clamp(t, kFirst, kLast);
    std::string out = civilText(t) + ".000000Z";
    putDigits(out, 20, 6, (t - floor<seconds>(t)).count());
    return out;
}

std::string formatOffset(Instant t, minutes offset) {
    constexpr minutes limit = hours{23} + minutes{59};
    offset = std::clamp(offset, -limit, limit);
    std::string out = civilText(std::clamp(std::clamp(t, kFirst, kLast) + offset, kFirst, kLast)) + "+00:00";
    if (offset < minutes{0}) out[19] = '-';
    const auto size = abs(offset).count();
    putDigits(out, 20, 2, size / 60);
    putDigits(out, 23, 2, size % 60);
    return out;
}

std::optional<Instant> parseInstant(std::string_view text) {
    const auto date = dayAt(text);
    if (!date) return std::nullopt;
    std::size_t at = 10;
    const auto time = timeAt(text, at);
    if (!time) return std::nullopt;
    const auto offset = offsetAt(text, at);
    if (!offset) return std::nullopt;
    const Instant t = Instant{*date} + *time - *offset;
    // A leap second is the 61st of a day in UTC, and counts as the first one of the next: POSIX time has no place for
    // it.
    if (text[17] == '6' && floor<seconds>(t) != floor<days>(t)) return std::nullopt;
    if (t < kFirst || t > kLast) return std::nullopt; // an offset can lead out of the years that can be written
    return t;
}

bool isDate(std::string_view text) {
    return text.size() == 10 && dayAt(text).has_value();
}

} // namespace sekisho
