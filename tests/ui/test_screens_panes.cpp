// Pictures: organizations, imports and changes.
#include "models/commands/draft_texts.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"

#include <QFile>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>

namespace sekisho::tests::test_screens_panes {

class TestScreensPanes : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensPanes()
        : EveryScreen({"orgunits",           "orgunit",        "orgunit-edit",    "orgunit-add",
                       "orgunit-move",       "import",         "import-broken",   "import-kept",
                       "import-kept-gone",   "import-columns", "import-check",    "import-check-small",
                       "import-changes",     "import-applied", "changes-empty",   "changes-found",
                       "changes-none-found", "changes",        "changes-applied", "changes-undone",
                       "changes-offline"}) {}

  private:
    static QString write(ConsoleFixture& f, const char* name, const QByteArray& text) {
        const QString path = f.folder.filePath(QLatin1String(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) return {};
        return path;
    }
    static void discardDraft(ConsoleFixture& f) {
        press(f, "orgunits.cancel");
        QTest::qWait(5);
    }
    Changeset april(const ConsoleFixture& f) const {
        Changeset made;
        made.title = inJapanese() ? "4 月の異動" : "April transfers";
        made.authorName = "管理 太郎";
        made.state = ChangesetState::Planned;
        made.createdAt = f.clock.now();
        made.plannedAt = f.clock.now();
        made.impact.membersAdded = 3;
        made.impact.roomsChanged = 1;
        made.impact.rooms = {{"orgUnit", "u", "営業部", 4, 1}};
        return made;
    }
    static std::vector<PlannedRow> aprilRows() {
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
        return rows;
    }

  private Q_SLOTS:
    void organizations_data() { looks(); }
    void organizations() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        take(*f.window, "orgunits");
        auto* tree = f.find<ui::orgunits::OrgUnitTree>("orgunits.tree");
        QVERIFY(tree);
        tree->expandAll();
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(1, 0))); // below the whole tenant
        take(*f.window, "orgunit");
        press(f, "orgunits.edit");
        take(*f.window, "orgunit-edit");
        discardDraft(f);
        press(f, "orgunits.add");
        take(*f.window, "orgunit-add");
        discardDraft(f);
        const auto nodes = f.host.link->copy()->orgTree();
        const auto child =
            std::find_if(nodes.begin(), nodes.end(), [](const auto& node) { return !node.parent.empty(); });
        QVERIFY(child != nodes.end());
        Q_EMIT tree->moveWanted(QString::fromStdString(child->id.value), {}, 1);
        QTRY_VERIFY(f.dialog());
        QTest::qWait(50);
        take(*f.dialog(), "orgunit-move");
        closeDialog(f);
        noFaults();
    }

    void imports_data() { looks(); }
    void imports() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        commands::SheetDraft kept; // corrected by an earlier run of the program; the file is gone since
        kept.path = "四月の異動.csv";
        kept.size = 4'096;
        kept.steps = {{false, 0, 3, 1, "03-9999-0002"}};
        QVERIFY(f.window->session().tenant()->cache()->setNote(
            ui::KeptDraft::noteOf(QStringLiteral("members.import")),
            commands::draftsText<commands::SheetDraft>({{"", {{}, kept}}})));
        f.window->openScreen(QStringLiteral("members.import"));
        take(*f.window, "import-kept");
        f.find<ui::Banner>("import.banner")->findChild<QPushButton*>()->click();
        take(*f.window, "import-kept-gone");
        f.find<ui::Banner>("import.banner")->dismiss();
        take(*f.window, "import");
        auto* pane = f.find<ui::ImportPane>("import.pane");
        QVERIFY(pane);
        pane->openFile(write(f, "broken.xlsx", "PK\003\004 this is no workbook"));
        QTRY_VERIFY(!f.find<ui::Banner>("import.banner")->sentence().isEmpty());
        take(*f.window, "import-broken");
        f.find<ui::Banner>("import.banner")->dismiss();
        QByteArray sheet = "ID,姓,名,電話番号,個人メール\r\n";
        sheet += QByteArray(f.model()->cellsAt(0).loginId.data(),
                            static_cast<qsizetype>(f.model()->cellsAt(0).loginId.find('@'))) +
                 ",,,not a number,\r\n";
        sheet += "april.joiner1,四月,一郎,03-9999-0003,ichiro@example.org\r\n";
        sheet += "april..joiner2,四月,二郎,03-9999-0004,jiro@example.org\r\n";
        sheet += "april.joiner3," + QByteArray(81, 'x') + ",三郎,03-9999-0005,saburo@example.org\r\n";
        pane->openFile(write(f, "april.csv", sheet));
        QTRY_VERIFY(f.find<QWidget>("import.columnsPage")->isVisible());
        QTest::qWait(50);
        take(*f.window, "import-columns");
        press(f, "import.next");
        auto* faults = f.find<QTableView>("import.faults");
        QTRY_VERIFY(faults->isVisible() && faults->model()->rowCount() > 0);
        QTest::qWait(50);
        take(*f.window, "import-check");
        f.window->resize(1024, 640);
        take(*f.window, "import-check-small");
        f.window->resize(1280, 800);
        press(f, "import.next");
        QTRY_VERIFY_WITH_TIMEOUT(pane->findChild<QTableView*>(QStringLiteral("diff.rows"))->isVisible(), 10'000);
        QTest::qWait(100);
        take(*f.window, "import-changes");
        if (auto* skip = pane->findChild<QAbstractButton*>(QStringLiteral("diff.skip")); skip->isVisible())
            skip->click();
        pane->findChild<QPushButton*>(QStringLiteral("diff.apply"))->click();
        QTRY_VERIFY(f.find<QPushButton>("import.results")->isVisible());
        take(*f.window, "import-applied");
        noFaults();
    }

    void changes_data() { looks(); }
    void changes() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.changes"));
        take(*f.window, "changes-empty");
        f.gateway.pipe.add(april(f), aprilRows());
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
        const auto operation = [&] { return planned->model()->index(0, 2).data().toString(); };
        QCOMPARE(operation(), inJapanese() ? QStringLiteral("メンバーの修正") : QStringLiteral("Change a member"));
        pane->findChild<QAbstractButton*>(QStringLiteral("diff.skip"))->click();
        pane->findChild<QPushButton*>(QStringLiteral("diff.apply"))->click();
        QTRY_VERIFY(pane->findChild<QPushButton*>(QStringLiteral("diff.undo"))->isVisible());
        take(*f.window, "changes-applied");
        QCOMPARE(operation(), inJapanese() ? QStringLiteral("メンバーの修正") : QStringLiteral("Changed a member"));
        f.gateway.pipe.find(ChangesetId("changeset-1"))->head.undoneBy = ChangesetId("changeset-2");
        press(f, "changes.refresh");
        list->clearSelection();
        list->selectRow(0);
        QTRY_VERIFY(planned->model()->rowCount() > 0);
        planned->selectRow(0);
        QTRY_COMPARE(operation(), inJapanese() ? QStringLiteral("メンバーの修正（取り消し済み）")
                                               : QStringLiteral("Changed a member (taken back)"));
        take(*f.window, "changes-undone");
        Changeset single; // of one request
        single.title = "佐藤 花子";
        single.action = "member.idChange";
        single.authorName = "田中 一郎";
        single.state = ChangesetState::Applied;
        single.createdAt = f.clock.now();
        single.appliedAt = single.createdAt;
        PlannedRow only;
        only.no = 1;
        only.kind = "member";
        only.action = "idChange";
        only.id = "member-1";
        only.name = single.title;
        only.verdict = Verdict::Changed;
        only.changes = {{"email", "\"hanako@demo\"", "\"sato.hanako@demo\""}};
        f.gateway.pipe.add(single, {only});
        f.find<QLineEdit>("changes.search")->setText(QStringLiteral("佐藤"));
        QTRY_VERIFY(list->model()->rowCount() == 1 &&
                    list->model()->index(0, 0).data().toString().startsWith(QStringLiteral("佐藤")));
        QTRY_COMPARE(planned->model()->rowCount(), 1);
        take(*f.window, "changes-found");
        f.find<QLineEdit>("changes.search")->setText(QStringLiteral("nobody"));
        QTRY_COMPARE(list->model()->rowCount(), 0);
        take(*f.window, "changes-none-found");
        f.find<QLineEdit>("changes.search")->clear();
        QTRY_COMPARE(list->model()->rowCount(), 2);
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "changes-offline");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_panes

SEKISHO_QTEST_MAIN(test_screens_panes, TestScreensPanes)
#include "test_screens_panes.moc"
