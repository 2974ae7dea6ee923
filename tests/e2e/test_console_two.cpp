// Two administrators, each with a window of his own, at the same member: what one saved is shown to the other and
// merged, nothing is overwritten; and an administrator who is logged out by force feels it.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"

#include <QLabel>
#include <QRadioButton>

namespace sekisho::tests::test_console_two {

class TestConsoleTwo : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> chief_, deputy_;

    static ports::MemberCells cells(Console& console, const std::string& id) {
        return console.members().cells(*console.members().find(id));
    }
    static ui::members::EditPage& draft(Console& console) {
        return console.pane()->findChild<ui::members::MemberDetail*>()->editPage();
    }
    static bool openDraft(Console& console, const QString& login) {
        auto* detail = console.pane()->findChild<ui::members::MemberDetail*>();
        if (!console.selectOnly(login)) return false;
        const bool shown = QTest::qWaitFor(
            [&] { return detail->member() && commands::fromUtf8(detail->member()->email) == login; }, 5'000);
        return shown && console.click("detail.edit") && QTest::qWaitFor([&] { return detail->editing(); }, 5'000);
    }
    static bool write(Console& console, const char* control, const QString& text) {
        auto* field = console.seen<QLineEdit>(control);
        if (!field) return false;
        field->selectAll();
        QTest::keyClicks(field, text);
        return true;
    }
    static bool save(Console& console) { return console.click("edit.save") && console.click("diff.save"); }
    static bool closed(Console& console) { // saved, and nothing left to save
        return QTest::qWaitFor([&] { return !console.pane()->hasDraft() && !console.dialog(); }, 10'000);
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
        QCOMPARE(deputy_->members().count(), chief_->members().count());
    }
    void cleanupTestCase() {
        deputy_.reset();
        chief_.reset();
        service_.stop();
    }

    void whatTheOtherSavedIsToldInTheOpenDraftAndMerged() {
        const QString login = somebody(*chief_);
        const std::string id = idOf(*chief_, login);
        QVERIFY(openDraft(*deputy_, login));
        QVERIFY(write(*deputy_, "control.nickName", QStringLiteral("Mine")));
        QVERIFY(write(*deputy_, "control.location", QStringLiteral("Osaka")));

        QVERIFY(openDraft(*chief_, login));
        QVERIFY(write(*chief_, "control.nickName", QStringLiteral("Theirs")));
        QVERIFY(write(*chief_, "control.employeeNumber", QStringLiteral("E-4711")));
        QVERIFY(save(*chief_));
        QVERIFY(closed(*chief_));

        auto* banner = draft(*deputy_).findChild<ui::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->sentence().isEmpty(), 10'000);
        QCOMPARE(banner->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(deputy_->seen<QLineEdit>("control.nickName")->text(), QStringLiteral("Mine"));

        QVERIFY(deputy_->click("edit.save"));
        QVERIFY(deputy_->await<QDialog>("members.merge"));
        QVERIFY2(!deputy_->seen<QPushButton>("merge.save")->isEnabled(), "the clash must be decided first");
        QVERIFY(!deputy_->seen<QRadioButton>("mine.location"));
        deputy_->seen<QRadioButton>("mine.nickName")->click();
        QVERIFY(deputy_->click("merge.save"));
        QVERIFY(closed(*deputy_));
        for (Console* console : {chief_.get(), deputy_.get()}) {
            QTRY_VERIFY_WITH_TIMEOUT(cells(*console, id).nickName == "Mine", 10'000);
            QCOMPARE(commands::fromUtf8(cells(*console, id).employeeNumber), QStringLiteral("E-4711"));
        }
        QTRY_VERIFY(chief_->pane()->findChild<ui::members::MemberDetail*>()->member()->location == "Osaka");
    }

    void aSaveOverAnOlderStateIsRefusedAndMerged() {
        const QString login = somebody(*chief_, 1);
        const std::string id = idOf(*chief_, login);
        QVERIFY(openDraft(*deputy_, login));
        QVERIFY(write(*deputy_, "control.nickName", QStringLiteral("Mine")));
        QVERIFY(write(*deputy_, "control.employeeNumber", QStringLiteral("E-0815")));
        QVERIFY(deputy_->click("edit.save"));
        QVERIFY(deputy_->await<QDialog>("members.diff")); // he looks at his changes

        QVERIFY(openDraft(*chief_, login));
        QVERIFY(write(*chief_, "control.nickName", QStringLiteral("Theirs")));
        QVERIFY(save(*chief_));
        QVERIFY(closed(*chief_));

        QVERIFY(deputy_->click("diff.save"));
        QVERIFY2(deputy_->await<QDialog>("members.merge"), "the conflict is shown");
        QTRY_COMPARE_WITH_TIMEOUT(commands::fromUtf8(cells(*chief_, id).nickName), QStringLiteral("Theirs"), 1'000);
        QVERIFY(commands::fromUtf8(cells(*chief_, id).employeeNumber) != QStringLiteral("E-0815"));
        deputy_->seen<QRadioButton>("theirs.nickName")->click();
        QVERIFY(deputy_->click("merge.save"));
        QVERIFY(closed(*deputy_));
        QTRY_VERIFY_WITH_TIMEOUT(cells(*chief_, id).employeeNumber == "E-0815", 10'000);
        QCOMPARE(commands::fromUtf8(cells(*chief_, id).nickName), QStringLiteral("Theirs"));
    }

    void anAdministratorWhoIsLoggedOutByForceFeelsItAndKeepsHisDraft() {
        const QString login = somebody(*chief_, 2);
        QVERIFY(openDraft(*deputy_, login));
        QVERIFY(write(*deputy_, "control.nickName", QStringLiteral("Later")));
        QVERIFY(chief_->selectOnly(kDeputy));
        QVERIFY(chief_->click("bar.member.forceLogout"));
        QVERIFY(chief_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(deputy_->session().state(), Console::State::SignedOut, 10'000);
        QVERIFY2(!deputy_->pane() && !deputy_->cache(), "nothing of the tenant is shown any more");
        QVERIFY(deputy_->await<QLabel>("signIn.message"));
        QVERIFY(!deputy_->seen<QLabel>("signIn.message")->text().isEmpty());
        QVERIFY(chief_->working() && chief_->online());

        QVERIFY(deputy_->signIn(kMemberPassword));
        QVERIFY(deputy_->pane()->hasDraft());
        QVERIFY(deputy_->selectOnly(login));
        auto* detail = deputy_->pane()->findChild<ui::members::MemberDetail*>();
        QTRY_VERIFY(detail->editing());
        QCOMPARE(deputy_->seen<QLineEdit>("control.nickName")->text(), QStringLiteral("Later"));
    }
};

} // namespace sekisho::tests::test_console_two

SEKISHO_QTEST_MAIN(test_console_two, TestConsoleTwo)
#include "test_console_two.moc"
