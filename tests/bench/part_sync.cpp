// Part of bench_service.py: F7, the console's first synchronization as it happens, from the service over TLS through
// the network thread into the encrypted copy with its indexes, until the list is shown; and how long the main thread
// did not come back to its loop meanwhile.
//
//   part_sync URL CA_FILE LOGIN MEMBERS     the password on standard input
#include "app/executors.h"
#include "app/record_codec.h"
#include "models/net/http_gateway.h"
#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

using namespace sekisho;
using sekisho::bench::giveUp;

namespace {

constexpr int kPatience = 600'000; // ms
constexpr double kBeat = 1;        // ms, of the timer that feels stalls

double nowMillis() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class NoSecrets final : public ports::Secrets { // a keychain that keeps nothing
  public:
    ports::CallHandle read(std::string, ports::Executor& on, ports::Reply<std::optional<std::string>> reply) override {
        return answer<std::optional<std::string>>(on, std::move(reply), std::nullopt);
    }
    ports::CallHandle write(std::string, std::string, ports::Executor& on,
                            ports::Reply<std::monostate> reply) override {
        return answer<std::monostate>(on, std::move(reply), std::monostate{});
    }
    ports::CallHandle remove(std::string, ports::Executor& on, ports::Reply<std::monostate> reply) override {
        return answer<std::monostate>(on, std::move(reply), std::monostate{});
    }

  private:
    template<class T>
    static ports::CallHandle answer(ports::Executor& on, ports::Reply<T> reply, T value) {
        auto state = std::make_shared<ports::CallState>();
        ports::deliver<T>(state, on, std::move(reply), std::move(value));
        return ports::CallHandle(state);
    }
};

template<class Condition>
void await(const char* what, Condition condition) {
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(kPatience);
    while (!condition()) {
        if (!limit.isActive()) giveUp(what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication qt(argc, argv);
    if (argc != 5) giveUp("usage: part_sync URL CA_FILE LOGIN MEMBERS");
    std::string password;
    std::getline(std::cin, password);
    SystemClock clock;
    app::GuiExecutor gui;
    app::RecordCodec codec;
    store::ThreadScheduler scheduler;
    NoSecrets secrets;
    const QTemporaryDir folder;
    net::GatewayConfig config;
    config.profileId = "bench";
    config.service = argv[1];
    config.tls.caFile = argv[2];
    auto gateway = net::HttpGateway::create(std::move(config), secrets);
    if (!gateway) giveUp(gateway.error().code);
    std::optional<Result<ports::SignInStep>> step;
    const auto signingIn = (*gateway)->signIn({argv[3], password}, gui,
                                              [&](Result<ports::SignInStep> reached) { step = std::move(reached); });
    await("no answer to the sign-in", [&] { return step.has_value(); });
    if (!*step) giveUp("no sign-in: " + step->error().code);

    store::SqlCache cache(folder.path().toStdString(), sql::randomKey(), codec, clock, gui);
    if (const Done opened = cache.open(); !opened) giveUp(opened.error().code);
    store::SyncEngine sync(**gateway, cache, scheduler, gui);
    double last = nowMillis(), longest = 0;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        const double now = nowMillis();
        longest = std::max(longest, now - last - kBeat);
        last = now;
    });
    beat.start(static_cast<int>(kBeat));
    const double begin = last = nowMillis();
    sync.start();
    await("the copy was not filled", [&] {
        if (cache.status().error) giveUp("no synchronization: " + cache.status().error->code);
        return cache.members().complete() && cache.members().count() > 0;
    });
    const double took = nowMillis() - begin;
    if (cache.members().query({})->empty()) giveUp("the list is empty");
    fmt::print(
        R"({{"id":"F7","what":"first synchronization over TLS, to the list in memory and on the disk","size":{},)"
        R"("unit":"ms","value":{:.0f},"members":{},"longestStall_ms":{:.1f}}})"
        "\n",
        argv[4], took, cache.members().count(), longest);
    sync.stop();
    return 0;
}
