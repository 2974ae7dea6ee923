// Part of bench_service.py: F11, page after page of 100 members by cursor for several callers by turns, over TLS. The
// client is as bare as it can be, so that the times are those of the service.
//
//   part_pages PORT CA_FILE MEMBERS     on standard input a line for each caller: his name, a tab, his access token;
//                                       the first goes through the whole list, the last is compared with the second
#include "tests/bench/need.h"
#include "tests/service/tls_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

using sekisho::bench::giveUp;
using sekishod::test::TlsClient;

namespace {

constexpr int kWarmUp = 20;
constexpr int kFewest = 300;
constexpr int kMost = 3'000;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string(1, c)
                                                                : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

struct Caller {
    std::string name, token;
    TlsClient connection;
    std::string cursor;
    int rounds = 0;
    std::vector<double> times;

    void next(bool measured) {
        const std::string path = "/v1.0/users?count=100" + (cursor.empty() ? "" : "&cursor=" + escaped(cursor));
        const std::string text = TlsClient::requestText("GET", path, {}, {{"Authorization", "Bearer " + token}});
        const auto begin = std::chrono::steady_clock::now();
        connection.send(text);
        const auto answer = connection.read();
        const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        if (answer.status != 200) giveUp(fmt::format("{}: status {}", name, answer.status));
        constexpr std::string_view key = "\"nextCursor\":\"";
        const auto at = answer.body.rfind(key);
        const auto from = at + key.size();
        cursor = at == std::string::npos ? "" : answer.body.substr(from, answer.body.find('"', from) - from);
        rounds += cursor.empty() ? 1 : 0;
        if (measured && !cursor.empty()) times.push_back(took); // a page before the last one has 100 members
    }
    double at(double share) {
        std::ranges::sort(times);
        return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
    }
};

void report(Caller& caller, long members) {
    if (caller.times.empty()) return;
    fmt::print(R"({{"id":"F11","what":"page of 100 members, {}","size":{},"unit":"ms","p50":{:.2f},"p99":{:.2f},)"
               "\"max\":{:.2f},\"n\":{}}}\n",
               caller.name, members, caller.at(0.5), caller.at(0.99), caller.at(1), caller.times.size());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) giveUp("usage: part_pages PORT CA_FILE MEMBERS");
    const long members = std::strtol(argv[3], nullptr, 10);
    std::vector<Caller> callers;
    for (std::string line; std::getline(std::cin, line);) {
        const auto tab = line.find('\t');
        if (tab == std::string::npos) giveUp("a line without a tab");
        TlsClient connection(static_cast<std::uint16_t>(std::strtoul(argv[1], nullptr, 10)), {.caFile = argv[2]});
        if (!connection.connected()) giveUp(connection.error());
        callers.push_back({line.substr(0, tab), line.substr(tab + 1), std::move(connection), {}, 0, {}});
    }
    if (callers.size() < 2) giveUp("too few callers");
    for (int turn = 0; turn < kWarmUp; ++turn)
        for (Caller& caller : callers)
            caller.next(false);
    // The whole list of the first, so that pages deep down count as much.
    for (int turn = 0; turn < kFewest || (callers.front().rounds == 0 && turn < kMost); ++turn)
        for (Caller& caller : callers)
            caller.next(true);
    for (Caller& caller : callers)
        report(caller, members);
    Caller& highest = callers[1];
    Caller& scoped = callers.back();
    if (!highest.times.empty() && !scoped.times.empty())
        fmt::print(R"({{"id":"F11","what":"page, {} against {}","size":{},"ratio_p50":{:.2f},"ratio_p99":{:.2f}}})"
                   "\n",
                   scoped.name, highest.name, members, scoped.at(0.5) / highest.at(0.5),
                   scoped.at(0.99) / highest.at(0.99));
    return 0;
}
