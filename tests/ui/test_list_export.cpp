// Every list can become a file: all that the service has of it, whatever was looked at, and the jobs with their
// results.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/groups_fixture.h"
#include "tests/ui/members_fixture.h"
#include "ui/panes/changes/changes_pane.h"
#include "ui/panes/fields/fields_pane.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/shell/activity_view.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QFileDialog>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

namespace sekisho::tests::test_list_export {

class TestListExport : public QObject {
    Q_OBJECT

    static QStringList lines(PaneFixture& f) {
        auto* dialog = f.find<QFileDialog>("export.file");
        if (!dialog) return {};
        const QString path = f.folder.filePath(QStringLiteral("list.csv"));
        QFile::remove(path);
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }, 30'000)) return {};
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        return QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    }

  private Q_SLOTS:
    void changesetsAndTheirRows() {
        PaneFixture f(20);
        f.gateway.pipe.rowsPerPage = 2;
        std::vector<PlannedRow> rows;
        for (int i = 1; i <= 5; ++i) {
            PlannedRow row;
            row.no = i;
            row.kind = "member";
            row.action = "update";
            row.id = "m" + std::to_string(i);
            row.name = "=名前" + std::to_string(i);
            row.verdict = i == 5 ? Verdict::Refused : Verdict::Changed;
            for (const char* field : {"telephone", "nickName", "task", "location"})
                row.changes.push_back({field, "null", "\"x\""});
            if (i == 5) row.error = Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
            rows.push_back(row);
        }
        Changeset head;
        head.title = "四月の異動";
        head.state = ChangesetState::Applied;
        head.createdAt = f.clock.now();
        f.gateway.pipe.add(head, rows);
        f.load();
        auto pane = f.open<ui::ChangesPane>();
        auto* button = f.find<QToolButton>("changes.export");
        QTRY_VERIFY(button->isEnabled());
        QTRY_VERIFY(pane->hasList());
        Q_EMIT button->menu()->aboutToShow();
        button->menu()->actions().at(0)->trigger();
        QStringList written = lines(f);
        QCOMPARE(written.size(), 2);
        QVERIFY(written.at(1).contains(QStringLiteral("四月の異動")));

        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(button->menu()->actions().at(1)->isEnabled());
        button->menu()->actions().at(1)->trigger();
        written = lines(f);
        QCOMPARE(written.size(), 6); // over several pages, with the heading
        QVERIFY(written.at(1).contains(QStringLiteral("'=名前1")));
        QVERIFY(!written.at(1).contains(QChar(0x2026))); // all changes, not the first few
        QVERIFY(written.at(5).contains(QStringLiteral("PRECONDITION_FAILED")));
    }

    void accessStatusAndOperationsOfAMember() {
        MembersFixture f(30);
        f.gateway.tenant.sessionsPerPage = 2;
        f.loadAndOpen({1280, 1400});
        const UserId id = f.idAt(1);
        for (int i = 0; i < 5; ++i) {
            Session session;
            session.user = id;
            session.deviceName = "端末" + std::to_string(i);
            session.startedAt = session.lastUsedAt = f.clock.now() - std::chrono::hours(i);
            f.gateway.tenant.addSession(session);
        }
        f.choose(1);
        const auto list = [&f] { return f.find<QListView>("sessions.list"); };
        QTRY_VERIFY(list() && list()->model()->rowCount() >= 2);
        list()->setFocus();
        QTRY_VERIFY(list()->hasFocus());
        QVERIFY(f.pane->hasList());
        f.pane->exportShown([](ui::Banner::Kind, const QString&) {});
        const QStringList written = lines(f);
        QVERIFY(written.size() >= 6);
        QVERIFY(written.at(0).contains(QStringLiteral("Session ID")));
        QVERIFY(written.join(QLatin1Char('\n')).contains(QStringLiteral("端末4")));
    }

    void withoutSessionsThatIsSaid() {
        MembersFixture f(5);
        Member quiet;
        quiet.name.lastName = "無音";
        f.gateway.tenant.addMember(quiet);
        f.loadAndOpen();
        f.choose(f.rowWhere([](const auto& cells) { return cells.name == "無音"; }));
        const auto said = [&] {
            for (const QLabel* label : f.pane->findChildren<QLabel*>())
                if (label->isVisibleTo(f.pane.get()) && label->text() == QStringLiteral("No sessions in 90 days."))
                    return true;
            return false;
        };
        QTRY_VERIFY(said());
    }

    void ranksFieldsAndWhoReadsARoom() {
        GroupsFixture f;
        CustomProperty grade;
        grade.domain = f.gateway.tenant.domain();
        grade.name = "grade";
        grade.displayName = "Grade";
        f.gateway.tenant.putSetting(grade);
        f.load();
        const auto write = [&f](ui::Pane& pane) {
            if (!pane.hasList()) return QStringList();
            pane.exportShown([](ui::Banner::Kind, const QString&) {});
            return lines(f);
        };
        {
            ui::RanksPane pane(f.services(), RankKind::Position);
            f.show(&pane, {1180, 760});
            const auto ranks = f.cache->ranks(RankKind::Position);
            const QStringList written = write(pane);
            QCOMPARE(written.size(), static_cast<int>(ranks.size()) + 1);
            QVERIFY(written.at(1).contains(QString::fromStdString(ranks.front().name)));
        }
        {
            auto pane = f.open<ui::FieldsPane>();
            QTRY_VERIFY(f.find<QTableWidget>("fields.properties.table")->rowCount() > 0);
            QStringList written = write(*pane);
            QCOMPARE(written.size(), f.find<QTableWidget>("fields.table")->rowCount() + 1);
            f.find<QTabWidget>("fields.tabs")->setCurrentIndex(1);
            written = write(*pane);
            QCOMPARE(written.size(), 2);
            QVERIFY(written.at(1).contains(QStringLiteral("grade")));
        }
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        auto* readers = f.find<QTableView>("room.readers");
        QTRY_VERIFY(readers->model()->rowCount() > 3);
        readers->setFocus();
        QTRY_VERIFY(readers->hasFocus());
        const QStringList written = write(*pane);
        QCOMPARE(written.size(), readers->model()->rowCount() + 1);
        QVERIFY(written.join(QLatin1Char('\n')).contains(QStringLiteral("内側の会"))); // the way
    }

    void jobsAndTheirResults() {
        PaneFixture f(1);
        f.load();
        ports::JobSpec job;
        job.title = "Suspend 2 members";
        job.work = [](std::shared_ptr<ports::JobControl> control) {
            control->line({"佐藤", std::nullopt});
            control->line({"鈴木", Error(ErrorKind::Conflict, "PRECONDITION_FAILED")});
            control->finish({});
        };
        f.jobs.start(job);
        ui::ActivityView view(f.jobs);
        view.show();
        QVERIFY(view.hasList());
        std::vector<ui::ListTable> asked;
        connect(&view, &ui::ActivityView::exportRequested, &view,
                [&asked](const ui::ListTable& table) { asked.push_back(table); });
        view.findChild<QPushButton*>(QStringLiteral("activity.export"))->click();
        QCOMPARE(asked.size(), std::size_t{1});
        ports::ExportRows rows;
        bool last = false;
        const auto take = [&](Result<ui::ExportPage> page) {
            rows = page->rows;
            last = page->last;
        };
        const auto first = asked.front().more(0, take);
        QVERIFY(last);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1][0], std::string("鈴木"));
        QCOMPARE(rows[1][2], std::string("PRECONDITION_FAILED"));
        const ui::ListTable jobs = view.listForFile();
        const auto second = jobs.more(0, take);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].size(), static_cast<std::size_t>(jobs.heads.size()));
        QVERIFY(rows[0].back().starts_with("20")); // ISO 8601
    }
};

} // namespace sekisho::tests::test_list_export

SEKISHO_QTEST_MAIN(test_list_export, TestListExport)
#include "test_list_export.moc"
