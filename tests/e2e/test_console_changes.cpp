// The personnel officer's job with the real window and the real service: a sheet of joiners, changes and a mistake is
// corrected where it stands, seen before anything happens, applied as a whole and taken back; an organization is moved
// and moved back.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/orgunits/add_many_page.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

namespace sekisho::tests::test_console_changes {

class TestConsoleChanges : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    ui::ImportPane* importPane() {
        console_->window->openScreen(QStringLiteral("members.import"));
        return qobject_cast<ui::ImportPane*>(console_->window->pane(QStringLiteral("members.import")));
    }
    QString write(const QString& name, const QByteArray& text) {
        const QString path = console_->home.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(text);
        return path;
    }
    QString phoneOf(const QString& login) {
        const std::string id = idOf(*console_, login);
        const auto row = console_->members().find(id);
        return row ? commands::fromUtf8(console_->members().cells(*row).telephone) : QString();
    }
    bool known(const QString& login) { return !idOf(*console_, login).empty(); }
    void picture(const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        for (int round = 0; round < 8; ++round) // one layout asks for the next
            QCoreApplication::processEvents();
        console_->window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(200, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void aSheetIsCorrectedSeenAppliedAndTakenBack() {
        const QString first = somebody(*console_, 0), second = somebody(*console_, 1);
        const QString phoneBefore = phoneOf(first);
        QByteArray sheet = "ID,姓,名,電話番号,個人メール\r\n";
        sheet += first.section(QLatin1Char('@'), 0, 0).toUtf8() + ",,,03-9999-0001,\r\n";
        sheet += second.section(QLatin1Char('@'), 0, 0).toUtf8() + ",,,not a number,\r\n";
        sheet += "april.joiner1,四月,一郎,03-9999-0003,ichiro@example.org\r\n";
        sheet += "april.joiner2,四月,二郎,03-9999-0004,jiro@example.org\r\n";
        ui::ImportPane* pane = importPane();
        QVERIFY(pane);
        const std::size_t before = console_->members().count();
        pane->openFile(write(QStringLiteral("april.csv"), sheet));
        QVERIFY(console_->await<QWidget>("import.columnsPage"));
        auto* invite = console_->await<QCheckBox>("import.invite");
        QVERIFY(invite && !invite->isChecked()); // mails to people are asked for each time
        invite->click();
        picture("import-columns-en-light");
        QVERIFY(console_->click("import.next"));
        auto* faults = console_->await<QTableView>("import.faults");
        QVERIFY(faults);
        QTRY_COMPARE(faults->model()->rowCount(), 1);
        picture("import-check-en-light");
        // The mistake is corrected where it stands.
        int wrong = -1;
        for (int column = 0; column < faults->model()->columnCount(); ++column)
            if (faults->model()->index(0, column).data().toString() == QLatin1String("not a number")) wrong = column;
        QVERIFY(wrong > 0);
        QVERIFY(faults->model()->setData(faults->model()->index(0, wrong), QStringLiteral("03-9999-0002")));
        QTRY_COMPARE(faults->model()->rowCount(), 0);
        QVERIFY(console_->click("import.next"));
        auto* rows = console_->await<QTableView>("diff.rows", 20'000);
        QVERIFY(rows);
        QTRY_COMPARE(rows->model()->rowCount(), 4);
        QCOMPARE(console_->members().count(), before); // nothing has happened yet
        QVERIFY(phoneOf(first) != QStringLiteral("03-9999-0001"));
        QStringList impact;
        for (const QLabel* line : console_->await<QWidget>("diff.impact")->findChildren<QLabel*>())
            impact << line->text();
        QVERIFY2(impact.join(QLatin1Char('\n')).contains(QLatin1String("2 invitation")),
                 qPrintable(impact.join(QLatin1Char('\n'))));
        picture("import-changes-en-light");

        QVERIFY(console_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(known(QStringLiteral("april.joiner1@sakura")), 20'000);
        QTRY_COMPARE(phoneOf(first), QStringLiteral("03-9999-0001"));
        QTRY_COMPARE(phoneOf(second), QStringLiteral("03-9999-0002"));

        // What became of each row is a file from here, one line each, with the heading.
        auto* banner = pane->findChild<ui::Banner*>(QStringLiteral("import.banner"));
        QTRY_COMPARE(banner->kind(), ui::Banner::Kind::Success);
        banner->findChild<QPushButton*>()->click();
        auto* file = console_->await<QFileDialog>("import.resultsFile");
        QVERIFY(file);
        const QString results = console_->home.filePath(QStringLiteral("results.csv"));
        Q_EMIT file->fileSelected(results);
        file->reject();
        QTRY_VERIFY(banner->sentence().contains(results));
        QFile written(results);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().split('\n').size(), 4 + 2);

        QVERIFY(console_->click("diff.undo"));
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(phoneOf(first), phoneBefore, 20'000);
        QTRY_VERIFY(!known(QStringLiteral("april.joiner1@sakura")));
    }

    void theSameSheetCanBeAppliedAgainAfterTheUndo() {
        ui::ImportPane* pane = importPane();
        pane->openFile(write(QStringLiteral("again.csv"),
                             "ID,姓,名,個人メール\r\napril.joiner1,四月,一郎,ichiro@example.org\r\n"));
        QVERIFY(console_->await<QWidget>("import.columnsPage"));
        QVERIFY(console_->click("import.next"));
        QVERIFY(console_->await<QTableView>("import.faults"));
        QVERIFY(console_->click("import.next"));
        QVERIFY(console_->click("diff.apply", 20'000));
        QTRY_VERIFY_WITH_TIMEOUT(known(QStringLiteral("april.joiner1@sakura")), 20'000);
    }

    void whatAColumnMeansIsRememberedForTheSameHeadings() {
        ui::ImportPane* pane = importPane();
        const auto meaning = [&](const QString& file) -> QComboBox* { // of the second column
            pane->openFile(write(file, "ID,席の番号\r\nsomebody,03-1\r\n"));
            auto* columns = console_->await<QTableWidget>("import.columns");
            if (!columns || !QTest::qWaitFor([&] { return columns->cellWidget(0, 1) != nullptr; })) return nullptr;
            return qobject_cast<QComboBox*>(columns->cellWidget(0, 1));
        };
        QComboBox* field = meaning(QStringLiteral("seats.csv"));
        QVERIFY(field);
        QVERIFY(field->currentData().toString().isEmpty());
        const int telephone = field->findData(QStringLiteral("telephone"));
        field->setCurrentIndex(telephone);
        Q_EMIT field->activated(telephone);
        QTRY_VERIFY(console_->cache()->note("import.mappings").has_value());
        field = meaning(QStringLiteral("seats-later.csv"));
        QVERIFY(field);
        QTRY_COMPARE(field->currentData().toString(), QStringLiteral("telephone"));
    }

    void aFileThatIsNoneIsRefusedWithASentence() {
        ui::ImportPane* pane = importPane();
        pane->openFile(write(QStringLiteral("broken.xlsx"), "PK\003\004 this is no workbook"));
        auto* banner = pane->findChild<ui::Banner*>(QStringLiteral("import.banner"));
        QTRY_VERIFY(!banner->sentence().isEmpty());
        QCOMPARE(banner->kind(), ui::Banner::Kind::Error);
    }

    void organizationsAreAddedInBulkAndTakenBack() {
        console_->window->openScreen(QStringLiteral("members.orgUnits"));
        const std::size_t before = console_->cache()->orgTree().size();
        const std::string top = console_->cache()->orgTree().front().name;
        QVERIFY(console_->click("orgunits.addManyButton"));
        auto* many = console_->await<ui::orgunits::AddManyPage>("orgunits.addMany");
        QVERIFY(many);
        const QByteArray there = QByteArray::fromStdString(top);
        many->openFile(write(QStringLiteral("levels.csv"), "第1階層,第2階層,第3階層\r\n新事業,,\r\n新事業,研究室,\r\n" +
                                                               there + ",新事業,試作\r\n" + there + ",新事業,\r\n"));
        auto* faults = console_->await<QTableView>("import.faults");
        QVERIFY(faults);
        QTRY_COMPARE(faults->model()->rowCount(), 1); // its parent stands below it
        int wrong = -1;
        for (int column = 0; column < faults->model()->columnCount(); ++column)
            if (faults->model()->index(0, column).data().toString() == QStringLiteral("試作")) wrong = column;
        QVERIFY(faults->model()->setData(faults->model()->index(0, wrong), QString()));
        QTRY_COMPARE(faults->model()->rowCount(), 1); // now the row after it says the same again
        picture("orgunits-many-check-en-light");
        QVERIFY(console_->click("addMany.next"));
        QVERIFY(console_->await<QTableView>("diff.rows", 20'000));
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(console_->cache()->orgTree().size(), before + 3, 20'000);
        QVERIFY(console_->click("diff.undo"));
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(console_->cache()->orgTree().size(), before, 20'000);
        QVERIFY(console_->click("addMany.close"));
    }

    // One of them stands in the other, whose row comes first; its master is corrected where he stands.
    void groupsInsideEachOtherAreImportedAndTakenBack() {
        const auto named = [this](const char* name) -> std::optional<Group> {
            for (const ports::GroupLine& line : *console_->cache()->groups())
                if (line.name == name) return console_->cache()->group(line.id);
            return std::nullopt;
        };
        const std::size_t before = console_->cache()->groups()->size();
        const QByteArray first = somebody(*console_, 0).toUtf8(), second = somebody(*console_, 1).toUtf8();
        ui::ImportPane* pane = importPane();
        QByteArray sheet = "グループ名,グループマスター,メンバー,参加グループ,トーク,ノート\r\n";
        sheet += "文化部連合,nobody.at.all@sakura,,合唱部,はい,\r\n";
        sheet += "合唱部," + first + "," + second + ",,はい,はい\r\n";
        pane->openFile(write(QStringLiteral("groups.csv"), sheet));
        QVERIFY(console_->await<QWidget>("import.columnsPage"));
        QVERIFY(console_->click("import.next"));
        auto* faults = console_->await<QTableView>("import.faults");
        QVERIFY(faults);
        QTRY_COMPARE(faults->model()->rowCount(), 1);
        int wrong = -1;
        for (int column = 0; column < faults->model()->columnCount(); ++column)
            if (faults->model()->index(0, column).data().toString().startsWith(QLatin1String("nobody"))) wrong = column;
        QVERIFY(wrong > 0);
        QVERIFY(faults->model()->setData(faults->model()->index(0, wrong), QString::fromUtf8(first)));
        QTRY_COMPARE(faults->model()->rowCount(), 0);
        QVERIFY(console_->click("import.next"));
        auto* rows = console_->await<QTableView>("diff.rows", 20'000);
        QVERIFY(rows);
        QTRY_COMPARE(rows->model()->rowCount(), 2);
        picture("import-groups-en-light");
        QVERIFY(console_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(named("文化部連合").has_value(), 20'000);
        const Group choir = *named("合唱部"), outer = *named("文化部連合");
        QCOMPARE(choir.members.size(), std::size_t{1});
        QCOMPARE(choir.members.front().id, idOf(*console_, QString::fromUtf8(second)));
        QVERIFY(choir.features.note);
        QCOMPARE(outer.members.size(), std::size_t{1});
        QCOMPARE(outer.members.front().id, choir.id.value);
        QVERIFY(console_->click("diff.undo"));
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(console_->cache()->groups()->size(), before, 20'000);
    }

    void anOrganizationIsMovedAfterAYesAndMovedBack() {
        console_->window->openScreen(QStringLiteral("members.orgUnits"));
        auto* tree = console_->await<ui::orgunits::OrgUnitTree>("orgunits.tree");
        QVERIFY(tree);
        const std::vector<ports::OrgNode> nodes = console_->cache()->orgTree();
        const auto child = std::find_if(nodes.begin(), nodes.end(), [](const auto& n) { return !n.parent.empty(); });
        QVERIFY(child != nodes.end());
        const auto parentOf = [&] {
            for (const ports::OrgNode& node : console_->cache()->orgTree())
                if (node.id == child->id) return node.parent;
            return OrgUnitId("?");
        };
        Q_EMIT tree->moveWanted(commands::fromUtf8(child->id.value), {}, 1);
        QVERIFY(console_->await<QWidget>("diff.dialog"));
        picture("orgunits-move-en-light");
        QCOMPARE(parentOf(), child->parent);
        QVERIFY(console_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(parentOf().empty(), 10'000);

        // Taken back from the list of changes, where every change stands, with its author.
        console_->window->openScreen(QStringLiteral("members.changes"));
        auto* list = console_->await<QTableView>("changes.list");
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        auto* rows = console_->await<QTableView>("diff.rows");
        QVERIFY(rows);
        QTRY_COMPARE(rows->model()->rowCount(), 1); // what is taken back is seen first
        QVERIFY(console_->click("diff.undo"));
        QVERIFY(console_->await<QPushButton>("diff.apply"));
        picture("changes-undo-en-light");
        QVERIFY(console_->click("diff.apply"));
        QTRY_COMPARE_WITH_TIMEOUT(parentOf(), child->parent, 10'000);
    }
};

} // namespace sekisho::tests::test_console_changes

SEKISHO_QTEST_MAIN(test_console_changes, TestConsoleChanges)
#include "test_console_changes.moc"
