// Pictures: the logs, what one record says, histories, kept searches, every reason to show nothing, and the download of
// logs.
#include "models/commands/log_commands.h"
#include "models/items/log_table_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "tests/ui/logs_fixture.h"

#include <QTabBar>

#include <algorithm>

namespace sekisho::tests::test_screens_logs {

class TestScreensLogs : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensLogs()
        : EveryScreen({"logs-login",     "logs-login-chosen",   "logs-login-narrow", "logs-conditions",
                       "logs-fault",     "logs-admin-changes",  "logs-admin-narrow", "logs-talk",
                       "logs-tab-empty", "logs-removed",        "logs-history",      "logs-history-narrow",
                       "logs-searches",  "logs-keep",           "logs-loading",      "logs-nothing",
                       "logs-nomatch",   "logs-stopped",        "logs-more",         "logs-failed",
                       "logs-offline",   "logs-forbidden",      "logs-archive",      "logs-export",
                       "logs-downloads", "logs-downloads-empty"}) {}

  private:
    static items::LogTableModel* model(ConsoleFixture& f, const char* table = "logs.table") {
        return qobject_cast<items::LogTableModel*>(seen<QTableView>(f, table)->model());
    }
    template<class T>
    static T* seen(ConsoleFixture& f, const char* name) {
        for (T* one : f.window->findChildren<T*>(QLatin1String(name)))
            if (one->isVisible()) return one;
        return f.find<T>(name);
    }
    static void open(ConsoleFixture& f, const char* menu) {
        f.window->openScreen(QLatin1String(menu));
        QTest::qWait(80);
    }
    static void begin(ConsoleFixture& f) {
        fillLogs(f);
        f.show();
        f.signInAndLoad();
    }

  private Q_SLOTS:
    void login_data() { looks(); }
    void login() {
        wear();
        ConsoleFixture f(60);
        begin(f);
        open(f, "audit.login");
        take(*f.window, "logs-login");
        auto* table = seen<QTableView>(f, "logs.table");
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (model(f)->recordAt(row).result == "failed") {
                table->selectRow(row);
                break;
            }
        take(*f.window, "logs-login-chosen");
        f.window->resize(1024, 700);
        take(*f.window, "logs-login-narrow");
        f.window->resize(1280, 800);
        seen<QComboBox>(f, "logs.result")->setCurrentIndex(3);
        seen<QComboBox>(f, "logs.period")->setCurrentIndex(3);
        QTest::qWait(500);
        take(*f.window, "logs-conditions");
        seen<QLineEdit>(f, "logs.ip")->setText(QStringLiteral("203.0.113.300"));
        QTest::qWait(500);
        take(*f.window, "logs-fault");
        noFaults();
    }

    void admin_data() { looks(); }
    void admin() {
        wear();
        ConsoleFixture f(60);
        begin(f);
        open(f, "audit.admin");
        auto* table = seen<QTableView>(f, "logs.table");
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (model(f)->recordAt(row).action == "member.update") {
                table->selectRow(row);
                break;
            }
        take(*f.window, "logs-admin-changes");
        f.window->resize(1024, 700);
        take(*f.window, "logs-admin-narrow");
        noFaults();
    }

    void talk_data() { looks(); }
    void talk() {
        wear();
        ConsoleFixture f(60);
        begin(f);
        open(f, "audit.talk");
        seen<QTableView>(f, "logs.table")->selectRow(1);
        take(*f.window, "logs-talk");
        seen<QTabBar>(f, "logs.tabs")->setCurrentIndex(2);
        QTest::qWait(80);
        take(*f.window, "logs-tab-empty");
        noFaults();
    }

    void removed_data() { looks(); }
    void removed() {
        wear();
        ConsoleFixture f(60);
        fillLogs(f);
        std::vector<AuditRecord> order = f.gateway.logDesk.all;
        std::ranges::sort(order, std::ranges::greater(), &AuditRecord::at);
        int gone = 0;
        for (const AuditRecord& one : order)
            if (one.log == "auth" && ++gone % 3 == 0) f.gateway.logDesk.remove(one.seq);
        f.gateway.logDesk.keptDays["auth"] = 3;
        f.show();
        f.signInAndLoad();
        open(f, "audit.login");
        seen<QTableView>(f, "logs.table")->selectRow(2);
        take(*f.window, "logs-removed");
        noFaults();
    }

    void history_data() { looks(); }
    void history() {
        wear();
        ConsoleFixture f(60);
        begin(f);
        open(f, "audit.login");
        seen<QTableView>(f, "logs.table")->selectRow(0);
        QVERIFY(f.window->registry().trigger(commands::kActorTimeline).applies);
        QTest::qWait(100);
        seen<QTableView>(f, "history.table")->selectRow(2);
        take(*f.window, "logs-history");
        f.window->resize(1024, 700);
        take(*f.window, "logs-history-narrow");
        noFaults();
    }

    void searches_data() { looks(); }
    void searches() {
        wear();
        ConsoleFixture f(60);
        begin(f);
        open(f, "audit.login");
        auto* kept = seen<QToolButton>(f, "logs.searches");
        QVERIFY(f.window->registry().trigger(commands::kSaveLogSearch).applies);
        QTRY_VERIFY(f.dialog());
        f.dialog()
            ->findChild<QLineEdit*>(QStringLiteral("ask.name"))
            ->setText(inJapanese() ? QStringLiteral("社外からの失敗") : QStringLiteral("Failures from outside"));
        take(*f.dialog(), "logs-keep");
        for (QPushButton* button : f.dialog()->findChildren<QPushButton*>())
            if (button->isDefault()) {
                button->click();
                break;
            }
        QTest::qWait(30);
        takeMenu(kept->menu(), kept, "logs-searches");
        seen<QToolButton>(f, "logs.exportButton")->click();
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "logs-export");
        closeDialog(f);
        noFaults();
    }

    void looksOfNothing_data() { looks(); }
    void looksOfNothing() {
        wear();
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        f.gateway.hold();
        open(f, "audit.login");
        take(*f.window, "logs-loading");
        f.gateway.release();
        QTest::qWait(80);
        take(*f.window, "logs-nothing");
        fillLogs(f);
        f.gateway.logDesk.looksAt = 60;
        seen<QLineEdit>(f, "logs.search")->setText(QStringLiteral("zzz"));
        QTest::qWait(500);
        take(*f.window, "logs-stopped");
        f.gateway.logDesk.looksAt = SIZE_MAX;
        seen<QLineEdit>(f, "logs.search")->setText(QStringLiteral("zzz y"));
        QTest::qWait(500);
        take(*f.window, "logs-nomatch");
        f.gateway.logDesk.looksAt = 60;
        seen<QLineEdit>(f, "logs.search")->clear();
        QTest::qWait(500);
        take(*f.window, "logs-more");
        f.gateway.failNext("search", Error(ErrorKind::Timeout, "TIMEOUT"));
        seen<QLineEdit>(f, "logs.search")->setText(QStringLiteral("zzz yy"));
        QTest::qWait(500);
        take(*f.window, "logs-failed");
        noFaults();
    }

    void away_data() { looks(); }
    void away() {
        wear();
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        open(f, "audit.login");
        f.gateway.logDesk.visible = {"board"};
        seen<QToolButton>(f, "logs.refresh")->click();
        QTest::qWait(80);
        take(*f.window, "logs-forbidden");
        f.gateway.logDesk.visible.clear();
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        QTest::qWait(50);
        take(*f.window, "logs-offline");
        fillLogs(f);
        f.gateway.archive.records = f.gateway.logDesk.all;
        f.gateway.archive.state.records = static_cast<std::int64_t>(f.gateway.logDesk.all.size());
        f.gateway.archive.state.newest = f.clock.now();
        f.gateway.archive.tell();
        QTest::qWait(200);
        take(*f.window, "logs-archive");
        noFaults();
    }

    void downloads_data() { looks(); }
    void downloads() {
        wear();
        ConsoleFixture f(40);
        begin(f);
        open(f, "audit.download");
        take(*f.window, "logs-downloads-empty");
        auto& logs = f.gateway.logDesk;
        const auto ask = [&](const char* log, LogFormat format) {
            LogQuery query;
            query.logs = {log};
            query.from = f.clock.now() - std::chrono::hours(24 * 7);
            auto call = f.gateway.logs().requestExport(query, format, true, f.gui, [](const Result<LogExport>&) {});
            QTest::qWait(5);
        };
        ask("auth", LogFormat::SourceCsv);
        ask("message", LogFormat::Csv);
        ask("admin", LogFormat::Evidence);
        logs.exportsAtOnce = false;
        ask("auth", LogFormat::JsonLines);
        ask("admin", LogFormat::SourceCsv);
        logs.made[1].state = LogExportState::Running;
        logs.made[1].records = 41'200;
        logs.made[2].state = LogExportState::Failed;
        logs.made[2].error = Error(ErrorKind::DiskFull, "DISK_FULL");
        logs.made[4].fetched = 2;
        seen<QToolButton>(f, "logDownload.refresh")->click();
        QTest::qWait(80);
        seen<QTableView>(f, "logDownload.table")->selectRow(4);
        take(*f.window, "logs-downloads");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_logs

SEKISHO_QTEST_MAIN(test_screens_logs, TestScreensLogs)
#include "test_screens_logs.moc"
