// Permission templates, app stop and the configuration file on the wire: what is asked, under which version, and what
// the answers become.
#include "models/api/changeset_wire.h"
#include "models/api/policy_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_templates {

using namespace sekisho::fakes;
using policy::Right;
using policy::Service;
using policy::ServiceTemplate;

namespace {

ServiceTemplate sales() {
    ServiceTemplate one;
    one.id = policy::TemplateId("t/1");
    one.name = "営業";
    one.matrix.set(Service::Drive, Right::PcApp, false);
    one.userTypes = {"type-1"};
    one.members = {UserId("u1"), UserId("u2")};
    one.version = 7;
    return one;
}

QByteArray askedLine(const SeenRequest& request) {
    return request.method + ' ' + request.target + ' ' + request.headers.value("if-match");
}

} // namespace

class TestNetTemplates : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsAllTemplates() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::templatesText({sales()})));
        });
        Outcome<std::vector<ServiceTemplate>> call;
        call.handle = s.gateway->templates().templates(s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const ServiceTemplate& one = (**call.result).front();
        QCOMPARE(one.name, std::string("営業"));
        QVERIFY(one.matrix == sales().matrix);
        QVERIFY(one.members == sales().members);
        QCOMPARE(one.version, Version{7});
        QCOMPARE(askedLine(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/permission-templates "));
    }

    void savesAssignsAndRemovesUnderItsVersion() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest& request, Conversation& to) {
            if (request.method == "DELETE") return to.answer(204, {});
            to.answer(200, QByteArray::fromStdString(api::templateText(sales())));
        });
        auto& templates = s.gateway->templates();
        Outcome<ServiceTemplate> saved, made, assigned;
        saved.handle = templates.saveTemplate(sales(), s.fixture.loop, saved.reply());
        QTRY_VERIFY(saved.done());
        QVERIFY2(saved.ok(), saved.code().c_str());
        QCOMPARE(askedLine(s.fixture.server.requests.last()),
                 QByteArray("PUT /v1.0/admin/permission-templates/t%2F1 \"7\""));
        QVERIFY(s.fixture.server.requests.last().body.contains("\"pcApp\":false"));
        ServiceTemplate fresh = sales();
        fresh.id = {};
        made.handle = templates.saveTemplate(fresh, s.fixture.loop, made.reply());
        QTRY_VERIFY(made.done());
        QCOMPARE(askedLine(s.fixture.server.requests.last()), QByteArray("POST /v1.0/admin/permission-templates "));
        QVERIFY(!s.fixture.server.requests.last().headers.value("idempotency-key").isEmpty());
        assigned.handle = templates.assign(sales(), s.fixture.loop, assigned.reply());
        QTRY_VERIFY(assigned.done());
        QCOMPARE(askedLine(s.fixture.server.requests.last()),
                 QByteArray("PUT /v1.0/admin/permission-templates/t%2F1/assignments \"7\""));
        QVERIFY(s.fixture.server.requests.last().body.contains("type-1"));
        Outcome<std::monostate> gone;
        gone.handle = templates.removeTemplate(sales(), s.fixture.loop, gone.reply());
        QTRY_VERIFY(gone.done());
        QVERIFY(gone.ok());
        QCOMPARE(askedLine(s.fixture.server.requests.last()),
                 QByteArray("DELETE /v1.0/admin/permission-templates/t%2F1 \"7\""));
    }

    void asksForOneMember() {
        Signed s;
        QVERIFY(s.ok);
        policy::EffectiveTemplate effective;
        effective.id = policy::TemplateId("t1");
        effective.name = "営業";
        effective.source = policy::TemplateSource::UserType;
        effective.matrix.mobileApp = false;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "PUT") return to.answer(204, {});
            to.answer(200, QByteArray::fromStdString(request.target.endsWith("app-stop")
                                                         ? api::appStopText({true, false})
                                                         : api::effectiveTemplateText(effective)));
        });
        auto& templates = s.gateway->templates();
        Outcome<policy::EffectiveTemplate> call;
        call.handle = templates.effectiveTemplate(UserId("u/1"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QVERIFY((**call.result).source == policy::TemplateSource::UserType);
        QVERIFY(!(**call.result).matrix.mobileApp);
        QCOMPARE(s.fixture.server.requests.last().target, QByteArray("/v1.0/admin/users/u%2F1/effective-template"));
        Outcome<ports::AppStop> stop;
        stop.handle = templates.appStop(UserId("u/1"), s.fixture.loop, stop.reply());
        QTRY_VERIFY(stop.done());
        QVERIFY(**stop.result == (ports::AppStop{true, false}));
        Outcome<std::monostate> set;
        set.handle = templates.stopApps(UserId("u/1"), {false, true}, s.fixture.loop, set.reply());
        QTRY_VERIFY(set.done());
        QVERIFY(set.ok());
        QCOMPARE(s.fixture.server.requests.last().method, QByteArray("PUT"));
        QVERIFY(s.fixture.server.requests.last().body.contains("\"pc\":true"));
    }

    void theConfigurationIsTakenAsItIs() {
        Signed s;
        QVERIFY(s.ok);
        const QByteArray file = "{\"format\": \"sekisho-configuration\",\n \"formatVersion\": 1}";
        Changeset planned;
        planned.id = ChangesetId("c1");
        planned.state = ChangesetState::Planned;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "GET") return to.answer(200, file);
            QByteArray answer = QByteArray::fromStdString(api::changesetText(planned));
            answer.chop(1);
            to.answer(201, answer + R"(,"errors":[{"field":"policies.talk.calls","code":"POLICY_RANGE",)"
                                    R"("description":"x","params":{"min":"3","max":"9"}}]})");
        });
        Outcome<std::string> text;
        text.handle = s.gateway->templates().exportConfiguration(s.fixture.loop, text.reply());
        QTRY_VERIFY(text.done());
        QCOMPARE(QByteArray::fromStdString(**text.result), file); // readable, with its line ends
        Outcome<ports::ConfigurationPlan> call;
        call.handle = s.gateway->templates().planConfiguration(file.toStdString(), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const ports::ConfigurationPlan& plan = **call.result;
        QCOMPARE(plan.set.id.value, std::string("c1"));
        QCOMPARE(plan.faults.size(), std::size_t{1});
        QCOMPARE(plan.faults[0].field, std::string("policies.talk.calls"));
        QCOMPARE(plan.faults[0].params.size(), std::size_t{2});
        QCOMPARE(s.fixture.server.requests.last().target, QByteArray("/v1.0/admin/configuration/changeset"));
        QCOMPARE(s.fixture.server.requests.last().body, file);
    }

    void refusalsKeepTheirCodes() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(412, R"({"code":"PRECONDITION_FAILED","description":"no"})");
        });
        Outcome<ServiceTemplate> call;
        call.handle = s.gateway->templates().saveTemplate(sales(), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("PRECONDITION_FAILED"));
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, R"({"templates":7})"); });
        Outcome<std::vector<ServiceTemplate>> broken;
        broken.handle = s.gateway->templates().templates(s.fixture.loop, broken.reply());
        QTRY_VERIFY(broken.done());
        QCOMPARE(broken.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_templates

SEKISHO_QTEST_GUILESS_MAIN(test_net_templates, TestNetTemplates)
#include "test_net_templates.moc"
