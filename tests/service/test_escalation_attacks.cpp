// No path leads to more: random people with random roles try whatever comes to hand (attack_fixture.h).
#include "tests/service/attack_fixture.h"

#include <chrono>
#include <iostream>

namespace sekishod::test::test_escalation_attacks {
namespace {

using namespace std::chrono_literals;

// The judge is awake: what nobody could have done by a request is seen at once.
TEST_F(AttackTest, WhatNobodyCouldGiveIsSeen) {
    makeWorld(1);
    script("DELETE FROM role_holding WHERE member_uid IN ('" + plain[13] + "', '" + plain[14] + "')");
    const auto tamper = [&](const std::string& sql) {
        const AttackState before = look();
        script(sql);
        return judge(before, look(), plain[14]);
    };
    const std::string give = "INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('";
    const std::string here = std::to_string(domain);
    EXPECT_EQ(tamper("UPDATE member SET updated = updated + 1"), "");
    EXPECT_NE(tamper(give + "operator:" + here + "', '" + plain[13] + "', " + here + ", '{}')"), "");
    EXPECT_NE(tamper("UPDATE credential SET hash = 'x' WHERE member_uid = '" + plain[13] + "'"), "");
    EXPECT_NE(tamper("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, max_minutes) VALUES('deputy:" +
                     here + "', '" + plain[15] + "', " + here + ", 60)"),
              "");
    const std::string unit =
        text("SELECT uid FROM orgunit WHERE domain_id = " + here +
             " AND id NOT IN (SELECT "
             "orgunit_id FROM member_orgunit WHERE member_id = (SELECT id FROM member WHERE uid = '" +
             plain[16] +
             "')) AND NOT EXISTS (SELECT 1 FROM orgunit c WHERE c.parent_id = orgunit.id) "
             "ORDER BY id LIMIT 1");
    script(give + "operator:" + here + "', '" + plain[14] + "', " + here + ", '{\"orgUnits\":[\"" + unit + "\"]}')");
    EXPECT_NE(tamper("UPDATE member SET doc = json_set(doc, '$.organizations[0].orgUnits[0].orgUnitId', '" + unit +
                     "') WHERE uid = '" + plain[16] + "'"),
              "");
    EXPECT_NE(tamper("DELETE FROM role_holding WHERE role_uid LIKE 'super:%' AND domain_id = " + here), "");
}

TEST_F(AttackTest, NobodyEverGetsMoreThanTheGiverHad) {
    const std::string elsewhere = "SELECT group_concat(doc || version) || (SELECT group_concat(member_uid || role_uid "
                                  "|| scope) FROM role_holding "
                                  "WHERE domain_id = " +
                                  std::to_string(otherDomain) +
                                  ") FROM member WHERE domain_id = " + std::to_string(otherDomain);
    const std::string others = text(elsewhere);
    const auto begin = std::chrono::steady_clock::now();
    int sent = 0;
    for (std::uint64_t seed = 11; seed <= 16 && !HasFailure(); ++seed) {
        makeWorld(seed);
        AttackState before = look();
        for (int round = 0; round < 250 && !HasFailure(); ++round) {
            // Whoever holds much is asked more often: the others are mostly refused.
            const std::string caller = dice(3) == 0 ? plain[0] : one(callers);
            if (!before.world.members.contains(caller) || before.world.members.at(caller).suspended ||
                before.world.members.at(caller).deleted)
                continue;
            const std::string told = fmt::format("seed {} round {} by {}: {}", seed, round, caller, attack(caller));
            while (changesets->planOnce() || changesets->applyOnce()) {
            }
            ++sent;
            AttackState after = look();
            ASSERT_EQ(judge(before, after, caller), "") << told;
            before = std::move(after);
            if (dice(40) == 0) clock.advance(std::chrono::minutes(7));
        }
    }
    EXPECT_EQ(text(elsewhere), others) << "another tenant was touched";
    std::cout << fmt::format("{} requests, {} changed rights, {} changed credentials, {} moved members, {} ms\n", sent,
                             grantsSeen, takeOversSeen, movesSeen, (std::chrono::steady_clock::now() - begin) / 1ms);
    EXPECT_GT(sent, 1'000);
    EXPECT_GT(grantsSeen, 30);
    EXPECT_GT(takeOversSeen, 30);
    EXPECT_GT(movesSeen, 60);
    for (const int kind : {0, 4, 7, 9, 10, 12, 17, 18, 19}) {
        const bool any = kind == 7 ? succeeded[7] + succeeded[8] > 0 : succeeded[kind] > 0;
        EXPECT_TRUE(any) << "attack " << kind << " never came through: it proves nothing";
    }
}

} // namespace
} // namespace sekishod::test::test_escalation_attacks
