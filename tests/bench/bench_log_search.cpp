// How the first page of the logs grows with the logs: all of them, one log, the timeline of one member, and a word that
// is nowhere, of which a page must end in a tenth of a second at any size. 10,000, 100,000 and 1,000,000 records.
//
//   bench_log_search [--all] [--keep DIR]     prints JSON records; with --all 10,000,000 as well (8 GB)
//
// With --keep the records are made in DIR as far as they are not there yet, and stay; sizes below what there is already
// are not measured.

#include "models/domain/log_facts.h"
#include "models/sql/migration.h"
#include "service/logs/log_search.h"
#include "service/store/journal.h"
#include "service/store/schema.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

#include <unistd.h>

namespace {

using namespace sekishod;
using sekisho::AuditRecord;
using sekisho::LogQuery;
using sekisho::bench::need;
using sekisho::sql::Database;
using Millis = std::chrono::duration<double, std::milli>;

constexpr sekisho::DomainId kDomain = 1;
constexpr int kPeople = 5'000;
// A member's timeline grows at one place each: few large transactions write those pages less often.
constexpr int kBatch = 50'000;
constexpr std::size_t kFillCacheKiB = 512 * 1024;

class Chain {
  public:
    explicit Chain(Database& db)
        : db_(db), size_(need(auditHead(db, kDomain)).seq), random_(static_cast<unsigned>(size_ + 1)) {}
    std::int64_t size() const { return size_; }
    void growTo(std::int64_t size) {
        while (size_ < size) {
            std::vector<AuditRecord> records;
            for (int i = 0; i < kBatch && size_ < size; ++i, ++size_)
                records.push_back(next());
            auto tx = need(sekisho::sql::Transaction::begin(db_));
            need(appendAudits(db_, records));
            need(tx.commit());
        }
    }

  private:
    AuditRecord next() {
        const auto& logs = sekisho::logFacts();
        AuditRecord out;
        out.domain = kDomain;
        out.log = logs[random_() % logs.size()].key;
        out.at = sekisho::Instant(std::chrono::microseconds(1'700'000'000'000'000 + size_ * 1'000'000));
        out.recorded = out.at;
        out.actorId = fmt::format("00000000-0000-4000-8000-{:012}", random_() % kPeople);
        out.actorName = "佐藤 花子";
        out.action = "talk.message.sent";
        out.targetKind = "channel";
        out.targetId = fmt::format("room-{}", random_() % 2'000);
        out.targetName = "営業部の部屋";
        out.result = "success";
        out.ip = "203.0.113.7";
        out.client = "mobileApp";
        out.requestId = "bench";
        out.changesJson = R"({"sender":"hanako@sakura","receivers":["ken@sakura","mari@sakura"],"channelId":"c-1"})";
        return out;
    }
    Database& db_;
    std::int64_t size_ = 0;
    std::mt19937 random_;
};

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

double firstPage(Database& db, const LogQuery& query) {
    auto scope = need(LogScope::fromText(R"({"everything":true,"whole":[],"filters":[],"scopes":{}})", kDomain));
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        need(searchLogs(db, kDomain, query, scope, {}, 100));
        times.push_back(Millis(std::chrono::steady_clock::now() - begin).count());
    }
    return median(std::move(times));
}

// Pages until the end was reached: what nobody waits for in one piece.
double wholeSearch(Database& db, const LogQuery& query) {
    auto scope = need(LogScope::fromText(R"({"everything":true,"whole":[],"filters":[],"scopes":{}})", kDomain));
    const auto begin = std::chrono::steady_clock::now();
    std::optional<LogPlace> after;
    do {
        after = need(searchLogs(db, kDomain, query, scope, after, 100)).next;
    } while (after);
    return Millis(std::chrono::steady_clock::now() - begin).count();
}

// False: there are more already.
bool grow(const std::filesystem::path& file, std::int64_t size) {
    auto db = need(Database::open(file, sekisho::sql::Key{}, {.cacheKiB = kFillCacheKiB, .durable = false}));
    need(sekisho::sql::migrate(db, schemaSteps()));
    need(db.script("PRAGMA synchronous = OFF"));
    Chain chain(db);
    chain.growTo(size);
    need(db.script("PRAGMA optimize"));
    return chain.size() == size;
}

void measure(const std::filesystem::path& file, std::int64_t size) {
    auto db = need(Database::open(file, sekisho::sql::Key{}));
    LogQuery newest, log, party, word;
    log.logs = {"board"};
    party.party = "00000000-0000-4000-8000-000000000007";
    word.text = "どこにもない";
    const auto tell = [size](std::string_view what, double millis) {
        fmt::print("{{\"id\":\"A1\",\"what\":\"{}\",\"size\":{},\"p50 ms\":{:.2f}}}\n", what, size, millis);
        std::fflush(stdout);
    };
    tell("first page of all logs, newest first", firstPage(db, newest));
    tell("first page of one log", firstPage(db, log));
    tell("first page of one member's timeline", firstPage(db, party));
    tell("a page of a word that is nowhere", firstPage(db, word));
    tell("a word that is nowhere, to the end", wholeSearch(db, word));
}

} // namespace

int main(int argc, char** argv) {
    bool all = false;
    std::filesystem::path kept;
    for (int i = 1; i < argc; ++i) {
        all = all || std::strcmp(argv[i], "--all") == 0;
        if (std::strcmp(argv[i], "--keep") == 0 && i + 1 < argc) kept = argv[++i];
    }
    const auto folder = !kept.empty()
                            ? kept
                            : std::filesystem::temp_directory_path() / fmt::format("sekisho-bench-logs-{}", ::getpid());
    std::filesystem::create_directories(folder);
    std::vector<std::int64_t> sizes{10'000, 100'000, 1'000'000};
    if (all) sizes.push_back(10'000'000);
    for (const std::int64_t size : sizes)
        if (grow(folder / "store.db", size)) measure(folder / "store.db", size);
    if (kept.empty()) std::filesystem::remove_all(folder);
    return 0;
}
