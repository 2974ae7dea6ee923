// What time does by itself.
#include "service/handlers/housekeeping.h"
#include "tests/service/tenant_fixture.h"

#include "service/store/journal.h"

namespace sekishod::test::test_admin_housekeeping {
namespace {

using sekisho::sql::Database;
using std::chrono::days;
using std::chrono::hours;

class HousekeepingTest : public TenantTest {
  protected:
    std::int64_t audits(const std::string& action) {
        return number("SELECT count(*) FROM audit WHERE action = '" + action +
                      "' AND domain_id = " + std::to_string(domain));
    }
    std::string plainMember() {
        return text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) AND json_extract(doc, '$.leaveOfAbsence') IS NULL ORDER BY id DESC LIMIT 1");
    }
    std::string later(std::chrono::microseconds by) { return std::to_string(sekisho::toMillis(clock.now() + by)); }
};

TEST_F(HousekeepingTest, ErasesMembersAfterTheDaysOfGrace) {
    const auto gone = plainMember();
    script("UPDATE member SET deleted = " + later(-days(8)) +
           ", doc = json_set(doc, '$.deletedAt', '2026-11-14T09:00:00Z') "
           "WHERE uid = '" +
           gone + "'");
    const auto kept = plainMember();
    script("UPDATE member SET deleted = " + later(-days(6)) +
           ", doc = json_set(doc, '$.deletedAt', '2026-11-16T09:00:00Z') "
           "WHERE uid = '" +
           kept + "'");
    housekeeping(*services);
    EXPECT_EQ(uidOf("nobody"), "");
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE uid = '" + gone + "'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE uid = '" + kept + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM credential WHERE member_uid = '" + gone + "'"), 0);
    EXPECT_EQ(audits("member.purge"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM change WHERE uid = '" + gone + "' AND op = 'delete'"), 1);
    EXPECT_TRUE(store->read([this](Database& db) { return verifyAudit(db, domain); }));
    housekeeping(*services);
    EXPECT_EQ(audits("member.purge"), 1) << "once";
}

TEST_F(HousekeepingTest, NewMembersMayTalkOutsideWhereThePolicySaysSo) {
    const std::string here = "domain_id = " + std::to_string(domain) + " AND key = 'externalTalk'";
    const auto join = [&](const std::string& uid) {
        clock.advance(std::chrono::seconds(1));
        script(
            "INSERT INTO member(domain_id, uid, email, sort_key, created, updated, version, doc) SELECT domain_id, '" +
            uid + "', '" + uid + "@sakura', sort_key, " + later({}) + ", 0, 1, doc FROM member WHERE uid = '" +
            plainMember() + "'");
    };
    const auto save = [&](const std::string& value) {
        clock.advance(std::chrono::seconds(1));
        script(
            "INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value) SELECT " +
            std::to_string(domain) + ", 'externalTalk', 1 + coalesce(max(revision), 0), " + later({}) +
            ", 'u', 'U', '[]', '" + value + "' FROM policy_revision WHERE " + here +
            "; INSERT INTO policy(domain_id, key, value, revision) SELECT domain_id, key, value, revision FROM "
            "policy_revision WHERE " +
            here +
            " ORDER BY revision DESC LIMIT 1 ON CONFLICT(domain_id, key) DO UPDATE "
            "SET value = excluded.value, revision = excluded.revision");
    };
    const auto lists = [&] {
        housekeeping(*services);
        return text("SELECT revision || coalesce(json_extract(value, '$.lineMembers'), '') || "
                    "coalesce(json_extract(value, '$.worksMembers'), '') FROM policy WHERE " +
                    here);
    };
    join("early");
    save(R"({"line":true,"lineAutoGrant":true,"works":true})");
    EXPECT_EQ(lists(), "1") << "whoever was there before is not new";
    join("new-1");
    join("new-2");
    EXPECT_EQ(lists(), R"(2["new-1","new-2"][])") << "one revision for both";
    EXPECT_EQ(audits("policy.update"), 1);
    EXPECT_EQ(lists(), R"(2["new-1","new-2"][])");
    save(R"({"line":true,"lineAutoGrant":true,"lineMembers":["new-2"]})");
    join("new-3");
    EXPECT_EQ(lists(), R"(4["new-2","new-3"][])") << "who was taken off stays off";
    save(R"({"line":true,"lineWho":"all","lineAutoGrant":true})");
    join("new-4");
    EXPECT_EQ(lists(), "5") << "the switch counts for certain members only";
    EXPECT_EQ(number("SELECT count(*) FROM setting WHERE key = 'externalTalkGrants'"), 0);
}

TEST_F(HousekeepingTest, EndsLeavesAtTheirDate) {
    const auto uid = plainMember();
    script("UPDATE member SET leave_end = '2026-11-22T10:00:00Z', doc = json_set(doc, '$.leaveOfAbsence', "
           "json('{\"startTime\":\"2026-11-01T00:00:00Z\",\"endTime\":\"2026-11-22T10:00:00Z\"}')) WHERE uid = '" +
           uid + "'");
    housekeeping(*services);
    EXPECT_EQ(audits("member.leave.clear"), 0) << "not yet";
    clock.advance(hours(2));
    housekeeping(*services);
    EXPECT_EQ(audits("member.leave.clear"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE uid = '" + uid +
                     "' AND json_extract(doc, '$.leaveOfAbsence') IS NULL"),
              1);
}

TEST_F(HousekeepingTest, TakesExpiredRolesAway) {
    const auto uid = uidOf("viewer1@sakura");
    const auto viewer = signIn(uid);
    ASSERT_EQ(get(viewer, "/v1.0/admin/snapshot").status, 200);
    script("UPDATE role_holding SET expires = " + later(hours(1)) + " WHERE member_uid = '" + uid + "'");
    clock.advance(hours(1));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "'"), 0);
    EXPECT_EQ(audits("role.expire"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE role_uid LIKE 'super:%'"), 2);
}

TEST_F(HousekeepingTest, ForgetsWhatIsTooOld) {
    const auto old = signInAs("viewer1@sakura");
    script("INSERT INTO idempotency(domain_id, actor_id, key, fingerprint, status, body, at) VALUES(1, 'a', 'k', 'f', "
           "200, "
           "'', " +
           later(-hours(25)) + "), (1, 'a', 'k2', 'f', 200, '', " + later(-hours(1)) + ")");
    script("INSERT INTO auth_code(hash, domain_id, member_uid, client_id, redirect_uri, scopes, expires) VALUES('h', "
           "1, 'm', "
           "'c', '', '', " +
           later(-days(2)) + ")");
    clock.advance(days(100));
    const auto fresh = signInAs("admin@sakura");
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id = '" + old.session.value + "'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id = '" + fresh.session.value + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM sign_in"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM token"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM idempotency"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM auth_code"), 0);
    EXPECT_EQ(get(fresh, "/v1.0/admin/me").status, 200);
}

TEST_F(HousekeepingTest, TheFeedForgetsAfter30Days) {
    const auto add = [this] {
        return *store->write(
            [this](Database& db) { return appendChange(db, domain, "role", "r", "put", clock.now()); });
    };
    const auto first = add();
    clock.advance(days(20));
    const auto second = add();
    clock.advance(days(15));
    housekeeping(*services);
    EXPECT_GE(*store->read([this](Database& db) { return feedFloor(db, domain); }), first);
    EXPECT_LT(*store->read([this](Database& db) { return feedFloor(db, domain); }), second);
    const auto admin = signInAs("admin@sakura");
    EXPECT_EQ(get(admin, "/v1.0/admin/changes?cursor=" + std::to_string(first - 1)).status, 410);
    EXPECT_EQ(get(admin, "/v1.0/admin/changes?cursor=" + std::to_string(first)).status, 200);
}

} // namespace
} // namespace sekishod::test::test_admin_housekeeping
