// Invitation mails: who gets one, what its link opens, and that it opens nothing twice, too late or for somebody else.
#include "tests/service/asking_fixture.h"

#include <chrono>

namespace sekishod::test::test_first_passwords {
namespace {

class FirstPasswordTest : public AskingTest {
  protected:
    std::string added(const std::string& local, const std::string& more = {}) {
        const auto made =
            post("/v1.0/users", fmt::format(R"({{"domainId":{},"email":"{}","privateEmail":"{}@example.org",)"
                                            R"("userName":{{"lastName":"新入"}}{}}})",
                                            domain, local, local, more));
        EXPECT_EQ(made.status, 201) << made.body;
        return str(object(made), "userId");
    }
    // What the latest mail leads to.
    std::string path() {
        const std::string link = text("SELECT json_extract(params, '$.link') FROM notice WHERE template = "
                                      "'member.invited' ORDER BY id DESC LIMIT 1");
        EXPECT_TRUE(link.starts_with("https://127.0.0.1:8443/welcome/")) << link;
        return link.substr(link.find("/welcome/"));
    }
    std::int64_t mails(const std::string& more = {}) {
        return number("SELECT count(*) FROM notice WHERE template = 'member.invited'" + more);
    }
    Response open(const std::string& where) { return ask("", Method::Get, where, {}, {{"Accept-Language", "ja"}}); }
    Response send(const std::string& where, const std::string& password, const std::string& again,
                  const std::string& type = "application/x-www-form-urlencoded") {
        return ask("", Method::Post, where, "password=" + password + "&passwordAgain=" + again,
                   {{"Content-Type", type}, {"Accept-Language", "ja"}});
    }
    Response invite(const std::string& uid, const std::string& body) {
        return post("/v1.0/users/" + uid + "/send-invitation-email", body);
    }
    static bool says(const Response& page, std::string_view words) {
        return page.body.find(words) != std::string::npos;
    }
};

TEST_F(FirstPasswordTest, WhoIsAddedWithoutAPasswordSetsHisOwn) {
    const std::string uid = added("new.one");
    ASSERT_EQ(mails(" AND address = 'new.one@example.org' AND channel = 'mail'"), 1);
    const std::string where = path();
    EXPECT_EQ(number("SELECT count(*) FROM first_password WHERE token_hash = '" + where.substr(9) + "'"), 0)
        << "kept as a hash";
    const auto page = open(where);
    ASSERT_EQ(page.status, 200) << page.body;
    for (const char* part : {"<html lang=\"ja\">", "new.one@sakura", "autocomplete=\"new-password\"", "設定する"})
        EXPECT_TRUE(says(page, part)) << part;
    EXPECT_FALSE(says(page, "<script"));
    EXPECT_EQ(headerOf(page, "Referrer-Policy"), "no-referrer") << "the address holds the token";
    EXPECT_EQ(send(where, "Plum-Blossom72", "Plum-Blossom73").status, 400);
    EXPECT_EQ(send(where, "short", "short").status, 400);
    EXPECT_EQ(send(where, "Plum-Blossom72", "Plum-Blossom72", "application/json").status, 400);
    EXPECT_EQ(number("SELECT count(*) FROM credential WHERE member_uid = '" + uid + "' AND hash <> ''"), 0);
    const auto set = send(where, "Plum-Blossom72", "Plum-Blossom72");
    ASSERT_EQ(set.status, 200) << set.body;
    EXPECT_EQ(number("SELECT must_change FROM credential WHERE member_uid = '" + uid + "' AND hash <> ''"), 0);
    EXPECT_EQ(audits("member.password.first"), 1);
    EXPECT_EQ(text("SELECT actor_id FROM audit WHERE action = 'member.password.first'"), uid);
    EXPECT_EQ(open(where).status, 404) << "it opens once";
    EXPECT_EQ(send(where, "Plum-Blossom99", "Plum-Blossom99").status, 404);
}

TEST_F(FirstPasswordTest, ALinkEndsWithTimeWithANewOneAndWithTheAccount) {
    const std::string uid = added("new.one");
    const std::string first = path();
    ASSERT_EQ(invite(uid, R"({"usePrivateEmail":true})").status, 204);
    const std::string second = path();
    EXPECT_NE(first, second);
    EXPECT_EQ(open(first).status, 404);
    EXPECT_EQ(open(second).status, 200);
    clock.advance(std::chrono::hours(24 * 7));
    admin = signInAs("admin@sakura");
    EXPECT_EQ(open(second).status, 404);
    ASSERT_EQ(invite(uid, R"({"usePrivateEmail":false,"email":"other@example.com"})").status, 204);
    EXPECT_EQ(mails(" AND address = 'other@example.com'"), 1);
    EXPECT_EQ(audits("member.invite"), 2);
    const std::string third = path();
    ASSERT_EQ(remove("/v1.0/users/" + uid).status, 204);
    EXPECT_EQ(open(third).status, 404);
    ASSERT_EQ(remove("/v1.0/users/" + uid + "/forcedelete").status, 204);
    EXPECT_EQ(number("SELECT count(*) FROM first_password"), 0);
    EXPECT_EQ(open("/welcome/none").status, 404);
}

TEST_F(FirstPasswordTest, WhatCannotBeSentSaysWhy) {
    const std::string uid = added("new.one");
    EXPECT_EQ(refusal(invite(uid, "{}")), "400 MISSING_PARAMETER email");
    EXPECT_EQ(refusal(invite(uid, R"({"usePrivateEmail":"yes"})")), "400 INVALID_PARAMETER usePrivateEmail");
    EXPECT_EQ(refusal(invite(uid, R"({"email":"nobody"})")).substr(0, 3), "400");
    EXPECT_EQ(refusal(invite("nobody", R"({"usePrivateEmail":true})")), "404 USER_NOT_EXIST");
    EXPECT_EQ(refusal(invite(person(1), R"({"usePrivateEmail":true})")), "400 INVALID_STATE") << "he has signed in";
    script("UPDATE member SET doc = json_remove(doc, '$.privateEmail') WHERE uid = '" + uid + "'");
    EXPECT_EQ(refusal(invite(uid, R"({"usePrivateEmail":true})")), "400 PRIVATE_EMAIL_REQUIRED privateEmail");
    const auto branch = signInAs("branch1@sakura");
    EXPECT_EQ(ask(branch.access, Method::Post, "/v1.0/users/send-invitation-email", "{}").status, 403);
}

TEST_F(FirstPasswordTest, EverybodyWhoWaitsForOneGetsItOnceADay) {
    added("new.one");
    added("new.two");
    const std::int64_t waiting =
        number("SELECT count(*) FROM member m LEFT JOIN credential c ON c.member_uid = m.uid WHERE m.domain_id = " +
               std::to_string(domain) +
               " AND m.pending = 1 AND m.suspended = 0 AND m.deleted IS NULL AND coalesce(c.hash, '') = '' AND "
               "coalesce(json_extract(m.doc, '$.privateEmail'), '') <> ''");
    ASSERT_GE(waiting, 2);
    const std::int64_t before = mails();
    ASSERT_EQ(post("/v1.0/users/send-invitation-email", R"({"resultEmailReceiver":"admin@example.org"})").status, 202);
    EXPECT_EQ(mails() - before, waiting);
    EXPECT_EQ(text("SELECT json_extract(params, '$.count') FROM notice WHERE template = 'member.invitedAll' AND "
                   "address = 'admin@example.org'"),
              std::to_string(waiting));
    EXPECT_EQ(refusal(post("/v1.0/users/send-invitation-email")), "400 INVALID_STATE");
    clock.advance(std::chrono::hours(25));
    admin = signInAs("admin@sakura");
    EXPECT_EQ(post("/v1.0/users/send-invitation-email").status, 202);
    EXPECT_EQ(audits("member.inviteAll"), 2);
}

} // namespace
} // namespace sekishod::test::test_first_passwords
