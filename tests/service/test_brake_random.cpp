// Random orders, decisions and jumps in time, held against a plain list of what was granted and what waits.
#include "service/handlers/housekeeping.h"
#include "tests/service/brake_fixture.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace sekishod::test::test_brake_random {
namespace {

using sekisho::Instant;
using std::chrono::hours;
using std::chrono::minutes;

// The oracle: what the specification says, without a store.
struct PlainBrake {
    struct Order {
        int actor = 0;
        Instant at{};
        std::string state; // granted, held, released, rejected, cancelled, expired
        std::string member;
    };
    int perAdministrator = 3, perTenant = 6;
    minutes window{20};
    hours heldFor{2};
    std::vector<Order> orders;

    int granted(int actor, Instant now) const { // actor < 0: of everybody
        int count = 0;
        for (const Order& order : orders)
            count += (order.state == "granted" || order.state == "released") && order.at > now - window &&
                     (actor < 0 || order.actor == actor);
        return count;
    }
    int waiting(int actor) const {
        return static_cast<int>(std::ranges::count_if(
            orders, [&](const Order& order) { return order.state == "held" && order.actor == actor; }));
    }
    bool add(int actor, const std::string& member, Instant now) {
        const int mine = granted(actor, now);
        const bool passes =
            mine == 0 || (waiting(actor) == 0 && mine < perAdministrator && granted(-1, now) < perTenant);
        orders.push_back({actor, now, passes ? "granted" : "held", member});
        return passes;
    }
    void lapse(Instant now) {
        for (Order& order : orders)
            if (order.state == "held" && order.at + heldFor <= now) order.state = "expired";
    }
};

class BrakeRandomTest : public BrakeTest, public ::testing::WithParamInterface<unsigned> {
  protected:
    BrakeRandomTest() : random(GetParam()), people(signedIn(60)) {
        setBrake(R"({"cutOffsPerAdministrator":3,"cutOffsPerTenant":6,"windowMinutes":20,"heldHours":2})");
        who = {admin, deputy, second};
        for (const SignedIn& one : who)
            uids.push_back(uidOfSession(one));
    }
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(random); }

    void order() {
        clock.advance(std::chrono::seconds(1)); // the list is in order of time
        const int actor = upTo(2), count = 1 + upTo(4);
        std::vector<Live> whom = people;
        std::ranges::shuffle(whom, random);
        whom.resize(static_cast<std::size_t>(count));
        const Response answer = end(who[static_cast<std::size_t>(actor)], whom);
        ASSERT_EQ(answer.status, 201) << answer.body;
        std::string told, wanted;
        const auto body = object(answer);
        for (const auto& step : body.at("cutOff").at("steps").as_array())
            told += step.at("state").as_string() == "held" ? '0' : '1';
        for (const Live& one : whom)
            wanted += plain.add(actor, one.member, clock.now()) ? '1' : '0';
        ASSERT_EQ(told, wanted);
    }

    // Some or all, by anybody.
    void decideSome() {
        const int by = upTo(2);
        const bool release = upTo(1) == 1, all = upTo(2) == 0;
        const auto waiting = list(held(admin, "?count=1000"), "orders");
        std::vector<std::string> chosen;
        std::int64_t own = 0, gone = 0, done = 0;
        std::size_t at = 0;
        for (PlainBrake::Order& order : plain.orders) { // the same order as the list
            if (order.state != "held") continue;
            ASSERT_LT(at, waiting.size());
            const auto& listed = waiting[at++].as_object();
            ASSERT_EQ(str(listed, "userId"), order.member);
            if (!all && upTo(1) == 0) continue;
            chosen.push_back(str(listed, "orderId"));
            if (release && order.at + plain.heldFor <= clock.now())
                ++gone;
            else if (order.actor == by)
                ++own;
            else {
                order.state = release ? "released" : "rejected";
                ++done;
            }
        }
        ASSERT_EQ(at, waiting.size());
        if (!all && chosen.empty()) return;
        boost::json::object body{{"reason", "r"}};
        if (all)
            body["all"] = true;
        else
            body["orders"] = ids(chosen);
        const std::string told =
            outcome(decide(who[static_cast<std::size_t>(by)], release ? "release" : "reject", body));
        if (all || done > 0)
            ASSERT_EQ(told, fmt::format("{} done, {} refused", done, own + gone));
        else
            ASSERT_EQ(told, gone == 0 ? "403 BRAKE_OWN_ORDER" : "409 BRAKE_NOT_HELD");
    }

    void compare() {
        std::map<std::string, std::int64_t> wanted;
        for (const PlainBrake::Order& order : plain.orders)
            ++wanted[order.state];
        for (const char* state : {"granted", "held", "released", "rejected", "cancelled", "expired"})
            ASSERT_EQ(orders(state), wanted[state]) << state;
        ASSERT_EQ(steps("held"), wanted["held"]);
        for (std::size_t i = 0; i < who.size(); ++i) {
            const auto body = object(get(who[i], "/v1.0/admin/brake"));
            const auto& use = body.at("kinds").as_array().at(0);
            ASSERT_EQ(use.at("mine").to_number<int>(), plain.granted(static_cast<int>(i), clock.now()));
            ASSERT_EQ(use.at("all").to_number<int>(), plain.granted(-1, clock.now()));
        }
    }

    std::mt19937 random;
    std::vector<Live> people;
    std::vector<SignedIn> who;
    std::vector<std::string> uids;
    PlainBrake plain;
};

TEST_P(BrakeRandomTest, TheBrakeIsWhatAPlainListSays) {
    for (int round = 0; round < 90; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        switch (upTo(9)) {
        case 0:
        case 1:
        case 2:
        case 3:
            order();
            break;
        case 4:
        case 5:
            decideSome();
            break;
        case 6:
            clock.advance(minutes(1 + upTo(70)));
            break;
        case 7:
            clock.advance(minutes(1 + upTo(8)));
            break;
        case 8:
            housekeeping(*services);
            plain.lapse(clock.now());
            break;
        default: {
            ASSERT_EQ(decide(who[static_cast<std::size_t>(upTo(2))], "cancel-pending", {{"reason", ""}}).status, 200);
            for (PlainBrake::Order& order : plain.orders)
                if (order.state == "held") order.state = "cancelled";
        }
        }
        if (HasFatalFailure()) return;
        compare();
        if (HasFatalFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, BrakeRandomTest, ::testing::Values(1u, 2u, 3u));

} // namespace
} // namespace sekishod::test::test_brake_random
