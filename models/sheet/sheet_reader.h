#pragma once
// Any file of the kinds we read, as rows of UTF-8 cells. The kind is found by looking at the bytes, not at the name.
// Memory does not grow with the file (but for the shared texts of a workbook). Thread-safe.

#include "models/domain/error.h"
#include "models/sheet/byte_source.h"
#include "models/sheet/row_view.h"
#include "models/sheet/text_decoder.h"

#include <string>
#include <vector>

namespace sekisho::sheet {

enum class FileFormat { Csv, Tsv, Xlsx, Ods };

struct FileFacts {
    FileFormat format = FileFormat::Csv;
    Encoding encoding = Encoding::Utf8;
    char separator = ',';
    std::vector<std::string> sheets; // at least one; text files have one without a name
};

// SHEET_FORMAT_UNKNOWN (no text and no workbook), SHEET_ENCRYPTED (also: the old XLS), SHEET_EMPTY, SHEET_DAMAGED …
Result<FileFacts> inspectFile(const ByteSource& source);
// Rows of the sheet of that number. In text files a cell that an export made harmless ('=1+1) is given back as it was.
// `merged` gets the merged cells of a workbook.
Done readRows(const ByteSource& source, const FileFacts& facts, std::size_t sheet, const RowVisit& visit,
              const Hooks& hooks = {}, std::vector<MergedArea>* merged = nullptr);

} // namespace sekisho::sheet
