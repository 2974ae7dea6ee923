// Single calls: what is sent and what the answer becomes. When the service or the line fails: test_net_failures.
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

namespace sekisho::tests::test_net_calls {

using namespace sekisho::fakes;
using ports::LinkState;

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

} // namespace sekisho::tests::test_net_calls

SEKISHO_QTEST_GUILESS_MAIN(test_net_calls, TestNetCalls)
#include "test_net_calls.moc"
