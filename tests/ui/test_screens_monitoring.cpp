// Pictures: モニタリング in all its states, a draft with its trial, 検知履歴, 例外管理 and トーク内容, wide and in a
// window of 1024.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/monitoring/marked_text.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>

namespace sekisho::tests::test_screens_monitoring {

class TestScreensMonitoring : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensMonitoring()
        : EveryScreen({"monitoring-none",
                       "monitoring-talk",
                       "monitoring-drive",
                       "monitoring-offline",
                       "monitoring-draft",
                       "monitoring-draft-below",
                       "monitoring-faults",
                       "monitoring-trial",
                       "monitoring-trial-gate",
                       "monitoring-drive-draft",
                       "monitoring-drive-draft-below",
                       "monitoring-narrow",
                       "monitoring-trial-narrow",
                       "detections",
                       "detections-gate",
                       "detections-read",
                       "detections-handle",
                       "detections-narrow",
                       "exceptions",
                       "exceptions-none",
                       "exceptions-add",
                       "contents-gate",
                       "contents-nothing",
                       "contents-found",
                       "contents-narrow"}) {}

  private:
    static void start(ConsoleFixture& f, bool filled = true) {
        if (filled) f.gateway.watchDesk.fill();
        f.show();
        f.signInAndLoad();
    }
    static void agreed(ConsoleFixture& f) {
        f.gateway.watchDesk.agreed = {true, "顧客名簿の漏えいの調査", f.clock.now()};
    }
    static void open(ConsoleFixture& f, const char* menu) {
        f.window->openScreen(QLatin1String(menu));
        QCoreApplication::processEvents();
    }
    // Two panes have the same names inside; the one that is seen is meant.
    template<class T>
    static T* seen(ConsoleFixture& f, const char* name) {
        for (T* one : f.window->findChildren<T*>(QLatin1String(name)))
            if (one->isVisible()) return one;
        return nullptr;
    }
    static void click(ConsoleFixture& f, const char* name) {
        QTRY_VERIFY2(seen<QAbstractButton>(f, name), name);
        QTRY_VERIFY2(seen<QAbstractButton>(f, name)->isEnabled(), name);
        seen<QAbstractButton>(f, name)->click();
        QCoreApplication::processEvents();
    }
    static void rows(ConsoleFixture& f, const char* table, int count, int select = -1) {
        QTRY_VERIFY2(seen<QTableView>(f, table), table);
        QTRY_COMPARE(seen<QTableView>(f, table)->model()->rowCount(), count);
        if (select >= 0) seen<QTableView>(f, table)->selectRow(select);
        QTest::qWait(30);
    }
    static void toDetections(ConsoleFixture& f) {
        seen<QTabBar>(f, "monitor.tabs")->setCurrentIndex(1);
        rows(f, "detections.table", 3, 0);
    }
    static void below(ConsoleFixture& f) {
        auto* area = seen<QScrollArea>(f, "monitor.draft");
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        QTest::qWait(30);
    }

  private Q_SLOTS:
    void none_data() { looks(); }
    void none() {
        wear();
        ConsoleFixture f(40);
        start(f, false);
        open(f, "monitoring.talk");
        QTest::qWait(60);
        take(*f.window, "monitoring-none");
        open(f, "monitoring.exceptions");
        QTest::qWait(60);
        take(*f.window, "exceptions-none");
        noFaults();
    }

    void policies_data() { looks(); }
    void policies() {
        wear();
        ConsoleFixture f(40);
        start(f);
        open(f, "monitoring.talk");
        rows(f, "monitor.table", 3, 0);
        take(*f.window, "monitoring-talk");
        open(f, "monitoring.drive");
        rows(f, "monitor.table", 2, 1);
        take(*f.window, "monitoring-drive");
        f.window->resize(1024, 720);
        QTest::qWait(50);
        take(*f.window, "monitoring-narrow");
        noFaults();
    }

    void offline_data() { looks(); }
    void offline() {
        wear();
        ConsoleFixture f(40);
        start(f);
        f.gateway.setOffline(true);
        QTest::qWait(50);
        open(f, "monitoring.talk");
        QTest::qWait(60);
        take(*f.window, "monitoring-offline");
        noFaults();
    }

    void draft_data() { looks(); }
    void draft() {
        wear();
        ConsoleFixture f(40);
        start(f);
        open(f, "monitoring.talk");
        rows(f, "monitor.table", 3, 0);
        click(f, "monitor.monitor.edit");
        QTRY_VERIFY(seen<QLineEdit>(f, "monitor.nameLine"));
        auto* keyword = seen<QWidget>(f, "policyField.keyword")->findChild<QLineEdit*>(QStringLiteral("value.text"));
        keyword->insert(QStringLiteral(" 単価"));
        take(*f.window, "monitoring-draft");
        below(f);
        take(*f.window, "monitoring-draft-below");
        click(f, "trial.go");
        QTRY_VERIFY(seen<QLineEdit>(f, "consent.purpose"));
        QTest::qWait(50);
        take(*f.window, "monitoring-trial-gate");
        noFaults();
    }

    void trial_data() { looks(); }
    void trial() {
        wear();
        ConsoleFixture f(40);
        agreed(f);
        start(f);
        f.gateway.watchDesk.trialGives.complete = false;
        f.gateway.watchDesk.trialGives.from = f.clock.now() - std::chrono::days(11);
        open(f, "monitoring.talk");
        rows(f, "monitor.table", 3, 0);
        click(f, "monitor.monitor.edit");
        click(f, "trial.go");
        QTRY_VERIFY(seen<ui::monitoring::MarkedText>(f, "trial.sample"));
        QTest::qWait(50);
        take(*f.window, "monitoring-trial");
        f.window->resize(1024, 720);
        QTest::qWait(50);
        take(*f.window, "monitoring-trial-narrow");
        noFaults();
    }

    void drive_data() { looks(); }
    void drive() {
        wear();
        ConsoleFixture f(40);
        start(f);
        open(f, "monitoring.drive");
        rows(f, "monitor.table", 2, 1);
        click(f, "monitor.monitor.edit");
        QTRY_VERIFY(seen<QLineEdit>(f, "monitor.nameLine"));
        take(*f.window, "monitoring-drive-draft");
        below(f);
        take(*f.window, "monitoring-drive-draft-below");
        click(f, "monitor.cancel");
        click(f, "monitor.new");
        click(f, "value.size");
        click(f, "value.upload"); // does not fit
        seen<QLineEdit>(f, "monitor.nameLine")->setText(QString(120, QLatin1Char('x')));
        QTest::qWait(50);
        take(*f.window, "monitoring-faults");
        noFaults();
    }

    void history_data() { looks(); }
    void history() {
        wear();
        ConsoleFixture f(40);
        start(f);
        open(f, "monitoring.talk");
        toDetections(f);
        QTRY_VERIFY(seen<QLineEdit>(f, "consent.purpose"));
        take(*f.window, "detections-gate");
        agreed(f);
        seen<QLineEdit>(f, "consent.purpose")->setText(QStringLiteral("顧客名簿の漏えいの調査"));
        click(f, "consent.agree");
        QTRY_VERIFY(seen<QAbstractButton>(f, "detections.read"));
        take(*f.window, "detections");
        click(f, "detections.read");
        QTRY_VERIFY(seen<ui::monitoring::MarkedText>(f, "detections.excerpt"));
        QTest::qWait(50);
        take(*f.window, "detections-read");
        click(f, "detections.detection.handle");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "detections-handle");
        closeDialog(f);
        f.window->resize(1024, 720);
        QTest::qWait(50);
        take(*f.window, "detections-narrow");
        noFaults();
    }

    void leftOut_data() { looks(); }
    void leftOut() {
        wear();
        ConsoleFixture f(40);
        start(f);
        open(f, "monitoring.exceptions");
        rows(f, "exceptions.table", 2, 0);
        take(*f.window, "exceptions");
        click(f, "exceptions.add");
        QTRY_VERIFY(f.dialog());
        auto* table = f.dialog()->findChild<QTableView*>();
        QVERIFY(table);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(f.dialog() && qobject_cast<ui::PlanDialog*>(f.dialog()));
        take(*f.dialog(), "exceptions-add");
        closeDialog(f);
        noFaults();
    }

    void contents_data() { looks(); }
    void contents() {
        wear();
        ConsoleFixture f(40);
        start(f);
        f.gateway.watchDesk.looksAt = 4;
        open(f, "monitoring.talkContent");
        QTRY_VERIFY(seen<QLineEdit>(f, "consent.purpose"));
        take(*f.window, "contents-gate");
        seen<QLineEdit>(f, "consent.purpose")->setText(QStringLiteral("顧客名簿の漏えいの調査"));
        click(f, "consent.agree");
        QTRY_VERIFY(seen<QLineEdit>(f, "contents.text"));
        take(*f.window, "contents-nothing");
        seen<QLineEdit>(f, "contents.text")->setText(QStringLiteral("見積"));
        click(f, "contents.go");
        rows(f, "contents.table", 2, 1);
        take(*f.window, "contents-found");
        f.window->resize(1024, 720);
        QTest::qWait(50);
        take(*f.window, "contents-narrow");
        noFaults();
    }

    void nothingIsMissingHere() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_monitoring

SEKISHO_QTEST_MAIN(test_screens_monitoring, TestScreensMonitoring)
#include "test_screens_monitoring.moc"
