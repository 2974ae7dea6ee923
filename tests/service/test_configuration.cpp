// The configuration file: written here, read there, and nothing differs.
#include "tests/service/saved_policy_fixture.h"

#include <set>

namespace sekishod::test::test_configuration {
namespace {

class ConfigurationTest : public SavedPolicyTest {
  protected:
    json::object file(const SignedIn& who) {
        const Response response = get(who, "/v1.0/admin/configuration");
        EXPECT_EQ(response.status, 200) << response.body;
        return object(response);
    }
    Response bring(const SignedIn& who, const json::object& what) {
        return ask(who.access, Method::Post, "/v1.0/admin/configuration/changeset", json::serialize(what));
    }
    std::string userType() {
        return text(
            fmt::format("SELECT uid FROM rank WHERE domain_id = {} AND kind = 'userType' ORDER BY id LIMIT 1", domain));
    }
    void makeTemplate(const std::string& name, const std::string& assigned) {
        const Response made = ask(super.access, Method::Post, "/v1.0/admin/permission-templates",
                                  fmt::format(R"({{"name":"{}","services":{{"drive":{{"browser":false}}}}}})", name));
        ASSERT_EQ(made.status, 201) << made.body;
        const Response response =
            ask(super.access, Method::Put,
                fmt::format("/v1.0/admin/permission-templates/{}/assignments", str(object(made), "templateId")),
                assigned, {{"If-Match", "\"1\""}});
        ASSERT_EQ(response.status, 200) << response.body;
    }
    static json::object content(json::object whole) {
        for (const char* own : {"workgroup", "exportedAt"})
            whole.erase(own);
        return whole;
    }
};

TEST_F(ConfigurationTest, TheFileIsReadableAndWhole) {
    saved("files", R"({"extensions":["exe"],"restrictedServices":["talk"]})");
    const Response response = get(super, "/v1.0/admin/configuration");
    EXPECT_NE(response.body.find("\n  \"policies\": {\n"), std::string::npos) << "one value a line";
    EXPECT_TRUE(response.body.ends_with("}\n"));
    const auto whole = object(response);
    EXPECT_EQ(whole.at("format").as_string(), "sekisho-configuration");
    EXPECT_EQ(whole.at("formatVersion").as_int64(), 1);
    EXPECT_EQ(whole.at("workgroup").as_string(), "sakura");
    EXPECT_EQ(whole.at("policies").as_object().size(), 18U);
    EXPECT_EQ(whole.at("templates").as_array().size(), 1U);
    EXPECT_EQ(whole.at("policies").as_object().at("invitation").as_object().size(), 3U);
    EXPECT_EQ(codeOf(bring(super, whole)), "CONFIGURATION_SAME");
}

TEST_F(ConfigurationTest, WrittenHereAndReadThereNothingDiffers) {
    saved("account", R"({"passwordReuse":3,"passwordMinLength":12})");
    saved("files", R"({"extensions":["exe","js"],"restrictedServices":["talk","drive"]})");
    saved("drive", R"({})");
    saved("company", R"({"companyName":"さくら商事"})");
    ASSERT_EQ(ask(super.access, Method::Put, "/v1.0/admin/invitations/settings",
                  R"({"linkAllowed":true,"inviters":"ALL_MEMBERS","autoApproval":false,"acceptWaiting":0})")
                  .status,
              200);
    makeTemplate("店舗", R"({"userTypes":[],"members":[]})");
    const auto here = file(super);
    const SignedIn there = signInAs("admin@ume");
    const Response planned = bring(there, here);
    ASSERT_EQ(planned.status, 201) << planned.body;
    const auto set = setOf(planned);
    EXPECT_EQ(set.state, sekisho::ChangesetState::Planned);
    EXPECT_EQ(set.count(sekisho::Verdict::Refused), 0);
    EXPECT_EQ(set.count(sekisho::Verdict::Changed), 4);
    EXPECT_EQ(set.count(sekisho::Verdict::Added), 1);
    EXPECT_NE(set.title.find("sakura"), std::string::npos);
    const auto before = file(there);
    const Response done = post(there, "/" + set.id.value + "/apply", "{}");
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(json::serialize(content(file(there))), json::serialize(content(here)));
    EXPECT_EQ(codeOf(bring(there, here)), "CONFIGURATION_SAME");
    // All of it is taken back as one.
    const Response undo = post(there, "/" + set.id.value + "/undo");
    ASSERT_EQ(undo.status, 201) << undo.body;
    ASSERT_EQ(post(there, "/" + setOf(undo).id.value + "/apply", "{}").status, 200);
    EXPECT_EQ(json::serialize(content(file(there))), json::serialize(content(before)));
}

TEST_F(ConfigurationTest, PeopleStandInItWithTheirIdAndMeanNobodyElseThere) {
    const std::string uid = uidOf("deputy1@sakura");
    saved("network", fmt::format(R"({{"exceptions":["{}"]}})", uid));
    makeTemplate("例外", fmt::format(R"({{"userTypes":["{}"],"members":["{}"]}})", userType(), uid));
    const auto here = file(super);
    EXPECT_EQ(json::serialize(here.at("policies").as_object().at("network").as_object().at("exceptions")),
              R"(["deputy1@sakura"])");
    const auto& entry = here.at("templates").as_array()[1].as_object();
    EXPECT_EQ(json::serialize(entry.at("members")), R"(["deputy1@sakura"])");
    EXPECT_EQ(entry.at("userTypes").as_array()[0].as_string(),
              text(fmt::format("SELECT name FROM rank WHERE uid = '{}'", userType())));
    EXPECT_EQ(codeOf(bring(super, here)), "CONFIGURATION_SAME") << "the names lead back to the ids";
    const SignedIn there = signInAs("admin@ume");
    const auto set = setOf(bring(there, here));
    EXPECT_EQ(set.count(sekisho::Verdict::Refused), 2) << "there is no such person";
    for (const auto& row : rowsOf(there, set.id.value, "&verdict=refused"))
        EXPECT_TRUE(row.error->code == "USER_NOT_EXIST" || row.error->code == "USER_TYPE_NOT_EXIST") << row.error->code;
}

TEST_F(ConfigurationTest, WhatTheFileDoesNotHoldStaysAndWhatItListsIsTheWholeList) {
    makeTemplate("古い", R"({"userTypes":[],"members":[]})");
    saved("account", R"({"passwordReuse":3})");
    auto part = file(super);
    part.at("policies").as_object() = json::object{{"talk", {{"attachmentLimitMb", 100}}}};
    part.at("templates").as_array().pop_back();
    const auto set = setOf(bring(super, part));
    EXPECT_EQ(set.count(sekisho::Verdict::Removed), 1);
    EXPECT_EQ(set.count(sekisho::Verdict::Changed), 1);
    applied(set.id.value);
    EXPECT_EQ(values("account").at("passwordReuse").as_int64(), 3);
    EXPECT_EQ(values("talk").at("attachmentLimitMb").as_int64(), 100);
    EXPECT_EQ(file(super).at("templates").as_array().size(), 1U);
}

TEST_F(ConfigurationTest, WrongFilesAreToldApart) {
    auto newer = file(super);
    newer["formatVersion"] = 2;
    const Response refused = bring(super, newer);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), "CONFIGURATION_VERSION");
    EXPECT_EQ(codeOf(bring(super, {{"format", "something"}, {"formatVersion", 1}})), "CONFIGURATION_FORMAT");
    EXPECT_EQ(codeOf(bring(super, {{"format", "sekisho-configuration"}})), "CONFIGURATION_FORMAT");
    EXPECT_EQ(codeOf(bring(super, {{"format", "sekisho-configuration"},
                                   {"formatVersion", 1},
                                   {"policies", {{"weather", json::object{}}}}})),
              "CONFIGURATION_FORMAT");
    EXPECT_EQ(ask(super.access, Method::Post, "/v1.0/admin/configuration/changeset", "{").status, 400);
    // A value that is at fault is a refused row, at its field.
    const Response planned = bring(
        super, {{"format", "sekisho-configuration"},
                {"formatVersion", 1},
                {"policies", {{"account", {{"failuresToSuspend", 99}}}, {"talk", {{"attachmentLimitMb", 100}}}}}});
    const auto set = setOf(planned);
    EXPECT_EQ(set.count(sekisho::Verdict::Refused), 1);
    EXPECT_EQ(set.count(sekisho::Verdict::Changed), 1);
    const auto rows = rowsOf(super, set.id.value, "&verdict=refused");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].error->code, "POLICY_RANGE");
    EXPECT_EQ(rows[0].error->field, "failuresToSuspend");
}

TEST_F(ConfigurationTest, EverythingThatIsAtFaultIsNamedWithItsPlace) {
    const auto namedIn = [](const Response& response) {
        std::set<std::string> out;
        const auto body = object(response);
        for (const auto& one : body.at("errors").as_array()) {
            const auto& fault = one.as_object();
            out.insert(str(fault, "field") + "=" + str(fault, "code"));
            EXPECT_FALSE(str(fault, "description").empty());
            EXPECT_TRUE(fault.at("params").is_object());
        }
        return out;
    };
    makeTemplate("店舗", R"({"userTypes":[],"members":[]})");
    auto wrong = file(super);
    auto& policies = wrong.at("policies").as_object();
    policies.at("account").as_object()["failuresToSuspend"] = 99;
    policies.at("account").as_object()["passwordReuse"] = "many";
    policies.at("account").as_object()["colour"] = "green";
    policies.at("network").as_object()["mode"] = "allowList"; // else its addresses do not count
    policies.at("network").as_object()["exceptions"] = {"deputy1@sakura", "nobody@sakura", "no one"};
    policies.at("network").as_object()["addresses"] = {"192.0.2.0/33", "203.0.113.7"};
    auto& second = wrong.at("templates").as_array()[1].as_object();
    second.at("services").as_object().at("drive").as_object()["browser"] = "yes";
    second.at("services").as_object()["fax"] = json::object{{"browser", true}};
    wrong.at("templates")
        .as_array()
        .push_back({{"name", "新店"}, {"userTypes", {"存在しない"}}, {"members", {"deputy1@sakura", "nobody@sakura"}}});
    const std::set<std::string> values{
        "policies.account.failuresToSuspend=POLICY_RANGE",       "policies.account.passwordReuse=INVALID_PARAMETER",
        "policies.account.colour=POLICY_UNKNOWN_FIELD",          "policies.network.addresses[0]=ADDRESS_PREFIX",
        "policies.network.exceptions[1]=USER_NOT_EXIST",         "policies.network.exceptions[2]=USER_NOT_EXIST",
        "templates[1].services.drive.browser=INVALID_PARAMETER", "templates[1].services.fax=POLICY_UNKNOWN_FIELD",
        "templates[2].userTypes[0]=USER_TYPE_NOT_EXIST",         "templates[2].members[1]=USER_NOT_EXIST"};
    const Response planned = bring(super, wrong);
    ASSERT_EQ(planned.status, 201) << planned.body;
    EXPECT_EQ(namedIn(planned), values);
    EXPECT_EQ(setOf(planned).count(sekisho::Verdict::Refused), 4) << "a row for each policy and template";
    policies["weather"] = json::object{};
    policies["talk"] = 7;
    wrong.at("templates").as_array().push_back("a name");
    std::set<std::string> all = values;
    for (const char* place : {"policies.weather", "policies.talk", "templates[3]"})
        all.insert(std::string(place) + "=CONFIGURATION_FORMAT");
    const std::int64_t before = number("SELECT count(*) FROM changeset");
    const Response refused = bring(super, wrong);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(codeOf(refused), "CONFIGURATION_FORMAT");
    EXPECT_EQ(namedIn(refused), all);
    EXPECT_EQ(number("SELECT count(*) FROM changeset"), before);
}

TEST_F(ConfigurationTest, AFileOfAnEarlierVersionHasTheInvitationBesideThePolicies) {
    auto earlier = file(super);
    earlier.at("policies").as_object().erase("invitation");
    earlier["invitation"] = json::object{{"linkAllowed", true}, {"inviters", "ALL_MEMBERS"}, {"autoApproval", false}};
    applied(setOf(bring(super, earlier)).id.value);
    EXPECT_EQ(str(values("invitation"), "inviters"), "ALL_MEMBERS");
    EXPECT_EQ(codeOf(bring(super, earlier)), "CONFIGURATION_SAME");
}

TEST_F(ConfigurationTest, EverybodyGetsWhatHeMaySeeAndChangesWhatHeMayChange) {
    const std::string uid = text(
        fmt::format("SELECT uid FROM member WHERE domain_id = {} AND pending = 0 AND suspended = 0 AND deleted IS NULL "
                    "AND uid NOT IN (SELECT member_uid FROM role_holding) LIMIT 1",
                    domain));
    EXPECT_EQ(bring(signIn(uid), file(super)).status, 403) << "only administrators";
    script(fmt::format("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('talker', {0}, 't', "
                       "'[{{\"menu\":\"services.talk\",\"access\":\"view\"}}]', 1); INSERT INTO role_holding(role_uid, "
                       "member_uid, domain_id) "
                       "VALUES('talker', '{1}', {0})",
                       domain, uid));
    const SignedIn talker = signIn(uid);
    auto seen = file(talker);
    EXPECT_EQ(seen.at("policies").as_object().size(), 1U);
    EXPECT_FALSE(seen.contains("templates"));
    seen.at("policies").as_object().at("talk").as_object()["attachmentLimitMb"] = 100;
    const auto set = setOf(bring(talker, seen));
    EXPECT_EQ(set.count(sekisho::Verdict::Refused), 1);
}

} // namespace
} // namespace sekishod::test::test_configuration
