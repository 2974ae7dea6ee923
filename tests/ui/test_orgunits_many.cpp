// Organizations added in bulk, exported, given another place or another head: what a person sees and what is sent.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/forms/form_field.h"
#include "ui/panes/orgunits/add_many_page.h"
#include "ui/panes/orgunits/org_unit_export.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

namespace sekisho::tests::test_orgunits_many {

namespace {

class Desk {
  public:
    Desk() : fixture(60) {
        fixture.load();
        pane = fixture.open<ui::OrgUnitsPane>();
        tree = pane->findChild<ui::orgunits::OrgUnitTree*>();
    }
    QString write(const char* name, const QByteArray& text) {
        const QString path = fixture.folder.filePath(QLatin1String(name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) file.write(text);
        return path;
    }
    ui::orgunits::AddManyPage& many() {
        fixture.find<QToolButton>("orgunits.addManyButton")->click();
        return *pane->findChild<ui::orgunits::AddManyPage*>();
    }
    ui::Banner* banner(const char* name = "orgunits.banner") { return fixture.find<ui::Banner>(name); }
    const std::vector<Operation>& operations() {
        return fixture.gateway.pipe.find(ChangesetId("changeset-" + std::to_string(fixture.gateway.pipe.count())))
            ->operations;
    }
    void keep(const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (!folder.isEmpty()) pane->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }
    // One below another, for which the tree has room.
    ports::OrgNode someChild() {
        for (const ports::OrgNode& node : fixture.cache->orgTree())
            if (!node.parent.empty() && node.directMembers > 0) return node;
        return {};
    }
    void choose(const OrgUnitId& id) { tree->choose(QString::fromStdString(id.value)); }
    QDialog* dialog(const char* name) { return fixture.find<QDialog>(name); }
    static void accept(QDialog* dialog) {
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Choose")) return button->click();
    }

    PaneFixture fixture;
    std::unique_ptr<ui::OrgUnitsPane> pane;
    ui::orgunits::OrgUnitTree* tree = nullptr;
};

} // namespace

class TestOrgUnitsMany : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aFileIsCorrectedSeenAsATreeAndSent() {
        Desk desk;
        auto& many = desk.many();
        QVERIFY(many.isVisible());
        QVERIFY(!desk.pane->hasDraft());
        desk.keep("orgunits-many-start-en-light");
        many.openFile(desk.write("new.csv", "Depth 1,Depth 2\nEast,\nEast,Lab\nWest,Store\n"));
        auto* faults = many.findChild<QTableView*>(QStringLiteral("import.faults"));
        const QAbstractItemModelTester tester(faults->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(faults->model()->rowCount(), 1); // West is not there
        auto* preview = many.findChild<QTreeWidget*>(QStringLiteral("orgunits.preview"));
        QTRY_COMPARE(preview->topLevelItemCount(), 1);
        QCOMPARE(preview->topLevelItem(0)->child(0)->text(0), QStringLiteral("Lab"));
        QCOMPARE(preview->topLevelItem(0)->child(0)->text(1), QStringLiteral("3"));
        desk.keep("orgunits-many-check-en-light");
        QVERIFY(desk.pane->hasDraft());
        int wrong = -1;
        for (int column = 0; column < faults->model()->columnCount(); ++column)
            if (faults->model()->index(0, column).data().toString() == QLatin1String("West")) wrong = column;
        QVERIFY(faults->model()->setData(faults->model()->index(0, wrong), QStringLiteral("East")));
        QTRY_COMPARE(faults->model()->rowCount(), 0);
        QTRY_COMPARE(preview->topLevelItem(0)->childCount(), 2);
        desk.fixture.find<QPushButton>("addMany.next")->click();
        QPushButton* apply = nullptr;
        QTRY_VERIFY((apply = desk.fixture.find<QPushButton>("diff.apply")) && apply->isVisible());
        QCOMPARE(desk.operations().size(), std::size_t{3});
        for (const Operation& operation : desk.operations())
            QCOMPARE(operation.action, std::string("create"));
        desk.keep("orgunits-many-changes-en-light");
        apply->click();
        QTRY_COMPARE(desk.banner("addMany.banner")->kind(), ui::Banner::Kind::Success);
        QVERIFY(!desk.pane->hasDraft());
        desk.fixture.find<QPushButton>("diff.undo")->click(); // planned as a changeset of its own
        QTRY_VERIFY(apply->isVisible() && apply->isEnabled());
        desk.fixture.find<QPushButton>("addMany.close")->click();
        QVERIFY(desk.tree->isVisible());
    }

    void whatIsRefusedAsAFileLeavesTheStart() {
        Desk desk;
        auto& many = desk.many();
        many.openFile(desk.write("people.csv", "ID,Last name\nx,Sato\n"));
        QTRY_COMPARE(desk.banner("addMany.banner")->kind(), ui::Banner::Kind::Error);
        QVERIFY(!desk.pane->hasDraft());
        QByteArray rows = "Depth 1\n";
        for (int i = 0; i < 1'001; ++i)
            rows += "Unit " + QByteArray::number(i) + "\n";
        many.openFile(desk.write("many.csv", rows));
        QTRY_VERIFY(desk.banner("addMany.banner")->sentence().contains(QLatin1String("1001")));
        QVERIFY(desk.fixture.find<QPushButton>("addMany.sample")->isVisible());
    }

    void theFileOfTheImportScreenIsAnotherOne() {
        Desk desk;
        bool opened = false;
        auto call = desk.fixture.imports->desk().open(
            desk.write("a.csv", "ID,Last name,First name\nx,Sato,Hana\n").toStdString(), ports::SheetUse::Anything,
            desk.fixture.gui, {}, [&](const Result<ports::ImportFile>& file) { opened = file.has_value(); });
        QTRY_VERIFY(opened);
        auto& many = desk.many();
        many.openFile(desk.write("new.csv", "Depth 1\nEast\n"));
        QTRY_VERIFY(many.hasDraft());
        std::int64_t rows = 0;
        auto check = desk.fixture.imports->desk().check(
            desk.fixture.gui, {}, [&](const Result<ports::ImportCounts>& c) { rows = c ? c->rows : -1; });
        QTRY_COMPARE(rows, std::int64_t{1});
    }

    void theListIsExported() {
        Desk desk;
        for (const auto& [form, heading] :
             {std::pair{ports::OrgUnitForm::Levels, "Depth 1"}, {ports::OrgUnitForm::Flat, "Resource ID"}}) {
            ports::OrgUnitExport wanted;
            wanted.path = desk.fixture.folder.filePath(QStringLiteral("list.csv")).toStdString();
            wanted.format = "csv";
            wanted.form = form;
            wanted.japanese = false;
            std::int64_t written = 0;
            auto call = desk.fixture.imports->desk().exportOrgUnits(
                wanted, desk.fixture.gui, {}, [&](const Result<std::int64_t>& n) { written = n.value_or(-1); });
            QTRY_COMPARE(written, static_cast<std::int64_t>(desk.fixture.cache->orgTree().size()));
            QFile file(QString::fromStdString(wanted.path.string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readLine().contains(heading));
        }
        desk.fixture.find<QToolButton>("orgunits.export")->click();
        QTRY_VERIFY(desk.dialog("orgunits.exportDialog"));
        QVERIFY(desk.dialog("orgunits.exportDialog")
                    ->findChild<QRadioButton*>(QStringLiteral("export.levels"))
                    ->isChecked());
        desk.dialog("orgunits.exportDialog")->reject();
    }

    void theFormKnowsEveryField() {
        Desk desk;
        const ports::OrgNode node = desk.someChild();
        const QString others = QStringLiteral("somebody-elses");
        const OrgUnitId other = desk.fixture.cache->orgTree().front().id;
        QVERIFY(other != node.id);
        desk.fixture.gateway.tenant.editOrgUnit(
            other, [&](OrgUnit& unit) { unit.email = others.toStdString() + '@' + desk.fixture.identity->workgroup; });
        desk.fixture.engine->refreshNow();
        QTRY_VERIFY(!desk.fixture.cache->orgUnit(other)->email.empty());
        desk.choose(node.id);
        desk.pane->editCurrent();
        auto* form = desk.pane->findChild<ui::orgunits::OrgUnitForm*>();
        const OrgUnit before = form->orgUnit();
        auto* english = desk.fixture.find<QLineEdit>("name.en_US");
        QTest::keyClicks(english, QStringLiteral("Sales"));
        desk.fixture.find<QCheckBox>("orgunits.blockExternal")->click();
        const OrgUnit& now = form->orgUnit();
        QVERIFY(now.i18nNames != before.i18nNames);
        QVERIFY(now.canReceiveExternalMail != before.canReceiveExternalMail);
        // The address: 2 to 40 characters, and nobody else's.
        auto* mail = desk.fixture.find<QLineEdit>("control.email");
        const auto typed = [&](const QString& text) {
            mail->selectAll();
            QTest::keyClicks(mail, text);
        };
        const auto refused = [&](const QString& text) {
            typed(text);
            desk.fixture.find<QPushButton>("orgunits.save")->click();
            QCoreApplication::processEvents(); // whatever would be sent is sent now
            return !desk.fixture.find<ui::FormField>("field.email")->error().isEmpty() &&
                   desk.fixture.gateway.pipe.count() == 0;
        };
        QVERIFY(refused(QStringLiteral("x")));
        QVERIFY(refused(QString(41, QLatin1Char('x'))));
        QVERIFY(refused(others));
        typed(QStringLiteral("quite-new"));
        // Another parent: behind those that are there.
        form->moveTo({});
        QVERIFY(!form->orgUnit().parent);
        int last = 0;
        for (const ports::OrgNode& each : desk.fixture.cache->orgTree())
            if (each.parent.empty()) last = std::max(last, each.displayOrder);
        QCOMPARE(form->orgUnit().displayOrder, last + 1);
        form->moveTo(node.parent);
        QCOMPARE(form->orgUnit().displayOrder, before.displayOrder);
        form->moveTo({});
        desk.fixture.find<QPushButton>("orgunits.save")->click();
        QTRY_COMPARE(desk.fixture.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(desk.operations().size(), std::size_t{2});
        QCOMPARE(desk.operations()[0].action, std::string("update"));
        QCOMPARE(desk.operations()[1].action, std::string("move"));
        for (const char* part : {"i18nNames", "canReceiveExternalMail", "quite-new"})
            QVERIFY2(desk.operations()[0].value.find(part) != std::string::npos, part);
    }

    void theHeadIsChosenAmongThoseWhoBelongToIt() {
        Desk desk;
        const ports::OrgNode node = desk.someChild();
        desk.choose(node.id);
        auto* change = desk.fixture.find<QPushButton>("orgunits.changeHead");
        QTRY_VERIFY(change->isEnabled());
        change->click();
        QTRY_VERIFY(desk.dialog("memberPicker"));
        auto* table = desk.dialog("memberPicker")->findChild<QTableView*>();
        QVERIFY(table->model()->rowCount() > 0);
        QVERIFY(table->model()->rowCount() < static_cast<int>(desk.fixture.cache->members().count()));
        const QString head = desk.fixture.find<QLabel>("orgunits.head")->text();
        int other = 0;
        while (other < table->model()->rowCount() - 1 && table->model()->index(other, 0).data().toString() == head)
            ++other;
        table->setCurrentIndex(table->model()->index(other, 0));
        desk.accept(desk.dialog("memberPicker"));
        QTRY_COMPARE(desk.fixture.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(desk.operations().front().kind, std::string("member"));
        QVERIFY(desk.operations().front().value.find("\"isManager\":true") != std::string::npos);
    }

    void typingNarrowsTheTreeAndClearingBringsItBack() {
        Desk desk;
        const ports::OrgNode node = desk.someChild();
        const auto shown = [&] {
            int count = 0;
            for (QModelIndex at = desk.tree->model()->index(1, 0); at.isValid(); at = desk.tree->indexBelow(at))
                ++count;
            return count;
        };
        auto* search = desk.fixture.find<QLineEdit>("orgunits.search");
        search->setText(QString::fromStdString(node.name)); // no key of a test can type Japanese
        QVERIFY(shown() > 1);                               // itself and its parent
        QVERIFY(shown() < static_cast<int>(desk.fixture.cache->orgTree().size()));
        desk.choose(node.id);
        QCOMPARE(desk.tree->chosen(), QString::fromStdString(node.id.value));
        QVERIFY(!(desk.tree->model()->flags(desk.tree->currentIndex()) & Qt::ItemIsDragEnabled));
        search->clear();
        QCOMPARE(desk.tree->chosen(), QString::fromStdString(node.id.value));
        QVERIFY(desk.tree->model()->flags(desk.tree->currentIndex()) & Qt::ItemIsDragEnabled);
    }

    void whereNothingMoreFitsIsSaid() {
        Desk desk;
        OrgUnitId deepest;
        std::optional<OrgUnitId> parent;
        for (int level = 1; level <= 15; ++level) {
            deepest = desk.fixture.gateway.tenant.addOrgUnit("Level " + std::to_string(level), parent, 90);
            parent = deepest;
        }
        desk.fixture.engine->refreshNow();
        QTRY_VERIFY(desk.fixture.cache->orgUnit(deepest));
        desk.choose(deepest);
        desk.fixture.find<QPushButton>("orgunits.add")->click();
        QTRY_COMPARE(desk.banner()->kind(), ui::Banner::Kind::Warning);
        QVERIFY(desk.banner()->sentence().contains(QLatin1String("15")));
        QVERIFY(!desk.fixture.find<QLabel>("orgunits.count")->toolTip().isEmpty());
    }
};

} // namespace sekisho::tests::test_orgunits_many

SEKISHO_QTEST_MAIN(test_orgunits_many, TestOrgUnitsMany)
#include "test_orgunits_many.moc"
