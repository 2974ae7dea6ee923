// The screen of invitations: who waits, the links, the settings; what others do appears by itself and is never undone
// unseen.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/forms/member_form.h"
#include "ui/panes/invitation/invitation_pane.h"
#include "ui/panes/invitation/link_dialog.h"
#include "ui/shell/pane_list.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/state_page.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace sekisho::tests::test_invitation_pane {

namespace {

struct Scene {
    PaneFixture fixture{20};
    std::unique_ptr<ui::InvitationPane> pane;
    fakes::FakeInvitations& door = fixture.gateway.door;

    explicit Scene(int applicants = 3, bool allowed = true) {
        if (allowed) door.set(true, false, false);
        door.addLink("佐藤 花子");
        for (int i = 0; i < applicants; ++i)
            door.apply("new" + std::to_string(i), "Person " + std::to_string(i));
        fixture.load();
        const auto screens = ui::paneList(); // which puts it together
        const auto own = std::ranges::find(screens, QStringLiteral("members.invitation"), &ui::PaneFactory::menuKey);
        pane.reset(qobject_cast<ui::InvitationPane*>(own->make(fixture.services(), nullptr)));
        fixture.show(pane.get(), {1180, 760});
    }
    template<class T>
    T* find(const char* name) const {
        return fixture.find<T>(name);
    }
    QTableView* people() const { return find<QTableView>("invitation.applicantList"); }
    QTableView* links() const { return find<QTableView>("invitation.linkList"); }
    QString said() const { return find<ui::Banner>("invitation.banner")->sentence(); }
    ui::PlanDialog* asked() const {
        ui::PlanDialog* found = nullptr;
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* one = qobject_cast<ui::PlanDialog*>(window); one && one->isVisible()) found = one;
        return found;
    }
    void agree() const {
        for (QAbstractButton* button : asked()->findChild<QDialogButtonBox*>()->buttons())
            if (asked()->findChild<QDialogButtonBox*>()->buttonRole(button) == QDialogButtonBox::AcceptRole) {
                button->click();
                return;
            }
    }
    void draft(bool everybody, bool automatic) const { // of the settings, begun on the first tab
        pane->editCurrent();
        QTRY_VERIFY(find<QPushButton>("policy.save")->isVisible());
        if (everybody) find<QRadioButton>("value.ALL_MEMBERS")->click();
        if (automatic)
            find<QWidget>("policyField.autoApproval")->findChild<QCheckBox*>(QStringLiteral("value.switch"))->click();
    }
    void save() const {
        QTRY_VERIFY(find<QPushButton>("policy.save")->isEnabled());
        find<QPushButton>("policy.save")->click();
        QTRY_VERIFY(saveQuestion());
        saveQuestion()->findChild<QPushButton*>(QStringLiteral("policy.go"))->click();
    }
    static QWidget* saveQuestion() {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->objectName() == QLatin1String("policy.saveDialog") && window->isVisible()) return window;
        return nullptr;
    }
    QString effects() const { return textOf(find<QWidget>("policy.changes")); }
    static QString textOf(const QWidget* widget) {
        QStringList all;
        for (const QLabel* label : widget->findChildren<QLabel*>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    }
};

} // namespace

class TestInvitationPane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void countsWhoWaits() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        QTRY_COMPARE(s.find<QLabel>("invitation.count")->text(), QStringLiteral("3 waiting"));
        QCOMPARE(s.find<QTabWidget>("invitation.tabs")->tabText(0), QStringLiteral("Applicants (3)"));
        QTRY_COMPARE(s.links()->model()->rowCount(), 1);
        QVERIFY(!s.find<QPushButton>("invitation.approve")->isEnabled());
        QVERIFY(!s.find<QPushButton>("invitation.approve")->toolTip().isEmpty());
    }

    void whoAppliesMeanwhileAppearsAndTheChoiceStays() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.people()->selectRow(1);
        s.door.apply("late", "Late Comer");
        QTRY_COMPARE(s.people()->model()->rowCount(), 4);
        QCOMPARE(s.people()->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(s.people()->selectionModel()->selectedRows().first().row(), 1);
        QTRY_COMPARE(s.find<QLabel>("invitation.count")->text(), QStringLiteral("4 waiting"));
    }

    void aListOfSeveralPagesIsWhole() {
        Scene s(0);
        s.door.perPage = 2;
        for (int i = 0; i < 5; ++i)
            s.door.apply("page" + std::to_string(i), "Person");
        QTRY_COMPARE(s.people()->model()->rowCount(), 5);
    }

    void aSelectionIsApprovedAfterAYes() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.people()->selectAll();
        s.find<QPushButton>("invitation.approve")->click();
        QVERIFY(s.asked());
        QCOMPARE(s.asked()->findChild<QListWidget*>()->count(), 3);
        QVERIFY(s.door.members.empty());
        s.agree();
        QTRY_COMPARE(s.door.members.size(), std::size_t{3});
        QTRY_COMPARE(s.said(), QStringLiteral("3 people became members."));
        QTRY_COMPARE(s.people()->model()->rowCount(), 0);
        QTRY_VERIFY(s.pane->findChild<QWidget*>(QStringLiteral("invitation.applicants"))
                        ->findChild<ui::StatePage*>()
                        ->isVisible());
    }

    void aNewMemberIsGivenHisPlace() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.door.waiting[0].missing = {"task"};
        s.find<QToolButton>("invitation.refresh")->click();
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        QTest::qWait(50);
        s.people()->selectRow(0);
        s.find<QPushButton>("invitation.approve")->click();
        auto* form = s.asked()->findChild<ui::MemberForm*>();
        QVERIFY(form);
        QVERIFY(form->field("organizations.orgUnits")->isVisible());
        QVERIFY(form->field("task")->isVisible());
        for (const char* key : {"email", "userName.lastName", "telephone", "employeeNumber"})
            QVERIFY2(!form->field(key)->isVisible(), key);
        auto* level = qobject_cast<QComboBox*>(form->field("organizations.levelId")->control());
        QVERIFY(level && level->count() > 1);
        level->setCurrentIndex(1);
        Q_EMIT level->activated(1);
        s.agree();
        QTRY_COMPARE(s.door.placed.size(), std::size_t{1});
        const Member& edited = s.door.placed[0].edited;
        QCOMPARE(edited.organizations.at(0).level->value, level->itemData(1).toString().toStdString());
        QVERIFY(edited.organizations.at(0).email.empty());
    }

    void aClashOfIdsIsSaidAndTheOthersComeIn() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.door.refused.emplace(s.door.waiting[1].id.value, Error(ErrorKind::Conflict, "EMAIL_ALREADY_EXIST"));
        s.people()->selectAll();
        s.find<QPushButton>("invitation.approve")->click();
        s.agree();
        QTRY_VERIFY(s.said().contains(QStringLiteral("Person 1")));
        QVERIFY(s.said().contains(QStringLiteral("already in use")));
        QVERIFY(s.said().contains(QStringLiteral("2 people became members.")));
        QCOMPARE(s.door.members.size(), std::size_t{2});
        QTRY_COMPARE(s.people()->model()->rowCount(), 1);
        QCOMPARE(s.fixture.jobs.jobs().back().phase, ports::JobPhase::PartlyFailed);
    }

    void aRejectionTakesItsReasonAlong() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.people()->selectRow(0);
        s.find<QPushButton>("invitation.reject")->click();
        auto* reason = s.asked()->findChild<QLineEdit*>(QStringLiteral("ask.reason"));
        reason->setText(QString(501, QLatin1Char('x')));
        s.agree(); // too long: the button does nothing
        QVERIFY(s.asked());
        reason->setText(QStringLiteral("not known here"));
        s.agree();
        QTRY_COMPARE(s.door.rejected.size(), std::size_t{1});
        QCOMPARE(s.door.rejected[0].second, std::string("not known here"));
    }

    void aLinkIsShownOnceWithItsCode() {
        Scene s;
        QTRY_COMPARE(s.links()->model()->rowCount(), 1);
        s.find<QPushButton>("invitation.make")->click();
        QVERIFY(s.asked());
        s.asked()->findChild<QComboBox*>(QStringLiteral("ask.days"))->setCurrentIndex(0);
        QVERIFY(s.asked()->findChild<QComboBox*>(QStringLiteral("ask.role")));
        s.agree();
        ui::invitation::LinkDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = s.find<ui::invitation::LinkDialog>("invitation.linkDialog")) && dialog->isVisible());
        QCOMPARE(s.door.issued.size(), std::size_t{2});
        QCOMPARE(s.door.issued.back().expires - s.door.issued.back().created, std::chrono::hours(24));
        const QString url = dialog->findChild<QLineEdit*>()->text();
        QVERIFY(url.startsWith(QStringLiteral("https://")));
        QVERIFY(!dialog->windowTitle().contains(url));
        auto* code = dialog->findChild<ui::QrCode*>();
        QVERIFY(!code->empty());
        QVERIFY2(code->width() >= 240, "large enough for a camera");
        QVERIFY(!code->accessibleName().contains(url));
        dialog->findChild<QPushButton*>(QStringLiteral("invitation.copy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), url);
        const QString picture = s.fixture.folder.filePath(QStringLiteral("code.png"));
        QVERIFY(dialog->savePicture(picture));
        QImage read(picture);
        QVERIFY(read.width() >= 1000 && read.width() == read.height());
        QCOMPARE(read.pixelColor(2, 2), QColor(Qt::white)); // the quiet zone
        const QString sheet = s.fixture.folder.filePath(QStringLiteral("sheet.pdf"));
        QVERIFY(dialog->saveSheet(sheet));
        QFile file(sheet);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(!dialog->savePicture(QStringLiteral("/nowhere/at/all.png")));
        dialog->accept();
        QTRY_COMPARE(s.links()->model()->rowCount(), 2);
    }

    void whoWaitsAndTheLinksBecomeFiles() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        QTRY_COMPARE(s.links()->model()->rowCount(), 1);
        for (const auto& [tab, rows] : {std::pair{0, 3}, {1, 1}}) {
            s.find<QTabWidget>("invitation.tabs")->setCurrentIndex(tab);
            QVERIFY(s.pane->hasList());
            s.pane->exportShown([](ui::Banner::Kind, const QString&) {});
            auto* dialog = s.find<QFileDialog>("export.file");
            QVERIFY(dialog);
            const QString path = s.fixture.folder.filePath(QStringLiteral("list%1.csv").arg(tab));
            Q_EMIT dialog->fileSelected(path);
            delete dialog;
            QTRY_VERIFY(QFile::exists(path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll().count('\n'), rows + 1);
        }
    }

    void aLinkIsEnded() {
        Scene s;
        QTRY_COMPARE(s.links()->model()->rowCount(), 1);
        QVERIFY(!s.find<QPushButton>("invitation.end")->isEnabled());
        s.find<QTabWidget>("invitation.tabs")->setCurrentIndex(1);
        s.links()->selectRow(0);
        s.find<QPushButton>("invitation.end")->click();
        QVERIFY(s.asked());
        QVERIFY(Scene::textOf(s.asked()).contains(QStringLiteral("3 people who applied through it go on waiting.")));
        s.agree();
        QTRY_VERIFY(s.door.issued[0].revoked.has_value());
        QTRY_COMPARE(s.links()->model()->index(0, 0).data().toString(), QStringLiteral("Ended"));
        QVERIFY(!s.find<QPushButton>("invitation.end")->isEnabled());
    }

    void theDraftSaysWhomItLetsIn() {
        Scene s;
        s.door.apply("boss", "Boss", {}, true);
        QTRY_COMPARE(s.people()->model()->rowCount(), 4);
        s.draft(true, true);
        QVERIFY(s.pane->hasDraft());
        QTRY_VERIFY2(s.effects().contains(QStringLiteral("3 people who wait become members at once")),
                     qPrintable(s.effects()));
        QVERIFY(s.effects().contains(QStringLiteral("1 person who would become an operator goes on waiting.")));
        QVERIFY(s.effects().contains(QStringLiteral("without a check")));
        s.save();
        QTRY_COMPARE(s.door.members.size(), std::size_t{3});
        QVERIFY(s.door.now.autoApproval && s.door.now.everybodyInvites);
        QCOMPARE(s.fixture.gateway.policyDesk.saved().back().confirm, std::string("4"));
        QTRY_VERIFY(!s.pane->hasDraft()); // the answer comes after the deed
        QTRY_COMPARE(s.find<QLabel>("invitation.count")->text(), QStringLiteral("1 waiting"));
        QTRY_VERIFY(s.find<QLabel>("policy.revision")->text().startsWith(QStringLiteral("Revision 2")));
    }

    void whatSomebodyElseSavedIsToldAndNeverOverwrittenUnseen() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.draft(true, false);
        s.door.set(false, false, false);
        QTRY_VERIFY(s.find<QLabel>("policy.note")->text().contains(QStringLiteral("in the meantime")));
        QVERIFY(s.pane->hasDraft());
        s.save();
        QTRY_VERIFY(s.fixture.gateway.policyDesk.saved().size() == 1); // refused, and compared field by field
        QVERIFY(!s.door.now.everybodyInvites && !s.door.now.linkAllowed);
    }

    void thoseWhoCameMeanwhileAreNotLetInUnseen() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        s.draft(false, true);
        s.fixture.gateway.holdPush(true); // he does not learn of it in time
        s.door.apply("late", "Late Comer");
        s.save();
        QTRY_VERIFY(
            s.find<ui::Banner>("policy.banner")->sentence().startsWith(QStringLiteral("4 applicants are waiting")));
        QVERIFY(s.door.members.empty());
        QTRY_VERIFY(s.effects().contains(QStringLiteral("4 people who wait")));
        s.save();
        QTRY_COMPARE(s.door.members.size(), std::size_t{4});
    }

    void whereLinksAreOffNoneIsMade() {
        Scene s(0, false);
        QTRY_COMPARE(s.links()->model()->rowCount(), 1);
        QTRY_VERIFY(!s.find<QPushButton>("invitation.make")->isEnabled());
        QVERIFY(!s.find<QPushButton>("invitation.make")->toolTip().isEmpty());
        QVERIFY(!s.fixture.registry.trigger(QStringLiteral("invitation.issue")).applies);
    }

    void whoMayOnlyLookChangesNothing() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        for (RoleHolding& holding : s.fixture.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::View}};
        }
        s.pane->linkChanged();
        s.people()->selectAll();
        for (const char* name : {"invitation.approve", "invitation.reject", "invitation.make"}) {
            QVERIFY2(!s.find<QPushButton>(name)->isEnabled(), name);
            QVERIFY2(!s.find<QPushButton>(name)->toolTip().isEmpty(), name);
        }
        QVERIFY(!s.fixture.registry.trigger(QStringLiteral("invitation.approve")).applies);
    }

    void anOrdinaryRoleMakesNoOperators() {
        Scene s;
        QTRY_COMPARE(s.links()->model()->rowCount(), 1);
        for (RoleHolding& holding : s.fixture.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::Operate}};
        }
        s.pane->linkChanged();
        s.find<QPushButton>("invitation.make")->click();
        QVERIFY(s.asked());
        QVERIFY(!s.asked()->findChild<QComboBox*>(QStringLiteral("ask.role")));
    }

    void offlineForbiddenAndFailedLookDifferent() {
        Scene s;
        QTRY_COMPARE(s.people()->model()->rowCount(), 3);
        const auto look = [&] {
            for (auto* page : s.pane->findChildren<ui::StatePage*>(Qt::FindDirectChildrenOnly))
                return page->look();
            for (auto* page : s.pane->findChildren<ui::StatePage*>())
                if (page->isVisible()) return page->look();
            return ui::StatePage::Look::NoMatch;
        };
        s.fixture.gateway.failNext("invitations.settings", Error(ErrorKind::Timeout, "TIMEOUT"));
        s.find<QToolButton>("invitation.refresh")->click();
        QTRY_COMPARE(look(), ui::StatePage::Look::Failed);
        s.fixture.gateway.failNext("invitations.applicants", Error(ErrorKind::Forbidden, "FORBIDDEN"));
        s.find<QToolButton>("invitation.refresh")->click();
        QTRY_COMPARE(look(), ui::StatePage::Look::Forbidden);
        s.fixture.setOnline(false);
        QTRY_COMPARE(look(), ui::StatePage::Look::Offline);
        s.fixture.setOnline(true);
        QTRY_VERIFY(s.people()->isVisible());
    }

    void inJapanese() {
        Scene s;
        ui::applyLanguage(QStringLiteral("ja"));
        QCOMPARE(s.pane->title(), QStringLiteral("メンバーの招待"));
        QTRY_COMPARE(s.find<QLabel>("invitation.count")->text(), QStringLiteral("承認待ち 3 人"));
        ui::applyLanguage(QStringLiteral("en"));
        QCOMPARE(s.pane->title(), QStringLiteral("Invitation"));
    }
};

} // namespace sekisho::tests::test_invitation_pane

SEKISHO_QTEST_MAIN(test_invitation_pane, TestInvitationPane)
#include "test_invitation_pane.moc"
