// Pictures: somebody leaves, and the named views of the list.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/panes/members/leaver_page.h"
#include "ui/panes/members/view_button.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

namespace sekisho::tests::test_screens_leaver {

using ui::members::LeaverPage;
using ui::members::ViewButton;

class TestScreensLeaver : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensLeaver()
        : EveryScreen({"leaver", "leaver-end", "leaver-role", "leaver-successors", "leaver-many", "leaver-done",
                       "view-menu", "view-dormant", "ask-view-name"}) {}

  private Q_SLOTS:
    void somebodyLeaves_data() { looks(); }
    void somebodyLeaves() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        const int row = f.rowWhere([](const auto& cells) {
            return cells.manager && cells.status == MemberStatus::InUse && !cells.administrator;
        });
        QVERIFY(row >= 0);
        const UserId id(f.model()->idAt(row).toStdString());
        LeaverCheck check;
        check.soleMasterOf = {{"g1", "夜間対応グループ"}};
        check.groupMemberships = 4;
        check.statuses = 1;
        check.namedAsRelated = 2;
        check.devices = {{"d1", "mobileApp", "iPhone 17", "iOS 19.1", f.clock.now() - std::chrono::hours(3)},
                         {"d2", "pcApp", "営業-PC-014", "Windows 11", f.clock.now() - std::chrono::hours(50)}};
        f.gateway.leaverChecks.extra[id.value] = check;
        f.choose(row);
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.leaver")).applies);
        auto* page = f.find<LeaverPage>("leaver.page");
        QTRY_VERIFY(page->desk().at(0).check.has_value());
        take(*f.window, "leaver");
        auto* steps = f.find<QScrollArea>("leaver.steps");
        auto* successor = f.find<QToolButton>("leaver.task.0");
        QVERIFY(successor);
        Q_EMIT successor->menu()->aboutToShow();
        takeMenu(successor->menu(), successor, "leaver-successors");
        steps->verticalScrollBar()->setValue(steps->verticalScrollBar()->maximum());
        take(*f.window, "leaver-end");
        for (std::size_t task = 0; task < page->desk().at(0).tasks.size(); ++task) {
            auto* choose = f.find<QToolButton>(qPrintable(QStringLiteral("leaver.task.%1").arg(task)));
            Q_EMIT choose->menu()->aboutToShow();
            choose->menu()->actions().front()->trigger(); // a member of the organization, else the picker
            QTest::qWait(5);
            if (f.dialog()) {
                closeDialog(f);
                choose = f.find<QToolButton>(qPrintable(QStringLiteral("leaver.task.%1").arg(task)));
                Q_EMIT choose->menu()->aboutToShow();
                choose->menu()->actions().back()->trigger();
                QTest::qWait(5);
            }
        }
        press(f, "leaver.leave");
        QTRY_VERIFY(page->desk().at(0).deleted);
        steps->verticalScrollBar()->setValue(0);
        take(*f.window, "leaver-done");
        noFaults();
    }

    void rolesAndSeveral_data() { looks(); }
    void rolesAndSeveral() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        LeaverCheck check;
        check.roles = {{RoleId("r1"), "deputy", ""}, {RoleId("r2"), "", inJapanese() ? "支社メンバー管理" : "Branch"}};
        f.gateway.leaverChecks.extra[f.model()->idAt(2).toStdString()] = check;
        f.choose(2);
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.leaver")).applies);
        auto* page = f.find<LeaverPage>("leaver.page");
        QTRY_VERIFY(page->desk().at(0).check.has_value());
        take(*f.window, "leaver-role");
        press(f, "leaver.close");
        f.table()->selectionModel()->select(QItemSelection(f.model()->index(2, 0), f.model()->index(8, 0)),
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.leaver")).applies);
        QTRY_VERIFY(page->desk().count() > 1 && page->desk().at(page->desk().count() - 1).check.has_value());
        take(*f.window, "leaver-many");
        noFaults();
    }

    void views_data() { looks(); }
    void views() {
        wear();
        ConsoleFixture f(1000);
        f.show();
        f.signInAndLoad();
        QVERIFY(f.window->registry().trigger(QStringLiteral("members.view.dormant")).applies);
        take(*f.window, "view-dormant");
        auto* button = f.find<ViewButton>("members.views");
        Q_EMIT button->menu()->aboutToShow();
        takeMenu(button->menu(), button, "view-menu");
        QVERIFY(f.window->registry().trigger(QStringLiteral("members.view.save")).applies);
        take(*f.dialog(), "ask-view-name");
        closeDialog(f);
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_leaver

SEKISHO_QTEST_MAIN(test_screens_leaver, TestScreensLeaver)
#include "test_screens_leaver.moc"
