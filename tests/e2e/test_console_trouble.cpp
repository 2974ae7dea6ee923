// What can go wrong between a console and its service while somebody works: the service dies in the middle of a save,
// the answer to a save is lost, and the service is set up anew at the same address. Nothing is lost, nothing is mixed
// up, and what happened is said.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/relay.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"

#include <QLabel>
#include <QTimer>

namespace sekisho::tests::test_console_trouble {

class TestConsoleTrouble : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    static ui::members::MemberDetail* detail(Console& console) {
        return console.pane()->findChild<ui::members::MemberDetail*>();
    }
    static bool startDraft(Console& console, const QString& login, const QString& nickName) {
        if (!console.selectOnly(login)) return false;
        const bool shown = QTest::qWaitFor(
            [&] { return detail(console)->member() && commands::fromUtf8(detail(console)->member()->email) == login; },
            5'000);
        if (!shown || !console.click("detail.edit") ||
            !QTest::qWaitFor([&] { return detail(console)->editing(); }, 5'000))
            return false;
        auto* field = console.seen<QLineEdit>("control.nickName");
        field->selectAll();
        QTest::keyClicks(field, nickName);
        return console.pane()->hasDraft();
    }
    static QString nickName(Console& console, const std::string& id) {
        return commands::fromUtf8(console.members().cells(*console.members().find(id)).nickName);
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(40, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void killedInTheMiddleOfASaveTheDraftStaysAndCanBeSavedLater() {
        const QString login = somebody(*console_);
        const std::string id = idOf(*console_, login);
        QVERIFY(startDraft(*console_, login, QStringLiteral("Kept")));
        QVERIFY(console_->click("edit.save"));
        QVERIFY(console_->await<QPushButton>("diff.save"));
        service_.pause();
        QVERIFY(console_->click("diff.save"));
        auto& page = detail(*console_)->editPage();
        QTRY_VERIFY(page.busy()); // under way
        service_.killHard();
        QTRY_VERIFY_WITH_TIMEOUT(!page.busy(), 30'000);
        auto* banner = page.findChild<ui::Banner*>();
        QCOMPARE(banner->kind(), ui::Banner::Kind::Error);
        QVERIFY2(banner->sentence().size() > 20 && !banner->sentence().contains(QLatin1Char('{')),
                 qPrintable(banner->sentence()));
        QVERIFY(console_->pane()->hasDraft());
        QCOMPARE(console_->seen<QLineEdit>("control.nickName")->text(), QStringLiteral("Kept"));
        QVERIFY2(page.isAncestorOf(console_->window->focusWidget()), "the next key would go elsewhere");
        QTRY_VERIFY_WITH_TIMEOUT(!console_->online(), 10'000);
        auto* save = console_->seen<QPushButton>("edit.save");
        QVERIFY2(!save->isEnabled() && !save->toolTip().isEmpty(), "it is said why nothing can be saved now");
        QVERIFY(nickName(*console_, id) != QStringLiteral("Kept"));

        QVERIFY(service_.start());
        QTRY_VERIFY_WITH_TIMEOUT(console_->online(), 60'000);
        QVERIFY(console_->click("edit.save"));
        QVERIFY(console_->click("diff.save"));
        QTRY_COMPARE_WITH_TIMEOUT(nickName(*console_, id), QStringLiteral("Kept"), 10'000);
        QTRY_VERIFY(!console_->pane()->hasDraft());
    }

    void aSaveWhoseAnswerIsLostIsNotTakenForSomebodyElses() {
        Relay relay(service_.url);
        Console far;
        far.start(service_, kDeputy, relay.url());
        QVERIFY(far.signIn(kMemberPassword));
        const QString login = somebody(*console_, 1);
        const std::string id = idOf(*console_, login);
        QVERIFY(startDraft(far, login, QStringLiteral("Once")));
        // The save must find a connection that is free: a new one would get no answer to its first words either.
        for (QTimer* timer : far.window->findChildren<QTimer*>(QStringLiteral("sessions.timer")))
            timer->stop();
        QVERIFY(far.click("edit.save"));
        QVERIFY(far.await<QPushButton>("diff.save"));
        relay.loseAnswers(true);
        QVERIFY(far.click("diff.save"));
        QTRY_COMPARE_WITH_TIMEOUT(nickName(*console_, id), QStringLiteral("Once"), 10'000); // it is saved
        relay.cut();
        auto& page = detail(far)->editPage();
        QTRY_VERIFY_WITH_TIMEOUT(!page.busy(), 30'000);
        QVERIFY2(far.pane()->hasDraft(), "he cannot know");
        relay.loseAnswers(false);
        relay.cut(); // what was under way when answers were lost
        // As soon as the copy is true again it is seen that nothing is left to save.
        QTRY_VERIFY_WITH_TIMEOUT(!far.pane()->hasDraft(), 60'000);
        QVERIFY(!far.dialog());
        QVERIFY(!detail(far)->editing());
        QCOMPARE(nickName(far, id), QStringLiteral("Once"));
    }

    void aServiceSetUpAnewAtTheSameAddressIsAnotherTenant() {
        const QString login = somebody(*console_, 2);
        QVERIFY(startDraft(*console_, login, QStringLiteral("Old")));
        const std::string oldId = idOf(*console_, login);
        const QString oldTitle = console_->window->windowTitle();
        service_.stop();
        service_.forget();
        QVERIFY(service_.init(25, kMemberPassword, QStringLiteral("うめ商会"), 8));
        QVERIFY(service_.start());

        console_->openWindow(); // the program is started again, and knows its last tenant
        console_->start(service_, kAdmin);
        QTRY_VERIFY_WITH_TIMEOUT(console_->seen<QLabel>("signIn.message") &&
                                     !console_->seen<QLabel>("signIn.message")->text().isEmpty(),
                                 20'000); // the kept session is of no use here
        int opened = 0;
        connect(&console_->session(), &ui::SessionController::stateChanged, this, [&] {
            if (!console_->working()) return;
            ++opened;
            QVERIFY2(console_->members().count() == 0 || !console_->members().find(oldId),
                     "the old tenant's members are shown");
        });
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        QCOMPARE(opened, 1);
        QCOMPARE(console_->members().count(), 26U);
        QVERIFY(!console_->members().find(oldId));
        QVERIFY2(!console_->pane()->hasDraft(), "a draft belongs to its tenant");
        QTRY_VERIFY(console_->window->windowTitle() != oldTitle);
        QVERIFY(console_->window->windowTitle().contains(QStringLiteral("うめ商会")));
    }
};

} // namespace sekisho::tests::test_console_trouble

SEKISHO_QTEST_MAIN(test_console_trouble, TestConsoleTrouble)
#include "test_console_trouble.moc"
