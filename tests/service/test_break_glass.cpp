// The sealed account: who can be sealed, what the seal keeps off, opening against time and refusal, and that everybody
// hears of it.

#include "service/auth/sealed_account.h"
#include "service/rules/break_glass.h"
#include "service/rules/rights_keeper.h"
#include "tests/service/directory_fixture.h"

namespace sekishod::test::test_break_glass {
namespace {

using sekisho::sql::Database;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kWhole = "/v1.0/admin/break-glass";
constexpr std::string_view kOpening = "/v1.0/admin/break-glass/opening";

class BreakGlassTest : public DirectoryTest {
  protected:
    BreakGlassTest()
        : person(makeUser("envelope")), admin(signIn(uidOf("admin@sakura"))), deputy(signIn(uidOf("deputy1@sakura"))),
          keeper(*services) {}

    Response seal(const std::string& user) { return send(admin, Method::Put, kWhole, json::object{{"userId", user}}); }
    std::string sealed() {
        const Response response = seal(person);
        EXPECT_EQ(200, response.status) << response.body;
        code = str(object(response), "code");
        who = signIn(person);
        return code;
    }
    Response open(std::string_view with, std::string_view reason = "最高管理者に連絡がつかない") {
        return send(who, Method::Post, kOpening, json::object{{"code", with}, {"reason", reason}});
    }
    Response drill(std::string_view with) {
        return send(who, Method::Post, "/v1.0/admin/break-glass/drill", json::object{{"code", with}});
    }
    Response refuse(const SignedIn& by) {
        return send(by, Method::Delete, kOpening, json::object{{"reason", "知らない"}});
    }
    Response close(const SignedIn& by) { return send(by, Method::Post, "/v1.0/admin/break-glass/closing"); }
    void opened() {
        sealed();
        ASSERT_EQ(200, open(code).status);
        clock.advance(minutes(30));
        tick();
        who = signIn(person);
        admin = signIn(uidOf("admin@sakura"));
        deputy = signIn(uidOf("deputy1@sakura"));
        ASSERT_EQ("open", state());
    }
    void tick() {
        const auto done = keeper.tick();
        EXPECT_TRUE(done) << (done ? "" : done.error().code + " " + done.error().detail);
    }
    std::string state() { return text("SELECT ifnull((SELECT state FROM break_glass), 'none')"); }
    // Everybody is told twice: by mail and by talk.
    bool everybodyKnows(const std::string& key, int times = 1, int besides = 0) {
        const auto told = number("SELECT count(*) FROM notice WHERE template = 'breakGlass." + key + ".admin'");
        const auto all = number(fmt::format("SELECT 2 * count(DISTINCT member_uid) FROM role_holding WHERE domain_id = "
                                            "{} AND member_uid <> '{}'",
                                            domain, person));
        EXPECT_EQ(all * times + besides, told) << key;
        return told == all * times + besides;
    }
    Response password(const SignedIn& by, const std::string& user) {
        return send(by, Method::Post, fmt::format("/v1.0/admin/users/{}/password", user),
                    json::object{{"mode", "force"}, {"password", "Kesa9-Tsuru42"}});
    }
    void rule(const std::string& key, int value) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({0}, 'approvals', "
                           "json_object('{1}', {2}), 1) ON CONFLICT(domain_id, key) DO UPDATE SET value = "
                           "json_set(value, '$.{1}', {2}), revision = revision + 1",
                           domain, key, value));
    }

    std::string person, code;
    SignedIn admin, deputy, who;
    RightsKeeper keeper;
};

// --- sealing ---

TEST_F(BreakGlassTest, TellsItsCodeOnceAndKeepsAHash) {
    EXPECT_EQ("none", str(object(get(admin, kWhole)), "state"));
    sealed();
    ASSERT_EQ(39U, code.size()) << "eight groups of four";
    for (std::size_t i = 0; i < code.size(); ++i)
        EXPECT_EQ(i % 5 == 4, code[i] == '-') << code;
    EXPECT_EQ(std::string::npos, code.find_first_of("ILOU")) << "nothing that looks like something else";
    EXPECT_EQ(0, text("SELECT code_hash FROM break_glass").find("$argon2id$"));
    const auto shown = object(get(admin, kWhole));
    EXPECT_EQ("sealed", str(shown, "state"));
    EXPECT_EQ("envelope@sakura", str(shown, "loginId"));
    EXPECT_FALSE(shown.contains("code"));
    EXPECT_EQ(1, audits("breakGlass.seal", person));
    EXPECT_EQ(0, number("SELECT count(*) FROM audit WHERE changes LIKE '%" + code + "%'"));
    const std::string first = code;
    EXPECT_NE(first, sealed()) << "sealed anew: another one";
    expectError(open(first), 403, "SEAL_CODE_WRONG");
}

TEST_F(BreakGlassTest, TwoCodesAreNeverTheSameAndAreReadAsTheyAreTyped) {
    EXPECT_NE(newSealCode(), newSealCode());
    EXPECT_EQ("01A1B", sealCodeOf(" o1-a l\x62"));
    EXPECT_EQ(32U, sealCodeOf(newSealCode()).size());
}

TEST_F(BreakGlassTest, OnlyAMemberInUseWithoutAnyRoleCanBeSealed) {
    expectError(seal(uidOf("admin@sakura")), 409, "SEAL_MEMBER_UNFIT");
    expectError(seal(uidOf("deputy1@sakura")), 409, "SEAL_MEMBER_UNFIT");
    expectError(seal("nobody"), 404, "USER_NOT_EXIST");
    expectError(seal(uidOf("deputy1@ume")), 404, "USER_NOT_EXIST");
    script(
        fmt::format("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, max_minutes) VALUES('operator:{0}', "
                    "'{1}', {0}, 60)",
                    domain, person));
    expectError(seal(person), 409, "SEAL_MEMBER_UNFIT");
    script("DELETE FROM role_eligibility; UPDATE member SET suspended = 1 WHERE uid = '" + person + "'");
    expectError(seal(person), 409, "SEAL_MEMBER_UNFIT");
    EXPECT_EQ(400, send(admin, Method::Put, kWhole, json::object{}).status);
    expectError(send(deputy, Method::Put, kWhole, json::object{{"userId", person}}), 403, "FORBIDDEN");
    EXPECT_EQ("none", state());
}

TEST_F(BreakGlassTest, EndsTheSessionsOfTheMember) {
    const SignedIn before = signIn(person);
    ASSERT_EQ(200, seal(person).status);
    EXPECT_FALSE(liveSession(before));
}

TEST_F(BreakGlassTest, TheSealKeepsEverybodyElseOff) {
    sealed();
    const std::string user = "/v1.0/users/" + person;
    expectError(send(admin, Method::Delete, user), 403, "SEALED_ACCOUNT");
    expectError(send(admin, Method::Delete, user + "/forcedelete"), 403, "SEALED_ACCOUNT");
    expectError(send(admin, Method::Post, user + "/suspend"), 403, "SEALED_ACCOUNT");
    const json::object everywhere{{"scope", {{"orgUnits", json::array{}}, {"includeSubOrgUnits", true}}}};
    const std::string role = fmt::format("/v1.0/admin/users/{}/roles/operator:{}", person, domain);
    expectError(send(admin, Method::Put, role, everywhere), 403, "SEALED_ACCOUNT");
    auto eligible = everywhere;
    eligible["eligible"] = json::object{{"maxMinutes", 30}, {"needsApproval", false}};
    expectError(send(admin, Method::Put, role, eligible), 403, "SEALED_ACCOUNT");
    expectError(password(deputy, person), 403, "SEALED_ACCOUNT");
    expectError(password(signIn(uidOf("operator1@sakura")), person), 403, "SEALED_ACCOUNT");
    EXPECT_EQ(204, password(admin, person).status) << "whoever may seal";
    ASSERT_EQ(204, send(admin, Method::Delete, kWhole).status);
    EXPECT_EQ("none", state());
    EXPECT_EQ(1, audits("breakGlass.unseal", person));
    EXPECT_EQ(204, send(admin, Method::Post, user + "/suspend").status);
    expectError(send(admin, Method::Delete, kWhole), 404, "SEAL_MISSING");
}

// --- opening ---

TEST_F(BreakGlassTest, OpensAfterTheDelayForItsTimeAndIsUsedUpThen) {
    sealed();
    script("DELETE FROM notice");
    EXPECT_EQ(403, get(who, "/v1.0/admin/snapshot").status);
    const Response asked = open(code);
    ASSERT_EQ(200, asked.status) << asked.body;
    EXPECT_EQ("opening", str(object(asked), "state"));
    everybodyKnows("asked");
    expectError(open(code), 409, "SEAL_BUSY");
    expectError(seal(person), 409, "SEAL_BUSY");
    expectError(send(admin, Method::Delete, kWhole), 409, "SEAL_BUSY");
    clock.advance(minutes(30) - seconds(1));
    tick();
    EXPECT_EQ("opening", state());
    clock.advance(seconds(1));
    tick();
    ASSERT_EQ("open", state());
    everybodyKnows("opened", 1, 2); // it is an administrator itself by then
    admin = signIn(uidOf("admin@sakura"));
    EXPECT_EQ(200, get(who, "/v1.0/admin/snapshot").status);
    EXPECT_EQ(
        1, number("SELECT count(*) FROM activation WHERE break_glass = 1 AND built_in = 'rescue' AND ended IS NULL"));
    expectError(seal(person), 409, "SEAL_BUSY");
    clock.advance(hours(2));
    who = signIn(person);
    EXPECT_EQ(403, get(who, "/v1.0/admin/snapshot").status);
    tick();
    EXPECT_EQ("used", state());
    everybodyKnows("closed");
    expectError(open(code), 409, "SEAL_USED");
    expectError(drill(code), 409, "SEAL_USED");
    for (const char* action : {"breakGlass.ask", "breakGlass.open", "breakGlass.close"})
        EXPECT_EQ(1, audits(action, person)) << action;
    EXPECT_EQ(0, audits("role.deactivate", person)) << "one record tells it";
    admin = signIn(uidOf("admin@sakura"));
    sealed();
    EXPECT_EQ(200, open(code).status) << "sealed anew it opens again";
}

TEST_F(BreakGlassTest, OnlyItsOwnSessionAsks) {
    sealed();
    for (const SignedIn* other : {&admin, &deputy})
        expectError(send(*other, Method::Post, kOpening, json::object{{"code", code}, {"reason", "x"}}), 403,
                    "SEAL_NOT_YOURS");
    EXPECT_EQ("sealed", str(object(get(who, kWhole)), "state")) << "it sees how it stands, though it holds nothing";
    EXPECT_EQ("none", str(object(get(signIn(uidOf("operator1@sakura")), kWhole)), "state"));
    EXPECT_EQ(0, number("SELECT wrong FROM break_glass"));
    const auto app = serviceAccount({"admin"});
    EXPECT_EQ(403, send(app, Method::Post, kOpening, json::object{{"code", code}, {"reason", "x"}}).status);
    EXPECT_EQ(400, open(code, "").status);
    EXPECT_EQ("sealed", state());
}

TEST_F(BreakGlassTest, FiveWrongCodesLockItForAnHour) {
    sealed();
    script("DELETE FROM notice");
    for (int left = 4; left >= 1; --left) {
        const Response response = open("0000-0000");
        expectError(response, 403, "SEAL_CODE_WRONG");
        EXPECT_NE(std::string::npos, headerOf(response, "X-Error-Params").find(std::to_string(left)));
    }
    EXPECT_EQ(0, number("SELECT count(*) FROM notice"));
    expectError(drill("0000-0000"), 403, "SEAL_LOCKED");
    everybodyKnows("locked");
    EXPECT_EQ(5, audits("breakGlass.codeWrong", person));
    expectError(open(code), 403, "SEAL_LOCKED");
    clock.advance(minutes(59));
    who = signIn(person);
    expectError(open(code), 403, "SEAL_LOCKED");
    clock.advance(minutes(1));
    expectError(open("0000-0000"), 403, "SEAL_CODE_WRONG");
    EXPECT_EQ(200, open(code).status);
    EXPECT_EQ(0, number("SELECT wrong FROM break_glass")) << "in a row";
}

TEST_F(BreakGlassTest, AnyAdministratorRefusesInTime) {
    sealed();
    ASSERT_EQ(200, open(code).status);
    script("DELETE FROM notice");
    expectError(refuse(signIn(uidOf("operator1@sakura"))), 403, "FORBIDDEN");
    const Response refused = refuse(deputy);
    ASSERT_EQ(200, refused.status) << refused.body;
    EXPECT_EQ("sealed", state());
    everybodyKnows("refused", 1, 2); // and the account itself
    EXPECT_FALSE(str(object(refused), "refusedBy").empty());
    clock.advance(minutes(31));
    tick();
    EXPECT_EQ("sealed", state());
    expectError(refuse(deputy), 409, "SEAL_NOT_OPENING");
    who = signIn(person);
    EXPECT_EQ(200, open(code).status) << "the code goes on to be right";
}

TEST_F(BreakGlassTest, ARefusalThatComesBeforeTheKeeperStillCounts) {
    sealed();
    ASSERT_EQ(200, open(code).status);
    clock.advance(minutes(31));
    EXPECT_EQ(200, refuse(deputy).status);
    tick();
    EXPECT_EQ("sealed", state());
}

TEST_F(BreakGlassTest, WithoutADelayItOpensAtOnce) {
    rule("sealDelayMinutes", 0);
    sealed();
    EXPECT_EQ("open", str(object(open(code)), "state"));
    EXPECT_EQ(200, get(who, "/v1.0/admin/snapshot").status) << "from the next request on";
}

TEST_F(BreakGlassTest, MayBeForTheTimeWhenNobodyIsThere) {
    rule("sealIdleHours", 5);
    sealed();
    expectError(open(code), 403, "SEAL_NOT_IDLE");
    script("UPDATE session SET last_used = 0, started = 0 WHERE member_uid = '" + uidOf("admin@sakura") + "'");
    EXPECT_EQ(200, open(code).status) << "a deputy who is there cannot grant";
}

TEST_F(BreakGlassTest, ItsHolderOrAnAdministratorClosesIt) {
    opened();
    expectError(close(signIn(uidOf("operator1@sakura"))), 403, "SEAL_NOT_YOURS");
    EXPECT_EQ(200, close(who).status);
    EXPECT_EQ("used", state());
    EXPECT_EQ(403, get(who, "/v1.0/admin/snapshot").status);
    expectError(close(deputy), 409, "SEAL_NOT_OPEN");
    opened();
    EXPECT_EQ(200, close(deputy).status);
    EXPECT_EQ("used", state());
    EXPECT_EQ(403, get(who, "/v1.0/admin/snapshot").status);
}

TEST_F(BreakGlassTest, ASealWhoseRightsAreTakenOnAnotherWayIsUsedUp) {
    opened();
    script("UPDATE activation SET ended = 1; DELETE FROM role_holding WHERE member_uid = '" + person + "'");
    tick();
    EXPECT_EQ("used", state());
    everybodyKnows("closed");
}

TEST_F(BreakGlassTest, AKeyOfAnAppNeitherRefusesNorCloses) {
    const SignedIn app = serviceAccount({"admin"});
    sealed();
    ASSERT_EQ(200, open(code).status);
    EXPECT_EQ(403, refuse(app).status);
    EXPECT_EQ("opening", state());
    clock.advance(minutes(30));
    tick();
    ASSERT_EQ("open", state());
    EXPECT_EQ(403, close(serviceAccount({"admin"})).status);
    EXPECT_EQ("open", state());
}

TEST_F(BreakGlassTest, AReasonCanBeReadAndLeavesTheTextAroundItAlone) {
    sealed();
    expectError(open(code, "\u3000"), 400, "MISSING_PARAMETER");
    expectError(open(code, "why \u202Etxt"), 400, "INVALID_PARAMETER");
    ASSERT_EQ(200, open(code).status);
    for (const char* reason : {"\u3000\u00A0", "no\u2028no", "\u2066no"})
        expectError(send(deputy, Method::Delete, kOpening, json::object{{"reason", reason}}), 400, "INVALID_PARAMETER");
    EXPECT_EQ("opening", state());
}

// --- a clock that is set back ---

TEST_F(BreakGlassTest, OpensInItsTimeThoughTheClockIsSetBack) {
    sealed();
    tick();
    ASSERT_EQ(200, open(code).status);
    clock.advance(minutes(10));
    tick();
    clock.advance(-hours(24));
    tick();
    clock.advance(minutes(20) - seconds(1));
    tick();
    EXPECT_EQ("opening", state());
    clock.advance(seconds(1));
    tick();
    EXPECT_EQ("open", state());
    EXPECT_EQ(1, audits("tenant.clockBack", fmt::format("{}", domain)));
}

TEST_F(BreakGlassTest, LocksForAnHourAtMostThoughTheClockIsSetBack) {
    sealed();
    tick();
    for (int i = 0; i < kMostWrongCodes; ++i)
        open("0000-0000");
    clock.advance(-hours(24));
    const Response locked = open(code);
    expectError(locked, 403, "SEAL_LOCKED");
    EXPECT_NE(std::string::npos, headerOf(locked, "X-Error-Params").find("60")) << headerOf(locked, "X-Error-Params");
    tick();
    clock.advance(minutes(59));
    who = signIn(person);
    expectError(open(code), 403, "SEAL_LOCKED");
    clock.advance(minutes(1));
    EXPECT_EQ(200, open(code).status);
}

TEST_F(BreakGlassTest, RequestsAndTheHandingOverLapseInTheirTimeThoughTheClockIsSetBack) {
    tick();
    const std::int64_t due = sekisho::toMillis(clock.now() + hours(24));
    for (const char* id : {"waiting", "approved", "done"})
        script(
            fmt::format("INSERT INTO approval(id, domain_id, action, state, requester_uid, requester_name, client_id, "
                        "method, path, plan, planned, digest, quorum, auto_apply, execute_hours, created, decide_by, "
                        "execute_by) VALUES('{0}', {1}, 'bulkApply', '{0}', '{2}', 'x', 'c', 'POST', '/x', '[]', 0, "
                        "'d', 1, 1, 24, 1, {3}, {3})",
                        id, domain, person, due));
    script(fmt::format("INSERT INTO delegation(id, domain_id, from_uid, to_uid, created, expires) VALUES('d', {}, 'a', "
                       "'{}', 1, {})",
                       domain, person, due));
    clock.advance(-hours(2));
    tick();
    const std::int64_t then = sekisho::toMillis(clock.now() + hours(24));
    for (const char* id : {"waiting", "approved"}) {
        const std::string of = fmt::format(" FROM approval WHERE id = '{}'", id);
        EXPECT_EQ(then, number("SELECT decide_by" + of)) << id;
        EXPECT_EQ(then, number("SELECT execute_by" + of)) << id;
    }
    EXPECT_EQ(due, number("SELECT decide_by FROM approval WHERE id = 'done'")) << "what is over stays as it was";
    EXPECT_EQ(then, number("SELECT expires FROM delegation"));
}

// --- what it may ---

TEST_F(BreakGlassTest, OpenItMaySetThePasswordOfTheHighestAdministratorAndNobodyElseMay) {
    const std::string highest = uidOf("admin@sakura");
    expectError(password(deputy, highest), 403, "SUPER_ADMIN_PROTECTED");
    opened();
    expectError(password(deputy, highest), 403, "SUPER_ADMIN_PROTECTED");
    EXPECT_EQ(403, send(who, Method::Post, fmt::format("/v1.0/users/{}/suspend", highest)).status);
    EXPECT_EQ(403, send(who, Method::Patch, "/v1.0/users/" + highest, json::object{{"email", "taken@sakura"}}).status)
        << "the password and nothing else";
    EXPECT_EQ(204, password(who, highest).status);
    EXPECT_EQ(1, audits("member.password.force", highest));
    EXPECT_EQ(person, text("SELECT actor_id FROM audit WHERE action = 'member.password.force'"))
        << "under its own name";
}

TEST_F(BreakGlassTest, NobodyButTheHighestAdministratorTakesItOverWhileItIsOpen) {
    opened();
    EXPECT_EQ(403, password(deputy, person).status);
    script(fmt::format(
        "INSERT INTO role(uid, domain_id, name, grants, version) VALUES('all', {0}, 'all', "
        "'[{{\"menu\":\"members\",\"access\":\"operate\"}},{{\"menu\":\"security\",\"access\":\"operate\"}}]', 1); "
        "INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES('all', '{1}', {0})",
        domain, uidOf("operator1@sakura")));
    EXPECT_EQ(403, password(signIn(uidOf("operator1@sakura")), person).status);
    EXPECT_EQ(204, password(admin, person).status);
}

TEST_F(BreakGlassTest, ItCannotSealItselfAnew) {
    opened();
    expectError(send(who, Method::Put, kWhole, json::object{{"userId", person}}), 409, "SEAL_BUSY");
    expectError(send(who, Method::Delete, kWhole), 409, "SEAL_BUSY");
}

// --- drill, signing in ---

TEST_F(BreakGlassTest, ADrillTellsEverybodyAndOpensNothing) {
    sealed();
    script("DELETE FROM notice");
    EXPECT_FALSE(object(get(admin, kWhole)).at("drillDue").as_bool());
    clock.advance(hours(24 * 91));
    admin = signIn(uidOf("admin@sakura"));
    who = signIn(person);
    EXPECT_TRUE(object(get(admin, kWhole)).at("drillDue").as_bool());
    const Response done = drill(code);
    ASSERT_EQ(200, done.status) << done.body;
    EXPECT_EQ("sealed", state());
    everybodyKnows("drill");
    EXPECT_EQ(1, audits("breakGlass.drill", person));
    EXPECT_FALSE(object(get(admin, kWhole)).at("drillDue").as_bool());
    EXPECT_EQ(403, get(who, "/v1.0/admin/snapshot").status);
    expectError(drill("wrong"), 403, "SEAL_CODE_WRONG");
}

TEST_F(BreakGlassTest, EverybodyHearsOfItsSignInOnce) {
    script(fmt::format("INSERT INTO sign_in(domain_id, member_uid, at, kind, ip, country, device_name, result) "
                       "VALUES({}, '{}', 1, 'console', '192.0.2.7', '', 'Old', 'success')",
                       domain, person));
    sealed();
    script("DELETE FROM notice");
    tick();
    EXPECT_EQ(0, number("SELECT count(*) FROM notice")) << "what was before the seal is nobody's concern";
    for (const char* result : {"success", "wrongPassword"})
        script(fmt::format("INSERT INTO sign_in(domain_id, member_uid, at, kind, ip, country, device_name, result) "
                           "VALUES({}, '{}', 2, 'console', '192.0.2.7', '', 'Desk', '{}')",
                           domain, person, result));
    tick();
    everybodyKnows("signedIn");
    EXPECT_EQ(1, audits("breakGlass.signIn", person));
    EXPECT_EQ("192.0.2.7", str(lastChanges("breakGlass.signIn", person).at("ip").as_object(), "to"));
    const auto writes = store->revision();
    tick();
    EXPECT_EQ(writes, store->revision());
    const auto may =
        store->read([&](Database& db) { return mayEnterConsole(db, domain, sekisho::UserId(person), clock.now()); });
    EXPECT_TRUE(may && *may) << "it has no role, but it must be able to come";
}

TEST_F(BreakGlassTest, AnotherTenantKnowsNothingOfIt) {
    sealed();
    const SignedIn stranger = signIn(uidOf("admin@ume"));
    EXPECT_EQ("none", str(object(get(stranger, kWhole)), "state"));
    expectError(refuse(stranger), 404, "SEAL_MISSING");
    expectError(close(stranger), 404, "SEAL_MISSING");
}

} // namespace
} // namespace sekishod::test::test_break_glass
