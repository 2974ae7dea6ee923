#include "models/sheet/sheet_reader.h"

#include "models/sheet/cell_text.h"
#include "models/sheet/delimited.h"
#include "models/sheet/limits.h"
#include "models/sheet/workbook.h"

#include <fmt/format.h>

#include <utility>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kHead = 64 * 1024;

Result<std::string> headOf(const ByteSource& source) {
    std::string out(kHead, '\0');
    SEKISHO_TRY(got, source.readAt(0, out));
    out.resize(got);
    return out;
}

std::string decoded(std::string_view bytes, Encoding encoding) {
    TextDecoder decoder(encoding);
    std::string out;
    decoder.feed(bytes, out);
    return out;
}

Result<std::vector<SheetName>> sheetsOf(const ZipFile& file, FileFormat format) {
    return format == FileFormat::Ods ? odsSheets(file) : xlsxSheets(file);
}

Result<FileFacts> inspectWorkbook(const ByteSource& source) {
    SEKISHO_TRY(file, ZipFile::open(source));
    FileFacts facts;
    if (file.has("content.xml"))
        facts.format = FileFormat::Ods;
    else if (file.has("[Content_Types].xml"))
        facts.format = FileFormat::Xlsx;
    else
        return Error(ErrorKind::BadInput, "SHEET_FORMAT_UNKNOWN", "The file is neither a workbook nor text.");
    SEKISHO_TRY(sheets, sheetsOf(file, facts.format));
    for (SheetName& sheet : sheets)
        facts.sheets.push_back(std::move(sheet.name));
    return facts;
}

Done readText(const ByteSource& source, const FileFacts& facts, const RowVisit& visit, const Hooks& hooks) {
    std::vector<std::string_view> cells;
    DelimitedReader reader(facts.separator, [&](const RowView& row) -> Done {
        cells.assign(row.cells.begin(), row.cells.end());
        for (std::string_view& cell : cells)
            cell = withoutGuard(cell);
        return visit({row.line, cells, row.marks});
    });
    TextDecoder decoder(facts.encoding);
    std::string text;
    bool first = true;
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(source.size());
    const Done read = eachPiece(source, 0, [&](std::string_view bytes) -> Done {
        if (hooks.stop()) return cancelledError();
        text.clear();
        decoder.feed(bytes, text);
        std::string_view rest = text;
        if (std::exchange(first, false)) {
            std::size_t length = 0;
            if (namedSeparator(rest, length) == facts.separator) rest.remove_prefix(length);
        }
        SEKISHO_CHECK(reader.feed(rest));
        done += static_cast<std::int64_t>(bytes.size());
        hooks.tell(done, total);
        return {};
    });
    SEKISHO_CHECK(read);
    text.clear();
    decoder.finish(text);
    SEKISHO_CHECK(reader.feed(text));
    return reader.finish();
}

} // namespace

Result<FileFacts> inspectFile(const ByteSource& source) {
    SEKISHO_TRY(head, headOf(source));
    if (head.empty()) return Error(ErrorKind::BadInput, "SHEET_EMPTY", "The file is empty.");
    if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6")) return inspectWorkbook(source);
    // The container of XLS, and of any workbook with a password.
    if (head.starts_with("\xD0\xCF\x11\xE0"))
        return Error(ErrorKind::BadInput, "SHEET_ENCRYPTED", "The workbook is an old XLS or has a password.");
    FileFacts facts;
    SEKISHO_TRY(encoding, findEncoding(source));
    facts.encoding = encoding;
    const std::string text = decoded(head, encoding);
    if (text.find('\0') != std::string::npos)
        return Error(ErrorKind::BadInput, "SHEET_FORMAT_UNKNOWN", "The file is neither a workbook nor text.");
    std::size_t length = 0;
    facts.separator = namedSeparator(text, length);
    if (facts.separator == 0) facts.separator = guessSeparator(text);
    facts.format = facts.separator == '\t' ? FileFormat::Tsv : FileFormat::Csv;
    facts.sheets.emplace_back();
    return facts;
}

Done readRows(const ByteSource& source, const FileFacts& facts, std::size_t sheet, const RowVisit& visit,
              const Hooks& hooks, std::vector<MergedArea>* merged) {
    if (facts.format == FileFormat::Csv || facts.format == FileFormat::Tsv)
        return readText(source, facts, visit, hooks);
    SEKISHO_TRY(file, ZipFile::open(source));
    SEKISHO_TRY(sheets, sheetsOf(file, facts.format));
    if (sheet >= sheets.size()) return Error(ErrorKind::BadInput, "SHEET_NOT_THERE", "There is no such sheet.");
    return facts.format == FileFormat::Ods ? readOds(file, sheets[sheet], visit, hooks, merged)
                                           : readXlsx(file, sheets[sheet], visit, hooks, merged);
}

} // namespace sekisho::sheet
