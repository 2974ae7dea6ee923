// The evaluation endpoint (OpenID AuthZEN Authorization API 1.0): single and batch, who may ask, what is kept, and what
// hostile requests get.

#include "service/handlers/access_request.h"
#include "service/handlers/housekeeping.h"
#include "tests/service/endpoint_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace test_access_evaluation {

using namespace sekishod;
using namespace sekishod::test;
namespace json = boost::json;

namespace {

constexpr const char* kOne = "/access/v1/evaluation";
constexpr const char* kMany = "/access/v1/evaluations";

class EvaluationTest : public EndpointTest {
  protected:
    EvaluationTest() : gateway(serviceAccount("access.evaluate")), uid(plainMember(0)) {
        script("DELETE FROM file_event; UPDATE member SET activation = 1 WHERE uid = '" + uid + "'");
    }

    void policy(const std::string& key, const std::string& values) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, '{}', '{}', 1) ON "
                           "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value",
                           domain, key, values));
    }
    // The gateway obeys the list as well: its own address stands on it.
    void officeAndGateway() {
        policy("network", R"({"mode":"allowList","addresses":[{"range":"203.0.113.0/24"},{"range":"192.0.2.9"}]})");
    }
    json::object question(std::string_view action, std::string_view service, json::object context,
                          std::string_view who = {}) const {
        return {{"subject", {{"type", "user"}, {"id", who.empty() ? std::string_view(uid) : who}}},
                {"action", {{"name", action}}},
                {"resource", {{"type", "service"}, {"id", service}}},
                {"context", std::move(context)}};
    }
    Response post(const char* path, const json::value& body) {
        return ask(gateway.access, Method::Post, path, json::serialize(body));
    }
    // "yes", or the codes of the reasons.
    static std::string verdict(const json::value& answer) {
        if (answer.at("decision").as_bool()) return "yes";
        std::string codes;
        for (const auto& reason : answer.at("context").at("reasons").as_array())
            codes += (codes.empty() ? "" : " ") + std::string(reason.at("code").as_string());
        return codes;
    }
    std::string asked(std::string_view action, std::string_view service, json::object context,
                      std::string_view who = {}) {
        const auto response = post(kOne, question(action, service, std::move(context), who));
        EXPECT_EQ(response.status, 200) << response.body;
        return response.status == 200 ? verdict(json::parse(response.body)) : std::string("error");
    }
    std::string fieldOf(const json::value& body, const char* path = kOne) {
        const auto response = post(path, body);
        EXPECT_EQ(response.status, 400) << response.body;
        return headerOf(response, "X-Error-Field");
    }

    SignedIn gateway;
    std::string uid;
};

TEST_F(EvaluationTest, SaysYesWhereNothingSpeaksAgainstIt) {
    EXPECT_EQ(asked("signIn", "talk", {{"client", "browser"}, {"ip", "203.0.113.7"}}), "yes");
    EXPECT_EQ(asked("use", "all", {{"client", "mobileApp"}}), "yes");
    EXPECT_EQ(asked("upload", "drive", {{"client", "pcApp"}, {"extension", "pdf"}}), "yes");
    const auto response = post(kOne, question("use", "talk", {{"client", "browser"}}));
    EXPECT_EQ(response.body, R"({"decision":true})");
}

TEST_F(EvaluationTest, FindsTheSubjectByEveryFormOfId) {
    const std::string email = text("SELECT email FROM member WHERE uid = '" + uid + "'");
    script("UPDATE member SET external_key = 'K-1' WHERE uid = '" + uid + "'");
    for (const std::string& id : {uid, email, std::string("externalKey:K-1")})
        EXPECT_EQ(asked("use", "talk", {{"client", "browser"}}, id), "yes") << id;
    for (const std::string& id : {std::string("nobody@sakura"), uidOf("deputy1@ume"), std::string("deputy1@ume"),
                                  std::string("externalKey:"), std::string("me"), std::string("' OR 1=1 --")})
        EXPECT_EQ(asked("use", "talk", {{"client", "browser"}}, id), "USER_NOT_EXIST") << id;
}

TEST_F(EvaluationTest, TellsEachReasonInBothLanguages) {
    officeAndGateway();
    script(fmt::format("UPDATE template SET off = '[\"talk.pcApp\"]' WHERE uid = 'default:{}'", domain));
    EXPECT_EQ(asked("use", "talk", {{"client", "pcApp"}, {"ip", "198.51.100.9"}}),
              "ACCESS_ADDRESS SERVICE_NOT_ALLOWED");
    EXPECT_EQ(asked("use", "talk", {{"client", "browser"}, {"ip", "::ffff:203.0.113.9"}}), "yes");
    EXPECT_EQ(asked("use", "talk", {{"client", "mobileApp"}, {"ip", "198.51.100.9"}}), "yes");
    const auto response = post(kOne, question("use", "talk", {{"client", "browser"}, {"ip", "198.51.100.9"}}));
    const auto reason = json::parse(response.body).at("context").at("reasons").at(0);
    EXPECT_EQ(reason.at("code").as_string(), "ACCESS_ADDRESS");
    EXPECT_EQ(reason.at("params").at("address").as_string(), "198.51.100.9");
    EXPECT_NE(std::string(reason.at("en").as_string()).find("IP address"), std::string::npos);
    EXPECT_NE(std::string(reason.at("ja").as_string()).find("IP アドレス"), std::string::npos);
}

TEST_F(EvaluationTest, KnowsTheStateOfTheAccountAndItsApps) {
    script("UPDATE member SET suspended = 1 WHERE uid = '" + uid + "'");
    EXPECT_EQ(asked("use", "talk", {{"client", "browser"}}), "ACCOUNT_LOCKED");
    script("UPDATE member SET suspended = 0 WHERE uid = '" + uid + "'");
    script(fmt::format("INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES('{}', {}, 1, 0, 0)", uid,
                       domain));
    EXPECT_EQ(asked("use", "talk", {{"client", "mobileApp"}}), "APP_STOPPED");
    EXPECT_EQ(asked("use", "talk", {{"client", "browser"}}), "yes");
}

TEST_F(EvaluationTest, AsksForTheSecondFactorFromOtherCountries) {
    policy("network", R"({"mode":"all","countryRestriction":true,"countries":["JP"]})");
    script("UPDATE credential SET totp_secret = NULL WHERE member_uid = '" + uid + "'");
    const json::object abroad{{"client", "browser"}, {"country", "de"}};
    EXPECT_EQ(asked("signIn", "talk", {{"client", "browser"}, {"country", "jp"}}), "yes");
    EXPECT_EQ(asked("signIn", "talk", abroad), "COUNTRY_STEP_UP");
    script("UPDATE credential SET totp_secret = 'X' WHERE member_uid = '" + uid + "'");
    EXPECT_EQ(asked("signIn", "talk", abroad), "COUNTRY_SECOND_FACTOR");
    const auto response = json::parse(post(kOne, question("signIn", "talk", abroad)).body);
    EXPECT_TRUE(response.at("context").at("stepUp").as_bool());
    json::object passed = abroad;
    passed["secondFactor"] = true;
    EXPECT_EQ(asked("signIn", "talk", passed), "yes");
    EXPECT_EQ(asked("use", "talk", abroad), "yes");
}

TEST_F(EvaluationTest, KnowsLoginMethods) {
    EXPECT_EQ(asked("signIn", "talk", {{"client", "browser"}, {"method", "phone"}}), "LOGIN_METHOD_OFF");
    policy("account", R"({"loginByPhone":true})");
    EXPECT_EQ(asked("signIn", "talk", {{"client", "browser"}, {"method", "phone"}}), "yes");
}

TEST_F(EvaluationTest, FilesGoWhereThePoliciesLetThem) {
    policy("files", R"({"mobileUpload":false,"restrictedServices":["talk"],"extensions":["exe"]})");
    policy("externalTalk", R"({"line":true,"lineWho":"all","filesToLine":false})");
    script(fmt::format("UPDATE template SET off = '[\"drive.mobileDownload\"]' WHERE uid = 'default:{}'", domain));
    struct Case {
        std::string_view action, service, client, extension, more, answer;
    };
    for (const Case& each : {Case{"upload", "talk", "browser", "EXE", "", "FILE_TYPE_BANNED"},
                             {"upload", "board", "browser", "exe", "", "yes"},
                             {"download", "talk", "browser", "exe", "", "yes"}, // it is there already
                             {"download", "talk", "browser", "exe", "linked=drive", "FILE_TYPE_BANNED"},
                             {"upload", "drive", "browser", "exe", "linked=talk", "FILE_TYPE_BANNED"},
                             {"upload", "talk", "mobileApp", "pdf", "", "MOBILE_UPLOAD_OFF"},
                             {"download", "drive", "mobileApp", "pdf", "", "MOBILE_DOWNLOAD_OFF"},
                             {"download", "drive", "browser", "pdf", "", "yes"},
                             {"upload", "talk", "browser", "pdf", "external=line", "EXTERNAL_FILES_OFF"},
                             {"use", "talk", "browser", "", "external=line", "yes"},
                             {"use", "talk", "browser", "", "external=works", "EXTERNAL_TALK_OFF"}}) {
        json::object context{{"client", each.client}};
        if (!each.extension.empty()) context["extension"] = each.extension;
        if (const auto at = each.more.find('='); at != std::string_view::npos)
            context[each.more.substr(0, at)] = each.more.substr(at + 1);
        EXPECT_EQ(asked(std::string(each.action), std::string(each.service), context), each.answer)
            << each.action << ' ' << each.service << ' ' << each.client << ' ' << each.extension << ' ' << each.more;
    }
}

TEST_F(EvaluationTest, AnswersABatchWithDefaults) {
    officeAndGateway();
    json::object batch = question("use", "talk", {{"client", "browser"}, {"ip", "203.0.113.7"}});
    batch["evaluations"] = json::array{
        json::object{},
        json::object{{"context", {{"client", "browser"}, {"ip", "198.51.100.9"}}}},
        json::object{{"resource", {{"type", "service"}, {"id", "mail"}}}},
        json::object{{"subject", {{"type", "user"}, {"id", "nobody@sakura"}}}},
        json::object{{"context", {{"ip", "203.0.113.7"}}}}, // the whole context is replaced, so a client is missing
    };
    const auto response = post(kMany, batch);
    ASSERT_EQ(response.status, 200) << response.body;
    const auto list = json::parse(response.body).at("evaluations").as_array();
    ASSERT_EQ(list.size(), 5U);
    EXPECT_EQ(verdict(list[0]), "yes");
    EXPECT_EQ(verdict(list[1]), "ACCESS_ADDRESS");
    EXPECT_EQ(verdict(list[2]), "yes");
    EXPECT_EQ(verdict(list[3]), "USER_NOT_EXIST");
    EXPECT_FALSE(list[4].at("decision").as_bool());
    EXPECT_EQ(list[4].at("context").at("error").at("status").as_int64(), 400);
    EXPECT_EQ(list[4].at("context").at("error").at("field").as_string(), "context.client");
}

TEST_F(EvaluationTest, ABatchEndsWhereItsSemanticSays) {
    const auto answers = [&](std::string_view semantic, std::vector<bool> allowed) {
        json::object batch = question("use", "talk", {{"client", "browser"}});
        json::array list;
        for (const bool yes : allowed)
            list.push_back(yes ? json::object{}
                               : json::object{{"subject", {{"type", "user"}, {"id", "nobody@sakura"}}}});
        batch["evaluations"] = std::move(list);
        batch["options"] = json::object{{"evaluations_semantic", semantic}};
        const auto response = post(kMany, batch);
        EXPECT_EQ(response.status, 200) << response.body;
        std::string out;
        const auto parsed = json::parse(response.body);
        for (const auto& answer : parsed.at("evaluations").as_array())
            out += answer.at("decision").as_bool() ? '+' : '-';
        return out;
    };
    EXPECT_EQ(answers("execute_all", {true, false, true}), "+-+");
    EXPECT_EQ(answers("deny_on_first_deny", {true, false, true}), "+-");
    EXPECT_EQ(answers("deny_on_first_deny", {true, true}), "++");
    EXPECT_EQ(answers("permit_on_first_permit", {false, true, false}), "-+");
    json::object odd = question("use", "talk", {{"client", "browser"}});
    odd["evaluations"] = json::array{json::object{}};
    odd["options"] = json::object{{"evaluations_semantic", "best_effort"}};
    EXPECT_EQ(fieldOf(odd, kMany), "options.evaluations_semantic");
}

TEST_F(EvaluationTest, ABatchOfNoneIsOneQuestion) {
    const json::object one = question("use", "talk", {{"client", "browser"}});
    EXPECT_EQ(post(kMany, one).body, R"({"decision":true})");
    json::object empty = one;
    empty["evaluations"] = json::array{};
    EXPECT_EQ(post(kMany, empty).body, R"({"decision":true})");
}

TEST_F(EvaluationTest, KeepsWhatWasAskedAboutFiles) {
    policy("files", R"({"extensions":["exe"],"restrictedServices":["talk"]})");
    EXPECT_EQ(asked("upload", "talk", {{"client", "browser"}, {"ip", "203.0.113.7"}, {"extension", "Setup.EXE "}}),
              "FILE_TYPE_BANNED");
    EXPECT_EQ(asked("download", "drive",
                    {{"client", "mobileApp"}, {"country", "jp"}, {"extension", "pdf"}, {"linked", "talk"}}),
              "yes");
    EXPECT_EQ(asked("upload", "talk", {{"client", "browser"}}), "yes"); // whether to show the button
    EXPECT_EQ(asked("upload", "talk", {{"client", "mobileApp"}, {"extension", ""}}), "yes"); // a file without one
    EXPECT_EQ(asked("use", "talk", {{"client", "browser"}, {"extension", "pdf"}}), "yes");
    EXPECT_EQ(asked("upload", "talk", {{"client", "browser"}, {"extension", "pdf"}}, "nobody@sakura"),
              "USER_NOT_EXIST");
    EXPECT_EQ(number("SELECT count(*) FROM file_event"), 0) << "no answer waits for the store";
    EXPECT_EQ(services->fileEvents->waiting(), 3U);
    ASSERT_TRUE(authHousekeeping(*services));
    EXPECT_EQ(text("SELECT group_concat(line, '|') FROM (SELECT action || ' ' || service || ' ' || kind || ' ' || ip "
                   "|| ' ' || country || ' ' || extension || ' ' || linked || ' ' || decision || ' ' || reason AS line "
                   "FROM file_event "
                   "ORDER BY id)"),
              "upload talk browser 203.0.113.7  exe  0 FILE_TYPE_BANNED|download drive mobileApp  JP pdf talk 1 |"
              "upload talk mobileApp     1 ");
    EXPECT_EQ(number("SELECT count(*) FROM file_event WHERE member_uid = '" + uid +
                     "' AND domain_id = " + std::to_string(domain)),
              3);
    EXPECT_EQ(services->fileEvents->waiting(), 0U);
}

TEST_F(EvaluationTest, KeepsWhatWasAskedAboutSignInsWithTheirMethod) {
    policy("account", R"({"loginByPhone":true})");
    script(fmt::format("INSERT INTO mdm_key(domain_id, value, issued) VALUES({}, 'the-key', 0)", domain));
    EXPECT_EQ(asked("signIn", "all", {{"client", "browser"}, {"ip", "203.0.113.7"}, {"method", "phone"}}), "yes");
    EXPECT_EQ(asked("signIn", "all", {{"client", "browser"}, {"method", "line"}}), "LOGIN_METHOD_OFF");
    policy("mobile", R"({"mdm":"thirdParty"})");
    EXPECT_EQ(asked("signIn", "all", {{"client", "mobileApp"}, {"mdmKey", "guessed"}}), "MDM_KEY_MISSING");
    EXPECT_EQ(asked("signIn", "all", {{"client", "mobileApp"}, {"mdmKey", "the-key"}}), "yes");
    policy("network", R"({"mode":"all","countryRestriction":true,"countries":["JP"]})");
    script("UPDATE credential SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE member_uid = '" + uid + "'");
    EXPECT_EQ(asked("signIn", "all", {{"client", "browser"}, {"country", "US"}}), "COUNTRY_SECOND_FACTOR");
    ASSERT_TRUE(authHousekeeping(*services));
    EXPECT_EQ(
        text("SELECT group_concat(line, '|') FROM (SELECT kind || ' ' || ip || ' ' || method || ' ' || managed || "
             "' ' || decision || ' ' || reason AS line FROM asked_sign_in ORDER BY id)"),
        "browser 203.0.113.7 phone 0 1 |browser  line 0 0 LOGIN_METHOD_OFF|mobileApp  password 0 0 "
        "MDM_KEY_MISSING|mobileApp  password 1 1 ")
        << "what waits for a second factor is asked again and counts then";
    EXPECT_EQ(number("SELECT count(*) FROM file_event"), 0);
}

TEST_F(EvaluationTest, ManyEventsAreWrittenWithoutBeingAskedFor) {
    json::object batch = question("upload", "talk", {{"client", "browser"}, {"extension", "pdf"}});
    batch["evaluations"] = json::array(1'000, json::object{});
    for (int i = 0; i < 2; ++i)
        ASSERT_EQ(post(kMany, batch).status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM file_event"), 2'000);
}

TEST_F(EvaluationTest, NamesTheFieldThatIsWrong) {
    const json::object good = question("use", "talk", {{"client", "browser"}});
    const auto with = [&good](std::string_view part, json::value value) {
        json::object body = good;
        body[part] = std::move(value);
        return body;
    };
    EXPECT_EQ(fieldOf(with("subject", nullptr)), "subject");
    EXPECT_EQ(fieldOf(with("subject", "x")), "subject");
    EXPECT_EQ(fieldOf(with("subject", {{"type", "user"}})), "subject.id");
    EXPECT_EQ(fieldOf(with("subject", {{"type", "robot"}, {"id", "x"}})), "subject.type");
    EXPECT_EQ(fieldOf(with("subject", {{"type", "user"}, {"id", 7}})), "subject.id");
    EXPECT_EQ(fieldOf(with("subject", {{"type", "user"}, {"id", std::string(301, 'x')}})), "subject.id");
    EXPECT_EQ(fieldOf(with("action", {{"name", "fly"}})), "action.name");
    EXPECT_EQ(fieldOf(with("action", json::array{})), "action");
    EXPECT_EQ(fieldOf(with("resource", {{"type", "file"}, {"id", "x"}})), "resource.type");
    EXPECT_EQ(fieldOf(with("resource", {{"type", "service"}, {"id", "radio"}})), "resource.id");
    EXPECT_EQ(fieldOf(question("upload", "all", {{"client", "browser"}})), "resource.id");
    EXPECT_EQ(fieldOf(with("context", nullptr)), "context.client");
    EXPECT_EQ(fieldOf(with("context", {{"client", "toaster"}})), "context.client");
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"ip", "203.0.113.256"}, {"ip", "203.0.113.7:80"}, {"country", "JPN"},
        {"country", "あ"},       {"linked", "radio"},      {"via", "smoke"},
        {"external", "all"},     {"method", "magic"},      {"secondFactor", "yes"}};
    for (const auto& [key, value] : wrong)
        EXPECT_EQ(fieldOf(question("use", "talk", {{"client", "browser"}, {key, value}})), "context." + key) << value;
    EXPECT_EQ(fieldOf(json::object{{"evaluations", "x"}}, kMany), "evaluations");
    json::object tooMany = good;
    tooMany["evaluations"] = json::array(kMostEvaluations + 1, json::object{});
    EXPECT_EQ(fieldOf(tooMany, kMany), "evaluations");
}

TEST_F(EvaluationTest, HostileBodiesAreRefusedAndLeaveNothing) {
    for (const std::string body :
         {"", "null", "[]", "7", "{", "\"x\"", R"({"subject":)", "\xff\xfe", R"({"subject":{"type":"user"}})"})
        for (const char* path : {kOne, kMany}) {
            const auto response = ask(gateway.access, Method::Post, path, body, {{"Content-Type", "application/json"}});
            EXPECT_GE(response.status, 400) << path << " " << body;
            EXPECT_LT(response.status, 500) << path << " " << body;
        }
    std::string deep(2'000, '[');
    EXPECT_EQ(ask(gateway.access, Method::Post, kOne, deep, {{"Content-Type", "application/json"}}).status, 400);
    EXPECT_EQ(services->fileEvents->waiting(), 0U);
}

TEST_F(EvaluationTest, IsForGatewaysAndForAdministratorsWhoSeeSecurity) {
    const std::string body = json::serialize(question("use", "talk", {{"client", "browser"}}));
    const auto status = [&](const SignedIn& who) { return ask(who.access, Method::Post, kOne, body).status; };
    EXPECT_EQ(status(gateway), 200);
    EXPECT_EQ(status(serviceAccount("directory")), 403);
    EXPECT_EQ(status(signInAs("admin@sakura")), 200);
    EXPECT_EQ(status(signInAs("deputy1@sakura")), 200);
    EXPECT_EQ(status(signInAs("operator1@sakura")), 403);
    EXPECT_EQ(status(signIn(uid)), 403);
    EXPECT_EQ(ask("", Method::Post, kOne, body).status, 401);
    EXPECT_EQ(ask(gateway.access, Method::Get, "/v1.0/users").status, 403) << "the scope opens nothing else";
}

TEST_F(EvaluationTest, SaysWhereItIs) {
    const auto response = ask("", Method::Get, "/.well-known/authzen-configuration");
    ASSERT_EQ(response.status, 200);
    const auto about = object(response);
    EXPECT_EQ(str(about, "policy_decision_point"), "https://127.0.0.1:8443");
    EXPECT_EQ(str(about, "access_evaluation_endpoint"), "https://127.0.0.1:8443/access/v1/evaluation");
    EXPECT_EQ(str(about, "access_evaluations_endpoint"), "https://127.0.0.1:8443/access/v1/evaluations");
}

TEST_F(EvaluationTest, OldEventsAreSwept) {
    FileEvent event;
    event.domain = domain;
    event.member = uid;
    event.action = "upload";
    event.service = "talk";
    event.extension = "pdf";
    for (const int age : {1, 89, 91, 400}) {
        event.at = clock.now() - std::chrono::days(age);
        services->fileEvents->add(event);
    }
    ASSERT_TRUE(services->fileEvents->flush(*store));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM file_event"), 2);
}

} // namespace
} // namespace test_access_evaluation
