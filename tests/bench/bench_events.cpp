// V4: events of members' doings on the service, without the network: reading a batch of CloudEvents, and from the batch
// to the disk in batches of several sizes, by one sender and by three at once. Prints JSON records, one a line.
//
//   bench_events [MEMBERS [EVENTS]]     1,000 members and 50,000 events a measure when nothing is said

#include "models/api/event_wire.h"
#include "service/auth/endpoints.h"
#include "service/logs/event_intake.h"
#include "service/rules/subjects.h"
#include "service/tenant_setup.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

using namespace sekishod;
using sekisho::Result;
using sekisho::bench::giveUp;
using sekisho::bench::need;
using sekisho::sql::Database;

namespace {

using Time = std::chrono::steady_clock;

double secondsSince(Time::time_point begin) {
    return std::chrono::duration<double>(Time::now() - begin).count();
}

class Bench {
  public:
    Bench(const std::filesystem::path& folder, int members) : members_(members) {
        store_ = need(TenantStore::open(DataDir{folder}, sekisho::sql::Key{1, 2, 3}, 2), "store");
        TenantSetup setup;
        setup.workgroup = setup.name = "bench";
        setup.admin = "admin";
        setup.now = setup.sample.base = clock_.now();
        setup.sample.members = members;
        ImportBatch faults;
        const auto made = need(store_->write([&](Database& db) { return makeTenant(db, setup, faults); }), "tenant");
        domain_ = made.tenant.domain;
        authenticator_ = makeAuthenticator(*store_, clock_);
        subjects_ = makeSubjectResolver();
        services_.reset(new Services{*store_, clock_, hub_, *authenticator_, *subjects_});
        intake_ = std::make_unique<EventIntake>(*services_);
        const auto rows = need(
            store_->read([](Database& db) { return db.rows<std::string>("SELECT email FROM member ORDER BY id"); }),
            "members");
        for (const auto& [login] : rows)
            logins_.push_back(login);
    }

    // About 300 bytes an event, most of them messages.
    std::string batch(int count) {
        const std::string now = sekisho::formatUtc(clock_.now());
        std::string out = "[";
        for (int i = 0; i < count; ++i) {
            const std::size_t n = next_++;
            if (out.size() > 1) out += ',';
            fmt::format_to(std::back_inserter(out),
                           R"({{"specversion":"1.0","id":"e-{}","source":"/bench","time":"{}",)", n, now);
            const std::string& who = logins_[n * 7 % logins_.size()];
            if (n % 5 != 0)
                fmt::format_to(std::back_inserter(out),
                               R"("type":"sekisho.talk.message.sent","data":{{"sender":"{}","receivers":["{}"],)"
                               R"("channelId":"room-{}","text":"お疲れさまです。先ほどの件、確認しました。"}}}})",
                               who, logins_[n * 13 % logins_.size()], n % 400);
            else
                fmt::format_to(std::back_inserter(out),
                               R"("type":"sekisho.drive.file.downloaded","data":{{"member":"{}","fileId":"f-{}",)"
                               R"("fileName":"月次報告_{}.xlsx","size":{},"client":"pcApp","ip":"203.0.113.7"}}}})",
                               who, n % 900, n % 60, n * 37 % 9'000'000);
        }
        return out + "]";
    }

    void parse(int count, int rounds) {
        const std::string body = batch(count);
        std::vector<double> times;
        for (int i = 0; i < rounds; ++i) {
            const auto begin = Time::now();
            const auto events = need(sekisho::api::eventsFromText(body, clock_.now()), "events");
            times.push_back(secondsSince(begin) * 1000);
            if (!std::ranges::all_of(events, [](const auto& one) { return static_cast<bool>(one); }))
                giveUp("an event of the benchmark is none");
        }
        std::ranges::sort(times);
        fmt::print("{{\"id\":\"V4\",\"what\":\"reading {} events of {} bytes\",\"size\":{},\"n\":{},\"p50 ms\":{:.1f},"
                   "\"max ms\":{:.1f}}}\n",
                   count, body.size() / static_cast<std::size_t>(count), members_, rounds, times[times.size() / 2],
                   times.back());
    }

    void take(int count, int events, int senders) {
        std::vector<std::vector<std::string>> bodies(static_cast<std::size_t>(senders));
        for (int made = 0; made < events; made += count)
            bodies[static_cast<std::size_t>(made / count) % bodies.size()].push_back(batch(count));
        std::atomic<std::int64_t> accepted{0};
        const auto begin = Time::now();
        {
            std::vector<std::jthread> threads;
            for (const auto& mine : bodies)
                threads.emplace_back([&] {
                    for (const std::string& body : mine)
                        accepted += need(intake_->take({domain_, "bench", body, clock_.now()}), "take").accepted;
                });
        }
        const double seconds = secondsSince(begin);
        fmt::print("{{\"id\":\"V4\",\"what\":\"events to the disk, batches of {}, {}\",\"size\":{},\"per s\":{:.0f},"
                   "\"seconds\":{:.2f}}}\n",
                   count, senders == 1 ? "one sender" : fmt::format("{} senders", senders), members_,
                   static_cast<double>(accepted) / seconds, seconds);
        std::fflush(stdout);
    }

  private:
    int members_;
    std::size_t next_ = 1;
    sekisho::SystemClock clock_;
    std::unique_ptr<TenantStore> store_;
    PushHub hub_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<SubjectResolver> subjects_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<EventIntake> intake_;
    sekisho::DomainId domain_ = 0;
    std::vector<std::string> logins_;
};

} // namespace

int main(int argc, char** argv) {
    const int members = argc > 1 ? std::atoi(argv[1]) : 1'000;
    const int events = argc > 2 ? std::atoi(argv[2]) : 50'000;
    std::string pattern = (std::filesystem::temp_directory_path() / "bench-events-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    {
        Bench bench(folder, members);
        bench.parse(5'000, 20);
        for (const int count : {100, 1'000, 5'000})
            for (const int senders : {1, 3})
                bench.take(count, events, senders);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
