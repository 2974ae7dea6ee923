// Pictures: the list of members, its looks and what opens over it.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

#include <QRadioButton>
#include <QToolButton>
#include <QTreeView>

namespace sekisho::tests::test_screens_list {

class TestScreensList : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensList()
        : EveryScreen({"members", "members-small", "members-selection", "members-search", "members-organization",
                       "members-empty", "members-loading", "members-no-match", "members-forbidden", "members-offline",
                       "members-no-copy", "members-failed", "members-columns", "members-filter", "members-context-menu",
                       "members-export"}) {}

  private Q_SLOTS:
    void theList_data() { looks(); }
    void theList() {
        wear();
        ConsoleFixture f(1000);
        f.show();
        f.signInAndLoad();
        f.window->resize(1600, 1000);
        take(*f.window, "members");
        f.window->resize(1024, 640);
        take(*f.window, "members-small");
        f.window->resize(1280, 800);
        f.choose(3);
        f.table()->selectionModel()->select(QItemSelection(f.model()->index(6, 0), f.model()->index(11, 0)),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        take(*f.window, "members-selection");
        f.table()->clearSelection();
        auto* search = f.find<QLineEdit>("members.search");
        search->setText(QStringLiteral("さと"));
        QTRY_VERIFY(f.model()->rowCount() < 200);
        take(*f.window, "members-search");
        search->setText(QStringLiteral("zzzz"));
        QTRY_COMPARE(f.model()->rowCount(), 0);
        take(*f.window, "members-no-match");
        search->clear();
        auto* tree = f.find<QTreeView>("members.tree");
        tree->setCurrentIndex(tree->model()->index(1, 0));
        tree->expand(tree->currentIndex());
        take(*f.window, "members-organization");
        tree->setCurrentIndex(tree->model()->index(0, 0));
        takeMenu(f.find<QToolButton>("members.columns")->menu(), f.find<QToolButton>("members.columns"),
                 "members-columns");
        takeMenu(f.find<QToolButton>("members.filter")->menu(), f.find<QToolButton>("members.filter"),
                 "members-filter");
        f.choose(4);
        Q_EMIT f.table()->customContextMenuRequested(QPoint(40, 40));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        take(*menu, "members-context-menu");
        menu->close();
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.export")).applies);
        take(*f.dialog(), "members-export");
        for (const char* choice : {"export.list", "export.visible"})
            QVERIFY2(f.dialog()->findChild<QRadioButton*>(QLatin1String(choice))->isChecked(), choice);
        closeDialog(f);
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "members-offline");
        noFaults();
    }

    void listsWithoutRows_data() { looks(); }
    void listsWithoutRows() {
        wear();
        {
            ConsoleFixture f;
            f.show();
            f.signInAndLoad();
            take(*f.window, "members-empty");
        }
        {
            ConsoleFixture f(300);
            f.show();
            connect(&f.window->session(), &ui::SessionController::stateChanged, this, [&f] { f.gateway.hold(); });
            f.signIn();
            QTest::qWait(50);
            take(*f.window, "members-loading");
            f.gateway.failNext("snapshot", Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"), 1000);
            f.gateway.setOffline(true);
            f.gateway.release();
            QTRY_VERIFY(!f.window->session().online());
            take(*f.window, "members-no-copy");
        }
        {
            ConsoleFixture f(300);
            f.gateway.accounts["admin@demo"].builtInRole = "none";
            f.show();
            f.signIn();
            QTest::qWait(50);
            take(*f.window, "members-forbidden");
        }
        {
            ConsoleFixture f(300);
            f.show();
            f.gateway.failNext("snapshot", Error(ErrorKind::Forbidden, "FORBIDDEN"), 1000);
            f.signIn();
            QTRY_VERIFY(f.host.link->copy()->status().gaveUp);
            take(*f.window, "members-failed");
        }
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_list

SEKISHO_QTEST_MAIN(test_screens_list, TestScreensList)
#include "test_screens_list.moc"
