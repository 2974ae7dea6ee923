#pragma once
// What people write into cells, and how it is written back: trimming, lists, dates, widths. Pure; thread-safe.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

// Without blanks of any width at both ends.
std::string_view trimmedCell(std::string_view cell);

// A cell that a spreadsheet would take for a formula (= + - @, tab or return in front, also behind apostrophes) gets an
// apostrophe in front in text files; withoutGuard() takes exactly that one away again.
bool needsGuard(std::string_view cell);
std::string_view withoutGuard(std::string_view cell);

// Entries between `separator`, trimmed; \ in front of a separator or of another \ makes it part of the entry. Empty
// ones are kept, so that the second of "主任;;課長" is none; a cell without text has no entries.
std::vector<std::string> listEntries(std::string_view cell, char separator = ';');
std::string listCell(const std::vector<std::string>& entries, char separator = ';'); // the reverse
// With a \ before each separator and each \ of it.
std::string escapedEntry(std::string_view entry, std::string_view separators);

// 20260401, 2026-04-01, 2026/4/1, 2026.4.1 → 2026-04-01. Nothing when it is written otherwise or is no day.
std::optional<std::string> dateOf(std::string_view cell);
// What may be meant: full width, 2026年4月1日, 令和8年4月1日, R8.4.1, a time behind it. A guess to be offered, not
// taken.
std::optional<std::string> guessedDate(std::string_view cell);
std::string halfWidth(std::string_view cell); // NFKC; dashes become -, blanks a plain blank
std::string katakana(std::string_view cell);  // hiragana and half-width kana to full-width katakana

} // namespace sekisho::sheet
