#pragma once
// What the columns of a file mean and how its rows are to be taken: a value, found by looking at the headings, changed
// by a person, and remembered as text. Pure; thread-safe.

#include "models/domain/error.h"
#include "models/ports/import.h"
#include "models/sheet/columns.h"
#include "models/sheet/directory.h"
#include "models/sheet/table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

using ports::EmptyCell;
using ports::Passwords;
using ports::RowMode;
using Mapping = ports::ImportMapping;

// Looks for the headings in the first rows and takes the kind of sheet that explains most of them; `sheetName` counts
// for it too. Without headings: no column is mapped. `only`: the kind is known.
Mapping detectMapping(const Table& table, std::string_view sheetName, const std::vector<PropertyRule>& properties,
                      std::optional<SheetKind> only = {});
// MAPPING_COLUMN_TWICE, MAPPING_COLUMN_MISSING (what the kind of sheet needs), MAPPING_INVALID (an unknown column).
Done checkMapping(const Mapping& mapping);

std::string mappingText(const Mapping& mapping);
Result<Mapping> mappingFromText(std::string_view text); // MAPPING_INVALID
// The same for files with the same headings: under this a mapping is remembered.
std::string headingKey(const Table& table, std::size_t firstRow);

} // namespace sekisho::sheet
