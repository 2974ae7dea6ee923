// What somebody with the key, an SQL shell and every right on the machine does to the records is found, and the place
// is named; what nobody has touched is whole.
#include "models/proof/base64url.h"
#include "service/logs/retention.h"
#include "service/logs/store_check.h"
#include "tests/service/chain_fixture.h"

#include <fmt/ranges.h>

namespace sekishod::test::test_chain_proof {
namespace {

using sekisho::AuditRecord;
using sekisho::proof::chainHash;
using sekisho::proof::contentHash;
using sekisho::sql::Database;

class ChainProofTest : public ChainTest {
  protected:
    ChainProofTest() {
        append("admin", 10);
        state();
        append("message", 10);
        state();
        append("admin", 10);
        state();
        end = last();
        first = end - 29; // of the thirty
    }
    std::string at(std::int64_t number) const { return std::to_string(first + number - 1); }
    std::string said(std::string_view kind, std::int64_t number) const {
        return std::string(kind) + "@" + at(number) + " ";
    }
    std::int64_t end = 0, first = 0;
};

TEST_F(ChainProofTest, WhatNobodyHasTouchedIsWhole) {
    const auto report = verified(headsText());
    EXPECT_EQ(faultsOf(report), "");
    EXPECT_EQ(report.head.seq, end);
    EXPECT_EQ(report.statements, 3);
    EXPECT_EQ(report.unsigned_, 0);
    append("admin", 4);
    EXPECT_EQ(verified().unsigned_, 4) << "since the last statement";
    for (const int threads : {2, 3, 7})
        EXPECT_EQ(faultsOf(verified(headsText(), nullptr, threads)), "");
}

TEST_F(ChainProofTest, StatementsAreMadeWhenRecordsCameAndGoIntoAFile) {
    const auto count = [this] { return number("SELECT count(*) FROM audit_statement" + where() + "1"); };
    EXPECT_EQ(count(), 3);
    state();
    EXPECT_EQ(count(), 3) << "nothing new";
    const auto file = headsFile(store->dir(), "sakura");
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(std::filesystem::status(file.parent_path()).permissions(), std::filesystem::perms::owner_all);
    EXPECT_EQ(sekisho::proof::statementsIn(headsText()).size(), 3U);
    // Half a line that a stop has left is taken away, and what is missing is added.
    const std::string whole = headsText();
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 30);
    append("admin", 1);
    state();
    EXPECT_TRUE(headsText().starts_with(whole));
    EXPECT_EQ(sekisho::proof::statementsIn(headsText()).size(), 4U);
    std::filesystem::remove(file);
    append("admin", 1);
    state();
    EXPECT_EQ(sekisho::proof::statementsIn(headsText()).size(), 5U) << "all of them";
    EXPECT_EQ(faults(headsText()), "");
    // A file that cannot be written is a fault, and is made up for.
    std::filesystem::remove_all(file.parent_path());
    std::ofstream(file.parent_path()) << "in the way";
    append("admin", 1);
    EXPECT_EQ(stateChain(*services, domain).error().code, "STORAGE_READ_ONLY");
    std::filesystem::remove(file.parent_path());
    state();
    EXPECT_EQ(sekisho::proof::statementsIn(headsText()).size(), 6U);
}

TEST_F(ChainProofTest, StatementsFollowEachOtherAlsoWhenTheClockIsSetBack) {
    clock.advance(-std::chrono::hours(5));
    append("admin", 1);
    state();
    append("admin", 1);
    state();
    EXPECT_EQ(faults(headsText()), "");
}

TEST_F(ChainProofTest, NamesAnEditOfAnyColumn) {
    const std::vector<std::string> texts{"actor_id",    "actor_name", "action", "target_kind", "target_id",
                                         "target_name", "result",     "ip",     "client",      "reason",
                                         "request_id",  "changes",    "log",    "content",     "prev_hash"};
    for (const std::string& column : texts) {
        tamper("CREATE TABLE kept AS SELECT * FROM audit" + where() + "seq = " + at(7) + "; UPDATE audit SET " +
               column + " = " + column + " || 'x'" + where() + "seq = " + at(7));
        EXPECT_EQ(faults(), said("altered", 7)) << column;
        tamper("UPDATE audit SET " + column + " = (SELECT " + column + " FROM kept)" + where() + "seq = " + at(7) +
               "; DROP TABLE kept");
        EXPECT_EQ(faults(), "") << column;
    }
    for (const std::string column : {"at", "recorded", "format"}) {
        tamper("UPDATE audit SET " + column + " = " + column + " + 1" + where() + "seq = " + at(7));
        EXPECT_EQ(faults(), said("altered", 7)) << column;
        tamper("UPDATE audit SET " + column + " = " + column + " - 1" + where() + "seq = " + at(7));
    }
    tamper("UPDATE audit SET hash = substr(hash, 2) || 'x'" + where() + "seq = " + at(7));
    EXPECT_EQ(faults().substr(0, said("altered", 7).size()), said("altered", 7));
}

TEST_F(ChainProofTest, NamesAnInsertion) {
    tamper("UPDATE audit SET seq = seq + 1000" + where() + "seq >= " + at(7) +
           "; UPDATE audit SET seq = seq - 999 WHERE seq >= 1000 AND domain_id = " + std::to_string(domain) +
           "; CREATE TEMP TABLE copied AS SELECT * FROM audit" + where() + "seq = " + at(8) +
           "; UPDATE copied SET seq = " + at(7) +
           "; INSERT INTO audit SELECT * FROM copied; DROP "
           "TABLE copied");
    const auto found = faults();
    EXPECT_TRUE(found.starts_with(said("altered", 7)) || found.starts_with(said("reordered", 7)) ||
                found.find(said("reordered", 8)) != std::string::npos)
        << found;
    EXPECT_NE(found, "");
}

TEST_F(ChainProofTest, NamesAnExchange) {
    tamper("UPDATE audit SET seq = -1" + where() + "seq = " + at(4) + "; UPDATE audit SET seq = " + at(4) + where() +
           "seq = " + at(9) + "; UPDATE audit SET seq = " + at(9) + where() + "seq = -1");
    const auto report = verified();
    ASSERT_FALSE(report.whole());
    EXPECT_EQ(report.faults.front().kind, sekisho::proof::FaultKind::Reordered) << faultsOf(report);
    EXPECT_EQ(report.faults.front().seq, first + 3);
}

TEST_F(ChainProofTest, NamesARemoval) {
    tamper("DELETE FROM audit" + where() + "seq = " + at(12));
    EXPECT_EQ(faults(), said("missing", 12));
    tamper("DELETE FROM audit" + where() + "seq <= 3");
    EXPECT_EQ(faults(), "missing@1 " + said("missing", 12)) << "the beginning was cut as well";
}

TEST_F(ChainProofTest, NamesACutTail) {
    tamper("DELETE FROM audit" + where() + "seq > " + at(25));
    EXPECT_EQ(faults(), said("tailMissing", 26));
    // Who cuts the statements too has forgotten those of the file, or whoever has a copy of it.
    tamper("DELETE FROM audit_statement" + where() + "seq > " + at(20));
    EXPECT_EQ(faults(), "");
    EXPECT_EQ(faults(headsText()), said("tailMissing", 26));
}

TEST_F(ChainProofTest, NamesContentThatIsGoneTooEarly) {
    const std::string stub =
        "UPDATE audit SET removed = 1, recorded = 0, actor_id = '', actor_name = '', action = '', target_kind = '', "
        "target_id = '', target_name = '', result = '', ip = '', request_id = '', changes = '', client = '', reason = "
        "''";
    {
        TenantStore::Writer writer(*store);
        EXPECT_FALSE(writer.database().exec(stub + where() + "seq = " + at(12))) << "the store refuses it";
    }
    tamper(stub + where() + "seq = " + at(12));
    EXPECT_EQ(faults(), said("removedTooEarly", 12));
    // A horizon in the table that nobody has signed allows nothing.
    script("INSERT INTO audit_horizon(domain_id, log, before) VALUES(" + std::to_string(domain) +
           ", 'message', 9000000000000000)");
    EXPECT_EQ(faults(), said("removedTooEarly", 12));
    script("INSERT INTO audit_base(domain_id, seq, hash) SELECT domain_id, seq, hash FROM audit" + where() + "seq = 2");
    tamper("DELETE FROM audit" + where() + "seq <= 2");
    EXPECT_EQ(faults(), "missing@1 " + said("removedTooEarly", 12));
}

// Nothing of it looks wrong but what was signed before.
TEST_F(ChainProofTest, NamesWhatWasChangedByWhoeverComputesAllAnew) {
    tamper("UPDATE audit SET target_name = '別人'" + where() + "seq = " + at(14));
    rechain(first + 13);
    const auto report = verified();
    EXPECT_EQ(faultsOf(report), said("notAsStated", 20));
    EXPECT_NE(report.faults.front().detail.find("records " + at(11) + " to " + at(20)), std::string::npos)
        << report.faults.front().detail;
    tamper("DELETE FROM audit_statement WHERE domain_id = " + std::to_string(domain));
    EXPECT_EQ(faults(), "") << "the store alone knows nothing of it";
    EXPECT_EQ(faults(headsText()), said("notAsStated", 20));
    // Statements of his own are signed by nobody.
    tamper("INSERT INTO audit_statement(domain_id, at, seq, hash, jws) VALUES(" + std::to_string(domain) +
           ", 1, 1, 'x', 'e30.e30.e30')");
    EXPECT_EQ(faults(), "badStatement@0 ");
}

TEST_F(ChainProofTest, NamesAStoreThatWasPutBack) {
    TempFolder older;
    const DataDir olderDir{older.path()};
    {
        auto reader = store->openReader();
        ASSERT_TRUE(reader);
        ASSERT_TRUE(reader->copyTo(olderDir.database()));
    }
    const std::int64_t then = last();
    append("admin", 5);
    state();
    const std::string kept = headsText();
    auto back = emptyStore(older);
    EXPECT_EQ(faultsOf(verified({}, back.get())), "");
    EXPECT_EQ(faultsOf(verified(kept, back.get())), "tailMissing@" + std::to_string(then + 1) + " ");
    // It goes on from there, with other records under the same numbers.
    ASSERT_TRUE(back->write([&](Database& db) -> sekisho::Done {
        for (int i = 0; i < 9; ++i)
            SEKISHO_CHECK(appendAudit(db, made(domain, "admin", clock.now(), i + 50)));
        return {};
    }));
    EXPECT_EQ(faultsOf(verified({}, back.get())), "");
    EXPECT_EQ(faultsOf(verified(kept, back.get())), "notAsStated@" + std::to_string(then + 5) + " ");
}

TEST_F(ChainProofTest, AHeadThatWasWrittenDownIsMet) {
    ChainQuestion question;
    question.domain = domain;
    question.workgroup = "sakura";
    question.key = ServiceSigningKey(store->dir().signingKey()).get()->publicKey();
    const auto ask = [&] { return faultsOf(*verifyChain([this] { return store->openReader(); }, question)); };
    question.known = {end, text("SELECT hash FROM audit" + where() + "seq = " + std::to_string(end))};
    EXPECT_EQ(ask(), "");
    question.known.seq = end + 5;
    EXPECT_EQ(ask(), "tailMissing@" + std::to_string(end + 1) + " ");
    question.known = {end - 3, std::string(64, '0')};
    EXPECT_EQ(ask(), "notAsStated@" + std::to_string(end - 3) + " ");
    question.key.reset();
    EXPECT_EQ(verifyChain([this] { return store->openReader(); }, question).error().code, "AUDIT_KEY_MISSING");
}

TEST_F(ChainProofTest, NamesWhatStandsBeforeTheFirst) {
    for (const std::string seq : {"-5", "-9223372036854775808", "9223372036854775807"}) {
        tamper("CREATE TEMP TABLE copied AS SELECT * FROM audit" + where() + "seq = " + at(8) +
               "; UPDATE copied SET seq = " + seq +
               ", actor_name = 'x'; INSERT INTO audit SELECT * FROM copied; DROP TABLE copied");
        for (const int threads : {1, 3})
            EXPECT_EQ(faultsOf(verified({}, nullptr, threads)), "altered@" + seq + " ");
        EXPECT_FALSE(store->read([this](Database& db) { return verifyAudit(db, domain); }));
        tamper("DELETE FROM audit" + where() + "seq = " + seq);
    }
}

// Somebody who writes into the tables of retention has the service neither sign nor remove what the policy keeps.
TEST_F(ChainProofTest, AHorizonThatRetentionHasNotSetIsNotSigned) {
    const std::string forged = "'message', 9999999999999999) ON CONFLICT DO UPDATE SET before = excluded.before";
    tamper("INSERT INTO audit_horizon(domain_id, log, before) VALUES(" + std::to_string(domain) + ", " + forged);
    append("admin", 1);
    state();
    ASSERT_TRUE(keepRetention(*services, domain, clock.now()));
    EXPECT_EQ(number("SELECT count(*) FROM audit" + where() + "log = 'message' AND removed = 1 AND seq >= " + at(11)),
              0);
    EXPECT_EQ(faults(headsText()), "");
    script("UPDATE audit SET removed = 1, recorded = 0, actor_id = '', actor_name = '', action = '', target_kind = '', "
           "target_id = '', target_name = '', result = '', ip = '', request_id = '', changes = '', client = '', "
           "reason = ''" +
           where() + "seq = " + at(12));
    append("admin", 1);
    state();
    EXPECT_EQ(faults(headsText()), said("removedTooEarly", 12));
}

TEST_F(ChainProofTest, StatementsOfSomebodyElseKeepNoneOut) {
    sekisho::proof::Statement forged;
    forged.tenant = "sakura";
    forged.domain = domain;
    forged.at = clock.now() + std::chrono::hours(100'000);
    forged.head = {end, std::string(64, 'a')};
    const std::string claim = "e30." + sekisho::proof::base64urlEncode(sekisho::proof::statementText(forged)) + ".c2ln";
    for (const std::string& jws : {claim, std::string("nonsense")}) {
        script("INSERT INTO audit_statement(domain_id, at, seq, hash, jws) VALUES(" + std::to_string(domain) +
               ", 9000000000000000000, " + at(30) + ", 'x', '" + jws + "')");
        append("admin", 1);
        state();
        EXPECT_EQ(faults(headsText()).substr(0, 12), "badStatement");
        EXPECT_EQ(headsText().find(jws), std::string::npos);
        script("DELETE FROM audit_statement WHERE jws = '" + jws + "'");
        const std::size_t before = headsText().size();
        append("admin", 1);
        state();
        EXPECT_EQ(faults(headsText()), "");
        EXPECT_GT(headsText().size(), before);
        EXPECT_EQ(verified().unsigned_, 0);
    }
}

TEST_F(ChainProofTest, ABaseThatRetentionHasNotSetIsNotSigned) {
    tamper("INSERT INTO audit_base(domain_id, seq, hash) SELECT domain_id, seq, hash FROM audit" + where() +
           "seq = " + at(15));
    append("admin", 1);
    state();
    EXPECT_FALSE(keepRetention(*services, domain, clock.now()));
    EXPECT_EQ(faults(headsText()), "") << "nothing was removed";
    script("DELETE FROM audit" + where() + "seq <= " + at(15));
    append("admin", 1);
    state();
    EXPECT_EQ(faults(headsText()), "missing@1 ");
}

TEST_F(ChainProofTest, NamesWhatTheServiceHasNotMadeOfTheStore) {
    const auto faults = [this] {
        const auto found = store->read([](Database& db) { return schemaFaults(db); });
        return fmt::format("{}", fmt::join(found.value_or(std::vector<std::string>{"not read"}), "; "));
    };
    EXPECT_EQ(faults(), "");
    script("CREATE TRIGGER hide AFTER INSERT ON audit BEGIN DELETE FROM audit WHERE seq = NEW.seq; END; DROP INDEX "
           "audit_log; DROP TRIGGER audit_no_delete; ALTER TABLE audit_base ADD COLUMN x TEXT");
    EXPECT_EQ(faults(), "the table audit_base is not as the service makes it; the trigger hide was not made by the "
                        "service; the index audit_log is gone; the trigger audit_no_delete is gone");
    const auto indexes = store->read([](Database& db) { return indexFaults(db); });
    EXPECT_TRUE(indexes && indexes->empty());
}

TEST_F(ChainProofTest, RecordsOfBeforeStayVerifiable) {
    // As schema step 10 has written them.
    std::string sqlText = "DELETE FROM audit_statement WHERE domain_id = " + std::to_string(domain) + ";";
    std::string before(64, '0');
    ASSERT_TRUE(store->read([&](Database& db) {
        return eachAudit(db, domain, 0, first + 9, [&](const AuditRecord& found) {
            AuditRecord record = found;
            record.format = 1;
            const std::string hash = chainHash(before, record);
            sqlText +=
                "UPDATE audit SET format = 1, log = 'admin', content = '', client = '', reason = '', recorded = 0, "
                "prev_hash = '" +
                before + "', hash = '" + hash + "'" + where() + "seq = " + std::to_string(record.seq) + ";";
            before = hash;
            return true;
        });
    }));
    tamper(sqlText);
    rechain(first + 10);
    EXPECT_EQ(faults(), "");
    append("message", 5);
    EXPECT_EQ(faults(), "");
    tamper("UPDATE audit SET target_name = 'x'" + where() + "seq = " + at(3));
    EXPECT_EQ(faults(), said("altered", 3));
}

TEST_F(ChainProofTest, ALargeChainIsCheckedInParts) {
    append("message", 30'000);
    state();
    append("admin", 30'000);
    const auto whole = verified({}, nullptr, 3);
    EXPECT_EQ(faultsOf(whole), "");
    EXPECT_EQ(whole.head.seq, last());
    EXPECT_EQ(whole.unsigned_, 30'000);
    // What stands beside it, around the seams of the parts as well: a part begins each 20,000 records.
    std::string stray, missing, texts;
    for (const std::int64_t seq : std::vector<std::int64_t>{end, 20'000, 20'001, 20'002, 40'001, 40'002, last()}) {
        const std::string is = "seq = " + std::to_string(seq);
        script("DELETE FROM audit_party" + where() + is +
               "; INSERT INTO message_content(domain_id, seq, at, sender, "
               "sender_uid, receivers, channel, bot, salt, text) VALUES(" +
               std::to_string(domain) + ", " + std::to_string(seq) + ", 0, '', '', '[]', '', 0, 's', 't')");
        missing += "altered@" + std::to_string(seq) + " ";
    }
    texts = missing;
    for (const std::string seq : {"-9223372036854775808", "0"}) {
        script("INSERT INTO audit_party VALUES(" + std::to_string(domain) + ", 'x', 0, " + seq + ")");
        stray += "altered@" + seq + " ";
    }
    script("INSERT INTO audit_party VALUES(" + std::to_string(domain) + ", 'x', 0, 9223372036854775807)");
    for (const int threads : {1, 3})
        EXPECT_EQ(faultsOf(verified({}, nullptr, threads, true)),
                  texts + stray + missing + "altered@9223372036854775807 ");
    for (const std::int64_t seq : {first + 100, first + 25'000, first + 59'999})
        tamper("UPDATE audit SET actor_name = 'x'" + where() + "seq = " + std::to_string(seq));
    tamper("DELETE FROM audit" + where() + "seq = " + std::to_string(first + 21'000));
    std::string expected;
    for (const auto& [kind, number] : std::vector<std::pair<std::string, std::int64_t>>{
             {"altered", 100}, {"missing", 21'000}, {"altered", 25'000}, {"altered", 59'999}})
        expected += kind + "@" + std::to_string(first + number) + " ";
    EXPECT_EQ(faultsOf(verified({}, nullptr, 3)), expected);
    EXPECT_EQ(faultsOf(verified({}, nullptr, 1)), expected);
}

TEST_F(ChainProofTest, ARecordStandsInTheTimelinesOfEverybodyItIsAbout) {
    const std::vector<std::string> others{"someone@else.example", "m1", "m2"};
    const auto record = made(domain, "message", clock.now(), 1); // actor1, m1
    const auto kept = store->write([&](Database& db) { return appendAudit(db, record, others); });
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->content, contentHash(*kept));
    EXPECT_EQ(number("SELECT count(*) FROM audit_party" + where() + "seq = " + std::to_string(kept->seq)), 3)
        << "the target's is an index of the records";
    for (const std::string party : {"actor1", "m2", "someone@else.example"})
        EXPECT_EQ(number("SELECT count(*) FROM audit_party" + where() + "party = '" + party +
                         "' AND at = " + std::to_string(record.at.time_since_epoch().count()) +
                         " AND seq = " + std::to_string(kept->seq)),
                  1)
            << party;
    // What is not UTF-8 is kept as it is hashed.
    AuditRecord broken = made(domain, "message", clock.now(), 2);
    broken.targetName = "a\xff"
                        "b";
    ASSERT_TRUE(store->write([&](Database& db) { return appendAudit(db, broken); }));
    EXPECT_EQ(faults(), "");
    std::vector<AuditRecord> mixed{made(domain, "admin", clock.now(), 1), made(otherDomain, "admin", clock.now(), 1)};
    EXPECT_FALSE(store->write([&](Database& db) { return appendAudits(db, mixed); })) << "one tenant at a time";
    EXPECT_EQ(faults(), "");
}

// Requests say from what, and why not.
TEST_F(ChainProofTest, RecordsOfRequestsSayFromWhatAndWhyNot) {
    const auto member = signInAs(text("SELECT email FROM member" + where() +
                                      "pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT "
                                      "member_uid FROM role_holding) ORDER BY id LIMIT 1"));
    EXPECT_EQ(ask(member.access, Method::Post, "/v1.0/admin/logs/runs", R"({"after":0})").status, 403);
    const std::string newest = where() + "seq = " + std::to_string(last());
    EXPECT_EQ(
        text("SELECT action || ' ' || result || ' ' || reason || ' ' || client || ' ' || log FROM audit" + newest),
        "access.denied denied FORBIDDEN console admin");
}

} // namespace
} // namespace sekishod::test::test_chain_proof
