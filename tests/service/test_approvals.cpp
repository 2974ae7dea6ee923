// Requests for approval: who may decide what, what becomes of it when the tenant moves on meanwhile, and all its ends.
#include "service/handlers/housekeeping.h"
#include "service/store/journal.h"
#include "tests/service/approval_fixture.h"

#include <chrono>
#include <set>
#include <thread>

namespace test_approvals {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ApprovalRequest;
using sekisho::ApprovalState;

namespace {

class ApprovalsTest : public ApprovalTest {
  protected:
    ApprovalsTest() { rules(R"({"memberDelete":"second"})"); }
};

// --- the usual way ---

TEST_F(ApprovalsTest, WhatIsApprovedIsDoneAsWhoeverAsked) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    EXPECT_EQ(asked.action, "memberDelete");
    EXPECT_EQ(asked.state, ApprovalState::Waiting);
    EXPECT_EQ(asked.reason, "必要");
    EXPECT_TRUE(asked.own);
    EXPECT_EQ(asked.whyNotMine, "APPROVAL_OWN");
    ASSERT_EQ(asked.plan.size(), 1U);
    EXPECT_EQ(asked.plan[0].action, "member.delete");
    EXPECT_EQ(asked.plan[0].targetId, uid);
    EXPECT_EQ(asked.subject, asked.plan[0].targetName);
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(audits("member.delete"), 0);
    EXPECT_EQ(audits("approval.request"), 1);
    EXPECT_EQ(notices("approval.asked.admin", uidOfSession(second)), 1);
    EXPECT_EQ(notices("approval.asked.admin", uidOfSession(first)), 0);

    const ApprovalRequest seen = lookAt(second, asked.id);
    EXPECT_FALSE(seen.own);
    EXPECT_EQ(seen.whyNotMine, "");
    EXPECT_EQ(seen.plan, asked.plan);
    const ApprovalRequest done = requestOf(approve(second, seen));
    EXPECT_EQ(done.state, ApprovalState::Applied);
    ASSERT_EQ(done.votes.size(), 1U);
    EXPECT_TRUE(done.votes[0].approves);
    EXPECT_FALSE(done.changeset.empty());
    EXPECT_TRUE(isDeleted(uid));
    EXPECT_EQ(text("SELECT actor_id FROM audit WHERE action = 'member.delete'"), uidOfSession(first));
    EXPECT_EQ(text("SELECT actor_id FROM audit WHERE action = 'approval.approve'"), uidOfSession(second));
    EXPECT_EQ(text("SELECT request_id FROM audit WHERE action = 'member.delete'"), asked.id);
    EXPECT_EQ(audits("approval.apply"), 1);
    EXPECT_EQ(notices("approval.applied.author", uidOfSession(first)), 1);
    EXPECT_EQ(text(fmt::format("SELECT author_id FROM changeset WHERE uid = '{}'", done.changeset.value)),
              uidOfSession(first));
    EXPECT_TRUE(store->read([&](sekisho::sql::Database& db) { return verifyAudit(db, domain); }));
    EXPECT_EQ(stateOf(approve(second, seen)), "409 APPROVAL_DECIDED");
}

TEST_F(ApprovalsTest, WhatWasDoneCanBeTakenBack) {
    const std::string uid = member(0);
    const auto before = content();
    const ApprovalRequest asked = held(deletion(first, uid));
    const ApprovalRequest done = requestOf(approve(second, asked));
    const Response undone =
        ask(first.access, Method::Post, fmt::format("/v1.0/admin/changesets/{}/undo", done.changeset.value), "{}");
    ASSERT_EQ(undone.status, 201) << undone.body;
    const auto set = setOf(undone);
    EXPECT_EQ(
        ask(first.access, Method::Post, fmt::format("/v1.0/admin/changesets/{}/apply", set.id.value), "{}").status,
        200); // it brings somebody back, which needs nobody
    expectSame(content(), before, "undone");
}

TEST_F(ApprovalsTest, ARejectionNeedsAReasonAndEndsIt) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    EXPECT_EQ(decide(second, asked, "rejection").status, 400);
    EXPECT_EQ(stateOf(decide(second, asked, "rejection", "人違いです")), "rejected");
    EXPECT_FALSE(isDeleted(member(0)));
    const ApprovalRequest seen = lookAt(first, asked.id);
    EXPECT_EQ(seen.state, ApprovalState::Rejected);
    ASSERT_EQ(seen.votes.size(), 1U);
    EXPECT_EQ(seen.votes[0].reason, "人違いです");
    EXPECT_TRUE(seen.endedAt.has_value());
    EXPECT_EQ(notices("approval.rejected.author", uidOfSession(first)), 1);
    EXPECT_EQ(stateOf(approve(admin, asked)), "409 APPROVAL_DECIDED");
}

TEST_F(ApprovalsTest, OnlyWhoeverAskedWithdraws) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    EXPECT_EQ(stateOf(decide(second, asked, "withdrawal")), "403 APPROVAL_NOT_OWN");
    EXPECT_EQ(stateOf(decide(first, asked, "withdrawal")), "withdrawn");
    EXPECT_EQ(stateOf(decide(first, asked, "withdrawal")), "409 APPROVAL_DECIDED");
    EXPECT_EQ(stateOf(approve(second, asked)), "409 APPROVAL_DECIDED");
}

// --- who may decide ---

TEST_F(ApprovalsTest, NobodyDecidesHisOwn) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    EXPECT_EQ(stateOf(approve(first, asked)), "403 APPROVAL_OWN");
    EXPECT_EQ(stateOf(decide(first, asked, "rejection", "x")), "403 APPROVAL_OWN");
    const auto again = signIn(uidOfSession(first)); // nor from another session
    EXPECT_EQ(stateOf(approve(again, asked)), "403 APPROVAL_OWN");
    EXPECT_FALSE(isDeleted(member(0)));
}

TEST_F(ApprovalsTest, WhoeverCouldNotGiveTheOrderNeitherSeesNorDecidesIt) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    const auto viewer = signInAs("viewer1@sakura"), plainMember = signIn(plain(0));
    for (const auto& who : {viewer, plainMember}) {
        EXPECT_EQ(get(who, "/v1.0/admin/approvals/" + asked.id).status, 404);
        EXPECT_EQ(stateOf(approve(who, asked)), "404 APPROVAL_NOT_EXIST");
        EXPECT_TRUE(list(who, "?view=all").requests.empty());
    }
    const auto stranger = signInAs("admin@ume"); // of another tenant
    EXPECT_EQ(stateOf(approve(stranger, asked)), "404 APPROVAL_NOT_EXIST");
    EXPECT_FALSE(isDeleted(uid));
}

TEST_F(ApprovalsTest, ABranchDecidesItsOwnMembersOnly) {
    const std::string scope =
        text("SELECT scope FROM role_holding WHERE member_uid = '" + uidOf("branch1@sakura") + "'");
    const std::string branchUnit = text("SELECT json_extract('" + scope + "', '$.orgUnits[0]')");
    const std::string below =
        "SELECT member_id FROM member_scope WHERE orgunit_id = (SELECT id FROM orgunit WHERE uid = '" + branchUnit +
        "')";
    const std::string free = fmt::format("domain_id = {} AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid "
                                         "NOT IN (SELECT member_uid FROM role_holding)",
                                         domain);
    const std::string inside = text("SELECT uid FROM member WHERE " + free + " AND id IN (" + below + ") LIMIT 1");
    const std::string outside = text("SELECT uid FROM member WHERE " + free + " AND id NOT IN (" + below + ") LIMIT 1");
    const auto branch = signInAs("branch1@sakura");
    const ApprovalRequest near = held(deletion(first, inside)), far = held(deletion(first, outside));
    EXPECT_EQ(stateOf(approve(branch, far)), "404 APPROVAL_NOT_EXIST");
    const auto page = list(branch);
    ASSERT_EQ(page.requests.size(), 1U);
    EXPECT_EQ(page.requests[0].id, near.id);
    EXPECT_EQ(stateOf(approve(branch, near)), "applied");
}

TEST_F(ApprovalsTest, WhoeverCouldNotGiveTheRoleCannotAgreeToIt) {
    rules(R"({"roleGrant":"second"})");
    give(uidOfSession(second), "rescue"); // he may give rights, but has no more than these
    const std::string uid = plain(0);
    const auto grant = [&](const std::string& role) {
        return order(admin, Method::Put, fmt::format("/v1.0/admin/users/{}/roles/{}:{}", uid, role, domain),
                     R"({"scope":{"orgUnits":[],"includeSubOrgUnits":true},"expiresAt":null})");
    };
    EXPECT_EQ(codeOf(grant("operator")), "APPROVAL_NOBODY");
    const ApprovalRequest asked = held(grant("helpdesk"));
    EXPECT_EQ(stateOf(approve(first, asked)), "404 APPROVAL_NOT_EXIST") << "a deputy gives no rights";
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "'"), 0);
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
    EXPECT_EQ(number("SELECT count(*) FROM role_holding WHERE member_uid = '" + uid + "'"), 1);
}

TEST_F(ApprovalsTest, AnAccountRaisedWithinADayCannotApproveButReject) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    script(fmt::format("INSERT INTO audit(domain_id, seq, at, actor_id, actor_name, action, target_kind, target_id, "
                       "target_name, result, ip, request_id, changes, prev_hash, hash) SELECT domain_id, seq + 1, {}, "
                       "'{}', 'x', 'role.grant', 'member', '{}', 'x', 'success', '', '', '', '', '' FROM audit WHERE "
                       "domain_id = {} ORDER BY seq DESC LIMIT 1",
                       clock.now().time_since_epoch().count(), uidOfSession(first), uidOfSession(second), domain));
    EXPECT_EQ(lookAt(second, asked.id).whyNotMine, "APPROVAL_FRESH_ACCOUNT");
    EXPECT_EQ(stateOf(approve(second, asked)), "403 APPROVAL_FRESH_ACCOUNT");
    EXPECT_TRUE(list(second).requests.empty());
    clock.advance(std::chrono::hours(25));
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
}

// --- quorum and races ---

TEST_F(ApprovalsTest, TwoHaveToAgreeWhereTheRulesSaySo) {
    rules(R"({"memberDelete":"second","quorum":2})");
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    EXPECT_EQ(asked.quorum, 2);
    ApprovalRequest half = requestOf(approve(second, asked));
    EXPECT_EQ(half.state, ApprovalState::Waiting);
    EXPECT_EQ(half.whyNotMine, "APPROVAL_VOTED");
    EXPECT_EQ(stateOf(approve(second, asked)), "waiting"); // once more counts as once
    EXPECT_EQ(lookAt(first, asked.id).votes.size(), 1U);
    EXPECT_TRUE(list(second).requests.empty()) << "he has done his part";
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(stateOf(approve(admin, asked)), "applied");
    EXPECT_TRUE(isDeleted(uid));
}

TEST_F(ApprovalsTest, TwoWhoApproveAtOnceDoItOnce) {
    for (int round = 0; round < 5; ++round) {
        const std::string uid = member(0);
        const ApprovalRequest asked = held(deletion(first, uid));
        std::vector<std::string> states(2);
        {
            std::jthread one([&] { states[0] = stateOf(approve(second, asked)); });
            std::jthread other([&] { states[1] = stateOf(approve(admin, asked)); });
        }
        EXPECT_EQ((std::set<std::string>(states.begin(), states.end())),
                  (std::set<std::string>{"applied", "409 APPROVAL_DECIDED"}));
        EXPECT_EQ(
            number(fmt::format("SELECT count(*) FROM audit WHERE action = 'member.delete' AND target_id = '{}'", uid)),
            1);
    }
}

TEST_F(ApprovalsTest, WhatWasNotSeenIsNotApproved) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    const std::string path = fmt::format("/v1.0/admin/approvals/{}/approval", asked.id);
    EXPECT_EQ(codeOf(ask(second.access, Method::Post, path, "{}")), "PRECONDITION_REQUIRED");
    EXPECT_EQ(codeOf(ask(second.access, Method::Post, path, "{}", {{"If-Match", "\"9\""}})), "APPROVAL_CHANGED");
    EXPECT_FALSE(isDeleted(member(0)));
}

TEST_F(ApprovalsTest, AnApproverWhoLosesTheRightDoesNotCountAnyMore) {
    rules(R"({"memberDelete":"second","quorum":2})");
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    EXPECT_EQ(stateOf(approve(second, asked)), "waiting");
    give(uidOfSession(second), "");
    EXPECT_EQ(stateOf(approve(admin, asked)), "waiting");
    const auto votes = lookAt(admin, asked.id).votes;
    ASSERT_EQ(votes.size(), 1U);
    EXPECT_EQ(votes[0].user.value, uidOfSession(admin));
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(stateOf(approve(signInAs("operator1@sakura"), asked)), "applied");
}

// --- the tenant moves on ---

TEST_F(ApprovalsTest, AnAuthorWhoLosesTheRightGetsNothing) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    give(uidOfSession(first), "");
    const ApprovalRequest done = requestOf(approve(second, asked));
    EXPECT_EQ(done.state, ApprovalState::Failed);
    ASSERT_TRUE(done.error);
    EXPECT_EQ(done.error->code, "FORBIDDEN");
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(notices("approval.failed.author", uidOfSession(first)), 1);
}

TEST_F(ApprovalsTest, AnAuthorWhoIsSuspendedGetsNothing) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    script("UPDATE member SET suspended = 1 WHERE uid = '" + uidOfSession(first) + "'");
    const ApprovalRequest done = requestOf(approve(second, asked));
    EXPECT_EQ(done.state, ApprovalState::Failed);
    ASSERT_TRUE(done.error);
    EXPECT_EQ(done.error->code, "APPROVAL_AUTHOR_GONE");
    EXPECT_FALSE(isDeleted(uid));
}

TEST_F(ApprovalsTest, WhatIsGoneMeanwhileFails) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    rules(R"({"memberDelete":"none"})");
    ASSERT_EQ(deletion(admin, uid).status, 204);
    const ApprovalRequest done = requestOf(approve(second, asked));
    EXPECT_EQ(done.state, ApprovalState::Failed);
    ASSERT_TRUE(done.error);
    EXPECT_FALSE(done.error->code.empty());
}

TEST_F(ApprovalsTest, WhatIsGoneForGoodIsSeenByTheHighestAdministratorOnly) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    rules(R"({"memberDelete":"none"})");
    ASSERT_EQ(ask(admin.access, Method::Delete, fmt::format("/v1.0/users/{}/forcedelete", uid)).status, 204);
    EXPECT_EQ(stateOf(approve(second, asked)), "404 APPROVAL_NOT_EXIST") << "in whose scope was he?";
    EXPECT_EQ(lookAt(first, asked.id).state, ApprovalState::Waiting);
    EXPECT_EQ(stateOf(approve(admin, asked)), "failed");
}

TEST_F(ApprovalsTest, APlanThatIsAnotherNowIsAskedAnew) {
    rules(R"({"policySave":"second"})");
    const auto save = [&](const SignedIn& who, int minutes, int revision) {
        return order(who, Method::Put, "/v1.0/admin/policies/brake",
                     fmt::format(R"({{"values":{{"windowMinutes":{}}}}})", minutes),
                     {{"If-Match", fmt::format("\"{}\"", revision)}});
    };
    const ApprovalRequest asked = held(save(admin, 30, 0));
    ASSERT_EQ(asked.plan.size(), 1U);
    rules(R"({"policySave":"none"})");
    ASSERT_EQ(save(first, 45, 0).status, 200);
    rules(R"({"policySave":"second"})");
    const ApprovalRequest changed = requestOf(approve(second, asked));
    EXPECT_EQ(changed.state, ApprovalState::Changed);
    EXPECT_EQ(changed.replanned, 1);
    EXPECT_TRUE(changed.votes.empty());
    EXPECT_NE(changed.plan, asked.plan);
    ASSERT_EQ(changed.former.size(), 1U) << "whoever approved the first sees both";
    EXPECT_EQ(changed.former[0].plan, asked.plan);
    ASSERT_EQ(changed.former[0].votes.size(), 1U);
    EXPECT_EQ(changed.former[0].votes[0].user.value, uidOfSession(second));
    EXPECT_EQ(lookAt(admin, asked.id).former, changed.former);
    EXPECT_GT(changed.version, asked.version);
    EXPECT_EQ(changed.whyNotMine, "");
    EXPECT_EQ(notices("approval.changed.author", uidOfSession(admin)), 1);
    EXPECT_EQ(notices("approval.changed.admin", uidOfSession(second)), 1);
    EXPECT_EQ(stateOf(approve(second, asked)), "409 APPROVAL_CHANGED") << "of what he has not seen";
    EXPECT_EQ(stateOf(approve(second, changed)), "applied");
    EXPECT_EQ(number(fmt::format("SELECT json_extract(value, '$.windowMinutes') FROM policy WHERE key = 'brake' AND "
                                 "domain_id = {}",
                                 domain)),
              30);
}

TEST_F(ApprovalsTest, TimeAloneDoesNotChangeAPlan) {
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    clock.advance(std::chrono::hours(50));
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
}

// --- time ---

TEST_F(ApprovalsTest, WhatNobodyDecidesLapses) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    clock.advance(std::chrono::hours(73));
    EXPECT_EQ(lookAt(first, asked.id).state, ApprovalState::Expired) << "before anybody has noted it";
    EXPECT_TRUE(list(second).requests.empty());
    EXPECT_EQ(stateOf(approve(second, asked)), "409 APPROVAL_DECIDED");
    EXPECT_EQ(stateOf(decide(first, asked, "withdrawal")), "409 APPROVAL_DECIDED");
    housekeeping(*services);
    EXPECT_EQ(text("SELECT state FROM approval"), "expired");
    EXPECT_EQ(audits("approval.expire"), 1);
    EXPECT_EQ(notices("approval.expired.author", uidOfSession(first)), 1);
    EXPECT_EQ(list(first, "?view=mine&open=false").requests.size(), 1U);
    EXPECT_FALSE(isDeleted(member(0)));
    clock.advance(std::chrono::hours(24 * 91));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 0);
}

TEST_F(ApprovalsTest, WhatIsApprovedWaitsForWhoeverAskedWhereTheRulesSaySo) {
    rules(R"({"memberDelete":"second","autoApply":false,"executeHours":5})");
    const std::string uid = member(0);
    const ApprovalRequest asked = held(deletion(first, uid));
    const ApprovalRequest approved = requestOf(approve(second, asked));
    EXPECT_EQ(approved.state, ApprovalState::Approved);
    ASSERT_TRUE(approved.executeBy);
    EXPECT_EQ(*approved.executeBy, clock.now() + std::chrono::hours(5));
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(notices("approval.approved.author", uidOfSession(first)), 1);
    EXPECT_EQ(stateOf(decide(second, approved, "execution")), "403 APPROVAL_NOT_OWN");
    EXPECT_EQ(stateOf(decide(first, approved, "execution")), "applied");
    EXPECT_TRUE(isDeleted(uid));
}

TEST_F(ApprovalsTest, BeforeItIsDoneEverybodyIsAskedAgain) {
    rules(R"({"memberDelete":"second","autoApply":false,"executeHours":5})");
    const std::string uid = member(0);
    ApprovalRequest asked = held(deletion(first, uid));
    asked = requestOf(approve(second, asked));
    give(uidOfSession(second), "");
    const ApprovalRequest again = requestOf(decide(first, asked, "execution"));
    EXPECT_EQ(again.state, ApprovalState::Waiting);
    EXPECT_TRUE(again.votes.empty());
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(stateOf(decide(first, again, "execution")), "409 APPROVAL_DECIDED");
    asked = requestOf(approve(admin, again));
    EXPECT_EQ(asked.state, ApprovalState::Approved);
    clock.advance(std::chrono::hours(6));
    EXPECT_EQ(stateOf(decide(first, asked, "execution")), "409 APPROVAL_DECIDED") << "too late";
    EXPECT_FALSE(isDeleted(uid));
}

// --- lists and news ---

TEST_F(ApprovalsTest, EverybodyFindsWhatIsHis) {
    const ApprovalRequest one = held(deletion(first, member(0)));
    clock.advance(std::chrono::seconds(1));
    const ApprovalRequest two = held(deletion(second, member(1)));
    auto page = list(first);
    ASSERT_EQ(page.requests.size(), 1U);
    EXPECT_EQ(page.requests[0].id, two.id);
    EXPECT_EQ(page.forMe, 1);
    EXPECT_EQ(page.mine, 1);
    page = list(first, "?view=mine");
    ASSERT_EQ(page.requests.size(), 1U);
    EXPECT_TRUE(page.requests[0].own);
    page = list(admin, "?view=all&count=1");
    ASSERT_EQ(page.requests.size(), 1U);
    EXPECT_EQ(page.requests[0].id, one.id) << "the oldest first";
    EXPECT_EQ(page.forMe, 2);
    EXPECT_EQ(page.mine, 0);
    page = list(admin, "?view=all&count=1&cursor=" + page.nextCursor);
    ASSERT_EQ(page.requests.size(), 1U);
    EXPECT_EQ(page.requests[0].id, two.id);
    EXPECT_EQ(page.forMe, -1);
    EXPECT_TRUE(page.nextCursor.empty());
    EXPECT_EQ(get(admin, "/v1.0/admin/approvals?cursor=x").status, 400);
    EXPECT_EQ(get(admin, "/v1.0/admin/approvals?view=x").status, 400);
    EXPECT_EQ(get(admin, "/v1.0/admin/approvals?open=x").status, 400);
    ASSERT_EQ(stateOf(approve(admin, one)), "applied");
    ASSERT_EQ(stateOf(decide(admin, two, "rejection", "x")), "rejected");
    page = list(admin, "?view=all&open=false");
    ASSERT_EQ(page.requests.size(), 2U);
    EXPECT_EQ(page.requests[0].id, two.id) << "the newest first";
    EXPECT_TRUE(list(admin, "?view=all").requests.empty());
}

TEST_F(ApprovalsTest, ConsolesHearOfWhatConcernsThem) {
    const auto heard = [&](const SignedIn& who, std::int64_t since) {
        const Response response = get(who, fmt::format("/v1.0/admin/changes?cursor={}", since));
        EXPECT_EQ(response.status, 200) << response.body;
        std::set<std::string> ids;
        const auto page = object(response);
        for (const auto& change : page.at("changes").as_array())
            if (change.as_object().at("kind") == "approval") ids.emplace(change.as_object().at("id").as_string());
        return ids;
    };
    const std::int64_t before = *store->read([&](sekisho::sql::Database& db) { return lastChange(db, domain); });
    const ApprovalRequest asked = held(deletion(first, member(0)));
    const std::set<std::string> it{asked.id};
    EXPECT_EQ(heard(first, before), it);
    EXPECT_EQ(heard(second, before), it);
    EXPECT_TRUE(heard(signInAs("viewer1@sakura"), before).empty()) << "he could not do it";
    const std::int64_t then = *store->read([&](sekisho::sql::Database& db) { return lastChange(db, domain); });
    ASSERT_EQ(stateOf(approve(second, asked)), "applied");
    EXPECT_EQ(heard(first, then), it);
}

TEST_F(ApprovalsTest, APlanNamesNobodyBesidesWhomItsReaderMayNotSee) {
    rules(R"({"bulkApply":"second"})");
    const std::string uid = member(0);
    const std::string branch = text("SELECT o.uid FROM orgunit o JOIN member_orgunit s ON s.orgunit_id = o.id JOIN "
                                    "member m ON m.id = s.member_id WHERE m.uid = '" +
                                    uid + "' LIMIT 1");
    const std::string outsider =
        text(fmt::format("SELECT uid FROM member WHERE domain_id = {} AND deleted IS NULL AND id NOT IN (SELECT "
                         "s.member_id FROM member_scope s JOIN orgunit o ON o.id = s.orgunit_id WHERE o.uid = '{}') "
                         "LIMIT 1",
                         domain, branch));
    const auto related = [](const std::string& to) {
        return fmt::format(R"({{"relations":[{{"relationUserId":"{}","relationName":"上司"}}]}})", to);
    };
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + uid, related(outsider)).status, 200);
    const std::string asker = uidOfSession(first);
    give(asker, "deputy", fmt::format(R"({{"orgUnits":["{}"],"includeSubOrgUnits":true}})", branch));
    first = signIn(asker);
    sekisho::NewChangeset wanted;
    wanted.title = "関係";
    wanted.origin = sekisho::ChangesetOrigin::Import;
    wanted.operations = numbered({op("member", "update", uid, related(uid))});
    wanted.plan = true;
    const auto set = setOf(post(first, "", sekisho::api::createText(wanted)));
    const Response answer = order(first, Method::Post, "/v1.0/admin/changesets/" + set.id.value + "/apply", "{}");
    const ApprovalRequest asked = held(answer);
    const std::string one = "/v1.0/admin/approvals/" + asked.id;
    for (const std::string& told :
         {answer.body, get(first, one).body, get(first, "/v1.0/admin/approvals?view=mine").body}) {
        EXPECT_NE(told.find(uid), std::string::npos) << told;
        EXPECT_EQ(told.find(outsider), std::string::npos) << told;
    }
    EXPECT_NE(get(second, one).body.find(outsider), std::string::npos) << "whoever sees him decides with all in view";
}

TEST_F(ApprovalsTest, TenThousandThatWaitAreListedQuickly) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    script("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO approval(id, "
           "domain_id, action, state, requester_uid, requester_name, client_id, reason, subject, method, path, plan, "
           "planned, digest, quorum, auto_apply, execute_hours, created, decide_by) SELECT printf('copy-%05d', i), "
           "domain_id, action, state, requester_uid, requester_name, client_id, reason, subject, method, path, plan, "
           "planned, digest, quorum, auto_apply, execute_hours, created + i, decide_by FROM approval, n");
    const auto timed = [&](const SignedIn& who, const std::string& query) {
        const auto begin = std::chrono::steady_clock::now();
        const auto page = list(who, query);
        const auto took =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        std::printf("[          ] %s: %zu of 10,001, for me %lld, in %lld ms\n", query.c_str(), page.requests.size(),
                    static_cast<long long>(page.forMe), static_cast<long long>(took.count()));
        EXPECT_LT(took.count(), 3'000) << query;
        return page;
    };
    auto page = timed(second, "?view=forMe&count=50");
    EXPECT_EQ(page.requests.size(), 50U);
    EXPECT_EQ(page.forMe, 100) << "no more are counted";
    EXPECT_EQ(page.requests[0].id, asked.id);
    EXPECT_EQ(timed(second, "?view=forMe&count=50&cursor=" + page.nextCursor).requests.size(), 50U);
    EXPECT_EQ(timed(first, "?view=mine&count=50").requests.size(), 50U);
    EXPECT_EQ(list(first, "?view=mine").mine, 10'001);
    EXPECT_TRUE(timed(signInAs("viewer1@sakura"), "?view=forMe&count=50").requests.empty());
    EXPECT_TRUE(timed(first, "?view=forMe&count=50").requests.empty()) << "they are all his own";
}

} // namespace
} // namespace test_approvals
