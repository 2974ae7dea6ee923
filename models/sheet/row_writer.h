#pragma once
// Rows into a file: CSV and TSV (UTF-8 with mark, CRLF, every cell that a spreadsheet would calculate made harmless) or
// XLSX (every cell a text). The file appears under its name when it is whole, readable by its owner alone; what is
// given up leaves nothing behind. One thread at a time.

#include "models/domain/error.h"
#include "models/sheet/sheet_reader.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

class RowWriter {
  public:
    virtual ~RowWriter() = default;
    // FILE_WRITE_FAILED, DISK_FULL; a workbook also SHEET_TOO_MANY_ROWS and SHEET_CELL_TOO_LONG (32,767 characters).
    virtual Done row(std::span<const std::string_view> cells) = 0;
    virtual Done finish() = 0;
    // Another sheet; text files have only one (NOT_OFFERED).
    virtual Done sheet(std::string_view name) = 0;

    Done row(const std::vector<std::string>& cells);
};

// Csv, Tsv or Xlsx. The first row of each sheet is its heading.
Result<std::unique_ptr<RowWriter>> createFile(const std::filesystem::path& path, FileFormat format,
                                              std::string_view sheetName);

} // namespace sekisho::sheet
