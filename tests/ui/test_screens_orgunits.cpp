// Pictures: an organization being edited, merged, exported, added in bulk.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/panes/orgunits/add_many_page.h"
#include "ui/panes/orgunits/org_unit_page.h"
#include "ui/panes/orgunits/org_units_pane.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

namespace sekisho::tests::test_screens_orgunits {

class TestScreensOrgUnits : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensOrgUnits()
        : EveryScreen({"orgunit-edit", "orgunit-merge", "orgunits-export", "orgunits-many", "orgunits-many-check"}) {}

  private Q_SLOTS:
    void organizations_data() { looks(); }
    void organizations() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        auto* pane = f.find<ui::OrgUnitsPane>("orgunits.pane");
        auto* tree = pane->findChild<QTreeView*>();
        QVERIFY(tree);
        tree->expandAll();
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(1, 0))); // below the whole tenant
        edit(f, *pane);
        many(*f.window, *pane);
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }

  private:
    void edit(ConsoleFixture& f, ui::OrgUnitsPane& pane) {
        f.find<QPushButton>("orgunits.edit")->click();
        auto* name = f.find<QLineEdit>("control.orgUnitName");
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("2"));
        take(*f.window, "orgunit-edit");
        const OrgUnit base = pane.findChild<ui::orgunits::OrgUnitPage*>()->base();
        f.gateway.tenant.editOrgUnit(base.id, [](OrgUnit& unit) { unit.name += "A", unit.description = "…"; });
        f.window->session().tenant()->sync()->refreshNow();
        QTRY_VERIFY(f.window->session().tenant()->cache()->orgUnit(base.id)->version != base.version);
        f.find<QPushButton>("orgunits.save")->click();
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "orgunit-merge");
        closeDialog(f);
        f.find<QPushButton>("orgunits.cancel")->click();
        f.find<QToolButton>("orgunits.export")->click();
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "orgunits-export");
        closeDialog(f);
    }

    void many(QWidget& window, ui::OrgUnitsPane& pane) {
        ui::orgunits::AddManyPage& page = pane.addMany();
        take(window, "orgunits-many");
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("levels.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("第1階層,第2階層\n新事業,\n新事業,研究室\n別館,売店\n");
        file.close();
        page.openFile(file.fileName());
        auto* preview = page.findChild<QTreeWidget*>(QStringLiteral("orgunits.preview"));
        QTRY_COMPARE(preview->topLevelItemCount(), 1);
        take(window, "orgunits-many-check");
    }
};

} // namespace sekisho::tests::test_screens_orgunits

SEKISHO_QTEST_MAIN(test_screens_orgunits, TestScreensOrgUnits)
#include "test_screens_orgunits.moc"
