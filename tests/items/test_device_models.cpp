// The models of devices, trusted devices and live sessions hold to Qt's rules while pages come, rows come and go and
// change places; an answer to an older question is dropped.
#include "models/commands/device_words.h"
#include "models/items/device_table_model.h"
#include "models/items/live_session_model.h"
#include "models/items/roles.h"
#include "models/items/trusted_table_model.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace sekisho::tests::test_device_models {

using namespace sekisho::items;

namespace {

struct DeviceBench {
    explicit DeviceBench(std::size_t members = 5) {
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(members);
        gateway.deviceDesk.pageSize = 10;
    }
    UserId member(std::size_t i) const {
        return std::next(gateway.tenant.members().begin(), static_cast<std::ptrdiff_t>(i))->second.id;
    }
    Device& add(const char* id, int minutesAgo, ClientKind kind = ClientKind::MobileApp) {
        Device device;
        device.id = DeviceId(id);
        device.name = std::string("device ") + id;
        device.kind = kind;
        device.os = kind == ClientKind::MobileApp ? "iOS" : "Windows";
        device.lastAccessAt = clock.now() - std::chrono::minutes(minutesAgo);
        return gateway.deviceDesk.add(member(0), device);
    }
    void addMany(int count) {
        for (int i = 0; i < count; ++i)
            add(("d" + std::to_string(100 + i)).c_str(), i + 1);
    }
    void addSession(const char* id, std::size_t whose, int minutesAgo, const char* country = "JP") {
        Session session;
        session.id = SessionId(id);
        session.user = member(whose);
        session.ip = "203.0.113.7";
        session.country = country;
        session.startedAt = clock.now() - std::chrono::hours(30);
        session.lastUsedAt = clock.now() - std::chrono::minutes(minutesAgo);
        gateway.tenant.addSession(session);
    }
    std::unique_ptr<DeviceTableModel> devices() {
        return std::make_unique<DeviceTableModel>(
            gateway.devices(), gui,
            DeviceTableModel::Words{[](DeviceTableModel::Column column) { return QString::number(column); },
                                    [](DeviceState state) { return QString::number(static_cast<int>(state)); },
                                    commands::appsText, commands::mdmText,
                                    [](bool yes) { return yes ? QStringLiteral("yes") : QStringLiteral("no"); },
                                    commands::timeText, commands::timeTooltip});
    }
    std::unique_ptr<LiveSessionModel> sessions() {
        return std::make_unique<LiveSessionModel>(
            gateway.devices(), gui,
            LiveSessionModel::Words{[](LiveSessionModel::Column column) { return QString::number(column); },
                                    [](const Session& session) { return commands::clientKindText(session.kind); },
                                    commands::countryText, commands::timeText, commands::timeTooltip});
    }

    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    ports::InlineExecutor gui;
    fakes::FakeGateway gateway{clock};
};

QStringList idsOf(const QAbstractItemModel& model) {
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, 0).data(IdRole).toString();
    return ids;
}

} // namespace

class TestDeviceModels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { commands::setLanguage(commands::Language::English); }

    void pagesComeAsSomebodyScrolls() {
        DeviceBench b;
        b.addMany(25);
        auto model = b.devices();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!model->loaded());
        model->setFilter({});
        QCOMPARE(model->rowCount(), 10);
        QCOMPARE(model->total(), std::int64_t{25});
        QVERIFY(model->loaded() && !model->whole() && model->canFetchMore({}));
        model->fetchMore({});
        QCOMPARE(model->rowCount(), 20);
        model->fetchMore({});
        QCOMPARE(model->rowCount(), 25);
        QVERIFY(model->whole() && !model->canFetchMore({}));
        QCOMPARE(model->at(0).id.value, std::string("d100")); // last access first
        QCOMPARE(b.gateway.callsOf("devices"), std::size_t{3});
    }

    void allPagesAtOnce() {
        DeviceBench b;
        b.addMany(45);
        auto model = b.devices();
        model->setFilter({});
        model->fetchAll();
        QCOMPARE(model->rowCount(), 45);
        QVERIFY(model->whole());
        model->refresh(); // as many again as are shown
        QCOMPARE(model->rowCount(), 45);
        QCOMPARE(b.gateway.callsOf("devices"), std::size_t{10});
    }

    void anOlderAnswerIsDropped() {
        DeviceBench b;
        b.add("phone", 1);
        b.add("pc", 2, ClientKind::PcApp);
        auto model = b.devices();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy answers(model.get(), &PagedTable::answered);
        b.gateway.hold();
        DeviceFilter phones;
        phones.kinds = {ClientKind::MobileApp};
        model->setFilter(phones);
        DeviceFilter pcs;
        pcs.kinds = {ClientKind::PcApp};
        model->setFilter(pcs);
        QCOMPARE(b.gateway.waiting(), std::size_t{2});
        QVERIFY(model->asking());
        b.gateway.release();
        QCOMPARE(idsOf(*model), QStringList{QStringLiteral("pc")});
        QCOMPARE(answers.size(), 1);
        QVERIFY(!model->asking());
    }

    void whatIsShownStaysWhileItIsAskedAgain() {
        DeviceBench b;
        b.addMany(3);
        auto model = b.devices();
        model->setFilter({});
        b.gateway.hold();
        DeviceFilter none;
        none.text = "nobody has this";
        model->setFilter(none);
        QCOMPARE(model->rowCount(), 3);
        QVERIFY(!model->loaded());
        b.gateway.release();
        QCOMPARE(model->rowCount(), 0);
        QVERIFY(model->loaded());
    }

    void aRefreshKeepsWhatIsChosen() {
        DeviceBench b;
        b.addMany(8);
        auto model = b.devices();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setFilter({});
        QItemSelectionModel selection(model.get());
        for (const int row : {1, 4, 6})
            selection.select(model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        selection.setCurrentIndex(model->index(4, 0), QItemSelectionModel::NoUpdate);
        b.gateway.deviceDesk.find(DeviceId("d106"))->lastAccessAt = b.clock.now(); // goes to the top
        std::erase_if(b.gateway.deviceDesk.all, [](const Device& one) { return one.id.value == "d101"; });
        b.add("fresh", 0);
        model->refresh();
        QCOMPARE(model->rowCount(), 8);
        QStringList chosen;
        for (const QModelIndex& index : selection.selectedRows())
            chosen << index.data(IdRole).toString();
        chosen.sort();
        QCOMPARE(chosen, (QStringList{QStringLiteral("d104"), QStringLiteral("d106")}));
        QCOMPARE(selection.currentIndex().data(IdRole).toString(), QStringLiteral("d104"));
        QCOMPARE(model->rowOf("d106"), 0);
        QCOMPARE(model->rowOf("d101"), -1);
    }

    // Whatever happens to the rows, a refresh shows what the service has, in its order, and loses no selection.
    void anyMixtureOfChanges() {
        DeviceBench b;
        b.gateway.deviceDesk.pageSize = 7;
        auto model = b.devices();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::srand(11);
        int made = 0;
        for (int round = 0; round < 60; ++round) {
            for (int i = 0; i < std::rand() % 6; ++i)
                b.add(("r" + std::to_string(++made)).c_str(), std::rand() % 5'000);
            auto& all = b.gateway.deviceDesk.all;
            for (int i = 0; i < std::rand() % 3 && !all.empty(); ++i)
                all.erase(all.begin() + std::rand() % static_cast<int>(all.size()));
            for (int i = 0; i < std::rand() % 4 && !all.empty(); ++i)
                all[static_cast<std::size_t>(std::rand()) % all.size()].lastAccessAt =
                    b.clock.now() - std::chrono::minutes(std::rand() % 5'000);
            if (round == 0)
                model->setFilter({});
            else
                model->refresh();
            model->fetchAll();
            QVERIFY(model->whole());
            std::vector<Device> expected = all;
            std::ranges::stable_sort(expected, std::greater<>{}, &Device::lastAccessAt);
            QStringList ids;
            for (const Device& one : expected)
                ids << QString::fromStdString(one.id.value);
            QCOMPARE(idsOf(*model), ids);
        }
    }

    void aRefusalIsToldAndKeepsTheRows() {
        DeviceBench b;
        b.addMany(3);
        auto model = b.devices();
        model->setFilter({});
        b.gateway.failNext("devices", Error(ErrorKind::Timeout, "TIMEOUT"));
        QSignalSpy answers(model.get(), &PagedTable::answered);
        model->refresh();
        QCOMPARE(answers.size(), 1);
        QVERIFY(model->error() && model->error()->code == "TIMEOUT");
        QCOMPARE(model->rowCount(), 3);
        model->refresh();
        QVERIFY(!model->error());
    }

    void cellsSayWhatTheyMean() {
        DeviceBench b;
        Device& one = b.add("a", 0);
        one.model = "iPhone 15";
        one.osVersion = "17.4";
        one.apps = {{"works", "2.9.0"}, {"drive", "1.2"}};
        one.updateNeeded = true;
        one.blockedAt = b.clock.now();
        one.online = true;
        auto model = b.devices();
        model->setFilter({});
        const auto text = [&](int column) { return model->index(0, column).data().toString(); };
        QCOMPARE(text(DeviceTableModel::NameColumn), QStringLiteral("device a (iPhone 15)"));
        QCOMPARE(text(DeviceTableModel::OsColumn), QStringLiteral("iOS 17.4"));
        QCOMPARE(text(DeviceTableModel::AppsColumn), QStringLiteral("LINE WORKS 2.9.0 (update needed), Drive 1.2"));
        QCOMPARE(model->index(0, DeviceTableModel::StateColumn).data(StatusRole).toInt(),
                 static_cast<int>(DeviceState::Blocked)); // more than that it is online
        QVERIFY(model->index(0, DeviceTableModel::AppsColumn).data(ErrorRole).toBool());
        QCOMPARE(model->index(0, DeviceTableModel::LastAccessColumn).data(TimeRole).toLongLong(),
                 static_cast<qint64>(toMillis(one.lastAccessAt)));
        QVERIFY(!model->index(0, DeviceTableModel::NameColumn).data(TimeRole).isValid());
    }

    void trustedOnesAreFoundByWords() {
        DeviceBench b;
        for (int i = 0; i < 12; ++i) {
            TrustedDevice one;
            one.name = i == 7 ? "ThinkPad" : "Pixel " + std::to_string(i);
            one.os = "Android 14";
            one.lastUsedAt = b.clock.now() - std::chrono::hours(i + 1);
            b.gateway.deviceDesk.trust(b.member(0), one);
        }
        TrustedTableModel model(b.gateway.devices(), b.gui,
                                {[](TrustedTableModel::Column column) { return QString::number(column); },
                                 commands::timeText, commands::timeTooltip});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setText({});
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.total(), std::int64_t{12});
        model.setText("thinkpad");
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, TrustedTableModel::NameColumn).data().toString(), QStringLiteral("ThinkPad"));
    }

    void sessionsAreCountedWithTheirMembers() {
        DeviceBench b;
        for (const auto& [id, whose, ago] : {std::tuple{"s1", 0, 5}, {"s2", 0, 1}, {"s3", 1, 2}})
            b.addSession(id, static_cast<std::size_t>(whose), ago);
        b.addSession("us", 2, 3, "US");
        auto model = b.sessions();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setFilter({});
        QCOMPARE(idsOf(*model),
                 (QStringList{QStringLiteral("s2"), QStringLiteral("s3"), QStringLiteral("us"), QStringLiteral("s1")}));
        QCOMPARE(model->total(), std::int64_t{4});
        QCOMPARE(model->members(), std::int64_t{3});
        QCOMPARE(model->index(2, LiveSessionModel::CountryColumn).data().toString(), QStringLiteral("United States"));
        ports::SessionFilter filter;
        filter.country = "US";
        model->setFilter(filter);
        QCOMPARE(idsOf(*model), QStringList{QStringLiteral("us")});
        QCOMPARE(model->members(), std::int64_t{1});
    }
};

} // namespace sekisho::tests::test_device_models

SEKISHO_QTEST_GUILESS_MAIN(test_device_models, TestDeviceModels)
#include "test_device_models.moc"
