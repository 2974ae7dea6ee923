// Agents that wait: no order is missed between the look into the store and the wait, and nobody is woken for another.
#include "service/push/device_hub.h"

#include <gtest/gtest.h>

namespace sekishod::test::test_device_hub {
namespace {

using sekisho::DeviceId;

class CountingSink final : public EventSink {
  public:
    void send(std::uint64_t, std::string_view event, std::string_view) override { events.emplace_back(event); }
    void close() override { open_ = false; }
    bool open() const override { return open_; }
    std::vector<std::string> events;

  private:
    bool open_ = true;
};

const DeviceId phone("phone"), other("other");
const sekisho::Instant noon = *sekisho::parseInstant("2026-11-26T12:00:00Z");

TEST(DeviceHub, TellsAStreamAtOnceAndEachTimeItIsWoken) {
    DeviceHub hub;
    const auto sink = std::make_shared<CountingSink>();
    hub.subscribe(phone, sink);
    EXPECT_EQ(sink->events, std::vector<std::string>{"command"}) << "what was ordered before is asked for";
    hub.wake(other);
    EXPECT_EQ(sink->events.size(), 1U);
    hub.wake(phone);
    EXPECT_EQ(sink->events.size(), 2U);
    EXPECT_TRUE(hub.present(phone));
    EXPECT_FALSE(hub.present(other));
    EXPECT_EQ(hub.count(), 1U);
}

TEST(DeviceHub, ASecondStreamTakesThePlaceOfTheFirst) {
    DeviceHub hub;
    const auto first = std::make_shared<CountingSink>(), second = std::make_shared<CountingSink>();
    hub.subscribe(phone, first);
    hub.subscribe(phone, second);
    EXPECT_FALSE(first->open());
    EXPECT_TRUE(second->open());
    hub.wake(phone);
    EXPECT_EQ(first->events.size(), 1U);
    EXPECT_EQ(second->events.size(), 2U);
    hub.drop(phone);
    EXPECT_FALSE(second->open());
    EXPECT_FALSE(hub.present(phone));
}

TEST(DeviceHub, WakesWhoWaitsOnceAndNobodyElse) {
    DeviceHub hub;
    int mine = 0, others = 0;
    hub.wait(phone, hub.wakes(), [&] { ++mine; });
    hub.wait(other, hub.wakes(), [&] { ++others; });
    hub.wake(phone);
    hub.wake(phone);
    EXPECT_EQ(mine, 1);
    EXPECT_EQ(others, 0);
    EXPECT_EQ(hub.count(), 1U);
    hub.closeAll();
    EXPECT_EQ(others, 1);
    EXPECT_EQ(hub.count(), 0U);
}

TEST(DeviceHub, MissesNothingBetweenTheLookAndTheWait) {
    DeviceHub hub;
    const auto seen = hub.wakes();
    hub.wake(phone);
    int woken = 0, quiet = 0;
    hub.wait(phone, seen, [&] { ++woken; });
    hub.wait(other, seen, [&] { ++quiet; });
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(quiet, 0) << "the wake was not his";
    for (int i = 0; i < 5'000; ++i) // more than is remembered
        hub.wake(other);
    hub.wait(phone, seen, [&] { ++woken; });
    EXPECT_EQ(woken, 2) << "what is not known any more counts as woken";
    hub.wait(phone, hub.wakes(), [&] { ++woken; });
    EXPECT_EQ(woken, 2);
}

TEST(DeviceHub, ACancelledWaitIsNotWoken) {
    DeviceHub hub;
    int woken = 0;
    const auto cancel = hub.wait(phone, hub.wakes(), [&] { ++woken; });
    EXPECT_TRUE(hub.present(phone));
    cancel();
    cancel();
    hub.wake(phone);
    EXPECT_EQ(woken, 0);
    EXPECT_FALSE(hub.present(phone));
}

TEST(DeviceHub, GivesContactsOnceAndCountsThePresentAsHeard) {
    DeviceHub hub;
    const auto sink = std::make_shared<CountingSink>();
    hub.subscribe(phone, sink);
    hub.heard(other, noon);
    EXPECT_EQ(hub.lastHeard(other), noon);
    const auto later = noon + std::chrono::seconds(30);
    auto contacts = hub.takeContacts(later);
    std::sort(contacts.begin(), contacts.end());
    const std::vector<std::pair<std::string, sekisho::Instant>> expected{{"other", noon}, {"phone", later}};
    EXPECT_EQ(contacts, expected);
    EXPECT_FALSE(hub.lastHeard(other));
    sink->close();
    EXPECT_TRUE(hub.takeContacts(later).empty()) << "whose stream has ended is not heard any more";
}

} // namespace
} // namespace sekishod::test::test_device_hub
