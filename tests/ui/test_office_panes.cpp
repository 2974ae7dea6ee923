// 最高管理者の委任 and 緊急用アカウント: the office is offered, taken back and never lost on the way; the code of the
// sealed account is shown once and nowhere else; an opening has a clock and is refused in one click.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/roles_fixture.h"
#include "ui/panes/roles/break_glass_pane.h"
#include "ui/panes/roles/delegation_pane.h"
#include "ui/panes/roles/sealed_code_dialog.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QFile>

namespace sekisho::tests::test_office_panes {

class TestOfficePanes : public QObject {
    Q_OBJECT

    static void pickFirst(PaneFixture& f) {
        auto* picker = f.find<ui::MemberPicker>("memberPicker");
        QTRY_VERIFY(f.find<ui::MemberPicker>("memberPicker"));
        picker = f.find<ui::MemberPicker>("memberPicker");
        QTest::keyClick(picker->findChild<QTableView*>(), Qt::Key_Return);
    }
    static bool anywhere(const PaneFixture& f, const QString& secret) {
        for (const QWidget* window : QApplication::topLevelWidgets()) {
            for (const QLabel* label : window->findChildren<QLabel*>())
                if (label->text().contains(secret)) return true;
            for (const QLineEdit* line : window->findChildren<QLineEdit*>())
                if (line->text().contains(secret)) return true;
        }
        return f.shown->windowTitle().contains(secret);
    }

  private Q_SLOTS:
    void theOfficeIsOfferedAndTakenBack() {
        PaneFixture f(20);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = f.open<ui::DelegationPane>();
        QTRY_VERIFY(button(f, "delegation.pick")->isEnabled());
        QTRY_VERIFY(f.find<QLabel>("delegation.holder")->text().size() > 0);
        QVERIFY(!button(f, "delegation.start")->isEnabled()); // nobody is chosen
        QVERIFY(!button(f, "delegation.start")->toolTip().isEmpty());
        button(f, "delegation.pick")->click();
        pickFirst(f);
        QTRY_VERIFY(button(f, "delegation.start")->isEnabled());
        auto* kept = f.find<QComboBox>("delegation.kept");
        QCOMPARE(kept->currentText(), QStringLiteral("Deputy administrator")); // what most want
        QVERIFY(f.find<QLabel>("delegation.comesTo")->text().contains(QStringLiteral("Deputy")));
        button(f, "delegation.start")->click();
        QTRY_VERIFY(planDialog());
        const QString words = wordsOf(*planDialog());
        QVERIFY2(words.contains(QStringLiteral("14")) && words.contains(QStringLiteral("Deputy administrator")),
                 qPrintable(words));
        QVERIFY(agreeTo(planDialog()));
        QTRY_VERIFY(f.gateway.roleDesk.handOver.has_value());
        QCOMPARE(f.gateway.roleDesk.handOver->formerRole.value, std::string("deputy"));
        QTRY_VERIFY(button(f, "delegation.cancel")->isVisible());
        QVERIFY(!button(f, "delegation.start")->isVisible());
        QVERIFY(!button(f, "delegation.accept")->isVisible()); // that is for the other one
        button(f, "delegation.cancel")->click();
        QTRY_COMPARE(f.gateway.roleDesk.handOver->state, DelegationState::Cancelled);
        QTRY_VERIFY(button(f, "delegation.start")->isVisible());
        QTRY_VERIFY(!button(f, "delegation.cancel")->isVisible());
    }

    void whoIsAskedAccepts() {
        PaneFixture f(20);
        f.load();
        f.gateway.roleDesk.fill();
        Delegation asked;
        asked.id = "d1";
        asked.from = f.gateway.tenant.members().begin()->second.id;
        asked.fromName = "前の管理者";
        asked.to = f.identity->user;
        asked.toName = f.identity->name;
        asked.createdAt = f.clock.now();
        asked.expiresAt = f.clock.now() + std::chrono::hours(24 * kDelegationDays);
        f.gateway.roleDesk.handOver = asked;
        auto pane = f.open<ui::DelegationPane>();
        QTRY_VERIFY(button(f, "delegation.accept")->isVisible() && button(f, "delegation.accept")->isEnabled());
        QVERIFY(!button(f, "delegation.cancel")->isVisible());
        button(f, "delegation.accept")->click();
        QTRY_COMPARE(f.gateway.roleDesk.handOver->state, DelegationState::Accepted);
        QTRY_VERIFY(!button(f, "delegation.accept")->isVisible());
    }

    void theOfficeSaysWhenItCannotBeSeen() {
        PaneFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "deputy";
        f.load();
        auto pane = f.open<ui::DelegationPane>();
        QVERIFY(lookOf(*pane, ui::StatePage::Look::Forbidden));
        pane.reset();
        PaneFixture g(20);
        g.load();
        g.gateway.roleDesk.fill();
        g.gateway.failNext("delegation", Error(ErrorKind::Timeout, "TIMEOUT"));
        auto failing = g.open<ui::DelegationPane>();
        QTRY_VERIFY(lookOf(*failing, ui::StatePage::Look::Failed));
    }

    void theCodeIsShownOnceAndNowhereElse() {
        PaneFixture f(20);
        f.load();
        const QString code = QString::fromStdString(f.gateway.roleDesk.code);
        auto pane = f.open<ui::BreakGlassPane>();
        QTRY_VERIFY(button(f, "sealed.seal")->isEnabled());
        QVERIFY(!button(f, "sealed.remove")->isVisible());
        button(f, "sealed.seal")->click();
        pickFirst(f);
        QTRY_VERIFY(planDialog());
        QVERIFY(!anywhere(f, code));
        QVERIFY(agreeTo(planDialog()));
        auto* dialog = f.find<ui::roles::SealedCodeDialog>("sealed.codeDialog");
        QTRY_VERIFY((dialog = f.find<ui::roles::SealedCodeDialog>("sealed.codeDialog")) != nullptr);
        QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("sealed.code"))->text(), code);
        QTest::keyClick(dialog, Qt::Key_Return); // what is shown once does not go with Enter
        QVERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape); // nor with the first Esc
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("sealed.saved"))
                    ->text()
                    .contains(QStringLiteral("cannot be shown again")));
        const QString sheet = f.folder.filePath(QStringLiteral("envelope.pdf"));
        QVERIFY(dialog->saveSheet(sheet));
        QVERIFY(!(QFile::permissions(sheet) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QVERIFY(QFile(sheet).size() > 1'000);
        QVERIFY(QFile::remove(sheet));
        QVERIFY(!dialog->saveSheet(f.folder.filePath(QStringLiteral("no/such/folder/envelope.pdf"))));
        dialog->findChild<QPushButton*>(QStringLiteral("sealed.codeDone"))->click();
        QTRY_VERIFY(!f.find<ui::roles::SealedCodeDialog>("sealed.codeDialog"));
        QVERIFY(!anywhere(f, code));
        QTRY_VERIFY(button(f, "sealed.remove")->isVisible());
        QCOMPARE(f.gateway.roleDesk.account.state, BreakGlassState::Sealed);
    }

    void aCodeThatNobodyCouldReadIsSaidToBeLost() {
        PaneFixture f(20);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = f.open<ui::BreakGlassPane>();
        QTRY_VERIFY(button(f, "sealed.seal")->isEnabled());
        button(f, "sealed.seal")->click();
        QTRY_VERIFY(planDialog());
        f.gateway.failNext("seal", Error(ErrorKind::Timeout, "TIMEOUT"));
        f.gateway.roleDesk.account.sealedAt = f.clock.now() + std::chrono::minutes(1); // the service had done it
        QVERIFY(agreeTo(planDialog()));
        auto* banner = f.find<ui::Banner>("sealed.banner");
        QTRY_VERIFY(banner->sentence().contains(QStringLiteral("Seal it anew")));
        QVERIFY(!f.find<ui::roles::SealedCodeDialog>("sealed.codeDialog"));
    }

    void anOpeningHasAClockAndIsRefusedAtOnce() {
        PaneFixture f(20);
        f.load();
        f.gateway.roleDesk.fill();
        BreakGlass& account = f.gateway.roleDesk.account;
        account.state = BreakGlassState::Opening;
        account.opensAt = f.clock.now() + std::chrono::minutes(30);
        account.until = *account.opensAt + std::chrono::hours(4);
        account.reason = "誰もログインできません";
        auto pane = f.open<ui::BreakGlassPane>();
        QTRY_VERIFY(f.find<QLabel>("sealed.clock")->isVisible());
        QVERIFY(f.find<QLabel>("sealed.clock")->text().contains(QStringLiteral("30:00")));
        QVERIFY(!button(f, "sealed.seal")->isEnabled());
        QVERIFY(button(f, "sealed.refuse")->isVisible() && button(f, "sealed.refuse")->isEnabled());
        f.arguments = {{QStringLiteral("reason"), QStringLiteral("Nobody asked for it")}};
        button(f, "sealed.refuse")->click();
        QTRY_COMPARE(f.gateway.roleDesk.account.state, BreakGlassState::Used);
        QTRY_VERIFY(!button(f, "sealed.refuse")->isVisible());
        QVERIFY(!f.find<QLabel>("sealed.clock")->isVisible());
    }

    void anOpenAccountIsClosed() {
        PaneFixture f(20);
        f.load();
        f.gateway.roleDesk.fill();
        BreakGlass& account = f.gateway.roleDesk.account;
        account.state = BreakGlassState::Open;
        account.openedAt = f.clock.now();
        account.until = f.clock.now() + std::chrono::minutes(61);
        auto pane = f.open<ui::BreakGlassPane>();
        QTRY_VERIFY(button(f, "sealed.close")->isVisible());
        QVERIFY(f.find<QLabel>("sealed.clock")->text().contains(QStringLiteral("1:01:00")));
        button(f, "sealed.close")->click();
        QTRY_COMPARE(f.gateway.roleDesk.account.state, BreakGlassState::Used);
    }

    void whatTheSealedAccountMayDoIsListed() {
        PaneFixture f(20);
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = f.open<ui::BreakGlassPane>();
        QTRY_VERIFY(f.find<QLabel>("sealed.abilities")->isVisible());
        const QString words = f.find<QLabel>("sealed.abilities")->text();
        QVERIFY2(words.contains(QStringLiteral("Operate: ")) && words.contains(QStringLiteral("Members")),
                 qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("password of the highest administrator")));
        QVERIFY(lookOf(*pane, ui::StatePage::Look::Loading) == false);
    }

    void aDeputyMayLookAndRefuseButNotSeal() {
        PaneFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "deputy";
        f.load();
        f.gateway.roleDesk.fill();
        auto pane = f.open<ui::BreakGlassPane>();
        QTRY_VERIFY(button(f, "sealed.seal")->isVisible());
        QVERIFY(!button(f, "sealed.seal")->isEnabled());
        QVERIFY(!button(f, "sealed.seal")->toolTip().isEmpty());
    }
};

} // namespace sekisho::tests::test_office_panes

SEKISHO_QTEST_MAIN(test_office_panes, TestOfficePanes)
#include "test_office_panes.moc"
