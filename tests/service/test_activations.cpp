// Roles just in time: who may activate which, that the rights end with their time whoever does nothing, every other
// end, and what is left behind: records, notices, feed.

#include "service/auth/sealed_account.h"
#include "service/rules/activations.h"
#include "service/rules/rights_keeper.h"
#include "tests/service/directory_fixture.h"

#include <array>
#include <thread>

namespace sekishod::test::test_activations {
namespace {

using sekisho::sql::Database;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kMine = "/v1.0/admin/me/activations";
constexpr std::string_view kSnapshot = "/v1.0/admin/snapshot";

struct Terms { // of an eligibility
    std::vector<std::string> units{};
    int most = 60;
    std::string expires = "NULL";
};

class ActivationTest : public DirectoryTest {
  protected:
    ActivationTest()
        : mine(makeUnit("Mine")), other(makeUnit("Other")), person(makeUser("lent", {mine})),
          admin(signIn(uidOf("admin@sakura"))), who(signIn(person)), keeper(*services) {}

    std::string role(std::string_view key) const { return fmt::format("{}:{}", key, domain); }
    void makeEligible(const std::string& user, const std::string& roleId, const Terms& terms = {}) {
        json::object scope;
        if (!terms.units.empty())
            scope = {{"orgUnits", json::array(terms.units.begin(), terms.units.end())}, {"includeSubOrgUnits", true}};
        script(fmt::format("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, scope, expires, max_minutes) "
                           "VALUES('{}', '{}', {}, '{}', {}, {})",
                           roleId, user, domain, json::serialize(scope), terms.expires, terms.most));
    }
    Response activate(const SignedIn& by, const std::string& roleId, int time = 10,
                      std::string_view reason = "夜間対応") {
        return send(by, Method::Post, kMine, json::object{{"roleId", roleId}, {"minutes", time}, {"reason", reason}});
    }
    std::string started(const std::string& roleId, int time = 10) {
        const Response response = activate(who, roleId, time);
        EXPECT_EQ(201, response.status) << response.body;
        return str(object(response), "activationId");
    }
    Response end(const SignedIn& by, const std::string& id) {
        return send(by, Method::Delete, "/v1.0/admin/activations/" + id);
    }
    json::object rights(const SignedIn& by) { return object(get(by, "/v1.0/admin/me/rights")); }
    void tick() {
        const auto done = keeper.tick();
        EXPECT_TRUE(done) << (done ? "" : done.error().code + " " + done.error().detail);
    }
    std::string ended(const std::string& id) {
        return text("SELECT end_reason || '/' || ended_by FROM activation WHERE id = '" + id + "'");
    }
    std::int64_t holdings() { return number("SELECT count(*) FROM role_holding WHERE member_uid = '" + person + "'"); }
    std::int64_t cursor() { return number("SELECT max(seq) FROM change"); }
    int changesSince(const SignedIn& by, std::int64_t from) {
        return get(by, fmt::format("/v1.0/admin/changes?cursor={}", from)).status;
    }

    std::string mine, other, person;
    SignedIn admin, who;
    RightsKeeper keeper;
};

// --- having it ---

TEST_F(ActivationTest, GivesTheRoleFromTheNextRequestUntilItsEndThoughNobodyDoesAnything) {
    makeEligible(person, role("operator"));
    EXPECT_EQ(403, get(who, kSnapshot).status) << "being eligible gives nothing";
    const Response response = activate(who, role("operator"));
    ASSERT_EQ(201, response.status) << response.body;
    EXPECT_EQ("operator", str(object(response), "builtIn"));
    EXPECT_EQ(200, get(who, kSnapshot).status);
    clock.advance(minutes(10) - seconds(1));
    EXPECT_EQ(200, get(who, kSnapshot).status);
    clock.advance(seconds(1));
    EXPECT_EQ(403, get(who, kSnapshot).status) << "nobody has tidied up yet";
    EXPECT_EQ(1, holdings());
}

TEST_F(ActivationTest, IsTakenAwayAndToldWithinATick) {
    makeEligible(person, role("operator"));
    const std::string id = started(role("operator"));
    tick();
    EXPECT_EQ(1, holdings()) << "it still runs";
    clock.advance(minutes(10));
    const auto before = cursor();
    tick();
    EXPECT_EQ(0, holdings());
    EXPECT_EQ("time/", ended(id));
    EXPECT_EQ(1, audits("role.deactivate", person));
    EXPECT_EQ("time", str(lastChanges("role.deactivate", person).at("end").as_object(), "to"));
    EXPECT_EQ(
        2, number(fmt::format("SELECT count(*) FROM change WHERE seq > {} AND kind IN ('role', 'holding')", before)));
    const auto writes = store->revision();
    tick();
    EXPECT_EQ(writes, store->revision()) << "nothing is left to do, nothing is written";
}

TEST_F(ActivationTest, SaysWhatOneHoldsMayActivateAndHasActivated) {
    makeEligible(person, role("operator"), {.units = {mine}, .most = 45});
    auto before = rights(who);
    EXPECT_TRUE(before.at("held").as_array().empty());
    ASSERT_EQ(1U, before.at("eligible").as_array().size());
    const auto& offered = before.at("eligible").as_array()[0].as_object();
    EXPECT_EQ(45, offered.at("eligible").at("maxMinutes").as_int64());
    EXPECT_EQ("Mine", str(offered.at("units").as_array().at(0).as_object(), "name"));
    const std::string id = started(role("operator"));
    const auto after = rights(who);
    ASSERT_EQ(1U, after.at("held").as_array().size());
    EXPECT_EQ(id, str(after.at("held").as_array()[0].as_object(), "activationId"));
    ASSERT_EQ(1U, after.at("active").as_array().size());
    EXPECT_EQ("夜間対応", str(after.at("active").as_array()[0].as_object(), "reason"));
    EXPECT_EQ(1U, after.at("eligible").as_array().size()) << "he may do it again later";
    clock.advance(minutes(10));
    EXPECT_TRUE(rights(who).at("active").as_array().empty());
    EXPECT_TRUE(rights(who).at("held").as_array().empty());
}

TEST_F(ActivationTest, HoldsOnlyWhereTheEligibilityIs) {
    const std::string outside = makeUser("out.side", {other});
    makeEligible(person, role("operator"), {.units = {mine}});
    started(role("operator"));
    EXPECT_EQ(200, get(who, "/v1.0/users/" + person).status);
    EXPECT_EQ(404, get(who, "/v1.0/users/" + outside).status);
}

TEST_F(ActivationTest, IsToldToWhoeverMaySeeRolesAndRecorded) {
    makeEligible(person, role("operator"));
    script("DELETE FROM notice");
    started(role("operator"), 25);
    EXPECT_EQ(number(fmt::format("SELECT 2 * count(*) FROM role_holding WHERE domain_id = {} AND (role_uid LIKE "
                                 "'super:%' OR role_uid LIKE 'deputy:%')",
                                 domain)),
              number("SELECT count(*) FROM notice WHERE template = 'role.activated.admin'"))
        << "mail and talk for each";
    const auto changes = lastChanges("role.activate", person);
    EXPECT_EQ("operator", str(changes.at("role").as_object(), "to"));
    EXPECT_EQ(25, changes.at("minutes").at("to").as_int64());
    EXPECT_EQ("夜間対応", str(changes.at("reason").as_object(), "to"));
    EXPECT_FALSE(changes.contains("until")) << "the plan of a request must be the same when it is carried out later";
}

// --- not having it ---

TEST_F(ActivationTest, IsForWhoIsEligibleNowAndForTheTimeThatWasSaid) {
    expectError(activate(who, role("operator")), 403, "ROLE_NOT_ELIGIBLE");
    expectError(activate(who, fmt::format("operator:{}", otherDomain)), 403, "ROLE_NOT_ELIGIBLE");
    expectError(activate(who, "nothing"), 403, "ROLE_NOT_ELIGIBLE");
    makeEligible(person, role("operator"), {.most = 15});
    const Response tooLong = activate(who, role("operator"), 16);
    expectError(tooLong, 400, "ACTIVATION_TOO_LONG");
    EXPECT_NE(std::string::npos, headerOf(tooLong, "X-Error-Params").find("15"));
    EXPECT_EQ(400, activate(who, role("operator"), 0).status);
    EXPECT_EQ(400, activate(who, role("operator"), 10, "").status) << "without a reason";
    const SignedIn somebody = signIn(makeUser("some.body"));
    expectError(activate(somebody, role("operator")), 403, "ROLE_NOT_ELIGIBLE");
    EXPECT_EQ(0, holdings());
}

TEST_F(ActivationTest, AnotherTenantsEligibilityOpensNothingHere) {
    makeEligible(person, fmt::format("operator:{}", otherDomain));
    script(fmt::format("UPDATE role_eligibility SET domain_id = {}", otherDomain));
    expectError(activate(who, fmt::format("operator:{}", otherDomain)), 403, "ROLE_NOT_ELIGIBLE");
}

TEST_F(ActivationTest, NeitherAnEndedEligibilityNorTheTopRolesCanBeActivated) {
    makeEligible(person, role("operator"), {.expires = "1"});
    makeEligible(person, role("super"));
    makeEligible(person, role("rescue"));
    for (const char* key : {"operator", "super", "rescue"})
        expectError(activate(who, role(key)), 403, "ROLE_NOT_ELIGIBLE");
}

TEST_F(ActivationTest, RunsOnceAndNotBesideTheRoleItself) {
    makeEligible(person, role("operator"));
    started(role("operator"));
    expectError(activate(who, role("operator")), 409, "ACTIVATION_RUNS");
    clock.advance(minutes(10));
    EXPECT_EQ(201, activate(who, role("operator")).status) << "the one that is over makes room, tidied up or not";
    EXPECT_EQ(1, holdings());
    makeEligible(person, role("deputy"));
    giveRole(person, "deputy");
    expectError(activate(who, role("deputy")), 409, "ROLE_ALREADY_HELD");
    script("UPDATE role_holding SET expires = 1 WHERE role_uid = '" + role("deputy") + "'");
    EXPECT_EQ(201, activate(who, role("deputy")).status);
    EXPECT_EQ(1, audits("role.expire", person));
}

TEST_F(ActivationTest, OfTwoTabsOneWins) {
    makeEligible(person, role("operator"));
    const std::array<SignedIn, 4> tabs{signIn(person), signIn(person), signIn(person), signIn(person)};
    std::array<int, 4> answers{};
    {
        std::array<std::jthread, 4> threads;
        for (std::size_t i = 0; i < tabs.size(); ++i)
            threads[i] = std::jthread([&, i] { answers[i] = activate(tabs[i], role("operator")).status; });
    }
    EXPECT_EQ(1, std::ranges::count(answers, 201));
    EXPECT_EQ(3, std::ranges::count(answers, 409));
    EXPECT_EQ(1, number("SELECT count(*) FROM activation"));
    EXPECT_EQ(1, holdings());
}

TEST_F(ActivationTest, EndsWithTheEligibilityAtTheLatest) {
    const auto until = clock.now() + minutes(7);
    makeEligible(person, role("operator"), {.expires = fmt::format("{}", sekisho::toMillis(until))});
    const auto answer = object(activate(who, role("operator"), 30));
    EXPECT_EQ(sekisho::toMillis(until), sekisho::toMillis(*sekisho::parseInstant(str(answer, "until"))));
    clock.advance(minutes(7));
    EXPECT_EQ(403, get(who, kSnapshot).status);
}

// --- other ends ---

TEST_F(ActivationTest, ItsHolderOrTheHighestAdministratorEndsIt) {
    makeEligible(person, role("operator"));
    const std::string first = started(role("operator"));
    EXPECT_EQ(404, end(signIn(makeUser("some.body")), first).status) << "it does not exist for others";
    expectError(end(signIn(uidOf("deputy1@sakura")), first), 403, "ACTIVATION_NOT_YOURS");
    EXPECT_EQ(200, get(who, kSnapshot).status);
    EXPECT_EQ(204, end(who, first).status);
    EXPECT_EQ(403, get(who, kSnapshot).status);
    EXPECT_EQ(0, ended(first).find("self/"));
    EXPECT_EQ(204, end(who, first).status) << "ending an ended one is no fault";
    EXPECT_EQ(1, audits("role.deactivate", person));
    const std::string second = started(role("operator"));
    EXPECT_EQ(204, end(admin, second).status);
    EXPECT_EQ(403, get(who, kSnapshot).status);
    EXPECT_EQ(0, ended(second).find("administrator/"));
    expectError(end(admin, "nothing"), 404, "ACTIVATION_NOT_EXIST");
}

TEST_F(ActivationTest, EndsWithTheEligibilityThatIsTakenAway) {
    makeEligible(person, role("operator"));
    const std::string id = started(role("operator"));
    EXPECT_EQ(
        204,
        send(admin, Method::Delete, fmt::format("/v1.0/admin/users/{}/roles/{}", person, role("operator"))).status);
    EXPECT_EQ(403, get(who, kSnapshot).status);
    EXPECT_NE("/", ended(id));
    tick();
    expectError(activate(who, role("operator")), 403, "ROLE_NOT_ELIGIBLE");
}

TEST_F(ActivationTest, EndsWhenItsGroundGoesOnWhateverWay) {
    makeEligible(person, role("operator"), {.units = {mine}});
    const std::string narrowed = started(role("operator"));
    script(fmt::format("UPDATE role_eligibility SET scope = '{{\"orgUnits\":[\"{}\"],\"includeSubOrgUnits\":true}}'",
                       other));
    tick();
    EXPECT_EQ("role/", ended(narrowed));
    EXPECT_EQ(403, get(who, kSnapshot).status);
    script("UPDATE role_eligibility SET scope = '{}'");
    const std::string removed = started(role("operator"));
    script("DELETE FROM role_holding WHERE activation = '" + removed + "'");
    tick();
    EXPECT_EQ("role/", ended(removed));
    const std::string locked = started(role("operator"));
    script("UPDATE member SET suspended = 2 WHERE uid = '" + person + "'");
    tick();
    EXPECT_EQ("account/", ended(locked));
    EXPECT_EQ(0, holdings());
}

TEST_F(ActivationTest, EndsWithTheSuspensionOfTheAccountAndDoesNotComeBackWithIt) {
    makeEligible(person, role("operator"));
    const std::string id = started(role("operator"));
    const Response suspended = send(admin, Method::Post, fmt::format("/v1.0/users/{}/suspend", person));
    ASSERT_EQ(204, suspended.status) << suspended.body;
    EXPECT_EQ("account/", ended(id));
    EXPECT_EQ(0, holdings());
    EXPECT_EQ(0, number("SELECT count(*) FROM changeset_image WHERE tab = 'role_holding'"))
        << "an undo of the suspension must not give a role back that was lent";
    ASSERT_EQ(204, send(admin, Method::Post, fmt::format("/v1.0/users/{}/unsuspend", person)).status);
    EXPECT_EQ(403, get(signIn(person), kSnapshot).status);
}

TEST_F(ActivationTest, ARoleThatIsGivenMeanwhileOutlastsIt) {
    makeEligible(person, role("operator"));
    started(role("operator"));
    const json::object everywhere{{"scope", {{"orgUnits", json::array{}}, {"includeSubOrgUnits", true}}}};
    const Response given =
        send(admin, Method::Put, fmt::format("/v1.0/admin/users/{}/roles/{}", person, role("operator")), everywhere);
    ASSERT_EQ(200, given.status) << given.body;
    EXPECT_EQ(0, number("SELECT count(*) FROM activation WHERE ended IS NULL"));
    clock.advance(minutes(11));
    tick();
    EXPECT_EQ(1, holdings());
    EXPECT_EQ(200, get(who, kSnapshot).status);
}

TEST_F(ActivationTest, AClockThatIsSetBackGivesNobodyTime) {
    makeEligible(person, role("operator"));
    started(role("operator"), 20);
    tick();
    clock.advance(minutes(15));
    tick();
    clock.advance(-minutes(12));
    tick();
    EXPECT_EQ(1, audits("role.shorten", person));
    EXPECT_EQ(200, get(who, kSnapshot).status) << "five minutes are left";
    clock.advance(minutes(5));
    EXPECT_EQ(403, get(who, kSnapshot).status);
    tick();
    EXPECT_EQ(0, holdings());
    EXPECT_EQ(1, audits("role.shorten", person)) << "once";
}

TEST_F(ActivationTest, ASetBackClockIsSeenAfterARestartToo) {
    makeEligible(person, role("operator"));
    started(role("operator"), 20);
    clock.advance(minutes(15));
    ASSERT_EQ(202,
              send(admin, Method::Post, fmt::format("/v1.0/users/{}/force-logout", uidOf("viewer1@sakura"))).status);
    clock.advance(-minutes(14));
    RightsKeeper restarted(*services);
    ASSERT_TRUE(restarted.tick());
    clock.advance(minutes(6));
    EXPECT_EQ(403, get(signIn(person), kSnapshot).status);
}

TEST_F(ActivationTest, TheLatestRecordOfAllTenantsTellsThatTheClockWasSetBack) {
    // The other tenant counts further, but its last record is older.
    script(fmt::format("INSERT INTO audit(domain_id, seq, at, actor_id, actor_name, action, target_kind, target_id, "
                       "target_name, result, ip, request_id, changes, prev_hash, hash) SELECT {}, 1000000, {}, "
                       "actor_id, actor_name, action, target_kind, target_id, "
                       "target_name, result, ip, request_id, changes, prev_hash, hash FROM audit WHERE domain_id = {} "
                       "LIMIT 1",
                       otherDomain, clock.now().time_since_epoch().count(), domain));
    makeEligible(person, role("operator"));
    clock.advance(minutes(15));
    started(role("operator"), 20);
    clock.advance(-minutes(14));
    RightsKeeper restarted(*services);
    ASSERT_TRUE(restarted.tick());
    EXPECT_EQ(1, audits("role.shorten", person));
    RightsKeeper again(*services);
    ASSERT_TRUE(again.tick());
    EXPECT_EQ(1, audits("role.shorten", person)) << "each tenant has recorded it: once is enough";
}

// --- who is told ---

TEST_F(ActivationTest, TheFeedOfAScopedHolderBeginsAnewAtStartAndEnd) {
    giveRole(person, "operator", {other});
    makeEligible(person, role("deputy"), {.units = {mine}});
    ASSERT_EQ(200, get(who, kSnapshot).status);
    auto seen = cursor();
    EXPECT_EQ(200, changesSince(who, seen));
    started(role("deputy"), 5);
    EXPECT_EQ(410, changesSince(who, seen)) << "more is his now: he takes it anew";
    EXPECT_NE(410, changesSince(signIn(uidOf("branch1@sakura")), seen)) << "nobody else does";
    seen = cursor();
    EXPECT_EQ(200, changesSince(who, seen));
    clock.advance(minutes(5));
    tick();
    EXPECT_EQ(410, changesSince(who, seen)) << "what he may no longer see leaves his copy";
    EXPECT_EQ(200, changesSince(who, cursor()));
}

TEST_F(ActivationTest, WhoMayActivateComesToTheConsole) {
    const auto may = [this](const std::string& uid) {
        const auto answer =
            store->read([&](Database& db) { return mayEnterConsole(db, domain, sekisho::UserId(uid), clock.now()); });
        return answer && *answer;
    };
    EXPECT_FALSE(may(person));
    makeEligible(person, role("operator"));
    EXPECT_TRUE(may(person));
    script(fmt::format("UPDATE role_eligibility SET expires = {}", sekisho::toMillis(clock.now())));
    EXPECT_FALSE(may(person));
    EXPECT_TRUE(may(uidOf("admin@sakura")));
}

TEST_F(ActivationTest, ListsWhatRunsFirstThenWhatWas) {
    makeEligible(person, role("operator"));
    const std::string runs = started(role("operator"), 60);
    const std::string second = makeUser("other.lent", {other});
    makeEligible(second, role("operator"));
    for (int i = 0; i < 3; ++i) {
        const SignedIn now = signIn(second);
        const auto id = str(object(activate(now, role("operator"), 5)), "activationId");
        EXPECT_EQ(204, end(now, id).status);
    }
    const auto listed = [this](const SignedIn& by) { return all(by, "/v1.0/admin/activations", "activations", 2); };
    const auto found = listed(admin);
    ASSERT_EQ(4U, found.size());
    EXPECT_EQ(runs, str(found.front(), "activationId"));
    EXPECT_EQ("none", str(found.front(), "end"));
    EXPECT_EQ("self", str(found.back(), "end"));
    EXPECT_EQ(403, get(signIn(uidOf("operator1@sakura")), "/v1.0/admin/activations").status);
    EXPECT_EQ(400, get(admin, "/v1.0/admin/activations?cursor=made-up").status);
    const std::string scoped = makeUser("scoped");
    giveRole(scoped, "deputy", {mine});
    const auto part = listed(signIn(scoped));
    ASSERT_EQ(1U, part.size()) << "only what members of his organizations have activated";
    EXPECT_EQ(runs, str(part.front(), "activationId"));
    script("UPDATE activation SET started = started - 91 * 86400000 WHERE ended IS NOT NULL");
    EXPECT_EQ(1U, listed(signIn(uidOf("admin@sakura"))).size());
}

} // namespace
} // namespace sekishod::test::test_activations
