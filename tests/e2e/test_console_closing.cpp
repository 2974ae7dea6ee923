// 解約 with the real window and the real service: who is in the way is said; with the name typed the tenant is closed,
// the other sessions end at once, nobody but the highest administrator comes in; and it is taken back.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"
#include "ui/widgets/plan_dialog.h"

#include <QComboBox>
#include <QPlainTextEdit>

namespace sekisho::tests::test_console_closing {

class TestConsoleClosing : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    void picture(const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        for (int round = 0; round < 8; ++round)
            QCoreApplication::processEvents();
        console_->window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }
    bool open(int members) {
        console_.reset();
        service_.stop();
        service_.forget();
        if (!service_.init(members, kMemberPassword) || !service_.start()) return false;
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        if (!console_->signIn(service_.setupPassword, kAdminPassword)) return false;
        console_->window->openScreen(QStringLiteral("basic.close"));
        return true;
    }
    QPushButton* agreeButton(ui::PlanDialog* dialog) {
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Close the tenant")) return button;
        return nullptr;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void whileOthersAreThereItCannotBeClosed() {
        QVERIFY(open(12));
        auto* blocker = console_->await<QLabel>("closing.blocker");
        QVERIFY(blocker);
        QTRY_VERIFY2(blocker->text().contains(QStringLiteral("12")), qPrintable(blocker->text()));
        auto* go = console_->await<QPushButton>("closing.go");
        QVERIFY(!go->isEnabled());
        QCOMPARE(go->toolTip(), blocker->text());
        picture("closing-blocked-en-light");
        QVERIFY(console_->click("closing.members")); // where they can be deleted
        QVERIFY(console_->await<QTableView>("members.table"));
    }

    void withTheNameTypedItIsClosedAndOtherSessionsEnd() {
        QVERIFY(open(0));
        auto* reason = console_->await<QComboBox>("closing.reason");
        QVERIFY(reason);
        MemberPhone browser(service_.url, service_.caFile);
        QVERIFY(browser.signIn(kAdmin, kAdminPassword, QStringLiteral("browser")));
        QCOMPARE(browser.ask(), 200);
        auto* go = console_->await<QPushButton>("closing.go");
        QTRY_VERIFY(go->isVisible());
        QVERIFY(!go->isEnabled()); // no reason yet
        reason->setFocus();
        QTest::keyClick(reason, Qt::Key_Down);
        QTRY_VERIFY(go->isEnabled());
        QTest::keyClicks(console_->await<QPlainTextEdit>("closing.note"), QStringLiteral("The station moves house"));
        QVERIFY(console_->click("closing.go"));
        QTRY_VERIFY(qobject_cast<ui::PlanDialog*>(console_->dialog()));
        auto* dialog = qobject_cast<ui::PlanDialog*>(console_->dialog());
        QPushButton* agree = agreeButton(dialog);
        QVERIFY(agree && !agree->isEnabled());
        auto* typed = dialog->findChild<QLineEdit*>();
        QTest::keyClicks(typed, QStringLiteral("sakur"));
        QVERIFY(!agree->isEnabled());
        QTest::keyClicks(typed, QStringLiteral("a"));
        QTRY_VERIFY(agree->isEnabled());
        QTest::mouseClick(agree, Qt::LeftButton);
        auto* closed = console_->await<QLabel>("closing.closed", 20'000);
        QVERIFY(closed);
        picture("closing-done-en-light");
        QCOMPARE(browser.ask(), 401);
        QVERIFY(browser.signIn(kAdmin, kAdminPassword, QStringLiteral("browser"))); // he alone may still come in
    }

    void itIsTakenBackAndEverythingIsThere() {
        QVERIFY(console_->click("closing.withdraw", 20'000));
        QVERIFY(console_->await<QPushButton>("closing.go", 20'000));
        QVERIFY(console_->working());
        console_->window->openScreen(QStringLiteral("members.members"));
        QTRY_VERIFY(console_->members().count() == 1);
        QVERIFY(service_.auditHolds());
    }
};

} // namespace sekisho::tests::test_console_closing

SEKISHO_QTEST_MAIN(test_console_closing, TestConsoleClosing)
#include "test_console_closing.moc"
