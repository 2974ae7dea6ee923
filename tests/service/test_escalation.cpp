// No path leads to more: who is let in by the gates is judged by rules that are written down plainly (slow_world.h),
// and the ways that once led to more are tried one by one.
#include "service/http/gate_rules.h"
#include "tests/service/escalation_fixture.h"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace sekishod::test::test_escalation {
namespace {

using namespace std::chrono_literals;

// --- who is let in ---

// Whether a request passes the gates is what the plain rules say of the endpoint's declared need, for every endpoint of
// the program, and a refusal is the right one of the two.
TEST_F(EscalationTest, TheGatesLetInWhomThePlainRulesLetIn) {
    int asked = 0, forbidden = 0, hidden = 0, passed = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        makeWorld(seed);
        std::vector<const Endpoint*> endpoints;
        for (const Endpoint* endpoint : gates->router().endpoints()) {
            const bool ends = endpoint->path.find("closing") != std::string_view::npos; // the tenant itself
            const bool ofConsole = hasScope(std::vector<std::string>{"admin", "directory"}, endpoint->scopes);
            if (endpoint->auth != AuthNeed::None && endpoint->rate != RateClass::Push && !ends && ofConsole &&
                !endpoint->permission.menu.empty())
                endpoints.push_back(endpoint);
        }
        const std::string foreigner = uidOf("deputy1@ume");
        const std::string foreignUnit =
            text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(otherDomain) + " LIMIT 1");
        for (int round = 0; round < 700; ++round) {
            const Endpoint& endpoint = *one(endpoints);
            const std::string& caller = one(callers);
            const bool foreign = dice(12) == 0;
            const std::string member = foreign ? foreigner : dice(8) == 0 ? caller : one(plain);
            const std::string unit = foreign ? foreignUnit : one(units);
            const auto before = world();
            if (!before.members.contains(caller) || before.members.at(caller).suspended ||
                before.members.at(caller).deleted)
                continue;
            if (!foreign && (!before.members.contains(member) || before.members.at(member).deleted)) continue;
            if (!foreign && !before.parents.contains(unit)) continue;
            const std::string menu(endpoint.permission.menu);
            const int needed = endpoint.permission.access == sekisho::Access::Operate ? 2 : 1;
            const std::string target = targetOf(
                endpoint.path, {{"userId", member}, {"orgUnitId", unit}, {"roleId", one(roles)}, {"groupId", "none"}});
            const auto response =
                send(caller, endpoint.method, target, endpoint.body == BodyKind::None ? "" : R"({"displayOrder":1})");
            if (response.status == 401) continue;
            ++asked;
            const std::string told =
                fmt::format("seed {} round {}: {} {} {} by {}: {} {}", seed, round, methodName(endpoint.method),
                            endpoint.path, target, caller, response.status, response.body);
            const bool self = endpoint.selfAllowed && endpoint.subject == Subject::Member && member == caller;
            const bool holds = before.access(caller, menu, now()) >= needed;
            std::string usedMenu = menu;
            int usedAccess = needed;
            if (!holds && !endpoint.orPermission.menu.empty()) {
                usedMenu = endpoint.orPermission.menu;
                usedAccess = endpoint.orPermission.access == sekisho::Access::Operate ? 2 : 1;
            }
            const bool opened = holds || before.access(caller, usedMenu, now()) >= usedAccess;
            const std::string missing = fmt::format("menu={}&access={}", menu, needed == 2 ? "operate" : "view");
            const std::string code = response.status >= 400 ? codeOf(response) : std::string();
            const bool refusedByGate = code == "FORBIDDEN" && headerOf(response, "X-Error-Params") == missing;
            if (!opened && !self) {
                ++forbidden;
                ASSERT_EQ(response.status, 403) << told;
                ASSERT_TRUE(refusedByGate) << told;
                continue;
            }
            const bool asksMore = menu == "security.explain"; // more of who asks about others
            if (!asksMore) {
                ASSERT_FALSE(refusedByGate) << told;
            }
            if (endpoint.subject == Subject::None) continue;
            const bool ofMember = endpoint.subject == Subject::Member;
            const auto place = ofMember ? before.placeOfMember(member) : before.placeOfUnit(unit);
            const bool inside = !foreign && (self || before.accessAt(caller, usedMenu, place, now()) >= usedAccess);
            const bool gone = code == (ofMember ? "USER_NOT_EXIST" : "ORGUNIT_NOT_EXIST");
            if (!inside) {
                ++hidden;
                ASSERT_EQ(response.status, 404) << told;
                ASSERT_TRUE(gone) << told;
            } else if (!asksMore) {
                ++passed;
                ASSERT_FALSE(gone) << told;
            }
        }
    }
    std::cout << fmt::format("{} requests, {} forbidden, {} outside, {} passed, {} ms\n", asked, forbidden, hidden,
                             passed, (std::chrono::steady_clock::now() - begin) / 1ms);
    EXPECT_GT(asked, 1'500);
    EXPECT_GT(forbidden, 200);
    EXPECT_GT(hidden, 50);
    EXPECT_GT(passed, 50);
}

// --- the ways that were closed, each by itself ---

class ClosedWays : public EscalationTest {
  protected:
    ClosedWays() {
        const std::string here = " FROM orgunit o WHERE domain_id = " + std::to_string(domain);
        for (int i = 0; i < 4; ++i)
            plain.push_back(plainMember(i));
        top = column("SELECT uid" + here + " AND parent_id IS NULL ORDER BY id").front();
        for (const auto& [uid, grants] : {std::pair{"auditor", R"([{"menu":"audit","access":"view"}])"},
                                          std::pair{"personnel", R"([{"menu":"members","access":"operate"}])"}})
            script(
                fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('{0}', {1}, '', "
                            "'{0}', '{2}', 1)",
                            uid, domain, grants));
    }
    void give(const std::string& user, const std::string& role, const std::string& unit = {},
              const std::string& expires = "NULL") {
        const std::string where = unit.empty() ? "{}" : R"({"orgUnits":[")" + unit + R"("],"includeSubOrgUnits":true})";
        script(
            fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires) VALUES('{}', '{}', "
                        "{}, '{}', {})",
                        role, user, domain, where, expires));
        services->auth.forgetUser(sekisho::UserId(user));
    }
    int force(const std::string& who, const std::string& whom) {
        return send(who, Method::Post, "/v1.0/admin/users/" + whom + "/password",
                    R"({"mode":"force","password":"Plum-Blossom)" + std::to_string(++made) + R"(z"})")
            .status;
    }
    std::string unit(const std::string& name, const std::string& parent) {
        const auto made =
            ask(signInAs("admin@sakura").access, Method::Post, "/v1.0/orgunits",
                fmt::format(R"({{"domainId":{},"orgUnitName":"{}","displayOrder":1,"parentOrgUnitId":"{}"}})", domain,
                            name, parent));
        EXPECT_EQ(made.status, 201) << made.body;
        return str(object(made), "orgUnitId");
    }
    Response put(const std::string& who, const std::string& member, const std::string& where) {
        return send(
            who, Method::Patch, "/v1.0/users/" + member,
            fmt::format(
                R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}","primary":true}}]}}]}})",
                domain, where));
    }
    std::string top;
    int made = 0;
};

// Members in the whole tenant and audit in one branch are not audit in the whole tenant.
TEST_F(ClosedWays, RightsOfABranchDoNotCountAsThoseOfTheTenant) {
    give(plain[0], "personnel");
    give(plain[0], "auditor", top);
    give(plain[1], "auditor");
    EXPECT_EQ(force(plain[0], plain[1]), 403);
    EXPECT_EQ(force(plain[0], plain[2]), 204) << "who holds nothing";
    script("DELETE FROM role_holding WHERE role_uid = 'auditor' AND member_uid = '" + plain[0] + "'");
    give(plain[0], "auditor");
    EXPECT_EQ(force(plain[0], plain[1]), 204) << "who holds the same, in the same place";
}

TEST_F(ClosedWays, WhatIsHeldForAnHourTakesOverNobodyWhoHasItForGood) {
    give(plain[0], "personnel", {}, std::to_string(now() + 3'600'000));
    give(plain[1], "personnel");
    give(plain[2], "personnel", {}, std::to_string(now() + 1'800'000));
    EXPECT_EQ(force(plain[0], plain[1]), 403);
    EXPECT_EQ(force(plain[0], plain[2]), 204) << "whose right ends before his own";
}

TEST_F(ClosedWays, NobodyMovesHimselfRightsOverOthers) {
    const std::string branch = unit("支社", top);
    const std::string watched = unit("監査対象", branch);
    const std::string free = unit("対象外", branch);
    give(plain[0], "personnel", branch);
    give(plain[0], "auditor", watched);
    ASSERT_EQ(put(uidOf("admin@sakura"), plain[1], free).status, 200);
    const auto refused = put(plain[0], plain[1], watched);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(codeOf(refused), "MOVE_GAINS_RIGHTS") << refused.body;
    EXPECT_EQ(headerOf(refused, "X-Error-Params"), "menu=audit");
    const auto whole = send(plain[0], Method::Post, "/v1.0/orgunits/" + free + "/move",
                            R"({"displayOrder":1,"parentOrgUnitId":")" + watched + R"("})");
    EXPECT_EQ(codeOf(whole), "MOVE_GAINS_RIGHTS") << whole.body;
    const std::string third = unit("別の課", branch);
    EXPECT_EQ(put(plain[0], plain[1], third).status, 200) << "where he may do as much as before";
    EXPECT_EQ(put(uidOf("admin@sakura"), plain[1], watched).status, 200);
    EXPECT_EQ(put(plain[0], plain[1], free).status, 200) << "he may lose rights over somebody";
}

} // namespace
} // namespace sekishod::test::test_escalation
