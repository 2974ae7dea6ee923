// Positions with the real window and the real service: put in another order with the keyboard and taken back, turned
// off behind the guard, on again (nothing comes back), and the turning off taken back, with which everything does.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/widgets/plan_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <map>

namespace sekisho::tests::test_console_ranks {

class TestConsoleRanks : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    std::vector<std::string> positions() {
        std::vector<std::string> names;
        for (const Rank& rank : console_->cache()->ranks(RankKind::Position))
            names.push_back(rank.name);
        return names;
    }
    std::map<std::string, std::uint32_t> holders() { return console_->cache()->rankHolders(RankKind::Position); }
    ui::ranks::RankTable* list() {
        console_->window->openScreen(QStringLiteral("members.positions"));
        return console_->await<ui::ranks::RankTable>("ranks.list");
    }
    // Who stands first among the members of the organization that has the most.
    std::vector<std::string> orderOfTheLargest() {
        const auto nodes = console_->cache()->orgTree();
        const auto most = std::ranges::max_element(nodes, {}, &ports::OrgNode::directMembers);
        ports::MemberQuery query;
        query.orgUnit = most->id;
        query.directOnly = true;
        std::vector<std::string> ids;
        for (const auto row : *console_->members().query(query))
            ids.emplace_back(console_->members().cells(row).id);
        return ids;
    }
    bool turnedOff() {
        if (!console_->click("ranks.off")) return false;
        ui::PlanDialog* guard = nullptr;
        const auto open = [&] {
            guard = console_->window->findChild<ui::PlanDialog*>();
            return guard && guard->isVisible();
        };
        if (!QTest::qWaitFor(open, 10'000)) return false;
        QTest::keyClicks(guard->findChild<QLineEdit*>(), QString::number(positions().size()));
        for (QPushButton* button : guard->findChildren<QPushButton*>())
            if (!button->isDefault()) button->click(); // Enter would leave everything as it is
        return console_->click("diff.apply", 20'000);
    }
    // The newest change of one's own, from wherever one is.
    bool lastTakenBack() {
        console_->window->openScreen(QStringLiteral("members.changes"));
        if (!console_->await<QTableView>("changes.list")) return false;
        if (!console_->window->registry().trigger(QStringLiteral("change.undoLast")).applies) return false;
        return console_->await<QDialog>("diff.dialog") &&
               QTest::qWaitFor(
                   [&] {
                       auto* apply = console_->dialog()
                                         ? console_->dialog()->findChild<QPushButton*>(QStringLiteral("diff.apply"))
                                         : nullptr;
                       if (!apply || !apply->isVisible() || !apply->isEnabled()) return false;
                       apply->click();
                       return true;
                   },
                   20'000);
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
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void anOrderIsMadeWithTheKeyboardAndTakenBack() {
        const auto before = positions();
        const auto membersBefore = orderOfTheLargest();
        QVERIFY(before.size() > 3);
        auto* table = list();
        QVERIFY(table);
        table->selectRow(static_cast<int>(before.size()) - 1);
        table->setFocus();
        for (std::size_t step = 1; step < before.size(); ++step)
            QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
        QVERIFY(positions() == before); // not yet
        QVERIFY(console_->click("ranks.orderSave"));
        QVERIFY(console_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(positions().front() == before.back(), 20'000);
        QVERIFY(positions()[1] == before[0]);
        QVERIFY(lastTakenBack());
        QTRY_VERIFY_WITH_TIMEOUT(positions() == before, 20'000);
        QVERIFY(orderOfTheLargest() == membersBefore);
    }

    void offBehindTheGuardAndOnAgain() {
        const auto before = positions();
        const auto heldBefore = holders();
        QVERIFY(!heldBefore.empty());
        QVERIFY(list());
        QVERIFY(turnedOff());
        QTRY_VERIFY_WITH_TIMEOUT(positions().empty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(holders().empty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!console_->session().identity()->usePosition, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!console_->seen<QToolButton>("ranks.add"), 20'000); // the pane hears it later

        // What was erased comes back with the undo, and with nothing else.
        QVERIFY(lastTakenBack());
        QTRY_VERIFY_WITH_TIMEOUT(positions() == before, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(holders() == heldBefore, 20'000);

        QVERIFY(list());
        QVERIFY(turnedOff());
        QTRY_VERIFY_WITH_TIMEOUT(positions().empty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!console_->seen<QToolButton>("ranks.off"), 20'000);
        QVERIFY(console_->window->registry().trigger(QStringLiteral("position.enable")).applies);
        QVERIFY(console_->click("diff.apply", 20'000));
        QVERIFY(console_->await<QToolButton>("ranks.add", 20'000));
        QVERIFY(positions().empty());
        QTRY_VERIFY_WITH_TIMEOUT(console_->session().identity()->usePosition, 20'000);
    }
};

} // namespace sekisho::tests::test_console_ranks

SEKISHO_QTEST_MAIN(test_console_ranks, TestConsoleRanks)
#include "test_console_ranks.moc"
