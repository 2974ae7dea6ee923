// Who has a role: given with scope, end and activation, changed, taken away, written to a file; what one administrator
// sees; the roles on a member's page.
#include "models/items/role_holder_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "tests/ui/roles_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

namespace sekisho::tests::test_roles_holders {

class TestRolesHolders : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aRoleIsGivenWithScopeAndEnd() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        chooseRole(f, kNurses);
        QTRY_VERIFY(button(f, "roles.give")->isEnabled());
        button(f, "roles.give")->click();
        auto* go = f.find<QPushButton>("holding.go");
        QTRY_VERIFY(go && go->isVisible());
        QVERIFY(!go->isEnabled());
        f.find<QPushButton>("holding.pick")->click();
        auto* picker = f.find<ui::MemberPicker>("memberPicker");
        QTRY_VERIFY(picker && picker->isVisible());
        QTest::keyClick(picker->findChild<QTableView*>(), Qt::Key_Return);
        QTRY_VERIFY(go->isEnabled());
        QVERIFY(f.find<QLabel>("holding.meaning")->text().contains(QStringLiteral("whole tenant")));
        f.find<QRadioButton>("holding.somewhere")->click();
        QVERIFY(!go->isEnabled()); // nothing is ticked
        QVERIFY(f.find<QLabel>("holding.why")->text().contains(QStringLiteral("Tick")));
        auto* tree = f.find<QTreeView>("holding.orgTree");
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Space);
        QVERIFY(go->isEnabled());
        f.find<QRadioButton>("holding.eligible")->click();
        f.find<QSpinBox>("holding.minutes")->setValue(90);
        f.find<QCheckBox>("holding.approval")->click();
        f.find<QRadioButton>("holding.until")->click();
        const QString meaning = f.find<QLabel>("holding.meaning")->text();
        QVERIFY2(meaning.contains(QStringLiteral("1 hour")) && meaning.contains(QStringLiteral("approval")),
                 qPrintable(meaning));
        const std::size_t before = f.gateway.roleDesk.holdings.size();
        f.gateway.failNext("giveRole", Error(ErrorKind::Timeout, "TIMEOUT"));
        go->click(); // the dialog stays and says why
        QTRY_VERIFY(bannerOf(f, "holding.banner").size() > 0);
        QVERIFY(go->isVisible());
        go->click();
        QTRY_COMPARE(f.gateway.roleDesk.holdings.size(), before + 1);
        const RoleHolder& given = f.gateway.roleDesk.holdings.back();
        QVERIFY(given.eligible && given.needsApproval && given.expiresAt);
        QCOMPARE(given.maxMinutes, 90);
        QCOMPARE(given.scope.orgUnits.size(), std::size_t{1});
        QVERIFY(given.scope.includeSubOrgUnits);
        auto* holders = f.find<QTableView>("holders.table");
        QTRY_COMPARE(holders->model()->rowCount(), 2);
    }

    void holdersAreChangedTakenAwayAndWritten() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        chooseRole(f, kNurses);
        f.find<QTabWidget>("roles.tabs")->setCurrentIndex(1);
        auto* holders = f.find<QTableView>("holders.table");
        QTRY_COMPARE(holders->model()->rowCount(), 1);
        QVERIFY(pane->hasList());
        QVERIFY(!f.find<QToolButton>("holders.role.take")->isEnabled()); // nobody is chosen
        holders->selectRow(0);
        QTRY_VERIFY(f.find<QToolButton>("holders.role.change")->isEnabled());
        f.find<QToolButton>("holders.role.change")->click();
        QTRY_VERIFY(f.find<QPushButton>("holding.go") && f.find<QPushButton>("holding.go")->isVisible());
        QVERIFY(!f.find<QPushButton>("holding.pick")->isVisible());
        f.find<QRadioButton>("holding.everywhere")->click();
        f.find<QPushButton>("holding.go")->click();
        const auto held = [&]() -> const RoleHolder& { return f.gateway.roleDesk.holdings.back(); };
        QTRY_VERIFY(held().scope.wholeTenant() && held().version == 2);
        QTRY_VERIFY(!f.find<QPushButton>("holding.go"));
        holders->selectRow(0);
        QTRY_VERIFY(f.find<QToolButton>("holders.role.take")->isEnabled());
        f.find<QToolButton>("holders.role.take")->click();
        QTRY_COMPARE(holders->model()->rowCount(), 0);
    }

    void anOrganizationThatIsGoneIsSaid() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        RoleHolder& held = f.gateway.roleDesk.holdings.front();
        const std::string role = held.role.value;
        held.scope.orgUnits = {OrgUnitId("gone-unit")};
        held.units = {{OrgUnitId("gone-unit"), "旧館", true}};
        auto pane = openRoles(f);
        pane->showResource(QString::fromStdString(role));
        f.find<QTabWidget>("roles.tabs")->setCurrentIndex(1);
        auto* holders = f.find<QTableView>("holders.table");
        QTRY_VERIFY(holders->model()->rowCount() > 0);
        QVERIFY(holders->model()
                    ->index(0, items::RoleHolderModel::ScopeColumn)
                    .data()
                    .toString()
                    .contains(QStringLiteral("deleted")));
    }

    void whoeverIsGivenARoleByNameGetsTheOneThatIsChosen() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        const UserId user = f.gateway.roleDesk.holdings.at(2).user;
        pane->showResource(QStringLiteral("give?user=") + QString::fromStdString(user.value));
        QTRY_VERIFY(f.find<QComboBox>("holding.role") && f.find<QComboBox>("holding.role")->isVisible());
        auto* choice = f.find<QComboBox>("holding.role");
        QCOMPARE(choice->currentIndex(), -1);
        QCOMPARE(choice->findText(QStringLiteral("Highest administrator")), -1);
        QVERIFY(!button(f, "holding.pick")->isVisible());
        QVERIFY(!button(f, "holding.go")->isEnabled());
        QVERIFY(button(f, "holding.go")->toolTip().contains(QStringLiteral("Choose a role")));
        choice->setCurrentIndex(choice->findText(QString::fromStdString(kNurses)));
        QVERIFY(button(f, "holding.go")->isEnabled());
    }

    void whatSomebodySeesIsShown() {
        PaneFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = openRoles(f);
        const auto scoped = std::ranges::find_if(f.gateway.roleDesk.holdings, [](const RoleHolder& one) {
            return !one.scope.wholeTenant() && one.scope.includeSubOrgUnits;
        });
        QVERIFY(scoped != f.gateway.roleDesk.holdings.end());
        pane->showResource(QStringLiteral("view?user=") + QString::fromStdString(scoped->user.value));
        auto* menus = f.find<RightsTree>("viewAs.menus.tree");
        QTRY_VERIFY(menus->isVisible());
        QCOMPARE(accessOn(menus, "security.network"), Access::None);
        auto* tree = f.find<QTreeView>("viewAs.orgTree");
        const QModelIndexList heads = tree->model()->match(tree->model()->index(1, 0), items::IdRole,
                                                           QString::fromStdString(scoped->scope.orgUnits.front().value),
                                                           1, Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(heads.size(), 1);
        QVERIFY(heads.front().data(Qt::ToolTipRole).toString().contains(QStringLiteral("everything below")));
        QVERIFY(f.find<QLabel>("viewAs.counts")->text().contains(QStringLiteral("Members")));
        QVERIFY(pane->hasList() == (f.find<QTableView>("viewAs.members")->model()->rowCount() > 0));
        f.find<QPushButton>("viewAs.back")->click();
        QVERIFY(f.find<QTableView>("roles.table")->isVisible());
    }

    void aMembersPageHasHisRoles() {
        MembersFixture f(30);
        f.load();
        f.gateway.roleDesk.fill();
        f.openPane();
        const UserId user = f.gateway.roleDesk.holdings.at(2).user;
        const int row = f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == user.value; });
        QSignalSpy opened(f.pane.get(), &ui::Pane::openWanted);
        f.choose(row);
        auto* list = f.find<QListView>("memberRoles.list");
        QTRY_VERIFY(f.find<QListView>("memberRoles.list") && f.find<QListView>("memberRoles.list")->isVisible());
        list = f.find<QListView>("memberRoles.list");
        QVERIFY(list->model()->rowCount() > 0);
        for (const auto& [name, menu, start] : {std::tuple{"memberRoles.give", "security.roles", "give?user="},
                                                {"memberRoles.view", "security.roles", "view?user="},
                                                {"memberRoles.reach", "security.explain", "reach?user="},
                                                {"memberRoles.why", "security.explain", "right?user="}}) {
            auto* press = f.find<QPushButton>(name);
            QVERIFY2(press && press->isEnabled(), name);
            opened.clear();
            press->click();
            QCOMPARE(opened.count(), 1);
            QCOMPARE(opened.front().at(0).toString(), QLatin1String(menu));
            QCOMPARE(opened.front().at(1).toString().left(static_cast<int>(qstrlen(start))), QLatin1String(start));
        }
    }
};

} // namespace sekisho::tests::test_roles_holders

SEKISHO_QTEST_MAIN(test_roles_holders, TestRolesHolders)
#include "test_roles_holders.moc"
