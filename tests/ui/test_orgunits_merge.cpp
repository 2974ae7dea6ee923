// Somebody else saves, moves or deletes the organization that is being edited or dragged: nothing is overwritten.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/diff/merge_dialog.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/widgets/banner.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

namespace sekisho::tests::test_orgunits_merge {

namespace {

// The pane over a service that refuses what stands on an older version, as the real one does.
class Desk {
  public:
    Desk() : fixture(60) {
        fixture.load();
        fixture.gateway.pipe.planner = [this](const Operation& operation) {
            PlannedRow row;
            row.no = operation.no;
            row.kind = operation.kind;
            row.action = operation.action;
            row.id = row.name = operation.id;
            row.verdict = Verdict::Changed;
            const auto& units = fixture.gateway.tenant.orgUnits();
            const auto unit = units.find(operation.id);
            if (operation.action == "create") {
                row.verdict = Verdict::Added;
            } else if (unit == units.end()) {
                row.verdict = Verdict::Refused;
                row.error = Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
            } else if (operation.base && *operation.base != unit->second.version) {
                row.verdict = Verdict::Refused;
                row.error = Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
            }
            return row;
        };
        pane = fixture.open<ui::OrgUnitsPane>();
        tree = pane->findChild<ui::orgunits::OrgUnitTree*>();
        banner = fixture.find<ui::Banner>("orgunits.banner");
        for (const ports::OrgNode& node : fixture.cache->orgTree())
            if (!node.parent.empty() && id.empty()) id = node.id;
    }
    OrgUnit unit() { return *fixture.cache->orgUnit(id); }
    void theyEdit(const std::function<void(OrgUnit&)>& change, bool told = true) {
        fixture.gateway.holdPush(!told);
        fixture.gateway.tenant.editOrgUnit(id, change);
        if (!told) return;
        fixture.engine->refreshNow();
        const Version now = fixture.gateway.tenant.orgUnits().at(id.value).version;
        QTRY_COMPARE(unit().version, now);
    }
    void edit() {
        tree->choose(QString::fromStdString(id.value));
        pane->editCurrent();
        QVERIFY(fixture.find<QLineEdit>("control.orgUnitName")->isVisible());
    }
    void writeName(const QString& text) {
        auto* name = fixture.find<QLineEdit>("control.orgUnitName");
        name->selectAll();
        QTest::keyClicks(name, text);
    }
    void save() { fixture.find<QPushButton>("orgunits.save")->click(); }
    ui::diff::MergeDialog* merge() { return fixture.find<ui::diff::MergeDialog>("orgunits.merge"); }
    // What the pipe was given last.
    const std::vector<Operation>& operations() {
        return fixture.gateway.pipe.find(ChangesetId("changeset-" + std::to_string(fixture.gateway.pipe.count())))
            ->operations;
    }
    bool sent(const char* part) { return operations().front().value.find(part) != std::string::npos; }

    PaneFixture fixture;
    std::unique_ptr<ui::OrgUnitsPane> pane;
    ui::orgunits::OrgUnitTree* tree = nullptr;
    ui::Banner* banner = nullptr;
    OrgUnitId id;
};

} // namespace

class TestOrgUnitsMerge : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatTheOtherSavedIsToldAndPutIntoTheDraft() {
        Desk desk;
        desk.edit();
        desk.writeName(QStringLiteral("Mine"));
        desk.theyEdit([](OrgUnit& unit) { unit.description = "theirs"; });
        QTRY_COMPARE(desk.banner->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(desk.fixture.find<QLineEdit>("control.orgUnitName")->text(), QStringLiteral("Mine"));
        desk.banner->findChild<QPushButton*>()->click(); // compare now: nothing clashes
        QTRY_COMPARE(desk.banner->kind(), ui::Banner::Kind::Information);
        QVERIFY(!desk.merge());
        QCOMPARE(desk.fixture.find<QPlainTextEdit>("control.description")->toPlainText(), QStringLiteral("theirs"));
        desk.save();
        QTRY_VERIFY(desk.fixture.find<QPushButton>("diff.apply"));
        QVERIFY(desk.sent("Mine") && !desk.sent("description"));
        QCOMPARE(*desk.operations().front().base, desk.unit().version);
    }

    void aliasesAreWrittenLikeTheIdAndOnlyWhatIsFree() {
        Desk desk;
        desk.edit();
        auto* aliases = desk.fixture.find<QWidget>("control.aliasEmails");
        const auto type = [&](const QString& text) {
            const auto lines = aliases->findChildren<QLineEdit*>();
            if (lines.isEmpty()) aliases->findChildren<QPushButton*>().last()->click();
            auto* line = aliases->findChildren<QLineEdit*>().last();
            line->selectAll();
            QTest::keyClicks(line, text);
        };
        const std::string& taken = desk.fixture.gateway.tenant.members().begin()->second.email;
        type(QString::fromStdString(taken));
        desk.save();
        QCOMPARE(desk.fixture.gateway.pipe.count(), std::size_t{0}); // somebody has it
        type(QStringLiteral("Kanri"));
        desk.save();
        QTRY_COMPARE(desk.fixture.gateway.pipe.count(), std::size_t{1});
        QVERIFY2(desk.sent("\"aliasEmails\":[\"kanri@"), desk.operations().front().value.c_str());
    }

    void aClashIsDecidedFieldByField() {
        Desk desk;
        desk.edit();
        desk.writeName(QStringLiteral("Mine"));
        auto* text = desk.fixture.find<QPlainTextEdit>("control.description");
        text->setPlainText(QStringLiteral("mine too"));
        desk.theyEdit([](OrgUnit& unit) { unit.name = "Theirs", unit.visible = !unit.visible; });
        desk.save();
        QTRY_VERIFY(desk.merge());
        QCOMPARE(desk.fixture.gateway.pipe.count(), std::size_t{0});
        auto* go = desk.merge()->findChild<QPushButton*>(QStringLiteral("merge.save"));
        QVERIFY(!go->isEnabled());
        QVERIFY(!go->toolTip().isEmpty());
        QVERIFY(!desk.merge()->findChild<QRadioButton*>(QStringLiteral("mine.description")));
        desk.merge()->findChild<QRadioButton*>(QStringLiteral("mine.orgUnitName"))->click();
        QVERIFY(go->isEnabled());
        go->click();
        QTRY_COMPARE(desk.fixture.gateway.pipe.count(), std::size_t{1});
        QVERIFY(desk.sent("Mine") && desk.sent("mine too") && !desk.sent("visible"));
        QCOMPARE(*desk.operations().front().base, desk.unit().version);
    }

    void whatOnlyTheServiceKnowsIsRefusedThereAndMerged() {
        Desk desk;
        desk.edit();
        desk.writeName(QStringLiteral("Mine"));
        desk.theyEdit([](OrgUnit& unit) { unit.name = "Theirs"; }, false); // the copy does not know yet
        desk.save();
        QTRY_VERIFY(desk.merge());
        QCOMPARE(desk.fixture.gateway.pipe.find(ChangesetId("changeset-1"))->head.state, ChangesetState::Discarded);
        desk.merge()->findChild<QRadioButton*>(QStringLiteral("theirs.orgUnitName"))->click();
        desk.merge()->findChild<QPushButton*>(QStringLiteral("merge.save"))->click();
        QCOMPARE(desk.fixture.gateway.pipe.count(), std::size_t{1}); // nothing of mine is left to save
        QTRY_VERIFY(!desk.pane->hasDraft());
        QCOMPARE(desk.banner->kind(), ui::Banner::Kind::Information);
    }

    void somebodyQuickerBetweenPlanAndYesLeadsToTheMerge() {
        Desk desk;
        desk.edit();
        desk.writeName(QStringLiteral("Mine"));
        desk.save();
        QPointer<QPushButton> apply; // its dialog goes away by itself
        QTRY_VERIFY((apply = desk.fixture.find<QPushButton>("diff.apply")) && apply->isVisible());
        desk.theyEdit([](OrgUnit& unit) { unit.name = "Theirs"; }, false);
        auto* entry = desk.fixture.gateway.pipe.find(ChangesetId("changeset-1"));
        entry->head.state = ChangesetState::RolledBack;
        entry->head.error = Error(ErrorKind::Conflict, "CHANGESET_STALE");
        ++entry->head.version;
        desk.fixture.gateway.failNext("changesets.apply", Error(ErrorKind::Conflict, "CHANGESET_STALE"));
        apply->click();
        QTRY_VERIFY(desk.merge());
        QVERIFY(!apply || !apply->isVisible());
        QVERIFY(desk.merge()->findChild<QRadioButton*>(QStringLiteral("mine.orgUnitName")));
    }

    void aDragOfWhatWasMovedMeanwhileIsAsked() {
        Desk desk;
        const OrgUnit before = desk.unit();
        desk.theyEdit([](OrgUnit& unit) { unit.parent.reset(), unit.displayOrder = 7; }, false);
        OrgUnitId other;
        for (const ports::OrgNode& node : desk.fixture.cache->orgTree())
            if (node.id != before.id && node.id != *before.parent && node.parent != before.id) other = node.id;
        Q_EMIT desk.tree->moveWanted(QString::fromStdString(desk.id.value), QString::fromStdString(other.value), 1);
        QTRY_VERIFY(desk.merge());
        desk.merge()->findChild<QRadioButton*>(QStringLiteral("mine.parentOrgUnitId"))->click();
        desk.merge()->findChild<QPushButton*>(QStringLiteral("merge.save"))->click();
        QTRY_COMPARE(desk.fixture.gateway.pipe.count(), std::size_t{2});
        QCOMPARE(desk.operations().size(), std::size_t{1});
        QCOMPARE(desk.operations().front().action, std::string("move"));
        QVERIFY(desk.sent(other.value.c_str()));
    }

    void aDraftOfWhatWasDeletedCanBeAddedAsNew() {
        Desk desk;
        desk.edit();
        desk.writeName(QStringLiteral("Mine"));
        desk.fixture.gateway.tenant.eraseOrgUnit(desk.id);
        desk.fixture.engine->refreshNow();
        QTRY_COMPARE(desk.banner->kind(), ui::Banner::Kind::Error);
        QVERIFY(desk.pane->hasDraft());
        desk.banner->findChild<QPushButton*>()->click();
        desk.save();
        QTRY_COMPARE(desk.fixture.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(desk.operations().front().action, std::string("create"));
        QVERIFY(desk.sent("Mine"));
        QVERIFY(!desk.operations().front().base);
    }

    void whatWasChangedMeanwhileIsNotDeleted() {
        Desk desk;
        desk.tree->choose(QString::fromStdString(desk.id.value));
        desk.theyEdit([](OrgUnit& unit) { unit.name = "Theirs"; }, false);
        desk.fixture.find<QPushButton>("orgunits.delete")->click();
        QTRY_COMPARE(desk.banner->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(desk.fixture.gateway.pipe.find(ChangesetId("changeset-1"))->head.state, ChangesetState::Discarded);
        QTRY_COMPARE(desk.unit().name, std::string("Theirs"));
    }
};

} // namespace sekisho::tests::test_orgunits_merge

SEKISHO_QTEST_MAIN(test_orgunits_merge, TestOrgUnitsMerge)
#include "test_orgunits_merge.moc"
