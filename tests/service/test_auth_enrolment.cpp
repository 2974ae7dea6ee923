// 2-step verification that the tenant requires and the member has not set up: a step of the sign-in.

#include "service/auth/totp.h"
#include "service/store/journal.h"
#include "tests/service/auth_fixture.h"

#include <fmt/format.h>

namespace test_auth_enrolment {

using namespace sekishod;
using namespace sekishod::test;
using std::chrono::minutes;

namespace {

class EnrolmentTest : public AuthTest {
  protected:
    EnrolmentTest() { setPolicy(R"({"twoStep":"required"})"); }

    struct Open {
        std::string id, secret;
    };
    Open open(std::string_view login = "hanako@acme") {
        const Response step = challenge(login, goodPassword);
        EXPECT_EQ(member(step, "status"), "enrolSecondFactor") << step.body;
        return {member(step, "challengeId"), member(step, "secret")};
    }
    Response answer(const std::string& id, const std::string& code) {
        return post("/oauth2/v2.0/console/challenge/" + id + "/enrol-second-factor", {{"code", code}});
    }
    std::string codeNow(const std::string& secret, std::int64_t shift = 0) {
        return totpCode(secret, sekisho::toSeconds(clock.now()) / totpStepSeconds + shift);
    }
    std::string wrongCode(const std::string& secret) {
        for (const char* code : {"000000", "111111", "222222", "333333"})
            if (!matchTotp(secret, code, 0, clock.now())) return code;
        return {};
    }
    std::string stored(const std::string& uid = "u-deputy") {
        return textOf("SELECT totp_secret FROM credential WHERE member_uid = '" + uid + "'");
    }
    // As after a kill: the store stays, everything in memory is gone.
    void restart() {
        gates.reset(); // which tells the services that it goes
        cache = makeAuthenticator(*store, clock);
        fresh.reset(new Services{*store, clock, hub, *cache, subjects, services.settings});
        std::vector<Endpoint> endpoints = authEndpoints(*fresh);
        endpoints.push_back(probe());
        Router router;
        EXPECT_TRUE(router.add(std::move(endpoints)));
        gates = std::make_unique<Gates>(*fresh, std::move(router));
    }
    std::unique_ptr<Services> fresh;
};

TEST_F(EnrolmentTest, TheFirstCodeSetsItUpAndSignsIn) {
    const Response step = challenge("hanako@acme", goodPassword);
    const std::string secret = member(step, "secret"), id = member(step, "challengeId");
    EXPECT_EQ(member(step, "status"), "enrolSecondFactor");
    EXPECT_TRUE(member(step, "code").empty());
    EXPECT_EQ(secret.size(), 32U);
    EXPECT_EQ(member(step, "uri"), totpUri(secret, "hanako@acme", "Sekisho"));
    EXPECT_EQ(header(step, "Cache-Control"), "no-store");
    EXPECT_EQ(stored(), "(null)") << "not before it is proved";

    const std::string code = codeNow(secret);
    const Response done = answer(id, code);
    EXPECT_EQ(member(done, "status"), "complete");
    EXPECT_EQ(done.body.find(secret), std::string::npos) << "told once";
    EXPECT_EQ(stored(), secret);
    EXPECT_EQ(redeem(member(done, "code")).status, 200);
    EXPECT_EQ(count("audit", "action = 'member.twoStep.enable' AND target_id = 'u-deputy'"), 1);
    EXPECT_EQ(count("audit", "action = 'signIn.success'"), 1);
    EXPECT_EQ(count("audit", "changes LIKE '%" + secret + "%'"), 0);
    EXPECT_EQ(textOf("SELECT json_extract(doc, '$.twoStep') FROM member WHERE uid = 'u-deputy'"), "1");
    EXPECT_GT(count("change", "kind = 'member' AND uid = 'u-deputy'"), 0);

    const Response next = challenge("hanako@acme", goodPassword);
    EXPECT_EQ(member(next, "status"), "secondFactor");
    EXPECT_EQ(next.body.find("secret\""), std::string::npos);
    const auto second = "/oauth2/v2.0/console/challenge/" + member(next, "challengeId") + "/second-factor";
    EXPECT_EQ(post(second, {{"code", code}}).status, 401) << "the code of the enrolment does not pass twice";
    EXPECT_EQ(post(second, {{"code", codeNow(secret, 1)}}).status, 200);
}

TEST_F(EnrolmentTest, NobodySignsInAroundIt) {
    const Open at = open();
    for (const char* step : {"second-factor", "new-password"}) {
        const Response around = post("/oauth2/v2.0/console/challenge/" + at.id + "/" + step,
                                     {{"code", codeNow(at.secret)}, {"password", betterPassword}});
        EXPECT_EQ(around.status, 400) << step;
        EXPECT_EQ(member(around, "code"), "INVALID_STATE") << step;
    }
    EXPECT_EQ(count("auth_code"), 0);
    EXPECT_EQ(member(answer(at.id, codeNow(at.secret)), "status"), "complete") << "and it is still open";
}

TEST_F(EnrolmentTest, WhereItIsOptionalNobodyIsAsked) {
    setPolicy(R"({"twoStep":"optional"})");
    const Response step = challenge("hanako@acme", goodPassword);
    EXPECT_EQ(member(step, "status"), "complete");
    setPolicy(R"({"twoStep":"required"})");
    run("UPDATE credential SET totp_secret = '" + newTotpSecret() + "' WHERE member_uid = 'u-deputy'");
    const std::string id = member(challenge("hanako@acme", goodPassword), "challengeId");
    EXPECT_EQ(member(answer(id, "123456"), "code"), "INVALID_STATE");
}

TEST_F(EnrolmentTest, WrongCodesChangeNothingAndEndTheChallengeAfterAWhile) {
    const Open at = open();
    for (int i = 0; i < 5; ++i) {
        const Response wrong = answer(at.id, wrongCode(at.secret));
        EXPECT_EQ(wrong.status, 401) << i;
        EXPECT_EQ(member(wrong, "code"), "SECOND_FACTOR_WRONG") << i;
        EXPECT_EQ(wrong.body.find(at.secret), std::string::npos);
    }
    EXPECT_EQ(answer(at.id, codeNow(at.secret)).status, 410);
    EXPECT_EQ(stored(), "(null)");
    EXPECT_EQ(textOf("SELECT failures FROM credential WHERE member_uid = 'u-deputy'"), "0");
    EXPECT_EQ(textOf("SELECT suspended FROM member WHERE uid = 'u-deputy'"), "0");
    const Open again = open();
    EXPECT_NE(again.secret, at.secret);
    EXPECT_EQ(answer(again.id, wrongCode(again.secret)).status, 401);
    EXPECT_EQ(member(answer(again.id, codeNow(again.secret)), "status"), "complete") << "one slip is forgiven";
}

TEST_F(EnrolmentTest, AChallengeEndsAfterTenMinutesAndBelongsToOneAddress) {
    const Open at = open();
    clock.advance(minutes(9));
    ip = "198.51.100.9";
    EXPECT_EQ(answer(at.id, codeNow(at.secret)).status, 410);
    ip = "192.0.2.7";
    const Open late = open();
    clock.advance(minutes(10));
    const Response expired = answer(late.id, codeNow(late.secret));
    EXPECT_EQ(expired.status, 410);
    EXPECT_EQ(member(expired, "code"), "CHALLENGE_EXPIRED");
    EXPECT_EQ(stored(), "(null)");
}

TEST_F(EnrolmentTest, AKillInTheMiddleLeavesNothingAndTheNextSignInStartsAnew) {
    const Open at = open();
    restart();
    EXPECT_EQ(member(answer(at.id, codeNow(at.secret)), "code"), "CHALLENGE_EXPIRED");
    EXPECT_EQ(stored(), "(null)");
    const Open again = open();
    EXPECT_NE(again.secret, at.secret);
    EXPECT_EQ(member(answer(again.id, codeNow(again.secret)), "status"), "complete");
    restart(); // killed before the code was redeemed: what was answered holds
    EXPECT_EQ(stored(), again.secret);
    EXPECT_EQ(member(challenge("hanako@acme", goodPassword), "status"), "secondFactor");
}

TEST_F(EnrolmentTest, AStoreThatFailsAtAnyStatementSetsUpWholeOrNotAtAll) {
    int failed = 0;
    for (int statement = 0; statement < 100; ++statement) {
        const Open at = open();
        int left = statement;
        bool hit = false;
        sekisho::sql::Database::setFault([&]() -> std::optional<sekisho::Error> {
            if (left-- != 0) return std::nullopt;
            hit = true;
            return sekisho::Error(sekisho::ErrorKind::Storage, "STORAGE_FAILED");
        });
        const Response end = answer(at.id, codeNow(at.secret));
        sekisho::sql::Database::setFault({});
        failed += hit;
        const bool done = end.status == 200;
        EXPECT_EQ(stored(), done ? at.secret : "(null)") << statement;
        EXPECT_EQ(count("auth_code"), done ? 1 : 0) << statement;
        EXPECT_EQ(count("audit", "action = 'member.twoStep.enable'"), done ? 1 : 0) << statement;
        EXPECT_EQ(textOf("SELECT coalesce(json_extract(doc, '$.twoStep'), 0) FROM member WHERE uid = 'u-deputy'"),
                  done ? "1" : "0");
        if (done) break;
        EXPECT_EQ(answer(at.id, codeNow(at.secret)).status, 410) << "what may be half known is not gone on with";
        ASSERT_LT(statement, 99);
    }
    EXPECT_GT(failed, 10);
}

TEST_F(EnrolmentTest, AFactorFromElsewhereIsAskedForInstead) {
    const Open at = open();
    const std::string other = newTotpSecret();
    run("UPDATE credential SET totp_secret = '" + other + "' WHERE member_uid = 'u-deputy'");
    const Response step = answer(at.id, codeNow(at.secret));
    EXPECT_EQ(member(step, "status"), "secondFactor");
    EXPECT_EQ(stored(), other);
    EXPECT_EQ(post("/oauth2/v2.0/console/challenge/" + member(step, "challengeId") + "/second-factor",
                   {{"code", codeNow(other)}})
                  .status,
              200);
}

TEST_F(EnrolmentTest, WhoeverIsSuspendedOrChangesThePasswordMeanwhileSetsUpNothing) {
    const Open first = open();
    run("UPDATE member SET suspended = 1 WHERE uid = 'u-deputy'");
    EXPECT_EQ(member(answer(first.id, codeNow(first.secret)), "code"), "ACCOUNT_LOCKED");
    run("UPDATE member SET suspended = 0 WHERE uid = 'u-deputy'");
    const Open second = open();
    ASSERT_TRUE(store->write([&](sekisho::sql::Database& db) {
        return setPassword(db, authDomain, sekisho::UserId("u-deputy"), betterPassword, false, clock.now());
    }));
    EXPECT_EQ(member(answer(second.id, codeNow(second.secret)), "code"), "LOGIN_FAILED");
    EXPECT_EQ(stored(), "(null)");
}

TEST_F(EnrolmentTest, TheNewPasswordComesAfterIt) {
    run("UPDATE credential SET must_change = 1 WHERE member_uid = 'u-deputy'");
    const Open at = open();
    const Response step = answer(at.id, codeNow(at.secret));
    EXPECT_EQ(member(step, "status"), "newPassword");
    EXPECT_EQ(stored(), at.secret);
    EXPECT_EQ(member(post("/oauth2/v2.0/console/challenge/" + at.id + "/new-password", {{"password", betterPassword}}),
                     "status"),
              "complete");
}

TEST_F(EnrolmentTest, TheSignInPageLeadsThroughItToo) {
    const auto app = addClient({"user.read"});
    const auto hidden = [](const Response& page, const std::string& name) {
        const std::string mark = "name=\"" + name + "\" value=\"";
        const auto begin = page.body.find(mark) + mark.size();
        return page.body.substr(begin, page.body.find('"', begin) - begin);
    };
    const Response page = ask(Method::Get, "/oauth2/v2.0/authorize?client_id=" + app.clientId +
                                               "&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&state=s"
                                               "&response_type=code&scope=user.read");
    const std::string base = "form=" + hidden(page, "form") + "&csrf=" + hidden(page, "csrf");
    std::string cookie = header(page, "Set-Cookie");
    cookie = cookie.substr(0, cookie.find(';'));
    const auto submit = [&](const std::string& fields) {
        return form("/oauth2/v2.0/authorize", base + fields, {{"Cookie", cookie}, {"Accept-Language", "ja"}});
    };
    const Response enrol = submit(fmt::format("&action=signIn&login=hanako%40acme&password={}", goodPassword));
    EXPECT_EQ(enrol.status, 200);
    EXPECT_NE(enrol.body.find("<svg role=\"img\" aria-label=\"認証アプリ用"), std::string::npos);
    EXPECT_EQ(enrol.body.find("otpauth"), std::string::npos) << "only as a picture and as a key";
    EXPECT_EQ(enrol.body.find("<script"), std::string::npos);
    const auto at = enrol.body.find("<code>") + 6;
    std::string secret = enrol.body.substr(at, enrol.body.find("</code>") - at);
    std::erase(secret, ' ');
    ASSERT_EQ(secret.size(), 32U);

    const Response wrong = submit("&action=code&code=" + wrongCode(secret));
    EXPECT_EQ(wrong.status, 401);
    EXPECT_NE(wrong.body.find("role=\"alert\""), std::string::npos);
    EXPECT_NE(wrong.body.find("<svg"), std::string::npos) << "it may have to be scanned once more";
    const Response back = submit("&action=code&code=" + codeNow(secret));
    EXPECT_EQ(back.status, 302) << back.body;
    EXPECT_NE(header(back, "Location").find("code="), std::string::npos);
    EXPECT_EQ(stored(), secret);
}

} // namespace
} // namespace test_auth_enrolment
