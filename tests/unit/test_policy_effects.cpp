#include "models/policy/policy_effects.h"

#include "models/policy/schema.h"

#include "random_policies.h"

#include <gtest/gtest.h>

#include <set>

namespace test_policy_effects {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;

namespace {

Values allowing(std::vector<std::string> ranges) {
    std::vector<AddressEntry> entries;
    for (auto& range : ranges)
        entries.push_back({std::move(range), ""});
    return {{"mode", std::string("allowList")}, {"addresses", entries}};
}
Values everywhere(bool countries = false) {
    return {{"mode", std::string("all")}, {"countryRestriction", countries}};
}
Values mdm(const char* kind) {
    return {{"mdm", std::string(kind)}};
}

Effects rangeGone() {
    return {Ends::AllButMobileApp, true, {{"allowedRangeGone", "addresses"}}};
}

TEST(PolicyEffects, TheAllowListLogsOutAllButTheMobileApp) {
    const Effects expected{Ends::AllButMobileApp, true, {{"allowListOn", "mode"}}};
    EXPECT_EQ(effectsOf("network", everywhere(), allowing({"203.0.113.0/24"})), expected);
    EXPECT_EQ(effectsOf("network", everywhere(true), allowing({})), expected);
    EXPECT_TRUE(endsSession(expected, ClientKind::Browser));
    EXPECT_TRUE(endsSession(expected, ClientKind::Console));
    EXPECT_TRUE(endsSession(expected, ClientKind::Api));
    EXPECT_FALSE(endsSession(expected, ClientKind::MobileApp));
}

TEST(PolicyEffects, ARemovedOrNarrowedRangeDoesSoToo) {
    EXPECT_EQ(effectsOf("network", allowing({"203.0.113.0/24", "198.51.100.7"}), allowing({"203.0.113.0/24"})),
              rangeGone());
    EXPECT_EQ(effectsOf("network", allowing({"203.0.113.0/24"}), allowing({"203.0.113.0/25"})), rangeGone());
    EXPECT_EQ(effectsOf("network", allowing({"203.0.113.0/24"}), allowing({"203.0.113.0-203.0.113.254"})), rangeGone());
    EXPECT_EQ(effectsOf("network", allowing({"203.0.113.1"}), allowing({"203.0.113.2"})), rangeGone());
    EXPECT_EQ(effectsOf("network", allowing({"2001:db8::/32"}), allowing({"2001:db8::/33"})), rangeGone());
}

TEST(PolicyEffects, AddingEndsNothingNorDoesAnotherSpelling) {
    const std::vector<std::pair<Values, Values>> harmless{
        {allowing({}), allowing({"203.0.113.0/24"})},
        {allowing({"203.0.113.0/24"}), allowing({"203.0.113.0/24", "198.51.100.7"})},
        {allowing({"203.0.113.0/24"}), allowing({"203.0.113.0-203.0.113.255"})},
        {allowing({"203.0.113.0/25", "203.0.113.128/25"}), allowing({"203.0.113.0/24"})},
        {allowing({"203.0.113.0/24"}), allowing({"203.0.113.128/25", "203.0.113.0/25"})},
        {allowing({"::/0"}), allowing({"::/1", "8000::/1"})},
        {allowing({"203.0.113.7"}), everywhere()},
        {everywhere(), everywhere()},
        {everywhere(true), everywhere(false)},
        {everywhere(true), everywhere(true)}};
    for (std::size_t i = 0; i < harmless.size(); ++i)
        EXPECT_EQ(effectsOf("network", harmless[i].first, harmless[i].second), Effects{}) << i;
}

TEST(PolicyEffects, FewerExceptionsAndOtherCountriesCountFromTheNextRequestOn) {
    Values before = allowing({"203.0.113.7"});
    before["exceptions"] = std::vector<std::string>{"ann"};
    EXPECT_EQ(effectsOf("network", before, allowing({"203.0.113.7"})), Effects{});
    Values two = everywhere(true), one = everywhere(true);
    two["countries"] = std::vector<std::string>{"JP", "US"};
    one["countries"] = std::vector<std::string>{"JP"};
    EXPECT_EQ(effectsOf("network", two, one), Effects{});
}

TEST(PolicyEffects, TheCountryRestrictionLogsOutEverybody) {
    const Effects expected{Ends::All, true, {{"countryRestrictionOn", "countryRestriction"}}};
    EXPECT_EQ(effectsOf("network", everywhere(false), everywhere(true)), expected);
    Values hidden = allowing({"203.0.113.7"});
    hidden["countryRestriction"] = true;
    EXPECT_EQ(effectsOf("network", hidden, everywhere(true)), expected) << "it counts from now on";
    EXPECT_EQ(effectsOf("network", allowing({"203.0.113.7"}), hidden), Effects{}) << "it does not count yet";
    for (int client = 0; client < 6; ++client)
        EXPECT_TRUE(endsSession(expected, static_cast<ClientKind>(client)));
}

TEST(PolicyEffects, AThirdPartyMdmLogsOutTheMobileApp) {
    const Effects expected{Ends::MobileApp, false, {{"thirdPartyMdmOn", "mdm"}}};
    EXPECT_EQ(effectsOf("mobile", mdm("none"), mdm("thirdParty")), expected);
    EXPECT_EQ(effectsOf("mobile", mdm("lineworks"), mdm("thirdParty")), expected);
    EXPECT_EQ(effectsOf("mobile", mdm("thirdParty"), mdm("thirdParty")), Effects{});
    EXPECT_EQ(effectsOf("mobile", mdm("thirdParty"), mdm("none")), Effects{});
    EXPECT_EQ(effectsOf("mobile", mdm("none"), mdm("lineworks")), Effects{});
    EXPECT_TRUE(endsSession(expected, ClientKind::MobileApp));
    EXPECT_FALSE(endsSession(expected, ClientKind::Browser));
    EXPECT_FALSE(endsSession(expected, ClientKind::Api));
}

TEST(PolicyEffects, AThirdPartyMdmErasesTheExceptionsOfTheOwnOne) {
    const std::vector<std::string> people{"u1", "u2"};
    const Values own{{"mdm", std::string("lineworks")}, {"mdmExceptions", people}};
    Values other = own;
    other["mdm"] = std::string("thirdParty");
    EXPECT_EQ(std::get<std::vector<std::string>>(savedValues("mobile", own, other).at("mdmExceptions")).size(), 0U);
    EXPECT_EQ(savedValues("mobile", own, own), own);
    EXPECT_EQ(savedValues("mobile", other, other), other) << "only when it is linked";
    EXPECT_EQ(savedValues("network", own, other), other);
}

TEST(PolicyEffects, OtherPoliciesEndNothing) {
    EXPECT_EQ(effectsOf("account", {{"passwordMinLength", std::int64_t{8}}}, {{"passwordMinLength", std::int64_t{20}}}),
              Effects{});
    EXPECT_EQ(effectsOf("files", {{"mobileUpload", true}}, {{"mobileUpload", false}}), Effects{});
    EXPECT_EQ(effectsOf("no such policy", {}, {}), Effects{});
}

TEST(PolicyEffects, EverySchemaNamesEffectsThatThereAre) {
    const auto keys = effectKeys();
    std::set<std::string_view> named;
    for (const Schema& schema : schemas())
        for (const Field& field : schema.fields) {
            if (field.effect.empty()) continue;
            EXPECT_NE(std::ranges::find(keys, field.effect), keys.end()) << schema.key << "." << field.key;
            EXPECT_FALSE(field.consequence.ja.empty()) << "the sentence of the effect";
            named.insert(field.effect);
        }
    EXPECT_EQ(named.size(), keys.size());
}

// Which of a few addresses were allowed before and are not after: one is enough.
TEST(PolicyEffects, AgreesWithAskingForEachAddress) {
    RandomPolicies random(3);
    std::vector<std::string> pool;
    for (int i = 0; i < 40; ++i) {
        pool.push_back("203.0.113." + std::to_string(i));
        pool.push_back("198.51.100." + std::to_string(i));
        pool.push_back("2001:db8::" + std::to_string(i));
    }
    int ended = 0, harmless = 0;
    for (int round = 0; round < 2000; ++round) {
        Values before = random.network(), after = random.network();
        before["mode"] = after["mode"] = std::string("allowList");
        if (random.coin()) { // often only something more
            auto entries = addressesIn(before, "addresses");
            entries.push_back({random.range(), ""});
            after["addresses"] = entries;
        }
        const bool gone = std::ranges::any_of(pool, [&](const std::string& address) {
            return test::isListed(before, address) && !test::isListed(after, address);
        });
        ASSERT_EQ(effectsOf("network", before, after), gone ? rangeGone() : Effects{}) << "round " << round;
        ++(gone ? ended : harmless);
    }
    EXPECT_GT(ended, 300);
    EXPECT_GT(harmless, 300);
}

} // namespace
} // namespace test_policy_effects
