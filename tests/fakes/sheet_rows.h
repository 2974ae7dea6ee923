#pragma once
// Rows of a file or of bytes as plain values, for the tests of sheets.

#include "models/sheet/checker.h"
#include "models/sheet/sheet_reader.h"
#include "models/sheet/table.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::fakes {

struct SheetRow {
    std::int64_t line = 0;
    std::vector<std::string> cells;
    std::vector<sheet::CellMark> marks = {};
    bool operator==(const SheetRow&) const = default;
};

inline void PrintTo(const SheetRow& row, std::ostream* out) {
    *out << row.line << ':';
    for (const auto& cell : row.cells)
        *out << " [" << cell << ']';
    for (const auto& mark : row.marks)
        *out << " mark " << mark.column << '/' << static_cast<int>(mark.mark);
}

inline std::vector<SheetRow> rowsOf(std::string_view bytes, std::size_t number = 0) {
    const sheet::MemorySource source(bytes);
    const auto facts = sheet::inspectFile(source);
    EXPECT_TRUE(facts) << facts.error().code << ' ' << facts.error().detail;
    std::vector<SheetRow> out;
    if (!facts) return out;
    const auto done = sheet::readRows(source, *facts, number, [&](const sheet::RowView& row) -> Done {
        out.push_back({row.line, {row.cells.begin(), row.cells.end()}, {row.marks.begin(), row.marks.end()}});
        return {};
    });
    EXPECT_TRUE(done) << done.error().code << ' ' << done.error().detail;
    return out;
}

// The code of reading all of it, with the parameters "line" and "max" where there are any; empty: no fault.
inline std::string faultOf(std::string_view bytes, std::size_t number = 0) {
    const sheet::MemorySource source(bytes);
    const auto say = [](const Error& error) {
        std::string out = error.code;
        for (const auto& param : error.params)
            if (param.name == "line") out = param.value + " " + out;
        return out;
    };
    const auto facts = sheet::inspectFile(source);
    if (!facts) return say(facts.error());
    const auto table = sheet::loadTable(source, *facts, number);
    return table ? "" : say(table.error());
}

inline sheet::Part partOf(std::string_view bytes, const std::vector<sheet::PropertyRule>& properties = {},
                          std::string name = {}) {
    const sheet::MemorySource source(bytes);
    const auto facts = sheet::inspectFile(source);
    EXPECT_TRUE(facts) << facts.error().code;
    auto table = sheet::loadTable(source, *facts, 0);
    EXPECT_TRUE(table) << table.error().code;
    auto mapping = sheet::detectMapping(*table, name, properties);
    return {std::move(name), std::move(*table), std::move(mapping)};
}

// "3:姓 NAME_REQUIRED; 4:ID IMPORT_TWICE": line of the file, heading, code; warnings in brackets.
inline std::string faultsOf(const sheet::Checker& checker, std::size_t index = 0) {
    std::string out;
    const sheet::Part& part = checker.part(index);
    for (const std::size_t row : checker.faultyRows(index, 0, 1'000'000, true))
        for (const auto& fault : checker.faultsOf(index, row)) {
            if (!out.empty()) out += "; ";
            out += std::to_string(part.table.line(row)) + ":";
            if (fault.column >= 0)
                out += part.table.cell(part.mapping.firstRow - 1, static_cast<std::size_t>(fault.column));
            out += fault.warning ? " (" + fault.error.code + ")" : " " + fault.error.code;
        }
    return out;
}

} // namespace sekisho::fakes
