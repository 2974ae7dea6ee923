#include "models/sheet/cell_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sekisho::sheet {

namespace {

constexpr double kLastDay = 2'958'465; // 9999-12-31
constexpr std::int64_t kSecondsOfDay = 86'400;

std::string plainNumber(double value, int digits) {
    if (std::abs(value) < 1e15 && std::trunc(value) == value)
        return fmt::format("{:0{}d}", static_cast<std::int64_t>(value), digits);
    return fmt::format("{}", value);
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool beginsWith(std::string_view code, std::string_view word) {
    return code.size() >= word.size() &&
           std::ranges::equal(code.substr(0, word.size()), word, [](char a, char b) { return lower(a) == b; });
}

// [h], [mm], [ss]: time that has passed; what else stands in brackets is a color, a place or a condition.
bool isPassedTime(std::string_view bracket) {
    return !bracket.empty() && std::string_view("hms").find(lower(bracket.front())) != std::string_view::npos &&
           std::ranges::all_of(bracket, [&](char c) { return lower(c) == lower(bracket.front()); });
}

} // namespace

NumberShape shapeOfBuiltIn(int id) {
    const bool date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || id >= 50;
    const bool time = (id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);
    return id > 58 ? NumberShape{} : NumberShape{date, time, 0};
}

NumberShape shapeOfFormat(std::string_view code) {
    NumberShape shape;
    if (const std::size_t section = code.find(';'); section != std::string_view::npos) code = code.substr(0, section);
    if (code.size() > 1 && code.size() <= 30 && std::ranges::all_of(code, [](char c) { return c == '0'; })) {
        shape.digits = static_cast<int>(code.size());
        return shape;
    }
    constexpr std::string_view general = "general"; // a word of its own, no year
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = lower(code[i]);
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\\' || c == '_' || c == '*') {
            ++i; // what follows is shown as it is, or is a width
            continue;
        }
        if (c == '[') {
            const std::size_t end = code.find(']', i);
            if (end == std::string_view::npos) break;
            shape.time = shape.time || isPassedTime(code.substr(i + 1, end - i - 1));
            i = end;
            continue;
        }
        if (beginsWith(code.substr(i), general)) {
            i += general.size() - 1;
            continue;
        }
        const bool exponent = code[i] == 'E' && i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-');
        shape.date = shape.date || c == 'y' || c == 'd' || (c == 'e' && !exponent) || c == 'g';
        shape.time = shape.time || c == 'h' || c == 's';
    }
    return shape;
}

std::string numberText(double value, const NumberShape& shape, bool from1904) {
    if (!std::isfinite(value)) return {};
    if ((!shape.date && !shape.time) || value < 0 || value > kLastDay) return plainNumber(value, shape.digits);
    double day = std::floor(value);
    auto seconds = static_cast<std::int64_t>(std::llround((value - day) * kSecondsOfDay));
    if (seconds == kSecondsOfDay) {
        seconds = 0;
        day += 1;
    }
    const std::string time = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (!shape.date) return day == 0 ? time : plainNumber(value, shape.digits);
    if (from1904) day += 1462;
    // Day 60 is 29 February 1900, which never was; what is before it is counted one less.
    if (day < 1 || day == 60) return plainNumber(value, shape.digits);
    const auto count = std::chrono::days(static_cast<int>(day) - 25'569 + (day < 60 ? 1 : 0));
    const std::chrono::year_month_day date{std::chrono::sys_days(count)};
    const std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return seconds == 0 ? text : text + " " + time;
}

} // namespace sekisho::sheet
