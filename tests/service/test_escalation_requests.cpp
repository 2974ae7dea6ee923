// No path leads to more by way of a second person either: random people ask for what needs one, agree, refuse, take
// back and carry out, while roles come and go, times run out and the rules themselves are attacked. What is done in the
// end is judged as if its author had done it, and as if each of those who agreed had (attack_fixture.h).
#include "service/handlers/housekeeping.h"
#include "tests/service/attack_fixture.h"

#include <chrono>
#include <iostream>

namespace sekishod::test::test_escalation_requests {
namespace {

using namespace std::chrono_literals;

struct KeptRequest {
    std::string requester, author, action, state;
    std::int64_t version = 0, quorum = 0;
    std::set<std::string> agreed; // to the present plan
};
using KeptRequests = std::map<std::string, KeptRequest>;

struct RequestState {
    AttackState all;
    KeptRequests requests;
    std::string rules;
};

bool isEnded(const std::string& state) {
    return state == "applied" || state == "rejected" || state == "withdrawn" || state == "expired" || state == "failed";
}

class RequestAttackTest : public AttackTest {
  protected:
    void setRules(int quorum, bool autoApply) {
        script(fmt::format(
            "INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'approvals', '{}', 1) ON "
            "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = revision + 1",
            domain,
            fmt::format(R"({{"roleGrant":"second","roleEdit":"second","delegation":"none","policySave":"none",)"
                        R"("templateSave":"none","memberDelete":"second","orgUnitDelete":"second",)"
                        R"("rankDisable":"none","bulkApply":"second","quorum":{},"decideHours":3,"executeHours":1,)"
                        R"("autoApply":{}}})",
                        quorum, autoApply)));
    }
    KeptRequests requests() {
        using Text = std::string;
        using Number = std::int64_t;
        KeptRequests out;
        const auto rows = store->read([&](sekisho::sql::Database& db) {
            return db.rows<Text, Text, Text, Text, Text, Number, Number>(
                "SELECT a.id, a.requester_uid, coalesce(c.author_id, a.requester_uid), a.action, a.state, a.version, "
                "a.quorum FROM approval a LEFT JOIN changeset c ON c.uid = a.changeset AND a.action = 'bulkApply' "
                "WHERE a.domain_id = :domain",
                domain);
        });
        EXPECT_TRUE(rows);
        for (const auto& [id, requester, author, action, state, version, quorum] : *rows)
            out[id] = {requester, author, action, state, version, quorum, {}};
        const auto votes = store->read([&](sekisho::sql::Database& db) {
            return db.rows<Text, Text>("SELECT v.approval_id, v.member_uid FROM approval_vote v JOIN approval a ON "
                                       "a.id = v.approval_id AND a.digest = v.digest WHERE v.approves <> 0 AND "
                                       "a.domain_id = :domain",
                                       domain);
        });
        EXPECT_TRUE(votes);
        for (const auto& [id, user] : *votes)
            out[id].agreed.insert(user);
        return out;
    }
    RequestState see() {
        return {look(), requests(),
                text(fmt::format("SELECT value FROM policy WHERE key = 'approvals' AND domain_id = {}", domain))};
    }
    std::string oneOpen() {
        const auto open = column(fmt::format("SELECT id FROM approval WHERE state IN ('waiting', 'changed', "
                                             "'approved') AND domain_id = {} ORDER BY created DESC LIMIT 9",
                                             domain));
        return open.empty() ? "none" : one(open);
    }

    void makeStrong();
    std::string step(const std::string& caller);
    std::string order(const std::string& caller);
    std::string decide(const std::string& caller, const std::string& verdict);
    void somethingElseHappens(int quorum);
    std::string judgeStep(const RequestState& before, const RequestState& after, const std::string& caller);
    std::string judgeDeed(const RequestState& before, const RequestState& after, const std::string& who);

    std::vector<std::string> strong;
    std::string strongRole;
    std::map<std::string, int> seen; // how often what was answered or came about
};

// Some who hold nearly everything, as the sealed account does while it is open, so that something can come about.
void RequestAttackTest::makeStrong() {
    strongRole = fmt::format("rescue:{}", domain);
    strong.assign(callers.begin() + 3, callers.begin() + 8);
    boost::json::array all; // whoever gives a role holds what is in it
    for (const auto& [menu, facts] : sekisho::test::slowMenus())
        all.push_back({{"menu", menu}, {"access", "operate"}});
    const std::string giver = fmt::format("giver-{}", seen["worlds"]++);
    script(
        fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('{0}', {1}, '', '{0}', "
                    "'{2}', 1)",
                    giver, domain, boost::json::serialize(all)));
    for (const std::string& one : strong) {
        hold(one, strongRole, "role_holding", true);
        hold(one, giver, "role_holding", true);
    }
}

// What this one would be asked to agree to.
std::string RequestAttackTest::order(const std::string& caller) {
    switch (dice(9)) {
    case 3:
    case 4: {
        const auto response =
            send(caller, Method::Put, fmt::format("/v1.0/admin/users/{}/roles/{}", one(plain), one(roles)),
                 boost::json::serialize(boost::json::object{{"scope", scope()}, {"expiresAt", nullptr}}));
        ++seen[response.status == 202 ? "held" : "answered"];
        return fmt::format("grant: {} {}", response.status, response.body);
    }
    case 0: {
        const auto response = send(caller, Method::Delete, "/v1.0/users/" + one(plain));
        ++seen[response.status == 202 ? "held" : "answered"];
        return fmt::format("deletion: {} {}", response.status, response.body);
    }
    case 1: {
        const auto response = send(caller, Method::Delete, "/v1.0/orgunits/" + one(units));
        ++seen[response.status == 202 ? "held" : "answered"];
        return fmt::format("deletion of a unit: {} {}", response.status, response.body);
    }
    case 2: { // the rules themselves
        const auto revision = text(fmt::format("SELECT revision FROM policy WHERE key = 'approvals' AND domain_id = "
                                               "{}",
                                               domain));
        const auto response =
            send(caller, Method::Put, "/v1.0/admin/policies/approvals",
                 R"({"values":{"roleGrant":"none","quorum":1},"reason":"test"})", {{"If-Match", '"' + revision + '"'}});
        ++seen[response.status == 202 ? "held" : "answered"];
        return fmt::format("rules: {} {}", response.status, response.body);
    }
    default: {
        const std::string told = attack(caller);
        if (told.find(": 202 ") != std::string::npos || told.find("sheet 202") == 0) ++seen["held"];
        return told;
    }
    }
}

std::string RequestAttackTest::decide(const std::string& caller, const std::string& verdict) {
    const std::string id = oneOpen();
    const auto all = requests();
    const auto found = all.find(id);
    std::int64_t version = found == all.end() ? 1 : found->second.version;
    if (dice(9) == 0) --version; // what has been seen is not what there is
    const auto response = send(caller, Method::Post, fmt::format("/v1.0/admin/approvals/{}/{}", id, verdict),
                               R"({"reason":"test"})", {{"If-Match", fmt::format("\"{}\"", version)}});
    ++seen[response.status < 300 ? verdict : codeOf(response)];
    return fmt::format("{} of {} ({}): {} {}", verdict, id, found == all.end() ? "" : found->second.action,
                       response.status, response.body);
}

std::string RequestAttackTest::step(const std::string& caller) {
    const bool nothingWaits = oneOpen() == "none";
    switch (nothingWaits ? 0 : dice(12)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
        return order(caller);
    case 5:
        return decide(caller, "rejection");
    case 6:
        return decide(caller, "withdrawal");
    case 7:
    case 8:
        return decide(caller, "execution");
    default:
        return decide(caller, "approval");
    }
}

// Between two steps: somebody loses a role or gets one, an hour passes, the rules are others.
void RequestAttackTest::somethingElseHappens(int quorum) {
    switch (dice(24)) {
    case 0: {
        const std::string& who = dice(3) == 0 ? one(strong) : one(callers);
        script(fmt::format("DELETE FROM role_holding WHERE member_uid = '{}' AND role_uid NOT LIKE 'super:%'", who));
        services->auth.forgetUser(sekisho::UserId(who));
        ++seen["lost a role"];
        return;
    }
    case 1:
    case 5: {
        const std::string& who = dice(2) == 0 ? one(strong) : one(callers);
        hold(who, dice(2) == 0 ? strongRole : one(roles), "role_holding", dice(4) > 0);
        services->auth.forgetUser(sekisho::UserId(who));
        return;
    }
    case 2:
        clock.advance(dice(3) == 0 ? 200min : 12min);
        housekeeping(*services);
        return;
    case 3:
        script("UPDATE role_eligibility SET needs_approval = 1");
        return;
    case 4:
        return setRules(1 + dice(quorum), dice(2) == 0);
    default:
        return;
    }
}

// Whoever did it, or agreed to it, must be one who could have done it alone.
std::string RequestAttackTest::judgeDeed(const RequestState& before, const RequestState& after,
                                         const std::string& who) {
    const SlowWorld& world = before.all.world;
    if (const std::string fault = judge(before.all, after.all, who); !fault.empty()) return fault;
    for (const auto& [uid, member] : world.members) {
        const auto now_ = after.all.world.members.find(uid);
        if (member.deleted || (now_ != after.all.world.members.end() && !now_->second.deleted)) continue;
        ++seen["deleted members"];
        if (world.accessAt(who, "members.members", world.placeOfMember(uid), now()) < 2)
            return fmt::format("{} deleted {}", who, uid);
    }
    for (const auto& [uid, parent] : world.parents) {
        if (after.all.world.parents.contains(uid)) continue;
        ++seen["deleted units"];
        if (world.accessAt(who, "members.orgUnits", world.placeOfUnit(uid), now()) < 2)
            return fmt::format("{} deleted the unit {}", who, uid);
    }
    if (before.rules != after.rules) {
        ++seen["changed rules"];
        const bool may = std::ranges::any_of(
            world.of(who), [](const SlowHolding& h) { return h.builtIn == "super" || h.builtIn == "rescue"; });
        if (!may) return who + " changed the rules";
    }
    return {};
}

std::string RequestAttackTest::judgeStep(const RequestState& before, const RequestState& after,
                                         const std::string& caller) {
    std::string applied;
    for (const auto& [id, request] : before.requests) {
        const auto found = after.requests.find(id);
        if (found == after.requests.end()) return "a request is gone: " + id;
        if (isEnded(request.state) && found->second.state != request.state) return "an ended request went on: " + id;
    }
    for (const auto& [id, request] : after.requests) {
        if (request.agreed.contains(request.requester) || request.agreed.contains(request.author))
            return "somebody agreed to his own: " + id;
        const auto was = before.requests.find(id);
        const std::string then = was == before.requests.end() ? std::string() : was->second.state;
        if (request.state != then) ++seen[request.state];
        if (request.state != "applied" || then == "applied") continue;
        if (!applied.empty()) return "two were carried out at once";
        applied = id;
    }
    if (applied.empty()) return judgeDeed(before, after, caller);
    const KeptRequest& request = after.requests.at(applied);
    if (static_cast<std::int64_t>(request.agreed.size()) < request.quorum) return "too few agreed: " + applied;
    if (caller != request.requester && !request.agreed.contains(caller)) return "somebody else carried it out";
    ++seen["applied " + request.action];
    if (const std::string fault = judgeDeed(before, after, request.author); !fault.empty())
        return "the author: " + fault;
    for (const std::string& who : request.agreed) {
        const std::string fault = judgeDeed(before, after, who);
        if (!fault.empty()) return "agreed: " + fault;
    }
    return {};
}

// The judge is awake.
TEST_F(RequestAttackTest, WhatNobodyCouldAgreeToIsSeen) {
    makeWorld(1);
    script(fmt::format("DELETE FROM role_holding WHERE member_uid IN ('{}', '{}')", plain[13], plain[14]));
    const auto tamper = [&](const std::string& sql) {
        const RequestState before = see();
        script(sql);
        return judgeStep(before, see(), plain[14]);
    };
    const auto request = [&](const std::string& id, const std::string& state) {
        return fmt::format("INSERT INTO approval(id, domain_id, action, state, requester_uid, requester_name, "
                           "client_id, method, path, plan, planned, digest, quorum, auto_apply, execute_hours, "
                           "created, decide_by) VALUES('{}', {}, 'memberDelete', '{}', '{}', '', '', 'DELETE', '', "
                           "'[]', 0, 'd', 1, 1, 1, {}, {})",
                           id, domain, state, plain[13], now(), now() + 3'600'000);
    };
    const auto agree = [&](const std::string& id, const std::string& who) {
        return fmt::format("INSERT INTO approval_vote(approval_id, member_uid, name, approves, at, digest) VALUES("
                           "'{}', '{}', '', 1, 1, 'd')",
                           id, who);
    };
    EXPECT_EQ(tamper(request("one", "waiting")), "");
    EXPECT_NE(tamper("UPDATE approval SET state = 'applied' WHERE id = 'one'"), "") << "nobody agreed";
    EXPECT_NE(tamper("UPDATE approval SET state = 'waiting' WHERE id = 'one'"), "") << "it had ended";
    EXPECT_EQ(tamper(agree("one", plain[14])), "");
    EXPECT_NE(tamper("UPDATE approval SET state = 'applied' WHERE id = 'one'; UPDATE member SET deleted = 1 WHERE uid "
                     "= '" +
                     plain[15] + "'"),
              "")
        << "nobody of them could";
    script(request("two", "waiting"));
    EXPECT_NE(tamper(agree("two", plain[13])), "") << "his own";
    EXPECT_NE(tamper("UPDATE policy SET value = '{}' WHERE key = 'approvals'; INSERT OR IGNORE INTO policy(domain_id, "
                     "key, value, revision) VALUES(" +
                     std::to_string(domain) + ", 'approvals', '{\"quorum\":1}', 1)"),
              "");
}

TEST_F(RequestAttackTest, NobodyEverGetsMoreThroughASecondPerson) {
    const auto begin = std::chrono::steady_clock::now();
    int sent = 0;
    for (std::uint64_t seed = 31; seed <= 36 && !HasFailure(); ++seed) {
        makeWorld(seed);
        const std::string highest = callers.front();
        makeStrong();
        const int quorum = seed % 2 == 0 ? 2 : 1;
        setRules(quorum, seed % 3 != 0);
        services->auth.forgetAll();
        for (int round = 0; round < 300 && !HasFailure(); ++round) {
            somethingElseHappens(quorum);
            const RequestState before = see();
            const std::string caller = dice(4) == 0 ? highest : dice(3) > 0 ? one(strong) : one(callers);
            const auto found = before.all.world.members.find(caller);
            if (found == before.all.world.members.end() || found->second.suspended || found->second.deleted) continue;
            const std::string told = fmt::format("seed {} round {} by {}: {}", seed, round, caller, step(caller));
            while (changesets->planOnce() || changesets->applyOnce()) {
            }
            ++sent;
            const RequestState after = see();
            ASSERT_EQ(judgeStep(before, after, caller), "") << told;
        }
        EXPECT_EQ(
            number(
                fmt::format("SELECT count(*) FROM audit WHERE action = 'approval.apply' AND domain_id = {}", domain)),
            number(fmt::format("SELECT count(*) FROM approval WHERE state = 'applied' AND domain_id = {}", domain)))
            << "each once";
        seen["expired"] += static_cast<int>(
            number(fmt::format("SELECT count(*) FROM approval WHERE state = 'expired' AND domain_id = {}", domain)));
    }
    std::cout << fmt::format("{} steps, {} ms:", sent, (std::chrono::steady_clock::now() - begin) / 1ms);
    for (const auto& [what, count] : seen)
        std::cout << fmt::format(" {} {},", count, what);
    std::cout << '\n';
    EXPECT_GT(sent, 1'200);
    for (const auto& [what, least] : std::map<std::string, int>{{"held", 60},
                                                                {"applied", 20},
                                                                {"approved", 3},
                                                                {"rejected", 5},
                                                                {"withdrawn", 5},
                                                                {"expired", 3},
                                                                {"execution", 2},
                                                                {"APPROVAL_OWN", 5},
                                                                {"APPROVAL_CHANGED", 1},
                                                                {"APPROVAL_NOT_EXIST", 10},
                                                                {"lost a role", 15},
                                                                {"deleted members", 3},
                                                                {"applied roleGrant", 3},
                                                                {"applied memberDelete", 3}})
        EXPECT_GE(seen[what], least) << what << " hardly ever came about: it proves nothing";
}

} // namespace
} // namespace sekishod::test::test_escalation_requests
