// Custom roles over the wire: making, changing, deleting with everybody's holding, bringing back, and who may do so.

#include "models/domain/role_admin.h"
#include "service/rules/approval_rules.h"
#include "tests/service/custom_roles_fixture.h"

namespace sekishod::test {
namespace test_custom_roles {

// --- Making and changing ---

TEST_F(CustomRolesTest, ARoleIsMadeListedAndChanged) {
    const Response response = send(
        admin, Method::Post, kAllRoles,
        roleBody("受付", {{"members.orgUnits", "view"}, {"members.members", "operate"}}, "一階の受付が使います。"));
    ASSERT_EQ(201, response.status) << response.body;
    const auto role = object(response);
    const std::string id = str(role, "roleId");
    EXPECT_EQ("受付", str(role, "name"));
    EXPECT_EQ("一階の受付が使います。", str(role, "note"));
    EXPECT_TRUE(role.at("builtIn").is_null());
    EXPECT_TRUE(role.at("preset").is_null());
    EXPECT_EQ("members.members", str(role.at("grants").as_array().at(0).as_object(), "menu")) << "in the tree's order";
    EXPECT_TRUE(namesListed().contains("受付"));
    EXPECT_EQ(1, audits("role.create", id));
    EXPECT_EQ(1, feedNotes("role", id));
    ASSERT_EQ(1U, role.contains("version"));

    expectError(send(admin, Method::Put, one(id), roleBody("受付係", {{"members.members", "view"}})), 428,
                "PRECONDITION_REQUIRED");
    expectError(change(id, roleBody("受付係", {{"members.members", "view"}}), "\"99\""), 412, "PRECONDITION_FAILED");
    const Response changed = change(id, roleBody("受付係", {{"members.members", "view"}}), headerOf(response, "ETag"));
    ASSERT_EQ(200, changed.status) << changed.body;
    EXPECT_EQ("受付係", str(object(changed), "name"));
    const auto changes = lastChanges("role.update", id);
    EXPECT_EQ("view", changes.at("grants.members.members").at("to").as_string());
    EXPECT_TRUE(changes.at("grants.members.orgUnits").at("to").is_null());
    const Response same = change(id, roleBody("受付係", {{"members.members", "view"}}), headerOf(changed, "ETag"));
    EXPECT_EQ(200, same.status);
    EXPECT_EQ(headerOf(changed, "ETag"), headerOf(same, "ETag")) << "an equal role is no change";
    EXPECT_EQ(1, audits("role.update", id));

    const auto history = object(get(admin, one(id) + "/history")).at("records").as_array();
    ASSERT_EQ(2U, history.size());
    EXPECT_EQ("role.update", str(history[0].as_object(), "action"));
    EXPECT_EQ("role.create", str(history[1].as_object(), "action"));
}

TEST_F(CustomRolesTest, RefusesWhatNoRoleCanBe) {
    const auto post = [&](const json::object& body) { return send(admin, Method::Post, kAllRoles, body); };
    const auto tooLong = [](std::size_t length) { return std::string(length, 'x'); };
    made("Front desk");
    expectError(post(roleBody("  ", {{"audit", "view"}})), 400, "MISSING_PARAMETER");
    expectError(post(roleBody(tooLong(101), {{"audit", "view"}})), 400, "TOO_LONG");
    expectError(post(roleBody("n", {{"audit", "view"}}, tooLong(501))), 400, "TOO_LONG");
    EXPECT_EQ(201, post(roleBody(tooLong(100), {{"audit", "view"}}, tooLong(500))).status);
    expectError(post(roleBody("FRONT DESK", {{"audit", "view"}})), 409, "ROLE_NAME_TAKEN");
    expectError(post(roleBody("ﾍﾙﾌﾟﾃﾞｽｸ", {{"audit", "view"}})), 409, "ROLE_NAME_TAKEN");
    expectError(post(roleBody("最高管理者", {{"audit", "view"}})), 409, "ROLE_NAME_TAKEN");
    expectError(post(roleBody("deputy administrator", {{"audit", "view"}})), 409, "ROLE_NAME_TAKEN");
    expectError(post(roleBody("a", {})), 400, "ROLE_EMPTY");
    expectError(post(roleBody("a", {{"coffee", "view"}})), 400, "INVALID_PARAMETER");
    expectError(post(roleBody("a", {{"audit", "own"}})), 400, "INVALID_PARAMETER");
    expectError(post(roleBody("a", {{"audit", "view"}, {"audit", "operate"}})), 400, "DUPLICATE_ENTRY");
    for (const char* menu : {"security.roles", "security.delegation", "security.breakGlass", "security.approvals"})
        expectError(post(roleBody("a", {{"audit", "view"}, {menu, "view"}})), 400, "ROLE_MENU_RESERVED");
    for (const char* key : {"super", "deputy", "operator"}) {
        const std::string id = fmt::format("{}:{}", key, domain);
        expectError(change(id, roleBody("a", {{"audit", "view"}}), "\"1\""), 403, "ROLE_BUILT_IN");
        expectError(erase(id), 403, "ROLE_BUILT_IN");
    }
    expectError(change("nothing", roleBody("a", {{"audit", "view"}}), "\"1\""), 404, "ROLE_NOT_EXIST");
    expectError(erase("nothing"), 404, "ROLE_NOT_EXIST");
    expectError(undelete("nothing"), 404, "ROLE_NOT_EXIST");
    EXPECT_EQ(403, send(signInAs("deputy1@sakura"), Method::Post, kAllRoles, roleBody("d", {{"audit", "view"}})).status)
        << "he may only look";
}

TEST_F(CustomRolesTest, ATenantHasAtMostTwoHundred) {
    const auto present = number(
        fmt::format("SELECT count(*) FROM role WHERE domain_id = {} AND built_in = '' AND deleted IS NULL", domain));
    for (std::size_t i = static_cast<std::size_t>(present); i < sekisho::kMostCustomRoles; ++i)
        script(fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('fill-{0}', {1}, "
                           "'', 'fill {0}', '[{{\"menu\":\"audit\",\"access\":\"view\"}}]', 1)",
                           i, domain));
    expectError(send(admin, Method::Post, kAllRoles, roleBody("one more", {{"audit", "view"}})), 409, "ROLE_LIMIT");
    ASSERT_EQ(204, erase("fill-199").status);
    made("one more");
    expectError(undelete("fill-199"), 409, "ROLE_LIMIT");
}

TEST_F(CustomRolesTest, AForeignRoleDoesNotExist) {
    const std::string foreign = "role-of-ume";
    script(
        fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('{}', {}, '', 'theirs', "
                    "'[{{\"menu\":\"audit\",\"access\":\"view\"}}]', 1)",
                    foreign, otherDomain));
    expectError(change(foreign, roleBody("mine", {{"audit", "view"}}), "\"1\""), 404, "ROLE_NOT_EXIST");
    expectError(erase(foreign), 404, "ROLE_NOT_EXIST");
    expectError(undelete(foreign), 404, "ROLE_NOT_EXIST");
    expectError(get(admin, one(foreign) + "/holders"), 404, "ROLE_NOT_EXIST");
    expectError(get(admin, one(foreign) + "/history"), 404, "ROLE_NOT_EXIST");
    expectError(give(anna, foreign, scopeOf({})), 404, "ROLE_NOT_EXIST");
    EXPECT_EQ("theirs", text("SELECT name FROM role WHERE uid = 'role-of-ume'"));
    EXPECT_FALSE(namesListed().contains("theirs"));
}

// --- The role of the sealed account ---

TEST_F(CustomRolesTest, TheRoleOfTheSealedAccountIsNoChoice) {
    const std::string rescue = fmt::format("rescue:{}", domain);
    EXPECT_EQ(1, number("SELECT count(*) FROM role WHERE uid = '" + rescue + "'"));
    for (const auto& role : listed())
        EXPECT_NE(rescue, str(role.as_object(), "roleId"));
    expectError(give(anna, rescue, scopeOf({})), 403, "ROLE_NOT_GIVEN");
    auto eligible = scopeOf({});
    eligible["eligible"] = {{"maxMinutes", 60}, {"needsApproval", false}};
    expectError(give(anna, rescue, eligible), 403, "ROLE_NOT_GIVEN");
    expectError(get(admin, one(rescue) + "/holders"), 404, "ROLE_NOT_EXIST");
    expectError(get(admin, one(rescue) + "/history"), 404, "ROLE_NOT_EXIST");
    expectError(erase(rescue), 404, "ROLE_NOT_EXIST");
    script(fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES('{}', '{}', {})", rescue, anna,
                       domain));
    expectError(ask(admin.access, Method::Delete, place(anna, rescue)), 403, "ROLE_NOT_GIVEN");
}

// --- Rights follow the role ---

TEST_F(CustomRolesTest, AChangedRoleHoldsFromTheNextRequestOn) {
    const auto role = made("viewer of sessions", {{"members.members", "view"}});
    const std::string id = str(role, "roleId");
    ASSERT_EQ(200, give(anna, id, scopeOf({})).status);
    const SignedIn holder = signIn(anna);
    EXPECT_EQ(200, get(holder, "/v1.0/users").status);
    EXPECT_EQ(403, get(holder, "/v1.0/orgunits").status);
    const std::int64_t grants = audits("role.grant", anna);
    ASSERT_EQ(
        200,
        change(id, roleBody("viewer", {{"members.members", "view"}, {"members.orgUnits", "view"}}), "\"1\"").status);
    EXPECT_EQ(200, get(holder, "/v1.0/orgunits").status);
    EXPECT_EQ(grants + 1, audits("role.grant", anna)) << "it allows more than before";
    EXPECT_GE(feedNotes("holding", anna), 2);
    ASSERT_EQ(200, change(id, roleBody("viewer", {{"members.orgUnits", "view"}}), "\"2\"").status);
    EXPECT_EQ(403, get(holder, "/v1.0/users").status);
    EXPECT_EQ(grants + 1, audits("role.grant", anna)) << "it allows less";
}

// Somebody's records may be very many, and every list of requests asks: those of the day are found by their time,
// wherever in the chain they stand.
TEST_F(CustomRolesTest, WhoIsFreshIsReadFromTheRecordsOfTheDayAlone) {
    passTime(std::chrono::hours(49));
    const auto record = [&](std::string_view action, sekisho::Instant at) {
        script(
            fmt::format("INSERT INTO audit(domain_id, seq, at, actor_id, actor_name, action, target_kind, target_id, "
                        "target_name, result, ip, request_id, changes, prev_hash, hash) SELECT domain_id, seq + 1, "
                        "{}, 'x', 'x', '{}', 'member', '{}', 'x', 'success', '', '', '', '', '' FROM audit WHERE "
                        "domain_id = {} ORDER BY seq DESC LIMIT 1",
                        at.time_since_epoch().count(), action, anna, domain));
    };
    const auto fresh = [&] {
        const auto found = store->read(
            [&](sekisho::sql::Database& db) { return isFreshAccount(db, domain, sekisho::UserId(anna), clock.now()); });
        EXPECT_TRUE(found);
        return found && *found;
    };
    record("role.grant", clock.now() - std::chrono::hours(24));
    record("member.update", clock.now());
    EXPECT_FALSE(fresh());
    record("role.grant", clock.now() - std::chrono::hours(23));
    record("member.update", clock.now() - std::chrono::hours(25));
    EXPECT_TRUE(fresh());
}

TEST_F(CustomRolesTest, WhoeverIsRaisedByARoleIsNobodysSecondOpinionForADay) {
    const auto role = made("small", {{"members.members", "view"}});
    ASSERT_EQ(200, give(anna, str(role, "roleId"), scopeOf({})).status);
    const auto fresh = [&] {
        const auto found = store->read(
            [&](sekisho::sql::Database& db) { return isFreshAccount(db, domain, sekisho::UserId(anna), clock.now()); });
        EXPECT_TRUE(found);
        return found && *found;
    };
    passTime(std::chrono::hours(49));
    admin = signIn(uidOf("admin@sakura"));
    EXPECT_FALSE(fresh());
    ASSERT_EQ(200, change(str(role, "roleId"), roleBody("smaller", {{"members.members", "view"}}), "\"1\"").status);
    EXPECT_FALSE(fresh()) << "a new name raises nobody";
    ASSERT_EQ(200,
              change(str(role, "roleId"), roleBody("large", {{"security.heldOrders", "operate"}}), "\"2\"").status);
    EXPECT_TRUE(fresh());
    passTime(std::chrono::hours(25));
    admin = signIn(uidOf("admin@sakura"));
    EXPECT_FALSE(fresh());
    ASSERT_EQ(204, erase(str(role, "roleId")).status);
    ASSERT_EQ(200, undelete(str(role, "roleId")).status);
    EXPECT_TRUE(fresh()) << "a role that comes back raises as well";
}

TEST_F(CustomRolesTest, ARoleDeletedWhileItsHolderActsGivesHimNothingAnyMore) {
    const auto role = made("acting", {{"members.members", "view"}});
    const std::string id = str(role, "roleId");
    ASSERT_EQ(200, give(anna, id, scopeOf({})).status);
    const SignedIn holder = signIn(anna);
    ASSERT_EQ(200, get(holder, "/v1.0/users").status);
    const Response gone = erase(id);
    ASSERT_EQ(204, gone.status) << gone.body;
    EXPECT_EQ(403, get(holder, "/v1.0/users").status);
    EXPECT_TRUE(heldBy(anna).empty());
    EXPECT_EQ(0, number("SELECT count(*) FROM role_holding WHERE role_uid = '" + id + "'"));
    EXPECT_EQ(1, audits("role.delete", id));
    EXPECT_EQ(1, audits("role.revoke", anna));
    EXPECT_GE(feedNotes("holding", anna), 2);
    expectError(give(ben, id, scopeOf({})), 404, "ROLE_NOT_EXIST");
    expectError(change(id, roleBody("acting", {{"audit", "view"}}), "\"2\""), 404, "ROLE_NOT_EXIST");
    EXPECT_FALSE(namesListed().contains("acting"));
    EXPECT_TRUE(namesListed(true).contains("acting"));
    EXPECT_EQ(200, get(admin, one(id) + "/history").status);
}

// --- Deleting and bringing back ---

TEST_F(CustomRolesTest, ComesBackWithExactlyThoseWhoMayStillHoldIt) {
    const auto role = made("back", {{"members.members", "view"}});
    const std::string id = str(role, "roleId"), cara = makeUser("cara"), dora = makeUser("dora"),
                      emil = makeUser("emil");
    ASSERT_EQ(200, give(anna, id, scopeOf({mine}, false)).status);
    auto soon = scopeOf({});
    soon["expiresAt"] = sekisho::formatUtc(clock.now() + std::chrono::hours(3));
    ASSERT_EQ(200, give(ben, id, soon).status);
    ASSERT_EQ(200, give(cara, id, scopeOf({})).status);
    auto eligible = scopeOf({other});
    eligible["eligible"] = {{"maxMinutes", 45}, {"needsApproval", true}};
    ASSERT_EQ(200, give(dora, id, eligible).status);
    ASSERT_EQ(200, give(emil, id, scopeOf({})).status);
    ASSERT_EQ(204, erase(id).status);
    ASSERT_EQ(204, remove("/v1.0/users/" + cara).status) << "nothing stands in the way any more";
    ASSERT_EQ(204, remove("/v1.0/users/" + emil + "/forcedelete").status);
    passTime(std::chrono::hours(4));
    admin = signIn(uidOf("admin@sakura"));

    const Response back = undelete(id);
    ASSERT_EQ(200, back.status) << back.body;
    EXPECT_EQ(1, object(back).at("holders").as_int64());
    EXPECT_EQ(1, object(back).at("eligible").as_int64());
    const auto held = heldBy(anna);
    ASSERT_EQ(1U, held.size());
    EXPECT_EQ(mine, held[0].at("scope").at("orgUnits").as_array().at(0).as_string());
    EXPECT_FALSE(held[0].at("scope").at("includeSubOrgUnits").as_bool());
    ASSERT_EQ(1U, heldBy(dora).size());
    EXPECT_EQ(45, heldBy(dora)[0].at("eligible").at("maxMinutes").as_int64());
    EXPECT_TRUE(heldBy(ben).empty()) << "his end is past";
    EXPECT_EQ(2, number("SELECT (SELECT count(*) FROM role_holding WHERE role_uid = '" + id +
                        "') + (SELECT count(*) FROM role_eligibility WHERE role_uid = '" + id + "')"));
    EXPECT_EQ(1, audits("role.undelete", id));
    EXPECT_EQ(200, get(signIn(anna), "/v1.0/users").status);
    expectError(undelete(id), 409, "ROLE_NOT_DELETED");
}

TEST_F(CustomRolesTest, TheNameMayBeTakenMeanwhile) {
    const auto role = made("same");
    ASSERT_EQ(204, erase(str(role, "roleId")).status);
    made("SAME");
    expectError(undelete(str(role, "roleId")), 409, "ROLE_NAME_TAKEN");
}

TEST_F(CustomRolesTest, AfterThirtyDaysItIsGone) {
    const auto role = made("thirty");
    const std::string id = str(role, "roleId"), preset = fmt::format("auditor:{}", domain);
    ASSERT_EQ(200, give(anna, preset, scopeOf({})).status);
    ASSERT_EQ(204, erase(id).status);
    ASSERT_EQ(204, erase(preset).status);
    passTime(std::chrono::hours(24 * 30));
    admin = signIn(uidOf("admin@sakura"));
    ASSERT_TRUE(housekeep());
    EXPECT_TRUE(namesListed(true).contains("thirty"));
    passTime(std::chrono::seconds(2));
    expectError(undelete(id), 409, "ROLE_UNDELETE_TOO_LATE");
    EXPECT_TRUE(listed(true).empty());
    ASSERT_TRUE(housekeep());
    EXPECT_EQ(0, number("SELECT count(*) FROM role WHERE uid = '" + id + "'"));
    EXPECT_EQ("[]", text("SELECT held FROM role WHERE uid = '" + preset + "'"))
        << "the row of a preset stays, so that it is not made anew";
    expectError(undelete(id), 404, "ROLE_NOT_EXIST");
}

// --- Held or to be activated ---

TEST_F(CustomRolesTest, OneHoldsARoleOrMayActivateIt) {
    const std::string id = str(made("either"), "roleId");
    auto eligible = scopeOf({mine});
    eligible["eligible"] = {{"maxMinutes", 90}, {"needsApproval", false}};
    const Response first = give(anna, id, eligible);
    ASSERT_EQ(200, first.status) << first.body;
    EXPECT_EQ(90, object(first).at("eligible").at("maxMinutes").as_int64());
    EXPECT_EQ(403, get(signIn(anna), "/v1.0/users").status) << "being eligible gives nothing";
    expectError(remove("/v1.0/users/" + anna), 403, "ADMIN_HAS_ROLE");
    expectError(remove("/v1.0/users/" + anna + "/forcedelete"), 403, "ADMIN_HAS_ROLE");
    const auto check = object(get(admin, "/v1.0/admin/users/" + anna + "/leaver-check"));
    EXPECT_EQ(1U, check.at("rolesToTakeAway").as_array().size());
    EXPECT_FALSE(check.at("ready").as_bool());

    const Response held =
        send(admin, Method::Put, place(anna, id), scopeOf({mine}), {{"If-Match", headerOf(first, "ETag")}});
    ASSERT_EQ(200, held.status) << held.body;
    EXPECT_FALSE(object(held).contains("eligible"));
    EXPECT_NE(headerOf(first, "ETag"), headerOf(held, "ETag"));
    EXPECT_EQ(200, get(signIn(anna), "/v1.0/users").status);
    ASSERT_EQ(1U, heldBy(anna).size());
    expectError(send(admin, Method::Put, place(anna, id), eligible, {{"If-Match", headerOf(first, "ETag")}}), 412,
                "PRECONDITION_FAILED");
    ASSERT_EQ(200, give(anna, id, eligible).status);
    ASSERT_EQ(1U, heldBy(anna).size());
    EXPECT_EQ(403, get(signIn(anna), "/v1.0/users").status);
    EXPECT_EQ(204, ask(admin.access, Method::Delete, place(anna, id)).status);
    EXPECT_TRUE(heldBy(anna).empty());
    expectError(ask(admin.access, Method::Delete, place(anna, id)), 404, "ROLE_NOT_EXIST");
    for (const int minutes : {4, 1441}) {
        eligible["eligible"] = {{"maxMinutes", minutes}, {"needsApproval", false}};
        expectError(give(anna, id, eligible), 400, "OUT_OF_RANGE");
    }
    EXPECT_EQ(204, remove("/v1.0/users/" + anna).status);
}

TEST_F(CustomRolesTest, WhoeverMayActivateARoleIsNotTakenOverByWhoHoldsLess) {
    const SignedIn worker = roleHolder("worker", "operator");
    const std::string small = str(made("small one", {{"members.members", "view"}}), "roleId");
    auto eligible = scopeOf({});
    eligible["eligible"] = {{"maxMinutes", 60}, {"needsApproval", false}};
    ASSERT_EQ(200, give(anna, fmt::format("deputy:{}", domain), eligible).status);
    ASSERT_EQ(200, give(ben, small, eligible).status);
    const json::object order{{"mode", "force"}, {"password", "Other-Kesa9Tsuru"}};
    const SignedIn with = signIn(uidOf("worker@sakura"));
    expectError(send(with, Method::Post, "/v1.0/admin/users/" + anna + "/password", order), 403, "ROLE_EXCEEDS_OWN");
    EXPECT_EQ(204, send(with, Method::Post, "/v1.0/admin/users/" + ben + "/password", order).status);
}

} // namespace test_custom_roles
} // namespace sekishod::test
