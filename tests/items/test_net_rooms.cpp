// Talk rooms over the network: what each call asks for and what its answer becomes.
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_rooms {

using namespace sekisho::fakes;

namespace {

struct Signed {
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway;
    QByteArray body;
    int status = 200;
    QByteArray type = "application/json";

    Signed() : gateway(fixture.gateway(fixture.config())) {
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        ok = QTest::qWaitFor([&] { return outcome.done(); }) && outcome.ok();
        service.before = [this](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            to.answer(status, body, type, "ETag: \"7\"\r\n");
            return true;
        };
    }
    bool ok = false;
    const SeenRequest& last() { return fixture.server.requests.last(); }
    QByteArray asked() { return last().method + ' ' + last().target; }
};

const QByteArray kRoom = R"({"kind":"group","id":"g1","name":"G","features":{"useMessage":true},"data":{"talk":5}})";
const QByteArray kArchived =
    R"({"archiveId":"a1","kind":"group","id":"g1","name":"G","reason":"deleted","data":{"talk":5},)"
    R"("archivedAt":"2026-11-01T00:00:00Z","expiresAt":"2026-12-01T00:00:00Z","restorable":false,)"
    R"("restoredAt":"2026-11-02T00:00:00Z","restoredTo":"o 1"})";

} // namespace

class TestNetRooms : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aRoomIsFetchedWithItsVersion() {
        Signed s;
        QVERIFY(s.ok);
        s.body = kRoom;
        Outcome<Room> call;
        call.handle = s.gateway->rooms().fetch({RoomKind::Group, "g/1"}, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE((**call.result).version, Version{7});
        QCOMPARE((**call.result).data.talk, std::int64_t{5});
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/groups/g%2F1/room"));
        Outcome<Room> unit;
        unit.handle = s.gateway->rooms().fetch({RoomKind::OrgUnit, "o1"}, s.fixture.loop, unit.reply());
        QTRY_VERIFY(unit.done());
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/orgunits/o1/room"));
    }

    void readersComeByPages() {
        Signed s;
        s.body = R"({"talk":true,"total":1,"readers":[{"userId":"u1","name":"N","email":"n@demo","status":"suspended",)"
                 R"("paths":[{"master":false,"steps":[]}]}],"responseMetaData":{"nextCursor":"c 2"}})";
        Outcome<ports::ReaderPage> call;
        call.handle = s.gateway->rooms().readers({RoomKind::OrgUnit, "o1"}, {}, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE((**call.result).readers.size(), std::size_t{1});
        QCOMPARE((**call.result).readers[0].status, MemberStatus::Suspended);
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/orgunits/o1/readers?count=100"));
        Outcome<ports::ReaderPage> next;
        next.handle = s.gateway->rooms().readers({RoomKind::Group, "g1"}, (**call.result).nextCursor, s.fixture.loop,
                                                 next.reply());
        QTRY_VERIFY(next.done());
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/groups/g1/readers?count=100&cursor=c%202"));
    }

    void erasingSaysWhatAndThatOneKnows() {
        Signed s;
        s.body = kRoom;
        Outcome<Room> call;
        call.handle = s.gateway->rooms().erase({RoomKind::Group, "g1"}, {true, false, false, false, false}, true,
                                               s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/groups/g1/room/erase"));
        QVERIFY(s.last().body.contains(R"("talk":true)") && s.last().body.contains(R"("acceptLoss":true)"));
        QVERIFY(!s.last().headers.value("idempotency-key").isEmpty());
    }

    void theArchiveIsListedAndComesBackInTwoWays() {
        Signed s;
        s.body = R"({"rooms":[)" + kArchived + R"(],"responseMetaData":{"nextCursor":null}})";
        Outcome<ports::ArchivePage> list;
        list.handle = s.gateway->rooms().archive({}, s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QCOMPARE((**list.result).rooms.size(), std::size_t{1});
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/room-archive?count=100"));
        s.body = kArchived;
        Outcome<ArchivedRoom> unit;
        unit.handle = s.gateway->rooms().restoreInto("a1", OrgUnitId("o1"), true, s.fixture.loop, unit.reply());
        QTRY_VERIFY(unit.done());
        QVERIFY2(unit.ok(), unit.code().c_str());
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/room-archive/a1/restore"));
        QCOMPARE(s.last().body, QByteArray(R"({"orgUnitId":"o1","confirmLoss":true})"));
        Outcome<ArchivedRoom> group;
        group.handle = s.gateway->rooms().restoreAsGroup("a1", {"New", {UserId("u1")}}, s.fixture.loop, group.reply());
        QTRY_VERIFY(group.done());
        QVERIFY2(group.ok(), group.code().c_str());
        QCOMPARE(s.last().body, QByteArray(R"({"groupName":"New","administrators":[{"userId":"u1"}]})"));
    }

    void thePhotoOfAGroupGoesAndComesAsItIs() {
        Signed s;
        QVERIFY(s.ok);
        s.status = 204;
        Outcome<std::monostate> set;
        set.handle = s.gateway->rooms().setGroupPhoto(GroupId("g 1"), "bytes", s.fixture.loop, set.reply());
        QTRY_VERIFY(set.done());
        QVERIFY2(set.ok(), set.code().c_str());
        QCOMPARE(s.asked(), QByteArray("PUT /v1.0/admin/groups/g%201/photo"));
        QCOMPARE(s.last().body, QByteArray("bytes"));
        Outcome<std::monostate> removed;
        removed.handle = s.gateway->rooms().removeGroupPhoto(GroupId("g1"), s.fixture.loop, removed.reply());
        QTRY_VERIFY(removed.done());
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/groups/g1/photo"));
        s.status = 200;
        s.type = "image/png";
        s.body = "picture";
        Outcome<std::string> got;
        got.handle = s.gateway->rooms().groupPhoto(GroupId("g1"), s.fixture.loop, got.reply());
        QTRY_VERIFY(got.done());
        QVERIFY2(got.ok(), got.code().c_str());
        QCOMPARE(**got.result, std::string("picture"));
    }

    void refusalsKeepTheirCodes() {
        Signed s;
        s.status = 409;
        s.body = R"({"code":"ROOM_ALREADY_RESTORED","description":"It was restored."})";
        Outcome<ArchivedRoom> call;
        call.handle = s.gateway->rooms().restoreInto("a1", OrgUnitId("o1"), false, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("ROOM_ALREADY_RESTORED"));
        s.status = 200;
        s.body = R"({"name":"no room"})";
        Outcome<Room> room;
        room.handle = s.gateway->rooms().fetch({RoomKind::Group, "g1"}, s.fixture.loop, room.reply());
        QTRY_VERIFY(room.done());
        QCOMPARE(room.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_rooms

SEKISHO_QTEST_GUILESS_MAIN(test_net_rooms, TestNetRooms)
#include "test_net_rooms.moc"
