// The check before somebody leaves, over the wire: what is asked, and what a refusal becomes.
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_leavers {

using namespace sekisho::fakes;

class TestNetLeavers : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theCheckIsAskedForOneMember() {
        NetFixture fixture;
        SmallService service(fixture.server);
        const auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> signedIn;
        signedIn.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, signedIn.reply());
        QTRY_VERIFY(signedIn.done());
        QVERIFY(signedIn.ok());
        QByteArray body = R"({"userId":"u/1","name":"佐藤","ready":true,"liveSessions":2,"devices":[]})";
        int status = 200;
        service.before = [&](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            to.answer(status, body);
            return true;
        };
        fixture.server.requests.clear();
        Outcome<LeaverCheck> check;
        check.handle = gateway->leavers().check(UserId("u/1"), fixture.loop, check.reply());
        QTRY_VERIFY(check.done());
        QVERIFY(check.ok());
        QCOMPARE(check.result->value().liveSessions, std::int64_t{2});
        QVERIFY(check.result->value().ready);
        QCOMPARE(fixture.server.requests.back().path(), QByteArray("/v1.0/admin/users/u%2F1/leaver-check"));

        status = 403;
        body = R"({"code":"FORBIDDEN","description":"no"})";
        Outcome<LeaverCheck> refused;
        refused.handle = gateway->leavers().check(UserId("u1"), fixture.loop, refused.reply());
        QTRY_VERIFY(refused.done());
        QCOMPARE(refused.code(), std::string("FORBIDDEN"));

        status = 200;
        body = R"({"userId":7})";
        Outcome<LeaverCheck> broken;
        broken.handle = gateway->leavers().check(UserId("u1"), fixture.loop, broken.reply());
        QTRY_VERIFY(broken.done());
        QCOMPARE(broken.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_leavers

SEKISHO_QTEST_GUILESS_MAIN(test_net_leavers, TestNetLeavers)
#include "test_net_leavers.moc"
