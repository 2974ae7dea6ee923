// The console's own times, on an invented tenant in an encrypted local copy and without a display (offscreen):
// F1 cold start of the real main window to the first page, F2 opening the members pane, F3 filter as one types,
// F4 another sort column, F5 frames while paging, F6 memory with the list open. Network and keychain are played.
// Where there is an X display, F1 is measured there, too.
//
//   bench_console MEMBERS [ROUNDS]      makes a copy in a temporary folder, measures, prints JSON records
//   bench_console --make FOLDER MEMBERS | --cold FOLDER | --empty | --open FOLDER MEMBERS ROUNDS: its parts,
//                                       each in a process of its own; behind --cold and --empty xcb for a real window
#include "app/executors.h"
#include "app/import_engine.h"
#include "app/record_codec.h"
#include "models/api/record.h"
#include "models/commands/member_commands.h"
#include "models/items/member_table_model.h"
#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/bench/console_measures.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/sample_people.h"
#include "ui/panes/members/members_pane.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/language.h"

#include <fmt/format.h>

#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QProcess>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

using namespace sekisho;
using namespace sekisho::bench;

namespace {

constexpr DomainId kDomain = 10'000'001;
constexpr std::uint32_t kSeed = 1;
constexpr std::size_t kBatch = 500;
constexpr QSize kWindow{1280, 800};
constexpr int kRest = 2'000; // ms
const QString kOffscreen = QStringLiteral("offscreen");
const QString kReal = QStringLiteral("xcb");

sql::Key keyIn(const QString& folder) {
    QFile file(folder + QStringLiteral("/bench.key"));
    if (!file.open(QIODevice::ReadOnly)) giveUp("the copy has no key");
    const auto key = sql::keyFromHex(file.readAll().toStdString());
    if (!key) giveUp("the key of the copy is damaged");
    return *key;
}

struct Engines { // of one tenant, without its network
    explicit Engines(const QString& folder)
        : cache(folder.toStdString(), keyIn(folder), codec, clock, gui), sync(gateway, cache, scheduler, gui) {
        gateway.signInAs("admin@demo");
        cache.letPaint(store::SqlCache::toPaint);
    }
    void open() {
        if (!cache.open()) giveUp("the copy does not open");
    }
    SystemClock clock;
    app::GuiExecutor gui;
    app::RecordCodec codec;
    store::ThreadScheduler scheduler;
    fakes::FakeGateway gateway{clock};
    store::SqlCache cache;
    store::SyncEngine sync;
    app::ImportEngine imports{cache, gui};
};

int make(const QString& folder, int members) {
    QFile file(folder + QStringLiteral("/bench.key"));
    if (!file.open(QIODevice::WriteOnly)) giveUp("the folder cannot be written");
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QByteArray::fromStdString(sql::keyToHex(sql::randomKey())));
    file.close();

    Engines tenant(folder);
    tenant.open();
    tenant.cache.expectDomain(kDomain);
    const auto count = static_cast<std::size_t>(members);
    const fakes::SampleStructure structure = fakes::sampleStructure(count, kDomain, kSeed);
    const auto sink = tenant.cache.beginLoad();
    const auto need = [](const Done& done) {
        if (!done) giveUp("the copy cannot be written");
    };
    need(sink->begin({0, members, static_cast<std::int64_t>(structure.orgUnits.size())}));
    std::vector<ports::FeedRecord> batch;
    const auto send = [&](const auto& value) {
        batch.push_back({value, api::recordText(value)});
        if (batch.size() >= kBatch) need(sink->batch(std::exchange(batch, {})));
    };
    for (const OrgUnit& unit : structure.orgUnits)
        send(unit);
    for (const Rank& rank : structure.ranks)
        send(rank);
    const Instant now = tenant.clock.now();
    for (std::size_t i = 0; i < count; ++i)
        send(fakes::sampleMember(i, structure, kDomain, "demo", now, kSeed));
    need(sink->batch(std::move(batch)));
    bool finished = false;
    tenant.cache.finishLoad([&](const Done& done) {
        need(done);
        finished = true;
    });
    await("the copy was not finished", [&] { return finished && tenant.cache.members().complete(); });
    return 0;
}

class Link final : public ui::TenantLink {
  public:
    explicit Link(const QString& folder) : engines_(folder) {}
    ports::Gateway& gateway() override { return engines_.gateway; }
    ports::Executor& gui() override { return engines_.gui; }
    const Clock& clock() override { return engines_.clock; }
    ports::Cache* cache() override { return open_ ? &engines_.cache : nullptr; }
    ports::Sync* sync() override { return &engines_.sync; }
    DomainId copyDomain() const override { return engines_.cache.domain(); }
    void signedIn(const ports::Identity& identity) override { engines_.cache.expectDomain(identity.domain); }
    ports::ImportDesk* importDesk() override { return &engines_.imports.desk(); }
    ports::ExportDesk* exportDesk() override { return &engines_.imports.exports(); }
    ports::CutOffQueue& cutOffQueue() override { return engines_.gateway.queue; }
    ports::Archive& archive() override { return engines_.gateway.archive; }
    bool hasCopy() const override { return true; }
    QStringList serviceLog() const override { return {}; }
    ports::CallHandle openCopy(std::string, ports::Reply<std::monostate> reply) override {
        return resumeCopy(std::move(reply));
    }
    ports::CallHandle resumeCopy(ports::Reply<std::monostate> reply) override {
        engines_.open();
        open_ = true;
        reply(std::monostate{});
        return {};
    }
    ports::CallHandle unlockCopy(std::string, ports::Reply<std::monostate> reply) override {
        return resumeCopy(std::move(reply));
    }
    void lockCopy() override {}

  private:
    Engines engines_;
    bool open_ = false;
};

class Host final : public ui::ShellHost {
  public:
    explicit Host(QString folder) : folder_(std::move(folder)) {
        place_.id = QStringLiteral("bench");
        place_.name = QStringLiteral("bench");
        place_.address = QStringLiteral("https://127.0.0.1:1");
        place_.loginId = QStringLiteral("admin@demo");
    }
    std::vector<ui::SignInPage::Place> places() const override { return {place_}; }
    QString lastPlace() const override { return place_.id; }
    Result<QString> rememberPlace(const ui::SignInPage::Place&) override { return place_.id; }
    Done renamePlace(const ui::SignInPage::Place&) override { return {}; }
    ui::Preferences preferences() const override { return {}; }
    Done setPreferences(const ui::Preferences&) override { return {}; }
    Result<std::unique_ptr<ui::TenantLink>> open(const ui::SignInPage::Place&) override {
        return std::unique_ptr<ui::TenantLink>(std::make_unique<Link>(folder_));
    }
    void openAnotherWindow() override {}

  private:
    QString folder_;
    ui::SignInPage::Place place_;
};

QTableView* tableOf(const QWidget& window) {
    auto* table = window.findChild<QTableView*>(QStringLiteral("members.table"));
    if (!table) giveUp("there is no list of members");
    return table;
}

int cold(const QString& folder) {
    SystemClock clock;
    Host host(folder);
    ui::applyTheme(ui::Theme::Light);
    ui::applyLanguage(QStringLiteral("ja"));
    ui::MainWindow window(host, clock);
    window.resize(kWindow);
    window.show();
    window.start(nullptr);
    await("the window stayed without panes", [&] { return window.pane(QStringLiteral("members.members")) != nullptr; });
    const QTableView* table = tableOf(window);
    console().watch(table->viewport());
    await("no page was painted", [&] { return console().painted() > 0 && table->model()->rowCount() > 0; });
    fmt::print("{:.3f}\n", nowMillis());
    std::fflush(stdout);
    std::_Exit(0); // what a start costs has been told; how it ends is no part of it
}

int empty() {
    QMainWindow window;
    auto* inside = new QWidget(&window);
    window.setCentralWidget(inside);
    window.resize(kWindow);
    console().watch(inside);
    window.show();
    await("the empty window was not painted", [] { return console().painted() > 0; });
    fmt::print("{:.3f}\n", nowMillis());
    std::fflush(stdout);
    std::_Exit(0);
}

double megabytesOf(const char* line) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) giveUp("the memory of this process cannot be read");
    for (const QByteArray& said : file.readAll().split('\n'))
        if (said.startsWith(line)) return said.simplified().split(' ').at(1).toDouble() / 1024;
    giveUp("the memory of this process cannot be read");
}

// What is read and sorted in the background needs more for a moment.
double restingMegabytes() {
    for (double last = 0;;) {
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(kRest);
        await("time stands still", [&] { return !pause.isActive(); });
        const double now = megabytesOf("VmRSS:");
        if (std::abs(now - last) < 1) return now;
        last = now;
    }
}

int open(const QString& folder, int members, int rounds) {
    ui::applyTheme(ui::Theme::Light);
    ui::applyLanguage(QStringLiteral("ja"));
    Engines tenant(folder);
    tenant.open();
    await("the list was not read", [&] { return tenant.cache.members().complete(); });
    commands::JobList jobs(tenant.clock);
    commands::Registry registry;
    commands::addMemberCommands(registry);
    std::optional<ports::Identity> identity;
    const auto asked = tenant.gateway.whoAmI(tenant.gui, [&](Result<ports::Identity> who) {
        if (!who) giveUp("nobody is signed in");
        identity = *who;
    });
    await("nobody is signed in", [&] { return identity.has_value(); });
    const ui::PaneServices services{registry,
                                    tenant.cache,
                                    tenant.gateway,
                                    tenant.sync,
                                    tenant.imports.desk(),
                                    tenant.imports.exports(),
                                    tenant.gateway.queue,
                                    tenant.gateway.archive,
                                    jobs,
                                    tenant.gui,
                                    tenant.clock,
                                    [&] { return &*identity; },
                                    [] { return true; }};
    QMainWindow window;
    auto* screens = new QStackedWidget(&window);
    screens->addWidget(new QWidget);
    window.setCentralWidget(screens);
    window.resize(kWindow);
    window.show();
    QCoreApplication::processEvents();

    Times opening;
    ui::MembersPane* pane = nullptr;
    for (int round = 0; round <= rounds; ++round) {
        delete pane;
        QCoreApplication::processEvents();
        const double begin = nowMillis();
        pane = new ui::MembersPane(services);
        screens->addWidget(pane);
        QTableView* table = tableOf(*pane);
        const int before = console().painted();
        console().watch(table->viewport());
        screens->setCurrentWidget(pane);
        await("the pane was not painted",
              [&] { return console().painted() > before && table->model()->rowCount() > 0; });
        if (round > 0) opening.add(nowMillis() - begin); // the first one warms up
    }
    print("F2", "opening the members pane, first paint", members, opening.text());
    const double resting = restingMegabytes();
    print("F6", "resident memory with the list open", members,
          fmt::format(R"("unit":"MB","value":{:.0f},"highest_MB":{:.0f})", resting, megabytesOf("VmHWM:")));
    QTableView* table = tableOf(*pane);
    measureTyping(*pane, table, members, rounds);
    measureSorting(table, members, std::max(2, rounds / 4));
    measureOrganization(services.cache, table, members, std::max(4, rounds / 2));
    measurePaging(table, members, rounds);
    measureSelecting(*pane, services, table, members, std::max(2, rounds / 4));
    delete pane;
    return 0;
}

QByteArray part(const QStringList& arguments, double* began = nullptr) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (began) *began = nowMillis();
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        giveUp("a part of the benchmark failed");
    return process.readAllStandardOutput();
}

double startOf(const QStringList& arguments) {
    double began = 0;
    const QByteArray told = part(arguments, &began);
    return told.trimmed().toDouble() - began;
}

void measureStart(const char* what, const QString& folder, const QString& platform, int members, int rounds) {
    Times full, bare;
    for (int round = 0; round <= rounds; ++round) { // A and B by turns; the first ones warm the files
        const double a = startOf({QStringLiteral("--empty"), platform});
        const double b = startOf({QStringLiteral("--cold"), folder, platform});
        if (round == 0) continue;
        bare.add(a);
        full.add(b);
    }
    print("F1", what, members,
          fmt::format("{},\"emptyWindow\":{:.2f},\"ratio\":{:.2f}", full.text(), bare.at(0.5),
                      full.at(0.5) / bare.at(0.5)));
}

int measure(int members, int rounds) {
    const QTemporaryDir folder;
    const QString count = QString::number(members);
    part({QStringLiteral("--make"), folder.path(), count});
    measureStart("cold start to the first page", folder.path(), kOffscreen, members, rounds);
    if (qEnvironmentVariableIsSet("DISPLAY"))
        measureStart("cold start to the first page, real window (xcb)", folder.path(), kReal, members, rounds);
    std::fputs(part({QStringLiteral("--open"), folder.path(), count, QString::number(rounds)}).constData(), stdout);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", kReal == QLatin1String(argv[argc - 1]) ? "xcb" : "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {}); // what offscreen cannot do
    Console qt(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto number = [&](qsizetype at, int otherwise) {
        return words.size() > at ? words.at(at).toInt() : otherwise;
    };
    const QString first = words.value(1);
    if (first == QLatin1String("--make") && number(3, 0) > 0) return make(words.at(2), number(3, 0));
    if (first == QLatin1String("--cold") && words.size() >= 3) return cold(words.at(2));
    if (first == QLatin1String("--empty")) return empty();
    if (first == QLatin1String("--open") && words.size() == 5) return open(words.at(2), number(3, 0), number(4, 1));
    if (number(1, 0) > 0 && number(2, 20) > 0) return measure(number(1, 0), number(2, 20));
    std::fputs("usage: bench_console MEMBERS [ROUNDS]\n", stderr);
    return 2;
}
