// Very many sessions ended by one row: refused from the commit on, listed nowhere, written step by step, also by a
// service that was started again.
#include "service/auth/session_cuts.h"
#include "service/rules/policy_sessions.h"
#include "tests/service/saved_policy_fixture.h"

namespace sekishod::test::test_session_cuts {
namespace {

using sekisho::sql::Database;

class SessionCutsTest : public SavedPolicyTest {
  protected:
    // So many live sessions of browsers, of members of the tenant.
    void makeSessions(int count) {
        script(fmt::format(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}), m(uid, place) AS (SELECT "
            "uid, row_number() OVER (ORDER BY id) - 1 FROM member WHERE domain_id = {1} LIMIT 20) INSERT INTO "
            "session(id, domain_id, member_uid, client_id, kind, ip, started, last_used) SELECT 'made-' || i, {1}, "
            "uid, "
            "'sekisho-console', CASE WHEN i % 4 = 0 THEN 'mobileApp' ELSE 'browser' END, '203.0.113.9', {2}, {2} FROM "
            "n "
            "JOIN m ON place = i % 20",
            count, domain, sekisho::toMillis(clock.now())));
    }
    std::string tokenOf(const std::string& session) {
        std::string out;
        const auto done = store->write([&](Database& db) -> sekisho::Done {
            SEKISHO_TRY(client, findClient(db, "sekisho-console"));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *client, sekisho::SessionId(session), {"user.read"},
                                            WithRefresh::No, clock.now()));
            out = tokens.access;
            return {};
        });
        EXPECT_TRUE(done);
        return out;
    }
    int probe(const std::string& token) { return ask(token, Method::Get, "/oauth2/v2.0/userinfo").status; }
    std::int64_t cuts() { return number("SELECT count(*) FROM session_cut"); }
    std::int64_t unwritten() {
        return number("SELECT count(*) FROM session WHERE id LIKE 'made-%' AND kind = 'browser' AND ended IS NULL");
    }
};

TEST_F(SessionCutsTest, AFewAreWrittenWithinTheSave) {
    makeSessions(100);
    saved("network", onlyFrom(std::string(kHome)));
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
}

TEST_F(SessionCutsTest, VeryManyAreRefusedAtOnceAndWrittenAfterwards) {
    makeSessions(4000);
    const std::string browser = tokenOf("made-1"), phone = tokenOf("made-4");
    ASSERT_EQ(probe(browser), 200);
    ASSERT_EQ(probe(phone), 200);
    const Response response = save("network", onlyFrom(std::string(kHome)));
    ASSERT_EQ(response.status, 200) << response.body;
    const std::int64_t told = object(response).at("effects").as_object().at("sessionsEnded").as_int64();
    EXPECT_GE(told, 3000);
    EXPECT_EQ(lastAudit("policy.update").at("sessionsEnded").as_object().at("to").as_int64(), told);
    EXPECT_EQ(cuts(), 1);
    EXPECT_EQ(unwritten(), 3000) << "nothing of it is written yet";
    EXPECT_EQ(probe(browser), 401) << "and refused all the same";
    EXPECT_EQ(probe(phone), 200) << "the mobile app goes on";
    super = signInAs("admin@sakura"); // begins after the cut and is none of it
    const auto listed = object(get(super, "/v1.0/admin/sessions?count=100"));
    EXPECT_EQ(json::serialize(listed).find("\"browser\""), std::string::npos) << "no list shows them";
    EXPECT_EQ(probe(super.access), 200);
    int steps = 0;
    for (std::int64_t done = 1; done > 0; ++steps) {
        const auto step = store->write([](Database& db) { return writeCut(db, 400); });
        ASSERT_TRUE(step);
        done = *step;
        EXPECT_LE(done, 400);
    }
    EXPECT_GE(steps, 8);
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM session WHERE id LIKE 'made-%' AND end_reason = 'policy' AND "
                                 "ended = {}",
                                 sekisho::toMillis(clock.now()))),
              3000);
    EXPECT_EQ(live("kind = 'mobileApp' AND id LIKE 'made-%'"), 1000);
    EXPECT_EQ(probe(super.access), 200);
    EXPECT_EQ(probe(browser), 401);
}

TEST_F(SessionCutsTest, AServiceThatIsStartedAgainGoesOnWithIt) {
    makeSessions(3000);
    const std::string browser = tokenOf("made-1");
    saved("network", onlyFrom(std::string(kHome)));
    ASSERT_EQ(cuts(), 1);
    authenticator->forgetAll(); // as one that has just been started: nothing in memory
    EXPECT_EQ(probe(browser), 401);
    EXPECT_TRUE(writeCuts(*services));
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
}

TEST_F(SessionCutsTest, ASaveMeanwhileCountsNobodyTwice) {
    makeSessions(3000);
    saved("network", onlyFrom(std::string(kHome)));
    super = signInAs("admin@sakura");
    saved("network", R"({"mode":"all"})");
    const Response again = save("network", onlyFrom(std::string(kHome)));
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_LT(object(again).at("effects").as_object().at("sessionsEnded").as_int64(), 100);
}

} // namespace
} // namespace sekishod::test::test_session_cuts
