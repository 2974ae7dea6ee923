#pragma once
// What the file itself says against the cells of a row: bytes that are no text, errors of the spreadsheet, merged
// cells; a formula is a warning. The same for sheets of all kinds. Thread-safe.

#include "models/sheet/mapping.h"
#include "models/sheet/table.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

// `row` of the table with its cells. One fault a cell.
void noteMarks(const Table& table, const Mapping& mapping, std::size_t row, std::span<const std::string_view> cells,
               std::vector<ports::CellFault>& faults);

} // namespace sekisho::sheet
