// Part of bench_service.py: V3, decisions for gateways. Questions over TLS by a bare client, one at a time, on several
// connections, and 100 a request; against the same handler in a plain loop without transport and gates. Then what the
// gate between authentication and tenant costs a request, with policies that restrict nothing and with long lists.
//
//   part_access PORT CA_FILE MEMBERS DATA_DIR     on standard input: an access token, then a member's id a line
#include "service/auth/endpoints.h"
#include "service/auth/policy_snapshot.h"
#include "service/auth/token_cache.h"
#include "service/handlers/admin_endpoints.h"
#include "service/http/call.h"
#include "service/rules/subjects.h"
#include "tests/bench/need.h"
#include "tests/service/tls_client.h"

#include "models/sql/key_file.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace sekishod;
using sekisho::bench::giveUp;
using sekishod::test::TlsClient;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kWarmUp = 200;
constexpr int kQuestions = 4'000;
constexpr int kConnections = 4;
constexpr int kBatches = 60;
constexpr int kBatch = 100;
constexpr int kGateTurns = 200'000;

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Every third question is about a file, as a gateway asks.
std::string questionOf(const std::string& member, int turn) {
    const bool file = turn % 3 == 0;
    return fmt::format(
        R"({{"subject":{{"type":"user","id":"{}"}},"action":{{"name":"{}"}},"resource":{{"type":"service","id":"talk"}},)"
        R"("context":{{"client":"browser","ip":"203.0.113.{}"{}}}}})",
        member, file ? "upload" : "use", turn % 250 + 1, file ? R"(,"extension":"pdf")" : "");
}

struct Asker {
    std::uint16_t port = 0;
    std::string ca, token;
    std::vector<std::string> members;

    TlsClient connect() const {
        TlsClient client(port, {.caFile = ca});
        if (!client.connected()) giveUp(client.error());
        return client;
    }
    void ask(TlsClient& client, std::string_view path, const std::string& body) const {
        client.send(TlsClient::requestText(
            "POST", path, body, {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}}));
        if (const auto answer = client.read(); answer.status != 200)
            giveUp(fmt::format("status {} {}", answer.status, answer.body));
    }
    std::vector<double> run(int questions, int from) const {
        TlsClient client = connect();
        std::vector<double> times;
        for (int turn = 0; turn < kWarmUp + questions; ++turn) {
            const auto body = questionOf(members[static_cast<std::size_t>(from + turn) % members.size()], turn);
            const auto begin = Clock::now();
            ask(client, "/access/v1/evaluation", body);
            if (turn >= kWarmUp) times.push_back(since(begin) * 1000);
        }
        return times;
    }
};

void report(std::string_view what, long size, std::vector<double> times, double seconds) {
    std::ranges::sort(times);
    const auto at = [&times](double share) {
        return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
    };
    fmt::print(R"({{"id":"V3","what":"{}","size":{},"unit":"ms","p50":{:.3f},"p99":{:.3f},"max":{:.2f},"n":{},)"
               "\"requests_per_s\":{:.0f}}}\n",
               what, size, at(0.5), at(0.99), times.back(), times.size(), static_cast<double>(times.size()) / seconds);
}

void overTls(const Asker& asker, long size) {
    auto begin = Clock::now();
    auto times = asker.run(kQuestions, 0);
    double inside = 0;
    for (const double time : times)
        inside += time / 1000;
    report("one question a request, one connection", size, std::move(times), inside);

    std::vector<std::vector<double>> each(kConnections);
    begin = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kConnections; ++i)
            threads.emplace_back([&, i] { each[static_cast<std::size_t>(i)] = asker.run(kQuestions / 2, i * 17); });
    }
    const double took = since(begin) * kQuestions / 2 / (kQuestions / 2 + kWarmUp); // without the warm-up
    std::vector<double> all;
    for (const auto& part : each)
        all.insert(all.end(), part.begin(), part.end());
    report(fmt::format("one question a request, {} connections", kConnections), size, std::move(all), took);

    TlsClient client = asker.connect();
    std::vector<double> batches;
    double seconds = 0;
    for (int turn = 0; turn < kBatches + 5; ++turn) {
        std::string body = R"({"evaluations":[)";
        for (int i = 0; i < kBatch; ++i)
            body += (i > 0 ? "," : "") +
                    questionOf(asker.members[static_cast<std::size_t>(turn * kBatch + i) % asker.members.size()], i);
        body += "]}";
        const auto start = Clock::now();
        asker.ask(client, "/access/v1/evaluations", body);
        if (turn < 5) continue;
        batches.push_back(since(start) * 1000);
        seconds += since(start);
    }
    report(fmt::format("{} questions a request, one connection", kBatch), size, std::move(batches), seconds);
}

// The handler itself, over and over, on the same store.
void inALoop(const std::filesystem::path& data, const std::vector<std::string>& members, long size) {
    const DataDir dir{data};
    const auto key = storeKey(dir);
    if (!key) giveUp(key.error().code);
    auto store = TenantStore::open(dir, *key, 2);
    if (!store) giveUp(store.error().code);
    sekisho::SystemClock clock;
    PushHub hub;
    const auto authenticator = makeAuthenticator(**store, clock);
    const auto subjects = makeSubjectResolver();
    Services services{**store, clock, hub, *authenticator, *subjects};
    const auto endpoints = adminEndpoints(services);
    const auto endpoint = std::ranges::find(endpoints, std::string_view("/access/v1/evaluation"), &Endpoint::path);
    if (endpoint == endpoints.end()) giveUp("no such endpoint");
    const auto domain = (*store)->read(
        [](sekisho::sql::Database& db) { return db.first<std::int64_t>("SELECT domain_id FROM tenant"); });
    if (!domain || !*domain) giveUp("no tenant");

    Request request;
    std::vector<double> times;
    double seconds = 0;
    for (int turn = 0; turn < kQuestions + kWarmUp; ++turn) {
        const auto body = questionOf(members[static_cast<std::size_t>(turn) % members.size()], turn);
        const auto begin = Clock::now();
        Call call{request, *endpoint};
        call.caller.domain = static_cast<sekisho::DomainId>(std::get<0>(**domain));
        call.caller.serviceAccount = "bench";
        call.now = clock.now();
        call.body = boost::json::parse(body);
        if (const auto answer = endpoint->handler(call); !answer || answer->status != 200) giveUp("the handler failed");
        if (turn < kWarmUp) continue;
        times.push_back(since(begin) * 1000);
        seconds += since(begin);
    }
    report("the same work in a plain loop", size, std::move(times), seconds);
}

class GateBench {
  public:
    GateBench() : folder_(std::filesystem::temp_directory_path() / fmt::format("sekisho-gate-{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        auto opened = TenantStore::open(DataDir{folder_}, sekisho::sql::Key{1}, 2);
        if (!opened) giveUp(opened.error().code);
        store_ = std::move(*opened);
        run("INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(1, 'a', 'a', '{}', 0)");
        cache_ = std::make_unique<TokenCache>(*store_, clock_);
        caller_.domain = 1;
        caller_.user = sekisho::UserId("11111111-0000-4000-8000-000000000001");
        caller_.kind = sekisho::ClientKind::Browser;
        request_.remoteIp = "203.0.113.77";
    }
    ~GateBench() {
        store_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    void run(std::string_view text) {
        const auto done = store_->write([&](sekisho::sql::Database& db) { return db.exec(text); });
        if (!done) giveUp(done.error().detail);
    }
    void measure(std::string_view what) {
        if (!cache_->admits(caller_, request_)) giveUp("the gate is closed");
        const auto begin = Clock::now();
        for (int i = 0; i < kGateTurns; ++i)
            if (const auto done = cache_->recallAdmission(caller_, request_); !done || !*done) giveUp("not in memory");
        fmt::print(R"({{"id":"V3","what":"gate of a request, {}","size":0,"unit":"ns","value":{:.0f}}})"
                   "\n",
                   what, since(begin) / kGateTurns * 1e9);
    }

  private:
    std::filesystem::path folder_;
    sekisho::SystemClock clock_;
    std::unique_ptr<TenantStore> store_;
    std::unique_ptr<TokenCache> cache_;
    Caller caller_;
    Request request_;
};

void gates() {
    GateBench bench;
    bench.measure("nothing is restricted");
    std::string addresses, exceptions;
    for (int i = 0; i < 500; ++i) {
        addresses += fmt::format(R"({}{{"range":"203.{}.{}.0/24"}})", i > 0 ? "," : "", i / 250, i % 250);
        exceptions += fmt::format(R"({}"22222222-0000-4000-8000-{:012}")", i > 0 ? "," : "", i);
    }
    bench.run(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES(1, 'network', "
                          "'{{\"mode\":\"allowList\",\"addresses\":[{}],\"exceptions\":[{}]}}', 1)",
                          addresses, exceptions));
    for (int i = 0; i < 500; ++i)
        bench.run(fmt::format("INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES('33333333-{}', 1, 1, "
                              "1, 0)",
                              i));
    bench.measure("500 ranges, 500 exceptions, 500 stopped apps");
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) giveUp("usage: part_access PORT CA_FILE MEMBERS DATA_DIR");
    Asker asker;
    asker.port = static_cast<std::uint16_t>(std::strtoul(argv[1], nullptr, 10));
    asker.ca = argv[2];
    const long size = std::strtol(argv[3], nullptr, 10);
    std::getline(std::cin, asker.token);
    for (std::string line; std::getline(std::cin, line);)
        asker.members.push_back(line);
    if (asker.members.empty()) giveUp("no members");
    overTls(asker, size);
    inALoop(argv[4], asker.members, size);
    gates();
    return 0;
}
