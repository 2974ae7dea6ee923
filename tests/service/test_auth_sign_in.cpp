// The challenge flow: what each answer leads to, what it leaves behind, and what it gives away to a stranger.

#include "service/auth/totp.h"
#include "tests/service/auth_fixture.h"

namespace test_auth_sign_in {

using namespace sekishod;
using namespace sekishod::test;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

class SignInTest : public AuthTest {
  protected:
    std::string resultsOf(const std::string& uid) {
        return textOf("SELECT group_concat(result, ' ') FROM (SELECT result FROM sign_in WHERE member_uid = '" + uid +
                      "' ORDER BY id)");
    }
    std::string actions() {
        return textOf("SELECT group_concat(action, ' ') FROM (SELECT action FROM audit WHERE domain_id = 10000001 "
                      "ORDER BY seq)");
    }
    // Wrong passwords with the pauses that the service asks for.
    void fail(std::string_view loginId, int times) {
        for (int i = 0; i < times; ++i) {
            clock.advance(minutes(2));
            ASSERT_EQ(challenge(loginId, "wrong1Password").status, 401);
        }
        clock.advance(minutes(2));
    }
    std::string giveTotp(const std::string& uid) {
        const std::string secret = newTotpSecret();
        run("UPDATE credential SET totp_secret = '" + secret + "' WHERE member_uid = '" + uid + "'");
        return secret;
    }
    std::string codeNow(const std::string& secret, std::int64_t shift = 0) {
        return totpCode(secret, sekisho::toSeconds(clock.now()) / totpStepSeconds + shift);
    }
    Response answer(const std::string& id, std::string_view step, boost::json::object body) {
        return post("/oauth2/v2.0/console/challenge/" + id + "/" + std::string(step), body);
    }
};

TEST_F(SignInTest, PasswordToCodeToToken) {
    const Tokens tokens = signIn("hanako@acme");
    const Response who = askAs(tokens.access, Method::Get, "/probe");
    EXPECT_EQ(who.status, 200);
    EXPECT_EQ(member(who, "user"), "u-deputy");
    EXPECT_EQ(member(who, "kind"), "console");
    EXPECT_EQ(member(who, "scopes"), "admin directory");
    EXPECT_EQ(objectOf(who)["roles"].as_int64(), 1);
    EXPECT_EQ(resultsOf("u-deputy"), "success");
    EXPECT_EQ(actions(), "signIn.success token.issue");
    EXPECT_EQ(textOf("SELECT ip || ' ' || device_name || ' ' || os || ' ' || kind FROM session"),
              "192.0.2.7 desk Linux console");
    EXPECT_NE(textOf("SELECT last_access FROM member WHERE uid = 'u-deputy'"), "(null)");
    EXPECT_EQ(textOf("SELECT last_sign_in = last_access FROM member WHERE uid = 'u-deputy'"), "1");
}

TEST_F(SignInTest, TheLoginIsReadInAnyCase) {
    EXPECT_EQ(challenge("Hanako@ACME", goodPassword).status, 200);
}

TEST_F(SignInTest, WrongAndUnknownLookTheSame) {
    const Response wrong = challenge("hanako@acme", "wrong1Password");
    const Response unknown = challenge("nobody@acme", "wrong1Password");
    const Response elsewhere = challenge("nobody@nowhere", "wrong1Password");
    const Response nonsense = challenge("nobody", "wrong1Password");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(member(wrong, "code"), "LOGIN_FAILED");
    for (const auto* other : {&unknown, &elsewhere, &nonsense}) {
        EXPECT_EQ(other->status, wrong.status);
        EXPECT_EQ(other->body, wrong.body);
    }
    EXPECT_EQ(actions(), "signIn.failure signIn.failure");
    EXPECT_EQ(resultsOf("u-deputy"), "wrongPassword");
}

TEST_F(SignInTest, AnOverlongPasswordIsWrongAndNotCutToARightOne) {
    EXPECT_EQ(challenge("hanako@acme", std::string(goodPassword) + std::string(300, 'x')).status, 401);
    run("UPDATE credential SET hash = '' WHERE member_uid = 'u-deputy'");
    EXPECT_EQ(challenge("hanako@acme", "").status, 401);
}

TEST_F(SignInTest, NoPasswordSetYetIsJustWrong) {
    run("UPDATE credential SET hash = '' WHERE member_uid = 'u-deputy'");
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "code"), "LOGIN_FAILED");
    run("DELETE FROM credential WHERE member_uid = 'u-deputy'");
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "code"), "LOGIN_FAILED");
}

TEST_F(SignInTest, ReasonsAreToldOnlyAfterTheRightPassword) {
    const auto future = sekisho::toMillis(clock.now() + std::chrono::days(3));
    addMember({.uid = "u-1", .local = "held", .role = "operator", .suspended = 1});
    addMember({.uid = "u-2", .local = "gone", .role = "operator", .deleted = 5});
    addMember({.uid = "u-3", .local = "soon", .role = "operator", .activation = future});
    const std::vector<std::pair<std::string, std::string>> cases{
        {"held", "ACCOUNT_LOCKED"}, {"gone", "ACCOUNT_DELETED"}, {"soon", "ACCOUNT_NOT_STARTED"}};
    for (const auto& [local, code] : cases) {
        EXPECT_EQ(member(challenge(local + "@acme", "wrong1Password"), "code"), "LOGIN_FAILED") << local;
        const Response told = challenge(local + "@acme", goodPassword);
        EXPECT_EQ(told.status, 403) << local;
        EXPECT_EQ(member(told, "code"), code);
    }
    clock.advance(std::chrono::days(3));
    EXPECT_EQ(challenge("soon@acme", goodPassword).status, 200);
}

TEST_F(SignInTest, TheConsoleIsForAdministrators) {
    const Response refused = challenge("taro@acme", goodPassword);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(member(refused, "code"), "NOT_AN_ADMINISTRATOR");
    EXPECT_EQ(resultsOf("u-plain"), "refused");
    const Tokens tokens = signIn("taro@acme", goodPassword, "mobileApp");
    const Response who = askAs(tokens.access, Method::Get, "/probe");
    EXPECT_EQ(member(who, "scopes"), "user.read");
    EXPECT_EQ(member(who, "kind"), "mobileApp");
    EXPECT_EQ(count("device", "member_uid = 'u-plain' AND name = 'desk'"), 1);
    run("UPDATE role_holding SET expires = 1 WHERE member_uid = 'u-deputy'");
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "code"), "NOT_AN_ADMINISTRATOR");
}

TEST_F(SignInTest, TheNthFailureSuspendsAndEndsAllSessions) {
    setPolicy(R"({"failuresToSuspend":3})");
    const Tokens tokens = signIn("hanako@acme");
    ASSERT_EQ(probeStatus(tokens.access), 200);
    fail("hanako@acme", 2);
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "0");
    EXPECT_EQ(probeStatus(tokens.access), 200);
    fail("hanako@acme", 1);
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "2");
    EXPECT_EQ(probeStatus(tokens.access), 401);
    EXPECT_EQ(textOf("SELECT end_reason FROM session WHERE member_uid = 'u-deputy'"), "suspended");
    EXPECT_NE(actions().find("signIn.locked"), std::string::npos);
    EXPECT_NE(resultsOf("u-deputy").find("locked"), std::string::npos);
    EXPECT_GE(count("change", "kind = 'member' AND uid = 'u-deputy'"), 2);
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "code"), "ACCOUNT_LOCKED");
    EXPECT_EQ(
        form("/oauth2/v2.0/token", "grant_type=refresh_token&client_id=sekisho-console&refresh_token=" + tokens.refresh)
            .status,
        400);

    clock.advance(std::chrono::days(400));
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "code"), "ACCOUNT_LOCKED") << "time lifts nothing";
    run("UPDATE member SET suspended = 0 WHERE uid = 'u-deputy'");
    run("UPDATE credential SET failures = 0 WHERE member_uid = 'u-deputy'");
    EXPECT_EQ(challenge("hanako@acme", goodPassword).status, 200);
}

TEST_F(SignInTest, ASuccessStartsTheCountAnew) {
    setPolicy(R"({"failuresToSuspend":3})");
    fail("hanako@acme", 2);
    EXPECT_EQ(challenge("hanako@acme", goodPassword).status, 200);
    fail("hanako@acme", 2);
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "0");
}

TEST_F(SignInTest, TheHighestAdministratorIsDelayedAndNeverSuspended) {
    setPolicy(R"({"failuresToSuspend":3})");
    fail("root@acme", 6);
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-super'"), "0");
    EXPECT_EQ(challenge("root@acme", goodPassword).status, 200);
}

TEST_F(SignInTest, FailuresAreFollowedByGrowingDelays) {
    EXPECT_EQ(challenge("hanako@acme", "wrong1Password").status, 401);
    EXPECT_EQ(challenge("hanako@acme", "wrong1Password").status, 401);
    EXPECT_EQ(challenge("hanako@acme", "wrong1Password").status, 401);
    const Response first = challenge("hanako@acme", goodPassword);
    EXPECT_EQ(first.status, 429);
    EXPECT_EQ(header(first, "Retry-After"), "1");
    clock.advance(seconds(1));
    EXPECT_EQ(challenge("hanako@acme", "wrong1Password").status, 401);
    const Response second = challenge("hanako@acme", goodPassword);
    EXPECT_EQ(second.status, 429);
    EXPECT_EQ(header(second, "Retry-After"), "2");
    // An attempt that had to wait is not counted.
    EXPECT_EQ(textOf("SELECT failures FROM credential WHERE member_uid = 'u-deputy'"), "4");
    clock.advance(seconds(2));
    EXPECT_EQ(challenge("hanako@acme", goodPassword).status, 200);
    EXPECT_EQ(challenge("root@acme", goodPassword).status, 200); // another login was never affected
}

TEST_F(SignInTest, AnUnknownLoginIsDelayedLikeAKnownOne) {
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(challenge("nobody@acme", "wrong1Password").status, 401);
    EXPECT_EQ(challenge("nobody@acme", "wrong1Password").status, 429);
}

TEST_F(SignInTest, TheFirstPasswordChangeMakesAMemberInUse) {
    addMember({.uid = "u-new", .local = "hajime", .role = "operator", .pending = true, .mustChange = true});
    const Response step = challenge("hajime@acme", goodPassword);
    ASSERT_EQ(step.status, 200) << step.body;
    EXPECT_EQ(member(step, "status"), "newPassword");
    const auto policy = objectOf(step)["policy"].as_object();
    EXPECT_EQ(policy.at("minLength").as_int64(), 8);
    EXPECT_EQ(policy.at("maxLength").as_int64(), 20);
    EXPECT_EQ(policy.at("needsSymbols").as_bool(), false);
    EXPECT_EQ(policy.at("reason").as_string(), "first");
    const std::string id = member(step, "challengeId");

    for (const auto& [bad, code] :
         std::vector<std::pair<std::string, std::string>>{{"short1", "PASSWORD_TOO_SHORT"},
                                                          {"lettersonlyhere", "PASSWORD_FORMAT"},
                                                          {"password1", "PASSWORD_WEAK"},
                                                          {"xhajime4Kawara", "PASSWORD_CONTAINS_ID"},
                                                          {std::string(goodPassword), "PASSWORD_SAME"}}) {
        const Response refused = answer(id, "new-password", {{"password", bad}});
        EXPECT_EQ(refused.status, 400) << bad;
        EXPECT_EQ(member(refused, "code"), code) << bad;
    }
    EXPECT_EQ(textOf("SELECT pending FROM member WHERE uid = 'u-new'"), "1");
    const Response done = answer(id, "new-password", {{"password", betterPassword}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(member(done, "status"), "complete");
    EXPECT_EQ(textOf("SELECT pending FROM member WHERE uid = 'u-new'"), "0");
    EXPECT_EQ(textOf("SELECT must_change FROM credential WHERE member_uid = 'u-new'"), "0");
    EXPECT_NE(textOf("SELECT json_extract(doc, '$.passwordChangedAt') FROM member WHERE uid = 'u-new'"), "(null)");
    EXPECT_EQ(actions(), "member.password.change signIn.success");
    EXPECT_GE(count("change", "kind = 'member' AND uid = 'u-new'"), 1);
    EXPECT_EQ(redeem(member(done, "code")).status, 200);
    EXPECT_EQ(challenge("hajime@acme", goodPassword).status, 401);
    EXPECT_EQ(member(challenge("hajime@acme", betterPassword), "status"), "complete");
}

TEST_F(SignInTest, AnExpiredPasswordMustBeChangedAndEarlierOnesAreBanned) {
    setPolicy(R"({"passwordExpiryDays":30,"passwordReuse":3})");
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "status"), "complete");
    clock.advance(std::chrono::days(30));
    const Response step = challenge("hanako@acme", goodPassword);
    ASSERT_EQ(member(step, "status"), "newPassword");
    EXPECT_EQ(objectOf(step)["policy"].as_object().at("reason").as_string(), "expired");
    EXPECT_EQ(member(answer(member(step, "challengeId"), "new-password", {{"password", betterPassword}}), "status"),
              "complete");
    clock.advance(std::chrono::days(30));
    const Response again = challenge("hanako@acme", betterPassword);
    ASSERT_EQ(member(again, "status"), "newPassword");
    const std::string id = member(again, "challengeId");
    EXPECT_EQ(member(answer(id, "new-password", {{"password", goodPassword}}), "code"), "PASSWORD_REUSED");
    EXPECT_EQ(member(answer(id, "new-password", {{"password", "hoshi5Ginga88x"}}), "status"), "complete");
}

TEST_F(SignInTest, ARequestedChangeIsAskedForAndEndsTheOtherSessions) {
    const Tokens tokens = signIn("hanako@acme");
    ASSERT_TRUE(store->write(
        [](sekisho::sql::Database& db) { return requestPasswordChange(db, authDomain, sekisho::UserId("u-deputy")); }));
    EXPECT_EQ(probeStatus(tokens.access), 200);
    const Response step = challenge("hanako@acme", goodPassword);
    ASSERT_EQ(member(step, "status"), "newPassword");
    EXPECT_EQ(member(answer(member(step, "challengeId"), "new-password", {{"password", betterPassword}}), "status"),
              "complete");
    EXPECT_EQ(probeStatus(tokens.access), 401);
    EXPECT_EQ(textOf("SELECT requested FROM credential WHERE member_uid = 'u-deputy'"), "0");
}

TEST_F(SignInTest, TheSecondFactorIsAStepAndItsCodePassesOnce) {
    const std::string secret = giveTotp("u-deputy");
    const Response step = challenge("hanako@acme", goodPassword);
    ASSERT_EQ(step.status, 200);
    EXPECT_EQ(member(step, "status"), "secondFactor");
    EXPECT_TRUE(member(step, "code").empty());
    const std::string id = member(step, "challengeId");
    const Response wrong = answer(id, "second-factor", {{"code", "000000"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(member(wrong, "code"), "SECOND_FACTOR_WRONG");
    const std::string code = codeNow(secret);
    EXPECT_EQ(member(answer(id, "second-factor", {{"code", code}}), "status"), "complete");
    EXPECT_EQ(resultsOf("u-deputy"), "secondFactor success");

    const Response next = challenge("hanako@acme", goodPassword);
    const std::string other = member(next, "challengeId");
    EXPECT_EQ(answer(other, "second-factor", {{"code", code}}).status, 401);
    EXPECT_EQ(answer(other, "second-factor", {{"code", codeNow(secret, 1)}}).status, 200);
}

TEST_F(SignInTest, TheSecondFactorComesBeforeTheNewPassword) {
    const std::string secret = giveTotp("u-deputy");
    run("UPDATE credential SET must_change = 1 WHERE member_uid = 'u-deputy'");
    const std::string id = member(challenge("hanako@acme", goodPassword), "challengeId");
    const Response early = answer(id, "new-password", {{"password", betterPassword}});
    EXPECT_EQ(early.status, 400);
    EXPECT_EQ(member(early, "code"), "INVALID_STATE");
    const Response passed = answer(id, "second-factor", {{"code", codeNow(secret)}});
    EXPECT_EQ(member(passed, "status"), "newPassword");
    EXPECT_EQ(member(answer(id, "second-factor", {{"code", codeNow(secret, 1)}}), "code"), "INVALID_STATE");
    EXPECT_EQ(member(answer(id, "new-password", {{"password", betterPassword}}), "status"), "complete");
}

TEST_F(SignInTest, WrongCodesLockOutLikeWrongPasswordsAndTheRightPasswordDoesNotClearThem) {
    giveTotp("u-deputy");
    for (int i = 0; i < 5; ++i) {
        clock.advance(minutes(2));
        const std::string id = member(challenge("hanako@acme", goodPassword), "challengeId");
        ASSERT_FALSE(id.empty()) << i;
        EXPECT_EQ(answer(id, "second-factor", {{"code", "000000"}}).status, 401);
    }
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "2");
}

TEST_F(SignInTest, WhoKnowsThePasswordCannotGuessCodesWithoutDelay) {
    giveTotp("u-super");
    std::vector<int> statuses;
    for (int i = 0; i < 4; ++i) {
        const Response step = challenge("root@acme", goodPassword);
        statuses.push_back(step.status);
        if (step.status == 200) (void)answer(member(step, "challengeId"), "second-factor", {{"code", "000000"}});
    }
    EXPECT_EQ(statuses, (std::vector<int>{200, 200, 200, 429}));
}

TEST_F(SignInTest, AChallengeEndsAfterFiveMinutesAndBelongsToOneAddress) {
    giveTotp("u-deputy");
    const std::string secret = textOf("SELECT totp_secret FROM credential WHERE member_uid = 'u-deputy'");
    const std::string id = member(challenge("hanako@acme", goodPassword), "challengeId");
    ip = "198.51.100.9";
    const Response foreign = answer(id, "second-factor", {{"code", codeNow(secret)}});
    EXPECT_EQ(foreign.status, 410);
    EXPECT_EQ(member(foreign, "code"), "CHALLENGE_EXPIRED");
    ip = "192.0.2.7";
    clock.advance(minutes(5));
    EXPECT_EQ(answer(id, "second-factor", {{"code", codeNow(secret)}}).status, 410);
    EXPECT_EQ(answer("no-such-challenge", "second-factor", {{"code", "123456"}}).status, 410);
}

TEST_F(SignInTest, APasswordChangedMeanwhileEndsTheChallenge) {
    const std::string secret = giveTotp("u-deputy");
    const std::string id = member(challenge("hanako@acme", goodPassword), "challengeId");
    ASSERT_TRUE(store->write([&](sekisho::sql::Database& db) {
        return setPassword(db, authDomain, sekisho::UserId("u-deputy"), betterPassword, false, clock.now());
    }));
    EXPECT_EQ(member(answer(id, "second-factor", {{"code", codeNow(secret)}}), "code"), "LOGIN_FAILED");
    EXPECT_EQ(answer(id, "second-factor", {{"code", codeNow(secret)}}).status, 410);
}

TEST_F(SignInTest, ASuspensionMeanwhileEndsTheChallenge) {
    const std::string secret = giveTotp("u-deputy");
    const std::string id = member(challenge("hanako@acme", goodPassword), "challengeId");
    run("UPDATE member SET suspended = 1 WHERE uid = 'u-deputy'");
    EXPECT_EQ(member(answer(id, "second-factor", {{"code", codeNow(secret)}}), "code"), "ACCOUNT_LOCKED");
}

TEST_F(SignInTest, MalformedRequestsAreNamed) {
    EXPECT_EQ(member(post("/oauth2/v2.0/console/challenge", {{"password", "x"}}), "code"), "MISSING_PARAMETER");
    EXPECT_EQ(post("/oauth2/v2.0/console/challenge", {{"loginId", 5}, {"password", "x"}}).status, 400);
    const boost::json::object good{{"loginId", "hanako@acme"},
                                   {"password", goodPassword},
                                   {"clientId", "sekisho-console"},
                                   {"codeChallenge", pkceChallenge}};
    for (const auto& [key, value] : std::vector<std::pair<std::string, boost::json::value>>{
             {"clientId", "other"}, {"codeChallenge", "short"}, {"client", "text"}, {"client", {{"kind", "api"}}}}) {
        auto body = good;
        body[key] = value;
        EXPECT_EQ(post("/oauth2/v2.0/console/challenge", body).status, 400) << key;
    }
    EXPECT_EQ(post("/oauth2/v2.0/console/challenge", good).status, 200);
}

TEST_F(SignInTest, NoSecretReachesTheStoreOrTheLog) {
    const Tokens tokens = signIn("hanako@acme");
    EXPECT_EQ(count("token", "hash IN ('" + tokens.access + "', '" + tokens.refresh + "')"), 0);
    EXPECT_EQ(count("audit", "changes LIKE '%" + std::string(goodPassword) + "%'"), 0);
    EXPECT_EQ(count("credential", "hash LIKE '$argon2id$%'"), 3);
}

} // namespace
} // namespace test_auth_sign_in
