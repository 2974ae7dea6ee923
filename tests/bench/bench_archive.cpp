// The archive of the logs in an encrypted file, on invented records: F14 (verify 1,000,000 records, first page of a
// search in 10,000,000), records taken per second, and how searching grows. Prints JSON records, one a line.
//
//   bench_archive [RECORDS…]     10,000, 100,000 and 1,000,000 when nothing is said; 10,000,000 needs 12 GB of disk
#include "models/proof/base64url.h"
#include "models/proof/evidence.h"
#include "models/proof/record_line.h"
#include "models/sql/key_file.h"
#include "models/store/log_archive.h"
#include "models/store/log_archive_intake.h"
#include "models/store/log_archive_search.h"
#include "models/store/log_archive_verify.h"
#include "models/store/order_signer.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace sekisho;
using sekisho::bench::giveUp;
using sekisho::bench::need;

namespace {

constexpr int kPage = 5000;
constexpr int kRounds = 30;
constexpr int kShownRecords = 100;

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// A busy tenant: talk, sign-ins, files and administrators, of some thousand members, over three years.
class Tenant {
  public:
    explicit Tenant(std::int64_t records)
        : step_(std::chrono::microseconds(std::chrono::hours(24 * 1095)) / std::max<std::int64_t>(records, 1)),
          signer_(need(store::OrderSigner::make(), "key")),
          key_(need(proof::PublicKey::fromText(need(signer_.publicPem(), "key")), "key")) {
        static const char* const families[] = {"佐藤", "鈴木", "高橋", "田中", "伊藤",
                                               "渡辺", "山本", "中村", "小林", "加藤"};
        static const char* const given[] = {"花子", "一郎", "健太", "美咲", "大輔", "由美", "翔", "直樹", "恵", "誠"};
        for (int i = 0; i < 3000; ++i)
            people_.push_back({fmt::format("{} {}{}", families[i % 10], given[i / 10 % 10], i / 100), uuid(),
                               fmt::format("member{}@demo", i)});
    }
    const proof::PublicKey& key() const { return key_; }

    std::vector<std::string> lines(std::int64_t count) {
        std::vector<std::string> out;
        out.reserve(static_cast<std::size_t>(count) + 1);
        for (std::int64_t i = 0; i < count; ++i)
            out.push_back(proof::evidenceLine(next()));
        proof::Statement statement;
        statement.tenant = "demo";
        statement.at = at_;
        statement.head = {seq_, hash_};
        const std::string head = fmt::format(R"({{"alg":"EdDSA","kid":"{}"}})", key_.keyId());
        const std::string text =
            proof::base64urlEncode(head) + '.' + proof::base64urlEncode(proof::statementText(statement));
        out.push_back(proof::evidenceStatementLine(text + '.' + need(signer_.sign(text), "signing")));
        return out;
    }

  private:
    struct Person {
        std::string name, id, address;
    };
    std::string uuid() {
        return fmt::format("{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}", random_() & 0xffffffffU, random_() & 0xffffU,
                           random_() & 0xfffU, random_() & 0xfffU, (std::uint64_t{random_()} << 16) & 0xffffffffffffU);
    }
    const Person& anybody() { return people_[random_() % people_.size()]; }
    AuditRecord next() {
        static const char* const subjects[] = {"見積書の件",   "定例会議の議事録", "来期予算について", "納品のご連絡",
                                               "お問い合わせ", "quarterly report", "契約書ドラフト",   "勤怠の確認"};
        AuditRecord record;
        record.seq = ++seq_;
        at_ += step_;
        record.at = at_ - (random_() % 50 == 0 ? std::chrono::hours(random_() % 48) : std::chrono::hours(0));
        record.recorded = at_;
        record.domain = 10'000'001;
        const Person& who = anybody();
        const Person& whom = anybody();
        record.actorId = who.id;
        record.actorName = who.name;
        record.result = random_() % 200 == 0 ? "denied" : "success";
        record.ip = fmt::format("203.0.{}.{}", random_() % 8, random_() % 256);
        record.client = "mobileApp";
        const auto kind = random_() % 10;
        if (kind < 6) {
            record.log = "message";
            record.action = "talk.message.sent";
            record.targetKind = "channel";
            record.targetId = whom.id;
            record.changesJson = fmt::format(R"({{"receivers":[{{"id":"{}","name":"{}","address":"{}"}}],"size":{}}})",
                                             whom.id, whom.name, whom.address, random_() % 4000);
        } else if (kind < 8) {
            record.log = "drive";
            record.action = "drive.file.downloaded";
            record.targetKind = "file";
            record.targetName = fmt::format("{}_{}.xlsx", subjects[random_() % 8], random_() % 5000);
            record.changesJson = fmt::format(R"({{"folder":"/共有/{}","size":{}}})", who.name, random_() % 9000000);
        } else if (kind < 9) {
            record.log = "auth";
            record.action = "auth.signIn";
            record.targetName = who.name;
        } else {
            record.log = "admin";
            record.action = "member.update";
            record.targetKind = "member";
            record.targetId = whom.id;
            record.targetName = whom.name;
            record.requestId = uuid();
        }
        if (seq_ % 250'000 == 125'000) record.targetName = "極秘龍計画.pdf"; // the rare word
        record.content = proof::contentHash(record);
        record.hash = hash_ = proof::chainHash(hash_, record);
        return record;
    }

    std::mt19937 random_{1};
    std::chrono::microseconds step_;
    store::OrderSigner signer_;
    proof::PublicKey key_;
    std::vector<Person> people_;
    std::int64_t seq_ = 0;
    Instant at_ = *parseInstant("2023-11-01T00:00:00Z");
    std::string hash_ = proof::chainStart().hash;
};

struct Question {
    const char* name;
    LogQuery query;
};

std::vector<Question> questions() {
    std::vector<Question> list;
    const auto add = [&](const char* name, auto set) {
        list.push_back({name, {}});
        set(list.back().query);
    };
    add("newest", [](LogQuery&) {});
    add("a rare word", [](LogQuery& q) { q.text = "極秘龍計画"; });
    add("a word that is not there", [](LogQuery& q) { q.text = "龍虎鳳凰"; });
    add("a frequent word", [](LogQuery& q) { q.text = "佐藤"; });
    add("a name", [](LogQuery& q) { q.text = "佐藤 花子12"; });
    add("a member", [](LogQuery& q) { q.party = "member1234@demo"; });
    add("denied sign-ins", [](LogQuery& q) {
        q.logs = {"auth"};
        q.result = "denied";
    });
    add("a word in a month two years ago", [](LogQuery& q) {
        q.from = *parseInstant("2024-04-01T00:00:00Z");
        q.until = *parseInstant("2024-05-01T00:00:00Z");
        q.text = "契約書";
    });
    return list;
}

void searchAll(sql::Database& db, std::int64_t records) {
    for (const Question& question : questions()) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int round = 0; round < kRounds; ++round) {
            store::ArchiveSearch search(db, std::chrono::seconds(60));
            need(search.page({}, "", 1), "warming up");
            const auto start = std::chrono::steady_clock::now();
            found = need(search.page(question.query, "", kShownRecords), "searching").records.size();
            times.push_back(secondsSince(start) * 1000);
        }
        const double first = times.front();
        std::ranges::sort(times);
        fmt::print(
            R"({{"id":"F14","what":"archive: first page, {}","size":{},"p50_ms":{:.2f},"p95_ms":{:.2f},"first_ms":{:.2f},"found":{}}})"
            "\n",
            question.name, records, times[times.size() / 2], times[times.size() * 95 / 100], first, found);
        std::fflush(stdout);
    }
}

void measure(std::int64_t records) {
    std::string pattern = (std::filesystem::temp_directory_path() / "sekisho-bench-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    const SystemClock clock;
    const sql::Key key = sql::randomKey();
    const auto file = folder / "archive.db";
    {
        auto archive = need(store::LogArchive::open(file, key, store::ArchiveSource::Service, clock), "opening");
        auto intake = need(store::ArchiveIntake::on(archive.db(), clock), "opening");
        Tenant tenant(records);
        need(intake.begin({"run", records, 1, tenant.key().jwk(), true}), "beginning");
        double seconds = 0;
        for (std::int64_t taken = 0; taken < records; taken += kPage) {
            const auto lines = tenant.lines(std::min<std::int64_t>(kPage, records - taken));
            const auto start = std::chrono::steady_clock::now();
            need(intake.take(lines), "taking");
            seconds += secondsSince(start);
        }
        const auto state = need(archive.state(), "state");
        if (state.marked != 0) giveUp("the chain does not fit");
        fmt::print(
            R"({{"id":"F14","what":"archive: records taken","size":{},"per_second":{:.0f},"bytes_per_record":{:.0f}}})"
            "\n",
            records, static_cast<double>(records) / seconds,
            static_cast<double>(state.bytes) / static_cast<double>(records));
        std::fflush(stdout);
    }
    auto reading = need(store::openArchiveForReading(file, key), "opening");
    searchAll(reading, records);
    const std::atomic<bool> stop{false};
    const auto start = std::chrono::steady_clock::now();
    const auto report = need(store::verifyArchive({file, key}, clock, stop, {}), "verifying");
    if (!report.whole()) giveUp("it is not whole");
    fmt::print(R"({{"id":"F14","what":"archive: verify everything","size":{},"seconds":{:.2f},"per_million_s":{:.2f}}})"
               "\n",
               records, secondsSince(start), secondsSince(start) * 1e6 / static_cast<double>(records));
    std::fflush(stdout);
    std::filesystem::remove_all(folder);
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::int64_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::atoll(argv[i]));
    if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
    for (const std::int64_t size : sizes)
        measure(size);
    return 0;
}
