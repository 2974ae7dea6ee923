// Administrator rights in changesets: what a request gave or took away comes back by an undo, but only through somebody
// who could have given it.
#include "service/rules/holdings.h"
#include "service/store/before_images.h"
#include "service/store/journal.h"
#include "service/store/uid.h"
#include "tests/service/changeset_fixture.h"

namespace test_changesets_rights {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Verdict;
using sekisho::sql::Database;

namespace {

class ChangesetRights : public ChangesetTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");

    std::string approvedOperator(const SignedIn& by) {
        EXPECT_EQ(ask(admin.access, Method::Put, "/v1.0/admin/invitations/settings",
                      R"({"linkAllowed":true,"inviters":"ADMINISTRATORS","autoApproval":false,"acceptWaiting":0})")
                      .status,
                  200);
        const auto link = ask(by.access, Method::Post, "/v1.0/admin/invitations", R"({"role":"OPERATOR"})");
        EXPECT_EQ(ask("", Method::Post, "/v1.0/join",
                      fmt::format(R"({{"token":"{}","email":"boss","lastName":"志望","password":"Plum-Blossom72"}})",
                                  str(object(link), "token")))
                      .status,
                  201);
        before = content();
        const auto done = ask(by.access, Method::Post,
                              "/v1.0/admin/applicants/" + text("SELECT uid FROM applicant LIMIT 1") + "/approve");
        EXPECT_EQ(done.status, 201) << done.body;
        return headerOf(done, "X-Changeset-Id");
    }
    // What a request would leave that changes holdings by these statements.
    std::string changed(const std::string& statements) {
        const std::string uid = newUid();
        const auto done = store->write([&](Database& db) -> sekisho::Done {
            SEKISHO_CHECK(captureImages(db, {}));
            SEKISHO_CHECK(db.script(statements));
            SEKISHO_TRY(kept, db.first<std::int64_t>("SELECT count(*) FROM temp.kept_image"));
            SEKISHO_CHECK(db.exec("INSERT INTO changeset(uid, domain_id, title, origin, action, author_id, "
                                  "author_name, client_id, menus, state, created, applied, images) VALUES(:uid, "
                                  ":domain, 'x', 'edit', 'role.revoke', :author, 'x', 'x', 'members.members', "
                                  "'applied', :created, :applied, :images)",
                                  uid, domain, uidOf("admin@sakura"), sekisho::toMillis(clock.now()),
                                  sekisho::toMillis(clock.now()), std::get<0>(*kept)));
            SEKISHO_CHECK(storeImages(db, db.lastInsertId(), 0));
            return {};
        });
        EXPECT_TRUE(done) << (done ? "" : done.error().detail);
        return uid;
    }
    std::int64_t holdings(const std::string& login) {
        return number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uidOf(login) + "'");
    }

    std::map<std::string, std::string> before;
};

TEST_F(ChangesetRights, AnApprovalIsTakenBackWithTheRightItGave) {
    const auto deputy = signInAs("deputy1@sakura");
    const std::string id = approvedOperator(deputy);
    ASSERT_FALSE(id.empty());
    EXPECT_EQ(holdings("boss@sakura"), 1);
    const auto back = setOf(post(deputy, "/" + id + "/undo"));
    ASSERT_EQ(back.count(Verdict::Refused), 0) << get(deputy, "/v1.0/admin/changesets/" + back.id.value + "/rows").body;
    const auto op = signInAs("operator1@sakura"); // he sees it, and would act with the rights of the deputy
    const auto refused = post(op, "/" + back.id.value + "/apply");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(codeOf(refused), "CHANGESET_RIGHTS_OF_AUTHOR");
    EXPECT_EQ(holdings("boss@sakura"), 1);
    ASSERT_EQ(post(deputy, "/" + back.id.value + "/apply").status, 200);
    expectSame(content(), before, "after the undo");
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'role.revoke'"), 1);
    EXPECT_TRUE(store->read([&](Database& db) { return verifyAudit(db, domain); }));
}

TEST_F(ChangesetRights, AnOperatorTakesNoRightAway) {
    const std::string id = approvedOperator(admin);
    const auto op = signInAs("operator1@sakura"); // may see it: he has the menu of invitations
    const auto back = setOf(post(op, "/" + id + "/undo"));
    const auto rows = rowsOf(op, back.id.value);
    ASSERT_FALSE(rows.empty());
    ASSERT_TRUE(rows.front().error);
    EXPECT_EQ(rows.front().kind, "holding");
    EXPECT_EQ(rows.front().error->code, "ROLE_EXCEEDS_OWN");
    EXPECT_EQ(post(op, "/" + back.id.value + "/apply", R"({"skipRefused":true})").status, 200);
    EXPECT_EQ(holdings("boss@sakura"), 1);
}

TEST_F(ChangesetRights, RightsComeBackAsTheyWereAndAtOnce) {
    script(
        "UPDATE role_holding SET expires = " + std::to_string(sekisho::toMillis(clock.now() + std::chrono::hours(40))) +
        " WHERE member_uid = '" + uidOf("operator1@sakura") + "'");
    before = content();
    const auto op = signInAs("operator1@sakura");
    EXPECT_EQ(get(op, "/v1.0/admin/invitations").status, 200);
    const std::string gone = changed("DELETE FROM role_holding WHERE member_uid = '" + uidOf("operator1@sakura") +
                                     "'; UPDATE role_holding SET scope = '{\"orgUnits\":[\"x\"]}', version = version + "
                                     "1 WHERE member_uid = '" +
                                     uidOf("deputy1@sakura") + "'");
    services->auth.forgetUser(sekisho::UserId(uidOf("operator1@sakura")));
    EXPECT_EQ(get(op, "/v1.0/admin/invitations").status, 403);
    const auto back = setOf(post(admin, "/" + gone + "/undo"));
    ASSERT_EQ(back.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + back.id.value + "/rows").body;
    EXPECT_EQ(get(op, "/v1.0/admin/invitations").status, 403) << "a plan gives nobody a right";
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    EXPECT_EQ(get(op, "/v1.0/admin/invitations").status, 200) << "of the session that he has";
    expectSame(content(), before, "after the undo");
    // And away again.
    const auto redo = setOf(post(admin, "/" + back.id.value + "/undo"));
    ASSERT_EQ(post(admin, "/" + redo.id.value + "/apply").status, 200);
    EXPECT_EQ(get(op, "/v1.0/admin/invitations").status, 403);
    EXPECT_EQ(holdings("operator1@sakura"), 0);
}

TEST_F(ChangesetRights, NobodyGetsBackWhatTheAuthorMayNotGrant) {
    const std::string own = uidOf("operator1@sakura");
    const std::string gone =
        changed("DELETE FROM role_holding WHERE member_uid = '" + uidOf("deputy1@sakura") +
                "'; DELETE FROM role_holding WHERE role_uid LIKE 'super:%' AND domain_id = " + std::to_string(domain));
    script("UPDATE changeset SET author_id = '" + own + "' WHERE uid = '" + gone + "'");
    const auto op = signIn(own);
    const auto rows = rowsOf(op, setOf(post(op, "/" + gone + "/undo")).id.value);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].error->code, "SUPER_ADMIN_PROTECTED");
    EXPECT_EQ(rows[1].error->code, "ROLE_EXCEEDS_OWN");
}

TEST_F(ChangesetRights, WhatChangedSinceAndWhoIsGoneStays) {
    const std::string boss = uidOf("operator1@sakura");
    const std::string gone = changed("DELETE FROM role_holding WHERE member_uid = '" + boss + "'");
    script("INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES('operator:" + std::to_string(domain) +
           "', '" + boss + "', " + std::to_string(domain) + ")");
    auto rows = rowsOf(admin, setOf(post(admin, "/" + gone + "/undo")).id.value);
    ASSERT_TRUE(rows.at(0).error);
    EXPECT_EQ(rows[0].error->code, "CHANGED_SINCE");
    script("DELETE FROM role_holding WHERE member_uid = '" + boss + "'");
    ASSERT_EQ(ask(admin.access, Method::Delete, "/v1.0/users/" + boss).status, 204);
    rows = rowsOf(admin, setOf(post(admin, "/" + gone + "/undo")).id.value);
    ASSERT_TRUE(rows.at(0).error);
    EXPECT_EQ(rows[0].error->code, "USER_NOT_EXIST");
}

} // namespace
} // namespace test_changesets_rights
