// Organizations added by a column for each level: what is refused as a file, what at a cell, what the tree becomes, and
// that an exported list can be read again.
#include "models/sheet/export.h"
#include "tests/fakes/april_sheets.h"
#include "tests/fakes/sample_people.h"
#include "tests/fakes/zip_maker.h"
#include "tests/unit/desk_fixture.h"

namespace test_sheet_org_units {

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

class SheetOrgUnits : public SheetDesk {
  protected:
    Result<ports::ImportFile> openNew(const std::string& content, const std::string& name = "new.csv") {
        return open(file(name, content), ports::SheetUse::NewOrgUnits);
    }
    std::string refusal(const std::string& content, const std::string& name = "new.csv") {
        const auto opened = openNew(content, name);
        return opened ? std::string() : opened.error().code;
    }
    // "3:depth1 REQUIRED; …": line of the file, column, code.
    std::string faults() {
        const auto counts = check();
        EXPECT_TRUE(counts);
        const auto rows = outcome<std::vector<ports::ImportRow>>(
            [&](auto reply) { return desk->faultyRows(0, 0, 1'000, true, gui, std::move(reply)); });
        EXPECT_TRUE(rows);
        std::string out;
        for (const ports::ImportRow& row : *rows)
            for (const ports::CellFault& fault : row.faults)
                out += fmt::format("{}{}:{} {}", out.empty() ? "" : "; ", row.line,
                                   fault.column < 0 ? "-" : std::to_string(fault.column), fault.error.code);
        return out;
    }
    std::string faultsIn(const std::string& content, const std::string& name = "new.csv") {
        const auto opened = openNew(content, name);
        EXPECT_TRUE(opened) << opened.error().code;
        return opened ? faults() : std::string();
    }
    // "営業部 > 二課+ 3": indented by '>', new ones with a sign and their line.
    std::string tree() {
        const auto places = outcome<std::vector<ports::ImportPlace>>(
            [&](auto reply) { return desk->newPlaces(gui, std::move(reply)); });
        EXPECT_TRUE(places);
        std::string out;
        for (std::size_t i = 0; i < places->size(); ++i) {
            const ports::ImportPlace& place = (*places)[i];
            EXPECT_LT(place.parent, static_cast<int>(i));
            int depth = 0;
            for (int up = place.parent; up >= 0; up = (*places)[static_cast<std::size_t>(up)].parent)
                ++depth;
            out += fmt::format("{}{}{}{}", out.empty() ? "" : ", ", std::string(static_cast<std::size_t>(depth), '>'),
                               place.name, place.fresh ? fmt::format("+{}", place.line) : "");
        }
        return out;
    }
    std::vector<boost::json::object> sent() {
        std::string lines;
        const auto outcomeOf = outcome<ports::ImportSent>([&](auto reply) {
            return desk->send(
                [&lines](const ports::OperationChunk& chunk) -> Done {
                    lines += chunk.lines;
                    return {};
                },
                gui, {}, std::move(reply));
        });
        EXPECT_TRUE(outcomeOf);
        std::vector<boost::json::object> out;
        for (std::string_view rest = lines; !rest.empty();) {
            const std::size_t end = rest.find('\n');
            out.push_back(boost::json::parse(rest.substr(0, end)).as_object());
            rest.remove_prefix(end + 1);
        }
        return out;
    }
};

TEST_F(SheetOrgUnits, EveryRowIsOneOrganizationBelowThoseInFront) {
    ASSERT_EQ(faultsIn("第1階層,第2階層,第3階層\n本社,,\n本社,\"A,B/C\",\n本社,\"A,B/C\",一係\n営業部,二課,\n"), "");
    EXPECT_EQ(tree(), "営業部, >二課+5, 本社+2, >A,B/C+3, >>一係+4");
    const auto lines = sent();
    ASSERT_EQ(lines.size(), 4U);
    for (const auto& line : lines)
        EXPECT_EQ(line.at("action").as_string(), "create");
    EXPECT_EQ(lines[1].at("value").at("orgUnitName").as_string(), "A,B/C");
    EXPECT_EQ(lines[1].at("value").at("parentOrgUnitId").as_string(), lines[0].at("id").as_string());
    EXPECT_EQ(lines[3].at("value").at("parentOrgUnitId").as_string(), "u1");
    EXPECT_EQ(lines[3].at("value").at("displayOrder").as_int64(), 2) << "behind the one that is there";
    EXPECT_EQ(lines[3].at("source").at("row").as_int64(), 5);
}

TEST_F(SheetOrgUnits, FaultsStandAtTheirCells) {
    EXPECT_EQ(faultsIn("第1階層,第2階層,第3階層\n"
                       "本社,,\n"
                       "本社,,課\n" // a level is left out
                       ",部,\n"     // nothing above it
                       "支社,部,\n" // no such parent
                       "本社,部,\n"
                       "本社,部,\n"     // twice in the file
                       "営業部,一課,\n" // there already
                       "営業部,<課>,\n"),
              "3:2 IMPORT_PARENT_MISSING; 4:1 IMPORT_PARENT_MISSING; 5:0 ORGUNIT_NOT_EXIST; 7:1 IMPORT_TWICE; "
              "8:1 ORGUNIT_ALREADY_EXIST; 9:1 NAME_SYMBOL");
    EXPECT_EQ(tree(), "本社+2, >部+6");
    // Corrected where it stands: what leaned on it is good then too.
    const auto corrected =
        outcome<ports::ImportCounts>([&](auto reply) { return desk->setCell(0, 4, 0, "本社", gui, std::move(reply)); });
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->faultyRows, 6) << "now the next row says the same again";
    EXPECT_EQ(tree(), "本社+2, >部+5");
}

TEST_F(SheetOrgUnits, TheSixteenthLevelIsRefusedAndNotCutOff) {
    std::string head, row, rows;
    for (int depth = 1; depth <= 16; ++depth) {
        head += fmt::format("{}第{}階層", depth > 1 ? "," : "", depth);
        row += fmt::format("{}段{}", depth > 1 ? "," : "", depth);
        rows += row + "\n";
    }
    EXPECT_EQ(faultsIn(head + "\n" + rows), "17:15 ORGUNIT_TOO_DEEP");
    EXPECT_EQ(sent().size(), 15U);
}

TEST_F(SheetOrgUnits, FilesThatMeanSomethingElseAreRefusedAsAWhole) {
    EXPECT_EQ(refusal("ID,姓,名\nx,佐藤,花子\n"), "IMPORT_NO_DEPTHS");
    EXPECT_EQ(refusal("組織名,上位組織\n部,本社\n"), "IMPORT_NO_DEPTHS");
    EXPECT_EQ(refusal("第1階層,備考\n本社,x\n"), "IMPORT_HEADING_UNKNOWN");
    EXPECT_EQ(refusal("第1階層,リソース ID\n本社,u1\n"), "IMPORT_HEADING_UNKNOWN");
    std::string many = "第1階層\n";
    for (int i = 0; i < 1'000; ++i)
        many += fmt::format("組織{}\n", i);
    EXPECT_EQ(refusal(many), "");
    EXPECT_EQ(refusal(many + "もう一つ\n"), "IMPORT_TOO_MANY_ROWS");
    // What was remembered for these headings as a usual import is not asked here.
    EXPECT_EQ(faultsIn("第1階層\n営業部\n"), "2:0 ORGUNIT_ALREADY_EXIST");
}

std::string textCell(const char* place, const char* text) {
    return fmt::format(R"(<c r="{}" t="inlineStr"><is><t>{}</t></is></c>)", place, text);
}

TEST_F(SheetOrgUnits, MergedCellsAreFaultsWhereverTheyAre) {
    const auto book = [](const std::string& merged) {
        fakes::XlsxParts parts;
        parts.cells = "<row r=\"1\">" + textCell("A1", "第1階層") + textCell("B1", "第2階層") + "</row><row r=\"2\">" +
                      textCell("A2", "本社") + "</row><row r=\"3\">" + textCell("A3", "本社") + textCell("B3", "部") +
                      "</row><row r=\"4\">" + textCell("B4", "課") + "</row>";
        parts.after = merged;
        return fakes::xlsxFile(parts);
    };
    EXPECT_EQ(faultsIn(book(""), "a.xlsx"), "4:1 IMPORT_PARENT_MISSING");
    EXPECT_EQ(faultsIn(book(R"(<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>)"), "b.xlsx"),
              "3:0 SHEET_CELL_MERGED; 4:0 SHEET_CELL_MERGED");
    const auto corrected =
        outcome<ports::ImportCounts>([&](auto reply) { return desk->setCell(0, 2, 0, "本社", gui, std::move(reply)); });
    EXPECT_EQ(corrected->faultyRows, 1) << "a cell that a person wrote is no longer merged";
    EXPECT_EQ(refusal(book(R"(<mergeCells><mergeCell ref="A1:B1"/></mergeCells>)"), "c.xlsx"), "IMPORT_HEADING_MERGED");
    for (const char* odd : {"A3", "B9:A3", "A0:A4", ":", "A3:", "XFE1:XFE2", "A1048577:A1048578", "A4:ZZZZZZZZ9"})
        EXPECT_EQ(faultsIn(book(fmt::format(R"(<mergeCells><mergeCell ref="{}"/></mergeCells>)", odd)), "d.xlsx"),
                  "4:1 IMPORT_PARENT_MISSING")
            << odd;
}

TEST_F(SheetOrgUnits, MergedCellsOfOdsAreFaultsToo) {
    const auto row = [](const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; };
    const auto plain = [](const char* text) {
        return fmt::format(R"(<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>)",
                           text);
    };
    const std::string wide = R"(<table:table-cell table:number-columns-spanned="2" office:value-type="string">)"
                             R"(<text:p>本社</text:p></table:table-cell><table:covered-table-cell/>)";
    EXPECT_EQ(faultsIn(fakes::odsFile("<table:table table:name=\"組織\">" + row(plain("第1階層") + plain("第2階層")) +
                                      row(wide) + "</table:table>"),
                       "a.ods"),
              "2:0 SHEET_CELL_MERGED; 2:1 SHEET_CELL_MERGED");
}

TEST_F(SheetOrgUnits, TheSampleCanBeRead) {
    for (const char* name : {"sample.csv", "sample.xlsx"})
        for (const bool japanese : {true, false}) {
            const auto path = folder / name;
            ASSERT_TRUE(outcome<std::monostate>([&](auto reply) {
                return desk->saveSample(path, ports::SheetUse::NewOrgUnits, japanese, gui, std::move(reply));
            }));
            const auto opened = open(path, ports::SheetUse::NewOrgUnits);
            ASSERT_TRUE(opened) << opened.error().code;
            EXPECT_EQ(opened->parts[0].columns, 15U);
            // The small tenant has two of the departments at its top, not below the head office.
            EXPECT_EQ(faults(), "");
            EXPECT_EQ(sent().size(), 5U);
            std::filesystem::remove(path);
        }
}

TEST_F(SheetOrgUnits, ADeskBesideHasAFileOfItsOwn) {
    ASSERT_TRUE(openNew("第1階層\n本社\n"));
    auto other = desk->beside();
    std::swap(desk, other);
    EXPECT_EQ(check().error().code, "SHEET_NOT_THERE") << "nothing is open here";
    ASSERT_TRUE(open(file("a.csv", "ID,姓,名\nx,佐藤,花子\n")));
    std::swap(desk, other);
    EXPECT_EQ(faults(), "");
    EXPECT_EQ(tree(), "本社+2");
}

// Levels written by one tenant make the same tree in an empty one; twice written, the text is the same.
TEST(SheetOrgUnitExport, LevelsMakeTheSameTreeElsewhere) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto structure = fakes::sampleStructure(300, 10'000'001, seed);
        const Directory tenant = fakes::directoryOf(structure, {}, 10'000'001, "demo");
        const auto path = std::filesystem::temp_directory_path() / fmt::format("sekisho-levels-{}.csv", getpid());
        const auto written = [&](const Directory& directory) {
            auto writer = createFile(path, FileFormat::Csv, "組織");
            EXPECT_TRUE(writer);
            EXPECT_TRUE(exportOrgUnitLevels(**writer, directory, {}));
            EXPECT_TRUE((*writer)->finish());
            std::ifstream in(path, std::ios::binary);
            return std::string(std::istreambuf_iterator<char>(in), {});
        };
        const std::string first = written(tenant);
        Directory empty;
        empty.tenant = tenant.tenant;
        Part part = fakes::partOf(first);
        part.mapping.mode = RowMode::Add;
        std::vector<Part> parts;
        parts.push_back(std::move(part));
        Checker checker(empty, std::move(parts));
        ASSERT_TRUE(checker.run());
        ASSERT_EQ(fakes::faultsOf(checker), "") << seed;
        Directory copy;
        copy.tenant = empty.tenant;
        const Places& places = checker.world().places;
        for (std::size_t i = 0; i < places.count(); ++i)
            copy.addOrgUnit(places.at(static_cast<int>(i)).unit);
        EXPECT_EQ(copy.orgUnits().size(), tenant.orgUnits().size());
        EXPECT_EQ(written(copy), first) << seed;
        std::filesystem::remove(path);
    }
}

} // namespace

} // namespace test_sheet_org_units
