// Commands that need more than a right: which, what of, by whatever way they are given, and what keeping one promises.
#include "facts/tables.h"
#include "models/policy/schema.h"
#include "service/auth/clients.h"
#include "service/http/command_trial.h"
#include "tests/service/approval_fixture.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace test_command_guard {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ApprovalRequest;
using sekisho::GuardNeed;
using sekisho::sql::Database;

namespace {

class CommandGuardTest : public ApprovalTest {
  protected:
    std::string roleGrantPath(const std::string& uid) const {
        return fmt::format("/v1.0/admin/users/{}/roles/operator:{}", uid, domain);
    }
    Response grant(const SignedIn& who, const std::string& uid, const std::string& reason = "x") {
        return order(who, Method::Put, roleGrantPath(uid), everywhere(), {}, reason);
    }
    SignedIn account(const std::string& scopes) {
        const auto made = store->write([&](Database& db) -> sekisho::Result<SignedIn> {
            NewClient wanted;
            wanted.domain = domain;
            wanted.name = "App";
            wanted.scopes = splitScopes(scopes);
            SEKISHO_TRY(client, registerClient(db, wanted, clock.now()));
            SEKISHO_TRY(known, findClient(db, client.clientId));
            SEKISHO_TRY(session, startSession(db, domain, client.serviceAccount, client.clientId,
                                              {sekisho::ClientKind::Api, "", "", "", "192.0.2.9", ""}, clock.now()));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *known, session, wanted.scopes, WithRefresh::No, clock.now()));
            return SignedIn{tokens.access, session};
        });
        EXPECT_TRUE(made);
        return *made;
    }
    std::string codeAndStatus(const Response& response) {
        return response.status < 400 ? std::to_string(response.status)
                                     : fmt::format("{} {}", response.status, codeOf(response));
    }
    Response apply(const SignedIn& who, const std::string& id, const std::string& reason = "x") {
        return order(who, Method::Post, fmt::format("/v1.0/admin/changesets/{}/apply", id), "{}", {}, reason);
    }
};

// --- the table ---

TEST_F(CommandGuardTest, EveryLineNamesEndpointsThatThereAre) {
    const auto endpoints = gates->router().endpoints();
    for (const auto& row : sekisho::facts::guardedActions())
        for (const std::string_view pattern : row.requests)
            EXPECT_TRUE(std::ranges::any_of(
                endpoints,
                [&](const Endpoint* e) { return e->effect == Effect::Write && covers(pattern, nameOf(*e)); }))
                << row.key << ": " << pattern;
}

TEST_F(CommandGuardTest, WhatMayBeKeptTakesAndTellsNoSecret) {
    int guarded = 0;
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        const std::string action = actionOf(*endpoint);
        if (action.empty() || endpoint->effect != Effect::Write) continue;
        ++guarded;
        // A seal is made by whoever is there: his sign-in is asked for, never a second person.
        EXPECT_TRUE(action == "breakGlassSeal" || action == "mdmKey" || canBeKept(*endpoint)) << nameOf(*endpoint);
        EXPECT_EQ(nameOf(*endpoint).find("password"), std::string::npos);
    }
    EXPECT_GT(guarded, 40);
}

TEST_F(CommandGuardTest, EveryRowOfThePolicyIsAnActionOfTheTable) {
    const auto* schema = sekisho::policy::schemaOf("approvals");
    ASSERT_TRUE(schema);
    int rows = 0;
    for (const auto& field : schema->fields) {
        if (field.group != "commands") continue;
        ++rows;
        EXPECT_TRUE(sekisho::guardedAction(field.key)) << field.key;
    }
    EXPECT_EQ(rows, 11);
}

TEST_F(CommandGuardTest, WhatIsNotInTheTableCostsNextToNothing) {
    const Endpoint* unguarded = nullptr;
    for (const Endpoint* endpoint : gates->router().endpoints())
        if (nameOf(*endpoint) == "POST /v1.0/users/{userId}/suspend") unguarded = endpoint;
    ASSERT_TRUE(unguarded);
    const Request request;
    Call call{request, *unguarded};
    const int rounds = 200'000;
    TenantStore::Writer writer(*store);
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) {
        const auto found = services->guard->find(writer.database(), call);
        ASSERT_TRUE(found && found->need == GuardNeed::None);
    }
    const double each =
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() / rounds;
    std::printf("[          ] %.3f microseconds for a write that is not guarded\n", each);
    EXPECT_LT(each, 10.0);
}

// --- a confirmed sign-in ---

TEST_F(CommandGuardTest, ASignInOfAMomentAgoIsConfirmedAndAnOldOneIsAskedFor) {
    EXPECT_EQ(grant(admin, plain(0)).status, 200);
    clock.advance(std::chrono::minutes(16));
    const std::string uid = plain(0);
    const Response refused = grant(admin, uid);
    EXPECT_EQ(codeAndStatus(refused), "401 STEP_UP_REQUIRED");
    const std::string challenge = headerOf(refused, "WWW-Authenticate");
    EXPECT_NE(challenge.find(R"(error="insufficient_user_authentication")"), std::string::npos) << challenge;
    EXPECT_NE(challenge.find(R"(max_age="900")"), std::string::npos) << challenge;
    EXPECT_NE(headerOf(refused, "X-Error-Params").find("action=roleGrant"), std::string::npos);
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "'"), 0);
    script(fmt::format("UPDATE session SET verified = {} WHERE id = '{}'", sekisho::toMillis(clock.now()),
                       admin.session.value));
    EXPECT_EQ(grant(admin, uid).status, 200);
}

TEST_F(CommandGuardTest, AClockThatWasSetBackConfirmsNothing) {
    script(fmt::format("UPDATE session SET verified = {} WHERE id = '{}'",
                       sekisho::toMillis(clock.now() + std::chrono::hours(10)), admin.session.value));
    EXPECT_EQ(codeAndStatus(grant(admin, plain(0))), "401 STEP_UP_REQUIRED");
}

TEST_F(CommandGuardTest, WhatIsNotGuardedIsAskedNothing) {
    clock.advance(std::chrono::hours(5));
    EXPECT_EQ(deletion(admin, member(0)).status, 204);
}

TEST_F(CommandGuardTest, TheTenantIsClosedByWhoeverHasJustConfirmedWhoHeIs) {
    rules(noRules);
    const auto close = [&](const SignedIn& who) {
        return codeAndStatus(ask(who.access, Method::Post, "/v1.0/admin/closing",
                                 R"({"reason":"cost","note":"","workgroup":"sakura"})"));
    };
    clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(close(admin), "401 STEP_UP_REQUIRED") << "whatever the rules say";
    EXPECT_EQ(close(signIn(uidOfSession(admin))), "409 CLOSING_BLOCKED");
}

TEST_F(CommandGuardTest, AnotherMdmKeyIsToldToWhoeverHasJustConfirmedWhoHeIsAndToNoProgram) {
    rules(noRules);
    const auto issue = [&](const SignedIn& who) {
        return codeAndStatus(ask(who.access, Method::Post, "/v1.0/admin/mdm-key", "{}"));
    };
    clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(issue(admin), "401 STEP_UP_REQUIRED") << "whatever the rules say";
    EXPECT_EQ(issue(signIn(uidOfSession(admin))), "200");
    EXPECT_EQ(issue(account("admin")), "403 ACCESS_DENIED");
}

TEST_F(CommandGuardTest, TheChoicesAboutInvitationsAreAPolicyByAnyName) {
    rules(R"({"policySave":"second"})");
    const std::string body = R"({"linkAllowed":true,"inviters":"ADMINISTRATORS","autoApproval":false})";
    EXPECT_EQ(held(order(first, Method::Put, "/v1.0/admin/invitations/settings", body)).action, "policySave");
}

// --- a second person ---

TEST_F(CommandGuardTest, AReasonIsNeededAndKept) {
    rules(R"({"memberDelete":"second"})");
    const std::string uid = member(0), path = "/v1.0/users/" + uid;
    EXPECT_EQ(codeAndStatus(order(first, Method::Delete, path, {}, {}, "")), "400 APPROVAL_REASON_REQUIRED");
    EXPECT_EQ(codeAndStatus(order(first, Method::Delete, path, {}, {}, "%20%20")), "400 APPROVAL_REASON_REQUIRED");
    EXPECT_EQ(codeAndStatus(order(first, Method::Delete, path, {}, {}, "%E3%80%80%C2%A0")),
              "400 APPROVAL_REASON_REQUIRED");
    for (const char* turning : {"%E2%80%A8", "%E2%80%AE", "%E2%81%A6"}) // U+2028, U+202E, U+2066
        EXPECT_EQ(codeAndStatus(order(first, Method::Delete, path, {}, {}, "a" + std::string(turning) + "b")),
                  "400 INVALID_PARAMETER");
    EXPECT_EQ(codeAndStatus(order(first, Method::Delete, path, {}, {}, "%FF")), "400 INVALID_PARAMETER");
    EXPECT_EQ(codeAndStatus(order(first, Method::Delete, path, {}, {}, std::string(1'001, 'x'))),
              "400 INVALID_PARAMETER");
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 0);
    EXPECT_EQ(held(order(first, Method::Delete, path, {}, {}, "a%0Ab")).reason, "a b");
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(number("SELECT count(*) FROM changeset WHERE action = 'member.delete'"), 0);
}

TEST_F(CommandGuardTest, WhatWouldBeRefusedIsRefusedAtOnce) {
    rules(R"({"memberDelete":"second","orgUnitDelete":"second"})");
    EXPECT_EQ(deletion(first, "nobody").status, 404);
    EXPECT_EQ(deletion(signInAs("viewer1@sakura"), member(0)).status, 403);
    const std::string top =
        text(fmt::format("SELECT uid FROM orgunit WHERE domain_id = {} AND parent_id IS NULL AND id IN "
                         "(SELECT parent_id FROM orgunit) LIMIT 1",
                         domain));
    const Response refused = order(first, Method::Delete, "/v1.0/orgunits/" + top);
    EXPECT_GE(refused.status, 400) << refused.body;
    EXPECT_NE(codeOf(refused), "APPROVAL_REASON_REQUIRED");
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 0);
}

TEST_F(CommandGuardTest, WhatChangesNothingNeedsNobody) {
    rules(R"({"policySave":"second"})");
    const Response same =
        order(first, Method::Put, "/v1.0/admin/policies/brake", R"({"values":{}})", {{"If-Match", "\"0\""}}, "");
    EXPECT_EQ(same.status, 200) << same.body;
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 0);
}

TEST_F(CommandGuardTest, BothAreAskedForWhereTheRulesSaySo) {
    rules(R"({"memberDelete":"both"})");
    clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(codeAndStatus(deletion(first, member(0))), "401 STEP_UP_REQUIRED");
    const auto fresh = signIn(uidOfSession(first));
    const ApprovalRequest asked = held(deletion(fresh, member(0)));
    EXPECT_EQ(stateOf(approve(second, asked)), "applied")
        << "who approves is not asked to confirm what he did not order";
}

TEST_F(CommandGuardTest, AProgramNeedsASecondPersonInsteadOfAConfirmation) {
    rules(R"({"memberDelete":"stepUp"})");
    const auto app = account("admin directory");
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(app, uid));
    EXPECT_EQ(asked.requester.value, text("SELECT service_account FROM api_client"));
    EXPECT_EQ(stateOf(approve(app, asked)), "403 APPROVAL_OWN");
    const auto other = account("admin directory");
    EXPECT_EQ(stateOf(approve(other, asked)), "403 APPROVAL_RIGHT_MISSING") << "a program is nobody's second opinion";
    EXPECT_EQ(asked.quorum, 2) << "whoever holds its key may be one of them";
    EXPECT_EQ(stateOf(approve(second, asked)), "waiting");
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(stateOf(approve(first, asked)), "applied");
    EXPECT_TRUE(isDeleted(uid));
    EXPECT_EQ(text("SELECT actor_id FROM audit WHERE action = 'member.delete'"), asked.requester.value);
    script("DELETE FROM api_client");
    EXPECT_EQ(list(second, "?view=all&open=false").requests.size(), 1U) << "it stays to be seen";
}

TEST_F(CommandGuardTest, TheSameKeyGetsTheSameAnswer) {
    rules(R"({"memberDelete":"second"})");
    const std::string uid = member(0);
    const Headers key{{"Idempotency-Key", "k1"}};
    const Response one = order(first, Method::Delete, "/v1.0/users/" + uid, {}, key);
    const Response two = order(first, Method::Delete, "/v1.0/users/" + uid, {}, key);
    EXPECT_EQ(one.status, 202);
    EXPECT_EQ(two.status, 202);
    EXPECT_EQ(one.body, two.body);
    EXPECT_EQ(headerOf(two, "Idempotency-Replayed"), "true");
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 1);
}

TEST_F(CommandGuardTest, WhatNobodyCouldApproveIsNotKept) {
    rules(R"({"memberDelete":"second"})");
    only({admin, first, second});
    const std::string one = member(0), other = member(1);
    script("UPDATE member SET suspended = 1 WHERE uid = '" + uidOfSession(second) + "'");
    EXPECT_EQ(held(deletion(admin, one)).quorum, 1) << "the deputy can";
    rules(R"({"memberDelete":"second","quorum":2})");
    const Response refused = deletion(admin, other);
    EXPECT_EQ(codeAndStatus(refused), "409 APPROVAL_NOBODY");
    EXPECT_EQ(headerOf(refused, "X-Error-Params"), "needed=2&found=1&action=memberDelete&menu=members.members");
    only({admin});
    rules(R"({"memberDelete":"second"})");
    EXPECT_EQ(codeAndStatus(deletion(admin, other)), "409 APPROVAL_NOBODY");
}

// --- the rules of the rules ---

TEST_F(CommandGuardTest, TheRulesNeedWhatTheStrictestOfThemNeeds) {
    const auto save = [&](const SignedIn& who, int revision) {
        return order(who, Method::Put, "/v1.0/admin/policies/approvals", R"({"values":{"decideHours":5}})",
                     {{"If-Match", fmt::format("\"{}\"", revision)}});
    };
    script(fmt::format("DELETE FROM policy WHERE key = 'approvals' AND domain_id = {}", domain));
    clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(codeAndStatus(save(admin, 0)), "401 STEP_UP_REQUIRED") << "by default a sign-in has to be confirmed";
    rules(noRules);
    EXPECT_EQ(save(admin, 1).status, 200);
    rules(R"({"memberDelete":"second"})");
    EXPECT_EQ(codeAndStatus(save(admin, 3)), "401 STEP_UP_REQUIRED")
        << "whoever is alone with this right must not be locked out, but prove who he is";
    const auto fresh = signIn(uidOfSession(admin));
    EXPECT_EQ(save(fresh, 3).status, 200);
    // Somebody else who may: the sealed account while it is open.
    rules(R"({"memberDelete":"second"})");
    give(uidOfSession(second), "rescue");
    const ApprovalRequest asked = held(save(fresh, 5));
    EXPECT_EQ(asked.action, "approvalRules");
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
}

TEST_F(CommandGuardTest, WhoeverTakesTheRoleOverIsTheSecondPerson) {
    rules(R"({"delegation":"second"})");
    clock.advance(std::chrono::minutes(16));
    const std::string body = fmt::format(R"({{"userId":"{}"}})", uidOfSession(first));
    EXPECT_EQ(codeAndStatus(order(admin, Method::Post, "/v1.0/admin/delegation", body)), "401 STEP_UP_REQUIRED");
    const auto fresh = signIn(uidOfSession(admin));
    const Response asked = order(fresh, Method::Post, "/v1.0/admin/delegation", body);
    EXPECT_TRUE(asked.status == 200 || asked.status == 201) << asked.status << asked.body;
}

TEST_F(CommandGuardTest, AnActivationNeedsWhoeverCouldGrantTheRoleWhereItSaysSo) {
    const std::string uid = plain(0);
    script(fmt::format("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, max_minutes, needs_approval) "
                       "VALUES('operator:{0}', '{1}', {0}, 60, 1)",
                       domain, uid));
    const auto who = signIn(uid);
    const std::string body = fmt::format(R"({{"roleId":"operator:{}","minutes":30,"reason":"夜間対応"}})", domain);
    const ApprovalRequest asked = held(order(who, Method::Post, "/v1.0/admin/me/activations", body));
    EXPECT_EQ(asked.action, "roleActivate");
    EXPECT_EQ(stateOf(approve(first, asked)), "404 APPROVAL_NOT_EXIST") << "a deputy gives no rights";
    EXPECT_EQ(list(admin).requests.size(), 1U);
    EXPECT_EQ(stateOf(approve(admin, asked)), "applied");
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "' AND activation IS NOT NULL"),
              1)
        << "his, not the approver's";
    script("UPDATE role_eligibility SET needs_approval = 0");
    script("DELETE FROM role_holding WHERE member_uid = '" + uid + "'");
}

// --- other ways to the same ---

TEST_F(CommandGuardTest, AChangesetNeedsWhatItsOperationsNeed) {
    rules(R"({"memberDelete":"second","policySave":"second"})");
    const std::string uid = member(0);
    auto set = setOf(begin(first, {op("member", "delete", uid)}));
    const ApprovalRequest asked = held(apply(first, set.id.value));
    EXPECT_EQ(asked.action, "memberDelete");
    EXPECT_EQ(asked.changeset, set.id);
    EXPECT_EQ(asked.subject, "異動");
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(look(first, set.id.value).state, sekisho::ChangesetState::Planned);
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
    EXPECT_TRUE(isDeleted(uid));
    EXPECT_EQ(look(first, set.id.value).state, sekisho::ChangesetState::Applied);
    set = setOf(begin(first, {op("member", "suspend", member(0))}));
    EXPECT_EQ(apply(first, set.id.value).status, 200) << "nothing of it is guarded";
    set = setOf(begin(first, {op("policy", "update", "brake", R"({"values":{"windowMinutes":45}})")}));
    EXPECT_EQ(held(apply(first, set.id.value)).action, "policySave");
}

TEST_F(CommandGuardTest, AProgramHandlesItsOwnChangesetsOnly) {
    const auto app = account("admin directory");
    const auto others = setOf(begin(first, {op("member", "suspend", member(0))}));
    EXPECT_EQ(codeAndStatus(get(app, "/v1.0/admin/changesets/" + others.id.value)), "404 CHANGESET_NOT_EXIST");
    EXPECT_EQ(codeAndStatus(apply(app, others.id.value)), "404 CHANGESET_NOT_EXIST");
    const auto own = setOf(begin(app, {op("member", "suspend", member(0))}));
    EXPECT_EQ(codeAndStatus(apply(account("admin directory"), own.id.value)), "404 CHANGESET_NOT_EXIST");
    EXPECT_EQ(codeAndStatus(apply(app, own.id.value)), "200");
}

TEST_F(CommandGuardTest, TheRulesAreNotLoosenedThroughAChangeset) {
    rules(R"({"memberDelete":"second"})");
    give(uidOfSession(second), "rescue"); // somebody else who may
    auto set = setOf(begin(admin, {op("policy", "update", "approvals", R"({"values":{"memberDelete":"none"}})")}));
    const ApprovalRequest asked = held(apply(admin, set.id.value));
    EXPECT_EQ(asked.action, "approvalRules");
    give(uidOfSession(second), "deputy");
    clock.advance(std::chrono::minutes(16));
    set = setOf(begin(admin, {op("policy", "update", "approvals", R"({"values":{"memberDelete":"none"}})")}));
    EXPECT_EQ(codeAndStatus(apply(admin, set.id.value)), "401 STEP_UP_REQUIRED");
    EXPECT_NE(codeAndStatus(apply(first, set.id.value)), "200");
}

TEST_F(CommandGuardTest, AnImportIsGuardedByWhereItComesFromAndByItsSize) {
    rules(R"({"bulkApply":"second"})");
    const auto sent = [&](sekisho::ChangesetOrigin origin) {
        sekisho::NewChangeset wanted;
        wanted.title = "取り込み";
        wanted.origin = origin;
        wanted.operations = numbered({op("member", "suspend", member(0))});
        wanted.plan = true;
        return setOf(post(first, "", sekisho::api::createText(wanted)));
    };
    EXPECT_EQ(held(apply(first, sent(sekisho::ChangesetOrigin::Import).id.value)).action, "bulkApply");
    EXPECT_EQ(apply(first, sent(sekisho::ChangesetOrigin::Edit).id.value).status, 200);
    std::vector<sekisho::Operation> many;
    for (int i = 0; i < 501; ++i)
        many.push_back(op("member", "create", "", newMember(fmt::format("many{}", i))));
    const auto large = open(first, numbered(std::move(many)));
    ASSERT_LT(post(first, "/" + large.id.value + "/plan", "{}").status, 300);
    workAll();
    const ApprovalRequest asked = held(apply(first, large.id.value));
    EXPECT_EQ(asked.action, "bulkApply") << "whatever it calls itself";
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
    workAll();
    EXPECT_EQ(look(first, large.id.value).state, sekisho::ChangesetState::Applied);
}

TEST_F(CommandGuardTest, AChangesetThatStandsInItsOwnWayKeepsWhy) {
    rules(R"({"memberDelete":"second"})");
    const std::string uid = member(0);
    const auto set = setOf(begin(first, {op("member", "delete", uid)}));
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + uid, R"({"nickName":"はな"})").status, 200);
    EXPECT_EQ(codeAndStatus(apply(first, set.id.value)), "409 CHANGESET_STALE");
    EXPECT_EQ(look(first, set.id.value).state, sekisho::ChangesetState::RolledBack) << "as without a guard";
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 0);
    EXPECT_FALSE(isDeleted(uid));
}

TEST_F(CommandGuardTest, ALargeChangesetThatWasPlannedAnewIsAskedAnew) {
    rules(R"({"bulkApply":"second"})");
    std::vector<sekisho::Operation> many;
    for (int i = 0; i < 501; ++i)
        many.push_back(op("member", "create", "", newMember(fmt::format("many{}", i))));
    const auto large = open(first, numbered(many));
    ASSERT_LT(post(first, "/" + large.id.value + "/plan", "{}").status, 300);
    workAll();
    const ApprovalRequest asked = held(apply(first, large.id.value));
    many[0].value = newMember("somebody-else");
    ASSERT_EQ(send(first, large.id.value, numbered(many)).status, 200);
    ASSERT_LT(post(first, "/" + large.id.value + "/plan", "{}").status, 300);
    workAll();
    EXPECT_EQ(stateOf(approve(second, asked)), "changed");
}

TEST_F(CommandGuardTest, AnUndoCountsAsWhatItBringsBack) {
    const Response made = ask(first.access, Method::Post, "/v1.0/users",
                              newMember("fresh-one", R"(,"passwordConfig":{"passwordCreationType":"MEMBER"})"));
    ASSERT_EQ(made.status, 201) << made.body;
    rules(R"({"memberDelete":"second"})");
    auto undone = setOf(post(first, "/" + headerOf(made, "X-Changeset-Id") + "/undo"));
    EXPECT_EQ(held(apply(first, undone.id.value)).action, "memberDelete") << "it erases somebody";

    rules(noRules);
    const std::string uid = plain(0);
    const Response given = grant(admin, uid);
    ASSERT_EQ(given.status, 200) << given.body;
    rules(R"({"roleGrant":"second"})");
    undone = setOf(post(admin, "/" + headerOf(given, "X-Changeset-Id") + "/undo"));
    ASSERT_EQ(apply(admin, undone.id.value).status, 200) << "it takes a right away";
    undone = setOf(post(admin, "/" + undone.id.value + "/undo"));
    const Response back = apply(admin, undone.id.value);
    EXPECT_TRUE(back.status == 202 || codeOf(back) == "APPROVAL_NOBODY") << back.status << back.body;
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "'"), 0);
}

TEST_F(CommandGuardTest, NobodySendsOperationsThatChangeRights) {
    for (const char* kind : {"holding", "eligibility", "role"})
        for (const char* action : {"create", "update", "delete", "restore"}) {
            const Response refused =
                begin(admin, {op(kind, action, member(0) + "/operator:" + std::to_string(domain), "{}")});
            if (refused.status == 201)
                EXPECT_EQ(rowsOf(admin, setOf(refused).id.value).at(0).verdict, sekisho::Verdict::Refused)
                    << kind << action;
            else
                EXPECT_EQ(refused.status, 400) << kind << "." << action << refused.body;
        }
}

TEST_F(CommandGuardTest, ARevertIsASave) {
    ASSERT_EQ(order(first, Method::Put, "/v1.0/admin/policies/brake", R"({"values":{"windowMinutes":45}})",
                    {{"If-Match", "\"0\""}})
                  .status,
              200);
    rules(R"({"policySave":"second"})");
    EXPECT_EQ(held(order(first, Method::Post, "/v1.0/admin/policies/brake/revert", R"({"revision":0})",
                         {{"If-Match", "\"1\""}}))
                  .action,
              "policySave");
}

TEST_F(CommandGuardTest, AnApplicantWhoWasInvitedAsAnAdministratorIsAGrant) {
    rules(R"({"roleGrant":"second"})");
    ASSERT_EQ(ask(admin.access, Method::Put, "/v1.0/admin/invitations/settings",
                  R"({"linkAllowed":true,"inviters":"ADMINISTRATORS","autoApproval":false,"acceptWaiting":0})")
                  .status,
              200);
    for (const char* role : {"OPERATOR", "MEMBER"}) {
        const auto link =
            ask(admin.access, Method::Post, "/v1.0/admin/invitations", fmt::format(R"({{"role":"{}"}})", role));
        ASSERT_EQ(ask("", Method::Post, "/v1.0/join",
                      fmt::format(R"({{"token":"{}","email":"new-{}","lastName":"志望","password":"Plum-Blossom72"}})",
                                  str(object(link), "token"), role[0] == 'O' ? "o" : "m"))
                      .status,
                  201);
        const Response answer =
            order(admin, Method::Post,
                  "/v1.0/admin/applicants/" + text(fmt::format("SELECT uid FROM applicant WHERE role = '{}'", role)) +
                      "/approve");
        if (role[0] == 'M')
            EXPECT_EQ(answer.status, 201) << answer.body;
        else
            EXPECT_TRUE(answer.status == 202 || codeOf(answer) == "APPROVAL_NOBODY") << answer.status << answer.body;
    }
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email LIKE 'new-o%'"), 0);
}

} // namespace
} // namespace test_command_guard
