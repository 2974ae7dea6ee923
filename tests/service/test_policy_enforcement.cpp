// What the tenant's policies do to real people: at sign-in, when a code or refresh token is redeemed, and at each
// request with a token that is good in itself.

#include "service/auth/tokens.h"
#include "tests/service/policy_fixture.h"

#include <atomic>
#include <thread>

namespace test_policy_enforcement {

using namespace sekishod;
using namespace sekishod::test;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

class EnforcementTest : public PolicyTest {};

TEST_F(EnforcementTest, WithoutPoliciesEverybodyComesFromAnywhere) {
    for (const auto kind : {"console", "browser", "mobileApp", "pcApp", "driveExplorer"})
        EXPECT_EQ(entry(abroadAddress, "hanako@acme", kind), "in") << kind;
    EXPECT_EQ(lastResult(), "success");
}

TEST_F(EnforcementTest, TheAddressListHoldsForAllClientsButTheMobileApp) {
    onlyFrom(officeAddress);
    for (const std::string kind : {"console", "browser", "pcApp", "driveExplorer"}) {
        EXPECT_EQ(entry(officeAddress, "hanako@acme", kind), "in") << kind;
        EXPECT_EQ(entry(homeAddress, "hanako@acme", kind), "ACCESS_ADDRESS") << kind;
        EXPECT_EQ(lastResult(), "policy.ACCESS_ADDRESS") << kind;
        EXPECT_NE(lastAudit().find("signIn.failure denied"), std::string::npos);
        EXPECT_NE(lastAudit().find("ACCESS_ADDRESS"), std::string::npos);
    }
    EXPECT_EQ(entry(homeAddress, "hanako@acme", "mobileApp"), "in");
}

TEST_F(EnforcementTest, ARefusalIsToldOnlyAfterTheRightPassword) {
    onlyFrom(officeAddress);
    ip = homeAddress;
    const Response wrong = challenge("hanako@acme", "wrong1Password", "browser");
    EXPECT_EQ(member(wrong, "code"), "LOGIN_FAILED");
    EXPECT_EQ(lastResult(), "wrongPassword");
    EXPECT_EQ(count("session"), 0);
}

TEST_F(EnforcementTest, ExceptionsAndTheHighestAdministratorComeFromAnywhere) {
    onlyFrom(officeAddress, R"(,"exceptions":["u-deputy"])");
    EXPECT_EQ(entry(homeAddress, "hanako@acme"), "in");
    EXPECT_EQ(entry(homeAddress, "taro@acme"), "ACCESS_ADDRESS");
    EXPECT_EQ(entry(homeAddress, "root@acme", "console"), "in");
    const Tokens root = signIn("root@acme");
    EXPECT_EQ(probeFrom(abroadAddress, root.access), 200);
}

TEST_F(EnforcementTest, MappedAndIpv6AddressesMeanWhatTheySay) {
    onlyFrom("203.0.113.0/24 2001:db8:1::/48");
    EXPECT_EQ(entry("::ffff:203.0.113.9"), "in");
    EXPECT_EQ(entry("::ffff:198.51.100.9"), "ACCESS_ADDRESS");
    EXPECT_EQ(entry("2001:db8:1::42"), "in");
    EXPECT_EQ(entry("2001:DB8:0001:0000::1"), "in");
    EXPECT_EQ(entry("2001:db8:2::1"), "ACCESS_ADDRESS");
    EXPECT_EQ(entry("not an address"), "ACCESS_ADDRESS") << "an address that cannot be read is on no list";
}

// The transport takes the address from these headers for trusted proxies alone; here they are only what a client says.
TEST_F(EnforcementTest, WhatTheClientSaysOfItsAddressDoesNotCount) {
    const Tokens tokens = signIn("hanako@acme", goodPassword, "browser");
    onlyFrom(officeAddress);
    ip = homeAddress;
    const Headers forged{{"Authorization", "Bearer " + tokens.access},
                         {"X-Forwarded-For", std::string(officeAddress)},
                         {"Forwarded", "for=" + std::string(officeAddress)},
                         {"X-Real-IP", std::string(officeAddress)}};
    EXPECT_EQ(ask(Method::Get, "/probe", {}, forged).status, 403);
}

TEST_F(EnforcementTest, ASavedPolicyIsFeltByTheNextRequest) {
    const Tokens browser = signIn("hanako@acme", goodPassword, "browser");
    const Tokens phone = signIn("hanako@acme", goodPassword, "mobileApp");
    EXPECT_EQ(probeFrom(homeAddress, browser.access), 200);
    onlyFrom(officeAddress);
    ip = homeAddress;
    const Response refused = askAs(browser.access, Method::Get, "/probe");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(member(refused, "code"), "ACCESS_ADDRESS");
    EXPECT_EQ(header(refused, "X-Error-Params"), "address=198.51.100.9");
    EXPECT_EQ(probeFrom(officeAddress, browser.access), 200) << "judged by the request, not by where it began";
    EXPECT_EQ(probeFrom(homeAddress, phone.access), 200);
    onlyFrom("203.0.113.7 198.51.100.0/24");
    EXPECT_EQ(probeFrom(homeAddress, browser.access), 200);
}

TEST_F(EnforcementTest, AThirdPartyMdmLetsInOnlyPhonesThatShowItsKey) {
    const auto phone = [this](std::string_view key, std::string_view kind = "mobileApp") {
        return post(
            "/oauth2/v2.0/console/challenge",
            {{"loginId", "hanako@acme"},
             {"password", goodPassword},
             {"clientId", "sekisho-console"},
             {"codeChallenge", pkceChallenge},
             {"client",
              {{"kind", kind}, {"deviceName", "phone"}, {"os", "iOS 18"}, {"version", "4.0"}, {"mdmKey", key}}}});
    };
    setPolicy("mobile", R"({"mdm":"thirdParty"})");
    EXPECT_EQ(member(phone("anything"), "code"), "MDM_KEY_MISSING") << "no key was issued: nobody has one";
    run("INSERT INTO mdm_key(domain_id, value, issued) VALUES(10000001, 'the-key', 0), (10000002, 'another', 0)");
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "mobileApp"), "MDM_KEY_MISSING") << "an app that shows none";
    EXPECT_EQ(lastResult(), "policy.MDM_KEY_MISSING");
    EXPECT_EQ(member(phone("another"), "code"), "MDM_KEY_MISSING") << "of another tenant";
    EXPECT_EQ(member(phone(""), "code"), "MDM_KEY_MISSING");
    const Response in = phone("the-key");
    ASSERT_EQ(in.status, 200) << in.body;
    const Response tokens = redeem(member(in, "code"));
    EXPECT_EQ(tokens.status, 200) << "the code knows that it was shown: " << tokens.body;
    EXPECT_EQ(probeStatus(member(tokens, "access_token")), 200);
    EXPECT_EQ(refresh(member(tokens, "refresh_token")).status, 200);
    EXPECT_EQ(textOf("SELECT managed FROM sign_in ORDER BY id DESC LIMIT 1"), "1");
    EXPECT_EQ(textOf("SELECT group_concat(origin) FROM auth_code").find("the-key"), std::string::npos);
    EXPECT_EQ(textOf("SELECT group_concat(changes) FROM audit").find("the-key"), std::string::npos);
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "pcApp"), "in") << "it is a matter of phones";
    setPolicy("mobile", R"({"mdm":"lineworks","mdmScope":"required"})");
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "mobileApp"), "in");
}

TEST_F(EnforcementTest, AnotherTenantIsNotTouched) {
    const Tokens tokens = signIn("hanako@acme", goodPassword, "browser");
    run("INSERT INTO policy(domain_id, key, value, revision) VALUES(10000002, 'network', "
        "'{\"mode\":\"allowList\",\"addresses\":[]}', 1)");
    EXPECT_EQ(probeFrom(homeAddress, tokens.access), 200);
}

TEST_F(EnforcementTest, AnEmptyListLetsInOnlyTheHighestAdministrator) {
    setPolicy("network", R"({"mode":"allowList","addresses":[]})");
    EXPECT_EQ(entry(officeAddress, "hanako@acme"), "ACCESS_ADDRESS");
    EXPECT_EQ(entry(officeAddress, "root@acme", "console"), "in");
}

TEST_F(EnforcementTest, ACodeIsWorthNothingElsewhere) {
    onlyFrom(officeAddress);
    const Response step = challengeFrom(officeAddress, "hanako@acme", "browser");
    ASSERT_EQ(step.status, 200);
    ip = homeAddress;
    const Response refused = redeem(member(step, "code"));
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(member(refused, "error"), "invalid_grant");
    EXPECT_NE(member(refused, "error_description").find("ACCESS_ADDRESS"), std::string::npos);
    EXPECT_NE(lastAudit().find("token.issue denied"), std::string::npos);
    EXPECT_EQ(count("session"), 0);
    ip = officeAddress;
    EXPECT_EQ(redeem(member(step, "code")).status, 200) << "the refusal did not use it up";
}

TEST_F(EnforcementTest, ARefreshTokenIsJudgedWhereItIsUsed) {
    const Tokens tokens = signIn("hanako@acme", goodPassword, "browser");
    onlyFrom(officeAddress);
    ip = homeAddress;
    EXPECT_EQ(refresh(tokens.refresh).status, 400);
    EXPECT_EQ(count("session", "ended IS NULL"), 1) << "somebody at the wrong place ends nothing";
    ip = officeAddress;
    EXPECT_EQ(refresh(tokens.refresh).status, 200);
}

TEST_F(EnforcementTest, FromAbroadOnlyWithASecondFactor) {
    onlyCountries();
    EXPECT_EQ(entry(officeAddress), "in");
    EXPECT_EQ(entry(abroadAddress), "COUNTRY_STEP_UP");
    EXPECT_EQ(lastResult(), "policy.COUNTRY_STEP_UP");
    EXPECT_EQ(entry("192.0.2.1"), "COUNTRY_STEP_UP") << "an address of no known country is not at home";
    const std::string secret = giveFactor("u-deputy");
    const Response step = challengeFrom(abroadAddress, "hanako@acme", "mobileApp");
    EXPECT_EQ(member(step, "status"), "secondFactor");
    const Response in = secondFactor(step, secret);
    EXPECT_EQ(member(in, "status"), "complete") << in.body;
    EXPECT_EQ(redeem(member(in, "code")).status, 200);
    EXPECT_EQ(textOf("SELECT CAST(second_factor AS TEXT) FROM session"), "1");
}

TEST_F(EnforcementTest, ACodeFromHomeIsNotRedeemedAbroadWithoutTheFactor) {
    onlyCountries();
    const Response step = challengeFrom(officeAddress, "hanako@acme", "browser");
    ip = abroadAddress;
    EXPECT_EQ(redeem(member(step, "code")).status, 400);
    ip = officeAddress;
    const Response tokens = redeem(member(step, "code"));
    ASSERT_EQ(tokens.status, 200);
    EXPECT_EQ(probeFrom(abroadAddress, member(tokens, "access_token")), 200) << "a session goes on when he travels";
    EXPECT_EQ(refresh(member(tokens, "refresh_token")).status, 200);
}

TEST_F(EnforcementTest, EnrollingAFactorIsNoWayInFromAbroad) {
    setPolicy(R"({"twoStep":"required"})");
    onlyCountries();
    EXPECT_EQ(entry(abroadAddress), "COUNTRY_STEP_UP");
    EXPECT_EQ(member(challengeFrom(officeAddress, "hanako@acme", "browser"), "status"), "enrolSecondFactor");
}

TEST_F(EnforcementTest, TheAddressMayChangeBetweenTheSteps) {
    const std::string secret = giveFactor("u-deputy");
    onlyFrom(officeAddress);
    const Response step = challengeFrom(officeAddress, "hanako@acme", "browser");
    onlyFrom(homeAddress); // saved meanwhile
    EXPECT_EQ(member(secondFactor(step, secret), "code"), "ACCESS_ADDRESS");
    EXPECT_EQ(count("session"), 0);
}

TEST_F(EnforcementTest, ATemplateWithoutTheMobileAppShutsItOut) {
    const Tokens phone = signIn("hanako@acme", goodPassword, "mobileApp");
    const Tokens browser = signIn("hanako@acme", goodPassword, "browser");
    takeAway(R"(["mobileApp"])");
    const Response refused = askAs(phone.access, Method::Get, "/probe");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(member(refused, "code"), "SERVICE_NOT_ALLOWED");
    EXPECT_EQ(refresh(phone.refresh).status, 400);
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "mobileApp"), "SERVICE_NOT_ALLOWED");
    EXPECT_EQ(probeStatus(browser.access), 200);
}

TEST_F(EnforcementTest, MemberBeforeUserTypeBeforeDefault) {
    run("INSERT INTO template(domain_id, uid, name, name_key, off) VALUES(10000001, 't-none', 'none', 'none', "
        "'[\"mobileApp\"]'), (10000001, 't-all', 'all', 'all', '[]')");
    run("UPDATE member SET doc = json_set(doc, '$.userTypeId', 'type-1') WHERE uid = 'u-deputy'");
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "mobileApp"), "in");
    run("INSERT INTO template_assignment(target_uid, domain_id, target_kind, template_uid) VALUES('type-1', 10000001, "
        "'userType', 't-none')");
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "mobileApp"), "SERVICE_NOT_ALLOWED");
    EXPECT_EQ(entry(officeAddress, "taro@acme", "mobileApp"), "in");
    run("INSERT INTO template_assignment(target_uid, domain_id, target_kind, template_uid) VALUES('u-deputy', "
        "10000001, 'member', 't-all')");
    EXPECT_EQ(entry(officeAddress, "hanako@acme", "mobileApp"), "in");
}

TEST_F(EnforcementTest, SeveralReasonsAreAllTold) {
    const Tokens pc = signIn("hanako@acme", goodPassword, "pcApp");
    onlyFrom(officeAddress);
    stopApps("u-deputy", false, true);
    ip = homeAddress;
    const Response refused = askAs(pc.access, Method::Get, "/probe");
    EXPECT_EQ(member(refused, "code"), "APP_STOPPED");
    EXPECT_NE(header(refused, "X-Error-Params").find("reasons=APP_STOPPED%20ACCESS_ADDRESS"), std::string::npos)
        << header(refused, "X-Error-Params");
}

TEST_F(EnforcementTest, ServiceAccountsObeyTheListAsMembersDo) {
    const auto client = addClient({"directory"});
    const auto token = store->write([&](sekisho::sql::Database& db) -> sekisho::Result<std::string> {
        SEKISHO_TRY(known, findClient(db, client.clientId));
        SEKISHO_TRY(session,
                    startSession(db, authDomain, client.serviceAccount, client.clientId,
                                 {sekisho::ClientKind::Api, "", "", "", std::string(officeAddress), ""}, clock.now()));
        SEKISHO_TRY(tokens, issueTokens(db, authDomain, *known, session, {"directory"}, WithRefresh::No, clock.now()));
        return tokens.access;
    });
    ASSERT_TRUE(token);
    EXPECT_EQ(probeFrom(homeAddress, *token), 200);
    onlyFrom(officeAddress, R"(,"exceptions":["u-deputy"])");
    EXPECT_EQ(probeFrom(homeAddress, *token), 403);
    EXPECT_EQ(probeFrom(officeAddress, *token), 200);
    takeAway(R"(["mobileApp"])");
    EXPECT_EQ(probeFrom(officeAddress, *token), 200) << "templates are for people";
}

TEST_F(EnforcementTest, WithoutKeptLoginPcAppsGetNoRefreshToken) {
    const Tokens kept = signIn("hanako@acme", goodPassword, "pcApp");
    EXPECT_FALSE(kept.refresh.empty());
    setPolicy(R"({"keepLogin":false})");
    for (const auto kind : {"pcApp", "driveExplorer"})
        EXPECT_TRUE(signIn("hanako@acme", goodPassword, kind).refresh.empty()) << kind;
    for (const auto kind : {"browser", "mobileApp", "console"})
        EXPECT_FALSE(signIn("hanako@acme", goodPassword, kind).refresh.empty()) << kind;
    EXPECT_EQ(refresh(kept.refresh).status, 400) << "those from before end with their access token";
    EXPECT_EQ(probeStatus(kept.access), 200);
}

TEST_F(EnforcementTest, AMobileAppRestsAsLongAsItWasPromised) {
    const Tokens early = signIn("hanako@acme", goodPassword, "mobileApp"); // 180 days
    setPolicy(R"({"idleDaysMobileApp":30})");
    const Tokens late = signIn("taro@acme", goodPassword, "mobileApp");
    run("UPDATE token SET expires = " + std::to_string(sekisho::toMillis(clock.now() + days(400))));
    ASSERT_TRUE(authHousekeeping(services));
    clock.advance(days(31));
    EXPECT_EQ(probeStatus(early.access), 200);
    EXPECT_EQ(probeStatus(late.access), 401);
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(textOf("SELECT end_reason FROM session WHERE member_uid = 'u-plain'"), "expired");
    EXPECT_EQ(count("session", "ended IS NULL"), 1);
    clock.advance(days(181));
    EXPECT_EQ(probeStatus(early.access), 401);
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(count("session", "ended IS NULL"), 0);
}

TEST_F(EnforcementTest, AnExpiredPasswordIsAskedForAtTheNextSignIn) {
    const Tokens tokens = signIn("hanako@acme", goodPassword, "browser");
    clock.advance(days(31));
    setPolicy(R"({"passwordExpiryDays":30})");
    EXPECT_EQ(refresh(tokens.refresh).status, 200) << "who is signed in goes on";
    const Response step = challengeFrom(officeAddress, "hanako@acme", "browser");
    EXPECT_EQ(member(step, "status"), "newPassword");
    EXPECT_EQ(objectOf(step).at("policy").at("reason").as_string(), "expired");
}

TEST_F(EnforcementTest, WhatAnotherProcessSavesIsSeenWithinAMinute) {
    const Tokens tokens = signIn("hanako@acme", goodPassword, "browser");
    ASSERT_EQ(probeFrom(homeAddress, tokens.access), 200);
    {
        auto other = emptyStore(folder, 1);
        ASSERT_TRUE(other->write([](sekisho::sql::Database& db) {
            return db.exec("INSERT INTO policy(domain_id, key, value, revision) VALUES(10000001, 'network', :value, 1)",
                           std::string_view(R"({"mode":"allowList","addresses":[]})"));
        }));
    }
    EXPECT_EQ(probeStatus(tokens.access), 200);
    clock.advance(seconds(61));
    EXPECT_EQ(probeStatus(tokens.access), 403);
}

TEST_F(EnforcementTest, TheIoThreadsDecideFromMemoryAndLeaveTheRestToAWorker) {
    PolicyBook& book = policyBookOf(services);
    EXPECT_EQ(book.recall(authDomain), nullptr);
    ASSERT_TRUE(book.of(authDomain));
    ASSERT_NE(book.recall(authDomain), nullptr);
    EXPECT_TRUE(book.recall(authDomain)->quiet);
    onlyFrom(officeAddress);
    EXPECT_EQ(book.recall(authDomain), nullptr) << "something was written; what, only the store knows";
    const auto now = book.of(authDomain);
    ASSERT_TRUE(now);
    EXPECT_FALSE((*now)->quiet);
    EXPECT_EQ(book.recall(authDomain), *now);
    run("UPDATE tenant SET name = 'x'"); // nothing to do with access
    const auto same = book.of(authDomain);
    ASSERT_TRUE(same);
    EXPECT_EQ(*same, *now) << "read again only when its generation has changed";
    EXPECT_EQ(book.recall(authDomain), *now);
}

TEST_F(EnforcementTest, AnUndoneWriteIsNotRemembered) {
    PolicyBook& book = policyBookOf(services);
    ASSERT_TRUE(book.of(authDomain));
    const auto done = store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
        SEKISHO_CHECK(db.exec("INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES('u-plain', 10000001, "
                              "1, 1, 0)"));
        SEKISHO_TRY(inside, book.of(db, authDomain));
        EXPECT_EQ(inside->stops.size(), 1U) << "what the own transaction wrote counts in it";
        return sekisho::Error(sekisho::ErrorKind::Conflict, "CONFLICT");
    });
    EXPECT_FALSE(done);
    EXPECT_EQ((*book.of(authDomain))->stops.size(), 0U);
    stopApps("u-deputy", true, false); // the same number of changes as the one that was undone
    EXPECT_EQ((*book.of(authDomain))->stops.count("u-deputy"), 1U);
}

TEST_F(EnforcementTest, ManyThreadsSeeTheNewestPolicyWhileItChanges) {
    PolicyBook& book = policyBookOf(services);
    std::atomic<std::int64_t> saved{0};
    std::atomic<bool> stop{false};
    std::atomic<int> stale{0};
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            while (!stop) {
                const std::int64_t atLeast = saved;
                const auto seen = book.of(authDomain);
                if (seen && (*seen)->generation < atLeast) ++stale;
            }
        });
    for (int i = 0; i < 60; ++i) {
        stopApps("u-plain", i % 2 == 0, true);
        auto row = store->read([](sekisho::sql::Database& db) {
            return db.first<std::int64_t>("SELECT generation FROM access_generation WHERE domain_id = 10000001");
        });
        saved = std::get<0>(**row);
    }
    stop = true;
    readers.clear();
    EXPECT_EQ(stale, 0);
}

} // namespace
} // namespace test_policy_enforcement
