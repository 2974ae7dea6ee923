// Groups with the real window and the real service: one is made with an organization in it, who really reads its room
// is seen, the organization is taken out again; a group that holds talk is deleted, and its room comes back as a new
// one.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/forms/pickers.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QListWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

namespace sekisho::tests::test_console_groups {

class TestConsoleGroups : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    int readers_ = 0; // of the first group

    std::optional<Group> named(const QString& name) {
        for (const ports::GroupLine& line : *console_->cache()->groups())
            if (line.name == commands::toUtf8(name)) return console_->cache()->group(line.id);
        return std::nullopt;
    }
    QAbstractItemModel* readers() {
        auto* table = console_->await<QTableView>("room.readers");
        return table ? table->model() : nullptr;
    }
    bool choose(const QString& name) {
        auto* search = console_->await<QLineEdit>("groups.search");
        auto* table = console_->await<QTableView>("groups.table");
        if (!search || !table) return false;
        search->setText(name);
        if (!QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }, 5'000)) return false;
        table->selectRow(0);
        search->clear();
        return true;
    }
    void picture(const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        for (int round = 0; round < 8; ++round) // one layout asks for the next
            QCoreApplication::processEvents();
        console_->window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(200, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        console_->window->openScreen(QStringLiteral("members.groups"));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void theGroupsOfTheServiceAreInTheCopy() {
        QVERIFY(!console_->cache()->groups()->empty());
        auto* table = console_->await<QTableView>("groups.table");
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), static_cast<int>(console_->cache()->groups()->size()));
        picture("groups-en-light");
    }

    void aGroupIsMadeWithAnOrganizationInIt() {
        QVERIFY(console_->click("groups.add"));
        auto* name = console_->await<QLineEdit>("control.groupName");
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("Choir"));
        QVERIFY(console_->click("groups.masters.addUser"));
        auto* people = console_->await<ui::MemberPicker>("memberPicker");
        QVERIFY(people);
        QTest::keyClicks(people->findChild<QLineEdit*>(), somebody(*console_, 0));
        people->findChildren<QPushButton*>().first()->click();
        QVERIFY(console_->click("groups.members.addOrgUnit"));
        auto* units = console_->await<ui::OrgPicker>("orgPicker");
        QVERIFY(units);
        units->findChildren<QPushButton*>().first()->click();
        QVERIFY(console_->click("groups.save"));
        // Who will read the room is said before there is one.
        QVERIFY(console_->await<QWidget>("diff.dialog"));
        QVERIFY(console_->await<QWidget>("diff.impact"));
        QVERIFY(!named(QStringLiteral("Choir")));
        picture("groups-plan-en-light");
        QVERIFY(console_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(named(QStringLiteral("Choir")).has_value(), 10'000);
        QTRY_COMPARE(console_->await<QLabel>("groups.title")->text(), QStringLiteral("Choir"));
        QCOMPARE(console_->await<QTreeWidget>("groups.direct")->topLevelItemCount(), 1);
    }

    void whoReallyReadsIsSeenWithTheWay() {
        console_->await<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        QAbstractItemModel* model = readers();
        QVERIFY(model);
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 1, 10'000);
        readers_ = model->rowCount();
        const std::string unit = named(QStringLiteral("Choir"))->members.front().id;
        const QString unitName = commands::fromUtf8(console_->cache()->orgUnit(OrgUnitId(unit))->name);
        int through = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            through += model->index(row, 2).data().toString().contains(unitName) ? 1 : 0;
        QVERIFY(through >= readers_ - 1); // all but the master
        picture("groups-readers-en-light");
    }

    void theOrganizationIsTakenOutAndPutBackByTheUndo() {
        QVERIFY(console_->click("groups.edit"));
        auto* list = console_->await<QListWidget>("groups.members.list");
        QVERIFY(list);
        list->setCurrentRow(0);
        QVERIFY(console_->click("groups.members.remove"));
        QVERIFY(console_->click("groups.save"));
        QVERIFY(console_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(named(QStringLiteral("Choir"))->members.empty(), 10'000);
        QAbstractItemModel* model = readers();
        QVERIFY(model);
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, 10'000); // the master
        ui::Banner* banner = console_->await<ui::Banner>("groups.banner");
        QVERIFY(banner);
        banner->findChild<QPushButton*>()->click();
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(named(QStringLiteral("Choir"))->members.size(), std::size_t{1}, 10'000);
    }

    void aDeletedGroupsTalkComesBackAsANewGroup() {
        // One of the sample that holds talk; its masters are still there.
        QString name;
        for (const ports::GroupLine& line : *console_->cache()->groups()) {
            if (line.kind == GroupKind::External || !line.features.message || line.masters.empty()) continue;
            if (!choose(commands::fromUtf8(line.name))) continue;
            auto* erase = console_->await<QPushButton>("room.erase.useMessage");
            if (!erase || !QTest::qWaitFor([&] { return erase->isEnabled(); }, 3'000)) continue;
            name = commands::fromUtf8(line.name);
            break;
        }
        QVERIFY2(!name.isEmpty(), "no group of the sample holds talk");
        const std::size_t before = console_->cache()->groups()->size();
        QVERIFY(console_->click("groups.delete"));
        QVERIFY(console_->await<QWidget>("diff.dialog"));
        auto* accept = console_->await<QCheckBox>("diff.acceptLoss"); // what it loses is named
        QVERIFY(accept);
        QVERIFY(!console_->await<QPushButton>("diff.apply")->isEnabled());
        picture("groups-delete-en-light");
        accept->click();
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(console_->cache()->groups()->size(), before - 1, 10'000);

        QVERIFY(console_->click("groups.restore"));
        auto* archive = console_->await<QTreeWidget>("room.archiveList");
        QVERIFY(archive);
        QCOMPARE(archive->topLevelItem(0)->text(0), name); // the newest
        archive->setCurrentItem(archive->topLevelItem(0));
        picture("groups-archive-en-light");
        QVERIFY(console_->click("room.asGroup"));
        auto* asked = console_->await<QLineEdit>("ask.name");
        QVERIFY(asked);
        QCOMPARE(asked->text(), name);
        asked->setText(QStringLiteral("Came back"));
        console_->await<QDialog>("room.groupDialog")->findChildren<QPushButton*>().first()->click();
        QTRY_VERIFY_WITH_TIMEOUT(named(QStringLiteral("Came back")).has_value(), 10'000);
        QCOMPARE(console_->cache()->groups()->size(), before);
        QTRY_VERIFY(!console_->await<QPushButton>("room.asGroup")->isEnabled()); // only once
        console_->await<QDialog>("room.archive")->reject();
        QTRY_COMPARE(console_->await<QLabel>("groups.title")->text(), QStringLiteral("Came back"));
        auto* erase = console_->await<QPushButton>("room.erase.useMessage"); // its talk is there again
        QVERIFY(erase);
        QTRY_VERIFY_WITH_TIMEOUT(erase->isEnabled(), 10'000);
    }
};

} // namespace sekisho::tests::test_console_groups

SEKISHO_QTEST_MAIN(test_console_groups, TestConsoleGroups)
#include "test_console_groups.moc"
