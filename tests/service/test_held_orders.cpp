// What the brake holds (★D6): who sees and decides it, and what time does.
#include "service/handlers/housekeeping.h"
#include "tests/service/brake_fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

namespace sekishod::test::test_held_orders {
namespace {

using sekisho::BrakeKind;
using std::chrono::hours;
using std::chrono::minutes;

class HeldTest : public BrakeTest {
  protected:
    HeldTest() { setBrake(R"({"cutOffsPerAdministrator":2,"cutOffsPerTenant":1000})"); }
};

TEST_F(HeldTest, WhatHoldsIsListedOldestFirstByPages) {
    const auto people = signedIn(7);
    ASSERT_EQ(end(deputy, people).status, 201);
    clock.advance(minutes(1));
    const auto more = signedIn(4, 7);
    ASSERT_EQ(end(second, more).status, 201);
    const auto page = held(admin, "?count=3");
    EXPECT_EQ(page.at("total").to_number<int>(), 7);
    ASSERT_EQ(page.at("orders").as_array().size(), 3u);
    const auto& groups = page.at("groups").as_array();
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].at("orders").to_number<int>(), 5) << "most first";
    EXPECT_EQ(groups[0].at("actorId").as_string(), uidOfSession(deputy));
    EXPECT_EQ(groups[0].at("kind").as_string(), "cutOff");
    const auto alone = [&] { return held(deputy, "").at("groups").as_array().at(0).as_object().contains("alone"); };
    EXPECT_FALSE(alone()) << "others may decide";
    script("UPDATE member SET suspended = 1 WHERE uid <> '" + uidOfSession(deputy) + "'");
    EXPECT_TRUE(alone());
    script("UPDATE member SET suspended = 0");
    std::vector<std::string> seen;
    std::string cursor;
    for (int pages = 0; pages < 10; ++pages) {
        const auto body = held(admin, "?count=3" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const auto& order : body.at("orders").as_array())
            seen.emplace_back(order.at("userId").as_string());
        EXPECT_EQ(body.contains("total"), cursor.empty()) << "only the first page counts";
        const auto& next = body.at("responseMetaData").at("nextCursor");
        if (next.is_null()) break;
        cursor = next.as_string();
    }
    std::vector<std::string> wanted;
    for (std::size_t i = 2; i < people.size(); ++i)
        wanted.push_back(people[i].member);
    for (std::size_t i = 2; i < more.size(); ++i)
        wanted.push_back(more[i].member);
    EXPECT_EQ(seen, wanted);
    EXPECT_EQ(heldIds(admin, "?actorId=" + uidOfSession(second)).size(), 2u);
    EXPECT_EQ(heldIds(admin, "?kind=wipe").size(), 0u);
    EXPECT_EQ(refusal(get("/v1.0/admin/brake/orders?kind=all")), "400 INVALID_PARAMETER kind");
    EXPECT_EQ(refusal(get("/v1.0/admin/brake/orders?count=1001")), "400 INVALID_PARAMETER count");
    EXPECT_EQ(refusal(get("/v1.0/admin/brake/orders?cursor=abc")), "400 INVALID_PARAMETER cursor");
}

TEST_F(HeldTest, AScopeSeesAndDecidesItsMembersOnly) {
    const std::string branch = text(
        "SELECT o.uid FROM orgunit o JOIN member_scope s ON s.orgunit_id = o.id JOIN member "
        "m ON m.id = s.member_id WHERE o.domain_id = " +
        std::to_string(domain) + " AND m.uid = '" + person(3) + "' ORDER BY o.parent_id IS NULL, o.id DESC LIMIT 1");
    const auto people = signedIn(12);
    ASSERT_EQ(end(deputy, people).status, 201);
    give(uidOfSession(second), "deputy", fmt::format(R"({{"orgUnits":["{}"],"includeSubOrgUnits":true}})", branch));
    const std::int64_t inside = number(
        "SELECT count(*) FROM brake_order b JOIN member m ON m.uid = b.member_uid JOIN member_scope s ON s.member_id = "
        "m.id JOIN orgunit o ON o.id = s.orgunit_id WHERE b.state = 'held' AND o.uid = '" +
        branch + "'");
    ASSERT_GT(inside, 0);
    ASSERT_LT(inside, 10) << "the branch does not hold everybody";
    const auto page = held(second);
    EXPECT_EQ(page.at("total").to_number<std::int64_t>(), inside);
    EXPECT_EQ(page.at("orders").as_array().size(), static_cast<std::size_t>(inside));
    EXPECT_EQ(page.at("groups").as_array().at(0).at("orders").to_number<std::int64_t>(), inside);
    EXPECT_EQ(outcome(decide(second, "reject", {{"all", true}, {"reason", "no"}})),
              fmt::format("{} done, 0 refused", inside));
    const auto outside = heldIds(admin);
    ASSERT_EQ(outside.size(), static_cast<std::size_t>(10 - inside));
    EXPECT_EQ(outcome(decide(second, "release", {{"orders", ids(outside)}, {"reason", ""}})), "409 BRAKE_NOT_HELD")
        << "what is outside does not exist for him";
    EXPECT_EQ(orders("held"), 10 - inside);
}

TEST_F(HeldTest, WhoeverWithdrawsAPartLeavesTheRestHeld) {
    const std::string branch = text(
        "SELECT o.uid FROM orgunit o JOIN member_scope s ON s.orgunit_id = o.id JOIN member "
        "m ON m.id = s.member_id WHERE o.domain_id = " +
        std::to_string(domain) + " AND m.uid = '" + person(3) + "' ORDER BY o.parent_id IS NULL, o.id DESC LIMIT 1");
    const std::string id = newUid();
    ASSERT_EQ(end(deputy, signedIn(12), id).status, 201);
    const std::string uid = uidOfSession(second), path = "/v1.0/admin/cut-offs/" + id + "/withdraw";
    const std::string scope = fmt::format(R"({{"orgUnits":["{}"],"includeSubOrgUnits":true}})", branch);
    const auto holds = [&](const std::string& grants) {
        script(fmt::format("DELETE FROM role_holding WHERE member_uid = '{0}'; INSERT OR REPLACE INTO role(uid, "
                           "domain_id, name, grants, version) VALUES('r-part', {1}, 'R', '{2}', 1); INSERT INTO "
                           "role_holding(role_uid, member_uid, domain_id, scope) VALUES('r-part', '{0}', {1}, '{3}')",
                           uid, domain, grants, scope));
        authenticator->forgetUser(sekisho::UserId(uid));
    };
    holds(R"([{"menu":"security.lostDevice","access":"operate"}])");
    EXPECT_EQ(ask(second.access, Method::Post, path).status, 403) << "who may not order it may not stop it";
    EXPECT_EQ(orders("held"), 10);
    holds(R"([{"menu":"security.lostDevice","access":"operate"},{"menu":"security.sessions","access":"operate"}])");
    EXPECT_EQ(ask(second.access, Method::Post, path).status, 200);
    EXPECT_GT(steps("withdrawn"), 0);
    EXPECT_GT(steps("held"), 0);
    EXPECT_EQ(orders("cancelled"), steps("withdrawn"));
    EXPECT_EQ(orders("held"), steps("held")) << "what holds can be decided still";
    const auto receipt = ask(second.access, Method::Get, "/v1.0/admin/cut-offs/" + id + "/receipt");
    EXPECT_EQ(refusal(receipt), "403 OUT_OF_SCOPE") << "a receipt is of the whole";
}

TEST_F(HeldTest, AFreshAccountIsNoSecondOpinion) {
    ASSERT_EQ(end(deputy, signedIn(5)).status, 201);
    script("UPDATE tenant SET created = created - 31536000000");
    const boost::json::object all{{"all", true}, {"reason", ""}};
    const std::string raised =
        "/v1.0/admin/users/" + uidOfSession(second) + "/roles/helpdesk:" + std::to_string(domain);
    ASSERT_EQ(ask(admin.access, Method::Put, raised, R"({"scope":{"orgUnits":[]}})").status, 200);
    EXPECT_EQ(outcome(decide(second, "release", all)), "403 BRAKE_FRESH_ACCOUNT");
    EXPECT_EQ(orders("held"), 3);
    EXPECT_EQ(outcome(decide(second, "reject", {{"orders", ids({heldIds(admin)[0]})}, {"reason", ""}})),
              "1 done, 0 refused")
        << "saying no harms nobody";
    script("UPDATE brake_order SET expires = expires + 864000000");
    clock.advance(std::chrono::hours(25));
    EXPECT_EQ(outcome(decide(second, "release", all)), "2 done, 0 refused");
}

TEST_F(HeldTest, OneIsReleasedAndIsCarriedOutThen) {
    const auto people = signedIn(4);
    ASSERT_EQ(end(deputy, people).status, 201);
    EXPECT_FALSE(isLive(people[0]));
    EXPECT_TRUE(isLive(people[2]) && isLive(people[3])) << "held: nothing has happened to them";
    const auto waiting = heldIds(admin);
    ASSERT_EQ(waiting.size(), 2u);
    EXPECT_EQ(outcome(decide(second, "release", {{"orders", ids({waiting[0]})}, {"reason", "he called"}})),
              "1 done, 0 refused");
    EXPECT_FALSE(isLive(people[2]));
    EXPECT_TRUE(isLive(people[3]));
    EXPECT_EQ(audits("brake.release"), 2) << "the order by its cut-off, and the decision as a whole";
    EXPECT_EQ(steps("held"), 1);
    const auto decided = list(held(admin, "?decided=true"), "orders");
    ASSERT_EQ(decided.size(), 1u);
    EXPECT_EQ(decided[0].at("state").as_string(), "released");
    EXPECT_EQ(decided[0].at("reason").as_string(), "he called");
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE template = 'brake.decided.author' AND member_uid = '" +
                     uidOfSession(deputy) + "'"),
              2)
        << "who ordered it hears of it";
    EXPECT_EQ(outcome(decide(second, "release", {{"orders", ids({waiting[0]})}, {"reason", ""}})),
              "409 BRAKE_NOT_HELD");
    EXPECT_EQ(outcome(decide(second, "reject", {{"orders", ids({waiting[0], waiting[1]})}, {"reason", ""}})),
              "1 done, 1 refused");
    EXPECT_TRUE(isLive(people[3]));
    EXPECT_EQ(steps("rejected"), 1);
}

TEST_F(HeldTest, NobodyDecidesHisOwn) {
    ASSERT_EQ(end(deputy, signedIn(5)).status, 201);
    ASSERT_EQ(end(second, signedIn(3, 5)).status, 201);
    const auto all = heldIds(admin);
    ASSERT_EQ(all.size(), 4u);
    const auto own = heldIds(deputy, "?actorId=" + uidOfSession(deputy));
    ASSERT_EQ(own.size(), 3u);
    const std::int64_t denied = number("SELECT count(*) FROM audit WHERE result = 'denied'");
    EXPECT_EQ(outcome(decide(deputy, "release", {{"orders", ids(own)}, {"reason", ""}})), "403 BRAKE_OWN_ORDER");
    EXPECT_EQ(outcome(decide(deputy, "reject", {{"orders", ids(own)}, {"reason", ""}})), "403 BRAKE_OWN_ORDER");
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE result = 'denied'"), denied + 2) << "a try is recorded";
    EXPECT_EQ(orders("held"), 4);
    EXPECT_EQ(outcome(decide(deputy, "release", {{"all", true}, {"reason", "mine too"}})), "1 done, 3 refused");
    EXPECT_EQ(orders("held"), 3);
    EXPECT_EQ(outcome(decide(deputy, "cancel-pending", {{"reason", "a mistake"}})), "3 done, 0 refused")
        << "what is cancelled harms nobody: one's own as well";
    EXPECT_EQ(orders("cancelled"), 3);
    EXPECT_EQ(steps("withdrawn"), 3);
    EXPECT_GE(audits("brake.cancel"), 1);
}

TEST_F(HeldTest, AllOfOneAdministratorUntilAMoment) {
    ASSERT_EQ(end(deputy, signedIn(5)).status, 201);
    const std::string seen = sekisho::formatUtc(clock.now());
    clock.advance(minutes(1));
    ASSERT_EQ(end(deputy, signedIn(3, 5)).status, 201);
    ASSERT_EQ(end(second, signedIn(4, 8)).status, 201);
    ASSERT_EQ(orders("held"), 3 + 3 + 2);
    const boost::json::object body{
        {"all", true}, {"actorId", uidOfSession(deputy)}, {"kind", "cutOff"}, {"until", seen}, {"reason", "known"}};
    EXPECT_EQ(outcome(decide(admin, "release", body)), "3 done, 0 refused") << "nobody releases what he has not seen";
    EXPECT_EQ(orders("held"), 5);
    const boost::json::object wipes{{"all", true}, {"kind", "wipe"}, {"reason", ""}};
    EXPECT_EQ(outcome(decide(admin, "release", wipes)), "0 done, 0 refused");
}

TEST_F(HeldTest, WhoeverOrderedMustStillHoldTheRight) {
    const auto people = signedIn(4);
    ASSERT_EQ(end(deputy, people).status, 201);
    const auto more = signedIn(3, 4);
    ASSERT_EQ(end(second, more).status, 201);
    script("DELETE FROM role_holding WHERE member_uid = '" + uidOfSession(deputy) +
           "'; UPDATE member SET suspended = 1 "
           "WHERE uid = '" +
           uidOfSession(second) + "'");
    EXPECT_EQ(outcome(decide(admin, "release", {{"all", true}, {"reason", "go on"}})), "0 done, 3 refused");
    EXPECT_TRUE(isLive(people[2]) && isLive(people[3]) && isLive(more[2]));
    EXPECT_EQ(orders("rejected"), 3);
    EXPECT_EQ(number("SELECT count(*) FROM brake_order WHERE reason = 'rightLost'"), 3);
    EXPECT_EQ(steps("rejected"), 3);
}

TEST_F(HeldTest, ARightThatHasShrunkReachesNoFurther) {
    const auto people = signedIn(8);
    ASSERT_EQ(end(deputy, people).status, 201);
    const std::string branch = text("SELECT o.uid FROM orgunit o JOIN member_orgunit s ON s.orgunit_id = o.id JOIN "
                                    "member m ON m.id = s.member_id WHERE m.uid = '" +
                                    people[5].member + "' LIMIT 1");
    give(uidOfSession(deputy), "deputy", fmt::format(R"({{"orgUnits":["{}"],"includeSubOrgUnits":true}})", branch));
    const std::int64_t inside = number(
        "SELECT count(*) FROM brake_order b JOIN member m ON m.uid = b.member_uid JOIN member_scope s ON s.member_id = "
        "m.id JOIN orgunit o ON o.id = s.orgunit_id WHERE b.state = 'held' AND o.uid = '" +
        branch + "'");
    ASSERT_GT(inside, 0);
    EXPECT_EQ(outcome(decide(admin, "release", {{"all", true}, {"reason", ""}})),
              fmt::format("{} done, {} refused", inside, 6 - inside));
    EXPECT_FALSE(isLive(people[5]));
}

TEST_F(HeldTest, TwoWhoDecideAtOnceDecideEachOrderOnce) {
    const auto people = signedIn(40);
    ASSERT_EQ(end(deputy, people).status, 201);
    ASSERT_EQ(orders("held"), 38);
    Response released, rejected;
    {
        std::jthread one([&] { released = decide(admin, "release", {{"all", true}, {"reason", "one"}}); });
        std::jthread two([&] { rejected = decide(second, "reject", {{"all", true}, {"reason", "two"}}); });
    }
    ASSERT_EQ(released.status, 200) << released.body;
    ASSERT_EQ(rejected.status, 200) << rejected.body;
    EXPECT_EQ(object(released).at("done").to_number<std::int64_t>(), orders("released"));
    EXPECT_EQ(object(rejected).at("done").to_number<std::int64_t>(), orders("rejected"));
    EXPECT_EQ(orders("released") + orders("rejected"), 38);
    EXPECT_EQ(steps("held"), 0);
    std::int64_t over = 0;
    for (std::size_t i = 2; i < people.size(); ++i)
        over += isLive(people[i]) ? 0 : 1;
    EXPECT_EQ(over, orders("released")) << "what was rejected is in use, what was released is not";
}

TEST_F(HeldTest, WhatNobodyDecidesLapses) {
    setBrake(R"({"cutOffsPerAdministrator":1,"cutOffsPerTenant":1000,"heldHours":3})");
    const auto people = signedIn(3);
    ASSERT_EQ(end(deputy, people).status, 201);
    const auto waiting = heldIds(admin);
    clock.advance(hours(2));
    housekeeping(*services);
    EXPECT_EQ(orders("held"), 2);
    clock.advance(minutes(61));
    EXPECT_EQ(outcome(decide(admin, "release", {{"orders", ids(waiting)}, {"reason", ""}})), "409 BRAKE_NOT_HELD")
        << "too late, though nobody has swept yet";
    housekeeping(*services);
    EXPECT_EQ(orders("held"), 0);
    EXPECT_EQ(orders("expired"), 2);
    EXPECT_EQ(steps("expired"), 2);
    EXPECT_TRUE(isLive(people[1]) && isLive(people[2]));
    EXPECT_EQ(audits("cutOff.lapse"), 1);
    clock.advance(-hours(10));
    ASSERT_EQ(end(deputy, signedIn(2, 3)).status, 201);
    housekeeping(*services);
    EXPECT_EQ(orders("expired"), 2) << "a clock that jumped back lapses nothing";
    clock.advance(hours(24 * 91));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM brake_order"), 0) << "and is gone after 90 days";
}

TEST_F(HeldTest, TheUseIsShownForTheCallerAndForAll) {
    ASSERT_EQ(end(deputy, signedIn(4)).status, 201);
    ASSERT_EQ(end(second, signedIn(1, 4)).status, 201);
    const Response answer = get(second, "/v1.0/admin/brake");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto body = object(answer);
    const auto& kinds = body.at("kinds").as_array();
    ASSERT_EQ(kinds.size(), 6u);
    const auto& cutOff = kinds[0];
    EXPECT_EQ(cutOff.at("kind").as_string(), "cutOff");
    EXPECT_EQ(cutOff.at("mine").to_number<int>(), 1);
    EXPECT_EQ(cutOff.at("all").to_number<int>(), 3);
    EXPECT_EQ(cutOff.at("held").to_number<int>(), 2);
}

TEST_F(HeldTest, WithoutTheMenuNothingIsSeenOrDecided) {
    ASSERT_EQ(end(deputy, signedIn(4)).status, 201);
    const auto waiting = heldIds(admin);
    give(uidOfSession(second), "operator");
    EXPECT_EQ(get(second, "/v1.0/admin/brake").status, 403);
    EXPECT_EQ(get(second, "/v1.0/admin/brake/orders").status, 403);
    EXPECT_EQ(decide(second, "release", {{"all", true}, {"reason", ""}}).status, 403);
    EXPECT_EQ(decide(second, "cancel-pending", {{"reason", ""}}).status, 403);
    EXPECT_EQ(orders("held"), 2);
    const SignedIn other =
        signIn(text("SELECT uid FROM member WHERE super = 1 AND domain_id = " + std::to_string(otherDomain)));
    EXPECT_EQ(held(other).at("total").to_number<int>(), 0) << "another tenant";
    EXPECT_EQ(outcome(decide(other, "release", {{"orders", ids(waiting)}, {"reason", ""}})), "409 BRAKE_NOT_HELD");
    EXPECT_EQ(outcome(decide(other, "cancel-pending", {{"reason", ""}})), "0 done, 0 refused");
    EXPECT_EQ(orders("held"), 2);
}

TEST_F(HeldTest, ADecisionSaysWhatIsWrongWithIt) {
    EXPECT_EQ(outcome(decide(admin, "release", {{"reason", "x"}})), "400 MISSING_PARAMETER orders");
    EXPECT_EQ(outcome(decide(admin, "reject", {{"all", true}, {"orders", ids({"x"})}, {"reason", ""}})),
              "400 INVALID_PARAMETER orders");
    EXPECT_EQ(outcome(decide(admin, "release", {{"orders", ids({"nothing"})}, {"reason", ""}})), "409 BRAKE_NOT_HELD");
    EXPECT_EQ(decide(admin, "release", {{"all", true}, {"reason", std::string(1001, 'x')}}).status, 400);
}

TEST_F(HeldTest, WhoeverWithdrawsHisCutOffLeavesNothingHeld) {
    const std::string id = newUid();
    const auto people = signedIn(5);
    ASSERT_EQ(end(deputy, people, id).status, 201);
    ASSERT_EQ(orders("held"), 3);
    EXPECT_EQ(ask(deputy.access, Method::Post, "/v1.0/admin/cut-offs/" + id + "/withdraw").status, 200);
    EXPECT_EQ(orders("held"), 0);
    EXPECT_EQ(orders("cancelled"), 3);
    EXPECT_EQ(steps("held"), 0);
    EXPECT_TRUE(isLive(people[4]));
    ASSERT_EQ(end(second, signedIn(1, 6)).status, 201);
    clock.advance(minutes(21));
    EXPECT_EQ(word(askBrakeFor(uidOfSession(deputy), BrakeKind::CutOff, targets(2))), "11") << "nothing of his waits";
}

TEST_F(HeldTest, CommandsThatNoDeviceHasAcknowledgedAreWithdrawnInPieces) {
    const std::string cutOff = newUid();
    script(fmt::format(
        "INSERT INTO cut_off(id, seq, domain_id, fingerprint, kind, lost, actor_id, actor_name, ordered, "
        "received, state, version) VALUES('{0}', 1, {1}, '', 'devices', 'everything', '{2}', 'Thief', 0, "
        "0, 'open', 1); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 130) "
        "INSERT INTO cut_off_step(cut_off_id, number, domain_id, kind, member_uid, target, state, requested, "
        "acknowledged) SELECT '{0}', i, {1}, 'wipeAppData', 'member' || i, 'd' || i, iif(i <= 10, "
        "'acknowledged', 'requested'), {3}, iif(i <= 10, 0, NULL) FROM n",
        cutOff, domain, uidOfSession(deputy), sekisho::toMillis(clock.now())));
    const auto pending = [&] {
        const auto body = object(get(second, "/v1.0/admin/brake"));
        return body.at("kinds").as_array().at(1).at("pending").to_number<int>();
    };
    EXPECT_EQ(pending(), 120);
    EXPECT_EQ(outcome(decide(second, "cancel-pending", {{"kind", "wipe"}, {"reason", ""}})), "0 done, 0 refused")
        << "narrowed, it is about what holds";
    EXPECT_EQ(outcome(decide(second, "cancel-pending", {{"reason", "stolen"}})), "120 done, 0 refused");
    EXPECT_EQ(pending(), 0);
    EXPECT_EQ(steps("withdrawn"), 120);
    EXPECT_EQ(steps("acknowledged"), 10) << "what a device has in hand is beyond reach";
}

// 80,000 that hold, as one cut-off of a stolen account: rejected with one call, in pieces.
TEST_F(BrakeTest, EightyThousandAreRejectedWithOneCall) {
    const std::string thief = uidOfSession(deputy), cutOff = newUid();
    script(
        fmt::format("INSERT INTO cut_off(id, seq, domain_id, fingerprint, kind, lost, actor_id, actor_name, ordered, "
                    "received, state, version) VALUES('{0}', 1, {1}, '', 'devices', 'everything', '{2}', 'Thief', 0, "
                    "0, 'held', 1); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80000) "
                    "INSERT INTO cut_off_step(cut_off_id, number, domain_id, kind, member_uid, member_name, target, "
                    "target_name, state, requested) SELECT '{0}', i, {1}, 'wipeAppData', 'member' || i, 'Name', 'd' "
                    "|| i, 'Phone', iif(i <= 5, 'requested', 'held'), 0 FROM n",
                    cutOff, domain, thief));
    ASSERT_EQ(askBrakeFor(thief, BrakeKind::Wipe, targets(80'000), cutOff).count(false), 79'995);
    auto begin = std::chrono::steady_clock::now();
    const auto since = [&begin] {
        return static_cast<long long>(
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count());
    };
    EXPECT_EQ(held(admin).at("total").to_number<int>(), 79'995);
    std::printf("the first page of 79,995 in %lld ms\n", since());
    begin = std::chrono::steady_clock::now();
    EXPECT_EQ(outcome(decide(admin, "reject", {{"all", true}, {"reason", "stolen"}})), "79995 done, 0 refused");
    std::printf("79,995 rejected in %lld ms\n", since());
    EXPECT_EQ(orders("rejected"), 79'995);
    EXPECT_EQ(steps("rejected"), 79'995);
    EXPECT_EQ(steps("requested"), 5);
}

} // namespace
} // namespace sekishod::test::test_held_orders
