// The console's own times, on an invented tenant in an encrypted local copy and without a display (offscreen):
// F1 cold start of the real main window to the first page, F2 opening the members pane, F3 filter as one types,
// F4 another sort column, F5 frames while paging, F6 memory with the list open. Network and keychain are played.
//
//   bench_console MEMBERS [ROUNDS]      makes a copy in a temporary folder, measures, prints JSON records
//   bench_console --make FOLDER MEMBERS | --cold FOLDER | --empty | --open FOLDER MEMBERS ROUNDS: its parts,
//                                       each in a process of its own
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
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/sample_people.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/members_pane.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/language.h"

#include <fmt/format.h>

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QProcess>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace sekisho;

namespace {

constexpr DomainId kDomain = 10'000'001;
constexpr std::uint32_t kSeed = 1;
constexpr std::size_t kBatch = 500;
constexpr QSize kWindow{1280, 800};
constexpr double kFrame = 16.0;
constexpr int kPatience = 120'000; // ms until reading a copy is given up
constexpr int kPaintPatience = 10'000;

double nowMillis() { // the same clock in all processes of one machine
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

[[noreturn]] void giveUp(const char* why) {
    std::fprintf(stderr, "bench_console: %s\n", why);
    std::exit(1);
}

struct Times {
    std::vector<double> all;
    void add(double value) { all.push_back(value); }
    double at(double share) const {
        if (all.empty()) giveUp("nothing was measured");
        std::vector<double> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::min(sorted.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
    }
    std::string text() const {
        return fmt::format(R"("unit":"ms","p50":{:.2f},"p95":{:.2f},"max":{:.2f},"n":{})", at(0.5), at(0.95), at(1.0),
                           all.size());
    }
};

void print(std::string_view id, std::string_view what, int members, const std::string& values) {
    fmt::print("{{\"id\":\"{}\",\"what\":\"{}\",\"size\":{},{}}}\n", id, what, members, values);
    std::fflush(stdout);
}

// Tells when a widget has been painted: the event loop's next turn after its paint event, when the frame is complete.
class Console final : public QApplication {
  public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        const bool done = QApplication::notify(receiver, event);
        if (event->type() == QEvent::Paint && receiver == watched_)
            QMetaObject::invokeMethod(
                this, [this] { ++painted_; }, Qt::QueuedConnection);
        return done;
    }
    void watch(const QObject* widget) { watched_ = widget; }
    int painted() const { return painted_; }

  private:
    const QObject* watched_ = nullptr;
    int painted_ = 0;
};

Console& console() {
    return *static_cast<Console*>(qApp);
}

// Sleeps between events as a program does; the condition can only be changed by an event.
template<class Condition>
void await(const char* what, Condition condition, int patience = kPatience) {
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(patience);
    while (!condition()) {
        if (!limit.isActive()) giveUp(what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

// From now until the widget was painted after `act`.
template<class Act>
double untilPainted(const QWidget* widget, Act act) {
    QCoreApplication::processEvents();
    QCoreApplication::processEvents(); // a paint just now is told in the next turn
    console().watch(widget);
    const int before = console().painted();
    const double begin = nowMillis();
    act();
    await(
        "nothing was painted", [&] { return console().painted() > before; }, kPaintPatience);
    return nowMillis() - begin;
}

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

double residentMegabytes() {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) giveUp("the memory of this process cannot be read");
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.simplified().split(' ').at(1).toDouble() / 1024;
    giveUp("the memory of this process cannot be read");
}

void type(QLineEdit* field, const QString& letter) {
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, letter);
    QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, letter);
    QCoreApplication::sendEvent(field, &press);
    QCoreApplication::sendEvent(field, &release);
}

void measureTyping(ui::MembersPane& pane, const QTableView* table, int members, int rounds) {
    auto* search = pane.findChild<QLineEdit*>(QStringLiteral("members.search"));
    if (!search) giveUp("there is no filter");
    // Words of somebody who is there: an empty list paints something else.
    const auto* model = table->model();
    const auto text = [&](int row, ports::MemberColumn column) {
        return model->index(row, static_cast<int>(column)).data().toString();
    };
    int somebody = 0;
    while (somebody + 1 < model->rowCount() && (text(somebody, ports::MemberColumn::Name).front() < QChar(0x4e00) ||
                                                text(somebody, ports::MemberColumn::LoginId).size() < 6))
        ++somebody;
    const QString login = text(somebody, ports::MemberColumn::LoginId);
    const std::vector<std::pair<const char*, QString>> words{
        {"one and two kanji", text(somebody, ports::MemberColumn::Name).left(2)},
        {"kana", text(somebody, ports::MemberColumn::Reading).left(3)},
        {"romaji", login.left(3)},
        {"ID", login.left(6)}};
    Times all;
    for (const auto& [name, word] : words) {
        Times times;
        for (int round = 0; round < rounds; ++round) {
            for (const QChar& letter : word) {
                times.add(untilPainted(table->viewport(), [&] { type(search, letter); }));
                all.add(times.all.back());
            }
            untilPainted(table->viewport(), [&] { search->clear(); });
        }
        print("F3", fmt::format("keystroke to painted, {}", name), members, times.text());
    }
    print("F3", "keystroke to painted, all", members, all.text());
}

void measureSorting(QTableView* table, int members, int rounds) {
    Times times;
    for (int round = 0; round < rounds; ++round)
        for (const ports::MemberColumn column : {ports::MemberColumn::LoginId, ports::MemberColumn::Reading,
                                                 ports::MemberColumn::OrgUnit, ports::MemberColumn::Name})
            times.add(untilPainted(table->viewport(), [&] {
                table->sortByColumn(static_cast<int>(column), round % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
            }));
    print("F4", "another sort column to painted", members, times.text());
    untilPainted(table->viewport(),
                 [&] { table->sortByColumn(static_cast<int>(ports::MemberColumn::Reading), Qt::AscendingOrder); });
}

// By reading and by standing in turns: the one is as it costs without the order of ranks, the other with it.
void measureOrganization(const ports::Cache& cache, QTableView* table, int members, int rounds) {
    auto* model = qobject_cast<items::MemberTableModel*>(table->model());
    const auto nodes = cache.orgTree();
    const ports::MemberQuery whole = model->query();
    Times byReading, byStanding;
    const auto choose = [&](Times& times, std::optional<ports::MemberColumn> sortBy) {
        for (const std::size_t place : {std::size_t{0}, nodes.size() / 2}) {
            ports::MemberQuery query = whole;
            query.orgUnit = nodes[place].id;
            query.sortBy = sortBy;
            times.add(untilPainted(table->viewport(), [&] { model->setQuery(query); }));
        }
    };
    for (int round = 0; round < rounds; ++round) {
        choose(byReading, ports::MemberColumn::Reading);
        choose(byStanding, std::nullopt);
    }
    untilPainted(table->viewport(), [&] { model->setQuery(whole); });
    print("F4", "an organization chosen to painted, by reading", members, byReading.text());
    print("F4", "an organization chosen to painted, by standing", members, byStanding.text());
}

void measurePaging(QTableView* table, int members, int rounds) {
    Times times;
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto step = [&](const auto& act) { times.add(untilPainted(table->viewport(), act)); };
    for (int page = 0; page < rounds * 10; ++page)
        step([&] {
            const bool end = table->currentIndex().row() + 1 >= table->model()->rowCount();
            QKeyEvent press(QEvent::KeyPress, end ? Qt::Key_Home : Qt::Key_PageDown,
                            end ? Qt::ControlModifier : Qt::NoModifier);
            QCoreApplication::sendEvent(table, &press);
        });
    QScrollBar* bar = table->verticalScrollBar();
    const int pages = rounds * 10;
    for (int page = 1; page <= pages; ++page)
        step([&] { bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * page / (pages + 1))); });
    const auto late = std::count_if(times.all.begin(), times.all.end(), [](double ms) { return ms > kFrame; });
    print("F5", "frames while paging", members, fmt::format("{},\"over16\":{}", times.text(), late));
}

// No target of its own: what every change of selection costs when all match, and what an action costs before it asks.
void measureSelecting(const ui::MembersPane& pane, const ui::PaneServices& services, QTableView* table, int members,
                      int rounds) {
    services.registry.setContextSource([&] { return ui::members::contextOf(services, pane.selection()); });
    Times judging, pinning;
    for (int round = 0; round < rounds; ++round) {
        table->clearSelection(); // and what was known of it
        table->selectAll();
        double begin = nowMillis();
        for (const commands::Command* command : services.registry.all())
            static_cast<void>(command->applicability(services.registry.context()));
        judging.add(nowMillis() - begin);
        begin = nowMillis();
        static_cast<void>(pane.selection().pinned());
        pinning.add(nowMillis() - begin);
    }
    table->clearSelection();
    services.registry.setContextSource({});
    print("sel", "all selected, every command judged", members, judging.text());
    print("sel", "all selected, read for an action", members, pinning.text());
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
    print("F6", "resident memory with the list open", members,
          fmt::format(R"("unit":"MB","value":{:.0f})", residentMegabytes()));
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

int measure(int members, int rounds) {
    const QTemporaryDir folder;
    const QString count = QString::number(members);
    part({QStringLiteral("--make"), folder.path(), count});
    Times full, bare;
    for (int round = 0; round <= rounds; ++round) { // A and B by turns; the first ones warm the files
        const double a = startOf({QStringLiteral("--empty")});
        const double b = startOf({QStringLiteral("--cold"), folder.path()});
        if (round == 0) continue;
        bare.add(a);
        full.add(b);
    }
    print("F1", "cold start to the first page", members,
          fmt::format("{},\"emptyWindow\":{:.2f},\"ratio\":{:.2f}", full.text(), bare.at(0.5),
                      full.at(0.5) / bare.at(0.5)));
    std::fputs(part({QStringLiteral("--open"), folder.path(), count, QString::number(rounds)}).constData(), stdout);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {}); // what offscreen cannot do
    Console qt(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto number = [&](qsizetype at, int otherwise) {
        return words.size() > at ? words.at(at).toInt() : otherwise;
    };
    const QString first = words.value(1);
    if (first == QLatin1String("--make") && number(3, 0) > 0) return make(words.at(2), number(3, 0));
    if (first == QLatin1String("--cold") && words.size() == 3) return cold(words.at(2));
    if (first == QLatin1String("--empty")) return empty();
    if (first == QLatin1String("--open") && words.size() == 5) return open(words.at(2), number(3, 0), number(4, 1));
    if (number(1, 0) > 0 && number(2, 20) > 0) return measure(number(1, 0), number(2, 20));
    std::fputs("usage: bench_console MEMBERS [ROUNDS]\n", stderr);
    return 2;
}
