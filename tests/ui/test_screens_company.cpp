// Pictures: 解約 with what stands in the way, ready, asked and done; ロゴ・テーマ with and without a logo; the
// workgroup name above 会社情報, asked for and changed.
#include "models/commands/company_commands.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

#include <QBuffer>
#include <QComboBox>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>

namespace sekisho::tests::test_screens_company {

class TestScreensCompany : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensCompany()
        : EveryScreen({"closing-blocked", "closing-ready", "closing-ask", "closing-done", "theme", "theme-logo",
                       "workgroup", "workgroup-ask", "workgroup-done"}) {}

  private Q_SLOTS:
    void closing_data() { looks(); }
    void closing() {
        wear();
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("basic.close"));
        QTRY_VERIFY(f.find<QPushButton>("closing.members") && f.find<QPushButton>("closing.members")->isVisible());
        take(*f.window, "closing-blocked");
        f.gateway.companyDesk.present.blockers.clear();
        f.window->openScreen(QStringLiteral("members.members"));
        f.window->openScreen(QStringLiteral("basic.close"));
        QTRY_VERIFY(!f.find<QPushButton>("closing.members")->isVisible());
        f.find<QComboBox>("closing.reason")->setCurrentIndex(3);
        take(*f.window, "closing-ready");
        press(f, "closing.go");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "closing-ask");
        closeDialog(f);
        f.gateway.companyDesk.present.closed = true;
        f.gateway.companyDesk.present.closedAt = f.clock.now();
        f.gateway.companyDesk.present.eraseAt = f.clock.now() + std::chrono::days(kClosingDays);
        f.gateway.companyDesk.present.closedBy = "管理 太郎";
        f.window->openScreen(QStringLiteral("members.members"));
        f.window->openScreen(QStringLiteral("basic.close"));
        QTRY_VERIFY(f.find<QPushButton>("closing.withdraw")->isVisible());
        take(*f.window, "closing-done");
        noFaults();
    }

    void theme_data() { looks(); }
    void theme() {
        wear();
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("basic.theme"));
        QTRY_VERIFY(f.find<QPushButton>("logo.choose") && f.find<QPushButton>("logo.choose")->isEnabled());
        take(*f.window, "theme");
        QPixmap picture(200, 60);
        picture.fill(QColor(0x2d, 0x6c, 0xb5));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG"));
        f.gateway.companyDesk.shown = {"image/png", bytes.toStdString()};
        f.window->openScreen(QStringLiteral("members.members"));
        f.window->openScreen(QStringLiteral("basic.theme"));
        QTRY_VERIFY(f.find<QPushButton>("logo.remove")->isEnabled());
        take(*f.window, "theme-logo");
        noFaults();
    }
    void workgroup_data() { looks(); }
    void workgroup() {
        wear();
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("basic.company"));
        QTRY_VERIFY(f.find<QPushButton>("workgroup.change") && f.find<QPushButton>("workgroup.change")->isEnabled());
        take(*f.window, "workgroup");
        press(f, "workgroup.change");
        QTRY_VERIFY(f.dialog());
        QTest::keyClicks(f.dialog()->findChild<QLineEdit*>(QStringLiteral("ask.workgroup")), QStringLiteral("-momo"));
        take(*f.dialog(), "workgroup-ask");
        auto* rename =
            qobject_cast<commands::ChangeWorkgroup*>(f.window->registry().find(QStringLiteral("company.workgroup")));
        QVERIFY(rename);
        closeDialog(f);
        rename->run(f.window->registry().context(), {{QStringLiteral("workgroup"), QStringLiteral("momo")}});
        QTRY_COMPARE(f.window->session().state(), ui::SessionController::State::SignedOut);
        take(*f.window, "workgroup-done");
        noFaults();
    }

    void everyScreenWasTaken() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_company

SEKISHO_QTEST_MAIN(test_screens_company, TestScreensCompany)
#include "test_screens_company.moc"
