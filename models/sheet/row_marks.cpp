#include "models/sheet/row_marks.h"

#include "models/domain/validation.h"

#include <string>
#include <utility>

namespace sekisho::sheet {

namespace {
constexpr std::string_view kReplaced = "\xEF\xBF\xBD"; // U+FFFD: the file had bytes here that are no text
}

void noteMarks(const Table& table, const Mapping& mapping, std::size_t row, std::span<const std::string_view> cells,
               std::vector<ports::CellFault>& faults) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        if (mapping.columns[i].empty()) continue;
        const std::string_view cell = i < cells.size() ? cells[i] : std::string_view();
        const auto mark = table.hasMarks() ? table.mark(row, i) : std::nullopt;
        if (cell.empty() && mark != Mark::Merged) continue;
        const Column* known = columnOf(mapping.kind, mapping.columns[i]);
        const std::string field(known ? known->field : std::string_view(mapping.columns[i]));
        const auto note = [&](bool warning, const char* code) {
            faults.push_back({static_cast<int>(i),
                              warning,
                              badInput(field, code, {}).with("field", field).with("value", std::string(cell)),
                              {}});
        };
        if (mark == Mark::Merged)
            note(false, "SHEET_CELL_MERGED");
        else if (cell.find(kReplaced) != std::string_view::npos)
            note(false, "TEXT_ENCODING");
        else if (mark == Mark::Broken)
            note(false, "SHEET_CELL_ERROR");
        else if (mark == Mark::Formula)
            note(true, "SHEET_FORMULA");
    }
}

} // namespace sekisho::sheet
