// Keys, states and words of cut-offs and devices, and the brake against a plainly written answer.
#include "models/domain/brake.h"
#include "models/domain/cut_off.h"
#include "models/domain/cut_off_words.h"
#include "models/domain/device.h"
#include "tests/unit/random_cut_offs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace test_domain_cut_off {

using namespace sekisho;

namespace {

// Every value has a key of its own that leads back, and a word of it in both languages.
template<class T, class Key, class Of>
void expectKeys(int count, std::string_view list, Key key, Of of) {
    std::set<std::string_view> seen;
    for (int i = 0; i < count; ++i) {
        const T value = static_cast<T>(i);
        const std::string_view name = key(value);
        EXPECT_FALSE(name.empty()) << list << ' ' << i;
        EXPECT_TRUE(seen.insert(name).second) << name;
        EXPECT_EQ(of(name), std::optional<T>(value)) << name;
        if (list.empty()) continue;
        const CutOffWord* word = cutOffWord(list, name);
        ASSERT_NE(word, nullptr) << list << '.' << name;
        EXPECT_FALSE(word->en.empty());
        EXPECT_FALSE(word->ja.empty());
    }
    EXPECT_FALSE(of("").has_value());
    EXPECT_FALSE(of("nothingOfTheKind").has_value());
}

CutOff withStates(std::vector<StepState> states) {
    CutOff cutOff;
    for (const StepState state : states) {
        CutOffStep& step = cutOff.steps.emplace_back();
        step.number = static_cast<int>(cutOff.steps.size());
        step.state = state;
    }
    return cutOff;
}

TEST(DomainCutOff, KeysLeadBothWaysAndHaveWords) {
    expectKeys<CutOffKind>(4, "kind", cutOffKindKey, cutOffKindOf);
    expectKeys<Lost>(3, "lost", lostKey, lostOf);
    expectKeys<StepKind>(11, "step", stepKindKey, stepKindOf);
    expectKeys<StepState>(11, "stepState", stepStateKey, stepStateOf);
    expectKeys<CutOffState>(6, "state", cutOffStateKey, cutOffStateOf);
    expectKeys<DeviceAction>(7, "action", deviceActionKey, deviceActionOf);
    expectKeys<HeldState>(5, "heldState", heldStateKey, heldStateOf);
    expectKeys<BrakeKind>(
        6, "brake", [](BrakeKind kind) { return brakeKindKey(kind); },
        [](std::string_view key) { return brakeKindOf(key); });
    expectKeys<MdmState>(3, {}, mdmStateKey, mdmStateOf);
}

TEST(DomainCutOff, WordsAreFoundByListAndKeyAlone) {
    ASSERT_FALSE(cutOffWords().empty());
    std::set<std::string_view> keys;
    for (const CutOffWord& word : cutOffWords()) {
        EXPECT_TRUE(keys.insert(word.key).second) << word.key;
        const std::size_t dot = word.key.find('.');
        ASSERT_NE(dot, std::string_view::npos);
        EXPECT_EQ(cutOffWord(word.key.substr(0, dot), word.key.substr(dot + 1)), &word);
    }
    EXPECT_EQ(cutOffWord("reason", "noMdm")->en.substr(0, 10), "The device");
    EXPECT_EQ(cutOffWord("reason", "Mdm"), nullptr);
    EXPECT_EQ(cutOffWord("", "reason.noMdm"), nullptr);
    EXPECT_EQ(cutOffWord("state", "requested"), nullptr); // of stepState
}

TEST(DomainCutOff, WhatCanBeTakenBackAndWhatNeedsTheDevice) {
    std::set<StepKind> back, device;
    for (int i = 0; i < 9; ++i) {
        if (reversible(static_cast<StepKind>(i))) back.insert(static_cast<StepKind>(i));
        if (needsDevice(static_cast<StepKind>(i))) device.insert(static_cast<StepKind>(i));
    }
    EXPECT_EQ(back, (std::set{StepKind::AppStop, StepKind::Block, StepKind::Suspend}));
    EXPECT_EQ(device, (std::set{StepKind::WipeAppData, StepKind::ResetDevice}));
}

TEST(DomainCutOff, TheStateSaysWhatAPersonMustKnowFirst) {
    using enum StepState;
    EXPECT_EQ(stateOf(withStates({Verified, Verified})), CutOffState::Verified);
    EXPECT_EQ(stateOf(withStates({Verified, Requested})), CutOffState::Open);
    EXPECT_EQ(stateOf(withStates({Verified, Acknowledged})), CutOffState::Open);
    EXPECT_EQ(stateOf(withStates({Verified, Unreachable})), CutOffState::Open); // the device may come back
    EXPECT_EQ(stateOf(withStates({Held, Requested, Failed})), CutOffState::Held);
    EXPECT_EQ(stateOf(withStates({Verified, Failed})), CutOffState::Incomplete);
    EXPECT_EQ(stateOf(withStates({Verified, Contradicted})), CutOffState::Incomplete);
    EXPECT_EQ(stateOf(withStates({Verified, Expired})), CutOffState::Incomplete);
    EXPECT_EQ(stateOf(withStates({Verified, Withdrawn})), CutOffState::Verified);
    EXPECT_EQ(stateOf(withStates({Verified, Rejected})), CutOffState::Verified);
    EXPECT_EQ(stateOf(withStates({Withdrawn, Rejected})), CutOffState::Withdrawn);
    EXPECT_EQ(stateOf(withStates({})), CutOffState::Incomplete);
    CutOff found = withStates({Held, Requested});
    found.foundAt = Instant{std::chrono::seconds(1)};
    EXPECT_EQ(stateOf(found), CutOffState::FoundAgain);
}

TEST(DomainCutOff, EveryStepCountsOnceAndVerifiedMeansAllOfThem) {
    test::RandomCutOffs random(11);
    for (int round = 0; round < 2'000; ++round) {
        CutOff cutOff = random.cutOff();
        cutOff.counted.reset(); // it has all of them
        const StepCounts c = countsOf(cutOff);
        EXPECT_EQ(c.verified + c.waiting + c.held + c.unreachable + c.wrong + c.over,
                  static_cast<int>(cutOff.steps.size()));
        if (stateOf(cutOff) != CutOffState::Verified) continue;
        EXPECT_GT(c.verified, 0);
        for (const CutOffStep& step : cutOff.steps)
            EXPECT_TRUE(isFinal(step.state) && step.state != StepState::Failed &&
                        step.state != StepState::Contradicted && step.state != StepState::Expired);
    }
}

TEST(DomainDevice, VersionsAreOrderedAsPeopleReadThem) {
    const std::vector<std::string> ascending{"",        "0.0.0.1", "0.1",    "1",      "1.0.1",    "1.9",
                                             "1.10",    "2.0",     "3.9.9",  "3.10.2", "3.10.2.1", "10.0",
                                             "10.0.19", "9221.0",  "9221.1", "99999.2"};
    for (std::size_t i = 1; i < ascending.size(); ++i)
        EXPECT_LT(versionNumber(ascending[i - 1]), versionNumber(ascending[i])) << ascending[i];
    EXPECT_EQ(versionNumber("3.10"), versionNumber("3.10.0.0"));
    EXPECT_EQ(versionNumber("3.10 (build 7)"), versionNumber("3.10"));
    EXPECT_EQ(versionNumber("beta"), 0);
    EXPECT_EQ(versionNumber("-4"), 0);
    EXPECT_EQ(versionNumber("1.2.3.4.5"), versionNumber("1.2.3.4"));
    EXPECT_GT(versionNumber("99999999999999999999.99999999999.99999.99999"), 0);
    EXPECT_EQ(majorVersion("17.4.1"), 17);
    EXPECT_EQ(majorVersion(""), 0);
}

// --- the brake ---

// As the decision words it.
bool plainAnswer(const BrakeBudget& budget, int mine, int all, int waiting) {
    if (mine == 0) return true;    // the first of an administrator in the window never waits
    if (waiting > 0) return false; // while something of his is held, everything further holds
    const bool roomForHim = mine + 1 <= budget.perAdministrator;
    const bool roomForAll = all + 1 <= budget.perTenant;
    return roomForHim && roomForAll;
}

TEST(DomainBrake, PassesAsThePlainRuleSays) {
    for (int his = 0; his < 5; ++his)
        for (int tenant = 0; tenant < 5; ++tenant)
            for (int mine = 0; mine < 6; ++mine)
                for (int all = mine; all < 8; ++all)
                    for (int waiting = 0; waiting < 3; ++waiting)
                        ASSERT_EQ(passes({his, tenant, 20}, mine, all, waiting),
                                  plainAnswer({his, tenant, 20}, mine, all, waiting))
                            << his << ' ' << tenant << ' ' << mine << ' ' << all << ' ' << waiting;
}

// Many administrators order at will: nobody's first ever waits, and beyond it the budgets hold.
TEST(DomainBrake, NoStormGetsPastTheBudgets) {
    test::RandomCutOffs random(5);
    for (int round = 0; round < 200; ++round) {
        const BrakeBudget budget{1 + random.below(5), 1 + random.below(20), 20};
        std::map<int, int> granted, held;
        int all = 0;
        for (int order = 0; order < 300; ++order) {
            const int who = random.below(6);
            const bool first = granted[who] == 0;
            if (passes(budget, granted[who], all, held[who])) {
                EXPECT_TRUE(held[who] == 0 || first);
                ++granted[who];
                ++all;
            } else {
                EXPECT_FALSE(first);
                ++held[who];
            }
        }
        for (const auto& [who, count] : granted)
            EXPECT_LE(count, budget.perAdministrator);
        EXPECT_LE(all, budget.perTenant + 6); // each one's first besides
    }
}

TEST(DomainCutOff, CountsOfAllStepsGoBeforeThoseThatAreListed) {
    CutOff cutOff;
    cutOff.steps.resize(2);
    cutOff.steps[0].state = cutOff.steps[1].state = StepState::Verified;
    EXPECT_EQ(countsOf(cutOff).all(), 2);
    EXPECT_EQ(stateOf(cutOff), CutOffState::Verified);
    cutOff.counted = StepCounts{};
    countStep(*cutOff.counted, StepState::Verified, 80);
    countStep(*cutOff.counted, StepState::Held, 1);
    EXPECT_EQ(countsOf(cutOff).all(), 81);
    EXPECT_EQ(stateOf(cutOff), CutOffState::Held);
    cutOff.counted.reset();
    cutOff.sweep = SweepProgress{2, 10};
    EXPECT_EQ(stateOf(cutOff), CutOffState::Open) << "more is still to come";
}

TEST(DomainBrake, EveryStepThatKeepsAMemberOutIsCounted) {
    EXPECT_EQ(brakeKindOf(StepKind::WipeAppData), BrakeKind::Wipe);
    EXPECT_EQ(brakeKindOf(StepKind::ResetDevice), BrakeKind::Reset);
    EXPECT_EQ(brakeKindOf(StepKind::Remove), BrakeKind::Remove);
    EXPECT_EQ(brakeKindOf(StepKind::Delete), BrakeKind::Delete);
    EXPECT_EQ(brakeKinds().size(), 6U);
    EXPECT_EQ(brakeKindOf(StepKind::Suspend, CutOffKind::Members), BrakeKind::Single);
    EXPECT_EQ(brakeKindOf(StepKind::Suspend, CutOffKind::LostDevice), BrakeKind::CutOff);
    EXPECT_EQ(brakeKindOf(StepKind::Delete, CutOffKind::Members), BrakeKind::Delete);
    for (const BrakeKind kind : brakeKinds())
        EXPECT_EQ(countsMembers(kind),
                  kind == BrakeKind::CutOff || kind == BrakeKind::Delete || kind == BrakeKind::Single);
    for (const StepKind kind : {StepKind::AppStop, StepKind::EndSessions, StepKind::RevokeTokens, StepKind::Block,
                                StepKind::Password, StepKind::Suspend})
        EXPECT_EQ(brakeKindOf(kind), BrakeKind::CutOff);
    EXPECT_FALSE(brakeKindOf(StepKind::Untrust).has_value());
}

} // namespace

} // namespace test_domain_cut_off
