// 利用状況, 信頼済み端末 and the devices on a member's page: what is shown and found, what is ordered, and that no look
// is mistaken for another.
#include "models/commands/device_commands.h"
#include "models/items/device_table_model.h"
#include "models/items/roles.h"
#include "models/items/trusted_table_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/panes/devices/devices_pane.h"
#include "ui/panes/devices/trusted_devices_pane.h"
#include "ui/panes/members/devices_block.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace sekisho::tests::test_devices_pane {

using items::DeviceTableModel;
using Look = ui::StatePage::Look;

namespace {

UserId memberAt(fakes::FakeTenant& tenant, std::size_t i) {
    return std::next(tenant.members().begin(), static_cast<std::ptrdiff_t>(i % tenant.members().size()))->second.id;
}

Device devicePhone(int minutesAgo, const Clock& clock) {
    Device device;
    device.kind = ClientKind::MobileApp;
    device.os = minutesAgo % 2 ? "Android" : "iOS";
    device.osVersion = minutesAgo % 2 ? "14" : "17.4";
    device.mdm = MdmState::Enrolled;
    device.agent = true;
    device.apps = {{"works", "4.1." + std::to_string(minutesAgo % 10)}};
    device.lastAccessAt = clock.now() - std::chrono::minutes(minutesAgo);
    return device;
}

template<class F>
void fillDevices(F& f, int phones, int pcs = 3) {
    for (int i = 0; i < phones; ++i)
        f.gateway.deviceDesk.add(memberAt(f.gateway.tenant, static_cast<std::size_t>(i)), devicePhone(i, f.clock));
    for (int i = 0; i < pcs; ++i) {
        Device pc;
        pc.kind = ClientKind::PcApp;
        pc.name = "PC " + std::to_string(i);
        pc.os = "Windows";
        pc.lastAccessAt = f.clock.now() - std::chrono::hours(24 * (i * 60 + 1));
        f.gateway.deviceDesk.add(memberAt(f.gateway.tenant, static_cast<std::size_t>(i)), pc);
    }
}

void selectRows(QTableView* table, std::initializer_list<int> rows) {
    table->clearSelection();
    for (const int row : rows)
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

std::set<QString> chosenIds(const QTableView* table) {
    std::set<QString> ids;
    for (const QModelIndex& index : table->selectionModel()->selectedRows())
        ids.insert(index.data(items::IdRole).toString());
    return ids;
}

} // namespace

class TestDevicesPane : public QObject {
    Q_OBJECT

    static QTableView* table(const PaneFixture& f) { return f.find<QTableView>("devices.table"); }
    static Look look(const PaneFixture& f) { return f.find<ui::StatePage>("devices.state")->look(); }
    static std::unique_ptr<ui::DevicesPane> opened(PaneFixture& f, int rows) {
        auto pane = f.open<ui::DevicesPane>();
        static_cast<void>(QTest::qWaitFor([&] { return table(f)->model()->rowCount() == rows; }, 5'000));
        return pane;
    }

  private Q_SLOTS:
    // Order, width and which are shown, for each tab its own; the menu of the head leads back to the usual ones.
    void columnsAreAsThePersonLeftThem() {
        PaneFixture f(10);
        fillDevices(f, 6, 3);
        f.load();
        {
            auto pane = opened(f, 6);
            QHeaderView* head = table(f)->horizontalHeader();
            head->resizeSection(DeviceTableModel::MemberColumn, 321);
            head->moveSection(head->visualIndex(DeviceTableModel::OsColumn), 0);
            Q_EMIT head->customContextMenuRequested(QPoint(4, 4));
            auto* menu = f.find<QMenu>("columns.menu");
            const auto named = [menu](const QString& name) {
                for (QAction* action : menu->actions())
                    if (action->text() == name) return action;
                return static_cast<QAction*>(nullptr);
            };
            named(table(f)->model()->headerData(DeviceTableModel::VendorColumn, Qt::Horizontal).toString())->trigger();
            QVERIFY(table(f)->isColumnHidden(DeviceTableModel::VendorColumn));
            menu->close();
            QTRY_VERIFY(f.cache->note("columns.devices.mobileApp").has_value());
        }
        auto pane = opened(f, 6);
        QHeaderView* head = table(f)->horizontalHeader();
        QCOMPARE(head->sectionSize(DeviceTableModel::MemberColumn), 321);
        QCOMPARE(head->visualIndex(DeviceTableModel::OsColumn), 0);
        QVERIFY(table(f)->isColumnHidden(DeviceTableModel::VendorColumn));
        f.find<QTabBar>("devices.tabs")->setCurrentIndex(1);
        QVERIFY(head->sectionSize(DeviceTableModel::MemberColumn) != 321);
        QVERIFY(head->visualIndex(DeviceTableModel::OsColumn) != 0);
        f.find<QTabBar>("devices.tabs")->setCurrentIndex(0);
        QCOMPARE(head->sectionSize(DeviceTableModel::MemberColumn), 321);
        Q_EMIT head->customContextMenuRequested(QPoint(4, 4));
        auto* menu = f.find<QMenu>("columns.menu");
        menu->actions().back()->trigger();
        QVERIFY(head->sectionSize(DeviceTableModel::MemberColumn) != 321);
        QVERIFY(!table(f)->isColumnHidden(DeviceTableModel::VendorColumn));
    }

    void tabsShowTheirKind() {
        PaneFixture f(10);
        fillDevices(f, 6, 3);
        f.load();
        auto pane = opened(f, 6);
        QCOMPARE(f.find<QLabel>("devices.total")->text(), QStringLiteral("6"));
        QVERIFY(!table(f)->isColumnHidden(DeviceTableModel::VendorColumn));
        f.find<QTabBar>("devices.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(table(f)->model()->rowCount(), 3);
        QVERIFY(table(f)->isColumnHidden(DeviceTableModel::VendorColumn));
        QVERIFY(f.find<QComboBox>("devices.os")->findText(QStringLiteral("Windows")) > 0);
        QVERIFY(f.find<QComboBox>("devices.os")->findText(QStringLiteral("iOS")) < 0);
        f.find<QTabBar>("devices.tabs")->setCurrentIndex(2);
        QTRY_COMPARE(look(f), Look::Empty);
    }

    void eachFilterNarrows() {
        PaneFixture f(10);
        fillDevices(f, 10, 3);
        f.gateway.deviceDesk.all[0].blockedAt = f.clock.now();
        f.gateway.deviceDesk.all[1].updateNeeded = true;
        f.gateway.deviceDesk.all[2].name = "Lost Pixel";
        f.load();
        auto pane = opened(f, 10);
        QAbstractItemModel* model = table(f)->model();
        const auto clear = [&] {
            f.find<QToolButton>("devices.clear")->click();
            return QTest::qWaitFor([&] { return model->rowCount() == 10; }, 5'000);
        };
        f.find<QLineEdit>("devices.search")->setText(QStringLiteral("lost pix"));
        QTRY_COMPARE(model->rowCount(), 1);
        QVERIFY(clear());
        auto* os = f.find<QComboBox>("devices.os");
        QVERIFY(!f.find<QLineEdit>("devices.osVersion")->isEnabled());
        QVERIFY(!f.find<QLineEdit>("devices.osVersion")->toolTip().isEmpty());
        os->setCurrentIndex(os->findText(QStringLiteral("Android")));
        QTRY_COMPARE(model->rowCount(), 5);
        f.find<QLineEdit>("devices.osVersion")->setText(QStringLiteral("13"));
        QTRY_COMPARE(model->rowCount(), 0);
        QTRY_COMPARE(look(f), Look::NoMatch);
        QVERIFY(clear());
        f.find<QComboBox>("devices.app")->setCurrentIndex(1);
        f.find<QLineEdit>("devices.appVersion")->setText(QStringLiteral("4.1.4"));
        QTRY_COMPARE(model->rowCount(), 5);
        QVERIFY(clear());
        f.find<QComboBox>("devices.blocked")->setCurrentIndex(1);
        QTRY_COMPARE(model->rowCount(), 1);
        QVERIFY(clear());
        f.find<QCheckBox>("devices.update")->click();
        QTRY_COMPARE(model->rowCount(), 1);
        QVERIFY(clear());
        QVERIFY(!f.find<QToolButton>("devices.clear")->isEnabled());
        f.find<QTabBar>("devices.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(model->rowCount(), 3);
        f.find<QComboBox>("devices.seen")->setCurrentIndex(1); // 30 days
        QTRY_COMPARE(model->rowCount(), 1);
    }

    void emptyForbiddenOfflineFailedAndNoMatchLookDifferent() {
        PaneFixture f(5);
        f.load();
        auto pane = f.open<ui::DevicesPane>();
        QTRY_COMPARE(look(f), Look::Empty);
        f.find<QLineEdit>("devices.search")->setText(QStringLiteral("x"));
        QTRY_COMPARE(look(f), Look::NoMatch);
        f.gateway.failNext("devices", Error(ErrorKind::Timeout, "TIMEOUT"));
        f.find<QToolButton>("devices.refresh")->click();
        QTRY_COMPARE(look(f), Look::Failed);
        f.setOnline(false);
        QTRY_COMPARE(look(f), Look::Offline);
        QVERIFY(!f.find<QToolButton>("devices.refresh")->isEnabled());
        f.setOnline(true);
        QTRY_COMPARE(look(f), Look::NoMatch);
        for (RoleHolding& holding : f.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::Operate}};
        }
        pane->linkChanged();
        QTRY_COMPARE(look(f), Look::Forbidden);
    }

    void notYetIsNoEmptyTable() {
        PaneFixture f(5);
        fillDevices(f, 2);
        f.load();
        f.gateway.hold();
        auto pane = f.open<ui::DevicesPane>();
        QCOMPARE(look(f), Look::Loading);
        QVERIFY(!table(f)->isVisible());
        f.gateway.release();
        QTRY_COMPARE(table(f)->model()->rowCount(), 2);
        QVERIFY(table(f)->isVisible());
    }

    void oneIsShownWithEverythingKnown() {
        PaneFixture f(10);
        fillDevices(f, 3);
        Device& first = f.gateway.deviceDesk.all[0];
        first.name = "Hanako's phone";
        first.clockSkewSeconds = 86'400;
        first.updateNeeded = true;
        first.lastContactAt = f.clock.now() - std::chrono::minutes(5);
        f.load();
        auto pane = opened(f, 3);
        QVERIFY(!f.find<QLabel>("devices.name")->isVisible());
        table(f)->selectRow(0);
        QTRY_COMPARE(f.find<QLabel>("devices.name")->text(), QStringLiteral("Hanako's phone"));
        QCOMPARE(f.find<QLabel>("devices.fact.clock")->text(), QStringLiteral("1 day ahead"));
        QVERIFY(f.find<QLabel>("devices.fact.contact")->text().contains(QStringLiteral("5 minutes ago")));
        QVERIFY(f.find<QLabel>("devices.whose")->text().contains(QString::fromStdString(first.loginId)));
        QSignalSpy opens(pane.get(), &ui::Pane::openWanted);
        f.find<QPushButton>("devices.member")->click();
        f.find<QPushButton>("devices.sessions")->click();
        QTest::keyClick(table(f), Qt::Key_Return);
        QCOMPARE(opens.size(), 3);
        QCOMPARE(opens[0][1].toString(), QString::fromStdString(first.user.value));
        QCOMPARE(opens[1][0].toString(), QStringLiteral("security.sessions"));
        selectRows(table(f), {0, 1});
        QTRY_VERIFY(!f.find<QLabel>("devices.name")->isVisible()); // several: how many
    }

    void moreComesAsOneScrolls() {
        PaneFixture f(10);
        f.gateway.deviceDesk.pageSize = 40;
        fillDevices(f, 130, 0);
        f.load();
        auto pane = opened(f, 40);
        QCOMPARE(f.find<QLabel>("devices.total")->text(), QStringLiteral("130"));
        table(f)->scrollToBottom();
        QTRY_COMPARE(table(f)->model()->rowCount(), 80);
    }

    void everythingThatMatchesIsChosen() {
        PaneFixture f(10);
        f.gateway.deviceDesk.pageSize = 40;
        fillDevices(f, 130, 0);
        f.load();
        auto pane = opened(f, 40);
        auto* all = f.find<QToolButton>("devices.selectAll");
        QVERIFY(all->isVisible());
        all->click();
        QTRY_COMPARE(table(f)->selectionModel()->selectedRows().size(), 130);
        QVERIFY(!all->isVisible());
        f.registry.trigger(QStringLiteral("device.updateNotice"));
        QTRY_COMPARE(f.gateway.deviceDesk.toldToUpdate.size(), std::size_t{130});
        QCOMPARE(f.plans.back().subjects.size(), 21);
    }

    void whatIsOrderedIsSeenAndTheChoiceStays() {
        PaneFixture f(10);
        fillDevices(f, 8);
        f.load();
        auto pane = opened(f, 8);
        selectRows(table(f), {2, 5});
        const std::set<QString> before = chosenIds(table(f));
        QVERIFY(f.registry.trigger(QStringLiteral("device.block")).applies);
        QTRY_COMPARE(table(f)->model()->index(2, DeviceTableModel::StateColumn).data(items::StatusRole).toInt(),
                     static_cast<int>(items::DeviceState::Blocked));
        QCOMPARE(chosenIds(table(f)), before);
        QVERIFY(!f.registry.trigger(QStringLiteral("device.block")).applies);
        QVERIFY(f.registry.trigger(QStringLiteral("device.unblock")).applies);
        pane->hide(); // nobody sees what is chosen there
        QVERIFY(!f.registry.trigger(QStringLiteral("device.block")).applies);
    }

    void theMenuHasEveryAction() {
        PaneFixture f(10);
        fillDevices(f, 2);
        f.load();
        auto pane = opened(f, 2);
        auto* menu = f.find<QToolButton>("devices.more")->menu();
        Q_EMIT menu->aboutToShow();
        int commands = 0;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator()) continue;
            ++commands;
            QVERIFY(!action->isEnabled());
            QVERIFY(!action->toolTip().isEmpty());
        }
        QCOMPARE(commands, 7);
        table(f)->selectRow(0);
        Q_EMIT menu->aboutToShow();
        QVERIFY(std::ranges::any_of(menu->actions(), [](const QAction* action) { return action->isEnabled(); }));
    }

    void itIsAskedAgainWhenSomethingHappened() {
        PaneFixture f(10);
        fillDevices(f, 3);
        f.load();
        auto pane = opened(f, 3);
        table(f)->selectRow(1);
        const std::set<QString> before = chosenIds(table(f));
        f.gateway.deviceDesk.add(memberAt(f.gateway.tenant, 1), devicePhone(0, f.clock));
        f.gateway.tenant.noteUnseen();
        f.engine->refreshNow();
        QTRY_COMPARE_WITH_TIMEOUT(table(f)->model()->rowCount(), 4, 12'000);
        QCOMPARE(chosenIds(table(f)), before);
    }

    void theWholeFilterIsExported() {
        PaneFixture f(10);
        f.gateway.deviceDesk.pageSize = 20;
        fillDevices(f, 70, 2);
        f.load();
        auto pane = opened(f, 20);
        QVERIFY(pane->hasList());
        QString told;
        pane->exportShown([&](ui::Banner::Kind, const QString& sentence) { told = sentence; });
        auto* dialog = f.find<QFileDialog>("export.file");
        QVERIFY(dialog);
        const QString path = f.folder.filePath(QStringLiteral("devices.csv"));
        Q_EMIT dialog->fileSelected(path);
        QTRY_VERIFY(!told.isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 71); // heads and the phones; no PC
        QVERIFY(text.contains("LINE WORKS 4.1.3"));
    }

    void trustedOnesAreShownFoundAndRemoved() {
        PaneFixture f(10);
        for (std::size_t i = 0; i < 5; ++i)
            f.gateway.deviceDesk.trust(memberAt(f.gateway.tenant, i));
        f.gateway.deviceDesk.trustedOnes[3].name = "Old tablet";
        f.load();
        auto pane = f.open<ui::TrustedDevicesPane>();
        auto* rows = f.find<QTableView>("trusted.table");
        QTRY_COMPARE(rows->model()->rowCount(), 5);
        f.find<QLineEdit>("trusted.search")->setText(QStringLiteral("tablet"));
        QTRY_COMPARE(rows->model()->rowCount(), 1);
        auto* remove = f.find<QToolButton>("trusted.device.trusted.remove");
        QVERIFY(!remove->isEnabled());
        rows->selectRow(0);
        QTRY_VERIFY(remove->isEnabled());
        QSignalSpy opens(pane.get(), &ui::Pane::openWanted);
        f.find<QToolButton>("trusted.block")->click(); // where it can be kept out
        QCOMPARE(opens.front()[0].toString(), QStringLiteral("security.usage"));
        remove->click();
        QVERIFY(f.plans.back().confirm);
        QTRY_COMPARE(f.gateway.deviceDesk.trustedOnes.size(), std::size_t{4});
        QTRY_COMPARE(f.find<ui::StatePage>("trusted.state")->look(), Look::NoMatch);
        f.find<QLineEdit>("trusted.search")->clear();
        QTRY_COMPARE(rows->model()->rowCount(), 4);
        f.setOnline(false);
        f.gateway.deviceDesk.trustedOnes.clear();
        f.setOnline(true);
        f.find<QToolButton>("trusted.refresh")->click();
        QTRY_COMPARE(f.find<ui::StatePage>("trusted.state")->look(), Look::Empty);
    }

    void aMembersPageShowsHisDevices() {
        MembersFixture f(10);
        fillDevices(f, 10, 0);
        f.loadAndOpen();
        f.choose(0);
        const UserId who = f.idAt(0);
        auto* list = f.find<QListView>("memberDevices.list");
        QTRY_VERIFY((list = f.find<QListView>("memberDevices.list")) && list->model()->rowCount() == 1);
        QVERIFY(!f.registry.find(QStringLiteral("device.block"))->applicability(f.registry.context()).applies);
        list->selectionModel()->select(list->model()->index(0, 0), QItemSelectionModel::ClearAndSelect);
        QVERIFY(f.registry.trigger(QStringLiteral("device.block")).applies);
        QTRY_VERIFY(f.gateway.deviceDesk.of(who).front().blockedAt.has_value());
        QTRY_VERIFY(
            list->model()->rowCount() == 1 && list->selectionModel()->hasSelection() &&
            list->model()->index(0, 0).data(items::SubtitleRole).toString().contains(QStringLiteral("blocked")));
        for (RoleHolding& holding : f.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::Operate}};
        }
        f.pane->linkChanged();
        QTRY_VERIFY(!f.find<QWidget>("detail.devices")->isVisible());
    }

    void theWindowTellsOfAHoldAndLeadsToIt() {
        ConsoleFixture f(10);
        fillDevices(f, 4);
        f.gateway.cutOffDesk.budgets[BrakeKind::Wipe] = {1, 5, 20};
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.usage"));
        auto* rows = f.find<QTableView>("devices.table");
        QTRY_COMPARE(rows->model()->rowCount(), 4);
        rows->selectAll();
        QTRY_VERIFY(f.window->registry().trigger(QStringLiteral("device.wipe")).applies);
        QTRY_VERIFY(f.dialog());
        QLineEdit* typed = f.dialog()->findChildren<QLineEdit*>().back();
        QTest::keyClicks(typed, QStringLiteral("erase"));
        for (QPushButton* button : f.dialog()->findChildren<QPushButton*>())
            if (button->property("danger").toBool()) {
                QVERIFY(button->isEnabled());
                button->click();
                break;
            }
        QTRY_VERIFY2(f.window->banner().sentence().contains(QStringLiteral("3 of them wait")),
                     qPrintable(f.window->banner().sentence()));
        QCOMPARE(f.window->banner().kind(), ui::Banner::Kind::Warning);
        QCOMPARE(f.gateway.cutOffDesk.all.size(), std::size_t{1});
    }
};

} // namespace sekisho::tests::test_devices_pane

SEKISHO_QTEST_MAIN(test_devices_pane, TestDevicesPane)
#include "test_devices_pane.moc"
