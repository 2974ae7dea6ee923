// Why and who (★R5), through the gates.
#include "tests/service/directory_fixture.h"
#include "tests/service/slow_world.h"

#include <random>

namespace sekishod::test::test_explanations {
namespace {

class ExplanationTest : public DirectoryTest {
  protected:
    ExplanationTest() {
        admin = signIn(uidOf("admin@sakura"), {"admin", "directory"});
        tokyo = makeUnit("東京支社");
        sales = makeUnit("東京営業課", tokyo);
        osaka = makeUnit("大阪支社");
        script(
            fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES"
                        "('branch', {0}, '', '支社の人事', '[{{\"menu\":\"members.members\",\"access\":\"operate\"}},"
                        "{{\"menu\":\"security.explain\",\"access\":\"operate\"}}]', 1), "
                        "('reader', {0}, '', '閲覧', '[{{\"menu\":\"members\",\"access\":\"view\"}}]', 1)",
                        domain));
        deputyId = makeUser("tokyo1", {tokyo});
        hold(deputyId, "branch", {tokyo});
        deputy = signIn(deputyId, {"admin", "directory"});
        inTokyo = makeUser("worker1", {sales});
        inOsaka = makeUser("worker2", {osaka});
    }

    void hold(const std::string& user, const std::string& role, const std::vector<std::string>& units = {},
              bool below = true, const std::string& expires = "NULL") {
        json::object scope;
        if (!units.empty()) {
            scope["orgUnits"] = json::array(units.begin(), units.end());
            scope["includeSubOrgUnits"] = below;
        }
        script(fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires) VALUES('{}', "
                           "'{}', {}, '{}', {})",
                           role, user, domain, json::serialize(scope), expires));
    }
    Response why(const SignedIn& who, const std::string& menu, const std::string& access, const std::string& kind,
                 const std::string& id = {}, const std::string& about = {}, const std::string& language = "en") {
        json::object body{{"menu", menu}, {"access", access}, {"object", {{"kind", kind}}}};
        if (!id.empty()) body["object"].as_object()["id"] = id;
        if (!about.empty()) body["userId"] = about;
        return ask(who.access, Method::Post, "/v1.0/admin/explanations/right", json::serialize(body),
                   {{"Accept-Language", language}});
    }
    Response holders(const SignedIn& who, const std::string& menu, const std::string& access, const std::string& kind,
                     const std::string& id, const std::string& more = {}) {
        json::object body{{"menu", menu}, {"access", access}, {"object", {{"kind", kind}}}};
        if (!id.empty()) body["object"].as_object()["id"] = id;
        return ask(who.access, Method::Post, "/v1.0/admin/explanations/holders" + more, json::serialize(body));
    }
    static std::string summary(const Response& response) {
        std::string out;
        const auto answer = object(response);
        for (const auto& link : answer.at("summary").as_array())
            out += (out.empty() ? "" : " ") + std::string(link.at("sentence").as_string());
        return out;
    }
    static bool allowed(const Response& response) { return object(response).at("allowed").as_bool(); }
    std::string nameOf(const std::string& uid) {
        const auto user = read("/v1.0/users/" + uid);
        const auto& name = user.at("userName").as_object();
        const std::string first = str(name, "firstName");
        return str(name, "lastName") + (first.empty() ? "" : " " + first);
    }
    SlowWorld world() {
        auto read = store->read(
            [&](sekisho::sql::Database& db) -> sekisho::Result<SlowWorld> { return SlowWorld::read(db, domain); });
        EXPECT_TRUE(read);
        return std::move(*read);
    }

    SignedIn admin, deputy;
    std::string tokyo, sales, osaka, deputyId, inTokyo, inOsaka;
};

TEST_F(ExplanationTest, ADeputyIsToldInOneSentenceWhatHeLacksAndWhoCouldGrantIt) {
    const auto response = why(deputy, "members.orgUnits", "operate", "orgUnit", sales);
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_FALSE(allowed(response));
    const std::string highest = nameOf(uidOf("admin@sakura"));
    EXPECT_EQ(summary(response), "You lack Organizations (operate) for 東京営業課. The highest administrator " +
                                     highest + " could grant it.");
    EXPECT_EQ(summary(why(deputy, "members.orgUnits", "operate", "orgUnit", sales, {}, "ja")),
              "東京営業課 に対する「組織」（操作）の権限がありません。 この権限を付与できるのは最高管理者の " +
                  highest + " です。");
    const auto answer = object(response);
    ASSERT_EQ(answer.at("grantors").as_array().size(), 1U);
    EXPECT_EQ(str(answer.at("grantors").at(0).as_object(), "userId"), "") << "he lies outside: a name and no more";
    ASSERT_EQ(answer.at("paths").as_array().size(), 1U);
    EXPECT_EQ(str(answer.at("paths").at(0).as_object(), "roleName"), "支社の人事");
}

TEST_F(ExplanationTest, WhatHeMayDoIsToldWithTheRoleThatGivesItAndTheSmallestRemoval) {
    const auto response = why(deputy, "members.members", "operate", "member", inTokyo);
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_TRUE(allowed(response));
    EXPECT_TRUE(summary(response).starts_with("You hold Members (operate) for 伊藤 健 through the role 支社の人事."))
        << summary(response);
    const auto removal = object(response).at("removal").as_array();
    ASSERT_EQ(removal.size(), 1U);
    EXPECT_EQ(str(removal[0].as_object(), "kind"), "lowerGrant") << "nobody else holds the role";
    EXPECT_EQ(str(removal[0].as_object(), "menu"), "members.members");
    hold(inOsaka, "branch", {osaka});
    const auto again = object(why(deputy, "members.members", "operate", "member", inTokyo)).at("removal").as_array();
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(str(again[0].as_object(), "kind"), "takeRole") << "somebody else would feel the lowered grant";
}

TEST_F(ExplanationTest, OutsideDoesNotExistAndForbiddenNamesTheRight) {
    expectError(why(deputy, "members.members", "view", "member", inOsaka), 404, "USER_NOT_EXIST");
    expectError(why(deputy, "members.members", "view", "orgUnit", osaka), 404, "ORGUNIT_NOT_EXIST");
    expectError(why(deputy, "members.members", "view", "member", inTokyo, inOsaka), 404, "USER_NOT_EXIST");
    expectError(why(deputy, "members.members", "view", "member", inTokyo, uidOf("deputy1@ume")), 404, "USER_NOT_EXIST");
    const auto worker = signIn(inTokyo, {"admin", "directory"});
    const auto refused = why(worker, "members.members", "view", "tenant");
    expectError(refused, 403, "FORBIDDEN");
    EXPECT_EQ(headerOf(refused, "X-Error-Params"), "menu=security.explain&access=view");
    hold(inTokyo, "reader", {tokyo});
    const auto reader = signIn(inTokyo, {"admin", "directory"});
    EXPECT_EQ(why(reader, "members.members", "view", "member", inTokyo).status, 200) << "about himself";
    const auto others = why(reader, "members.members", "view", "tenant", {}, deputyId);
    expectError(others, 403, "FORBIDDEN");
    EXPECT_EQ(headerOf(others, "X-Error-Params"), "menu=security.explain&access=operate");
}

TEST_F(ExplanationTest, EveryRoleHasItsChainAlsoWhatEndedAndWhatMayBeActivated) {
    hold(deputyId, "reader", {}, true, std::to_string(sekisho::toMillis(clock.now()) - 1));
    script(fmt::format("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, scope, max_minutes, "
                       "needs_approval) VALUES('operator:{0}', '{1}', {0}, '{{}}', 45, 0)",
                       domain, deputyId));
    const auto response = why(deputy, "members.orgUnits", "operate", "orgUnit", sales);
    const auto paths = object(response).at("paths").as_array();
    ASSERT_EQ(paths.size(), 3U) << response.body;
    std::map<std::string, std::string> codes;
    for (const auto& path : paths) {
        EXPECT_FALSE(path.at("holds").as_bool());
        std::string& all = codes[std::string(path.at("roleId").as_string())];
        for (const auto& link : path.at("links").as_array())
            all += std::string(link.at("code").as_string()) + " ";
    }
    EXPECT_EQ(codes["branch"], "role.assigned menu.lacks scope.within ");
    EXPECT_EQ(codes["reader"], "role.assigned expiry.past menu.viewOnly scope.whole ");
    EXPECT_EQ(codes[fmt::format("operator:{}", domain)], "role.eligible menu.grantsAbove scope.whole ");
    EXPECT_EQ(summary(response),
              "You lack Organizations (operate) for 東京営業課. You can activate the role Operator for "
              "up to 45 minutes.");
}

TEST_F(ExplanationTest, ASecondPersonAndTheLimitsOfATakeOverAreTold) {
    script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'approvals', "
                       "'{{\"memberDelete\":\"second\"}}', 1)",
                       domain));
    hold(inTokyo, fmt::format("operator:{}", domain), {tokyo});
    const auto limited = summary(why(deputy, "members.members", "operate", "member", inTokyo));
    EXPECT_NE(limited.find("A second person must agree before this is done: Delete members."), std::string::npos)
        << limited;
    EXPECT_NE(limited.find("holds rights that you do not hold in the whole tenant"), std::string::npos) << limited;
    const auto viewing = summary(why(deputy, "members.members", "view", "member", inTokyo));
    EXPECT_EQ(viewing.find("second person"), std::string::npos) << "looking needs nobody";
    const auto operators = signIn(uidOf("operator1@sakura"), {"admin", "directory"});
    const auto highest = summary(why(operators, "members.members", "operate", "member", uidOf("admin@sakura")));
    EXPECT_NE(highest.find("is the highest administrator: nobody else may change"), std::string::npos) << highest;
}

TEST_F(ExplanationTest, AMenuThatNoGivenRoleHasIsTheHighestAdministrators) {
    const auto response = why(deputy, "basic.close", "operate", "tenant");
    EXPECT_EQ(summary(response), "You lack Closing the tenant (operate) for the whole tenant. Only the highest "
                                 "administrator " +
                                     nameOf(uidOf("admin@sakura")) +
                                     " may do this; no role that can be given includes it.");
    const auto ofHighest = object(why(admin, "basic.close", "operate", "tenant"));
    EXPECT_TRUE(ofHighest.at("allowed").as_bool());
    EXPECT_TRUE(ofHighest.at("removal").as_array().empty()) << "the role is only handed over";
}

TEST_F(ExplanationTest, ASuspendedAdministratorMayDoNothing) {
    script("UPDATE member SET suspended = 1 WHERE uid = '" + deputyId + "'");
    const auto response = why(admin, "members.members", "operate", "member", inTokyo, deputyId);
    EXPECT_FALSE(allowed(response));
    EXPECT_EQ(summary(response), "伊藤 健 is suspended and cannot sign in.");
    EXPECT_TRUE(object(response).at("removal").as_array().empty());
}

TEST_F(ExplanationTest, WhoCanDoThisToThatNamesWhoeverIsSeenAndCountsTheRest) {
    const auto all = object(holders(admin, "members.members", "operate", "member", inTokyo));
    std::set<std::string> ids;
    for (const auto& one : all.at("holders").as_array())
        ids.insert(std::string(one.at("userId").as_string()));
    EXPECT_TRUE(ids.contains(deputyId) && ids.contains(uidOf("admin@sakura")) && ids.contains(uidOf("deputy1@sakura")));
    EXPECT_FALSE(ids.contains(inTokyo));
    EXPECT_EQ(all.at("outside").as_int64(), 0);
    EXPECT_EQ(all.at("total").as_int64(), static_cast<std::int64_t>(ids.size()));
    const auto seen = object(holders(deputy, "members.members", "operate", "member", inTokyo));
    ASSERT_EQ(seen.at("holders").as_array().size(), 1U);
    EXPECT_EQ(str(seen.at("holders").at(0).as_object(), "userId"), deputyId);
    EXPECT_EQ(seen.at("outside").as_int64(), static_cast<std::int64_t>(ids.size()) - 1);
    expectError(holders(deputy, "members.members", "operate", "member", inOsaka), 404, "USER_NOT_EXIST");
    expectError(holders(admin, "members.members", "operate", "member", inOsaka, "?count=0"), 400, "INVALID_PARAMETER");
    const auto unit = object(holders(deputy, "members.members", "operate", "orgUnit", sales));
    EXPECT_EQ(str(unit.at("holders").at(0).as_object(), "userId"), deputyId) << "an organization lies where it lies";
    expectError(holders(deputy, "members.members", "operate", "orgUnit", osaka), 404, "ORGUNIT_NOT_EXIST");
}

// Groups are of the whole tenant: a right over a part reaches none, and whoever sees a part is told of none.
TEST_F(ExplanationTest, AGroupIsReachedByWhoeverHoldsTheWholeTenant) {
    hold(inOsaka, "reader");
    hold(inTokyo, "reader", {tokyo});
    const json::value body{{"domainId", domain},
                           {"groupName", "祭りの準備"},
                           {"administrators", {{{"userId", inTokyo}}}},
                           {"members", {{{"id", inTokyo}, {"type", "USER"}}}},
                           {"useMessage", true},
                           {"useNote", true}};
    const std::string group = str(object(post("/v1.0/groups", body)), "groupId");
    std::set<std::string> ids;
    const auto all = object(holders(admin, "members.groups", "view", "group", group));
    for (const auto& one : all.at("holders").as_array())
        ids.insert(std::string(one.at("userId").as_string()));
    EXPECT_TRUE(ids.contains(inOsaka) && ids.contains(uidOf("admin@sakura")));
    EXPECT_FALSE(ids.contains(inTokyo));
    const auto lacking = why(admin, "members.groups", "view", "group", group, inTokyo);
    EXPECT_FALSE(allowed(lacking)) << lacking.body;
    EXPECT_NE(summary(lacking).find("祭りの準備"), std::string::npos) << summary(lacking);
    EXPECT_NE(lacking.body.find("scope.notWhole"), std::string::npos) << lacking.body;
    expectError(holders(deputy, "members.groups", "view", "group", group), 404, "GROUP_NOT_EXIST");
    expectError(why(deputy, "members.groups", "view", "group", group), 404, "GROUP_NOT_EXIST");
    expectError(holders(admin, "members.groups", "view", "group", "none"), 404, "GROUP_NOT_EXIST");
}

TEST_F(ExplanationTest, ALongListComesInPagesWithoutGapsOrRepeats) {
    std::set<std::string> made;
    for (int i = 0; i < 23; ++i) {
        const std::string user = makeUser("many" + std::to_string(i), {osaka});
        hold(user, "reader", {osaka});
        made.insert(user);
    }
    std::set<std::string> found;
    std::string cursor;
    int pages = 0;
    do {
        const auto page = object(holders(admin, "members.groups", "view", "member", inOsaka,
                                         "?count=5" + (cursor.empty() ? "" : "&cursor=" + cursor)));
        for (const auto& one : page.at("holders").as_array())
            EXPECT_TRUE(found.insert(std::string(one.at("userId").as_string())).second);
        const auto& next = page.at("responseMetaData").at("nextCursor");
        cursor = next.is_null() ? "" : std::string(next.as_string());
        EXPECT_EQ(page.contains("total"), pages == 0);
        ASSERT_LT(++pages, 50);
    } while (!cursor.empty());
    for (const std::string& user : made)
        EXPECT_TRUE(found.contains(user));
}

TEST_F(ExplanationTest, WhoReachesAMemberIsListedWithTheRoleThatAllowsMost) {
    hold(inOsaka, "reader");
    hold(inOsaka, fmt::format("operator:{}", domain), {tokyo});
    const auto response = get(admin, "/v1.0/admin/users/" + inTokyo + "/reached-by");
    ASSERT_EQ(response.status, 200) << response.body;
    std::map<std::string, std::string> how;
    const auto reached = object(response);
    for (const auto& one : reached.at("holders").as_array())
        for (const auto& link : one.at("path").at("links").as_array())
            if (link.at("kind").as_string() == "menu")
                how[std::string(one.at("userId").as_string())] = std::string(link.at("code").as_string());
    EXPECT_EQ(how[deputyId], "reach.operates");
    EXPECT_EQ(how[inOsaka], "reach.operates") << "the better of two roles";
    EXPECT_EQ(how[uidOf("admin@sakura")], "reach.operates");
    const auto own = object(get(deputy, "/v1.0/admin/users/me/reached-by"));
    for (const auto& one : own.at("holders").as_array())
        EXPECT_NE(str(one.as_object(), "userId"), deputyId) << "oneself is nobody else";
    EXPECT_GT(own.at("outside").as_int64(), 0);
    expectError(get(deputy, "/v1.0/admin/users/" + inOsaka + "/reached-by"), 404, "USER_NOT_EXIST");
    expectError(get(signIn(inTokyo, {"admin"}), "/v1.0/admin/users/me/reached-by"), 403, "FORBIDDEN");
}

TEST_F(ExplanationTest, AUseIsExplainedByTheTenantsOwnRules) {
    const auto use = [&](const SignedIn& who, json::object body) {
        return ask(who.access, Method::Post, "/v1.0/admin/explanations/use", json::serialize(body));
    };
    const auto fine = object(use(deputy, {{"userId", inTokyo}, {"client", "mobileApp"}, {"service", "talk"}}));
    EXPECT_TRUE(fine.at("allowed").as_bool());
    script(fmt::format("INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES('{}', {}, 1, 0, 0); UPDATE "
                       "access_generation SET generation = generation + 1",
                       inTokyo, domain));
    const auto stopped = object(use(deputy, {{"userId", inTokyo}, {"client", "mobileApp"}, {"service", "talk"}}));
    EXPECT_FALSE(stopped.at("allowed").as_bool());
    bool told = false;
    for (const auto& link : stopped.at("links").as_array())
        told = told || (link.at("code").as_string() == "appStop.stopped" && !link.at("holds").as_bool());
    EXPECT_TRUE(told);
    EXPECT_EQ(use(deputy, {{"client", "browser"}}).status, 200) << "about himself";
    expectError(use(deputy, {{"userId", inOsaka}, {"client", "browser"}}), 404, "USER_NOT_EXIST");
    expectError(use(deputy, {{"userId", inTokyo}, {"client", "telegraph"}}), 400, "INVALID_PARAMETER");
}

// What is explained is what the plain rules say, of random roles and random objects.
TEST_F(ExplanationTest, EveryAnswerIsThatOfThePlainRules) {
    std::mt19937 random{20261126};
    const auto dice = [&](int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); };
    const std::vector<std::string> menus{"members.members", "members.orgUnits", "security.roles", "audit.talk",
                                         "security.explain"};
    const std::vector<std::string> units{tokyo, sales, osaka};
    const std::vector<std::string> people{inTokyo, inOsaka, deputyId};
    const std::vector<std::string> roles{"branch", "reader", fmt::format("operator:{}", domain),
                                         fmt::format("deputy:{}", domain)};
    int yes = 0;
    for (int round = 0; round < 60; ++round) {
        script("DELETE FROM role_holding WHERE member_uid = '" + inOsaka + "'");
        for (const std::string& role : roles)
            if (dice(3) == 0)
                hold(inOsaka, role,
                     dice(3) == 0 ? std::vector<std::string>{} : std::vector<std::string>{units[dice(3)]}, dice(2) == 0,
                     dice(4) == 0 ? std::to_string(sekisho::toMillis(clock.now()) + (dice(2) == 0 ? -5 : 5'000))
                                  : "NULL");
        const auto plain = world();
        for (int asked = 0; asked < 10; ++asked) {
            const std::string& menu = menus[dice(5)];
            const int access = 1 + dice(2);
            const int kind = dice(3);
            const std::string id = kind == 0 ? people[dice(3)] : kind == 1 ? units[dice(3)] : "";
            const auto place = kind == 0   ? plain.placeOfMember(id)
                               : kind == 1 ? plain.placeOfUnit(id)
                                           : SlowWorld::tenant();
            const bool expected = plain.accessAt(inOsaka, menu, place, sekisho::toMillis(clock.now())) >= access;
            const char* kinds[] = {"member", "orgUnit", "tenant"};
            const auto response = why(admin, menu, access == 2 ? "operate" : "view", kinds[kind], id, inOsaka);
            ASSERT_EQ(response.status, 200) << response.body;
            ASSERT_EQ(allowed(response), expected) << round << ' ' << menu << ' ' << access << ' ' << response.body;
            yes += expected ? 1 : 0;
            std::set<std::string> ids;
            const auto list =
                object(holders(admin, menu, access == 2 ? "operate" : "view", kinds[kind], id, "?count=100"));
            for (const auto& one : list.at("holders").as_array())
                ids.insert(std::string(one.at("userId").as_string()));
            for (const auto& [member, unused] : plain.held)
                ASSERT_EQ(ids.contains(member),
                          plain.accessAt(member, menu, place, sekisho::toMillis(clock.now())) >= access &&
                              !plain.members.at(member).suspended && !plain.members.at(member).deleted)
                    << member << ' ' << menu;
        }
    }
    EXPECT_GT(yes, 60);
    EXPECT_LT(yes, 540);
}

} // namespace
} // namespace sekishod::test::test_explanations
