// The brake over changesets (★D6): deletions and suspensions of an import count like single ones, and beyond the budget
// the whole import waits for a second person.
#include "service/auth/session_cuts.h"
#include "tests/service/approval_fixture.h"

#include <vector>

namespace sekishod::test::test_changeset_brake {
namespace {

using sekisho::Operation;

class ChangesetBrakeTest : public ApprovalTest {
  protected:
    ChangesetBrakeTest() {
        rules(noRules);
        brake(R"({"deletionsPerAdministrator":3,"singlesPerAdministrator":3})");
    }
    void brake(const std::string& values) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'brake', '{}', 1) ON "
                           "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = revision + 1",
                           domain, values));
    }
    std::vector<Operation> leavers(const char* action, int count) {
        std::vector<Operation> out;
        for (int i = 0; i < count; ++i)
            out.push_back(op("member", action, member(i)));
        return out;
    }
    Response apply(const SignedIn& who, const sekisho::Changeset& set) {
        return order(who, Method::Post, fmt::format("/v1.0/admin/changesets/{}/apply", set.id.value), "{}");
    }
    std::int64_t counted(const std::string& kind) {
        return number("SELECT count(*) FROM brake_order WHERE state = 'granted' AND kind = '" + kind + "'");
    }
    std::int64_t left() {
        return number(fmt::format("SELECT count(*) FROM member WHERE domain_id = {} AND deleted IS NOT NULL", domain));
    }
};

TEST_F(ChangesetBrakeTest, WithinTheBudgetItIsAppliedAndCounted) {
    const std::int64_t before = left();
    EXPECT_EQ(apply(first, setOf(begin(first, leavers("delete", 2)))).status, 200);
    EXPECT_EQ(left(), before + 2);
    EXPECT_EQ(counted("delete"), 2);
    EXPECT_EQ(apply(first, setOf(begin(first, leavers("suspend", 3)))).status, 200);
    EXPECT_EQ(counted("single"), 3) << "each kind has a budget of its own";
    EXPECT_EQ(deletion(first, member(5)).status, 204) << "the third";
    EXPECT_EQ(deletion(first, member(5)).status, 202) << "what an import has used up holds single orders too";
}

TEST_F(ChangesetBrakeTest, BeyondItTheWholeImportWaitsForASecondPerson) {
    const std::int64_t before = left();
    const auto set = setOf(begin(first, leavers("delete", 8)));
    const auto asked = held(apply(first, set));
    EXPECT_EQ(asked.action, "memberDelete");
    EXPECT_EQ(left(), before) << "nothing of it was done";
    EXPECT_EQ(counted("delete"), 0);
    EXPECT_NE(stateOf(approve(first, asked)), "applied") << "nobody agrees with himself";
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
    EXPECT_EQ(left(), before + 8);
    EXPECT_EQ(counted("delete"), 0) << "what a second person has agreed to uses nobody's budget";
}

// Not of the brake, but of the same leavers: very many sessions of one end by one row (session_cuts.h).
TEST_F(ChangesetBrakeTest, ALeaverWithVeryManySessionsKeepsNobodyWaiting) {
    const SignedIn his = signIn(member(0), {"user.read"});
    script(
        fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) INSERT INTO "
                    "session(id, domain_id, member_uid, client_id, kind, started, last_used) SELECT 'many' || i, {0}, "
                    "'{1}', 'c', 'browser', {2}, {2} FROM n",
                    domain, member(0), sekisho::toMillis(clock.now())));
    ASSERT_EQ(ask(his.access, Method::Get, "/oauth2/v2.0/userinfo").status, 200);
    ASSERT_EQ(apply(first, setOf(begin(first, leavers("delete", 1)))).status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM session_cut"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id LIKE 'many%' AND ended IS NULL"), 80);
    EXPECT_EQ(ask(his.access, Method::Get, "/oauth2/v2.0/userinfo").status, 401);
    ASSERT_TRUE(writeCuts(*services));
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id LIKE 'many%' AND end_reason = 'deleted'"), 80);
}

TEST_F(ChangesetBrakeTest, PiecesDoNotGoRoundIt) {
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(apply(first, setOf(begin(first, leavers("delete", 1)))).status, 200);
    EXPECT_EQ(held(apply(first, setOf(begin(first, leavers("delete", 1))))).action, "memberDelete");
    EXPECT_EQ(held(apply(second, setOf(begin(second, leavers("suspend", 4))))).action, "bulkApply");
    clock.advance(std::chrono::minutes(21));
    EXPECT_EQ(apply(first, setOf(begin(first, leavers("delete", 1)))).status, 200) << "the window is over";
}

TEST_F(ChangesetBrakeTest, WhatTakesNobodyOutIsNotAsked) {
    std::vector<Operation> many;
    for (int i = 0; i < 6; ++i)
        many.push_back(op("member", "create", "", newMember(fmt::format("newcomer{}", i))));
    const auto set = setOf(begin(first, std::move(many)));
    EXPECT_EQ(apply(first, set).status, 200);
    EXPECT_EQ(counted("delete") + counted("single"), 0);
    const auto undo = setOf(post(first, "/" + set.id.value + "/undo", "{}"));
    EXPECT_EQ(apply(first, undo).status, 200) << "newcomers who never signed in lose nothing by an undo";
    script(fmt::format("UPDATE member SET pending = 0 WHERE domain_id = {}", domain));
    const auto suspended = setOf(begin(first, leavers("suspend", 3)));
    EXPECT_EQ(apply(first, suspended).status, 200);
    const auto back = setOf(post(first, "/" + suspended.id.value + "/undo", "{}"));
    EXPECT_EQ(apply(first, back).status, 200) << "to let them in again is no harm";
}

TEST_F(ChangesetBrakeTest, AnUndoThatTakesPeopleOutCounts) {
    std::vector<Operation> many;
    for (int i = 0; i < 5; ++i)
        many.push_back(op("member", "create", "", newMember(fmt::format("newcomer{}", i))));
    const auto set = setOf(begin(first, std::move(many)));
    ASSERT_EQ(apply(first, set).status, 200);
    script("UPDATE member SET pending = 0 WHERE email LIKE 'newcomer%'"); // they have signed in since
    const auto undo = setOf(post(first, "/" + set.id.value + "/undo", "{}"));
    EXPECT_EQ(apply(first, undo).status, 202);
}

} // namespace
} // namespace sekishod::test::test_changeset_brake
