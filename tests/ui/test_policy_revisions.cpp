// Policies that several people save: a draft over somebody else's, and the revisions with the way back to one.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/policy_fixture.h"
#include "ui/panes/policies/policy_screen.h"

#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>

namespace sekisho::tests::test_policy_revisions {

class TestPolicyRevisions : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    // --- two people at once -----------------------------------------------------------------------------------------

    void whatAnotherSavesAppearsAndADraftStays() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.desk.saveAs(
            "account", [](policy::Values& v) { v["passwordReuse"] = std::int64_t{3}; }, "田中");
        QTRY_VERIFY(s.find<QLabel>("policy.revision")->text().startsWith(QStringLiteral("Revision 1")));
        QVERIFY(s.form().now().at("passwordReuse") == policy::Value(std::int64_t{3}));
        s.edit();
        s.typeNumber("passwordMinLength", 12);
        s.desk.saveAs(
            "account", [](policy::Values& v) { v["passwordReuse"] = std::int64_t{4}; }, "佐藤");
        QTRY_VERIFY(s.find<QLabel>("policy.note")->text().startsWith(QStringLiteral("佐藤 has saved revision 2")));
        QVERIFY(s.form().draft().at("passwordMinLength") == policy::Value(std::int64_t{12}));
        // Different fields: both hold.
        s.saveWith(QStringLiteral("longer"));
        QTRY_VERIFY(s.dialog("diff.merge"));
        s.agree("diff.merge");
        QTRY_COMPARE(s.desk.state("account").revision, std::int64_t{3});
        QCOMPARE(s.stored("account", "passwordMinLength"), std::int64_t{12});
        QCOMPARE(s.stored("account", "passwordReuse"), std::int64_t{4});
        QCOMPARE(s.desk.state("account").reason, std::string("longer"));
    }

    void theSameFieldIsChosen() {
        for (const bool mine : {true, false}) {
            PolicyScene s;
            QVERIFY(s.ready());
            s.edit();
            s.typeNumber("passwordMinLength", 12);
            s.choice("twoStep", "required")->click();
            s.fixture.online = false; // so that nothing of it is heard before saving
            s.desk.saveAs(
                "account", [](policy::Values& v) { v["passwordMinLength"] = std::int64_t{10}; }, "佐藤");
            s.fixture.online = true;
            s.saveWith();
            QTRY_VERIFY(s.dialog("diff.merge"));
            auto* choose = s.dialog("diff.merge")
                               ->findChild<QRadioButton*>(mine ? QStringLiteral("mine.passwordMinLength")
                                                               : QStringLiteral("theirs.passwordMinLength"));
            QVERIFY(choose);
            choose->click();
            s.agree("diff.merge");
            QTRY_COMPARE(s.desk.state("account").revision, std::int64_t{2});
            QCOMPARE(s.stored("account", "passwordMinLength"), std::int64_t{mine ? 12 : 10});
            QVERIFY(s.desk.state("account").values.at("twoStep") == policy::Value(std::string("required")));
        }
    }

    void aMergeThatDoesNotFitIsCorrectedAndNothingIsLost() {
        PolicyScene s("services.talk");
        QVERIFY(s.ready());
        s.edit();
        auto* files = s.control<QComboBox>("fileRetention");
        files->setFocus();
        files->setCurrentIndex(files->count() - 2); // 730 days, allowed with talk for 1,095
        s.desk.saveAs(
            "talk",
            [](policy::Values& v) {
                v["talkRetention"] = std::int64_t{90};
                v["fileRetention"] = std::int64_t{90};
            },
            "佐藤");
        s.press("policy.save");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        if (auto* typed = s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.typed")))
            QTest::keyClicks(typed, QStringLiteral("Save"));
        s.agree("policy.saveDialog");
        QTRY_VERIFY(s.dialog("diff.merge"));
        s.dialog("diff.merge")->findChild<QRadioButton*>(QStringLiteral("mine.fileRetention"))->click();
        s.agree("diff.merge");
        QTRY_VERIFY(s.said().contains(QStringLiteral("do not fit")));
        QVERIFY(!s.note("fileRetention", "policy.fault").isEmpty());
        QCOMPARE(s.desk.state("talk").revision, std::int64_t{1});
        QVERIFY(s.pane->hasDraft());
    }

    // --- revisions --------------------------------------------------------------------------------------------------

    void revisionsAreListedAndReturnedTo() {
        PolicyScene s("security.account", [](PolicyScene& scene) {
            for (int i = 0; i < 5; ++i)
                scene.desk.saveAs(
                    "account", [i](policy::Values& v) { v["passwordMinLength"] = std::int64_t{9 + i}; },
                    i % 2 ? "佐藤" : "田中", "step " + std::to_string(i + 1));
            scene.desk.leftOut = {"oldField"};
        });
        QVERIFY(s.ready());
        s.press("policy.historyButton");
        auto* list = s.find<QTableWidget>("policy.revisions");
        QTRY_COMPARE(list->rowCount(), 3);
        QCOMPARE(list->item(0, 0)->text(), QStringLiteral("5 (now)"));
        QVERIFY(!s.find<QPushButton>("policy.return")->isEnabled());
        QVERIFY(!s.find<QPushButton>("policy.return")->toolTip().isEmpty());
        s.press("policy.moreRevisions");
        QTRY_COMPARE(list->rowCount(), 6); // and how it was before the first
        list->selectRow(3);
        QCOMPARE(list->item(3, 3)->text(), QStringLiteral("step 2"));
        QVERIFY(
            std::ranges::any_of(s.find<QWidget>("policy.revisionDetail")->findChildren<QLabel*>(), [](const QLabel* l) {
                return l->text() == QStringLiteral("Minimum password length: 9 characters → 10 characters");
            }));
        QVERIFY(s.pane->hasList());
        s.press("policy.return");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        QVERIFY(s.dialogText("policy.saveDialog").contains(QStringLiteral("13 characters → 10 characters")));
        QTest::keyClicks(s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.reason")),
                         QStringLiteral("too long"));
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("account").revision, std::int64_t{6});
        QCOMPARE(s.stored("account", "passwordMinLength"), std::int64_t{10});
        QTRY_VERIFY(s.said().contains(QStringLiteral("back at revision 2")));
        QVERIFY(s.said().contains(QStringLiteral("oldField")));
        QTRY_COMPARE(list->item(0, 3)->text(), QStringLiteral("Return to revision 2: too long"));
        s.press("policy.history.back");
        QVERIFY(s.form().now().at("passwordMinLength") == policy::Value(std::int64_t{10}));
    }

    void aReturnThatComesTooLateLooksAgain() {
        PolicyScene s("security.account", [](PolicyScene& scene) {
            for (int i = 0; i < 2; ++i)
                scene.desk.saveAs(
                    "account", [i](policy::Values& v) { v["passwordMinLength"] = std::int64_t{9 + i}; }, "田中");
        });
        QVERIFY(s.ready());
        s.press("policy.historyButton");
        auto* list = s.find<QTableWidget>("policy.revisions");
        QTRY_COMPARE(list->rowCount(), 3);
        list->selectRow(1);
        s.press("policy.return");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        s.fixture.gateway.failNext("policies.revert", Error(ErrorKind::Conflict, "PRECONDITION_FAILED"));
        s.agree("policy.saveDialog");
        QTRY_VERIFY(s.said().contains(QStringLiteral("in the meantime")));
        QCOMPARE(s.desk.state("account").revision, std::int64_t{2});
    }

    void whatHeldBeforeTheFirstSaveIsReturnedTo() {
        PolicyScene s("security.account", [](PolicyScene& scene) {
            for (int i = 0; i < 2; ++i)
                scene.desk.saveAs(
                    "account",
                    [i](policy::Values& v) {
                        v["passwordMinLength"] = std::int64_t{11 + i};
                        v["passwordReuse"] = std::int64_t{3};
                    },
                    "田中");
        });
        QVERIFY(s.ready());
        s.press("policy.historyButton");
        auto* list = s.find<QTableWidget>("policy.revisions");
        QTRY_COMPARE(list->rowCount(), 3);
        list->selectRow(2);
        QVERIFY(list->item(2, 3)->text().contains(QStringLiteral("before the first save")));
        s.press("policy.return");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        QVERIFY(s.dialogText("policy.saveDialog").contains(QStringLiteral("12 characters → 8 characters")));
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("account").revision, std::int64_t{3}); // a save like any other
        QVERIFY(s.desk.state("account").values == policy::defaultsOf(s.form().schema()));
    }

    void aPolicyThatWasNeverChangedHasNoRevisions() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.press("policy.historyButton");
        auto* state = s.find<QWidget>("policy.historyPage")->findChild<ui::StatePage*>();
        QTRY_VERIFY(state->isVisible() && state->look() == ui::StatePage::Look::Empty);
    }

    // --- before anybody looks

    void aDraftIsKnownWithoutItsScreen() {
        const QString menu = QStringLiteral("security.account");
        PolicyScene s("security.network");
        ui::PolicyScreen screen(s.fixture.services(), menu);
        QVERIFY(!screen.hasDraft() && !screen.hasList() && screen.giveUpDraft());
        QCOMPARE(screen.title(), QStringLiteral("Account management"));
        s.fixture.show(&screen, {1180, 760});
        QVERIFY(s.ready());
        QSignalSpy marks(&screen, &ui::Pane::draftChanged);
        screen.editCurrent();
        s.typeNumber("passwordMinLength", 12);
        QVERIFY(screen.hasDraft() && marks.count() > 0);
        QTRY_VERIFY(ui::PolicyPane::keptDraft(*s.fixture.cache, menu));
        QVERIFY(!screen.giveUpDraft());
        s.agree("policy.ask");
        QTRY_VERIFY(!screen.hasDraft());
        QVERIFY(!ui::PolicyPane::keptDraft(*s.fixture.cache, menu));
    }
};

} // namespace sekisho::tests::test_policy_revisions

SEKISHO_QTEST_MAIN(test_policy_revisions, TestPolicyRevisions)
#include "test_policy_revisions.moc"
