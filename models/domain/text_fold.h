#pragma once
// Folding for search and order: one function for client and service (ICU; about 1 µs a member).
// fold(): NFKD, case fold, width, katakana → hiragana, old kanji forms → present ones (渡邉 → 渡辺, 髙 → 高), dashes
// unified, blanks and middle dots dropped, accents of Latin letters dropped, dakuten kept. Invalid UTF-8 becomes
// U+FFFD. Thread-safe; pure.

#include <string>
#include <string_view>

namespace sekisho {

std::string fold(std::string_view utf8);
// Sort key of a reading: folded kana; empty reading falls back to the folded name placed after all readings.
std::string sortKey(std::string_view reading, std::string_view name);
// Hepburn romanization of kana (folded, without macrons): サトウ → satou and, for typing habits, sato.
std::string romaji(std::string_view kana);
std::string romajiShort(std::string_view kana);
// For names that must differ in more than upper and lower case: canonical forms and case are one, width is not.
std::string caseKey(std::string_view utf8);
// Number of Unicode code points; nullopt-free: invalid bytes count one each. Limits of fields are in code points.
std::size_t lengthOf(std::string_view utf8);
bool isValidUtf8(std::string_view bytes);

} // namespace sekisho
