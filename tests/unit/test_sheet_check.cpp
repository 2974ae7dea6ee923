// The check of members: faults with row and column, suggestions, duplicates, corrections in place.
#include "tests/fakes/april_sheets.h"
#include "tests/unit/sheet_tenant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

namespace test_sheet_check {

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

const std::string kHead =
    "ID,姓,名,姓(フリガナ),組織名,役職,電話番号,入社日,社員番号,External Key,サブメール,パスワード\n";

std::string suggestionFor(SmallTenant& tenant, const std::string& column, const std::string& cell) {
    const auto checker = tenant.check("ID,姓," + column + "\nnew1,x,\"" + cell + "\"\n");
    for (const CellFault& fault : checker->faultsOf(0, 1))
        if (fault.column == 2) return fault.error.code + " " + fault.suggestion;
    return "";
}

TEST(SheetCheck, NamesTheRowTheColumnAndTheRule) {
    SmallTenant tenant;
    EXPECT_EQ(tenant.faults(kHead + "new1,佐藤,花子,サトウ,営業部,部長,03-1,20260401,E9,K9,s1,pw\n"), "");
    EXPECT_EQ(tenant.faults(kHead + "new1,,,サトウ\n"), "2:姓 NAME_REQUIRED");
    EXPECT_EQ(tenant.faults(kHead + ",佐藤,花子\n"), "2:ID REQUIRED");
    EXPECT_EQ(tenant.faults(kHead + "a..b,佐藤\nnew2@ume,佐藤\n"), "2:ID LOCAL_PART_DOTS; 3:ID LOGIN_GROUP");
    EXPECT_EQ(tenant.faults(kHead + "new1,佐藤,花子,さとう,,,none,tomorrow\n"),
              "2:姓(フリガナ) READING_NOT_KATAKANA; 2:電話番号 PHONE_FORMAT; 2:入社日 DATE_FORMAT");
    EXPECT_EQ(tenant.faults(kHead + "new1,佐藤,,,,部長\n"), "2:役職 POSITION_WITHOUT_ORGUNIT");
    EXPECT_EQ(tenant.faults(kHead + "new1,佐藤,,,一課\n"), "2:組織名 ORGUNIT_AMBIGUOUS");
    EXPECT_EQ(tenant.faults(kHead + "new1,佐藤,,,,,,,,,,weak\n"), "2:パスワード PASSWORD_WEAK");
    EXPECT_EQ(tenant.faults(kHead + "new1,佐\xEF\xBF\xBD藤\n"), "2:姓 TEXT_ENCODING");
    EXPECT_EQ(tenant.faults("処理,ID,姓\nabc,new1,x\n"), "2:処理 IMPORT_ACTION_UNKNOWN");
}

CustomProperty ownProperty(const std::string& name, bool mandatory, std::vector<PropertyOption> options = {}) {
    CustomProperty property;
    property.name = name;
    property.displayName = "格付";
    property.mandatory = mandatory;
    property.options = std::move(options);
    return property;
}

TEST(SheetCheck, ObeysTheFieldManagement) {
    SmallTenant tenant;
    tenant.directory.tenant.required = {"telephone", "employeeNumber", "organizations.orgUnits"};
    EXPECT_EQ(tenant.faults("ID,姓,電話番号,社員番号,組織名\nnew1,x,03-1,E9,営業部\n"), "");
    EXPECT_EQ(tenant.faults("ID,姓,電話番号,社員番号,組織名\nnew1,x,,E9,\n"), "2:電話番号 REQUIRED; 2:組織名 REQUIRED");
    tenant.directory.tenant.numbersItself = true;
    EXPECT_EQ(tenant.faults("ID,姓,電話番号,社員番号,組織名\nnew1,x,03-1,,営業部\n"), "") << "numbered by the service";
    EXPECT_EQ(tenant.faults("ID,姓\ntaro,鈴木\n"), "") << "of somebody who is there the row says nothing of it";
    const auto clearing = tenant.check("ID,電話番号\ntaro,\n", [](Mapping& m) { m.empty = EmptyCell::Clear; });
    EXPECT_EQ(fakes::faultsOf(*clearing), "2:電話番号 REQUIRED");
}

TEST(SheetCheck, OwnPropertiesAreColumnsWithTheirRules) {
    SmallTenant tenant;
    tenant.directory.addProperty(ruleOf(ownProperty("grade", true, {{"S", "小", {}}, {"L", "大", {}}})));
    const std::string head = "ID,姓,customProperties.grade\n";
    EXPECT_EQ(tenant.faults("ID,姓,格付\nnew1,x,S\n"), "") << "by the name people read";
    EXPECT_EQ(tenant.faults(head + "new1,x,L\nnew2,y,大\n"), "") << "an option by either name";
    const auto checker = tenant.check(head + "new1,x,Ｓ\nnew2,y,\nnew3,z,M\n");
    ASSERT_EQ(checker->faultsOf(0, 1).size(), 1U);
    EXPECT_EQ(checker->faultsOf(0, 1)[0].error.code, "UNKNOWN_VALUE");
    EXPECT_EQ(checker->faultsOf(0, 1)[0].column, 2);
    EXPECT_EQ(checker->faultsOf(0, 1)[0].suggestion, "S");
    ASSERT_EQ(checker->faultsOf(0, 2).size(), 1U);
    EXPECT_EQ(checker->faultsOf(0, 2)[0].error.code, "REQUIRED");
    EXPECT_EQ(checker->faultsOf(0, 2)[0].column, 2);
    EXPECT_EQ(checker->faultsOf(0, 3)[0].suggestion, "");
    ASSERT_TRUE(checker->setCell(0, 3, 2, "大"));
    EXPECT_TRUE(checker->faultsOf(0, 3).empty());
    EXPECT_EQ(checker->newMember(0, 3).customPropertiesJson, R"({"grade":"L"})") << "what is stored is the key";
    EXPECT_EQ(tenant.faults("ID,姓\nnew1,x\n").find("REQUIRED") != std::string::npos, true) << "no column for it";
}

TEST(SheetCheck, KnowsWhatIsTakenInTheTenant) {
    SmallTenant tenant;
    EXPECT_EQ(tenant.faults("処理,ID,姓\n追加,Taro,x\n"), "2:ID USER_ALREADY_EXIST") << "upper case folds";
    EXPECT_EQ(tenant.faults(kHead + "new1,x,,,,,,,,HR-1\n"), "2:External Key EXTERNAL_KEY_ALREADY_EXIST");
    EXPECT_EQ(tenant.faults(kHead + "new1,x,,,,,,,E001\n"), "2:社員番号 (EMPLOYEE_NUMBER_ALREADY_EXIST)");
    EXPECT_EQ(tenant.faults(kHead + "new1,x,,,,,,,,,org-u1\n"), "2:サブメール EMAIL_ALREADY_EXIST");
    EXPECT_EQ(tenant.faults(kHead + "taro,鈴木,,,,,,,E001,HR-1\n"), "") << "his own";
    EXPECT_EQ(tenant.faults("処理,ID\n削除,nobody\n退職,\n"), "2:ID USER_NOT_EXIST; 3:ID REQUIRED");
    EXPECT_EQ(fakes::faultsOf(*tenant.check("ID,姓\nnobody,x\n", [](Mapping& m) { m.mode = RowMode::Update; })),
              "2:ID USER_NOT_EXIST");
    EXPECT_EQ(fakes::faultsOf(*tenant.check("ID,姓\ntaro,x\n", [](Mapping& m) { m.mode = RowMode::Add; })),
              "2:ID USER_ALREADY_EXIST");
}

TEST(SheetCheck, LimitsCountWhatTheTenantHasAlready) {
    SmallTenant tenant;
    OrgUnit unit;
    unit.domain = tenant.directory.tenant.domain;
    const auto add = [&](const std::string& name, const std::string& parent = {}) {
        unit.id = OrgUnitId("x" + name);
        unit.name = name;
        unit.parent = parent.empty() ? std::nullopt : std::optional(OrgUnitId("x" + parent));
        tenant.directory.addOrgUnit(unit);
    };
    std::string thirty = "営業部";
    for (int i = 1; i < 30; ++i) {
        add("班" + std::to_string(i));
        thirty += ";班" + std::to_string(i);
    }
    EXPECT_EQ(tenant.faults("ID,姓,名,組織名\nnew1,x,y," + thirty + "\ntaro,鈴木,太郎," + thirty + "\n"), "");
    EXPECT_EQ(tenant.faults("ID,姓,名,組織名\nnew1,x,y," + thirty + ";総務部\ntaro,鈴木,太郎," + thirty + ";総務部\n"),
              "2:組織名 TOO_MANY; 3:組織名 TOO_MANY");
    for (int depth = 1; depth <= 14; ++depth)
        add("段" + std::to_string(depth), depth > 1 ? "段" + std::to_string(depth - 1) : "");
    const std::string tree = "リソース ID,組織名,上位組織\n";
    EXPECT_EQ(tenant.faults(tree + ",下,段14\n"), "");
    EXPECT_EQ(tenant.faults(tree + ",下,段14\n,その下,下\n"), "3:組織名 ORGUNIT_TOO_DEEP");
    EXPECT_EQ(tenant.faults(tree + "u1,営業部,段14\n"), "2:上位組織 ORGUNIT_TOO_DEEP") << "with what lies below it";
    while (tenant.directory.orgUnits().size() < 9'999)
        add("係" + std::to_string(tenant.directory.orgUnits().size()));
    EXPECT_EQ(tenant.faults(tree + ",新一,\n,新二,\n"), "3:組織名 LIMIT_EXCEEDED");
    const auto named = tenant.check("ID,姓,名,組織名\nnew1,x,y,新一>二\n", [](Mapping& m) { m.createPlaces = true; });
    EXPECT_EQ(fakes::faultsOf(*named), "2:組織名 LIMIT_EXCEEDED");
}

TEST(SheetCheck, FindsDuplicatesWithinTheFile) {
    SmallTenant tenant;
    EXPECT_EQ(tenant.faults(kHead + "new1,a\nNEW1,b\nnew2,c,,,,,,,,,new1\n"),
              "3:ID IMPORT_TWICE; 4:サブメール IMPORT_TWICE");
    EXPECT_EQ(tenant.faults(kHead + "new1,a,,,,,,,E9,K\nnew2,b,,,,,,,E9,K\n"),
              "3:社員番号 (IMPORT_TWICE); 3:External Key IMPORT_TWICE");
    EXPECT_EQ(tenant.faults("社員番号,ID,姓\nE7,new1,a\nE7,new2,b\n"), "3:社員番号 (IMPORT_TWICE)")
        << "with the ID as the key a number that two have is only odd";
    const auto byNumber =
        tenant.check("社員番号,ID,姓\nE001,taro,a\nE001,taro,b\n", [](Mapping& m) { m.key = "employeeNumber"; });
    EXPECT_NE(fakes::faultsOf(*byNumber).find("3:社員番号"), std::string::npos);
    EXPECT_NE(fakes::faultsOf(*byNumber).find("IMPORT_TWICE"), std::string::npos);
}

TEST(SheetCheck, RelationsMayNameWhomAnotherRowAdds) {
    SmallTenant tenant;
    const auto checker = tenant.check("処理,ID,姓,関係者連絡先\n追加,new1,a,new2=上司;id:m1=母;nobody=父\n"
                                      "追加,new2,b,new1=部下\n変更,taro,鈴木,new9=友\n");
    EXPECT_EQ(fakes::faultsOf(*checker), "2:関係者連絡先 USER_NOT_EXIST; 4:関係者連絡先 USER_NOT_EXIST");
    ASSERT_TRUE(checker->setCell(0, 1, 3, "new2=上司"));
    EXPECT_EQ(fakes::faultsOf(*checker), "4:関係者連絡先 USER_NOT_EXIST");
    EXPECT_EQ(*checker->setCell(0, 2, 1, "new9"), 3U) << "its own row, and both that name the one or the other";
    EXPECT_EQ(fakes::faultsOf(*checker), "2:関係者連絡先 USER_NOT_EXIST");
    ASSERT_TRUE(checker->setCell(0, 2, 0, "対象外"));
    EXPECT_EQ(fakes::faultsOf(*checker), "2:関係者連絡先 USER_NOT_EXIST; 4:関係者連絡先 USER_NOT_EXIST")
        << "who is not added is nobody";
}

TEST(SheetCheck, AnAddressThatItsOwnerGivesUpIsFree) {
    SmallTenant tenant;
    const auto byKey = [](Mapping& mapping) { mapping.key = "employeeNumber"; };
    EXPECT_EQ(fakes::faultsOf(*tenant.check("社員番号,ID,姓\nE001,taro2,鈴木\nE900,taro,佐藤\n", byKey)), "");
    EXPECT_EQ(fakes::faultsOf(*tenant.check("社員番号,ID,姓\nE001,taro,鈴木\nE900,taro,佐藤\n", byKey)),
              "3:ID USER_ALREADY_EXIST");
}

TEST(SheetCheck, SuggestsWhatIsMeant) {
    SmallTenant tenant;
    EXPECT_EQ(suggestionFor(tenant, "姓(フリガナ)", "さとう"), "READING_NOT_KATAKANA サトウ");
    EXPECT_EQ(suggestionFor(tenant, "姓(フリガナ)", "ｻﾄｳ"), "READING_NOT_KATAKANA サトウ");
    EXPECT_EQ(suggestionFor(tenant, "姓(フリガナ)", "Sato"), "READING_NOT_KATAKANA ");
    EXPECT_EQ(suggestionFor(tenant, "電話番号", "０３ー１２３４"), "PHONE_FORMAT 03-1234");
    EXPECT_EQ(suggestionFor(tenant, "入社日", "令和8年4月1日"), "DATE_FORMAT 2026-04-01");
    EXPECT_EQ(suggestionFor(tenant, "利用開始日", "２０２６／４／１"), "DATE_FORMAT 2026/4/1");
    EXPECT_EQ(suggestionFor(tenant, "個人メール", "ａ＠example.com"), "MAIL_FORMAT a@example.com");
    const auto login = tenant.check("ID,姓\nｔａｎａｋａ,x\n");
    EXPECT_EQ(login->faultsOf(0, 1).at(0).suggestion, "tanaka");
    const auto strict = [](Mapping& m) { m.createPlaces = false; };
    const auto places =
        tenant.check("ID,姓,組織,職級\nn1,x,営業部＞一課,正社員\nn2,x,営業 部,一 般\nn3,x,どこか,\n", strict);
    EXPECT_EQ(fakes::faultsOf(*places), "2:組織 ORGUNIT_NOT_EXIST; 2:職級 LEVEL_NOT_EXIST; 3:組織 ORGUNIT_NOT_EXIST; "
                                        "3:職級 LEVEL_NOT_EXIST; 4:組織 ORGUNIT_NOT_EXIST");
    EXPECT_EQ(places->faultsOf(0, 1).at(0).suggestion, "営業部>一課");
    EXPECT_EQ(places->faultsOf(0, 2).at(0).suggestion, "営業部");
    EXPECT_EQ(places->faultsOf(0, 2).at(1).suggestion, "一般");
    EXPECT_EQ(places->faultsOf(0, 3).at(0).suggestion, "");
}

TEST(SheetCheck, FormulasAreWarnedOfAndErrorValuesRefused) {
    SmallTenant tenant;
    Table table;
    const std::vector<std::string_view> head{"ID", "姓", "名"};
    const std::vector<std::string_view> row{"new1", "佐藤", "#N/A"};
    const std::vector<CellMark> marks{{1, Mark::Formula}, {2, Mark::Broken}};
    ASSERT_TRUE(table.add({1, head, {}}));
    ASSERT_TRUE(table.add({2, row, marks}));
    std::vector<Part> parts;
    Mapping mapping = detectMapping(table, "", {});
    mapping.passwords = Passwords::Later;
    parts.push_back({"", std::move(table), mapping});
    const auto checker = tenant.check(std::move(parts));
    EXPECT_EQ(fakes::faultsOf(*checker), "2:姓 (SHEET_FORMULA); 2:名 SHEET_CELL_ERROR");
    ASSERT_TRUE(checker->setCell(0, 1, 2, "花子"));
    EXPECT_EQ(fakes::faultsOf(*checker), "2:姓 (SHEET_FORMULA)");
    EXPECT_EQ(checker->counts().added, 1);
}

TEST(SheetCheck, CountsAndSummarizes) {
    SmallTenant tenant;
    const auto checker = tenant.check(
        "処理,ID,姓,入社日,組織,職級\n,new1,a,,新部>新課,新級\n,taro,b,bad,,\n削除,jiro,,,,\n停止,saburo,,,,\n"
        "対象外,x,,,,\n,new2,c,bad,,\n");
    const CheckCounts counts = checker->counts();
    EXPECT_EQ(counts.rows, 6);
    EXPECT_EQ(counts.added, 1);
    EXPECT_EQ(counts.changed, 0);
    EXPECT_EQ(counts.removed, 1);
    EXPECT_EQ(counts.other, 1);
    EXPECT_EQ(counts.skipped, 1);
    EXPECT_EQ(counts.faultyRows, 2);
    EXPECT_EQ(counts.newOrgUnits, 2);
    EXPECT_EQ(counts.newRanks, 1);
    const auto summary = checker->summary();
    ASSERT_EQ(summary.size(), 1U);
    EXPECT_EQ(summary[0].code, "DATE_FORMAT");
    EXPECT_EQ(summary[0].column, "hiredDate");
    EXPECT_EQ(summary[0].count, 2);
    EXPECT_EQ(checker->faultyRows(0, 1, 10, false), (std::vector<std::size_t>{6}));
}

TEST(SheetCheck, PasswordsAreForThoseWhoAreAdded) {
    SmallTenant tenant;
    EXPECT_EQ(tenant.faults("ID,姓,パスワード\ntaro,鈴木,secret\n"), "2:パスワード (IMPORT_PASSWORD_UNUSED)");
    const auto byMember = [](Mapping& m) { m.passwords = Passwords::ByMember; };
    EXPECT_EQ(fakes::faultsOf(*tenant.check("ID,姓,個人メール,パスワード\nn1,x,,\nn2,x,a@b.c,\nn3,x,,pw\n", byMember)),
              "2:個人メール PRIVATE_EMAIL_REQUIRED");
}

TEST(SheetCheck, ACancelledCheckKnowsNothing) {
    SmallTenant tenant;
    std::vector<Part> parts;
    parts.push_back(fakes::partOf("ID,姓\nn1,x\n"));
    Checker checker(tenant.directory, std::move(parts));
    EXPECT_EQ(checker.run({[] { return true; }, {}}).error().code, "CANCELLED");
    EXPECT_FALSE(checker.checked());
}

// After any sequence of corrections everything is as if the file had been checked anew.
TEST(SheetCheck, CorrectionsEqualAFreshCheck) {
    SmallTenant tenant;
    std::mt19937 random(11);
    const std::vector<std::vector<std::string>> choices{
        {"", "追加", "削除", "変更"},
        {"n1", "n2", "n3", "taro", "jiro", "N1", "bad id", ""},
        {"佐藤", "a<b", ""},
        {"", "営業部", "一課", "総務部>一課", "新部>一課", "新部", "新部>二課;営業部"},
        {"", "部長", "新役職", "部長;課長"},
        {"", "E001", "E9"},
        {"", "K1", "HR-1"},
        {"", "n2", "x1;x2"}};
    std::string text = "処理,ID,姓,組織,役職,社員番号,External Key,サブメール\n";
    const auto pick = [&](std::size_t column) -> const std::string& {
        return choices[column][random() % choices[column].size()];
    };
    for (int row = 0; row < 30; ++row) {
        for (std::size_t column = 0; column < choices.size(); ++column)
            text += (column ? "," : "") + pick(column);
        text += ",x\n"; // no row is empty
    }
    for (const bool create : {true, false}) {
        const auto setting = [create](Mapping& m) { m.createPlaces = create; };
        const auto checker = tenant.check(text, setting);
        std::vector<std::vector<std::string>> cells;
        for (int edit = 0; edit < 150; ++edit) {
            const std::size_t row = 1 + random() % 30, column = random() % choices.size();
            const auto touched = checker->setCell(0, row, column, pick(column));
            ASSERT_TRUE(touched);
            EXPECT_LE(*touched, 30U);
            std::string now;
            for (std::size_t at = 0; at < checker->part(0).table.rows(); ++at) {
                for (std::size_t i = 0; i < choices.size() + 1; ++i)
                    now += (i ? "," : "") + std::string(checker->part(0).table.cell(at, i));
                now += '\n';
            }
            const auto fresh = tenant.check(now, setting);
            ASSERT_EQ(fakes::faultsOf(*checker), fakes::faultsOf(*fresh)) << edit << '\n' << now;
            const auto a = checker->counts(), b = fresh->counts();
            ASSERT_EQ(a.faults, b.faults);
            ASSERT_EQ(a.added, b.added);
            ASSERT_EQ(a.newOrgUnits, b.newOrgUnits);
            const auto sum = [](const Checker& c) {
                std::string out;
                for (const FaultKind& kind : c.summary())
                    out += fmt::format("{}/{}/{} ", kind.code, kind.column, kind.count);
                return out;
            };
            ASSERT_EQ(sum(*checker), sum(*fresh));
        }
    }
}

TEST(SheetCheck, ASummaryHasWhatItsSentencesNeed) {
    SmallTenant tenant;
    const auto checker = tenant.check("ID,姓\nnew.one,a=b\nnew.two,c=d\n");
    const auto summary = checker->summary();
    const auto kind = std::ranges::find(summary, "NAME_SYMBOL", &FaultKind::code);
    ASSERT_NE(kind, summary.end());
    EXPECT_EQ(kind->count, 2);
    EXPECT_EQ(kind->example.field, "userName.lastName");
    EXPECT_TRUE(std::ranges::any_of(kind->example.params, [](const auto& p) { return p.name == "symbols"; }));
}

TEST(SheetCheck, OneThreadAndManyAgree) {
    const auto april = fakes::aprilSheets(3'000, 60);
    const auto directory = fakes::directoryOf(april.structure, april.members, 10'000'001, "demo");
    std::vector<std::string> said;
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::vector<Part> parts;
        parts.push_back(fakes::partOf(april.orgUnitCsv));
        parts.push_back(fakes::partOf(april.memberCsv));
        Checker checker(directory, std::move(parts));
        ASSERT_TRUE(checker.run({}, threads));
        said.push_back(fakes::faultsOf(checker, 1));
        EXPECT_EQ(checker.counts().faultyRows, 60);
    }
    EXPECT_EQ(said[0], said[1]);
    EXPECT_EQ(said[0], said[2]);
}

TEST(SheetCheck, TakesAllSuggestionsAtOnce) {
    const auto april = fakes::aprilSheets(3'000, 50);
    const auto directory = fakes::directoryOf(april.structure, april.members, 10'000'001, "demo");
    for (const std::size_t many : {std::size_t{0}, std::size_t{1'000}}) { // by one new check, and one by one
        std::vector<Part> parts;
        parts.push_back(fakes::partOf(april.orgUnitCsv));
        parts.push_back(fakes::partOf(april.memberCsv));
        Checker checker(directory, std::move(parts));
        ASSERT_TRUE(checker.run());
        EXPECT_EQ(checker.counts().faultyRows, 50);
        EXPECT_EQ(*checker.takeSuggestions("READING_NOT_KATAKANA", many), 10U);
        EXPECT_EQ(checker.counts().faultyRows, 40);
        EXPECT_EQ(*checker.takeSuggestions("", many), 20U) << "dates of an era and full-width IDs";
        EXPECT_EQ(checker.counts().faultyRows, 20) << "what nobody can guess is left";
    }
}

} // namespace

} // namespace test_sheet_check
