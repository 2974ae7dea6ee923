// The brake (★D6): what passes.
#include "tests/service/brake_fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

namespace sekishod::test::test_brake {
namespace {

using sekisho::BrakeKind;
using std::chrono::hours;
using std::chrono::minutes;

// --- what passes ---

TEST_F(BrakeTest, TheFirstNeverWaitsEvenWhenTheTenantHasUsedItsBudgetUp) {
    setBrake(R"({"wipesPerAdministrator":2,"wipesPerTenant":2})");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(2))), "11");
    EXPECT_EQ(word(askBrakeFor("b", BrakeKind::Wipe, targets(1))), "1") << "another one's first";
    EXPECT_EQ(word(askBrakeFor("b", BrakeKind::Wipe, targets(1))), "0");
    EXPECT_EQ(word(askBrakeFor("c", BrakeKind::Wipe, targets(3))), "100");
}

TEST_F(BrakeTest, BudgetsCountForEachAdministratorAndForAllTogether) {
    setBrake(R"({"wipesPerAdministrator":3,"wipesPerTenant":5})");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(3))), "111");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(1))), "0") << "his own budget is used up";
    EXPECT_EQ(word(askBrakeFor("b", BrakeKind::Wipe, targets(3))), "110") << "that of the tenant is";
}

TEST_F(BrakeTest, WhileSomethingOfHisIsHeldEverythingFurtherIsToo) {
    setBrake(R"({"wipesPerAdministrator":2,"wipesPerTenant":100,"windowMinutes":20})");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(3))), "110");
    clock.advance(minutes(21));
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(2))), "10")
        << "the first of a new window passes, and though the budget has room, nothing more does";
    EXPECT_EQ(word(askBrakeFor("b", BrakeKind::Wipe, targets(2))), "11") << "others are not held for him";
    script("UPDATE brake_order SET state = 'rejected', decided = 1 WHERE state = 'held'");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(2))), "10") << "decided: the budget counts again";
}

TEST_F(BrakeTest, TheWindowSlides) {
    setBrake(R"({"wipesPerAdministrator":2,"wipesPerTenant":100,"windowMinutes":20})");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(1))), "1");
    clock.advance(minutes(12));
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(1))), "1");
    clock.advance(minutes(7)); // the first is 19 minutes old
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(1))), "0");
    script("UPDATE brake_order SET state = 'rejected', decided = 1 WHERE state = 'held'");
    clock.advance(minutes(1)); // now it is out of the window
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(2))), "10");
}

TEST_F(BrakeTest, LooserNumbersWaitADayAndStricterOnesDoNot) {
    const auto save = [&](int revision, int wipes) {
        const std::string values = fmt::format(R"({{"wipesPerAdministrator":{},"wipesPerTenant":100}})", wipes);
        setBrake(values);
        script(fmt::format("INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, "
                           "value) VALUES({}, 'brake', {}, {}, 'x', 'x', '[]', '{}')",
                           domain, revision, sekisho::toMillis(clock.now()), values));
    };
    const auto granted = [&](const char* who) { return askBrakeFor(who, BrakeKind::Wipe, targets(9)).count(true); };
    script("UPDATE tenant SET created = 0");
    save(1, 2);
    EXPECT_EQ(granted("a"), 2) << "stricter than the five that held without a revision";
    clock.advance(hours(25));
    save(2, 8);
    EXPECT_EQ(granted("b"), 2) << "a stolen account cannot open the brake";
    save(3, 4);
    save(4, 9);
    clock.advance(hours(23));
    EXPECT_EQ(granted("c"), 2);
    clock.advance(hours(2));
    EXPECT_EQ(granted("d"), 9);
    save(5, 1);
    EXPECT_EQ(granted("e"), 1) << "at once";
    script(fmt::format("UPDATE tenant SET created = {}", sekisho::toMillis(clock.now())));
    save(6, 6);
    EXPECT_EQ(granted("f"), 6) << "a tenant that is being set up";
}

TEST_F(BrakeTest, KindsHaveBudgetsOfTheirOwn) {
    setBrake(R"({"wipesPerAdministrator":1,"resetsPerAdministrator":2,"cutOffsPerAdministrator":1})");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(2))), "10");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Reset, targets(3))), "110");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::CutOff, targets(2))), "10");
}

TEST_F(BrakeTest, AMemberCountsOnceInACutOff) {
    setBrake(R"({"cutOffsPerAdministrator":2,"cutOffsPerTenant":100})");
    const auto step = [](int number, const std::string& member) { return BrakeTarget{number, member, "N", ""}; };
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::CutOff, {step(1, "m"), step(2, "m"), step(3, "m")})), "111");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::CutOff, {step(1, "n"), step(2, "o"), step(3, "n")})), "101")
        << "the second member passes with all of his steps, the third holds";
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, {step(1, "m"), step(2, "m")})), "11") << "devices count each";
    EXPECT_EQ(number("SELECT count(*) FROM brake_order WHERE kind = 'wipe' AND state = 'granted'"), 2);
}

TEST_F(BrakeTest, AClockThatJumpsBackDoesNotOpenTheBrake) {
    setBrake(R"({"wipesPerAdministrator":2,"wipesPerTenant":100})");
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(2))), "11");
    clock.advance(-hours(30));
    EXPECT_EQ(word(askBrakeFor("a", BrakeKind::Wipe, targets(1))), "0");
}

TEST_F(BrakeTest, ApproversHearOnceThatSomethingHolds) {
    setBrake(R"({"wipesPerAdministrator":1,"wipesPerTenant":100})");
    const std::string me = uidOfSession(deputy);
    const auto notices = [&] {
        return number("SELECT count(*) FROM notice WHERE template = 'brake.held.admin' AND member_uid <> '" + me + "'");
    };
    const auto first = askBrakeFor(me, BrakeKind::Wipe, targets(3));
    ASSERT_EQ(first.audits.size(), 1u);
    EXPECT_EQ(first.audits[0].action, "brake.hold");
    EXPECT_NE(first.audits[0].changesJson.find("\"to\":2"), std::string::npos) << first.audits[0].changesJson;
    ASSERT_EQ(first.changes.size(), 1u);
    EXPECT_EQ(first.changes[0].kind, "brake");
    const std::int64_t told = notices();
    EXPECT_GE(told, 4) << "the highest administrator and another deputy, by mail and by talk";
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE member_uid = '" + me + "'"), 0) << "not who asked";
    EXPECT_EQ(askBrakeFor(me, BrakeKind::Wipe, targets(5, 10)).audits.size(), 1u) << "each order is recorded";
    EXPECT_EQ(notices(), told) << "they know, and have not decided yet";
}

TEST_F(BrakeTest, EightyThousandWipesAtOnceStop) {
    const auto begin = std::chrono::steady_clock::now();
    const Asked asked = askBrakeFor(uidOfSession(deputy), BrakeKind::Wipe, targets(80'000));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    std::printf("80,000 wipes asked of the brake in %lld ms\n", static_cast<long long>(took.count()));
    EXPECT_EQ(asked.count(true), 5);
    EXPECT_EQ(asked.count(false), 79'995);
    EXPECT_EQ(asked.audits.size(), 1u);
    EXPECT_EQ(asked.changes.size(), 1u);
    EXPECT_EQ(orders("held"), 79'995);
    EXPECT_EQ(number("SELECT count(DISTINCT id) FROM brake_order"), 80'000);
    EXPECT_EQ(number("SELECT count(*) FROM (SELECT step, lag(step) OVER (ORDER BY at, id) AS before FROM brake_order) "
                     "WHERE step < before"),
              0)
        << "the list is in the order of the targets";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(word(askBrakeFor(uidOfSession(deputy), BrakeKind::Wipe, targets(1))), "0");
    const auto next = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    std::printf("one more behind them in %lld ms\n", static_cast<long long>(next.count()));
}

} // namespace
} // namespace sekishod::test::test_brake
