// The sign-in page by itself: what it asks, what it refuses, how it looks.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/screenshots.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/sign_in_page.h"
#include "ui/widgets/qr_code.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace sekisho::tests::test_sign_in_page {

using ui::SignInPage;

class TestSignInPage : public QObject {
    Q_OBJECT

    static QLineEdit* field(SignInPage& page, const char* name) {
        return page.findChild<QLineEdit*>(QLatin1String(name));
    }
    static QPushButton* go(SignInPage& page) { return page.findChild<QPushButton*>(QStringLiteral("signIn.go")); }
    static QString message(SignInPage& page) {
        auto* label = page.findChild<QLabel*>(QStringLiteral("signIn.message"));
        return label->isHidden() ? QString() : label->text();
    }
    static SignInPage::Place sakura() {
        return {QStringLiteral("p1"),
                QStringLiteral("さくら商事"),
                QStringLiteral("https://127.0.0.1:8443"),
                QStringLiteral("ca.pem"),
                {},
                QStringLiteral("admin@sakura")};
    }

    static ports::SignInEnrolSecondFactor enrolment() {
        return {"otpauth://totp/Sekisho:admin%40sakura?secret=JBSWY3DPEHPK3PXP&issuer=Sekisho", "JBSWY3DPEHPK3PXP"};
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }

    void signsInOnlyWithAnAddressAnIdAndAPassword() {
        SignInPage page;
        page.setPlaces({}, {});
        page.show();
        QSignalSpy asked(&page, &SignInPage::signIn);
        QVERIFY(!go(page)->isEnabled());
        QTest::keyClicks(field(page, "signIn.address"), QStringLiteral("http://plain.example"));
        QTest::keyClicks(field(page, "signIn.loginId"), QStringLiteral("admin@sakura"));
        QTest::keyClicks(field(page, "signIn.password"), QStringLiteral("Secret-123"));
        QVERIFY2(!go(page)->isEnabled(), "an address without TLS is refused");
        field(page, "signIn.address")->clear();
        QTest::keyClicks(field(page, "signIn.address"), QStringLiteral("service.example:8443"));
        QVERIFY(go(page)->isEnabled());
        QTest::keyClicks(field(page, "signIn.clientCertificate"), QStringLiteral(" keys/me.pem"));
        QTest::keyClick(field(page, "signIn.password"), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const auto place = asked.first().first().value<SignInPage::Place>();
        QCOMPARE(place.address, QStringLiteral("https://service.example:8443"));
        QCOMPARE(place.clientCertificate, QStringLiteral("keys/me.pem"));
        SignInPage next; // what was kept is there again
        next.setPlaces({place}, place.id);
        QCOMPARE(next.place().clientCertificate, place.clientCertificate);
    }

    void anErrorIsASentenceAndThePasswordCanBeTypedAgain() {
        SignInPage page;
        page.setPlaces({sakura()}, QStringLiteral("p1"));
        page.show();
        QTest::keyClicks(field(page, "signIn.password"), QStringLiteral("wrong"));
        QTest::mouseClick(go(page), Qt::LeftButton);
        QVERIFY(!go(page)->isEnabled());
        page.showError(Error(ErrorKind::Unauthenticated, "LOGIN_FAILED"));
        QVERIFY(!message(page).isEmpty());
        QVERIFY(go(page)->isEnabled());
        QCOMPARE(field(page, "signIn.password")->selectedText(), QStringLiteral("wrong"));
    }

    void aNewPasswordMustFitAndBeTypedTwice() {
        SignInPage page;
        page.setPlaces({sakura()}, QStringLiteral("p1"));
        page.show();
        QSignalSpy given(&page, &SignInPage::newPassword);
        page.askNewPassword({10, 20, true});
        QTest::keyClicks(field(page, "signIn.newPassword"), QStringLiteral("short"));
        QVERIFY(message(page).contains(QStringLiteral("10")));
        field(page, "signIn.newPassword")->setText(QStringLiteral("Long-enough-1"));
        QTest::keyClicks(field(page, "signIn.again"), QStringLiteral("Long-enough-2"));
        QVERIFY(!message(page).isEmpty());
        QVERIFY(!go(page)->isEnabled());
        field(page, "signIn.again")->setText(QStringLiteral("Long-enough-1"));
        QVERIFY(message(page).isEmpty());
        QTest::mouseClick(go(page), Qt::LeftButton);
        QCOMPARE(given.size(), 1);
    }

    void aSecondFactorIsSetUpWithAPictureOrByHand() {
        SignInPage page;
        page.resize(1100, 800);
        page.setPlaces({sakura()}, QStringLiteral("p1"));
        page.show();
        field(page, "signIn.password")->setText(QStringLiteral("Secret-123"));
        QSignalSpy given(&page, &SignInPage::enrolment);
        page.askEnrolment(enrolment());
        QVERIFY(field(page, "signIn.password")->text().isEmpty());
        auto* picture = page.findChild<ui::QrCode*>(QStringLiteral("signIn.qrCode"));
        QVERIFY(picture->isVisible());
        QVERIFY(!picture->accessibleName().isEmpty());
        QVERIFY(!picture->accessibleName().contains(QStringLiteral("JBSW")));
        auto* key = field(page, "signIn.key");
        QVERIFY(key->isReadOnly() && key->isVisible());
        QVERIFY2(key->focusPolicy() & Qt::TabFocus, "the key can be reached, heard and copied by keyboard");
        QCOMPARE(key->text(), QStringLiteral("JBSW Y3DP EHPK 3PXP"));
        QVERIFY(!go(page)->isEnabled());
        QVERIFY(field(page, "signIn.firstCode")->hasFocus() || !page.isActiveWindow());
        QTest::keyClicks(field(page, "signIn.firstCode"), QStringLiteral("000000"));
        QTest::keyClick(field(page, "signIn.firstCode"), Qt::Key_Return);
        QCOMPARE(given.size(), 1);
        QCOMPARE(given.first().first().toString(), QStringLiteral("000000"));
        page.showError(Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG"));
        QVERIFY(!message(page).isEmpty());
        QCOMPARE(key->text(), QStringLiteral("JBSW Y3DP EHPK 3PXP"));
        QVERIFY2(picture->isVisible(), "after a slip it can be scanned once more");
        field(page, "signIn.firstCode")->setText(QStringLiteral("123456"));
        QTest::mouseClick(go(page), Qt::LeftButton);
        QCOMPARE(given.size(), 2);
        page.askNewPassword({8, 20, false});
        QVERIFY(key->text().isEmpty());
        QVERIFY(picture->empty());
    }

    void theQrCodeIsOneThatAScannerReads() {
        ui::QrCode code;
        code.setContent(enrolment().uri);
        code.resize(code.sizeHint());
        const QImage shown = code.grab().toImage();
        const int module = 4, quiet = 4 * module;
        // Quiet zone, and the outer ring of the finder pattern in three corners.
        const int end = shown.width() - quiet;
        for (int at = 0; at < shown.width(); at += module)
            QCOMPARE(shown.pixelColor(at, module), QColor(Qt::white));
        for (const QPoint corner :
             {QPoint(quiet, quiet), QPoint(end - 7 * module, quiet), QPoint(quiet, end - 7 * module)}) {
            for (int step = 0; step < 7; ++step) {
                QCOMPARE(shown.pixelColor(corner + QPoint(step * module, 0)), QColor(Qt::black));
                QCOMPARE(shown.pixelColor(corner + QPoint(0, step * module)), QColor(Qt::black));
            }
            QCOMPARE(shown.pixelColor(corner + QPoint(module, module)), QColor(Qt::white));
            QCOMPARE(shown.pixelColor(corner + QPoint(3 * module, 3 * module)), QColor(Qt::black));
        }
        code.setContent(std::string(5'000, 'x'));
        QVERIFY2(code.empty(), "more than a QR code holds");
    }

    void secretsDoNotStayInTheFields() {
        SignInPage page;
        page.setPlaces({sakura()}, QStringLiteral("p1"));
        field(page, "signIn.password")->setText(QStringLiteral("Secret-123"));
        page.askSecondFactor();
        QVERIFY(field(page, "signIn.password")->text().isEmpty());
        field(page, "signIn.code")->setText(QStringLiteral("123456"));
        page.askAccount();
        QVERIFY(field(page, "signIn.code")->text().isEmpty());
        for (const QLineEdit* edit : page.findChildren<QLineEdit*>())
            if (edit->objectName().contains(QLatin1String("assword"))) QCOMPARE(edit->echoMode(), QLineEdit::Password);
    }

    void everyFieldHasANameForScreenReaders() {
        SignInPage page;
        page.setPlaces({sakura()}, QStringLiteral("p1"));
        for (const QLineEdit* edit : page.findChildren<QLineEdit*>())
            QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
    }

    void looks() {
        SignInPage page;
        page.resize(1100, 700);
        page.setPlaces({sakura()}, QStringLiteral("p1"));
        page.show();
        tests::pictures(page, QStringLiteral("sign-in"));
        page.askNewPassword({8, 20, true});
        tests::pictures(page, QStringLiteral("sign-in-new-password"));
        page.askEnrolment(enrolment());
        tests::pictures(page, QStringLiteral("sign-in-enrolment"));
        page.askAccount();
        page.setPlaces({}, {});
        page.showError(Error(ErrorKind::Tls, "TLS_EXPIRED"));
        page.offerOffline(true);
        tests::pictures(page, QStringLiteral("sign-in-error"));
        ui::LockPage lock;
        lock.resize(1100, 700);
        lock.present(QStringLiteral("管理 太郎"), QStringLiteral("さくら商事"));
        lock.show();
        tests::pictures(lock, QStringLiteral("lock"));
    }
};

} // namespace sekisho::tests::test_sign_in_page

SEKISHO_QTEST_MAIN(test_sign_in_page, TestSignInPage)
#include "test_sign_in_page.moc"
