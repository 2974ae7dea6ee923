#include "models/sheet/new_org_units.h"

#include "models/sheet/cell_text.h"
#include "models/sheet/row_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sekisho::sheet {

namespace {

// Columns of the sheet of organizations that would say something else than what is added and where.
constexpr std::string_view kForeign[] = {"action", "orgUnitId", "orgUnitName", "parent"};

// Words of the list "sample" of resources/import_words.json.
const std::vector<std::vector<std::string_view>> kSampleRows = {
    {"headOffice"}, {"headOffice", "sales"}, {"headOffice", "sales", "sales1"}, {"headOffice", "affairs"}, {"branch"}};

Error refused(ErrorKind kind, const char* code) {
    return Error(kind, code);
}

Done checkHeadings(const Table& table, const Mapping& mapping) {
    const std::size_t row = mapping.firstRow - 1;
    std::vector<std::string_view> cells;
    table.cells(row, cells);
    for (std::size_t i = 0; i < table.columns(); ++i) {
        if (table.hasMarks() && table.mark(row, i) == Mark::Merged)
            return refused(ErrorKind::BadInput, "IMPORT_HEADING_MERGED");
        const std::string_view heading = i < cells.size() ? trimmedCell(cells[i]) : std::string_view();
        if (!heading.empty() && mapping.columns[i].empty())
            return refused(ErrorKind::BadInput, "IMPORT_HEADING_UNKNOWN").with("heading", std::string(heading));
    }
    return {};
}

} // namespace

Mapping newOrgUnitsMapping(const Table& table, std::string_view sheetName) {
    Mapping mapping = detectMapping(table, sheetName, {}, SheetKind::OrgUnit);
    for (std::string& key : mapping.columns)
        if (std::ranges::find(kForeign, key) != std::end(kForeign)) key.clear();
    mapping.key = "path";
    mapping.mode = RowMode::Add;
    return mapping;
}

Done chooseNewOrgUnits(ports::ImportFile& file, const std::vector<Table>& tables) {
    bool found = false;
    for (std::size_t i = 0; i < file.parts.size(); ++i) {
        ports::ImportPart& part = file.parts[i];
        part.chosen = !found && part.mapping.firstRow > 0 && part.mapping.columnOf("depth1") >= 0;
        if (!part.chosen) continue;
        found = true;
        SEKISHO_CHECK(checkHeadings(tables[i], part.mapping));
        const std::size_t rows = part.rows - part.mapping.firstRow;
        if (rows > ports::kMostNewOrgUnitRows)
            return refused(ErrorKind::TooLarge, "IMPORT_TOO_MANY_ROWS")
                .with("count", fmt::format("{}", rows))
                .with("max", fmt::format("{}", ports::kMostNewOrgUnitRows));
    }
    if (!found) return refused(ErrorKind::BadInput, "IMPORT_NO_DEPTHS");
    return {};
}

std::vector<ports::ImportPlace> placesOf(const Checker& checker) {
    const Places& places = checker.world().places;
    std::unordered_map<std::string, std::int64_t> lines; // by the name it has until the service gives it an id
    for (std::size_t i = 0; i < checker.partCount(); ++i)
        if (const StructurePlan* plan = checker.structure(i))
            for (const StructureOperation& operation : plan->operations)
                if (operation.action == "create") lines[operation.id] = checker.part(i).table.line(operation.row);
    std::vector<bool> shown(places.count());
    std::map<int, std::vector<int>> below;
    for (std::size_t i = 0; i < places.count(); ++i) {
        if (!places.at(static_cast<int>(i)).fresh) continue;
        for (int up = static_cast<int>(i); up >= 0 && !shown[static_cast<std::size_t>(up)]; up = places.at(up).parent) {
            shown[static_cast<std::size_t>(up)] = true;
            below[places.at(up).parent].push_back(up);
        }
    }
    std::vector<ports::ImportPlace> out;
    const auto walk = [&](auto& self, int of, int number) -> void {
        std::vector<int>& children = below[of];
        std::ranges::stable_sort(children, {}, [&](int child) { return places.at(child).unit.displayOrder; });
        for (const int child : children) {
            const Place& place = places.at(child);
            const auto line = lines.find(place.unit.id.value);
            out.push_back({place.unit.name, number, place.fresh, line == lines.end() ? 0 : line->second});
            self(self, child, static_cast<int>(out.size()) - 1);
        }
    };
    walk(walk, -1, -1);
    return out;
}

Result<std::monostate> writeSample(const std::filesystem::path& path, ports::SheetUse use, Language language) {
    if (use != ports::SheetUse::NewOrgUnits) return Error(ErrorKind::BadInput, "NOT_OFFERED");
    const FileFormat format = path.extension() == ".csv" ? FileFormat::Csv : FileFormat::Xlsx;
    SEKISHO_TRY(writer, createFile(path, format, wordFor("sheet", "orgUnit", language)));
    std::vector<std::string> headings;
    for (int depth = 1; depth <= kDeepestPlace; ++depth)
        headings.emplace_back(columnOf(SheetKind::OrgUnit, fmt::format("depth{}", depth))->heading(language));
    SEKISHO_CHECK(writer->row(headings));
    for (const auto& names : kSampleRows) {
        std::vector<std::string> row;
        row.reserve(names.size());
        for (const std::string_view name : names)
            row.emplace_back(wordFor("sample", name, language));
        SEKISHO_CHECK(writer->row(row));
    }
    SEKISHO_CHECK(writer->finish());
    return std::monostate();
}

} // namespace sekisho::sheet
