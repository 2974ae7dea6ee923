#pragma once
// Importing sheets (CSV, TSV, XLSX, ODS), as the console asks for it: open, map the columns, check, correct, send. One
// import at a time. All calls return at once; the work is done elsewhere and replies run on the executor given. Numbers
// of parts, rows and columns count from 0 and belong to the file opened last.

#include "models/ports/call.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sekisho::ports {

enum class SheetKind { Member, OrgUnit, Position, Level, UserType, Group };
enum class EmptyCell { Keep, Clear };     // of a row that changes somebody: leave as it is, or empty the field
enum class RowMode { Both, Add, Update }; // rows without an action: change what is there and add what is not, or one
// Of members who are added without a password in the sheet: they choose one by a mail to their private address; one is
// made for each; or none until somebody sets one.
enum class Passwords { ByMember, Made, Later };

// What the columns of a file mean and how its rows are to be taken. A value that can be remembered (as text).
struct ImportMapping {
    SheetKind kind = SheetKind::Member;
    std::size_t firstRow = 0;         // rows in front of the data
    std::vector<std::string> columns; // for each column of the file a key, "customProperties.NAME", or empty: not used
    std::string key;                  // the column that tells which one a row is about; organizations also "path"
    EmptyCell empty = EmptyCell::Keep;
    RowMode mode = RowMode::Both;
    Passwords passwords = Passwords::ByMember;
    bool createPlaces = true; // organizations, levels, positions and user types that are named and not there

    bool operator==(const ImportMapping&) const = default;
    int columnOf(std::string_view wanted) const { // of the file; -1: none
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i] == wanted) return static_cast<int>(i);
        return -1;
    }
};

struct ImportColumn { // what a column may mean
    std::string key;
    std::string ja;
    std::string en;
    bool identity = false; // can be the key
};

struct ImportPart { // a text file, or one sheet of a workbook
    std::string name;
    std::size_t rows = 0; // with those in front of the data
    std::size_t columns = 0;
    ImportMapping mapping;     // as found, remembered or chosen
    std::string rememberUnder; // the same for files with the same headings
    bool chosen = false;       // takes part; at first: whatever could be recognized
};

struct ImportFile {
    std::filesystem::path path;
    std::string format;   // csv, tsv, xlsx, ods
    std::string encoding; // of text files, as IANA says it
    char separator = 0;   // of text files
    std::vector<ImportPart> parts;
};

// What a file is opened for. NewOrgUnits: a column for each level, every row one organization to be added below those
// in front of it (admin-screens.md §4); at most kMostNewOrgUnitRows.
enum class SheetUse { Anything, NewOrgUnits };
inline constexpr std::size_t kMostNewOrgUnitRows = 1'000;

struct ImportPlace { // of the tree as it will be
    std::string name;
    int parent = -1;       // its place in the list, always before; -1: the top
    bool fresh = false;    // the file adds it
    std::int64_t line = 0; // of the file, when it adds it
    bool operator==(const ImportPlace&) const = default;
};

inline constexpr int kWholeRow = -1;

struct CellFault {
    int column = kWholeRow;
    bool warning = false; // the row can be taken all the same
    Error error;
    std::string suggestion; // a text of the cell that would be right; empty: none is known
};

struct ImportRow {
    std::size_t row = 0;
    std::int64_t line = 0; // as the spreadsheet or the text editor counts it, from 1
    std::vector<std::string> cells;
    std::vector<CellFault> faults; // after the check
};

struct ImportCounts {
    std::int64_t rows = 0;                                                    // with data
    std::int64_t added = 0, changed = 0, removed = 0, other = 0, skipped = 0; // of the good ones, by what they want
    std::int64_t faultyRows = 0;
    std::int64_t faults = 0, warnings = 0;
    std::int64_t newOrgUnits = 0, newRanks = 0; // also those that only a row of members names
};

struct FaultKind { // one line of the summary
    std::string code;
    std::string column; // key; empty: the row
    bool warning = false;
    std::int64_t count = 0;
    Error example; // of one of the cells, with what its sentence needs
};

struct OperationChunk {     // lines of JSON for a changeset (docs/decisions/0006-changesets.md)
    std::int64_t first = 1; // number of the first line
    std::int64_t count = 0;
    std::string lines; // at most 8 MiB
};
// Takes the operations piece by piece on the worker's thread, may block; an error ends the sending.
using OperationSink = std::function<Done(const OperationChunk& chunk)>;

struct ImportSent {
    std::int64_t operations = 0;
    std::int64_t unchanged = 0; // rows that are so already
    std::int64_t refused = 0;   // rows that could not be carried out: faults of the present state
    bool passwords = false;     // some were made: the results hold them
};

struct RowResult {
    std::string verdict; // added, changed, removed, unchanged, refused, faulty, skipped, notSent
    std::optional<Error> error;
    std::vector<std::string> changed; // fields of the wire
};

struct ResultRequest {
    std::filesystem::path path;
    std::string format = "xlsx"; // csv, tsv, xlsx
    bool japanese = true;
    bool onlyFaulty = false;                           // rows that were not taken
    bool withPasswords = false;                        // made ones in a column of their own: the file is then a secret
    std::function<std::string(const Error&)> sentence; // worker's thread
    // What the service said about the operation of a number; nothing: it has not heard of it. Worker's thread.
    std::function<std::optional<RowResult>(std::int64_t operation)> result;
};

enum class OrgUnitForm { Levels, Flat }; // a column for each level, as adding in bulk reads it; or with IDs and parents
struct OrgUnitExport {
    std::filesystem::path path;
    OrgUnitForm form = OrgUnitForm::Levels;
    std::string format = "xlsx"; // csv, tsv, xlsx
    bool japanese = true;
};

// On the executor of the call, at most some times a second.
using ImportProgress = std::function<void(std::int64_t done, std::int64_t total)>;

class ImportDesk {
  public:
    virtual ~ImportDesk() = default;

    // The keys that columns may have, own ones of the tenant included once a file is open.
    virtual std::vector<ImportColumn> columns(SheetKind kind) const = 0;

    // A desk for another file beside this one, over the same tenant. It must be gone before what this one stands on.
    virtual std::unique_ptr<ImportDesk> beside() const = 0;

    // Forgets the file before. Errors of reading: FILE_…, SHEET_…, CSV_…; for new organizations also IMPORT_NO_DEPTHS,
    // IMPORT_HEADING_UNKNOWN, IMPORT_HEADING_MERGED, IMPORT_TOO_MANY_ROWS.
    virtual CallHandle open(std::filesystem::path path, SheetUse use, Executor& on, ImportProgress progress,
                            Reply<ImportFile> reply) = 0;
    virtual void close() = 0;
    // A file to begin with: headings, and rows as an example. Format by the ending of the name (csv, else xlsx).
    virtual CallHandle saveSample(std::filesystem::path path, SheetUse use, bool japanese, Executor& on,
                                  Reply<std::monostate> reply) = 0;

    // MAPPING_…: the mapping stays as it was. The check is to be run again.
    virtual CallHandle setMapping(std::size_t part, ImportMapping mapping, bool chosen, Executor& on,
                                  Reply<ImportFile> reply) = 0;
    virtual CallHandle check(Executor& on, ImportProgress progress, Reply<ImportCounts> reply) = 0;
    virtual CallHandle summary(Executor& on, Reply<std::vector<FaultKind>> reply) = 0;
    virtual CallHandle rows(std::size_t part, std::size_t first, std::size_t count, Executor& on,
                            Reply<std::vector<ImportRow>> reply) = 0;
    // Rows with faults only, beginning with the one of that number among them.
    virtual CallHandle faultyRows(std::size_t part, std::size_t first, std::size_t count, bool withWarnings,
                                  Executor& on, Reply<std::vector<ImportRow>> reply) = 0;
    // After the check: the organizations that the file adds, with those above them; in the order of the tree.
    virtual CallHandle newPlaces(Executor& on, Reply<std::vector<ImportPlace>> reply) = 0;
    // Corrects a cell; what it touches is checked again.
    virtual CallHandle setCell(std::size_t part, std::size_t row, std::size_t column, std::string text, Executor& on,
                               Reply<ImportCounts> reply) = 0;
    // Takes every suggestion for faults of that code (empty: of all codes) and checks again.
    virtual CallHandle takeSuggestions(std::string code, Executor& on, Reply<ImportCounts> reply) = 0;

    // The operations of all good rows of the chosen parts.
    virtual CallHandle send(OperationSink sink, Executor& on, ImportProgress progress, Reply<ImportSent> reply) = 0;
    virtual CallHandle saveResults(std::size_t part, ResultRequest request, Executor& on, ImportProgress progress,
                                   Reply<std::monostate> reply) = 0;

    // All organizations of the tenant, whatever file is open. How many were written. FILE_WRITE_FAILED, DISK_FULL,
    // SHEET_….
    virtual CallHandle exportOrgUnits(OrgUnitExport wanted, Executor& on, ImportProgress progress,
                                      Reply<std::int64_t> reply) = 0;
};

} // namespace sekisho::ports
