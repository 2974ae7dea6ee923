// 2-step verification as an administrator meets it, through the real window and the real service: the policy asks for
// it, the first sign-in sets it up, the next one asks for the code; wrong and used codes are refused in words.
#include "tests/e2e/authenticator.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QLabel>

namespace sekisho::tests::test_console_two_step {

class TestConsoleTwoStep : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    std::unique_ptr<Authenticator> phone_;
    QString used_; // the code that set it up

    QString message() { return console_->window->findChild<QLabel*>(QStringLiteral("signIn.message"))->text(); }
    QLineEdit* edit(const char* name) { return console_->window->findChild<QLineEdit*>(QLatin1String(name)); }
    // The refusal of a wrong code, in both languages, on the same page.
    bool refusedInWords() {
        if (!QTest::qWaitFor([this] { return !message().isEmpty(); }, 10'000)) return false;
        const bool english = message().contains(QLatin1String("verification code is not right"));
        ui::applyLanguage(QStringLiteral("ja"));
        QCoreApplication::processEvents();
        const bool japanese = message().contains(QStringLiteral("認証コードが正しくないか、古くなっています。"));
        ui::applyLanguage(QStringLiteral("en"));
        QCoreApplication::processEvents();
        return english && japanese;
    }
    bool working() {
        return QTest::qWaitFor([this] { return console_->working() && console_->whole(); }, 20'000);
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(30, kMemberPassword));
        QVERIFY(service_.setPolicy("account", R"({"twoStep":"required"})"));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kDeputy);
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void theFirstSignInSetsItUp() {
        console_->type("signIn.password", kMemberPassword);
        QVERIFY(console_->await<QLineEdit>("signIn.key"));
        QVERIFY(console_->seen<QWidget>("signIn.qrCode"));
        QVERIFY(edit("signIn.key")->isReadOnly());
        phone_ = std::make_unique<Authenticator>(edit("signIn.key")->text());
        QCOMPARE(phone_->bytes(), 20);

        console_->type("signIn.firstCode", phone_->wrongCode());
        QVERIFY2(refusedInWords(), qPrintable(message()));
        QVERIFY2(edit("signIn.key")->isVisible(), "the key is still there to be read");
        used_ = phone_->code();
        console_->type("signIn.firstCode", used_);
        QVERIFY2(working(), qPrintable(message()));
        QVERIFY(edit("signIn.key")->text().isEmpty());
        QVERIFY(edit("signIn.firstCode")->text().isEmpty());
    }

    void theNextOneAsksForTheCode() {
        console_->session().signOut();
        QTRY_COMPARE(console_->session().state(), ui::SessionController::State::SignedOut);
        console_->type("signIn.password", kMemberPassword);
        QVERIFY(console_->await<QLineEdit>("signIn.code"));
        QVERIFY2(!console_->seen<QLineEdit>("signIn.key"), "it is set up once");

        console_->type("signIn.code", phone_->wrongCode());
        QVERIFY2(refusedInWords(), qPrintable(message()));
        QVERIFY(!console_->working());
        console_->type("signIn.code", used_); // whoever looked over his shoulder
        QTRY_VERIFY(edit("signIn.code")->isEnabled());
        QVERIFY2(refusedInWords(), qPrintable(message()));
        QVERIFY(!console_->working());

        used_ = phone_->code(1); // the phone's clock is a little ahead
        console_->type("signIn.code", used_);
        QVERIFY2(working(), qPrintable(message()));
    }

    void aCodePassesOnce() {
        console_->session().signOut();
        QTRY_COMPARE(console_->session().state(), ui::SessionController::State::SignedOut);
        console_->type("signIn.password", kMemberPassword);
        QVERIFY(console_->await<QLineEdit>("signIn.code"));
        console_->type("signIn.code", used_);
        QVERIFY2(refusedInWords(), qPrintable(message()));
        QVERIFY(!console_->working());
    }
};

} // namespace sekisho::tests::test_console_two_step

SEKISHO_QTEST_MAIN(test_console_two_step, TestConsoleTwoStep)
#include "test_console_two_step.moc"
