// Models and commands of monitoring: policies, detections, exceptions and contents; what a command refuses and why,
// what it asks, what it does, and that nothing is read again by itself.
#include "models/commands/job_list.h"
#include "models/commands/monitor_commands.h"
#include "models/commands/monitor_words.h"
#include "models/items/detection_model.h"
#include "models/items/message_content_model.h"
#include "models/items/monitor_exception_model.h"
#include "models/items/monitor_policy_model.h"
#include "models/items/roles.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace sekisho::tests::test_monitoring {

using namespace sekisho::commands;

namespace {

struct WatchBench {
    WatchBench() {
        setLanguage(Language::English);
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(20);
        gateway.watchDesk.fill();
        addMonitorCommands(registry);
        QObject::connect(&registry, &Registry::planReady, &registry,
                         [this](Command* command, const Plan& plan, const Context& context) {
                             plans.push_back(plan);
                             fault = plan.check ? plan.check(arguments) : QString();
                             if (fault.isEmpty()) command->run(context, arguments);
                         });
        for (Command* command : registry.all()) {
            QObject::connect(command, &Command::done, command,
                             [this](const QString& sentence, const QString&, const auto&) { sentences << sentence; });
            QObject::connect(command, &Command::failed, command,
                             [this](const Error& error, const QString&) { errors.push_back(error); });
        }
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) { identity = *who; });
        registry.setContextSource([this] {
            Context context;
            context.gateway = &gateway;
            context.jobs = &jobs;
            context.gui = &gui;
            context.clock = &clock;
            context.identity = identity ? &*identity : nullptr;
            context.online = online;
            return context;
        });
        offerMonitorPolicies(registry, &owner, [this] { return policies; });
        offerDetections(registry, &owner, [this] { return detections; });
        qobject_cast<RemoveException*>(registry.find(QStringLiteral("exception.remove")))->lines.offer(&owner, [this] {
            return lines;
        });
    }
    QString why(const char* key) { return registry.find(QLatin1String(key))->applicability(registry.context()).why; }
    bool trigger(const char* key) { return registry.trigger(QLatin1String(key)).applies; }
    fakes::FakeMonitoring& desk() { return gateway.watchDesk; }

    ManualClock clock{Instant{std::chrono::seconds(1'795'000'000)}};
    fakes::FakeGateway gateway{clock};
    ports::InlineExecutor gui;
    JobList jobs{clock};
    Registry registry;
    QObject owner;
    std::optional<ports::Identity> identity;
    bool online = true;
    std::vector<policy::MonitorPolicy> policies;
    std::vector<Detection> detections;
    std::vector<ports::MonitorException> lines;
    QVariantMap arguments;
    QString fault;
    std::vector<Plan> plans;
    QStringList sentences;
    std::vector<Error> errors;
};

items::MessageContentModel::Words contentWords() {
    return {[](items::MessageContentModel::Column column) { return QString::number(column); },
            [](const MessageContent& one) { return fromUtf8(one.senderName); },
            [](const MessageContent&) { return QString(); },
            [](const MessageContent& one) { return fromUtf8(one.channelName); },
            timeText,
            timeTooltip};
}

} // namespace

class TestMonitoring : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void policiesAreListedByNumber() {
        WatchBench bench;
        using items::MonitorPolicyModel;
        MonitorPolicyModel model(bench.gateway.monitoring(), bench.gui, MonitorService::Drive,
                                 {[](MonitorPolicyModel::Column column) { return QString::number(column); },
                                  [](const policy::MonitorPolicy& one) { return detectionCountText(one.detections); },
                                  [](const policy::MonitorPolicy& one) { return monitorUseText(one.enabled); },
                                  [](const policy::MonitorPolicy& one) { return monitorTargetText(one, {}); },
                                  monitorOperationText, monitorCriterionText, monitorPeriodText, timeText,
                                  timeTooltip});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.refilter();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), std::int64_t{2});
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, MonitorPolicyModel::NumberColumn), QStringLiteral("1"));
        QCOMPARE(text(0, MonitorPolicyModel::CriterionColumn), QStringLiteral("Number of files: 200 or more"));
        QCOMPARE(text(0, MonitorPolicyModel::TargetColumn), QStringLiteral("All members"));
        QCOMPARE(text(0, MonitorPolicyModel::PeriodColumn), QStringLiteral("No end"));
        QCOMPARE(text(1, MonitorPolicyModel::OperationColumn), QStringLiteral("Link sharing"));
        QCOMPARE(text(1, MonitorPolicyModel::PeriodColumn), QStringLiteral("2026-10-01 – 2027-03-31"));
        QCOMPARE(text(0, MonitorPolicyModel::CountColumn), QStringLiteral("1"));
        QCOMPARE(model.rowOf(bench.desk().all.back().id), 1);
        bench.gateway.failNext("monitorPolicies", Error(ErrorKind::Timeout, "TIMEOUT"));
        model.refresh();
        QVERIFY(model.error() && model.rowCount() == 2); // what was there stays
    }

    void moreThanIsShownIsSaidSo() {
        setLanguage(Language::English);
        QCOMPARE(detectionCountText(kMostDetectionsShown), QStringLiteral("100,000"));
        QCOMPARE(detectionCountText(kMostDetectionsShown + 1), QStringLiteral("100,000+"));
    }

    void detectionsComeByPagesWithoutTheirTexts() {
        WatchBench bench;
        bench.desk().pageSize = 2;
        using items::DetectionModel;
        DetectionModel model(bench.gateway.monitoring(), bench.gui,
                             {[](DetectionModel::Column column) { return QString::number(column); }, detectionStateText,
                              detectionMemberText, timeText, timeTooltip});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ports::DetectionQuery query;
        query.service = MonitorService::Talk;
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), std::int64_t{3});
        QCOMPARE(model.open(), std::int64_t{2});
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 3);
        for (const Detection& one : model.rows())
            QVERIFY(one.excerpts.empty());
        query.state = DetectionState::Seen;
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, DetectionModel::StateColumn).data().toString(), QStringLiteral("Seen"));
    }

    void aSearchGoesOnOnlyWhenAPersonWantsIt() {
        WatchBench bench;
        items::MessageContentModel model(bench.gateway.monitoring(), bench.gui, contentWords());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.desk().looksAt = 2;
        ContentQuery query;
        query.text = "見積";
        model.search(query);
        QVERIFY(model.error());
        QCOMPARE(model.error()->code, std::string("CONSENT_REQUIRED"));
        bench.desk().agreed.given = true;
        model.search(query);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.more() && model.searchedTo());
        QVERIFY(!model.canFetchMore({})); // scrolling reads nothing
        QCOMPARE(bench.gateway.callsOf("contents"), std::size_t{2});
        const Instant first = *model.searchedTo();
        model.goOn();
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.searchedTo() || *model.searchedTo() < first);
        model.goOn();
        QVERIFY(!model.more());
        const QVariantList places =
            model.index(0, items::MessageContentModel::TextColumn).data(items::MessageContentModel::kHitsRole).toList();
        QCOMPARE(places.size(), 2);
        QCOMPARE(model.index(0, items::MessageContentModel::TextColumn)
                     .data()
                     .toString()
                     .mid(places[0].toInt(), places[1].toInt()),
                 QStringLiteral("見積"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.query() && !model.more());
    }

    void placesAreCountedAsTheTextIsShown() {
        // A character outside of the first plane counts twice there, and what lies outside is left out.
        const std::string text = "𠮷野の見積";
        const auto at = static_cast<std::uint32_t>(text.find("見積"));
        const QVariantList places =
            items::placesOf(text, {{at, at + 6}, {0, static_cast<std::uint32_t>(text.size() + 1)}});
        QCOMPARE(places, (QVariantList{4, 2}));
        QCOMPARE(markedText(text, {{at, at + 6}}), QStringLiteral("𠮷野の【見積】"));
    }

    void policiesArePutIntoUseTakenOutAndDeleted() {
        WatchBench bench;
        QVERIFY(!bench.why("monitor.enable").isEmpty());
        bench.policies = bench.desk().all;
        std::erase_if(bench.policies, [](const auto& one) { return one.service != MonitorService::Talk; });
        const std::size_t count = bench.policies.size();
        QCOMPARE(count, std::size_t{3});
        QVERIFY(bench.trigger("monitor.enable")); // only the one that is not
        QCOMPARE(bench.gateway.callsOf("saveMonitorPolicy"), std::size_t{1});
        QVERIFY(bench.plans.empty());
        QVERIFY(std::ranges::all_of(bench.desk().all, &policy::MonitorPolicy::enabled));
        bench.policies = {bench.desk().all[0], bench.desk().all[1]};
        QVERIFY(bench.trigger("monitor.disable"));
        QCOMPARE(bench.plans.back().subjects.size(), 2);
        QVERIFY(!bench.desk().all[0].enabled && !bench.desk().all[1].enabled);
        QVERIFY(bench.trigger("monitor.delete")); // as they were seen before: somebody has changed them meanwhile
        QCOMPARE(bench.errors.size(), std::size_t{1});
        QCOMPARE(bench.errors.front().code, std::string("PRECONDITION_FAILED"));
        bench.policies = {bench.desk().all[0], bench.desk().all[1]};
        bench.errors.clear();
        QVERIFY(bench.trigger("monitor.delete"));
        QVERIFY(bench.errors.empty());
        QCOMPARE(bench.desk().all.size(), std::size_t{3});
        QCOMPARE(bench.jobs.jobs().back().lines.size(), std::size_t{2});
    }

    void whoMayOnlyLookIsToldSo() {
        WatchBench bench;
        bench.policies = {bench.desk().all.front()};
        bench.detections = {bench.desk().found.front()};
        bench.online = false;
        QVERIFY(!bench.why("monitor.delete").isEmpty());
        bench.online = true;
        bench.identity->roles.clear();
        QCOMPARE(bench.why("monitor.delete"), QStringLiteral("Your role may only look here."));
        QCOMPARE(bench.why("detection.seen"), QStringLiteral("Your role may only look here."));
    }

    void aDetectionIsSeenHandledWithANoteAndReopened() {
        WatchBench bench;
        QVERIFY(!bench.why("detection.seen").isEmpty());
        bench.detections = {bench.desk().found[0], bench.desk().found[1]};
        QVERIFY(bench.trigger("detection.seen"));
        QVERIFY(bench.plans.empty()); // nothing to ask
        QVERIFY(bench.desk().found[0].state == DetectionState::Seen);
        bench.detections = {bench.desk().found[0], bench.desk().found[1]};
        QVERIFY(!bench.why("detection.seen").isEmpty());
        QVERIFY(bench.trigger("detection.handle"));
        QVERIFY(!bench.fault.isEmpty()); // without a note
        QVERIFY(bench.desk().found[0].state == DetectionState::Seen);
        bench.arguments = {{QStringLiteral("note"), QString(1'001, QLatin1Char('x'))}};
        QVERIFY(bench.trigger("detection.handle"));
        QVERIFY(!bench.fault.isEmpty());
        bench.arguments = {{QStringLiteral("note"), QStringLiteral("本人に確認済み")}};
        QVERIFY(bench.trigger("detection.handle"));
        QCOMPARE(bench.desk().found[1].note, std::string("本人に確認済み"));
        bench.detections = {bench.desk().found[0]};
        QVERIFY(!bench.why("detection.seen").isEmpty()); // handled does not become merely seen
        QVERIFY(bench.trigger("detection.reopen"));
        QVERIFY(bench.desk().found[0].state == DetectionState::Open);
        QVERIFY(bench.errors.empty());
    }

    void anExceptionIsTakenBackAsOneCommand() {
        WatchBench bench;
        QVERIFY(!bench.why("exception.remove").isEmpty());
        bench.lines = bench.desk().excepted;
        bench.gateway.failNext("removeException", Error(ErrorKind::Conflict, "APPROVAL_WAITING"));
        QVERIFY(bench.trigger("exception.remove"));
        QCOMPARE(bench.plans.back().subjects.size(), 2);
        QCOMPARE(bench.desk().excepted.size(), std::size_t{1}); // the first waits for somebody
        QCOMPARE(bench.errors.size(), std::size_t{1});
        QVERIFY(isNews(bench.errors.front()));
        QCOMPARE(bench.sentences.size(), 1);
    }

    void whatATrialFoundIsSaidPlainly() {
        setLanguage(Language::English);
        ports::Trial trial;
        trial.from = *parseInstant("2026-10-01T00:00:00Z");
        trial.until = *parseInstant("2026-10-31T00:00:00Z");
        trial.looked = 48'210;
        QVERIFY(trialFoundText(trial).startsWith(QStringLiteral("Nothing would have been found among 48,210")));
        QVERIFY(trialIncompleteText(trial).isEmpty());
        trial.found = 12;
        trial.complete = false;
        QVERIFY(trialFoundText(trial).startsWith(QStringLiteral("12 of 48,210 records")));
        QVERIFY(trialIncompleteText(trial).startsWith(QStringLiteral("Not complete")));
    }
};

} // namespace sekisho::tests::test_monitoring

SEKISHO_QTEST_GUILESS_MAIN(test_monitoring, TestMonitoring)
#include "test_monitoring.moc"
