// What the service hears first when it is back is the cut-off that waited, and only then the sync.
#include "models/store/cut_off_queue.h"
#include "tests/unit/random_cut_offs.h"
#include "tests/unit/store_fixture.h"

#include <algorithm>

namespace sekisho::store::testing::test_store_cut_off_first {
namespace {

class StoreCutOffFirst : public CacheTest {};

TEST_F(StoreCutOffFirst, TheQueueGoesBeforeTheSync) {
    test::RandomCutOffs random(5);
    gateway.tenant.fill(20);
    openCache();
    CutOffQueue queue(gateway.cutOffDesk, clock, gui);
    engine = std::make_unique<SyncEngine>(gateway, *cache, scheduler, gui, 7U);
    engine->doFirst([&](std::function<void()> then) {
        return queue.flush(gui, [then = std::move(then)](const Result<std::vector<CutOffId>>&) { then(); });
    });
    cache->expectDomain(gateway.tenant.domain());
    engine->start();
    ASSERT_TRUE(settle());
    EXPECT_TRUE(cache->members().complete());
    ASSERT_EQ(reason(queue.open(cache->notes(), cache->domain())), "");
    auto key = queue.registerKey(UserId("me"), gui, [](const Result<std::monostate>& done) { EXPECT_TRUE(done); });
    gui.run();

    gateway.setOffline(true);
    gateway.tenant.edit(anyMember(), [](Member& member) { member.nickName = "a"; });
    CutOffOrder order;
    order.id = CutOffId(random.uuid());
    order.user = anyMember(1);
    order.steps = {{StepKind::EndSessions, {}}};
    order.orderedAt = clock.now();
    ASSERT_EQ(reason(queue.add(order, "x")), "");
    engine->refreshNow();
    gui.runUntil([&] { return scheduler.waiting() > 0; }); // both have failed; it is tried again later
    EXPECT_FALSE(queue.waiting().empty());

    const std::size_t before = gateway.calls().size();
    gateway.setOffline(false);
    ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() == 0 && engine->resting(); }));
    const std::vector<std::string> after(gateway.calls().begin() + static_cast<std::ptrdiff_t>(before),
                                         gateway.calls().end());
    const auto sent = std::ranges::find(after, "sendQueued");
    const auto synced = std::ranges::find(after, "changes");
    ASSERT_NE(sent, after.end());
    ASSERT_NE(synced, after.end());
    EXPECT_LT(sent - after.begin(), synced - after.begin());
    EXPECT_TRUE(queue.waiting().empty());
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 1U);

    // And at a start, with the order from before.
    queue.close();
    gateway.setOffline(true);
    ASSERT_EQ(reason(queue.open(cache->notes(), cache->domain())), "");
    order.id = CutOffId(random.uuid());
    ASSERT_EQ(reason(queue.add(order, "x")), "");
    engine->stop();
    gateway.setOffline(false);
    gui.run();
    const std::size_t start = gateway.calls().size();
    engine->start();
    ASSERT_TRUE(gui.runUntil([&] { return engine->resting(); }));
    const std::vector<std::string> asked(gateway.calls().begin() + static_cast<std::ptrdiff_t>(start),
                                         gateway.calls().end());
    EXPECT_LT(std::ranges::find(asked, "sendQueued") - asked.begin(),
              std::ranges::find(asked, "changes") - asked.begin());
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 2U);
    queue.close();
}

} // namespace
} // namespace sekisho::store::testing::test_store_cut_off_first
