// Bulk files: whatever the bytes, the reader and the check end with rows or with faults that name a line.
#include "service/import.h"
#include "service/import_csv.h"

#include <cstdint>
#include <cstdlib>

using namespace sekishod;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

// Reading what was written must give the same cells again.
void checkRoundTrip(std::span<const std::string> cells) {
    std::string text;
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) text += ',';
        text += '"';
        for (const char c : cell)
            text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
    }
    int rows = 0;
    const auto done = eachCsvRow(text, [&](std::int64_t line, std::span<const std::string> again) {
        demand(line == 1 && ++rows == 1);
        demand(std::equal(cells.begin(), cells.end(), again.begin(), again.end()));
        return true;
    });
    demand(done.has_value() && rows == 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto text = csvText(bytes);
    if (!text) return 0;
    std::int64_t lines = 1;
    for (const char c : *text)
        lines += c == '\n' || c == '\r' ? 1 : 0;
    std::int64_t last = 0;
    const auto done = eachCsvRow(*text, [&](std::int64_t line, std::span<const std::string> cells) {
        demand(line > last && line <= lines && !cells.empty() && cells.size() <= kMostCsvCells);
        last = line;
        checkRoundTrip(cells);
        return true;
    });
    demand(done.has_value() || done.error().code == "CSV_MALFORMED");
    ImportWorld world;
    world.tenant.workgroup = "fuzz";
    const ImportBatch batch = checkImport(*text, std::move(world), {});
    demand(static_cast<std::int64_t>(batch.faults.size()) <= batch.faultCount);
    for (const ImportFault& fault : batch.faults)
        demand(fault.line >= 0 && fault.line <= lines && !fault.error.code.empty());
    return 0;
}
