// The screen of groups over the real local copy and a service as a script: the list, one group with its talk room, the
// draft with its pickers, what is planned before it is final, the archive in both ways, the export.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/groups_fixture.h"
#include "ui/forms/group_picker.h"
#include "ui/forms/pickers.h"
#include "ui/panes/groups/entry_editor.h"
#include "ui/panes/groups/group_form.h"
#include "ui/panes/groups/group_page.h"
#include "ui/panes/groups/groups_pane.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/rooms/archive_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

namespace sekisho::tests::test_groups_pane {

class TestGroupsPane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theListIsThereAndFiltersAsOneTypes() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        QCOMPARE(f.table()->model()->rowCount(), 3);
        QCOMPARE(f.find<QLabel>("groups.count")->text(), QStringLiteral("3"));
        auto* search = f.find<QLineEdit>("groups.search");
        search->setText(QStringLiteral("PRESS"));
        QCOMPARE(f.table()->model()->rowCount(), 1);
        QCOMPARE(f.nameAt(0), QStringLiteral("広報チーム"));
        QCOMPARE(f.find<QLabel>("groups.count")->text(), QStringLiteral("1 of 3"));
        search->setText(QStringLiteral("zzz"));
        QCOMPARE(pane->findChild<ui::StatePage*>()->isVisible(), true);
        search->clear();
        f.find<QComboBox>("groups.show")->setCurrentIndex(2);
        QCOMPARE(f.table()->model()->rowCount(), 1);
        QCOMPARE(f.nameAt(0), QStringLiteral("Partner"));
        f.find<QComboBox>("groups.show")->setCurrentIndex(0);
        f.gateway.tenant.addGroup([] {
            Group more;
            more.name = "新しい会";
            return more;
        }());
        QTRY_COMPARE(f.table()->model()->rowCount(), 4); // by push
        f.setOnline(false);
        QCOMPARE(f.table()->model()->rowCount(), 4); // from the copy
        QVERIFY(!f.find<QToolButton>("groups.add")->isEnabled());
    }

    void onlyTheGroupsOfAMember() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.find<QToolButton>("groups.ofMember")->click();
        ui::MemberPicker* picker = nullptr;
        QTRY_VERIFY((picker = f.find<ui::MemberPicker>("memberPicker")));
        picker->findChild<ui::SearchField*>()->setText(
            QString::fromStdString(f.gateway.tenant.member(f.member)->email));
        picker->findChildren<QPushButton*>().first()->click();
        QTRY_COMPARE(f.table()->model()->rowCount(), 1);
        QCOMPARE(f.nameAt(0), QStringLiteral("広報チーム"));
        f.find<QToolButton>("groups.ofMember")->click();
        QCOMPARE(f.table()->model()->rowCount(), 3);
    }

    void oneGroupShowsWhoIsInItAndWhoReallyReads() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        QCOMPARE(f.find<QLabel>("groups.title")->text(), QStringLiteral("広報チーム"));
        QCOMPARE(f.find<QTreeWidget>("groups.direct")->topLevelItemCount(), 3);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        auto* readers = f.find<QTableView>("room.readers");
        QTRY_VERIFY(readers->model()->rowCount() > 3); // the whole organization reads too
        const int all = readers->model()->rowCount();
        QVERIFY(f.find<QLabel>("room.readersTitle")->text().contains(QString::number(all)));
        f.find<QLineEdit>("room.search")->setText(QStringLiteral("内側の会"));
        QVERIFY(readers->model()->rowCount() >= 1);
        QVERIFY(readers->model()->rowCount() < all);
        for (int row = 0; row < readers->model()->rowCount(); ++row)
            QVERIFY(readers->model()->index(row, 2).data().toString().contains(QStringLiteral("内側の会")));
    }

    void manyReadersComePageByPage() {
        GroupsFixture f;
        f.gateway.rooming.readersPerPage = 3;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        auto* readers = f.find<QTableView>("room.readers");
        QTRY_VERIFY(f.gateway.callsOf("rooms.readers") > 2);
        QTRY_VERIFY(f.find<QLabel>("room.readersTitle")
                        ->text()
                        .startsWith(QString::number(readers->model()->rowCount()) + QLatin1Char(' ')));
    }

    void aDraftIsCheckedAndPlanned() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        QVERIFY(f.registry.trigger(QStringLiteral("group.add")).applies);
        auto* save = f.find<QPushButton>("groups.save");
        QTest::keyClicks(f.find<QLineEdit>("control.groupName"), QStringLiteral("Choir"));
        QVERIFY(pane->hasDraft());
        save->click();
        QCOMPARE(f.gateway.pipe.count(), std::size_t{0}); // nobody looks after it
        f.find<QPushButton>("groups.masters.addUser")->click();
        ui::MemberPicker* people = nullptr;
        QTRY_VERIFY((people = f.find<ui::MemberPicker>("memberPicker")));
        people->findChildren<QPushButton*>().first()->click();
        f.find<QPushButton>("groups.members.addOrgUnit")->click();
        ui::OrgPicker* units = nullptr;
        QTRY_VERIFY((units = f.find<ui::OrgPicker>("orgPicker")));
        units->findChildren<QPushButton*>().first()->click();
        save->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        const Operation& operation = f.lastOperation();
        QCOMPARE(operation.kind, std::string("group"));
        QCOMPARE(operation.action, std::string("create"));
        QVERIFY(operation.value.find("Choir") != std::string::npos);
        QVERIFY(operation.value.find("ORGUNIT") != std::string::npos);
        QPushButton* apply = nullptr;
        QTRY_VERIFY((apply = f.find<QPushButton>("diff.apply")) && apply->isVisible());
        QVERIFY(pane->hasDraft()); // until it is final
        apply->click();
        QTRY_COMPARE(f.find<ui::Banner>("groups.banner")->kind(), ui::Banner::Kind::Success);
        QVERIFY(!pane->hasDraft());
    }

    void noRingCanBeChosen() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.inner);
        pane->editCurrent();
        f.find<QPushButton>("groups.members.addGroup")->click();
        ui::GroupPicker* picker = nullptr;
        QTRY_VERIFY((picker = f.find<ui::GroupPicker>("groupPicker")));
        auto* list = picker->findChild<QListWidget*>();
        auto* choose = picker->findChildren<QPushButton*>().first();
        int refused = 0;
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            if (!choose->isEnabled()) ++refused;
            QCOMPARE(choose->isEnabled(), choose->toolTip().isEmpty());
        }
        QCOMPARE(refused, 3); // itself, the group that holds it, and the one with external users
        picker->reject();
    }

    void aRefusalStandsInThePlan() {
        GroupsFixture f;
        f.load();
        f.refuse = Error(ErrorKind::Forbidden, "MEMBER_GROUPS_LIMIT").with("names", "佐藤 花子").with("max", "2000");
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        pane->editCurrent();
        auto* name = f.find<QLineEdit>("control.groupName");
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Press"));
        f.find<QPushButton>("groups.save")->click();
        QPushButton* apply = nullptr;
        QTRY_VERIFY((apply = f.find<QPushButton>("diff.apply")) && apply->isVisible());
        QVERIFY(!apply->isEnabled());
        QVERIFY(f.lastOperation().base.has_value());
        f.find<QDialog>("diff.dialog")->reject();
        QTRY_VERIFY(pane->hasDraft()); // nothing is lost
    }

    void turningAFeatureOffNamesTheLossFirst() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        auto* off = f.find<QPushButton>("room.turn.useMessage");
        QTRY_VERIFY(off->isEnabled());
        off->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        const std::string value = f.lastOperation().value;
        for (const char* feature : {"useMessage", "useNote", "useCalendar", "useTask", "useFolder"})
            QVERIFY2(value.find(std::string("\"") + feature + "\":false") != std::string::npos, value.c_str());
        QTRY_VERIFY(f.find<QDialog>("diff.dialog"));
        f.find<QDialog>("diff.dialog")->reject();
        QCOMPARE(f.gateway.tenant.groups().at(f.outer.value).features.message, true);
    }

    void whatARoomLosesIsAgreedToByItself() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.gateway.pipe.slow = true; // the impact is set before the plan is shown
        QVERIFY(f.registry.trigger(QStringLiteral("group.delete")).applies);
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        auto* entry = f.gateway.pipe.find(ChangesetId("changeset-1"));
        entry->head.impact.lost = {{"archived.talk", 120}, {"erased.tasks", 5}};
        f.gateway.pipe.slow = false;
        f.gateway.pipe.advance();
        QPushButton* apply = nullptr;
        QTRY_VERIFY((apply = f.find<QPushButton>("diff.apply")) && apply->isVisible());
        QVERIFY(!apply->isEnabled());
        QVERIFY(!apply->toolTip().isEmpty());
        f.find<QCheckBox>("diff.acceptLoss")->click();
        QVERIFY(apply->isEnabled());
        apply->click();
        QTRY_COMPARE(entry->head.state, ChangesetState::Applied);
    }

    void erasingWantsTheWord() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        auto* erase = f.find<QPushButton>("room.erase.useTask");
        QTRY_VERIFY(erase->isEnabled());
        erase->click();
        ui::PlanDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = f.planDialog("room.eraseDialog")));
        QVERIFY(!agreeTo(dialog));
        QCOMPARE(f.gateway.callsOf("rooms.erase"), std::size_t{0}); // the word is missing
        dialog->findChild<QLineEdit*>()->setText(QStringLiteral("erase"));
        QVERIFY(agreeTo(dialog));
        QTRY_COMPARE(f.gateway.rooming.held[f.outer.value].tasks, std::int64_t{0});
        QCOMPARE(f.gateway.rooming.held[f.outer.value].talk, std::int64_t{120});
        QTRY_VERIFY(!erase->isEnabled()); // nothing is left
        QVERIFY(!f.find<QPushButton>("room.erase.useNote")->toolTip().size());
    }

    void anArchivedRoomBecomesANewGroup() {
        GroupsFixture f;
        f.gateway.rooming.archiveOne({RoomKind::OrgUnit, "gone"}, "閉じた部", {70, 2, 0, 0, 1, 10}, f.master);
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.find<QToolButton>("groups.restore")->click();
        QTreeWidget* list = nullptr;
        QTRY_VERIFY((list = f.find<QTreeWidget>("room.archiveList")) && list->topLevelItemCount() == 1);
        QTRY_VERIFY(f.find<QPushButton>("room.asGroup")->isEnabled());
        f.find<QPushButton>("room.asGroup")->click();
        ui::PlanDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = f.planDialog("room.groupDialog")));
        QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("ask.name"))->text(), QStringLiteral("閉じた部"));
        QVERIFY(agreeTo(dialog));
        QTRY_COMPARE(f.table()->model()->rowCount(), 4);
        QTRY_COMPARE(f.find<QLabel>("groups.title")->text(), QStringLiteral("閉じた部"));
        QTRY_VERIFY(!f.find<QPushButton>("room.asGroup")->isEnabled()); // once
        QVERIFY(!f.find<QPushButton>("room.asGroup")->toolTip().isEmpty());
        f.find<QDialog>("room.archive")->reject();
    }

    void withoutALeaderOneIsChosen() {
        GroupsFixture f;
        f.gateway.rooming.archiveOne({RoomKind::Group, "gone"}, "持ち主なし", {1, 0, 0, 0, 0, 0});
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.find<QToolButton>("groups.restore")->click();
        QPushButton* asGroup = nullptr;
        QTRY_VERIFY((asGroup = f.find<QPushButton>("room.asGroup")) && asGroup->isEnabled());
        asGroup->click();
        ui::MemberPicker* picker = nullptr;
        QTRY_VERIFY((picker = f.find<ui::MemberPicker>("memberPicker")));
        picker->findChildren<QPushButton*>().first()->click();
        ui::PlanDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = f.planDialog("room.groupDialog")));
        QVERIFY(agreeTo(dialog));
        QTRY_COMPARE(f.table()->model()->rowCount(), 4);
        f.find<QDialog>("room.archive")->reject();
    }

    void overAnOrganizationItsOwnTalkIsNamedAndItsNameTyped() {
        GroupsFixture f;
        f.gateway.rooming.archiveOne({RoomKind::Group, "gone"}, "広報", {70, 2, 0, 0, 1, 10}, f.master);
        f.gateway.rooming.held[f.unit.value] = {9, 0, 0, 4, 0, 0};
        f.load();
        auto pane = f.open<ui::OrgUnitsPane>();
        QVERIFY(f.registry.trigger(QStringLiteral("room.restore")).applies); // the same from here
        QPushButton* into = nullptr;
        QTRY_VERIFY((into = f.find<QPushButton>("room.intoUnit")) && into->isEnabled());
        into->click();
        ui::OrgPicker* picker = nullptr;
        QTRY_VERIFY((picker = f.find<ui::OrgPicker>("orgPicker")));
        const QString name = QString::fromStdString(f.gateway.tenant.orgUnits().at(f.unit.value).name);
        picker->findChild<ui::SearchField*>()->setText(name);
        picker->findChildren<QPushButton*>().first()->click();
        ui::PlanDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = f.planDialog("room.overwriteDialog")));
        QVERIFY(!agreeTo(dialog));
        QCOMPARE(f.gateway.callsOf("rooms.restoreInto"), std::size_t{0});
        dialog->findChild<QLineEdit*>()->setText(name);
        QVERIFY(agreeTo(dialog));
        QTRY_COMPARE(f.gateway.rooming.held[f.unit.value].talk, std::int64_t{70});
        f.find<QDialog>("room.archive")->reject();
    }

    void whoReadsIsAskedAgainWhenWhatStandsInTheRoomChanges() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        auto* readers = f.find<QTableView>("room.readers");
        QTRY_VERIFY(readers->model()->rowCount() > 2);
        f.gateway.tenant.editGroup(f.outer, [](Group& group) { group.members.clear(); });
        QTRY_COMPARE(readers->model()->rowCount(), 1); // the master
        // At once again: in calm, but not forgotten.
        f.gateway.tenant.editGroup(f.outer, [&f](Group& group) {
            group.members = {{GroupMemberKind::User, f.member.value}};
        });
        QTRY_COMPARE_WITH_TIMEOUT(readers->model()->rowCount(), 2, 10'000);
        // Also one that only stands within: the room's own record stays as it is.
        f.gateway.tenant.editGroup(f.outer, [&f](Group& group) {
            group.members = {{GroupMemberKind::Group, f.inner.value}};
        });
        QTRY_COMPARE_WITH_TIMEOUT(readers->model()->rowCount(), 1, 10'000);
        f.gateway.tenant.editGroup(f.inner, [&f](Group& group) {
            group.members = {{GroupMemberKind::User, f.member.value}};
        });
        QTRY_COMPARE_WITH_TIMEOUT(readers->model()->rowCount(), 2, 10'000);
    }

    void theOrganizationPageHasTheSameRoom() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::OrgUnitsPane>();
        pane->findChild<ui::orgunits::OrgUnitTree*>()->choose(QString::fromStdString(f.unit.value));
        f.find<QTabWidget>("orgunits.tabs")->setCurrentIndex(1);
        auto* readers = f.find<QTableView>("room.readers");
        QTRY_VERIFY(readers->model()->rowCount() > 0);
        readers->setFocus();
        QTRY_VERIFY(readers->hasFocus() && pane->hasList());
        pane->exportShown([](ui::Banner::Kind, const QString&) {});
        QVERIFY(f.find<QFileDialog>("export.file")); // who reads, not the organizations
        delete f.find<QFileDialog>("export.file");
        auto* turn = f.find<QPushButton>("room.turn.useMessage");
        QTRY_VERIFY(turn->isEnabled());
        turn->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(f.lastOperation().kind, std::string("orgUnit"));
        QTRY_VERIFY(f.find<QDialog>("diff.dialog"));
        f.find<QDialog>("diff.dialog")->reject();
    }

    void theListBecomesAFile() {
        GroupsFixture f;
        f.gateway.tenant.editGroup(f.inner, [](Group& group) { group.name = "=1+2"; });
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        const auto exportTo = [&f](const QString& path) {
            f.find<QToolButton>("groups.export")->click();
            auto* go = f.find<QPushButton>("groups.export.go");
            QVERIFY(go);
            go->click();
            auto* dialog = f.find<QFileDialog>("export.file");
            QVERIFY(dialog);
            Q_EMIT dialog->fileSelected(path);
            delete dialog;
        };
        const QString csv = f.folder.filePath(QStringLiteral("groups.csv"));
        exportTo(csv);
        QTRY_COMPARE(f.find<ui::Banner>("groups.banner")->kind(), ui::Banner::Kind::Success);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 4);
        QVERIFY(!text.contains(",=1+2")); // no formula
        QVERIFY(text.contains(QByteArray("広報チーム")));
        const QString xlsx = f.folder.filePath(QStringLiteral("groups.xlsx"));
        exportTo(xlsx);
        QTRY_VERIFY(QFile::exists(xlsx));
    }

    void whoMayOnlyLookIsToldSo() {
        GroupsFixture f;
        f.load();
        for (RoleHolding& holding : f.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::View}};
        }
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        QVERIFY(!f.find<QToolButton>("groups.add")->isEnabled());
        QVERIFY(!f.find<QToolButton>("groups.add")->toolTip().isEmpty());
        QVERIFY(!f.find<QPushButton>("room.turn.useNote")->isEnabled());
    }
};

} // namespace sekisho::tests::test_groups_pane

SEKISHO_QTEST_MAIN(test_groups_pane, TestGroupsPane)
#include "test_groups_pane.moc"
