// Pictures: the window around the screens: menus, palette, activity, its dialogs.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/widgets/banner.h"

#include <QMenuBar>
#include <QToolButton>

#include <array>

namespace sekisho::tests::test_screens_window {

class TestScreensWindow : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensWindow()
        : EveryScreen({"menu-file", "menu-member", "menu-view", "menu-help", "account-menu", "palette", "palette-found",
                       "palette-nothing", "activity", "activity-empty", "shortcuts", "shortcuts-clash", "service-log",
                       "about", "banner-error", "close-with-jobs"}) {}

  private Q_SLOTS:
    void theWindow_data() { looks(); }
    void theWindow() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        constexpr std::array menus{"menu-file", "menu-member", "menu-view", "menu-help"};
        const auto bar = f.window->menuBar()->actions();
        QCOMPARE(bar.size(), qsizetype(menus.size()));
        for (std::size_t i = 0; i < menus.size(); ++i)
            takeMenu(bar[static_cast<qsizetype>(i)]->menu(), f.window->menuBar(), menus[i]);
        auto* account = f.find<QToolButton>("top.account");
        takeMenu(account->menu(), account, "account-menu");

        auto& registry = f.window->registry();
        registry.trigger(QStringLiteral("view.palette"));
        auto* field = f.find<QFrame>("palette")->findChild<QLineEdit*>();
        take(*f.window, "palette");
        field->setText(QStringLiteral("sato"));
        take(*f.window, "palette-found");
        field->setText(QStringLiteral("zzzz"));
        take(*f.window, "palette-nothing");
        QTest::keyClick(field, Qt::Key_Escape);

        f.window->openScreen(QStringLiteral("activity"));
        take(*f.window, "activity-empty");
        commands::JobList& jobs = f.window->jobs();
        std::shared_ptr<ports::JobControl> running;
        jobs.start({inJapanese() ? "メンバーを強制ログアウト" : "Force log-out of members", true, true,
                    [](const std::shared_ptr<ports::JobControl>& job) {
                        job->line({"佐藤 花子", {}});
                        job->line({"鈴木 一郎", Error(ErrorKind::Conflict, "PRECONDITION_FAILED")});
                        job->line({"里見 亮", {}});
                        job->progress(3, 3);
                        job->finish({});
                    }});
        jobs.start({inJapanese() ? "メンバーを一時停止" : "Suspend members", true, true,
                    [&running](std::shared_ptr<ports::JobControl> job) {
                        job->progress(31, 50);
                        running = std::move(job);
                    }});
        f.find<QTableView>("activity.jobs")->selectRow(1);
        take(*f.window, "activity");
        f.window->openScreen(QStringLiteral("members.members"));
        f.window->close();
        QVERIFY(f.dialog());
        take(*f.dialog(), "close-with-jobs");
        closeDialog(f);
        running->finish({});

        f.window->banner().announce(ui::Banner::Kind::Error,
                                    commands::errorText(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE")));
        take(*f.window, "banner-error");
        f.window->banner().dismiss();
        registry.trigger(QStringLiteral("help.shortcuts"));
        take(*f.dialog(), "shortcuts");
        closeDialog(f);
        f.host.kept.shortcuts = {{QStringLiteral("view.members"), QStringLiteral("Ctrl+K")}};
        registry.trigger(QStringLiteral("help.shortcuts"));
        f.dialog()->findChild<QPushButton*>(QStringLiteral("shortcuts.none"))->click();
        take(*f.dialog(), "shortcuts-clash");
        closeDialog(f);
        f.host.link->log = {
            QStringLiteral("2026-11-22T08:59:58.120Z  GET /v1.0/admin/changes  200  4 ms  7b1d6f02"),
            QStringLiteral(
                "2026-11-22T08:59:59.031Z  PATCH /v1.0/users/{id}  412 PRECONDITION_FAILED  11 ms  0c94ae17")};
        registry.trigger(QStringLiteral("help.serviceLog"));
        take(*f.dialog(), "service-log");
        closeDialog(f);
        registry.trigger(QStringLiteral("help.about"));
        take(*f.dialog(), "about");
        closeDialog(f);
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_window

SEKISHO_QTEST_MAIN(test_screens_window, TestScreensWindow)
#include "test_screens_window.moc"
