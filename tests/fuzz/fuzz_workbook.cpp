// Workbooks: any bytes as a file, and any XML as a part of a sound one. The first byte says which.
#include "models/sheet/sheet_reader.h"
#include "models/sheet/table.h"
#include "tests/fakes/zip_maker.h"

#include <cstdint>
#include <cstdlib>

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

void read(std::string_view bytes) {
    const MemorySource source(bytes);
    const auto facts = inspectFile(source);
    if (!facts) {
        if (facts.error().code.empty()) std::abort();
        return;
    }
    for (std::size_t i = 0; i < facts->sheets.size(); ++i) {
        const auto table = loadTable(source, *facts, i);
        if (!table && table.error().code.empty()) std::abort();
        if (!table) continue;
        std::vector<std::string_view> cells;
        std::int64_t last = 0;
        for (std::size_t row = 0; row < table->rows(); ++row) {
            table->cells(row, cells);
            if (cells.empty() || cells.back().empty() || table->line(row) <= last) std::abort();
            last = table->line(row);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    fakes::XlsxParts parts;
    parts.cells = R"(<row r="1"><c r="A1" s="1"><v>46113</v></c><c r="B1" t="s"><v>0</v></c></row>)";
    switch (data[0] % 6) {
    case 0:
        read(text);
        break;
    case 1:
        parts.cells = text;
        read(fakes::xlsxFile(parts));
        break;
    case 2:
        parts.strings = text;
        read(fakes::xlsxFile(parts));
        break;
    case 3:
        parts.styles = text;
        read(fakes::xlsxFile(parts));
        break;
    case 4:
        parts.workbook = text;
        read(fakes::xlsxFile(parts));
        break;
    default:
        read(fakes::odsFile(text));
    }
    return 0;
}
