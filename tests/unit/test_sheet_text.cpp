// Text files: separators, quotes, line ends, encodings; and what people write into cells.
#include "models/sheet/cell_text.h"
#include "models/sheet/delimited.h"
#include "models/sheet/limits.h"
#include "models/sheet/row_writer.h"
#include "models/sheet/text_decoder.h"
#include "tests/fakes/sheet_rows.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include <sys/stat.h>
#include <unistd.h>

namespace test_sheet_text {

using namespace sekisho;
using namespace sekisho::sheet;
using fakes::faultOf;
using fakes::rowsOf;
using Rows = std::vector<fakes::SheetRow>;

namespace {

// The same rows whatever the pieces the text comes in.
Rows inPieces(std::string_view text, char separator, std::size_t piece) {
    Rows out;
    DelimitedReader reader(separator, [&](const RowView& row) -> Done {
        out.push_back({row.line, {row.cells.begin(), row.cells.end()}});
        return {};
    });
    for (std::size_t at = 0; at < text.size(); at += piece)
        EXPECT_TRUE(reader.feed(text.substr(at, piece)));
    EXPECT_TRUE(reader.finish());
    return out;
}

TEST(SheetText, ReadsCellsQuotesAndLineEnds) {
    EXPECT_EQ(rowsOf("a,b\r\nc,d\ne,f\rg,h"),
              (Rows{{1, {"a", "b"}}, {2, {"c", "d"}}, {3, {"e", "f"}}, {4, {"g", "h"}}}));
    EXPECT_EQ(rowsOf("\"a,b\",\"say \"\"hi\"\"\",x"), (Rows{{1, {"a,b", "say \"hi\"", "x"}}}));
    EXPECT_EQ(rowsOf("\"two\r\nlines\",x\r\ny,z"), (Rows{{1, {"two\r\nlines", "x"}}, {3, {"y", "z"}}}));
    EXPECT_EQ(rowsOf("a,\r\n,b\n"), (Rows{{1, {"a"}}, {2, {"", "b"}}}));
    EXPECT_EQ(rowsOf("a\n\n,,\n\"\"\nb"), (Rows{{1, {"a"}}, {5, {"b"}}})) << "rows without text are left out";
    EXPECT_EQ(rowsOf("a \"quoted\" b,c"), (Rows{{1, {"a \"quoted\" b", "c"}}}));
    EXPECT_EQ(rowsOf("\"a\" ,\"b\"\t\n\"c\",d"), (Rows{{1, {"a", "b"}}, {2, {"c", "d"}}})) << "blanks behind a quote";
    EXPECT_EQ(rowsOf("a,b,c\nd\ne,f"), (Rows{{1, {"a", "b", "c"}}, {2, {"d"}}, {3, {"e", "f"}}}));
    EXPECT_EQ(rowsOf("=\"0123\",\"=\"\"045\"\"\",x\n"), (Rows{{1, {"0123", "045", "x"}}})) << "texts in disguise";
}

TEST(SheetText, FindsTheSeparator) {
    EXPECT_EQ(rowsOf("a\tb,c\nd\te,f"), (Rows{{1, {"a", "b,c"}}, {2, {"d", "e,f"}}}));
    EXPECT_EQ(rowsOf("a;b;c\n1,5;2;3"), (Rows{{1, {"a", "b", "c"}}, {2, {"1,5", "2", "3"}}}));
    EXPECT_EQ(rowsOf("sep=;\r\na,b;c"), (Rows{{1, {"a,b", "c"}}})) << "the line that names it is none of the rows";
    EXPECT_EQ(rowsOf("姓,名,所属\n\"a;b;c;d\",b,c"), (Rows{{1, {"姓", "名", "所属"}}, {2, {"a;b;c;d", "b", "c"}}}));
    EXPECT_EQ(rowsOf("only one\nother"), (Rows{{1, {"only one"}}, {2, {"other"}}}));
    EXPECT_EQ(guessSeparator("a;b"), ';') << "one line without an end";
}

TEST(SheetText, SaysWhatCannotBeReadAndWhere) {
    EXPECT_EQ(faultOf("a,b\n\"open,\nc\n"), "2 CSV_MALFORMED");
    EXPECT_EQ(faultOf("a\n\"b\"c\n"), "2 CSV_QUOTE");
    EXPECT_EQ(faultOf("\"x\ny\"z"), "2 CSV_QUOTE");
    EXPECT_EQ(faultOf(std::string("a,b\0c", 5)), "SHEET_FORMAT_UNKNOWN");
    EXPECT_EQ(faultOf("a,b\n" + std::string(kLongestCell + 1, 'x')), "2 SHEET_CELL_TOO_LONG");
    EXPECT_EQ(faultOf("a,\"" + std::string(kLongestCell + 1, 'x') + "\""), "1 SHEET_CELL_TOO_LONG");
    EXPECT_EQ(faultOf("a\n" + std::string(kMostColumns, ',') + "x"), "2 SHEET_TOO_MANY_COLUMNS");
    EXPECT_EQ(faultOf("a,b\n" + std::string(kWidestRow + 1, ',')), "2 SHEET_TOO_MANY_COLUMNS");
    EXPECT_EQ(faultOf("a,b\nc" + std::string(kMostColumns * 2, ',') + "\n"), "")
        << "empty cells at the end are nothing";
    EXPECT_EQ(faultOf(""), "SHEET_EMPTY");
    EXPECT_EQ(faultOf("\r\n,,\n"), "SHEET_EMPTY");
    DelimitedReader reader(',', [](const RowView&) { return Done(); });
    EXPECT_EQ(reader.feed(std::string_view("a\n\0", 3)).error().code, "SHEET_NUL");
}

TEST(SheetText, PiecesOfAnySizeGiveTheSameRows) {
    const std::string text = "a,\"b\"\"c\"\r\n\"d\r\ne\",f\r\r\n=\"1\",\"\"\n\"x\" ,y\n";
    const Rows whole = inPieces(text, ',', text.size());
    ASSERT_EQ(whole.size(), 4U);
    for (std::size_t piece = 1; piece < text.size(); ++piece)
        EXPECT_EQ(inPieces(text, ',', piece), whole) << piece;
}

TEST(SheetText, FindsTheEncoding) {
    EXPECT_EQ(rowsOf("姓,名"), (Rows{{1, {"姓", "名"}}}));
    EXPECT_EQ(rowsOf("\xEF\xBB\xBF姓,名"), (Rows{{1, {"姓", "名"}}}));
    EXPECT_EQ(rowsOf("\x90\xA9,\x96\xBC"), (Rows{{1, {"姓", "名"}}})) << "CP932";
    EXPECT_EQ(rowsOf("\xFA\xE9\x8B\xB4,\xFB\xFC,\x87\x40,\xB1,\x81\x60,\x81\x7C"),
              (Rows{{1, {"楨橋", "髙", "①", "ｱ", "～", "－"}}}))
        << "with the extensions of IBM and NEC, mapped as Windows does";
    using namespace std::string_view_literals;
    EXPECT_EQ(rowsOf("\xFF\xFE\xD3\x59,\0\x0D\x54\n\0a\0"sv), (Rows{{1, {"姓", "名"}}, {2, {"a"}}}));
    EXPECT_EQ(rowsOf("\xFE\xFF\x59\xD3\0,\x54\x0D"sv), (Rows{{1, {"姓", "名"}}}));
    EXPECT_EQ(rowsOf("\xFF\xFE\x42\xD8\xB7\xDF,\0x\0"sv), (Rows{{1, {"𠮷", "x"}}})) << "a pair of surrogates";
    EXPECT_EQ(faultOf("a\0,\0b\0\n\0"sv), "SHEET_FORMAT_UNKNOWN") << "UTF-16 without its mark";
}

TEST(SheetText, WhatIsNoTextIsMarkedAndCounted) {
    // A UTF-8 file with one broken byte stays UTF-8; the other rows are not spoiled.
    EXPECT_EQ(rowsOf("佐藤,花子\n田\x81中,x\n鈴木,y"),
              (Rows{{1, {"佐藤", "花子"}}, {2, {"田\uFFFD中", "x"}}, {3, {"鈴木", "y"}}}));
    EXPECT_EQ(rowsOf("\x90\xA9,\x96\xBC\n\x90\xA9\xFF,\x96\xBC\n\x90"),
              (Rows{{1, {"姓", "名"}}, {2, {"姓\uFFFD", "名"}}, {3, {"\uFFFD"}}}))
        << "half a character at the end";
    for (const std::size_t piece : {1U, 2U, 3U, 5U}) {
        TextDecoder decoder(Encoding::Utf8);
        std::string out;
        const std::string text = "佐𠮷\xF0\x9F藤\xE4";
        for (std::size_t at = 0; at < text.size(); at += piece)
            decoder.feed(std::string_view(text).substr(at, piece), out);
        decoder.finish(out);
        EXPECT_EQ(out, "佐𠮷\uFFFD藤\uFFFD") << piece;
        EXPECT_EQ(decoder.faults(), 2) << piece;
    }
}

TEST(SheetText, GuardsFormulasAndTakesExactlyTheGuardAway) {
    for (const std::string cell : {"=1+1", "+81 90", "-5", "@x", "\tx", "\rx", "'=1", "''@"}) {
        EXPECT_TRUE(needsGuard(cell)) << cell;
        EXPECT_EQ(withoutGuard("'" + cell), cell);
    }
    for (const std::string cell : {"", "'", "'x", "x=1", "佐藤", "''"}) {
        EXPECT_FALSE(needsGuard(cell)) << cell;
        EXPECT_EQ(withoutGuard(cell), cell);
    }
}

class SheetFile : public testing::Test {
  protected:
    SheetFile() : path(std::filesystem::temp_directory_path() / fmt::format("sekisho-sheet-{}", getpid())) {
        std::filesystem::create_directories(path);
    }
    ~SheetFile() override { std::filesystem::remove_all(path); }
    std::string contentOf(const std::string& name) const {
        std::ifstream in(path / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::filesystem::path path;
};

// Any cells, written and read again, in each format.
TEST_F(SheetFile, WhatIsWrittenIsReadAgain) {
    std::mt19937 random(7);
    const std::vector<std::string> bits{"=", "+",  "-",  "@",  "'",       "\"", ",", ";", "\t", "\n", "\r\n", "a",
                                        " ", "佐", "𠮷", "\\", "_x0041_", "_x", "0", "<", "&",  ">",  "\x01"};
    Rows rows{{1, {"h1", "h2", "h3", "h4"}}};
    for (int row = 0; row < 400; ++row) {
        std::vector<std::string> cells(4);
        for (std::string& cell : cells)
            for (std::size_t length = random() % 5; length > 0; --length)
                cell += bits[random() % bits.size()];
        cells.push_back("end");
        rows.push_back({0, std::move(cells)});
    }
    for (const FileFormat format : {FileFormat::Csv, FileFormat::Tsv, FileFormat::Xlsx}) {
        auto writer = createFile(path / "file", format, "表");
        ASSERT_TRUE(writer);
        for (const auto& row : rows)
            ASSERT_TRUE((*writer)->row(row.cells));
        EXPECT_FALSE(std::filesystem::exists(path / "file")) << "not before the end";
        ASSERT_TRUE((*writer)->finish());
        const std::string bytes = contentOf("file");
        const Rows again = rowsOf(bytes);
        ASSERT_EQ(again.size(), rows.size()) << static_cast<int>(format);
        for (std::size_t i = 0; i < rows.size(); ++i)
            EXPECT_EQ(again[i].cells, rows[i].cells) << i << " format " << static_cast<int>(format);
        EXPECT_EQ(std::filesystem::status(path / "file").permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        std::filesystem::remove(path / "file");
    }
}

TEST_F(SheetFile, NothingIsLeftOfAFileThatIsGivenUp) {
    for (const FileFormat format : {FileFormat::Csv, FileFormat::Xlsx}) {
        auto writer = createFile(path / "file", format, "x");
        ASSERT_TRUE(writer);
        ASSERT_TRUE((*writer)->row(std::vector<std::string>{"a"}));
        writer->reset();
        EXPECT_TRUE(std::filesystem::is_empty(path));
    }
    EXPECT_EQ(createFile(path / "no" / "folder", FileFormat::Csv, "x").error().code, "FILE_WRITE_FAILED");
}

TEST_F(SheetFile, TextFilesAreWhatSpreadsheetsExpect) {
    auto writer = createFile(path / "file", FileFormat::Csv, "x");
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->row(std::vector<std::string>{"姓", "a,b", "say \"hi\"", "+81", "two\nlines"}));
    EXPECT_EQ((*writer)->sheet("other").error().code, "NOT_OFFERED");
    ASSERT_TRUE((*writer)->finish());
    EXPECT_EQ(contentOf("file"), "\xEF\xBB\xBF姓,\"a,b\",\"say \"\"hi\"\"\",'+81,\"two\nlines\"\r\n");
}

TEST_F(SheetFile, SaysWhyAFileCannotBeRead) {
    EXPECT_EQ(openFile(path / "missing").error().code, "FILE_NOT_FOUND");
    EXPECT_EQ(openFile(path).error().code, "FILE_IS_FOLDER");
    std::ofstream(path / "huge").put('x');
    std::filesystem::resize_file(path / "huge", std::uintmax_t{2} << 30);
    const auto huge = openFile(path / "huge");
    ASSERT_FALSE(huge);
    EXPECT_EQ(huge.error().code, "SHEET_FILE_TOO_LARGE");
    EXPECT_EQ(huge.error().kind, ErrorKind::TooLarge);
    ASSERT_EQ(mkfifo((path / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(openFile(path / "pipe").error().code, "FILE_NOT_FOUND") << "and nobody waits for the other end";
    EXPECT_EQ(openFile("/dev/zero").error().code, "FILE_NOT_FOUND");
}

TEST(CellText, TrimsBlanksOfEveryWidth) {
    EXPECT_EQ(trimmedCell(" \t\u3000\u00A0 佐藤\u3000花子 \r\n"), "佐藤\u3000花子");
    EXPECT_EQ(trimmedCell("\u3000 \u00A0"), "");
}

TEST(CellText, ListsKeepSeparatorsWithinEntries) {
    EXPECT_EQ(listEntries(" a ; b;;c "), (std::vector<std::string>{"a", "b", "", "c"}));
    EXPECT_EQ(listEntries("  "), (std::vector<std::string>{}));
    EXPECT_EQ(listEntries(R"(a\;b;c\\;d\e)"), (std::vector<std::string>{"a;b", "c\\", "d\\e"}));
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> entries(1 + random() % 4);
        for (std::string& entry : entries)
            for (std::size_t length = 1 + random() % 4; length > 0; --length)
                entry += "a;\\>="[random() % 5];
        EXPECT_EQ(listEntries(listCell(entries)), entries) << listCell(entries);
    }
}

TEST(CellText, TakesPlainDatesAndGuessesTheOthers) {
    for (const char* date : {"20260401", "2026-04-01", "2026/04/01", "2026/4/1", "2026.4.1"})
        EXPECT_EQ(dateOf(date), "2026-04-01") << date;
    for (const char* date : {"2026-02-30", "260401", "April", "2026-4", "", "01/04/2026", "令和8年4月1日"})
        EXPECT_FALSE(dateOf(date)) << date;
    for (const char* date : {"２０２６／４／１", "2026年4月1日", "令和8年4月1日", "R8.4.1", "令和８年４月１日（水）",
                             "2026-04-01T00:00:00", "2026 - 04 - 01"})
        EXPECT_EQ(guessedDate(date), "2026-04-01") << date;
    EXPECT_EQ(guessedDate("平成元年1月8日"), "1989-01-08");
    EXPECT_EQ(guessedDate("S50.12.31"), "1975-12-31");
    EXPECT_EQ(guessedDate("31/12/2026"), "2026-12-31");
    EXPECT_EQ(guessedDate("12/31/2026"), "2026-12-31");
    EXPECT_FALSE(guessedDate("01/02/2026")) << "may be two days";
    EXPECT_EQ(guessedDate("05/05/2026"), "2026-05-05");
    EXPECT_FALSE(guessedDate("soon"));
}

TEST(CellText, ChangesWidthsAndKana) {
    EXPECT_EQ(halfWidth("０３ー１２３４－５６７８"), "03-1234-5678");
    EXPECT_EQ(halfWidth("　ＡＢＣ＠ｘ "), "ABC@x");
    EXPECT_EQ(katakana("さとう はなこ"), "サトウ ハナコ");
    EXPECT_EQ(katakana("ｻﾄｳ ﾊﾞｰﾊﾞﾗ"), "サトウ バーバラ");
    EXPECT_EQ(katakana("さとー-"), "サトーー");
}

} // namespace

} // namespace test_sheet_text
