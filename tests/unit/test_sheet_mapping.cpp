// Columns and words as data, and how the headings of a file are understood.
#include "models/sheet/columns.h"
#include "models/sheet/mapping.h"
#include "models/sheet/member_cells.h"
#include "tests/fakes/sheet_rows.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace test_sheet_mapping {

using namespace sekisho;
using namespace sekisho::sheet;
using fakes::partOf;

namespace {

constexpr const char* kService =
    "姓,名,ID,パスワード,姓(フリガナ),名(フリガナ),個人メール,サブメール,ニックネーム,利用権限タイプ,職級,組織名,役職,"
    "電話番号,携帯番号/国番号,携帯番号/番号,言語,担当業務,勤務先,SNS,SNS_ID,入社日";

TEST(SheetColumns, EveryColumnHasItsReaderAndItsWriter) {
    std::set<std::string_view> keys;
    for (const Column& column : columnsOf(SheetKind::Member)) {
        keys.insert(column.key);
        const MemberField* field = memberFieldOfSheet(column.key);
        ASSERT_TRUE(field) << column.key;
        EXPECT_TRUE(field->show) << column.key;
    }
    EXPECT_EQ(keys.size(), memberFieldsOfSheet().size());
}

TEST(SheetColumns, HeadingsAreClearInBothLanguages) {
    for (const SheetKind kind : {SheetKind::Member, SheetKind::OrgUnit, SheetKind::Position, SheetKind::Level,
                                 SheetKind::UserType, SheetKind::Group})
        for (const Column& column : columnsOf(kind))
            for (const std::string_view name : {column.key, column.ja, column.en})
                EXPECT_EQ(columnOfHeading(kind, name), &column) << sheetKey(kind) << ' ' << name;
    for (const Column& column : columnsOf(SheetKind::Member))
        for (const std::string_view alias : column.aliases)
            EXPECT_EQ(columnOfHeading(SheetKind::Member, alias), &column) << alias << " means two things";
}

TEST(SheetColumns, TheServicesOwnFileHasTwentyTwo) {
    const auto part = partOf(std::string(kService) + "\n佐藤,花子,hanako\n");
    std::vector<std::string> expected;
    for (const Column* column : serviceColumns())
        expected.emplace_back(column->key);
    ASSERT_EQ(expected.size(), 22U);
    EXPECT_EQ(part.mapping.columns, expected);
    EXPECT_EQ(part.mapping.kind, SheetKind::Member);
    EXPECT_EQ(part.mapping.key, "email");
    EXPECT_EQ(part.mapping.firstRow, 1U);
}

TEST(SheetColumns, WordsAreKnownInAnyLanguageAndWidth) {
    EXPECT_EQ(wordValue("language", "ＥＮＧＬＩＳＨ"), "en_US");
    EXPECT_EQ(wordValue("language", "中国語（繁体字）"), "zh_TW");
    EXPECT_EQ(wordValue("action", "退職"), "delete");
    EXPECT_EQ(wordValue("flag", "○"), "true");
    EXPECT_FALSE(wordValue("flag", "maybe"));
    EXPECT_FALSE(wordValue("language", "はい"));
    EXPECT_EQ(wordFor("status", "inUse", Language::Japanese), "使用中");
    EXPECT_EQ(wordFor("language", "xx_XX", Language::English), "xx_XX") << "what has no word stays";
}

TEST(SheetMapping, FindsTheHeadingsWhereverTheyStand) {
    auto part = partOf("人事異動 2026年4月,,\n作成,人事部,\n 社員番号 ,Last Name,名,備考,ＩＤ\n1,佐藤,花子,x,hanako\n");
    EXPECT_EQ(part.mapping.firstRow, 3U);
    EXPECT_EQ(part.mapping.columns, (std::vector<std::string>{"employeeNumber", "lastName", "firstName", "", "email"}));
    part = partOf("userExternalKey,i18nNames.en_US.lastName,cellPhone\nk,x,1\n");
    EXPECT_EQ(part.mapping.columns,
              (std::vector<std::string>{"userExternalKey", "i18nNames.en_US.lastName", "cellPhone"}));
    EXPECT_EQ(part.mapping.key, "userExternalKey");
    part = partOf("ID,ログインID,姓\na,b,c\n");
    EXPECT_EQ(part.mapping.columns, (std::vector<std::string>{"email", "", "lastName"})) << "the first of two";
    part = partOf("1,2,3\n4,5,6\n");
    EXPECT_EQ(part.mapping.firstRow, 1U) << "numbers may be the levels of a tree";
    part = partOf("x,y\nz,w\n");
    EXPECT_EQ(part.mapping.firstRow, 0U);
    EXPECT_FALSE(checkMapping(part.mapping));
}

TEST(SheetMapping, KnowsTheKindOfSheet) {
    const auto kindOf = [](const std::string& headings, const std::string& name = {}) {
        return partOf(headings + "\nx,x,x,x\n", {}, name).mapping.kind;
    };
    EXPECT_EQ(kindOf("第1階層,第2階層,第3階層"), SheetKind::OrgUnit);
    EXPECT_EQ(kindOf("組織名,上位組織,表示順"), SheetKind::OrgUnit);
    EXPECT_EQ(kindOf("役職名,表示順"), SheetKind::Position);
    EXPECT_EQ(kindOf("職級名,表示順,役員"), SheetKind::Level);
    EXPECT_EQ(kindOf("利用権限タイプ名,コード"), SheetKind::UserType);
    EXPECT_EQ(kindOf("グループ名,グループマスター,メンバー"), SheetKind::Group);
    EXPECT_EQ(kindOf("Name,Order", "職級"), SheetKind::Level) << "the name of the sheet decides";
    EXPECT_EQ(kindOf("ID,姓,名,組織,役職"), SheetKind::Member);
}

TEST(SheetMapping, OwnColumnsOfTheTenant) {
    const std::vector<PropertyRule> properties{{"shirtSize", "シャツのサイズ", {}, false, {}}};
    const auto part = partOf("ID,シャツのサイズ,customProperties.shirtSize\na,L,M\n", properties);
    EXPECT_EQ(part.mapping.columns, (std::vector<std::string>{"email", "customProperties.shirtSize", ""}));
}

TEST(SheetMapping, ATextKeepsAllOfIt) {
    Mapping mapping = partOf(std::string(kService) + "\nx\n").mapping;
    mapping.empty = EmptyCell::Clear;
    mapping.mode = RowMode::Update;
    mapping.passwords = Passwords::Made;
    mapping.createPlaces = false;
    mapping.firstRow = 3;
    const auto again = mappingFromText(mappingText(mapping));
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, mapping);
    for (const char* broken : {"", "[]", "{}", R"({"sheet":"member"})", R"({"sheet":"x","columns":[],"key":"email"})",
                               R"({"sheet":"member","columns":["nonsense"],"key":"email"})",
                               R"({"sheet":"member","columns":[1],"key":"email"})"})
        EXPECT_FALSE(mappingFromText(broken)) << broken;
}

TEST(SheetMapping, SaysWhatIsMissingOrTwice) {
    Mapping mapping;
    mapping.columns = {"email", "lastName", "lastName"};
    mapping.key = "email";
    EXPECT_EQ(checkMapping(mapping).error().code, "MAPPING_COLUMN_TWICE");
    mapping.columns = {"", "lastName"};
    EXPECT_EQ(checkMapping(mapping).error().code, "MAPPING_COLUMN_MISSING");
    mapping.columns = {"email", "lastName"};
    mapping.key = "lastName";
    EXPECT_EQ(checkMapping(mapping).error().code, "MAPPING_INVALID") << "a name is no key";
    mapping.key = "email";
    EXPECT_TRUE(checkMapping(mapping));
}

TEST(SheetMapping, FilesWithTheSameHeadingsAreRememberedTogether) {
    const auto key = [](const std::string& text) { return headingKey(partOf(text).table, 1); };
    EXPECT_EQ(key("ＩＤ,姓 \n1,2\n"), key("id,姓\n3,4\n"));
    EXPECT_NE(key("ID,姓\n1,2\n"), key("ID,名\n1,2\n"));
}

} // namespace

} // namespace test_sheet_mapping
