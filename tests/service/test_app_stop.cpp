// アプリの利用停止: the apps stop at once, the browser goes on.

#include "tests/service/tenant_fixture.h"

namespace test_app_stop {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ClientKind;

namespace {

class AppStopTest : public TenantTest {
  protected:
    AppStopTest() : admin(signInAs("admin@sakura")), uid(plainUid()) {}

    std::string plainUid() {
        return text("SELECT uid FROM member WHERE email LIKE '%@sakura' AND pending = 0 AND suspended = 0 AND deleted "
                    "IS NULL AND (activation IS NULL OR activation <= " +
                    std::to_string(sekisho::toMillis(clock.now())) +
                    ") AND uid NOT IN (SELECT member_uid FROM role_holding) ORDER BY id LIMIT 1");
    }
    std::string path() const { return "/v1.0/admin/users/" + uid + "/app-stop"; }
    Response put(std::string body) { return ask(admin.access, Method::Put, path(), std::move(body)); }
    int me(const SignedIn& who) { return get(who, "/oauth2/v2.0/userinfo").status; }
    std::int64_t ended(const std::string& kind) {
        return number("SELECT count(*) FROM session WHERE end_reason = 'appStopped' AND kind = '" + kind +
                      "' AND member_uid = '" + uid + "'");
    }

    SignedIn admin;
    std::string uid;
};

TEST_F(AppStopTest, StopsAppsAndLeavesTheBrowser) {
    script("UPDATE session SET ended = 1 WHERE member_uid = '" + uid + "'");
    const auto phone = signIn(uid, {"user.read"}, ClientKind::MobileApp);
    const auto pc = signIn(uid, {"user.read"}, ClientKind::PcApp);
    const auto drive = signIn(uid, {"user.read"}, ClientKind::DriveExplorer);
    const auto browser = signIn(uid, {"user.read"}, ClientKind::Browser);
    EXPECT_EQ(object(get(admin, path())), (boost::json::object{{"mobile", false}, {"pc", false}}));

    EXPECT_EQ(put(R"({"mobile":true})").status, 204);
    EXPECT_EQ(me(phone), 401);
    EXPECT_EQ(me(pc), 200);
    EXPECT_EQ(ended("mobileApp"), 1);
    EXPECT_EQ(put(R"({"pc":true})").status, 204);
    EXPECT_EQ(me(pc), 401);
    EXPECT_EQ(me(drive), 401);
    EXPECT_EQ(me(browser), 200);
    EXPECT_EQ(object(get(admin, path())), (boost::json::object{{"mobile", true}, {"pc", true}}));
    EXPECT_EQ(number("SELECT count(*) FROM change WHERE kind = 'session' AND op = 'delete'"), 3);

    // A session that was made behind its back is refused as well.
    const auto late = signIn(uid, {"user.read"}, ClientKind::MobileApp);
    const auto refused = get(late, "/oauth2/v2.0/userinfo");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(codeOf(refused), "APP_STOPPED");

    EXPECT_EQ(put(R"({"mobile":false,"pc":false})").status, 204);
    EXPECT_EQ(me(late), 200);
    EXPECT_EQ(number("SELECT count(*) FROM app_stop"), 0);
}

TEST_F(AppStopTest, IsRecordedWithWhatChanged) {
    EXPECT_EQ(put(R"({"mobile":true})").status, 204);
    EXPECT_EQ(
        text("SELECT action || ' ' || changes FROM audit WHERE target_id = '" + uid + "' ORDER BY seq DESC LIMIT 1"),
        R"(member.appBlock.set {"mobileStopped":{"from":false,"to":true}})");
    EXPECT_EQ(number("SELECT count(*) FROM change WHERE kind = 'member' AND uid = '" + uid + "'"), 1);
    const auto before = number("SELECT count(*) FROM audit");
    EXPECT_EQ(put(R"({"mobile":true})").status, 204);
    EXPECT_EQ(number("SELECT count(*) FROM audit"), before) << "nothing differs, nothing is written";
    EXPECT_EQ(put(R"({"mobile":false})").status, 204);
    EXPECT_EQ(text("SELECT action FROM audit WHERE target_id = '" + uid + "' ORDER BY seq DESC LIMIT 1"),
              "member.appBlock.clear");
}

TEST_F(AppStopTest, RefusesWhatItCannotDo) {
    EXPECT_EQ(put(R"({"mobile":"yes"})").status, 400);
    EXPECT_EQ(put("[]").status, 400);
    EXPECT_EQ(ask(admin.access, Method::Put, "/v1.0/admin/users/nobody@sakura/app-stop", "{}").status, 404);
    const auto viewer = signInAs("viewer1@sakura");
    EXPECT_EQ(get(viewer, path()).status, 200);
    EXPECT_EQ(ask(viewer.access, Method::Put, path(), R"({"mobile":true})").status, 403);
    script("UPDATE member SET deleted = " + std::to_string(sekisho::toMillis(clock.now())) + " WHERE uid = '" + uid +
           "'");
    EXPECT_EQ(codeOf(put(R"({"mobile":true})")), "INVALID_STATE");
    EXPECT_EQ(number("SELECT count(*) FROM app_stop"), 0);
}

TEST_F(AppStopTest, GoesWithTheMember) {
    EXPECT_EQ(put(R"({"mobile":true,"pc":true})").status, 204);
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/users/" + uid + "/forcedelete").status, 204);
    EXPECT_EQ(number("SELECT count(*) FROM app_stop"), 0);
}

} // namespace
} // namespace test_app_stop
