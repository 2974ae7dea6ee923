// Text files and what is made of them: whatever the bytes, reading, mapping, checking and correcting end with rows or
// with faults that name a line, and operations are JSON.
#include "models/sheet/cell_text.h"
#include "models/sheet/operations.h"

#include <boost/json/parse.hpp>

#include <cstdint>
#include <cstdlib>

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

// Reading what was written must give the same cells again.
void checkRoundTrip(std::span<const std::string_view> cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = cells[i];
        if (i > 0) text += ',';
        text += '"';
        if (needsGuard(cell)) text += '\'';
        for (const char c : cell)
            text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
    }
    const MemorySource source(text);
    FileFacts facts;
    facts.sheets.emplace_back();
    int rows = 0;
    const Done done = readRows(source, facts, 0, [&](const RowView& row) -> Done {
        demand(row.line == 1 && ++rows == 1);
        demand(std::equal(cells.begin(), cells.end(), row.cells.begin(), row.cells.end()));
        return {};
    });
    demand(done.has_value() && rows == 1);
}

const Directory& directory() {
    static const Directory known = [] {
        Directory out;
        out.tenant.domain = 1;
        out.tenant.workgroup = "fuzz";
        Member member;
        member.id = UserId("m1");
        member.email = "hanako@fuzz";
        member.version = 1;
        out.addMember(member);
        return out;
    }();
    return known;
}

Result<std::vector<Member>> membersOf(std::span<const UserId> ids) {
    Member member;
    member.id = UserId("m1");
    member.email = "hanako@fuzz";
    member.organizations = {{1, true, "hanako@fuzz", std::nullopt, {}}};
    return std::vector<Member>(ids.size(), member);
}

void checkOperations(const Checker& checker) {
    OperationStream stream(checker, membersOf);
    OperationChunk chunk;
    std::int64_t number = 0;
    for (bool more = true; more;) {
        const auto next = stream.next(chunk);
        demand(next.has_value());
        more = *next;
        std::string_view rest = chunk.lines;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            const auto line = boost::json::parse(rest.substr(0, end));
            demand(line.at("no").as_int64() == ++number);
            rest.remove_prefix(end + 1);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemorySource source({reinterpret_cast<const char*>(data), size});
    const auto facts = inspectFile(source);
    if (!facts || facts->format == FileFormat::Xlsx || facts->format == FileFormat::Ods) return 0;
    Table table;
    std::int64_t last = 0;
    const Done read = readRows(source, *facts, 0, [&](const RowView& row) -> Done {
        demand(row.line > last && !row.cells.empty() && !row.cells.back().empty());
        last = row.line;
        // With ="…" the reader takes away what only it has meaning for.
        bool plain = true;
        for (const std::string_view cell : row.cells)
            plain = plain && !cell.starts_with("=\"");
        if (plain && facts->encoding == Encoding::Utf8) checkRoundTrip(row.cells);
        return table.add(row);
    });
    demand(read.has_value() || !read.error().code.empty());
    if (!read || table.rows() == 0) return 0;
    std::vector<Part> parts;
    Mapping mapping = detectMapping(table, "", {});
    if (!checkMapping(mapping)) return 0;
    const auto again = mappingFromText(mappingText(mapping));
    demand(again && *again == mapping);
    parts.push_back({"", std::move(table), std::move(mapping)});
    Checker checker(directory(), std::move(parts));
    demand(checker.run({}, 1).has_value());
    std::int64_t faults = 0;
    for (const std::size_t row : checker.faultyRows(0, 0, 1'000'000, false))
        for (const CellFault& fault : checker.faultsOf(0, row)) {
            demand(!fault.error.code.empty());
            faults += fault.warning ? 0 : 1;
        }
    demand(faults == checker.counts().faults);
    checkOperations(checker);
    return 0;
}
