#include "models/domain/clock.h"
#include "models/domain/running_time.h"

#include <ctime>
#include <gtest/gtest.h>
#include <random>
#include <thread>
#include <vector>

namespace test_domain_clock {

using namespace sekisho;
using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::minutes;

namespace {

constexpr std::int64_t kYear0 = -62167219200;    // 0000-01-01
constexpr std::int64_t kYear9999 = 253402300799; // 9999-12-31T23:59:59

Instant at(std::int64_t seconds, std::int64_t micros = 0) {
    return Instant{microseconds{seconds * 1000000 + micros}};
}

TEST(Instant, WritesFixedWidthUtc) {
    EXPECT_EQ(formatUtc(at(0)), "1970-01-01T00:00:00.000000Z");
    EXPECT_EQ(formatUtc(at(1795323600, 123456)), "2026-11-22T05:00:00.123456Z");
    EXPECT_EQ(formatUtc(at(-1, 999999)), "1969-12-31T23:59:59.999999Z");
    EXPECT_EQ(formatUtc(at(kYear0)), "0000-01-01T00:00:00.000000Z");
    EXPECT_EQ(formatUtc(Instant::max()), "9999-12-31T23:59:59.999999Z");
    EXPECT_EQ(formatUtc(Instant::min()), "0000-01-01T00:00:00.000000Z");
}

TEST(Instant, WritesAnOffset) {
    EXPECT_EQ(formatOffset(at(1795323600, 123456), 9h), "2026-11-22T14:00:00+09:00");
    EXPECT_EQ(formatOffset(at(1795323600), -(3h + 30min)), "2026-11-22T01:30:00-03:30");
    EXPECT_EQ(formatOffset(at(1795323600), 0min), "2026-11-22T05:00:00+00:00");
    EXPECT_EQ(formatOffset(at(-1, 500000), 0min), "1969-12-31T23:59:59+00:00");
}

TEST(Instant, ReadsWhatTheApiSends) {
    EXPECT_EQ(parseInstant("2030-11-12T09:30:00+09:00"), at(1920673800));
    EXPECT_EQ(parseInstant("2030-11-12T00:30:00Z"), at(1920673800));
    EXPECT_EQ(parseInstant("2030-11-11T19:30:00-05:00"), at(1920673800));
    EXPECT_EQ(parseInstant("2030-11-12T00:30:00.5Z"), at(1920673800, 500000));
    EXPECT_EQ(parseInstant("2030-11-12T00:30:00.123456789Z"), at(1920673800, 123456));
    EXPECT_EQ(parseInstant("2030-11-12T00:30:00.123456789012Z"), at(1920673800, 123456));
    EXPECT_EQ(parseInstant("2030-11-12T00:30:00." + std::string(200, '1') + "Z"), at(1920673800, 111111));
    EXPECT_EQ(parseInstant("2016-12-31T23:59:60Z"), at(1483228800)) << "a leap second";
    EXPECT_EQ(parseInstant("2017-01-01T08:59:60.25+09:00"), at(1483228800, 250000));
    EXPECT_EQ(parseInstant("1969-12-31T23:59:59.999999Z"), at(-1, 999999));
    EXPECT_EQ(parseInstant("2024-02-29T00:00:00Z"), at(1709164800));
}

TEST(Instant, RefusesEverythingElse) {
    for (const char* text : {"",
                             "2030-11-12",
                             "2030-11-12T09:30:00",
                             "2030-11-12T09:30Z",
                             "2030-11-12 09:30:00Z",
                             "2030-13-12T09:30:00Z",
                             "2030-00-12T09:30:00Z",
                             "2030-11-31T09:30:00Z",
                             "2023-02-29T00:00:00Z",
                             "2030-11-12T24:00:00Z",
                             "2030-11-12T09:60:00Z",
                             "2030-11-12T09:30:60Z",
                             "2030-11-12T09:30:00+0900",
                             "2030-11-12T09:30:00+09",
                             "2030-11-12T09:30:00+24:00",
                             "2030-11-12T09:30:00+09:60",
                             "2030-11-12T09:30:00.Z",
                             "2030-11-12T09:30:61Z",
                             "2016-12-31T23:59:60+09:00",
                             "2030-11-12T09:30:00Z ",
                             " 2030-11-12T09:30:00Z",
                             "2030-1-12T09:30:00Z",
                             "+030-11-12T09:30:00Z",
                             "2030-11-12T09:30:00ZZ",
                             "2030/11/12T09:30:00Z",
                             "2030-11-12T-9:30:00Z",
                             "2030-11-12T09:30:0xZ",
                             "0000-01-01T00:00:00+09:00",
                             "9999-12-31T23:59:59-00:01"})
        EXPECT_FALSE(parseInstant(text)) << text;
    const std::string whole = "2030-11-12T09:30:00.123456+09:00";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(parseInstant(std::string_view(whole).substr(0, length))) << length;
}

TEST(Instant, ReadsBackWhatItWrote) {
    std::mt19937_64 random(11);
    std::uniform_int_distribution<std::int64_t> seconds(kYear0 + 86400, kYear9999 - 86400);
    for (int i = 0; i < 20000; ++i) {
        const Instant t = at(seconds(random), static_cast<std::int64_t>(random() % 1000000));
        ASSERT_EQ(parseInstant(formatUtc(t)), t) << formatUtc(t);
        const minutes offset{static_cast<int>(random() % 2879) - 1439};
        const std::string local = formatOffset(t, offset);
        ASSERT_EQ(parseInstant(local), std::chrono::floor<std::chrono::seconds>(t)) << local;
    }
}

TEST(Instant, TextsSortLikeTimes) {
    std::mt19937_64 random(12);
    std::uniform_int_distribution<std::int64_t> seconds(kYear0, kYear9999);
    for (int i = 0; i < 5000; ++i) {
        const Instant a = at(seconds(random));
        const Instant b = at(seconds(random));
        ASSERT_EQ(a < b, formatUtc(a) < formatUtc(b));
    }
}

TEST(Instant, MillisecondsRoundDownAndNeverOverflow) {
    EXPECT_EQ(toMillis(at(1, 999)), 1000);
    EXPECT_EQ(toMillis(at(-1, 999999)), -1);
    EXPECT_EQ(toSeconds(at(-1, 999999)), -1);
    EXPECT_EQ(fromMillis(1500), at(1, 500000));
    EXPECT_EQ(toMillis(fromMillis(-1234567)), -1234567);
    EXPECT_GT(fromMillis(std::numeric_limits<std::int64_t>::max()), at(kYear9999));
    EXPECT_LT(fromMillis(std::numeric_limits<std::int64_t>::min()), at(kYear0));
}

TEST(Date, MustExist) {
    for (const char* text : {"2024-02-29", "1991-04-09", "0001-01-01", "9999-12-31", "2000-02-29"})
        EXPECT_TRUE(isDate(text)) << text;
    for (const char* text : {"", "2023-02-29", "1900-02-29", "2023-04-31", "2023-00-10", "2023-10-00", "2023-1-01",
                             "20230101", "2023-01-01T", "2023-01-1x", "２０２３-01-01"})
        EXPECT_FALSE(isDate(text)) << text;
}

TEST(SystemClock, NeverRunsBackwardsAcrossThreads) {
    const SystemClock clock;
    std::vector<std::thread> threads;
    std::atomic<bool> backwards{false};
    std::atomic<std::int64_t> published{0};
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 20000; ++n) {
                const std::int64_t before = published.load();
                const std::int64_t mine = clock.now().time_since_epoch().count();
                if (mine < before) backwards = true;
                std::int64_t known = published.load();
                while (known < mine && !published.compare_exchange_weak(known, mine)) {
                }
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_FALSE(backwards);
    const auto wall = std::chrono::system_clock::now();
    EXPECT_LT(std::chrono::abs(clock.now() - std::chrono::floor<microseconds>(wall)), 60s);
}

// The two clocks of a machine whose time of day somebody sets.
struct SetClocks {
    microseconds day{1'000'000'000'000'000};
    microseconds steady{77'000'000};
    detail::RunningTime time;

    void pass(microseconds d) {
        day += d;
        steady += d;
    }
    Instant now() { return time.at({day, steady}); }
};

TEST(SystemClock, RunsOnAtItsPaceWhenTheTimeOfDayIsSetBack) {
    SetClocks clocks;
    const Instant start = clocks.now();
    EXPECT_EQ(start, Instant{clocks.day});
    clocks.pass(10min);
    EXPECT_EQ(clocks.now(), start + 10min);
    clocks.day -= 24h;
    EXPECT_EQ(clocks.now(), start + 10min) << "not back";
    clocks.pass(5min);
    EXPECT_EQ(clocks.now(), start + 15min) << "and not standing still";
    clocks.pass(48h);
    EXPECT_EQ(clocks.now(), start + 15min + 48h);
}

TEST(SystemClock, FollowsATimeOfDayThatIsSetForward) {
    SetClocks clocks;
    const Instant start = clocks.now();
    clocks.day += 1h;
    EXPECT_EQ(clocks.now(), start + 1h);
    clocks.pass(1s);
    clocks.day -= 1h; // what was wrong is put right: time never goes back
    EXPECT_EQ(clocks.now(), start + 1h + 1s);
}

TEST(SystemClock, CountsWhileTheMachineSleeps) {
    timespec boot{};
    ASSERT_EQ(::clock_gettime(CLOCK_BOOTTIME, &boot), 0);
    const auto now = std::chrono::seconds{boot.tv_sec} + std::chrono::nanoseconds{boot.tv_nsec};
    EXPECT_LT(std::chrono::abs(detail::timeSinceBoot() - now), 5s);
    SetClocks clocks;
    const Instant start = clocks.now();
    clocks.day -= 24h;
    clocks.pass(8h); // asleep: both went on
    EXPECT_EQ(clocks.now(), start + 8h);
}

TEST(ManualClock, MovesOnlyWhenTold) {
    ManualClock clock(at(100));
    EXPECT_EQ(clock.now(), at(100));
    clock.advance(1500ms);
    EXPECT_EQ(clock.now(), at(101, 500000));
    clock.set(at(5));
    EXPECT_EQ(clock.now(), at(5));
}

} // namespace
} // namespace test_domain_clock
