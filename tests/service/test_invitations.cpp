// Invitations: nobody comes in by a link unless the tenant says so, and tokens are nowhere but with their holder.
#include "service/auth/credentials.h"
#include "service/rules/invitations.h"
#include "tests/service/asking_fixture.h"

#include <chrono>

namespace sekishod::test::test_invitations {
namespace {

constexpr std::string_view settings = "/v1.0/admin/invitations/settings";

class InvitationTest : public AskingTest {
  protected:
    Response set(bool link, const std::string& inviters, bool automatic, int accept = 0) {
        return put(settings, fmt::format(R"({{"linkAllowed":{},"inviters":"{}","autoApproval":{},"acceptWaiting":{}}})",
                                         link, inviters, automatic, accept));
    }
    std::string link(const std::string& more = "{}") {
        const auto made = post("/v1.0/admin/invitations", more);
        EXPECT_EQ(made.status, 201) << made.body;
        return str(object(made), "token");
    }
    Response join(const std::string& token, const std::string& local, const std::string& password = "Plum-Blossom72") {
        return ask("", Method::Post, "/v1.0/join",
                   fmt::format(R"({{"token":"{}","email":"{}","lastName":"志望","firstName":"者","password":"{}"}})",
                               token, local, password));
    }
    Response check(const std::string& token) {
        return ask("", Method::Post, "/v1.0/join/check", R"({"token":")" + token + R"("})");
    }
    std::string waiting(int place = 0) {
        const auto all = list(object(get("/v1.0/admin/applicants")), "applicants");
        return str(all.at(static_cast<std::size_t>(place)).as_object(), "applicantId");
    }
};

TEST_F(InvitationTest, NothingIsOpenAsItComes) {
    const auto before = object(get(settings));
    EXPECT_FALSE(before.at("linkAllowed").as_bool());
    EXPECT_FALSE(before.at("autoApproval").as_bool());
    EXPECT_EQ(str(before, "inviters"), "ADMINISTRATORS");
    EXPECT_EQ(refusal(post("/v1.0/admin/invitations", "{}")), "403 INVITATION_OFF");
    EXPECT_EQ(refusal(ask(signIn(person(0)).access, Method::Post, "/v1.0/admin/me/invitations")), "403 INVITATION_OFF");
    EXPECT_EQ(refusal(join("x", "anybody")), "404 INVITATION_NOT_EXIST");
    EXPECT_EQ(refusal(put(settings, R"({"linkAllowed":true})")), "400 MISSING_PARAMETER inviters");
}

TEST_F(InvitationTest, AnInviteeWaitsAndIsLetIn) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    const std::string token = link();
    EXPECT_EQ(number("SELECT count(*) FROM invitation WHERE token_hash = '" + token + "'"), 0);
    EXPECT_EQ(get("/v1.0/admin/invitations").body.find(token), std::string::npos);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE changes LIKE '%" + token + "%'"), 0);
    EXPECT_EQ(str(object(check(token)), "workgroup"), "sakura");
    const auto asked = join(token, "new.one");
    ASSERT_EQ(asked.status, 201) << asked.body;
    EXPECT_EQ(str(object(asked), "status"), "WAITING");
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email = 'new.one@sakura'"), 0);
    EXPECT_EQ(refusal(join(token, "deputy1")), "409 EMAIL_ALREADY_EXIST email");
    EXPECT_EQ(refusal(join(token, "new.two", "short")), "400 PASSWORD_TOO_SHORT password");
    const auto done = post("/v1.0/admin/applicants/" + waiting() + "/approve");
    ASSERT_EQ(done.status, 201) << done.body;
    const std::string uid = str(object(done), "userId");
    EXPECT_FALSE(object(get("/v1.0/users/" + uid)).at("isPending").as_bool());
    EXPECT_EQ(number("SELECT must_change FROM credential WHERE member_uid = '" + uid + "'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM applicant"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "'"), 0);
    for (const char* action : {"invitation.issue", "applicant.apply", "applicant.approve"})
        EXPECT_EQ(audits(action), 1) << action;
}

TEST_F(InvitationTest, WhatIsCompulsoryIsGivenByWhoApproves) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    const std::string token = link();
    ASSERT_EQ(join(token, "new.one").status, 201);
    const std::string approve = "/v1.0/admin/applicants/" + waiting() + "/approve";
    const std::string unit = text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) + " LIMIT 1");
    ASSERT_EQ(
        post("/v1.0/directory/users/custom-properties",
             fmt::format(R"({{"domainId":{},"propertyName":"badge2","displayName":"名札2","propertyType":"STRING",)"
                         R"("mandatory":true}})",
                         domain))
            .status,
        201);
    ASSERT_EQ(put("/v1.0/admin/fields", R"({"fields":[{"key":"organizations.orgUnits","required":true}],)"
                                        R"("employeeNumber":{"automatic":false,"digits":5}})")
                  .status,
              200);
    const auto applicant = list(object(get("/v1.0/admin/applicants")), "applicants").at(0).as_object();
    EXPECT_EQ(boost::json::serialize(applicant.at("missing")),
              R"(["organizations.orgUnits","customProperties.badge2"])");
    EXPECT_EQ(refusal(post(approve)), "400 REQUIRED organizations.orgUnits");
    const std::string placed = fmt::format(
        R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}","primary":true}}]}}],)"
        R"("customProperties":{{"badge2":"N-7"}}}})",
        domain, unit);
    EXPECT_EQ(refusal(post(approve, placed.substr(0, placed.find(",\"customProperties")) + "}")),
              "400 REQUIRED customProperties.badge2");
    EXPECT_EQ(
        refusal(post(approve, R"({"passwordConfig":{"passwordCreationType":"ADMIN","password":"Plum-Tree-72x"}})")),
        "400 INVALID_PARAMETER passwordConfig");
    EXPECT_EQ(refusal(post(approve, R"({"userTypeId":"nobody"})")), "404 USER_TYPE_NOT_EXIST userTypeId");
    EXPECT_EQ(number("SELECT count(*) FROM applicant"), 1) << "he waits on";
    const auto done = post(approve, placed);
    ASSERT_EQ(done.status, 201) << done.body;
    const auto member = object(get("/v1.0/users/" + str(object(done), "userId")));
    EXPECT_EQ(str(member, "email"), "new.one@sakura");
    EXPECT_EQ(str(member.at("customProperties").as_object(), "badge2"), "N-7");
    EXPECT_NE(boost::json::serialize(member.at("organizations")).find(unit), std::string::npos);
}

TEST_F(InvitationTest, WhoMayOnlyInviteSaysNothingMoreAboutANewMember) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    ASSERT_EQ(join(link(), "new.one").status, 201);
    const auto inviter = signIn(person(3));
    script("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('inviter', " + std::to_string(domain) +
           ", 'inviter', '[{\"menu\":\"members.invitation\",\"access\":\"operate\"}]', 1);"
           "INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('inviter', '" +
           person(3) + "', " + std::to_string(domain) + ", '{}')");
    const std::string approve = "/v1.0/admin/applicants/" + waiting() + "/approve";
    EXPECT_EQ(refusal(ask(inviter.access, Method::Post, approve, R"({"nickName":"x"})")), "403 FORBIDDEN");
    EXPECT_EQ(ask(inviter.access, Method::Post, approve).status, 201);
}

TEST_F(InvitationTest, OneWhoIsTurnedAwayLeavesNothing) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    ASSERT_EQ(join(link(), "new.one").status, 201);
    const std::string id = waiting();
    EXPECT_EQ(post("/v1.0/admin/applicants/" + id + "/reject").status, 204);
    EXPECT_EQ(refusal(post("/v1.0/admin/applicants/" + id + "/approve")), "404 APPLICANT_NOT_EXIST");
    EXPECT_EQ(number("SELECT count(*) FROM applicant"), 0);
}

TEST_F(InvitationTest, ALinkEnds) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    EXPECT_EQ(refusal(post("/v1.0/admin/invitations", R"({"expiresInDays":91})")), "400 OUT_OF_RANGE expiresInDays");
    const std::string revoked = link(), expired = link(R"({"expiresInDays":1})"), open = link();
    const std::string id = text("SELECT uid FROM invitation ORDER BY id LIMIT 1");
    EXPECT_EQ(remove("/v1.0/admin/invitations/" + id).status, 204);
    EXPECT_EQ(refusal(check(revoked)), "404 INVITATION_NOT_EXIST");
    EXPECT_EQ(check(expired).status, 200);
    clock.advance(std::chrono::hours(24));
    EXPECT_EQ(refusal(check(expired)), "404 INVITATION_NOT_EXIST");
    EXPECT_EQ(check(open).status, 200);
    admin = signInAs("admin@sakura");
    ASSERT_EQ(set(false, "ADMINISTRATORS", false).status, 200);
    EXPECT_EQ(refusal(join(open, "late")), "404 INVITATION_NOT_EXIST") << "links are not allowed any more";
}

TEST_F(InvitationTest, AutomaticApprovalLetsInThoseWhoWaitAfterTheirNumberWasSaid) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    const std::string token = link(), asOperator = link(R"({"role":"OPERATOR"})");
    ASSERT_EQ(join(token, "one").status, 201);
    ASSERT_EQ(join(token, "two").status, 201);
    ASSERT_EQ(join(asOperator, "boss").status, 201);
    EXPECT_EQ(object(get(settings)).at("waiting").as_int64(), 3);
    const auto refused = set(true, "ADMINISTRATORS", true);
    EXPECT_EQ(refusal(refused), "409 INVITATION_WAITING acceptWaiting");
    EXPECT_EQ(number("SELECT count(*) FROM applicant"), 3);
    ASSERT_EQ(set(true, "ADMINISTRATORS", true, 3).status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email IN ('one@sakura', 'two@sakura')"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM applicant"), 1) << "who would be an operator waits for a person's word";
    const auto at = join(token, "three");
    EXPECT_EQ(str(object(at), "status"), "ADMITTED");
    EXPECT_EQ(str(object(join(asOperator, "boss2")), "status"), "WAITING");
}

TEST_F(InvitationTest, TheSettingsAreAPolicyByAnotherName) {
    constexpr std::string_view policy = "/v1.0/admin/policies/invitation";
    const auto save = [&](const std::string& values, const std::string& confirm, const char* tag) {
        return ask(admin.access, Method::Put, policy,
                   fmt::format(R"({{"values":{},"reason":"春の入社","confirm":"{}"}})", values, confirm),
                   {{"If-Match", tag}});
    };
    ASSERT_EQ(set(true, "ALL_MEMBERS", false).status, 200);
    const auto state = object(get(policy));
    EXPECT_EQ(boost::json::serialize(state.at("values")),
              R"({"autoApproval":false,"inviters":"ALL_MEMBERS","linkAllowed":true})");
    EXPECT_EQ(headerOf(get(settings), "ETag"), headerOf(get(policy), "ETag"));
    EXPECT_EQ(audits("policy.update"), 1);
    const std::string token = link();
    ASSERT_EQ(join(token, "one").status, 201);
    for (const char* confirm : {"", "2", "one"})
        EXPECT_EQ(refusal(save(R"({"autoApproval":true})", confirm, "\"1\"")), "409 INVITATION_WAITING autoApproval");
    EXPECT_EQ(number("SELECT count(*) FROM applicant"), 1) << "nothing of a refused save stays";
    EXPECT_EQ(headerOf(get(policy), "ETag"), "\"1\"");
    ASSERT_EQ(save(R"({"autoApproval":true})", "1", "\"1\"").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email = 'one@sakura'"), 1);
    const auto now = object(get(settings));
    EXPECT_TRUE(now.at("autoApproval").as_bool() && now.at("linkAllowed").as_bool());
    EXPECT_EQ(refusal(save(R"({"inviters":"NOBODY"})", "", "\"2\"")).substr(0, 3), "400");
    EXPECT_EQ(refusal(ask(admin.access, Method::Put, settings,
                          R"({"linkAllowed":false,"inviters":"ADMINISTRATORS","autoApproval":false})",
                          {{"If-Match", "\"1\""}})),
              "412 PRECONDITION_FAILED");
    // Back before it was first saved, and the links are dead again.
    ASSERT_EQ(
        ask(admin.access, Method::Post, std::string(policy) + "/revert", R"({"revision":0})", {{"If-Match", "\"2\""}})
            .status,
        200);
    EXPECT_EQ(refusal(check(token)), "404 INVITATION_NOT_EXIST");
    EXPECT_EQ(refusal(ask(signIn(person(2)).access, Method::Get, policy)), "403 FORBIDDEN");
}

TEST_F(InvitationTest, OnlyTheHighestAndDeputiesMakeOperators) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    const auto op = signInAs("operator1@sakura"), deputy = signInAs("deputy1@sakura");
    const auto issue = [&](const SignedIn& who) {
        return ask(who.access, Method::Post, "/v1.0/admin/invitations", R"({"role":"OPERATOR"})");
    };
    EXPECT_EQ(refusal(issue(op)), "403 ROLE_EXCEEDS_OWN role");
    const auto made = issue(deputy);
    ASSERT_EQ(made.status, 201);
    ASSERT_EQ(join(str(object(made), "token"), "boss").status, 201);
    const std::string approve = "/v1.0/admin/applicants/" + waiting() + "/approve";
    EXPECT_EQ(refusal(ask(op.access, Method::Post, approve)), "403 ROLE_EXCEEDS_OWN");
    const auto done = ask(deputy.access, Method::Post, approve);
    ASSERT_EQ(done.status, 201) << done.body;
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE role_uid LIKE 'operator:%' AND member_uid = '" +
                     str(object(done), "userId") + "'"),
              1);
    EXPECT_EQ(audits("role.grant"), 2) << "with that of the first administrator";
}

TEST_F(InvitationTest, MembersInviteWhereTheTenantLetsThem) {
    const std::string path = "/v1.0/admin/me/invitations";
    const auto member = signIn(person(0), {"user.read"});
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    EXPECT_EQ(refusal(ask(member.access, Method::Post, path)), "403 INVITATION_OFF");
    ASSERT_EQ(set(true, "ALL_MEMBERS", false).status, 200);
    const auto made = ask(member.access, Method::Post, path, R"({"role":"OPERATOR"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(str(object(made), "role"), "MEMBER") << "an ordinary member, whatever was asked for";
    EXPECT_EQ(refusal(ask(member.access, Method::Get, "/v1.0/admin/invitations")), "403 FORBIDDEN");
}

TEST_F(InvitationTest, ALinkOfOneTenantDoesNotReachAnother) {
    ASSERT_EQ(set(true, "ADMINISTRATORS", false).status, 200);
    ASSERT_EQ(join(link(), "probe@ume").status, 400) << "the workgroup is the tenant's own";
    EXPECT_EQ(number("SELECT count(*) FROM applicant WHERE domain_id <> " + std::to_string(domain)), 0);
}

} // namespace
} // namespace sekishod::test::test_invitations
