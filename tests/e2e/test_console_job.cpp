// The whole job with the real console window against the real service, by mouse: sign in over TLS, see all members,
// find one while typing, suspend, force a log-out that the cut session feels on its next request; then the service goes
// away and comes back.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/screenshots.h"

#include <QSignalSpy>

namespace sekisho::tests::test_console_job {

class TestConsoleJob : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    commands::Registry& registry() { return console_->window->registry(); }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(200, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void aWrongPasswordIsASentence() {
        QSignalSpy failed(&console_->session(), &ui::SessionController::signInFailed);
        console_->type("signIn.password", QStringLiteral("not-this-one-1"));
        QVERIFY(failed.wait(10'000));
        QCOMPARE(QString::fromStdString(failed.first().first().value<Error>().code), QStringLiteral("LOGIN_FAILED"));
        QVERIFY(!console_->seen<QLabel>("signIn.message")->text().isEmpty());
        QVERIFY(!console_->working());
    }

    void signsInWithTheSetupPasswordAndSetsItsOwn() {
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
    }

    void seesAllMembersFromTheLocalCopy() {
        QCOMPARE(console_->members().count(), 201U); // and the administrator
        QVERIFY(QTest::qWaitFor([&] { return console_->table()->model()->rowCount() > 150; }, 5'000));
        QVERIFY(console_->online());
        pictures(*console_->window, QStringLiteral("window-members"));
    }

    void findsOneWhileTyping() {
        const QString login = somebody(*console_);
        QVERIFY(console_->selectOnly(login));
        QVERIFY(console_->await<QLabel>("detail.login"));
        QTRY_COMPARE(console_->seen<QLabel>("detail.login")->text(), login);
    }

    void suspendsAndReleases() {
        const QString login = somebody(*console_, 1);
        const std::string id = idOf(*console_, login);
        QVERIFY(console_->selectOnly(login));
        QVERIFY(console_->click("bar.member.suspend"));
        QVERIFY(console_->confirm());
        QTRY_VERIFY2_WITH_TIMEOUT(statusOf(*console_, id) == MemberStatus::Suspended,
                                  "the change comes back into the copy by itself", 10'000);
        QTRY_VERIFY(!console_->window->banner().sentence().isEmpty());
        QVERIFY(console_->click("bar.member.unsuspend"));
        QVERIFY(console_->confirm());
        QTRY_VERIFY_WITH_TIMEOUT(statusOf(*console_, id) == MemberStatus::InUse, 10'000);
    }

    void aForcedLogOutIsFeltOnTheNextRequest() {
        const QString login = somebody(*console_, 2);
        MemberPhone phone(service_.url, service_.caFile), bystander(service_.url, service_.caFile);
        QVERIFY(phone.signIn(login, kMemberPassword));
        QVERIFY(bystander.signIn(somebody(*console_, 3), kMemberPassword));
        QCOMPARE(phone.ask(), 200);
        QVERIFY(console_->selectOnly(login));
        QSignalSpy done(registry().find(QStringLiteral("member.forceLogout")), &commands::Command::done);
        QVERIFY(console_->click("bar.member.forceLogout"));
        QVERIFY(console_->confirm());
        QVERIFY(!done.isEmpty() || done.wait(10'000));
        QCOMPARE(phone.ask(), 401);
        QVERIFY2(phone.refresh() >= 400, "the refresh token ended too");
        QVERIFY2(bystander.ask() == 200, "nobody else is logged out");
        QVERIFY(console_->online());
    }

    void lockAndUnlock() {
        QVERIFY(registry().trigger(QStringLiteral("session.lock")).applies);
        QCOMPARE(console_->session().state(), Console::State::Locked);
        QVERIFY2(!console_->cache(), "nothing of the tenant is readable while locked");
        QSignalSpy refused(&console_->session(), &ui::SessionController::unlockFailed);
        console_->type("lock.password", QStringLiteral("wrong"));
        QVERIFY(refused.wait(5'000));
        QVERIFY(!console_->cache());
        console_->type("lock.password", kAdminPassword);
        QTRY_VERIFY_WITH_TIMEOUT(console_->working() && console_->whole(), 10'000);
        QCOMPARE(console_->members().count(), 201U);
    }

    void withoutTheServiceTheCopyCanBeReadAndNothingWritten() {
        service_.killHard();
        QVERIFY(registry().trigger(QStringLiteral("view.refresh")).applies);
        QTRY_VERIFY_WITH_TIMEOUT(!console_->online(), 30'000);
        QVERIFY(console_->selectOnly(somebody(*console_, 4)));
        auto* suspend = console_->await<QAbstractButton>("bar.member.suspend");
        QVERIFY(suspend);
        QTRY_VERIFY(!suspend->isEnabled());
        QVERIFY(suspend->toolTip().contains(QStringLiteral("local copy")));
        QVERIFY(!registry().trigger(QStringLiteral("member.suspend")).applies);
        pictures(*console_->window, QStringLiteral("window-offline"));
        QVERIFY(service_.start());
        QTRY_VERIFY2_WITH_TIMEOUT(console_->online(), "the connection comes back by itself", 60'000);
        QTRY_VERIFY(suspend->isEnabled());
    }

    void signsOut() {
        QVERIFY(registry().trigger(QStringLiteral("session.signOut")).applies);
        QCOMPARE(console_->session().state(), Console::State::SignedOut);
        QVERIFY(console_->window->findChild<QLineEdit*>(QStringLiteral("signIn.password"))->text().isEmpty());
        QVERIFY(!console_->pane());
    }
};

} // namespace sekisho::tests::test_console_job

SEKISHO_QTEST_MAIN(test_console_job, TestConsoleJob)
#include "test_console_job.moc"
