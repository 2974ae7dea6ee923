// The archive at work: on a schedule, through bad connections, with a console that is locked, and from the public API.

#include "models/store/log_archive_csv.h"
#include "models/store/log_archive_days.h"
#include "models/store/log_archive_engine.h"
#include "tests/unit/archive_fixture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace sekisho::store::testing::test_log_archive_engine {
namespace {

using namespace std::chrono_literals;

class LogArchiveEngineTest : public ArchiveTest {
  protected:
    LogArchiveEngineTest() { make(); }
    ~LogArchiveEngineTest() override {
        engine.reset();
        gui.run();
    }
    void make() {
        engine = std::make_unique<ArchiveEngine>(ArchiveEngine::Parts{
            [this](ArchiveDesk& desk) -> std::unique_ptr<ArchiveFetch> {
                return std::make_unique<ChainFetch>(ChainFetch::Parts{service, desk, scheduler, gui, 7U});
            },
            [this](ports::Executor& on, std::function<void(ports::LinkStatus)> told) {
                auto watched = std::make_shared<ports::CallState>();
                tellLink = [&on, told, watched](ports::LinkState state) {
                    on.post([told, state, watched] {
                        if (!watched->cancelled()) told({state, {}});
                    });
                };
                tellLink(ports::LinkState::Online);
                return ports::CallHandle(watched);
            },
            clock, scheduler, gui, ArchiveSource::Service});
        watch = engine->watch(gui, [this](const ports::ArchiveState& state) { seen = state; });
    }
    void open() {
        std::optional<Done> done;
        engine->open(place(), [&](const Done& opened) { done = opened; });
        ASSERT_TRUE(gui.runUntil([&] { return done.has_value(); }));
        ASSERT_EQ(done->has_value(), true);
        gui.run(); // and it was told
    }
    template<class T>
    Result<T> await(const std::function<ports::CallHandle(ports::Reply<T>)>& call) {
        std::optional<Result<T>> answer;
        const auto handle = call([&](Result<T> got) { answer.emplace(std::move(got)); });
        if (!gui.runUntil([&] {
                // Only what is planned inside a run is hurried: pauses between tries.
                if (!answer && engine->state().running && scheduler.waiting() > 0) scheduler.runAll();
                return answer.has_value();
            }))
            return Error(ErrorKind::Timeout, "TIMEOUT");
        return std::move(*answer);
    }
    Result<std::monostate> fetchNow() {
        return await<std::monostate>([this](auto reply) { return engine->fetchNow(gui, std::move(reply)); });
    }
    Result<std::monostate> set(bool enabled, int minutes) {
        return await<std::monostate>([=, this](auto reply) {
            return engine->setSettings({enabled, minutes}, gui, reply);
        });
    }

    fakes::ManualExecutor gui;
    ManualScheduler scheduler;
    std::function<void(ports::LinkState)> tellLink;
    std::unique_ptr<ArchiveEngine> engine;
    ports::CallHandle watch;
    ports::ArchiveState seen;
};

TEST_F(LogArchiveEngineTest, oldKeysAndArchivesPutAsideAreListedAndRemoved) {
    open();
    engine->close();
    gui.run();
    key = sql::randomKey(); // nothing opens it any more
    open();
    ASSERT_EQ(seen.setAside, "archive.db.unreadable-1");
    for (const char* name : {"key.wrapped", "key.wrapped.old-2", "key.wrapped.old-10", "key.wrapped.old-x",
                             "key.wrapped.old-", "archive_2.db.unreadable-1", "other.old-1"})
        std::ofstream(folder.path / name) << "key";
    const auto names = [&] {
        std::vector<std::string> out;
        const auto list =
            await<std::vector<ports::ArchiveLeftover>>([this](auto reply) { return engine->leftovers(gui, reply); });
        if (list)
            for (const auto& one : *list)
                out.push_back(one.name);
        return out;
    };
    const auto remove = [&](const std::string& name) {
        return await<ports::ArchiveErasure>(
            [&](auto reply) { return engine->removeLeftover(name, "管理 太郎", "鍵の \"整理\"", gui, reply); });
    };
    EXPECT_EQ(names(),
              (std::vector<std::string>{"key.wrapped.old-2", "key.wrapped.old-10", "archive.db.unreadable-1"}));
    for (const char* name : {"key.wrapped", "archive.db", "../archive.db.unreadable-1", "archive_2.db.unreadable-1"})
        EXPECT_TRUE(reason(remove(name)).starts_with("NOT_FOUND")) << name;
    ASSERT_EQ(reason(remove("archive.db.unreadable-1")), "");
    gui.run();
    EXPECT_EQ(seen.setAside, "") << "what is gone is no warning any more";
    ASSERT_EQ(reason(remove("key.wrapped.old-2")), "");
    EXPECT_EQ(names(), std::vector<std::string>{"key.wrapped.old-10"});
    EXPECT_TRUE(std::filesystem::exists(folder.path / "key.wrapped"));
    const auto kept =
        await<std::vector<ports::ArchiveErasure>>([this](auto reply) { return engine->erasures(gui, reply); });
    ASSERT_EQ(kept->size(), 2U) << "what was refused has no certificate";
    EXPECT_NE(kept->front().certificate.find(R"("file":"key.wrapped.old-2","bytes":3,)"), std::string::npos);
    EXPECT_NE(kept->front().scope.find(R"("sha256":")" + proof::sha256Hex("key")), std::string::npos);
    const auto verified = [this] {
        return await<ports::ArchiveReport>([this](auto reply) {
            return engine->verify(
                gui, [](std::int64_t, std::int64_t) {}, reply);
        });
    };
    EXPECT_TRUE(verified()->whole()) << "a file takes no record along";
    auto db = openArchiveForReading(place().file, key);
    ASSERT_TRUE(db);
    const auto own = archiveOwnKey(*db);
    ASSERT_TRUE(own && *own);
    for (ports::ArchiveErasure told : *kept) {
        EXPECT_TRUE(certificateHolds(told, **own)) << told.certificate;
        told.scope.replace(told.scope.find(".old-2") == std::string::npos ? 0 : told.scope.find(".old-2"), 1, "_");
        EXPECT_FALSE(certificateHolds(told, **own)) << "another file";
    }
}

TEST_F(LogArchiveEngineTest, fetchesSearchesVerifiesAndErases) {
    service.fill(5000);
    open();
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_EQ(seen.records, 5000);
    EXPECT_FALSE(seen.running);
    EXPECT_EQ(seen.fetchedAt, clock.now());
    LogQuery query;
    query.text = "佐藤";
    const auto page =
        await<ports::ArchiveLogPage>([&](auto reply) { return engine->search(query, "", 20, gui, std::move(reply)); });
    ASSERT_EQ(reason(page), "");
    EXPECT_EQ(page->records.size(), 20U);
    const auto report = await<ports::ArchiveReport>([&](auto reply) {
        return engine->verify(
            gui, [](std::int64_t, std::int64_t) {}, std::move(reply));
    });
    ASSERT_EQ(reason(report), "");
    EXPECT_TRUE(report->whole());
    EXPECT_EQ(seen.faults, 0);
    const auto record = await<AuditRecord>([&](auto reply) { return engine->record(77, gui, std::move(reply)); });
    ASSERT_EQ(reason(record), "");
    EXPECT_EQ(record->targetName, service.records[76].targetName);
    const auto evidence =
        await<ports::ArchiveEvidence>([&](auto reply) { return engine->evidence(77, gui, std::move(reply)); });
    EXPECT_EQ(reason(evidence), "");
    query.text = "r77";
    const auto made =
        await<ports::ArchiveErasure>([&](auto reply) { return engine->erase(query, "A", "B", gui, std::move(reply)); });
    ASSERT_EQ(reason(made), "");
    EXPECT_EQ(await<std::vector<ports::ArchiveErasure>>([&](auto reply) {
                  return engine->erasures(gui, std::move(reply));
              })->size(),
              1U);
}

TEST_F(LogArchiveEngineTest, aCutInTheMiddleGoesOn) {
    service.fill(6000);
    service.mostLines = 500;
    open();
    service.spoil = [this](std::vector<std::string>&) {
        if (service.pages % 3 == 0) service.failures = 2;
    };
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_EQ(seen.records, 6000);
    EXPECT_GE(service.pages, 12);
}

TEST_F(LogArchiveEngineTest, aServiceThatStaysAwayEndsTheRunAndKeepsWhatWasTaken) {
    service.fill(1000);
    service.mostLines = 500;
    open();
    service.spoil = [this](std::vector<std::string>&) {
        if (service.pages == 2) service.failures = 1000;
    };
    const auto outcome = fetchNow();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "SERVICE_UNAVAILABLE");
    EXPECT_EQ(seen.records, 500);
    EXPECT_EQ(seen.error->code, "SERVICE_UNAVAILABLE");
    service.failures = 0;
    service.spoil = {};
    make(); // the program was started anew
    open();
    EXPECT_EQ(seen.records, 500);
    EXPECT_EQ(seen.error->code, "SERVICE_UNAVAILABLE") << "it is remembered";
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_EQ(seen.records, 1000);
    EXPECT_FALSE(seen.error);
}

TEST_F(LogArchiveEngineTest, aRunThatTheServiceForgotBeginsAnewOnce) {
    service.fill(1000);
    service.mostLines = 500;
    open();
    service.failure = Error(ErrorKind::NotFound, "NOT_FOUND");
    service.spoil = [this](std::vector<std::string>&) {
        if (service.pages == 1) service.failures = 1;
    };
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_EQ(service.begun, 2);
    EXPECT_EQ(seen.records, 1000);
}

TEST_F(LogArchiveEngineTest, runsOnItsScheduleOnceItIsTurnedOn) {
    service.fill(10);
    open();
    gui.run();
    EXPECT_EQ(scheduler.waiting(), 0U) << "off until somebody turns it on";
    EXPECT_EQ(set(true, 4).error().code, "OUT_OF_RANGE");
    ASSERT_EQ(reason(set(true, 30)), "");
    ASSERT_EQ(scheduler.waiting(), 1U);
    EXPECT_EQ(scheduler.planned.back().delay, 0ms) << "nothing was ever fetched";
    scheduler.runAll();
    ASSERT_TRUE(gui.runUntil([&] { return seen.records == 10 && !seen.running && seen.nextAt; }));
    EXPECT_EQ(*seen.nextAt, clock.now() + 30min);
    service.fill(5);
    clock.advance(30min);
    scheduler.runAll();
    ASSERT_TRUE(gui.runUntil([&] { return seen.records == 15 && !seen.running && seen.nextAt; }));
    make();
    open();
    gui.run();
    EXPECT_TRUE(seen.settings.enabled) << "it is kept in the archive";
    EXPECT_EQ(seen.settings.everyMinutes, 30);
}

TEST_F(LogArchiveEngineTest, waitsForTheConnection) {
    service.fill(10);
    open();
    tellLink(ports::LinkState::Offline);
    gui.run();
    ASSERT_EQ(reason(set(true, 60)), "");
    scheduler.runAll();
    gui.run();
    EXPECT_EQ(service.begun, 0);
    EXPECT_FALSE(seen.nextAt) << "as soon as there is a connection";
    tellLink(ports::LinkState::Online);
    ASSERT_TRUE(gui.runUntil([&] { return seen.records == 10 && !seen.running; }));
}

TEST_F(LogArchiveEngineTest, aLockedConsoleHasNoArchive) {
    service.fill(10);
    open();
    ASSERT_EQ(reason(fetchNow()), "");
    engine->close();
    gui.run();
    EXPECT_TRUE(seen.closed);
    EXPECT_EQ(fetchNow().error().code, "ARCHIVE_CLOSED");
    EXPECT_EQ(
        await<ports::ArchiveLogPage>([&](auto reply) { return engine->search({}, "", 20, gui, std::move(reply)); })
            .error()
            .code,
        "ARCHIVE_CLOSED");
    EXPECT_EQ(await<ports::ArchiveReport>([&](auto reply) {
                  return engine->verify(
                      gui, [](std::int64_t, std::int64_t) {}, std::move(reply));
              })
                  .error()
                  .code,
              "ARCHIVE_CLOSED");
    open();
    gui.run();
    EXPECT_EQ(seen.records, 10);
}

TEST_F(LogArchiveEngineTest, lockingInTheMiddleOfARunIsHarmless) {
    service.fill(5000);
    service.mostLines = 300;
    open();
    bool replied = false;
    const auto call = engine->fetchNow(gui, [&](const Result<std::monostate>& outcome) {
        replied = true;
        EXPECT_EQ(outcome.error().code, "ARCHIVE_CLOSED");
    });
    ASSERT_TRUE(gui.runUntil([&] { return seen.taken > 600; }));
    engine->close();
    ASSERT_TRUE(gui.runUntil([&] { return replied; }));
    open();
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_EQ(seen.records, 5000);
    EXPECT_TRUE(verified().whole());
}

TEST_F(LogArchiveEngineTest, aServiceThatPromisesMoreThanItGivesIsToldOf) {
    service.fill(100);
    open();
    service.spoil = [](std::vector<std::string>& page) { page.clear(); };
    EXPECT_EQ(fetchNow().error().code, "RESPONSE_MALFORMED");
}

TEST_F(LogArchiveEngineTest, aFullDiskIsToldAndTheNextRunGoesOn) {
    service.fill(600);
    service.mostLines = 200;
    open();
    service.spoil = [this](std::vector<std::string>&) {
        if (service.pages == 2)
            sql::Database::setFault([]() -> std::optional<Error> { return Error(ErrorKind::DiskFull, "DISK_FULL"); });
    };
    EXPECT_EQ(fetchNow().error().code, "DISK_FULL");
    EXPECT_EQ(seen.error->code, "DISK_FULL");
    sql::Database::setFault(nullptr);
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_EQ(seen.records, 600);
    EXPECT_TRUE(verified().whole());
}

// --- the public API's downloads
// ---------------------------------------------------------------------------------------

class Downloads final : public ports::LogDownloads {
  public:
    std::map<std::string, std::string> files; // by log and day: "auth 2026-11-21"
    std::vector<std::string> asked;
    ports::CallHandle download(const std::string& log, Instant from, Instant, ports::Executor& on,
                               ports::Reply<std::string> reply) override {
        const std::string name = log + ' ' + formatUtc(from + 9h).substr(0, 10);
        asked.push_back(name);
        auto state = std::make_shared<ports::CallState>();
        const auto found = files.find(name);
        ports::deliver<std::string>(state, on, std::move(reply), found == files.end() ? std::string() : found->second);
        return ports::CallHandle(state);
    }
};

constexpr const char* kHead = "\xEF\xBB\xBF"
                              "Description,User,Date,IP Address,Login Method,Service Type\r\n";
constexpr const char* kRow =
    "Login,\"佐藤 花子 (hanako@demo)\",2026-11-21 08:30:00,198.51.100.7,\"ID, password\",PC web\r\n";

TEST_F(LogArchiveEngineTest, readsADownload) {
    const auto rows = rowsOfDownload("auth", std::string(kHead) + kRow + kRow, 540min);
    ASSERT_EQ(reason(rows), "");
    ASSERT_EQ(rows->size(), 2U);
    const AuditRecord& record = rows->front().record;
    EXPECT_EQ(record.log, "auth");
    EXPECT_EQ(formatUtc(record.at), "2026-11-20T23:30:00.000000Z");
    EXPECT_EQ(record.actorName, "佐藤 花子");
    EXPECT_EQ(record.actorId, "hanako@demo");
    EXPECT_EQ(record.ip, "198.51.100.7");
    EXPECT_EQ(record.client, "browser");
    EXPECT_EQ(record.changesJson,
              R"x({"row":{"Description":"Login","User":"佐藤 花子 (hanako@demo)","Date":"2026-11-21 08:30:00",)x"
              R"x("IP Address":"198.51.100.7","Login Method":"ID, password","Service Type":"PC web"}})x");
    EXPECT_EQ(rows->front().digest, rows->back().digest);
    EXPECT_TRUE(rowsOfDownload("auth", "", 540min)->empty());
    EXPECT_TRUE(rowsOfDownload("auth", kHead, 540min)->empty());
}

TEST_F(LogArchiveEngineTest, aBrokenDownloadIsNotTaken) {
    for (const std::string& text :
         {std::string(kHead) + kRow + "downloadLogs error: 500\n", std::string("downloadLogs error"),
          std::string(kHead) + kRow + "Login,\"cut", std::string(kHead) + kRow + "Login,a,b\r\n"})
        EXPECT_EQ(rowsOfDownload("auth", text, 540min).error().code, "ARCHIVE_DOWNLOAD_CUT") << text;
    EXPECT_EQ(rowsOfDownload("auth", "<html>,<b>\r\n1,2\r\n", 540min).error().code, "RESPONSE_MALFORMED");
    const std::string quoted = std::string(kHead) + "\"downloadLogs error\",u,2026-11-21 08:30:00,i,m,PC web\r\n";
    EXPECT_EQ(rowsOfDownload("auth", quoted, 540min)->size(), 1U) << "somebody's words are no error";
}

TEST_F(LogArchiveEngineTest, equalRowsAreCountedAndNotTakenTwice) {
    openArchive(ArchiveSource::Downloads);
    const auto day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21);
    const auto take = [&](const std::string& rows) {
        return takeDay(*archive, *intake, "auth", day, kHead + rows, 540min, clock.now());
    };
    EXPECT_EQ(take(std::string(kRow) + kRow)->records, 2);
    EXPECT_EQ(take(std::string(kRow) + kRow)->records, 0);
    EXPECT_EQ(take(std::string(kRow) + kRow + kRow)->records, 1);
    EXPECT_EQ(take(kRow)->records, 0) << "the service shows fewer now: what was taken stays";
    EXPECT_EQ(state().records, 3);
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    EXPECT_EQ(report.statements, 2);
    LogQuery query;
    query.text = "花子";
    EXPECT_EQ(found(query).size(), 3U);
    EXPECT_EQ(reason(archiveEvidence(archive->db(), 1, clock)), "");
}

TEST_F(LogArchiveEngineTest, daysAreFetchedOneByOneAndResumed) {
    Downloads downloads;
    downloads.files["auth 2026-11-21"] = std::string(kHead) + kRow;
    downloads.files["auth 2026-11-20"] = std::string(kHead) + "downloadLogs error\n";
    const auto fetch = [&] {
        return std::make_unique<ArchiveEngine>(
            ArchiveEngine::Parts{[&](ArchiveDesk& desk) -> std::unique_ptr<ArchiveFetch> {
                                     return std::make_unique<DaysFetch>(DaysFetch::Parts{
                                         downloads, desk, scheduler, gui, clock, 7U, 540min, 60'000ms, 20});
                                 },
                                 {},
                                 clock,
                                 scheduler,
                                 gui,
                                 ArchiveSource::Downloads});
    };
    engine = fetch();
    watch = engine->watch(gui, [this](const ports::ArchiveState& state) { seen = state; });
    open();
    EXPECT_EQ(fetchNow().error().code, "ARCHIVE_DOWNLOAD_CUT");
    EXPECT_EQ(seen.records, 1);
    std::size_t days = 0;
    for (const LogFact& fact : logFacts())
        days += fact.api ? 20U : 0U;
    EXPECT_EQ(downloads.asked.size(), days + 3) << "one that broke off was tried four times";
    EXPECT_LT(downloads.asked.front().substr(downloads.asked.front().find(' ')), " 2026-11-04") << "the oldest first";

    downloads.files["auth 2026-11-20"] = kHead;
    downloads.asked.clear();
    ASSERT_EQ(reason(fetchNow()), "");
    EXPECT_LT(downloads.asked.size(), days / 6) << "days that are over are not asked for again";
    EXPECT_NE(std::ranges::find(downloads.asked, "auth 2026-11-20"), downloads.asked.end());
    EXPECT_EQ(seen.records, 1);
}

TEST_F(LogArchiveEngineTest, aSecondWindowReadsAndSaysWhoWrites) {
    service.fill(40);
    open();
    ASSERT_EQ(reason(fetchNow()), "");
    auto first = std::move(engine);
    make();
    std::optional<Done> done;
    engine->open(place(), [&](const Done& opened) { done = opened; });
    ASSERT_TRUE(gui.runUntil([&] { return done.has_value(); }));
    ASSERT_FALSE(*done);
    EXPECT_EQ(done->error().code, "ARCHIVE_IN_USE");
    gui.run();
    EXPECT_FALSE(seen.closed);
    EXPECT_EQ(seen.records, 40);
    ASSERT_TRUE(seen.error);
    ASSERT_EQ(seen.error->params.size(), 1U);
    EXPECT_NE(seen.error->params.front().value.find("PID " + std::to_string(::getpid())), std::string::npos);
    const auto page =
        await<ports::ArchiveLogPage>([&](auto reply) { return engine->search({}, "", 100, gui, std::move(reply)); });
    ASSERT_EQ(reason(page), "");
    EXPECT_EQ(page->records.size(), 40U);
    const auto report = await<ports::ArchiveReport>([&](auto reply) {
        return engine->verify(
            gui, [](std::int64_t, std::int64_t) {}, std::move(reply));
    });
    ASSERT_EQ(reason(report), "");
    EXPECT_TRUE(report->whole());
    EXPECT_EQ(fetchNow().error().code, "ARCHIVE_IN_USE");
    EXPECT_EQ(set(true, 60).error().code, "ARCHIVE_IN_USE");
    first.reset();
    scheduler.runAll();
    ASSERT_TRUE(gui.runUntil([&] { return !seen.error; })) << "it writes once the other one has let it go";
    EXPECT_EQ(reason(fetchNow()), "");
}

} // namespace
} // namespace sekisho::store::testing::test_log_archive_engine
