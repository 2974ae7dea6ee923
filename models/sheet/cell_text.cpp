#include "models/sheet/cell_text.h"

#include "models/domain/clock.h"
#include "models/domain/utf8.h"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sekisho::sheet {

namespace {

constexpr std::string_view kWideBlank = "\xE3\x80\x80";
constexpr std::string_view kFirmBlank = "\xC2\xA0";

bool isBlankByte(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}

bool isDigitByte(char c) {
    return c >= '0' && c <= '9';
}

std::optional<int> smallNumber(std::string_view text) {
    int value = 0;
    if (text.empty() || text.size() > 4 || !std::ranges::all_of(text, isDigitByte)) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<std::string> dayOf(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *year < 1000) return std::nullopt;
    std::string date = fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
    if (!isDate(date)) return std::nullopt;
    return date;
}

std::optional<std::string> partedDate(std::string_view text, char separator) {
    const std::size_t first = text.find(separator);
    const std::size_t second = first == std::string_view::npos ? first : text.find(separator, first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return dayOf(smallNumber(text.substr(0, first)), smallNumber(text.substr(first + 1, second - first - 1)),
                 smallNumber(text.substr(second + 1)));
}

struct Era {
    std::string_view name;
    std::string_view letter;
    int before; // the year before its first
};
constexpr std::array<Era, 4> eras{{{"令和", "R", 2018}, {"平成", "H", 1988}, {"昭和", "S", 1925}, {"大正", "T", 1911}}};

// 令和8. or R8. → 2026. ; 元 is the first year.
std::string withoutEra(std::string text) {
    for (const Era& era : eras)
        for (const std::string_view mark : {era.name, era.letter}) {
            if (!text.starts_with(mark)) continue;
            std::string rest = text.substr(mark.size());
            if (rest.starts_with("元")) rest.replace(0, std::string_view("元").size(), "1");
            const std::size_t end = rest.find_first_not_of("0123456789");
            const auto year = smallNumber(std::string_view(rest).substr(0, end));
            if (!year || end == std::string::npos) return text;
            return fmt::format("{}{}", *year + era.before, rest.substr(end));
        }
    return text;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

std::string nfkc(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(error);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(error))
        normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                                  nullptr, error);
    return U_SUCCESS(error) ? out : std::string(text);
}

} // namespace

std::string_view trimmedCell(std::string_view cell) {
    for (;;) {
        if (cell.empty()) return cell;
        if (isBlankByte(cell.front()))
            cell.remove_prefix(1);
        else if (cell.starts_with(kWideBlank))
            cell.remove_prefix(kWideBlank.size());
        else if (cell.starts_with(kFirmBlank))
            cell.remove_prefix(kFirmBlank.size());
        else
            break;
    }
    for (;;) {
        if (isBlankByte(cell.back()))
            cell.remove_suffix(1);
        else if (cell.ends_with(kWideBlank))
            cell.remove_suffix(kWideBlank.size());
        else if (cell.ends_with(kFirmBlank))
            cell.remove_suffix(kFirmBlank.size());
        else
            return cell;
    }
}

bool needsGuard(std::string_view cell) {
    const std::size_t at = cell.find_first_not_of('\'');
    return at != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[at]) != std::string_view::npos;
}

std::string_view withoutGuard(std::string_view cell) {
    return cell.starts_with('\'') && needsGuard(cell) ? cell.substr(1) : cell;
}

std::vector<std::string> listEntries(std::string_view cell, char separator) {
    std::vector<std::string> out;
    if (trimmedCell(cell).empty()) return out;
    std::string entry;
    const auto end = [&] {
        out.emplace_back(trimmedCell(entry));
        entry.clear();
    };
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        if (c == '\\' && i + 1 < cell.size() && (cell[i + 1] == separator || cell[i + 1] == '\\'))
            entry += cell[++i];
        else if (c == separator)
            end();
        else
            entry += c;
    }
    end();
    return out;
}

std::string escapedEntry(std::string_view entry, std::string_view separators) {
    std::string out;
    for (const char c : entry) {
        if (c == '\\' || separators.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string listCell(const std::vector<std::string>& entries, char separator) {
    std::string out;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0) out += separator;
        out += escapedEntry(entries[i], std::string_view(&separator, 1));
    }
    return out;
}

std::optional<std::string> dateOf(std::string_view cell) {
    if (cell.size() == 8 && std::ranges::all_of(cell, isDigitByte))
        return dayOf(smallNumber(cell.substr(0, 4)), smallNumber(cell.substr(4, 2)), smallNumber(cell.substr(6)));
    for (const char separator : {'-', '/', '.'})
        if (auto date = partedDate(cell, separator)) return date;
    return std::nullopt;
}

std::optional<std::string> guessedDate(std::string_view cell) {
    std::string text = halfWidth(cell);
    std::erase(text, ' ');
    replaceAll(text, "年", ".");
    replaceAll(text, "月", ".");
    replaceAll(text, "日", ".");
    if (text.ends_with('.')) text.pop_back();
    if (const std::size_t bracket = text.find('('); bracket != std::string::npos) text.resize(bracket); // (水)
    text = withoutEra(std::move(text));
    if (text.ends_with('.')) text.pop_back();
    if (auto date = dateOf(text)) return date;
    // 2026-04-01 with a time behind it
    if (text.size() > 10 && (text[10] == 'T' || isDigitByte(text[10]))) return dateOf(text.substr(0, 10));
    // 31/12/2026 and 12/31/2026 can be only one day; 1/2/2026 may be two.
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string::npos ? first : text.find('/', first + 1);
    if (second == std::string::npos) return std::nullopt;
    const auto a = smallNumber(std::string_view(text).substr(0, first));
    const auto b = smallNumber(std::string_view(text).substr(first + 1, second - first - 1));
    const auto year = smallNumber(std::string_view(text).substr(second + 1));
    const auto monthFirst = dayOf(year, a, b);
    const auto dayFirst = dayOf(year, b, a);
    if (monthFirst && dayFirst && *monthFirst != *dayFirst) return std::nullopt;
    return monthFirst ? monthFirst : dayFirst;
}

std::string halfWidth(std::string_view cell) {
    std::string out;
    detail::eachCodePoint(nfkc(cell), [&out](char32_t c) {
        const bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0x2500 || c == 0xFE63;
        detail::appendUtf8(out, dash ? U'-' : c == 0x3000 || c == 0xA0 ? U' ' : c);
        return true;
    });
    return std::string(trimmedCell(out));
}

std::string katakana(std::string_view cell) {
    std::string out;
    detail::eachCodePoint(nfkc(cell), [&out](char32_t c) {
        const bool hiragana = (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E;
        const bool dash = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
        detail::appendUtf8(out, hiragana ? c + 0x60 : dash ? char32_t{0x30FC} : c);
        return true;
    });
    return out;
}

} // namespace sekisho::sheet
