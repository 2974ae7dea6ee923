#include "models/domain/validation_text.h"

#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace sekisho::detail {

namespace {

bool isAsciiAlnum(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isInvisible(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return false;
    if (c == 0x200C || c == 0x200D) return false; // joiners are part of the spelling in some scripts
    switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR: // among them those that turn the direction of the text around
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED:
        return true;
    default:
        return false;
    }
}

} // namespace

const FieldRule& rule(std::string_view key) {
    static const FieldRule none{};
    const FieldRule* found = memberField(key);
    return found ? *found : none;
}

Error fault(std::string_view field, std::string_view code) {
    return badInput(std::string(field), std::string(code), {}).with("field", std::string(field));
}

Error faultWithMax(std::string_view field, std::string_view code, std::size_t max) {
    return fault(field, code).with("max", std::to_string(max));
}

Done checkPlainText(std::string_view text, std::string_view field) {
    if (!isValidUtf8(text)) return fault(field, "TEXT_ENCODING");
    if (!eachCodePoint(text, [](char32_t c) { return !isInvisible(c); })) return fault(field, "TEXT_CHARS");
    return {};
}

Done checkSymbols(std::string_view text, std::string_view field, std::string_view symbols) {
    SEKISHO_CHECK(checkPlainText(text, field));
    const bool fine = eachCodePoint(text, [&](char32_t c) {
        return c >= 0x80 || c == ' ' || isAsciiAlnum(c) || symbols.find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (!fine) return fault(field, "NAME_SYMBOL").with("symbols", std::string(symbols));
    return {};
}

Done checkLength(std::string_view text, std::string_view field, std::size_t max) {
    SEKISHO_CHECK(checkPlainText(text, field));
    if (max != 0 && lengthOf(text) > max) return faultWithMax(field, "TOO_LONG", max);
    return {};
}

bool isKnownLanguage(std::string_view code) {
    static constexpr std::array<std::string_view, 5> known{"ja_JP", "ko_KR", "en_US", "zh_CN", "zh_TW"};
    return std::ranges::find(known, code) != known.end();
}

bool isBlank(std::string_view text) {
    return eachCodePoint(text, [](char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; });
}

std::string trimmed(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    std::size_t at = 0;
    if (!isValidUtf8(text)) return std::string(text);
    eachCodePoint(text, [&](char32_t c) {
        const std::size_t next = at + (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        if (!u_isUWhiteSpace(static_cast<UChar32>(c))) {
            begin = std::min(begin, at);
            end = next;
        }
        at = next;
        return true;
    });
    return begin < end ? std::string(text.substr(begin, end - begin)) : std::string{};
}

} // namespace sekisho::detail
