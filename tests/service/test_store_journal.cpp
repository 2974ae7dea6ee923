// The audit chain: whatever is done to the stored rows is found. The change feed: order, tenants, forgetting.
#include "models/sql/migration.h"
#include "service/sample_random.h"
#include "service/store/journal.h"
#include "service/store/schema.h"
#include "service/store/uid.h"
#include "tests/service/http_fixture.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <set>

namespace sekishod::test::test_store_journal {
namespace {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Instant;
using sekisho::sql::Database;

constexpr DomainId one = 10000001, two = 10000002;
constexpr std::string_view columns =
    "domain_id, seq, at, format, log, actor_id, actor_name, action, target_kind, "
    "target_id, target_name, result, ip, request_id, changes, content, prev_hash, hash";

AuditRecord record(DomainId domain, int number) {
    AuditRecord out;
    out.domain = domain;
    out.at = sekisho::fromMillis(1'800'000'000'000 + number) + std::chrono::microseconds(number % 7);
    out.actorId = "actor" + std::to_string(number % 3);
    out.actorName = "担当 " + std::to_string(number % 3);
    out.action = number % 2 == 0 ? "member.update" : "member.suspend";
    out.targetKind = "member";
    out.targetId = "m" + std::to_string(number % 5);
    out.targetName = "佐藤 花子";
    out.result = "success";
    out.ip = "192.0.2.1";
    out.requestId = "r" + std::to_string(number);
    out.changesJson = R"({"location":{"from":"","to":"本社"}})";
    return out;
}

class JournalTest : public ::testing::Test {
  protected:
    JournalTest() : store(emptyStore(folder)) {
        EXPECT_TRUE(store->write([](Database& db) {
            return db.exec("INSERT INTO tenant(domain_id, workgroup, name, settings, created) "
                           "VALUES(10000001, 'one', 'One', '{}', 0), (10000002, 'two', 'Two', '{}', 0)");
        }));
    }
    void append(DomainId domain, int count) {
        ASSERT_TRUE(store->write([&](Database& db) -> sekisho::Done {
            for (int i = 0; i < count; ++i)
                SEKISHO_CHECK(appendAudit(db, record(domain, i)));
            return {};
        }));
    }
    // Somebody with the key and an SQL shell.
    void tamper(const std::string& script) {
        TenantStore::Writer writer(*store);
        ASSERT_TRUE(writer.database().script("DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS "
                                             "audit_no_delete; DROP TRIGGER IF EXISTS audit_only_append;" +
                                             script));
    }
    // 0: whole; else the first bad record.
    std::int64_t broken(DomainId domain, const AuditHead& known = {}) {
        const auto result = store->read([&](Database& db) { return verifyAudit(db, domain, known); });
        if (result) return 0;
        EXPECT_EQ(result.error().code, "AUDIT_BROKEN");
        for (const auto& param : result.error().params)
            if (param.name == "seq") return std::stoll(param.value);
        return -1;
    }
    AuditHead head(DomainId domain) {
        return *store->read([&](Database& db) { return auditHead(db, domain); });
    }

    TempFolder folder;
    std::unique_ptr<TenantStore> store;
};

TEST_F(JournalTest, ChainsEachTenantByItself) {
    append(one, 20);
    append(two, 3);
    append(one, 1);
    EXPECT_EQ(head(one).seq, 21);
    EXPECT_EQ(head(two).seq, 3);
    EXPECT_EQ(broken(one), 0);
    EXPECT_EQ(broken(two), 0);
    EXPECT_EQ(*store->read([](Database& db) { return verifyAudit(db, one); }), 21);
    const auto first = store->read([](Database& db) {
        return db.first<std::string, std::string>(
            "SELECT prev_hash, hash FROM audit WHERE domain_id = 10000001 AND seq = 1");
    });
    EXPECT_EQ(std::get<0>(**first), "") << "the hash of the record before is not kept twice";
    EXPECT_EQ(std::get<1>(**first).size(), 64U);
    const auto second = store->read([](Database& db) { return auditOf(db, one, "m1", 3, 1); });
    EXPECT_EQ(second->front().prevHash, std::get<1>(**first));
}

TEST_F(JournalTest, NeedsATransactionAndLeavesNothingWithoutOne) {
    TenantStore::Writer writer(*store);
    EXPECT_FALSE(appendAudit(writer.database(), record(one, 0)));
    EXPECT_FALSE(appendChange(writer.database(), one, "member", "m", "put", Instant{}));
    EXPECT_FALSE(pruneChanges(writer.database(), one, 5));
    EXPECT_EQ(std::get<0>(**writer.database().first<std::int64_t>("SELECT count(*) FROM audit")), 0);
}

TEST_F(JournalTest, TheStoreItselfRefusesToChangeTheLog) {
    append(one, 2);
    TenantStore::Writer writer(*store);
    EXPECT_FALSE(writer.database().exec("UPDATE audit SET actor_name = 'x' WHERE seq = 1"));
    EXPECT_FALSE(writer.database().exec("DELETE FROM audit WHERE seq = 2"));
    for (const std::string_view way : {"INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT"})
        for (const int seq : {0, 1, 2})
            EXPECT_FALSE(writer.database().exec(
                std::string(way) +
                    " INTO audit(domain_id, seq, at, actor_id, actor_name, action, target_kind, target_id, "
                    "target_name, "
                    "result, ip, request_id, changes, prev_hash, hash) SELECT domain_id, :seq, at, 'x', actor_name, "
                    "action, target_kind, target_id, target_name, result, ip, request_id, changes, prev_hash, hash "
                    "FROM "
                    "audit WHERE seq = 1",
                seq))
                << way << " " << seq;
}

TEST_F(JournalTest, FindsAnEditOfAnyColumn) {
    append(one, 12);
    const std::vector<std::string> texts{
        "actor_id",   "actor_name", "action",    "target_kind", "target_id", "target_name", "result", "ip",
        "request_id", "changes",    "prev_hash", "hash",        "log",       "client",      "reason", "content"};
    SampleRandom random(7, "edits", 0);
    for (const std::string& column : texts) {
        const std::int64_t seq = random.between(1, 12);
        const std::string at = " WHERE domain_id = 10000001 AND seq = " + std::to_string(seq);
        tamper("CREATE TEMP TABLE kept AS SELECT * FROM audit" + at + "; UPDATE audit SET " + column + " = " + column +
               " || 'x'" + at);
        EXPECT_EQ(broken(one), column == "hash" ? seq : seq) << column;
        tamper("UPDATE audit SET " + column + " = (SELECT " + column + " FROM kept)" + at + "; DROP TABLE kept");
        EXPECT_EQ(broken(one), 0) << column;
    }
    tamper("UPDATE audit SET at = at + 1 WHERE seq = 4");
    EXPECT_EQ(broken(one), 4);
}

// A text moved from one field to the next leaves the same letters in the same order.
TEST_F(JournalTest, FindsLettersMovedBetweenFields) {
    append(one, 3);
    tamper("UPDATE audit SET actor_id = actor_id || substr(actor_name, 1, 1), actor_name = substr(actor_name, 2) WHERE "
           "seq = 2");
    EXPECT_EQ(broken(one), 2);
}

TEST_F(JournalTest, FindsWhateverIsDoneToTheRows) {
    for (int round = 0; round < 60; ++round) {
        SampleRandom random(42, "tamper", static_cast<std::uint64_t>(round));
        tamper("DELETE FROM audit");
        const auto length = static_cast<int>(random.between(2, 25));
        append(one, length);
        const AuditHead known = head(one);
        const std::string seq = std::to_string(random.between(1, length));
        const std::string where = " WHERE domain_id = 10000001 AND seq = " + seq;
        const int kind = static_cast<int>(random.below(6));
        switch (kind) {
        case 0: // edit
            tamper("UPDATE audit SET target_name = '別人'" + where);
            break;
        case 1: // taken out, the gap left open
            tamper("DELETE FROM audit" + where);
            break;
        case 2: // taken out, the gap closed
            tamper("DELETE FROM audit" + where + "; UPDATE audit SET seq = seq - 1 WHERE seq > " + seq);
            break;
        case 3: // one more put in
            tamper("UPDATE audit SET seq = seq + 1000 WHERE seq >= " + seq +
                   "; UPDATE audit SET seq = seq - 999 WHERE seq >= 1000; INSERT INTO audit(" + std::string(columns) +
                   ") SELECT domain_id, " + seq +
                   ", at, format, log, actor_id, actor_name, action, target_kind, target_id, "
                   "target_name, result, ip, request_id, changes, content, prev_hash, hash FROM audit WHERE seq = " +
                   seq + " + 1");
            break;
        case 4: { // two exchanged
            const std::string other = std::to_string(std::stoll(seq) % length + 1);
            tamper("UPDATE audit SET seq = -1 WHERE seq = " + seq + "; UPDATE audit SET seq = " + seq +
                   " WHERE seq = " + other + "; UPDATE audit SET seq = " + other + " WHERE seq = -1");
            break;
        }
        default: // the end cut off
            tamper("DELETE FROM audit WHERE seq >= " + seq);
        }
        EXPECT_GT(broken(one, known), 0) << "round " << round << " kind " << kind << " at " << seq << " of " << length;
    }
}

TEST_F(JournalTest, ACutEndIsSeenOnlyByWhoKnowsTheHead) {
    append(one, 9);
    const AuditHead known = head(one);
    append(one, 4);
    EXPECT_EQ(broken(one, known), 0); // grown since: fine
    tamper("DELETE FROM audit WHERE seq > 5");
    EXPECT_EQ(broken(one), 0);
    EXPECT_EQ(broken(one, known), 6);
    // Re-chained by somebody who knows how: the old head is not in it any more.
    append(one, 10);
    EXPECT_EQ(broken(one), 0);
    EXPECT_EQ(broken(one, known), 9);
}

TEST_F(JournalTest, ListsWhatWasDoneToOneTargetNewestFirst) {
    append(one, 20);
    append(two, 20);
    const auto page = store->read([](Database& db) { return auditOf(db, one, "m2", 0, 3); });
    ASSERT_EQ(page->size(), 3U);
    EXPECT_EQ((*page)[0].seq, 18);
    EXPECT_EQ((*page)[1].seq, 13);
    const auto next = store->read([&](Database& db) { return auditOf(db, one, "m2", (*page)[2].seq, 3); });
    ASSERT_EQ(next->size(), 1U);
    EXPECT_EQ((*next)[0].seq, 3);
    EXPECT_EQ((*next)[0].domain, one);
    EXPECT_EQ(canonicalText((*next)[0]), canonicalText([] {
                  AuditRecord again = record(one, 2);
                  again.seq = 3;
                  return again;
              }()));
}

TEST(JournalUpgradeTest, TheLogOfAnOlderStoreIsTheSameAndStaysClosed) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    const std::string longOne = R"({"userName":{"from":null,"to":")" + std::string(3'000, 'x') + "\"}}";
    AuditHead head;
    {
        auto old = Database::open(dir.database(), sekisho::sql::Key{1, 2, 3});
        ASSERT_TRUE(old);
        ASSERT_TRUE(sekisho::sql::migrate(*old, schemaSteps().first(29)));
        auto transaction = sekisho::sql::Transaction::begin(*old);
        ASSERT_TRUE(transaction);
        for (const std::string& changes : {std::string("{}"), longOne}) {
            AuditRecord next = record(one, 1);
            next.changesJson = changes;
            const auto appended = appendAudit(*old, std::move(next));
            ASSERT_TRUE(appended);
            head = {appended->seq, appended->hash};
        }
        ASSERT_TRUE(transaction->commit());
    }
    auto store = emptyStore(folder);
    EXPECT_EQ(store->read([&](Database& db) { return verifyAudit(db, one, head); }).value_or(-1), 2);
    const auto records = store->read([](Database& db) { return auditOf(db, one, "m1", 0, 5); });
    ASSERT_TRUE(records && records->size() == 2);
    EXPECT_EQ(records->front().changesJson, longOne);
    for (const char* text : {"UPDATE audit SET action = 'y'", "DELETE FROM audit",
                             "INSERT INTO audit SELECT domain_id, 1, at, actor_id, actor_name, action, target_kind, "
                             "target_id, target_name, result, ip, request_id, changes, prev_hash, hash, format, log, "
                             "recorded, client, reason, content, removed FROM audit WHERE seq = 2"})
        EXPECT_FALSE(store->write([&](Database& db) { return db.exec(text); })) << text;
}

TEST(UidTest, OrderedIdsAreVersion7AndGrow) {
    const sekisho::Instant at{std::chrono::milliseconds{0x0190'0000'0000}};
    std::string before = orderedUid(sekisho::Instant{});
    std::set<std::string> tails;
    for (int i = 0; i < 10'000; ++i) { // more than have room in a millisecond, and the clock is set back
        std::string uid = orderedUid(i % 3 == 0 ? at - std::chrono::hours(1) : at);
        ASSERT_EQ(uid.size(), 36U);
        ASSERT_EQ(uid[14], '7');
        ASSERT_NE(std::string("89ab").find(uid[19]), std::string::npos);
        ASSERT_GT(uid, before);
        ASSERT_TRUE(tails.insert(uid.substr(19)).second) << "the rest is random";
        before = std::move(uid);
    }
    constexpr std::array<std::uint8_t, 16> bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    EXPECT_EQ(orderedUidOf(sekisho::toMillis(at), bytes), "01900000-0000-7708-890a-0b0c0d0e0f10");
}

TEST_F(JournalTest, TheFeedIsOrderedByTenantAndForgetsFromTheFront) {
    const auto add = [&](DomainId domain, std::string_view uid) {
        return *store->write([&](Database& db) { return appendChange(db, domain, "member", uid, "put", Instant{}); });
    };
    const std::int64_t a = add(one, "a");
    add(two, "b");
    const std::int64_t c = add(one, "c");
    const auto since = [&](std::int64_t cursor, int count) {
        return *store->read([&](Database& db) { return changesSince(db, one, cursor, count); });
    };
    ASSERT_EQ(since(0, 10).size(), 2U);
    EXPECT_EQ(since(0, 1).front().uid, "a");
    EXPECT_EQ(since(a, 10).front().uid, "c");
    EXPECT_TRUE(since(c, 10).empty());
    EXPECT_TRUE(since(0, -1).empty());
    EXPECT_EQ(*store->read([](Database& db) { return lastChange(db, one); }), c);

    ASSERT_TRUE(store->write([&](Database& db) { return pruneChanges(db, one, c); }));
    EXPECT_EQ(*store->read([](Database& db) { return feedFloor(db, one); }), c);
    EXPECT_EQ(*store->read([](Database& db) { return lastChange(db, one); }), c) << "a cursor never goes back";
    ASSERT_TRUE(store->write([&](Database& db) { return pruneChanges(db, one, a); }));
    EXPECT_EQ(*store->read([](Database& db) { return feedFloor(db, one); }), c) << "nor does the floor";
    EXPECT_EQ(*store->read([](Database& db) { return feedFloor(db, two); }), 0);
    EXPECT_GT(add(one, "d"), c);
}

} // namespace
} // namespace sekishod::test::test_store_journal
