// What checked sheets become: operations in their order, values with only what changes, pieces of bounded size.
#include "models/sheet/limits.h"
#include "models/sheet/result_file.h"
#include "tests/fakes/april_sheets.h"
#include "tests/unit/sheet_tenant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

namespace test_sheet_operations {

using namespace sekisho;
using namespace sekisho::sheet;
namespace json = boost::json;

namespace {

std::string textOf(const json::object& line, std::string_view key) {
    return line.contains(key) ? std::string(line.at(key).as_string()) : std::string();
}

TEST(SheetOperations, AddingSaysEverythingAndOnlyThat) {
    SmallTenant tenant;
    const auto checker =
        tenant.check("ID,姓,名,組織,役職,組織長,パスワード,携帯番号/国番号,携帯番号/番号,SNS,SNS_ID,言語\n"
                     "Hanako,佐藤,花子,新部>新課;営業部,主任;部長,はい;,Plum-1,81,090-1,Mastodon,h,英語\n");
    const auto lines = tenant.operations(*checker);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(
        json::serialize(lines[0]),
        R"({"no":1,"kind":"orgUnit","action":"create","id":"new:o1","value":{"orgUnitName":"新部","useMessage":true,"useNote":true,"useCalendar":true,"useTask":true,"useFolder":true,"domainId":10000001,"displayOrder":3,"parentOrgUnitId":null}})")
        << "behind the two that are there";
    EXPECT_EQ(lines[1].at("value").at("displayOrder").as_int64(), 1) << "the first one there";
    EXPECT_EQ(textOf(lines[1].at("value").as_object(), "parentOrgUnitId"), "new:o1");
    EXPECT_EQ(
        json::serialize(lines[2]),
        R"({"no":3,"kind":"position","action":"create","id":"new:p1","value":{"positionName":"主任","displayOrder":3,"domainId":10000001}})");
    const json::object& member = lines[3];
    EXPECT_EQ(textOf(member, "kind") + textOf(member, "action") + textOf(member, "id"), "membercreatenew:m1");
    EXPECT_EQ(member.at("source").as_object().at("row").as_int64(), 2);
    EXPECT_FALSE(member.contains("base"));
    const json::object& value = member.at("value").as_object();
    EXPECT_EQ(textOf(value, "email"), "hanako@sakura");
    EXPECT_EQ(textOf(value, "cellPhone"), "+81 90-1");
    EXPECT_EQ(textOf(value, "locale"), "en_US");
    EXPECT_EQ(json::serialize(value.at("messenger")),
              R"({"protocol":"CUSTOM","customProtocol":"Mastodon","messengerId":"h"})");
    EXPECT_EQ(json::serialize(value.at("passwordConfig")),
              R"({"passwordCreationType":"ADMIN","password":"Plum-1","changePasswordAtNextLogin":true})");
    const json::array& posts = value.at("organizations").at(0).at("orgUnits").as_array();
    ASSERT_EQ(posts.size(), 2U);
    EXPECT_EQ(
        json::serialize(posts[0]),
        R"({"orgUnitId":"new:o2","primary":true,"positionId":"new:p1","isManager":true,"visible":true,"useTeamFeature":true})");
    EXPECT_EQ(
        json::serialize(posts[1]),
        R"({"orgUnitId":"u1","primary":false,"positionId":"p1","isManager":false,"visible":true,"useTeamFeature":true})");
}

TEST(SheetOperations, ChangingSaysOnlyWhatDiffers) {
    SmallTenant tenant;
    tenant.members["m1"].nickName = "たろ";
    const auto lines = tenant.operations(*tenant.check("ID,姓,ニックネーム\ntaro,鈴木,\njiro,田中さん,じろ\n"));
    ASSERT_EQ(lines.size(), 1U) << "the first row says what is so already";
    EXPECT_EQ(
        json::serialize(lines[0]),
        R"({"no":1,"kind":"member","action":"update","id":"m2","base":7,"value":{"nickName":"じろ","userName":{"lastName":"田中さん","firstName":"次郎","phoneticLastName":null,"phoneticFirstName":null}},"source":{"row":3}})");
    const auto clear = [](Mapping& m) { m.empty = EmptyCell::Clear; };
    EXPECT_EQ(tenant.operationText(*tenant.check("ID,ニックネーム\ntaro,\n", clear)),
              "{\"no\":1,\"kind\":\"member\",\"action\":\"update\",\"id\":\"m1\",\"base\":7,\"value\":{\"nickName\":"
              "null},\"source\":{\"row\":2}}\n");
}

TEST(SheetOperations, WhatTheSheetDoesNotNameStays) {
    SmallTenant tenant;
    tenant.members["m1"].organizations[0].orgUnits[0].useTeamFeature = false;
    OrgUnitMembership second;
    second.orgUnit = OrgUnitId("u3");
    tenant.members["m1"].organizations[0].orgUnits.push_back(second);
    const auto postsOf = [&](const std::string& text) {
        const auto lines = tenant.operations(*tenant.check(text));
        return lines.empty() ? std::string("unchanged")
                             : json::serialize(lines.back().at("value").at("organizations").at(0).at("orgUnits"));
    };
    EXPECT_EQ(postsOf("ID,組織\ntaro,営業部>一課;総務部\n"), "unchanged");
    EXPECT_EQ(
        postsOf("ID,組織\ntaro,営業部>一課\n"),
        R"([{"orgUnitId":"u2","primary":true,"positionId":"p2","isManager":true,"visible":true,"useTeamFeature":false}])");
    EXPECT_EQ(
        postsOf("ID,組織\ntaro,総務部;営業部>一課\n"),
        R"([{"orgUnitId":"u2","primary":false,"positionId":"p2","isManager":true,"visible":true,"useTeamFeature":false},)"
        R"({"orgUnitId":"u3","primary":true,"positionId":null,"isManager":false,"visible":true,"useTeamFeature":true}])")
        << "another primary one";
    EXPECT_EQ(
        postsOf("ID,役職\ntaro,部長\n"),
        R"([{"orgUnitId":"u2","primary":true,"positionId":"p1","isManager":true,"visible":true,"useTeamFeature":false},)"
        R"({"orgUnitId":"u3","primary":false,"positionId":null,"isManager":false,"visible":true,"useTeamFeature":true}])");
    EXPECT_EQ(postsOf("ID,職級\ntaro,\n"), "unchanged");
}

TEST(SheetOperations, WhoIsNewIsRelatedWhenEverybodyIsThere) {
    SmallTenant tenant;
    const auto checker = tenant.check("ID,姓,関係者連絡先\nnew1,a,new2=上司;taro=母\nnew2,b,NEW1=部下\n"
                                      "jiro,田中,new2=同期\nsaburo,山田,taro=父\n");
    EXPECT_EQ(fakes::faultsOf(*checker), "");
    const auto lines = tenant.operations(*checker);
    std::string told;
    for (const auto& line : lines) {
        const auto& value = line.at("value").as_object();
        told += textOf(line, "action") + " " + textOf(line, "id") + " " +
                std::to_string(line.at("source").at("row").as_int64()) + (line.contains("base") ? " base" : "") +
                (value.contains("relations") ? " " + json::serialize(value.at("relations")) : "") + "\n";
    }
    const auto relation = [](const char* who, const char* name) {
        return fmt::format(R"({{"relationUserId":"{}","relationName":"{}"}})", who, name);
    };
    EXPECT_EQ(told, "create new:m1 2\ncreate new:m2 3\nupdate m3 5 base [" + relation("m1", "父") +
                        "]\nupdate new:m1 2 [" + relation("new:m2", "上司") + "," + relation("m1", "母") +
                        "]\nupdate new:m2 3 [" + relation("new:m1", "部下") + "]\nupdate m2 4 base [" +
                        relation("new:m2", "同期") + "]\n");
    EXPECT_EQ(lines.at(3).at("value").as_object().size(), 1U) << "nothing else is said twice";
}

TEST(SheetOperations, RowsThatOnlyTheirMemberCanJudge) {
    SmallTenant tenant;
    const auto checker = tenant.check("ID,役職\nsaburo,部長\ntaro,部長;課長\njiro,課長\n");
    EXPECT_EQ(fakes::faultsOf(*checker), "") << "what they belong to is not in the file";
    tenant.members.erase("m2");
    OperationStream stream(*checker, tenant.source());
    OperationChunk chunk;
    ASSERT_FALSE(*stream.next(chunk));
    EXPECT_EQ(chunk.count, 0);
    EXPECT_EQ(stream.refusedRows(), 3);
    EXPECT_EQ(stream.local(0, 1)->error->code, "POSITION_WITHOUT_ORGUNIT");
    EXPECT_EQ(stream.local(0, 2)->error->code, "POSITION_WITHOUT_ORGUNIT");
    EXPECT_EQ(stream.local(0, 3)->error->code, "USER_NOT_EXIST");
}

TEST(SheetOperations, ActionsAndLeave) {
    SmallTenant tenant;
    tenant.members["m3"].leave = {*parseInstant("2026-01-01T00:00:00Z"), *parseInstant("2026-02-01T00:00:00Z")};
    EXPECT_EQ(tenant.operationText(*tenant.check(
                  "処理,ID,休職開始,休職終了\n退職,taro,,\n停止,jiro,,\n変更,saburo,2026-04-01,2026-05-01\n")),
              "{\"no\":1,\"kind\":\"member\",\"action\":\"delete\",\"id\":\"m1\",\"base\":7,\"source\":{\"row\":2}}\n"
              "{\"no\":2,\"kind\":\"member\",\"action\":\"suspend\",\"id\":\"m2\",\"base\":7,\"source\":{\"row\":3}}\n"
              "{\"no\":3,\"kind\":\"member\",\"action\":\"setLeave\",\"id\":\"m3\",\"base\":7,\"value\":{\"startTime\":"
              "\"2026-03-31T15:00:00.000000Z\",\"endTime\":\"2026-04-30T15:00:00.000000Z\"},\"source\":{\"row\":4}}\n");
    const auto clear = [](Mapping& m) { m.empty = EmptyCell::Clear; };
    EXPECT_EQ(
        tenant.operationText(*tenant.check("ID,休職開始,休職終了\nsaburo,,\n", clear)),
        "{\"no\":1,\"kind\":\"member\",\"action\":\"clearLeave\",\"id\":\"m3\",\"base\":7,\"source\":{\"row\":2}}\n");
}

TEST(SheetOperations, OrganizationsByDepth) {
    SmallTenant tenant;
    const auto checker = tenant.check("第1階層,第2階層,第3階層,説明\n営業部,,,売る\n営業部,二課,,\n営業部,二課,A班,"
                                      "\n開発部,,,\n,穴,,\n無い,下,,\n営業部,二課,,\n",
                                      [](Mapping& m) { m.key = "path"; });
    EXPECT_EQ(fakes::faultsOf(*checker),
              "6:第2階層 IMPORT_PARENT_MISSING; 7:第1階層 ORGUNIT_NOT_EXIST; 8:第2階層 IMPORT_TWICE");
    const auto lines = tenant.operations(*checker);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(
        json::serialize(lines[0]),
        R"({"no":1,"kind":"orgUnit","action":"update","id":"u1","base":3,"value":{"description":"売る"},"source":{"row":2}})");
    EXPECT_EQ(textOf(lines[1].at("value").as_object(), "parentOrgUnitId"), "u1");
    EXPECT_EQ(textOf(lines[2].at("value").as_object(), "parentOrgUnitId"), textOf(lines[1], "id"));
    EXPECT_EQ(lines[3].at("value").at("displayOrder").as_int64(), 3) << "behind the two that are there";
}

TEST(SheetOperations, OrganizationsMoveAndAreRenamedByTheirKey) {
    SmallTenant tenant;
    const auto checker = tenant.check("処理,リソース "
                                      "ID,組織名,上位組織,表示順\n,u2,第一課,総務部,5\n廃止,u4,一課,総務部,\n,u1,"
                                      "営業部,営業部>無い,\n,u3,総務部,総務部>第一課,\n");
    EXPECT_EQ(fakes::faultsOf(*checker), "4:上位組織 ORGUNIT_NOT_EXIST; 5:上位組織 ORGUNIT_LOOP");
    EXPECT_EQ(
        tenant.operationText(*checker),
        "{\"no\":1,\"kind\":\"orgUnit\",\"action\":\"update\",\"id\":\"u2\",\"base\":3,\"value\":{\"orgUnitName\":"
        "\"第一課\"},\"source\":{\"row\":2}}\n"
        "{\"no\":2,\"kind\":\"orgUnit\",\"action\":\"move\",\"id\":\"u2\",\"value\":{\"displayOrder\":5,"
        "\"parentOrgUnitId\":\"u3\"},\"source\":{\"row\":2}}\n"
        "{\"no\":3,\"kind\":\"orgUnit\",\"action\":\"delete\",\"id\":\"u4\",\"base\":3,\"source\":{\"row\":3}}\n");
}

TEST(SheetOperations, RanksAndGroups) {
    SmallTenant tenant;
    tenant.directory.addGroup({"g1", "広報", "G-1", 4});
    const auto ranks = tenant.check("役職名,表示順\n部長,1\n課長,9\n班長,\n班長,\n");
    EXPECT_EQ(fakes::faultsOf(*ranks), "5:役職名 IMPORT_TWICE");
    const auto lines = tenant.operations(*ranks);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(
        json::serialize(lines[0]),
        R"({"no":1,"kind":"position","action":"update","id":"p2","base":2,"value":{"displayOrder":9},"source":{"row":3}})");
    EXPECT_EQ(json::serialize(lines[1].at("value")),
              R"({"positionName":"班長","displayOrder":10,"domainId":10000001})");

    const auto orders = tenant.operations(*tenant.check("役職名,表示順\n班長,0\n課長,-3\n主任,\n部長,-1\n係長,\n"));
    std::vector<std::int64_t> given;
    for (const auto& line : orders)
        given.push_back(line.at("value").at("displayOrder").as_int64());
    EXPECT_EQ(given, (std::vector<std::int64_t>{0, -3, 2, -1, 3})) << "behind what the rows before have left";

    std::vector<Part> parts;
    parts.push_back(fakes::partOf("グループ名,グループマスター,メンバー,参加組織,参加グループ,トーク\n新人,taro,new1;"
                                  "jiro,営業部,広報,はい\n広報,taro,,,,\n無名,,,,,\n",
                                  {}, "グループ"));
    parts.push_back(fakes::partOf("ID,姓\nnew1,佐藤\n", {}, "メンバー"));
    parts[1].mapping.passwords = Passwords::Later;
    const auto groups = tenant.check(std::move(parts));
    EXPECT_EQ(fakes::faultsOf(*groups), "4:グループマスター REQUIRED");
    const auto made = tenant.operations(*groups);
    ASSERT_EQ(made.size(), 3U) << "the member first, and what is put into a group before it";
    EXPECT_EQ(
        json::serialize(made[2]),
        R"({"no":3,"kind":"group","action":"create","id":"new:g1","value":{"groupName":"新人","useMessage":true,"administrators":[{"userId":"m1"}],)"
        R"("members":[{"id":"new:m1","type":"USER"},{"id":"m2","type":"USER"},{"id":"u1","type":"ORGUNIT"},{"id":"g1","type":"GROUP"}],"domainId":10000001},)"
        R"("source":{"row":2,"sheet":"グループ"}})");
    EXPECT_EQ(json::serialize(made[1].at("value")), R"({"groupName":"広報","administrators":[{"userId":"m1"}]})");
    EXPECT_EQ(tenant.faults("グループ名,メンバー\n広報,taro\n"), "2:メンバー IMPORT_GROUP_LISTS");
    EXPECT_EQ(tenant.faults(
                  "グループ名,グループマスター,グループタイプ,外部メールアドレス\n広報,taro,外部,\n社外,taro,外,x\n"),
              "2:グループタイプ GROUP_TYPE_STAYS; 3:グループタイプ UNKNOWN_VALUE; 3:外部メールアドレス MAIL_FORMAT");
    const auto mailed = tenant.operations(
        *tenant.check("グループ名,グループマスター,グループタイプ,メーリングリスト,サブメール,"
                      "メーリングリストに送信できるメンバー\n社外,taro,外部,partners,pa;pb,taro;jiro\n"));
    ASSERT_EQ(mailed.size(), 1U);
    EXPECT_EQ(
        json::serialize(mailed[0].at("value")),
        R"({"groupName":"社外","administrators":[{"userId":"m1"}],"members":[],"groupType":"external","groupEmail":)"
        R"("partners@sakura","useMail":true,"aliasEmails":["pa@sakura","pb@sakura"],)"
        R"("membersAllowedToUseGroupEmailAsRecipient":[{"userId":"m1"},{"userId":"m2"}],"domainId":10000001})");
}

// In whatever order the rows stand: what is put into a group comes first, so that nothing is in itself on the way.
TEST(SheetOperations, GroupsOfTheSheetsStandInEachOther) {
    SmallTenant tenant;
    tenant.directory.addGroup({"g1", "広報", "G-1", 4, GroupKind::Internal, {"g2"}});
    tenant.directory.addGroup({"g2", "広報班", "", 4});
    const std::string head = "グループ名,グループマスター,メンバー,参加組織,参加グループ\n";
    const auto told = [&](const Checker& checker) {
        std::string out = fakes::faultsOf(checker);
        for (const auto& line : tenant.operations(checker)) {
            out += (out.empty() ? "" : "; ") + textOf(line, "action") + " " + textOf(line, "id") + ":";
            const auto& value = line.at("value").as_object();
            if (value.contains("members"))
                for (const auto& member : value.at("members").as_array())
                    if (member.at("type") == "GROUP") out += " " + textOf(member.as_object(), "id");
        }
        return out;
    };
    const auto of = [&](const std::string& rows) { return told(*tenant.check(head + rows)); };
    EXPECT_EQ(of("連合,taro,,,文化部;externalKey:G-1\n文化部,taro,,,合唱部\n合唱部,taro,jiro,,\n広報,taro,,,合唱部\n"),
              "create new:g3:; create new:g2: new:g3; update g1: new:g3; create new:g1: new:g2 g1");
    EXPECT_EQ(of("広報班,taro,,,広報\n広報,taro,jiro,,\n"), "update g1:; update g2: g1") << "they change places";
    EXPECT_EQ(told(*tenant.check("リソース ID,グループ名,グループマスター,メンバー,参加組織,参加グループ\n"
                                 ",連合,taro,,,新広報\ng2,新広報,taro,jiro,,\n")),
              "update g2:; create new:g1: g2")
        << "by the name that it will have";
    EXPECT_EQ(of("連合,taro,,,連合\n"), "2:参加グループ GROUP_LOOP");
    EXPECT_EQ(of("A,taro,,,B\nB,taro,,,C\nC,taro,,,A\nD,taro,,,A\nE,taro,,,無い\n"),
              "2:参加グループ GROUP_LOOP; 3:参加グループ GROUP_LOOP; 4:参加グループ GROUP_LOOP; "
              "5:参加グループ IMPORT_GROUP_FAULTY; 6:参加グループ GROUP_NOT_EXIST");
    EXPECT_EQ(of("広報班,taro,,,広報\n"), "2:参加グループ GROUP_LOOP") << "through one that no row is about";
    EXPECT_EQ(of("A,,,,\nB,taro,,,A\n"), "2:グループマスター REQUIRED; 3:参加グループ IMPORT_GROUP_FAULTY");
    EXPECT_EQ(of("A,taro,,,\nA,taro,,,\n"), "3:グループ名 IMPORT_TWICE; create new:g1:");
    EXPECT_EQ(told(*tenant.check(
                  "グループ名,グループマスター,参加グループ,グループタイプ\n社外,taro,,外部\n中,taro,社外,\n")),
              "3:参加グループ GROUP_EXTERNAL_INSIDE; create new:g1:");

    std::string many = head, deep = head;
    for (int i = 0; i <= 2'000; ++i)
        many += fmt::format("多{},taro,jiro,,\n", i);
    for (int i = 0; i < 20'000; ++i)
        deep += fmt::format("深{},taro,,,深{}\n", i, i + 1);
    EXPECT_EQ(tenant.faults(many), "2002:メンバー MEMBER_GROUPS_LIMIT");
    EXPECT_EQ(tenant.operations(*tenant.check(deep + "深20000,taro,,,\n")).size(), 20'001U);

    // Those of the tenant count too, as they are when the row is carried out.
    std::vector<Group> present;
    for (int i = 0; i < 2'000; ++i) {
        Group& group = present.emplace_back();
        group.id = GroupId(fmt::format("t{}", i));
        group.members = {{GroupMemberKind::User, i > 0 ? "m2" : "m3"}, {GroupMemberKind::OrgUnit, "u1"}};
        tenant.directory.addGroup({group.id.value, fmt::format("在{}", i), "", 4});
    }
    tenant.groups = [&](std::span<const GroupId> ids) -> Result<std::vector<Group>> {
        std::vector<Group> out;
        for (const Group& group : present)
            if (std::ranges::find(ids, group.id) != ids.end()) out.push_back(group);
        return out;
    };
    EXPECT_EQ(tenant.faults(head + "新一,taro,jiro,,\n"), "") << "the 2,000th";
    EXPECT_EQ(tenant.faults(head + "新一,taro,jiro;jiro;saburo,,\n在1,taro,jiro;jiro,,\n新二,taro,saburo;jiro,,\n"),
              "4:メンバー MEMBER_GROUPS_LIMIT");
    EXPECT_EQ(tenant.faults(head + "新一,taro,jiro,,\n在1,taro,saburo,,\n新二,taro,jiro,,\n"), "")
        << "one less between";
    EXPECT_EQ(tenant.faults(head + "新一,taro,jiro,,\n新二,taro,jiro,,\n在1,taro,saburo,,\n"),
              "3:メンバー MEMBER_GROUPS_LIMIT");
    tenant.groups = [](std::span<const GroupId>) -> Result<std::vector<Group>> { return cancelledError(); };
    std::vector<Part> unread;
    unread.push_back(fakes::partOf(head + "新一,taro,jiro,,\n"));
    EXPECT_FALSE(Checker(tenant.directory, std::move(unread), {}, tenant.groups).run());
    tenant.groups = {};

    std::vector<Part> parts;
    parts.push_back(fakes::partOf(head + "外側,taro,,,内側\n", {}, "一"));
    parts.push_back(fakes::partOf(head + "内側,taro,jiro,,\n", {}, "二"));
    EXPECT_EQ(told(*tenant.check(std::move(parts))), "create new:g2:; create new:g1: new:g2") << "over two sheets";
}

TEST(SheetOperations, WhatOnlyFaultyRowsNameIsNotMade) {
    SmallTenant tenant;
    const auto lines = tenant.operations(*tenant.check("ID,姓,組織,職級,入社日\nn1,a,A部>B課,新級,bad\nn2,b,A部,,\n"));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(textOf(lines[0].at("value").as_object(), "orgUnitName"), "A部");
}

TEST(SheetOperations, MadePasswordsAreKnownAfterwards) {
    SmallTenant tenant;
    const auto checker =
        tenant.check("ID,姓,パスワード\nn1,a,\nn2,b,own\n", [](Mapping& m) { m.passwords = Passwords::Made; });
    OperationStream stream(*checker, tenant.source(), [] { return "Made-1"; });
    OperationChunk chunk;
    ASSERT_TRUE(stream.next(chunk));
    EXPECT_EQ(stream.madePassword(0, 1), "Made-1");
    EXPECT_EQ(stream.madePassword(0, 2), "");
    EXPECT_NE(chunk.lines.find("\"password\":\"Made-1\""), std::string::npos);
    EXPECT_NE(chunk.lines.find("\"password\":\"own\""), std::string::npos);
}

// Everything of an April: the counts are those that the sheets were made with, the order is right, and no piece is too
// large.
TEST(SheetOperations, AReorganizationOfFiveThousand) {
    const auto april = fakes::aprilSheets(5'000);
    const auto directory = fakes::directoryOf(april.structure, april.members, 10'000'001, "demo");
    std::vector<Part> parts;
    parts.push_back(fakes::partOf(april.memberCsv, {}, "メンバー"));
    parts.push_back(fakes::partOf(april.orgUnitCsv, {}, "組織"));
    Checker checker(directory, std::move(parts));
    ASSERT_TRUE(checker.run());
    EXPECT_EQ(fakes::faultsOf(checker, 0) + fakes::faultsOf(checker, 1), "");
    std::map<std::string, const Member*> byId;
    for (const Member& member : april.members)
        byId[member.id.value] = &member;
    OperationStream stream(checker, [&](std::span<const UserId> ids) -> Result<std::vector<Member>> {
        EXPECT_LE(ids.size(), 500U);
        std::vector<Member> out;
        for (const UserId& id : ids)
            out.push_back(*byId.at(id.value));
        return out;
    });
    std::map<std::string, std::size_t> counts;
    std::vector<std::string> kinds;
    std::int64_t number = 0;
    OperationChunk chunk;
    for (bool more = true; more;) {
        more = *stream.next(chunk);
        EXPECT_LE(chunk.lines.size(), kChunk);
        EXPECT_EQ(chunk.first, number + 1);
        std::string_view rest = chunk.lines;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            const json::object line = json::parse(rest.substr(0, end)).as_object();
            rest.remove_prefix(end + 1);
            EXPECT_EQ(line.at("no").as_int64(), ++number);
            const std::string what = textOf(line, "kind") + " " + textOf(line, "action");
            ++counts[what];
            if (kinds.empty() || kinds.back() != textOf(line, "kind")) kinds.push_back(textOf(line, "kind"));
            if (textOf(line, "kind") == "member") {
                EXPECT_EQ(checker.part(stream.originOf(number).part).table.line(stream.originOf(number).row),
                          line.at("source").at("row").as_int64());
            }
        }
        EXPECT_EQ(number, chunk.first + chunk.count - 1);
    }
    EXPECT_EQ(kinds, (std::vector<std::string>{"orgUnit", "member", "orgUnit"})) << "closed ones go last";
    EXPECT_EQ(counts["orgUnit create"], april.newUnits);
    EXPECT_EQ(counts["orgUnit move"], april.movedUnits);
    EXPECT_EQ(counts["orgUnit update"], april.renamedUnits);
    EXPECT_EQ(counts["orgUnit delete"], april.closedUnits);
    EXPECT_EQ(counts["member create"], april.joiners);
    EXPECT_EQ(counts["member delete"], april.leavers);
    EXPECT_EQ(counts["member suspend"], april.suspended);
    EXPECT_EQ(counts["member update"], april.changed);
    EXPECT_EQ(stream.unchangedRows(), static_cast<std::int64_t>(april.unchanged + april.structure.orgUnits.size() -
                                                                april.renamedUnits - april.closedUnits));
    EXPECT_EQ(stream.refusedRows(), 0);
}

TEST(SheetOperations, ResultsTellWhatBecameOfEachRow) {
    SmallTenant tenant;
    const auto checker = tenant.check("ID,姓,入社日\nn1,a,\ntaro,鈴木,\njiro,x,\nn2,b,bad\n",
                                      [](Mapping& m) { m.passwords = Passwords::Made; });
    OperationStream stream(*checker, tenant.source(), [] { return "Made-1"; });
    OperationChunk chunk;
    ASSERT_FALSE(*stream.next(chunk));
    const auto path = std::filesystem::temp_directory_path() / fmt::format("sekisho-result-{}.csv", getpid());
    auto writer = createFile(path, FileFormat::Csv, "");
    ASSERT_TRUE(writer);
    ResultOptions options;
    options.sentence = [](const Error& error) { return "<" + error.code + ">"; };
    options.withPasswords = true;
    const ServiceResult service = [](std::size_t, std::size_t row) -> std::optional<RowResult> {
        if (row == 1) return RowResult{"added", std::nullopt, {}};
        if (row == 3)
            return RowResult{"refused", Error(ErrorKind::Conflict, "PRECONDITION_FAILED"), {"userName.lastName"}};
        return std::nullopt;
    };
    ASSERT_TRUE(writeResults(**writer, *checker, 0, &stream, service, options));
    ASSERT_TRUE((*writer)->finish());
    std::ifstream in(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    std::filesystem::remove(path);
    EXPECT_EQ(text, "\xEF\xBB\xBFID,姓,入社日,取り込み結果,取り込みエラー,変更された項目,作成されたパスワード\r\n"
                    "n1,a,,追加,,,Made-1\r\n"
                    "taro,鈴木,,変更なし,,,\r\n"
                    "jiro,x,,拒否,<PRECONDITION_FAILED>,姓,\r\n"
                    "n2,b,bad,誤りあり,入社日: <DATE_FORMAT>,,\r\n");
}

} // namespace

} // namespace test_sheet_operations
