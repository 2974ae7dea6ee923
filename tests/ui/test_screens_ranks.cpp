// Pictures: positions, levels, user types, and the view of the organization chart.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/widgets/banner.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace sekisho::tests::test_screens_ranks {

class TestScreensRanks : public EveryScreen {
    Q_OBJECT

    // Of the screen that is open: the three have the same parts.
    template<class T>
    static T* part(ConsoleFixture& f, RankKind kind, const char* name) {
        const std::string pane = std::string(rankKey(kind)) + ".pane";
        auto* screen = f.find<QWidget>(pane.c_str());
        return screen ? screen->findChild<T*>(QLatin1String(name)) : nullptr;
    }
    static void pressIn(ConsoleFixture& f, RankKind kind, const char* name) {
        auto* button = part<QAbstractButton>(f, kind, name);
        QVERIFY2(button && button->isEnabled(), name);
        button->click();
    }

  public:
    TestScreensRanks()
        : EveryScreen({"positions", "positions-order", "positions-off", "positions-off-plan", "positions-not-used",
                       "position-edit", "position-merge", "position-add-faults", "levels", "levels-view-only",
                       "user-types", "chart-dialog", "chart-dialog-named", "orgunit-chart"}) {}

  private Q_SLOTS:
    void positions_data() { looks(); }
    void positions() {
        wear();
        ConsoleFixture f(300);
        f.gateway.pipe.applier = [&f](const fakes::FakeChangesets::Entry& entry) { f.gateway.rankDesk.apply(entry); };
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.positions"));
        constexpr auto kind = RankKind::Position;
        auto* list = part<ui::ranks::RankTable>(f, kind, "ranks.list");
        QVERIFY(list);
        list->selectRow(1);
        take(*f.window, "positions");
        pressIn(f, kind, "ranks.edit");
        take(*f.window, "position-edit");
        auto* name = f.find<QLineEdit>("control.positionName");
        name->insert(QStringLiteral("補佐"));
        Q_EMIT name->textEdited(name->text());
        const std::string chosen = f.window->session().tenant()->cache()->ranks(kind).at(1).id;
        f.gateway.tenant.editRank(chosen, [](Rank& rank) { rank.name += "代理", rank.externalKey = "P-02"; });
        f.window->session().tenant()->sync()->refreshNow();
        QTRY_COMPARE(part<ui::Banner>(f, kind, "ranks.banner")->kind(), ui::Banner::Kind::Warning);
        pressIn(f, kind, "ranks.save");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "position-merge");
        closeDialog(f);
        pressIn(f, kind, "ranks.cancel");
        QVERIFY(list->moveChosen(2));
        take(*f.window, "positions-order");
        pressIn(f, kind, "ranks.orderForget");
        pressIn(f, kind, "ranks.add");
        name->insert(QStringLiteral("a<b"));
        take(*f.window, "position-add-faults");
        pressIn(f, kind, "ranks.cancel");
        pressIn(f, kind, "ranks.off");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "positions-off");
        f.dialog()->findChild<QLineEdit*>()->setText(QString::number(list->model()->rowCount()));
        for (QPushButton* button : f.dialog()->findChildren<QPushButton*>())
            if (!button->isDefault()) button->click();
        QTRY_VERIFY(f.find<QPushButton>("diff.apply"));
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QLatin1String("diff.dialog"));
        take(*f.dialog(), "positions-off-plan");
        f.dialog()->findChild<QPushButton*>(QStringLiteral("diff.apply"))->click();
        f.settle();
        QTRY_COMPARE(list->model()->rowCount(), 0);
        take(*f.window, "positions-not-used");
        noFaults();
    }

    void levelsAndUserTypes_data() { looks(); }
    void levelsAndUserTypes() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        const auto& ranks = f.gateway.tenant.ranks();
        const auto level = std::ranges::find_if(ranks, [](const auto& r) { return r.second.kind == RankKind::Level; });
        f.gateway.tenant.editRank(level->first, [](Rank& rank) {
            rank.executive = true;
            rank.externalKey = "L-01";
            rank.i18nNames = {{"en_US", "Executive"}, {"ja_JP", "役員"}};
        });
        f.settle();
        f.window->openScreen(QStringLiteral("members.levels"));
        auto* list = part<ui::ranks::RankTable>(f, RankKind::Level, "ranks.list");
        list->choose(QString::fromStdString(level->first));
        take(*f.window, "levels");
        f.window->openScreen(QStringLiteral("members.userTypes"));
        auto* change = part<QPushButton>(f, RankKind::UserType, "chart.change");
        QTRY_VERIFY(change->isEnabled());
        change->click();
        take(*f.dialog(), "chart-dialog");
        f.dialog()->findChild<QRadioButton*>(QStringLiteral("chart.named"))->click();
        f.dialog()->findChild<QPushButton*>(QStringLiteral("chart.add"))->click();
        auto* tree = f.dialog()->findChild<QTreeView*>();
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_COMPARE(f.dialog()->objectName(), QStringLiteral("chart.dialog"));
        take(*f.dialog(), "chart-dialog-named");
        f.dialog()->findChild<QPushButton*>(QStringLiteral("chart.save"))->click();
        QTRY_COMPARE(f.gateway.charts.kept.size(), std::size_t{1});
        QTRY_VERIFY(change->isEnabled());
        take(*f.window, "user-types");
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        auto* units = f.find<QWidget>("orgunits.pane")->findChild<QTreeView*>();
        units->setCurrentIndex(units->model()->index(1, 0));
        QTRY_VERIFY(
            f.find<QWidget>("orgunits.pane")->findChild<QPushButton*>(QStringLiteral("chart.change"))->isEnabled());
        take(*f.window, "orgunit-chart");
        noFaults();
    }

    void forThoseWhoMayOnlyLook_data() { looks(); }
    void forThoseWhoMayOnlyLook() {
        wear();
        ConsoleFixture f(100);
        f.gateway.accounts["admin@demo"].scope.orgUnits = {f.gateway.tenant.orgUnits().begin()->second.id};
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.levels"));
        take(*f.window, "levels-view-only");
        noFaults();
    }

    void nothingMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_ranks

SEKISHO_QTEST_MAIN(test_screens_ranks, TestScreensRanks)
#include "test_screens_ranks.moc"
