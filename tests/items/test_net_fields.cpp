// The field management on the wire: what is asked for each of its calls, and under which version.
#include "models/api/fields_picture.h"
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_fields {

using namespace sekisho::fakes;

namespace {

// A signed-in gateway and a service that answers with `answer`.
struct Signed {
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway;
    bool ok = false;

    Signed() {
        gateway = fixture.gateway(fixture.config());
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        ok = QTest::qWaitFor([&] { return outcome.done(); }) && outcome.ok();
        fixture.server.requests.clear();
    }
    void answer(std::function<void(const SeenRequest&, Conversation&)> how) {
        service.before = [how](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            how(request, to);
            return true;
        };
    }
};

} // namespace

class TestNetFields : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theFieldManagementAsksForTheRightThing() {
        Signed s;
        QVERIFY(s.ok);
        ports::Fields& fields = s.gateway->fields();
        auto& loop = s.fixture.loop;
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(204); });
        CustomProperty property;
        property.domain = 7;
        property.id = CustomPropertyId("p/1");
        property.name = property.displayName = "grade";
        property.version = 5;
        CustomProperty fresh = property;
        fresh.id = {};
        ProfileStatus status = builtInStatuses(7).front();
        status.version = 2;
        const ShownStatus shown{"s1", "BUSY", {}, "in a meeting", {}, {}, false};
        ShownStatus wanted = shown;
        wanted.id.clear();
        const UserId id("u1");
        using Call = std::function<ports::CallHandle(ports::Reply<std::monostate>)>;
        const std::vector<std::pair<QByteArray, Call>> calls{
            {"POST /v1.0/directory/users/custom-properties ", [&](auto r) { return fields.create(fresh, loop, r); }},
            {"PATCH /v1.0/directory/users/custom-properties/p%2F1 \"5\"",
             [&](auto r) { return fields.update(property, loop, r); }},
            {"DELETE /v1.0/directory/users/custom-properties/p%2F1 \"5\"",
             [&](auto r) { return fields.remove(property, loop, r); }},
            {"PUT /v1.0/admin/fields/custom-properties/order ",
             [&](auto r) {
                 return fields.orderProperties({"b", "a"}, loop, r);
             }},
            {"POST /v1.0/directory/profile-statuses ", [&](auto r) { return fields.create(status, loop, r); }},
            {"PATCH /v1.0/directory/profile-statuses/BUSY \"2\"",
             [&](auto r) { return fields.update(status, loop, r); }},
            {"DELETE /v1.0/directory/profile-statuses/BUSY \"2\"",
             [&](auto r) { return fields.remove(status, loop, r); }},
            {"PUT /v1.0/admin/fields/profile-statuses/order ",
             [&](auto r) { return fields.orderStatuses({"BUSY"}, loop, r); }},
            {"POST /v1.0/directory/profile-statuses/disable ",
             [&](auto r) { return fields.useStatuses(false, loop, r); }},
            {"POST /v1.0/users/u1/user-profile-statuses ",
             [&](auto r) { return fields.showStatus(id, wanted, loop, r); }},
            {"PATCH /v1.0/users/u1/user-profile-statuses/s1 ",
             [&](auto r) { return fields.showStatus(id, shown, loop, r); }},
            {"DELETE /v1.0/users/u1/user-profile-statuses/s1 ",
             [&](auto r) { return fields.clearStatus(id, shown, loop, r); }},
        };
        for (const auto& [expected, start] : calls) {
            Outcome<std::monostate> call;
            call.handle = start(call.reply());
            QTRY_VERIFY(call.done());
            QVERIFY2(call.ok(), call.code().c_str());
            const auto& request = s.fixture.server.requests.last();
            QCOMPARE(request.method + ' ' + request.target + ' ' + request.headers.value("if-match"), expected);
        }
        QCOMPARE(s.fixture.server.requests[3].body, QByteArray(R"({"ids":["b","a"]})"));
        QVERIFY(s.fixture.server.requests[9].body.contains("in a meeting"));
        FieldsPicture picture;
        picture.settings.version = 9;
        picture.withoutNumber = 4;
        picture.properties = {{property, 12}};
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::fieldsPictureText(picture)));
        });
        Outcome<FieldsPicture> saved;
        saved.handle = fields.save(picture.settings, loop, saved.reply());
        QTRY_VERIFY(saved.done());
        QVERIFY2(saved.ok(), saved.code().c_str());
        QVERIFY(**saved.result == picture);
        QCOMPARE(s.fixture.server.requests.last().headers.value("if-match"), QByteArray("\"9\""));
    }
};

} // namespace sekisho::tests::test_net_fields

SEKISHO_QTEST_GUILESS_MAIN(test_net_fields, TestNetFields)
#include "test_net_fields.moc"
