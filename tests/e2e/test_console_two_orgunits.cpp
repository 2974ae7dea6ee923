// Two administrators, each with a window of his own, at the same organization: one saves, moves or deletes it while the
// other one edits it. Nothing is overwritten; what clashes is decided field by field.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/orgunits/org_unit_tree.h"

#include <QPlainTextEdit>
#include <QRadioButton>

namespace sekisho::tests::test_console_two_orgunits {

class TestConsoleTwoOrgUnits : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> chief_, deputy_;

    static OrgUnit unit(Console& console, const OrgUnitId& id) {
        return console.cache()->orgUnit(id).value_or(OrgUnit());
    }
    static bool openDraft(Console& console, const OrgUnitId& id) {
        console.window->openScreen(QStringLiteral("members.orgUnits"));
        auto* tree = console.await<ui::orgunits::OrgUnitTree>("orgunits.tree");
        if (!tree) return false;
        const QString wanted = commands::fromUtf8(id.value);
        tree->choose(wanted);
        if (!QTest::qWaitFor([&] { return tree->chosen() == wanted; }, 10'000))
            return false; // on its way into the tree
        return console.click("orgunits.edit") && console.await<QLineEdit>("control.orgUnitName");
    }
    static void writeName(Console& console, const QString& text) {
        auto* field = console.seen<QLineEdit>("control.orgUnitName");
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    static void describe(Console& console, const QString& text) {
        console.seen<QPlainTextEdit>("control.description")->setPlainText(text);
    }
    static bool save(Console& console) { return console.click("orgunits.save") && console.click("diff.apply"); }
    static bool closed(Console& console) { // saved, and nothing left to save
        return QTest::qWaitFor(
            [&] { return !console.window->pane(QStringLiteral("members.orgUnits"))->hasDraft() && !console.dialog(); },
            10'000);
    }
    static ui::Banner* banner(Console& console) { return console.await<ui::Banner>("orgunits.banner"); }
    // One with a parent, each time another.
    OrgUnitId some(int place) {
        for (const ports::OrgNode& node : chief_->cache()->orgTree())
            if (!node.parent.empty() && place-- == 0) return node.id;
        return {};
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.start());
        chief_ = std::make_unique<Console>();
        chief_->start(service_, kAdmin);
        QVERIFY(chief_->signIn(service_.setupPassword, kAdminPassword));
        deputy_ = std::make_unique<Console>();
        deputy_->start(service_, kDeputy);
        QVERIFY(deputy_->signIn(kMemberPassword));
    }
    void cleanupTestCase() {
        deputy_.reset();
        chief_.reset();
        service_.stop();
    }

    void whatTheOtherSavedIsToldInTheOpenDraftAndMerged() {
        const OrgUnitId id = some(0);
        QVERIFY(openDraft(*deputy_, id));
        writeName(*deputy_, QStringLiteral("Mine"));
        QVERIFY(openDraft(*chief_, id));
        writeName(*chief_, QStringLiteral("Theirs"));
        describe(*chief_, QStringLiteral("since April"));
        QVERIFY(save(*chief_));
        QVERIFY(closed(*chief_));
        QTRY_COMPARE_WITH_TIMEOUT(unit(*deputy_, id).name, std::string("Theirs"), 10'000);
        QTRY_COMPARE(banner(*deputy_)->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(deputy_->seen<QLineEdit>("control.orgUnitName")->text(), QStringLiteral("Mine"));

        QVERIFY(deputy_->click("orgunits.save"));
        QVERIFY(deputy_->await<QDialog>("orgunits.merge"));
        QVERIFY2(!deputy_->seen<QPushButton>("merge.save")->isEnabled(), "the clash must be decided first");
        QVERIFY(!deputy_->seen<QRadioButton>("mine.description"));
        deputy_->seen<QRadioButton>("mine.orgUnitName")->click();
        QVERIFY(deputy_->click("merge.save"));
        QVERIFY(deputy_->click("diff.apply"));
        QVERIFY(closed(*deputy_));
        for (Console* console : {chief_.get(), deputy_.get()}) {
            QTRY_COMPARE_WITH_TIMEOUT(unit(*console, id).name, std::string("Mine"), 10'000);
            QCOMPARE(unit(*console, id).description, std::string("since April"));
        }
    }

    void aYesToAnOlderStateIsRefusedAndMerged() {
        const OrgUnitId id = some(1);
        QVERIFY(openDraft(*deputy_, id));
        describe(*deputy_, QStringLiteral("mine"));
        QVERIFY(deputy_->click("orgunits.save"));
        QVERIFY(deputy_->await<QPushButton>("diff.apply")); // he looks at his changes
        QVERIFY(openDraft(*chief_, id));
        describe(*chief_, QStringLiteral("theirs"));
        QVERIFY(save(*chief_));
        QVERIFY(closed(*chief_));

        QVERIFY(deputy_->click("diff.apply"));
        QVERIFY2(deputy_->await<QDialog>("orgunits.merge"), "the conflict is shown");
        QCOMPARE(unit(*chief_, id).description, std::string("theirs"));
        deputy_->seen<QRadioButton>("theirs.description")->click();
        QVERIFY(deputy_->click("merge.save"));
        QVERIFY(closed(*deputy_));
        QCOMPARE(unit(*deputy_, id).description, std::string("theirs"));
    }

    void whatWasMovedMeanwhileStaysMoved() {
        const OrgUnitId id = some(2);
        QVERIFY(openDraft(*deputy_, id));
        describe(*deputy_, QStringLiteral("of the moved one"));
        chief_->window->openScreen(QStringLiteral("members.orgUnits"));
        Q_EMIT chief_->await<ui::orgunits::OrgUnitTree>("orgunits.tree")
            ->moveWanted(commands::fromUtf8(id.value), {}, 1);
        QVERIFY(chief_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(!unit(*deputy_, id).parent, 10'000);
        QVERIFY(deputy_->click("orgunits.save"));
        QVERIFY(deputy_->await<QDialog>("orgunits.merge"));
        QVERIFY(!deputy_->seen<QRadioButton>("mine.parentOrgUnitId")); // nothing clashes, but it is named
        QVERIFY(deputy_->click("merge.save"));
        QVERIFY(deputy_->click("diff.apply"));
        QVERIFY(closed(*deputy_));
        QTRY_COMPARE_WITH_TIMEOUT(unit(*chief_, id).description, std::string("of the moved one"), 10'000);
        QVERIFY(!unit(*chief_, id).parent);
    }

    void whatWasDeletedMeanwhileIsNotLost() {
        chief_->window->openScreen(QStringLiteral("members.orgUnits"));
        QVERIFY(chief_->click("orgunits.addTop"));
        QVERIFY(chief_->await<QLineEdit>("control.orgUnitName"));
        writeName(*chief_, QStringLiteral("Project"));
        QVERIFY(save(*chief_));
        QVERIFY(closed(*chief_));
        const auto idOf = [this](const char* name) {
            for (const ports::OrgNode& node : deputy_->cache()->orgTree())
                if (node.name == name) return node.id;
            return OrgUnitId();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!idOf("Project").empty(), 10'000);
        const OrgUnitId id = idOf("Project");
        QVERIFY(openDraft(*deputy_, id));
        writeName(*deputy_, QStringLiteral("Task force"));
        auto* tree = chief_->await<ui::orgunits::OrgUnitTree>("orgunits.tree");
        tree->choose(commands::fromUtf8(id.value));
        QTRY_COMPARE(tree->chosen(), commands::fromUtf8(id.value)); // it may be on its way into the tree
        QVERIFY(chief_->click("orgunits.delete"));
        QVERIFY(chief_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(idOf("Project").empty(), 10'000);
        QVERIFY(banner(*deputy_));
        QTRY_COMPARE(banner(*deputy_)->kind(), ui::Banner::Kind::Error);
        banner(*deputy_)->findChild<QPushButton*>()->click(); // add as new
        QVERIFY(save(*deputy_));
        QVERIFY(closed(*deputy_));
        QTRY_VERIFY_WITH_TIMEOUT(!idOf("Task force").empty(), 10'000);
    }
};

} // namespace sekisho::tests::test_console_two_orgunits

SEKISHO_QTEST_MAIN(test_console_two_orgunits, TestConsoleTwoOrgUnits)
#include "test_console_two_orgunits.moc"
