// The life of a member (lineworks-api.md §3.1.4, admin-screens.md §2.6).
#include "service/rules/members.h"
#include "tests/service/directory_fixture.h"

namespace sekishod::test::test_directory_states {
namespace {

class DirectoryStates : public DirectoryTest {
  protected:
    bool flag(const std::string& user, std::string_view name) { return read("/v1.0/users/" + user).at(name).as_bool(); }
    std::string path(const std::string& user, const std::string& act = {}) {
        return "/v1.0/users/" + user + (act.empty() ? "" : "/" + act);
    }
};

TEST_F(DirectoryStates, SuspendedAndReleased) {
    const std::string id = makeUser("ken.ito");
    const SignedIn phone = signIn(id, {"user.read"});
    EXPECT_EQ(204, post(path(id, "suspend")).status);
    EXPECT_TRUE(flag(id, "isSuspended"));
    EXPECT_EQ("MASTER", str(read(path(id)), "suspendedReason"));
    EXPECT_FALSE(liveSession(phone));
    EXPECT_EQ("suspended", text("SELECT end_reason FROM session WHERE id = '" + phone.session.value + "'"));
    EXPECT_EQ(401, get(phone, "/v1.0/users/me").status);
    expectError(post(path(id, "suspend")), 400, "INVALID_STATE");
    EXPECT_EQ(204, post(path(id, "unsuspend")).status);
    EXPECT_FALSE(flag(id, "isSuspended"));
    EXPECT_TRUE(read(path(id)).at("suspendedReason").is_null());
    expectError(post(path(id, "unsuspend")), 400, "INVALID_STATE");
    EXPECT_EQ(1, audits("member.suspend", id));
    EXPECT_EQ(1, audits("member.unsuspend", id));
}

TEST_F(DirectoryStates, OnlyMembersInUseAreSuspended) {
    const std::string id = makeUser("ken.ito");
    script("UPDATE member SET pending = 1 WHERE uid = '" + id + "'");
    expectError(post(path(id, "suspend")), 400, "INVALID_STATE");
    script(fmt::format("UPDATE member SET pending = 0, activation = {} WHERE uid = '{}'",
                       sekisho::toMillis(clock.now()) + 1000, id));
    EXPECT_TRUE(flag(id, "isAwaiting"));
    expectError(post(path(id, "suspend")), 400, "INVALID_STATE");
    clock.advance(std::chrono::seconds(2));
    EXPECT_FALSE(flag(id, "isAwaiting"));
    EXPECT_EQ(204, post(path(id, "suspend")).status);
    expectError(post(path("nobody", "suspend")), 404, "USER_NOT_EXIST");
}

TEST_F(DirectoryStates, LockOutIsLiftedWithItsCount) {
    const std::string id = makeUser("ken.ito");
    script("UPDATE member SET suspended = 2 WHERE uid = '" + id + "'");
    script("UPDATE credential SET failures = 5 WHERE member_uid = '" + id + "'");
    EXPECT_EQ("LOGIN_FAIL", str(read(path(id)), "suspendedReason"));
    EXPECT_EQ(204, post(path(id, "unsuspend")).status);
    EXPECT_FALSE(flag(id, "isSuspended"));
    EXPECT_EQ(0, number("SELECT failures FROM credential WHERE member_uid = '" + id + "'"));
}

TEST_F(DirectoryStates, HighestAdministratorIsProtected) {
    const std::string id = uidOf("admin@sakura");
    for (const auto& response : {post(path(id, "suspend")), remove(path(id)), remove(path(id, "forcedelete")),
                                 send(serviceAccount(), Method::Delete, path(id))})
        expectError(response, 403, "SUPER_ADMIN_PROTECTED");
    EXPECT_FALSE(flag(id, "isSuspended"));
    EXPECT_FALSE(flag(id, "isDeleted"));
    EXPECT_TRUE(liveSession(super)) << "a refused act ended a session";
}

TEST_F(DirectoryStates, RoleHoldersLoseTheRoleFirst) {
    const std::string id = makeUser("deputy");
    giveRole(id, "deputy");
    expectError(remove(path(id)), 403, "ADMIN_HAS_ROLE");
    expectError(remove(path(id, "forcedelete")), 403, "ADMIN_HAS_ROLE");
    script("DELETE FROM role_holding WHERE member_uid = '" + id + "'");
    EXPECT_EQ(204, remove(path(id)).status);
}

TEST_F(DirectoryStates, DeletedForSevenDays) {
    const std::string unit = makeUnit("Sales");
    const std::string id = makeUser("ken.ito", {unit});
    const SignedIn phone = signIn(id, {"user.read"});
    EXPECT_EQ(204, remove(path(id)).status);
    EXPECT_TRUE(flag(id, "isDeleted"));
    EXPECT_FALSE(liveSession(phone));
    expectError(remove(path(id)), 400, "INVALID_STATE");
    expectError(patch(path(id), json::object{{"task", "a"}}), 400, "INVALID_STATE");
    expectError(post("/v1.0/users", userBody("ken.ito")), 409, "EMAIL_ALREADY_EXIST");
    EXPECT_TRUE(all(super, "/v1.0/orgunits/" + unit + "/members", "members").empty());

    passTime(std::chrono::hours(24 * 7));
    const Response back = post(path(id, "undelete"));
    ASSERT_EQ(200, back.status) << back.body;
    EXPECT_FALSE(object(back).at("isDeleted").as_bool());
    EXPECT_EQ(1U, object(back).at("organizations").at(0).at("orgUnits").as_array().size());
    expectError(post(path(id, "undelete")), 400, "INVALID_STATE");

    EXPECT_EQ(204, remove(path(id)).status);
    passTime(std::chrono::hours(24 * 7) + std::chrono::seconds(1));
    expectError(post(path(id, "undelete")), 400, "UNDELETE_TOO_LATE");
    expectError(post(path("nobody", "undelete")), 404, "USER_NOT_EXIST");
}

TEST_F(DirectoryStates, GraceEndsForGood) {
    const std::string id = makeUser("ken.ito", {makeUnit("Sales")});
    ASSERT_EQ(204, remove(path(id)).status);
    const auto purge = [&] {
        Effects effects;
        const auto erased = store->write(
            [&](sekisho::sql::Database& db) { return purgeDeleted(db, domain, clock.now(), 100, effects); });
        EXPECT_TRUE(erased) << (erased ? "" : erased.error().detail);
        return erased.value_or(-1);
    };
    EXPECT_EQ(0, purge());
    passTime(std::chrono::hours(24 * 7) + std::chrono::seconds(1));
    EXPECT_GE(purge(), 1); // with those that the sample had deleted
    EXPECT_EQ(404, get(super, path(id)).status);
    makeUser("ken.ito");
    expectInStep();
}

TEST_F(DirectoryStates, ForceDeleteLeavesNothing) {
    const std::string id = makeUser("ken.ito", {makeUnit("Sales")});
    const SignedIn phone = signIn(id, {"user.read"});
    EXPECT_EQ(204, remove(path(id, "forcedelete")).status);
    EXPECT_FALSE(liveSession(phone));
    for (const std::string_view where : {"member WHERE uid", "credential WHERE member_uid", "address WHERE owner_uid",
                                         "photo WHERE member_uid", "device WHERE member_uid"})
        EXPECT_EQ(0, number(fmt::format("SELECT count(*) FROM {} = '{}'", where, id))) << where;
    EXPECT_EQ(1, feedNotes("member", id, "delete"));
    EXPECT_EQ(1, audits("member.forceDelete", id));
    expectError(post(path(id, "undelete")), 404, "USER_NOT_EXIST");
    expectError(remove(path(id, "forcedelete")), 404, "USER_NOT_EXIST");
    const std::string second = makeUser("ken.ito"); // and after an ordinary deletion
    ASSERT_EQ(204, remove(path(second)).status);
    EXPECT_EQ(204, remove(path(second, "forcedelete")).status);
    expectInStep();
}

TEST_F(DirectoryStates, LeaveOfAbsence) {
    const std::string id = makeUser("ken.ito");
    const auto set = [&](const std::string& start, const std::string& end) {
        return post(path(id, "set-leave-of-absence"), json::object{{"startTime", start}, {"endTime", end}});
    };
    const auto onLeave = [&] { return read(path(id)).at("leaveOfAbsence").at("isLeaveOfAbsence").as_bool(); };
    EXPECT_EQ(204, set("2026-11-22T18:00:00+09:00", "2026-11-23T18:00:00+09:00").status);
    EXPECT_TRUE(onLeave());
    EXPECT_EQ("2026-11-22T18:00:00+09:00", str(read(path(id)).at("leaveOfAbsence").as_object(), "startTime"));
    passTime(std::chrono::hours(25));
    EXPECT_FALSE(onLeave());
    expectError(set("2026-11-24T00:00:00Z", "2026-11-23T00:00:00Z"), 400, "DATE_ORDER");
    expectError(post(path(id, "set-leave-of-absence"),
                     json::object{{"startTime", "2026-11-22T18:00:00Z"}, {"endTime", nullptr}}),
                400, "MISSING_PARAMETER");
    EXPECT_EQ(204, post(path(id, "clear-leave-of-absence")).status);
    EXPECT_TRUE(read(path(id)).at("leaveOfAbsence").at("startTime").is_null());
    EXPECT_EQ(204, post(path(id, "clear-leave-of-absence")).status);
    EXPECT_EQ(1, audits("member.leave.set", id));
    EXPECT_EQ(1, audits("member.leave.clear", id));
}

TEST_F(DirectoryStates, ForcedLogOutEndsSessionsAndTokens) {
    const std::string id = makeUser("ken.ito");
    const SignedIn phone = signIn(id, {"user.read"}, sekisho::ClientKind::MobileApp);
    const SignedIn browser = signIn(id, {"user.read"}, sekisho::ClientKind::Browser);
    const Response response = post(path(id, "force-logout"));
    EXPECT_EQ(202, response.status);
    EXPECT_TRUE(response.body.empty());
    for (const SignedIn& cut : {phone, browser}) {
        EXPECT_FALSE(liveSession(cut));
        EXPECT_EQ(401, get(cut, "/v1.0/users/me").status);
    }
    EXPECT_TRUE(liveSession(super));
    EXPECT_EQ(1, audits("member.forceLogout", id));
    EXPECT_EQ(202, post(path(id, "force-logout")).status) << "no session is no error";
    EXPECT_EQ(204, ask(super.access, Method::Post, path(id, "suspend"), "null").status) << "some clients send null";
}

TEST_F(DirectoryStates, ANewIdOrPasswordLogsOutEverywhereAndNothingElseDoes) {
    const std::string id = makeUser("ken.ito");
    struct Edit {
        json::object body;
        std::string_view ends;
    };
    for (const Edit& edit :
         {Edit{{{"email", "ken.sato@sakura"}}, "idChanged"},
          Edit{{{"passwordConfig", {{"passwordCreationType", "ADMIN"}, {"password", "hoshi5Ginga88x"}}}},
               "passwordChanged"},
          Edit{{{"task", "export"}}, ""}}) {
        const SignedIn phone = signIn(id, {"user.read"}, sekisho::ClientKind::MobileApp);
        const Response response = patch(path(id), edit.body);
        ASSERT_EQ(200, response.status) << response.body;
        EXPECT_EQ(edit.ends.empty(), liveSession(phone)) << edit.ends;
        EXPECT_EQ(edit.ends, text("SELECT end_reason FROM session WHERE id = '" + phone.session.value + "'"));
    }
}

} // namespace
} // namespace sekishod::test::test_directory_states
