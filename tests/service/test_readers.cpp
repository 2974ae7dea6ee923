// Who reads a room and which rooms somebody reads: the two answers agree with each other and with a slow oracle,
// however groups and organizations are nested.
#include "service/rules/members.h"
#include "service/rules/readers.h"
#include "tests/service/asking_fixture.h"

#include <map>
#include <random>
#include <set>

namespace sekishod::test::test_readers {
namespace {

using sekisho::GroupMemberKind;
using sekisho::sql::Database;

class ReadersTest : public AskingTest {
  protected:
    std::set<std::string> readersOf(const std::string& target, int count = 100) {
        std::set<std::string> out;
        std::string cursor;
        std::int64_t total = -1;
        do {
            const auto response =
                get(target + "?count=" + std::to_string(count) + (cursor.empty() ? "" : "&cursor=" + cursor));
            EXPECT_EQ(response.status, 200) << response.body;
            const auto page = object(response);
            if (cursor.empty()) total = page.at("total").as_int64();
            for (const auto& item : list(page, "readers")) {
                EXPECT_TRUE(out.insert(str(item.as_object(), "userId")).second) << "told twice";
                EXPECT_FALSE(list(item.as_object(), "paths").empty());
            }
            cursor = str(page.at("responseMetaData").as_object(), "nextCursor");
        } while (!cursor.empty());
        EXPECT_EQ(total, static_cast<std::int64_t>(out.size())) << target;
        return out;
    }
    std::map<std::string, boost::json::object> roomsOf(const std::string& member) {
        std::map<std::string, boost::json::object> out;
        std::string cursor;
        do {
            const auto page = object(
                get("/v1.0/admin/users/" + member + "/rooms?count=7" + (cursor.empty() ? "" : "&cursor=" + cursor)));
            for (const auto& item : list(page, "rooms"))
                out.emplace(str(item.as_object(), "id"), item.as_object());
            cursor = str(page.at("responseMetaData").as_object(), "nextCursor");
        } while (!cursor.empty());
        return out;
    }
    std::set<std::string> column(const std::string& sqlText) {
        std::set<std::string> out;
        const auto rows = store->read([&](Database& db) { return db.rows<std::string>(sqlText); });
        EXPECT_TRUE(rows) << sqlText;
        for (const auto& [value] : *rows)
            out.insert(value);
        return out;
    }

    // The oracle: sets of members by plain recursion over the tables.
    std::set<std::string> unitReaders(std::int64_t unit) {
        std::set<std::string> out =
            column("SELECT m.uid FROM member_orgunit mo JOIN member m ON m.id = mo.member_id WHERE mo.use_team = 1 AND "
                   "m.deleted IS NULL AND mo.orgunit_id = " +
                   std::to_string(unit));
        for (const auto& child :
             column("SELECT CAST(id AS TEXT) FROM orgunit WHERE parent_id = " + std::to_string(unit)))
            out.merge(unitReaders(std::stoll(child)));
        return out;
    }
    std::set<std::string> groupReaders(std::int64_t group) {
        const std::string id = std::to_string(group);
        std::set<std::string> out = column(
            "SELECT m.uid FROM member m WHERE m.deleted IS NULL AND (m.id IN (SELECT member_id FROM group_master "
            "WHERE group_id = " +
            id + ") OR m.id IN (SELECT subject FROM group_member WHERE kind = 'USER' AND group_id = " + id + "))");
        for (const auto& unit :
             column("SELECT CAST(subject AS TEXT) FROM group_member WHERE kind = 'ORGUNIT' AND group_id = " + id))
            out.merge(unitReaders(std::stoll(unit)));
        for (const auto& inner :
             column("SELECT CAST(subject AS TEXT) FROM group_member WHERE kind = 'GROUP' AND group_id = " + id))
            out.merge(groupReaders(std::stoll(inner)));
        return out;
    }
    std::int64_t rowOf(const char* table, const std::string& uid) {
        return number(std::string("SELECT id FROM ") + table + " WHERE uid = '" + uid + "'");
    }
};

TEST_F(ReadersTest, NestedHoweverTheyAre) {
    std::mt19937 random(17);
    const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
    script("UPDATE member_orgunit SET use_team = 0 WHERE member_id % 7 = 0");
    std::vector<std::string> groups;
    for (int i = 0; i < 25; ++i) {
        std::set<std::string> entries;
        for (int n = below(4); n > 0; --n)
            entries.insert(userEntry(person(below(60))));
        for (int n = below(2); n > 0; --n)
            entries.insert(R"({"id":")" + unit(below(7)) + R"(","type":"ORGUNIT"})");
        for (int n = groups.empty() ? 0 : below(4); n > 0; --n)
            entries.insert(R"({"id":")" + groups[static_cast<std::size_t>(below(static_cast<int>(groups.size())))] +
                           R"(","type":"GROUP"})");
        std::string all;
        for (const auto& entry : entries)
            all += (all.empty() ? "" : ",") + entry;
        groups.push_back(
            addGroup(fmt::format("Random {}", i), person(below(60)), all, i % 5 == 0 ? "" : R"(,"useMessage":true)"));
    }
    std::map<std::string, std::set<std::string>> byRoom;
    for (const std::string& group : groups) {
        byRoom[group] = readersOf("/v1.0/admin/groups/" + group + "/readers", 1 + below(40));
        EXPECT_EQ(byRoom[group], groupReaders(rowOf("grp", group)));
    }
    const auto units = column("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain));
    for (const std::string& one : units) {
        byRoom[one] = readersOf("/v1.0/admin/orgunits/" + one + "/readers", 1 + below(40));
        EXPECT_EQ(byRoom[one], unitReaders(rowOf("orgunit", one)));
    }
    // Both directions say the same, and only rooms with talk are rooms.
    for (int i = 0; i < 40; ++i) {
        const std::string member = person(i);
        const auto rooms = roomsOf(member);
        for (const auto& [room, readers] : byRoom) {
            const bool isUnit = units.contains(room);
            const bool talk = number(std::string("SELECT coalesce(json_extract(doc, '$.useMessage'), 0) FROM ") +
                                     (isUnit ? "orgunit" : "grp") + " WHERE uid = '" + room + "'") == 1;
            EXPECT_EQ(rooms.contains(room), talk && readers.contains(member)) << room << " " << member;
        }
    }
}

TEST_F(ReadersTest, TheWayIsTold) {
    const auto made = object(
        post("/v1.0/orgunits",
             fmt::format(R"({{"domainId":{},"orgUnitName":"本部","displayOrder":1,"useMessage":true}})", domain)));
    const std::string top = str(made, "orgUnitId");
    const std::string sub =
        str(object(post("/v1.0/orgunits",
                        fmt::format(R"({{"domainId":{},"orgUnitName":"一課","displayOrder":1,"parentOrgUnitId":"{}"}})",
                                    domain, top))),
            "orgUnitId");
    const std::string who = person(0);
    ASSERT_EQ(patch("/v1.0/users/" + who,
                    fmt::format(R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}",)"
                                R"("primary":true}}]}}]}})",
                                domain, sub))
                  .status,
              200);
    const std::string inner = addGroup("Inner", person(1), R"({"id":")" + top + R"(","type":"ORGUNIT"})");
    const std::string outer = addGroup("Outer", person(1), R"({"id":")" + inner + R"(","type":"GROUP"})");
    const auto readers = object(get("/v1.0/admin/groups/" + outer + "/readers"));
    EXPECT_EQ(readers.at("total").as_int64(), 2);
    EXPECT_TRUE(readers.at("talk").as_bool());
    bool seen = false;
    for (const auto& item : list(readers, "readers")) {
        if (str(item.as_object(), "userId") != who) continue;
        seen = true;
        const auto steps = list(list(item.as_object(), "paths")[0].as_object(), "steps");
        ASSERT_EQ(steps.size(), 3U);
        EXPECT_EQ(str(steps[0].as_object(), "name"), "Inner");
        EXPECT_EQ(str(steps[1].as_object(), "name"), "本部");
        EXPECT_EQ(str(steps[2].as_object(), "name"), "一課");
        EXPECT_EQ(str(steps[2].as_object(), "type"), "ORGUNIT");
    }
    EXPECT_TRUE(seen);
    const auto rooms = roomsOf(who);
    ASSERT_TRUE(rooms.contains(outer));
    EXPECT_EQ(rooms.at(outer).at("path").at("steps").as_array().size(), 3U);
    EXPECT_TRUE(rooms.contains(top)) << "the room above contains those below";
    EXPECT_FALSE(rooms.contains(sub)) << "it uses no talk";
}

TEST_F(ReadersTest, GroupsAreNamedOnlyToThoseWhoMaySeeThem) {
    addGroup("Secret", person(0), userEntry(person(0)));
    const auto viewer = signInAs("viewer1@sakura");
    const auto seen = TenantTest::get(viewer, "/v1.0/admin/users/" + person(0) + "/rooms");
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.body.find("Secret"), std::string::npos);
    EXPECT_EQ(seen.body.find("GROUP\""), std::string::npos);
    const auto check = TenantTest::get(viewer, "/v1.0/admin/users/" + person(0) + "/leaver-check");
    EXPECT_EQ(check.body.find("Secret"), std::string::npos);
    EXPECT_GE(object(check).at("handOver").at("groupCount").as_int64(), 1);
}

} // namespace
} // namespace sekishod::test::test_readers
