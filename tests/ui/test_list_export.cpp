// Every list can become a file: all that the service has of it, whatever was looked at, and the jobs with their
// results.
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/zip_maker.h"
#include "tests/ui/groups_fixture.h"
#include "tests/ui/members_fixture.h"
#include "ui/panes/changes/changes_pane.h"
#include "ui/panes/fields/fields_pane.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/panes/templates/templates_pane.h"
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

    void permissionTemplatesAndTheArchiveOfRooms() {
        GroupsFixture f;
        policy::ServiceTemplate& sales = f.gateway.templateDesk.add("Sales");
        sales.userTypes = {"type-1"};
        sales.matrix.mobileApp = false;
        f.gateway.rooming.archiveOne({RoomKind::OrgUnit, "gone"}, "=閉じた部", {70, 2, 0, 0, 1, 10}, f.master);
        f.load();
        auto templates = f.open<ui::TemplatesPane>();
        QTRY_VERIFY(templates->hasList());
        templates->exportShown([](ui::Banner::Kind, const QString&) {});
        QStringList written = lines(f);
        QCOMPARE(written.size(), 3);
        QVERIFY(written.at(2).startsWith(QStringLiteral("Sales,type-1,0,0,")));
        QVERIFY(!written.at(2).endsWith(QLatin1Char(','))); // what it does not allow

        auto pane = f.open<ui::GroupsPane>();
        f.find<QToolButton>("groups.restore")->click();
        QPushButton* button = nullptr;
        QTRY_VERIFY((button = f.find<QPushButton>("room.archiveExport")) && button->isEnabled());
        button->click();
        written = lines(f);
        QCOMPARE(written.size(), 2);
        QVERIFY(written.at(1).startsWith(QStringLiteral("'=閉じた部,")));
        QVERIFY(written.at(1).contains(QStringLiteral("T"))); // until when, as others write times
        f.find<QDialog>("room.archive")->reject();
    }

    // What cannot be taken goes back to whoever wrote it: of each sheet a file, without the rows that are right.
    void rowsWithFaultsOfEachSheet() {
        PaneFixture f(5);
        f.load();
        const auto table = [](const std::string& name, const std::vector<std::vector<std::string>>& rows) {
            std::string out = "<table:table table:name=\"" + name + "\">";
            for (const auto& cells : rows) {
                out += "<table:table-row>";
                for (const std::string& cell : cells)
                    out += "<table:table-cell office:value-type=\"string\"><text:p>" + cell +
                           "</text:p></table:table-cell>";
                out += "</table:table-row>";
            }
            return out + "</table:table>";
        };
        const auto path = [&f](const char* name) { return f.folder.filePath(QString::fromUtf8(name)); };
        QFile file(path("four.ods"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(
            fakes::odsFile(table("メンバー", {{"ID", "姓", "個人メール", "電話番号"},
                                              {"new.one", "四月", "one@example.org", "03-9999-0001"},
                                              {"new.two", "五月", "two@example.org", "not a number"}}) +
                           table("班", {{"グループ名", "グループマスター"}, {"合唱部", "nobody.at.all"}}))));
        file.close();
        auto pane = f.open<ui::ImportPane>();
        pane->openFile(file.fileName());
        QPushButton* next = nullptr;
        QTRY_VERIFY((next = f.find<QPushButton>("import.next")) && next->isVisible() && next->isEnabled());
        next->click();
        auto* button = f.find<QPushButton>("import.results");
        QTRY_VERIFY(button->isVisible() && button->isEnabled() && pane->hasList());
        button->click();
        auto* dialog = f.find<QFileDialog>("import.resultsFile");
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path("back.csv"));
        dialog->reject();
        QTRY_VERIFY(f.find<ui::Banner>("import.banner")->sentence().contains(QStringLiteral("back.csv")));
        for (const auto& [name, wrong] : {std::pair{"back.csv", "not a number"}, {"back-班.csv", "nobody.at.all"}}) {
            QFile back(path(name));
            QVERIFY2(back.open(QIODevice::ReadOnly), name);
            const QByteArray text = back.readAll();
            QCOMPARE(text.count("\r\n"), 2);
            QVERIFY2(text.contains(wrong), text.constData());
        }
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
