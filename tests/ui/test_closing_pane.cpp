// 解約, the workgroup name and the logo: nothing can be closed or renamed by accident, what stands in the way is said,
// and a closing is taken back in one click.
#include "models/commands/company_commands.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/forms/logo_box.h"
#include "ui/panes/closing/closing_pane.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QSignalSpy>

namespace sekisho::tests::test_closing_pane {

class TestClosingPane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatStandsInTheWayIsSaid() {
        PaneFixture f(20);
        f.load();
        const auto pane = f.open<ui::ClosingPane>();
        QTRY_VERIFY(f.find<QPushButton>("closing.members") && f.find<QPushButton>("closing.members")->isVisible());
        QVERIFY(!f.find<QPushButton>("closing.go")->isEnabled());
        QVERIFY(f.find<QLabel>("closing.blocker")->text().contains(QStringLiteral("12")));
        QSignalSpy wanted(pane.get(), &ui::Pane::openWanted);
        f.find<QPushButton>("closing.members")->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("members.members"));
    }

    void theNameMustBeTypedAndItIsTakenBack() {
        PaneFixture f(20);
        f.load();
        f.gateway.companyDesk.present.blockers.clear();
        const auto pane = f.open<ui::ClosingPane>();
        auto* go = f.find<QPushButton>("closing.go");
        QTRY_VERIFY(go->isVisible());
        QVERIFY(!go->isEnabled()); // no reason yet
        f.find<QComboBox>("closing.reason")->setCurrentIndex(2);
        QVERIFY(go->isEnabled());
        go->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = pane->findChild<QDialog*>()) != nullptr && dialog->isVisible());
        QPushButton* agree = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Close the tenant")) agree = button;
        QVERIFY(agree && !agree->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(),
                         QString::fromStdString(f.gateway.companyDesk.present.workgroup));
        QVERIFY(agree->isEnabled());
        agree->click();
        QTRY_VERIFY(f.gateway.companyDesk.present.closed);
        QCOMPARE(f.gateway.companyDesk.present.reason, std::string("cost"));
        auto* back = f.find<QPushButton>("closing.withdraw");
        QTRY_VERIFY(back->isVisible() && back->isEnabled());
        back->click();
        QTRY_VERIFY(!f.gateway.companyDesk.present.closed);
        QTRY_VERIFY(go->isVisible());
    }

    void whatANewNameMustBeIsSaid_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why"); // a part of the sentence
        const auto row = [](const char* name, const char* why) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(why);
        };
        row("a", "2 to 22 characters");
        row("abcdefghijklmnopqrstuvw", "2 to 22 characters");
        row("Sakura", "small letters");
        row("桜", "small letters");
        row("-momo", "begin or end");
        row("momo-", "begin or end");
        row("the-lineworks", "must not contain “lineworks”");
        row("admin", "must not be “admin”");
        row("demo", "this name already");
        row("momo-2", "");
        row("outline", "");
    }
    void whatANewNameMustBeIsSaid() {
        QFETCH(QString, name);
        QFETCH(QString, why);
        const QString said = commands::ChangeWorkgroup::faultText(name, QStringLiteral("demo"));
        QVERIFY2(why.isEmpty() ? said.isEmpty() : said.contains(why), qPrintable(said));
    }

    void anotherNameSignsOutAndThePlaceKnowsTheNewId() {
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        const QString before = f.window->session().place().loginId;
        const QString present = QString::fromStdString(f.gateway.companyDesk.named.name);
        f.window->openScreen(QStringLiteral("basic.company"));
        auto* change = f.find<QPushButton>("workgroup.change");
        QTRY_VERIFY(change && change->isVisible() && change->isEnabled());
        QCOMPARE(f.find<QLabel>("workgroup.name")->text(), QLatin1Char('@') + present);
        const auto agreed = [&](const QString& name) {
            change->click();
            QDialog* dialog = nullptr;
            QTRY_VERIFY((dialog = f.dialog()) != nullptr);
            auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("ask.workgroup"));
            QTest::keyClicks(field, name);
            QPushButton* agree = nullptr;
            for (QPushButton* button : dialog->findChildren<QPushButton*>())
                if (button->text() == QStringLiteral("Change the name")) agree = button;
            QVERIFY(agree && !agree->isEnabled()); // the present one is not typed
            for (QLineEdit* line : dialog->findChildren<QLineEdit*>())
                if (line->objectName().isEmpty()) QTest::keyClicks(line, present);
            QVERIFY(agree->isEnabled());
            agree->click();
        };
        agreed(QStringLiteral("ume")); // of another tenant
        QTRY_VERIFY(f.find<ui::Banner>("banner")->isVisible());
        QVERIFY(f.gateway.companyDesk.wished.workgroup.empty());
        agreed(QStringLiteral("momo"));
        QTRY_COMPARE(f.window->session().state(), ui::SessionController::State::SignedOut);
        QCOMPARE(f.gateway.companyDesk.wished.workgroup, std::string("momo"));
        const QString after = before.section(QLatin1Char('@'), 0, 0) + QStringLiteral("@momo");
        QVERIFY(f.find<QLabel>("signIn.message")->text().contains(after));
        QCOMPARE(f.host.known.size(), 1U);
        QCOMPARE(f.host.known.front().loginId, after);
        QCOMPARE(f.host.known.front().id, QStringLiteral("p1")); // the same profile and local copy
        QCOMPARE(f.find<QLineEdit>("signIn.loginId")->text(), after);
    }

    void aLockedNameSaysUntilWhen() {
        ConsoleFixture f(20);
        f.gateway.companyDesk.named.lockedUntil = f.clock.now() + std::chrono::hours(3);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("basic.company"));
        QTRY_VERIFY(f.find<QPushButton>("workgroup.change") && !f.find<QPushButton>("workgroup.change")->isEnabled());
        QTRY_VERIFY(f.find<QLabel>("workgroup.state")->text().contains(QStringLiteral("24 hours")));
    }

    void aLogoIsChosenRefusedAndRemoved() {
        PaneFixture f(20);
        f.load();
        ui::LogoBox box({f.gateway, f.gui, [] { return true; }});
        box.show();
        auto* remove = box.findChild<QPushButton*>(QStringLiteral("logo.remove"));
        QTRY_VERIFY(!remove->isEnabled());
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("logo.png"));
        QPixmap picture(32, 32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(file));
        box.take(file);
        QTRY_VERIFY(remove->isEnabled());
        QVERIFY(!box.findChild<QLabel*>(QStringLiteral("logo.picture"))->pixmap(Qt::ReturnByValue).isNull());
        auto* fault = box.findChild<QLabel*>(QStringLiteral("logo.fault"));
        box.take(folder.filePath(QStringLiteral("none.png")));
        QVERIFY(!fault->text().isEmpty());
        QFile large(folder.filePath(QStringLiteral("large.png")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(static_cast<qint64>(kLargestLogo) + 1));
        large.close();
        box.take(large.fileName());
        QVERIFY(fault->text().contains(QStringLiteral("1 MB")));
        remove->click();
        auto* question = box.findChild<QDialog*>();
        QVERIFY(question && !f.gateway.companyDesk.shown.bytes.empty());
        for (QPushButton* button : question->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Remove")) button->click();
        QTRY_VERIFY(!remove->isEnabled());
        QVERIFY(f.gateway.companyDesk.shown.bytes.empty());
    }
};

} // namespace sekisho::tests::test_closing_pane

SEKISHO_QTEST_MAIN(test_closing_pane, TestClosingPane)
#include "test_closing_pane.moc"
