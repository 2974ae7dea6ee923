// What is kept no longer goes, what is kept stays, and the proof of the rest is whole at each moment, also of one in
// which the service was stopped.
#include "service/handlers/housekeeping.h"
#include "service/logs/retention.h"
#include "tests/service/chain_fixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod::test::test_retention {
namespace {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;
using std::chrono::days;
using std::chrono::hours;

class RetentionTest : public ChainTest {
  protected:
    void row(const std::string& value) {
        const std::int64_t revision =
            number("SELECT coalesce(max(revision), 0) + 1 FROM policy_revision" + where() + "key = 'logs'");
        const std::string of = std::to_string(domain) + ", 'logs', " + std::to_string(revision);
        script(
            "INSERT INTO policy(domain_id, key, revision, value) VALUES(" + of + ", '" + value +
            "') ON CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = excluded.revision; "
            "INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value) VALUES(" +
            of + ", 0, 'system', 'system', '[]', '" + value + "')");
    }
    // As it was ordered a week ago.
    void policy(const std::string& value) {
        order(value);
        state();
        clock.advance(days(7));
    }
    // The row, and the record that orders it.
    void order(const std::string& value) {
        row(value);
        boost::json::object changes;
        const boost::json::value values = boost::json::parse(value);
        for (const auto& [key, to] : values.as_object())
            changes[key] = boost::json::object{{"from", nullptr}, {"to", to}};
        std::vector<sekisho::AuditRecord> records{made(domain, "admin", clock.now(), 0)};
        records.front().action = "policy.update";
        records.front().targetKind = "policy";
        records.front().targetId = "logs";
        records.front().changesJson = boost::json::serialize(changes);
        ASSERT_TRUE(store->write([&](Database& db) { return appendAudits(db, records); }));
    }
    // However far the clock of a test has gone, it is right.
    sekisho::Done retained() {
        script("DELETE FROM meta WHERE key LIKE 'retentionClock:%'");
        return keepRetention(*services, domain, clock.now());
    }
    void retain() {
        const auto done = retained();
        ASSERT_TRUE(done) << done.error().code << " " << done.error().detail;
    }
    std::int64_t count(const std::string& condition) {
        return number("SELECT count(*) FROM audit" + where() + "seq > " + std::to_string(sample) + " AND " + condition);
    }
    boost::json::object lastRemoval() {
        return boost::json::parse(
                   text("SELECT changes FROM audit" + where() + "action = 'log.retention' ORDER BY seq DESC LIMIT 1"))
            .as_object();
    }
    void content(std::int64_t seq, std::chrono::microseconds age) {
        script(
            "INSERT INTO message_content(domain_id, seq, at, sender, sender_uid, receivers, channel, bot, salt, text) "
            "VALUES(" +
            std::to_string(domain) + ", " + std::to_string(seq) + ", " +
            std::to_string((clock.now() - age).time_since_epoch().count()) +
            ", 'a@sakura', '', '[]', 'c', 0, 's', "
            "'text')");
    }
    std::string everything() { return faultsOf(verified(headsText())); }
    const std::int64_t sample = last(); // records that the tenant has from its beginning
};

TEST_F(RetentionTest, TakesWhatALogIsKeptNoLongerAndKeepsTheRest) {
    retain(); // what the sample has of its own age
    const std::int64_t before = last();
    const std::int64_t contents = number("SELECT count(*) FROM message_content" + where() + "1");
    append("message", 20, days(200));
    append("file-download", 20, days(40));
    append("message", 20, days(40));
    append("admin", 20);
    content(before + 1, days(200));
    content(before + 45, days(40));
    state();
    const std::int64_t parties = number("SELECT count(*) FROM audit_party" + where() + "1");
    retain();
    EXPECT_EQ(everything(), "");
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 20);
    EXPECT_EQ(count("removed = 1 AND log = 'file-download'"), 20);
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 20);
    EXPECT_EQ(count("removed = 1 AND (actor_id <> '' OR changes <> '' OR target_name <> '')"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM message_content" + where() + "1"), contents + 1);
    EXPECT_EQ(parties - number("SELECT count(*) FROM audit_party" + where() + "1"), 40 - 1)
        << "one of each record that went; the record of it has its own";
    EXPECT_EQ(boost::json::serialize(lastRemoval()),
              R"({"message":{"from":20,"to":0},"file-download":{"from":20,"to":0},"contents":{"from":1,"to":0},)"
              R"("kept":{"from":null,"to":{"plan":"paid","keepDays":0,"keepContentDays":180}}})");
    const std::int64_t records = last();
    retain();
    EXPECT_EQ(last(), records) << "nothing is due";
    EXPECT_EQ(everything(), "");
}

TEST_F(RetentionTest, WhatLiesInFrontGoesWholly) {
    policy(R"({"keepDays":30})");
    append("message", 1'200);
    state();
    const std::int64_t first = last();
    clock.advance(days(20));
    append("admin", 30);
    clock.advance(days(15));
    append("admin", 5);
    state();
    const std::int64_t pages = number("SELECT count(*) FROM audit" + where() + "1");
    retain();
    EXPECT_EQ(everything(), "");
    EXPECT_EQ(count("seq <= " + std::to_string(first)), 0);
    EXPECT_EQ(number("SELECT seq FROM audit_base" + where() + "1"), first);
    EXPECT_LT(number("SELECT count(*) FROM audit" + where() + "1"), pages - 1'000);
    EXPECT_EQ(number("SELECT count(*) FROM audit_party" + where() + "seq <= " + std::to_string(first)), 0);
    EXPECT_EQ(count("removed = 0 AND log = 'admin'"), 36) << "with the record of the removal";
    EXPECT_EQ(verified().base.seq, first);
    // The chain goes on, and may go wholly but for its last record.
    clock.advance(days(400));
    retain();
    EXPECT_EQ(everything(), "");
    EXPECT_GE(count("1"), 1);
    append("admin", 3);
    state();
    EXPECT_EQ(everything(), "");
    const auto heads = headsText();
    EXPECT_GT(sekisho::proof::statementsIn(heads).size(), 4U);
}

TEST_F(RetentionTest, RecordsOfTheOldFormatGoFromTheFront) {
    script("DROP TRIGGER audit_no_update");
    std::string sqlText, before(64, '0');
    ASSERT_TRUE(store->read([&](Database& db) {
        return eachAudit(db, domain, 0, last(), [&](const sekisho::AuditRecord& found) {
            sekisho::AuditRecord record = found;
            record.format = 1;
            const std::string hash = sekisho::proof::chainHash(before, record);
            sqlText +=
                "UPDATE audit SET format = 1, log = 'admin', content = '', client = '', reason = '', recorded = 0, "
                "prev_hash = '" +
                before + "', hash = '" + hash + "'" + where() + "seq = " + std::to_string(record.seq) + ";";
            before = hash;
            return true;
        });
    }));
    script(sqlText);
    const std::int64_t old = last();
    append("admin", 10);
    clock.advance(days(300));
    append("admin", 1);
    EXPECT_EQ(faultsOf(verified()), "");
    retain();
    EXPECT_EQ(everything(), "");
    EXPECT_EQ(count("seq <= " + std::to_string(old + 10)), 0);
    EXPECT_EQ(number("SELECT seq FROM audit_base" + where() + "1"), old + 10);
}

TEST_F(RetentionTest, ARuleOfOnesOwnGoesBeforeThePlan) {
    append("message", 10, days(100));
    append("message", 10, days(20));
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 0);
    policy(R"({"plan":"free"})");
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 20);
    append("message", 10, days(100));
    policy(R"({"plan":"free","keepDays":365})");
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 0) << "what has been allowed stays allowed";
    append("message", 10, days(5));
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 10);
    EXPECT_EQ(everything(), "");
}

TEST_F(RetentionTest, ATextGoesOnlyWhenAStatementAllowsIt) {
    policy(R"({"keepContentDays":30})");
    std::vector<sekisho::AuditRecord> records;
    for (const days age : {days(40), days(10)}) {
        records.push_back(made(domain, "message", clock.now() - age, 0));
        records.back().changesJson = R"({"contentDigest":")" + sekisho::proof::contentDigest("s", "text") + "\"}";
    }
    ASSERT_TRUE(store->write([&](Database& db) { return appendAudits(db, records); }));
    content(records[0].seq, days(40));
    content(records[1].seq, days(10));
    const auto gone = [](const sekisho::AuditRecord& record) {
        return "removedTooEarly@" + std::to_string(record.seq) + " ";
    };
    const auto remove = [&](const sekisho::AuditRecord& record) {
        script("DELETE FROM message_content" + where() + "seq = " + std::to_string(record.seq));
    };
    state();
    EXPECT_EQ(faultsOf(verified({}, nullptr, 1, true)), "");
    remove(records[0]);
    EXPECT_EQ(faultsOf(verified({}, nullptr, 1, true)), gone(records[0]));
    content(records[0].seq, days(40));
    retain();
    EXPECT_EQ(number("SELECT count(*) FROM message_content" + where() + "seq = " + std::to_string(records[0].seq)), 0);
    EXPECT_EQ(faultsOf(verified({}, nullptr, 1, true)), "");
    remove(records[1]);
    script("UPDATE audit_horizon SET before = 9999999999999999" + where() + "log = 'contents'");
    state();
    EXPECT_EQ(faultsOf(verified({}, nullptr, 1, true)), gone(records[1])) << "a forged horizon is not signed";
    tamper("DELETE FROM audit_statement" + where() + "1");
    state();
    EXPECT_EQ(faultsOf(verified(headsText(), nullptr, 1, true)), gone(records[1])) << "the file still knows the first";
}

TEST_F(RetentionTest, WhatComesLateWithAnOldTimeGoesAsWell) {
    append("message", 10, days(200));
    retain();
    append("message", 7, days(300));
    append("message", 3, days(3));
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 17);
    EXPECT_EQ(lastRemoval().at("message").at("from").as_int64(), 7);
    EXPECT_EQ(everything(), "");
}

TEST_F(RetentionTest, AClockThatWentAheadTakesNothingThatComesAfterwards) {
    append("message", 10, days(200));
    clock.advance(days(400));
    retain();
    clock.advance(-days(400));
    append("message", 5, days(3));
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 5);
    EXPECT_EQ(everything(), "");
    clock.advance(days(170));
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 5);
    clock.advance(days(8));
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 0) << "they go when their own time is over";
    EXPECT_EQ(everything(), "");
}

// Each statement of the whole may be the last one: nothing is lost, nothing is wrong, and the next call goes on.
TEST_F(RetentionTest, AStopInBetweenLosesNothing) {
    policy(R"({"keepDays":30})");
    append("message", 700);
    append("admin", 3);
    clock.advance(days(31));
    append("admin", 3);
    const std::string newest = text("SELECT hash FROM audit" + where() + "seq = " + std::to_string(last()));
    int stopped = 0;
    for (int after = 3;; after += 1 + after / 3) {
        int left = after;
        Database::setFault([&left]() -> std::optional<Error> {
            if (left-- > 0) return std::nullopt;
            return Error(ErrorKind::Storage, "STORAGE_BUSY");
        });
        const auto done = retained();
        Database::setFault(nullptr);
        ASSERT_EQ(everything(), "") << "after " << after;
        ASSERT_EQ(count("hash = '" + newest + "'"), 1);
        if (done) break;
        ASSERT_LT(++stopped, 200) << done.error().detail;
    }
    EXPECT_GT(stopped, 10);
    EXPECT_EQ(count("log = 'message'"), 0) << "all of it went in the end";
    EXPECT_EQ(count("removed = 0 AND log = 'admin' AND action = 'member.update'"), 3);
}

TEST_F(RetentionTest, NothingGoesWhileTheStatementCannotBeKept) {
    append("message", 10, days(200));
    const auto folder = headsFile(store->dir(), "sakura").parent_path();
    std::filesystem::remove_all(folder);
    std::ofstream(folder) << "in the way";
    EXPECT_FALSE(retained());
    EXPECT_EQ(count("removed = 1"), 0);
    std::filesystem::remove(folder);
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 10);
    EXPECT_EQ(everything(), "");
}

TEST_F(RetentionTest, StatementsAreThinnedAfterAWeek) {
    for (int hour = 0; hour < 3; ++hour)
        for (int minute = 0; minute < 20; ++minute) {
            append("admin", 1);
            state();
            clock.advance(std::chrono::minutes(2));
        }
    append("message", 1, days(200));
    retain(); // a statement that allows more
    append("admin", 1);
    state();
    const auto statements = [this] { return number("SELECT count(*) FROM audit_statement" + where() + "1"); };
    const std::int64_t all = statements();
    EXPECT_GT(all, 60);
    ASSERT_TRUE(thinStatements(*services, domain, clock.now()));
    EXPECT_EQ(statements(), all);
    clock.advance(days(8));
    ASSERT_TRUE(thinStatements(*services, domain, clock.now()));
    EXPECT_LE(statements(), 7);
    EXPECT_GE(statements(), 4);
    EXPECT_EQ(everything(), "");
    EXPECT_EQ(faultsOf(verified()), "");
}

TEST_F(RetentionTest, HousekeepingDoesItAndForgetsEventsThatWereSeen) {
    append("message", 10, days(200));
    script("INSERT INTO event_seen(domain_id, source, id, seq, taken) VALUES(" + std::to_string(domain) +
           ", 's', 'old', 1, " + std::to_string(sekisho::toMillis(clock.now() - days(32))) + "), (" +
           std::to_string(domain) + ", 's', 'new', 2, " + std::to_string(sekisho::toMillis(clock.now() - days(30))) +
           ")");
    housekeeping(*services);
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 10);
    EXPECT_EQ(text("SELECT group_concat(id) FROM event_seen WHERE source = 's'"), "new");
    EXPECT_EQ(everything(), "");
}

TEST_F(RetentionTest, WhoeverWritesTheSettingsPastTheServiceMakesItRemoveNothingSooner) {
    append("message", 10, days(100));
    row(R"({"keepDays":1,"keepContentDays":1})");
    content(last(), days(100));
    retain();
    EXPECT_EQ(count("removed = 1"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM message_content" + where() + "seq = " + std::to_string(last())), 1);
    policy(R"({"keepDays":30})");
    row(R"({"keepDays":1})");
    append("message", 5, days(20));
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 10);
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 5) << "thirty days were ordered";
}

TEST_F(RetentionTest, AnOrderThatKeepsLessCountsAWeekAfterItWasSigned) {
    append("message", 10, days(100));
    state();
    order(R"({"keepDays":30})");
    tamper("UPDATE audit_statement SET at = 0" + where() + "1"); // what the row says of its time is not believed
    for (const days wait : {days(0), days(6)}) {
        state();
        clock.advance(wait);
        retain();
        EXPECT_EQ(count("removed = 1"), 0);
    }
    clock.advance(days(1));
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 10);
    order(R"({"keepDays":400})");
    append("message", 10, days(20));
    clock.advance(days(20));
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 10) << "what keeps longer counts at once";
    EXPECT_EQ(everything(), "");
}

TEST_F(RetentionTest, AnOrderThatWasAlteredIsNone) {
    append("message", 10, days(100));
    policy(R"({"keepDays":400})");
    row(R"({"keepDays":1})");
    tamper("UPDATE audit SET changes = '{\"keepDays\":{\"from\":null,\"to\":1}}'" + where() + "target_id = 'logs'");
    retain();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 0) << "without it the plan holds";
    EXPECT_NE(faults(), "") << "and the place is named";
}

TEST_F(RetentionTest, WhatWasOrderedHoldsAlsoAfterItsRecordHasGone) {
    policy(R"({"keepDays":30})");
    append("message", 10, days(20));
    clock.advance(days(40));
    append("admin", 1);
    retain();
    EXPECT_EQ(count("action = 'policy.update'"), 0);
    clock.advance(days(7));
    append("message", 5, days(35));
    append("message", 5, days(25));
    retain();
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 5);
}

TEST_F(RetentionTest, AClockFarAheadIsBelievedADayWithEachHour) {
    append("message", 10, days(175));
    retain();
    clock.advance(days(1'000));
    const auto nextHour = [this] {
        clock.advance(hours(1));
        ASSERT_TRUE(keepRetention(*services, domain, clock.now()));
        ASSERT_TRUE(keepRetention(*services, domain, clock.now())) << "in the same hour it is believed no more";
    };
    for (int hour = 0; hour < 4; ++hour)
        nextHour();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 0);
    EXPECT_EQ(count("action = 'log.retention.held'"), 1) << "told once";
    nextHour();
    nextHour();
    EXPECT_EQ(count("removed = 1 AND log = 'message'"), 10) << "their own time is over";
    clock.advance(-days(1'000));
    append("message", 10, days(100));
    ASSERT_TRUE(keepRetention(*services, domain, clock.now()));
    EXPECT_EQ(count("removed = 0 AND log = 'message'"), 10);
    EXPECT_EQ(everything(), "");
}

} // namespace
} // namespace sekishod::test::test_retention
