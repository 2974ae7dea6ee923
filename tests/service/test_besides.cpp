// What stands beside the records is proven by them: words of detections, and in whose timelines a record stands. The
// words go into an archive only when the tenant wants it, to whoever has agreed.
#include "models/proof/evidence.h"
#include "service/auth/signing_key.h"
#include "service/logs/besides.h"
#include "service/logs/chain_keeper.h"
#include "tests/service/beside_faults.h"
#include "tests/service/monitoring_fixture.h"

#include <sstream>

namespace sekishod::test::test_besides {
namespace {

using sekisho::proof::Beside;

constexpr std::string_view kRuns = "/v1.0/admin/logs/runs";
constexpr std::string_view kPermit = "/v1.0/admin/logs/archive-permit";

class BesidesTest : public MonitoringTest {
  protected:
    BesidesTest() {
        made("機密", {{"keyword", "単価"}});
        take({message("新しい単価です"), message("会議は 15 時です"), message("単価表")});
    }
    std::string where() const { return fmt::format(" WHERE domain_id = {} AND ", domain); }
    std::int64_t detected(int nth) {
        return number(fmt::format("SELECT record_seq FROM detection{}1 ORDER BY id LIMIT 1 OFFSET {}", where(), nth));
    }
    void setRow(std::string_view key, const std::string& value) {
        script(fmt::format(
            "INSERT INTO policy(domain_id, key, value, revision) VALUES({0}, '{1}', '{2}', 1) ON CONFLICT DO UPDATE "
            "SET value = excluded.value; INSERT OR IGNORE INTO policy_revision(domain_id, key, revision, at, actor_id, "
            "actor_name, changes, value) VALUES({0}, '{1}', 1, 0, 'system', 'system', '[]', '{2}')",
            domain, key, value));
    }
    std::string faults() {
        std::string out;
        for (const sekisho::proof::Fault& fault : besideFaults(*store, domain))
            out += fmt::format("{} ", fault.seq);
        return out;
    }
    Response begun(const SignedIn& who, std::int64_t after = 0) {
        return ask(who.access, Method::Post, kRuns, fmt::format(R"({{"after":{}}})", after));
    }
    std::string fetched(const SignedIn& who) {
        const Response run = begun(who);
        EXPECT_EQ(run.status, 200) << run.body;
        if (run.status != 200) return {};
        const Response page = get(who, fmt::format("{}/{}/records?count=5000", kRuns, str(object(run), "runId")));
        EXPECT_EQ(page.status, 200) << page.body;
        return page.body;
    }
    static std::vector<Beside> besidesIn(const std::string& lines) {
        std::vector<Beside> out;
        std::istringstream in(lines);
        for (std::string line; std::getline(in, line);) {
            const auto read = sekisho::proof::evidenceFrom(line);
            EXPECT_TRUE(read) << line;
            if (read && read->beside) out.push_back(*read->beside);
        }
        return out;
    }
};

TEST_F(BesidesTest, WordsOfADetectionAreThoseThatWereRecorded) {
    EXPECT_EQ(faults(), "");
    EXPECT_NE(lastChanges("monitoring.detected").find("\"excerptDigest\":\""), std::string::npos);
    script("UPDATE detection SET excerpt = replace(excerpt, '新しい', '古い')" + where() + "1");
    EXPECT_EQ(faults(), fmt::format("{} ", detected(0)));
    script("UPDATE detection SET excerpt = '[]'" + where() + "1");
    EXPECT_EQ(faults(), "") << "that they are gone is no fault";
}

TEST_F(BesidesTest, ADetectionIsTheOneThatWasRecordedAndStays) {
    script("CREATE TABLE kept AS SELECT * FROM detection" + where() + "1");
    const std::string own = fmt::format("{} ", detected(0)), row = where() + "record_seq = " + own;
    for (const std::string& change : {"UPDATE detection SET policy_uid = 'x'" + row, "DELETE FROM detection" + row,
                                      "UPDATE detection SET seq = seq + 1" + row}) {
        script(change);
        EXPECT_EQ(faults(), own) << change;
        script("DELETE FROM detection" + where() + "1; INSERT INTO detection SELECT * FROM kept");
        EXPECT_EQ(faults(), "");
    }
    script("UPDATE detection SET record_seq = 99999999" + row);
    EXPECT_EQ(faults(), "99999999 " + own);
}

TEST_F(BesidesTest, TimelinesAreThoseThatWereRecorded) {
    EXPECT_EQ(faults(), "");
    const std::int64_t seq = number("SELECT min(seq) FROM audit" + where() + "log = 'message' AND seq > 1000");
    const std::int64_t own =
        seq > 0 ? seq : number("SELECT max(seq) FROM audit" + where() + "action = 'talk.message.sent'");
    const std::string row = where() + fmt::format("seq = {}", own);
    ASSERT_GE(number("SELECT count(*) FROM audit_party" + row), 2) << "sender and receiver";
    script("CREATE TABLE kept AS SELECT * FROM audit_party" + row);
    for (const std::string& party : {hana, taro}) {
        script("DELETE FROM audit_party" + row + " AND party = '" + party + "'");
        EXPECT_EQ(faults(), fmt::format("{} ", own)) << party;
        script("INSERT OR IGNORE INTO audit_party SELECT * FROM kept");
        EXPECT_EQ(faults(), "");
    }
    script(fmt::format("INSERT INTO audit_party VALUES({}, 'somebody', 0, {})", domain, own));
    EXPECT_EQ(faults(), fmt::format("{} ", own)) << "nobody is put into what he has nothing to do with";
    script("DELETE FROM audit_party WHERE party = 'somebody'");
    script(fmt::format("INSERT INTO audit_party VALUES({}, 'somebody', 0, 99999999)", domain));
    EXPECT_EQ(faults(), "99999999 ");
}

TEST_F(BesidesTest, WordsGoIntoAnArchiveByRuleAndAgreement) {
    EXPECT_TRUE(besidesIn(fetched(super)).empty()) << "the tenant does not want it";
    setRow("logs", R"({"archiveWords":true})");
    EXPECT_TRUE(besidesIn(fetched(super)).empty()) << "he has not agreed";
    agree(super);
    const auto words = besidesIn(fetched(super));
    ASSERT_EQ(words.size(), 2U);
    EXPECT_EQ(words[0].seq, detected(0));
    EXPECT_NE(words[0].text.find("新しい単価です"), std::string::npos);
    EXPECT_NE(lastChanges("log.run").find(R"("excerptsRead":{"from":null,"to":2})"), std::string::npos)
        << "it was read, and that is told: " << lastChanges("log.run");
    const auto other = holder(taro, {json::object{{"menu", "audit"}, {"access", "operate"}},
                                     json::object{{"menu", "monitoring.drive"}, {"access", "view"}}});
    agree(other);
    EXPECT_TRUE(besidesIn(fetched(other)).empty()) << "of talk he may see no detections";
}

TEST_F(BesidesTest, AnEvidenceFileProvesTheWords) {
    setRow("logs", R"({"archiveWords":true})");
    agree(super);
    const std::string lines = fetched(super);
    ASSERT_TRUE(stateChain(*services, domain));
    const auto key = ServiceSigningKey(store->dir().signingKey()).get()->publicKey();
    sekisho::proof::EvidenceHead head;
    head.tenant = "sakura";
    head.domain = domain;
    head.keyJwk = key.jwk();
    const std::string file = sekisho::proof::evidenceHeadLine(head) + '\n' + lines;
    const auto verified = [&key](const std::string& text) {
        std::istringstream in(text);
        return sekisho::proof::verifyEvidence(in, key, "");
    };
    const auto good = verified(file);
    ASSERT_TRUE(good);
    EXPECT_TRUE(good->chain.whole()) << good->chain.faults.front().detail;
    EXPECT_EQ(good->besides, 2);
    std::string changed = file;
    changed.replace(changed.find("新しい単価です"), std::string("新しい").size(), "ふるい");
    const auto bad = verified(changed);
    ASSERT_TRUE(bad);
    ASSERT_EQ(bad->chain.faults.size(), 1U);
    EXPECT_EQ(bad->chain.faults.front().seq, detected(0));
    EXPECT_EQ(bad->besides, 1);
}

TEST_F(BesidesTest, ASecondPersonIsAskedOnceForAnArchive) {
    EXPECT_EQ(begun(super).status, 200);
    setRow("approvals", R"({"logExport":"second"})");
    const Response refused = begun(super);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(str(object(refused), "code"), "LOG_ARCHIVE_PERMIT");
    EXPECT_EQ(ask(super.access, Method::Put, kPermit, R"({"days":0})").status, 400);
    EXPECT_EQ(ask(super.access, Method::Put, kPermit, R"({"days":367})").status, 400);
    const auto permit = [&](std::int64_t ends) {
        script(fmt::format("INSERT OR REPLACE INTO archive_permit(domain_id, member_uid, granted, ends) SELECT {}, "
                           "member_uid, 0, {} FROM session WHERE id = '{}'",
                           domain, ends, super.session.value));
    };
    permit(sekisho::toMillis(clock.now()) - 1);
    EXPECT_EQ(begun(super).status, 403) << "its time is over";
    permit(sekisho::toMillis(clock.now()) + 60'000);
    EXPECT_EQ(begun(super).status, 200);
}

} // namespace
} // namespace sekishod::test::test_besides
