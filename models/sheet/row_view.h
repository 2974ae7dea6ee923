#pragma once
// One row as a reader hands it out.

#include "models/domain/error.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace sekisho::sheet {

enum class Mark : std::uint8_t {
    Formula, // the text is the value that was calculated last; nothing is calculated here
    Broken,  // an error value such as #N/A
    Merged   // the cell is one with its neighbours
};

struct CellMark {
    std::uint32_t column = 0;
    Mark mark = Mark::Formula;
    bool operator==(const CellMark&) const = default;
};

// Views live until the visit ends. The last cell has text; rows without any text are left out.
struct RowView {
    std::int64_t line = 0; // of the text file or the sheet, from 1
    std::span<const std::string_view> cells;
    std::span<const CellMark> marks;
};

// Cells that are merged into one; lines and columns of both corners.
struct MergedArea {
    std::int64_t firstLine = 0, lastLine = 0;
    std::size_t firstColumn = 0, lastColumn = 0;
    bool operator==(const MergedArea&) const = default;
};

using RowVisit = std::function<Done(const RowView&)>; // an error stops the reading and is its outcome

} // namespace sekisho::sheet
