// Staying signed in: the kept token, renewal shared by all calls, and the end of the session in all its ways.
#include "tests/fakes/net_sign_in.h"
#include "tests/fakes/qt_suite.h"

namespace sekisho::tests::test_net_renewal {

using namespace sekisho::fakes;
using ports::LinkState;

class TestNetRenewal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void resumesWithTheKeptToken() {
        NetFixture fixture;
        SmallService service(fixture.server);
        fixture.secrets.keep("p1/refresh", "refresh-1");
        auto gateway = fixture.gateway();
        Outcome<ports::Identity> outcome;
        outcome.handle = gateway->resume(fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QVERIFY2(outcome.ok(), outcome.code().c_str());
        QCOMPARE(service.renewals, 1);
    }

    void resumeWithoutATokenSaysSo() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        Outcome<ports::Identity> outcome;
        outcome.handle = gateway->resume(fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QCOMPARE(outcome.code(), std::string("UNAUTHORIZED"));
        QCOMPARE(fixture.server.connections, 0);
    }

    void resumeOfAnEndedSession() {
        NetFixture fixture;
        SmallService service(fixture.server);
        service.refreshWorks = false;
        fixture.secrets.keep("p1/refresh", "refresh-1");
        auto gateway = fixture.gateway();
        std::optional<ports::LinkStatus> link;
        auto watch = gateway->watchLink(fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        Outcome<ports::Identity> outcome;
        outcome.handle = gateway->resume(fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QCOMPARE(outcome.code(), std::string("SESSION_ENDED"));
        QTRY_VERIFY(link && link->state == LinkState::SignedOut && link->reason);
        QCOMPARE(link->reason->code, std::string("SESSION_ENDED"));
        QTRY_VERIFY(!fixture.secrets.kept("p1/refresh"));
    }

    void resumeWhileOfflineKeepsTheTokenAndComesBack() {
        NetFixture fixture;
        SmallService service(fixture.server);
        fixture.secrets.keep("p1/refresh", "refresh-1");
        fixture.server.stop();
        auto gateway = fixture.gateway();
        std::optional<ports::LinkStatus> link;
        auto watch = gateway->watchLink(fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        Outcome<ports::Identity> outcome;
        outcome.handle = gateway->resume(fixture.loop, outcome.reply());
        QTRY_VERIFY(outcome.done());
        QCOMPARE(outcome.code(), std::string("CONNECTION_REFUSED"));
        QTRY_VERIFY(link && link->state == LinkState::Offline && link->reason);
        QCOMPARE(link->reason->code, std::string("CONNECTION_REFUSED"));
        QCOMPARE(fixture.secrets.kept("p1/refresh").value_or(""), std::string("refresh-1"));
        QVERIFY(fixture.server.start());
        QTRY_VERIFY(link->state == LinkState::Online);
        Outcome<ports::Identity> me;
        me.handle = gateway->whoAmI(fixture.loop, me.reply());
        QTRY_VERIFY(me.ok());
    }

    void threeExpiredCallsRenewOnce() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        service.access = "access-2";
        service.refresh = "refresh-1";
        std::vector<std::unique_ptr<Outcome<Member>>> calls;
        for (int i = 0; i < 3; ++i) {
            calls.push_back(std::make_unique<Outcome<Member>>());
            auto& call = *calls.back();
            call.handle = gateway->fetchMember(UserId("u" + std::to_string(i)), fixture.loop, call.reply());
        }
        for (auto& call : calls)
            QTRY_VERIFY(call->done());
        for (auto& call : calls)
            QVERIFY2(call->ok(), call->code().c_str());
        QCOMPARE(service.renewals, 1);
        for (int i = 0; i < 3; ++i)
            QCOMPARE((**calls[static_cast<std::size_t>(i)]->result).id.value, "u" + std::to_string(i));
    }

    void snapshotAndCallsShareOneRenewal() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        service.access = "access-2";
        struct Sink : ports::FeedSink {
            Done begin(const ports::SnapshotBegin&) override { return {}; }
            Done batch(std::vector<ports::FeedRecord>) override { return {}; }
        };
        Outcome<std::int64_t> bulk;
        Outcome<Member> call;
        bulk.handle = gateway->snapshot(std::make_shared<Sink>(), fixture.loop, bulk.reply());
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        QTRY_VERIFY(bulk.done() && call.done());
        QVERIFY2(bulk.ok(), bulk.code().c_str());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE(service.renewals, 1);
    }

    void failedRenewalEndsTheSessionForAll() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        std::optional<ports::LinkStatus> link;
        auto watch = gateway->watchLink(fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        signIn(fixture, *gateway);
        QTRY_VERIFY(fixture.secrets.kept("p1/refresh"));
        service.access = "access-2";
        service.refreshWorks = false;
        std::vector<std::unique_ptr<Outcome<Member>>> calls;
        for (int i = 0; i < 3; ++i) {
            calls.push_back(std::make_unique<Outcome<Member>>());
            calls.back()->handle = gateway->fetchMember(UserId("u1"), fixture.loop, calls.back()->reply());
        }
        for (auto& call : calls)
            QTRY_VERIFY(call->done());
        for (auto& call : calls)
            QCOMPARE(call->code(), std::string("SESSION_ENDED"));
        QCOMPARE(service.renewals, 1);
        QTRY_VERIFY(link && link->state == LinkState::SignedOut && link->reason);
        QCOMPARE(link->reason->code, std::string("SESSION_ENDED"));
        QTRY_VERIFY(!fixture.secrets.kept("p1/refresh"));
    }

    void renewalThatDoesNotReachTheServiceKeepsTheSession() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        service.access = "access-2";
        bool down = true;
        service.before = [&](const SeenRequest& request, Conversation& to) {
            if (!down || request.path() != "/oauth2/v2.0/token") return false;
            to.close();
            return true;
        };
        Outcome<Member> first, second;
        first.handle = gateway->fetchMember(UserId("u1"), fixture.loop, first.reply());
        QTRY_VERIFY(first.done());
        QCOMPARE(first.code(), std::string("CONNECTION_LOST"));
        down = false;
        second.handle = gateway->fetchMember(UserId("u1"), fixture.loop, second.reply());
        QTRY_VERIFY(second.done());
        QVERIFY2(second.ok(), second.code().c_str());
    }

    void rotatedTokenIsKept() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        service.before = [&](const SeenRequest& request, Conversation& to) {
            if (!request.body.contains("grant_type=refresh_token")) return false;
            service.access = "access-2";
            to.answer(200, R"({"access_token":"access-2","refresh_token":"refresh-2","expires_in":3600})");
            return true;
        };
        service.access = "access-0";
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        QTRY_VERIFY(call.ok());
        QTRY_COMPARE(fixture.secrets.kept("p1/refresh").value_or(""), std::string("refresh-2"));
    }

    void freshTokenThatIsRefusedEndsTheSession() { // no endless circle of renewals
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        service.before = [](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            to.answer(401, R"({"code":"UNAUTHORIZED","description":""})");
            return true;
        };
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("SESSION_ENDED"));
        QCOMPARE(service.renewals, 1);
    }

    void forcedLogOutIsFeltAtOnce_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("by an administrator") << QByteArray("SESSION_FORCED_OUT");
        QTest::newRow("by a policy") << QByteArray("SESSION_ENDED_BY_POLICY");
    }
    void forcedLogOutIsFeltAtOnce() {
        QFETCH(QByteArray, code);
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        service.before = [code](const SeenRequest&, Conversation& to) {
            to.answer(401, R"({"code":")" + code + R"(","description":"over"})");
            return true;
        };
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), code.toStdString());
        QCOMPARE(service.renewals, 0);
        QTRY_VERIFY(!fixture.secrets.kept("p1/refresh"));
    }

    void signOutRevokesAndForgets() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        QTRY_VERIFY(fixture.secrets.kept("p1/refresh"));
        Outcome<std::monostate> out;
        out.handle = gateway->signOut(fixture.loop, out.reply());
        QTRY_VERIFY(out.ok());
        const auto& last = fixture.server.requests.back();
        QCOMPARE(last.path(), QByteArray("/oauth2/v2.0/revoke"));
        QVERIFY(last.body.contains("token=refresh-1"));
        QVERIFY(!fixture.secrets.kept("p1/refresh"));
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("UNAUTHORIZED"));
    }

    void signOutWithoutServiceStillForgets() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        fixture.server.stop();
        Outcome<std::monostate> out;
        out.handle = gateway->signOut(fixture.loop, out.reply());
        QTRY_VERIFY(out.done());
        QCOMPARE(out.code(), std::string("CONNECTION_REFUSED"));
        QTRY_VERIFY(!fixture.secrets.kept("p1/refresh"));
    }

    void nothingSecretInTheBlackBox() {
        NetFixture fixture;
        SmallService service(fixture.server);
        auto gateway = fixture.gateway();
        signIn(fixture, *gateway);
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u-secret"), fixture.loop, call.reply());
        QTRY_VERIFY(call.ok());
        std::string all;
        const auto notes = gateway->recentExchanges();
        QCOMPARE(notes.size(), std::size_t{4});
        for (const auto& note : notes)
            all += note.method + note.path + note.code;
        for (const auto* word : {"secret", "access-1", "refresh-1", "code-1"})
            QVERIFY(all.find(word) == std::string::npos);
        QCOMPARE(notes.back().path, std::string("/v1.0/admin/users/{userId}/record"));
        QCOMPARE(notes.back().status, 200);
    }
};

} // namespace sekisho::tests::test_net_renewal

SEKISHO_QTEST_GUILESS_MAIN(test_net_renewal, TestNetRenewal)
#include "test_net_renewal.moc"
