// The change feed of an administrator for a part of the tenant: what he is told always leads to what a new snapshot
// would show him, whatever moves in or out.
#include "service/handlers/housekeeping.h"
#include "service/store/journal.h"
#include "tests/service/directory_fixture.h"

#include <random>

namespace sekishod::test::test_admin_feed_scope {
namespace {

class FeedOfAScope : public DirectoryTest {
  protected:
    FeedOfAScope() : mine(makeUnit("Mine")), below(makeUnit("Below", mine)), other(makeUnit("Other")) {
        inside = makeUser("in.side", {below});
        outside = makeUser("out.side", {other});
        deputy = scoped("part");
    }
    SignedIn scoped(const std::string& local, bool withBelow = true) {
        const std::string user = makeUser(local);
        giveRole(user, "deputy", {mine}, withBelow);
        return signIn(user);
    }
    Response move(const std::string& unit, const std::string& parent) {
        json::object body{{"displayOrder", 1}};
        if (!parent.empty()) body["parentOrgUnitId"] = parent;
        Response response = post("/v1.0/orgunits/" + unit + "/move", body);
        EXPECT_EQ(200, response.status) << response.body;
        return response;
    }
    std::int64_t last() { return number(fmt::format("SELECT max(seq) FROM change WHERE domain_id = {}", domain)); }
    Response since(const SignedIn& who, std::int64_t cursor) {
        return get(who, fmt::format("/v1.0/admin/changes?cursor={}&count=2000", cursor));
    }
    int statusSince(const SignedIn& who, std::int64_t cursor) { return since(who, cursor).status; }

    // What a console holds: ids of members and organizations with their documents.
    using Copy = std::map<std::string, std::string>;
    Copy snapshot(const SignedIn& who) {
        Copy copy;
        for (const auto& line : lines(get(who, "/v1.0/admin/snapshot"))) {
            const std::string kind = str(line, "kind");
            if (kind != "member" && kind != "orgUnit") continue;
            const auto& data = line.at("data").as_object();
            copy[str(data, kind == "member" ? "userId" : "orgUnitId")] = json::serialize(data);
        }
        return copy;
    }
    // Brings the copy up to date as a console does; true when it needed a snapshot for that.
    // `strict`: nothing is told as deleted that he did not have.
    bool follow(const SignedIn& who, Copy& copy, std::int64_t& cursor, bool strict = false) {
        const Response response = since(who, cursor);
        cursor = last();
        if (response.status == 410) {
            copy = snapshot(who);
            return true;
        }
        EXPECT_EQ(200, response.status) << response.body;
        const auto page = object(response);
        for (const auto& entry : page.at("changes").as_array()) {
            const auto& change = entry.as_object();
            const std::string kind = str(change, "kind");
            EXPECT_TRUE(kind != "scope" && kind != "holding" && kind != "left") << "those are for the service alone";
            if (kind != "member" && kind != "orgUnit") continue;
            if (strict) {
                EXPECT_TRUE(str(change, "op") == "put" || copy.contains(str(change, "id"))) << response.body;
            }
            if (str(change, "op") == "delete")
                copy.erase(str(change, "id"));
            else
                copy[str(change, "id")] = json::serialize(change.at("data"));
        }
        return false;
    }

    std::string mine, below, other, inside, outside;
    SignedIn deputy;
};

TEST_F(FeedOfAScope, ABranchThatMovesInNeedsASnapshot) {
    const std::string leaf = makeUnit("Leaf", other);
    const std::int64_t cursor = last();
    move(other, below);
    EXPECT_EQ(410, statusSince(deputy, cursor));
    EXPECT_EQ("CURSOR_TOO_OLD", codeOf(since(deputy, cursor)));
    const auto copy = snapshot(deputy);
    for (const auto& id : {other, leaf, outside})
        EXPECT_TRUE(copy.contains(id)) << id;
    EXPECT_EQ(200, statusSince(deputy, last())) << "and then the feed goes on";
    EXPECT_EQ(200, statusSince(signIn(uidOf("admin@sakura")), cursor)) << "who sees all needs none";
}

TEST_F(FeedOfAScope, ABranchThatMovesOutNeedsASnapshot) {
    const std::int64_t cursor = last();
    move(below, other);
    EXPECT_EQ(410, statusSince(deputy, cursor));
    const auto copy = snapshot(deputy);
    EXPECT_FALSE(copy.contains(below));
    EXPECT_FALSE(copy.contains(inside));
}

TEST_F(FeedOfAScope, AMoveAboveTheScopeNeedsASnapshot) {
    const std::string top = makeUnit("Top");
    std::int64_t cursor = last();
    move(mine, top);
    EXPECT_EQ(410, statusSince(deputy, cursor));
    EXPECT_TRUE(snapshot(deputy).contains(top)) << "the tree has a new top";
    cursor = last();
    move(top, other);
    EXPECT_EQ(410, statusSince(deputy, cursor));
    EXPECT_TRUE(snapshot(deputy).contains(other));
    EXPECT_FALSE(snapshot(deputy).contains(outside)) << "of what lies above only the organizations";
}

TEST_F(FeedOfAScope, AMoveOfSomethingElseCostsNothing) {
    const std::string far = makeUnit("Far");
    const std::string farther = makeUnit("Farther", far);
    const std::int64_t cursor = last();
    move(farther, other);
    move(other, "");
    patch("/v1.0/orgunits/" + far, json::object{{"description", "only words"}});
    const Response response = since(deputy, cursor);
    EXPECT_EQ(200, response.status) << response.body;
    for (const std::string& ofOthers : {std::string("only words"), far, farther, other, outside})
        EXPECT_EQ(std::string::npos, response.body.find(ofOthers)) << response.body;
}

TEST_F(FeedOfAScope, NotEvenTheIdOfSomebodyElsewhereIsTold) {
    const std::string far = makeUnit("Far", other);
    const std::int64_t cursor = last();
    patch("/v1.0/users/" + outside, json::object{{"nickName", "elsewhere"}});
    patch("/v1.0/users/" + outside, json::object{{"organizations", json::array{inUnits({far})}}});
    remove("/v1.0/users/" + outside);
    remove("/v1.0/users/" + outside + "/forcedelete");
    EXPECT_EQ(204, remove("/v1.0/orgunits/" + far).status);
    const std::string made = makeUser("just.made", {other});
    const Response page = since(deputy, cursor);
    ASSERT_EQ(page.status, 200) << page.body;
    for (const std::string& ofOthers : {outside, far, other, made})
        EXPECT_EQ(std::string::npos, page.body.find(ofOthers)) << page.body;
    EXPECT_NE(since(signIn(uidOf("admin@sakura")), cursor).body.find(outside), std::string::npos);
}

TEST_F(FeedOfAScope, WhoeverWasHereIsToldAsDeletedWhenHeIsErased) {
    auto copy = snapshot(deputy);
    std::int64_t cursor = last();
    ASSERT_TRUE(copy.contains(inside));
    remove("/v1.0/users/" + inside);
    EXPECT_FALSE(follow(deputy, copy, cursor, true));
    EXPECT_TRUE(copy.contains(inside)) << "deleted, and still shown as that";
    remove("/v1.0/users/" + inside + "/forcedelete");
    EXPECT_FALSE(follow(deputy, copy, cursor, true));
    EXPECT_FALSE(copy.contains(inside));
    const std::string leaf = makeUnit("Leaf", below);
    follow(deputy, copy, cursor);
    EXPECT_EQ(204, remove("/v1.0/orgunits/" + leaf).status);
    EXPECT_FALSE(follow(deputy, copy, cursor, true));
    EXPECT_EQ(copy, snapshot(deputy));
}

TEST_F(FeedOfAScope, AScopeWhoseOrganizationIsDeletedLeavesNothingBehind) {
    const std::string top = makeUnit("Top");
    const std::string branch = makeUnit("Branch", top);
    const std::string user = makeUser("of.branch");
    giveRole(user, "deputy", {branch}, true);
    const SignedIn who = signIn(user);
    const std::int64_t cursor = last();
    EXPECT_TRUE(snapshot(who).contains(top));
    EXPECT_EQ(204, remove("/v1.0/orgunits/" + branch).status);
    EXPECT_EQ(410, statusSince(who, cursor)) << "what lies above is not his to see any more either";
    EXPECT_FALSE(snapshot(who).contains(top));
}

TEST_F(FeedOfAScope, DetectionsOfOthersAreNotTold) {
    for (const auto& [id, uid] : {std::pair{1, inside}, {2, outside}, {3, outside}})
        script(fmt::format("INSERT INTO detection(id, domain_id, policy_uid, service, seq, record_seq, at, found, "
                           "member_uid, member_name, excerpt) VALUES({0}, {1}, 'p', 'talk', {0}, {0}, 1, {2}, '{3}', "
                           "'', '[]')",
                           id, domain, id < 3 ? 5 : 6, uid));
    const std::int64_t cursor = last();
    const auto told = [&](int id) {
        script(fmt::format("INSERT INTO change(domain_id, kind, uid, op, at) VALUES({}, 'detection', '{}', 'put', 1)",
                           domain, id));
        return since(deputy, last() - 1).body;
    };
    EXPECT_NE(told(2).find(R"("id":"1")"), std::string::npos) << "found together: his own is told";
    EXPECT_EQ(told(3).find("detection"), std::string::npos);
    const std::string all = since(signIn(uidOf("admin@sakura")), cursor).body;
    EXPECT_NE(all.find(R"("id":"3")"), std::string::npos) << all;
}

TEST_F(FeedOfAScope, AMoveThatIsTakenBackOrHiddenByALaterOneIsNotMissed) {
    const std::int64_t cursor = last();
    move(below, other);
    move(other, mine);
    remove("/v1.0/users/" + inside);
    remove("/v1.0/users/" + inside + "/forcedelete");
    EXPECT_EQ(410, statusSince(deputy, cursor));
    const std::int64_t next = last();
    const std::string gone = makeUnit("Gone", mine);
    const std::string taken = makeUnit("Taken", gone);
    makeUser("trav.eller", {taken});
    const std::int64_t start = last();
    move(taken, "");
    EXPECT_EQ(204, remove("/v1.0/orgunits/" + gone).status);
    EXPECT_EQ(410, statusSince(deputy, start)) << "the parent it left is no more";
    EXPECT_EQ(410, statusSince(deputy, next));
}

TEST_F(FeedOfAScope, CutOffsAndDevicesOfOthersAreNotTold) {
    script(
        fmt::format("INSERT INTO cut_off(id, seq, domain_id, fingerprint, kind, lost, actor_id, actor_name, ordered, "
                    "received, state, version) SELECT 'c-' || uid, id, {0}, '', 'lostDevice', 'phone', '', '', 1, 1, "
                    "'open', 1 FROM member WHERE uid IN ('{1}', '{2}'); INSERT INTO cut_off_step(cut_off_id, number, "
                    "domain_id, kind, member_uid, state, requested) SELECT 'c-' || uid, 1, {0}, 'block', uid, "
                    "'verified', 1 FROM member WHERE uid IN ('{1}', '{2}'); INSERT INTO device(id, domain_id, "
                    "member_uid, kind, name, os, app, last_access) SELECT 'd-' || uid, {0}, uid, 'mobileApp', 'D', "
                    "'iOS', '', 1 FROM member WHERE uid IN ('{1}', '{2}')",
                    domain, inside, outside));
    const std::int64_t cursor = last();
    for (const auto& uid : {inside, outside})
        script(fmt::format("INSERT INTO change(domain_id, kind, uid, op, at) VALUES({0}, 'cutOff', 'c-{1}', 'put', 1), "
                           "({0}, 'device', 'd-{1}', 'put', 1)",
                           domain, uid));
    const std::string page = since(deputy, cursor).body;
    for (const char* kind : {"c-", "d-"}) {
        EXPECT_NE(page.find(kind + inside), std::string::npos) << page;
        EXPECT_EQ(page.find(kind + outside), std::string::npos) << page;
    }
}

TEST_F(FeedOfAScope, AnOrderAmongSiblingsIsNoMove) {
    const std::string second = makeUnit("Second", mine, 2);
    const std::int64_t cursor = last();
    EXPECT_EQ(200,
              post("/v1.0/orgunits/" + second + "/move", json::object{{"parentOrgUnitId", mine}, {"displayOrder", 1}})
                  .status);
    const auto page = object(since(deputy, cursor));
    EXPECT_GE(page.at("changes").as_array().size(), 1U);
}

TEST_F(FeedOfAScope, MembersWhoChangeTheirOrganizationComeAndGo) {
    auto copy = snapshot(deputy);
    std::int64_t cursor = last();
    patch("/v1.0/users/" + inside, json::object{{"organizations", json::array{inUnits({other})}}});
    patch("/v1.0/users/" + outside, json::object{{"organizations", json::array{inUnits({below})}}});
    EXPECT_FALSE(follow(deputy, copy, cursor)) << "each has a line of his own";
    EXPECT_FALSE(copy.contains(inside));
    EXPECT_TRUE(copy.contains(outside));
}

TEST_F(FeedOfAScope, ARoleThatLapsesSendsItsHolderAloneToASnapshot) {
    const std::string user = text(fmt::format("SELECT member_uid FROM session WHERE id = '{}'", deputy.session.value));
    giveRole(user, "operator", {other});
    script(fmt::format("UPDATE role_holding SET expires = {} WHERE member_uid = '{}' AND role_uid LIKE 'operator:%'",
                       sekisho::toMillis(clock.now()) + 60'000, user));
    authenticator->forgetAll();
    EXPECT_TRUE(snapshot(deputy).contains(outside));
    const SignedIn colleague = scoped("colleague");
    const std::int64_t cursor = last();
    clock.advance(std::chrono::minutes(2));
    housekeeping(*services);
    EXPECT_EQ(410, statusSince(deputy, cursor));
    EXPECT_FALSE(snapshot(deputy).contains(outside));
    EXPECT_EQ(200, statusSince(colleague, cursor));
}

TEST_F(FeedOfAScope, FollowingAlwaysLeadsToWhatASnapshotShows) {
    const SignedIn only = scoped("only", false);
    const SignedIn all = signIn(uidOf("admin@sakura"));
    std::mt19937_64 random(7);
    const auto below_ = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    std::vector<std::string> units{mine, below, other};
    for (int i = 0; i < 6; ++i)
        units.push_back(makeUnit(fmt::format("U{}", i), units[below_(units.size())]));
    std::vector<std::string> users{inside, outside};
    for (int i = 0; i < 6; ++i)
        users.push_back(makeUser(fmt::format("walker{}", i), {units[below_(units.size())]}));
    struct Follower {
        SignedIn who;
        Copy copy;
        std::int64_t cursor;
        int snapshots = 0, steps = 0;
    };
    std::vector<Follower> followers{{deputy, {}, 0}, {only, {}, 0}, {all, {}, 0}};
    for (auto& follower : followers) {
        follower.copy = snapshot(follower.who);
        follower.cursor = last();
    }
    for (int round = 0; round < 60; ++round) {
        const bool single = round % 2 == 0;
        for (auto acts = single ? 1 : 1 + below_(3); acts > 0; --acts) {
            const std::string& unit = units[below_(units.size())];
            switch (below_(6)) {
            case 4:
                if (round % 3 == 0) remove("/v1.0/orgunits/" + unit); // with members it is refused
                break;
            case 5:
                if (users.size() < 4) break;
                remove("/v1.0/users/" + users.back());
                if (round % 2 == 0) remove("/v1.0/users/" + users.back() + "/forcedelete");
                users.pop_back();
                users.push_back(makeUser(fmt::format("late{}-{}", round, acts), {unit}));
                break;
            case 0:
                post("/v1.0/orgunits/" + unit + "/move",
                     json::object{{"displayOrder", 1}, {"parentOrgUnitId", units[below_(units.size())]}});
                break;
            case 1:
                patch("/v1.0/orgunits/" + unit, json::object{{"description", fmt::format("round {}", round)}});
                break;
            case 2:
                patch("/v1.0/users/" + users[below_(users.size())],
                      json::object{{"organizations", json::array{inUnits({unit})}}});
                break;
            default:
                units.push_back(makeUnit(fmt::format("N{}-{}", round, acts), unit));
            }
        }
        for (auto& follower : followers) {
            ++follower.steps;
            follower.snapshots += follow(follower.who, follower.copy, follower.cursor, single);
            ASSERT_EQ(follower.copy, snapshot(follower.who)) << round;
        }
    }
    EXPECT_EQ(followers[2].snapshots, 0) << "the whole tenant is followed by the feed alone";
    EXPECT_GT(followers[0].snapshots, 0);
    EXPECT_LT(followers[0].snapshots, followers[0].steps);
}

} // namespace
} // namespace sekishod::test::test_admin_feed_scope
