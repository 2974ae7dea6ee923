// XLSX and ODS: texts with readings, dates, formulas, several sheets; what is damaged, too large or locked.
#include "models/sheet/cell_number.h"
#include "models/sheet/limits.h"
#include "models/sheet/row_writer.h"
#include "tests/fakes/sheet_rows.h"
#include "tests/fakes/zip_maker.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace test_sheet_workbook {

using namespace sekisho;
using namespace sekisho::sheet;
using fakes::faultOf;
using fakes::odsFile;
using fakes::rowsOf;
using fakes::xlsxFile;
using fakes::ZipMaker;
using Rows = std::vector<fakes::SheetRow>;

namespace {

constexpr const char* kStyles =
    R"(<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>)"
    R"(<numFmt numFmtId="165" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>)";

std::string sheetOf(const std::string& cells, const std::string& strings = {}) {
    return xlsxFile({cells, strings, kStyles});
}

TEST(Workbook, ReadsTextsWithoutTheirReadings) {
    const std::string strings =
        R"(<si><t>佐藤</t><rPh sb="0" eb="2"><t>サトウ</t></rPh><phoneticPr fontId="1"/></si>)"
        R"(<si><r><t>営業</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 部</t></r><rPh sb="0" eb="2"><t>エイギョウ</t></rPh></si>)"
        R"(<si><t>x_x0041_ &amp; &#12354;_x005F_x0042_</t></si>)";
    EXPECT_EQ(rowsOf(sheetOf(
                  R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>)"
                  R"(<c r="D1" t="inlineStr"><is><t>花子</t><rPh sb="0" eb="2"><t>ハナコ</t></rPh></is></c></row>)",
                  strings)),
              (Rows{{1, {"佐藤", "営業 部", "xA & あ_x0042_", "花子"}}}));
}

TEST(Workbook, ReadsNumbersAsTheyAreShown) {
    EXPECT_EQ(
        rowsOf(sheetOf(
            R"(<row r="2"><c r="A2"><v>9012345678</v></c><c r="B2" s="1"><v>46113</v></c><c r="C2" s="2"><v>46113</v></c>)"
            R"(<c r="D2" s="3"><v>123</v></c><c r="E2" s="4"><v>46113.395833333336</v></c><c r="F2" s="5"><v>0.5</v></c>)"
            R"(<c r="G2"><v>1.5</v></c><c r="H2" t="b"><v>1</v></c><c r="I2" t="d"><v>2026-04-01</v></c><c r="J2"><v>1.2E+3</v></c></row>)")),
        (Rows{{2,
               {"9012345678", "2026-04-01", "2026-04-01", "00123", "2026-04-01 09:30:00", "12:00:00", "1.5", "TRUE",
                "2026-04-01", "1200"}}}));
}

TEST(Workbook, FormulasGiveTheirKeptValueAndAreMarked) {
    EXPECT_EQ(
        rowsOf(sheetOf(
            R"(<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>佐藤x</v></c><c r="B1"><f>1+1</f><v>2</v></c>)"
            R"(<c r="C1" t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c><c r="D1" t="e"><v>#REF!</v></c><c r="E1"><f>1</f></c></row>)")),
        (Rows{{1,
               {"佐藤x", "2", "#N/A", "#REF!"},
               {{0, Mark::Formula}, {1, Mark::Formula}, {2, Mark::Broken}, {3, Mark::Broken}}}}));
}

TEST(Workbook, EmptyCellsAndRowsAreNothing) {
    // A column that was coloured down to the last line is no reason to refuse the sheet.
    std::string cells = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="XFD1" s="1"/></row>)";
    for (int row = 2; row < 3000; ++row)
        cells += fmt::format(R"(<row r="{0}"><c r="A{0}" s="1"/><c r="XFD{0}"/></row>)", row);
    cells += R"(<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>b</t></is></c></row>)";
    EXPECT_EQ(rowsOf(sheetOf(cells)), (Rows{{1, {"a"}}, {1048576, {"", "b"}}}));
    EXPECT_EQ(faultOf(sheetOf(R"(<row r="1"><c r="A1" s="1"/></row>)")), "SHEET_EMPTY");
    EXPECT_EQ(rowsOf(sheetOf(
                  R"(<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>)")),
              (Rows{{1, {"a", "1"}}, {2, {"", "2"}}}))
        << "without places";
}

TEST(Workbook, KnowsItsSheets) {
    fakes::XlsxParts parts;
    parts.cells = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
    parts.workbook =
        R"(<workbookPr date1904="1"/><sheets><sheet name="隠し" sheetId="2" state="hidden" r:id="rId4"/>)"
        R"(<sheet name="メンバー" sheetId="1" r:id="rId1"/><sheet name="空" sheetId="3" r:id="rId4"/></sheets>)";
    const std::string bytes = xlsxFile(parts);
    const MemorySource source(bytes);
    const auto facts = inspectFile(source);
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->format, FileFormat::Xlsx);
    EXPECT_EQ(facts->sheets, (std::vector<std::string>{"メンバー", "空"}));
    EXPECT_EQ(rowsOf(bytes, 0).size(), 1U);
    EXPECT_TRUE(rowsOf(bytes, 1).empty());
    EXPECT_EQ(faultOf(bytes, 2), "SHEET_NOT_THERE");
}

TEST(Workbook, RefusesWhatIsTooMuch) {
    const auto cell = [](const std::string& place) {
        return "<row r=\"7\"><c r=\"" + place + "7\"><v>1</v></c></row>";
    };
    EXPECT_EQ(faultOf(sheetOf(cell("IV"))), "");
    EXPECT_EQ(faultOf(sheetOf(cell("IW"))), "7 SHEET_TOO_MANY_COLUMNS");
    EXPECT_EQ(faultOf(sheetOf(cell("XFD"))), "7 SHEET_TOO_MANY_COLUMNS");
    EXPECT_EQ(faultOf(sheetOf(cell("XFE"))), "SHEET_DAMAGED");
    EXPECT_EQ(faultOf(sheetOf("<row r=\"1\"><c t=\"inlineStr\"><is><t>" + std::string(kLongestCell + 1, 'x') +
                              "</t></is></c></row>")),
              "1 SHEET_CELL_TOO_LONG");
    std::string row;
    row.reserve(40 << 20);
    for (int i = 0; i <= static_cast<int>(kMostRows); ++i)
        row += "<row><c><v>1</v></c></row>";
    EXPECT_EQ(faultOf(xlsxFile({row, {}, {}}, true)), "SHEET_TOO_MANY_ROWS");
}

// Packed a thousand times smaller than it is: read in pieces, and given up at the first cell that is too long.
TEST(Workbook, ABombDoesNotGoOff) {
    const std::string zeros(200 << 20, '0');
    const std::string text =
        xlsxFile({"<row><c t=\"inlineStr\"><is><t>" + zeros + "</t></is></c></row>", {}, {}}, true);
    EXPECT_LT(text.size(), 2U << 20);
    EXPECT_EQ(faultOf(text), "1 SHEET_CELL_TOO_LONG");
    EXPECT_EQ(faultOf(xlsxFile({"<row r=\"" + zeros + "\"/>", {}, {}}, true)), "SHEET_DAMAGED") << "a tag without end";
    EXPECT_EQ(faultOf(xlsxFile({"<row><c t=\"s\"><v>0</v></c></row>", "<si><t>" + zeros + "</t></si>", {}}, true)),
              "1 SHEET_CELL_TOO_LONG");
    const std::string laughs =
        R"(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>)";
    EXPECT_EQ(faultOf(ZipMaker().add("[Content_Types].xml", "<x/>").add("xl/workbook.xml", laughs).take()),
              "SHEET_DAMAGED");
}

TEST(Workbook, SaysWhatIsNoWorkbook) {
    using namespace std::string_view_literals;
    EXPECT_EQ(faultOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv), "SHEET_ENCRYPTED") << "old, or with a password";
    EXPECT_EQ(faultOf("PK\3\4 and nothing more"sv), "SHEET_DAMAGED");
    EXPECT_EQ(faultOf(ZipMaker().add("a.txt", "x").take()), "SHEET_FORMAT_UNKNOWN");
    EXPECT_EQ(faultOf(ZipMaker().add("[Content_Types].xml", "x").take()), "SHEET_DAMAGED");
    EXPECT_EQ(faultOf(sheetOf(R"(<row r="1"><c r="A1" t="s"><v>5</v></c></row>)")), "SHEET_DAMAGED");
    EXPECT_EQ(faultOf(sheetOf(R"(<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>)")), "SHEET_DAMAGED");
    EXPECT_EQ(faultOf(sheetOf(R"(<row r="1"><c><v>twelve</v></c></row>)")), "SHEET_DAMAGED");
    EXPECT_EQ(faultOf(sheetOf("<row></c>")), "SHEET_DAMAGED");
    std::string flipped = xlsxFile({R"(<row r="1"><c><v>1</v></c></row>)", {}, {}});
    flipped[flipped.find("<v>1</v>") + 3] = '2';
    EXPECT_EQ(faultOf(flipped), "SHEET_DAMAGED") << "the checksum";
    const std::string whole = xlsxFile({R"(<row r="1"><c><v>1</v></c></row>)", {}, {}}, true);
    for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
        const std::string fault = faultOf(std::string_view(whole).substr(0, cut));
        EXPECT_FALSE(fault.empty()) << cut;
    }
    EXPECT_EQ(
        faultOf(ZipMaker()
                    .add("content.xml", "x")
                    .add("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")
                    .take()),
        "SHEET_ENCRYPTED");
}

TEST(Workbook, ReadsOds) {
    const std::string bytes = odsFile(
        R"(<table:table table:name="名簿"><table:table-row><table:table-cell office:value-type="string"><text:p>佐藤<text:ruby><text:ruby-base>花子</text:ruby-base><text:ruby-text>ハナコ</text:ruby-text></text:ruby></text:p></table:table-cell>)"
        R"(<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a</text:p><text:p>b<text:s text:c="2"/>c</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1,234.5</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="date" office:date-value="2026-04-01"><text:p>令和8年</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="date" office:date-value="2026-04-01T09:30:00"><text:p>x</text:p></table:table-cell>)"
        R"(<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>)"
        R"(<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>again</text:p></table:table-cell></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>)"
        R"(<table:table table:name="二"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>)");
    EXPECT_EQ(rowsOf(bytes), (Rows{{1,
                                    {"佐藤花子", "a\nb  c", "a\nb  c", "00123", "1234.5", "2026-04-01",
                                     "2026-04-01 09:30:00", "2", "#DIV/0!", "TRUE"},
                                    {{7, Mark::Formula}, {8, Mark::Broken}}},
                                   {5, {"again"}},
                                   {6, {"again"}}}));
    EXPECT_EQ(rowsOf(bytes, 1), (Rows{{1, {"x"}}}));
    EXPECT_EQ(
        faultOf(odsFile(
            R"(<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>)")),
        "1 SHEET_TOO_MANY_COLUMNS");
    EXPECT_EQ(
        faultOf(odsFile(
            R"(<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>)")),
        "SHEET_TOO_MANY_ROWS");
    EXPECT_EQ(faultOf(odsFile("")), "SHEET_DAMAGED");
}

TEST(Workbook, KnowsTheFormatsOfNumbers) {
    for (const char* date : {"yyyy/m/d", "[$-411]ggge\"年\"m\"月\"d\"日\"", "m/d/yy", "[Red]dd.mm.yyyy", "d\\-mmm"})
        EXPECT_TRUE(shapeOfFormat(date).date) << date;
    for (const char* number : {"General", "0.00", "#,##0", "0.00E+00", "[Red]0", "\"day\"0", "0%", "_-* #,##0", "@",
                               "GENERAL", "General\"円\"", "[Cyan]0", "[Magenta][>=100]0", "[$-F400]0", "[h"})
        EXPECT_EQ(shapeOfFormat(number), NumberShape{}) << number;
    EXPECT_EQ(shapeOfFormat("h:mm"), (NumberShape{false, true, 0}));
    for (const char* passed : {"[h]:mm", "[HH]:mm", "[mm]:ss", "[m]"})
        EXPECT_EQ(shapeOfFormat(passed), (NumberShape{false, true, 0})) << passed;
    EXPECT_EQ(shapeOfFormat("[$-411]ge-m-d h:mm"), (NumberShape{true, true, 0}));
    EXPECT_EQ(shapeOfFormat("000000"), (NumberShape{false, false, 6}));
    EXPECT_TRUE(shapeOfBuiltIn(57).date);
    EXPECT_EQ(shapeOfBuiltIn(49), NumberShape{});
    const NumberShape date{true, false, 0};
    EXPECT_EQ(numberText(1, date, false), "1900-01-01");
    EXPECT_EQ(numberText(59, date, false), "1900-02-28");
    EXPECT_EQ(numberText(60, date, false), "60") << "the day that never was";
    EXPECT_EQ(numberText(61, date, false), "1900-03-01");
    EXPECT_EQ(numberText(44651, date, true), "2026-04-01");
    EXPECT_EQ(numberText(46112.9999999, date, false), "2026-04-01");
    EXPECT_EQ(numberText(2958465, date, false), "9999-12-31");
    EXPECT_EQ(numberText(2958466, date, false), "2958466");
    EXPECT_EQ(numberText(-1, date, false), "-1");
    EXPECT_EQ(numberText(1e300, {}, false), "1e+300");
    EXPECT_EQ(numberText(-7, {false, false, 5}, false), "-0007");
}

TEST(Workbook, SheetsOfAWrittenWorkbookAreFoundAgain) {
    const auto path = std::filesystem::temp_directory_path() / fmt::format("sekisho-book-{}.xlsx", getpid());
    auto writer = createFile(path, FileFormat::Xlsx, "メンバー");
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->row(std::vector<std::string>{"姓", "名"}));
    ASSERT_TRUE((*writer)->sheet("組織/表"));
    ASSERT_TRUE((*writer)->row(std::vector<std::string>{"組織名"}));
    ASSERT_TRUE((*writer)->row(std::vector<std::string>{"営業部"}));
    EXPECT_EQ((*writer)->row(std::vector<std::string>{std::string(40'000, 'x')}).error().code, "SHEET_CELL_TOO_LONG");
    ASSERT_TRUE((*writer)->finish());
    std::ifstream in(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    std::filesystem::remove(path);
    const MemorySource source(bytes);
    const auto facts = inspectFile(source);
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->sheets, (std::vector<std::string>{"メンバー", "組織_表"}));
    EXPECT_EQ(rowsOf(bytes, 1), (Rows{{1, {"組織名"}}, {2, {"営業部"}}}));
}

} // namespace

} // namespace test_sheet_workbook
