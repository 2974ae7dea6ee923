// 管理者権限: what a role allows is chosen by mouse and keyboard, a change says whom it reaches before it is saved, two
// people at once, holders with scope and end, what somebody else sees, and what is deleted comes back.
#include "models/commands/role_commands.h"
#include "models/items/role_grants_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "tests/ui/roles_fixture.h"
#include "ui/panes/roles/access_delegate.h"
#include "ui/panes/roles/rights_view.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/roles_pane.h"
#include "ui/widgets/state_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

namespace sekisho::tests::test_roles_pane {

class TestRolesPane : public QObject {
    Q_OBJECT

    static RightsTree* draftTree(PaneFixture& f) { return f.find<RightsTree>("roles.draftRights.tree"); }
    static void edit(PaneFixture& f, const std::string& name) {
        chooseRole(f, name);
        QTRY_VERIFY(button(f, "roles.edit")->isEnabled());
        button(f, "roles.edit")->click();
        QTRY_VERIFY(draftTree(f)->isVisible());
    }

  private Q_SLOTS:
    void theListSaysWhoHasWhat() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        auto* table = f.find<QTableView>("roles.table");
        QCOMPARE(table->model()->rowCount(), static_cast<int>(f.gateway.roleDesk.sheets.size()));
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Highest administrator"));
        QCOMPARE(f.find<QLabel>("roles.title")->text(), QStringLiteral("Highest administrator"));
        QVERIFY(!button(f, "roles.edit")->isEnabled());
        QVERIFY(button(f, "roles.edit")->toolTip().contains(QStringLiteral("Copy the role")));
        QVERIFY(!button(f, "roles.give")->isEnabled()); // only by delegation
        QVERIFY(button(f, "roles.give")->toolTip().contains(QStringLiteral("exactly one")));
        chooseRole(f, kNurses);
        QTRY_COMPARE(f.find<QLabel>("roles.title")->text(), QString::fromStdString(kNurses));
        QVERIFY(f.find<QLabel>("roles.about")->text().contains(QStringLiteral("1")));
        QCOMPARE(accessOn(f.find<RightsTree>("roles.rights.tree"), "members.members"), Access::Operate);
        QVERIFY(!button(f, "roles.undelete")->isVisible());
    }

    void theFilterFindsNamesAndNotesAndSaysWhenNothingMatches() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        auto* table = f.find<QTableView>("roles.table");
        auto* search = f.find<QLineEdit>("roles.filter");
        QTest::keyClicks(search, QStringLiteral("deputy"));
        int shown = 0;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            shown += table->isRowHidden(row) ? 0 : 1;
        QCOMPARE(shown, 1);
        search->setText(QStringLiteral("病棟")); // stands in a note
        QVERIFY(!table->isRowHidden(table->model()->rowCount() - 1) || table->isVisible());
        search->setText(QStringLiteral("zzz"));
        auto states = pane->findChildren<ui::StatePage*>();
        QVERIFY(std::ranges::any_of(states, [](const ui::StatePage* one) {
            return one->isVisible() && one->look() == ui::StatePage::Look::NoMatch;
        }));
        search->clear();
        QVERIFY(table->isVisible());
    }

    void keysChooseForALineAndForAWholeBranch() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        edit(f, kNurses);
        RightsTree* tree = draftTree(f);
        goTo(tree, "audit.talk");
        QTest::keyClick(tree, Qt::Key_1);
        QCOMPARE(accessOn(tree, "audit.talk"), Access::View);
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(accessOn(tree, "audit.talk"), Access::Operate);
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(accessOn(tree, "audit.talk"), Access::None);
        goTo(tree, "statistics");
        QTest::keyClick(tree, Qt::Key_2);
        QCOMPARE(accessOn(tree, "statistics.accounts"), Access::Operate);
        goTo(tree, "statistics.talk"); // one of the branch less: the others keep theirs
        QTest::keyClick(tree, Qt::Key_0);
        QCOMPARE(accessOn(tree, "statistics.talk"), Access::None);
        QCOMPARE(accessOn(tree, "statistics.accounts"), Access::Operate);
        goTo(tree, "security.roles"); // never in a custom role
        QTest::keyClick(tree, Qt::Key_2);
        QCOMPARE(accessOn(tree, "security.roles"), Access::None);
        QVERIFY(f.find<QLabel>("roles.draftRights.about")->text().contains(QStringLiteral("built-in roles only")));
        goTo(tree, "members.orgUnits"); // dangerous, and why
        QVERIFY(f.find<QLabel>("roles.draftRights.about")->text().contains(QStringLiteral("talk rooms")));
    }

    void theMouseChoosesOnePlaceOfALine() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        edit(f, kNurses);
        RightsTree* tree = draftTree(f);
        clickOn(tree, "members.groups", Access::Operate);
        QCOMPARE(accessOn(tree, "members.groups"), Access::Operate);
        clickOn(tree, "members.groups", Access::None);
        QCOMPARE(accessOn(tree, "members.groups"), Access::None);
        QVERIFY(pane->hasDraft());
        button(f, "roles.cancel")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(!pane->hasDraft());
        RightsTree* read = f.find<RightsTree>("roles.rights.tree");
        clickOn(read, "members.groups", Access::Operate); // nothing is changed in read mode
        QCOMPARE(accessOn(read, "members.groups"), Access::View);
    }

    void aChangeSaysWhatItIsAndWhomItReaches() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        edit(f, kNurses);
        QVERIFY(!button(f, "roles.save")->isEnabled());
        RightsTree* tree = draftTree(f);
        goTo(tree, "members.orgUnits");
        QTest::keyClick(tree, Qt::Key_1);
        QVERIFY(button(f, "roles.save")->isEnabled());
        chooseRole(f, "Highest administrator"); // the draft stays while one looks elsewhere
        QVERIFY(pane->hasDraft());
        chooseRole(f, kNurses);
        QTRY_VERIFY(draftTree(f)->isVisible());
        QCOMPARE(accessOn(draftTree(f), "members.orgUnits"), Access::View);
        button(f, "roles.save")->click();
        QTRY_VERIFY(planDialog());
        const QString words = wordsOf(*planDialog());
        QVERIFY2(words.contains(QStringLiteral("Organizations: None → View")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("To be careful about")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("1")), qPrintable(words));
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(!pane->hasDraft());
        const RoleSheet* stored = roleNamed(f, kNurses);
        QVERIFY(std::ranges::count(stored->role.grants, Grant{"members.orgUnits", Access::View}) == 1);
    }

    void aNewRoleBeginsEmptyOrAsAPresetOrAsACopy() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        f.gateway.roleDesk.addRole("Wards", {});
        auto pane = openRoles(f);
        f.registry.trigger(QStringLiteral("role.new"));
        QTRY_VERIFY(f.find<QLineEdit>("roles.name")->isVisible());
        QVERIFY(pane->hasDraft());
        button(f, "roles.save")->click(); // a name is missing
        QVERIFY(!planDialog());
        QTest::keyClicks(f.find<QLineEdit>("roles.name"), QStringLiteral("Wards"));
        goTo(draftTree(f), "members.groups");
        QTest::keyClick(draftTree(f), Qt::Key_2);
        button(f, "roles.save")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog())); // the name is taken: the draft stays and the fault stands at the field
        QTRY_VERIFY(wordsOf(*f.find<QWidget>("roles.form")).contains(QStringLiteral("already")));
        QVERIFY(pane->hasDraft());
        f.find<QLineEdit>("roles.name")->selectAll();
        QTest::keyClicks(f.find<QLineEdit>("roles.name"), QStringLiteral("Groups of wards"));
        button(f, "roles.save")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(roleNamed(f, "Groups of wards"));
        QTRY_COMPARE(f.find<QLabel>("roles.title")->text(), QStringLiteral("Groups of wards"));

        auto* fresh = f.find<QToolButton>("roles.new");
        Q_EMIT fresh->menu()->aboutToShow();
        auto* preset = fresh->menu()->findChild<QAction*>(QStringLiteral("roles.new.auditor"));
        QVERIFY(preset);
        preset->trigger();
        QTRY_VERIFY(draftTree(f)->isVisible());
        QCOMPARE(accessOn(draftTree(f), "audit.talk"), Access::View);
        button(f, "roles.cancel")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(!pane->hasDraft());
        chooseRole(f, "Deputy administrator"); // a copy leaves out what custom roles never have
        QTRY_VERIFY(button(f, "roles.copy")->isEnabled());
        button(f, "roles.copy")->click();
        QTRY_VERIFY(draftTree(f)->isVisible());
        QCOMPARE(f.find<QLineEdit>("roles.name")->text(), QStringLiteral("Copy of Deputy administrator"));
        QCOMPARE(accessOn(draftTree(f), "security.roles"), Access::None);
        QCOMPARE(accessOn(draftTree(f), "members.members"), Access::Operate);
    }

    void somebodyElseSavedFirst() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        edit(f, kNurses);
        goTo(draftTree(f), "members.orgUnits");
        QTest::keyClick(draftTree(f), Qt::Key_1);
        RoleSheet* stored = roleNamed(f, kNurses); // without news of it
        stored->role.grants.push_back({"services.board", Access::Operate});
        ++stored->role.version;
        button(f, "roles.save")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(bannerOf(f, "roles.banner").contains(QStringLiteral("Somebody else")));
        QVERIFY(pane->hasDraft());
        QCOMPARE(accessOn(draftTree(f), "members.orgUnits"), Access::View);  // mine
        QCOMPARE(accessOn(draftTree(f), "services.board"), Access::Operate); // theirs
        QVERIFY(f.find<QLabel>("roles.theirs")->text().contains(QStringLiteral("Board")));
        button(f, "roles.save")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(!pane->hasDraft());
        QCOMPARE(granted(*roleNamed(f, kNurses), "services.board"), Access::Operate);
        QCOMPARE(granted(*roleNamed(f, kNurses), "members.orgUnits"), Access::View);
    }

    void aChangedDraftGoesOnlyWhenOneAgrees() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        edit(f, kNurses);
        QTest::keyClick(pane.get(), Qt::Key_Escape); // nothing was changed: nothing is asked
        QVERIFY(!pane->hasDraft());
        edit(f, kNurses);
        goTo(draftTree(f), "members.orgUnits");
        QTest::keyClick(draftTree(f), Qt::Key_1);
        QTest::keyClick(pane.get(), Qt::Key_Escape);
        QTRY_VERIFY(planDialog());
        QVERIFY(pane->hasDraft());
        QVERIFY(wordsOf(*planDialog()).contains(QStringLiteral("are lost")));
        planDialog()->reject();
        QTRY_VERIFY(!planDialog());
        QVERIFY(pane->hasDraft());
        QVERIFY(!pane->giveUpDraft());
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(!pane->hasDraft());
    }

    void draftsLaidOverLoseNeitherSide() {
        RoleSheet base;
        base.role.name = "A";
        base.role.grants = {{"members", Access::View}};
        RoleSheet mine = base, theirs = base;
        mine.role.grants = {{"members", Access::Operate}}; // the whole branch
        theirs.role.name = "B";
        theirs.role.grants = {{"members", Access::View}, {"audit", Access::View}};
        const RoleSheet both = ui::roles::laidOver(base, mine, theirs);
        QCOMPARE(both.role.name, std::string("B"));
        QCOMPARE(granted(both, "members.groups"), Access::Operate);
        QCOMPARE(granted(both, "audit.talk"), Access::View);
        theirs.role.grants = {{"members.members", Access::View}}; // everything else of the branch was taken away
        mine.role.grants = {{"members", Access::View}, {"members.groups", Access::Operate}};
        const RoleSheet less = ui::roles::laidOver(base, mine, theirs);
        QCOMPARE(granted(less, "members.groups"), Access::Operate);
        QCOMPARE(granted(less, "members.members"), Access::View);
        QCOMPARE(granted(less, "members.import"), Access::None);
    }

    void whatWaitsForASecondPersonIsNews() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        edit(f, kNurses);
        goTo(draftTree(f), "members.orgUnits");
        QTest::keyClick(draftTree(f), Qt::Key_1);
        f.gateway.failNext("saveRole", Error(ErrorKind::Conflict, "APPROVAL_WAITING").with("approvalId", "r1"));
        button(f, "roles.save")->click();
        QTRY_VERIFY(planDialog());
        QVERIFY(agreeTo(planDialog()));
        auto* banner = f.find<ui::Banner>("roles.banner");
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->kind(), ui::Banner::Kind::Information);
        QVERIFY(!pane->hasDraft()); // the request has it now
        for (QPushButton* each : banner->findChildren<QPushButton*>())
            if (each->isVisible()) each->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().toString(), QStringLiteral("security.requests"));
    }

    void deletingSaysWhomItTakesRightsFromAndComesBack() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        chooseRole(f, kNurses);
        f.find<QTabWidget>("roles.tabs")->setCurrentIndex(1);
        auto* holders = f.find<QTableView>("holders.table");
        QTRY_COMPARE(holders->model()->rowCount(), 1);
        const QString name = holders->model()->index(0, 0).data().toString();
        button(f, "roles.delete")->click();
        QCOMPARE(f.plans.size(), std::size_t{1});
        QVERIFY2(f.plans.front().subjects.join(QLatin1Char('\n')).contains(name),
                 qPrintable(f.plans.front().subjects.join(QLatin1Char('\n'))));
        QTRY_VERIFY(!roleNamed(f, kNurses));
        f.find<QComboBox>("roles.view")->setCurrentIndex(1);
        auto* table = f.find<QTableView>("roles.table");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        chooseRole(f, kNurses);
        QTRY_VERIFY(button(f, "roles.undelete")->isVisible() && button(f, "roles.undelete")->isEnabled());
        QVERIFY(!button(f, "roles.edit")->isVisible());
        button(f, "roles.undelete")->click();
        QTRY_VERIFY(roleNamed(f, kNurses));
        QCOMPARE(roleNamed(f, kNurses)->holders, std::int64_t{1});
    }

    void rolesAreCompared() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        chooseRole(f, "Deputy administrator");
        f.find<QTabWidget>("roles.tabs")->setCurrentIndex(3);
        auto* with = f.find<QComboBox>("roles.compareWith");
        QTRY_VERIFY(with->count() > 0);
        with->setCurrentIndex(with->findText(QStringLiteral("Operator")));
        auto* table = f.find<QTableWidget>("roles.differences");
        QVERIFY(table->rowCount() > 0);
        for (int row = 0; row < table->rowCount(); ++row)
            QVERIFY(table->item(row, 1)->text() != table->item(row, 2)->text());
        QVERIFY(pane->hasList());
        f.find<QToolButton>("roles.matrix")->click();
        auto* matrix = f.find<QTableView>("matrix.table");
        QTRY_VERIFY(matrix->isVisible());
        QCOMPARE(matrix->model()->columnCount(), static_cast<int>(f.gateway.roleDesk.sheets.size()));
        const int all = matrix->model()->rowCount();
        QCOMPARE(all, static_cast<int>(menuTree().size()));
        f.find<QCheckBox>("matrix.ownOnly")->click();
        QVERIFY(matrix->model()->rowCount() < all);
        QTest::keyClick(matrix, Qt::Key_Return); // opens the role of the column
        QTRY_VERIFY(f.find<QTableView>("roles.table")->isVisible());
    }

    void theHistorySaysWhatWasChanged() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        chooseRole(f, kNurses);
        f.find<QTabWidget>("roles.tabs")->setCurrentIndex(2);
        auto* records = f.find<QListView>("roles.records");
        QTRY_COMPARE(records->model()->rowCount(), 2);
        QString words;
        for (const QLabel* label : f.find<QWidget>("roles.record")->findChildren<QLabel*>())
            words += label->text() + QLatin1Char('\n');
        QVERIFY2(words.contains(QStringLiteral("Members")), qPrintable(words));
        f.gateway.failNext("roleHistory", Error(ErrorKind::Timeout, "TIMEOUT"));
        chooseRole(f, "Operator");
        QTRY_VERIFY(!f.find<QListView>("roles.records")->isVisible());
    }

    void eachReasonToShowNothingLooksItsOwn() {
        PaneFixture f(30);
        f.gateway.accounts["admin@demo"].builtInRole = "operator"; // may not look here
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = f.open<ui::RolesPane>({1180, 760});
        QVERIFY(lookOf(*pane, ui::StatePage::Look::Forbidden));
        pane.reset();
        PaneFixture g(30);
        g.load();
        g.gateway.roleDesk.fill();
        g.gateway.failNext("roles", Error(ErrorKind::Timeout, "TIMEOUT"));
        auto failing = g.open<ui::RolesPane>({1180, 760});
        QTRY_VERIFY(lookOf(*failing, ui::StatePage::Look::Failed));
        g.setOnline(false);
        QTRY_VERIFY(lookOf(*failing, ui::StatePage::Look::Offline));
        QVERIFY(!g.find<QToolButton>("roles.new")->isEnabled());
        QVERIFY(!g.find<QToolButton>("roles.new")->toolTip().isEmpty());
    }

    void whoMayOnlyLookIsToldWhy() {
        PaneFixture f(30);
        f.gateway.accounts["admin@demo"].builtInRole = "deputy";
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        chooseRole(f, kNurses);
        QVERIFY(!button(f, "roles.edit")->isEnabled());
        QVERIFY(!button(f, "roles.edit")->toolTip().isEmpty());
        QVERIFY(!button(f, "roles.give")->isEnabled());
        pane->editCurrent();
        QVERIFY(!pane->hasDraft());
    }
};

} // namespace sekisho::tests::test_roles_pane

SEKISHO_QTEST_MAIN(test_roles_pane, TestRolesPane)
#include "test_roles_pane.moc"
