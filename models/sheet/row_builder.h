#pragma once
// Private to this folder: gathers the cells of one row of a workbook and hands the row out.

#include "models/sheet/limits.h"
#include "models/sheet/row_view.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

class RowBuilder {
  public:
    explicit RowBuilder(const RowVisit& visit) : visit_(visit) {}

    void beginRow(std::int64_t line) { line_ = line; }
    std::int64_t line() const { return line_; }

    // Columns in any order; empty cells are not kept.
    Done cell(std::size_t column, std::string_view text) {
        if (text.empty()) return {};
        const auto line = fmt::format("{}", line_);
        if (column >= kMostColumns)
            return Error(ErrorKind::TooLarge, "SHEET_TOO_MANY_COLUMNS")
                .with("line", line)
                .with("max", fmt::format("{}", kMostColumns));
        if (text.size() > kLongestCell)
            return Error(ErrorKind::TooLarge, "SHEET_CELL_TOO_LONG")
                .with("line", line)
                .with("max", fmt::format("{}", kLongestCell));
        if (cells_.size() <= column) cells_.resize(column + 1);
        cells_[column] = text;
        return {};
    }
    void mark(std::size_t column, Mark mark) { marks_.push_back({static_cast<std::uint32_t>(column), mark}); }

    bool empty() const { return cells_.empty(); }
    // Hands the row out without forgetting it: ODS says "the same row again".
    Done emit() {
        if (cells_.empty()) return {};
        views_.assign(cells_.begin(), cells_.end());
        return visit_({line_, views_, marks_});
    }
    void clear() {
        cells_.clear();
        marks_.clear();
    }

  private:
    const RowVisit& visit_;
    std::int64_t line_ = 0;
    std::vector<std::string> cells_;
    std::vector<CellMark> marks_;
    std::vector<std::string_view> views_;
};

} // namespace sekisho::sheet
