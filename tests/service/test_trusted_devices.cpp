// Mobile devices that skip the second factor: who gets the token, what it opens, and what ends it.

#include "service/auth/trusted_devices.h"
#include "tests/service/policy_fixture.h"

namespace test_trusted_devices {

using namespace sekishod;
using namespace sekishod::test;

namespace {

class TrustTest : public PolicyTest {
  protected:
    TrustTest() : secret(giveFactor("u-deputy")) { setPolicy(R"({"twoStepSkipTrusted":true})"); }

    Response begin(const std::string& trust, std::string_view kind = "mobileApp", std::string_view device = "phone",
                   std::string_view login = "hanako@acme") {
        return post("/oauth2/v2.0/console/challenge",
                    {{"loginId", login},
                     {"password", goodPassword},
                     {"clientId", "sekisho-console"},
                     {"codeChallenge", pkceChallenge},
                     {"trustToken", trust},
                     {"client", {{"kind", kind}, {"deviceName", device}, {"os", "iOS 19"}, {"version", "1.0"}}}});
    }
    std::string status(const std::string& trust, std::string_view kind = "mobileApp") {
        return member(begin(trust, kind), "status");
    }
    std::string trusted(std::string_view device = "phone") {
        const Response done = secondFactor(begin("", "mobileApp", device), secret, true);
        EXPECT_EQ(member(done, "status"), "complete") << done.body;
        return member(done, "trustToken");
    }

    std::string secret;
};

TEST_F(TrustTest, ATokenSkipsTheFactorWhileThePolicyLetsIt) {
    const std::string token = trusted();
    ASSERT_FALSE(token.empty());
    EXPECT_EQ(count("trusted_device", "token_hash = '" + token + "'"), 0) << "only its hash is stored";
    EXPECT_NE(lastAudit().find("device.trust success"), std::string::npos);
    EXPECT_EQ(lastAudit().find(token), std::string::npos);
    const Response in = begin(token);
    EXPECT_EQ(member(in, "status"), "complete");
    EXPECT_TRUE(member(in, "trustToken").empty()) << "told once";
    EXPECT_EQ(redeem(member(in, "code")).status, 200);
    EXPECT_EQ(textOf("SELECT CAST(second_factor AS TEXT) FROM session"), "0") << "skipped is not passed";
    setPolicy(R"({"twoStepSkipTrusted":false})");
    EXPECT_EQ(status(token), "secondFactor");
    setPolicy(R"({"twoStepSkipTrusted":true})");
    EXPECT_EQ(status(token), "complete");
}

TEST_F(TrustTest, OnlyTheMobileAppOfTheSameMember) {
    const std::string token = trusted();
    for (const auto kind : {"browser", "pcApp", "driveExplorer", "console"})
        EXPECT_EQ(status(token, kind), "secondFactor") << kind;
    giveFactor("u-plain");
    EXPECT_EQ(member(begin(token, "mobileApp", "phone", "taro@acme"), "status"), "secondFactor");
    EXPECT_EQ(status(token + "x"), "secondFactor");
    EXPECT_EQ(status(std::string(900, 'a')), "secondFactor");
    const Response step = begin("", "browser");
    const Response refused = secondFactor(step, secret, true);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(header(refused, "X-Error-Field"), "trustDevice");
    EXPECT_EQ(member(secondFactor(step, secret), "status"), "complete") << "the sign-in itself was not lost";
}

TEST_F(TrustTest, NobodyIsTrustedUnasked) {
    const Response done = secondFactor(begin(""), secret);
    EXPECT_EQ(member(done, "status"), "complete");
    EXPECT_TRUE(member(done, "trustToken").empty());
    EXPECT_EQ(count("trusted_device"), 0);
}

TEST_F(TrustTest, ATrustedDeviceAbroadNeedsTheFactorAllTheSame) {
    const std::string token = trusted();
    onlyCountries();
    ip = abroadAddress;
    const Response step = begin(token);
    EXPECT_EQ(member(step, "status"), "secondFactor");
    EXPECT_EQ(member(secondFactor(step, secret), "status"), "complete");
    ip = officeAddress;
    EXPECT_EQ(status(token), "complete");
}

TEST_F(TrustTest, ARemovedDeviceIsAskedAgain) {
    const std::string phone = trusted("phone");
    const std::string tablet = trusted("tablet");
    const auto removed = store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
        SEKISHO_TRY(devices, trustedDevices(db, sekisho::UserId("u-deputy")));
        EXPECT_EQ(devices.size(), 2U);
        for (const TrustedDevice& device : devices)
            if (device.name == "phone") {
                SEKISHO_TRY(name, forgetDevice(db, sekisho::UserId("u-deputy"), device.id));
                EXPECT_EQ(name, "phone");
                EXPECT_EQ(forgetDevice(db, sekisho::UserId("u-plain"), device.id).error().code, "DEVICE_NOT_EXIST");
            }
        return {};
    });
    ASSERT_TRUE(removed);
    EXPECT_EQ(status(phone), "secondFactor");
    EXPECT_EQ(status(tablet), "complete");
}

TEST_F(TrustTest, TheSameDeviceIsTrustedOnceAndTheListHasAnEnd) {
    const std::string first = trusted("phone");
    const std::string second = trusted("phone");
    EXPECT_EQ(count("trusted_device"), 1);
    EXPECT_EQ(status(first), "secondFactor");
    EXPECT_EQ(status(second), "complete");
    for (int i = 0; i < 22; ++i)
        trusted("device " + std::to_string(i));
    EXPECT_EQ(count("trusted_device"), 20);
}

TEST_F(TrustTest, AnotherFactorEndsTheTrust) {
    const std::string token = trusted();
    const Response in = begin(token);
    const std::string access = member(redeem(member(in, "code")), "access_token");
    const auto off = [&] {
        return ask(Method::Delete, "/v1.0/admin/me/totp",
                   boost::json::serialize(boost::json::object{{"password", goodPassword}}),
                   {{"Authorization", "Bearer " + access}, {"Content-Type", "application/json"}});
    };
    setPolicy(R"({"twoStepSkipTrusted":true,"twoStep":"required"})");
    EXPECT_EQ(member(off(), "code"), "TWO_STEP_REQUIRED");
    EXPECT_EQ(count("trusted_device"), 1);
    setPolicy(R"({"twoStepSkipTrusted":true})");
    EXPECT_EQ(off().status, 204);
    EXPECT_EQ(count("trusted_device"), 0);
    giveFactor("u-deputy");
    EXPECT_EQ(status(token), "secondFactor");
}

TEST_F(TrustTest, EnrollingMayTrustTheDevice) {
    setPolicy(R"({"twoStepSkipTrusted":true,"twoStep":"required"})");
    const Response step = begin("", "mobileApp", "phone", "taro@acme");
    ASSERT_EQ(member(step, "status"), "enrolSecondFactor");
    const Response done = post("/oauth2/v2.0/console/challenge/" + member(step, "challengeId") + "/enrol-second-factor",
                               {{"code", codeNow(member(step, "secret"))}, {"trustDevice", true}});
    EXPECT_EQ(member(done, "status"), "complete") << done.body;
    const std::string token = member(done, "trustToken");
    EXPECT_EQ(member(begin(token, "mobileApp", "phone", "taro@acme"), "status"), "complete");
}

TEST_F(TrustTest, AWrongFlagIsToldWithItsField) {
    const Response step = begin("");
    const Response refused = post("/oauth2/v2.0/console/challenge/" + member(step, "challengeId") + "/second-factor",
                                  {{"code", "000000"}, {"trustDevice", "yes"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(header(refused, "X-Error-Field"), "trustDevice");
}

} // namespace
} // namespace test_trusted_devices
