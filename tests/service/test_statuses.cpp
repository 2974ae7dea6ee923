// Profile statuses, restrictions of the organization chart, ranks as a whole, leavers and dormant members.
#include "models/domain/member_order.h"
#include "tests/service/asking_fixture.h"

#include <chrono>

namespace sekishod::test::test_statuses {
namespace {

using sekisho::sql::Database;

constexpr std::string_view statuses = "/v1.0/directory/profile-statuses";

class StatusTest : public AskingTest {
  protected:
    std::string body(const std::string& name, int order = 9) {
        return fmt::format(R"({{"domainId":{},"iconType":"TEA_TIME","profileStatusName":"{}","displayOrder":{}}})",
                           domain, name, order);
    }
    std::string at(std::chrono::minutes later) { return sekisho::formatUtc(clock.now() + later).substr(0, 19) + "Z"; }
};

TEST_F(StatusTest, TheFourOfTheProductCanOnlyBeArranged) {
    const auto all = list(object(get(statuses)), "profileStatuses");
    ASSERT_EQ(all.size(), 4U);
    const std::string busy = std::string(statuses) + "/BUSY";
    const auto changed = patch(busy, R"({"displayOrder":20,"enableSettingByUser":false,"profileStatusName":"X"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(str(object(changed), "profileStatusName"), "取り込み中");
    EXPECT_EQ(list(object(get(statuses)), "profileStatuses").at(3).at("profileStatusId"), "BUSY");
    EXPECT_EQ(refusal(remove(busy)), "403 PROFILE_STATUS_BUILT_IN");
    EXPECT_EQ(refusal(get(std::string(statuses) + "/CUSTOM01")), "404 PROFILE_STATUS_NOT_EXIST");
}

TEST_F(StatusTest, OwnOnesUpToTenInAll) {
    for (int i = 1; i <= 6; ++i)
        EXPECT_EQ(str(object(post(statuses, body(fmt::format("S{}", i)))), "profileStatusId"),
                  fmt::format("CUSTOM0{}", i));
    EXPECT_EQ(refusal(post(statuses, body("S7"))), "403 LIMIT_EXCEEDED");
    EXPECT_EQ(remove(std::string(statuses) + "/CUSTOM02").status, 204);
    EXPECT_EQ(str(object(post(statuses, body("S8"))), "profileStatusId"), "CUSTOM02") << "the lowest that is free";
    EXPECT_EQ(refusal(post(statuses, R"({"domainId":1,"iconType":"X"})")), "404 DOMAIN_NOT_EXIST domainId");
    EXPECT_EQ(post(std::string(statuses) + "/disable").status, 204);
    EXPECT_EQ(refusal(get(statuses)), "403 PROFILE_STATUS_NOT_ENABLED");
    EXPECT_EQ(post(std::string(statuses) + "/enable").status, 204);
    EXPECT_EQ(list(object(get(statuses)), "profileStatuses").size(), 10U) << "they have stayed";
}

TEST_F(StatusTest, AMemberShowsOneAndHasOneReserved) {
    const std::string shown = "/v1.0/users/" + person(0) + "/user-profile-statuses";
    const auto made = post(shown, R"({"profileStatusId":"BUSY","statusMessage":"会議","autoReplyMail":{"internal":)"
                                  R"({"content":"後ほど","sentDirectlyToMe":true}}})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(str(object(made), "scheduleType"), "PRESENT");
    EXPECT_EQ(str(object(made), "profileStatusName"), "取り込み中");
    EXPECT_EQ(object(made).at("autoReplyMail").at("internal").at("content"), "後ほど");
    EXPECT_EQ(refusal(post(shown, R"({"profileStatusId":"AWAY"})")), "409 USER_PROFILE_STATUS_ALREADY_EXIST");
    const std::string later = fmt::format(R"({{"profileStatusId":"AWAY","startTime":"{}","endTime":"{}"}})",
                                          at(std::chrono::minutes(60)), at(std::chrono::minutes(120)));
    const auto reserved = post(shown, later);
    ASSERT_EQ(reserved.status, 201) << reserved.body;
    EXPECT_EQ(str(object(reserved), "scheduleType"), "RESERVED");
    EXPECT_EQ(refusal(post(shown, later)), "409 USER_PROFILE_STATUS_ALREADY_EXIST");
    EXPECT_EQ(refusal(post(shown, R"({"profileStatusId":"NONE"})")), "404 PROFILE_STATUS_NOT_EXIST profileStatusId");
    EXPECT_EQ(refusal(post(shown, R"({"profileStatusId":"BUSY","startTime":"2030-01-01T00:00:00Z"})")),
              "400 MISSING_PARAMETER endTime");
    EXPECT_EQ(refusal(post(
                  shown, fmt::format(R"({{"profileStatusId":"BUSY","endTime":"{}"}})", at(std::chrono::minutes(-1))))),
              "400 DATE_ORDER endTime");
    EXPECT_EQ(list(object(get(shown)), "userProfileStatuses").size(), 2U);
    const std::string one = shown + "/" + str(object(made), "userProfileStatusId");
    EXPECT_EQ(str(object(patch(one, R"({"statusMessage":null})")), "profileStatusId"), "BUSY");
    EXPECT_EQ(remove(one).status, 204);
    EXPECT_EQ(refusal(get(one)), "404 USER_PROFILE_STATUS_NOT_EXIST");
    clock.advance(std::chrono::minutes(121));
    admin = signInAs("admin@sakura");
    EXPECT_TRUE(list(object(get(shown)), "userProfileStatuses").empty()) << "it has ended";
}

TEST_F(StatusTest, HimselfWhereThatIsAllowed) {
    ASSERT_EQ(patch(std::string(statuses) + "/ABSENCE", R"({"enableSettingByUser":false})").status, 200);
    const auto self = signIn(person(0), {"user"});
    const std::string shown = "/v1.0/users/me/user-profile-statuses";
    EXPECT_EQ(refusal(ask(self.access, Method::Post, shown, R"({"profileStatusId":"ABSENCE"})")),
              "403 ACCESS_DENIED profileStatusId");
    EXPECT_EQ(ask(self.access, Method::Post, shown, R"({"profileStatusId":"BUSY"})").status, 201);
    EXPECT_EQ(ask(self.access, Method::Post, "/v1.0/users/" + person(1) + "/user-profile-statuses",
                  R"({"profileStatusId":"BUSY"})")
                  .status,
              403);
    ASSERT_EQ(post("/v1.0/users/" + person(0) + "/suspend").status, 204);
    EXPECT_EQ(number("SELECT count(*) FROM member_status"), 0) << "a suspended member shows nothing";
}

// --- restrictions ---

TEST_F(StatusTest, TheNearestRestrictionCounts) {
    const std::string who = person(0);
    const auto member = object(get("/v1.0/users/" + who));
    const std::string type = str(member, "userTypeId");
    std::string primary;
    for (const auto& of : member.at("organizations").at(0).at("orgUnits").as_array())
        if (of.at("primary").as_bool()) primary = std::string(of.at("orgUnitId").as_string());
    const std::string effective = "/v1.0/admin/users/" + who + "/orgunit-access-restrict";
    EXPECT_TRUE(object(get(effective)).at("restriction").is_null());
    const auto source = [&] { return str(object(get(effective)).at("source").as_object(), "kind"); };
    const std::string ofUnit = "/v1.0/orgunits/" + primary + "/orgunit-access-restrict";
    const std::string ofType = "/v1.0/directory/user-types/" + type + "/orgunit-access-restrict";
    const std::string ofMember = "/v1.0/users/" + who + "/orgunit-access-restrict";
    EXPECT_EQ(refusal(get(ofUnit)), "404 CHART_RESTRICTION_NOT_EXIST");
    EXPECT_EQ(refusal(put(ofUnit, R"({"accessRestrictType":"ONLY_ME"})")), "404 CHART_RESTRICTION_NOT_EXIST");
    ASSERT_EQ(post(ofUnit, R"({"accessRestrictType":"ONLY_MY_ORGUNIT"})").status, 201);
    EXPECT_EQ(source(), "orgUnit");
    EXPECT_EQ(refusal(post(ofUnit, R"({"accessRestrictType":"ONLY_ME"})")), "409 CHART_RESTRICTION_ALREADY_EXIST");
    const std::string extra =
        str(object(post("/v1.0/orgunits",
                        fmt::format(R"({{"domainId":{},"orgUnitName":"臨時","displayOrder":1}})", domain))),
            "orgUnitId");
    const auto named = post(ofType, R"({"accessRestrictType":"ONLY_MY_AND_SPECIFIED_ORGUNIT","specifiedOrgUnits":)"
                                    R"([{"orgUnitId":")" +
                                        extra + R"(","includeSubOrgUnits":true},{"orgUnitId":")" + unit(0) + R"("}]})");
    ASSERT_EQ(named.status, 201) << named.body;
    EXPECT_EQ(list(object(named), "specifiedOrgUnits").size(), 2U);
    EXPECT_EQ(source(), "userType");
    ASSERT_EQ(post(ofMember, R"({"accessRestrictType":"ONLY_ME"})").status, 201);
    EXPECT_EQ(source(), "member");
    EXPECT_EQ(remove(ofMember).status, 204);
    EXPECT_EQ(source(), "userType");
    ASSERT_EQ(remove("/v1.0/orgunits/" + extra).status, 204);
    EXPECT_EQ(list(object(get(ofType)), "specifiedOrgUnits").size(), 1U) << "what is gone is left out";
    EXPECT_EQ(refusal(post(ofMember, R"({"accessRestrictType":"SOME"})")), "400 UNKNOWN_VALUE accessRestrictType");
    EXPECT_EQ(refusal(post(ofMember, R"({"accessRestrictType":"ONLY_MY_AND_SPECIFIED_ORGUNIT","specifiedOrgUnits":)"
                                     R"([{"orgUnitId":"none"}]})")),
              "404 ORGUNIT_NOT_EXIST specifiedOrgUnits.orgUnitId");
    EXPECT_EQ(post("/v1.0/directory/user-types/disable").status, 204);
    EXPECT_EQ(source(), "orgUnit") << "the type is gone, and its restriction counts for nobody";
    EXPECT_EQ(number("SELECT count(*) FROM chart_restriction"), 2) << "an undo would bring the type back with it";
}

// --- ranks as a whole ---

TEST_F(StatusTest, TheImpactOfTurningRanksOffIsTold) {
    for (const char* kind : {"levels", "positions", "user-types"}) {
        const auto impact = object(get(std::string("/v1.0/admin/directory/") + kind + "/impact"));
        EXPECT_TRUE(impact.at("enabled").as_bool());
        EXPECT_GT(impact.at("entries").as_int64(), 3);
        EXPECT_GT(impact.at("members").as_int64(), 5);
        EXPECT_GE(impact.at("assignments").as_int64(), impact.at("members").as_int64());
        const auto version = number("SELECT sum(version) FROM member WHERE domain_id = " + std::to_string(domain));
        ASSERT_EQ(post(std::string("/v1.0/directory/") + kind + "/disable").status, 204);
        EXPECT_EQ(number("SELECT sum(version) FROM member WHERE domain_id = " + std::to_string(domain)) - version,
                  impact.at("members").as_int64())
            << kind << ": as many as were told";
    }
}

TEST_F(StatusTest, TheOrderIsSetInOneGo) {
    const auto levels = list(object(get("/v1.0/directory/levels")), "levels");
    std::string ids, first;
    for (auto at = levels.rbegin(); at != levels.rend(); ++at)
        ids += (ids.empty() ? "\"" : ",\"") + str(at->as_object(), "levelId") + "\"";
    first = str(levels.at(0).as_object(), "levelId");
    const std::string order = "/v1.0/admin/directory/levels/order";
    EXPECT_EQ(put(order, R"({"ids":[)" + ids + "]}").status, 204);
    const auto turned = list(object(get("/v1.0/directory/levels")), "levels");
    EXPECT_EQ(str(turned.at(levels.size() - 1).as_object(), "levelId"), first);
    EXPECT_EQ(refusal(put(order, R"({"ids":[")" + first + R"("]})")), "400 RANK_ORDER ids");
    EXPECT_EQ(refusal(put(order, R"({"ids":[)" + ids + ",\"" + first + R"("]})")), "400 RANK_ORDER ids");
    EXPECT_EQ(refusal(put(order, R"({"ids":["none"]})")), "404 LEVEL_NOT_EXIST");
}

TEST_F(StatusTest, MembersOfAnOrganizationStandInTheirOrder) {
    const std::string full = text("SELECT o.uid FROM orgunit o JOIN member_orgunit mo ON mo.orgunit_id = o.id WHERE "
                                  "o.domain_id = " +
                                  std::to_string(domain) + " GROUP BY o.id ORDER BY count(*) DESC LIMIT 1");
    const std::string path = "/v1.0/orgunits/" + full + "/members";
    std::vector<std::string> seen;
    std::string cursor;
    do {
        const auto page = object(get(path + "?orderBy=RANK&count=4" + (cursor.empty() ? "" : "&cursor=" + cursor)));
        for (const auto& item : list(page, "members"))
            seen.push_back(str(item.as_object(), "userId"));
        cursor = str(page.at("responseMetaData").as_object(), "nextCursor");
    } while (!cursor.empty());
    EXPECT_EQ(seen.size(), list(object(get(path)), "members").size());
    std::optional<sekisho::MemberPlace> last;
    for (const std::string& uid : seen) {
        const std::string of = "FROM member m JOIN member_orgunit mo ON mo.member_id = m.id JOIN orgunit o ON o.id = "
                               "mo.orgunit_id LEFT JOIN rank p ON p.id = mo.position_id LEFT JOIN member_rank mr ON "
                               "mr.member_id = m.id LEFT JOIN rank l ON l.id = mr.rank_id AND l.kind = 'level' WHERE "
                               "m.uid = '" +
                               uid + "' AND o.uid = '" + full + "' ORDER BY l.id IS NULL LIMIT 1";
        const auto place = [&](const std::string& column) {
            return number("SELECT coalesce(" + column + ", 999999) " + of);
        };
        sekisho::MemberPlace now;
        now.executive = place("json_extract(l.doc, '$.executive')") == 1;
        now.head = place("mo.is_manager") == 1;
        now.position = static_cast<std::int32_t>(place("p.display_order"));
        now.level = static_cast<std::int32_t>(place("l.display_order"));
        now.sortKey = text("SELECT sort_key FROM member WHERE uid = '" + uid + "'");
        now.row = place("m.id");
        EXPECT_TRUE(!last || *last < now);
        last = now;
    }
    EXPECT_GT(seen.size(), 5U);
    EXPECT_EQ(refusal(get(path + "?orderBy=SHOE_SIZE")), "400 INVALID_PARAMETER orderBy");
}

// --- leavers and dormant members ---

TEST_F(StatusTest, WhatMustBeHandedOverIsNamed) {
    const std::string who = person(0);
    const std::string check = "/v1.0/admin/users/" + who + "/leaver-check";
    addGroup("Alone", who, userEntry(person(1)));
    const std::string shared = addGroup("Shared", who, userEntry(person(1)));
    ASSERT_EQ(post("/v1.0/groups/" + shared + "/administrators", R"({"userId":")" + person(1) + R"("})").status, 201);
    const std::string headed =
        str(object(post("/v1.0/orgunits",
                        fmt::format(R"({{"domainId":{},"orgUnitName":"本部","displayOrder":1}})", domain))),
            "orgUnitId");
    ASSERT_EQ(patch("/v1.0/users/" + who,
                    fmt::format(R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}",)"
                                R"("primary":true,"isManager":true}}]}}]}})",
                                domain, headed))
                  .status,
              200);
    ASSERT_EQ(patch("/v1.0/users/" + person(1),
                    R"({"relations":[{"relationUserId":")" + who + R"(","relationName":"上司"}]})")
                  .status,
              200);
    const auto before = object(get(check));
    EXPECT_FALSE(before.at("ready").as_bool());
    const auto handOver = before.at("handOver").as_object();
    EXPECT_EQ(str(list(handOver, "orgUnits").at(0).as_object(), "name"), "本部");
    ASSERT_EQ(list(handOver, "groups").size(), 1U);
    EXPECT_EQ(str(list(handOver, "groups").at(0).as_object(), "name"), "Alone");
    EXPECT_EQ(before.at("deleted").at("namedAsRelated").as_int64(), 1);
    const auto role = object(get("/v1.0/admin/users/" + uidOf("deputy1@sakura") + "/leaver-check"));
    EXPECT_EQ(list(role, "rolesToTakeAway").size(), 1U);
    EXPECT_TRUE(object(get("/v1.0/admin/users/" + uidOf("admin@sakura") + "/leaver-check"))
                    .at("highestAdministrator")
                    .as_bool());
    EXPECT_GT(
        list(object(get("/v1.0/admin/users/" +
                        text("SELECT member_uid FROM device WHERE domain_id = " + std::to_string(domain) + " LIMIT 1") +
                        "/leaver-check")),
             "devices")
            .size(),
        0U);
}

TEST_F(StatusTest, DormantMembersComePageByPage) {
    const auto since = clock.now() - std::chrono::hours(24 * 20);
    const std::string query = "/v1.0/admin/dormant?notSeenSince=" + sekisho::formatUtc(since).substr(0, 19) + "Z";
    std::int64_t seen = 0, signedIn = 0;
    std::string cursor;
    script("DELETE FROM sign_in"); // they are kept for 90 days; when somebody came last is known for longer
    do {
        const auto page = object(get(query + "&count=7" + (cursor.empty() ? "" : "&cursor=" + cursor)));
        for (const auto& item : list(page, "members")) {
            ++seen;
            const auto last = item.at("lastAccess");
            EXPECT_TRUE(last.is_null() || *sekisho::parseInstant(last.as_string()) < since);
            const auto signIn = item.at("lastSignIn");
            EXPECT_EQ(signIn.is_null(), last.is_null());
            if (signIn.is_null()) continue;
            ++signedIn;
            EXPECT_LE(*sekisho::parseInstant(signIn.as_string()), *sekisho::parseInstant(last.as_string()));
        }
        cursor = str(page.at("responseMetaData").as_object(), "nextCursor");
    } while (!cursor.empty());
    EXPECT_EQ(seen,
              number("SELECT count(*) FROM member WHERE deleted IS NULL AND domain_id = " + std::to_string(domain) +
                     " AND coalesce(last_access, created) < " + std::to_string(sekisho::toMillis(since))));
    EXPECT_GT(seen, 7);
    EXPECT_GT(signedIn, 3);
    EXPECT_EQ(refusal(get("/v1.0/admin/dormant")), "400 MISSING_PARAMETER notSeenSince");
    EXPECT_EQ(refusal(get("/v1.0/admin/dormant?notSeenSince=yesterday")), "400 INVALID_PARAMETER notSeenSince");
    const auto branch = signInAs("branch1@sakura");
    const auto part = object(TenantTest::get(branch, query + "&count=100"));
    EXPECT_LT(static_cast<std::int64_t>(list(part, "members").size()), seen) << "only his branch";
}

} // namespace
} // namespace sekishod::test::test_statuses
