#include "models/policy/network_policy.h"

#include "random_policies.h"

#include <gtest/gtest.h>

namespace test_network_policy {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;

namespace {

constexpr std::array kKinds{ClientKind::Browser,       ClientKind::MobileApp, ClientKind::PcApp,
                            ClientKind::DriveExplorer, ClientKind::Api,       ClientKind::Console};

NetworkPolicy onlyOffice() {
    return networkPolicyOf({{"mode", std::string("allowList")},
                            {"addresses", std::vector<AddressEntry>{{"203.0.113.0/28", "Office"}}},
                            {"exceptions", std::vector<std::string>{"zoe", "ann"}}});
}
NetworkPolicy onlyJapan() {
    return networkPolicyOf({{"mode", std::string("all")},
                            {"countryRestriction", true},
                            {"countries", std::vector<std::string>{"US", "JP"}}});
}
NetworkVerdict from(const NetworkPolicy& policy, std::string_view address, std::string_view country,
                    ClientKind client = ClientKind::Browser, NetworkSubject subject = {}) {
    return networkVerdict(policy, client, ipAddressOf(address), country, subject);
}

// admin-screens.md §7.5, word for word.
NetworkVerdict plainVerdict(const Values& values, ClientKind client, std::string_view address, std::string_view country,
                            NetworkSubject subject) {
    if (textIn(values, "mode", "") == "allowList") {
        if (client == ClientKind::MobileApp) return NetworkVerdict::Allowed;
        if (subject.isHighest) return NetworkVerdict::Allowed;
        if (subject.isException && !subject.isServiceAccount) return NetworkVerdict::Allowed;
        return test::isListed(values, address) ? NetworkVerdict::Allowed : NetworkVerdict::Refused;
    }
    if (!flagIn(values, "countryRestriction", false)) return NetworkVerdict::Allowed;
    if (client == ClientKind::Api || subject.isServiceAccount) return NetworkVerdict::Allowed;
    return test::isAmong(values, "countries", country) ? NetworkVerdict::Allowed : NetworkVerdict::StepUp;
}

TEST(NetworkPolicy, WithoutValuesEverybodyComesFromEverywhere) {
    const auto policy = networkPolicyOf({});
    EXPECT_EQ(policy.mode, NetworkMode::All);
    EXPECT_FALSE(policy.restrictsCountries());
    EXPECT_EQ(policy.countries, std::vector<std::string>{"JP"});
    EXPECT_EQ(policy.selfLockOut, SelfLockOut::Refuse);
    for (const auto kind : kKinds)
        EXPECT_EQ(from(policy, "", "", kind), NetworkVerdict::Allowed);
}

TEST(NetworkPolicy, TheAddressListIsForAllClientsButTheMobileApp) {
    const auto policy = onlyOffice();
    for (const auto kind : kKinds) {
        EXPECT_EQ(from(policy, "203.0.113.7", "", kind), NetworkVerdict::Allowed);
        EXPECT_EQ(from(policy, "203.0.113.16", "", kind),
                  kind == ClientKind::MobileApp ? NetworkVerdict::Allowed : NetworkVerdict::Refused)
            << clientKindKey(kind);
    }
}

TEST(NetworkPolicy, AnAddressThatIsNotKnownIsOnNoList) {
    const auto policy = onlyOffice();
    for (const char* address : {"", "unknown", "203.0.113.07", "203.0.113.7:443", "fe80::1%eth0"})
        EXPECT_EQ(from(policy, address, "JP"), NetworkVerdict::Refused) << address;
    EXPECT_EQ(from(policy, "::ffff:203.0.113.7", "JP"), NetworkVerdict::Allowed) << "a mapped address is the IPv4 one";
}

TEST(NetworkPolicy, ExceptionsAndTheHighestAdministratorComeFromAnywhere) {
    const auto policy = onlyOffice();
    EXPECT_TRUE(policy.isException("ann"));
    EXPECT_TRUE(policy.isException("zoe"));
    EXPECT_FALSE(policy.isException("bob"));
    EXPECT_FALSE(policy.isException(""));
    const auto outside = [&](NetworkSubject subject) {
        return from(policy, "198.51.100.1", "US", ClientKind::PcApp, subject);
    };
    EXPECT_EQ(outside({.isHighest = true}), NetworkVerdict::Allowed);
    EXPECT_EQ(outside({.isException = true}), NetworkVerdict::Allowed);
    EXPECT_EQ(outside({.isServiceAccount = true}), NetworkVerdict::Refused);
    EXPECT_EQ(outside({.isException = true, .isServiceAccount = true}), NetworkVerdict::Refused);
}

TEST(NetworkPolicy, AListWithoutAnyEntryLetsNobodyIn) {
    const auto policy =
        networkPolicyOf({{"mode", std::string("allowList")},
                         {"addresses", std::vector<AddressEntry>{{"nonsense", ""}, {"1.2.3.4/33", ""}}}});
    EXPECT_TRUE(policy.addresses.empty());
    EXPECT_EQ(from(policy, "1.2.3.4", "JP"), NetworkVerdict::Refused);
}

TEST(NetworkPolicy, FromAnotherCountryASecondFactorIsAsked) {
    const auto policy = onlyJapan();
    EXPECT_EQ(policy.countries, (std::vector<std::string>{"JP", "US"}));
    for (const auto kind : kKinds) {
        const auto elsewhere = kind == ClientKind::Api ? NetworkVerdict::Allowed : NetworkVerdict::StepUp;
        EXPECT_EQ(from(policy, "", "JP", kind), NetworkVerdict::Allowed);
        EXPECT_EQ(from(policy, "", "US", kind), NetworkVerdict::Allowed);
        EXPECT_EQ(from(policy, "", "DE", kind), elsewhere) << clientKindKey(kind);
        EXPECT_EQ(from(policy, "", "", kind), elsewhere) << "an unknown country is elsewhere";
    }
    EXPECT_EQ(from(policy, "", "DE", ClientKind::Console, {.isHighest = true}), NetworkVerdict::StepUp);
    EXPECT_EQ(from(policy, "", "DE", ClientKind::Browser, {.isException = true}), NetworkVerdict::StepUp);
}

TEST(NetworkPolicy, WhatTheModeDoesNotUseDoesNotCount) {
    Values values{{"mode", std::string("allowList")},
                  {"addresses", std::vector<AddressEntry>{{"203.0.113.7", ""}}},
                  {"countryRestriction", true},
                  {"countries", std::vector<std::string>{"JP"}}};
    EXPECT_EQ(from(networkPolicyOf(values), "203.0.113.7", "DE"), NetworkVerdict::Allowed);
    values["mode"] = std::string("all");
    EXPECT_EQ(from(networkPolicyOf(values), "198.51.100.1", "JP"), NetworkVerdict::Allowed);
}

TEST(NetworkPolicy, AgreesWithALookThroughEveryEntry) {
    RandomPolicies random(20261125);
    std::array<int, 3> seen{};
    for (int round = 0; round < 400; ++round) {
        const Values values = random.network();
        const auto policy = networkPolicyOf(values);
        for (int i = 0; i < 50; ++i) {
            const auto address = random.address();
            const auto country = random.country();
            const auto client = random.client();
            NetworkSubject subject{random.below(6) == 0, random.below(3) == 0, random.below(6) == 0};
            const auto verdict = networkVerdict(policy, client, ipAddressOf(address), country, subject);
            ++seen[static_cast<std::size_t>(verdict)];
            ASSERT_EQ(verdict, plainVerdict(values, client, address, country, subject))
                << address << " " << country << " " << clientKindKey(client) << " round " << round;
        }
    }
    for (const int count : seen)
        EXPECT_GT(count, 1000) << "each answer must have been met";
}

} // namespace
} // namespace test_network_policy
