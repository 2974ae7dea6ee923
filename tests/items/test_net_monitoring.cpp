// Monitoring on the wire: what is asked, with which version, and what the answers become.
#include "models/api/monitor_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_monitoring {

using namespace sekisho::fakes;

namespace {

policy::MonitorPolicy keptPolicy() {
    policy::MonitorPolicy one;
    one.id = "p/1";
    one.service = MonitorService::Drive;
    one.number = 4;
    one.name = "大量ダウンロード";
    one.values = policy::defaultsOf(policy::monitorSchema(MonitorService::Drive));
    one.createdAt = *parseInstant("2026-10-01T00:00:00Z");
    one.creator = UserId("u1");
    one.creatorName = "佐藤 花子";
    one.detections = 12;
    one.version = 7;
    return one;
}

Detection keptDetection() {
    Detection one;
    one.id = 31;
    one.policy = "p/1";
    one.policyName = "大量ダウンロード";
    one.service = MonitorService::Drive;
    one.seq = 900;
    one.recordSeq = 901;
    one.at = *parseInstant("2026-10-02T03:04:05Z");
    one.found = *parseInstant("2026-10-02T03:04:06Z");
    one.member = UserId("u2");
    one.memberName = "森 健一";
    one.target = "顧客名簿.xlsx";
    one.excerpts = {{"fileName", "顧客名簿.xlsx", {{0, 12}}}};
    one.version = 1;
    return one;
}

// A service that answers everything with one text.
struct Watching : Signed {
    explicit Watching(std::string text, int status = 200) {
        answer([text = QByteArray::fromStdString(text), status](const SeenRequest&, Conversation& to) {
            to.answer(status, text);
        });
    }
    QByteArray asked() const {
        const SeenRequest& last = fixture.server.requests.last();
        return last.method + ' ' + last.target;
    }
    QByteArray body() const { return fixture.server.requests.last().body; }
    QByteArray ifMatch() const { return fixture.server.requests.last().headers.value("if-match"); }
    bool keyed() const { return fixture.server.requests.last().headers.contains("idempotency-key"); }
    ports::Monitoring& monitoring() const { return gateway->monitoring(); }
};

template<class T>
bool monitoringAnswered(Outcome<T>& call) {
    return QTest::qWaitFor([&] { return call.done(); }, 20000) && call.ok();
}

} // namespace

class TestNetMonitoring : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void listsThePoliciesOfOneService() {
        Watching s(api::monitorPoliciesText({keptPolicy()}));
        Outcome<std::vector<policy::MonitorPolicy>> call;
        call.handle = s.monitoring().policies(MonitorService::Drive, s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        QVERIFY((**call.result).front() == keptPolicy());
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/monitoring/policies?service=drive"));
    }

    void aNewPolicyIsPostedAndAKnownOneReplacedAsItWasSeen() {
        Watching s(api::monitorPolicyText(keptPolicy()));
        policy::MonitorPolicy fresh = keptPolicy();
        fresh.id.clear();
        Outcome<policy::MonitorPolicy> made;
        made.handle = s.monitoring().savePolicy(fresh, s.fixture.loop, made.reply());
        QVERIFY(monitoringAnswered(made));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/monitoring/policies?service=drive"));
        QVERIFY(s.keyed() && s.ifMatch().isEmpty());
        QCOMPARE(s.body(), QByteArray::fromStdString(api::monitorWishText(fresh)));
        Outcome<policy::MonitorPolicy> saved;
        saved.handle = s.monitoring().savePolicy(keptPolicy(), s.fixture.loop, saved.reply());
        QVERIFY(monitoringAnswered(saved));
        QCOMPARE(s.asked(), QByteArray("PUT /v1.0/admin/monitoring/policies/p%2F1"));
        QCOMPARE(s.ifMatch(), QByteArray("\"7\""));
        Outcome<std::monostate> gone;
        gone.handle = s.monitoring().deletePolicy(keptPolicy(), s.fixture.loop, gone.reply());
        QVERIFY(monitoringAnswered(gone));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/monitoring/policies/p%2F1"));
        QCOMPARE(s.ifMatch(), QByteArray("\"7\""));
    }

    void aTrialTellsAllOfItsAnswer() {
        api::TrialText told;
        told.found = 2;
        told.looked = 100;
        told.from = *parseInstant("2026-10-01T00:00:00Z");
        told.until = *parseInstant("2026-10-31T00:00:00Z");
        told.complete = false;
        told.members = {{UserId("u2"), "森 健一", 2}};
        told.memberCount = 1;
        told.samples = {keptDetection()};
        Watching s(api::trialText(told));
        Outcome<ports::Trial> call;
        call.handle = s.monitoring().trial(keptPolicy(), told.from, s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        const ports::Trial& trial = **call.result;
        QCOMPARE(trial.found, std::int64_t{2});
        QCOMPARE(trial.looked, std::int64_t{100});
        QVERIFY(trial.from == told.from && trial.until == told.until && !trial.complete);
        QCOMPARE(trial.members.size(), std::size_t{1});
        QCOMPARE(trial.members.front().name, std::string("森 健一"));
        QCOMPARE(trial.memberCount, std::int64_t{1});
        QVERIFY(trial.samples.front() == keptDetection());
        QVERIFY(s.asked().startsWith("POST /v1.0/admin/monitoring/trial?service=drive&from=2026-10-01T00%3A00%3A00"));
        QVERIFY(!s.keyed()); // it changes nothing
    }

    void detectionsAreAskedByWhatNarrowsThem() {
        Watching s(api::detectionsText({{keptDetection()}, "next", 3, 41}));
        ports::DetectionQuery query;
        query.service = MonitorService::Drive;
        query.policy = "p/1";
        query.member = UserId("u2");
        query.state = DetectionState::Seen;
        query.cursor = "a b";
        Outcome<ports::DetectionPage> call;
        call.handle = s.monitoring().detections(query, s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        QCOMPARE(s.asked(),
                 QByteArray("GET /v1.0/admin/monitoring/detections?service=drive&policy=p%2F1&member=u2&state=seen"
                            "&cursor=a%20b"));
        QVERIFY((**call.result).detections.front() == keptDetection());
        QCOMPARE((**call.result).nextCursor, std::string("next"));
        QCOMPARE((**call.result).open, std::int64_t{3});
        QCOMPARE((**call.result).total, std::int64_t{41});
        Outcome<ports::DetectionPage> all;
        all.handle = s.monitoring().detections({}, s.fixture.loop, all.reply());
        QVERIFY(monitoringAnswered(all));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/monitoring/detections"));
    }

    void oneDetectionIsReadAndStatesAreSaid() {
        Watching s(api::detectionText(keptDetection()));
        Outcome<Detection> call;
        call.handle = s.monitoring().detection(31, s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/monitoring/detections/31"));
        QVERIFY((**call.result).excerpts == keptDetection().excerpts);
        Outcome<std::monostate> said;
        said.handle =
            s.monitoring().setState({31, 32}, DetectionState::Handled, "本人に確認", s.fixture.loop, said.reply());
        QVERIFY(monitoringAnswered(said));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/monitoring/detections/state"));
        QCOMPARE(s.body(),
                 QByteArray::fromStdString(api::detectionWishText({{31, 32}, DetectionState::Handled, "本人に確認"})));
    }

    void whatNeedsTheAgreementSaysSo() {
        Watching s(R"({"code":"CONSENT_REQUIRED","description":"Agree first."})", 403);
        Outcome<Detection> call;
        call.handle = s.monitoring().detection(31, s.fixture.loop, call.reply());
        QVERIFY(QTest::qWaitFor([&] { return call.done(); }, 20000));
        QCOMPARE(call.code(), std::string("CONSENT_REQUIRED"));
    }

    void exceptionsAreAddedAndRemoved() {
        Watching s(api::exceptionsText(
            {{UserId("u2"), "森 健一", "mori@demo", *parseInstant("2026-10-01T00:00:00Z"), "佐藤 花子"}}));
        Outcome<std::vector<ports::MonitorException>> call;
        call.handle = s.monitoring().exceptions(s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        QCOMPARE((**call.result).front().loginId, std::string("mori@demo"));
        Outcome<std::monostate> added;
        added.handle = s.monitoring().addExceptions({UserId("u2"), UserId("u3")}, s.fixture.loop, added.reply());
        QVERIFY(monitoringAnswered(added));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/monitoring/exceptions"));
        QCOMPARE(s.body(), QByteArray(R"({"members":["u2","u3"]})"));
        Outcome<std::monostate> gone;
        gone.handle = s.monitoring().removeException(UserId("u/2"), s.fixture.loop, gone.reply());
        QVERIFY(monitoringAnswered(gone));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/monitoring/exceptions/u%2F2"));
    }

    void theAgreementIsAskedForAndGiven() {
        Watching s(api::consentStateText({true, "漏えいの調査", *parseInstant("2026-10-01T00:00:00Z")}));
        Outcome<Consent> call;
        call.handle = s.monitoring().consent(s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        QVERIFY((**call.result).given);
        QCOMPARE((**call.result).purpose, std::string("漏えいの調査"));
        Outcome<Consent> given;
        given.handle = s.monitoring().giveConsent(1, "漏えいの調査", s.fixture.loop, given.reply());
        QVERIFY(monitoringAnswered(given));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/monitoring/consent"));
        QCOMPARE(s.body(), QByteArray(R"({"edition":1,"purpose":"漏えいの調査"})"));
    }

    void contentsAreSearchedByTheirConditions() {
        MessageContent message;
        message.seq = 5;
        message.at = *parseInstant("2026-10-02T00:00:00Z");
        message.sender = "mori@demo";
        message.text = "極秘の見積";
        message.hits = {{0, 6}};
        const Instant to = *parseInstant("2026-10-01T12:00:00Z");
        Watching s(api::contentPageText({message}, "next", to));
        ContentQuery query;
        query.from = *parseInstant("2026-10-01T00:00:00Z");
        query.sender = "mori";
        query.text = "極秘 見積";
        query.bot = false;
        Outcome<ports::ContentPage> call;
        call.handle = s.monitoring().contents(query, "c1", s.fixture.loop, call.reply());
        QVERIFY(monitoringAnswered(call));
        QVERIFY((**call.result).messages.front() == message);
        QCOMPARE((**call.result).nextCursor, std::string("next"));
        QVERIFY((**call.result).searchedTo == to);
        const QByteArray asked = s.asked();
        QVERIFY(asked.startsWith("GET /v1.0/admin/monitoring/contents?from=2026-10-01T00%3A00%3A00"));
        QVERIFY(asked.endsWith("&sender=mori&text=%E6%A5%B5%E7%A7%98%20%E8%A6%8B%E7%A9%8D&bot=false&cursor=c1"));
    }
};

} // namespace sekisho::tests::test_net_monitoring

SEKISHO_QTEST_GUILESS_MAIN(test_net_monitoring, TestNetMonitoring)
#include "test_net_monitoring.moc"
