// Pictures: 管理者権限, 最高管理者の委任, 緊急用アカウント and the roles of a member, in all their states.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "tests/ui/roles_fixture.h"
#include "ui/panes/roles/break_glass_pane.h"
#include "ui/panes/roles/delegation_pane.h"
#include "ui/panes/roles/holding_dialog.h"
#include "ui/panes/roles/role_form.h"
#include "ui/panes/roles/sealed_code_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QToolButton>

namespace sekisho::tests::test_screens_roles {

class TestScreensRoles : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensRoles()
        : EveryScreen({"roles-built-in",     "roles-custom",       "roles-draft",         "roles-draft-keys",
                       "roles-save",         "roles-new-menu",     "roles-name-taken",    "roles-meanwhile",
                       "roles-holders",      "roles-holders-none", "roles-give",          "roles-give-scope",
                       "roles-take",         "roles-delete",       "roles-deleted",       "roles-deleted-none",
                       "roles-history",      "roles-compare",      "roles-matrix",        "roles-activations",
                       "roles-view-as",      "roles-no-match",     "roles-offline",       "roles-failed",
                       "roles-deputy",       "delegation",         "delegation-chosen",   "delegation-ask",
                       "delegation-waiting", "delegation-asked",   "delegation-declined", "sealed-none",
                       "sealed-seal",        "sealed-code",        "sealed-due",          "sealed-opening",
                       "sealed-open",        "sealed-used",        "member-roles"}) {}

  private:
    static void openRoles(ConsoleFixture& f, const char* screen = "security.roles") {
        f.show();
        f.signInAndLoad();
        f.gateway.roleDesk.fill();
        f.window->openScreen(QLatin1String(screen));
    }
    static void chooseNurses(ConsoleFixture& f) {
        auto* table = f.find<QTableView>("roles.table");
        QTRY_VERIFY(table->model()->rowCount() > 5);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data().toString() == QString::fromStdString(kNurses))
                table->selectRow(row);
        QTRY_COMPARE(f.find<QLabel>("roles.title")->text(), QString::fromStdString(kNurses));
    }
    static void tab(ConsoleFixture& f, int place) { f.find<QTabWidget>("roles.tabs")->setCurrentIndex(place); }

  private Q_SLOTS:
    void rights_data() { looks(); }
    void rights() {
        wear();
        ConsoleFixture f(60);
        openRoles(f);
        QTRY_VERIFY(f.find<QTableView>("roles.table")->model()->rowCount() > 5);
        QTRY_VERIFY(f.find<QLabel>("roles.title")->isVisible());
        take(*f.window, "roles-built-in");
        chooseNurses(f);
        take(*f.window, "roles-custom");
        f.find<QToolButton>("roles.new")->menu()->setMinimumWidth(10);
        takeMenu(f.find<QToolButton>("roles.new")->menu(), f.find<QToolButton>("roles.new"), "roles-new-menu");
        press(f, "roles.edit");
        auto* tree = f.find<RightsTree>("roles.draftRights.tree");
        QTRY_VERIFY(tree->isVisible());
        take(*f.window, "roles-draft");
        goTo(tree, "members.orgUnits");
        QTest::keyClick(tree, Qt::Key_1);
        goTo(tree, "services");
        QTest::keyClick(tree, Qt::Key_2);
        goTo(tree, "services.talk");
        QTest::keyClick(tree, Qt::Key_0);
        take(*f.window, "roles-draft-keys");
        press(f, "roles.save");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "roles-save");
        closeDialog(f);
        RoleSheet* stored = nullptr;
        for (RoleSheet& one : f.gateway.roleDesk.sheets)
            if (one.role.name == kNurses) stored = &one;
        QVERIFY(stored);
        stored->role.grants.push_back({"services.board", Access::View});
        ++stored->role.version;
        f.gateway.tenant.noteUnseen();
        f.window->pane(QStringLiteral("security.roles"))->hide();
        f.window->pane(QStringLiteral("security.roles"))->show();
        QTRY_VERIFY(f.find<QLabel>("roles.theirs")->isVisible());
        take(*f.window, "roles-meanwhile");
        f.find<QLineEdit>("roles.name")
            ->setText(inJapanese() ? QStringLiteral("監査閲覧のみ") : QStringLiteral("Audit"));
        Q_EMIT f.find<QLineEdit>("roles.name")->textEdited({});
        f.gateway.failNext("saveRole",
                           Error(ErrorKind::Conflict, "ROLE_NAME_TAKEN").at("name").with("name", "監査閲覧のみ"));
        press(f, "roles.save");
        QTRY_VERIFY(f.dialog());
        QVERIFY(agreeAt(f.dialog()));
        QTRY_VERIFY(!f.find<QLineEdit>("roles.name")->accessibleDescription().isEmpty());
        QTest::qWait(50);
        take(*f.window, "roles-name-taken");
        press(f, "roles.cancel");
        noFaults();
    }
    static bool agreeAt(const QDialog* dialog) {
        for (QPushButton* each : dialog->findChildren<QPushButton*>())
            if (each->isDefault() && each->isEnabled()) {
                each->click();
                return true;
            }
        return false;
    }

    void holders_data() { looks(); }
    void holders() {
        wear();
        ConsoleFixture f(60);
        openRoles(f);
        chooseNurses(f);
        tab(f, 1);
        auto* table = f.find<QTableView>("roles.table");
        auto* list = f.find<QTableView>("holders.table");
        for (int row = 0; row < table->model()->rowCount(); ++row) // the policy officer: an activation runs
            if (table->model()->index(row, 0).data().toString() == QStringLiteral("ポリシー担当"))
                table->selectRow(row);
        QTRY_VERIFY(list->model()->rowCount() > 1);
        list->selectRow(1);
        take(*f.window, "roles-holders");
        chooseNurses(f);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        press(f, "holders.role.take");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "roles-take");
        closeDialog(f);
        press(f, "roles.give");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "roles-give");
        auto* dialog = qobject_cast<ui::roles::HoldingDialog*>(f.dialog());
        QVERIFY(dialog);
        dialog->choosePerson(std::next(f.gateway.tenant.members().begin(), 9)->second.id);
        f.find<QRadioButton>("holding.somewhere")->click();
        auto* tree = f.find<QTreeView>("holding.orgTree");
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Space);
        f.find<QRadioButton>("holding.eligible")->click();
        f.find<QCheckBox>("holding.approval")->click();
        take(*dialog, "roles-give-scope");
        closeDialog(f);
        press(f, "roles.delete");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "roles-delete");
        closeDialog(f);
        std::erase_if(f.gateway.roleDesk.holdings, [](const RoleHolder& one) { return one.roleName == kNurses; });
        f.window->pane(QStringLiteral("security.roles"))->linkChanged();
        f.window->pane(QStringLiteral("security.roles"))->hide();
        f.window->pane(QStringLiteral("security.roles"))->show();
        QTRY_COMPARE(list->model()->rowCount(), 0);
        take(*f.window, "roles-holders-none");
        noFaults();
    }

    void others_data() { looks(); }
    void others() {
        wear();
        ConsoleFixture f(60);
        openRoles(f);
        chooseNurses(f);
        tab(f, 2);
        QTRY_VERIFY(f.find<QListView>("roles.records")->model()->rowCount() > 1);
        take(*f.window, "roles-history");
        tab(f, 3);
        take(*f.window, "roles-compare");
        press(f, "roles.matrix");
        take(*f.window, "roles-matrix");
        press(f, "matrix.back");
        press(f, "roles.activated");
        QTRY_VERIFY(f.find<QTableView>("activations.table")->model()->rowCount() > 0);
        take(*f.window, "roles-activations");
        press(f, "activations.back");
        const auto scoped = std::ranges::find_if(f.gateway.roleDesk.holdings, [](const RoleHolder& one) {
            return !one.scope.wholeTenant() && one.scope.includeSubOrgUnits;
        });
        f.window->pane(QStringLiteral("security.roles"))
            ->showResource(QStringLiteral("view?user=") + QString::fromStdString(scoped->user.value));
        QTRY_VERIFY(f.find<QLabel>("viewAs.roles")->isVisible());
        take(*f.window, "roles-view-as");
        press(f, "viewAs.back");
        f.find<QComboBox>("roles.view")->setCurrentIndex(1);
        QTRY_COMPARE(f.find<QTableView>("roles.table")->model()->rowCount(), 1);
        QTRY_VERIFY(f.find<QPushButton>("roles.undelete")->isVisible());
        take(*f.window, "roles-deleted");
        f.gateway.roleDesk.deletedOnes.clear();
        f.find<QComboBox>("roles.view")->setCurrentIndex(0);
        QTRY_VERIFY(f.find<QTableView>("roles.table")->model()->rowCount() > 1);
        f.find<QComboBox>("roles.view")->setCurrentIndex(1);
        QTRY_COMPARE(f.find<QTableView>("roles.table")->model()->rowCount(), 0);
        take(*f.window, "roles-deleted-none");
        f.find<QComboBox>("roles.view")->setCurrentIndex(0);
        QTRY_VERIFY(f.find<QTableView>("roles.table")->model()->rowCount() > 1);
        f.find<QLineEdit>("roles.filter")->setText(QStringLiteral("zzz"));
        take(*f.window, "roles-no-match");
        noFaults();
    }

    void troubles_data() { looks(); }
    void troubles() {
        wear();
        {
            ConsoleFixture f(20);
            f.show();
            f.signInAndLoad();
            f.gateway.failNext("roles", Error(ErrorKind::Timeout, "TIMEOUT"), 5);
            f.window->openScreen(QStringLiteral("security.roles"));
            QTest::qWait(50);
            take(*f.window, "roles-failed");
            f.gateway.setOffline(true);
            QTRY_VERIFY(!f.window->session().online());
            take(*f.window, "roles-offline");
        }
        ConsoleFixture f(40);
        f.gateway.accounts["admin@demo"].builtInRole = "deputy";
        openRoles(f);
        chooseNurses(f);
        take(*f.window, "roles-deputy");
        noFaults();
    }

    void office_data() { looks(); }
    void office() {
        wear();
        ConsoleFixture f(60);
        openRoles(f, "security.delegation");
        QTRY_VERIFY(f.find<QPushButton>("delegation.pick") && f.find<QPushButton>("delegation.pick")->isEnabled());
        take(*f.window, "delegation");
        press(f, "delegation.pick");
        QTRY_VERIFY(f.dialog());
        QTest::keyClick(f.dialog()->findChild<QTableView*>(), Qt::Key_Return);
        QTRY_VERIFY(f.find<QPushButton>("delegation.start")->isEnabled());
        take(*f.window, "delegation-chosen");
        press(f, "delegation.start");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "delegation-ask");
        QVERIFY(agreeAt(f.dialog()));
        QTRY_VERIFY(f.find<QPushButton>("delegation.cancel")->isVisible());
        take(*f.window, "delegation-waiting");
        f.gateway.roleDesk.handOver->state = DelegationState::Declined;
        f.gateway.roleDesk.handOver->endedAt = f.clock.now();
        f.window->pane(QStringLiteral("security.delegation"))->linkChanged();
        QTRY_VERIFY(!f.find<QPushButton>("delegation.cancel")->isVisible());
        take(*f.window, "delegation-declined");
        f.gateway.roleDesk.handOver->state = DelegationState::Waiting;
        f.gateway.roleDesk.handOver->endedAt.reset();
        std::swap(f.gateway.roleDesk.handOver->from, f.gateway.roleDesk.handOver->to);
        std::swap(f.gateway.roleDesk.handOver->fromName, f.gateway.roleDesk.handOver->toName);
        f.window->pane(QStringLiteral("security.delegation"))->linkChanged();
        QTRY_VERIFY(f.find<QPushButton>("delegation.accept")->isVisible());
        take(*f.window, "delegation-asked");
        noFaults();
    }

    void sealed_data() { looks(); }
    void sealed() {
        wear();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.breakGlass"));
        QTRY_VERIFY(f.find<QPushButton>("sealed.seal") && f.find<QPushButton>("sealed.seal")->isEnabled());
        take(*f.window, "sealed-none");
        press(f, "sealed.seal");
        QTRY_VERIFY(f.dialog());
        QTest::keyClick(f.dialog()->findChild<QTableView*>(), Qt::Key_Return);
        QTRY_VERIFY(f.find<ui::PlanDialog>("sealed.ask"));
        take(*f.dialog(), "sealed-seal");
        QVERIFY(agreeAt(f.dialog()));
        QTRY_VERIFY(f.find<ui::roles::SealedCodeDialog>("sealed.codeDialog"));
        take(*f.dialog(), "sealed-code");
        press(f, "sealed.codeDone"); // Esc only warns
        QTRY_VERIFY(!f.dialog());
        f.gateway.roleDesk.fill();
        BreakGlass& account = f.gateway.roleDesk.account;
        const auto shown = [&](const char* screen) {
            f.window->pane(QStringLiteral("security.breakGlass"))->linkChanged();
            QTest::qWait(50);
            take(*f.window, screen);
        };
        shown("sealed-due");
        account.state = BreakGlassState::Opening;
        account.opensAt = f.clock.now() + std::chrono::minutes(30);
        account.until = *account.opensAt + std::chrono::hours(4);
        account.reason = "最高管理者の端末が故障し、ログインできません";
        shown("sealed-opening");
        account.state = BreakGlassState::Open;
        account.openedAt = f.clock.now();
        shown("sealed-open");
        account.state = BreakGlassState::Used;
        account.lastUsed = f.clock.now();
        account.until.reset();
        account.opensAt.reset();
        account.refusedBy = "佐藤 花子";
        shown("sealed-used");
        noFaults();
    }

    void member_data() { looks(); }
    void member() {
        wear();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        f.gateway.roleDesk.fill();
        const UserId user = f.gateway.roleDesk.holdings.at(6).user;
        const int row = f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == user.value; });
        f.choose(row);
        QTRY_VERIFY(f.find<QListView>("memberRoles.list") && f.find<QListView>("memberRoles.list")->isVisible());
        f.window->registry().trigger(QStringLiteral("member.rights"));
        QTest::qWait(50);
        take(*f.window, "member-roles");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_roles

SEKISHO_QTEST_MAIN(test_screens_roles, TestScreensRoles)
#include "test_screens_roles.moc"
