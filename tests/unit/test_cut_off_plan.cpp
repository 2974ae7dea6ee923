// Which steps belong to a loss.
#include "models/policy/cut_off_plan.h"

#include "models/domain/cut_off_words.h"
#include "tests/unit/random_cut_offs.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace test_cut_off_plan {

using namespace sekisho;
using policy::LossFacts;
using policy::ProposedStep;

namespace {

Device planPhone(std::string id) {
    Device one;
    one.id = DeviceId(std::move(id));
    one.name = "iPhone";
    one.kind = ClientKind::MobileApp;
    one.mdm = MdmState::Enrolled;
    one.agent = true;
    one.trusted = true;
    return one;
}

Session planSession(ClientKind kind, std::string device = {}) {
    Session one;
    one.id = SessionId("s-" + std::to_string(static_cast<int>(kind)) + device);
    one.kind = kind;
    if (!device.empty()) one.device = DeviceId(std::move(device));
    return one;
}

LossFacts lostPhoneFacts() {
    LossFacts facts;
    facts.mdm = true;
    facts.devices = {planPhone("d1")};
    facts.sessions = {planSession(ClientKind::MobileApp, "d1"), planSession(ClientKind::Browser)};
    return facts;
}

std::vector<StepKind> chosenOf(const LossFacts& facts) {
    std::vector<StepKind> kinds;
    for (const ProposedStep& step : policy::proposeSteps(facts))
        if (step.chosen) kinds.push_back(step.kind);
    return kinds;
}

const ProposedStep& proposedOf(const std::vector<ProposedStep>& steps, StepKind kind, const std::string& target = {}) {
    const auto found = std::ranges::find_if(steps, [&](const ProposedStep& step) {
        return step.kind == kind && (target.empty() || step.target == target);
    });
    if (found == steps.end()) throw std::runtime_error("no such step");
    return *found;
}

TEST(CutOffPlan, ALostPhoneGetsTheWholeSetButTheSuspension) {
    using enum StepKind;
    EXPECT_EQ(chosenOf(lostPhoneFacts()),
              (std::vector{AppStop, EndSessions, RevokeTokens, Untrust, Block, WipeAppData, Password}));
    const auto steps = policy::proposeSteps(lostPhoneFacts());
    EXPECT_EQ(proposedOf(steps, AppStop).target, "mobile");
    EXPECT_EQ(proposedOf(steps, EndSessions).count, 1); // the browser is not on the planPhone
    EXPECT_EQ(proposedOf(steps, WipeAppData).target, "d1");
    EXPECT_EQ(proposedOf(steps, WipeAppData).targetName, "iPhone");
    EXPECT_EQ(proposedOf(steps, ResetDevice).reason, "optional");
    EXPECT_TRUE(proposedOf(steps, Suspend).possible);
    EXPECT_FALSE(proposedOf(steps, Suspend).chosen);
}

TEST(CutOffPlan, AnEraseSaysWhyItIsNotPossible) {
    const auto whyNot = [](const std::function<void(LossFacts&)>& change) {
        LossFacts facts = lostPhoneFacts();
        change(facts);
        const auto steps = policy::proposeSteps(facts);
        const ProposedStep& wipe = proposedOf(steps, StepKind::WipeAppData);
        return wipe.possible || wipe.chosen ? std::string("possible") : wipe.reason;
    };
    EXPECT_EQ(whyNot([](LossFacts&) {}), "possible");
    EXPECT_EQ(whyNot([](LossFacts& f) { f.mdm = false; }), "mdmOff");
    EXPECT_EQ(whyNot([](LossFacts& f) { f.devices[0].mdm = MdmState::ThirdParty; }), "noMdm");
    EXPECT_EQ(whyNot([](LossFacts& f) { f.devices[0].agent = false; }), "noAgent");
    EXPECT_EQ(whyNot([](LossFacts& f) { f.devices[0].erasedAt = Instant{}; }), "alreadyDone");
    EXPECT_EQ(whyNot([](LossFacts& f) { f.devices.clear(); }), "noDevice");
    EXPECT_EQ(whyNot([](LossFacts& f) {
                  f.lost = Lost::Pc;
                  f.devices[0].kind = ClientKind::PcApp;
              }),
              "pcCannotErase");
}

// Between the proposal and the order somebody else may have done it: that is no reason to refuse the rest.
TEST(CutOffPlan, WhatHoldsAlreadyStaysPossible) {
    LossFacts facts = lostPhoneFacts();
    facts.devices[0].trusted = false;
    facts.devices[0].blockedAt = Instant{};
    facts.sessions.clear();
    facts.suspended = true;
    const auto steps = policy::proposeSteps(facts);
    for (const StepKind kind : {StepKind::EndSessions, StepKind::Untrust, StepKind::Block, StepKind::Suspend})
        EXPECT_TRUE(proposedOf(steps, kind).possible);
    EXPECT_EQ(proposedOf(steps, StepKind::EndSessions).reason, "noSession");
    EXPECT_TRUE(proposedOf(steps, StepKind::EndSessions).chosen);
    EXPECT_EQ(proposedOf(steps, StepKind::Untrust).reason, "notTrusted");
    EXPECT_EQ(proposedOf(steps, StepKind::Block).reason, "alreadyDone");
    EXPECT_EQ(proposedOf(steps, StepKind::Suspend).reason, "alreadyDone");
    EXPECT_FALSE(proposedOf(steps, StepKind::Block).chosen);
}

TEST(CutOffPlan, OnlyTheNamedDeviceIsTouched) {
    LossFacts facts = lostPhoneFacts();
    facts.devices.push_back(planPhone("d2"));
    facts.sessions.push_back(planSession(ClientKind::MobileApp, "d2"));
    facts.sessions.push_back(planSession(ClientKind::MobileApp)); // it may be the lost one
    facts.device = DeviceId("d2");
    const auto steps = policy::proposeSteps(facts);
    EXPECT_EQ(proposedOf(steps, StepKind::EndSessions).count, 2);
    for (const ProposedStep& step : steps)
        EXPECT_NE(step.target, "d1") << stepKindKey(step.kind);
    facts.device = {};
    EXPECT_EQ(proposedOf(policy::proposeSteps(facts), StepKind::EndSessions).count, 3);
    EXPECT_EQ(std::ranges::count(chosenOf(facts), StepKind::Block), 2);
}

TEST(CutOffPlan, ALostPhoneGoesWithTheBrowserOnIt) {
    LossFacts facts = lostPhoneFacts();
    facts.sessions = {planSession(ClientKind::Browser), planSession(ClientKind::Browser, "b")};
    facts.sessions.front().os = "Windows 11";
    EXPECT_TRUE(policy::sessionsOf(facts).empty());
    for (const char* system : {"iOS 18.6", "iPadOS 18.6", "Android 15"}) {
        facts.sessions.back().os = system;
        EXPECT_EQ(policy::sessionsOf(facts), std::vector{facts.sessions.back().id}) << system;
    }
}

TEST(CutOffPlan, ALostPcGoesWithBrowserAndDrive) {
    LossFacts facts = lostPhoneFacts();
    facts.lost = Lost::Pc;
    facts.sessions = {planSession(ClientKind::PcApp),   planSession(ClientKind::DriveExplorer),
                      planSession(ClientKind::Browser), planSession(ClientKind::MobileApp),
                      planSession(ClientKind::Console), planSession(ClientKind::Api)};
    const auto steps = policy::proposeSteps(facts);
    EXPECT_EQ(proposedOf(steps, StepKind::AppStop).target, "pc");
    EXPECT_EQ(proposedOf(steps, StepKind::EndSessions).count, 4) << "the console runs on the PC as well";
    facts.lost = Lost::Everything;
    facts.sessions.back().current = true; // the one that asks
    const auto all = policy::proposeSteps(facts);
    EXPECT_EQ(proposedOf(all, StepKind::EndSessions).count, 5);
    EXPECT_TRUE(proposedOf(all, StepKind::AppStop, "mobile").chosen && proposedOf(all, StepKind::AppStop, "pc").chosen);
}

TEST(CutOffPlan, TheHighestAdministratorIsSpared) {
    LossFacts facts = lostPhoneFacts();
    facts.highestAdministrator = true;
    for (const StepKind kind : {StepKind::AppStop, StepKind::Password, StepKind::Suspend}) {
        const auto steps = policy::proposeSteps(facts);
        EXPECT_FALSE(proposedOf(steps, kind).possible) << stepKindKey(kind);
        EXPECT_EQ(proposedOf(steps, kind).reason, "highestAdministrator");
    }
    EXPECT_TRUE(proposedOf(policy::proposeSteps(facts), StepKind::EndSessions).chosen);
    EXPECT_TRUE(proposedOf(policy::proposeSteps(facts), StepKind::Block).chosen);
    facts.self = true;
    EXPECT_TRUE(proposedOf(policy::proposeSteps(facts), StepKind::Password).possible);
    EXPECT_FALSE(proposedOf(policy::proposeSteps(facts), StepKind::Suspend).possible);
    facts.highestAdministrator = false;
    EXPECT_EQ(proposedOf(policy::proposeSteps(facts), StepKind::Suspend).reason, "yourself");
}

TEST(CutOffPlan, WithoutTheServiceStepsCarryNoTargets) {
    LossFacts facts;
    facts.known = false;
    const auto steps = policy::proposeSteps(facts);
    for (const ProposedStep& step : steps) {
        EXPECT_TRUE(step.target.empty());
        EXPECT_TRUE(step.possible) << stepKindKey(step.kind);
    }
    EXPECT_EQ(steps.size(), 9U);
    EXPECT_EQ(proposedOf(steps, StepKind::WipeAppData).reason, "notKnownOffline");
    EXPECT_FALSE(proposedOf(steps, StepKind::ResetDevice).chosen);
    facts.lost = Lost::Pc;
    EXPECT_EQ(proposedOf(policy::proposeSteps(facts), StepKind::WipeAppData).reason, "pcCannotErase");
}

TEST(CutOffPlan, EveryProposalIsInOrderAndHonest) {
    test::RandomCutOffs random(23);
    for (int round = 0; round < 3'000; ++round) {
        const LossFacts facts = random.facts();
        const auto steps = policy::proposeSteps(facts);
        EXPECT_TRUE(std::ranges::is_sorted(steps, {}, &ProposedStep::kind));
        for (const ProposedStep& step : steps) {
            EXPECT_TRUE(step.possible || !step.chosen);
            EXPECT_TRUE(step.possible || !step.reason.empty());
            EXPECT_TRUE(step.reason.empty() || cutOffWord("reason", step.reason)) << step.reason;
            EXPECT_FALSE(step.chosen && step.kind == StepKind::Suspend);
            const auto ended = static_cast<std::int64_t>(policy::sessionsOf(facts).size());
            EXPECT_EQ(step.count, step.kind == StepKind::EndSessions ? ended : 0);
        }
        for (const SessionId& id : policy::sessionsOf(facts)) {
            const auto session = std::ranges::find(facts.sessions, id, &Session::id);
            ASSERT_NE(session, facts.sessions.end());
            EXPECT_TRUE(session->live() && !session->current);
        }
        for (int kind = 0; kind < 9; ++kind)
            EXPECT_TRUE(std::ranges::any_of(
                steps, [&](const ProposedStep& step) { return step.kind == static_cast<StepKind>(kind); }));
    }
}

} // namespace

} // namespace test_cut_off_plan
