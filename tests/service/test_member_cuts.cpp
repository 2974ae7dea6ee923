// A member with very many sessions: one row refuses them all, chosen as the proposal says; proven at once, written
// piece by piece, also by a service that was started again.
#include "service/auth/sessions.h"
#include "service/rules/cut_off_facts.h"
#include "service/rules/member_cuts.h"
#include "tests/service/cut_off_fixture.h"

#include <algorithm>
#include <set>

namespace sekishod::test::test_member_cuts {
namespace {

using sekisho::SessionId;
using sekisho::StepState;
using sekisho::sql::Database;

class MemberCutsTest : public CutOffTest {
  protected:
    // So many live sessions of the member on phones, each with an access and a refresh token.
    void makeSessions(int count, const std::string& kind = "mobileApp") {
        script(fmt::format(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) INSERT INTO session(id, "
            "domain_id, member_uid, client_id, kind, os, ip, started, last_used) SELECT '{4}-' || i, {1}, '{2}', "
            "'sekisho-console', '{4}', 'iOS 18', '203.0.113.9', {3}, {3} FROM n; INSERT INTO token(hash, kind, "
            "domain_id, session_id, client_id, scopes, expires) SELECT s.id || '-' || k.value, k.value, {1}, s.id, "
            "s.client_id, 'user.read', {3} + 86400000 FROM session s, json_each('[\"access\",\"refresh\"]') k WHERE "
            "s.id LIKE '{4}-%'",
            count, domain, member, millis(), kind));
    }
    std::string tokenOf(const std::string& session) {
        std::string out;
        const auto done = store->write([&](Database& db) -> sekisho::Done {
            SEKISHO_TRY(client, findClient(db, "sekisho-console"));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *client, SessionId(session), {"user.read"}, WithRefresh::No,
                                            clock.now()));
            out = tokens.access;
            return {};
        });
        EXPECT_TRUE(done);
        return out;
    }
    int probe(const std::string& token) { return ask(token, Method::Get, "/oauth2/v2.0/userinfo").status; }
    std::int64_t cuts() { return number("SELECT count(*) FROM session_cut"); }
    std::int64_t unwritten() {
        return number("SELECT count(*) FROM session WHERE id LIKE 'mobileApp-%' AND ended IS NULL");
    }
    void rest() { clock.advance(std::chrono::seconds(3)); }
};

TEST_F(MemberCutsTest, VeryManyAreRefusedAtOnceProvenAndWrittenAfterwards) {
    makeSessions(600);
    makeSessions(60, "pcApp");
    const std::string phone = tokenOf("mobileApp-7"), pc = tokenOf("pcApp-7");
    ASSERT_EQ(probe(phone), 200);
    ASSERT_EQ(probe(pc), 200);
    const auto offered = object(get("/v1.0/admin/users/" + member + "/cut-off-proposal?lost=phone"));
    EXPECT_EQ(offered.at("sessions").as_array().size(), 200U) << "nobody waits for a list that nobody reads";
    EXPECT_EQ(offered.at("sessionCount").to_number<int>(), 660);
    for (const auto& step : offered.at("steps").as_array())
        if (step.at("kind").as_string() == "endSessions") {
            EXPECT_EQ(step.at("count").to_number<int>(), 600);
        }
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::RevokeTokens});
    ordered(order);
    EXPECT_EQ(cuts(), 1);
    EXPECT_EQ(unwritten(), 600) << "nothing of it is written yet";
    EXPECT_EQ(probe(phone), 401) << "and refused all the same";
    EXPECT_EQ(probe(pc), 200) << "what was not lost goes on";
    const auto shown = store->read(
        [&](Database& db) { return listSessions(db, domain, sekisho::UserId(member), {}, 1000, clock.now(), {}); });
    ASSERT_TRUE(shown);
    EXPECT_EQ(std::ranges::count_if(shown->sessions, [](const auto& one) { return one.live(); }), 60)
        << "the list of his access says so";
    sekisho::CutOff seenNow = seen(order.id);
    EXPECT_EQ(stateOf(seenNow, StepKind::EndSessions), "verified");
    EXPECT_EQ(stepOf(seenNow, StepKind::EndSessions)->count, 600);
    EXPECT_TRUE(proves(*stepOf(seenNow, StepKind::EndSessions), "gateRefused", "600"));
    EXPECT_EQ(stateOf(seenNow, StepKind::RevokeTokens), "verified");
    EXPECT_GE(audits("cutOff.order"), 1);
    const auto again = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ordered(again);
    EXPECT_EQ(stateOf(seen(again.id), StepKind::EndSessions), "verified noSession") << "they are over already";

    tick();
    EXPECT_EQ(unwritten(), 600) << "the answer comes first";
    rest();
    tick();
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id LIKE 'mobileApp-%' AND end_reason = 'forced'"), 600);
    EXPECT_EQ(number("SELECT count(*) FROM token WHERE session_id LIKE 'mobileApp-%' AND revoked = 0"), 0);
    EXPECT_EQ(stepOf(seen(order.id), StepKind::RevokeTokens)->count, 1201)
        << "two of each, and the one that was asked with";
    EXPECT_EQ(
        number("SELECT count(*) FROM cut_off_session WHERE gate IS NOT NULL AND cut_off_id = '" + order.id.value + "'"),
        600);
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id LIKE 'pcApp-%' AND ended IS NULL"), 60);
    EXPECT_TRUE(proves(*stepOf(seen(order.id), StepKind::EndSessions), "requestRefused", {}))
        << "the request that was refused before the row was there";
    EXPECT_EQ(probe(phone), 401);
    EXPECT_EQ(probe(pc), 200);
}

TEST_F(MemberCutsTest, AServiceThatIsStartedAgainGoesOnWithIt) {
    makeSessions(500);
    const std::string phone = tokenOf("mobileApp-1");
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ordered(order);
    // Killed between the commit and the proof.
    script("UPDATE cut_off_step SET state = 'acknowledged', verified = NULL, count = 0, evidence = '[]'; UPDATE "
           "cut_off SET state "
           "= 'open'");
    startAgain();
    CutOffKeeper fresh(*services);
    rest();
    ASSERT_TRUE(fresh.tick());
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
    EXPECT_EQ(text("SELECT state || evidence FROM cut_off_step").substr(0, 8), "verified");
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_session WHERE gate IS NULL"), 0);
    EXPECT_EQ(number("SELECT count FROM cut_off_step"), 500) << "counted with the proof, not with the order";
}

TEST_F(MemberCutsTest, OtherWaysToEndThemDoTheSame) {
    makeSessions(200);
    const std::string phone = tokenOf("mobileApp-3");
    ASSERT_EQ(probe(phone), 200);
    EXPECT_TRUE(post("/v1.0/users/" + member + "/force-logout").body.empty());
    EXPECT_EQ(probe(phone), 401);
    EXPECT_EQ(cuts(), 1);
    ASSERT_TRUE(writeCuts(*services));
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE end_reason = 'forced' AND id LIKE 'mobileApp-%'"), 200);
    EXPECT_EQ(probe(tokenOf(signIn(member).session.value)), 200) << "he can sign in again";
}

TEST_F(MemberCutsTest, ASelectionOfVeryManyOfOneMemberIsCutToo) {
    makeSessions(600);
    makeSessions(30, "pcApp");
    const std::string phone = tokenOf("mobileApp-9"), pc = tokenOf("pcApp-9");
    ASSERT_EQ(probe(phone), 200);
    const std::string login = text("SELECT email FROM member WHERE uid = '" + member + "'");
    const auto end = [&](const std::string& ip) {
        const sekisho::CutOffId id(newUid());
        const json::object filter{{"kind", "mobileApp"}, {"text", login}, {"ip", ip}};
        const json::object order{{"id", id.value}, {"filter", filter}, {"note", ""}};
        EXPECT_EQ(post("/v1.0/admin/sessions/end", json::serialize(order)).status, 201);
        return id;
    };
    const auto id = end("203.0.113.0/24");
    EXPECT_EQ(cuts(), 1);
    EXPECT_EQ(unwritten(), 600);
    EXPECT_EQ(probe(phone), 401);
    EXPECT_EQ(probe(pc), 200) << "only what was filtered for";
    EXPECT_EQ(stateOf(seen(id), StepKind::EndSessions), "verified");
    EXPECT_EQ(stepOf(seen(id), StepKind::EndSessions)->count, 600);
    rest();
    tick();
    EXPECT_EQ(cuts() + unwritten(), 0);

    // A part of one client is no choice that a row could say: each is written.
    script("UPDATE session SET ended = NULL WHERE id LIKE 'mobileApp-%'; UPDATE session SET ip = '203.0.113.10' WHERE "
           "id = 'mobileApp-600'");
    const auto part = end("203.0.113.9");
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 1);
    EXPECT_EQ(stepOf(seen(part), StepKind::EndSessions)->count, 599);
}

TEST_F(MemberCutsTest, AFewAreWrittenWithTheOrder) {
    makeSessions(static_cast<int>(kFewSessions));
    ordered(orderFor(member, Lost::Phone, {StepKind::EndSessions}));
    EXPECT_EQ(cuts(), 0);
    EXPECT_EQ(unwritten(), 0);
}

// However many he has: nothing but the index is read, of one client a part of it.
TEST_F(MemberCutsTest, WhatIsAliveIsReadFromTheIndexAlone) {
    const auto plan = store->read([](Database& db) {
        return db.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(fmt::format(
            "EXPLAIN QUERY PLAN SELECT s.id FROM session s WHERE s.member_uid = 'm' AND s.ended IS NULL AND "
            "s.kind IN ('api') AND {}",
            kHisNotCut));
    });
    ASSERT_TRUE(plan && !plan->empty());
    for (const auto& row : *plan)
        EXPECT_EQ(std::get<3>(row).find("INTEGER PRIMARY KEY"), std::string::npos) << std::get<3>(row);
    EXPECT_TRUE(std::get<3>(plan->front()).ends_with("COVERING INDEX session_member_live (member_uid=? AND kind=?)"))
        << std::get<3>(plan->front());
}

// The rule is written twice: for the proposal and, for the store, as a condition.
TEST_F(MemberCutsTest, TheStoreChoosesWhatThePlanProposes) {
    const std::string mine = device(member, "Lost"), other = device(member, "Other");
    int made = 0;
    for (const char* kind : {"browser", "mobileApp", "pcApp", "driveExplorer", "api", "console"})
        for (const char* os : {"iOS 18", "iPadOS", "Android 15", "Windows 11", "", "ios"})
            for (const std::string& of : {std::string("NULL"), "'" + mine + "'", "'" + other + "'"})
                script(fmt::format("INSERT INTO session(id, domain_id, member_uid, client_id, kind, device_id, os, "
                                   "started, last_used) VALUES('m{}', {}, '{}', 'c', '{}', {}, '{}', {}, {})",
                                   made++, domain, member, kind, of, os, millis(), millis()));
    for (const Lost lost : {Lost::Phone, Lost::Pc, Lost::Everything})
        for (const std::string& named : {std::string(), mine}) {
            sekisho::policy::LossFacts facts;
            facts.lost = lost;
            facts.device = sekisho::DeviceId(named);
            const auto listed = store->read([&](Database& db) {
                return listSessions(db, domain, sekisho::UserId(member), {}, 1000, clock.now(), SessionId("m4"));
            });
            ASSERT_TRUE(listed);
            facts.sessions = listed->sessions;
            std::set<std::string> planned, chosen;
            for (const SessionId& id : sekisho::policy::sessionsOf(facts))
                planned.insert(id.value);
            const auto which = chosenOfLoss(sekisho::UserId(member), lost, facts.device, SessionId("m4"));
            const auto found = store->read([&](Database& db) { return chosenSessions(db, domain, which); });
            ASSERT_TRUE(found);
            for (const SessionId& id : *found)
                chosen.insert(id.value);
            EXPECT_EQ(chosen, planned) << static_cast<int>(lost) << " " << named;
            EXPECT_FALSE(planned.empty());
        }
}

} // namespace
} // namespace sekishod::test::test_member_cuts
