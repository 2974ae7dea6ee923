// From what is grey to its reason: buttons, entries of menus, the list for the keyboard, what the hint says; and what
// the menu of a row asks of rights.
#include "models/commands/explanation_words.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "tests/ui/groups_fixture.h"
#include "tests/ui/screenshots.h"
#include "ui/panes/groups/groups_pane.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/shell/nav_panel.h"

#include <QAbstractItemView>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>

namespace sekisho::tests::test_why_not {

namespace {

void rightClick(QWidget* widget) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(3, 3), widget->mapToGlobal(QPoint(3, 3)));
    QCoreApplication::sendEvent(widget, &event);
}
QString hintOf(QWidget* widget, const QPoint& at) {
    QHelpEvent event(QEvent::ToolTip, at, widget->mapToGlobal(at));
    QCoreApplication::sendEvent(widget, &event);
    return QToolTip::text();
}
QAction* entry(const QMenu* menu, const QString& name) {
    for (QAction* action : menu->actions())
        if (action->objectName() == name) return action;
    return nullptr;
}
QMenu* popup() {
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}
// Pixels of the chosen entry that are drawn in it.
int inkOf(QMenu& menu, QPalette::ColorRole role) {
    const QImage drawn = menu.grab(menu.actionGeometry(menu.activeAction())).toImage();
    const QRgb ink = QApplication::palette().color(QPalette::Active, role).rgb();
    int count = 0;
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x)
            count += drawn.pixel(x, y) == ink ? 1 : 0;
    return count;
}

} // namespace

class TestWhyNot : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light); // its menus come to what is grey
        ui::applyLanguage(QStringLiteral("en"));
    }

    void aGreyButtonLeadsToItsReason() {
        ConsoleFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "operator";
        f.window->resize(1'800, 900); // room for all buttons
        f.show();
        f.signInAndLoad();
        auto& asked = f.gateway.explanationDesk.rightsAsked;
        auto* lost = f.find<QToolButton>("top.lostDevice"); // for want of a right
        QVERIFY(lost && !lost->isEnabled());
        const QString hint = hintOf(lost, {3, 3});
        QVERIFY2(hint.startsWith(lost->toolTip()) && hint.contains(QStringLiteral("Shift+F1")), qPrintable(hint));
        f.choose(f.rowWhere([](const auto& cells) { return cells.status == MemberStatus::InUse; }));
        auto* button = f.find<QToolButton>("bar.member.unsuspend"); // he is in use
        QVERIFY(button && !button->isEnabled());
        rightClick(button);
        QTRY_COMPARE(asked.size(), 1U);
        QCOMPARE(asked.back().menu, std::string("members.members"));
        QCOMPARE(asked.back().access, Access::Operate);
        QCOMPARE(asked.back().object.kind, std::string("member")); // the one that is chosen
        QCOMPARE(f.window->findChild<ui::NavPanel*>()->currentKey(), QStringLiteral("security.explain"));
        rightClick(lost);
        QTRY_COMPARE(asked.size(), 2U);
        QCOMPARE(asked.back().menu, std::string("security.lostDevice"));
        auto* search = f.find<QToolButton>("top.search"); // nothing to ask about
        rightClick(search);
        QCoreApplication::processEvents();
        QCOMPARE(asked.size(), 2U);
    }

    void theKeyboardComesToItByAList() {
        ConsoleFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "operator";
        f.show();
        f.signInAndLoad();
        menuPictures(QStringLiteral("why-list"), [&f] {
            f.window->registry().trigger(QStringLiteral("help.why"));
            return popup();
        });
        f.window->registry().trigger(QStringLiteral("help.why"));
        QMenu* menu = popup();
        QVERIFY(menu && !menu->isEmpty());
        QCOMPARE(menu->activeAction(), menu->actions().constFirst());
        QVERIFY2(inkOf(*menu, QPalette::HighlightedText) > 0 && inkOf(*menu, QPalette::WindowText) == 0, "its icon");
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(f.gateway.explanationDesk.rightsAsked.size(), 1U);
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().menu, std::string("security.lostDevice"));
    }

    void aGreyEntryOfAMenuLeadsToItsReason() {
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        auto& asked = f.gateway.explanationDesk.rightsAsked;
        menuPictures(QStringLiteral("why-grey-entry"), [&f] {
            f.choose(f.rowWhere([](const auto& cells) { return cells.status == MemberStatus::InUse; }));
            Q_EMIT f.table()->customContextMenuRequested(QPoint(40, 40));
            if (popup()) popup()->setActiveAction(entry(popup(), QStringLiteral("member.unsuspend")));
            return popup();
        });
        for (std::size_t way = 0; way < 3; ++way) {
            f.window->openScreen(QStringLiteral("members.members"));
            f.choose(f.rowWhere([](const auto& cells) { return cells.status == MemberStatus::InUse; }));
            Q_EMIT f.table()->customContextMenuRequested(QPoint(40, 40));
            QMenu* menu = popup();
            QAction* grey = menu ? entry(menu, QStringLiteral("member.unsuspend")) : nullptr;
            QVERIFY(grey && !grey->isEnabled());
            QVERIFY(hintOf(menu, menu->actionGeometry(grey).center()).contains(QStringLiteral("Why?")));
            menu->setActiveAction(grey);
            if (way == 0) QTest::keyClick(menu, Qt::Key_F1, Qt::ShiftModifier);
            if (way == 1) QTest::keyClick(menu, Qt::Key_Return);
            if (way == 2) QTest::mouseClick(menu, Qt::RightButton, Qt::NoModifier, menu->actionGeometry(grey).center());
            QTRY_COMPARE(asked.size(), way + 1);
            QVERIFY(!popup());
            QCOMPARE(asked.back().object.kind, std::string("member"));
        }
        // One that can be used is used.
        f.window->openScreen(QStringLiteral("members.members"));
        Q_EMIT f.table()->customContextMenuRequested(QPoint(40, 40));
        popup()->setActiveAction(entry(popup(), QStringLiteral("member.suspend")));
        QTest::keyClick(popup(), Qt::Key_F1, Qt::ShiftModifier);
        QCOMPARE(asked.size(), 3U);
        popup()->close();
    }

    void whatIsGreyOnAScreenToLookAtLeadsToItsRight() {
        ConsoleFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "deputy";
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.roles"));
        auto* add = f.find<QToolButton>("roles.new");
        QVERIFY(add && !add->isEnabled());
        rightClick(add);
        QTRY_COMPARE(f.gateway.explanationDesk.rightsAsked.size(), 1U);
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().menu, std::string("security.roles"));
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().access, Access::Operate);
    }

    void theMenuOfARowAsksOfRights() {
        GroupsFixture f;
        f.load();
        {
            auto pane = f.open<ui::GroupsPane>();
            QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
            f.table()->selectRow(0);
            const auto open = [&f] {
                Q_EMIT f.table()->customContextMenuRequested(QPoint(5, 5));
                return popup();
            };
            menuPictures(QStringLiteral("why-group-menu"), open);
            QMenu* menu = open();
            QVERIFY(menu && entry(menu, QStringLiteral("row.why")));
            entry(menu, QStringLiteral("row.holders"))->trigger();
            menu->close();
            const auto question = commands::explainQuestion(opened.back().at(1).toString());
            QVERIFY(question && question->kind == commands::ExplainQuestion::Kind::Holders);
            QCOMPARE(question->menu, std::string("members.groups"));
            QCOMPARE(question->access, Access::Operate);
            QCOMPARE(question->object.kind, std::string("group"));
            QVERIFY(!question->object.id.empty());
        }
        auto pane = f.open<ui::OrgUnitsPane>();
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        auto* tree = pane->findChild<ui::orgunits::OrgUnitTree*>();
        tree->choose(QString::fromStdString(f.cache->orgTree().front().id.value));
        Q_EMIT tree->customContextMenuRequested(QPoint(5, 5));
        QMenu* menu = popup();
        QVERIFY(menu);
        entry(menu, QStringLiteral("row.why"))->trigger();
        menu->close();
        const auto question = commands::explainQuestion(opened.back().at(1).toString());
        QVERIFY(question && question->kind == commands::ExplainQuestion::Kind::Right && question->user.empty());
        QCOMPARE(question->object.kind, std::string("orgUnit"));
        QCOMPARE(question->object.id, f.cache->orgTree().front().id.value);
    }

    void aListWithoutAMenuHasThisOne() {
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.levels"));
        auto* table = f.find<QAbstractItemView>("ranks.list");
        QVERIFY(table && table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        rightClick(table->viewport());
        QMenu* menu = popup();
        QVERIFY(menu && menu->actions().size() >= 2);
        entry(menu, QStringLiteral("row.holders"))->trigger();
        menu->close();
        QTRY_COMPARE(f.gateway.explanationDesk.holdersAsked.size(), 1U);
        QCOMPARE(f.gateway.explanationDesk.holdersAsked.back().menu, std::string("members.levels"));
        QCOMPARE(f.gateway.explanationDesk.holdersAsked.back().object.kind, std::string("tenant"));
    }
};

} // namespace sekisho::tests::test_why_not

SEKISHO_QTEST_MAIN(test_why_not, TestWhyNot)
#include "test_why_not.moc"
