// Requests for approval have bounds: how long the writer is held to find who could decide, how many may be open, how
// large a kept command may be; and whoever stands on both sides of one is nobody's second opinion.
#include "service/rules/approval_deciders.h"
#include "tests/service/approval_fixture.h"

#include <chrono>
#include <set>
#include <thread>

namespace test_approval_limits {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ApprovalRequest;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// The gates, but each trial takes its time and is counted.
class SlowRunner final : public CommandRunner {
  public:
    SlowRunner(Services& services, std::chrono::milliseconds pause, bool marksTurns = false)
        : services_(services), gates_(*services.runner), pause_(pause), marksTurns_(marksTurns) {
        services_.runner = this;
    }
    ~SlowRunner() override { services_.runner = &gates_; }

    Result<RunOutcome> runKept(Database& db, const KeptCommand& command, const Caller& as, Instant now,
                               bool keep) override {
        return gates_.runKept(db, command, as, now, keep);
    }
    Done tryKept(Database& db, const KeptCommand& command, const Caller& as, Instant now) override {
        ++tried;
        // It goes when the turn is rolled back.
        if (marksTurns_ && db.script("CREATE TEMP TABLE mark_of_turn(x)")) ++turns;
        std::this_thread::sleep_for(pause_);
        return gates_.tryKept(db, command, as, now);
    }
    Done mayEnter(Database& db, const KeptCommand& command, const Caller& as, Instant now) override {
        return gates_.mayEnter(db, command, as, now);
    }

    int tried = 0, turns = 0;

  private:
    Services& services_;
    CommandRunner& gates_;
    std::chrono::milliseconds pause_;
    bool marksTurns_;
};

class ApprovalLimitsTest : public ApprovalTest {
  protected:
    ApprovalLimitsTest() { rules(R"({"memberDelete":"second"})"); }

    void moreDeputies(int count) {
        for (int i = 0; i < count; ++i)
            give(plain(0), "deputy");
    }
    // Copies of the only request there is; each of another plan. `requester` empty: of the same person.
    void copies(int count, const std::string& requester = {}) {
        script(fmt::format(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) INSERT INTO approval(id, "
            "domain_id, action, state, requester_uid, requester_name, client_id, reason, subject, method, path, plan, "
            "planned, digest, quorum, auto_apply, execute_hours, created, decide_by) SELECT printf('copy-%05d', i), "
            "domain_id, action, state, {}, requester_name, client_id, reason, subject, method, path, plan, planned, "
            "digest || i, quorum, auto_apply, execute_hours, created + i, decide_by FROM (SELECT * FROM approval LIMIT "
            "1), n",
            count, requester.empty() ? "requester_uid" : '\'' + requester + '\''));
    }
    std::string statusOf(const Response& response) {
        return response.status < 400 ? std::to_string(response.status)
                                     : fmt::format("{} {}", response.status, codeOf(response));
    }
    std::string planOf(const std::string& sql) {
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::int64_t, std::int64_t, std::int64_t, std::string>("EXPLAIN QUERY PLAN " + sql);
        });
        EXPECT_TRUE(rows) << sql;
        std::string out;
        if (rows)
            for (const auto& row : *rows)
                out += std::get<3>(row) + '\n';
        return out;
    }
};

// --- how long the writer is held ---

TEST_F(ApprovalLimitsTest, ManyAdministratorsAreToldWithoutTryingAllOfThem) {
    moreDeputies(12);
    const std::string uid = member(0);
    SlowRunner slow(*services, std::chrono::milliseconds(60));
    const ApprovalRequest asked = held(deletion(first, uid));
    EXPECT_GE(slow.tried, 1);
    EXPECT_LE(slow.tried, 5);
    EXPECT_GE(number("SELECT count(*) FROM notice WHERE template = 'approval.asked.admin' AND channel = 'mail'"), 14);
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
}

TEST_F(ApprovalLimitsTest, ALargePlanIsTriedOnlyByWhoeverVotes) {
    rules(R"({"memberDelete":"second","quorum":2})");
    const ApprovalRequest asked = held(deletion(first, member(0)));
    SlowRunner slow(*services, std::chrono::milliseconds(0));
    const auto found = [&](std::int64_t planned) {
        slow.tried = 0;
        TenantStore::Writer writer(*store);
        auto approval = findApproval(writer.database(), domain, asked.id, clock.now());
        EXPECT_TRUE(approval && *approval);
        (*approval)->request.planned = planned;
        const auto people = ApprovalDeciders(*services, domain, clock.now()).find(writer.database(), **approval, 25);
        EXPECT_TRUE(people);
        return people ? people->people.size() : 0;
    };
    EXPECT_GE(found(2'000), 2U);
    EXPECT_GE(slow.tried, 2);
    EXPECT_GE(found(2'001), 2U);
    EXPECT_EQ(slow.tried, 0);

    script("UPDATE approval SET planned = 2001");
    EXPECT_EQ(list(second).requests.size(), 1U);
    EXPECT_EQ(slow.tried, 0);
    EXPECT_EQ(stateOf(approve(second, asked)), "waiting");
    EXPECT_EQ(slow.tried, 1) << "his vote is not taken on faith";
    EXPECT_EQ(stateOf(approve(admin, asked)), "applied");
    EXPECT_EQ(slow.tried, 2) << "the other one was tried when he agreed to this plan";
}

TEST_F(ApprovalLimitsTest, AListLetsOthersWriteBetweenItsTrials) {
    for (int i = 0; i < 8; ++i)
        held(deletion(first, member(i)));
    SlowRunner slow(*services, std::chrono::milliseconds(30), true);
    EXPECT_EQ(list(second).requests.size(), 8U);
    EXPECT_EQ(slow.tried, 8);
    EXPECT_GE(slow.turns, 4);
}

// --- how much may wait ---

TEST_F(ApprovalLimitsTest, TheSameOrderIsAnsweredWithTheRequestThatIsOpen) {
    const std::string uid = member(0), other = member(1);
    const ApprovalRequest asked = held(deletion(first, uid));
    const ApprovalRequest again = held(deletion(first, uid));
    EXPECT_EQ(again.id, asked.id);
    EXPECT_TRUE(again.own);
    EXPECT_EQ(again.whyNotMine, "APPROVAL_OWN");
    EXPECT_EQ(audits("approval.request"), 1);
    EXPECT_EQ(notices("approval.asked.admin", uidOfSession(second)), 1);
    EXPECT_NE(held(deletion(first, other)).id, asked.id);
    EXPECT_NE(held(deletion(admin, uid)).id, asked.id) << "somebody else's";
    ASSERT_EQ(stateOf(decide(first, asked, "withdrawal")), "withdrawn");
    EXPECT_NE(held(deletion(first, uid)).id, asked.id);
}

// A key is of whoever sent it: with it nobody else takes over what he asked for, nor gets it answered, before or after.
TEST_F(ApprovalLimitsTest, AKeyOfSomebodyElseLeadsToNothingOfHis) {
    rules(R"({"memberDelete":"second"})");
    const std::string uid = plain(3), other = plain(4);
    const Headers key{{"Idempotency-Key", "once"}};
    const auto asked = held(order(first, Method::Delete, "/v1.0/users/" + uid, {}, key));
    const auto theirs = held(order(second, Method::Delete, "/v1.0/users/" + uid, {}, key));
    EXPECT_NE(theirs.id, asked.id) << "an order of his own";
    EXPECT_EQ(theirs.requester.value, uidOfSession(second));
    ASSERT_EQ(stateOf(approve(second, asked)), "applied");
    EXPECT_EQ(held(order(first, Method::Delete, "/v1.0/users/" + uid, {}, key)).id, asked.id) << "the same answer";
    const Response later = order(admin, Method::Delete, "/v1.0/users/" + uid, {}, key);
    EXPECT_EQ(later.body.find(asked.id), std::string::npos) << later.body;
    EXPECT_EQ(audits("member.delete"), 1);
    EXPECT_EQ(order(first, Method::Delete, "/v1.0/users/" + other, {}, key).status, 409) << "another order under it";
    EXPECT_FALSE(isDeleted(other));
}

TEST_F(ApprovalLimitsTest, APersonHasFiftyOpenRequests) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    copies(49);
    const Response refused = deletion(first, member(1));
    EXPECT_EQ(statusOf(refused), "409 APPROVAL_TOO_MANY");
    EXPECT_EQ(headerOf(refused, "X-Error-Params"), "max=50");
    EXPECT_EQ(held(deletion(first, member(0))).id, asked.id) << "it is there already";
    held(deletion(second, member(1)));
    ASSERT_EQ(stateOf(decide(first, asked, "withdrawal")), "withdrawn");
    held(deletion(first, member(1)));
}

TEST_F(ApprovalLimitsTest, ATenantHasAThousandOpenRequests) {
    held(deletion(first, member(0)));
    copies(999, "somebody");
    const Response refused = deletion(second, member(1));
    EXPECT_EQ(statusOf(refused), "409 APPROVAL_TOO_MANY");
    EXPECT_EQ(headerOf(refused, "X-Error-Params"), "max=1000");
    clock.advance(std::chrono::hours(73));
    held(deletion(signInAs("admin@sakura"), member(1))); // what is over takes no room
}

TEST_F(ApprovalLimitsTest, OnlyWhatWasReadOfABodyIsKeptAndNoMoreThan64Kibibytes) {
    rules(R"({"policySave":"second"})");
    const auto save = [&](const std::string& body) {
        return order(first, Method::Put, "/v1.0/admin/policies/brake", body, {{"If-Match", "\"0\""}});
    };
    held(save("{ \"values\" :" + std::string(100'000, ' ') + "{\"windowMinutes\": 45}\n}"));
    EXPECT_EQ(text("SELECT body FROM approval"), R"({"values":{"windowMinutes":45}})");
    const Response refused = save(R"({"values":{"windowMinutes":50},"more":")" + std::string(65'536, 'x') + "\"}");
    EXPECT_EQ(statusOf(refused), "413 APPROVAL_TOO_LARGE");
    EXPECT_EQ(headerOf(refused, "X-Error-Params"), "max=64");
    EXPECT_EQ(number("SELECT count(*) FROM approval"), 1);
}

// --- both sides of it ---

TEST_F(ApprovalLimitsTest, WhoeverMadeAChangesetGivesNoSecondOpinionAboutIt) {
    const std::string uid = member(0);
    const auto set = setOf(begin(first, {op("member", "delete", uid)}));
    const ApprovalRequest asked =
        held(order(admin, Method::Post, fmt::format("/v1.0/admin/changesets/{}/apply", set.id.value), "{}"));
    EXPECT_EQ(notices("approval.asked.admin", uidOfSession(first)), 0);
    EXPECT_EQ(notices("approval.asked.admin", uidOfSession(second)), 1);
    EXPECT_TRUE(list(first).requests.empty());
    const ApprovalRequest seen = lookAt(first, asked.id);
    EXPECT_FALSE(seen.own) << "not his to withdraw";
    EXPECT_EQ(seen.whyNotMine, "APPROVAL_OWN");
    EXPECT_EQ(stateOf(approve(first, asked)), "403 APPROVAL_OWN");
    EXPECT_EQ(stateOf(decide(first, asked, "rejection", "x")), "403 APPROVAL_OWN");
    EXPECT_EQ(stateOf(decide(first, asked, "withdrawal")), "403 APPROVAL_NOT_OWN");
    EXPECT_FALSE(isDeleted(uid));
    EXPECT_EQ(stateOf(approve(second, asked)), "applied");
    EXPECT_TRUE(isDeleted(uid));
}

// He sees every changeset of members and may do more in one branch only: what would come into it he does not agree to.
TEST_F(ApprovalLimitsTest, WhoeverAgreesToAChangesetGainsNothingByItsMoves) {
    const auto uidWhere = [&](const std::string& where) {
        return text(
            fmt::format("SELECT uid FROM orgunit WHERE domain_id = {} AND {} ORDER BY id LIMIT 1", domain, where));
    };
    const std::string branch = uidWhere("parent_id IS NULL");
    const std::string elsewhere = uidWhere("parent_id IS NULL AND uid <> '" + branch + "'");
    const std::string below = uidWhere("parent_id = (SELECT id FROM orgunit WHERE uid = '" + elsewhere + "')");
    const std::string other =
        uidWhere("parent_id = (SELECT id FROM orgunit WHERE uid = '" + elsewhere + "') AND uid <> '" + below + "'");
    const std::string person = text(fmt::format(
        "SELECT uid FROM member WHERE domain_id = {} AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
        "role_holding) AND id NOT IN (SELECT member_id FROM member_scope WHERE orgunit_id = (SELECT id FROM orgunit "
        "WHERE uid = '{}')) ORDER BY id LIMIT 1",
        domain, branch));
    const std::string approver = plain(7), leaver = plain(8);
    give(approver, "operator");
    script(fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('deputy:{1}', '{0}', "
                       R"({1}, '{{"orgUnits":["{2}"],"includeSubOrgUnits":true}}'))",
                       approver, domain, branch));
    const auto who = signIn(approver);
    const auto to = [&](const std::string& unit) { return "{" + orgs(unit) + "}"; };
    const auto made = [&](const std::string& parent) {
        return op("orgUnit", "create", "new:team", newUnit("新設", parent));
    };
    const auto moved = [](const std::string& parent) { return R"({"parentOrgUnitId":")" + parent + "\"}"; };
    using Operations = std::vector<sekisho::Operation>;
    const std::vector<std::pair<Operations, bool>> all{
        {{op("member", "update", person, to(branch))}, false},
        {{op("member", "update", person, to(elsewhere))}, true},
        {{made(branch), op("member", "update", person, to("new:team"))}, false},
        {{made(elsewhere), op("member", "update", person, to("new:team"))}, true},
        {{op("orgUnit", "move", below, moved(branch))}, false},
        {{op("orgUnit", "move", below, moved(other))}, true},
        {{op("member", "update", person, to(below)), op("orgUnit", "move", below, moved(branch))}, false},
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        Operations operations = all[i].first;
        operations.push_back(op("member", "delete", leaver));
        const auto set = setOf(begin(first, operations));
        ASSERT_EQ(look(first, set.id.value).count(sekisho::Verdict::Refused), 0) << i;
        const ApprovalRequest asked =
            held(order(first, Method::Post, fmt::format("/v1.0/admin/changesets/{}/apply", set.id.value), "{}"));
        EXPECT_EQ(list(who).requests.size(), all[i].second ? 1U : 0U) << i;
        EXPECT_EQ(lookAt(who, asked.id).whyNotMine, all[i].second ? "" : "APPROVAL_RIGHT_MISSING") << i;
        EXPECT_EQ(lookAt(second, asked.id).whyNotMine, "") << i;
        if (!all[i].second) {
            EXPECT_EQ(stateOf(approve(who, asked)), "403 APPROVAL_RIGHT_MISSING") << i;
        }
        ASSERT_EQ(stateOf(decide(first, asked, "withdrawal")), "withdrawn") << i;
    }
}

TEST_F(ApprovalLimitsTest, AVoteWithoutABodyHasNoReason) {
    const ApprovalRequest asked = held(deletion(first, member(0)));
    const Response done = ask(second.access, Method::Post, fmt::format("/v1.0/admin/approvals/{}/approval", asked.id),
                              "", {{"If-Match", "\"1\""}});
    EXPECT_EQ(stateOf(done), "applied");
    EXPECT_EQ(requestOf(done).votes.at(0).reason, "");
}

// --- how they are found ---

TEST_F(ApprovalLimitsTest, CountingLapsingAndSweepingReadAnIndex) {
    const std::string open =
        "state IN ('waiting', 'changed', 'approved') AND CASE state WHEN 'approved' THEN execute_by "
        "> 1 ELSE decide_by > 1 END";
    EXPECT_NE(planOf("SELECT count(*) FROM approval WHERE " + open + " AND requester_uid = 'x' AND domain_id = 1")
                  .find("COVERING INDEX approval_open_of"),
              std::string::npos);
    EXPECT_NE(planOf("SELECT count(*) FROM approval WHERE " + open + " AND domain_id = 1")
                  .find("COVERING INDEX approval_open"),
              std::string::npos);
    const std::string lapse =
        planOf("SELECT id FROM approval INDEXED BY approval_open WHERE domain_id = 1 AND state IN ('waiting', "
               "'changed', 'approved') AND CASE state "
               "WHEN 'approved' THEN execute_by <= 1 ELSE decide_by <= 1 END ORDER BY created LIMIT 9");
    EXPECT_NE(lapse.find("INDEX approval_open "), std::string::npos) << lapse;
    EXPECT_EQ(lapse.find("TEMP B-TREE"), std::string::npos) << lapse;
    const std::string sweep =
        planOf("DELETE FROM approval WHERE id IN (SELECT id FROM approval WHERE ended < 1 LIMIT 9)");
    EXPECT_NE(sweep.find("INDEX approval_ended (ended<?)"), std::string::npos) << sweep;
    EXPECT_EQ(text("SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('approval') ORDER BY cid DESC "
                   "LIMIT 3)"),
              "body,plan,error");
}

} // namespace
} // namespace test_approval_limits
