#pragma once
// Building blocks of the rules in validation.h and of those of policies. Private to this folder and models/policy.

#include "models/domain/error.h"
#include "models/domain/validation.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace sekisho::detail {

inline constexpr std::string_view kNameSymbols = "!@&()-_+[]{},./"; // organizations, levels, positions, user types

// The rule of a field that is known to exist in resources/member_fields.json.
const FieldRule& rule(std::string_view key);

Error fault(std::string_view field, std::string_view code);
Error faultWithMax(std::string_view field, std::string_view code, std::size_t max);

// Valid UTF-8 without control characters, invisible format characters and unassigned or private code points.
Done checkPlainText(std::string_view text, std::string_view field);
// Plain text whose ASCII symbols are all in `symbols`.
Done checkSymbols(std::string_view text, std::string_view field, std::string_view symbols);
// Plain text of at most `max` code points; 0 = not limited.
Done checkLength(std::string_view text, std::string_view field, std::size_t max);
// Names in several languages: each known, each once, each a display name of at most `max` characters.
Done checkI18nTexts(const std::vector<I18nText>& names, std::string_view field, std::size_t max);
// The mail address of an organization's or group's room: local part 2–64 of a-z 0-9 . - _ ! #, whole ≤ 90.
Done checkRoomAddress(std::string_view email, std::string_view field);
bool isKnownLanguage(std::string_view code); // ja_JP ko_KR en_US zh_CN zh_TW
bool isBlank(std::string_view text);
std::string trimmed(std::string_view text); // without blanks of any script at both ends; invalid UTF-8 is left alone

} // namespace sekisho::detail
