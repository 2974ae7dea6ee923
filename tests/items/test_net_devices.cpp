// Devices and live sessions on the wire: what is asked, and what the answers become.
#include "models/api/cut_off_wire.h"
#include "models/api/device_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_devices {

using namespace sekisho::fakes;

namespace {

Device someDevice() {
    Device one;
    one.id = DeviceId("d1");
    one.user = UserId("u1");
    one.userName = "佐藤 花子";
    one.kind = ClientKind::MobileApp;
    one.name = "iPhone";
    one.os = "iOS";
    one.apps = {{"talk", "3.10.2"}};
    one.lastAccessAt = *parseInstant("2026-11-26T01:00:00Z");
    return one;
}

const char* const kOrderId = "6f1d2a30-0000-4000-8000-000000000001";

QByteArray deviceAsked(const SeenRequest& request) {
    return request.method + ' ' + request.target;
}

} // namespace

class TestNetDevices : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void asksForWhatTheFilterSays() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::devicesText({{someDevice()}, "next", 4'711})));
        });
        DeviceFilter filter;
        filter.kinds = {ClientKind::MobileApp, ClientKind::PcApp};
        filter.text = "佐藤 & 花子";
        filter.appVersionAtMost = "3.9";
        filter.blocked = false;
        Outcome<ports::DevicePage> call;
        call.handle = s.gateway->devices().devices(filter, "c/1", s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QVERIFY((**call.result).devices == std::vector{someDevice()});
        QCOMPARE((**call.result).nextCursor, std::string("next"));
        QCOMPARE((**call.result).total, std::int64_t{4'711});
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/devices?kind=mobileApp%2CpcApp&text=%E4%BD%90%E8%97%A4%20%26%20"
                            "%E8%8A%B1%E5%AD%90&appVersionAtMost=3.9&blocked=false&count=500&cursor=c%2F1"));
        call.result.reset();
        call.handle = s.gateway->devices().devices({}, {}, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/devices"));
    }

    void asksForOneMember() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::devicesText({{someDevice()}, "", 1})));
        });
        Outcome<std::vector<Device>> call;
        call.handle = s.gateway->devices().devicesOf(UserId("u/1"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QVERIFY(**call.result == std::vector{someDevice()});
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/users/u%2F1/devices"));
    }

    void trustedDevicesAreListedAndRemoved() {
        Signed s;
        QVERIFY(s.ok);
        TrustedDevice device{"t1", UserId("u1"), "佐藤 花子", "sato@demo", "iPhone", "iOS", {}, {}};
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "POST") return to.answer(200, R"({"done":2})");
            to.answer(200, QByteArray::fromStdString(api::trustedText({{device}, "", 1})));
        });
        Outcome<ports::TrustedPage> list;
        list.handle = s.gateway->devices().trusted("花子", {}, s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QVERIFY((**list.result).devices == std::vector{device});
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/trusted-devices?text=%E8%8A%B1%E5%AD%90"));
        Outcome<std::int64_t> gone;
        gone.handle = s.gateway->devices().untrust({"t1", "t2"}, s.fixture.loop, gone.reply());
        QTRY_VERIFY(gone.done());
        QCOMPARE(**gone.result, std::int64_t{2});
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()), QByteArray("POST /v1.0/admin/trusted-devices/remove"));
        QCOMPARE(s.fixture.server.requests.last().body, QByteArray(R"({"trustedIds":["t1","t2"]})"));
    }

    // The order has an id of its own, so it is sent once more when its answer was lost, under the same one.
    void anOrderIsSentOnceMoreWhenItsAnswerWasLost() {
        Signed s;
        QVERIFY(s.ok);
        CutOff cutOff;
        cutOff.id = CutOffId(kOrderId);
        cutOff.kind = CutOffKind::Devices;
        int asked = 0;
        s.answer([&](const SeenRequest&, Conversation& to) {
            if (++asked == 1) return to.close();
            to.answer(200, QByteArray::fromStdString(api::orderedText({cutOff, {}})));
        });
        Outcome<CutOff> call;
        call.handle =
            s.gateway->devices().order(CutOffId(kOrderId), DeviceAction::WipeAppData, {DeviceId("d1"), DeviceId("d2")},
                                       "紛失", s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QVERIFY(**call.result == cutOff);
        QCOMPARE(asked, 2);
        const auto& requests = s.fixture.server.requests;
        QCOMPARE(requests.at(0).body, requests.at(1).body);
        QCOMPARE(deviceAsked(requests.last()), QByteArray("POST /v1.0/admin/devices/orders"));
        QCOMPARE(requests.last().body,
                 QByteArray("{\"id\":\"") + kOrderId +
                     "\",\"action\":\"wipeAppData\",\"devices\":[\"d1\",\"d2\"],\"note\":\"紛失\"}");
    }

    void whatIsDoneAtOnceIsNoCutOff() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, R"({"done":1})"); });
        Outcome<CutOff> call;
        call.handle = s.gateway->devices().order(CutOffId(kOrderId), DeviceAction::Block, {DeviceId("d1")}, {},
                                                 s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QVERIFY((**call.result).steps.empty());
        QVERIFY(s.fixture.server.requests.last().body.contains("\"action\":\"block\""));
    }

    void sessionsAreListedAndEndedByNameOrFilter() {
        Signed s;
        QVERIFY(s.ok);
        Session session;
        session.id = SessionId("s1");
        session.user = UserId("u1");
        session.ip = "203.0.113.9";
        CutOff cutOff;
        cutOff.id = CutOffId(kOrderId);
        cutOff.kind = CutOffKind::Sessions;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "POST")
                return to.answer(201, QByteArray::fromStdString(api::orderedText({cutOff, {}})));
            to.answer(200, QByteArray::fromStdString(
                               api::liveSessionsText({{{session, "佐藤 花子", "sato@demo"}}, "", 9, 3})));
        });
        auto& devices = s.gateway->devices();
        ports::SessionFilter filter;
        filter.kinds = {ClientKind::Browser};
        filter.country = "JP";
        filter.ip = "203.0.113.0/24";
        filter.idleMinutesAtLeast = 30;
        filter.orgUnit = OrgUnitId("o1");
        Outcome<ports::LiveSessionPage> list;
        list.handle = devices.liveSessions(filter, "c", s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QCOMPARE((**list.result).sessions.front().loginId, std::string("sato@demo"));
        QVERIFY((**list.result).sessions.front().session == session);
        QCOMPARE((**list.result).members, std::int64_t{3});
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/sessions?kind=browser&country=JP&ip=203.0.113.0%2F24"
                            "&idleMinutesAtLeast=30&orgUnitId=o1&count=500&cursor=c"));
        Outcome<CutOff> ended, all;
        ended.handle =
            devices.endSessions(CutOffId(kOrderId), {SessionId("s1")}, "長時間", s.fixture.loop, ended.reply());
        QTRY_VERIFY(ended.done());
        QVERIFY2(ended.ok(), ended.code().c_str());
        QVERIFY(s.fixture.server.requests.last().body.contains("\"sessions\":[\"s1\"]"));
        all.handle = devices.endMatching(CutOffId(kOrderId), filter, {}, s.fixture.loop, all.reply());
        QTRY_VERIFY(all.done());
        QVERIFY(all.ok());
        QCOMPARE(deviceAsked(s.fixture.server.requests.last()), QByteArray("POST /v1.0/admin/sessions/end"));
        QVERIFY(s.fixture.server.requests.last().body.contains(
            R"("filter":{"kind":"browser","country":"JP","ip":"203.0.113.0/24","idleMinutesAtLeast":"30","orgUnitId":"o1"})"));
        QVERIFY(!s.fixture.server.requests.last().body.contains("\"sessions\""));
    }

    void refusalsKeepTheirCodes() {
        Signed s;
        QVERIFY(s.ok);
        s.answer(
            [](const SeenRequest&, Conversation& to) { to.answer(403, R"({"code":"FORBIDDEN","description":"no"})"); });
        Outcome<ports::DevicePage> call;
        call.handle = s.gateway->devices().devices({}, {}, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("FORBIDDEN"));
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, R"({"devices":[{"kind":7}]})"); });
        Outcome<ports::DevicePage> broken;
        broken.handle = s.gateway->devices().devices({}, {}, s.fixture.loop, broken.reply());
        QTRY_VERIFY(broken.done());
        QCOMPARE(broken.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_devices

SEKISHO_QTEST_GUILESS_MAIN(test_net_devices, TestNetDevices)
#include "test_net_devices.moc"
