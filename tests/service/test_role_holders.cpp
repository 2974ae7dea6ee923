// Who holds a custom role, as lists within a scope, when organizations go or the clock is moved, and what an undo does.

#include "tests/service/custom_roles_fixture.h"

namespace sekishod::test {
namespace test_role_holders {

class RoleHoldersTest : public CustomRolesTest {};

// --- Lists ---

TEST_F(RoleHoldersTest, HoldersAreListedByNamePageByPageWithinTheScope) {
    const std::string id = str(made("listed"), "roleId");
    std::vector<std::string> users;
    for (int i = 0; i < 7; ++i) {
        users.push_back(makeUser(fmt::format("holder{}", i), {i % 2 == 0 ? below : other}));
        ASSERT_EQ(200, give(users.back(), id, scopeOf({i == 0 ? other : mine})).status);
    }
    auto eligible = scopeOf({});
    eligible["eligible"] = {{"maxMinutes", 60}, {"needsApproval", true}};
    ASSERT_EQ(200, give(anna, id, eligible).status);
    const auto everybody = all(admin, one(id) + "/holders", "holders", 3);
    EXPECT_EQ(8U, everybody.size());
    EXPECT_EQ(8, object(get(admin, one(id) + "/holders?count=3")).at("total").as_int64());
    std::set<std::string> seen;
    for (const auto& holder : everybody)
        seen.insert(str(holder, "userId"));
    EXPECT_EQ(8U, seen.size());
    EXPECT_TRUE(seen.contains(anna));

    const std::string scoped = makeUser("scoped", {mine});
    giveRole(scoped, "deputy", {mine});
    const SignedIn deputy = signIn(scoped);
    const auto part = all(deputy, one(id) + "/holders", "holders", 2);
    EXPECT_EQ(5U, part.size()) << "four of the branch and who may activate it";
    EXPECT_EQ(5, object(get(deputy, one(id) + "/holders")).at("total").as_int64());
    for (const auto& holder : part) {
        if (str(holder, "userId") != users[0]) continue;
        EXPECT_EQ("", str(holder.at("units").as_array().at(0).as_object(), "name")) << "outside of what he sees";
        EXPECT_EQ("Mine / Below", str(holder, "orgUnit"));
    }
    const auto roles = object(get(deputy, kAllRoles));
    for (const auto& role : roles.at("roles").as_array()) {
        if (str(role.as_object(), "roleId") != id) continue;
        EXPECT_EQ(4, role.at("holders").as_int64());
    }
    expectError(get(deputy, "/v1.0/admin/users/" + ben + "/roles"), 404, "USER_NOT_EXIST");
    EXPECT_EQ(403, send(deputy, Method::Put, place(anna, id), scopeOf({mine})).status);
}

TEST_F(RoleHoldersTest, AScopeWhoseOrganizationIsGoneOrMovedTellsIt) {
    const std::string id = str(made("scoped", {{"members.members", "view"}}), "roleId");
    const std::string doomed = makeUnit("Doomed"), moving = makeUnit("Moving", other);
    const std::string mover = makeUser("mover", {moving});
    ASSERT_EQ(200, give(anna, id, scopeOf({doomed, moving})).status);
    ASSERT_EQ(200, give(ben, id, scopeOf({mine})).status);
    const SignedIn ofMine = signIn(ben);
    expectError(get(ofMine, "/v1.0/users/" + mover), 404, "USER_NOT_EXIST");
    ASSERT_EQ(204, remove("/v1.0/orgunits/" + doomed).status);
    const Response moved = send(super, Method::Post, "/v1.0/orgunits/" + moving + "/move",
                                {{"parentOrgUnitId", mine}, {"displayOrder", 1}});
    ASSERT_TRUE(moved.status == 200 || moved.status == 204) << moved.body;
    const auto units = heldBy(anna)[0].at("units").as_array();
    ASSERT_EQ(2U, units.size());
    EXPECT_TRUE(units[0].at("gone").as_bool());
    EXPECT_EQ("", str(units[0].as_object(), "name"));
    EXPECT_FALSE(units[1].as_object().contains("gone"));
    EXPECT_EQ("Mine / Moving", str(units[1].as_object(), "name"));
    EXPECT_EQ(200, get(ofMine, "/v1.0/users/" + mover).status) << "his scope reaches the organization that came";
    script(fmt::format("UPDATE role_holding SET scope = '{{\"orgUnits\":[\"{}\"],\"includeSubOrgUnits\":true}}' WHERE "
                       "member_uid = '{}'",
                       doomed, anna));
    authenticator->forgetUser(sekisho::UserId(anna));
    EXPECT_TRUE(all(signIn(anna), "/v1.0/users", "users").empty()) << "what is gone heads nothing";
    expectError(give(anna, id, scopeOf({doomed})), 404, "ORGUNIT_NOT_EXIST");
}

// --- The clock ---

TEST_F(RoleHoldersTest, AClockThatIsMovedBackGivesNothingBack) {
    const std::string id = str(made("timed", {{"members.members", "view"}}), "roleId");
    auto body = scopeOf({});
    body["expiresAt"] = sekisho::formatUtc(clock.now() + std::chrono::hours(1));
    ASSERT_EQ(200, give(anna, id, body).status);
    ASSERT_EQ(204, erase(id).status);
    passTime(std::chrono::hours(2));
    admin = signIn(uidOf("admin@sakura"));
    ASSERT_EQ(200, undelete(id).status);
    EXPECT_TRUE(heldBy(anna).empty());
    clock.advance(-std::chrono::hours(2));
    admin = signIn(uidOf("admin@sakura"));
    EXPECT_TRUE(heldBy(anna).empty()) << "what did not come back then does not come now";
    EXPECT_EQ(403, get(signIn(anna), "/v1.0/users").status);
}

// --- What an activation gave ---

TEST_F(RoleHoldersTest, WhatAnActivationGaveEndsWithTheRoleAndDoesNotComeBack) {
    const std::string id = str(made("lent", {{"members.members", "view"}}), "roleId");
    auto eligible = scopeOf({});
    eligible["eligible"] = {{"maxMinutes", 60}, {"needsApproval", false}};
    ASSERT_EQ(200, give(anna, id, eligible).status);
    const SignedIn her = signIn(anna);
    const auto activate = [&] {
        return send(her, Method::Post, "/v1.0/admin/me/activations",
                    {{"roleId", id}, {"minutes", 30}, {"reason", "当番"}});
    };
    const auto ended = [&] {
        return text("SELECT group_concat(end_reason) FROM (SELECT end_reason FROM activation ORDER BY rowid)");
    };
    ASSERT_EQ(201, activate().status);
    EXPECT_EQ(200, get(her, "/v1.0/users").status);
    EXPECT_EQ(2U, holdersOf(id).size()) << "she holds it now, and may activate it";
    EXPECT_EQ(
        1U, object(get(admin, "/v1.0/admin/users/" + anna + "/leaver-check")).at("rolesToTakeAway").as_array().size());
    const Response deleted = erase(id);
    ASSERT_EQ(204, deleted.status) << deleted.body;
    EXPECT_EQ(403, get(her, "/v1.0/users").status);
    EXPECT_EQ("role", ended());
    EXPECT_EQ("applied", undo(admin, deleted));
    ASSERT_EQ(1U, heldBy(anna).size());
    EXPECT_TRUE(heldBy(anna)[0].as_object().contains("eligible"));
    EXPECT_EQ(403, get(her, "/v1.0/users").status) << "what she had activated is over";

    ASSERT_EQ(201, activate().status);
    ASSERT_EQ(204, erase(id).status);
    ASSERT_EQ(200, undelete(id).status);
    EXPECT_EQ(403, get(her, "/v1.0/users").status);
    ASSERT_EQ(201, activate().status);
    const Response given = give(anna, id, scopeOf({}));
    ASSERT_EQ(200, given.status) << given.body;
    EXPECT_EQ("role,role,administrator", ended());
    EXPECT_EQ(0, number("SELECT count(*) FROM role_holding WHERE activation IS NOT NULL"));
    passTime(std::chrono::hours(2));
    EXPECT_EQ(200, get(signIn(anna), "/v1.0/users").status) << "what was given outlasts what was lent";
    admin = signIn(uidOf("admin@sakura"));
    EXPECT_EQ("applied", undo(admin, given));
    EXPECT_EQ(403, get(signIn(anna), "/v1.0/users").status);
    ASSERT_EQ(1U, heldBy(anna).size());
    EXPECT_TRUE(heldBy(anna)[0].as_object().contains("eligible"));
}

// --- Undo ---

TEST_F(RoleHoldersTest, MakingChangingAndDeletingCanBeUndone) {
    const Response created = send(admin, Method::Post, kAllRoles, roleBody("undone", {{"members.members", "view"}}));
    const std::string id = str(object(created), "roleId");
    ASSERT_EQ(200, give(anna, id, scopeOf({mine})).status);
    auto eligible = scopeOf({});
    eligible["eligible"] = {{"maxMinutes", 30}, {"needsApproval", false}};
    ASSERT_EQ(200, give(ben, id, eligible).status);
    const SignedIn holder = signIn(anna);

    const Response changed = change(id, roleBody("other", {{"members.orgUnits", "view"}}, "note"), "\"1\"");
    ASSERT_EQ(200, changed.status) << changed.body;
    EXPECT_EQ(403, get(holder, "/v1.0/users").status);
    EXPECT_EQ("applied", undo(admin, changed));
    EXPECT_EQ(200, get(holder, "/v1.0/users").status);
    EXPECT_TRUE(namesListed().contains("undone"));

    const Response deleted = erase(id);
    ASSERT_EQ(204, deleted.status);
    EXPECT_EQ("applied", undo(admin, deleted));
    EXPECT_EQ(200, get(holder, "/v1.0/users").status);
    ASSERT_EQ(1U, heldBy(anna).size());
    EXPECT_EQ(mine, heldBy(anna)[0].at("scope").at("orgUnits").as_array().at(0).as_string());
    ASSERT_EQ(1U, heldBy(ben).size());
    EXPECT_EQ(30, heldBy(ben)[0].at("eligible").at("maxMinutes").as_int64());
    EXPECT_TRUE(namesListed(true).empty());

    ASSERT_EQ(204, erase(id).status);
    const Response back = undelete(id);
    ASSERT_EQ(200, back.status);
    EXPECT_EQ("applied", undo(admin, back));
    EXPECT_TRUE(heldBy(anna).empty());
    EXPECT_EQ(403, get(holder, "/v1.0/users").status);
    ASSERT_EQ(200, undelete(id).status);
    EXPECT_EQ(1U, heldBy(anna).size()) << "what waits with the role is still there";
}

TEST_F(RoleHoldersTest, MakingIsUndoneWithEverybodysHolding) {
    const Response created = send(admin, Method::Post, kAllRoles, roleBody("short", {{"members.members", "view"}}));
    const std::string id = str(object(created), "roleId");
    ASSERT_EQ(200, give(anna, id, scopeOf({})).status);
    EXPECT_EQ("applied", undo(admin, created));
    EXPECT_FALSE(namesListed().contains("short"));
    EXPECT_TRUE(heldBy(anna).empty());
}

TEST_F(RoleHoldersTest, NobodyUndoesWhatHeMayNotDo) {
    const Response created = send(admin, Method::Post, kAllRoles, roleBody("large", {{"members.members", "operate"}}));
    const std::string deputy = makeUser("depp");
    giveRole(deputy, "deputy");
    const SignedIn other = signIn(deputy);
    const std::string state = undo(other, created);
    EXPECT_NE("applied", state);
    EXPECT_TRUE(namesListed().contains("large"));
}

} // namespace test_role_holders
} // namespace sekishod::test
