#pragma once
// Writing lists into files: CSV and TSV (UTF-8, made safe for spreadsheets that calculate) or XLSX (every cell a text).
// Calls return at once, the work is done elsewhere, replies run on the executor given. The file appears under its name
// when it is whole. Errors: FILE_WRITE_FAILED, DISK_FULL; a workbook also SHEET_TOO_MANY_ROWS and SHEET_CELL_TOO_LONG.

#include "models/domain/clock.h"
#include "models/domain/member.h"
#include "models/ports/import.h"

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

enum class ListFormat { Csv, Tsv, Xlsx };

struct ExportTarget {
    std::filesystem::path path;
    ListFormat format = ListFormat::Xlsx;
    std::string sheet; // its name in a workbook
};

using ExportRows = std::vector<std::vector<std::string>>; // UTF-8

// One file being written; what is not finished leaves nothing behind. No longer than its desk.
class ExportFile {
  public:
    virtual ~ExportFile() = default;
    // In order; the very first row is the heading.
    virtual CallHandle write(ExportRows rows, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle finish(Executor& on, Reply<std::monostate> reply) = 0;
};

struct SheetRequest { // a list that an import takes back
    SheetKind kind = SheetKind::Member;
    std::vector<UserId> members; // of SheetKind::Member, in this order
    bool japanese = true;        // headings and words
    Instant now{};               // decides the states
    std::vector<GroupId> groups; // of SheetKind::Group, in this order
};

class ExportDesk {
  public:
    virtual ~ExportDesk() = default;
    virtual std::unique_ptr<ExportFile> create(ExportTarget target) = 0;
    // All columns from the local copy, as an import of the same kind understands them; groups with external users are
    // left out, for no import changes them. IMPORT_COPY_NOT_READY. Dropping the handle gives up.
    virtual CallHandle writeSheet(ExportTarget target, SheetRequest request, Executor& on, ImportProgress progress,
                                  Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
