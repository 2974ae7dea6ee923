// What of the list of members goes elsewhere: copied rows and exported files.
#include "models/sheet/sheet_reader.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QRadioButton>

#include <set>

namespace sekisho::tests::test_members_files {

class TestMembersFiles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void copyGivesRowsForASpreadsheet() {
        MembersFixture f(30);
        f.loadAndOpen();
        f.select({2, 5});
        f.table()->setFocus();
        QTest::keySequence(f.table(), QKeySequence::Copy);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].split(QLatin1Char('\t')).first(), QStringLiteral("Name"));
        QCOMPARE(lines[1].split(QLatin1Char('\t')).first(), f.nameAt(2));
        QCOMPARE(lines[2].split(QLatin1Char('\t')).first(), f.nameAt(5));
    }

    void exportWritesWhatIsShown_data() {
        QTest::addColumn<bool>("selection");
        QTest::addColumn<bool>("all");
        QTest::addColumn<QString>("ending");
        QTest::newRow("list, visible columns") << false << false << ".csv";
        QTest::newRow("selection, visible columns") << true << false << ".csv";
        QTest::newRow("selection, visible columns, workbook") << true << false << ".xlsx";
        QTest::newRow("selection, all fields") << true << true << ".csv";
        QTest::newRow("list, all fields, workbook") << false << true << ".xlsx";
    }
    void exportWritesWhatIsShown() {
        QFETCH(bool, selection);
        QFETCH(bool, all);
        QFETCH(QString, ending);
        MembersFixture f(50);
        Member formula;
        formula.name.lastName = "=1+1";
        formula.name.phoneticLastName = "アア";
        formula.hiredDate = "2020-04-01";
        f.gateway.tenant.addMember(formula);
        f.loadAndOpen();
        const int odd = f.rowWhere([](const auto& cells) { return cells.name == "=1+1"; });
        f.select({odd, odd + 1});
        QVERIFY(f.registry.trigger(QStringLiteral("member.export")).applies);
        QVERIFY(f.find<QRadioButton>("export.selection")->isChecked()); // two are selected: they are meant
        f.find<QRadioButton>(selection ? "export.selection" : "export.list")->click();
        f.find<QRadioButton>(all ? "export.all" : "export.visible")->click();
        f.find<QPushButton>("export.go")->click();
        auto* file = f.find<QFileDialog>("export.file");
        QVERIFY(file);
        const QString path = f.folder.filePath(QStringLiteral("out") + ending);
        Q_EMIT file->fileSelected(path);
        file->reject();
        QTRY_VERIFY(QFile::exists(path));
        QTRY_COMPARE(f.jobs.jobs().back().phase, ports::JobPhase::Succeeded);
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const std::string bytes = written.readAll().toStdString();
        std::size_t rows = 0;
        std::set<std::string, std::less<>> cells;
        const sheet::MemorySource source(bytes);
        const auto facts = sheet::inspectFile(source);
        QVERIFY(facts.has_value());
        const Done done = sheet::readRows(source, *facts, 0, [&](const sheet::RowView& row) -> Done {
            ++rows;
            cells.insert(row.cells.begin(), row.cells.end());
            return row.marks.empty() ? Done() : Done(Error(ErrorKind::BadInput, "FORMULA")); // all is text
        });
        QVERIFY(done.has_value());
        QCOMPARE(rows, static_cast<std::size_t>(1 + (selection ? 2 : f.model()->rowCount())));
        QVERIFY(cells.contains("=1+1"));
        if (ending == QLatin1String(".csv")) {
            QVERIFY(bytes.starts_with("\xEF\xBB\xBF"));
            QVERIFY2(bytes.find(",=1+1") == std::string::npos && bytes.find("'=1+1") != std::string::npos,
                     "a formula must be text");
        }
        QCOMPARE(cells.contains("2020-04-01"), all);
        QTRY_COMPARE(f.find<ui::Banner>("members.banner")->kind(), ui::Banner::Kind::Success);
    }

    void anExportThatFailsLeavesNothing() {
        MembersFixture f(50);
        f.loadAndOpen();
        const auto run = [&](const QString& path) {
            QVERIFY(f.registry.trigger(QStringLiteral("member.export")).applies);
            f.find<QPushButton>("export.go")->click();
            auto* file = f.find<QFileDialog>("export.file");
            Q_EMIT file->fileSelected(path);
            delete file;
        };
        run(QStringLiteral("/nonexistent-folder/out.csv"));
        QTRY_COMPARE(f.jobs.jobs().back().phase, ports::JobPhase::Failed);
        QTRY_COMPARE(f.find<ui::Banner>("members.banner")->kind(), ui::Banner::Kind::Error);
        const QString path = f.folder.filePath(QStringLiteral("cancelled.csv"));
        run(path);
        QCOMPARE(f.jobs.jobs().back().phase, ports::JobPhase::Running);
        f.jobs.cancel(f.jobs.jobs().back().id);
        QTRY_COMPARE(f.jobs.jobs().back().phase, ports::JobPhase::Cancelled);
        QVERIFY(!QFile::exists(path));
        QVERIFY(QDir(f.folder.path()).entryList({QStringLiteral("cancelled*")}).isEmpty());
    }
};

} // namespace sekisho::tests::test_members_files

SEKISHO_QTEST_MAIN(test_members_files, TestMembersFiles)
#include "test_members_files.moc"
