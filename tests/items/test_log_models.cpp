// Lists of log records and of exports: pages, days, how far was looked, and what a record says in words; a file that is
// fetched is there whole or not at all.
#include "models/commands/job_list.h"
#include "models/commands/log_fetch.h"
#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/items/log_export_model.h"
#include "models/items/log_table_model.h"
#include "models/items/roles.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace sekisho::tests::test_log_models {

using namespace sekisho::items;

namespace {

struct LogBench {
    LogBench() {
        commands::setLanguage(commands::Language::English);
        gateway.signInAs("admin@demo");
    }
    AuditRecord& add(int hoursAgo, const char* result = "success", const char* log = "auth") {
        AuditRecord one;
        one.log = log;
        one.at = clock.now() - std::chrono::hours(hoursAgo);
        one.actorId = "u1";
        one.actorName = "佐藤 花子";
        one.action = "signIn.failure";
        one.result = result;
        one.ip = "203.0.113.7";
        return gateway.logDesk.add(one);
    }
    std::unique_ptr<LogTableModel> model(bool byDay = false) {
        LogTableModel::Words words;
        words.head = [](const LogTableModel::Column& column) { return commands::fromUtf8(column.from); };
        words.cell = [](const AuditRecord& record, const LogTableModel::Column&) {
            return QString::number(record.seq);
        };
        words.tooltip = [](const AuditRecord&, const LogTableModel::Column&) { return QStringLiteral("<b>"); };
        words.day = [](Instant at) { return commands::logDayText(at, QTimeZone::utc()); };
        words.dayNumber = [](Instant at) { return static_cast<int>(toSeconds(at) / 86'400); };
        auto made = std::make_unique<LogTableModel>(words);
        made->setByDay(byDay);
        made->setColumns(byDay ? LogTableModel::timelineColumns() : LogTableModel::columnsOf("auth"));
        made->setSource([this](const LogQuery& query, std::string cursor, int, ports::Reply<ports::LogPage> reply) {
            return gateway.logs().search(query, std::move(cursor), perPage, gui, std::move(reply));
        });
        return made;
    }
    static LogQuery inLog() {
        LogQuery query;
        query.logs = {"auth"};
        return query;
    }

    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    ports::InlineExecutor gui;
    fakes::FakeGateway gateway{clock};
    int perPage = 10;
};

void fetchAll(LogTableModel& model) {
    while (model.canFetchMore({}))
        model.fetchMore({});
}

} // namespace

class TestLogModels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void recordsComeByPagesInOrderOfTime() {
        LogBench bench;
        for (int i = 0; i < 25; ++i)
            bench.add(i * 7 % 25); // not in the order in which they came
        auto model = bench.model();
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setQuery(LogBench::inLog());
        QCOMPARE(model->rowCount(), 10);
        fetchAll(*model);
        QCOMPARE(model->rowCount(), 25);
        QVERIFY(model->whole());
        for (int row = 1; row < 25; ++row)
            QVERIFY(model->recordAt(row).at < model->recordAt(row - 1).at);
        LogQuery oldest = LogBench::inLog();
        oldest.oldestFirst = true;
        model->setQuery(oldest);
        QVERIFY(model->recordAt(0).at < model->recordAt(1).at);
        const QModelIndex time = model->index(0, model->columnFrom("time"));
        QCOMPARE(time.data(TimeRole).toLongLong(), toMillis(model->recordAt(0).at));
        QCOMPARE(time.data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;b&gt;"));
    }

    void aLogHasItsOwnColumnsAndOurs() {
        for (const LogFact& fact : logFacts()) {
            const auto columns = LogTableModel::columnsOf(fact.key);
            QCOMPARE(columns.front().from, std::string_view("time"));
            for (const LogColumn& own : fact.columns)
                QVERIFY(std::ranges::find(columns, own.from, &LogTableModel::Column::from) != columns.end());
            for (const std::string_view ours : {"reason", "requestId", "seq", "ip", "event"})
                QCOMPARE(std::ranges::count(columns, ours, &LogTableModel::Column::from), std::ptrdiff_t{1});
        }
    }

    void whereTheServiceStopsLookingAPersonGoesOn() {
        LogBench bench;
        for (int i = 0; i < 30; ++i)
            bench.add(i, i == 25 ? "denied" : "success");
        bench.gateway.logDesk.looksAt = 10;
        LogQuery query = LogBench::inLog();
        query.result = "denied";
        auto model = bench.model();
        model->setQuery(query);
        QCOMPARE(model->rowCount(), 0);
        QVERIFY(model->loaded());
        QVERIFY(model->waitsAt().has_value());
        QVERIFY(*model->waitsAt() == bench.clock.now() - std::chrono::hours(9));
        QVERIFY(!model->canFetchMore({}));
        QCOMPARE(bench.gateway.callsOf("search"), std::size_t{1});
        model->goOn();
        QVERIFY(model->waitsAt().has_value());
        model->goOn();
        QCOMPARE(model->rowCount(), 1);
        QVERIFY(!model->waitsAt());
        QVERIFY(model->whole());
        QCOMPARE(bench.gateway.callsOf("search"), std::size_t{3});
    }

    void aHistoryNamesEachDayOnce() {
        LogBench bench;
        for (int i = 0; i < 60; ++i)
            bench.add(i); // three days, over several pages
        auto model = bench.model(true);
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        LogQuery query;
        query.party = "u1";
        model->setQuery(query);
        fetchAll(*model);
        int days = 0;
        std::int64_t last = -1;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->isDay(row)) {
                QCOMPARE(toSeconds(model->recordAt(row).at) / 86'400, last);
                continue;
            }
            ++days;
            last = toSeconds(model->recordAt(row).at) / 86'400;
            QVERIFY(!(model->flags(model->index(row, 0)) & Qt::ItemIsSelectable));
            QVERIFY(!model->index(row, 0).data().toString().isEmpty());
            QVERIFY(model->index(row, 1).data().toString().isEmpty());
        }
        QCOMPARE(days, 4); // 09:00 of the 22nd back to 22:00 of the 19th
        QCOMPARE(model->recordCount(), 60);
    }

    void anErrorKeepsWhatIsShown() {
        LogBench bench;
        bench.add(1);
        auto model = bench.model();
        model->setQuery(LogBench::inLog());
        QCOMPARE(model->rowCount(), 1);
        bench.gateway.failNext("search", Error(ErrorKind::Timeout, "TIMEOUT"));
        model->refresh();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->error()->code, std::string("TIMEOUT"));
        bench.gateway.logDesk.visible = {"board"};
        model->setQuery(LogBench::inLog());
        QCOMPARE(model->error()->kind, ErrorKind::Forbidden);
    }

    void removedRecordsSayOnlyThatTheyWere() {
        LogBench bench;
        const std::int64_t seq = bench.add(1).seq;
        bench.gateway.logDesk.remove(seq);
        auto model = bench.model();
        model->setQuery(LogBench::inLog());
        QCOMPARE(model->rowCount(), 1);
        QVERIFY(model->index(0, 0).data(LogTableModel::RemovedRole).toBool());
        const QJsonObject json = QJsonDocument::fromJson(commands::logRecordJson(model->recordAt(0)).toUtf8()).object();
        QVERIFY(json.value(QLatin1String("removed")).toBool());
        QVERIFY(!json.contains(QLatin1String("actorName")));
        QVERIFY(!json.value(QLatin1String("hash")).toString().isEmpty());
    }

    void changesAndDetailsReadApart() {
        AuditRecord record;
        record.log = "admin";
        record.targetKind = "member";
        record.changesJson = R"({"nickName":{"from":"花","to":null},"receivers":["a@x","b@x"],"bot":false,)"
                             R"("attachments":[{"name":"見積.pdf","size":2048}]})";
        const auto details = commands::logDetails(record);
        QCOMPARE(details.size(), std::size_t{4});
        QVERIFY(details[0].change);
        QCOMPARE(details[0].from, QStringLiteral("花"));
        QVERIFY(details[0].to.isEmpty());
        QVERIFY(std::ranges::any_of(details, [](const auto& one) { return one.to == QStringLiteral("a@x, b@x"); }));
        QVERIFY(std::ranges::any_of(details, [](const auto& one) { return one.to == QStringLiteral("No"); }));
        QVERIFY(std::ranges::any_of(details,
                                    [](const auto& one) { return one.to.startsWith(QStringLiteral("見積.pdf (")); }));
        record.changesJson = "not JSON";
        QVERIFY(commands::logDetails(record).empty());
    }

    void aQuestionIsNamedInWords() {
        LogQuery query;
        query.logs = {"auth"};
        query.from = *parseInstant("2026-11-15T15:00:00Z");
        query.until = *parseInstant("2026-11-22T15:00:00Z");
        query.result = "failed";
        query.actor = "u1";
        const QTimeZone tokyo("Asia/Tokyo");
        const QString text =
            commands::logQueryText(query, tokyo, [](const std::string&) { return QStringLiteral("佐藤 花子"); });
        QCOMPARE(text, QStringLiteral("Log-in: 16 Nov 2026 to 22 Nov 2026, By 佐藤 花子, Result: Failed"));
        QCOMPARE(commands::logIsoText(*query.from, tokyo), QStringLiteral("2026-11-16T00:00:00.000+09:00"));
        QVERIFY(!commands::logReasonText("LOGIN_FAILED").isEmpty());
        QVERIFY(commands::logReasonText("LOGIN_FAILED").endsWith(QLatin1Char('.')));
        QCOMPARE(commands::logReasonText("NO_SUCH_CODE"), QStringLiteral("NO_SUCH_CODE"));
    }

    void anExportOfTextsSaysWhatItIsOf() {
        const QTimeZone tokyo("Asia/Tokyo");
        QCOMPARE(commands::contentQueryText({}, tokyo), QStringLiteral("Talk content"));
        ContentQuery query;
        query.text = "極秘 50%1";
        query.sender = "hana";
        query.bot = false;
        QCOMPARE(commands::contentQueryText(query, tokyo),
                 QStringLiteral("Talk content: “極秘 50%1”, Sender: hana, Without bots"));
    }

    void exportsAreListedUntilAllAreDone() {
        LogBench bench;
        bench.add(1);
        bench.gateway.logDesk.exportsAtOnce = false;
        LogExportModel model(
            bench.gateway.logs(), bench.gui,
            {[](LogExportModel::Column column) { return QString::number(column); },
             [](const LogExport& one, LogExportModel::Column) { return QString::fromStdString(one.id); },
             [](const LogExport&, LogExportModel::Column) { return QString(); }});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto call = bench.gateway.logs().requestExport(LogBench::inLog(), LogFormat::Csv, true, bench.gui,
                                                       [](const Result<LogExport>&) {});
        model.refilter();
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.unfinished());
        bench.gateway.logDesk.makeExports();
        model.refresh();
        QVERIFY(!model.unfinished());
        QCOMPARE(model.at(0).records, std::int64_t{1});
        QCOMPARE(model.index(0, LogExportModel::StateColumn).data(StatusRole).toInt(),
                 static_cast<int>(LogExportState::Ready));
    }

    void aFetchedFileIsWholeOrNotThere() {
        LogBench bench;
        for (int i = 0; i < 200; ++i)
            bench.add(i);
        bench.gateway.logDesk.pieceBytes = 1'000;
        Result<LogExport> made = Error();
        auto call = bench.gateway.logs().requestExport(LogBench::inLog(), LogFormat::JsonLines, true, bench.gui,
                                                       [&](Result<LogExport> one) { made = std::move(one); });
        QVERIFY(made.has_value());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("auth.jsonl"));
        commands::JobList jobs(bench.clock);
        QObject owner;
        auto* fetch = new commands::LogFetch({bench.gateway.logs(), jobs, bench.gui}, *made, path, &owner);
        QSignalSpy failed(fetch, &commands::LogFetch::failed);
        QSignalSpy written(fetch, &commands::LogFetch::written);
        bench.gateway.failNext("fetchExport", Error(ErrorKind::Corrupt, "LOG_EXPORT_DAMAGED"));
        fetch->start();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(jobs.jobs().back().phase, ports::JobPhase::Failed);
        QVERIFY(jobs.jobs().back().canRetry);
        jobs.retry(jobs.jobs().back().id);
        QTRY_COMPARE(written.count(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), bench.gateway.logDesk.fileOf(*made));
        QCOMPARE(jobs.jobs().back().phase, ports::JobPhase::Succeeded);
    }

    void aFileThatCannotBeWrittenIsToldAndLeavesNothing() {
        LogBench bench;
        bench.add(1);
        Result<LogExport> made = Error();
        auto call = bench.gateway.logs().requestExport(LogBench::inLog(), LogFormat::Csv, true, bench.gui,
                                                       [&](Result<LogExport> one) { made = std::move(one); });
        commands::JobList jobs(bench.clock);
        QObject owner;
        auto* fetch = new commands::LogFetch({bench.gateway.logs(), jobs, bench.gui}, *made,
                                             QStringLiteral("/nowhere/at/all.csv"), &owner);
        QSignalSpy failed(fetch, &commands::LogFetch::failed);
        fetch->start();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(bench.gateway.callsOf("fetchExport"), std::size_t{0});
    }
};

} // namespace sekisho::tests::test_log_models

SEKISHO_QTEST_MAIN(test_log_models, TestLogModels)
#include "test_log_models.moc"
