// Pictures: 利用状況, 信頼済み端末, ログイン状況, and the devices on a member's page.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

namespace sekisho::tests::test_screens_devices {

namespace {

struct ModelOfPhone {
    const char* model;
    const char* os;
    const char* osVersion;
    const char* app;
};
constexpr ModelOfPhone kPhones[] = {{"iPhone 15 Pro", "iOS", "18.1.1", "4.12.0"},
                                    {"Pixel 9", "Android", "16", "4.12.0"},
                                    {"iPhone 13 mini", "iOS", "17.4", "4.10.3"},
                                    {"AQUOS sense8", "Android", "14", "1.9.8"},
                                    {"Xperia 10 VI", "Android", "15", "4.11.2"}};
constexpr ModelOfPhone kComputers[] = {{"ThinkPad X1 Carbon", "Windows", "11.0.26100", "4.12.0"},
                                       {"MacBook Air", "macOS", "15.1", "4.11.2"},
                                       {"LAVIE Direct", "Windows", "10.0.19045", "1.8.0"}};

Device madeOf(const ModelOfPhone& made, const Clock& clock, int number) {
    Device device;
    device.model = made.model;
    device.os = made.os;
    device.osVersion = made.osVersion;
    device.apps = {{"works", made.app}, {"drive", "2.10.1"}};
    device.updateNeeded = made.app[0] == '1';
    device.agent = number % 4 != 3;
    device.online = device.agent && number % 3 == 0;
    device.trusted = number % 2 == 0;
    device.registeredAt = clock.now() - std::chrono::hours(24 * (90 + number));
    device.lastAccessAt = clock.now() - std::chrono::minutes(7 * number * number);
    if (device.agent) device.lastContactAt = device.lastAccessAt;
    return device;
}

} // namespace

class TestScreensDevices : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensDevices()
        : EveryScreen({"devices",         "devices-chosen",   "devices-several",  "devices-menu",    "devices-pc",
                       "devices-nomatch", "devices-empty",    "devices-loading",  "devices-offline", "devices-failed",
                       "devices-narrow",  "devices-wipe",     "devices-block",    "devices-remove",  "devices-held",
                       "trusted",         "trusted-remove",   "sessions",         "sessions-chosen", "sessions-fault",
                       "sessions-end",    "sessions-end-all", "sessions-nomatch", "member-devices"}) {}

  private:
    static UserId memberAt(ConsoleFixture& f, int i) {
        return std::next(f.gateway.tenant.members().begin(), i)->second.id;
    }
    static void fill(ConsoleFixture& f) {
        auto& desk = f.gateway.deviceDesk;
        for (int i = 0; i < 34; ++i) {
            Device phone = madeOf(kPhones[i % 5], f.clock, i);
            phone.name = desk.all.size() % 6 == 1 ? "営業用" : "";
            phone.name += phone.name.empty() ? phone.model : " " + phone.model;
            phone.mdm = i % 5 == 4 ? MdmState::ThirdParty : i % 4 == 3 ? MdmState::None : MdmState::Enrolled;
            phone.vendorId = i % 4 == 3 ? "" : "6F1B2C3D-4E5F-" + std::to_string(1'000 + i);
            if (i == 4) phone.blockedAt = f.clock.now() - std::chrono::hours(50);
            if (i == 6) phone.erasedAt = f.clock.now() - std::chrono::hours(20);
            if (i == 2) phone.clockSkewSeconds = -90'000;
            desk.add(memberAt(f, i), phone);
        }
        for (int i = 0; i < 12; ++i) {
            Device computer = madeOf(kComputers[i % 3], f.clock, i);
            computer.kind = ClientKind::PcApp;
            computer.name = "DESKTOP-" + std::to_string(7'000 + 37 * i);
            desk.add(memberAt(f, i), computer);
            if (i % 2) continue;
            TrustedDevice trusted;
            trusted.name = computer.name;
            trusted.os = computer.os + " " + computer.osVersion;
            trusted.trustedAt = f.clock.now() - std::chrono::hours(24 * 40 + i);
            trusted.lastUsedAt = computer.lastAccessAt;
            desk.trust(memberAt(f, i), trusted);
        }
    }
    static void fillSessions(ConsoleFixture& f) {
        const ClientKind kinds[] = {ClientKind::Browser, ClientKind::MobileApp, ClientKind::PcApp,
                                    ClientKind::DriveExplorer, ClientKind::Api};
        const char* countries[] = {"JP", "JP", "JP", "VN", "JP", "US"};
        for (int i = 0; i < 46; ++i) {
            Session one;
            one.user = memberAt(f, i * 3 % 40);
            one.kind = i == 0 ? ClientKind::Console : kinds[i % 5];
            one.current = i == 0;
            one.deviceName = i % 5 == 1 ? kPhones[i % 5].model : i % 5 == 4 ? "" : kComputers[i % 3].model;
            one.os = i % 5 == 1 ? "Android 16" : i % 5 == 4 ? "" : kComputers[i % 3].os;
            one.ip = i % 9 == 5 ? "2001:db8:40::" + std::to_string(i) : "203.0.113." + std::to_string(10 + i);
            one.country = i % 7 == 6 ? "" : countries[i % 6];
            one.userAgent = "Mozilla/5.0";
            one.startedAt = f.clock.now() - std::chrono::hours(3 * i + 1);
            one.lastUsedAt = f.clock.now() - std::chrono::minutes(i * i);
            f.gateway.tenant.addSession(one);
        }
    }
    static void openAt(ConsoleFixture& f, const char* menu, const char* table) {
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QLatin1String(menu));
        auto* rows = f.find<QTableView>(table);
        QTRY_VERIFY(rows->model()->rowCount() > 0);
    }
    static void chooseRows(QTableView* table, std::initializer_list<int> rows) {
        table->clearSelection();
        for (const int row : rows)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void ask(ConsoleFixture& f, const char* command, const char* screen) {
        const auto verdict = f.window->registry().trigger(QLatin1String(command));
        QVERIFY2(verdict.applies, qPrintable(verdict.why));
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), screen);
        closeDialog(f);
    }

  private Q_SLOTS:
    void devices_data() { looks(); }
    void devices() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        openAt(f, "security.usage", "devices.table");
        take(*f.window, "devices");
        auto* rows = f.find<QTableView>("devices.table");
        rows->selectRow(2);
        take(*f.window, "devices-chosen");
        ask(f, "device.wipe", "devices-wipe");
        chooseRows(rows, {0, 1, 3, 5});
        take(*f.window, "devices-several");
        auto* more = f.find<QToolButton>("devices.more");
        takeMenu(more->menu(), more, "devices-menu");
        ask(f, "device.block", "devices-block");
        ask(f, "device.remove", "devices-remove");
        f.window->resize(900, 620);
        take(*f.window, "devices-narrow");
        f.window->resize(1280, 800);
        f.find<QTabBar>("devices.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(rows->model()->rowCount(), 12);
        take(*f.window, "devices-pc");
        f.find<QLineEdit>("devices.search")->setText(QStringLiteral("zzz"));
        QTRY_COMPARE(rows->model()->rowCount(), 0);
        take(*f.window, "devices-nomatch");
        noFaults();
    }

    void held_data() { looks(); }
    void held() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        f.gateway.cutOffDesk.budgets[BrakeKind::Wipe] = {1, 5, 20};
        openAt(f, "security.usage", "devices.table");
        chooseRows(f.find<QTableView>("devices.table"), {0, 1, 2, 5});
        QVERIFY(f.window->registry().trigger(QStringLiteral("device.wipe")).applies);
        QTRY_VERIFY(f.dialog());
        QLineEdit* typed = f.dialog()->findChildren<QLineEdit*>().back();
        typed->setText(inJapanese() ? QStringLiteral("削除") : QStringLiteral("erase"));
        for (QPushButton* button : f.dialog()->findChildren<QPushButton*>())
            if (button->property("danger").toBool()) {
                QVERIFY(button->isEnabled());
                button->click();
                break;
            }
        QTRY_VERIFY(!f.window->banner().sentence().isEmpty());
        take(*f.window, "devices-held");
        noFaults();
    }

    void looksOfNothing_data() { looks(); }
    void looksOfNothing() {
        wear();
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        f.gateway.hold();
        f.window->openScreen(QStringLiteral("security.usage"));
        take(*f.window, "devices-loading");
        f.gateway.release();
        QTest::qWait(50);
        take(*f.window, "devices-empty");
        f.gateway.failNext("devices", Error(ErrorKind::Timeout, "TIMEOUT"));
        press(f, "devices.refresh");
        QTest::qWait(50);
        take(*f.window, "devices-failed");
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "devices-offline");
        noFaults();
    }

    void trusted_data() { looks(); }
    void trusted() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        openAt(f, "security.trustedDevices", "trusted.table");
        chooseRows(f.find<QTableView>("trusted.table"), {1, 2});
        take(*f.window, "trusted");
        ask(f, "device.trusted.remove", "trusted-remove");
        noFaults();
    }

    void sessions_data() { looks(); }
    void sessions() {
        wear();
        ConsoleFixture f(60);
        fillSessions(f);
        openAt(f, "security.sessions", "sessions.table");
        take(*f.window, "sessions");
        auto* rows = f.find<QTableView>("sessions.table");
        chooseRows(rows, {0, 1, 3, 4});
        take(*f.window, "sessions-chosen");
        ask(f, "sessions.end", "sessions-end");
        auto* client = f.find<QComboBox>("sessions.client");
        client->setCurrentIndex(2);
        QTRY_VERIFY(rows->model()->rowCount() < 20);
        ask(f, "sessions.endMatching", "sessions-end-all");
        f.find<QLineEdit>("sessions.ip")->setText(QStringLiteral("203.0.113.300"));
        QTRY_VERIFY(f.find<QLabel>("sessions.fault")->isVisible());
        take(*f.window, "sessions-fault");
        f.find<QLineEdit>("sessions.ip")->setText(QStringLiteral("198.51.100.0/24"));
        QTRY_COMPARE(rows->model()->rowCount(), 0);
        take(*f.window, "sessions-nomatch");
        noFaults();
    }

    void memberDevices_data() { looks(); }
    void memberDevices() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        f.show();
        f.signInAndLoad();
        const UserId who = memberAt(f, 3);
        f.choose(f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == who.value; }));
        auto* list = f.find<QListView>("memberDevices.list");
        QTRY_VERIFY((list = f.find<QListView>("memberDevices.list")) && list->isVisible());
        list->selectionModel()->select(list->model()->index(0, 0), QItemSelectionModel::ClearAndSelect);
        take(*f.window, "member-devices");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_devices

SEKISHO_QTEST_MAIN(test_screens_devices, TestScreensDevices)
#include "test_screens_devices.moc"
