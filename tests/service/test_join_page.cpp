// The page behind an invitation link: what a person sees and sends, and that nothing a stranger sends is trusted.
#include "service/handlers/housekeeping.h"
#include "service/rules/invitations.h"
#include "tests/service/asking_fixture.h"

#include <chrono>

namespace sekishod::test::test_join_page {
namespace {

using Answers = std::vector<std::pair<std::string, std::string>>;

class JoinPageTest : public AskingTest {
  protected:
    JoinPageTest() { set(true, false); }

    void set(bool link, bool automatic, int accept = 0) {
        const auto done = put("/v1.0/admin/invitations/settings",
                              fmt::format(R"({{"linkAllowed":{},"inviters":"ADMINISTRATORS","autoApproval":{},)"
                                          R"("acceptWaiting":{}}})",
                                          link, automatic, accept));
        EXPECT_EQ(done.status, 200) << done.body;
    }
    std::string link(const std::string& more = "{}") {
        const std::string url = str(object(post("/v1.0/admin/invitations", more)), "url");
        EXPECT_TRUE(url.starts_with("https://127.0.0.1:8443/join/")) << url;
        return url.substr(url.find("/join/"));
    }
    Response open(const std::string& path, Headers headers = {{"Accept-Language", "ja"}}) {
        return ask("", Method::Get, path, {}, std::move(headers));
    }
    static std::string encoded(std::string_view text) {
        std::string out;
        for (const unsigned char c : text)
            out += fmt::format("%{:02X}", c);
        return out;
    }
    static std::string hidden(const Response& page, const std::string& name) {
        const std::string mark = "name=\"" + name + "\" value=\"";
        const auto at = page.body.find(mark);
        if (at == std::string::npos) return {};
        const auto begin = at + mark.size();
        return page.body.substr(begin, page.body.find('"', begin) - begin);
    }
    static std::string cookieOf(const Response& page) {
        const std::string cookie = headerOf(page, "Set-Cookie");
        return cookie.substr(0, cookie.find(';'));
    }
    static std::string bodyOf(const Response& page, const Answers& answers) {
        std::string out = "form=" + hidden(page, "form") + "&csrf=" + hidden(page, "csrf");
        for (const auto& [name, value] : answers)
            out += "&" + name + "=" + encoded(value);
        return out;
    }
    static Answers answers(const std::string& id, const std::string& last = "志望") {
        return {{"lastName", last},
                {"firstName", "者"},
                {"email", id},
                {"phoneticLastName", "シボウ"},
                {"phoneticFirstName", ""},
                {"privateEmail", "someone@example.org"},
                {"password", "Plum-Blossom72"},
                {"passwordAgain", "Plum-Blossom72"}};
    }
    Response send(const std::string& path, const std::string& body, const std::string& cookie,
                  const std::string& type = "application/x-www-form-urlencoded") {
        return ask("", Method::Post, path, body,
                   {{"Content-Type", type}, {"Cookie", cookie}, {"Accept-Language", "ja"}});
    }
    Response fill(const std::string& path, const Answers& given) {
        const auto page = open(path);
        return send(path, bodyOf(page, given), cookieOf(page));
    }
    std::int64_t waiting() { return number("SELECT count(*) FROM applicant"); }
    static bool says(const Response& page, std::string_view text) { return page.body.find(text) != std::string::npos; }
};

TEST_F(JoinPageTest, ThePageIsGuardedAndSpeaksTwoLanguages) {
    const std::string path = link();
    const auto page = open(path, {{"Accept-Language", "ja,en;q=0.5"}});
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_EQ(page.contentType, "text/html; charset=utf-8");
    for (const char* part : {"<html lang=\"ja\">", "@sakura", "autocomplete=\"new-password\"", "申請する"})
        EXPECT_TRUE(says(page, part)) << part;
    for (const char* part : {"<script", "http://", "https://", "src="})
        EXPECT_FALSE(says(page, part)) << part;
    const std::string policy = headerOf(page, "Content-Security-Policy");
    for (const char* part : {"default-src 'none'", "form-action 'self';", "frame-ancestors 'none'", "base-uri 'none'"})
        EXPECT_NE(policy.find(part), std::string::npos) << policy;
    EXPECT_EQ(headerOf(page, "Referrer-Policy"), "no-referrer") << "the address holds the token";
    EXPECT_EQ(headerOf(page, "Cache-Control"), "no-store");
    EXPECT_EQ(headerOf(page, "X-Frame-Options"), "DENY");
    EXPECT_TRUE(cookieOf(page).starts_with("__Host-sekisho-join="));
    EXPECT_NE(headerOf(page, "Set-Cookie").find("Secure; HttpOnly; SameSite=Strict"), std::string::npos);
    EXPECT_TRUE(says(open(path, {{"Accept-Language", "en"}}), "<html lang=\"en\">"));
}

TEST_F(JoinPageTest, APersonAppliesWaitsAndIsLetIn) {
    const auto sent = fill(link(), answers("new.one"));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_TRUE(says(sent, "申請を送信しました")) << sent.body;
    EXPECT_TRUE(says(sent, "<strong>new.one@sakura</strong>"));
    EXPECT_EQ(waiting(), 1);
    EXPECT_EQ(text("SELECT json_extract(doc, '$.privateEmail') FROM applicant"), "someone@example.org");
    EXPECT_EQ(text("SELECT actor_name || ':' || actor_id FROM audit WHERE action = 'applicant.apply'"), "invitee:");
    const auto all = list(object(get("/v1.0/admin/applicants")), "applicants");
    ASSERT_EQ(all.size(), 1U);
    const auto& applicant = all[0].as_object();
    EXPECT_EQ(str(applicant, "name"), "志望 者");
    EXPECT_EQ(str(applicant, "reading"), "シボウ");
    EXPECT_EQ(str(applicant, "invitationId"), text("SELECT uid FROM invitation"));
    EXPECT_EQ(post("/v1.0/admin/applicants/" + str(applicant, "applicantId") + "/approve").status, 201);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email = 'new.one@sakura'"), 1);
}

TEST_F(JoinPageTest, AutomaticApprovalSaysSo) {
    set(true, true);
    EXPECT_TRUE(says(fill(link(), answers("new.one")), "メンバーになりました"));
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email = 'new.one@sakura'"), 1);
}

TEST_F(JoinPageTest, WhatIsWrongIsSaidAndWhatWasTypedStays) {
    const std::string path = link();
    const auto again = [&](const std::string& name, const std::string& value) {
        Answers given = answers("new.one");
        for (auto& [key, old] : given)
            if (key == name) old = value;
        return fill(path, given);
    };
    const auto taken = again("email", "deputy1");
    EXPECT_EQ(taken.status, 409);
    EXPECT_TRUE(says(taken, "value=\"志望\"")) << taken.body;
    EXPECT_FALSE(says(taken, "Plum-Blossom72")) << "a password is never sent back";
    EXPECT_TRUE(says(taken, "aria-invalid=\"true\""));
    EXPECT_EQ(again("email", "probe@ume").status, 400);
    EXPECT_EQ(again("lastName", "").status, 200) << "one of the two names is enough";
    EXPECT_EQ(again("password", "short").status, 400);
    EXPECT_TRUE(says(again("passwordAgain", "Plum-Blossom73"), "一致しません"));
    const auto kana = again("phoneticLastName", "sato");
    EXPECT_EQ(kana.status, 400);
    EXPECT_TRUE(says(kana, "フリガナ"));
    EXPECT_EQ(again("lastName", std::string(5'000, 'x')).status, 400);
    EXPECT_EQ(waiting(), 1);
}

TEST_F(JoinPageTest, AnAnswerAfterAnErrorNeedsNothingNew) {
    const std::string path = link();
    const auto refused = fill(path, answers("deputy1"));
    const auto sent = send(path, bodyOf(refused, answers("new.one")), cookieOf(refused));
    EXPECT_TRUE(says(sent, "申請を送信しました")) << sent.body;
}

TEST_F(JoinPageTest, MarkupInNamesIsText) {
    const std::string evil = "\"><script>alert(1)</script>";
    Answers given = answers("deputy1", evil);
    const auto refused = fill(link(), given);
    EXPECT_GE(refused.status, 400);
    EXPECT_FALSE(says(refused, "<script"));
    EXPECT_TRUE(says(refused, "&quot;&gt;&lt;script&gt;")) << refused.body;
    const auto elsewhere = open("/join/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    EXPECT_EQ(elsewhere.status, 404);
    EXPECT_FALSE(says(elsewhere, "<script"));
}

TEST_F(JoinPageTest, AFormIsSentOnceFromTheBrowserThatOpenedIt) {
    const std::string path = link();
    const auto page = open(path), other = open(path);
    const std::string body = bodyOf(page, answers("new.one"));
    EXPECT_EQ(send(path, body, "").status, 400) << "without the cookie";
    EXPECT_EQ(send(path, body, cookieOf(page)).status, 400) << "a guess has used the form up";
    const auto fresh = open(path);
    const std::string good = bodyOf(fresh, answers("new.one"));
    EXPECT_EQ(send(path, good, cookieOf(other)).status, 400) << "of another browser";
    const auto third = open(path);
    const std::string third_body = bodyOf(third, answers("new.one"));
    ASSERT_EQ(send(path, third_body, cookieOf(third)).status, 200);
    const auto twice = send(path, third_body, cookieOf(third));
    EXPECT_EQ(twice.status, 400);
    EXPECT_TRUE(says(twice, "href=\"" + path + "\"")) << "and the way back is offered";
    EXPECT_EQ(waiting(), 1);
    EXPECT_EQ(send(path, "form=x&csrf=y&" + bodyOf(open(path), answers("new.two")), cookieOf(page)).status, 400);
    EXPECT_EQ(send(path, "%ZZ=1", cookieOf(page)).status, 400);
    EXPECT_EQ(send(path, R"({"email":"x"})", cookieOf(page), "application/json").status, 415);
    EXPECT_EQ(send(path, "", cookieOf(page), "multipart/form-data; boundary=x").status, 415);
    const auto form = open(path);
    EXPECT_EQ(send(link(), bodyOf(form, answers("new.three")), cookieOf(form)).status, 400) << "of another link";
    clock.advance(std::chrono::hours(2));
    EXPECT_EQ(send(path, bodyOf(fresh, answers("new.four")), cookieOf(fresh)).status, 400) << "after its time";
    EXPECT_EQ(waiting(), 1);
}

TEST_F(JoinPageTest, ALinkThatIsOverSaysSo) {
    const std::string path = link(), ended = link(R"({"expiresInDays":1})");
    const auto page = open(path);
    ASSERT_EQ(remove("/v1.0/admin/invitations/" + text("SELECT uid FROM invitation ORDER BY id LIMIT 1")).status, 204);
    for (const auto& closed : {open(path), send(path, bodyOf(page, answers("late")), cookieOf(page))}) {
        EXPECT_EQ(closed.status, 404);
        EXPECT_EQ(closed.contentType, "text/html; charset=utf-8");
        EXPECT_TRUE(says(closed, "招待した人に新しい招待を依頼してください"));
        EXPECT_EQ(headerOf(closed, "Referrer-Policy"), "no-referrer");
    }
    clock.advance(std::chrono::hours(24));
    EXPECT_EQ(open(ended).status, 404);
    EXPECT_EQ(waiting(), 0);
}

TEST_F(JoinPageTest, ALinkEndsWithItsMaker) {
    const auto deputy = signInAs("deputy1@sakura");
    const std::string url = str(object(ask(deputy.access, Method::Post, "/v1.0/admin/invitations", "{}")), "url");
    const std::string path = url.substr(url.find("/join/")), uid = uidOf("deputy1@sakura");
    const auto is = [&](const std::string& state) {
        script("UPDATE member SET " + state + " WHERE uid = '" + uid + "'");
        const auto link = list(object(get("/v1.0/admin/invitations")), "invitations")[0].as_object();
        EXPECT_EQ(link.at("open").as_bool(), open(path).status == 200);
        return open(path).status;
    };
    EXPECT_EQ(is("suspended = 0"), 200);
    EXPECT_EQ(is("suspended = 2"), 200) << "wrong passwords of a stranger end nothing";
    EXPECT_EQ(is("suspended = 1"), 404);
    EXPECT_EQ(is("suspended = 0, deleted = 1"), 404);
    EXPECT_EQ(is("deleted = NULL"), 200);
    script("UPDATE invitation SET inviter_uid = 'gone-for-good'");
    EXPECT_EQ(open(path).status, 404);
}

TEST_F(JoinPageTest, OnePersonHoldsOnlySoManyLinks) {
    script(fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) INSERT INTO "
                       "invitation(uid, domain_id, token_hash, role, inviter_uid, inviter_name, created, expires) "
                       "SELECT 'many-' || i, {}, 'many-' || i, 'MEMBER', '{}', 'x', 0, 99999999999999 FROM n",
                       kMostOpenInvitations, domain, uidOf("admin@sakura")));
    EXPECT_EQ(refusal(post("/v1.0/admin/invitations", "{}")), "403 LIMIT_EXCEEDED");
    script("UPDATE invitation SET revoked = 1 WHERE uid = 'many-1'");
    EXPECT_EQ(post("/v1.0/admin/invitations", "{}").status, 201);
}

TEST_F(JoinPageTest, AnAdministratorOfABranchSeesAndDecidesNothing) {
    ASSERT_EQ(fill(link(), answers("new.one")).status, 200);
    script("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('part', " + std::to_string(domain) +
           ", 'part', '[{\"menu\":\"members.invitation\",\"access\":\"operate\"}]', 1); INSERT INTO "
           "role_holding(role_uid, member_uid, domain_id, scope) VALUES('part', '" +
           person(0) + "', " + std::to_string(domain) + ", '{\"orgUnits\":[\"" + unit(0) +
           "\"],\"includeSubOrgUnits\":true}')");
    const auto part = signIn(text("SELECT member_uid FROM role_holding WHERE role_uid = 'part'"));
    const std::string one = "/v1.0/admin/applicants/" + text("SELECT uid FROM applicant");
    for (const auto& [method, path] :
         {std::pair{Method::Get, std::string("/v1.0/admin/invitations/settings")},
          {Method::Get, std::string("/v1.0/admin/invitations")},
          {Method::Get, std::string("/v1.0/admin/applicants")},
          {Method::Post, std::string("/v1.0/admin/invitations")},
          {Method::Post, one + "/approve"},
          {Method::Post, one + "/reject"},
          {Method::Delete, "/v1.0/admin/invitations/" + text("SELECT uid FROM invitation")}})
        EXPECT_EQ(refusal(ask(part.access, method, path, method == Method::Post ? "{}" : "")), "403 OUT_OF_SCOPE")
            << path;
    EXPECT_EQ(waiting(), 1);
}

TEST_F(JoinPageTest, AFullLinkSaysSoAndLeavesTheOthersOpen) {
    const std::string path = link(), other = link();
    const auto page = open(path);
    const auto crowd = [&](const std::string& uid, int count) {
        script(fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) INSERT INTO "
                           "applicant(uid, domain_id, invitation_uid, role, inviter_name, doc, password_hash, applied) "
                           "SELECT '{}-' || i, {}, '{}', 'MEMBER', 'x', '{{\"userId\":\"u\"}}', 'x', {} FROM n",
                           count, uid, domain, uid, sekisho::toMillis(clock.now())));
    };
    crowd(text("SELECT uid FROM invitation ORDER BY id LIMIT 1"), kMostApplicantsOfLink);
    EXPECT_EQ(open(path).status, 403);
    EXPECT_TRUE(says(open(path), "上限に達している"));
    EXPECT_EQ(send(path, bodyOf(page, answers("late")), cookieOf(page)).status, 403);
    EXPECT_EQ(open(other).status, 200);
    EXPECT_EQ(list(object(get("/v1.0/admin/invitations")), "invitations")[1].as_object().at("waiting").as_int64(),
              kMostApplicantsOfLink);
    crowd("elsewhere", kMostApplicants - kMostApplicantsOfLink);
    EXPECT_EQ(open(other).status, 403);
}

TEST_F(JoinPageTest, AFloodIsNotLetInAtOnce) {
    set(true, true);
    script(fmt::format("INSERT INTO setting(domain_id, key, doc, version) VALUES({}, 'invitationHour', "
                       "'{{\"from\":{},\"count\":{}}}', 1)",
                       domain, sekisho::toMillis(clock.now()), kMostAdmittedAnHour - 1));
    const std::string path = link();
    EXPECT_TRUE(says(fill(path, answers("the.last")), "メンバーになりました"));
    EXPECT_TRUE(says(fill(path, answers("one.more")), "申請を送信しました")) << "a person decides";
    EXPECT_EQ(waiting(), 1);
    clock.advance(std::chrono::minutes(61));
    EXPECT_TRUE(says(fill(path, answers("an.hour.later")), "メンバーになりました"));
}

TEST_F(JoinPageTest, AnIdIsWantedByOneOnly) {
    const std::string path = link();
    ASSERT_EQ(fill(path, answers("new.one")).status, 200);
    EXPECT_EQ(fill(path, answers("new.one", "別人")).status, 409);
    EXPECT_EQ(waiting(), 1);
}

TEST_F(JoinPageTest, WhatTheTenantWantsIsAskedFor) {
    EXPECT_FALSE(says(open(link()), "name=\"employeeNumber\""));
    const auto fields = get("/v1.0/admin/fields");
    ASSERT_EQ(put("/v1.0/admin/fields", R"({"fields":[{"key":"employeeNumber","required":true,"visible":true}],)"
                                        R"("employeeNumber":{"automatic":false,"prefix":"","digits":5}})")
                  .status,
              200);
    const std::string path = link();
    EXPECT_TRUE(says(open(path), "name=\"employeeNumber\""));
    const auto refused = fill(path, answers("new.one"));
    EXPECT_EQ(refused.status, 400);
    EXPECT_TRUE(says(refused, "社員番号 は必須です")) << refused.body;
    Answers whole = answers("new.one");
    whole.emplace_back("employeeNumber", "A-7");
    EXPECT_EQ(fill(path, whole).status, 200);
}

TEST_F(JoinPageTest, OnlyTheRouteIsKnownToTheLog) {
    Request request = requestOf("", Method::Get, link(), {}, {}, false);
    const Admission admission = gates->admit(request, true);
    ASSERT_TRUE(admission.endpoint);
    EXPECT_EQ(admission.endpoint->path, "/join/{token}");
    Request posted = requestOf("", Method::Post, link(), {}, {}, false);
    EXPECT_EQ(gates->admit(posted, true).bodyLimit, 16'384U);
}

TEST_F(JoinPageTest, ApplicationsRunOut) {
    ASSERT_EQ(fill(link(), answers("new.one")).status, 200);
    clock.advance(std::chrono::days(29));
    housekeeping(*services);
    EXPECT_EQ(waiting(), 1);
    clock.advance(std::chrono::days(2));
    housekeeping(*services);
    EXPECT_EQ(waiting(), 0);
    EXPECT_EQ(audits("applicant.expire"), 1);
}

TEST_F(JoinPageTest, WhoLooksIsWokenAndNobodyIsTold) {
    const auto before = number("SELECT max(seq) FROM change");
    ASSERT_EQ(fill(link(), answers("new.one")).status, 200);
    EXPECT_GT(number("SELECT max(seq) FROM change"), before);
    const auto page = object(get("/v1.0/admin/changes?cursor=" + std::to_string(before)));
    EXPECT_TRUE(list(page, "changes").empty());
    EXPECT_GT(page.at("nextCursor").as_int64(), before);
}

TEST_F(JoinPageTest, ARejectionKeepsItsReason) {
    ASSERT_EQ(fill(link(), answers("new.one")).status, 200);
    const std::string path = "/v1.0/admin/applicants/" + text("SELECT uid FROM applicant") + "/reject";
    EXPECT_EQ(refusal(post(path, R"({"reason":")" + std::string(501, 'x') + R"("})")), "400 TOO_LONG reason");
    EXPECT_EQ(post(path, R"({"reason":"知らない人"})").status, 204);
    EXPECT_NE(text("SELECT changes FROM audit WHERE action = 'applicant.reject'").find("知らない人"),
              std::string::npos);
}

} // namespace
} // namespace sekishod::test::test_join_page
