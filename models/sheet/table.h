#pragma once
// The rows of one sheet in memory, to be checked, paged and corrected. Cells are packed one behind the other (a row of
// 22 short cells costs about its text and 30 bytes). Reading is thread-safe while nobody writes.

#include "models/domain/error.h"
#include "models/sheet/byte_source.h"
#include "models/sheet/row_view.h"
#include "models/sheet/sheet_reader.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

class Table {
  public:
    // SHEET_TOO_MANY_ROWS, SHEET_TOO_MUCH_TEXT.
    Done add(const RowView& row);

    // After the last row: marks the cells of these areas, kMostMerged of them at most.
    void markMerged(const std::vector<MergedArea>& areas);

    std::size_t rows() const { return rows_.size(); }
    std::size_t columns() const { return columns_; } // of the widest row
    std::int64_t line(std::size_t row) const { return rows_[row].line; }
    // As many as the row has; the views live until the row is written.
    void cells(std::size_t row, std::vector<std::string_view>& out) const;
    std::string_view cell(std::size_t row, std::size_t column) const; // empty behind the end
    // A written cell is the text of a person: a mark on it is gone.
    void setCell(std::size_t row, std::size_t column, std::string_view text);
    bool hasMarks() const { return !marks_.empty(); }
    std::optional<Mark> mark(std::size_t row, std::size_t column) const;

  private:
    struct Row {
        const char* at = nullptr;
        std::int64_t line = 0;
    };
    struct MarkedCell {
        std::uint32_t row;
        CellMark mark;
    };
    const char* pack(std::span<const std::string_view> cells);
    char* room(std::size_t size);
    void sortMarks();

    std::vector<Row> rows_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t left_ = 0; // of the last block
    char* next_ = nullptr;
    std::uint64_t text_ = 0;
    std::size_t columns_ = 0;
    std::vector<MarkedCell> marks_; // by row, merged ones first
};

Result<Table> loadTable(const ByteSource& source, const FileFacts& facts, std::size_t sheet, const Hooks& hooks = {});

} // namespace sekisho::sheet
