#pragma once
// XLSX and ODS, read part by part while they are unpacked. Formulas are never calculated: the value that the file keeps
// is the text, and the cell is marked. Readings (furigana) beside a text are left out. Thread-safe.

#include "models/domain/error.h"
#include "models/sheet/byte_source.h"
#include "models/sheet/row_view.h"
#include "models/sheet/zip_file.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sekisho::sheet {

struct SheetName {
    std::string name;
    std::string part; // XLSX: where its cells are
};

// Errors: SHEET_DAMAGED, SHEET_ENCRYPTED, SHEET_TOO_MUCH_TEXT, SHEET_CELL_TOO_LONG, SHEET_TOO_MANY_COLUMNS.
Result<std::vector<SheetName>> xlsxSheets(const ZipFile& file); // hidden ones left out
// `merged` may be null; no more than kMostMerged areas are told.
Done readXlsx(const ZipFile& file, const SheetName& sheet, const RowVisit& visit, const Hooks& hooks,
              std::vector<MergedArea>* merged);
Result<std::vector<SheetName>> odsSheets(const ZipFile& file);
Done readOds(const ZipFile& file, const SheetName& sheet, const RowVisit& visit, const Hooks& hooks,
             std::vector<MergedArea>* merged);

} // namespace sekisho::sheet
