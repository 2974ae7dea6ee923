// Pictures: organizations, imports and changes.
#include "tests/ui/every_screen.h"

#include <QToolButton>
#include <QTreeView>

using namespace sekisho;
using namespace sekisho::tests;

class TestScreensPanes : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensPanes() : EveryScreen({"orgunits", "orgunit", "changes-empty", "changes", "import"}) {}

  private Q_SLOTS:
    void otherScreens_data() { looks(); }
    void otherScreens() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        take(*f.window, "orgunits");
        auto* tree = f.find<QWidget>("orgunits.pane")->findChild<QTreeView*>();
        QVERIFY(tree);
        tree->expandAll();
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(1, 0))); // below the whole tenant
        take(*f.window, "orgunit");
        f.window->openScreen(QStringLiteral("members.import"));
        take(*f.window, "import");
        f.window->openScreen(QStringLiteral("members.changes"));
        take(*f.window, "changes-empty");
        Changeset april;
        april.title = inJapanese() ? "4 月の異動" : "April transfers";
        april.state = ChangesetState::Planned;
        april.createdAt = f.clock.now();
        april.plannedAt = f.clock.now();
        april.impact.membersAdded = 3;
        april.impact.roomsChanged = 1;
        april.impact.rooms = {{"orgUnit", "u", "営業部", 4, 1}};
        std::vector<PlannedRow> rows;
        for (const auto& [verdict, name] :
             {std::pair{Verdict::Changed, "青木 愛"}, {Verdict::Refused, "馬場 蓮"}, {Verdict::Added, "千葉 翔太"}}) {
            PlannedRow one;
            one.no = static_cast<std::int64_t>(rows.size()) + 1;
            one.kind = "member";
            one.action = verdict == Verdict::Added ? "create" : "update";
            one.id = "member-" + std::to_string(one.no);
            one.name = name;
            one.verdict = verdict;
            if (verdict == Verdict::Changed) one.changes = {{"telephone", "\"03-1234-5678\"", "\"03-1234-5679\""}};
            if (verdict == Verdict::Refused)
                one.error = Error(ErrorKind::BadInput, "INVALID_PARAMETER").at("telephone");
            rows.push_back(std::move(one));
        }
        f.gateway.pipe.add(april, rows);
        press(f, "changes.refresh");
        auto* list = f.find<QTableView>("changes.list");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        const auto* pane = f.find<QWidget>("changes.pane"); // the import has such a view too
        auto* planned = pane->findChild<QTableView*>(QStringLiteral("diff.rows"));
        QTRY_VERIFY(planned->model()->rowCount() > 0);
        pane->findChild<QToolButton*>(QStringLiteral("diff.filter.all"))->click();
        QTRY_COMPARE(planned->model()->rowCount(), 3);
        planned->selectRow(0);
        take(*f.window, "changes");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

QTEST_MAIN(TestScreensPanes)
#include "test_screens_panes.moc"
