// Pictures: 権限の確認 with each of its questions and answers, and the ways to it from what somebody may not do.
#include "models/commands/explanation_words.h"
#include "tests/fakes/explanation_samples.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/shell/nav_panel.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

namespace sekisho::tests::test_screens_explain {

class TestScreensExplain : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensExplain()
        : EveryScreen({"explain-nothing", "explain-denied", "explain-denied-others", "explain-allowed",
                       "explain-allowed-below", "explain-use-denied", "explain-use-allowed", "explain-holders",
                       "explain-reach", "explain-self-only", "explain-not-others", "explain-failed", "explain-offline",
                       "explain-palette", "explain-closed-entry", "explain-closed-screen", "explain-refused",
                       "explain-member-menu"}) {}

  private:
    static void start(ConsoleFixture& f, const char* role = "super") {
        f.gateway.accounts["admin@demo"].builtInRole = role;
        f.show();
        f.signInAndLoad();
        QTest::qWait(400);
        f.window->banner().dismiss();
    }
    static Member someone(ConsoleFixture& f, int place) {
        auto it = f.gateway.tenant.members().begin();
        std::advance(it, place);
        return it->second;
    }
    static RightPerson person(const Member& member) { return {member.id, member.displayName(), member.email}; }
    static RightObject object(const Member& member) { return {"member", member.id.value, member.displayName()}; }
    static void open(ConsoleFixture& f, const QString& question) {
        f.window->openScreen(QStringLiteral("security.explain"));
        f.window->pane(QStringLiteral("security.explain"))->showResource(question);
    }
    static QString rightOf(const Member& who, const Member& about) {
        commands::ExplainQuestion question;
        question.user = who.id;
        question.menu = "members.members";
        question.access = Access::Operate;
        question.object = {"member", about.id.value, {}};
        return commands::explainResource(question);
    }
    static void answered(ConsoleFixture& f) {
        QTRY_VERIFY(f.find<QLabel>("explain.verdict") && f.find<QLabel>("explain.verdict")->isVisible());
        QTest::qWait(30);
    }

  private Q_SLOTS:
    void denied_data() { looks(); }
    void denied() {
        wear();
        ConsoleFixture f(40);
        start(f);
        f.window->openScreen(QStringLiteral("security.explain"));
        take(*f.window, "explain-nothing");
        const Member who = someone(f, 5), about = someone(f, 9);
        f.gateway.explanationDesk.rightAnswer = fakes::sampleDenied(person(who), object(about), f.clock.now());
        open(f, rightOf(who, about));
        answered(f);
        take(*f.window, "explain-denied");
        press(f, "explain.others");
        take(*f.window, "explain-denied-others");
        noFaults();
    }

    void allowed_data() { looks(); }
    void allowed() {
        wear();
        ConsoleFixture f(40);
        start(f);
        const Member who = someone(f, 5), about = someone(f, 9);
        f.gateway.explanationDesk.rightAnswer = fakes::sampleAllowed(person(who), object(about), f.clock.now());
        open(f, rightOf(who, about));
        answered(f);
        take(*f.window, "explain-allowed");
        auto* page = f.find<QWidget>("explain.answer")->findChild<QScrollArea*>();
        page->verticalScrollBar()->setValue(page->verticalScrollBar()->maximum());
        take(*f.window, "explain-allowed-below");
        noFaults();
    }

    void use_data() { looks(); }
    void use() {
        wear();
        ConsoleFixture f(40);
        start(f);
        const Member who = someone(f, 7);
        const QString question =
            QStringLiteral("use?user=%1&service=drive&client=mobileApp").arg(QString::fromStdString(who.id.value));
        f.gateway.explanationDesk.useAnswer = fakes::sampleUse(person(who), false);
        open(f, question);
        answered(f);
        take(*f.window, "explain-use-denied");
        f.gateway.explanationDesk.useAnswer = fakes::sampleUse(person(who), true);
        f.gateway.explanationDesk.useAnswer.stepUp = true;
        press(f, "explain.again");
        QTRY_COMPARE(f.gateway.explanationDesk.usesAsked.size(), 2U);
        answered(f);
        take(*f.window, "explain-use-allowed");
        noFaults();
    }

    void people_data() { looks(); }
    void people() {
        wear();
        ConsoleFixture f(40);
        start(f);
        auto& desk = f.gateway.explanationDesk;
        desk.holderList = fakes::sampleHolders(f.clock.now());
        desk.reachList = fakes::sampleReach(f.clock.now());
        desk.outside = 2;
        open(f, QStringLiteral("holders?menu=members.members&access=operate&object=member:%1")
                    .arg(QString::fromStdString(someone(f, 9).id.value)));
        auto* table = f.find<QTableView>("explain.table");
        QTRY_COMPARE(table->model()->rowCount(), 4);
        table->selectRow(2);
        take(*f.window, "explain-holders");
        open(f, QStringLiteral("reach?user=%1").arg(QString::fromStdString(someone(f, 9).id.value)));
        QTRY_COMPARE(desk.reachesAsked.size(), 1U);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        table->selectRow(3);
        take(*f.window, "explain-reach");
        noFaults();
    }

    void lesser_data() { looks(); }
    void lesser() {
        wear();
        ConsoleFixture f(40);
        start(f, "operator");
        f.gateway.explanationDesk.rightAnswer =
            fakes::sampleDenied({f.window->session().identity()->user, f.window->session().identity()->name, {}},
                                {"tenant", {}, {}}, f.clock.now());
        open(f, QStringLiteral("right?menu=security.lostDevice&access=operate"));
        answered(f);
        take(*f.window, "explain-self-only");
        f.find<QTabBar>("explain.tabs")->setCurrentIndex(2);
        take(*f.window, "explain-not-others");
        f.window->openScreen(QStringLiteral("members.members"));
        auto* nav = f.window->findChild<ui::NavPanel*>();
        QTreeWidgetItem* closed =
            nav->findItems(commands::menuText(*menuItem("security.roles")), Qt::MatchExactly | Qt::MatchRecursive)
                .front();
        nav->scrollToItem(closed);
        const QPoint at = nav->visualItemRect(closed).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, nav->viewport()->mapToGlobal(at));
        QApplication::sendEvent(nav->viewport(), &event);
        auto* menu = nav->findChild<QMenu*>();
        QVERIFY(menu);
        take(*menu, "explain-closed-entry");
        menu->close();
        f.window->registry().trigger(QStringLiteral("view.palette"));
        auto* field = f.find<QFrame>("palette")->findChild<QLineEdit*>();
        field->setText(f.window->registry().find(QStringLiteral("role.grant"))
                           ? f.window->registry().find(QStringLiteral("role.grant"))->text()
                           : QStringLiteral("role"));
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        take(*f.window, "explain-palette");
        QTest::keyClick(field, Qt::Key_Escape);
        f.window->openScreen(QStringLiteral("security.sessions"));
        take(*f.window, "explain-closed-screen");
        noFaults();
    }

    void ways_data() { looks(); }
    void ways() {
        wear();
        ConsoleFixture f(40);
        start(f);
        f.choose(4);
        Q_EMIT f.window->registry()
            .find(QStringLiteral("member.suspend"))
            ->failed(Error(ErrorKind::Forbidden, "FORBIDDEN").with("menu", "members.members").with("access", "operate"),
                     QStringLiteral("佐藤 花子"));
        take(*f.window, "explain-refused");
        f.window->banner().dismiss();
        Q_EMIT f.table()->customContextMenuRequested(f.table()->visualRect(f.table()->currentIndex()).center());
        QMenu* menu = nullptr;
        for (QMenu* one : f.window->findChildren<QMenu*>())
            if (one->isVisible()) menu = one;
        QVERIFY(menu);
        take(*menu, "explain-member-menu");
        menu->close();
        noFaults();
    }

    void none_data() { looks(); }
    void none() {
        wear();
        ConsoleFixture f(20);
        start(f);
        f.gateway.failNext("explainRight", Error(ErrorKind::Timeout, "TIMEOUT"));
        open(f, QStringLiteral("right?menu=members.members"));
        QTest::qWait(50);
        take(*f.window, "explain-failed");
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        f.find<QComboBox>("explain.access")->setCurrentIndex(1);
        take(*f.window, "explain-offline");
        noFaults();
    }

    void nothingIsLeftOut() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_explain

SEKISHO_QTEST_MAIN(test_screens_explain, TestScreensExplain)
#include "test_screens_explain.moc"
