// Saving policies: what is refused, what is kept, what it does to sessions, and how it comes back.
#include "service/rules/policies.h"
#include "tests/service/saved_policy_fixture.h"

#include "service/auth/clients.h"

#include <thread>

namespace sekishod::test::test_policies {
namespace {

using sekisho::ClientKind;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;

class PoliciesTest : public SavedPolicyTest {
  protected:
    void expectRefused(const Response& response, int status, std::string_view code, std::string_view field = {}) {
        EXPECT_EQ(response.status, status) << response.body;
        EXPECT_EQ(codeOf(response), code) << response.body;
        EXPECT_EQ(headerOf(response, "X-Error-Field"), field);
    }
    static std::string param(const Response& response, std::string_view name) {
        const std::string all = '&' + headerOf(response, "X-Error-Params") + '&';
        const auto at = all.find('&' + std::string(name) + '=');
        if (at == std::string::npos) return all;
        const auto begin = at + name.size() + 2;
        return all.substr(begin, all.find('&', begin) - begin);
    }
    void takeRoles(const std::string& menu, std::string_view access, const std::string& uid) {
        script(fmt::format("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('r-{0}', {1}, 'r', "
                           "'[{{\"menu\":\"{2}\",\"access\":\"{3}\"}}]', 1); INSERT INTO role_holding(role_uid, "
                           "member_uid, domain_id) VALUES('r-{0}', '{0}', {1})",
                           uid, domain, menu, access));
    }
    SignedIn apiClient() {
        const auto made = store->write([&](Database& db) -> sekisho::Result<SignedIn> {
            NewClient wanted;
            wanted.domain = domain;
            wanted.name = "HR";
            wanted.scopes = {"admin"};
            SEKISHO_TRY(registered, registerClient(db, wanted, clock.now()));
            SEKISHO_TRY(client, findClient(db, registered.clientId));
            SEKISHO_TRY(session, startSession(db, domain, registered.serviceAccount, registered.clientId,
                                              {ClientKind::Api, "", "", "1", std::string(kHome), ""}, clock.now()));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *client, session, wanted.scopes, WithRefresh::No, clock.now()));
            return SignedIn{tokens.access, session};
        });
        EXPECT_TRUE(made);
        return *made;
    }
    std::string somebody(int number) {
        return text(fmt::format("SELECT uid FROM member WHERE domain_id = {} AND pending = 0 AND suspended = 0 AND "
                                "deleted IS NULL AND uid NOT IN (SELECT member_uid FROM role_holding) ORDER BY id "
                                "LIMIT 1 OFFSET {}",
                                domain, number));
    }
};

TEST_F(PoliciesTest, WhatWasNeverSavedHasItsDefaults) {
    for (const auto& schema : sekisho::policy::schemas()) {
        const Response response = get(super, policyPath(schema.key));
        ASSERT_EQ(response.status, 200) << response.body;
        EXPECT_EQ(headerOf(response, "ETag"), "\"0\"");
        const auto state = object(response);
        EXPECT_EQ(state.at("revision").as_int64(), 0);
        EXPECT_TRUE(state.at("updatedAt").is_null());
        EXPECT_EQ(state.at("values").as_object().size(), schema.fields.size()) << schema.key;
        const Response text = get(super, policyPath(schema.key, "/schema"));
        EXPECT_EQ(str(object(text), "$id"), fmt::format("sekisho:policies/{}", schema.key));
    }
    EXPECT_EQ(values("company").at("companyName").as_string(), "sakura") << "the name that the tenant has";
    EXPECT_EQ(get(super, "/v1.0/admin/policies/nothing").status, 404);
}

TEST_F(PoliciesTest, ASaveIsARevisionWithItsAuditRecordAndAChangeset) {
    const Response response = save("talk", R"({"attachmentLimitMb":100})", R"(,"reason":"退職者のトークを残すため")");
    ASSERT_EQ(response.status, 200) << response.body << headerOf(response, "X-Error-Field");
    EXPECT_EQ(headerOf(response, "ETag"), "\"1\"");
    const auto state = object(response);
    EXPECT_EQ(state.at("revision").as_int64(), 1);
    EXPECT_EQ(str(state, "reason"), "退職者のトークを残すため");
    EXPECT_EQ(str(state.at("updatedBy").as_object(), "id"), uidOf("admin@sakura"));
    EXPECT_EQ(state.at("effects").as_object().at("sessionsEnded").as_int64(), 0);
    EXPECT_EQ(audits("policy.update"), 1);
    EXPECT_EQ(lastAudit("policy.update").size(), 1U);
    EXPECT_TRUE(lastAudit("policy.update").contains("attachmentLimitMb"));
    EXPECT_EQ(number("SELECT count(*) FROM change WHERE kind = 'policy' AND uid = 'talk'"), 1);
    const std::string changeset = headerOf(response, "X-Changeset-Id");
    ASSERT_FALSE(changeset.empty());
    EXPECT_EQ(look(super, changeset).action, "policy.update");
    const auto page = object(get(super, policyPath("talk", "/revisions")));
    ASSERT_EQ(page.at("revisions").as_array().size(), 1U);
    const auto& revision = page.at("revisions").as_array()[0].as_object();
    EXPECT_EQ(revision.at("changes").as_array()[0].as_object().at("key").as_string(), "attachmentLimitMb");
    EXPECT_TRUE(page.at("responseMetaData").as_object().at("nextCursor").is_null());
}

TEST_F(PoliciesTest, NothingIsWrittenWhenNothingDiffers) {
    const Response response = save("files", R"({"mobileUpload":true})");
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(object(response).at("revision").as_int64(), 0);
    EXPECT_EQ(audits("policy.update"), 0);
    EXPECT_TRUE(headerOf(response, "X-Changeset-Id").empty());
}

TEST_F(PoliciesTest, ASaveNeedsTheRevisionItsAuthorSaw) {
    const Response without = ask(super.access, Method::Put, policyPath("account"), R"({"values":{"passwordReuse":2}})");
    expectRefused(without, 428, "PRECONDITION_REQUIRED");
    saved("account", R"({"passwordReuse":2})");
    const Response late = saveBy(super, "account", R"({"passwordReuse":3})", 0);
    expectRefused(late, 412, "PRECONDITION_FAILED");
    EXPECT_EQ(headerOf(late, "ETag"), "\"1\"");
    EXPECT_EQ(values("account").at("passwordReuse").as_int64(), 2);
    const Response reverting = ask(super.access, Method::Post, policyPath("account", "/revert"), R"({"revision":1})");
    expectRefused(reverting, 428, "PRECONDITION_REQUIRED");
}

TEST_F(PoliciesTest, TwoWhoSaveAtOnceDoNotOverwriteEachOther) {
    std::array<Response, 8> answers;
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < answers.size(); ++i)
        threads.emplace_back([&, i] {
            answers[i] =
                saveBy(super, "account", fmt::format(R"({{"failuresToSuspend":{}}})", 3 + (i % 2 == 0 ? 0 : 4)), 0);
        });
    threads.clear();
    int won = 0;
    for (const Response& answer : answers) {
        won += answer.status == 200;
        EXPECT_TRUE(answer.status == 200 || answer.status == 412) << answer.body;
    }
    EXPECT_EQ(won, 1);
    EXPECT_EQ(revisionOf("account"), 1);
}

TEST_F(PoliciesTest, FaultsStandAtTheirFields) {
    expectRefused(save("account", R"({"failuresToSuspend":11})"), 400, "POLICY_RANGE", "failuresToSuspend");
    expectRefused(save("account", R"({"failuresToSuspend":"five"})"), 400, "INVALID_PARAMETER", "failuresToSuspend");
    expectRefused(save("account", R"({"noSuchField":1})"), 400, "POLICY_UNKNOWN_FIELD", "noSuchField");
    expectRefused(save("network", onlyFrom("1.2.3.4/33")), 400, "ADDRESS_PREFIX", "addresses[0]");
    expectRefused(save("network", onlyFrom("203.0.113.9-203.0.113.1")), 400, "ADDRESS_BACKWARDS", "addresses[0]");
    expectRefused(save("network", onlyFrom("10.0.0.1")), 400, "ADDRESS_NOT_PUBLIC", "addresses[0]");
    expectRefused(save("network", R"({"exceptions":["no-such-member"]})"), 404, "USER_NOT_EXIST", "exceptions[0]");
    expectRefused(save("network", fmt::format(R"({{"exceptions":["{}"]}})", uidOf("deputy1@ume"))), 404,
                  "USER_NOT_EXIST", "exceptions[0]");
    EXPECT_EQ(audits("policy.update"), 0);
    EXPECT_EQ(revisionOf("network"), 0);
}

TEST_F(PoliciesTest, ExtensionsArePutIntoOneFormAndCounted) {
    saved("files", R"({"extensions":[" .EXE ","exe","js"],"restrictedServices":["talk"]})");
    EXPECT_EQ(json::serialize(values("files").at("extensions")), R"(["exe","js"])");
    json::array many;
    for (int i = 0; i <= 200; ++i)
        many.emplace_back(fmt::format("x{}", i));
    const Response response = save("files", json::serialize(json::object{{"extensions", many}}));
    expectRefused(response, 400, "POLICY_TOO_MANY", "extensions");
}

TEST_F(PoliciesTest, OfManyLinesTheFirstWrongOneIsNamedAndAllAreCounted) {
    json::array lines;
    for (int i = 0; i < 400; ++i)
        lines.push_back(json::object{
            {"range", i % 150 == 149 ? "1.2.3.4/33" : fmt::format("203.0.{}.{}", 114 + i / 200, i % 200)}});
    const Response response =
        save("network", json::serialize(json::object{{"addresses", lines}, {"mode", "allowList"}}));
    expectRefused(response, 400, "ADDRESS_PREFIX", "addresses[149]");
    EXPECT_EQ(param(response, "faults"), "2");
}

TEST_F(PoliciesTest, ACallerSeesAndSavesWhatHisMenusOpen) {
    const std::string viewer = somebody(0), other = somebody(1);
    takeRoles("security.network", "view", viewer);
    takeRoles("services.talk", "operate", other);
    const SignedIn looking = signIn(viewer), talking = signIn(other);
    const auto list = object(get(looking, "/v1.0/admin/policies")).at("policies").as_array();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].as_object().at("key").as_string(), "network");
    EXPECT_EQ(list[0].as_object().at("access").as_string(), "view");
    EXPECT_EQ(get(looking, policyPath("network")).status, 200);
    EXPECT_EQ(get(looking, policyPath("account")).status, 403);
    EXPECT_EQ(saveBy(looking, "network", onlyFrom("203.0.113.1"), 0).status, 403);
    EXPECT_EQ(saveBy(talking, "talk", R"({"recallHours":1})", 0).status, 200);
    EXPECT_EQ(saveBy(talking, "network", onlyFrom("203.0.113.1"), 0).status, 403);
    const auto all = object(get(super, "/v1.0/admin/policies")).at("policies").as_array();
    EXPECT_EQ(all.size(), sekisho::policy::schemas().size());
}

TEST_F(PoliciesTest, OnlyTheseAddressesEndsAllSessionsButThoseOfTheMobileApp) {
    const SignedIn browser = signIn(somebody(0), {"admin"}, ClientKind::Browser);
    const SignedIn mobile = signIn(somebody(1), {"admin"}, ClientKind::MobileApp);
    const std::int64_t mobiles = live("kind = 'mobileApp'"), others = live("kind NOT IN ('mobileApp', 'api')");
    const std::int64_t foreign =
        number(fmt::format("SELECT count(*) FROM session WHERE domain_id = {} AND ended IS NULL", otherDomain));
    ASSERT_GT(mobiles, 1);
    ASSERT_GT(others, 2);
    const Response response = save("network", onlyFrom(kHome));
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(object(response).at("effects").as_object().at("sessionsEnded").as_int64(), others);
    EXPECT_EQ(live("kind = 'mobileApp'"), mobiles);
    EXPECT_EQ(live("kind NOT IN ('mobileApp')"), 0);
    EXPECT_EQ(
        number(fmt::format("SELECT count(*) FROM session WHERE domain_id = {} AND end_reason = 'policy'", domain)),
        others);
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM session WHERE domain_id = {} AND ended IS NULL", otherDomain)),
              foreign);
    EXPECT_EQ(get(browser, "/v1.0/admin/me").status, 401);
    EXPECT_NE(askFrom(kElsewhere, mobile, Method::Get, "/v1.0/admin/me").status, 401);
    EXPECT_EQ(lastAudit("policy.update").at("sessionsEnded").as_object().at("to").as_int64(), others);
    // The address list grows: nobody is logged out.
    super = signInAs("admin@sakura");
    const std::int64_t before = live();
    const Response more =
        save("network", fmt::format(R"({{"addresses":[{{"range":"{}"}},{{"range":"{}"}}]}})", kHome, kElsewhere));
    ASSERT_EQ(more.status, 200) << more.body;
    EXPECT_EQ(live(), before);
}

TEST_F(PoliciesTest, TokensOfApiClientsDieWithTheAddressList) {
    const SignedIn made = apiClient();
    ASSERT_EQ(get(made, policyPath("network")).status, 200);
    const Response response = save("network", onlyFrom(kHome));
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(object(response).at("effects").as_object().at("tokensEnded").as_int64(), 1);
    EXPECT_EQ(get(made, policyPath("network")).status, 401);
    EXPECT_TRUE(lastAudit("policy.update").contains("tokensEnded"));
}

TEST_F(PoliciesTest, EachSaveEndsWhatItSaysAndNothingElse) {
    struct Effect {
        std::string_view key, values;
        bool browser, mobile, api; // go on
    };
    saved("mobile", fmt::format(R"({{"mdm":"lineworks","mdmExceptions":["{}"]}})", somebody(2)));
    saved("network", R"({"selfLockOut":"confirm"})"); // from here no country is known
    for (const Effect& effect :
         {Effect{"account", R"({"passwordMinLength":12,"passwordExpiryDays":30,"twoStep":"required"})", true, true,
                 true},
          {"account", R"({"idleDaysMobileApp":30,"keepLogin":false})", true, true, true},
          {"mobile", R"({"passcodeLock":"required"})", true, true, true},
          {"mobile", R"({"mdm":"thirdParty"})", true, false, true},
          {"externalTalk", R"({"line":true})", true, true, true},
          {"externalTalk", R"({"line":false})", true, true, true},
          {"network", R"({"countryRestriction":true,"countries":["JP"]})", false, false, false}}) {
        super = signInAs("admin@sakura");
        const SignedIn browser = signIn(somebody(0), {"admin"}, ClientKind::Browser);
        const SignedIn mobile = signIn(somebody(1), {"admin"}, ClientKind::MobileApp);
        const SignedIn api = apiClient();
        const Response response = save(effect.key, std::string(effect.values), R"(,"confirm":"admin@sakura")");
        ASSERT_EQ(response.status, 200) << effect.values << response.body;
        const auto live = [&](const SignedIn& who) {
            return number(fmt::format("SELECT count(*) FROM session WHERE id = '{}' AND ended IS NULL",
                                      who.session.value)) == 1;
        };
        EXPECT_EQ(live(browser), effect.browser) << effect.values;
        EXPECT_EQ(live(mobile), effect.mobile) << effect.values;
        EXPECT_EQ(get(api, policyPath("network")).status, effect.api ? 200 : 401) << effect.values;
    }
    super = signInAs("admin@sakura");
    EXPECT_TRUE(values("mobile").at("mdmExceptions").as_array().empty());
}

TEST_F(PoliciesTest, StreamsOfEndedSessionsAreClosed) {
    const SignedIn ending = signIn(somebody(0), {"admin"}, ClientKind::Browser);
    const SignedIn staying = signIn(somebody(1), {"admin"}, ClientKind::MobileApp);
    int woken = 0, left = 0;
    const auto first = hub.wait(domain, ending.session, INT64_MAX - 1, [&woken] { ++woken; });
    const auto second = hub.wait(domain, staying.session, INT64_MAX - 1, [&left] { ++left; });
    saved("network", onlyFrom(kHome));
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(left, 0);
    second();
}

TEST_F(PoliciesTest, WhoWouldLockHimselfOutIsRefused) {
    const SignedIn deputy = signInAs("deputy1@sakura");
    const Response refused = saveBy(deputy, "network", onlyFrom("203.0.113.0/24"), 0);
    expectRefused(refused, 409, "POLICY_LOCKS_OUT");
    EXPECT_EQ(param(refused, "who"), "you");
    EXPECT_EQ(param(refused, "address"), kHome);
    EXPECT_EQ(revisionOf("network"), 0);
    EXPECT_EQ(get(deputy, "/v1.0/admin/me").status, 200) << "nothing was done";
    // A word is not enough as long as the policy refuses.
    expectRefused(saveBy(deputy, "network", onlyFrom("203.0.113.0/24"), 0, R"(,"confirm":"deputy1@sakura")"), 409,
                  "POLICY_LOCKS_OUT");
    // With his own office on the list it passes.
    const Response fine = saveBy(
        deputy, "network",
        fmt::format(R"({{"mode":"allowList","addresses":[{{"range":"203.0.113.0/24"}},{{"range":"{}"}}]}})", kHome), 0);
    EXPECT_EQ(fine.status, 200) << fine.body;
}

TEST_F(PoliciesTest, WhereThePolicyLetsOneTheOwnLoginIdAgrees) {
    saved("network", R"({"selfLockOut":"confirm"})");
    const SignedIn deputy = signInAs("deputy1@sakura");
    const std::string draft = onlyFrom("203.0.113.0/24");
    expectRefused(saveBy(deputy, "network", draft, 1), 409, "POLICY_LOCKS_OUT");
    expectRefused(saveBy(deputy, "network", draft, 1, R"(,"confirm":"admin@sakura")"), 409, "POLICY_LOCKS_OUT");
    const Response agreed = saveBy(deputy, "network", draft, 1, R"(,"confirm":"Deputy1@Sakura")");
    EXPECT_EQ(agreed.status, 200) << agreed.body;
}

TEST_F(PoliciesTest, TheHighestAdministratorComesFromAnywhere) {
    EXPECT_EQ(save("network", onlyFrom("203.0.113.0/24")).status, 200);
    const SignedIn again = signInAs("admin@sakura");
    EXPECT_EQ(get(again, policyPath("network")).status, 200);
    const SignedIn deputy = signInAs("deputy1@sakura");
    const Response outside = get(deputy, policyPath("network"));
    EXPECT_EQ(outside.status, 403);
    EXPECT_EQ(codeOf(outside), "ACCESS_ADDRESS");
}

TEST_F(PoliciesTest, AReturnToARevisionIsASaveOfItsOwn) {
    saved("account", R"({"passwordReuse":1})");
    saved("account", R"({"passwordReuse":4,"passwordMinLength":12})");
    const Response response = revert("account", 1, R"(,"reason":"too strict")");
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(object(response).at("revision").as_int64(), 3);
    EXPECT_EQ(values("account").at("passwordReuse").as_int64(), 1);
    EXPECT_EQ(values("account").at("passwordMinLength").as_int64(), 8);
    const auto revision = object(get(super, policyPath("account", "/revisions/3")));
    EXPECT_EQ(revision.at("revertedTo").as_int64(), 1);
    EXPECT_EQ(str(revision, "reason"), "too strict");
    EXPECT_EQ(audits("policy.revert"), 1);
    EXPECT_EQ(object(get(super, policyPath("account", "/revisions/2")))
                  .at("values")
                  .as_object()
                  .at("passwordReuse")
                  .as_int64(),
              4);
    expectRefused(revert("account", 9), 404, "REVISION_NOT_EXIST");
    expectRefused(get(super, policyPath("account", "/revisions/x")), 404, "REVISION_NOT_EXIST");
    ASSERT_EQ(revert("account", 0).status, 200);
    EXPECT_EQ(values("account").at("passwordReuse").as_int64(), 0) << "as it was before it was first saved";
}

TEST_F(PoliciesTest, WhatTheSchemaNoLongerKnowsIsLeftOutAndNamed) {
    saved("account", R"({"passwordReuse":1})");
    script(fmt::format(
        "INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value) "
        "VALUES({0}, 'account', 2, 0, 'system', 'system', '[]', '{{\"passwordReuse\":3,\"carrierPigeon\":true}}'); "
        "UPDATE policy SET revision = 2, value = '{{\"passwordReuse\":3,\"carrierPigeon\":true}}' WHERE "
        "domain_id = {0} AND key = 'account'",
        domain));
    saved("account", R"({"passwordReuse":5})");
    const Response response = revert("account", 2);
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(json::serialize(object(response).at("leftOut")), R"(["carrierPigeon"])");
    EXPECT_EQ(values("account").at("passwordReuse").as_int64(), 3);
    EXPECT_FALSE(values("account").contains("carrierPigeon"));
}

TEST_F(PoliciesTest, RevisionsArePagedAndCannotBeChanged) {
    for (int i = 1; i <= 5; ++i)
        saved("account", fmt::format(R"({{"passwordReuse":{}}})", i));
    std::vector<std::int64_t> seen;
    std::string cursor;
    do {
        const auto page = object(
            get(super, policyPath("account", "/revisions?count=2" + (cursor.empty() ? "" : "&cursor=" + cursor))));
        for (const auto& item : page.at("revisions").as_array())
            seen.push_back(item.as_object().at("revision").as_int64());
        const auto& next = page.at("responseMetaData").as_object().at("nextCursor");
        cursor = next.is_null() ? std::string() : std::string(next.as_string());
    } while (!cursor.empty());
    EXPECT_EQ(seen, (std::vector<std::int64_t>{5, 4, 3, 2, 1}));
    TenantStore::Writer writer(*store);
    EXPECT_FALSE(writer.database().exec("UPDATE policy_revision SET reason = 'x'"));
    EXPECT_FALSE(writer.database().exec("DELETE FROM policy_revision"));
}

TEST_F(PoliciesTest, NameLanguageAndZoneAreThoseOfTheTenant) {
    saved("company", R"({"companyName":"さくら商事","phone":"03-1234-5678"})");
    EXPECT_EQ(text(fmt::format("SELECT name FROM tenant WHERE domain_id = {}", domain)), "さくら商事");
    const Response response = save("locale", R"({"language":"en_US","timeZone":"Europe/Berlin"})");
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(text(fmt::format("SELECT json_extract(settings, '$.locale') || json_extract(settings, '$.timeZone') FROM "
                               "tenant WHERE domain_id = {}",
                               domain)),
              "en_USEurope/Berlin");
    const auto back = undone(headerOf(response, "X-Changeset-Id"));
    applied(back.id.value);
    EXPECT_EQ(text(fmt::format("SELECT json_extract(settings, '$.locale') || json_extract(settings, '$.timeZone') FROM "
                               "tenant WHERE domain_id = {}",
                               domain)),
              "ja_JPAsia/Tokyo");
    EXPECT_EQ(values("locale").at("language").as_string(), "ja_JP");
    EXPECT_EQ(values("company").at("companyName").as_string(), "さくら商事");
}

TEST_F(PoliciesTest, AnUndoBringsTheValuesBackAsANewRevision) {
    const auto before = values("account");
    const Response first = save("account", R"({"passwordReuse":3,"twoStepSkipTrusted":true})");
    ASSERT_EQ(first.status, 200) << first.body;
    const auto back = undone(headerOf(first, "X-Changeset-Id"));
    EXPECT_EQ(back.state, sekisho::ChangesetState::Planned);
    const auto rows = rowsOf(super, back.id.value);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].id, "account");
    EXPECT_EQ(rows[0].verdict, sekisho::Verdict::Changed);
    applied(back.id.value);
    EXPECT_EQ(json::serialize(values("account")), json::serialize(before));
    EXPECT_EQ(revisionOf("account"), 2);
    EXPECT_EQ(audits("policy.restore"), 1);
    // And the undo can be undone.
    const auto again = undone(back.id.value);
    applied(again.id.value);
    EXPECT_EQ(values("account").at("passwordReuse").as_int64(), 3);
    EXPECT_EQ(revisionOf("account"), 3);
}

TEST_F(PoliciesTest, AnUndoLeavesWhatSomebodyElseHasSavedSince) {
    const Response first = save("account", R"({"passwordReuse":1})");
    saved("account", R"({"passwordReuse":2})");
    const auto back = undone(headerOf(first, "X-Changeset-Id"));
    EXPECT_EQ(back.count(sekisho::Verdict::Refused), 1);
    EXPECT_EQ(rowsOf(super, back.id.value)[0].error->code, "CHANGED_SINCE");
}

TEST_F(PoliciesTest, APlanSaysHowManyAreLoggedOut) {
    const std::int64_t people =
        number(fmt::format("SELECT count(DISTINCT member_uid) FROM session WHERE domain_id = {} AND ended IS NULL "
                           "AND kind NOT IN ('mobileApp', 'api')",
                           domain));
    const auto set =
        setOf(begin(super, {op("policy", "update", "network", fmt::format(R"({{"values":{}}})", onlyFrom(kHome))),
                            op("policy", "update", "account", R"({"values":{"passwordReuse":3}})")}));
    EXPECT_EQ(set.state, sekisho::ChangesetState::Planned);
    EXPECT_EQ(set.count(sekisho::Verdict::Changed), 2);
    EXPECT_EQ(set.impact.loggedOut, people);
    EXPECT_EQ(revisionOf("network"), 0) << "a plan changes nothing";
    applied(set.id.value);
    EXPECT_EQ(get(super, "/v1.0/admin/me").status, 401) << "the author as well";
    super = signInAs("admin@sakura");
    EXPECT_EQ(revisionOf("account"), 1);
    EXPECT_EQ(look(super, set.id.value).state, sekisho::ChangesetState::Applied);
}

TEST_F(PoliciesTest, AChangesetMustNotLockItsAuthorOutEither) {
    const SignedIn deputy = signInAs("deputy1@sakura");
    const auto set = setOf(
        begin(deputy, {op("policy", "update", "network", fmt::format(R"({{"values":{}}})", onlyFrom("203.0.113.1")))}));
    const Response refused = post(deputy, "/" + set.id.value + "/apply", "{}");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), "POLICY_LOCKS_OUT") << refused.body;
    EXPECT_EQ(revisionOf("network"), 0);
}

TEST_F(PoliciesTest, OperationsOfPoliciesNeedTheMenuOfTheScreen) {
    const std::string uid = somebody(0);
    takeRoles("services.talk", "operate", uid);
    const SignedIn talking = signIn(uid);
    const auto set = setOf(begin(talking, {op("policy", "update", "network", R"({"values":{"selfLockOut":"confirm"}})"),
                                           op("policy", "update", "nothing", R"({"values":{}})")}));
    EXPECT_EQ(set.count(sekisho::Verdict::Refused), 2);
    const auto rows = rowsOf(talking, set.id.value);
    EXPECT_EQ(rows[0].error->code, "FORBIDDEN");
    EXPECT_EQ(rows[1].error->code, "POLICY_NOT_EXIST");
}

// Whatever statement fails, nothing of a save is left behind, and the next one succeeds.
TEST_F(PoliciesTest, AFailingStatementLeavesNothingHalfDone) {
    const auto content = [this] {
        return text(
            "SELECT (SELECT count(*) FROM policy) || '/' || (SELECT count(*) FROM policy_revision) || '/' || (SELECT "
            "count(*) FROM audit) || '/' || (SELECT count(*) FROM change) || '/' || (SELECT count(*) FROM changeset) "
            "|| '/' || (SELECT count(*) FROM session WHERE ended IS NULL)");
    };
    const std::string before = content();
    const std::string body = fmt::format(R"({{"values":{}}})", onlyFrom(kHome));
    int failed = 0;
    for (int at = 1; at < 400; ++at) {
        int left = at;
        bool hit = false;
        Database::setFault([&]() -> std::optional<Error> {
            if (hit || --left > 0) return std::nullopt;
            hit = true;
            return Error(ErrorKind::Storage, "STORAGE_FAILED");
        });
        const Response response = ask(super.access, Method::Put, policyPath("network"), body, {{"If-Match", "\"0\""}});
        Database::setFault({});
        if (!hit) {
            EXPECT_EQ(response.status, 200) << response.body;
            break;
        }
        if (response.status == 200) break; // a look-up after the commit
        ++failed;
        ASSERT_GE(response.status, 500) << at << ' ' << response.body;
        ASSERT_EQ(content(), before) << "statement " << at;
    }
    EXPECT_GT(failed, 15);
    super = signInAs("admin@sakura");
    EXPECT_EQ(revisionOf("network"), 1);
}

} // namespace
} // namespace sekishod::test::test_policies
