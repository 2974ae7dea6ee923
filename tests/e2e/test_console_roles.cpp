// Delegation that cannot escalate, in the windows of two people: the highest administrator makes a role and gives it in
// one branch; its holder works there and finds nothing of any other; the office itself goes over by acceptance only.
#include "models/items/role_grants_model.h"
#include "models/items/role_holder_model.h"
#include "models/items/roles.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/forms/pickers.h"
#include "ui/panes/roles/rights_view.h"
#include "ui/widgets/state_page.h"

#include <QComboBox>
#include <QRadioButton>
#include <QTabWidget>
#include <QTreeView>

namespace sekisho::tests::test_console_roles {

using ui::roles::RightsTree;

class TestConsoleRoles : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> chief_, branch_;
    QString login_;  // who gets the role
    std::string id_; // his
    std::string branchId_, branchName_;
    std::string outside_; // somebody of another branch

    static bool openScreen(Console& console, const char* menu) {
        console.window->openScreen(QLatin1String(menu));
        return QTest::qWaitFor([&] { return console.window->pane(QLatin1String(menu)) != nullptr; }, 5'000);
    }
    static bool chooseAccess(RightsTree* tree, const char* menu, Qt::Key key) {
        const QModelIndexList found =
            tree->model()->match(tree->model()->index(0, 0), items::RoleGrantsModel::KeyRole, QLatin1String(menu), 1,
                                 Qt::MatchExactly | Qt::MatchRecursive);
        if (found.isEmpty()) return false;
        tree->setCurrentIndex(found.front());
        tree->setFocus();
        QTest::keyClick(tree, key);
        return true;
    }
    // What the service says to a read of this member by that console.
    static std::optional<Error> reads(Console& console, const std::string& id) {
        std::optional<Result<Member>> answer;
        auto call = console.session().tenant()->gateway().fetchMember(
            UserId(id), console.gui, [&](Result<Member> member) { answer = std::move(member); });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 10'000));
        if (!answer) return Error(ErrorKind::Timeout, "TIMEOUT");
        return *answer ? std::nullopt : std::optional(answer->error());
    }
    static std::optional<Error> suspends(Console& console, const std::string& id) {
        std::optional<Result<std::monostate>> answer;
        auto call = console.session().tenant()->gateway().suspendMember(
            UserId(id), console.gui, [&](Result<std::monostate> outcome) { answer = std::move(outcome); });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 10'000));
        if (!answer) return Error(ErrorKind::Timeout, "TIMEOUT");
        return *answer ? std::nullopt : std::optional(answer->error());
    }
    static bool holds(Console& console, const char* builtIn) {
        const ports::Identity* identity = console.session().identity();
        return identity && std::ranges::any_of(identity->roles,
                                               [&](const RoleHolding& one) { return one.role.builtIn == builtIn; });
    }
    static bool isWithin(const std::vector<ports::OrgNode>& tree, std::string id, const std::string& above) {
        while (!id.empty()) {
            if (id == above) return true;
            const auto at = std::ranges::find(tree, OrgUnitId(id), &ports::OrgNode::id);
            id = at == tree.end() ? std::string() : at->parent.value;
        }
        return false;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(80, kMemberPassword));
        QVERIFY(service_.start());
        chief_ = std::make_unique<Console>();
        chief_->start(service_, kAdmin);
        QVERIFY(chief_->signIn(service_.setupPassword, kAdminPassword));
        // The first branch below the top that has people, somebody of it, and somebody who is not of it.
        const std::vector<ports::OrgNode> tree = chief_->cache()->orgTree();
        for (const ports::OrgNode& node : tree)
            if (branchId_.empty() && !node.parent.empty() && node.allMembers > 3 && node.allMembers < 40) {
                branchId_ = node.id.value;
                branchName_ = node.name;
            }
        QVERIFY(!branchId_.empty());
        ports::MemberQuery query;
        query.orgUnit = OrgUnitId(branchId_);
        const ports::RowSet inside = chief_->members().query(query);
        std::set<std::string> ids;
        for (const ports::RowNo row : *inside) {
            const ports::MemberCells cells = chief_->members().cells(row);
            ids.insert(std::string(cells.id));
            ports::MemberQuery typed;
            typed.text = cells.loginId;
            if (!login_.isEmpty() || cells.administrator || cells.status != MemberStatus::InUse ||
                commands::fromUtf8(cells.loginId).contains(QLatin1Char('1')) ||
                chief_->members().query(typed)->size() != 1)
                continue;
            login_ = commands::fromUtf8(cells.loginId);
            id_ = cells.id;
        }
        QVERIFY(!login_.isEmpty());
        ports::MemberQuery all;
        all.show = ports::ShowInUse;
        for (const ports::RowNo row : *chief_->members().query(all)) {
            const ports::MemberCells cells = chief_->members().cells(row);
            if (outside_.empty() && !cells.administrator && !ids.contains(std::string(cells.id))) outside_ = cells.id;
        }
        QVERIFY(!outside_.empty());
    }
    void cleanupTestCase() {
        branch_.reset();
        chief_.reset();
        service_.stop();
    }

    void theHighestMakesARole() {
        QVERIFY(openScreen(*chief_, "security.roles"));
        auto* table = chief_->await<QTableView>("roles.table");
        QVERIFY(table);
        QTRY_VERIFY(table->model()->rowCount() >= 8); // built-in ones and presets
        QVERIFY(chief_->window->registry().trigger(QStringLiteral("role.new")).applies);
        QVERIFY(chief_->await<QLineEdit>("roles.name"));
        QTest::keyClicks(chief_->seen<QLineEdit>("roles.name"), QStringLiteral("Branch desk"));
        auto* tree = chief_->await<RightsTree>("roles.draftRights.tree");
        QVERIFY(tree);
        QVERIFY(chooseAccess(tree, "members.members", Qt::Key_2));
        QVERIFY(chooseAccess(tree, "members.orgUnits", Qt::Key_1));
        QVERIFY(chooseAccess(tree, "security.sessions", Qt::Key_1));
        QVERIFY(chief_->click("roles.save"));
        QVERIFY(chief_->confirm());
        auto* title = chief_->await<QLabel>("roles.title");
        QVERIFY(title);
        QTRY_COMPARE_WITH_TIMEOUT(title->text(), QStringLiteral("Branch desk"), 10'000);
    }

    void heGivesItInOneBranch() {
        QVERIFY(chief_->click("roles.give"));
        QVERIFY(chief_->click("holding.pick"));
        auto* picker = chief_->await<ui::MemberPicker>("memberPicker");
        QVERIFY(picker);
        QTest::keyClicks(picker->findChild<QLineEdit*>(), login_);
        QTest::keyClick(picker->findChild<QTableView*>(), Qt::Key_Return);
        auto* person = chief_->seen<QLabel>("holding.person");
        QVERIFY(person);
        QTRY_VERIFY(person->text().contains(login_));
        chief_->seen<QRadioButton>("holding.somewhere")->click();
        chief_->seen<QLineEdit>("holding.orgFilter")->setText(commands::fromUtf8(branchName_));
        auto* tree = chief_->seen<QTreeView>("holding.orgTree");
        const QModelIndexList found =
            tree->model()->match(tree->model()->index(1, 0), items::IdRole, commands::fromUtf8(branchId_), 1,
                                 Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        tree->setCurrentIndex(found.front());
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Space);
        QVERIFY(chief_->seen<QLabel>("holding.meaning")->text().contains(commands::fromUtf8(branchName_)));
        QVERIFY(chief_->click("holding.go"));
        auto* holders = chief_->await<QTableView>("holders.table");
        QVERIFY(holders);
        QTRY_COMPARE_WITH_TIMEOUT(holders->model()->rowCount(), 1, 10'000);
        QVERIFY(holders->model()
                    ->index(0, items::RoleHolderModel::ScopeColumn)
                    .data()
                    .toString()
                    .contains(commands::fromUtf8(branchName_)));
    }

    void itsHolderSeesHisBranchAndNothingElse() {
        branch_ = std::make_unique<Console>();
        branch_->start(service_, login_);
        QVERIFY(branch_->signIn(kMemberPassword));
        const std::vector<ports::OrgNode> tree = chief_->cache()->orgTree();
        const ports::RowSet mine = branch_->members().query({});
        QVERIFY(!mine->empty());
        QVERIFY(mine->size() < chief_->members().query({})->size());
        ports::MemberQuery inBranch;
        inBranch.orgUnit = OrgUnitId(branchId_);
        const ports::RowSet theirs = chief_->members().query(inBranch);
        std::set<std::string> wanted, seen;
        for (const ports::RowNo row : *theirs)
            wanted.insert(std::string(chief_->members().cells(row).id));
        for (const ports::RowNo row : *mine)
            seen.insert(std::string(branch_->members().cells(row).id));
        QCOMPARE(seen, wanted);
        for (const ports::OrgNode& node : branch_->cache()->orgTree())
            QVERIFY2(isWithin(tree, node.id.value, branchId_) || isWithin(tree, branchId_, node.id.value),
                     node.name.c_str());
        // Screens that the role does not have are closed and say so.
        QVERIFY(openScreen(*branch_, "members.members"));
        branch_->window->openScreen(QStringLiteral("security.network"));
        const ports::Identity* identity = branch_->session().identity();
        QVERIFY(identity && !identity->canSee("security.network", branch_->clock.now()));
    }

    void elsewhereHeIsRefused() {
        const auto read = reads(*branch_, outside_);
        QVERIFY(read && read->kind == ErrorKind::NotFound); // not even that it is there
        const auto done = suspends(*branch_, outside_);
        QVERIFY(done && done->kind == ErrorKind::NotFound);
        QCOMPARE(statusOf(*chief_, outside_), MemberStatus::InUse);
        QVERIFY(!reads(*branch_, id_));
        std::optional<Result<RoleHolder>> answer; // nor does he help himself to more
        HoldingWish wish;
        wish.user = UserId(id_);
        wish.role = RoleId("deputy:" + std::to_string(branch_->session().identity()->domain));
        auto call = branch_->session().tenant()->gateway().roles().give(
            wish, branch_->gui, [&](Result<RoleHolder> holder) { answer = std::move(holder); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 10'000);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().kind, ErrorKind::Forbidden);
    }

    void theChiefSeesWhatHeSees() {
        chief_->window->pane(QStringLiteral("security.roles"))
            ->showResource(QStringLiteral("view?user=") + QString::fromStdString(id_));
        auto* tree = chief_->await<RightsTree>("viewAs.menus.tree");
        QVERIFY(tree);
        auto* members = chief_->seen<QTableView>("viewAs.members");
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<std::size_t>(members->model()->rowCount()),
                                  branch_->members().query({})->size(), 10'000);
        QVERIFY(chief_->click("viewAs.back"));
    }

    void theOfficeGoesOverByAcceptance() {
        QVERIFY(openScreen(*chief_, "security.delegation"));
        QVERIFY(chief_->click("delegation.pick"));
        auto* picker = chief_->await<ui::MemberPicker>("memberPicker");
        QVERIFY(picker);
        QTest::keyClicks(picker->findChild<QLineEdit*>(), login_);
        QTest::keyClick(picker->findChild<QTableView*>(), Qt::Key_Return);
        QVERIFY(chief_->click("delegation.start"));
        QVERIFY(chief_->confirm());
        auto* cancel = chief_->await<QPushButton>("delegation.cancel");
        QVERIFY2(cancel, "it waits, and can be taken back");
        QVERIFY(holds(*chief_, "super"));
        QVERIFY(!holds(*branch_, "super"));
        // The other one is asked in his own window.
        const commands::Command* accept = branch_->window->registry().find(QStringLiteral("delegation.accept"));
        QVERIFY(accept);
        QTRY_VERIFY_WITH_TIMEOUT(accept->applicability(branch_->window->registry().context()).applies, 15'000);
        QVERIFY(branch_->window->registry().trigger(QStringLiteral("delegation.accept")).applies);
        QVERIFY(branch_->confirm());
        QTRY_VERIFY_WITH_TIMEOUT(holds(*branch_, "super"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!holds(*chief_, "super") && holds(*chief_, "deputy"), 20'000);
        QVERIFY(service_.auditHolds());
    }
};

} // namespace sekisho::tests::test_console_roles

SEKISHO_QTEST_MAIN(test_console_roles, TestConsoleRoles)
#include "test_console_roles.moc"
