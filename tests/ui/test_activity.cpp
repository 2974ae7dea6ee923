// The activity view: what a job tells is shown as it comes, also by one over very many rows, and what was refused can
// be found among what was done.
#include "models/commands/job_list.h"
#include "tests/fakes/qt_suite.h"
#include "ui/shell/activity_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QTableView>
#include <QTest>

namespace sekisho::tests::test_activity {

class TestActivity : public QObject {
    Q_OBJECT

    ManualClock clock_{*parseInstant("2026-11-22T09:00:00Z")};

    static QTableView* rows(ui::ActivityView& view) {
        return view.findChild<QTableView*>(QStringLiteral("activity.rows"));
    }
    static QTableView* jobsOf(ui::ActivityView& view) {
        return view.findChild<QTableView*>(QStringLiteral("activity.jobs"));
    }
    static ports::JobLine line(int number, bool refused) {
        return {"member " + std::to_string(number),
                refused ? std::optional(Error(ErrorKind::Conflict, "PRECONDITION_FAILED")) : std::nullopt};
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }

    void aHundredThousandRowsAreShownAsTheyCome() {
        commands::JobList jobs(clock_);
        ui::ActivityView view(jobs);
        view.resize(900, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        constexpr int kRows = 100'000;
        QElapsedTimer whole, piece;
        whole.start();
        qint64 longest = 0;
        jobs.start({"Suspend members", true, true, [&](const std::shared_ptr<ports::JobControl>& job) {
                        for (int i = 0; i < kRows; ++i) {
                            piece.start();
                            job->line(line(i, i % 1000 == 999));
                            job->progress(i + 1, kRows);
                            if (i % 500 == 0) QCoreApplication::processEvents();
                            longest = std::max(longest, piece.elapsed());
                        }
                        QVERIFY(rows(view)->model()->rowCount() > 0); // not only at the end
                        job->finish({});
                    }});
        const qint64 took = whole.elapsed();
        qInfo("100,000 rows: %lld ms, at most %lld ms at once", static_cast<long long>(took),
              static_cast<long long>(longest));
        QCOMPARE(rows(view)->model()->rowCount(), kRows);
        QVERIFY2(took < 10'000, qPrintable(QString::number(took))); // was minutes, and stood still all the time
        auto* only = view.findChild<QCheckBox*>(QStringLiteral("activity.onlyRefused"));
        QVERIFY(only->isVisible());
        only->click();
        QCOMPARE(rows(view)->model()->rowCount(), kRows / 1000);
        QCOMPARE(rows(view)->model()->index(0, 0).data().toString(), QStringLiteral("member 999"));
        only->click();
        QCOMPARE(rows(view)->model()->rowCount(), kRows);
    }

    void theJobThatIsLookedAtStaysWhenOthersComeAndGo() {
        commands::JobList jobs(clock_);
        ui::ActivityView view(jobs);
        QAbstractItemModelTester tester(jobsOf(view)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester lines(rows(view)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::shared_ptr<ports::JobControl> first;
        jobs.start({"First", true, true, [&](std::shared_ptr<ports::JobControl> job) { first = std::move(job); }});
        QCOMPARE(jobsOf(view)->currentIndex().row(), 0);
        first->line(line(1, false));
        first->progress(1, 3);
        QTRY_COMPARE(rows(view)->model()->rowCount(), 1);
        for (int i = 0; i < 250; ++i) // more than are kept
            jobs.start({"Other", false, false, [](const std::shared_ptr<ports::JobControl>& job) { job->finish({}); }});
        QCOMPARE(jobsOf(view)->model()->rowCount(), 200);
        QCOMPARE(jobsOf(view)->currentIndex().row(), 199);
        first->line(line(2, true));
        first->line(line(3, true));
        first->finish({});
        QCOMPARE(rows(view)->model()->rowCount(), 3);
        QCOMPARE(jobsOf(view)->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("Done, 2 refused"));
        jobs.retry(jobs.jobs().front().id);
        QCOMPARE(rows(view)->model()->rowCount(), 0);
    }

    void ofOldJobsOnlyWhatWasRefusedIsKept() {
        commands::JobList jobs(clock_);
        ui::ActivityView view(jobs);
        for (int number = 0; number < 4; ++number)
            jobs.start({"Job", false, false, [](const std::shared_ptr<ports::JobControl>& job) {
                            for (int i = 0; i < 120'000; ++i)
                                job->line(line(i, i == 7));
                            job->finish({});
                        }});
        QCOMPARE(jobs.jobs()[0].lines.size(), 1U);
        QVERIFY(jobs.jobs()[0].shortened);
        QCOMPARE(jobs.jobs()[0].refused, 1);
        QCOMPARE(jobs.jobs()[3].lines.size(), 120'000U);
        jobsOf(view)->selectRow(3);
        QTRY_COMPARE(rows(view)->model()->rowCount(), 1);
        bool told = false;
        for (const QLabel* label : view.findChildren<QLabel*>())
            told = told || label->text().contains(QStringLiteral("only the rows that were refused"));
        QVERIFY(told);
    }

    void progressIsToldTwentyTimesASecondAndTheEndAtOnce() {
        commands::JobList jobs(clock_);
        int told = 0;
        connect(&jobs, &commands::JobList::changed, this, [&told] { ++told; });
        std::shared_ptr<ports::JobControl> control;
        jobs.start({"Job", true, true, [&](std::shared_ptr<ports::JobControl> job) { control = std::move(job); }});
        QCOMPARE(told, 1);
        for (int i = 0; i < 1000; ++i)
            control->progress(i, 1000);
        QCOMPARE(told, 2);
        QTRY_COMPARE(told, 3); // the last of them is not lost
        control->finish({});
        QCOMPARE(told, 4);
        QTest::qWait(120);
        QCOMPARE(told, 4);
    }
};

} // namespace sekisho::tests::test_activity

SEKISHO_QTEST_MAIN(test_activity, TestActivity)
#include "test_activity.moc"
