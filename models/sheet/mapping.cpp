#include "models/sheet/mapping.h"

#include "models/domain/text_fold.h"
#include "models/sheet/cell_text.h"
#include "models/sheet/limits.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace sekisho::sheet {

namespace json = boost::json;

namespace {

constexpr std::size_t kHeadingRows = 10; // a title and notes may stand above them

constexpr std::array<SheetKind, kSheetKinds> kinds{SheetKind::Member, SheetKind::OrgUnit,  SheetKind::Position,
                                                   SheetKind::Level,  SheetKind::UserType, SheetKind::Group};

std::string keyOfHeading(SheetKind kind, std::string_view heading, const std::vector<PropertyRule>& properties) {
    heading = trimmedCell(heading);
    if (heading.empty()) return {};
    if (const Column* column = columnOfHeading(kind, heading)) return std::string(column->key);
    if (kind != SheetKind::Member) return {};
    for (const PropertyRule& property : properties)
        if (heading == std::string(kPropertyPrefix) + property.name || fold(heading) == fold(property.displayName))
            return std::string(kPropertyPrefix) + property.name;
    return {};
}

struct Reading {
    std::vector<std::string> keys;
    std::size_t known = 0;
    double score = 0;
};

Reading readHeadings(SheetKind kind, const std::vector<std::string_view>& cells,
                     const std::vector<PropertyRule>& properties) {
    Reading out;
    std::size_t written = 0;
    for (const std::string_view cell : cells) {
        std::string key = keyOfHeading(kind, cell, properties);
        if (!trimmedCell(cell).empty()) ++written;
        // Two columns of one meaning: the first is taken, a person decides about the other.
        if (std::ranges::find(out.keys, key) != out.keys.end()) key.clear();
        if (!key.empty()) ++out.known;
        out.keys.push_back(std::move(key));
    }
    if (written > 0) out.score = static_cast<double>(out.known * out.known) / static_cast<double>(written);
    return out;
}

bool has(const std::vector<std::string>& keys, std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
}

bool hasDepth(const std::vector<std::string>& keys) {
    return std::ranges::any_of(keys, [](const std::string& key) { return key.starts_with("depth"); });
}

// One of these must be there, or no row can say what it is about.
bool explains(SheetKind kind, const std::vector<std::string>& keys) {
    switch (kind) {
    case SheetKind::Member:
        return has(keys, "email") || has(keys, "userId") || has(keys, "userExternalKey") || has(keys, "employeeNumber");
    case SheetKind::OrgUnit:
        return has(keys, "orgUnitName") || has(keys, "orgUnitId") || has(keys, "orgUnitExternalKey") || hasDepth(keys);
    case SheetKind::Group:
        return has(keys, "groupName") || has(keys, "groupId") || has(keys, "groupExternalKey");
    case SheetKind::Position:
    case SheetKind::Level:
    case SheetKind::UserType:
        break;
    }
    return has(keys, "name") || has(keys, "id") || has(keys, "externalKey");
}

std::string usualKey(SheetKind kind, const std::vector<std::string>& keys) {
    constexpr std::array<std::string_view, 11> order{
        "userId",          "orgUnitId",          "groupId",          "id",          "email",
        "userExternalKey", "orgUnitExternalKey", "groupExternalKey", "externalKey", "employeeNumber",
        "groupName"};
    for (const std::string_view key : order) {
        // The ID of an organization sheet is the name of its mailing list, not its key.
        if (kind == SheetKind::OrgUnit && key == "email") continue;
        if (has(keys, key)) return std::string(key);
    }
    if (kind == SheetKind::OrgUnit) return "path";
    return kind == SheetKind::Member ? "email" : "name";
}

Error invalid(std::string_view why) {
    return Error(ErrorKind::BadInput, "MAPPING_INVALID", "The mapping of the columns cannot be read.")
        .because(std::string(why));
}

constexpr std::array<std::string_view, 3> modeWords{"both", "add", "update"};
constexpr std::array<std::string_view, 3> passwordWords{"byMember", "made", "later"};

} // namespace

Mapping detectMapping(const Table& table, std::string_view sheetName, const std::vector<PropertyRule>& properties,
                      std::optional<SheetKind> only) {
    Mapping best;
    if (only) best.kind = *only;
    best.columns.resize(table.columns());
    double bestScore = 0;
    const auto named = wordValue("sheet", sheetName);
    std::vector<std::string_view> cells;
    for (std::size_t row = 0; row < std::min(table.rows(), kHeadingRows); ++row) {
        table.cells(row, cells);
        for (const SheetKind kind : kinds) {
            if (only && kind != *only) continue;
            Reading reading = readHeadings(kind, cells, properties);
            if (!explains(kind, reading.keys)) continue;
            if (named && *named == sheetKey(kind)) reading.score *= 1.5;
            if (reading.score <= bestScore) continue;
            bestScore = reading.score;
            best.kind = kind;
            best.firstRow = row + 1;
            best.columns = std::move(reading.keys);
        }
    }
    best.columns.resize(table.columns());
    best.key = usualKey(best.kind, best.columns);
    return best;
}

Done checkMapping(const Mapping& mapping) {
    for (const std::string& key : mapping.columns) {
        if (key.empty()) continue;
        if (!columnOf(mapping.kind, key) && !(mapping.kind == SheetKind::Member && key.starts_with(kPropertyPrefix)))
            return invalid("column " + key);
        if (std::ranges::count(mapping.columns, key) > 1)
            return Error(ErrorKind::BadInput, "MAPPING_COLUMN_TWICE", "Two columns of the file mean the same.")
                .with("column", key);
    }
    const bool path = mapping.kind == SheetKind::OrgUnit && mapping.key == "path";
    const bool keyed =
        path ? (has(mapping.columns, "orgUnitName") || hasDepth(mapping.columns)) : has(mapping.columns, mapping.key);
    if (!keyed || !explains(mapping.kind, mapping.columns))
        return Error(ErrorKind::BadInput, "MAPPING_COLUMN_MISSING", "A column that is needed is not mapped.")
            .with("column", mapping.key);
    const Column* column = columnOf(mapping.kind, mapping.key);
    if (!path && (!column || !column->identity)) return invalid("key " + mapping.key);
    return {};
}

std::string mappingText(const Mapping& mapping) {
    json::array columns;
    for (const std::string& key : mapping.columns)
        columns.emplace_back(key);
    return json::serialize(json::object{{"sheet", sheetKey(mapping.kind)},
                                        {"firstRow", mapping.firstRow},
                                        {"columns", std::move(columns)},
                                        {"key", mapping.key},
                                        {"clearEmpty", mapping.empty == EmptyCell::Clear},
                                        {"mode", modeWords[static_cast<std::size_t>(mapping.mode)]},
                                        {"passwords", passwordWords[static_cast<std::size_t>(mapping.passwords)]},
                                        {"createPlaces", mapping.createPlaces}});
}

Result<Mapping> mappingFromText(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse(text, error);
    const json::object* object = error ? nullptr : value.if_object();
    if (!object) return invalid("no object");
    const auto textAt = [&](std::string_view key) {
        const json::value* found = object->if_contains(key);
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    };
    const auto flagAt = [&](std::string_view key, bool byDefault) {
        const json::value* found = object->if_contains(key);
        return found && found->is_bool() ? found->get_bool() : byDefault;
    };
    Mapping out;
    const auto kind = sheetOfKey(textAt("sheet"));
    if (!kind) return invalid("sheet");
    out.kind = *kind;
    const json::value* firstRow = object->if_contains("firstRow");
    if (firstRow && firstRow->is_int64() && firstRow->get_int64() >= 0)
        out.firstRow = static_cast<std::size_t>(firstRow->get_int64());
    const json::value* columns = object->if_contains("columns");
    if (!columns || !columns->is_array() || columns->get_array().size() > kMostColumns) return invalid("columns");
    for (const json::value& column : columns->get_array()) {
        if (!column.is_string()) return invalid("columns");
        out.columns.emplace_back(column.get_string());
    }
    out.key = textAt("key");
    out.empty = flagAt("clearEmpty", false) ? EmptyCell::Clear : EmptyCell::Keep;
    const auto mode = std::ranges::find(modeWords, textAt("mode"));
    if (mode != modeWords.end()) out.mode = static_cast<RowMode>(mode - modeWords.begin());
    const auto passwords = std::ranges::find(passwordWords, textAt("passwords"));
    if (passwords != passwordWords.end()) out.passwords = static_cast<Passwords>(passwords - passwordWords.begin());
    out.createPlaces = flagAt("createPlaces", true);
    SEKISHO_CHECK(checkMapping(out));
    return out;
}

std::string headingKey(const Table& table, std::size_t firstRow) {
    if (firstRow == 0 || firstRow > table.rows()) return "columns:" + std::to_string(table.columns());
    std::vector<std::string_view> cells;
    table.cells(firstRow - 1, cells);
    std::string out;
    for (const std::string_view cell : cells)
        out += fold(cell) + '|';
    return out;
}

} // namespace sekisho::sheet
