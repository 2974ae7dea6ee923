#pragma once
// What the tests of models/store share: a folder, a clock, an executor run by hand, a service as a script and a cache.

#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/manual_executor.h"
#include "tests/fakes/record_codec.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sekisho::store::testing {

inline Instant testNow() {
    return *parseInstant("2026-11-22T09:00:00Z");
}

class Folder {
  public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "sekisho-store-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
};

class ManualScheduler final : public Scheduler {
  public:
    ports::CallHandle after(std::chrono::milliseconds delay, ports::Executor& on, std::function<void()> work) override {
        auto state = std::make_shared<ports::CallState>();
        planned.push_back({delay, state, &on, std::move(work)});
        return ports::CallHandle(state);
    }
    std::size_t waiting() const {
        return static_cast<std::size_t>(
            std::count_if(planned.begin(), planned.end(), [](const Plan& p) { return !p.state->cancelled(); }));
    }
    void runAll() { // whatever the time
        for (auto& plan : std::exchange(planned, {}))
            if (!plan.state->cancelled() && plan.state->finish()) plan.on->post(plan.work);
    }
    struct Plan {
        std::chrono::milliseconds delay;
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void()> work;
    };
    std::vector<Plan> planned;
};

template<class T>
std::string reason(const Result<T>& result) {
    return result ? "" : result.error().code + ": " + result.error().detail;
}

class CacheTest : public ::testing::Test {
  protected:
    CacheTest() { gateway.signInAs("admin@demo"); }
    ~CacheTest() override { sql::Database::setFault(nullptr); }

    std::unique_ptr<SqlCache> makeCache() { return std::make_unique<SqlCache>(folder.path, key, codec, clock, gui); }
    void openCache() {
        cache = makeCache();
        ASSERT_EQ(reason(cache->open()), "");
    }
    void startSync() {
        engine = std::make_unique<SyncEngine>(gateway, *cache, scheduler, gui, 7U);
        engine->start();
    }
    // Until the engine has nothing to do and the list is whole.
    void runTimers() {
        scheduler.runAll();
        gui.run();
    }
    bool settle() {
        const bool settled = gui.runUntil([this] {
            if (scheduler.waiting() > 0) return true; // an error
            return engine->resting() && (cache->members().complete() || cache->status().error || !cache->cursor());
        });
        if (const auto error = cache->status().error) ADD_FAILURE() << error->code << ": " << error->detail;
        return settled && engine->resting();
    }
    void openAndLoad(std::size_t members) {
        gateway.tenant.fill(members);
        openCache();
        startSync();
        ASSERT_TRUE(settle());
        ASSERT_EQ(cache->status().phase, ports::CacheStatus::Phase::Ready);
    }
    void closeAll() {
        engine.reset();
        cache.reset();
        gui.run();
    }
    // Compares list, records and tree with the tenant.
    void expectEqualsTenant() {
        const auto& list = cache->members();
        ASSERT_TRUE(list.complete());
        EXPECT_EQ(list.count(), gateway.tenant.members().size());
        for (const auto& [id, member] : gateway.tenant.members()) {
            const auto row = list.find(id);
            ASSERT_TRUE(row) << id;
            const auto cells = list.cells(*row);
            EXPECT_EQ(cells.id, id);
            EXPECT_EQ(cells.name, member.displayName());
            EXPECT_EQ(cells.loginId, member.email);
            EXPECT_EQ(cells.status, member.statusAt(clock.now())) << id;
        }
        EXPECT_EQ(cache->orgTree().size(), gateway.tenant.orgUnits().size());
    }
    std::optional<Member> document(const UserId& id) {
        std::optional<Result<Member>> answer;
        auto call = cache->member(id, gui, [&](Result<Member> m) { answer = std::move(m); });
        if (!gui.runUntil([&] { return answer.has_value(); }) || !*answer) return std::nullopt;
        return **answer;
    }
    UserId anyMember(std::size_t index = 0) const {
        return UserId(std::next(gateway.tenant.members().begin(), static_cast<std::ptrdiff_t>(index))->first);
    }

    Folder folder;
    ManualClock clock{testNow()};
    fakes::ManualExecutor gui;
    fakes::RecordTexts codec;
    ManualScheduler scheduler;
    sql::Key key = sql::randomKey();
    fakes::FakeGateway gateway{clock};
    std::unique_ptr<SqlCache> cache;
    std::unique_ptr<SyncEngine> engine;
};

} // namespace sekisho::store::testing
