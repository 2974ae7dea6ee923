// モニタリング: the list of policies and what leads on from it, a draft with its trial and its faults, what somebody
// else saved meanwhile, and 検知履歴 with what is read on purpose only.
#include "models/items/detection_model.h"
#include "models/items/monitor_policy_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/monitoring_fixture.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/monitoring/marked_text.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

namespace sekisho::tests::test_monitoring_pane {

using Look = ui::StatePage::Look;
using items::MonitorPolicyModel;

class TestMonitoringPane : public QObject {
    Q_OBJECT

    static void seePolicies(MonitoringScene& scene, int count) { QTRY_COMPARE(scene.rows("monitor.table"), count); }
    static void typeName(MonitoringScene& scene, const char* name) {
        auto* line = scene.find<QLineEdit>("monitor.nameLine");
        line->clear();
        line->insert(QString::fromUtf8(name));
    }
    static QLineEdit* keyword(MonitoringScene& scene) {
        return scene.find<QWidget>("policyField.keyword")->findChild<QLineEdit*>(QStringLiteral("value.text"));
    }

  private Q_SLOTS:
    void eachStateHasItsLook() {
        MonitoringScene scene(false);
        scene.fixture.gateway.hold();
        auto pane = scene.open(MonitorService::Talk);
        QTRY_COMPARE(scene.look("monitor.state"), Look::Loading);
        scene.fixture.gateway.release();
        QTRY_COMPARE(scene.look("monitor.state"), Look::Empty);
        scene.fixture.gateway.failNext("monitorPolicies", Error(ErrorKind::Timeout, "TIMEOUT"));
        scene.press("monitor.refresh");
        QTRY_COMPARE(scene.look("monitor.state"), Look::Failed);
        scene.fixture.setOnline(false);
        QTRY_COMPARE(scene.look("monitor.state"), Look::Offline);
        QVERIFY(!scene.find<QToolButton>("monitor.new")->isEnabled());
        scene.fixture.setOnline(true);
        scene.fixture.identity->roles.clear();
        pane->linkChanged();
        QTRY_COMPARE(scene.look("monitor.state"), Look::Forbidden);
    }

    void theListShowsWhatTheScreenOfTheSourceShows() {
        MonitoringScene scene;
        auto talk = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        const auto* table = scene.find<QTableView>("monitor.table");
        QVERIFY(table->isColumnHidden(MonitorPolicyModel::OperationColumn));
        talk.reset();
        auto drive = scene.open(MonitorService::Drive);
        seePolicies(scene, 2);
        table = scene.find<QTableView>("monitor.table");
        QVERIFY(!table->isColumnHidden(MonitorPolicyModel::OperationColumn));
        QVERIFY(!table->isColumnHidden(MonitorPolicyModel::PeriodColumn));
        scene.select("monitor.table", 1);
        QCOMPARE(scene.text("monitor.name"), QStringLiteral("設計図の持ち出し"));
        QCOMPARE(scene.text("monitor.fact.keyword"), QStringLiteral("設計図"));
        QVERIFY(!scene.find<QLabel>("monitor.fact.files")); // of another criterion
        QVERIFY(drive->hasList());
    }

    void theNumberOfDetectionsLeadsToThem() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        auto* table = scene.find<QTableView>("monitor.table");
        const QModelIndex count = table->model()->index(0, MonitorPolicyModel::CountColumn);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(count).center());
        QTRY_COMPARE(scene.rows("detections.table"), 2); // of that policy
        QCOMPARE(scene.find<QTabBar>("monitor.tabs")->currentIndex(), 1);
        scene.press("detections.clear");
        QTRY_COMPARE(scene.rows("detections.table"), 3); // of the service
    }

    void aMailLeadsToTheDetectionsOfItsPolicy() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        pane->showResource(QStringLiteral("detections?policy=") + commands::fromUtf8(scene.desk.all[1].id));
        QTRY_COMPARE(scene.rows("detections.table"), 1);
        QTRY_COMPARE(scene.find<QComboBox>("detections.policyBox")->currentText(),
                     commands::fromUtf8(scene.desk.all[1].name));
        pane->showResource(QStringLiteral("detections?policy=gone")); // the policy was deleted meanwhile
        QTRY_COMPARE(scene.look("detections.state"), Look::NoMatch);
    }

    void aPolicyIsAddedAfterItsTrial() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.press("monitor.new");
        QTRY_VERIFY(scene.find<QLineEdit>("monitor.nameLine")->isVisible());
        QVERIFY(!pane->hasDraft());
        keyword(scene)->insert(QStringLiteral("契約書"));
        QVERIFY(pane->hasDraft());
        scene.press("trial.go"); // it has no name yet
        QTRY_VERIFY(scene.text("trial.found").startsWith(QStringLiteral("12 of 48,210")));
        QCOMPARE(scene.find<QTreeWidget>("trial.members")->topLevelItemCount(), 3);
        QVERIFY(scene.desk.readings.empty()); // without the agreement nothing is read
        QTRY_VERIFY(scene.visible<QLineEdit>("consent.purpose"));
        scene.agree();
        QTRY_VERIFY(scene.visible<ui::monitoring::MarkedText>("trial.sample")); // shown as soon as it may be
        QCOMPARE(scene.desk.readings.size(), std::size_t{1});
        keyword(scene)->insert(QStringLiteral(" 秘"));
        QVERIFY(!scene.text("trial.stale").isEmpty());
        scene.press("monitor.save");
        QVERIFY(scene.said("monitor.banner").startsWith(QStringLiteral("Nothing was saved")));
        QVERIFY(!scene.text("monitor.nameFault").isEmpty());
        typeName(scene, "社外への機密語"); // there is one already
        scene.press("monitor.save");
        QTRY_VERIFY(!scene.text("monitor.nameFault").isEmpty());
        QCOMPARE(scene.desk.all.size(), std::size_t{5});
        typeName(scene, "契約書の送信");
        QVERIFY(scene.text("monitor.nameFault").isEmpty());
        scene.press("monitor.save");
        QTRY_COMPARE(scene.desk.all.size(), std::size_t{6});
        QCOMPARE(scene.desk.all.back().name, std::string("契約書の送信"));
        QCOMPARE(std::get<std::string>(scene.desk.all.back().values.at("keyword")), std::string("契約書 秘"));
        seePolicies(scene, 4);
        QTRY_COMPARE(scene.text("monitor.name"), QStringLiteral("契約書の送信")); // it is chosen
        QVERIFY(!pane->hasDraft());
    }

    void whatATrialCouldNotFinishIsSaid() {
        MonitoringScene scene;
        scene.desk.trialGives.complete = false;
        scene.desk.trialGives.from = scene.fixture.clock.now() - std::chrono::days(3);
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.press("monitor.new");
        scene.press("trial.go");
        QTRY_VERIFY(scene.text("trial.incomplete").startsWith(QStringLiteral("Not complete")));
        scene.fixture.gateway.failNext("monitorTrial", Error(ErrorKind::Unavailable, "MONITOR_TRIAL_BUSY"));
        scene.press("trial.go");
        QTRY_VERIFY(!scene.text("trial.fault").isEmpty());
    }

    void faultsStandAtTheirFieldsWhileSomebodyTypes() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Drive);
        seePolicies(scene, 2);
        scene.press("monitor.new"); // a keyword is needed
        const auto fault = [&](const char* key) {
            return scene.find<ui::PolicyField>(qPrintable(QStringLiteral("policyField.") + QLatin1String(key)))
                ->fault();
        };
        QVERIFY(!fault("keyword").isEmpty());
        QVERIFY(!scene.find<QAbstractButton>("trial.go")->isEnabled());
        keyword(scene)->insert(QStringLiteral("見積"));
        QCOMPARE(fault("keyword"), QString());
        QVERIFY(scene.find<QAbstractButton>("trial.go")->isEnabled());
        keyword(scene)->insert(QStringLiteral(" 二つ"));
        QVERIFY(!fault("keyword").isEmpty()); // one word only
    }

    void whatIsCopiedCanBeSavedUnderItsNewName() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.select("monitor.table", 0);
        QVERIFY(scene.fixture.registry.trigger(QStringLiteral("monitor.copy")).applies);
        QTRY_COMPARE(scene.find<QLineEdit>("monitor.nameLine")->text(), QStringLiteral("Copy of 社外への機密語"));
        QVERIFY(pane->hasDraft());
        scene.press("monitor.save");
        QTRY_COMPARE(scene.desk.all.size(), std::size_t{6});
        QVERIFY(scene.desk.all.back().values == scene.desk.all.front().values);
    }

    void nothingOfEitherIsLostWhenTwoSave() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.select("monitor.table", 0);
        pane->editCurrent();
        QTRY_VERIFY(keyword(scene)->isVisible());
        keyword(scene)->insert(QStringLiteral(" 単価"));
        policy::MonitorPolicy& theirs = scene.desk.all[0];
        theirs.values["bot"] = std::string("include");
        theirs.name = "社外への機密語（改）";
        ++theirs.version;
        scene.press("monitor.save");
        QTRY_VERIFY(scene.said("monitor.banner").startsWith(QStringLiteral("Somebody else")));
        QVERIFY(pane->hasDraft());
        scene.press("monitor.save");
        QTRY_VERIFY(!pane->hasDraft());
        const policy::MonitorPolicy& now = scene.desk.all[0];
        QCOMPARE(now.name, std::string("社外への機密語（改）"));
        QCOMPARE(std::get<std::string>(now.values.at("bot")), std::string("include"));
        QCOMPARE(std::get<std::string>(now.values.at("keyword")), std::string("極秘 見積 単価"));
    }

    void aDraftStaysWhileOneLooksAtTheDetections() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.press("monitor.new");
        typeName(scene, "下書き");
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        QVERIFY(pane->hasDraft());
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(0);
        QCOMPARE(scene.find<QLineEdit>("monitor.nameLine")->text(), QStringLiteral("下書き"));
        scene.press("monitor.cancel");
        QVERIFY(!pane->hasDraft());
        QTRY_VERIFY(scene.find<QTableView>("monitor.table")->isVisible());
    }

    void aDraftSurvivesTheLockAndTheEndOfTheProgram() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.press("monitor.new");
        typeName(scene, "漏えい");
        QVERIFY(pane->hasDraft());
        pane.reset(); // with what was typed a moment ago
        QVERIFY(!std::make_unique<ui::MonitoringPane>(scene.fixture.services(), MonitorService::Drive)->hasDraft());
        pane = scene.open(MonitorService::Talk);
        QVERIFY2(pane->hasDraft(), "it is offered again");
        QCOMPARE(scene.find<QLineEdit>("monitor.nameLine")->text(), QStringLiteral("漏えい"));
        QVERIFY(scene.find<QLineEdit>("monitor.nameLine")->isVisible());
        scene.press("monitor.cancel");
        QVERIFY(!pane->hasDraft());
        pane.reset();
        pane = scene.open(MonitorService::Talk);
        QVERIFY2(!pane->hasDraft(), "what was discarded does not come back");
    }

    void whatWaitsForASecondPersonIsTold() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.press("monitor.new");
        typeName(scene, "申請するもの");
        scene.fixture.gateway.failNext("saveMonitorPolicy", Error(ErrorKind::Conflict, "APPROVAL_WAITING"));
        scene.press("monitor.save");
        QTRY_VERIFY(!scene.said("monitor.banner").isEmpty());
        QCOMPARE(scene.find<ui::Banner>("monitor.banner")->kind(), ui::Banner::Kind::Information);
        QVERIFY(!pane->hasDraft()); // the request holds it
    }

    void fiveHundredAreAllThereCanBe() {
        MonitoringScene scene(false);
        for (int i = 0; i < kMostMonitorPolicies; ++i)
            scene.desk.add(MonitorService::Talk, "policy " + std::to_string(i));
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, kMostMonitorPolicies);
        scene.press("monitor.new");
        QVERIFY(scene.said("monitor.banner").contains(QStringLiteral("500")));
        QVERIFY(!scene.find<QLineEdit>("monitor.nameLine")->isVisible());
    }

    void whatWasFoundIsReadOnPurposeOnly() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        scene.select("detections.table", 0);
        QTRY_VERIFY(scene.visible<QLineEdit>("consent.purpose")); // the gate stands in its place
        QVERIFY(scene.desk.readings.empty());
        scene.agree();
        QTRY_VERIFY(scene.find<QAbstractButton>("detections.read")->isVisible());
        QVERIFY(scene.desk.readings.empty()); // not by itself
        scene.press("detections.read");
        QTRY_COMPARE(scene.desk.readings.size(), std::size_t{1});
        QTRY_VERIFY(scene.visible<ui::monitoring::MarkedText>("detections.excerpt"));
        const auto* text = scene.visible<ui::monitoring::MarkedText>("detections.excerpt")->findChild<QLabel*>();
        QVERIFY(text->text().contains(QStringLiteral("text-decoration:underline")));
        QVERIFY(text->accessibleName().contains(QStringLiteral("【極秘】")));
        scene.select("detections.table", 1); // the next one has not been read
        QTRY_VERIFY(!scene.visible<ui::monitoring::MarkedText>("detections.excerpt"));
        QCOMPARE(scene.desk.readings.size(), std::size_t{1});
        QTest::keyClick(scene.find<QTableView>("detections.table"), Qt::Key_Return);
        QTRY_COMPARE(scene.desk.readings.size(), std::size_t{2});
    }

    void anAgreementThatWasTakenBackIsAskedForAgain() {
        MonitoringScene scene;
        scene.desk.agreed = {true, "調査", scene.fixture.clock.now()};
        auto pane = scene.open(MonitorService::Talk);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        scene.select("detections.table", 0);
        QTRY_VERIFY(scene.find<QAbstractButton>("detections.read")->isEnabled());
        scene.desk.agreed = {};
        scene.press("detections.read");
        QTRY_VERIFY(scene.visible<QLineEdit>("consent.purpose"));
    }

    void detectionsAreHandledWithANote() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        scene.find<QTableView>("detections.table")->selectAll();
        scene.fixture.arguments = {{QStringLiteral("note"), QStringLiteral("本人に確認済み")}};
        scene.press("detections.detection.handle");
        QTRY_VERIFY(scene.desk.found[0].state == DetectionState::Handled);
        QTRY_COMPARE(scene.find<QTableView>("detections.table")
                         ->model()
                         ->index(0, items::DetectionModel::NoteColumn)
                         .data()
                         .toString(),
                     QStringLiteral("本人に確認済み"));
        auto* state = scene.find<QComboBox>("detections.state");
        state->setCurrentIndex(1); // open ones
        QTRY_COMPARE(scene.look("detections.state"), Look::NoMatch);
    }

    void theMemberIsSuspendedFromHereByTheMembersOwnCommand() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        QVERIFY(pane->selection().empty());
        scene.select("detections.table", 0);
        const UserId member = scene.desk.found[0].member;
        QCOMPARE(pane->selection().count(), std::size_t{1});
        QVERIFY(pane->selection().front().id == member);
        scene.press("detections.member.suspend");
        QVERIFY(scene.fixture.plans.back().confirm); // as every suspension asks
        QTRY_VERIFY(scene.fixture.memberOf(member).suspended);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(0);
        QVERIFY(pane->selection().empty());
    }

    void theMemberAndTheRecordAreOpened() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        scene.select("detections.table", 0);
        QSignalSpy wanted(pane.get(), &ui::Pane::openWanted);
        scene.press("detections.record");
        QCOMPARE(wanted.last()[0].toString(), QStringLiteral("audit.talk"));
        QCOMPARE(wanted.last()[1].toString(), QStringLiteral("seq:%1").arg(scene.desk.found[0].seq));
        QVERIFY(scene.fixture.registry.trigger(QStringLiteral("detection.openMember")).applies);
        QCOMPARE(wanted.last()[0].toString(), QStringLiteral("members.members"));
        QCOMPARE(wanted.last()[1].toString(), commands::fromUtf8(scene.desk.found[0].member.value));
    }

    void aDetectionOfNobodyHasNoMember() {
        MonitoringScene scene;
        scene.desk.found[0].member = {};
        scene.desk.found[0].memberName.clear();
        auto pane = scene.open(MonitorService::Talk);
        scene.find<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(scene.rows("detections.table"), 3);
        scene.select("detections.table", 0);
        QVERIFY(pane->selection().empty());
        QVERIFY(!scene.find<QAbstractButton>("detections.member")->isEnabled());
        QCOMPARE(scene.text("detections.fact.member"), QStringLiteral("Nobody of this tenant"));
    }

    void whatHappensElsewhereIsAskedForAgain() {
        MonitoringScene scene;
        auto pane = scene.open(MonitorService::Talk);
        seePolicies(scene, 3);
        scene.desk.add(MonitorService::Talk, "別の管理者のもの");
        QTest::qWait(5'200); // lists ask no oftener than every five seconds
        scene.fixture.gateway.tenant.noteUnseen();
        QTRY_COMPARE_WITH_TIMEOUT(scene.rows("monitor.table"), 4, 10'000);
    }
};

} // namespace sekisho::tests::test_monitoring_pane

SEKISHO_QTEST_MAIN(test_monitoring_pane, TestMonitoringPane)
#include "test_monitoring_pane.moc"
