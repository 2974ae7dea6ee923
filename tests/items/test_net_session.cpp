// Signing in: the steps, the tokens, and what happens when any of it fails. Staying signed in: test_net_renewal.
#include "tests/fakes/net_sign_in.h"
#include "tests/fakes/qt_suite.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

namespace sekisho::tests::test_net_session {

using namespace sekisho::fakes;
using ports::LinkState;

class TestNetSession : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void signsInWithProofKey() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        std::vector<LinkState> states;
        auto watch = gateway->watchLink(fixture.loop, [&](const ports::LinkStatus& s) { states.push_back(s.state); });
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "secret-word"}, fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QVERIFY2(outcome.ok(), outcome.code().c_str());
        const auto* complete = std::get_if<ports::SignInComplete>(&**outcome.result);
        QVERIFY(complete);
        QCOMPARE(complete->identity.user.value, std::string("u-admin"));
        QCOMPARE(complete->identity.domain, 10000001);
        QCOMPARE(complete->identity.tenantName, std::string("例"));
        QVERIFY(!complete->identity.useLevel);
        QVERIFY(complete->identity.usePosition);
        QVERIFY(complete->identity.canOperate("members.members", complete->identity.serverTime));

        const auto& requests = fixture.server.requests;
        QCOMPARE(requests.size(), 3);
        const auto asked = QJsonDocument::fromJson(requests[0].body).object();
        QCOMPARE(asked.value(QLatin1String("loginId")).toString(), QStringLiteral("admin@example"));
        const QUrlQuery redeemed(QString::fromUtf8(requests[1].body));
        const auto verifier = redeemed.queryItemValue(QStringLiteral("code_verifier")).toUtf8();
        QVERIFY(verifier.size() >= 43);
        const auto challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QCOMPARE(asked.value(QLatin1String("codeChallenge")).toString().toUtf8(), challenge);
        QCOMPARE(requests[2].headers.value("authorization"), QByteArray("Bearer access-1"));
        for (const auto& request : requests)
            QVERIFY(!request.headers.value("x-request-id").isEmpty());

        QTRY_VERIFY(fixture.secrets.kept("p1/refresh") == "refresh-1");
        const std::vector<LinkState> expected{LinkState::SignedOut, LinkState::Connecting, LinkState::Online};
        QTRY_VERIFY(states == expected);
    }

    void verifiersDiffer() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        signIn(fixture, *gateway);
        QVERIFY(fixture.server.requests[0].body != fixture.server.requests[3].body);
    }

    void secondFactorThenNewPassword() {
        NetFixture fixture;
        SmallService service(fixture.server);
        QByteArray code = "000000";
        service.before = [&](const SeenRequest& request, Conversation& to) {
            const auto body = QJsonDocument::fromJson(request.body).object();
            if (request.path() == "/oauth2/v2.0/console/challenge") {
                to.answer(200, R"({"status":"secondFactor","challengeId":"ch/1","methods":["totp"]})");
            } else if (request.path() == "/oauth2/v2.0/console/challenge/ch%2F1/second-factor") {
                const bool right = body.value(QLatin1String("code")).toString() == QLatin1String("123456");
                if (right)
                    to.answer(200, R"({"status":"newPassword","challengeId":"ch2","policy":{"minLength":12}})");
                else
                    to.answer(401, R"({"code":"SECOND_FACTOR_WRONG","description":"no"})");
            } else if (request.path() == "/oauth2/v2.0/console/challenge/ch2/new-password") {
                to.answer(200, R"({"status":"complete","code":"code-2"})");
            } else {
                return false;
            }
            return true;
        };
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> first, wrong, second, third;
        first.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, first.reply());
        QTRY_VERIFY(first.ok());
        const auto* factor = std::get_if<ports::SignInSecondFactor>(&**first.result);
        QVERIFY(factor && factor->methods == std::vector<std::string>{"totp"});
        wrong.handle = gateway->sendSecondFactor("000000", fixture.loop, wrong.reply());
        QTRY_VERIFY(wrong.done());
        QCOMPARE(wrong.code(), std::string("SECOND_FACTOR_WRONG"));
        second.handle = gateway->sendSecondFactor("123456", fixture.loop, second.reply());
        QTRY_VERIFY(second.ok());
        const auto* password = std::get_if<ports::SignInNewPassword>(&**second.result);
        QVERIFY(password && password->minLength == 12 && password->maxLength == 20);
        third.handle = gateway->sendNewPassword("another-Word-1", fixture.loop, third.reply());
        QTRY_VERIFY(third.ok());
        QVERIFY(std::holds_alternative<ports::SignInComplete>(**third.result));
    }

    void aSecondFactorIsSetUpOnTheWay() {
        const QByteArray step =
            QJsonDocument(QJsonObject{{QStringLiteral("status"), QStringLiteral("enrolSecondFactor")},
                                      {QStringLiteral("challengeId"), QStringLiteral("ch1")},
                                      {QStringLiteral("uri"), QStringLiteral("otpauth://totp/x")},
                                      {QStringLiteral("secret"), QStringLiteral("JBSWY3DPEHPK3PXP")}})
                .toJson();
        NetFixture fixture;
        SmallService service(fixture.server);
        service.before = [&](const SeenRequest& request, Conversation& to) {
            const auto body = QJsonDocument::fromJson(request.body).object();
            if (request.path() == "/oauth2/v2.0/console/challenge") {
                to.answer(200, step);
            } else if (request.path() == "/oauth2/v2.0/console/challenge/ch1/enrol-second-factor") {
                const auto code = body.value(QLatin1String("code")).toString();
                if (code == QLatin1String("000000"))
                    to.answer(401, R"({"code":"SECOND_FACTOR_WRONG","description":"no"})");
                else if (code == QLatin1String("999999"))
                    to.answer(410, R"({"code":"CHALLENGE_EXPIRED","description":"late"})");
                else
                    to.answer(200, R"({"status":"complete","code":"code-2"})");
            } else {
                return false;
            }
            return true;
        };
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> first, wrong, late, last;
        first.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, first.reply());
        QTRY_VERIFY(first.ok());
        const auto* factor = std::get_if<ports::SignInEnrolSecondFactor>(&**first.result);
        QVERIFY(factor);
        QCOMPARE(factor->secret, std::string("JBSWY3DPEHPK3PXP"));
        QCOMPARE(factor->uri, std::string("otpauth://totp/x"));
        wrong.handle = gateway->enrolSecondFactor("000000", fixture.loop, wrong.reply());
        QTRY_VERIFY(wrong.done());
        QCOMPARE(wrong.code(), std::string("SECOND_FACTOR_WRONG"));
        late.handle = gateway->enrolSecondFactor("999999", fixture.loop, late.reply());
        QTRY_VERIFY(late.done());
        QCOMPARE(late.code(), std::string("CHALLENGE_EXPIRED"));
        last.handle = gateway->enrolSecondFactor("123456", fixture.loop, last.reply());
        QTRY_VERIFY(last.ok());
        QVERIFY(std::holds_alternative<ports::SignInComplete>(**last.result));
    }

    void aSecondFactorWithoutASecretIsRefused() {
        NetFixture fixture;
        SmallService service(fixture.server);
        service.before = [](const SeenRequest&, Conversation& to) {
            to.answer(200, R"({"status":"enrolSecondFactor","challengeId":"ch1","methods":["totp"]})");
            return true;
        };
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QVERIFY(!outcome.ok());
    }

    void stepsWithoutASignInAreRefused() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->sendSecondFactor("123456", fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QCOMPARE(outcome.code(), std::string("CHALLENGE_EXPIRED"));
        QCOMPARE(fixture.server.requests.size(), 0);
    }

    void wrongPasswordIsToldApart() {
        NetFixture fixture;
        SmallService service(fixture.server);
        service.before = [](const SeenRequest&, Conversation& to) {
            to.answer(401, R"({"code":"LOGIN_FAILED","description":"wrong"})", "application/json",
                      "WWW-Authenticate: Bearer realm=\"sekisho\"\r\nX-Request-Id: abc-1\r\n");
            return true;
        };
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QCOMPARE(outcome.code(), std::string("LOGIN_FAILED"));
        QVERIFY(outcome.result->error().kind == ErrorKind::Unauthenticated);
        QCOMPARE(outcome.result->error().requestId, std::string("abc-1"));
        QCOMPARE(fixture.server.requests.size(), 1);
    }

    void eachFailingCallOfASignInLeavesNothing_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<QByteArray>("code");
        for (int which = 0; which < 3; ++which) {
            const auto name = [&](const char* how) { return QByteArray::number(which) + ' ' + how; };
            QTest::newRow(name("closed").constData()) << which << QByteArray("close") << QByteArray("CONNECTION_LOST");
            QTest::newRow(name("cut").constData()) << which << QByteArray("cut") << QByteArray("CONNECTION_LOST");
            QTest::newRow(name("garbage").constData())
                << which << QByteArray("garbage") << QByteArray("RESPONSE_MALFORMED");
            QTest::newRow(name("html").constData()) << which << QByteArray("html") << QByteArray("RESPONSE_MALFORMED");
            QTest::newRow(name("500").constData()) << which << QByteArray("500") << QByteArray("INTERNAL_SERVER_ERROR");
            QTest::newRow(name("503").constData()) << which << QByteArray("503") << QByteArray("SERVICE_UNAVAILABLE");
            QTest::newRow(name("silent").constData()) << which << QByteArray("silent") << QByteArray("TIMEOUT");
        }
    }
    void eachFailingCallOfASignInLeavesNothing() {
        QFETCH(int, which);
        QFETCH(QByteArray, how);
        QFETCH(QByteArray, code);
        NetFixture fixture;
        SmallService service(fixture.server);
        const QByteArray paths[] = {"/oauth2/v2.0/console/challenge", "/oauth2/v2.0/token", "/v1.0/admin/me"};
        service.before = [&](const SeenRequest& request, Conversation& to) {
            if (request.path() != paths[which]) return false;
            if (how == "close") to.close();
            if (how == "cut") {
                to.raw("HTTP/1.1 200 X\r\nContent-Length: 500\r\nContent-Type: application/json\r\n\r\n{\"sta");
                to.close();
            }
            if (how == "garbage") to.answer(200, "{\"status\":");
            if (how == "html") to.answer(200, "<html>", "text/html");
            if (how == "500") to.answer(500, "oh", "text/plain");
            if (how == "503") to.answer(503);
            return true;
        };
        auto config = fixture.config();
        config.timings.call = std::chrono::milliseconds(150);
        auto gateway = fixture.gateway(config);
        std::optional<ports::LinkStatus> link;
        auto watch = gateway->watchLink(fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QCOMPARE(QByteArray::fromStdString(outcome.code()), code);
        QCOMPARE(outcome.replies, 1);
        QTRY_VERIFY(link && link->state == LinkState::SignedOut);
        QVERIFY(!fixture.secrets.kept("p1/refresh"));
        // What was handed out is taken back.
        if (which == 2) QTRY_COMPARE(fixture.server.count("POST", "/oauth2/v2.0/revoke"), 1);
        Outcome<ports::Identity> me;
        me.handle = gateway->whoAmI(fixture.loop, me.reply());
        QTRY_VERIFY(me.done());
        QCOMPARE(me.code(), std::string("UNAUTHORIZED"));
    }

    void givingUpASignInHalfWayTakesTheTokensBack() {
        NetFixture fixture;
        SmallService service(fixture.server);
        bool asked = false;
        service.before = [&](const SeenRequest& request, Conversation&) {
            asked = asked || request.path() == "/v1.0/admin/me";
            return request.path() == "/v1.0/admin/me"; // no answer
        };
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        QTRY_VERIFY(asked);
        outcome.handle.cancel();
        QTRY_COMPARE(fixture.server.count("POST", "/oauth2/v2.0/revoke"), 1);
        QCOMPARE(outcome.replies, 0);
        QVERIFY(!fixture.secrets.kept("p1/refresh"));
    }

    void keychainFailureDoesNotHinderASignIn() {
        NetFixture fixture;
        SmallService service(fixture.server);
        fixture.secrets.broken = true;
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        Outcome<ports::Identity> resumed;
        resumed.handle = fixture.gateway()->resume(fixture.loop, resumed.reply());
        QTRY_VERIFY(resumed.done()); // CANCELLED: that gateway is gone already
        auto second = fixture.gateway();
        Outcome<ports::Identity> again;
        again.handle = second->resume(fixture.loop, again.reply());
        QTRY_VERIFY(again.done());
        QCOMPARE(again.code(), std::string("KEYCHAIN_UNAVAILABLE"));
    }
};

} // namespace sekisho::tests::test_net_session

SEKISHO_QTEST_GUILESS_MAIN(test_net_session, TestNetSession)
#include "test_net_session.moc"
