// What the sign-in page says of a service that cannot be trusted, in both languages, and that it can be mended there.
#include "models/net/tls_policy.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/tls_servers.h"

#include <QFile>
#include <QLabel>
#include <QSslSocket>
#include <QUrl>

namespace sekisho::tests::test_console_certificates {

class TestConsoleCertificates : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    QTemporaryDir folder_;

    static QString message(Console& console) {
        return console.window->findChild<QLabel*>(QStringLiteral("signIn.message"))->text();
    }
    static void start(Console& console, const QString& address, const QString& caFile, const QString& pin = {}) {
        ui::SignInPage::Place place;
        place.address = address;
        place.caFile = caFile;
        place.pin = pin;
        place.loginId = kDeputy;
        console.window->start(&place);
    }
    // The same refusal in both languages; the part of the page where it is mended is open.
    static bool saysBoth(Console& console, const QString& english, const QString& japanese) {
        if (!QTest::qWaitFor([&] { return !message(console).isEmpty(); }, 15'000)) return false;
        bool both = message(console).startsWith(english);
        ui::applyLanguage(QStringLiteral("ja"));
        QCoreApplication::processEvents();
        both = both && message(console).startsWith(japanese);
        ui::applyLanguage(QStringLiteral("en"));
        QCoreApplication::processEvents();
        return both && console.seen<QLineEdit>("signIn.pin") && console.seen<QLineEdit>("signIn.caFile");
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(20, kMemberPassword));
        QVERIFY(service_.start());
    }
    void cleanupTestCase() { service_.stop(); }

    void anExpiredCertificateEndsTheSignIn() {
        const fakes::Cert ca = fakes::authority("Expired CA");
        fakes::CertSpec spec;
        spec.fromDays = -30;
        spec.toDays = -1;
        const fakes::Cert leaf = fakes::issuedBy(ca, spec);
        fakes::TlsServer server(fakes::serverConfiguration(leaf, {ca}));
        QFile file(folder_.filePath(QStringLiteral("ca.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(ca.pem());
        file.close();
        Console console;
        start(console, QString::fromLatin1(server.url()), file.fileName());
        console.type("signIn.password", kMemberPassword);
        QVERIFY2(saysBoth(console, QStringLiteral("The certificate of the service has expired. No data was sent."),
                          QStringLiteral("サービスの証明書の有効期限が切れています。データは送信していません。")),
                 qPrintable(message(console)));
        QVERIFY(!console.working());
        QCOMPARE(server.requests.size(), 0);
    }

    void aWrongPinEndsTheSignInAndTheRightOneLetsIn() {
        Console console;
        start(console, service_.url, service_.caFile, QString(64, QLatin1Char('0')));
        console.type("signIn.password", kMemberPassword);
        QVERIFY2(
            saysBoth(console,
                     QStringLiteral("The certificate is not the one that is pinned in the profile. No data was sent."),
                     QStringLiteral("証明書がプロファイルに固定されたものと異なります。データは送信していません。")),
            qPrintable(message(console)));
        QVERIFY(!console.working());

        QSslSocket socket;
        QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
        trust.setCaCertificates(QSslCertificate::fromPath(service_.caFile));
        socket.setSslConfiguration(trust);
        const QUrl address(service_.url);
        socket.connectToHostEncrypted(address.host(), static_cast<quint16>(address.port()));
        QVERIFY2(socket.waitForEncrypted(10'000), qPrintable(socket.errorString()));
        auto* pin = console.window->findChild<QLineEdit*>(QStringLiteral("signIn.pin"));
        pin->setText(QString::fromLatin1(net::TlsPolicy::pinOf(socket.peerCertificate()).toHex()));
        QVERIFY2(console.signIn(kMemberPassword), qPrintable(message(console)));
    }

    void anUnknownAuthorityEndsTheSignIn() {
        Console console;
        start(console, service_.url, {});
        console.type("signIn.password", kMemberPassword);
        QVERIFY2(
            saysBoth(console,
                     QStringLiteral("The certificate was issued by an authority that this computer does not trust."),
                     QStringLiteral("証明書の発行元をこのコンピューターは信頼していません。")),
            qPrintable(message(console)));
    }
};

} // namespace sekisho::tests::test_console_certificates

SEKISHO_QTEST_MAIN(test_console_certificates, TestConsoleCertificates)
#include "test_console_certificates.moc"
