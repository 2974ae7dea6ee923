// Pictures: signing in and the lock.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

namespace sekisho::tests::test_screens_sign_in {

class TestScreensSignIn : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensSignIn()
        : EveryScreen({"sign-in", "sign-in-first-time", "sign-in-working", "sign-in-error", "sign-in-second-factor",
                       "sign-in-second-factor-wrong", "sign-in-new-password", "sign-in-new-password-too-short",
                       "sign-in-offline-offer", "lock", "lock-wrong-password"}) {}

  private Q_SLOTS:
    void signingIn_data() { looks(); }
    void signingIn() {
        wear();
        ConsoleFixture f(20);
        f.show();
        auto& page = f.window->signInPage();
        take(*f.window, "sign-in");
        f.gateway.hold();
        f.typePassword(QStringLiteral("Start-1234"));
        take(*f.window, "sign-in-working");
        f.gateway.release();
        QTRY_VERIFY(f.window->session().state() == ui::SessionController::State::Working);
        f.settle();
        f.window->session().signOut();
        f.typePassword(QStringLiteral("wrong"));
        QTRY_VERIFY(!f.find<QLabel>("signIn.message")->text().isEmpty());
        take(*f.window, "sign-in-error");
        page.askSecondFactor();
        take(*f.window, "sign-in-second-factor");
        page.showError(Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG"));
        take(*f.window, "sign-in-second-factor-wrong");
        page.askNewPassword({8, 20, true});
        take(*f.window, "sign-in-new-password");
        f.find<QLineEdit>("signIn.newPassword")->setText(QStringLiteral("short"));
        take(*f.window, "sign-in-new-password-too-short");
        page.askAccount();
        page.showMessage({});
        f.gateway.setOffline(true);
        f.typePassword(QStringLiteral("Start-1234"));
        QTRY_VERIFY(f.find<QPushButton>("signIn.offline")->isVisible());
        take(*f.window, "sign-in-offline-offer");
        page.askAccount();
        page.showMessage({});
        page.offerOffline(false);
        page.setPlaces({}, {});
        take(*f.window, "sign-in-first-time");
        noFaults();
    }

    void locked_data() { looks(); }
    void locked() {
        wear();
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        f.window->session().lock();
        take(*f.window, "lock");
        auto* password = f.find<QLineEdit>("lock.password");
        password->setText(QStringLiteral("wrong"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(password->isEnabled());
        take(*f.window, "lock-wrong-password");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_sign_in

SEKISHO_QTEST_MAIN(test_screens_sign_in, TestScreensSignIn)
#include "test_screens_sign_in.moc"
