// What a member does with his own account.

#include "service/auth/totp.h"
#include "tests/service/auth_fixture.h"

namespace test_auth_own_account {

using namespace sekishod;
using namespace sekishod::test;

namespace {

class OwnAccountTest : public AuthTest {
  protected:
    Response own(const std::string& token, Method method, std::string_view path, const boost::json::object& body = {}) {
        return askAs(token, method, path, body.empty() ? "" : boost::json::serialize(body));
    }
    std::string codeAt(const std::string& secret, std::int64_t shift = 0) {
        return totpCode(secret, sekisho::toSeconds(clock.now()) / totpStepSeconds + shift);
    }
};

TEST_F(OwnAccountTest, PasswordChangeKeepsThisSessionAndEndsTheOthers) {
    const Tokens here = signIn("hanako@acme");
    const Tokens there = signIn("hanako@acme", goodPassword, "browser");
    const auto change = [&](std::string_view current, std::string_view wanted) {
        return own(here.access, Method::Post, "/v1.0/admin/me/password", {{"current", current}, {"new", wanted}});
    };
    const Response wrong = change("wrong1Password", betterPassword);
    EXPECT_EQ(wrong.status, 403);
    EXPECT_EQ(member(wrong, "code"), "PASSWORD_WRONG");
    const Response weak = change(goodPassword, "password1");
    EXPECT_EQ(member(weak, "code"), "PASSWORD_WEAK");
    EXPECT_EQ(header(weak, "X-Error-Field"), "new");
    EXPECT_EQ(member(change(goodPassword, goodPassword), "code"), "PASSWORD_SAME");
    EXPECT_EQ(probeStatus(there.access), 200);
    EXPECT_EQ(change(goodPassword, betterPassword).status, 204);
    EXPECT_EQ(probeStatus(here.access), 200);
    EXPECT_EQ(probeStatus(there.access), 401);
    EXPECT_EQ(challenge("hanako@acme", goodPassword).status, 401);
    EXPECT_EQ(challenge("hanako@acme", betterPassword).status, 200);
    EXPECT_EQ(count("audit", "action = 'member.password.change' AND actor_id = 'u-deputy'"), 1);
    EXPECT_NE(textOf("SELECT json_extract(doc, '$.passwordChangedAt') FROM member WHERE uid = 'u-deputy'"), "(null)");
}

TEST_F(OwnAccountTest, EachRuleOfThePolicyHoldsAtTheNextChange) {
    const Tokens here = signIn("hanako@acme");
    const auto change = [&](std::string_view current, std::string_view wanted) {
        const Response answer =
            own(here.access, Method::Post, "/v1.0/admin/me/password", {{"current", current}, {"new", wanted}});
        return answer.status == 204 ? std::string("changed") : member(answer, "code");
    };
    const std::string plain = "hoshi5Ginga88x", fourteen = "hoshi5Ginga-8x";
    struct Rule {
        std::string_view policy, wanted, answer;
    };
    for (const Rule& rule : {Rule{R"({"passwordFormat":"alphanumericSpecial"})", plain, "PASSWORD_FORMAT"},
                             {R"({"passwordMinLength":15})", fourteen, "PASSWORD_TOO_SHORT"},
                             {R"({"passwordMinStrength":4})", "tokyo2024", "PASSWORD_WEAK"},
                             {R"({"passwordMinStrength":0})", std::string_view("tokyo2024"), "changed"}}) {
        setPolicy(std::string(rule.policy));
        EXPECT_EQ(change(goodPassword, rule.wanted), rule.answer) << rule.policy;
    }
    setPolicy(R"({"passwordReuse":2,"passwordMinStrength":0})");
    EXPECT_EQ(change("tokyo2024", goodPassword), "PASSWORD_REUSED") << "the one before the present one";
    setPolicy(R"({"passwordReuse":1,"passwordMinStrength":0})");
    EXPECT_EQ(change("tokyo2024", "tokyo2024"), "PASSWORD_SAME");
    EXPECT_EQ(change("tokyo2024", goodPassword), "changed");
}

TEST_F(OwnAccountTest, GuessingWithAStolenSessionLocksOutToo) {
    const Tokens tokens = signIn("hanako@acme");
    for (int i = 0; i < 5; ++i) {
        clock.advance(std::chrono::minutes(2));
        EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/password",
                      {{"current", "wrong1Password"}, {"new", betterPassword}})
                      .status,
                  403);
    }
    EXPECT_EQ(probeStatus(tokens.access), 401);
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "2");
}

TEST_F(OwnAccountTest, TotpIsEnrolledConfirmedUsedAndRemoved) {
    const Tokens tokens = signIn("hanako@acme");
    const Response begun = own(tokens.access, Method::Post, "/v1.0/admin/me/totp");
    ASSERT_EQ(begun.status, 200) << begun.body;
    const std::string secret = member(begun, "secret");
    EXPECT_EQ(member(begun, "uri"), "otpauth://totp/Sekisho:hanako@acme?secret=" + secret +
                                        "&issuer=Sekisho&algorithm=SHA1&digits=6&period=30");
    EXPECT_EQ(header(begun, "Cache-Control"), "no-store");
    EXPECT_EQ(count("credential", "totp_secret IS NOT NULL"), 0); // not before the first right code
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp/confirm", {{"code", "000000"}}).status, 400);
    const std::string code = codeAt(secret);
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp/confirm", {{"code", code}}).status, 204);
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp").status, 409);
    EXPECT_EQ(textOf("SELECT json_extract(doc, '$.twoStep') FROM member WHERE uid = 'u-deputy'"), "1");

    const Response step = challenge("hanako@acme", goodPassword);
    EXPECT_EQ(member(step, "status"), "secondFactor");
    const std::string path = "/oauth2/v2.0/console/challenge/" + member(step, "challengeId") + "/second-factor";
    EXPECT_EQ(post(path, {{"code", code}}).status, 401); // the code of the enrolment is spent
    EXPECT_EQ(post(path, {{"code", codeAt(secret, 1)}}).status, 200);

    EXPECT_EQ(own(tokens.access, Method::Delete, "/v1.0/admin/me/totp", {{"password", "wrong1Password"}}).status, 403);
    EXPECT_EQ(own(tokens.access, Method::Delete, "/v1.0/admin/me/totp", {{"password", goodPassword}}).status, 204);
    EXPECT_EQ(own(tokens.access, Method::Delete, "/v1.0/admin/me/totp", {{"password", goodPassword}}).status, 404);
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "status"), "complete");
    EXPECT_EQ(count("audit", "action IN ('member.twoStep.enable', 'member.twoStep.reset')"), 2);
}

TEST_F(OwnAccountTest, WhoeverConfirmsHimselfIsKnownFromThenOn) {
    const Tokens tokens = signIn("hanako@acme");
    const auto confirm = [&](const boost::json::object& body) {
        return own(tokens.access, Method::Post, "/v1.0/admin/me/verification", body);
    };
    EXPECT_EQ(count("session", "verified IS NOT NULL"), 0); // a sign-in counts from its start
    EXPECT_EQ(confirm({{"code", "123456"}}).status, 400);
    const Response wrong = confirm({{"password", "wrong1Password"}});
    EXPECT_EQ(wrong.status, 403);
    EXPECT_EQ(member(wrong, "code"), "PASSWORD_WRONG");
    EXPECT_EQ(count("session", "verified IS NOT NULL"), 0);
    clock.advance(std::chrono::minutes(59)); // as long as the token lives
    const Response right = confirm({{"password", goodPassword}});
    EXPECT_EQ(right.status, 200) << right.body;
    EXPECT_EQ(member(right, "verifiedAt"), sekisho::formatUtc(clock.now()));
    EXPECT_EQ(textOf("SELECT verified FROM session"), std::to_string(sekisho::toMillis(clock.now())));
    EXPECT_EQ(count("audit", "action = 'session.verify' AND actor_id = 'u-deputy'"), 1);
    EXPECT_EQ(right.body.find(goodPassword), std::string::npos);
}

TEST_F(OwnAccountTest, ConfirmingIsNoWayToGuess) {
    const Tokens tokens = signIn("hanako@acme");
    for (int i = 0; i < 5; ++i) {
        clock.advance(std::chrono::minutes(2));
        EXPECT_EQ(
            own(tokens.access, Method::Post, "/v1.0/admin/me/verification", {{"password", "wrong1Password"}}).status,
            403);
    }
    EXPECT_EQ(probeStatus(tokens.access), 401);
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "2");
    EXPECT_EQ(count("session", "verified IS NOT NULL"), 0);
}

TEST_F(OwnAccountTest, WhereASecondFactorIsSetUpItIsAskedForAsWell) {
    const Tokens tokens = signIn("hanako@acme");
    const std::string secret = member(own(tokens.access, Method::Post, "/v1.0/admin/me/totp"), "secret");
    ASSERT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp/confirm", {{"code", codeAt(secret)}}).status, 204);
    const auto confirm = [&](const std::string& code) {
        return own(tokens.access, Method::Post, "/v1.0/admin/me/verification",
                   {{"password", goodPassword}, {"code", code}});
    };
    const Response missing =
        own(tokens.access, Method::Post, "/v1.0/admin/me/verification", {{"password", goodPassword}});
    EXPECT_EQ(missing.status, 400);
    EXPECT_EQ(member(missing, "code"), "SECOND_FACTOR_WRONG");
    EXPECT_EQ(header(missing, "X-Error-Field"), "code");
    EXPECT_EQ(count("session", "verified IS NOT NULL"), 0);
    const std::string code = codeAt(secret, 1);
    EXPECT_EQ(confirm(code).status, 200);
    EXPECT_EQ(confirm(code).status, 400) << "a code is good once";
    clock.advance(std::chrono::minutes(2));
    EXPECT_EQ(confirm(codeAt(secret)).status, 200);
    for (int i = 0; i < 5; ++i) {
        clock.advance(std::chrono::minutes(2));
        EXPECT_EQ(confirm("000000").status, 400);
    }
    EXPECT_EQ(probeStatus(tokens.access), 401) << "whoever knows the password only is locked out";
}

TEST_F(OwnAccountTest, AnEnrolmentEndsAfterTenMinutes) {
    const Tokens tokens = signIn("hanako@acme");
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp/confirm", {{"code", "123456"}}).status, 410);
    const std::string secret = member(own(tokens.access, Method::Post, "/v1.0/admin/me/totp"), "secret");
    clock.advance(std::chrono::minutes(10));
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp/confirm", {{"code", codeAt(secret)}}).status, 410);
}

TEST_F(OwnAccountTest, SignOutEndsThisSessionOnly) {
    const Tokens here = signIn("hanako@acme");
    const Tokens there = signIn("hanako@acme");
    EXPECT_EQ(own(here.access, Method::Post, "/v1.0/admin/me/sign-out").status, 204);
    EXPECT_EQ(probeStatus(here.access), 401);
    EXPECT_EQ(probeStatus(there.access), 200);
    EXPECT_EQ(count("audit", "action = 'signOut'"), 1);
    EXPECT_EQ(count("session", "end_reason = 'signOut'"), 1);
}

TEST_F(OwnAccountTest, OtherAppsHaveNoBusinessHere) {
    const auto client = addClient({"admin"});
    const Tokens tokens = signIn("hanako@acme");
    run("UPDATE token SET client_id = '" + client.clientId + "'");
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/totp").status, 403);
    EXPECT_EQ(own(tokens.access, Method::Post, "/v1.0/admin/me/password",
                  {{"current", goodPassword}, {"new", betterPassword}})
                  .status,
              403);
    EXPECT_EQ(own("", Method::Post, "/v1.0/admin/me/totp").status, 401);
}

} // namespace
} // namespace test_auth_own_account
