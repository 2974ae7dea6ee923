#pragma once
// The columns of the sheets that are imported and exported, as resources/import_columns.json has them, and the words of
// their cells (resources/import_words.json). Keys are stable: they may stand as headings in place of either language.
// Thread-safe.

#include "models/ports/import.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

using ports::SheetKind;
inline constexpr std::size_t kSheetKinds = 6;
enum class Language { Japanese, English };

std::string_view sheetKey(SheetKind kind); // "member", "orgUnit" …
std::optional<SheetKind> sheetOfKey(std::string_view key);

struct Column {
    std::string_view key; // "lastName"
    std::string_view ja;
    std::string_view en;
    std::string_view kind;  // text, kana, login, date … of import_columns.json
    std::string_view field; // of the wire
    int service = 0;        // place in the service's own bulk file from 1; 0: not in it
    bool identity = false;  // can tell which one a row is about
    std::span<const std::string_view> aliases;

    std::string_view heading(Language language) const { return language == Language::Japanese ? ja : en; }
};

const std::vector<Column>& columnsOf(SheetKind kind); // in the order of an export
const Column* columnOf(SheetKind kind, std::string_view key);
// By key, by heading in either language or by alias; case, width and blanks do not matter.
const Column* columnOfHeading(SheetKind kind, std::string_view heading);
// The service's own bulk file of members, in its order.
const std::vector<const Column*>& serviceColumns();

// A member's own columns of the tenant: "customProperties.NAME".
inline constexpr std::string_view kPropertyPrefix = "customProperties.";

// Words of one list: "action", "flag", "language", "messenger", "calendar", "groupType", "sheet".
std::optional<std::string_view> wordValue(std::string_view list, std::string_view word); // in any language
std::string_view wordFor(std::string_view list, std::string_view value, Language language);

} // namespace sekisho::sheet
