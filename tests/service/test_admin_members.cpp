// Access status, passwords, record and history of a member.
#include "tests/service/tenant_fixture.h"

#include "service/auth/password_hash.h"
#include "service/store/journal.h"

namespace sekishod::test::test_admin_members {
namespace {

using sekisho::sql::Database;

class AdminMembersTest : public TenantTest {
  protected:
    static std::string path(const std::string& user, std::string_view what) {
        return "/v1.0/admin/users/" + user + "/" + std::string(what);
    }
    std::string plainMember() {
        return text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) ORDER BY id DESC LIMIT 1");
    }
    std::int64_t liveSessions(const std::string& uid) {
        return number("SELECT count(*) FROM session WHERE ended IS NULL AND member_uid = '" + uid + "'");
    }
    std::int64_t audits(const std::string& action) {
        return number("SELECT count(*) FROM audit WHERE action = '" + action + "'");
    }
    Response force(const SignedIn& who, const std::string& user, const std::string& password = "Plum-Blossom72") {
        return ask(who.access, Method::Post, path(user, "password"),
                   R"({"mode":"force","password":")" + password + R"("})");
    }
};

TEST_F(AdminMembersTest, ListsTheSessionsOf90DaysInPages) {
    const std::string uid = plainMember();
    script("DELETE FROM session WHERE member_uid = '" + uid + "'");
    for (int i = 0; i < 5; ++i) {
        signIn(uid, {"user.read"}, sekisho::ClientKind::MobileApp);
        clock.advance(std::chrono::minutes(1));
    }
    const auto admin = signInAs("admin@sakura");
    std::vector<std::string> started;
    std::string cursor;
    int pages = 0;
    do {
        const auto body =
            object(get(admin, path(uid, "sessions?count=2") + (cursor.empty() ? "" : "&cursor=" + cursor)));
        for (const auto& item : body.at("sessions").as_array()) {
            const auto& session = item.as_object();
            EXPECT_EQ(str(session, "kind"), "mobileApp");
            EXPECT_EQ(str(session, "deviceName"), "Desk");
            EXPECT_FALSE(session.at("current").as_bool());
            started.push_back(str(session, "startedAt"));
        }
        const auto& next = body.at("responseMetaData").as_object().at("nextCursor");
        cursor = next.is_string() ? std::string(next.as_string()) : "";
    } while (!cursor.empty() && ++pages < 10);
    ASSERT_EQ(started.size(), 5U);
    EXPECT_TRUE(std::is_sorted(started.rbegin(), started.rend()));
    for (const char* wrong : {"sessions?count=0", "sessions?count=201", "sessions?cursor=nonsense"})
        EXPECT_EQ(get(admin, path(uid, wrong)).status, 400) << wrong;
}

TEST_F(AdminMembersTest, OnesOwnSessionIsMarked) {
    const auto admin = signInAs("admin@sakura");
    const auto body = object(get(admin, path("me", "sessions")));
    int current = 0;
    for (const auto& item : body.at("sessions").as_array())
        if (item.as_object().at("current").as_bool()) {
            ++current;
            EXPECT_EQ(str(item.as_object(), "sessionId"), admin.session.value);
        }
    EXPECT_EQ(current, 1);
}

TEST_F(AdminMembersTest, ACutSessionFeelsItOnItsNextRequest) {
    const std::string uid = plainMember();
    const auto victim = signIn(uid), spared = signIn(uid);
    const auto admin = signInAs("admin@sakura");
    ASSERT_EQ(get(victim, "/v1.0/admin/me").status, 200);
    const auto cut = ask(admin.access, Method::Delete, path(uid, "sessions/" + victim.session.value));
    ASSERT_EQ(cut.status, 204) << cut.body;
    EXPECT_EQ(get(victim, "/v1.0/admin/me").status, 401);
    EXPECT_EQ(get(spared, "/v1.0/admin/me").status, 200);
    EXPECT_EQ(audits("session.end"), 1);
    EXPECT_EQ(text("SELECT end_reason FROM session WHERE id = '" + victim.session.value + "'"), "forced");
    EXPECT_EQ(text("SELECT target_id FROM audit WHERE action = 'session.end'"), uid);
    // Somebody else's session under this member, and none at all.
    EXPECT_EQ(ask(admin.access, Method::Delete, path(uid, "sessions/" + admin.session.value)).status, 404);
    EXPECT_EQ(ask(admin.access, Method::Delete, path(uid, "sessions/none")).status, 404);
    EXPECT_EQ(get(admin, "/v1.0/admin/me").status, 200);
}

TEST_F(AdminMembersTest, AForcedPasswordEndsEverySessionAndIsInTheRecord) {
    const std::string uid = plainMember();
    const auto victim = signIn(uid);
    ASSERT_GT(liveSessions(uid), 0);
    const auto version = number("SELECT version FROM member WHERE uid = '" + uid + "'");
    const auto before = *store->read([this](Database& db) { return lastChange(db, domain); });
    const auto admin = signInAs("admin@sakura");
    const auto done = force(admin, uid);
    ASSERT_EQ(done.status, 204) << done.body;
    EXPECT_EQ(liveSessions(uid), 0);
    EXPECT_EQ(get(victim, "/v1.0/admin/me").status, 401);
    EXPECT_EQ(number("SELECT must_change FROM credential WHERE member_uid = '" + uid + "'"), 1);
    EXPECT_TRUE(*PasswordHasher::shared().verify(text("SELECT hash FROM credential WHERE member_uid = '" + uid + "'"),
                                                 "Plum-Blossom72"));
    EXPECT_EQ(number("SELECT version FROM member WHERE uid = '" + uid + "'"), version + 1);
    const auto record = object(get(admin, path(uid, "record")));
    EXPECT_EQ(str(record, "passwordChangedAt"), sekisho::formatUtc(clock.now()));
    EXPECT_EQ(audits("member.password.force"), 1);
    const auto changes = get(admin, "/v1.0/admin/changes?cursor=" + std::to_string(before));
    EXPECT_NE(changes.body.find(uid), std::string::npos);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE changes LIKE '%Plum%'"), 0);
}

TEST_F(AdminMembersTest, ARequestedChangeLeavesTheSessionsAlone) {
    const std::string uid = plainMember();
    const auto member = signIn(uid);
    const auto admin = signInAs("admin@sakura");
    ASSERT_EQ(ask(admin.access, Method::Post, path(uid, "password"), R"({"mode":"request"})").status, 204);
    EXPECT_EQ(get(member, "/v1.0/admin/me").status, 200);
    EXPECT_EQ(number("SELECT requested FROM credential WHERE member_uid = '" + uid + "'"), 1);
    EXPECT_TRUE(object(get(admin, path(uid, "record"))).at("passwordChangeRequested").as_bool());
    EXPECT_EQ(audits("member.password.request"), 1);
}

TEST_F(AdminMembersTest, RefusesPasswordsThatBreakThePolicyAndChangesNothing) {
    const std::string uid = plainMember();
    const auto admin = signInAs("admin@sakura");
    const auto hash = text("SELECT hash FROM credential WHERE member_uid = '" + uid + "'");
    for (const char* body :
         {R"({"mode":"force","password":"short1"})", R"({"mode":"force"})", R"({"mode":"force","password":7})",
          R"({"mode":"later"})", R"({})", R"([])", R"({"mode":"force","password":"onlyletters"})",
          R"({"mode":"request","changePasswordAtNextLogin":"yes"})", "{"})
        EXPECT_EQ(ask(admin.access, Method::Post, path(uid, "password"), body).status, 400) << body;
    EXPECT_EQ(text("SELECT hash FROM credential WHERE member_uid = '" + uid + "'"), hash);
    EXPECT_EQ(audits("member.password.force") + audits("member.password.request"), 0);
}

TEST_F(AdminMembersTest, NobodyTakesOverAnAccountWithMoreRights) {
    const auto super = uidOf("admin@sakura"), deputy = uidOf("deputy1@sakura"), op = uidOf("operator1@sakura");
    const auto asDeputy = signInAs("deputy2@sakura"), asOperator = signInAs("operator2@sakura");
    EXPECT_EQ(codeOf(force(asDeputy, super)), "SUPER_ADMIN_PROTECTED");
    EXPECT_EQ(codeOf(force(asOperator, super)), "SUPER_ADMIN_PROTECTED");
    EXPECT_EQ(codeOf(force(asOperator, deputy)), "ROLE_EXCEEDS_OWN");
    EXPECT_EQ(force(asDeputy, op).status, 204);
    EXPECT_EQ(force(asDeputy, deputy).status, 204) << "equals";
    EXPECT_EQ(force(asOperator, plainMember()).status, 204);
    EXPECT_EQ(force(signInAs("admin@sakura"), deputy, "Other-Blossom93").status, 204);
    // Within a branch nobody with a role of the whole tenant is touched.
    const std::string unit = text("SELECT json_extract(scope, '$.orgUnits[0]') FROM role_holding WHERE member_uid = '" +
                                  uidOf("branch1@sakura") + "'");
    const std::string inside =
        text("SELECT m.uid FROM member m JOIN member_scope s ON s.member_id = m.id JOIN orgunit o ON "
             "o.id = s.orgunit_id WHERE o.uid = '" +
             unit +
             "' AND m.suspended = 0 AND m.deleted IS NULL AND m.uid NOT IN (SELECT member_uid FROM "
             "role_holding) LIMIT 1");
    script("INSERT INTO role_holding(role_uid, member_uid, domain_id) SELECT uid, '" + inside +
           "', domain_id FROM role "
           "WHERE name = 'メンバー閲覧' AND domain_id = " +
           std::to_string(domain));
    const auto asBranch = signInAs("branch1@sakura");
    EXPECT_EQ(codeOf(force(asBranch, inside)), "ROLE_EXCEEDS_OWN");
    EXPECT_EQ(force(asBranch, super).status, 404) << "outside of the branch nobody exists";
}

TEST_F(AdminMembersTest, ADeletedMemberGetsNoPassword) {
    const auto uid = plainMember();
    script("UPDATE member SET deleted = " + std::to_string(sekisho::toMillis(clock.now())) + " WHERE uid = '" + uid +
           "'");
    EXPECT_EQ(codeOf(force(signInAs("admin@sakura"), uid)), "INVALID_STATE");
}

TEST_F(AdminMembersTest, TheRecordHasTheVersionAsETag) {
    const auto uid = plainMember();
    const auto response = get(signInAs("viewer1@sakura"), path(uid, "record"));
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(headerOf(response, "ETag"), "\"" + std::to_string(object(response).at("version").as_int64()) + "\"");
}

TEST_F(AdminMembersTest, TheHistoryOfAMemberComesInPagesNewestFirst) {
    const auto uid = plainMember();
    const auto admin = signInAs("admin@sakura");
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(ask(admin.access, Method::Post, path(uid, "password"), R"({"mode":"request"})").status, 204);
    const auto first = object(get(admin, path(uid, "audit?count=2")));
    ASSERT_EQ(first.at("records").as_array().size(), 2U);
    const auto& newest = first.at("records").as_array()[0].as_object();
    EXPECT_EQ(str(newest, "action"), "member.password.request");
    EXPECT_EQ(str(newest, "actorId"), uidOf("admin@sakura"));
    EXPECT_EQ(str(newest, "result"), "success");
    EXPECT_EQ(str(newest, "ip"), "192.0.2.9");
    EXPECT_TRUE(newest.at("changes").is_object());
    const auto cursor = str(first.at("responseMetaData").as_object(), "nextCursor");
    ASSERT_FALSE(cursor.empty());
    const auto second = object(get(admin, path(uid, "audit?count=2&cursor=" + cursor)));
    ASSERT_EQ(second.at("records").as_array().size(), 1U);
    EXPECT_LT(second.at("records").as_array()[0].as_object().at("seq").as_int64(), newest.at("seq").as_int64());
    EXPECT_TRUE(second.at("responseMetaData").as_object().at("nextCursor").is_null());
    EXPECT_EQ(codeOf(get(admin, path(uidOf("viewer1@sakura"), "audit?cursor=" + cursor))), "INVALID_CURSOR")
        << "a cursor belongs to its list";
}

TEST_F(AdminMembersTest, ViewingIsNotOperating) {
    const auto viewer = signInAs("viewer1@sakura");
    const auto uid = plainMember();
    const auto victim = signIn(uid);
    EXPECT_EQ(get(viewer, path(uid, "sessions")).status, 200);
    EXPECT_EQ(ask(viewer.access, Method::Delete, path(uid, "sessions/" + victim.session.value)).status, 403);
    EXPECT_EQ(force(viewer, uid).status, 403);
    EXPECT_EQ(get(victim, "/v1.0/admin/me").status, 200);
    EXPECT_GE(number("SELECT count(*) FROM audit WHERE action = 'access.denied' AND result = 'denied'"), 2);
}

} // namespace
} // namespace sekishod::test::test_admin_members
