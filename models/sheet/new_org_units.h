#pragma once
// Files whose rows are organizations to be added, one column for each level (admin-screens.md §4): how they are read,
// what they make of the tree, and a sample to begin with. Pure but for writeSample(); thread-safe.

#include "models/domain/error.h"
#include "models/ports/import.h"
#include "models/sheet/checker.h"
#include "models/sheet/mapping.h"
#include "models/sheet/table.h"

#include <filesystem>
#include <string_view>
#include <variant>
#include <vector>

namespace sekisho::sheet {

// Every row adds; who is there already is a fault.
Mapping newOrgUnitsMapping(const Table& table, std::string_view sheetName);
// The first sheet with such columns is chosen, no other. IMPORT_NO_DEPTHS, IMPORT_HEADING_UNKNOWN,
// IMPORT_HEADING_MERGED, IMPORT_TOO_MANY_ROWS.
Done chooseNewOrgUnits(ports::ImportFile& file, const std::vector<Table>& tables);

// What the checked parts add to the tree, with everything above; parents first, siblings in their order.
std::vector<ports::ImportPlace> placesOf(const Checker& checker);

// By the ending of the name CSV or XLSX. NOT_OFFERED for uses without a sample, and what the writer says.
Result<std::monostate> writeSample(const std::filesystem::path& path, ports::SheetUse use, Language language);

} // namespace sekisho::sheet
