// What members' apps are told: the menu as it was laid out, without what their template takes away, and what they keep
// to; and drafts of which many lines are wrong.
#include "tests/service/saved_policy_fixture.h"

namespace sekishod::test::test_app_settings {
namespace {

class AppSettingsTest : public SavedPolicyTest {
  protected:
    json::object told(const SignedIn& who) {
        const Response response = get(who, "/v1.0/company/app-settings");
        EXPECT_EQ(response.status, 200) << response.body;
        return response.status == 200 ? object(response) : json::object{};
    }
    SignedIn phoneOf(const std::string& login) {
        return signIn(uidOf(login), {"user.read"}, sekisho::ClientKind::MobileApp);
    }
    static std::string services(const json::object& told) {
        return json::serialize(told.at("menu").as_object().at("services"));
    }
};

TEST_F(AppSettingsTest, EveryMemberIsToldTheMenuInItsOrderWithItsLinks) {
    const SignedIn member = phoneOf("operator1@sakura");
    EXPECT_EQ(services(told(member)), R"(["talk","board","calendar","tasks","mail","drive","forms","contacts"])");
    saved("menus",
          R"({"order":["drive","talk"],"links":[{"label":" 社内ポータル ","url":"https://portal.example/"}]})");
    const auto after = told(member);
    EXPECT_EQ(services(after), R"(["drive","talk","board","calendar","tasks","mail","forms","contacts"])")
        << "what was not named comes last, in the usual order";
    EXPECT_EQ(json::serialize(after.at("menu").as_object().at("links")),
              R"([{"label":"社内ポータル","url":"https://portal.example/"}])");
    EXPECT_EQ(audits("policy.update"), 1);
    ASSERT_EQ(revert("menus", 0).status, 200);
    EXPECT_EQ(services(told(member)).substr(0, 8), R"(["talk",)");
    EXPECT_EQ(get(signIn(uidOf("operator1@sakura"), {"bot"}), "/v1.0/company/app-settings").status, 403);
}

TEST_F(AppSettingsTest, WhatATemplateTakesAwayIsNotInTheMenuOfThatClient) {
    script(fmt::format("UPDATE template SET off = '[\"board.mobileApp\",\"mail.browser\"]' WHERE uid = 'default:{}'",
                       domain));
    const std::string phone = services(told(phoneOf("operator1@sakura")));
    EXPECT_EQ(phone.find("board"), std::string::npos);
    EXPECT_NE(phone.find("mail"), std::string::npos);
    const std::string browser =
        services(told(signIn(uidOf("operator1@sakura"), {"user.read"}, sekisho::ClientKind::Browser)));
    EXPECT_NE(browser.find("board"), std::string::npos);
    EXPECT_EQ(browser.find("mail"), std::string::npos);
}

TEST_F(AppSettingsTest, AppsAreToldWhatTheyCarryOutAndNobodyElsesName) {
    const std::string allowed = uidOf("deputy1@sakura");
    saved("mobile", R"({"passcodeLock":"required","retentionDays":7,"mdm":"lineworks","mdmScope":"required",)"
                    R"("mdmExceptions":[")" +
                        allowed + R"("]})");
    saved("externalTalk",
          R"({"line":true,"lineWho":"specific","lineMembers":[")" + allowed + R"("],"filesToLine":true})");
    saved("files", R"({"mobileUpload":false,"watermark":true})");
    const auto deputy = told(phoneOf("deputy1@sakura")), operatorsOwn = told(phoneOf("operator1@sakura"));
    const auto of = [](const json::object& all, const char* policy) {
        return all.at("policies").as_object().at(policy).as_object();
    };
    EXPECT_EQ(of(deputy, "mobile").at("passcodeLock").as_string(), "required");
    EXPECT_EQ(of(deputy, "mobile").at("retentionDays").as_int64(), 7);
    EXPECT_FALSE(of(deputy, "mobile").at("mdmEnrolmentRequired").as_bool());
    EXPECT_TRUE(of(operatorsOwn, "mobile").at("mdmEnrolmentRequired").as_bool());
    EXPECT_TRUE(of(deputy, "externalTalk").at("line").as_object().at("files").as_bool());
    EXPECT_FALSE(of(operatorsOwn, "externalTalk").at("line").as_object().at("talk").as_bool());
    EXPECT_FALSE(of(deputy, "files").at("mobileUpload").as_bool());
    EXPECT_TRUE(of(deputy, "files").at("watermark").as_bool());
    EXPECT_EQ(json::serialize(operatorsOwn).find(allowed), std::string::npos) << "no list of members";
    EXPECT_FALSE(deputy.at("policies").as_object().contains("network"));
}

TEST_F(AppSettingsTest, AMenuThatWouldLeadAstrayIsRefusedWithEachOfItsLines) {
    const auto refused = [&](const std::string& values) { return save("menus", values); };
    for (const std::string url : {"http://portal.example/", "javascript:alert(1)", "https://", "https://a@b.example/",
                                  "https://portal.example/a b"}) {
        const Response response = refused(R"({"links":[{"label":"x","url":")" + url + R"("}]})");
        EXPECT_EQ(codeOf(response), "MENU_ADDRESS") << url << response.body;
        EXPECT_EQ(headerOf(response, "X-Error-Field"), "links[0]");
    }
    EXPECT_EQ(codeOf(refused(R"({"links":[{"label":"","url":"https://a.example/"}]})")), "POLICY_TOO_SHORT");
    EXPECT_EQ(codeOf(refused(R"({"links":[{"label":"a","url":"https://a.example/"},)"
                             R"({"label":"b","url":"https://a.example/"}]})")),
              "POLICY_TWICE");
    EXPECT_EQ(codeOf(refused(R"({"order":["talk","elsewhere"]})")), "INVALID_PARAMETER");
    json::array many;
    for (int i = 0; i <= 10; ++i)
        many.push_back({{"label", "x"}, {"url", fmt::format("https://{}.example/", i)}});
    EXPECT_EQ(codeOf(refused(R"({"links":)" + json::serialize(many) + "}")), "POLICY_TOO_MANY");
    EXPECT_EQ(revisionOf("menus"), 0);
}

// 5,000 lines of which 3 are wrong: each is named with its line and its own sentence.
TEST_F(AppSettingsTest, EachWrongLineOfALongListIsNamed) {
    json::array lines;
    for (int i = 0; i < 5000; ++i)
        lines.push_back({{"range", fmt::format("{}.{}.7.9", 11 + i / 250, i % 250)}, {"label", ""}});
    lines[17].as_object()["range"] = "1.2.3.4/33";
    lines[2500].as_object()["range"] = "203.0.113.9-203.0.113.1";
    lines[4999].as_object()["range"] = "10.0.0.1";
    const std::string draft = R"({"mode":"allowList","addresses":)" + json::serialize(lines) + "}";
    for (const Response& response :
         {save("network", draft),
          ask(super.access, Method::Post, policyPath("network", "/preview"), R"({"values":)" + draft + "}")}) {
        EXPECT_EQ(response.status, 400);
        const auto body = object(response);
        std::string named;
        for (const auto& one : body.at("errors").as_array()) {
            const auto& fault = one.as_object();
            named += str(fault, "field") + "=" + str(fault, "code") + " ";
            EXPECT_FALSE(str(fault, "description").empty());
        }
        EXPECT_NE(named.find("addresses[17]=ADDRESS_PREFIX"), std::string::npos) << named;
        EXPECT_NE(named.find("addresses[2500]=ADDRESS_BACKWARDS"), std::string::npos) << named;
        EXPECT_NE(named.find("addresses[4999]=ADDRESS_NOT_PUBLIC"), std::string::npos) << named;
        EXPECT_EQ(str(body, "code"), str(body.at("errors").as_array()[0].as_object(), "code"));
    }
    EXPECT_EQ(revisionOf("network"), 0);
}

TEST_F(AppSettingsTest, TheKeyOfAnMdmIsIssuedOnceShownToWhoMayAndStandsNowhereElse) {
    EXPECT_EQ(codeOf(get(super, "/v1.0/admin/mdm-key")), "MDM_KEY_NOT_EXIST");
    saved("mobile", R"({"mdm":"thirdParty"})");
    const auto first = object(get(super, "/v1.0/admin/mdm-key"));
    EXPECT_EQ(str(first, "name"), "LineworksAuthCode");
    EXPECT_GE(str(first, "value").size(), 32U);
    EXPECT_EQ(get(signInAs("operator1@sakura"), "/v1.0/admin/mdm-key").status, 403);
    script(fmt::format("UPDATE session SET ended = NULL, end_reason = '' WHERE domain_id = {} AND kind = 'mobileApp'",
                       domain));
    const std::int64_t phones = live("kind = 'mobileApp'");
    ASSERT_GT(phones, 0);
    clock.advance(std::chrono::minutes(16)); // its answer tells a secret: the sign-in is confirmed first
    EXPECT_EQ(codeOf(ask(super.access, Method::Post, "/v1.0/admin/mdm-key", "{}")), "STEP_UP_REQUIRED");
    EXPECT_EQ(object(get(super, "/v1.0/admin/mdm-key")), first);
    super = signInAs("admin@sakura");
    const Response issued = ask(super.access, Method::Post, "/v1.0/admin/mdm-key", "{}");
    ASSERT_EQ(issued.status, 200) << issued.body;
    EXPECT_NE(str(object(issued), "value"), str(first, "value"));
    EXPECT_EQ(object(get(super, "/v1.0/admin/mdm-key")), object(issued));
    EXPECT_EQ(live("kind = 'mobileApp'"), 0) << "they showed the key before";
    EXPECT_EQ(lastAudit("tenant.mdmKey.issue").at("sessionsEnded").as_object().at("to").as_int64(), phones);
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM audit WHERE changes LIKE '%{}%'", str(object(issued), "value"))),
              0);
    EXPECT_EQ(json::serialize(values("mobile")).find(str(object(issued), "value")), std::string::npos);
}

} // namespace
} // namespace sekishod::test::test_app_settings
