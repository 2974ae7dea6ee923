// Single calls when the service or the line fails: what becomes of errors, bad answers, silence and lost connections,
// what is tried again and what is not.
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>
#include <QTimer>

namespace sekisho::tests::test_net_failures {

using namespace sekisho::fakes;
using ports::LinkState;

class TestNetFailures : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void errorsOfTheService_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int status, QByteArray body, QByteArray type, QByteArray code,
                            ErrorKind kind) {
            QTest::newRow(name) << status << body << type << code << static_cast<int>(kind);
        };
        row("400", 400, R"({"code":"NAME_TOO_LONG","description":"x"})", "application/json", "NAME_TOO_LONG",
            ErrorKind::BadInput);
        row("oauth", 400, R"({"error":"invalid_grant"})", "application/json", "OAUTH_INVALID_GRANT",
            ErrorKind::BadInput);
        row("403", 403, "", "", "FORBIDDEN", ErrorKind::Forbidden);
        row("404 of a proxy", 404, "<html>", "text/html", "NOT_FOUND", ErrorKind::NotFound);
        row("409", 409, R"({"code":"USER_ALREADY_EXIST"})", "application/json", "USER_ALREADY_EXIST",
            ErrorKind::Conflict);
        row("unknown code", 400, R"({"code":"SOMETHING_NEW","description":"text"})", "application/json",
            "SOMETHING_NEW", ErrorKind::BadInput);
        row("500", 500, "{", "application/json", "INTERNAL_SERVER_ERROR", ErrorKind::Internal);
        row("503", 503, "", "", "SERVICE_UNAVAILABLE", ErrorKind::Unavailable);
        row("502", 502, "", "", "SERVICE_UNAVAILABLE", ErrorKind::Unavailable);
        row("413", 413, "", "", "PAYLOAD_TOO_LARGE", ErrorKind::TooLarge);
        row("unasked redirect", 302, "", "", "UNKNOWN_ERROR", ErrorKind::Internal);
    }

    void errorsOfTheService() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, code);
        QFETCH(int, kind);
        Signed s;
        s.answer([=](const SeenRequest&, Conversation& to) {
            to.answer(status, body, type,
                      "X-Request-Id: r-7\r\nX-Error-Field: userName\r\nX-Error-Params: max=80&who=%E4%BD%90\r\n"
                      "Location: https://elsewhere.example/\r\n");
        });
        Error error;
        QCOMPARE(s.patchCode(&error), code);
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.requestId, std::string("r-7"));
        QCOMPARE(error.field, std::string("userName"));
        QCOMPARE(error.params.at(0).value, std::string("80"));
        QCOMPARE(error.params.at(1).value, std::string("佐"));
        QCOMPARE(s.fixture.server.requests.size(), 1); // a change is never repeated by itself
    }

    void badAnswers_data() {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, QByteArray raw, QByteArray code) { QTest::newRow(name) << raw << code; };
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        row("garbage", head + "Content-Length: 3\r\n\r\n{\"a", "RESPONSE_MALFORMED");
        row("array", head + "Content-Length: 2\r\n\r\n[]", "RESPONSE_MALFORMED");
        row("empty", head + "Content-Length: 0\r\n\r\n", "RESPONSE_MALFORMED");
        row("not UTF-8", head + "Content-Length: 14\r\n\r\n{\"userId\":\"\xff\"}", "RESPONSE_MALFORMED");
        row("no type", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "RESPONSE_MALFORMED");
        row("wrong type", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n{}",
            "RESPONSE_MALFORMED");
        row("announced too large", head + "Content-Length: 99999999\r\n\r\n{", "RESPONSE_TOO_LARGE");
        row("two lengths", head + "Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}   ", "RESPONSE_MALFORMED");
        row("no number as length", head + "Content-Length: two\r\n\r\n{}", "RESPONSE_MALFORMED");
        row("two types", head + "Content-Type: text/html\r\nContent-Length: 2\r\n\r\n{}", "RESPONSE_MALFORMED");
        row("cut", head + "Content-Length: 500\r\n\r\n{\"userId\":", "CONNECTION_LOST");
        row("cut in the head", "HTTP/1.1 200 OK\r\nContent-Ty", "CONNECTION_LOST");
        row("not HTTP", "SSH-2.0-OpenSSH_9\r\n\r\n", "CONNECTION_LOST");
        row("bad chunk", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", "CONNECTION_LOST");
    }

    void badAnswers() {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, code);
        Signed s([](net::GatewayConfig& config) { config.timings.call = std::chrono::milliseconds(1500); });
        s.answer([=](const SeenRequest&, Conversation& to) {
            to.raw(raw);
            to.close();
        });
        const auto got = s.fetchCode();
        if (code == "CONNECTION_LOST") // which of the two depends on when the line broke
            QVERIFY2(got == code || got == "RESPONSE_MALFORMED", got.constData());
        else
            QCOMPARE(got, code);
    }

    void twoVersionsAreNone() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, memberRecord("u1", 3), "application/json", "ETag: \"3\"\r\nETag: \"4\"\r\n");
        });
        QCOMPARE(s.fetchCode(), QByteArray("RESPONSE_MALFORMED"));
    }

    void hugeBodyWithoutALength() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.beginStream("application/json");
            const QByteArray piece(1 << 20, ' ');
            for (int i = 0; i < 20; ++i)
                to.piece(piece);
        });
        QCOMPARE(s.fetchCode(), QByteArray("RESPONSE_TOO_LARGE"));
    }

    void silentServiceTimesOut() {
        Signed s([](net::GatewayConfig& config) { config.timings.call = std::chrono::milliseconds(200); });
        s.answer([](const SeenRequest&, Conversation&) {});
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(s.fetchCode(), QByteArray("TIMEOUT"));
        QVERIFY(clock.elapsed() < 5000);
        QCOMPARE(s.fixture.server.requests.size(), 1); // he has waited long enough
    }

    void trickleTimesOut() {
        Signed s([](net::GatewayConfig& config) { config.timings.call = std::chrono::milliseconds(300); });
        QTimer trickle;
        QPointer<Conversation> conversation;
        connect(&trickle, &QTimer::timeout, this, [&] {
            if (conversation) conversation->raw(" ");
        });
        s.answer([&](const SeenRequest&, Conversation& to) {
            conversation = &to;
            to.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
            trickle.start(20);
        });
        QCOMPARE(s.fetchCode(), QByteArray("TIMEOUT"));
    }

    void readingIsTriedThreeTimes() {
        Signed s;
        int left = 2;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (left-- > 0) return to.answer(503);
            to.answer(200, memberRecord("u1", 3));
            Q_UNUSED(request)
        });
        QCOMPARE(s.fetchCode(), QByteArray("ok"));
        QCOMPARE(s.fixture.server.requests.size(), 3);
        left = 100;
        s.fixture.server.requests.clear();
        QCOMPARE(s.fetchCode(), QByteArray("SERVICE_UNAVAILABLE"));
        QVERIFY(s.fixture.server.requests.size() >= 3); // and the probe looks meanwhile
    }

    void changeIsSentOnceOnly() { // although the access manager would like to send it again
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) { to.close(); });
        QCOMPARE(s.patchCode(), QByteArray("CONNECTION_LOST"));
        QCOMPARE(s.fixture.server.count("PATCH", "/v1.0/users/u1"), 1);
        Outcome<std::monostate> call;
        call.handle = s.gateway->deleteMember(UserId("u1"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("CONNECTION_LOST"));
        QCOMPARE(s.fixture.server.count("DELETE", "/v1.0/users/u1"), 1);
    }

    void postWithALostAnswerIsSentAgainUnderTheSameKey() {
        Signed s;
        int seen = 0;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method != "POST") return to.answer(404);
            if (++seen == 1) return to.close();
            to.answer(204);
        });
        QCOMPARE(s.suspendCode(), QByteArray("ok"));
        QList<SeenRequest> posts;
        for (const auto& request : s.fixture.server.requests)
            if (request.method == "POST") posts.append(request);
        QCOMPARE(posts.size(), 2);
        QVERIFY(!posts[0].headers.value("idempotency-key").isEmpty());
        QCOMPARE(posts[0].headers.value("idempotency-key"), posts[1].headers.value("idempotency-key"));
        QVERIFY(posts[0].headers.value("x-request-id") != posts[1].headers.value("x-request-id"));
        seen = -100; // never answered now: once more and no more
        s.fixture.server.requests.clear();
        s.answer([](const SeenRequest&, Conversation& to) { to.close(); });
        QCOMPARE(s.suspendCode(), QByteArray("CONNECTION_LOST"));
        QCOMPARE(s.fixture.server.count("POST", "/v1.0/users/u1/suspend"), 2);
    }

    void busyServiceIsWaitedFor() {
        Signed s;
        int seen = 0;
        s.answer([&](const SeenRequest&, Conversation& to) {
            if (++seen == 1)
                to.answer(429, R"({"code":"TOO_MANY_REQUESTS","description":""})", "application/json",
                          "Retry-After: 1\r\n");
            else
                to.answer(200, memberRecord("u1", 3));
        });
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(s.fetchCode(), QByteArray("ok"));
        QVERIFY(clock.elapsed() >= 950);
        QCOMPARE(seen, 2);
    }

    void busyServiceIsNotWaitedForTooLongOrTwice_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("requests");
        QTest::newRow("too long") << QByteArray("Retry-After: 61\r\n") << 1;
        QTest::newRow("none") << QByteArray() << 1;
        QTest::newRow("nonsense") << QByteArray("Retry-After: tomorrow\r\n") << 1;
        QTest::newRow("again and again") << QByteArray("Retry-After: 0\r\n") << 2;
    }

    void busyServiceIsNotWaitedForTooLongOrTwice() {
        QFETCH(QByteArray, header);
        QFETCH(int, requests);
        Signed s;
        s.answer([=](const SeenRequest&, Conversation& to) { to.answer(429, {}, {}, header); });
        QCOMPARE(s.fetchCode(), QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(s.fixture.server.requests.size(), requests);
        s.fixture.server.requests.clear();
        QCOMPARE(s.patchCode(), QByteArray("TOO_MANY_REQUESTS")); // a change never waits in secret
        QCOMPARE(s.fixture.server.requests.size(), 1);
    }

    void droppedHandleEndsTheRequest() {
        Signed s;
        bool asked = false;
        QPointer<Conversation> conversation;
        s.answer([&](const SeenRequest&, Conversation& to) {
            asked = true;
            conversation = &to;
        });
        auto call = std::make_unique<Outcome<Member>>();
        int replies = 0;
        {
            auto handle = s.gateway->fetchMember(UserId("u1"), s.fixture.loop, [&](Result<Member>) { ++replies; });
            QTRY_VERIFY(asked);
            QVERIFY(handle.running());
        }
        QTRY_VERIFY(!conversation); // the connection was closed
        QCOMPARE(replies, 0);
    }

    void handleDroppedBetweenAnswerAndReply() {
        Signed s;
        HoldingExecutor held;
        int replies = 0;
        {
            const auto handle = s.gateway->fetchMember(UserId("u1"), held, [&](Result<Member>) { ++replies; });
            QTRY_COMPARE(held.held(), std::size_t{1});
        }
        held.run();
        QCOMPARE(replies, 0);
    }

    void destroyedGatewayEndsItsCalls() {
        Signed s;
        bool asked = false;
        s.answer([&](const SeenRequest&, Conversation&) { asked = true; });
        Outcome<Member> running, queued;
        running.handle = s.gateway->fetchMember(UserId("u1"), s.fixture.loop, running.reply());
        QTRY_VERIFY(asked);
        queued.handle = s.gateway->fetchMember(UserId("u2"), s.fixture.loop, queued.reply());
        s.gateway.reset();
        QTRY_VERIFY(running.done() && queued.done());
        QCOMPARE(running.code(), std::string("CANCELLED"));
        QCOMPARE(queued.code(), std::string("CANCELLED"));
        running.handle.cancel(); // harmless afterwards
    }

    void linkGoesOfflineAndComesBack() {
        Signed s;
        std::vector<ports::LinkStatus> states;
        auto watch =
            s.gateway->watchLink(s.fixture.loop, [&](const ports::LinkStatus& status) { states.push_back(status); });
        QTRY_VERIFY(!states.empty() && states.back().state == LinkState::Online);
        s.fixture.server.stop();
        QCOMPARE(s.fetchCode(), QByteArray("CONNECTION_REFUSED"));
        QTRY_VERIFY(states.back().state == LinkState::Offline);
        QCOMPARE(states.back().reason->code, std::string("CONNECTION_REFUSED"));
        QVERIFY(s.fixture.server.start());
        QTRY_VERIFY(states.back().state == LinkState::Online);
        QVERIFY(s.fixture.server.count("GET", "/v1.0/admin/capabilities") >= 1);
        const auto heard = states.size();
        watch.cancel();
        s.fixture.server.stop();
        QCOMPARE(s.fetchCode(), QByteArray("CONNECTION_REFUSED"));
        QCOMPARE(states.size(), heard);
    }

    void serviceThatRefusesIsStillThere() {
        Signed s;
        std::optional<ports::LinkStatus> link;
        auto watch = s.gateway->watchLink(s.fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(403); });
        QCOMPARE(s.fetchCode(), QByteArray("FORBIDDEN"));
        QVERIFY(link && link->state == LinkState::Online);
    }
};

} // namespace sekisho::tests::test_net_failures

SEKISHO_QTEST_GUILESS_MAIN(test_net_failures, TestNetFailures)
#include "test_net_failures.moc"
