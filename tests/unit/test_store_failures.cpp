// Whatever fails, and whenever: the copy afterwards is whole or there is none.

#include "tests/unit/store_fixture.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <random>

namespace sekisho::store::testing::test_store_failures {
namespace {

using Phase = ports::CacheStatus::Phase;

class StoreFailures : public CacheTest {
  protected:
    // Arms the hook: the i-th statement from now on fails. Counts on.
    void failAt(int number, const Error& error) {
        seen = std::make_shared<std::atomic<int>>(0);
        sql::Database::setFault([count = seen, number, error]() -> std::optional<Error> {
            if (++*count == number) return error;
            return std::nullopt;
        });
    }
    void failFrom(int number, const Error& error) { // and everything after it
        seen = std::make_shared<std::atomic<int>>(0);
        sql::Database::setFault([count = seen, number, error]() -> std::optional<Error> {
            if (++*count >= number) return error;
            return std::nullopt;
        });
    }
    bool reached(int number) const { return *seen >= number; }
    // A new cache on what is on the disk now, without the service.
    void expectUsableOrEmpty(const std::string& what) {
        closeAll();
        sql::Database::setFault(nullptr);
        openCache();
        if (!cache->cursor()) return;
        ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); })) << what;
        EXPECT_FALSE(cache->status().error) << what;
        EXPECT_GT(cache->members().count(), 0U) << what;
        EXPECT_EQ(cache->members().query({})->size(), cache->members().count()) << what;
    }
    void expectTrueInTheEnd(const std::string& what) {
        scheduler.planned.clear();
        startSync();
        ASSERT_TRUE(settle()) << what;
        expectEqualsTenant();
        closeAll();
    }

    std::shared_ptr<std::atomic<int>> seen;
};

TEST_F(StoreFailures, whicheverStatementOfTheLoadFails) {
    gateway.tenant.fill(12);
    gateway.snapshotBatch = 5;
    for (int number = 1; number < 400; ++number) {
        failAt(number, Error(ErrorKind::DiskFull, "DISK_FULL").because("injected"));
        cache = makeCache();
        const auto opened = cache->open();
        bool over = !opened;
        if (opened) {
            startSync();
            over = gui.runUntil(
                [&] { return scheduler.waiting() > 0 || (engine->resting() && cache->members().complete()); });
        }
        EXPECT_TRUE(over) << number;
        const bool hit = reached(number);
        expectUsableOrEmpty("statement " + std::to_string(number));
        expectTrueInTheEnd("statement " + std::to_string(number));
        std::filesystem::remove(folder.path / "cache_v4.db");
        if (!hit) {
            EXPECT_GT(number, 60) << "the load runs more statements than that";
            return;
        }
    }
    FAIL() << "never ended";
}

TEST_F(StoreFailures, whicheverStatementOfAChangeFails) {
    openAndLoad(40);
    gateway.holdPush(true);
    for (int number = 1; number < 300; ++number) {
        for (std::size_t i = 0; i < 4; ++i)
            gateway.tenant.edit(anyMember(i), [&](Member& m) {
                m.name.phoneticLastName = "ヨミ";
                m.nickName = std::to_string(number);
            });
        gateway.tenant.addMember({});
        gateway.tenant.erase(anyMember(20));
        failAt(number, Error(ErrorKind::Storage, "STORAGE_FAILED").because("injected"));
        const auto cursor = cache->cursor();
        engine->refreshNow();
        ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() > 0 || engine->resting(); })) << number;
        const bool hit = reached(number);
        sql::Database::setFault(nullptr);
        if (scheduler.waiting() > 0) {
            EXPECT_EQ(cache->cursor(), cursor) << "nothing of the page was taken";
            EXPECT_EQ(cache->status().phase, Phase::Ready);
        }
        scheduler.planned.clear();
        expectUsableOrEmpty("statement " + std::to_string(number));
        startSync();
        ASSERT_TRUE(settle());
        expectEqualsTenant();
        if (!hit) {
            EXPECT_GT(number, 15);
            return;
        }
    }
    FAIL() << "never ended";
}

TEST_F(StoreFailures, whicheverStatementOfOpeningFailsTheCopyStays) {
    openAndLoad(60);
    closeAll();
    for (int number = 1; number < 300; ++number) {
        failAt(number, Error(ErrorKind::Storage, "CACHE_LOCKED").because("injected"));
        cache = makeCache();
        const auto opened = cache->open();
        if (opened)
            EXPECT_TRUE(gui.runUntil([&] { return cache->members().complete() || cache->status().error; })) << number;
        else
            EXPECT_EQ(cache->status().phase, Phase::Failed);
        const bool hit = reached(number);
        closeAll();
        sql::Database::setFault(nullptr);
        ASSERT_TRUE(std::filesystem::exists(folder.path / "cache_v4.db")) << number;
        openCache();
        ASSERT_TRUE(cache->cursor()) << number;
        closeAll();
        if (!hit) return;
    }
    FAIL() << "never ended";
}

TEST_F(StoreFailures, doubtAtWhicheverStatementMeansANewCopy) {
    openAndLoad(30);
    closeAll();
    for (int number = 1; number < 200; ++number) {
        openCache(); // whole again
        startSync();
        ASSERT_TRUE(settle());
        closeAll();
        failAt(number, Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("injected"));
        cache = makeCache();
        const auto opened = cache->open();
        const bool hit = reached(number);
        if (opened) {
            startSync();
            EXPECT_TRUE(gui.runUntil([&] { return engine->resting() && cache->members().complete(); })) << number;
            sql::Database::setFault(nullptr);
            expectEqualsTenant();
        }
        closeAll();
        sql::Database::setFault(nullptr);
        scheduler.planned.clear();
        if (!hit && number > 20) return;
    }
    FAIL() << "never ended";
}

TEST_F(StoreFailures, aCopyThatCannotBeUsedAnyMoreIsFetchedAgainWhenAskedFor) {
    openAndLoad(40);
    ASSERT_TRUE(cache->setNote("columns", "a,b"));
    int unusable = 0;
    for (int number = 1; number < 400; ++number) {
        failFrom(number, Error(ErrorKind::DiskFull, "DISK_FULL").because("injected"));
        engine->rebuild();
        ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() > 0 || engine->resting(); })) << number;
        const bool hit = reached(number);
        if (cache->status().error) {
            EXPECT_EQ(cache->status().error->code, "DISK_FULL");
        } else { // what failed, if anything, was only the note of when the copy was last true
            EXPECT_EQ(cache->status().phase, Phase::Ready) << number;
            expectEqualsTenant();
        }
        if (cache->status().phase == Phase::Failed) {
            ++unusable;
            EXPECT_FALSE(cache->usable());
            EXPECT_EQ(cache->members().count(), 0U);
            engine->rebuild(); // as long as the disk is full it says so
            EXPECT_EQ(cache->status().phase, Phase::Failed);
            EXPECT_EQ(cache->status().error->code, "DISK_FULL");
        }
        sql::Database::setFault(nullptr);
        scheduler.planned.clear();
        engine->rebuild();
        ASSERT_TRUE(settle()) << number;
        EXPECT_EQ(cache->status().phase, Phase::Ready);
        expectEqualsTenant();
        EXPECT_EQ(cache->note("columns"), "a,b");
        if (!hit) {
            EXPECT_GT(unusable, 0) << "the copy was never unusable";
            return;
        }
    }
    FAIL() << "never ended";
}

TEST_F(StoreFailures, whatCannotBeOpenedIsThrownAwayWhenAskedFor) {
    openAndLoad(40);
    gateway.holdPush(true);
    const auto copy = folder.path / "cache_v4.db";
    std::filesystem::remove(copy);
    std::filesystem::create_directory(copy); // no new copy can take its place, and it cannot be opened either
    gateway.tenant.addMember({});
    engine->rebuild();
    ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() > 0; }));
    EXPECT_EQ(cache->status().phase, Phase::Failed);
    scheduler.planned.clear();
    engine->rebuild();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
}

TEST_F(StoreFailures, aFullDiskKeepsTheOldCopyReadable) {
    openAndLoad(300);
    gateway.holdPush(true);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit tight{256 * 1024, before.rlim_max}; // the new copy needs more, the old file is larger already
    for (std::size_t i = 0; i < 300; ++i)
        gateway.tenant.edit(anyMember(i), [](Member& m) { m.task = std::string(900, 'x'); });
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    engine->rebuild();
    const bool stopped = gui.runUntil([&] { return scheduler.waiting() == 1; });
    const auto status = cache->status();
    const auto readable = document(anyMember());
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_DFL);
    EXPECT_TRUE(stopped);
    EXPECT_EQ(status.phase, Phase::Ready);
    ASSERT_TRUE(status.error);
    EXPECT_EQ(status.error->code, "DISK_FULL");
    EXPECT_TRUE(readable);
    EXPECT_EQ(cache->members().count(), 300U);
    runTimers();
    ASSERT_TRUE(settle());
    EXPECT_FALSE(cache->status().error);
    expectEqualsTenant();
    EXPECT_EQ(document(anyMember())->task.size(), 900U);
}

// The child writes as fast as it can until it is killed; the parent then looks at what is there.
TEST_F(StoreFailures, killedAtAnyMomentTheCopyIsWholeOrNotThere) {
    gateway.tenant.fill(600);
    std::mt19937 random(5);
    int whole = 0;
    for (int round = 0; round < 24; ++round) {
        if (round % 4 == 0) std::filesystem::remove(folder.path / "cache_v4.db");
        int alive[2];
        ASSERT_EQ(::pipe(alive), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            cache = makeCache();
            if (!cache->open()) ::_exit(1);
            startSync();
            static_cast<void>(!::write(alive[1], "x", 1));
            for (std::size_t i = 0;; ++i) {
                gui.runUntil([this] { return engine->resting(); });
                gateway.tenant.edit(anyMember(i % 600), [&](Member& m) { m.nickName = std::to_string(i); });
                if (i % 50 == 49) engine->rebuild();
            }
        }
        char byte = 0;
        ASSERT_EQ(::read(alive[0], &byte, 1), 1);
        ::usleep(1000 * (random() % 250)); // anywhere in its work
        ::kill(child, SIGKILL);
        int result = 0;
        ::waitpid(child, &result, 0);
        ASSERT_TRUE(WIFSIGNALED(result)) << "it ended by itself";
        ::close(alive[0]);
        ::close(alive[1]);

        openCache();
        EXPECT_FALSE(cache->status().error) << round;
        if (cache->cursor()) {
            ++whole;
            ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete() || cache->status().error; }));
            EXPECT_FALSE(cache->status().error) << round;
            EXPECT_EQ(cache->members().count(), 600U);
        }
        closeAll();
    }
    EXPECT_GT(whole, 0);
}

} // namespace
} // namespace sekisho::store::testing::test_store_failures
