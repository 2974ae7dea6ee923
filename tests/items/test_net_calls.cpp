// Single calls: what is sent, what each kind of answer becomes, and what happens when the service or the line fails.
#include "tests/fakes/net_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace sekisho;
using namespace sekisho::fakes;
using ports::LinkState;

namespace {

// A signed-in gateway and a service that answers with `before` first.
struct Signed {
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway;

    explicit Signed(std::function<void(net::GatewayConfig&)> change = {}) {
        auto config = fixture.config();
        if (change) change(config);
        gateway = fixture.gateway(config);
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        ok = QTest::qWaitFor([&] { return outcome.done(); }) && outcome.ok();
        fixture.server.requests.clear();
    }
    bool ok = false;

    // Every request from now on is answered so.
    void answer(std::function<void(const SeenRequest&, Conversation&)> how) {
        service.before = [how](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            how(request, to);
            return true;
        };
    }
    QByteArray fetchCode() {
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        return call.ok() ? QByteArray("ok") : QByteArray::fromStdString(call.code());
    }
    QByteArray patchCode(Error* error = nullptr) {
        auto base = someMember("u1", 3), edited = base;
        edited.nickName = "new";
        Outcome<Member> call;
        call.handle = gateway->updateMember(base, edited, fixture.loop, call.reply());
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        if (call.ok()) return "ok";
        if (error) *error = call.result->error();
        return QByteArray::fromStdString(call.code());
    }
    QByteArray suspendCode() {
        Outcome<std::monostate> call;
        call.handle = gateway->suspendMember(UserId("u1"), fixture.loop, call.reply());
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        return call.ok() ? QByteArray("ok") : QByteArray::fromStdString(call.code());
    }
};

} // namespace

class TestNetCalls : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fetchesARecordWithItsVersion() {
        Signed s;
        QVERIFY(s.ok);
        Outcome<Member> call;
        call.handle = s.gateway->fetchMember(UserId("u 1/ä"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE((**call.result).version, Version{3});
        QCOMPARE(s.fixture.server.requests.last().target, QByteArray("/v1.0/admin/users/u%201%2F%C3%A4/record"));
    }

    void everyActionAsksForTheRightThing() {
        Signed s;
        const UserId id("u1");
        auto& loop = s.fixture.loop;
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(204); });
        using Call = std::function<ports::CallHandle(ports::Reply<std::monostate>)>;
        const std::vector<std::pair<QByteArray, Call>> calls{
            {"POST /v1.0/users/u1/suspend", [&](auto r) { return s.gateway->suspendMember(id, loop, r); }},
            {"POST /v1.0/users/u1/unsuspend", [&](auto r) { return s.gateway->unsuspendMember(id, loop, r); }},
            {"POST /v1.0/users/u1/set-leave-of-absence",
             [&](auto r) {
                 return s.gateway->setLeave(id, {Instant{}, Instant{}}, loop, r);
             }},
            {"POST /v1.0/users/u1/clear-leave-of-absence", [&](auto r) { return s.gateway->clearLeave(id, loop, r); }},
            {"DELETE /v1.0/users/u1", [&](auto r) { return s.gateway->deleteMember(id, loop, r); }},
            {"POST /v1.0/users/u1/undelete", [&](auto r) { return s.gateway->undeleteMember(id, loop, r); }},
            {"DELETE /v1.0/users/u1/forcedelete", [&](auto r) { return s.gateway->forceDeleteMember(id, loop, r); }},
            {"POST /v1.0/users/u1/force-logout", [&](auto r) { return s.gateway->forceLogout(id, loop, r); }},
            {"POST /v1.0/admin/users/u1/password",
             [&](auto r) { return s.gateway->forcePassword(id, "Pass-word1", true, loop, r); }},
            {"POST /v1.0/admin/users/u1/password",
             [&](auto r) { return s.gateway->requestPasswordChange(id, loop, r); }},
            {"DELETE /v1.0/admin/users/u1/sessions/s%2F9",
             [&](auto r) { return s.gateway->endSession(id, SessionId("s/9"), loop, r); }},
            {"DELETE /v1.0/users/u1/photo", [&](auto r) { return s.gateway->deletePhoto(id, loop, r); }},
        };
        for (const auto& [expected, start] : calls) {
            Outcome<std::monostate> call;
            call.handle = start(call.reply());
            QTRY_VERIFY(call.done());
            QVERIFY2(call.ok(), call.code().c_str());
            const auto& request = s.fixture.server.requests.last();
            QCOMPARE(request.method + ' ' + request.target, expected);
            QCOMPARE(!request.headers.value("idempotency-key").isEmpty(), request.method == "POST");
        }
        const auto& requests = s.fixture.server.requests;
        QCOMPARE(requests[2].body,
                 QByteArray(R"({"endTime":"1970-01-01T00:00:00+00:00","startTime":"1970-01-01T00:00:00+00:00"})"));
        QCOMPARE(requests[8].body,
                 QByteArray(R"({"changePasswordAtNextLogin":true,"mode":"force","password":"Pass-word1"})"));
        QCOMPARE(requests[9].body, QByteArray(R"({"mode":"request"})"));
    }

    void savesOnlyWhatDiffersUnderTheVersion() {
        Signed s;
        auto base = someMember("u1", 3), edited = base;
        base.createdAt = edited.createdAt = fromMillis(5000);
        edited.nickName = "ハナ";
        Outcome<Member> call;
        call.handle = s.gateway->updateMember(base, edited, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const auto& request = s.fixture.server.requests.last();
        QCOMPARE(request.method, QByteArray("PATCH"));
        QCOMPARE(request.headers.value("if-match"), QByteArray("\"3\""));
        QCOMPARE(request.body, QByteArray(R"({"nickName":"ハナ"})"));
        QCOMPARE((**call.result).version, Version{4});
        QVERIFY((**call.result).createdAt == fromMillis(5000));
    }

    void savingNothingOnlyLooks() {
        Signed s;
        const auto base = someMember("u1", 3);
        Outcome<Member> call;
        call.handle = s.gateway->updateMember(base, base, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.ok());
        QCOMPARE(s.fixture.server.requests.size(), 1);
        QCOMPARE(s.fixture.server.requests.last().method, QByteArray("GET"));
    }

    void somebodyElsesSaveIsAConflict() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(412, R"({"code":"PRECONDITION_FAILED","description":"changed"})", "application/json",
                      "ETag: \"9\"\r\n");
        });
        Error error;
        QCOMPARE(s.patchCode(&error), QByteArray("PRECONDITION_FAILED"));
        QVERIFY(error.kind == ErrorKind::Conflict);
        QCOMPARE(error.params.at(0).name, std::string("etag"));
        QCOMPARE(error.params.at(0).value, std::string("\"9\""));
    }

    void createsWithAPasswordOfItsOwn() {
        Signed s;
        Outcome<ports::CreatedMember> call;
        call.handle = s.gateway->createMember(someMember("", 0), {}, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const auto& created = **call.result;
        QCOMPARE(created.member.id.value, std::string("u-new"));
        QCOMPARE(created.member.version, Version{1});
        const auto password = QString::fromStdString(created.temporaryPassword);
        QCOMPARE(password.size(), 20);
        for (const auto* kind : {"[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]"})
            QVERIFY(password.contains(QRegularExpression(QLatin1String(kind))));
        const auto body = QJsonDocument::fromJson(s.fixture.server.requests.last().body).object();
        const auto config = body.value(QLatin1String("passwordConfig")).toObject();
        QCOMPARE(config.value(QLatin1String("password")).toString(), password);
        QCOMPARE(config.value(QLatin1String("passwordCreationType")).toString(), QStringLiteral("ADMIN"));

        Outcome<ports::CreatedMember> byMember;
        byMember.handle = s.gateway->createMember(someMember("", 0), {ports::InitialPassword::Kind::ByMember, "", true},
                                                  s.fixture.loop, byMember.reply());
        QTRY_VERIFY(byMember.ok());
        QVERIFY((**byMember.result).temporaryPassword.empty());
    }

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

    void capabilities() {
        Signed s;
        Outcome<ports::Capabilities> call;
        call.handle = s.gateway->capabilities(s.fixture.loop, call.reply());
        QTRY_VERIFY(call.ok());
        QCOMPARE((**call.result).features.size(), std::size_t{2});
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(404); });
        Outcome<ports::Capabilities> none;
        none.handle = s.gateway->capabilities(s.fixture.loop, none.reply());
        QTRY_VERIFY(none.done());
        QCOMPARE(none.code(), std::string("NOT_OFFERED"));
        QVERIFY(none.result->error().kind == ErrorKind::NotOffered);
    }

    void sessionsAndHistory() {
        Signed s;
        s.answer([](const SeenRequest& request, Conversation& to) {
            if (request.path().endsWith("/sessions"))
                return to.answer(200, R"({"sessions":[{"sessionId":"s1","kind":"pcApp","deviceName":"PC","ip":"::1",)"
                                      R"("startedAt":"2026-01-01T00:00:00Z","lastUsedAt":"2026-01-02T00:00:00Z",)"
                                      R"("endedAt":null,"current":true},{"sessionId":"s2","kind":"browser",)"
                                      R"("startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T01:00:00Z",)"
                                      R"("endReason":"forced"}],"responseMetaData":{"nextCursor":"c+2"}})");
            to.answer(200,
                      R"({"records":[{"seq":5,"at":"2026-01-01T00:00:00Z","actorName":"A","action":"member.suspend",)"
                      R"("result":"success","changes":{"a":{"from":1,"to":2}}}],)"
                      R"("responseMetaData":{"nextCursor":null}})");
        });
        Outcome<ports::SessionPage> sessions;
        sessions.handle = s.gateway->sessions(UserId("u1"), "c+1", s.fixture.loop, sessions.reply());
        QTRY_VERIFY(sessions.ok());
        QCOMPARE(s.fixture.server.requests.last().target,
                 QByteArray("/v1.0/admin/users/u1/sessions?count=100&cursor=c%2B1"));
        const auto& page = **sessions.result;
        QCOMPARE(page.nextCursor, std::string("c+2"));
        QCOMPARE(page.sessions.size(), std::size_t{2});
        QVERIFY(page.sessions[0].kind == ClientKind::PcApp && page.sessions[0].live() && page.sessions[0].current);
        QVERIFY(!page.sessions[1].live());
        Outcome<ports::AuditPage> history;
        history.handle = s.gateway->memberHistory(UserId("u1"), "", s.fixture.loop, history.reply());
        QTRY_VERIFY(history.ok());
        QCOMPARE((**history.result).records.at(0).seq, std::int64_t{5});
        QCOMPARE((**history.result).records.at(0).changesJson, std::string(R"({"a":{"from":1,"to":2}})"));
        QVERIFY((**history.result).nextCursor.empty());
    }

    void photoIsFollowedWithinTheServiceOnly() {
        Signed s;
        QByteArray location = "/v1.0/files/7?sig=x";
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.path() == "/v1.0/files/7") return to.answer(200, "JPEG", "image/jpeg");
            to.answer(302, {}, {}, "Location: " + location + "\r\n");
        });
        const auto fetch = [&] {
            Outcome<std::string> call;
            call.handle = s.gateway->photo(UserId("u1"), s.fixture.loop, call.reply());
            if (!QTest::qWaitFor([&] { return call.done(); })) return QByteArray("no outcome");
            return QByteArray::fromStdString(call.ok() ? **call.result : call.code());
        };
        QCOMPARE(fetch(), QByteArray("JPEG"));
        QCOMPARE(s.fixture.server.requests.last().headers.value("authorization"), QByteArray("Bearer access-1"));
        TlsServer elsewhere(serverConfiguration(s.fixture.leaf));
        for (const auto& bad :
             {elsewhere.url() + "/x", QByteArray("http://127.0.0.1/x"), QByteArray("file:///etc/passwd"),
              "https://localhost:" + QByteArray::number(s.fixture.server.port()) + "/v1.0/files/7"}) {
            location = bad;
            QCOMPARE(fetch(), QByteArray("RESPONSE_MALFORMED"));
        }
        location = "/v1.0/users/u1/photo"; // round in circles
        QCOMPARE(fetch(), QByteArray("UNKNOWN_ERROR"));
        QCOMPARE(elsewhere.connections, 0);
    }

    void photoIsUploadedWhereTheServiceSays() {
        Signed s;
        QByteArray place = s.fixture.server.url() + "/upload/9";
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "PUT") return to.answer(200, "{}");
            to.answer(200, "{\"uploadUrl\":\"" + place + "\"}");
        });
        const std::string bytes(300000, 'p');
        const auto put = [&] {
            Outcome<std::monostate> call;
            call.handle = s.gateway->setPhoto(UserId("u1"), "me.jpg", bytes, s.fixture.loop, call.reply());
            if (!QTest::qWaitFor([&] { return call.done(); })) return QByteArray("no outcome");
            return call.ok() ? QByteArray("ok") : QByteArray::fromStdString(call.code());
        };
        QCOMPARE(put(), QByteArray("ok"));
        QCOMPARE(s.fixture.server.requests.size(), 2);
        QCOMPARE(s.fixture.server.requests[0].body, QByteArray(R"({"fileName":"me.jpg","fileSize":300000})"));
        QCOMPARE(s.fixture.server.requests[1].headers.value("content-type"), QByteArray("application/octet-stream"));
        QVERIFY(s.fixture.server.requests[1].body == QByteArray::fromStdString(bytes));
        place = "https://elsewhere.example/upload";
        QCOMPARE(put(), QByteArray("RESPONSE_MALFORMED"));
    }

    void changesArePagedWithWhatIsGone() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200,
                      "{\"changes\":[{\"seq\":8,\"kind\":\"member\",\"id\":\"u1\",\"op\":\"put\",\"data\":" +
                          memberRecord("u1", 5) +
                          "},{\"seq\":9,\"kind\":\"member\",\"id\":\"u2\",\"op\":\"delete\"},"
                          "{\"seq\":10,\"kind\":\"weather\",\"id\":\"w\",\"op\":\"put\",\"data\":{\"a\":[1,\"}\"]}}],"
                          "\"nextCursor\":10,\"more\":true}");
        });
        Outcome<ports::ChangePage> call;
        call.handle = s.gateway->changes(7, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const auto& page = **call.result;
        QCOMPARE(page.nextCursor, std::int64_t{10});
        QVERIFY(page.more);
        QCOMPARE(page.records.size(), std::size_t{2});
        QCOMPARE(std::get<Member>(page.records[0].value).version, Version{5});
        QCOMPARE(QByteArray::fromStdString(page.records[0].document), memberRecord("u1", 5));
        QCOMPARE(std::get<ports::Tombstone>(page.records[1].value).id, std::string("u2"));
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(410, R"({"code":"CURSOR_TOO_OLD"})"); });
        Outcome<ports::ChangePage> old;
        old.handle = s.gateway->changes(1, s.fixture.loop, old.reply());
        QTRY_VERIFY(old.done());
        QCOMPARE(old.code(), std::string("CURSOR_TOO_OLD"));
    }

    void blackBoxKeepsTheLastHundred() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(404); });
        for (int i = 0; i < 105; ++i)
            QCOMPARE(s.fetchCode(), QByteArray("NOT_FOUND"));
        const auto notes = s.gateway->recentExchanges();
        QCOMPARE(notes.size(), std::size_t{100});
        QCOMPARE(notes.front().path, std::string("/v1.0/admin/users/{userId}/record"));
        for (std::size_t i = 1; i < notes.size(); ++i)
            QVERIFY(notes[i - 1].at <= notes[i].at);
    }
};

QTEST_GUILESS_MAIN(TestNetCalls)
#include "test_net_calls.moc"
