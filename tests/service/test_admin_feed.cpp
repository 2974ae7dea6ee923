// Snapshot, change feed and push: complete, consistent, and never more than the caller's scope.
#include "tests/service/tenant_fixture.h"

#include "models/api/record.h"
#include "service/rules/members.h"
#include "service/rules/tenant.h"
#include "service/store/journal.h"

#include <map>
#include <set>

namespace sekishod::test::test_admin_feed {
namespace {

using sekisho::sql::Database;

class RecordingSink final : public EventSink {
  public:
    std::vector<std::uint64_t> seen;
    bool closed = false;
    void send(std::uint64_t id, std::string_view, std::string_view) override { seen.push_back(id); }
    void close() override { closed = true; }
    bool open() const override { return !closed; }
};

class AdminFeedTest : public TenantTest {
  protected:
    using Object = boost::json::object;
    using Lines = std::vector<Object>;

    // Ids of a snapshot by kind.
    static std::map<std::string, std::set<std::string>> idsOf(const Lines& lines) {
        std::map<std::string, std::set<std::string>> out;
        for (const Object& line : lines) {
            const std::string kind = str(line, "kind");
            if (kind == "begin" || kind == "end") continue;
            const Object& data = line.at("data").as_object();
            const char* key = kind == "member" ? "userId" : kind == "orgUnit" ? "orgUnitId" : nullptr;
            out[kind].insert(key ? str(data, key) : str(data, kind + "Id"));
        }
        return out;
    }
    // Changes a member through the rules, as the public API does.
    void setTask(const std::string& uid, const std::string& task) {
        const auto done = store->write([&](Database& db) -> sekisho::Result<std::int64_t> {
            SEKISHO_TRY(tenant, loadTenant(db, domain));
            SEKISHO_TRY(before, loadMember(db, domain, uid));
            auto after = before.member;
            after.task = task;
            Effects effects;
            SEKISHO_CHECK(updateMember(db, tenant, before, after, clock.now(), effects));
            std::int64_t last = 0;
            for (const auto& note : effects.changes) {
                SEKISHO_TRY(seq, appendChange(db, domain, note.kind, note.uid, note.op, clock.now()));
                last = seq;
            }
            return last;
        });
        ASSERT_TRUE(done) << done.error().code;
        hub.publish(domain, *done);
    }
    std::string change(std::string_view kind, const std::string& uid, std::string_view op) {
        const auto seq =
            store->write([&](Database& db) { return appendChange(db, domain, kind, uid, op, clock.now()); });
        EXPECT_TRUE(seq);
        return std::to_string(*seq);
    }
    std::int64_t last() {
        return *store->read([this](Database& db) { return lastChange(db, domain); });
    }
    std::string since(std::int64_t cursor, std::string_view more = {}) {
        return "/v1.0/admin/changes?cursor=" + std::to_string(cursor) + std::string(more);
    }
    // Members whose posts lie below this organization, counted by hand.
    std::set<std::string> membersBelow(const std::string& unitUid) {
        std::set<std::string> out;
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::string>("WITH RECURSIVE b(id) AS (SELECT id FROM orgunit WHERE uid = :uid UNION SELECT "
                                        "o.id FROM orgunit o JOIN b "
                                        "ON o.parent_id = b.id) SELECT DISTINCT m.uid FROM member m JOIN "
                                        "member_orgunit l ON l.member_id = m.id "
                                        "WHERE l.orgunit_id IN (SELECT id FROM b)",
                                        unitUid);
        });
        for (const auto& [uid] : *rows)
            out.insert(uid);
        return out;
    }
    std::string branchUnit() {
        return text("SELECT json_extract(scope, '$.orgUnits[0]') FROM role_holding WHERE member_uid = '" +
                    uidOf("branch1@sakura") + "'");
    }
};

TEST_F(AdminFeedTest, ASnapshotIsTheWholeTenantAndNothingElse) {
    const auto response = get(signInAs("admin@sakura"), "/v1.0/admin/snapshot");
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(response.contentType, "application/x-ndjson");
    const Lines all = lines(response);
    ASSERT_GT(all.size(), 2U);
    EXPECT_EQ(str(all.front(), "kind"), "begin");
    EXPECT_EQ(str(all.back(), "kind"), "end");
    EXPECT_EQ(all.back().at("count").as_int64(), static_cast<std::int64_t>(all.size()) - 2);
    EXPECT_EQ(all.front().at("cursor").as_int64(), last());
    const auto ids = idsOf(all);
    EXPECT_EQ(ids.at("member").size(), 151U);
    EXPECT_EQ(all.front().at("members").as_int64(), 151);
    EXPECT_EQ(static_cast<std::int64_t>(ids.at("orgUnit").size()), all.front().at("orgUnits").as_int64());
    EXPECT_EQ(ids.at("level").size(), 8U);
    EXPECT_EQ(ids.at("position").size(), 13U);
    EXPECT_EQ(ids.at("userType").size(), 6U);
    std::set<std::string> seen; // parents come before their children
    int below = 0;
    for (const Object& line : all) {
        if (str(line, "kind") != "orgUnit") continue;
        const Object& unit = line.at("data").as_object();
        const std::string parent = str(unit, "parentOrgUnitId");
        EXPECT_TRUE(parent.empty() || seen.contains(parent));
        below += parent.empty() ? 0 : 1;
        seen.insert(str(unit, "orgUnitId"));
    }
    EXPECT_GT(below, 3);
}

TEST_F(AdminFeedTest, ASnapshotIsOneState) {
    const auto admin = signInAs("admin@sakura");
    const auto response = get(admin, "/v1.0/admin/snapshot");
    const std::string uid = uidOf("viewer1@sakura");
    setTask(uid, "after the snapshot began");
    for (const Object& line : lines(response))
        if (str(line, "kind") == "member" && str(line.at("data").as_object(), "userId") == uid) {
            EXPECT_NE(str(line.at("data").as_object(), "task"), "after the snapshot began");
        }
    EXPECT_EQ(get(admin, since(last() - 1)).status, 200);
}

TEST_F(AdminFeedTest, RecordsCarryTheLastAccessOfTheColumn) {
    const std::string uid = uidOf("viewer1@sakura");
    const auto check = [&](std::string_view expected) {
        const auto record = object(get(signInAs("admin@sakura"), "/v1.0/admin/users/" + uid + "/record"));
        EXPECT_EQ(str(record, "lastAccess"), expected);
    };
    for (const char* field :
         {"json_remove(doc, '$.lastAccess')", "json_set(doc, '$.lastAccess', '2001-01-01T00:00:00Z')"}) {
        script("UPDATE member SET doc = " + std::string(field) + ", last_access = 1800000000000 WHERE uid = '" + uid +
               "'");
        check("2027-01-15T08:00:00.000000Z");
        const auto stored = store->read([&](Database& db) { return loadMember(db, domain, uid); });
        const auto told =
            sekisho::api::memberFromRecord(get(signInAs("admin@sakura"), "/v1.0/admin/users/" + uid + "/record").body);
        ASSERT_TRUE(stored && told);
        EXPECT_EQ(*told, stored->member) << "the record is the member";
    }
    script("UPDATE member SET doc = json_remove(doc, '$.lastAccess'), last_access = NULL WHERE uid = '" + uid + "'");
    check("");
    for (const char* field :
         {"json_remove(doc, '$.lastSignIn')", "json_set(doc, '$.lastSignIn', '2001-01-01T00:00:00Z')"}) {
        script("UPDATE member SET doc = " + std::string(field) + ", last_sign_in = 1700000000000 WHERE uid = '" + uid +
               "'");
        const auto record = object(get(signInAs("admin@sakura"), "/v1.0/admin/users/" + uid + "/record"));
        EXPECT_EQ(str(record, "lastSignIn"), "2023-11-14T22:13:20.000000Z");
    }
}

TEST_F(AdminFeedTest, ALimitedScopeGetsItsMembersAndTheWayUp) {
    const auto ids = idsOf(lines(get(signInAs("branch1@sakura"), "/v1.0/admin/snapshot")));
    const auto expected = membersBelow(branchUnit());
    ASSERT_FALSE(expected.empty());
    ASSERT_LT(expected.size(), 151U);
    EXPECT_EQ(ids.at("member"), expected);
    EXPECT_LT(ids.at("orgUnit").size(), 10U);
    EXPECT_TRUE(ids.at("orgUnit").contains(branchUnit()));
}

TEST_F(AdminFeedTest, AScopeWithoutSubOrganizationsIsTheHeadsOnly) {
    script(
        "UPDATE role_holding SET scope = json_set(scope, '$.includeSubOrgUnits', json('false')) WHERE member_uid = '" +
        uidOf("branch1@sakura") + "'");
    const auto ids = idsOf(lines(get(signInAs("branch1@sakura"), "/v1.0/admin/snapshot")));
    std::set<std::string> expected;
    const auto rows = store->read([&](Database& db) {
        return db.rows<std::string>(
            "SELECT m.uid FROM member m JOIN member_orgunit l ON l.member_id = m.id JOIN orgunit o ON "
            "o.id = l.orgunit_id WHERE o.uid = :uid",
            branchUnit());
    });
    for (const auto& [uid] : *rows)
        expected.insert(uid);
    EXPECT_EQ(ids.at("member"), expected);
    EXPECT_EQ(ids.at("orgUnit"), std::set<std::string>{branchUnit()});
}

TEST_F(AdminFeedTest, WhoMayNotSeeMembersGetsNoSnapshot) {
    const auto plain =
        text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
             " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
             "role_holding) LIMIT 1");
    for (const char* path : {"/v1.0/admin/snapshot", "/v1.0/admin/changes?cursor=1"})
        EXPECT_EQ(get(signIn(plain), path).status, 403) << path;
}

TEST_F(AdminFeedTest, ChangesTellEachResourceOnceWithItsNewestState) {
    const auto admin = signInAs("admin@sakura");
    const std::int64_t start = last();
    const std::string uid = uidOf("viewer1@sakura"), other = uidOf("operator1@sakura");
    setTask(uid, "first");
    setTask(other, "other");
    setTask(uid, "second");
    const auto body = object(get(admin, since(start)));
    const auto& changes = body.at("changes").as_array();
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(str(changes[0].as_object(), "id"), other);
    EXPECT_EQ(str(changes[1].as_object(), "id"), uid);
    EXPECT_EQ(str(changes[1].as_object(), "op"), "put");
    EXPECT_EQ(str(changes[1].as_object().at("data").as_object(), "task"), "second");
    EXPECT_EQ(body.at("nextCursor").as_int64(), last());
    EXPECT_FALSE(body.at("more").as_bool());
    const auto first = object(get(admin, since(start, "&count=1")));
    EXPECT_TRUE(first.at("more").as_bool());
    ASSERT_EQ(first.at("changes").as_array().size(), 1U);
    EXPECT_EQ(first.at("nextCursor"), first.at("changes").as_array()[0].as_object().at("seq"));
}

TEST_F(AdminFeedTest, WhatIsGoneOrForeignIsToldAsDeleted) {
    const auto admin = signInAs("admin@sakura");
    const std::int64_t start = last();
    change("member", "11111111-1111-4111-8111-111111111111", "put");
    change("member", uidOf("admin@ume"), "put"); // a line that should never be there tells nothing of the other tenant
    change("orgUnit", "22222222-2222-4222-8222-222222222222", "delete");
    change("position", "33333333-3333-4333-8333-333333333333", "delete");
    change("role", "r", "put");
    const auto body = object(get(admin, since(start)));
    const auto& changes = body.at("changes").as_array();
    ASSERT_EQ(changes.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(str(changes[i].as_object(), "op"), "delete");
        EXPECT_FALSE(changes[i].as_object().contains("data"));
    }
    EXPECT_TRUE(changes[4].as_object().at("data").as_object().empty());
}

TEST_F(AdminFeedTest, ALimitedScopeHearsNothingOfOthers) {
    const auto branch = signInAs("branch1@sakura");
    const auto inside = membersBelow(branchUnit());
    const std::int64_t start = last();
    const std::string outsider = uidOf("admin@sakura");
    ASSERT_FALSE(inside.contains(outsider));
    setTask(*inside.begin(), "inside");
    setTask(outsider, "outside");
    const auto body = object(get(branch, since(start)));
    const auto& changes = body.at("changes").as_array();
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(str(changes[0].as_object(), "op"), "put");
    const std::string page = get(branch, since(start)).body;
    EXPECT_EQ(page.find("outside"), std::string::npos);
    EXPECT_EQ(page.find(outsider), std::string::npos) << "not even who it was";
}

TEST_F(AdminFeedTest, ACursorOutOfTheFeedNeedsASnapshot) {
    const auto admin = signInAs("admin@sakura");
    EXPECT_EQ(get(admin, since(0)).status, 410);
    EXPECT_EQ(codeOf(get(admin, since(0))), "CURSOR_TOO_OLD");
    EXPECT_EQ(get(admin, since(last() + 1)).status, 410) << "a store restored from a backup";
    EXPECT_EQ(get(admin, since(last())).status, 200);
    const std::int64_t start = last();
    change("tenant", std::to_string(domain), "reset");
    EXPECT_EQ(get(admin, since(start)).status, 410);
    for (const char* wrong : {"-1", "x", "1x", "99999999999999999999", ""})
        EXPECT_EQ(get(admin, "/v1.0/admin/changes?cursor=" + std::string(wrong)).status, 400) << wrong;
    for (const char* wrong : {"&count=0", "&count=2001", "&wait=-1", "&count=a"})
        EXPECT_EQ(get(admin, since(last(), wrong)).status, 400) << wrong;
}

TEST_F(AdminFeedTest, ALongPollWaitsForTheNextChange) {
    const auto admin = signInAs("admin@sakura");
    const std::int64_t start = last();
    auto response = get(admin, since(start, "&wait=30"));
    ASSERT_TRUE(response.deferred);
    EXPECT_EQ(response.deferred->timeout, std::chrono::seconds(30));
    int woken = 0;
    const auto giveUp = response.deferred->start([&] { ++woken; });
    EXPECT_EQ(woken, 0);
    setTask(uidOf("viewer1@sakura"), "now");
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(object(get(admin, since(start, "&wait=30"))).at("changes").as_array().size(), 1U)
        << "no wait when there is one";
    const auto resumed = ask(admin.access, Method::Get, since(last(), "&wait=30"), {}, {}, true);
    EXPECT_FALSE(resumed.deferred);
    EXPECT_TRUE(object(resumed).at("changes").as_array().empty());
    giveUp();
}

TEST_F(AdminFeedTest, PushTellsTheNumberOfTheLastChange) {
    const auto admin = signInAs("admin@sakura");
    const std::int64_t start = last();
    const auto response = get(admin, "/v1.0/admin/push?cursor=" + std::to_string(start));
    ASSERT_EQ(response.status, 200);
    ASSERT_TRUE(response.events);
    const auto sink = std::make_shared<RecordingSink>();
    response.events(sink);
    EXPECT_TRUE(sink->seen.empty());
    setTask(uidOf("viewer1@sakura"), "pushed");
    ASSERT_EQ(sink->seen.size(), 1U);
    EXPECT_EQ(static_cast<std::int64_t>(sink->seen[0]), last());
    const auto late = std::make_shared<RecordingSink>();
    get(admin, "/v1.0/admin/push?cursor=" + std::to_string(start)).events(late);
    EXPECT_EQ(late->seen.size(), 1U) << "what was missed is told at once";
}

TEST_F(AdminFeedTest, OnlySoManySnapshotsAtOnce) {
    const auto admin = signInAs("admin@sakura");
    std::vector<Response> open;
    Response response = get(admin, "/v1.0/admin/snapshot");
    while (response.status == 200 && open.size() < 100) {
        open.push_back(std::move(response));
        response = get(admin, "/v1.0/admin/snapshot");
    }
    EXPECT_EQ(open.size(), 16U);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(get(admin, "/v1.0/admin/me").status, 200) << "the common readers stay free";
    open.pop_back();
    EXPECT_EQ(get(admin, "/v1.0/admin/snapshot").status, 200);
}

} // namespace
} // namespace sekishod::test::test_admin_feed
