// The screen of a policy: read mode, the draft and its faults, 影響の確認, saving, rights and trouble.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/policy_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace sekisho::tests::test_policy_pane {

namespace {

void fillVisitors(PolicyScene& s) {
    s.desk.fill(40, 20);
}

// A draft of "only these addresses", with the office on its list.
void draftOffice(const PolicyScene& s) {
    s.edit();
    s.choice("mode", "allowList")->click();
    s.addAddress("203.0.113.0/24", "Office");
}

} // namespace

class TestPolicyPane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readModeShowsValuesInWords() {
        PolicyScene s;
        QVERIFY(s.ready());
        QCOMPARE(s.find<QLabel>("policy.revision")->text(), QStringLiteral("Never changed: the defaults hold"));
        QVERIFY(!s.control<QSpinBox>("passwordMinLength")->isVisible());
        QVERIFY(s.row("passwordMinLength")->findChild<QLabel*>(QStringLiteral("policy.label"))->text() ==
                QStringLiteral("Minimum password length"));
        const auto words = s.row("passwordMinLength")->editor()->findChildren<QLabel*>();
        QVERIFY(
            std::ranges::any_of(words, [](const QLabel* l) { return l->text() == QStringLiteral("8 characters"); }));
        QVERIFY(!s.find<QWidget>("policy.side")->isVisible());
        QVERIFY(!s.find<QWidget>("policy.draftBar")->isVisible());
        QVERIFY(!s.pane->hasDraft());
    }

    void whoSavedTheRevisionStandsAtTheTop() {
        PolicyScene s("security.account", [](PolicyScene& scene) {
            scene.desk.saveAs(
                "account", [](policy::Values& v) { v["passwordMinLength"] = std::int64_t{12}; }, "田中", "guideline");
        });
        QVERIFY(s.ready());
        const QString line = s.find<QLabel>("policy.revision")->text();
        QVERIFY2(line.startsWith(QStringLiteral("Revision 1 (")) && line.contains(QStringLiteral("田中")),
                 qPrintable(line));
        QCOMPARE(s.find<QLabel>("policy.why")->text(), QStringLiteral("Reason: guideline"));
    }

    // Whatever the schema: opening and looking changes nothing, and every field has a control or says its value.
    void everyPolicyOpensAsItIs_data() {
        QTest::addColumn<QString>("menu");
        for (const policy::Schema& schema : policy::schemas())
            QTest::newRow(schema.key.data()) << commands::fromUtf8(schema.menu);
    }
    void everyPolicyOpensAsItIs() {
        QFETCH(QString, menu);
        PolicyScene s(qPrintable(menu));
        QVERIFY(s.ready());
        s.edit();
        QVERIFY(s.form().drafting());
        QVERIFY2(!s.form().dirty(), qPrintable(s.sideText()));
        QVERIFY2(s.form().faults().empty(), s.form().faults().empty() ? "" : s.form().faults().front().code.c_str());
        QVERIFY(!s.pane->hasDraft());
        for (const policy::Field& field : s.form().schema().fields)
            QVERIFY2(s.row(field.key.data()), field.key.data());
        QCOMPARE(s.find<QPushButton>("policy.save")->toolTip(), QStringLiteral("Nothing is changed yet."));
    }

    void aDraftSaysWhatItChangesAndWhatIsWrongWithIt() {
        PolicyScene s("security.account", fillVisitors);
        QVERIFY(s.ready());
        s.pane->editCurrent(); // F2
        QSignalSpy marks(s.pane.get(), &ui::Pane::draftChanged);
        s.typeNumber("passwordMinLength", 3);
        QVERIFY(s.note("passwordMinLength", "policy.fault").contains(QStringLiteral("8")));
        QVERIFY(s.sideText().contains(QStringLiteral("corrected")));
        QTest::qWait(500);
        QCOMPARE(s.fixture.gateway.callsOf("policies.preview"), std::size_t{0});
        QTest::mouseClick(s.find<QPushButton>("policy.save"), Qt::LeftButton);
        QVERIFY(s.said().contains(QStringLiteral("Nothing was saved")));
        QVERIFY(!s.dialog("policy.saveDialog"));
        s.typeNumber("passwordMinLength", 12);
        QCOMPARE(s.note("passwordMinLength", "policy.fault"), QString());
        QCOMPARE(s.note("passwordMinLength", "policy.changed"), QStringLiteral("Changed. At present: 8 characters"));
        QVERIFY(s.pane->hasDraft());
        QVERIFY(marks.count() > 0);
        QVERIFY(s.sideText().contains(QStringLiteral("8 characters → 12 characters")));
        QTRY_COMPARE(s.fixture.gateway.callsOf("policies.preview"), std::size_t{1});
        QTRY_VERIFY(s.sideText().contains(QStringLiteral("You yourself are not touched.")));
        s.typeNumber("passwordMinLength", 8);
        QVERIFY(!s.pane->hasDraft());
        QVERIFY(s.sideText().contains(QStringLiteral("Nothing is changed yet.")));
    }

    void theImpactIsAskedOnceAfterABurstOfTyping() {
        PolicyScene s("security.account", fillVisitors);
        QVERIFY(s.ready());
        s.edit();
        for (int length = 9; length <= 16; ++length)
            s.typeNumber("passwordMinLength", length);
        QTRY_COMPARE(s.fixture.gateway.callsOf("policies.preview"), std::size_t{1});
        QTest::qWait(500);
        QCOMPARE(s.fixture.gateway.callsOf("policies.preview"), std::size_t{1});
        QTRY_VERIFY(s.find<QPushButton>("policy.preview")->isEnabled());
        s.press("policy.preview");
        QTRY_COMPARE(s.fixture.gateway.callsOf("policies.preview"), std::size_t{2});
    }

    void anAnswerToAnEarlierDraftIsNotShown() {
        PolicyScene s("security.account", fillVisitors);
        QVERIFY(s.ready());
        s.edit();
        policy::PolicyPreview many;
        many.mustChangePassword = 64'366;
        s.desk.scripted["account"] = many;
        s.fixture.gateway.hold();
        s.typeNumber("passwordMinLength", 12);
        QTRY_COMPARE(s.fixture.gateway.waiting(), std::size_t{1});
        s.typeNumber("passwordMinLength", 13); // while the answer is under way
        s.fixture.gateway.release();
        QTest::qWait(50);
        QVERIFY(!s.sideText().contains(QStringLiteral("64,366")) || s.fixture.gateway.callsOf("policies.preview") == 2);
        QTRY_COMPARE(s.fixture.gateway.callsOf("policies.preview"), std::size_t{2});
        QTRY_VERIFY(s.find<QPushButton>("policy.list.mustChangePassword"));
        QCOMPARE(s.find<QPushButton>("policy.list.mustChangePassword")->text(), QStringLiteral("64,366 members"));
    }

    void whatDoesNotCountIsGreyAndSaysWhy() {
        PolicyScene s("security.network");
        QVERIFY(s.ready());
        s.edit();
        QVERIFY(!s.row("addresses")->editor()->isEnabled());
        QVERIFY(!s.note("addresses", "policy.greyed").isEmpty());
        QVERIFY(s.row("countryRestriction")->editor()->isEnabled());
        s.choice("mode", "allowList")->click();
        QVERIFY(s.row("addresses")->editor()->isEnabled());
        QCOMPARE(s.note("addresses", "policy.greyed"), QString());
        QVERIFY(!s.row("countryRestriction")->editor()->isEnabled());
    }

    void aNumberMustNotBeAboveAnother() {
        PolicyScene s("services.talk");
        QVERIFY(s.ready());
        s.edit();
        auto* talk = s.control<QComboBox>("talkRetention");
        talk->setFocus();
        QTest::keyClick(talk, Qt::Key_Home);
        QVERIFY(!s.note("fileRetention", "policy.fault").isEmpty());
        auto* files = s.control<QComboBox>("fileRetention");
        QTest::keyClick(files, Qt::Key_Home);
        QCOMPARE(s.note("fileRetention", "policy.fault"), QString());
    }

    void whatAnotherPolicySaysIsShownWithItsWayThere() {
        PolicyScene s("security.files", [](PolicyScene& scene) {
            scene.desk.saveAs(
                "externalTalk",
                [](policy::Values& v) {
                    v["line"] = true;
                    v["filesToLine"] = true;
                },
                "田中");
        });
        QVERIFY(s.ready());
        QTRY_COMPARE(s.note("filesToLine", "policy.mirrored"), QStringLiteral("On"));
        QVERIFY(!s.row("filesToLine")->editor());
        QSignalSpy opened(s.pane.get(), &ui::Pane::openWanted);
        QTest::mouseClick(s.row("filesToLine")->findChild<QPushButton*>(QStringLiteral("policy.other")),
                          Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().at(0).toString(), QStringLiteral("security.externalTalk"));
    }

    // --- the story of the addresses ---------------------------------------------------------------------------------

    void onlyTheseAddresses() {
        PolicyScene s("security.network", fillVisitors);
        QVERIFY(s.ready());
        draftOffice(s);
        QTRY_VERIFY(s.find<QPushButton>("policy.list.loggedOut"));
        // 54 of 60 visitors use more than the mobile app.
        QCOMPARE(s.find<QPushButton>("policy.list.loggedOut")->text(), QStringLiteral("54 members"));
        QCOMPARE(s.find<QPushButton>("policy.list.blocked")->text(), QStringLiteral("18 members"));
        QVERIFY2(s.sideText().contains(QStringLiteral("198.51.100.7")), qPrintable(s.sideText()));
        QVERIFY(s.sideText().contains(QStringLiteral("+ 203.0.113.0/24 (Office)")));
        QVERIFY(s.sideText().contains(commands::factText(policy::fieldOf(s.form().schema(), "mode")->consequence)));

        s.press("policy.addAddress");
        QTRY_VERIFY(s.sideText().contains(QStringLiteral("logged out and can sign in again")));
        QVERIFY(!s.find<QPushButton>("policy.addAddress") || !s.find<QPushButton>("policy.addAddress")->isVisible());

        s.press("policy.save");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        const QString asked = s.dialogText("policy.saveDialog");
        QVERIFY2(asked.contains(QStringLiteral("Logged out now: 54 members (54 sessions)")), qPrintable(asked));
        QVERIFY(asked.contains(QStringLiteral("added 203.0.113.0/24 (Office)")));
        QVERIFY(!s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.confirm")));
        QTest::keyClicks(s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.reason")),
                         QStringLiteral("office only"));
        s.agree("policy.saveDialog");
        QTRY_VERIFY(s.said().startsWith(QStringLiteral("Revision 1 was saved. 54 sessions ended.")));
        QVERIFY(!s.form().drafting());
        QVERIFY(s.find<QLabel>("policy.revision")->text().startsWith(QStringLiteral("Revision 1 (")));
        QCOMPARE(s.desk.state("network").reason, std::string("office only"));

        // And back: the defaults are no revision, so that is an ordinary save.
        for (QPushButton* button : s.find<ui::Banner>("policy.banner")->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Undo")) button->click();
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        QVERIFY(s.dialogText("policy.saveDialog").contains(QStringLiteral("Return to the defaults")));
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("network").revision, std::int64_t{2});
        QVERIFY(s.desk.state("network").values == policy::defaultsOf(s.form().schema()));
    }

    void aNumberOpensAsAListAndGoesIntoAFile() {
        PolicyScene s("security.network", fillVisitors);
        QVERIFY(s.ready());
        draftOffice(s);
        QTRY_VERIFY(s.find<QPushButton>("policy.list.loggedOut"));
        QVERIFY(!s.pane->hasList());
        s.press("policy.list.loggedOut");
        auto* list = s.find<QTableWidget>("policy.touchedList");
        QTRY_COMPARE(list->rowCount(), 50);
        QVERIFY(s.pane->hasList());
        QCOMPARE(list->item(0, 3)->text(), QStringLiteral("Saving ends the session"));
        s.press("policy.moreTouched");
        QTRY_COMPARE(list->rowCount(), 54);
        QVERIFY(!s.find<QPushButton>("policy.moreTouched")->isVisible());
        QSignalSpy opened(s.pane.get(), &ui::Pane::openWanted);
        Q_EMIT list->cellActivated(2, 0);
        QCOMPARE(opened.first().at(0).toString(), QStringLiteral("members.members"));
        QCOMPARE(opened.first().at(1).toString(), QStringLiteral("visitor-3"));
        QTest::keyClick(s.pane.get(), Qt::Key_Escape); // back to the draft, which is kept
        QVERIFY(!s.pane->hasList());
        QVERIFY(s.pane->hasDraft());
        QVERIFY(s.find<QWidget>("policy.side")->isVisible());
    }

    void whoLocksHimselfOutIsRefused() {
        PolicyScene s("security.network", fillVisitors);
        QVERIFY(s.ready());
        draftOffice(s);
        QTRY_VERIFY(s.find<QPushButton>("policy.addAddress"));
        QVERIFY(s.sideText().contains(QStringLiteral("refuses to save")));
        s.saveWith();
        QTRY_VERIFY(s.find<ui::Banner>("policy.banner")->kind() == ui::Banner::Kind::Error);
        QCOMPARE(s.desk.state("network").revision, std::int64_t{0});
        QVERIFY2(s.pane->hasDraft(), "nothing is lost");
    }

    void whoLocksHimselfOutConfirmsWithHisLoginId() {
        PolicyScene s("security.network", [](PolicyScene& scene) {
            fillVisitors(scene);
            scene.desk.saveAs(
                "network", [](policy::Values& v) { v["selfLockOut"] = std::string("confirm"); }, "田中");
        });
        QVERIFY(s.ready());
        draftOffice(s);
        QTRY_VERIFY(s.find<QPushButton>("policy.addAddress"));
        s.press("policy.save");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        auto* go = s.dialog("policy.saveDialog")->findChild<QPushButton*>(QStringLiteral("policy.go"));
        auto* typed = s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.confirm"));
        QVERIFY(typed && !go->isEnabled() && !go->toolTip().isEmpty());
        QTest::keyClicks(typed, QStringLiteral("somebody@demo"));
        QVERIFY(!go->isEnabled());
        typed->clear();
        QTest::keyClicks(typed, QStringLiteral("Admin@demo"));
        QVERIFY(go->isEnabled());
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("network").revision, std::int64_t{2});
        QCOMPARE(s.desk.saved().back().confirm, std::string("admin@demo"));
    }

    void aLockOutThatOnlyTheServiceSeesIsAskedAfterwards() {
        PolicyScene s("security.network", [](PolicyScene& scene) {
            scene.desk.saveAs(
                "network", [](policy::Values& v) { v["selfLockOut"] = std::string("confirm"); }, "田中");
            scene.desk.scripted["network"] = {}; // the preview says nothing of it
        });
        QVERIFY(s.ready());
        draftOffice(s);
        s.saveWith(QStringLiteral("test"));
        QTRY_VERIFY(s.dialog("policy.saveDialog") &&
                    s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.confirm")));
        QTest::keyClicks(s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.confirm")),
                         QStringLiteral("admin@demo"));
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("network").revision, std::int64_t{2});
    }

    void dataThatIsLostWantsATypedWord() {
        PolicyScene s("services.board");
        QVERIFY(s.ready());
        s.edit();
        auto* days = s.control<QAbstractButton>("trashDays");
        QVERIFY(days);
        s.choice("trashDays", "30")->click();
        s.press("policy.save");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        auto* go = s.dialog("policy.saveDialog")->findChild<QPushButton*>(QStringLiteral("policy.go"));
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(s.dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.typed")),
                         QStringLiteral("Save"));
        QVERIFY(go->isEnabled());
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.stored("board", "trashDays"), std::int64_t{30});
    }

    // --- drafts, rights, trouble ------------------------------------------------------------------------------------

    void escapeAsksAndTheDraftCanBeKept() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.edit();
        QTest::keyClick(s.pane.get(), Qt::Key_Escape);
        QVERIFY2(!s.form().drafting(), "nothing was changed: nothing to ask");
        s.edit();
        s.typeNumber("passwordMinLength", 12);
        QTest::keyClick(s.pane.get(), Qt::Key_Escape);
        QTRY_VERIFY(s.dialog("policy.ask"));
        s.dialog("policy.ask")->reject();
        QVERIFY(s.pane->hasDraft());
        QVERIFY(!s.pane->giveUpDraft());
        QTRY_VERIFY(s.dialog("policy.ask"));
        s.agree("policy.ask");
        QTRY_VERIFY(!s.form().drafting());
        QVERIFY(s.form().now().at("passwordMinLength") == policy::Value(std::int64_t{8}));
        s.edit();
        QCOMPARE(s.control<QSpinBox>("passwordMinLength")->value(), 8);
    }

    void aDraftOutlivesLookingElsewhereAndAnotherLanguage() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.edit();
        s.typeNumber("passwordMinLength", 12);
        s.pane->hide();
        ui::applyLanguage(QStringLiteral("ja"));
        s.pane->show();
        QVERIFY(s.pane->hasDraft());
        QVERIFY(s.form().draft().at("passwordMinLength") == policy::Value(std::int64_t{12}));
        QTRY_VERIFY(s.note("passwordMinLength", "policy.changed").contains(QStringLiteral("8 文字")));
        ui::applyLanguage(QStringLiteral("en"));
    }

    void aDraftSurvivesTheEndOfTheProgram() {
        PolicyScene s("security.network", fillVisitors);
        QVERIFY(s.ready());
        draftOffice(s);
        s.pane.reset(); // with what was typed a moment ago
        s.desk.saveAs(
            "network", [](policy::Values& v) { v["selfLockOut"] = std::string("confirm"); }, "佐藤");
        s.pane = std::make_unique<ui::PolicyPane>(s.fixture.services(), QStringLiteral("security.network"));
        QVERIFY(s.pane->hasDraft());
        s.fixture.show(s.pane.get(), {1180, 760});
        QVERIFY(s.form().drafting());
        QVERIFY(s.sideText().contains(QStringLiteral("+ 203.0.113.0/24 (Office)")));
        QTRY_VERIFY(s.find<QLabel>("policy.note")->text().startsWith(QStringLiteral("佐藤 has saved revision 1")));
        QTRY_VERIFY(s.find<QPushButton>("policy.list.loggedOut"));
        s.press("policy.discard");
        s.agree("policy.ask");
        QTRY_VERIFY(!s.form().drafting());
        QVERIFY(s.form().now().at("selfLockOut") == policy::Value(std::string("confirm")));
        s.pane = std::make_unique<ui::PolicyPane>(s.fixture.services(), QStringLiteral("security.network"));
        QVERIFY(!s.pane->hasDraft());
        s.fixture.show(s.pane.get(), {1180, 760});
        QVERIFY(s.ready());
    }

    void whoMayOnlyLookIsToldSo() {
        PolicyScene s("security.account", [](PolicyScene& scene) {
            Role viewer;
            viewer.id = RoleId("viewer");
            viewer.name = "Viewer";
            viewer.grants = {{"security", Access::View}};
            scene.fixture.identity->roles = {{viewer, {}, {}}};
        });
        QTRY_VERIFY(s.find<QLabel>("policy.note")->isVisible());
        QVERIFY(s.find<QLabel>("policy.note")->text().contains(QStringLiteral("role")));
        QVERIFY(!s.find<QPushButton>("policy.edit")->isEnabled());
        QVERIFY(!s.find<QPushButton>("policy.edit")->toolTip().isEmpty());
        s.pane->editCurrent();
        QVERIFY(!s.form().drafting());
        QVERIFY(s.said().contains(QStringLiteral("role")));
        s.press("policy.historyButton"); // looking is allowed
    }

    void whoMayNotSeeItSeesNothing() {
        PolicyScene s("security.account", [](PolicyScene& scene) { scene.fixture.identity->roles.clear(); });
        auto* state = s.pane->findChild<ui::StatePage*>(QString(), Qt::FindChildrenRecursively);
        Q_UNUSED(state)
        QTRY_VERIFY(!s.form().isVisible());
    }

    void withoutAConnectionWhatWasFetchedIsShownAndADraftWaits() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.edit();
        s.typeNumber("passwordMinLength", 12);
        s.fixture.setOnline(false);
        QVERIFY(s.find<QLabel>("policy.note")->text().contains(QStringLiteral("draft is kept")));
        QVERIFY(!s.find<QPushButton>("policy.save")->isEnabled());
        QVERIFY(!s.find<QPushButton>("policy.preview")->isEnabled());
        s.fixture.setOnline(true);
        QTRY_VERIFY(s.find<QPushButton>("policy.save")->isEnabled());
        s.press("policy.discard");
        s.agree("policy.ask");
        s.fixture.setOnline(false);
        QVERIFY(s.form().isVisible());
        QVERIFY(s.find<QLabel>("policy.note")->text().contains(QStringLiteral("no connection")));
        QVERIFY(!s.find<QPushButton>("policy.edit")->isEnabled());
    }

    void withoutAConnectionFromTheStartItSaysWhereThePolicyIs() {
        PolicyScene s("security.account", [](PolicyScene& scene) { scene.fixture.setOnline(false); });
        QVERIFY(!s.form().isVisible());
        s.fixture.setOnline(true);
        QTRY_VERIFY(s.form().isVisible());
    }

    void whatCannotBeFetchedIsTriedAgain() {
        PolicyScene s("security.account", [](PolicyScene& scene) {
            scene.fixture.gateway.failNext("policies.fetch", Error(ErrorKind::Internal, "INTERNAL_ERROR"), 2);
        });
        ui::StatePage* failed = nullptr;
        QTRY_VERIFY([&] {
            for (ui::StatePage* one : s.pane->findChildren<ui::StatePage*>())
                if (one->isVisible() && one->look() == ui::StatePage::Look::Failed) failed = one;
            return failed != nullptr;
        }());
        failed->findChild<QPushButton*>()->click();
        QTRY_VERIFY(s.form().isVisible());
    }

    void anImpactThatCannotBeCheckedIsSaidBeforeSaving() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.edit();
        s.fixture.gateway.failNext("policies.preview", Error(ErrorKind::Timeout, "TIMEOUT"), 2);
        s.typeNumber("passwordMinLength", 12);
        QTRY_VERIFY(s.sideText().contains(QStringLiteral("could not be checked")));
        s.press("policy.save");
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        QVERIFY(s.dialogText("policy.saveDialog").contains(QStringLiteral("could not be checked")));
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("account").revision, std::int64_t{1});
    }

    void aFaultThatOnlyTheServiceSeesStandsAtItsField() {
        PolicyScene s;
        QVERIFY(s.ready());
        s.edit();
        s.typeNumber("passwordMinLength", 12);
        s.fixture.gateway.failNext("policies.save",
                                   Error(ErrorKind::BadInput, "INVALID_PARAMETER").at("passwordMinLength"));
        s.saveWith();
        QTRY_VERIFY(!s.note("passwordMinLength", "policy.fault").isEmpty());
        QVERIFY(s.pane->hasDraft());
    }

    void theCommandsDoTheWorkOfTheScreenThatIsShown() {
        PolicyScene s("security.account", fillVisitors);
        QVERIFY(s.ready());
        auto& registry = s.fixture.registry;
        QVERIFY(!registry.trigger(QStringLiteral("policy.save")).applies);
        QVERIFY(registry.trigger(QStringLiteral("policy.edit")).applies);
        QVERIFY(s.form().drafting());
        s.typeNumber("passwordMinLength", 12);
        QVERIFY(registry.trigger(QStringLiteral("policy.preview")).applies);
        QTRY_VERIFY(s.sideText().contains(QStringLiteral("You yourself are not touched.")));
        QTest::keyClick(s.pane.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(s.dialog("policy.saveDialog"));
        s.agree("policy.saveDialog");
        QTRY_COMPARE(s.desk.state("account").revision, std::int64_t{1});
        QVERIFY(!registry.trigger(QStringLiteral("policy.revert")).applies);
        QVERIFY(registry.trigger(QStringLiteral("policy.history")).applies);
        QVERIFY(s.find<QWidget>("policy.historyPage")->isVisible());
        s.pane->hide();
        QVERIFY(!registry.trigger(QStringLiteral("policy.edit")).why.isEmpty());
    }
};

} // namespace sekisho::tests::test_policy_pane

SEKISHO_QTEST_MAIN(test_policy_pane, TestPolicyPane)
#include "test_policy_pane.moc"
