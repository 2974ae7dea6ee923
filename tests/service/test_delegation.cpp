// Handing over the highest administrator: never zero, never two, whatever is tried.

#include "service/rules/approval_rules.h"
#include "service/rules/delegation.h"
#include "service/rules/roles.h"
#include "tests/service/directory_fixture.h"

#include <set>
#include <thread>

namespace sekishod::test {
namespace test_delegation {

constexpr std::string_view kHandOver = "/v1.0/admin/delegation";
constexpr std::string_view kAnswer = "/v1.0/admin/delegation/acceptance";

class DelegationTest : public DirectoryTest {
  protected:
    DelegationTest() {
        highest = uidOf("admin@sakura");
        anna = makeUser("anna");
        admin = signIn(highest);
    }
    std::string builtIn(std::string_view key) const { return fmt::format("{}:{}", key, domain); }
    Response askFor(const std::string& to, const std::string& formerRole = {}) {
        json::object body{{"userId", to}};
        if (!formerRole.empty()) body["formerRoleId"] = formerRole;
        return send(admin, Method::Post, kHandOver, body);
    }
    Response answerAs(const SignedIn& who, bool accept) {
        return send(who, Method::Post, kAnswer, {{"accept", accept}});
    }
    Response cancel() { return ask(admin.access, Method::Delete, kHandOver); }
    json::value seenBy(const SignedIn& who) { return object(get(who, kHandOver)).at("delegation"); }
    std::set<std::string> superHolders() {
        std::set<std::string> out;
        const auto rows = store->read([&](sekisho::sql::Database& db) {
            return db.rows<std::string>("SELECT member_uid FROM role_holding WHERE role_uid = :role", builtIn("super"));
        });
        EXPECT_TRUE(rows);
        if (!rows) return out;
        for (const auto& [uid] : *rows)
            out.insert(uid);
        return out;
    }
    // The role, the flag of the member's row and that of his record agree, and there is exactly one.
    void expectHighest(const std::string& user) {
        EXPECT_EQ(std::set<std::string>{user}, superHolders());
        EXPECT_EQ(user,
                  text(fmt::format("SELECT group_concat(uid) FROM member WHERE domain_id = {} AND super = 1", domain)));
        EXPECT_EQ(user, text(fmt::format("SELECT group_concat(uid) FROM member WHERE domain_id = {} AND "
                                         "json_extract(doc, '$.isAdministrator') = 1",
                                         domain)));
    }
    std::int64_t notices(const std::string& key, const std::string& user) {
        return number(
            fmt::format("SELECT count(*) FROM notice WHERE template = '{}' AND member_uid = '{}'", key, user));
    }
    std::int64_t expire() {
        UnitOfWork unit;
        unit.domain = domain;
        unit.now = clock.now();
        const auto done = store->write([&](sekisho::sql::Database& db) { return expireDelegations(db, unit); });
        EXPECT_TRUE(done);
        return done ? *done : -1;
    }
    void later(std::chrono::seconds time) {
        passTime(time);
        admin = signIn(highest);
    }

    std::string highest, anna;
    SignedIn admin;
};

TEST_F(DelegationTest, NothingChangesUntilItIsAcceptedAndThenEverythingAtOnce) {
    const Response asked = askFor(anna, builtIn("deputy"));
    ASSERT_EQ(201, asked.status) << asked.body;
    const auto made = object(asked).at("delegation").as_object();
    EXPECT_EQ("waiting", str(made, "state"));
    EXPECT_EQ("deputy", str(made, "formerRoleName"));
    EXPECT_EQ("anna@sakura", str(made, "toLogin"));
    EXPECT_EQ(clock.now() + std::chrono::hours(24 * 14), sekisho::parseInstant(str(made, "expiresAt")));
    expectHighest(highest);
    EXPECT_EQ(1, audits("delegation.start", anna));
    EXPECT_EQ(2, notices("delegation.asked.member", anna)) << "by mail and talk";
    EXPECT_EQ(2, notices("delegation.asked.admin", uidOf("deputy1@sakura")));
    EXPECT_EQ(2, notices("delegation.asked.admin", highest));

    const SignedIn her = signIn(anna);
    EXPECT_EQ("waiting", str(seenBy(her).as_object(), "state")) << "without any role";
    EXPECT_TRUE(seenBy(signIn(makeUser("ben"))).is_null());
    EXPECT_TRUE(seenBy(signInAs("operator1@sakura")).is_null());
    EXPECT_EQ(403, get(her, "/v1.0/users").status);

    const Response accepted = answerAs(her, true);
    ASSERT_EQ(200, accepted.status) << accepted.body;
    EXPECT_EQ("accepted", str(object(accepted).at("delegation").as_object(), "state"));
    expectHighest(anna);
    EXPECT_EQ(200, get(her, "/v1.0/admin/roles").status) << "from the next request on";
    EXPECT_EQ(201, send(her, Method::Post, "/v1.0/admin/roles",
                        {{"name", "n"}, {"grants", json::array{{{"menu", "audit"}, {"access", "view"}}}}})
                       .status);
    EXPECT_EQ(200, get(admin, "/v1.0/admin/roles").status) << "he is a deputy now";
    EXPECT_EQ(403, send(admin, Method::Post, "/v1.0/admin/roles",
                        {{"name", "m"}, {"grants", json::array{{{"menu", "audit"}, {"access", "view"}}}}})
                       .status);
    EXPECT_EQ(1, audits("delegation.accept", anna));
    EXPECT_EQ(1, audits("role.revoke", highest));
    EXPECT_EQ(2, audits("role.grant", highest)) << "with that of the beginning";
    EXPECT_GE(feedNotes("holding", anna), 1);
    EXPECT_GE(feedNotes("holding", highest), 1);
    EXPECT_GE(feedNotes("member", highest), 1);
    EXPECT_EQ(2, notices("delegation.accepted", anna));
    EXPECT_EQ(2, notices("delegation.accepted", highest));
    EXPECT_EQ(2, notices("delegation.accepted", uidOf("deputy1@sakura")));
    expectError(answerAs(her, true), 409, "DELEGATION_ENDED");
    expectError(askFor(uidOf("deputy1@sakura")), 403, "FORBIDDEN");
    EXPECT_EQ("accepted", str(seenBy(admin).as_object(), "state")) << "the former one sees how it ended";
    expectInStep();
}

TEST_F(DelegationTest, TheFormerHolderKeepsNothingWhenNothingWasChosen) {
    ASSERT_EQ(201, askFor(anna).status);
    ASSERT_EQ(200, answerAs(signIn(anna), true).status);
    expectHighest(anna);
    EXPECT_EQ(403, get(admin, "/v1.0/users").status);
    EXPECT_EQ(0, number("SELECT count(*) FROM role_holding WHERE member_uid = '" + highest + "'"));
    ASSERT_EQ(200, get(signIn(anna), "/v1.0/users/" + highest).status);
    const SignedIn her = signIn(anna);
    EXPECT_EQ(204, send(her, Method::Delete, "/v1.0/users/" + highest).status) << "he is a member like any other";
}

TEST_F(DelegationTest, ACustomRoleIsKeptInTheWholeTenant) {
    const std::string unit = makeUnit("Unit"), auditor = builtIn("auditor");
    script(fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires) VALUES('{}', '{}', "
                       "{}, '{{\"orgUnits\":[\"{}\"],\"includeSubOrgUnits\":true}}', 99999999999999)",
                       auditor, highest, domain, unit));
    ASSERT_EQ(201, askFor(anna, auditor).status);
    ASSERT_EQ(200, answerAs(signIn(anna), true).status);
    EXPECT_EQ("{}|", text("SELECT scope || '|' || ifnull(expires, '') FROM role_holding WHERE member_uid = '" +
                          highest + "'"));
}

TEST_F(DelegationTest, CanBeDeclinedAndTakenBack) {
    ASSERT_EQ(201, askFor(anna).status);
    expectError(askFor(uidOf("deputy1@sakura")), 409, "DELEGATION_OPEN");
    const SignedIn her = signIn(anna);
    ASSERT_EQ(200, answerAs(her, false).status);
    EXPECT_EQ(1, audits("delegation.decline", anna));
    EXPECT_EQ(2, notices("delegation.declined", highest));
    expectError(answerAs(her, true), 409, "DELEGATION_ENDED");
    expectError(cancel(), 404, "DELEGATION_NOT_EXIST");

    ASSERT_EQ(201, askFor(anna).status);
    ASSERT_EQ(204, cancel().status);
    EXPECT_EQ(1, audits("delegation.cancel", anna));
    EXPECT_EQ(2, notices("delegation.cancelled", anna));
    expectError(answerAs(her, true), 409, "DELEGATION_ENDED");
    expectHighest(highest);
}

TEST_F(DelegationTest, RefusesWhoCannotBeIt) {
    const std::string suspended = makeUser("suspended"), deleted = makeUser("deleted"), pending = makeUser("pending");
    ASSERT_EQ(204, post("/v1.0/users/" + suspended + "/suspend").status);
    ASSERT_EQ(204, remove("/v1.0/users/" + deleted).status);
    script("UPDATE member SET pending = 1 WHERE uid = '" + pending + "'");
    for (const std::string& no : {suspended, deleted, pending, highest})
        expectError(askFor(no), 409, "DELEGATION_TARGET");
    expectError(askFor("nobody"), 404, "USER_NOT_EXIST");
    expectError(askFor(uidOf("admin@ume")), 404, "USER_NOT_EXIST");
    expectError(askFor(anna, builtIn("super")), 403, "ROLE_NOT_GIVEN");
    expectError(askFor(anna, builtIn("rescue")), 403, "ROLE_NOT_GIVEN");
    expectError(askFor(anna, fmt::format("deputy:{}", otherDomain)), 404, "ROLE_NOT_EXIST");
    expectError(askFor(anna, "nothing"), 404, "ROLE_NOT_EXIST");
    expectError(send(admin, Method::Post, kHandOver, json::object{}), 400, "MISSING_PARAMETER");
    EXPECT_EQ(403, send(signInAs("deputy1@sakura"), Method::Post, kHandOver, {{"userId", anna}}).status);
    EXPECT_EQ(0, number("SELECT count(*) FROM delegation"));
    script(fmt::format("INSERT INTO break_glass(domain_id, member_uid, code_hash, state, sealed) VALUES({}, '{}', 'x', "
                       "'sealed', 1)",
                       domain, anna));
    expectError(askFor(anna), 409, "DELEGATION_TARGET");
}

TEST_F(DelegationTest, WhoeverHoldsTheRightsOfTheSealedAccountHandsNothingOver) {
    giveRole(anna, "rescue");
    const SignedIn rescue = signIn(anna);
    expectError(send(rescue, Method::Post, kHandOver, {{"userId", uidOf("deputy1@sakura")}}), 403,
                "DELEGATION_ONLY_HIGHEST");
    ASSERT_EQ(201, askFor(uidOf("deputy1@sakura")).status);
    EXPECT_EQ(204, send(rescue, Method::Delete, kHandOver).status) << "but stops one that a thief has begun";
}

TEST_F(DelegationTest, OnlyTheOneAskedAnswers) {
    expectError(answerAs(signIn(anna), true), 404, "DELEGATION_NOT_EXIST");
    ASSERT_EQ(201, askFor(anna).status);
    for (const SignedIn& who :
         {admin, signInAs("deputy1@sakura"), signIn(makeUser("carl")), signIn(uidOf("admin@ume"))})
        expectError(answerAs(who, true), 404, "DELEGATION_NOT_EXIST");
    expectError(send(signIn(anna), Method::Post, kAnswer, json::object{}), 400, "MISSING_PARAMETER");
    expectError(send(signIn(anna), Method::Post, kAnswer, {{"accept", "yes"}}), 400, "INVALID_PARAMETER");
    EXPECT_EQ(403, answerAs(serviceAccount({"admin"}), true).status);
    expectHighest(highest);
}

TEST_F(DelegationTest, IsNotCarriedOutWhenWhatWasAskedIsNotThereAnyMore) {
    const std::string role = builtIn("auditor");
    ASSERT_EQ(201, askFor(anna, role).status);
    ASSERT_EQ(204, ask(admin.access, Method::Delete, "/v1.0/admin/roles/" + role).status);
    const SignedIn her = signIn(anna);
    expectError(answerAs(her, true), 409, "DELEGATION_ROLE_GONE");
    expectHighest(highest);
    EXPECT_EQ("waiting", str(seenBy(admin).as_object(), "state"));
    ASSERT_EQ(204, cancel().status);
    ASSERT_EQ(201, askFor(anna).status);
    script("UPDATE member SET suspended = 1 WHERE uid = '" + anna + "'");
    expectError(answerAs(her, true), 409, "DELEGATION_TARGET");
    expectHighest(highest);
}

TEST_F(DelegationTest, LapsesAfterFourteenDaysAlsoWhenTheClockIsMovedBack) {
    ASSERT_EQ(201, askFor(anna).status);
    later(std::chrono::hours(24 * 14) - std::chrono::seconds(1));
    EXPECT_EQ(0, expire());
    EXPECT_EQ("waiting", str(seenBy(signIn(anna)).as_object(), "state"));
    later(std::chrono::seconds(1));
    expectError(answerAs(signIn(anna), true), 409, "DELEGATION_EXPIRED");
    EXPECT_EQ("expired", str(seenBy(admin).as_object(), "state")) << "before anybody has noted it";
    EXPECT_EQ(1, expire());
    EXPECT_EQ(0, expire());
    EXPECT_EQ(2, notices("delegation.expired", anna));
    EXPECT_EQ(2, notices("delegation.expired", highest));
    clock.advance(-std::chrono::hours(24 * 10));
    admin = signIn(highest);
    expectError(answerAs(signIn(anna), true), 409, "DELEGATION_EXPIRED");
    expectHighest(highest);
    ASSERT_EQ(201, askFor(anna).status) << "and makes room for another";
}

TEST_F(DelegationTest, AnExpiredOneThatNobodyHasNotedMakesRoom) {
    ASSERT_EQ(201, askFor(anna).status);
    later(std::chrono::hours(24 * 15));
    ASSERT_EQ(201, askFor(uidOf("deputy1@sakura")).status);
    expectError(answerAs(signIn(anna), true), 409, "DELEGATION_EXPIRED");
    EXPECT_EQ(200, answerAs(signInAs("deputy1@sakura"), true).status);
    expectHighest(uidOf("deputy1@sakura"));
}

// --- Nothing else gives this role or takes it away ---

TEST_F(DelegationTest, TheLastAdministratorCannotRemoveHimself) {
    const std::string own = fmt::format("/v1.0/admin/users/{}/roles/{}", highest, builtIn("super"));
    expectError(ask(admin.access, Method::Delete, own), 403, "SUPER_ADMIN_PROTECTED");
    expectError(send(admin, Method::Put, own, {{"scope", {{"orgUnits", json::array()}}}}), 403,
                "SUPER_ADMIN_PROTECTED");
    expectError(send(admin, Method::Put, fmt::format("/v1.0/admin/users/{}/roles/{}", anna, builtIn("super")),
                     {{"scope", {{"orgUnits", json::array()}}}}),
                403, "SUPER_ADMIN_PROTECTED");
    expectError(remove("/v1.0/users/" + highest), 403, "SUPER_ADMIN_PROTECTED");
    expectError(remove("/v1.0/users/" + highest + "/forcedelete"), 403, "SUPER_ADMIN_PROTECTED");
    expectError(post("/v1.0/users/" + highest + "/suspend"), 403, "SUPER_ADMIN_PROTECTED");
    expectError(ask(admin.access, Method::Delete, "/v1.0/admin/roles/" + builtIn("super")), 403, "ROLE_BUILT_IN");
    expectHighest(highest);
}

TEST_F(DelegationTest, AnUndoOfWhatWasBeforeDoesNotReachTheNewHolder) {
    const auto work = [&] {
        for (int i = 0; i < 1'000 && (changesets->planOnce() || changesets->applyOnce()); ++i) {
        }
    };
    const Response suspended = post("/v1.0/users/" + anna + "/suspend");
    const Response back = post("/v1.0/users/" + anna + "/unsuspend");
    ASSERT_EQ(204, suspended.status);
    ASSERT_LT(back.status, 300) << back.body;
    const Response role =
        send(admin, Method::Put, fmt::format("/v1.0/admin/users/{}/roles/{}", anna, builtIn("deputy")),
             {{"scope", {{"orgUnits", json::array()}}}});
    ASSERT_EQ(200, role.status) << role.body;
    ASSERT_EQ(201, askFor(anna, builtIn("deputy")).status);
    ASSERT_EQ(200, answerAs(signIn(anna), true).status);
    const SignedIn deputy = signInAs("deputy1@sakura");
    for (const Response* undone : {&back, &role}) {
        const std::string id = headerOf(*undone, "X-Changeset-Id");
        ASSERT_FALSE(id.empty());
        const Response begun = ask(deputy.access, Method::Post, "/v1.0/admin/changesets/" + id + "/undo");
        if (begun.status != 201) continue;
        const std::string made = str(object(begun), "changesetId");
        work();
        ask(deputy.access, Method::Post, "/v1.0/admin/changesets/" + made + "/apply");
        work();
    }
    expectHighest(anna);
    EXPECT_EQ(0, number("SELECT suspended FROM member WHERE uid = '" + anna + "'"));
}

TEST_F(DelegationTest, NobodyTakesOverWhoHasOnlyToAccept) {
    const json::object order{{"mode", "force"}, {"password", "Other-Kesa9Tsuru"}};
    const std::string target = "/v1.0/admin/users/" + anna + "/password";
    const SignedIn deputy = signInAs("deputy1@sakura");
    ASSERT_EQ(201, askFor(anna).status);
    expectError(send(deputy, Method::Post, target, order), 403, "DELEGATION_PROTECTS");
    expectError(send(deputy, Method::Patch, "/v1.0/users/" + anna, {{"privateEmail", "thief@example.org"}}), 403,
                "DELEGATION_PROTECTS");
    EXPECT_EQ(403, send(serviceAccount({"admin"}), Method::Post, target, order).status);
    ASSERT_EQ(204, cancel().status);
    EXPECT_EQ(204, send(deputy, Method::Post, target, order).status);
}

TEST_F(DelegationTest, WhoeverHasJustAcceptedIsNobodysSecondOpinionForADay) {
    const auto fresh = [&] {
        const auto found = store->read(
            [&](sekisho::sql::Database& db) { return isFreshAccount(db, domain, sekisho::UserId(anna), clock.now()); });
        EXPECT_TRUE(found);
        return found && *found;
    };
    later(std::chrono::hours(49));
    EXPECT_FALSE(fresh());
    ASSERT_EQ(201, askFor(anna).status);
    EXPECT_TRUE(fresh()) << "somebody else is about to raise her";
    later(std::chrono::hours(25));
    EXPECT_FALSE(fresh());
    ASSERT_EQ(200, answerAs(signIn(anna), true).status);
    EXPECT_TRUE(fresh()) << "although it was she who accepted";
    clock.advance(std::chrono::hours(25));
    EXPECT_FALSE(fresh());
}

// Whatever comes first, the other one is told that it is over, and there is one highest administrator.
TEST_F(DelegationTest, AcceptingAndTakingBackAtTheSameTimeOneWins) {
    for (int round = 0; round < 8; ++round) {
        const std::string before = highest;
        ASSERT_EQ(201, askFor(anna, builtIn("deputy")).status);
        const SignedIn her = signIn(anna);
        Response accepted, cancelled;
        std::thread one([&] { accepted = answerAs(her, true); });
        std::thread two([&] { cancelled = cancel(); });
        one.join();
        two.join();
        EXPECT_NE(accepted.status == 200, cancelled.status == 204)
            << accepted.status << ' ' << accepted.body << ' ' << cancelled.status << ' ' << cancelled.body;
        expectHighest(accepted.status == 200 ? anna : before);
        if (accepted.status != 200) {
            expectError(accepted, 409, "DELEGATION_ENDED");
            continue;
        }
        EXPECT_TRUE(codeOf(cancelled) == "DELEGATION_NOT_EXIST" || cancelled.status == 403) << cancelled.body;
        std::swap(highest, anna);
        admin = signIn(highest);
    }
}

} // namespace test_delegation
} // namespace sekishod::test
