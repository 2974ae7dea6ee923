// The logs: each condition narrows, what was found is read and followed to histories, searches are kept, the archive
// steps in without a connection, and files are asked for and fetched.
#include "models/commands/log_commands.h"
#include "models/commands/log_words.h"
#include "models/items/log_export_model.h"
#include "models/items/log_table_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "tests/ui/logs_fixture.h"
#include "ui/panes/logs/log_download_pane.h"
#include "ui/panes/logs/logs_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace sekisho::tests::test_logs_pane {

using items::LogTableModel;
using Look = ui::StatePage::Look;

class TestLogsPane : public QObject {
    Q_OBJECT

    static QTableView* table(const PaneFixture& f) { return f.find<QTableView>("logs.table"); }
    static LogTableModel* model(const PaneFixture& f) { return qobject_cast<LogTableModel*>(table(f)->model()); }
    static Look look(const PaneFixture& f) { return f.find<ui::StatePage>("logs.state")->look(); }
    static std::unique_ptr<ui::LogsPane> opened(PaneFixture& f, const char* menu = "audit.login") {
        auto pane = std::make_unique<ui::LogsPane>(f.services(), menu);
        f.show(pane.get(), {1180, 760});
        static_cast<void>(QTest::qWaitFor([&] { return model(f)->loaded(); }, 5'000));
        return pane;
    }
    static void prepare(PaneFixture& f) {
        f.load();
        tests::fillLogs(f);
    }
    static bool all(const PaneFixture& f, const std::function<bool(const AuditRecord&)>& fits) {
        for (int row = 0; row < model(f)->rowCount(); ++row)
            if (!fits(model(f)->recordAt(row))) return false;
        return model(f)->rowCount() > 0;
    }
    static void choose(QComboBox* box, const QString& data) { box->setCurrentIndex(box->findData(data)); }
    static void settle(const PaneFixture& f) { QTRY_VERIFY(model(f)->loaded() && !model(f)->asking()); }
    static QString fact(const PaneFixture& f, const char* key) {
        auto* label = f.find<QLabel>((std::string("logs.fact.") + key).c_str());
        return label ? label->text().remove(QLatin1Char('\n')) : QString();
    }

  private Q_SLOTS:
    void nothingIsAskedBeforeItIsLookedAt() {
        PaneFixture f(30);
        prepare(f);
        ui::LogsPane pane(f.services(), "audit.login");
        pane.linkChanged();
        QCOMPARE(f.gateway.callsOf("search"), std::size_t{0});
        QVERIFY(pane.findChildren<QTableView*>().isEmpty());
        QVERIFY(!pane.hasList());
        f.show(&pane, {1180, 760});
        QTRY_VERIFY(model(f)->rowCount() > 0);
        QVERIFY(f.gateway.logDesk.lastQuery->logs == std::vector<std::string>{"auth"});
        QVERIFY(f.gateway.logDesk.lastQuery->from.has_value()); // a week
    }

    void eachConditionNarrows() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f);
        const int before = model(f)->rowCount();
        choose(f.find<QComboBox>("logs.result"), QStringLiteral("failed"));
        settle(f);
        QVERIFY(model(f)->rowCount() < before);
        QVERIFY(all(f, [](const AuditRecord& one) { return one.result == "failed"; }));
        f.find<QToolButton>("logs.clear")->click();
        settle(f);
        QVERIFY(model(f)->rowCount() >= before);
        f.find<QLineEdit>("logs.ip")->setText(QStringLiteral("198.51.100.0/24"));
        QTRY_VERIFY(f.gateway.logDesk.lastQuery->ip == "198.51.100.0/24");
        settle(f);
        QVERIFY(all(f, [](const AuditRecord& one) { return one.ip == "198.51.100.77"; }));
        f.find<QToolButton>("logs.clear")->click();
        choose(f.find<QComboBox>("logs.action"), QStringLiteral("signIn.failure"));
        settle(f);
        QVERIFY(all(f, [](const AuditRecord& one) { return one.action == "signIn.failure"; }));
        f.find<QToolButton>("logs.clear")->click();
        const std::string name = tests::loggedMember(f, 2).displayName();
        f.find<QLineEdit>("logs.search")->setText(QString::fromStdString(name));
        QTRY_VERIFY(f.gateway.logDesk.lastQuery->text == name);
        settle(f);
        QVERIFY(all(f, [&](const AuditRecord& one) { return one.actorName == name; }));
        f.find<QToolButton>("logs.clear")->click();
        f.find<QComboBox>("logs.period")->setCurrentIndex(0); // today
        settle(f);
        QVERIFY(model(f)->rowCount() < before);
    }

    void whatIsTypedWronglyAsksNothing() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f);
        const std::size_t asked = f.gateway.callsOf("search");
        f.find<QLineEdit>("logs.ip")->setText(QStringLiteral("203.0.113.300"));
        auto* fault = f.find<QLabel>("logs.fault");
        QTRY_VERIFY(fault->isVisible());
        f.find<QLineEdit>("logs.ip")->clear();
        QTRY_VERIFY(!fault->isVisible());
        f.find<QComboBox>("logs.period")->setCurrentIndex(3);
        settle(f);
        f.find<QLineEdit>("logs.from")->setText(QStringLiteral("2026-11-99"));
        Q_EMIT f.find<QLineEdit>("logs.from")->textEdited(QStringLiteral("2026-11-99"));
        QTRY_VERIFY(fault->isVisible());
        QVERIFY(f.gateway.callsOf("search") <= asked + 2);
    }

    void aRecordSaysEverything() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f, "audit.admin");
        choose(f.find<QComboBox>("logs.action"), QStringLiteral("member.update"));
        settle(f);
        table(f)->selectRow(0);
        const AuditRecord one = model(f)->recordAt(0);
        QCOMPARE(fact(f, "requestId"), QString::fromStdString(one.requestId));
        QCOMPARE(fact(f, "hash"), QString::fromStdString(one.hash));
        QVERIFY(fact(f, "time").contains(QLatin1Char('T')));
        QStringList after;
        for (const QLabel* label : pane->findChildren<QLabel*>(QStringLiteral("logs.after")))
            after << label->text();
        QVERIFY(after.contains(QStringLiteral("080-8765-4321")));
        QVERIFY(after.contains(QStringLiteral("はなちゃん")));
        f.find<QPushButton>("logs.copyJson")->click();
        const QJsonObject json = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
        QCOMPARE(json.value(QLatin1String("seq")).toInteger(), one.seq);
        QCOMPARE(json.value(QLatin1String("hash")).toString(), QString::fromStdString(one.hash));
        QVERIFY(f.registry.trigger(commands::kCopyLogRows).applies);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(1).contains(QString::fromStdString(one.requestId)));
        QVERIFY(lines.at(1).contains(QRegularExpression(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT"))));
    }

    void removedByRetentionIsToldAsThat() {
        PaneFixture f(30);
        prepare(f);
        const auto newest = std::ranges::max_element(
            f.gateway.logDesk.all, {}, [](const AuditRecord& one) { return one.log == "auth" ? one.at : Instant{}; });
        f.gateway.logDesk.remove(newest->seq);
        auto pane = opened(f);
        table(f)->selectRow(0);
        QVERIFY(model(f)->recordAt(0).removed);
        QCOMPARE(f.find<QLabel>("logs.title")->text(), QStringLiteral("Removed by retention"));
        QVERIFY(!fact(f, "hash").isEmpty());
        QVERIFY(fact(f, "actor").isEmpty());
    }

    void theHistoryOfAMemberShowsAllLogsDayByDay() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f);
        const AuditRecord one = model(f)->recordAt(0);
        table(f)->selectRow(0);
        QVERIFY(f.registry.trigger(commands::kActorTimeline).applies);
        auto* history = f.find<QTableView>("history.table");
        auto* days = qobject_cast<LogTableModel*>(history->model());
        QTRY_VERIFY(days->loaded() && days->rowCount() > 0);
        QCOMPARE(f.gateway.logDesk.lastQuery->party, one.actorId);
        QVERIFY(f.gateway.logDesk.lastQuery->logs.empty());
        QVERIFY(days->isDay(0));
        QCOMPARE(history->columnSpan(0, 0), days->columnCount());
        QVERIFY(f.find<QLabel>("history.heading")->text().contains(QString::fromStdString(one.actorName)));
        std::set<std::string> logs;
        for (int row = 0; row < days->rowCount(); ++row)
            if (!days->isDay(row)) logs.insert(days->recordAt(row).log);
        QVERIFY(logs.size() > 1);
        choose(f.find<QComboBox>("history.logs"), QStringLiteral("message"));
        QTRY_VERIFY(f.gateway.logDesk.lastQuery->logs == std::vector<std::string>{"message"});
        f.find<QToolButton>("history.back")->click();
        QVERIFY(table(f)->isVisible());
        QCOMPARE(f.find<QTableView>("logs.table")->selectionModel()->selectedRows().size(), qsizetype{1});
    }

    void whatIsAskedForFromElsewhereIsShown() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f);
        const AuditRecord old = *std::ranges::find_if(
            f.gateway.logDesk.all, [](const AuditRecord& one) { return one.log == "auth" && one.result == "denied"; });
        pane->showResource(QStringLiteral("seq:%1").arg(old.seq));
        QTRY_COMPARE(fact(f, "requestId"), QString::fromStdString(old.requestId));
        QCOMPARE(f.find<QComboBox>("logs.period")->currentIndex(), 3);
        QSignalSpy wanted(pane.get(), &ui::Pane::openWanted);
        const AuditRecord other = *std::ranges::find(f.gateway.logDesk.all, std::string("message"), &AuditRecord::log);
        pane->showResource(QStringLiteral("seq:%1").arg(other.seq));
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("audit.talk"));
        pane->showResource(QString::fromStdString(tests::loggedMember(f, 3).id.value));
        QTRY_COMPARE(f.gateway.logDesk.lastQuery->party, tests::loggedMember(f, 3).id.value);
        QVERIFY(f.find<QLabel>("history.heading")->isVisible());
        pane->showResource(QString::fromStdString(other.targetId)); // an object has one as well
        QTRY_COMPARE(f.gateway.logDesk.lastQuery->party, other.targetId);
        QTRY_VERIFY(f.find<QTableView>("history.table")->model()->rowCount() > 0);
    }

    void tabsAreTheLogsOfTheMenu() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f, "audit.talk");
        auto* tabs = f.find<QTabBar>("logs.tabs");
        QCOMPARE(tabs->count(), 3);
        QVERIFY(model(f)->rowCount() > 0);
        const int columns = model(f)->columnCount();
        QVERIFY(f.find<QComboBox>("logs.bot")->isVisible());
        tabs->setCurrentIndex(1);
        QTRY_VERIFY(f.gateway.logDesk.lastQuery->logs == std::vector<std::string>{"message-join-exit"});
        settle(f);
        QCOMPARE(look(f), Look::NoMatch);
        QVERIFY(model(f)->columnCount() != columns);
        QVERIFY(!f.find<QComboBox>("logs.bot")->isVisible());
    }

    void searchesAreKept() {
        PaneFixture f(30);
        prepare(f);
        {
            auto pane = opened(f);
            choose(f.find<QComboBox>("logs.result"), QStringLiteral("failed"));
            settle(f);
            QVERIFY(f.registry.trigger(commands::kSaveLogSearch).applies);
            auto* dialog = f.find<QDialog>("plan.dialog");
            if (!dialog)
                for (QWidget* window : QApplication::topLevelWidgets())
                    if (auto* one = qobject_cast<QDialog*>(window); one && one->isVisible()) dialog = one;
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>(QStringLiteral("ask.name"))->setText(QStringLiteral("Failures"));
            for (QPushButton* button : dialog->findChildren<QPushButton*>())
                if (button->isDefault()) button->click();
        }
        auto pane = opened(f);
        const int before = model(f)->rowCount();
        auto* kept = f.find<QToolButton>("logs.searches");
        Q_EMIT kept->menu()->aboutToShow();
        auto* action = kept->menu()->findChild<QAction*>(QStringLiteral("search.Failures"));
        QVERIFY(action);
        action->trigger();
        QTRY_COMPARE(f.gateway.logDesk.lastQuery->result, std::string("failed"));
        settle(f);
        QVERIFY(model(f)->rowCount() < before);
        QCOMPARE(f.find<QComboBox>("logs.result")->currentData().toString(), QStringLiteral("failed"));
    }

    void whereTheServiceStopsLookingIsSaid() {
        PaneFixture f(30);
        prepare(f);
        f.gateway.logDesk.looksAt = 40;
        auto pane = opened(f);
        f.find<QLineEdit>("logs.search")->setText(QStringLiteral("nobody has this name"));
        QTRY_VERIFY(f.gateway.logDesk.lastQuery->text == "nobody has this name");
        settle(f);
        QCOMPARE(look(f), Look::NoMatch);
        QVERIFY(model(f)->waitsAt().has_value());
        const std::size_t asked = f.gateway.callsOf("search");
        auto* goOn = f.find<ui::StatePage>("logs.state")->findChild<QPushButton*>();
        QVERIFY(goOn->isVisible());
        while (model(f)->waitsAt()) {
            goOn->click();
            settle(f);
        }
        QVERIFY(f.gateway.callsOf("search") > asked);
        QVERIFY(!model(f)->waitsAt());
    }

    void eachLookIsTheRightOne() {
        PaneFixture f(30);
        f.load();
        f.gateway.hold();
        auto pane = std::make_unique<ui::LogsPane>(f.services(), "audit.login");
        f.show(pane.get(), {1180, 760});
        QCOMPARE(look(f), Look::Loading);
        f.gateway.release();
        QTRY_COMPARE(look(f), Look::NoMatch); // nothing this week: all that is kept is offered
        f.find<QComboBox>("logs.period")->setCurrentIndex(4);
        QTRY_COMPARE(look(f), Look::Empty);
        f.gateway.failNext("search", Error(ErrorKind::Timeout, "TIMEOUT"));
        f.find<QToolButton>("logs.refresh")->click();
        QTRY_COMPARE(look(f), Look::Failed);
        f.setOnline(false);
        QTRY_COMPARE(look(f), Look::Offline);
        f.setOnline(true);
        f.gateway.logDesk.visible = {"board"};
        f.find<QToolButton>("logs.refresh")->click();
        QTRY_COMPARE(look(f), Look::Forbidden);
    }

    void withoutAConnectionTheArchiveStepsIn() {
        PaneFixture f(30);
        prepare(f);
        f.gateway.archive.records = f.gateway.logDesk.all;
        f.gateway.archive.state.records = static_cast<std::int64_t>(f.gateway.logDesk.all.size());
        f.gateway.archive.state.newest = f.clock.now();
        f.gateway.archive.tell();
        auto pane = opened(f);
        auto* note = f.find<QLabel>("logs.note");
        const int online = model(f)->rowCount();
        QVERIFY(online > 0);
        const std::size_t asked = f.gateway.callsOf("search");
        f.setOnline(false);
        QTRY_VERIFY(note->isVisible() && note->text().contains(QStringLiteral("archive")));
        settle(f);
        QCOMPARE(model(f)->rowCount(), online);
        QCOMPARE(f.gateway.callsOf("search"), asked);
        QVERIFY(!f.find<QComboBox>("logs.source")->isEnabled());
        f.setOnline(true);
        QTRY_VERIFY(f.gateway.callsOf("search") > asked);
        f.find<QComboBox>("logs.source")->setCurrentIndex(1);
        settle(f);
        const std::size_t again = f.gateway.callsOf("search");
        choose(f.find<QComboBox>("logs.result"), QStringLiteral("denied"));
        settle(f);
        QVERIFY(all(f, [](const AuditRecord& one) { return one.result == "denied"; }));
        QCOMPARE(f.gateway.callsOf("search"), again);
    }

    void anExportIsAskedForAndFetched() {
        PaneFixture f(30);
        prepare(f);
        {
            auto pane = opened(f);
            choose(f.find<QComboBox>("logs.result"), QStringLiteral("failed"));
            settle(f);
            f.arguments = {{QStringLiteral("format"), commands::logFormatText(LogFormat::Csv)},
                           {QStringLiteral("language"), QStringLiteral("English")}};
            f.find<QToolButton>("logs.exportButton")->click();
            QTRY_COMPARE(f.gateway.logDesk.made.size(), std::size_t{1});
            QVERIFY(f.plans.back().sentence.contains(QStringLiteral("Failed")));
        }
        const LogExport made = f.gateway.logDesk.made.front();
        QCOMPARE(made.query.result, std::string("failed"));
        QVERIFY(made.format == LogFormat::Csv && !made.japanese);
        auto pane = f.open<ui::LogDownloadPane>();
        auto* list = f.find<QTableView>("logDownload.table");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        QVERIFY(f.registry.trigger(commands::kFetchLogFile).applies);
        auto* dialog = f.find<QFileDialog>("export.file");
        QVERIFY(dialog);
        const QString path = f.folder.filePath(QStringLiteral("failed.csv"));
        dialog->reject();
        Q_EMIT dialog->fileSelected(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), f.gateway.logDesk.fileOf(made));
        QTRY_VERIFY(f.find<ui::Banner>("logDownload.banner")->sentence().contains(path));
        QVERIFY(f.registry.trigger(commands::kWithdrawLogExport).applies);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        QCOMPARE(f.find<ui::StatePage>("logDownload.state")->look(), Look::Empty);
    }

    void whatAPlanRefusesIsTold() {
        PaneFixture f(30);
        prepare(f);
        auto pane = opened(f);
        f.gateway.logDesk.exportRefusal = Error(ErrorKind::Forbidden, "FORBIDDEN").with("menu", "audit.download");
        auto* request = qobject_cast<commands::RequestLogExport*>(f.registry.find(QStringLiteral("logs.export")));
        QSignalSpy failed(request, &commands::Command::failed);
        f.find<QToolButton>("logs.exportButton")->click();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(f.gateway.logDesk.made.empty());
    }

    void whatIsMadeIsFollowedUntilItIsReady() {
        PaneFixture f(30);
        prepare(f);
        f.gateway.logDesk.exportsAtOnce = false;
        LogQuery query;
        query.logs = {"auth"};
        auto call =
            f.gateway.logs().requestExport(query, LogFormat::SourceCsv, true, f.gui, [](const Result<LogExport>&) {});
        auto pane = f.open<ui::LogDownloadPane>();
        auto* list = f.find<QTableView>("logDownload.table");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        QVERIFY(!f.registry.trigger(commands::kFetchLogFile).applies);
        f.gateway.logDesk.makeExports();
        QTRY_VERIFY_WITH_TIMEOUT(f.registry.find(commands::kFetchLogFile)->applicability(f.registry.context()).applies,
                                 10'000);
        QVERIFY(list->selectionModel()->selectedRows().size() == 1);
    }

    void fromAMemberToHisLogs() {
        ConsoleFixture f(40);
        tests::fillLogs(f);
        f.show();
        f.signInAndLoad();
        const Member& who = tests::loggedMember(f, 4);
        f.choose(f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == who.id.value; }));
        QPushButton* logs = nullptr;
        QTRY_VERIFY((logs = f.find<QPushButton>("history.logs")) && logs->isEnabled());
        logs->click();
        QTRY_COMPARE(f.gateway.logDesk.lastQuery ? f.gateway.logDesk.lastQuery->party : std::string(), who.id.value);
        QVERIFY(f.find<QLabel>("history.heading")->text().contains(QString::fromStdString(who.displayName())));
    }
};

} // namespace sekisho::tests::test_logs_pane

SEKISHO_QTEST_MAIN(test_logs_pane, TestLogsPane)
#include "test_logs_pane.moc"
