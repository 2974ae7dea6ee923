#include "models/sheet/columns.h"

#include "facts/tables.h"
#include "models/domain/text_fold.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace sekisho::sheet {

namespace {

constexpr std::array<std::string_view, kSheetKinds> sheetKeys{"member", "orgUnit",  "position",
                                                              "level",  "userType", "group"};

struct Sheet {
    std::vector<Column> columns;
    std::unordered_map<std::string, const Column*> byHeading; // folded
};

std::array<Sheet, kSheetKinds> readSheets() {
    std::array<Sheet, kSheetKinds> out;
    for (const auto& row : facts::columns()) {
        const std::size_t dot = row.key.find('.');
        const auto kind = sheetOfKey(row.key.substr(0, dot));
        if (!kind || dot == std::string_view::npos) continue;
        out[static_cast<std::size_t>(*kind)].columns.push_back(
            {row.key.substr(dot + 1), row.ja, row.en, row.kind, row.field, row.service, row.identity, row.aliases});
    }
    for (Sheet& sheet : out) {
        // What a column is called itself goes before what others may also be called.
        for (const Column& column : sheet.columns)
            for (const std::string_view name : {column.key, column.ja, column.en})
                sheet.byHeading.emplace(fold(name), &column);
        for (const Column& column : sheet.columns)
            for (const std::string_view alias : column.aliases)
                sheet.byHeading.emplace(fold(alias), &column);
    }
    return out;
}

const Sheet& sheetOf(SheetKind kind) {
    static const std::array<Sheet, kSheetKinds> all = readSheets();
    return all[static_cast<std::size_t>(kind)];
}

struct Words {
    std::unordered_map<std::string, std::string_view> values; // by list, a blank and the folded word
    std::map<std::pair<std::string_view, std::string_view>, const facts::WordRow*> rows;
};

std::string wordKey(std::string_view list, std::string_view word) {
    return std::string(list) + ' ' + fold(word);
}

const Words& allWords() {
    static const Words words = [] {
        Words out;
        for (const auto& row : facts::words()) {
            const std::size_t dot = row.key.find('.');
            const std::string_view list = row.key.substr(0, dot);
            const std::string_view value = row.key.substr(dot + 1);
            out.rows.emplace(std::pair(list, value), &row);
            for (const std::string_view word : {value, row.ja, row.en})
                out.values.emplace(wordKey(list, word), value);
            for (const std::string_view word : row.aliases)
                out.values.emplace(wordKey(list, word), value);
        }
        return out;
    }();
    return words;
}

} // namespace

std::string_view sheetKey(SheetKind kind) {
    return sheetKeys[static_cast<std::size_t>(kind)];
}

std::optional<SheetKind> sheetOfKey(std::string_view key) {
    const auto found = std::ranges::find(sheetKeys, key);
    if (found == sheetKeys.end()) return std::nullopt;
    return static_cast<SheetKind>(found - sheetKeys.begin());
}

const std::vector<Column>& columnsOf(SheetKind kind) {
    return sheetOf(kind).columns;
}

const Column* columnOf(SheetKind kind, std::string_view key) {
    const auto& columns = columnsOf(kind);
    const auto found = std::ranges::find(columns, key, &Column::key);
    return found != columns.end() ? &*found : nullptr;
}

const Column* columnOfHeading(SheetKind kind, std::string_view heading) {
    const auto& known = sheetOf(kind).byHeading;
    const auto found = known.find(fold(heading));
    return found != known.end() ? found->second : nullptr;
}

const std::vector<const Column*>& serviceColumns() {
    static const std::vector<const Column*> columns = [] {
        std::vector<const Column*> out;
        for (const Column& column : columnsOf(SheetKind::Member))
            if (column.service > 0) out.push_back(&column);
        std::ranges::sort(out, {}, &Column::service);
        return out;
    }();
    return columns;
}

std::optional<std::string_view> wordValue(std::string_view list, std::string_view word) {
    const auto& values = allWords().values;
    const auto found = values.find(wordKey(list, word));
    if (found == values.end()) return std::nullopt;
    return found->second;
}

std::string_view wordFor(std::string_view list, std::string_view value, Language language) {
    const auto& rows = allWords().rows;
    const auto found = rows.find({list, value});
    if (found == rows.end()) return value;
    return language == Language::Japanese ? found->second->ja : found->second->en;
}

} // namespace sekisho::sheet
