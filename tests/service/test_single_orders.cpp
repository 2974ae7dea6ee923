// The brake over single commands (★D6): suspending, deleting, logging out and setting passwords one by one over the
// API.
#include "service/rules/cut_off_keeper.h"
#include "tests/service/brake_fixture.h"

#include <chrono>
#include <string>

namespace sekishod::test::test_single_orders {
namespace {

namespace json = boost::json;

class SingleOrdersTest : public BrakeTest {
  protected:
    SingleOrdersTest() { setBrake(R"({"singlesPerAdministrator":2,"deletionsPerAdministrator":2})"); }

    Response state(const SignedIn& who, const std::string& uid, const std::string& what) {
        return ask(who.access, Method::Post, "/v1.0/users/" + uid + "/" + what);
    }
    Response removes(const SignedIn& who, const std::string& uid, const std::string& more = {}) {
        return ask(who.access, Method::Delete, "/v1.0/users/" + uid + more);
    }
    bool suspended(const std::string& uid) {
        return number("SELECT suspended FROM member WHERE uid = '" + uid + "'") != 0;
    }
    bool deleted(const std::string& uid) {
        return number("SELECT count(*) FROM member WHERE uid = '" + uid + "' AND deleted IS NULL") == 0;
    }
    std::int64_t liveOf(const std::string& uid) {
        return number("SELECT count(*) FROM session WHERE member_uid = '" + uid + "' AND ended IS NULL");
    }
    // Of a 202: the cut-off that waits.
    static json::object waiting(const Response& response) {
        EXPECT_EQ(response.status, 202) << response.body;
        return response.status == 202 ? object(response).at("cutOff").as_object() : json::object();
    }
    static std::string stepsOf(const json::object& cutOff) {
        std::string out;
        for (const auto& step : cutOff.at("steps").as_array())
            out += (out.empty() ? "" : ", ") + std::string(step.at("kind").as_string()) + " " +
                   std::string(step.at("state").as_string());
        return out;
    }
    // Members in use without a role; taken at once, since what is done to one moves the others up.
    std::vector<std::string> people(int count) {
        std::vector<std::string> out;
        for (int i = 0; i < count; ++i)
            out.push_back(person(i));
        return out;
    }
    std::string releaseAll(const SignedIn& who) {
        return outcome(decide(who, "release", {{"all", true}, {"reason", "told on the telephone"}}));
    }
    void tick() {
        CutOffKeeper keeper(*services);
        EXPECT_TRUE(keeper.tick());
    }
};

TEST_F(SingleOrdersTest, SuspensionsBeyondTheBudgetWaitForASecondPerson) {
    const auto who = people(4);
    const SignedIn phone = signIn(who[2]);
    const std::int64_t open = liveOf(who[2]);
    EXPECT_EQ(state(deputy, who[0], "suspend").status, 204);
    EXPECT_EQ(state(deputy, who[1], "suspend").status, 204);
    const Response third = state(deputy, who[2], "suspend");
    const json::object cutOff = waiting(third);
    EXPECT_EQ(stepsOf(cutOff), "suspend held");
    EXPECT_EQ(cutOff.at("kind").as_string(), "members");
    EXPECT_EQ(cutOff.at("userId").as_string(), who[2]);
    EXPECT_NE(headerOf(third, "Location").find("/v1.0/admin/cut-offs/"), std::string::npos);
    EXPECT_FALSE(suspended(who[2])) << "nothing of it was done";
    EXPECT_EQ(liveOf(who[2]), open);
    EXPECT_EQ(orders("held"), 1);
    EXPECT_EQ(waiting(state(deputy, who[2], "suspend")).at("cutOffId"), cutOff.at("cutOffId")) << "it waits already";
    EXPECT_EQ(orders("held"), 1);
    EXPECT_EQ(state(second, who[3], "suspend").status, 204) << "others have a budget of their own";

    EXPECT_EQ(outcome(decide(deputy, "release", {{"all", true}, {"reason", ""}})), "0 done, 1 refused");
    EXPECT_FALSE(suspended(who[2])) << "nobody decides his own";
    EXPECT_EQ(releaseAll(second), "1 done, 0 refused");
    EXPECT_TRUE(suspended(who[2]));
    EXPECT_EQ(liveOf(who[2]), 0);
    EXPECT_EQ(ask(phone.access, Method::Get, "/oauth2/v2.0/userinfo").status, 401);
    tick();
    EXPECT_EQ(text("SELECT state FROM cut_off_step WHERE kind = 'suspend'"), "verified");
}

TEST_F(SingleOrdersTest, TheFirstNeverWaitsAndAMemberCountsOnce) {
    setBrake(R"({"singlesPerAdministrator":2,"singlesPerTenant":1})");
    const auto who = people(4);
    EXPECT_EQ(state(deputy, who[0], "force-logout").status, 202);
    EXPECT_TRUE(state(second, who[1], "force-logout").body.empty()) << "the first of another one, past the tenant's";
    EXPECT_EQ(orders("granted"), 2);
    EXPECT_EQ(state(deputy, who[0], "suspend").status, 204) << "he counts already";
    EXPECT_EQ(orders("granted"), 2);
    waiting(state(deputy, who[2], "suspend"));
    EXPECT_EQ(orders("held"), 1);
}

TEST_F(SingleOrdersTest, WhatCannotBeDoneIsRefusedAsAlways) {
    const auto who = people(4);
    EXPECT_EQ(removes(deputy, who[0]).status, 204);
    EXPECT_EQ(removes(deputy, who[1]).status, 204);
    EXPECT_EQ(refusal(removes(deputy, who[0])), "400 INVALID_STATE") << "deleted already; nothing to wait for";
    EXPECT_EQ(removes(deputy, uidOf("admin@sakura")).status, 403);
    EXPECT_EQ(orders("held"), 0);
    const std::string given = text("SELECT member_uid FROM role_holding WHERE domain_id = " + std::to_string(domain) +
                                   " AND role_uid LIKE 'operator:%' LIMIT 1");
    EXPECT_EQ(refusal(removes(deputy, given)), "403 ADMIN_HAS_ROLE") << "who holds a role has to give it up first";
    EXPECT_EQ(orders("held"), 0);
}

TEST_F(SingleOrdersTest, DeletionsHaveABudgetOfTheirOwn) {
    const auto who = people(5);
    EXPECT_EQ(state(deputy, who[4], "force-logout").status, 202);
    EXPECT_EQ(removes(deputy, who[0]).status, 204);
    EXPECT_EQ(removes(deputy, who[1]).status, 204);
    EXPECT_EQ(stepsOf(waiting(removes(deputy, who[2]))), "delete held");
    EXPECT_EQ(stepsOf(waiting(removes(deputy, who[3], "/forcedelete"))), "delete held");
    EXPECT_FALSE(deleted(who[2]) || deleted(who[3]));
    EXPECT_EQ(state(deputy, who[4], "suspend").status, 204) << "another kind";
    EXPECT_EQ(releaseAll(second), "2 done, 0 refused");
    EXPECT_TRUE(deleted(who[2]));
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE uid = '" + who[2] + "'"), 1) << "seven days it can be undone";
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE uid = '" + who[3] + "'"), 0) << "for good";
    EXPECT_EQ(audits("member.delete"), 3);
    tick();
    EXPECT_EQ(steps("verified"), 2);
}

TEST_F(SingleOrdersTest, SessionsPasswordsAndAppsCountAsCuttingOff) {
    const auto who = people(6);
    EXPECT_EQ(state(deputy, who[0], "force-logout").status, 202);
    EXPECT_EQ(state(deputy, who[1], "force-logout").status, 202);
    const SignedIn open = signIn(who[2]), other = signIn(who[2]);
    const Response ends =
        ask(deputy.access, Method::Delete, "/v1.0/admin/users/" + who[2] + "/sessions/" + open.session.value);
    EXPECT_EQ(stepsOf(waiting(ends)), "endSessions held");
    const std::string before = text("SELECT hash FROM credential WHERE member_uid = '" + who[3] + "'");
    const Response sets = ask(deputy.access, Method::Post, "/v1.0/admin/users/" + who[3] + "/password",
                              R"({"mode":"force","password":"Kingfisher-Lamp82"})");
    EXPECT_EQ(stepsOf(waiting(sets)), "endSessions held, password held");
    EXPECT_EQ(sets.body.find("Kingfisher"), std::string::npos);
    const Response stops =
        ask(deputy.access, Method::Put, "/v1.0/admin/users/" + who[4] + "/app-stop", R"({"pc":true,"mobile":true})");
    EXPECT_EQ(stepsOf(waiting(stops)), "appStop held, appStop held");
    EXPECT_EQ(
        ask(deputy.access, Method::Post, "/v1.0/admin/users/" + who[5] + "/password", R"({"mode":"request"})").status,
        204)
        << "to ask for a new password shuts nobody out";
    EXPECT_EQ(ask(open.access, Method::Get, "/oauth2/v2.0/userinfo").status, 200);
    EXPECT_EQ(releaseAll(second), "5 done, 0 refused");
    EXPECT_EQ(ask(open.access, Method::Get, "/oauth2/v2.0/userinfo").status, 401);
    EXPECT_EQ(ask(other.access, Method::Get, "/oauth2/v2.0/userinfo").status, 200) << "the other one was not named";
    EXPECT_NE(text("SELECT hash FROM credential WHERE member_uid = '" + who[3] + "'"), before);
    EXPECT_EQ(number("SELECT count(*) FROM app_stop WHERE member_uid = '" + who[4] + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step WHERE undo LIKE '%hash%'"), 0) << "the hash leaves with it";
}

TEST_F(SingleOrdersTest, RejectedOrLapsedNothingIsDone) {
    const auto who = people(4);
    for (int i = 0; i < 4; ++i)
        state(deputy, who[static_cast<std::size_t>(i)], "suspend");
    EXPECT_EQ(orders("held"), 2);
    EXPECT_EQ(outcome(decide(second, "reject", {{"orders", ids({heldIds(second).front()})}, {"reason", "no"}})),
              "1 done, 0 refused");
    clock.advance(std::chrono::hours(25));
    tick();
    EXPECT_EQ(orders("expired"), 1);
    EXPECT_FALSE(suspended(who[2]) || suspended(who[3]));
}

TEST_F(SingleOrdersTest, WhereEachDeletionNeedsASecondPersonTheBrakeDoesNotAskAgain) {
    script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'approvals', "
                       "'{{\"memberDelete\":\"second\"}}', 1)",
                       domain));
    const auto who = people(4);
    for (const auto& uid : who)
        EXPECT_EQ(removes(admin, uid).status, 400) << "a reason is asked for";
    EXPECT_EQ(orders("granted") + orders("held"), 0);
}

TEST_F(SingleOrdersTest, OfHimselfNobodyIsCounted) {
    const std::string me = uidOfSession(deputy);
    for (int i = 0; i < 3; ++i) {
        const SignedIn another = signIn(me);
        EXPECT_EQ(
            ask(deputy.access, Method::Delete, "/v1.0/admin/users/" + me + "/sessions/" + another.session.value).status,
            204);
    }
    EXPECT_EQ(orders("granted"), 0);
}

TEST_F(SingleOrdersTest, DevicesTakenOffTheListAreCountedEach) {
    setBrake(R"({"removalsPerAdministrator":2})");
    std::string list;
    for (int i = 0; i < 4; ++i) {
        script(
            fmt::format("INSERT INTO device(id, domain_id, member_uid, kind, name, os, app, last_access, registered) "
                        "VALUES('gone{0}', {1}, '{2}', 'mobileApp', 'Phone {0}', 'iOS', '', {3}, {3})",
                        i, domain, person(i), sekisho::toMillis(clock.now())));
        list += fmt::format("{}\"gone{}\"", i == 0 ? "" : ",", i);
    }
    const Response made =
        ask(deputy.access, Method::Post, "/v1.0/admin/devices/orders",
            fmt::format(R"({{"id":"{}","action":"remove","devices":[{}],"note":""}})", newUid(), list));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto listed = [&] { return number("SELECT count(*) FROM device WHERE id LIKE 'gone%'"); };
    EXPECT_EQ(listed(), 2);
    EXPECT_EQ(steps("verified"), 2) << "read back before the answer went";
    EXPECT_EQ(orders("held"), 2);
    EXPECT_EQ(releaseAll(second), "2 done, 0 refused");
    EXPECT_EQ(listed(), 0);
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE template = 'cutOff.listed.member' AND channel = 'mail'"), 4)
        << "each member hears of it";
    EXPECT_GE(number("SELECT count(*) FROM notice WHERE template = 'cutOff.listed.admin'"), 1);
}

TEST_F(SingleOrdersTest, AStolenAccountStopsHoweverLongItGoesOn) {
    const auto who = people(40);
    int done = 0, held = 0;
    for (const std::string& uid : who) {
        const int status = state(deputy, uid, "suspend").status;
        done += status == 204 ? 1 : 0;
        held += status == 202 ? 1 : 0;
    }
    EXPECT_EQ(done, 2);
    EXPECT_EQ(held, 38);
    EXPECT_EQ(orders("held"), 38);
    EXPECT_EQ(number("SELECT count(DISTINCT member_uid) FROM notice WHERE template = 'brake.held.admin' AND member_uid "
                     "= '" +
                     uidOfSession(second) + "'"),
              1);
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE template = 'brake.held.admin' AND channel = 'mail' AND "
                     "member_uid = '" +
                     uidOfSession(second) + "'"),
              1)
        << "told once, not for each";
    // Routine does not stand in the way of a loss: the phone that is gone is cut off at once.
    ASSERT_EQ(ask(deputy.access, Method::Post, "/v1.0/admin/cut-offs",
                  fmt::format(R"({{"id":"{}","userId":"{}","lost":"phone","steps":[{{"kind":"revokeTokens"}}]}})",
                              newUid(), who[39]))
                  .status,
              201);
    EXPECT_EQ(orders("held"), 38);
    EXPECT_EQ(outcome(decide(second, "cancel-pending", {{"reason", "stolen"}})), "38 done, 0 refused");
    for (const std::string& uid : who)
        EXPECT_EQ(suspended(uid), uid == who[0] || uid == who[1]);
}

} // namespace
} // namespace sekishod::test::test_single_orders
