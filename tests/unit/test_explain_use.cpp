#include "models/policy/explain_use.h"

#include "random_policies.h"

#include <gtest/gtest.h>

namespace test_explain_use {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;

const ChainLink* linkOf(const UseAnswer& answer, LinkKind kind) {
    const auto found = std::ranges::find(answer.links, kind, &ChainLink::kind);
    return found == answer.links.end() ? nullptr : &*found;
}

std::string codesOf(const UseAnswer& answer) {
    std::string out;
    for (const ChainLink& link : answer.links)
        out += (out.empty() ? "" : " ") + link.code;
    return out;
}

EffectiveTemplate everything() {
    EffectiveTemplate fits;
    fits.id = TemplateId("default:1");
    fits.matrix = settled(Matrix::everything());
    return fits;
}

TEST(ExplainUse, TellsTheWholeChainWhenNothingSpeaksAgainst) {
    const auto policies = policySetOf({});
    UseFacts facts{.policies = policies, .subject = {.user = "m"}};
    facts.fits = everything();
    facts.subject.matrix = &facts.fits.matrix;
    facts.service = Service::Talk;
    facts.name = "佐藤 花子";
    const auto answer = explainUse(facts);
    EXPECT_TRUE(answer.allowed);
    EXPECT_EQ(codesOf(answer),
              "account.active address.open country.open userType.none template.default template.allows");
    EXPECT_EQ(answer.service, "talk");
    EXPECT_EQ(answer.client, "browser");
    EXPECT_EQ(explanationText(answer.links[4], true),
              "佐藤 花子 に当てはまるほかの権限テンプレートがないため、「基本設定」が適用されます。");
}

TEST(ExplainUse, SaysWhichTemplateDeniesAndWhyThatOneApplies) {
    const auto policies = policySetOf({});
    UseFacts facts{.policies = policies, .subject = {.user = "m"}};
    facts.fits = everything();
    facts.fits.name = "派遣";
    facts.fits.source = TemplateSource::UserType;
    facts.fits.matrix.set(Service::Drive, Right::Browser, false);
    facts.subject.matrix = &facts.fits.matrix;
    facts.service = Service::Drive;
    facts.userType = "type-1";
    facts.userTypeName = "派遣社員";
    facts.name = "佐藤";
    auto answer = explainUse(facts);
    EXPECT_FALSE(answer.allowed);
    EXPECT_EQ(codesOf(answer),
              "account.active address.open country.open userType.has template.userType template.denies");
    EXPECT_EQ(explanationText(answer.links.back(), false), "It does not allow Drive with the browser.");
    facts.fits.source = TemplateSource::Member;
    answer = explainUse(facts);
    EXPECT_EQ(linkOf(answer, LinkKind::UserType), nullptr) << "it counts for nothing";
    facts.fits.matrix.mobileApp = false;
    facts.client = ClientKind::MobileApp;
    EXPECT_EQ(explainUse(facts).links.back().code, "template.mobileOff");
}

TEST(ExplainUse, WhatWasNotAskedAboutRefusesNothing) {
    const auto policies = policySetOf({{"network",
                                        {{"mode", std::string("allowList")},
                                         {"addresses", std::vector<AddressEntry>{{"203.0.113.7", ""}}},
                                         {"exceptions", std::vector<std::string>{"m"}}}}});
    UseFacts facts{.policies = policies, .subject = {.user = "other"}};
    EXPECT_EQ(linkOf(explainUse(facts), LinkKind::Address)->code, "address.depends");
    EXPECT_TRUE(explainUse(facts).allowed);
    facts.address = ipAddressOf("198.51.100.1");
    facts.addressAsked = true;
    EXPECT_EQ(linkOf(explainUse(facts), LinkKind::Address)->code, "address.refused");
    EXPECT_FALSE(explainUse(facts).allowed);
    facts.subject.user = "m";
    EXPECT_EQ(linkOf(explainUse(facts), LinkKind::Exception)->code, "exception.address");
    facts.address = ipAddressOf("203.0.113.7");
    facts.subject.user = "other";
    EXPECT_EQ(linkOf(explainUse(facts), LinkKind::Address)->code, "address.listed");
    EXPECT_EQ(linkOf(explainUse(facts), LinkKind::Country), nullptr) << "one of the two modes";
}

TEST(ExplainUse, AStrangeCountryNeedsTheSecondFactor) {
    const auto policies =
        policySetOf({{"network", {{"countryRestriction", true}, {"countries", std::vector<std::string>{"JP"}}}}});
    UseFacts facts{.policies = policies, .subject = {.user = "m", .hasSecondFactor = true}};
    facts.country = "FR";
    facts.countryAsked = true;
    auto answer = explainUse(facts);
    EXPECT_TRUE(answer.allowed && answer.stepUp);
    EXPECT_EQ(linkOf(answer, LinkKind::Country)->code, "country.stepUp");
    facts.subject.hasSecondFactor = false;
    answer = explainUse(facts);
    EXPECT_FALSE(answer.allowed);
    EXPECT_EQ(linkOf(answer, LinkKind::Country)->code, "country.refused");
    facts.countryAsked = false;
    EXPECT_EQ(linkOf(explainUse(facts), LinkKind::Country)->code, "country.depends");
}

// The chain says no exactly when the decision does, and each refusal has a link of its own that says why.
TEST(ExplainUse, NeverIsASecondOpinion) {
    RandomPolicies random(6);
    int refused = 0;
    int stepUps = 0;
    constexpr int kRounds = 20'000;
    for (int round = 0; round < kRounds; ++round) {
        const auto values = random.all();
        const auto policies = policySetOf(values);
        EffectiveTemplate fits;
        fits.matrix = random.matrix();
        fits.source = random.key<TemplateSource>(3);
        const std::string user = random.member();
        UseFacts facts{.policies = policies, .subject = random.subject(user, &fits.matrix)};
        facts.fits = fits;
        facts.client = random.client();
        if (random.coin()) facts.service = random.key<Service>(static_cast<int>(kServices));
        facts.address = ipAddressOf(random.address());
        facts.country = random.country();
        facts.addressAsked = facts.countryAsked = true;
        AccessRequest request;
        request.action = AccessAction::SignIn;
        request.client = facts.client;
        request.service = facts.service;
        request.address = facts.address;
        request.country = facts.country;
        request.managed = true; // nobody asked about a phone
        const auto decision = decideAccess(policies, facts.subject, request);
        const auto answer = explainUse(facts);
        ASSERT_EQ(answer.allowed, decision.allowed) << round;
        ASSERT_EQ(answer.stepUp, decision.stepUp) << round;
        const auto against = std::ranges::count(answer.links, false, &ChainLink::holds);
        ASSERT_EQ(static_cast<std::size_t>(against), decision.reasons.size()) << round << ' ' << codesOf(answer);
        for (const ChainLink& link : answer.links)
            ASSERT_NE(explanationWord(link.code), nullptr) << link.code;
        refused += decision.allowed ? 0 : 1;
        stepUps += decision.stepUp ? 1 : 0;
    }
    EXPECT_GT(refused, kRounds / 4);
    EXPECT_LT(refused, kRounds * 9 / 10);
    EXPECT_GT(stepUps, kRounds / 100);
}

} // namespace test_explain_use
