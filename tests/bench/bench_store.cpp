// The local copy without window and network, on invented members in an encrypted file:
// F3 filter as one types, F4 another sort column, F6 memory of list and copy, F7 the local part of the first
// synchronization, F8 catching up with 1,000 changes, F17 the price of encryption. Prints JSON records, one a line.
//
//   bench_store [MEMBERS…]            1,000, 100,000 and 1,000,000 when nothing is said
//   bench_store --open FOLDER KEY     the part of F6 that needs a process of its own
#include "models/api/record.h"
#include "models/sql/key_file.h"
#include "models/store/sql_cache.h"
#include "tests/bench/need.h"
#include "tests/fakes/manual_executor.h"
#include "tests/fakes/record_codec.h"
#include "tests/fakes/sample_people.h"

#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace sekisho;
using sekisho::bench::giveUp;
using sekisho::bench::need;

namespace {

constexpr DomainId kDomain = 10'000'001;
constexpr std::uint32_t kSeed = 1;
constexpr std::size_t kBatch = 500;
constexpr auto kPatience = std::chrono::seconds(600);
constexpr auto kBetweenChanges = std::chrono::milliseconds(500); // for the journal, which is tidied after a change
constexpr std::size_t kPriceCacheKiB = 64 * 1024;                // page cache of both files in F17

class Watch {
  public:
    double millis() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
    }

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

class Times {
  public:
    void add(double millis) { times_.push_back(millis); }
    template<class Work>
    void measure(Work&& work) {
        const Watch watch;
        work();
        add(watch.millis());
    }
    double at(double share) {
        std::ranges::sort(times_);
        return times_.empty() ? 0 : times_[static_cast<std::size_t>(share * static_cast<double>(times_.size() - 1))];
    }
    std::size_t count() const { return times_.size(); }

  private:
    std::vector<double> times_;
};

std::string sizeName(std::size_t members) {
    if (members == 1'000) return "S";
    if (members == 100'000) return "M";
    if (members == 1'000'000) return "L";
    return std::to_string(members);
}

void report(const char* id, const char* what, std::size_t members, Times& times) {
    fmt::print("{{\"id\":\"{}\",\"what\":\"{}\",\"size\":\"{}\",\"n\":{},\"p50_ms\":{:.3f},\"p95_ms\":{:.3f},\"max_"
               "ms\":{:.3f}}}\n",
               id, what, sizeName(members), times.count(), times.at(0.5), times.at(0.95), times.at(1));
    std::fflush(stdout);
}

void reportValue(const char* id, const char* what, std::size_t members, const char* unit, double value) {
    fmt::print("{{\"id\":\"{}\",\"what\":\"{}\",\"size\":\"{}\",\"{}\":{:.3f}}}\n", id, what, sizeName(members), unit,
               value);
    std::fflush(stdout);
}

double residentMegabytes() {
    std::ifstream statm("/proc/self/statm");
    double total = 0, resident = 0;
    statm >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

struct Bench {
    explicit Bench(std::size_t count) : members(count) {
        std::string pattern = (std::filesystem::temp_directory_path() / "sekisho-bench-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        structure = fakes::sampleStructure(members, kDomain, kSeed);
        cache = std::make_unique<store::SqlCache>(folder, key, codec, clock, gui);
        need(cache->open(), "opening");
    }
    ~Bench() {
        cache.reset();
        std::filesystem::remove_all(folder);
    }

    Member sample(std::size_t i) const {
        return fakes::sampleMember(i, structure, kDomain, "demo", clock.now(), kSeed);
    }
    static ports::FeedRecord recordOf(const auto& value) { return {value, api::recordText(value)}; }

    void wait(const std::function<bool()>& reached) {
        if (!gui.runUntil(reached, kPatience)) giveUp("waited too long");
    }

    std::size_t members;
    std::filesystem::path folder;
    SystemClock clock;
    sql::Key key = sql::randomKey();
    fakes::ManualExecutor gui;
    fakes::RecordTexts codec;
    fakes::SampleStructure structure;
    std::unique_ptr<store::SqlCache> cache;
};

// Members and their texts are made in the calling thread, as the network thread would parse them; up to 100,000 are
// made beforehand, so that only the copy's own time is measured.
void firstSynchronization(Bench& bench) {
    std::vector<ports::FeedRecord> head;
    for (const auto& unit : bench.structure.orgUnits)
        head.push_back(Bench::recordOf(unit));
    for (const auto& rank : bench.structure.ranks)
        head.push_back(Bench::recordOf(rank));
    std::vector<std::vector<ports::FeedRecord>> ready;
    const auto batchFrom = [&](std::size_t from) {
        std::vector<ports::FeedRecord> batch;
        for (std::size_t i = from; i < std::min(from + kBatch, bench.members); ++i)
            batch.push_back(Bench::recordOf(bench.sample(i)));
        return batch;
    };
    const bool beforehand = bench.members <= 100'000;
    for (std::size_t i = 0; beforehand && i < bench.members; i += kBatch)
        ready.push_back(batchFrom(i));

    Times whole, finishing;
    const Watch watch;
    const auto sink = bench.cache->beginLoad();
    need(sink->begin(
             {1, static_cast<std::int64_t>(bench.members), static_cast<std::int64_t>(bench.structure.orgUnits.size())}),
         "begin");
    need(sink->batch(std::move(head)), "batch");
    for (std::size_t i = 0; i < bench.members; i += kBatch)
        need(sink->batch(beforehand ? std::move(ready[i / kBatch]) : batchFrom(i)), "batch");
    const Watch end;
    bool done = false;
    bench.cache->finishLoad([&](const Done& result) {
        need(result, "finishing");
        done = true;
    });
    bench.wait([&] { return done; });
    whole.add(watch.millis());
    finishing.add(end.millis());
    report("F7", "first synchronization, local part", bench.members, whole);
    report("F7", "of it after the last batch (indexes)", bench.members, finishing);
    const auto bytes =
        static_cast<double>(static_cast<store::MemberView&>(bench.cache->members()).data()->table.bytes());
    reportValue("F6", "list, bytes a row", bench.members, "bytes", bytes / static_cast<double>(bench.members));
}

void filterAsOneTypes(Bench& bench) {
    const std::vector<std::vector<std::string>> typed{
        {"山", "山田", "山田太", "山田太郎"},          {"郎"},   {"さ", "さと", "さとう", "さとう は"},
        {"y", "ya", "yam", "yama", "yamad", "yamada"}, {"花子"}, {"1", "10", "100", "1000", "10000"},
        {"0", "09", "090", "090-", "090-1"},           {"渡辺"}, {"k", "ko", "kob", "kobayashi t"}};
    Times times, one;
    auto& list = bench.cache->members();
    ports::MemberQuery query;
    for (int round = 0; round < 6; ++round) {
        for (const auto& keys : typed) {
            for (const auto& text : keys) {
                query.text = text;
                const Watch watch;
                const auto rows = list.query(query);
                if (round > 0) times.add(watch.millis());
                if (round > 0 && text.size() <= 6 && static_cast<unsigned char>(text[0]) > 0xE3)
                    one.add(watch.millis());
            }
        }
    }
    report("F3", "filter as one types, without painting", bench.members, times);
    report("F3", "of it 1 or 2 kanji", bench.members, one);
}

void anotherSortColumn(Bench& bench) {
    Times first, again;
    auto& view = static_cast<store::MemberView&>(bench.cache->members());
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < static_cast<int>(ports::MemberColumn::Count); ++i) {
            ports::MemberQuery query;
            const auto column = static_cast<ports::MemberColumn>(i);
            if (column == ports::MemberColumn::Reading) continue;
            query.sortBy = column;
            view.data()->orders.forget(column);
            first.measure([&] { view.query(query); });
            query.descending = true;
            again.measure([&] { view.query(query); });
        }
    }
    report("F4", "a sort column for the first time, without painting", bench.members, first);
    report("F4", "the other direction", bench.members, again);
}

void choosingAnOrganization(Bench& bench) {
    Times byReading, byStanding;
    auto& list = bench.cache->members();
    const auto nodes = bench.cache->orgTree();
    for (int round = 0; round < 12; ++round)
        for (const bool standing : {false, true})
            for (const std::size_t place : {std::size_t{0}, nodes.size() / 2}) {
                ports::MemberQuery query;
                query.orgUnit = nodes[place].id;
                if (!standing) query.sortBy = ports::MemberColumn::Reading;
                const Watch watch;
                list.query(query);
                if (round > 0) (standing ? byStanding : byReading).add(watch.millis());
            }
    report("F4", "an organization by reading, without painting", bench.members, byReading);
    report("F4", "an organization by standing", bench.members, byStanding);
}

void catchingUp(Bench& bench) {
    constexpr std::size_t changes = 1'000;
    std::mt19937 random(3);
    Times times;
    std::int64_t cursor = 1;
    for (int round = 0; round < 8; ++round) {
        ports::ChangePage page;
        for (std::size_t i = 0; i < changes; ++i) {
            Member member = bench.sample(random() % bench.members);
            member.version = round + 2;
            member.task = fmt::format("round {}", round);
            member.lastAccess = bench.clock.now();
            if (i % 10 == 0) member.name.phoneticLastName = "アタラシイ";
            page.records.push_back(Bench::recordOf(member));
        }
        page.nextCursor = ++cursor;
        bool done = false;
        const Watch watch;
        bench.cache->apply(std::move(page), [&](const Done& result) {
            need(result, "applying");
            done = true;
        });
        bench.wait([&] { return done; });
        if (round > 0) times.add(watch.millis());
        std::this_thread::sleep_for(kBetweenChanges);
    }
    report("F8", "catching up with 1,000 changes, local part", bench.members, times);
}

// The same statements on an encrypted file and on a plain one attached to it, page caches alike. What is in the cache
// costs the same in both; what is not costs the decoding of a page.
void priceOfEncryption(std::size_t members) {
    std::string pattern = (std::filesystem::temp_directory_path() / "sekisho-bench-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    {
        std::ofstream(folder / "plain.db").close(); // connections have no right to make files
        auto db = need(
            sql::Database::open(folder / "cipher.db", sql::randomKey(), {.cacheKiB = kPriceCacheKiB, .durable = false}),
            "open");
        need(db.script(fmt::format("ATTACH DATABASE '{}' AS plain KEY ''; PRAGMA plain.journal_mode = WAL; "
                                   "PRAGMA plain.synchronous = NORMAL; PRAGMA plain.cache_size = -{};",
                                   (folder / "plain.db").string(), kPriceCacheKiB)),
             "attach");
        const auto structure = fakes::sampleStructure(members, kDomain, kSeed);
        const SystemClock clock;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < 10'000; ++i)
            texts.push_back(api::recordText(fakes::sampleMember(i, structure, kDomain, "demo", clock.now(), kSeed)));
        double cost[2][4];
        for (int plain = 0; plain < 2; ++plain) {
            const std::string name = plain != 0 ? "plain." : "main.";
            need(db.script("CREATE TABLE " + name +
                           "r(id INTEGER PRIMARY KEY, k TEXT NOT NULL, doc TEXT NOT NULL) STRICT"),
                 "table");
            auto insert = need(db.prepare("INSERT INTO " + name + "r VALUES(?1, ?2, ?3)"), "prepare");
            const Watch writing;
            need(db.begin(), "begin");
            std::string key;
            for (std::size_t i = 0; i < members; ++i) {
                key = fmt::format("{:016x}", i * 0x9E3779B97F4A7C15U);
                insert.bind(1, static_cast<std::int64_t>(i)).bind(2, key).bind(3, texts[i % texts.size()]);
                need(insert.run(), "insert");
            }
            need(db.commit(), "commit");
            need(db.script("CREATE INDEX " + name + "rk ON r(k)"), "index");
            cost[plain][0] = writing.millis();
            const auto scanned = [&] {
                need(db.first<std::int64_t>("SELECT sum(length(doc)) FROM " + name + "r"), "scan");
            };
            scanned();
            const Watch scanning;
            scanned();
            cost[plain][1] = scanning.millis();
            auto list = need(db.prepare("SELECT k FROM " + name + "r WHERE k > ?1 ORDER BY k LIMIT 100"), "prepare");
            const Watch paging;
            std::string last;
            for (bool more = true; more;) {
                more = false;
                list.bind(1, last);
                while (need(list.step(), "page")) {
                    key = list.text(0);
                    more = true;
                }
                last = key;
            }
            cost[plain][3] = paging.millis();
            auto find = need(db.prepare("SELECT doc FROM " + name + "r WHERE k = ?1"), "prepare");
            std::mt19937_64 random(1);
            const Watch finding;
            for (int i = 0; i < 20'000; ++i) {
                key = fmt::format("{:016x}", (random() % members) * 0x9E3779B97F4A7C15U);
                find.bind(1, key);
                need(find.step(), "find");
                find.reset();
            }
            cost[plain][2] = finding.millis();
        }
        const char* const works[] = {"SQLCipher to plain: write and index", "SQLCipher to plain: read all",
                                     "SQLCipher to plain: find one", "SQLCipher to plain: pages of 100 by index"};
        double sum[2] = {};
        for (int i = 0; i < 4; ++i) {
            reportValue("F17", works[i], members, "ratio", cost[0][i] / cost[1][i]);
            sum[0] += cost[0][i];
            sum[1] += cost[1][i];
        }
        reportValue("F17", "SQLCipher to plain: all of this", members, "ratio", sum[0] / sum[1]);
    }
    std::filesystem::remove_all(folder);
}

// What is in memory when the list was read from the copy, and how long that took.
int openInThisProcess(const char* folder, const char* hexKey) {
    const auto key = need(sql::keyFromHex(hexKey), "key");
    SystemClock clock;
    fakes::ManualExecutor gui;
    fakes::RecordTexts codec;
    const double before = residentMegabytes();
    store::SqlCache cache(folder, key, codec, clock, gui);
    Times first, rest;
    const Watch watch;
    need(cache.open(), "opening");
    first.measure([&] { cache.members().query({}); });
    first.add(watch.millis());
    if (!gui.runUntil([&] { return cache.members().complete(); }, kPatience)) giveUp("the list did not come");
    rest.add(watch.millis());
    const auto members = cache.members().count();
    ports::MemberQuery query;
    query.text = "山田";
    cache.members().query(query);
    reportValue("F1", "copy: opened and first page read", members, "p50_ms", first.at(1));
    reportValue("F1", "copy: whole list in memory, in the background", members, "p50_ms", rest.at(1));
    reportValue("F6", "list and copy, resident beyond an empty process", members, "MB", residentMegabytes() - before);
    return 0;
}

void openInAnotherProcess(Bench& bench, const char* program) {
    bench.cache.reset();
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(program, program, "--open", bench.folder.c_str(), sql::keyToHex(bench.key).c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) giveUp("the part in another process failed");
}

void runSize(std::size_t members, const char* program) {
    {
        Bench bench(members);
        firstSynchronization(bench);
        filterAsOneTypes(bench);
        anotherSortColumn(bench);
        choosingAnOrganization(bench);
        catchingUp(bench);
        openInAnotherProcess(bench, program);
    }
    priceOfEncryption(members);
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 4 && std::string(argv[1]) == "--open") return openInThisProcess(argv[2], argv[3]);
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::strtoull(argv[i], nullptr, 10));
    if (sizes.empty()) sizes = {1'000, 100'000, 1'000'000};
    for (const auto members : sizes) {
        if (members == 0) giveUp("usage: bench_store [MEMBERS…]");
        runSize(members, "/proc/self/exe");
    }
    return 0;
}
