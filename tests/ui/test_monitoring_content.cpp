// トーク内容 and 例外管理: nothing is shown before the agreement, nothing is read twice by itself, how far a search
// came, who is taken out of monitoring and what that means; and the editors that only monitoring needs.
#include "models/commands/log_commands.h"
#include "models/commands/log_words.h"
#include "models/items/message_content_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/monitoring_fixture.h"
#include "ui/forms/day_editors.h"
#include "ui/forms/email_list_editor.h"
#include "ui/forms/pickers.h"
#include "ui/forms/target_list_editor.h"
#include "ui/panes/monitoring/marked_text.h"

#include <QClipboard>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

namespace sekisho::tests::test_monitoring_content {

using Look = ui::StatePage::Look;

namespace {

const policy::Field& talkField(const char* key) {
    return *policy::fieldOf(policy::monitorSchema(MonitorService::Talk), key);
}
const policy::Field& driveField(const char* key) {
    return *policy::fieldOf(policy::monitorSchema(MonitorService::Drive), key);
}
using EntryTexts = std::vector<std::string>;

} // namespace

class TestMonitoringContent : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nothingIsShownBeforeTheAgreement() {
        MonitoringScene scene;
        auto pane = scene.fixture.open<ui::TalkContentPane>();
        QTRY_VERIFY(scene.visible<QLineEdit>("consent.purpose"));
        QVERIFY(scene.text("consent.text").startsWith(QStringLiteral("You are about to read what members wrote")));
        QVERIFY(scene.text("consent.ground").contains(QStringLiteral("Act on the Protection of Personal Information")));
        QVERIFY(!scene.find<QTableView>("contents.table")->isVisible());
        QVERIFY(!scene.visible<QAbstractButton>("consent.agree")->isEnabled()); // without a purpose
        scene.agree("漏えいの調査");
        QTRY_VERIFY(scene.find<QPushButton>("contents.go")->isVisible());
        QVERIFY(scene.text("contents.purpose").contains(QStringLiteral("漏えいの調査")));
        QCOMPARE(scene.look("contents.resultState"), Look::Empty);
        QVERIFY(scene.desk.readings.empty());
    }

    void aRefusedAgreementIsSaid() {
        MonitoringScene scene;
        auto pane = scene.fixture.open<ui::TalkContentPane>();
        QTRY_VERIFY(scene.visible<QLineEdit>("consent.purpose"));
        scene.fixture.gateway.failNext("giveConsent", Error(ErrorKind::Conflict, "CONSENT_EDITION"));
        QTest::keyClicks(scene.visible<QLineEdit>("consent.purpose"), QStringLiteral("x"));
        scene.visible<QAbstractButton>("consent.agree")->click();
        QTRY_VERIFY(!scene.text("consent.fault").isEmpty());
        QVERIFY(!scene.desk.agreed.given);
    }

    void eachStateHasItsLook() {
        MonitoringScene scene;
        scene.fixture.gateway.failNext("consent", Error(ErrorKind::Timeout, "TIMEOUT"));
        auto pane = scene.fixture.open<ui::TalkContentPane>();
        QTRY_COMPARE(scene.look("contents.state"), Look::Failed);
        scene.fixture.setOnline(false);
        QTRY_COMPARE(scene.look("contents.state"), Look::Offline);
        scene.fixture.setOnline(true);
        QTRY_VERIFY(scene.visible<QLineEdit>("consent.purpose"));
        scene.fixture.identity->roles.clear();
        pane->linkChanged();
        QTRY_COMPARE(scene.look("contents.state"), Look::Forbidden);
    }

    void aSearchMarksWhatItFoundAndSaysHowFarItCame() {
        MonitoringScene scene;
        scene.desk.agreed = {true, "調査", scene.fixture.clock.now()};
        scene.desk.looksAt = 2;
        auto pane = scene.fixture.open<ui::TalkContentPane>();
        QTRY_VERIFY(scene.find<QLineEdit>("contents.text")->isVisible());
        scene.find<QLineEdit>("contents.text")->insert(QStringLiteral("見積"));
        QTest::keyClick(scene.find<QLineEdit>("contents.text"), Qt::Key_Return);
        QTRY_COMPARE(scene.rows("contents.table"), 1);
        QVERIFY(scene.text("contents.searchedTo").startsWith(QStringLiteral("Searched back to")));
        scene.press("contents.goOn");
        QTRY_COMPARE(scene.rows("contents.table"), 2);
        scene.press("contents.goOn");
        QTRY_VERIFY(!scene.find<QAbstractButton>("contents.goOn")->isVisible());
        scene.select("contents.table", 0);
        const auto* text = scene.find<QWidget>("contents.detailText")->findChild<QLabel*>();
        QVERIFY(text->accessibleName().startsWith(QStringLiteral("【見積】の件")));
        QVERIFY(text->text().contains(QStringLiteral("font-weight:bold")));
        const auto asked = scene.fixture.gateway.callsOf("contents");
        scene.fixture.gateway.tenant.noteUnseen(); // something else happened in the tenant
        QTest::qWait(200);
        QCOMPARE(scene.fixture.gateway.callsOf("contents"), asked);
        scene.press("contents.clear");
        QCOMPARE(scene.look("contents.resultState"), Look::Empty);
    }

    void whatWasFoundIsAskedForAsAFile() {
        MonitoringScene scene;
        auto& f = scene.fixture;
        scene.desk.agreed = {true, "調査", f.clock.now()};
        auto pane = f.open<ui::TalkContentPane>();
        auto* button = scene.find<QPushButton>("contents.export");
        QTRY_VERIFY(button->isVisible());
        QVERIFY2(!button->isEnabled() && !pane->hasList(), "nothing is searched yet");
        scene.find<QLineEdit>("contents.text")->insert(QStringLiteral("見積"));
        scene.press("contents.go");
        QTRY_VERIFY(button->isEnabled());
        scene.find<QLineEdit>("contents.text")->setText(QStringLiteral("別の語")); // not searched
        f.arguments = {{QStringLiteral("format"), commands::logFormatText(LogFormat::JsonLines)}};
        scene.press("contents.export");
        QTRY_COMPARE(f.gateway.logDesk.made.size(), std::size_t{1});
        const LogExport made = f.gateway.logDesk.made.front();
        QVERIFY(made.contents && made.contents->text == "見積");
        QVERIFY(made.format == LogFormat::JsonLines);
        const commands::Plan& plan = f.plans.back();
        QVERIFY(plan.sentence.contains(QStringLiteral("見積")));
        QVERIFY(plan.effects.front().contains(QStringLiteral("word for word")));
        QVERIFY2(plan.asks.front().choices.size() == 3, "texts are no evidence");
        QVERIFY(scene.said("contents.banner").contains(QStringLiteral("being made")));
        f.setOnline(false);
        QTRY_VERIFY(!button->isEnabled());
    }

    void whatIsAskedWrongIsNotAsked() {
        MonitoringScene scene;
        scene.desk.agreed = {true, "調査", scene.fixture.clock.now()};
        auto pane = scene.fixture.open<ui::TalkContentPane>();
        QTRY_VERIFY(scene.find<QLineEdit>("contents.from")->isVisible());
        scene.find<QLineEdit>("contents.from")->setText(QStringLiteral("2026-13-01"));
        scene.press("contents.go");
        QVERIFY(scene.said("contents.banner").contains(QStringLiteral("YYYY-MM-DD")));
        scene.find<QLineEdit>("contents.from")->setText(QStringLiteral("2026-11-20"));
        scene.find<QLineEdit>("contents.until")->setText(QStringLiteral("2026-11-10"));
        scene.press("contents.go");
        QVERIFY(scene.said("contents.banner").contains(QStringLiteral("ends before it begins")));
        QCOMPARE(scene.fixture.gateway.callsOf("contents"), std::size_t{0});
        scene.find<QLineEdit>("contents.until")->setText(QStringLiteral("2026-11-20")); // the day itself with it
        scene.press("contents.go");
        QTRY_COMPARE(scene.fixture.gateway.callsOf("contents"), std::size_t{1});
    }

    void membersAreLeftOutByNameAndTakenBack() {
        MonitoringScene scene;
        auto pane = scene.fixture.open<ui::ExceptionsPane>();
        QTRY_COMPARE(scene.rows("exceptions.table"), 2);
        QVERIFY(scene.text("exceptions.about").contains(QStringLiteral("monitored again at once")));
        scene.press("exceptions.add");
        const auto dialogOf = []<class T>(T*) -> T* {
            for (QWidget* window : QApplication::topLevelWidgets())
                if (auto* one = qobject_cast<T*>(window); one && one->isVisible()) return one;
            return nullptr;
        };
        ui::MemberPicker* picker = nullptr;
        QTRY_VERIFY((picker = dialogOf(static_cast<ui::MemberPicker*>(nullptr))));
        auto* table = picker->findChild<QTableView*>();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        ui::PlanDialog* asked = nullptr;
        QTRY_VERIFY((asked = dialogOf(static_cast<ui::PlanDialog*>(nullptr))));
        QCOMPARE(scene.desk.excepted.size(), std::size_t{2}); // not before it is agreed to
        asked->accept();
        for (QPushButton* button : asked->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Add to the exceptions")) button->click();
        QTRY_COMPARE(scene.desk.excepted.size(), std::size_t{3});
        QTRY_COMPARE(scene.rows("exceptions.table"), 3);
        scene.select("exceptions.table", 0);
        scene.press("exceptions.exception.remove");
        QVERIFY(scene.fixture.plans.back().sentence.contains(QStringLiteral("monitored again")));
        QTRY_COMPARE(scene.desk.excepted.size(), std::size_t{2});
        QTRY_COMPARE(scene.rows("exceptions.table"), 2);
    }

    void twoHundredAreAllThereCanBe() {
        MonitoringScene scene(false);
        for (int i = 0; i < kMostExceptions; ++i)
            scene.desk.excepted.push_back(
                {UserId("x" + std::to_string(i)), "x", "x@demo", scene.fixture.clock.now(), ""});
        auto pane = scene.fixture.open<ui::ExceptionsPane>();
        QTRY_COMPARE(scene.rows("exceptions.table"), kMostExceptions);
        QTRY_VERIFY(!scene.find<QToolButton>("exceptions.add")->isEnabled());
        QVERIFY(scene.find<QToolButton>("exceptions.add")->toolTip().contains(QStringLiteral("200")));
    }

    void addressesAreTypedPastedAndChosen() {
        MonitoringScene scene(false);
        ui::EmailListEditor editor(talkField("senders"), scene.fixture.services());
        editor.setReadOnly(false);
        editor.show();
        QSignalSpy edited(&editor, &ui::ValueEditor::edited);
        auto* typed = editor.findChild<QLineEdit*>(QStringLiteral("emails.typed"));
        QTest::keyClicks(typed, QStringLiteral("Mori@Demo, ito@demo"));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(std::get<EntryTexts>(editor.value()), (EntryTexts{"mori@demo", "ito@demo"}));
        QGuiApplication::clipboard()->setText(QStringLiteral("sato@demo\nITO@demo\n"));
        QTest::keySequence(typed, QKeySequence::Paste);
        QCOMPARE(std::get<EntryTexts>(editor.value()), (EntryTexts{"mori@demo", "ito@demo", "sato@demo"}));
        QCOMPARE(edited.count(), 2);
        editor.showFaults({Error(ErrorKind::BadInput, "MONITOR_ADDRESS").at("senders[1]").with("text", "ito@demo")});
        QVERIFY(!editor.findChild<QLabel*>(QStringLiteral("emails.note"))->text().isEmpty());
        auto* list = editor.findChild<QListWidget*>(QStringLiteral("emails.list"));
        list->setCurrentRow(1);
        editor.findChild<QPushButton*>(QStringLiteral("emails.remove"))->click();
        QCOMPARE(std::get<EntryTexts>(editor.value()), (EntryTexts{"mori@demo", "sato@demo"}));
        editor.setReadOnly(true);
        QVERIFY(editor.findChild<QLabel*>(QStringLiteral("emails.text"))->text().contains(QStringLiteral("mori@demo")));
        QVERIFY(!typed->isVisible());
    }

    void membersAndOrganizationsAreToldApart() {
        MonitoringScene scene(false);
        ui::TargetListEditor editor(driveField("targets"), scene.fixture.services());
        editor.setReadOnly(false);
        editor.show();
        const std::string member = scene.fixture.gateway.tenant.members().begin()->second.id.value;
        const std::vector<ports::OrgNode> tree = scene.fixture.cache->orgTree();
        QVERIFY(!tree.empty());
        editor.setValue(EntryTexts{member, tree.front().id.value, "gone"});
        auto* list = editor.findChild<QListWidget*>(QStringLiteral("targets.list"));
        QCOMPARE(list->count(), 3);
        QVERIFY(list->item(1)->text().contains(QStringLiteral("with all organizations below it")));
        QVERIFY(list->item(2)->text().startsWith(QStringLiteral("Not there any more")));
        list->setCurrentRow(2);
        editor.findChild<QPushButton*>(QStringLiteral("targets.remove"))->click();
        QCOMPARE(std::get<EntryTexts>(editor.value()), (EntryTexts{member, tree.front().id.value}));
    }

    void daysAndZonesAreTextsThatCheckJudges() {
        MonitoringScene scene(false);
        ui::DateEditor day(driveField("start"));
        day.setReadOnly(false);
        day.show();
        QSignalSpy edited(&day, &ui::ValueEditor::edited);
        QTest::keyClicks(day.findChild<QLineEdit*>(QStringLiteral("value.date")), QStringLiteral("2026-10-0"));
        QCOMPARE(std::get<std::string>(day.value()), std::string("2026-10-0"));
        QVERIFY(edited.count() > 0);
        ui::ZoneEditor zone(driveField("zone"));
        zone.setReadOnly(false);
        zone.setValue(std::string("Asia/Tokyo"));
        zone.show();
        QCOMPARE(std::get<std::string>(zone.value()), std::string("Asia/Tokyo"));
        auto* box = zone.findChild<QComboBox*>(QStringLiteral("value.zone"));
        QVERIFY(box->findText(QStringLiteral("Europe/Berlin")) >= 0);
    }
};

} // namespace sekisho::tests::test_monitoring_content

SEKISHO_QTEST_MAIN(test_monitoring_content, TestMonitoringContent)
#include "test_monitoring_content.moc"
