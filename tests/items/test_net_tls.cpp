// Every way in which a service may not be trusted: its own code, and not one byte of a request sent.
#include "models/net/tls_policy.h"
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QProcess>
#include <QTest>

namespace sekisho::tests::test_net_tls {

using namespace sekisho::fakes;

namespace {

QByteArray pinText(const Cert& cert) {
    return net::TlsPolicy::pinOf(cert.certificate()).toHex();
}

} // namespace

class TestNetTls : public QObject {
    Q_OBJECT

    // What a sign-in against this service ends with.
    static QByteArray signInCode(NetFixture& fixture, const net::GatewayConfig& config) {
        auto gateway = fixture.gateway(config);
        if (!gateway) return "no gateway";
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "secret-word"}, fixture.loop, outcome.reply());
        if (!QTest::qWaitFor([&] { return outcome.done(); }, 20000)) return "no outcome";
        if (outcome.ok()) return "ok";
        return QByteArray::fromStdString(outcome.code());
    }

    static QByteArray codeFor(NetFixture& fixture, const Cert& leaf, const QList<Cert>& chain = {},
                              const QByteArray& url = {}) {
        TlsServer server(serverConfiguration(leaf, chain));
        SmallService service(server);
        const auto code = signInCode(fixture, fixture.config(url.isEmpty() ? server.url() : url));
        if (code != "ok" && server.bytesReceived != 0) return "bytes were sent";
        return code;
    }

  private Q_SLOTS:
    void goodServiceIsTrusted() {
        NetFixture fixture;
        QCOMPARE(codeFor(fixture, fixture.leaf), QByteArray("ok"));
    }

    void refusedCertificates_data() {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::newRow("expired") << "expired"
                                 << "TLS_EXPIRED";
        QTest::newRow("not yet valid") << "future"
                                       << "TLS_NOT_YET_VALID";
        QTest::newRow("another host") << "host"
                                      << "TLS_WRONG_HOST";
        QTest::newRow("unknown authority") << "authority"
                                           << "TLS_UNKNOWN_CA";
        QTest::newRow("unknown authority in the chain") << "chain"
                                                        << "TLS_UNKNOWN_CA";
        QTest::newRow("self-signed") << "self"
                                     << "TLS_SELF_SIGNED";
        QTest::newRow("expired and of an unknown authority") << "both"
                                                             << "TLS_UNKNOWN_CA";
    }
    void refusedCertificates() {
        QFETCH(QString, fault);
        QFETCH(QString, code);
        NetFixture fixture;
        const auto other = authority("Another authority");
        CertSpec spec;
        if (fault == QLatin1String("expired") || fault == QLatin1String("both")) {
            spec.fromDays = -10;
            spec.toDays = -1;
        } else if (fault == QLatin1String("future")) {
            spec.fromDays = 1;
            spec.toDays = 10;
        } else if (fault == QLatin1String("host")) {
            spec.hosts = "DNS:elsewhere.example";
        }
        const bool unknown =
            fault == QLatin1String("authority") || fault == QLatin1String("chain") || fault == QLatin1String("both");
        const auto leaf =
            fault == QLatin1String("self") ? selfSigned(spec) : issuedBy(unknown ? other : fixture.ca, spec);
        QList<Cert> chain;
        if (fault == QLatin1String("chain")) chain.append(other);
        QCOMPARE(codeFor(fixture, leaf, chain), code.toUtf8());
    }

    void weakKey() {
        NetFixture fixture;
        CertSpec spec;
        spec.key = KeyKind::Rsa1024;
        QCOMPARE(codeWithTool(fixture, issuedBy(fixture.ca, spec), {}), QByteArray("TLS_WEAK_KEY"));
    }

    void weakSignature() {
        NetFixture fixture;
        CertSpec spec;
        spec.sha1 = true;
        QCOMPARE(codeWithTool(fixture, issuedBy(fixture.ca, spec), {}), QByteArray("TLS_WEAK_KEY"));
    }

    void strongRsaKeyIsTrusted() {
        NetFixture fixture;
        CertSpec spec;
        spec.key = KeyKind::Rsa2048;
        QCOMPARE(codeFor(fixture, issuedBy(fixture.ca, spec)), QByteArray("ok"));
    }

    void oldProtocol() {
        NetFixture fixture;
        QCOMPARE(codeWithTool(fixture, fixture.leaf, {QStringLiteral("-tls1_1")}), QByteArray("TLS_PROTOCOL"));
    }

    void protocolAlert() { // a server that says no instead of offering something old
        NetFixture fixture;
        RawServer server(QByteArray::fromHex("15030100020246"));
        QCOMPARE(signInCode(fixture, fixture.config(server.url())), QByteArray("TLS_PROTOCOL"));
        QVERIFY(!server.received.contains("secret-word"));
    }

    void plainHttp() {
        NetFixture fixture;
        RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(signInCode(fixture, fixture.config(server.url())), QByteArray("TLS_HANDSHAKE"));
        QVERIFY(!server.received.contains("secret-word"));
    }

    void rightPin() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto config = fixture.config();
        config.tls.pin = pinText(fixture.leaf).toStdString();
        QCOMPARE(signInCode(fixture, config), QByteArray("ok"));
        config.tls.pin = "sha256/" + QByteArray::fromHex(pinText(fixture.leaf)).toBase64().toStdString();
        QCOMPARE(signInCode(fixture, config), QByteArray("ok"));
    }

    void wrongPinSendsNothing() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto config = fixture.config();
        config.tls.pin = pinText(fixture.ca).toStdString();
        for (int run = 0; run < 5; ++run)
            QCOMPARE(signInCode(fixture, config), QByteArray("TLS_WRONG_PIN"));
        QVERIFY(fixture.server.connections >= 5);
        QCOMPARE(fixture.server.bytesReceived, 0);
    }

    void wrongPinWithManyAtOnce() { // none of the connections that open side by side may send
        NetFixture fixture;
        SmallService service(fixture.server);
        auto config = fixture.config();
        config.tls.pin = pinText(fixture.ca).toStdString();
        fixture.secrets.keep("p1/refresh", "refresh-1");
        auto gateway = fixture.gateway(config);
        std::vector<std::unique_ptr<Outcome<ports::Identity>>> outcomes;
        for (int i = 0; i < 20; ++i) {
            outcomes.push_back(std::make_unique<Outcome<ports::Identity>>());
            auto& outcome = *outcomes.back();
            outcome.handle = gateway->resume(fixture.loop, outcome.reply());
        }
        for (auto& outcome : outcomes)
            QTRY_VERIFY_WITH_TIMEOUT(outcome->done(), 20000);
        for (auto& outcome : outcomes)
            QCOMPARE(outcome->code(), std::string("TLS_WRONG_PIN"));
        QCOMPARE(fixture.server.bytesReceived, 0);
    }

    void pinOfEveryKindOfKeyDiffers() {
        QSet<QByteArray> pins;
        for (const auto kind : {KeyKind::Ec256, KeyKind::Rsa2048, KeyKind::Ed25519}) {
            for (int i = 0; i < 2; ++i) {
                CertSpec spec;
                spec.key = kind;
                const auto pin = net::TlsPolicy::pinOf(selfSigned(spec).certificate());
                QCOMPARE(pin.size(), 32);
                pins.insert(pin);
            }
        }
        QCOMPARE(pins.size(), 6);
        const auto cert = selfSigned({}).certificate();
        QCOMPARE(net::TlsPolicy::pinOf(cert),
                 QCryptographicHash::hash(cert.publicKey().toDer(), QCryptographicHash::Sha256));
    }

    void revokedByStaple() {
        NetFixture fixture;
        auto configuration = serverConfiguration(fixture.leaf, {fixture.ca});
        configuration.setBackendConfigurationOption("Qt-OCSP-response", ocspAnswer(fixture.ca, fixture.leaf, true));
        TlsServer server(configuration);
        SmallService service(server);
        QCOMPARE(signInCode(fixture, fixture.config(server.url())), QByteArray("TLS_REVOKED"));
        QCOMPARE(server.bytesReceived, 0);
    }

    void goodByStaple() {
        NetFixture fixture;
        auto configuration = serverConfiguration(fixture.leaf, {fixture.ca});
        configuration.setBackendConfigurationOption("Qt-OCSP-response", ocspAnswer(fixture.ca, fixture.leaf, false));
        TlsServer server(configuration);
        SmallService service(server);
        QCOMPARE(signInCode(fixture, fixture.config(server.url())), QByteArray("ok"));
    }

    void missingClientCertificate() {
        NetFixture fixture;
        const auto ca = QString::fromStdString(fixture.file("ca.pem", fixture.ca.pem()));
        QCOMPARE(codeWithTool(fixture, fixture.leaf,
                              {QStringLiteral("-Verify"), QStringLiteral("1"), QStringLiteral("-CAfile"), ca}),
                 QByteArray("TLS_CLIENT_CERTIFICATE"));
    }

    void clientCertificate() {
        NetFixture fixture;
        auto configuration = serverConfiguration(fixture.leaf);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates({fixture.ca.certificate()});
        TlsServer server(configuration);
        SmallService service(server);
        auto config = fixture.config(server.url());
        QVERIFY(signInCode(fixture, config) != QByteArray("ok"));
        CertSpec spec;
        spec.name = "console";
        const auto own = issuedBy(fixture.ca, spec);
        config.tls.clientCertificate = fixture.file("client.pem", own.pem() + own.keyPem());
        QCOMPARE(signInCode(fixture, config), QByteArray("ok"));
        config.tls.clientCertificate = fixture.file("certificate.pem", own.pem());
        config.tls.clientKey = fixture.file("key.pem", own.keyPem());
        QCOMPARE(signInCode(fixture, config), QByteArray("ok"));
    }

    void malformedProfiles() {
        NetFixture fixture;
        const auto codeOf = [&](const net::GatewayConfig& config) {
            auto made = net::HttpGateway::create(config, fixture.secrets);
            return made ? QByteArray("ok") : QByteArray::fromStdString(made.error().code);
        };
        auto config = fixture.config();
        QCOMPARE(codeOf(config), QByteArray("ok"));
        for (const auto* address : {"http://127.0.0.1:1", "", "127.0.0.1", "https://", "https://a:b@host", "ftp://x"}) {
            config.service = address;
            QCOMPARE(codeOf(config), QByteArray("PROFILE_INVALID"));
        }
        config = fixture.config();
        config.tls.caFile = "/nowhere/ca.pem";
        QCOMPARE(codeOf(config), QByteArray("FILE_NOT_FOUND"));
        config.tls.caFile = fixture.file("no.pem", "hello");
        QCOMPARE(codeOf(config), QByteArray("PROFILE_CA_FILE"));
        config = fixture.config();
        for (const auto* pin : {"00", "zz", "sha256/AAAA"}) {
            config.tls.pin = pin;
            QCOMPARE(codeOf(config), QByteArray("PROFILE_PIN"));
        }
        config = fixture.config();
        config.tls.clientCertificate = fixture.file("onlycert.pem", fixture.leaf.pem());
        QCOMPARE(codeOf(config), QByteArray("PROFILE_CLIENT_CERTIFICATE"));
    }

  private:
    // For what Qt's own server does not serve any more: the openssl tool with all its safety off. What it received
    // stands in its output.
    static QByteArray codeWithTool(NetFixture& fixture, const Cert& leaf, const QStringList& more) {
        QTcpServer finder;
        finder.listen(QHostAddress::LocalHost);
        const auto port = finder.serverPort();
        finder.close();
        const auto cert = QString::fromStdString(fixture.file("tool.pem", leaf.pem() + leaf.keyPem()));
        QProcess tool;
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(QStringLiteral("openssl"),
                   QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"),
                               QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-cert"), cert,
                               QStringLiteral("-key"), cert, QStringLiteral("-cipher"),
                               QStringLiteral("ALL:@SECLEVEL=0")} +
                       more);
        QByteArray output;
        const bool listening = QTest::qWaitFor(
            [&] {
                output += tool.readAll();
                return output.contains("ACCEPT");
            },
            10000);
        if (!listening) return "the tool does not listen: " + output;
        const auto code = signInCode(fixture, fixture.config("https://127.0.0.1:" + QByteArray::number(port)));
        tool.terminate();
        tool.waitForFinished();
        output += tool.readAll();
        return output.contains("secret-word") || output.contains("POST ") ? "bytes were sent" : code;
    }
};

} // namespace sekisho::tests::test_net_tls

SEKISHO_QTEST_GUILESS_MAIN(test_net_tls, TestNetTls)
#include "test_net_tls.moc"
