// The snapshot and the push: what arrives, in which pieces, and what happens when the line breaks.
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

namespace sekisho::tests::test_net_streams {

using namespace sekisho::fakes;
using ports::LinkState;

namespace {

struct Sink final : ports::FeedSink {
    std::optional<ports::SnapshotBegin> begun;
    std::atomic<std::int64_t> records{0};
    std::vector<std::size_t> batches;
    std::vector<std::string> ids;
    std::optional<Error> refuse; // from `refuseAt` records on
    std::int64_t refuseAt = 0;
    std::function<void()> beforeBatch;
    Done begin(const ports::SnapshotBegin& b) override {
        begun = b;
        return {};
    }
    Done batch(std::vector<ports::FeedRecord> batch) override {
        if (beforeBatch) beforeBatch();
        batches.push_back(batch.size());
        for (const auto& record : batch)
            if (const auto* member = std::get_if<Member>(&record.value)) ids.push_back(member->id.value);
        records += static_cast<std::int64_t>(batch.size());
        if (refuse && records >= refuseAt) return *refuse;
        return {};
    }
};

QByteArray line(const QByteArray& kind, const QByteArray& data) {
    return "{\"kind\":\"" + kind + "\",\"data\":" + data + "}\n";
}
QByteArray beginLine(int members) {
    return "{\"kind\":\"begin\",\"cursor\":7,\"members\":" + QByteArray::number(members) + ",\"orgUnits\":0}\n";
}
QByteArray endLine(int count) {
    return "{\"kind\":\"end\",\"count\":" + QByteArray::number(count) + "}\n";
}

struct Signed {
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway;
    std::shared_ptr<Sink> sink = std::make_shared<Sink>();
    Outcome<std::int64_t> outcome;
    QPointer<Conversation> stream;
    bool signedIn = false;

    explicit Signed(std::function<void(net::GatewayConfig&)> change = {}) {
        auto config = fixture.config();
        if (change) change(config);
        gateway = fixture.gateway(config);
        Outcome<ports::SignInStep> in;
        in.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, in.reply());
        signedIn = QTest::qWaitFor([&] { return in.done(); }) && in.ok();
        fixture.server.requests.clear();
    }
    void answer(std::function<void(const SeenRequest&, Conversation&)> how) {
        service.before = [how](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            how(request, to);
            return true;
        };
    }
    void answerWith(const QByteArray& body) {
        answer([body](const SeenRequest&, Conversation& to) { to.answer(200, body, "application/x-ndjson"); });
    }
    QByteArray snapshotCode() {
        outcome.handle = gateway->snapshot(sink, fixture.loop, outcome.reply());
        if (!QTest::qWaitFor([&] { return outcome.done(); }, 30000)) return "no outcome";
        return outcome.ok() ? QByteArray("ok") : QByteArray::fromStdString(outcome.code());
    }
    // Push: the service keeps the connection in `stream`.
    void holdPush() {
        answer([this](const SeenRequest& request, Conversation& to) {
            if (request.path() != "/v1.0/admin/push") return to.answer(404);
            to.beginStream("text/event-stream");
            stream = &to;
        });
    }
};

} // namespace

class TestNetStreams : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void snapshotInOrderAndInBatches() {
        Signed s;
        QByteArray body = beginLine(4500);
        for (int i = 0; i < 4500; ++i)
            body += line("member", memberRecord("u" + QByteArray::number(i), i + 1));
        body += endLine(4500);
        s.answerWith(body);
        QCOMPARE(s.snapshotCode(), QByteArray("ok"));
        QCOMPARE(**s.outcome.result, std::int64_t{4500});
        QVERIFY(s.sink->begun && s.sink->begun->cursor == 7 && s.sink->begun->members == 4500);
        QVERIFY((s.sink->batches == std::vector<std::size_t>(4500, 1)));
        for (int i = 0; i < 4500; ++i)
            QCOMPARE(s.sink->ids[static_cast<std::size_t>(i)], "u" + std::to_string(i));
    }

    void piecesMayEndAnywhere() {
        Signed s;
        const auto body = beginLine(2) + line("member", memberRecord("u1", 1)) + line("weather", "{\"a\":1}") +
                          line("member", memberRecord("u2", 1) + ",\"later\":{\"a\":{}}") +
                          line("member", memberRecord("u3", 1)) + endLine(4);
        s.answer([body](const SeenRequest&, Conversation& to) {
            to.beginStream("application/x-ndjson");
            for (qsizetype at = 0; at < body.size(); at += 7)
                to.piece(body.mid(at, 7));
            to.endStream();
        });
        QCOMPARE(s.snapshotCode(), QByteArray("ok"));
        QVERIFY((s.sink->ids == std::vector<std::string>{"u1", "u2", "u3"}));
    }

    void brokenSnapshots_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        const auto u1 = line("member", memberRecord("u1", 1));
        const auto row = [](const char* name, QByteArray body, QByteArray code) {
            QTest::newRow(name) << body << code;
        };
        row("no end", beginLine(1) + u1, "CONNECTION_LOST");
        row("cut in a line", beginLine(1) + u1.left(40), "CONNECTION_LOST");
        row("cut in the end line", beginLine(1) + u1 + endLine(1).chopped(1), "CONNECTION_LOST");
        row("empty", "\n", "CONNECTION_LOST");
        row("wrong count", beginLine(2) + u1 + endLine(2), "RESPONSE_MALFORMED");
        row("no beginning", u1 + endLine(1), "RESPONSE_MALFORMED");
        row("end without beginning", endLine(0), "RESPONSE_MALFORMED");
        row("two beginnings", beginLine(1) + beginLine(1), "RESPONSE_MALFORMED");
        row("goes on", beginLine(1) + u1 + endLine(1) + u1, "RESPONSE_MALFORMED");
        row("garbage", beginLine(1) + "{\"kind\":\n", "RESPONSE_MALFORMED");
        row("more behind a record", beginLine(1) + line("member", memberRecord("u1", 1) + "}"), "RESPONSE_MALFORMED");
        row("bad record", beginLine(1) + line("member", "{\"userId\":5}"), "RESPONSE_MALFORMED");
        row("no data", beginLine(1) + "{\"kind\":\"member\"}\n", "RESPONSE_MALFORMED");
        row("not UTF-8", beginLine(1) + line("member", "{\"userId\":\"\xff\"}"), "RESPONSE_MALFORMED");
        row("endless line", beginLine(1) + QByteArray(5 << 20, 'x'), "RESPONSE_TOO_LARGE");
    }
    void brokenSnapshots() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        Signed s;
        s.answerWith(body);
        QCOMPARE(s.snapshotCode(), code);
        QCOMPARE(s.outcome.replies, 1);
    }

    void lineBreaksInTheMiddle() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.beginStream("application/x-ndjson");
            to.piece(beginLine(2) + line("member", memberRecord("u1", 1)));
            to.close();
        });
        QCOMPARE(s.snapshotCode(), QByteArray("CONNECTION_LOST"));
        // Nothing was given twice: what has begun is not begun again by itself.
        QCOMPARE(s.fixture.server.count("GET", "/v1.0/admin/snapshot"), 1);
    }

    void silenceInTheMiddle() {
        Signed s([](net::GatewayConfig& config) { config.timings.stream = std::chrono::milliseconds(200); });
        s.answer([](const SeenRequest&, Conversation& to) {
            to.beginStream("application/x-ndjson");
            to.piece(beginLine(2));
        });
        QCOMPARE(s.snapshotCode(), QByteArray("TIMEOUT"));
    }

    void wrongTypeIsNoSnapshot() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, "<html>", "text/html"); });
        QCOMPARE(s.snapshotCode(), QByteArray("RESPONSE_MALFORMED"));
        QVERIFY(!s.sink->begun);
    }

    void refusedSnapshotTellsWhy() {
        Signed s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(403, R"({"code":"ACCESS_DENIED","description":"no"})");
        });
        QCOMPARE(s.snapshotCode(), QByteArray("ACCESS_DENIED"));
    }

    void sinkMayStopIt() {
        Signed s;
        QByteArray body = beginLine(9000);
        for (int i = 0; i < 9000; ++i)
            body += line("member", memberRecord("u" + QByteArray::number(i), 1));
        s.answerWith(body + endLine(9000));
        s.sink->refuse = Error(ErrorKind::DiskFull, "DISK_FULL");
        s.sink->refuseAt = 4000;
        QCOMPARE(s.snapshotCode(), QByteArray("DISK_FULL"));
        QCOMPARE(s.sink->records.load(), std::int64_t{4000});
    }

    void slowSinkHoldsTheServiceBack() {
        Signed s;
        std::atomic<bool> go{false};
        const auto atLast = qScopeGuard([&] { go = true; });
        s.sink->beforeBatch = [&] {
            while (!go)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        };
        QByteArray many;
        for (int i = 0; i < 2000; ++i)
            many += line("member", memberRecord("u" + QByteArray::number(i), 1));
        const int rounds = 60; // about 30 MB
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.beginStream("application/x-ndjson");
            to.piece(beginLine(rounds * 2000));
            for (int i = 0; i < rounds; ++i)
                to.piece(many);
            to.piece(endLine(rounds * 2000));
            to.endStream();
            s.stream = &to;
        });
        s.outcome.handle = s.gateway->snapshot(s.sink, s.fixture.loop, s.outcome.reply());
        QTRY_VERIFY(s.stream);
        // While the sink sleeps, what the service could not send stays with the service.
        qint64 before = -1, now = s.stream->waiting();
        QTRY_VERIFY_WITH_TIMEOUT((before = std::exchange(now, s.stream->waiting()), before == now), 10000);
        QVERIFY2(now > (qint64{10} << 20), QByteArray::number(now).constData());
        QVERIFY(!s.outcome.done());
        go = true;
        QTRY_VERIFY_WITH_TIMEOUT(s.outcome.done(), 30000);
        QVERIFY2(s.outcome.ok(), s.outcome.code().c_str());
        QCOMPARE(s.sink->records.load(), std::int64_t{rounds * 2000});
    }

    void droppedSnapshotStops() {
        Signed s;
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.beginStream("application/x-ndjson");
            to.piece(beginLine(1));
            s.stream = &to;
        });
        s.outcome.handle = s.gateway->snapshot(s.sink, s.fixture.loop, s.outcome.reply());
        QTRY_VERIFY(s.stream);
        s.outcome.handle.cancel();
        QTRY_VERIFY(!s.stream);
        QCOMPARE(s.outcome.replies, 0);
    }

    void pushTellsOfChanges() {
        Signed s;
        s.holdPush();
        std::vector<std::int64_t> heard;
        auto handle = s.gateway->listen(5, s.fixture.loop, [&](std::int64_t seq) { heard.push_back(seq); });
        QTRY_VERIFY(s.stream);
        const auto& request = s.fixture.server.requests.last();
        QCOMPARE(request.target, QByteArray("/v1.0/admin/push?cursor=5"));
        QCOMPARE(request.headers.value("accept"), QByteArray("text/event-stream"));
        s.stream->piece(": hello\n\nid: 6\nevent: change\ndata: {\"seq\":6}\n\nid: 7\r\nevent: cha");
        s.stream->piece(
            "nge\r\ndata: {\"seq\":7}\r\n\r\nevent: weather\ndata: {}\n\nevent: change\ndata: nonsense\n\n");
        QTRY_COMPARE(heard.size(), std::size_t{2});
        QCOMPARE(heard[0], std::int64_t{6});
        QCOMPARE(heard[1], std::int64_t{7});
    }

    void pushGoesOnWhereItBroke() {
        Signed s;
        s.holdPush();
        std::vector<std::int64_t> heard;
        auto handle = s.gateway->listen(5, s.fixture.loop, [&](std::int64_t seq) { heard.push_back(seq); });
        QTRY_VERIFY(s.stream);
        s.stream->piece("id: 9\nevent: change\ndata: {\"seq\":9}\n\n");
        QTRY_COMPARE(heard.size(), std::size_t{1});
        const QPointer<Conversation> first = s.stream;
        s.stream->close();
        QTRY_VERIFY(s.stream && s.stream != first);
        const auto& request = s.fixture.server.requests.last();
        QCOMPARE(request.headers.value("last-event-id"), QByteArray("9"));
        QCOMPARE(request.target, QByteArray("/v1.0/admin/push?cursor=9"));
        s.stream->piece("id: 10\nevent: change\ndata: {\"seq\":10}\n\n");
        QTRY_COMPARE(heard.size(), std::size_t{2});
    }

    void deadPushIsNoticed() {
        Signed s([](net::GatewayConfig& config) { config.timings.stream = std::chrono::milliseconds(150); });
        s.holdPush();
        auto handle = s.gateway->listen(5, s.fixture.loop, [](std::int64_t) {});
        QTRY_VERIFY(s.fixture.server.count("GET", "/v1.0/admin/push") >= 2); // silent, so connected anew
    }

    void heartbeatKeepsThePushAlive() {
        Signed s([](net::GatewayConfig& config) { config.timings.stream = std::chrono::milliseconds(400); });
        s.holdPush();
        auto handle = s.gateway->listen(5, s.fixture.loop, [](std::int64_t) {});
        QTRY_VERIFY(s.stream);
        for (int beat = 0; beat < 8; ++beat) {
            QTest::qWait(100);
            QVERIFY(s.stream);
            s.stream->piece(":\n\n");
        }
        QCOMPARE(s.fixture.server.count("GET", "/v1.0/admin/push"), 1);
    }

    void pushComesBackAfterAnOutage() {
        Signed s;
        s.holdPush();
        std::vector<LinkState> states;
        auto watch =
            s.gateway->watchLink(s.fixture.loop, [&](const ports::LinkStatus& l) { states.push_back(l.state); });
        std::vector<std::int64_t> heard;
        auto handle = s.gateway->listen(5, s.fixture.loop, [&](std::int64_t seq) { heard.push_back(seq); });
        QTRY_VERIFY(s.stream);
        s.fixture.server.stop();
        QTRY_VERIFY(!states.empty() && states.back() == LinkState::Offline);
        QVERIFY(s.fixture.server.start());
        QTRY_VERIFY(s.stream);
        QTRY_VERIFY(states.back() == LinkState::Online);
        s.stream->piece("id: 6\nevent: change\ndata: {\"seq\":6}\n\n");
        QTRY_COMPARE(heard.size(), std::size_t{1});
    }

    void signedOutEventEndsTheSession() {
        Signed s;
        s.holdPush();
        std::optional<ports::LinkStatus> link;
        auto watch = s.gateway->watchLink(s.fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        auto handle = s.gateway->listen(5, s.fixture.loop, [](std::int64_t) {});
        QTRY_VERIFY(s.stream);
        s.stream->piece("event: signedOut\ndata: {}\n\n");
        QTRY_VERIFY(link && link->state == LinkState::SignedOut && link->reason);
        QCOMPARE(link->reason->code, std::string("SESSION_ENDED"));
        s.stream->close();
        QTRY_VERIFY(!s.stream);
        Outcome<ports::Identity> me;
        me.handle = s.gateway->whoAmI(s.fixture.loop, me.reply());
        QTRY_VERIFY(me.done());
        QCOMPARE(me.code(), std::string("UNAUTHORIZED"));
        QTest::qWait(200); // a reconnection would have come by now
        QCOMPARE(s.fixture.server.count("GET", "/v1.0/admin/push"), 1);
    }

    void pushRenewsItsToken() {
        Signed s;
        s.service.access = "access-2";
        s.service.before = [&](const SeenRequest& request, Conversation& to) {
            if (request.path() != "/v1.0/admin/push" || request.headers.value("authorization") != "Bearer access-2")
                return false;
            to.beginStream("text/event-stream");
            s.stream = &to;
            return true;
        };
        auto handle = s.gateway->listen(5, s.fixture.loop, [](std::int64_t) {});
        QTRY_VERIFY(s.stream);
        QCOMPARE(s.service.renewals, 1);
    }

    void droppedPushIsClosed() {
        Signed s;
        s.holdPush();
        int heard = 0;
        {
            auto handle = s.gateway->listen(5, s.fixture.loop, [&](std::int64_t) { ++heard; });
            QTRY_VERIFY(s.stream);
            s.stream->piece("id: 6\nevent: change\ndata: {\"seq\":6}\n\n");
            QTRY_COMPARE(heard, 1);
        }
        QTRY_VERIFY(!s.stream);
        QTest::qWait(150);
        QCOMPARE(s.fixture.server.count("GET", "/v1.0/admin/push"), 1);
        QCOMPARE(heard, 1);
    }

    void pushAndSnapshotDoNotWaitForShortCalls() { // six short calls hang, both streams still begin
        Signed s;
        QPointer<Conversation> bulk;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.path() == "/v1.0/admin/push") {
                to.beginStream("text/event-stream");
                s.stream = &to;
            } else if (request.path() == "/v1.0/admin/snapshot") {
                to.beginStream("application/x-ndjson");
                bulk = &to;
            }
        });
        std::vector<std::unique_ptr<Outcome<Member>>> calls;
        for (int i = 0; i < 8; ++i) {
            calls.push_back(std::make_unique<Outcome<Member>>());
            calls.back()->handle = s.gateway->fetchMember(UserId("u1"), s.fixture.loop, calls.back()->reply());
        }
        QTRY_VERIFY(s.fixture.server.requests.size() >= 6);
        auto push = s.gateway->listen(5, s.fixture.loop, [](std::int64_t) {});
        s.outcome.handle = s.gateway->snapshot(s.sink, s.fixture.loop, s.outcome.reply());
        QTRY_VERIFY(s.stream && bulk);
    }

    void eachFailingCallOfAWorkingDay_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("how");
        for (int which = 0; which < 6; ++which) // the last: none fails
            for (const auto* how : {"close", "500", "garbage", "cut"})
                QTest::newRow((QByteArray::number(which) + ' ' + how).constData()) << which << QByteArray(how);
    }
    // challenge, token, me, snapshot, patch: the i-th fails each time it is tried. Whatever came before stands, what
    // failed says why, and nothing is half done.
    void eachFailingCallOfAWorkingDay() {
        QFETCH(int, which);
        QFETCH(QByteArray, how);
        NetFixture fixture;
        SmallService service(fixture.server);
        const QByteArray steps[] = {"/oauth2/v2.0/console/challenge", "/oauth2/v2.0/token", "/v1.0/admin/me",
                                    "/v1.0/admin/snapshot", "/v1.0/users/u1"};
        service.before = [&](const SeenRequest& request, Conversation& to) {
            if (which > 4 || request.path() != steps[which]) return false;
            if (how == "close") to.close();
            if (how == "500") to.answer(500);
            if (how == "garbage")
                to.answer(200, "\x01{]", request.path() == steps[3] ? "application/x-ndjson" : "application/json");
            if (how == "cut") {
                to.raw("HTTP/1.1 200 X\r\nContent-Length: 900\r\nContent-Type: application/x-ndjson\r\n\r\n{\"kind\"");
                to.close();
            }
            return true;
        };
        auto gateway = fixture.gateway();
        Outcome<ports::SignInStep> in;
        in.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, in.reply());
        QTRY_VERIFY(in.done());
        QCOMPARE(in.ok(), which > 2);
        QCOMPARE(in.code().empty(), which > 2);
        QTRY_COMPARE(fixture.secrets.kept("p1/refresh").has_value(), which > 2);

        auto sink = std::make_shared<Sink>();
        Outcome<std::int64_t> feed;
        feed.handle = gateway->snapshot(sink, fixture.loop, feed.reply());
        QTRY_VERIFY(feed.done());
        QCOMPARE(feed.ok(), which > 3);
        if (which < 3) QCOMPARE(feed.code(), std::string("UNAUTHORIZED"));
        if (!feed.ok()) QCOMPARE(sink->records.load(), std::int64_t{0});

        auto base = someMember("u1", 3), edited = base;
        edited.nickName = "n";
        Outcome<Member> save;
        save.handle = gateway->updateMember(base, edited, fixture.loop, save.reply());
        QTRY_VERIFY(save.done());
        QCOMPARE(save.ok(), which == 3 || which == 5);
        QVERIFY(save.ok() || !save.code().empty());
        QVERIFY(fixture.server.count("PATCH", "/v1.0/users/u1") <= 1);
        QCOMPARE(in.replies + feed.replies + save.replies, 3);
    }
};

} // namespace sekisho::tests::test_net_streams

SEKISHO_QTEST_GUILESS_MAIN(test_net_streams, TestNetStreams)
#include "test_net_streams.moc"
