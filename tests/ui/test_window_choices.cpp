// What a person sets for the window itself: language and colours while it works, another tenant beside this one, and
// the lock of a window that nobody uses.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/widgets/tones.h"

#include <QAction>
#include <QLineEdit>
#include <QTimer>

namespace sekisho::tests::test_window_choices {

class TestWindowChoices : public QObject {
    Q_OBJECT

    static void begin(ConsoleFixture& f) {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        f.show();
        f.signInAndLoad();
        // As the program does it.
        connect(f.window.get(), &ui::MainWindow::languageWanted, f.window.get(),
                [](const QString& language) { ui::applyLanguage(language); });
        connect(f.window.get(), &ui::MainWindow::themeWanted, f.window.get(),
                [](ui::Theme theme) { ui::applyTheme(theme); });
    }
    static bool choose(ConsoleFixture& f, const char* key) {
        return f.window->registry().trigger(QLatin1String(key)).applies;
    }

  private Q_SLOTS:
    void cleanup() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }

    void theLanguageChangesWhileTheWindowWorks() {
        ConsoleFixture f(20);
        begin(f);
        const auto head = [&] {
            QStringList all;
            for (int column = 0; column < f.model()->columnCount(); ++column)
                all << f.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            return all.join(QLatin1Char(' '));
        };
        const QString english = head();
        const int rows = f.model()->rowCount();
        QVERIFY(choose(f, "language.ja"));
        QCOMPARE(f.host.kept.language, QStringLiteral("ja"));
        QCOMPARE(f.window->registry().find(QStringLiteral("session.lock"))->text(), QStringLiteral("ロック"));
        QVERIFY(head() != english);
        QVERIFY(choose(f, "language.en"));
        QCOMPARE(head(), english);
        QCOMPARE(f.model()->rowCount(), rows);
    }

    void aScreenIsMadeWhenItIsWanted() {
        ConsoleFixture f(20);
        begin(f);
        const auto made = [&] { return f.window->findChildren<ui::Pane*>().size(); };
        QCOMPARE(made(), 1);
        QVERIFY2(!choose(f, "orgUnit.delete"), "its screen is open now, but nothing is chosen there");
        QCOMPARE(made(), 2);
        QVERIFY(f.window->pane(QStringLiteral("members.orgUnits"))->isVisible());
        QVERIFY2(!choose(f, "policy.save"), "of many screens: which one?");
        QCOMPARE(made(), 2);
    }

    void theSignInIsMadeWhenSomebodyHasToSignIn() {
        for (const Keychain keychain : {Keychain::Empty, Keychain::HasTheKey, Keychain::NeverAnswers}) {
            ConsoleFixture f(20);
            f.keychain = keychain;
            f.gateway.signInAs("admin@demo");
            const auto page = [&] { return f.window->findChild<ui::SignInPage*>(); };
            f.window->show();
            f.window->start(nullptr);
            QVERIFY2(!page(), "the copy may open without it");
            if (keychain == Keychain::HasTheKey) {
                QTRY_VERIFY(f.window->session().state() == ui::SessionController::State::Working);
                QVERIFY(!page());
                f.window->session().signOut();
            }
            QTRY_VERIFY(page() && page()->isVisible());
            QCOMPARE(page()->place().loginId, QStringLiteral("admin@demo"));
        }
    }

    void theColoursChangeWhileTheWindowWorks() {
        ConsoleFixture f(20);
        begin(f);
        QVERIFY(choose(f, "theme.dark"));
        QCOMPARE(f.host.kept.theme, ui::Theme::Dark);
        QTRY_VERIFY(ui::isDark(f.window->palette()) && ui::isDark(f.table()->palette()));
        QVERIFY(choose(f, "theme.light"));
        QTRY_VERIFY(!ui::isDark(f.window->palette()) && !ui::isDark(f.table()->palette()));
    }

    void anotherTenantOpensBesideThisOne() {
        ConsoleFixture f(20);
        begin(f);
        QVERIFY(choose(f, "tenant.another"));
        QCOMPARE(f.host.windows, 1);
        QVERIFY(f.window->session().state() == ui::SessionController::State::Working);
    }

    void aWindowThatNobodyUsesLocksByItself() {
        ConsoleFixture f(20);
        begin(f);
        auto* idle = f.find<QTimer>("window.idle");
        QVERIFY2(idle && idle->isActive(), "it counts from the sign-in on");
        QCOMPARE(idle->interval(), 15 * 60'000);
        idle->start(1);
        QTRY_VERIFY(f.window->session().state() == ui::SessionController::State::Locked);
        QVERIFY2(!f.host.link->cache(), "nothing of the tenant is readable while locked");
        QVERIFY(!idle->isActive());
        f.host.kept.lockMinutes = 0;
        auto* password = f.find<QLineEdit>("lock.password");
        password->setText(QString::fromLatin1(kAdminPassword));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(f.window->session().state() == ui::SessionController::State::Working);
        QVERIFY2(!idle->isActive(), "0 minutes: never");
    }
};

} // namespace sekisho::tests::test_window_choices

SEKISHO_QTEST_MAIN(test_window_choices, TestWindowChoices)
#include "test_window_choices.moc"
