// The whole job by keyboard: sign in, find a member as one types, open the page, edit and save, suspend and release,
// force a log-out, lock and unlock, sign out. The real window against the real service; not one mouse event.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/keyboard.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"
#include "ui/shell/command_palette.h"

#include <QLabel>

#include <functional>
#include <set>

namespace sekisho::tests::test_console_keyboard {

class TestConsoleKeyboard : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    std::unique_ptr<Keyboard> keys_;
    QString login_;
    std::string id_;

    ports::MemberCells cells() { return console_->members().cells(*console_->members().find(id_)); }
    bool dialogShown() {
        return QTest::qWaitFor([&] { return console_->dialog() != nullptr; }, 5'000);
    }
    bool dialogGone() {
        return QTest::qWaitFor([&] { return console_->dialog() == nullptr; }, 5'000);
    }
    // Chooses in the command palette what these letters find first.
    bool palette(const QString& letters) {
        keys_->press("Ctrl+K");
        if (!console_->seen<ui::CommandPalette>("palette")) return false;
        keys_->text(letters);
        keys_->press(Qt::Key_Return);
        return !console_->seen<ui::CommandPalette>("palette");
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(120, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        keys_ = std::make_unique<Keyboard>(*console_->window);
        console_->start(service_, kAdmin);
    }
    void cleanupTestCase() {
        keys_.reset();
        console_.reset();
        service_.stop();
    }
    void cleanup() { QCOMPARE(keys_->mouseEvents(), 0); }

    void signsInAndSetsAPasswordOfItsOwn() {
        QTRY_COMPARE(Keyboard::focus(), QStringLiteral("signIn.password"));
        keys_->text(service_.setupPassword);
        keys_->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(Keyboard::focus(), QStringLiteral("signIn.newPassword"), 15'000);
        keys_->text(kAdminPassword);
        keys_->press(Qt::Key_Tab);
        QCOMPARE(Keyboard::focus(), QStringLiteral("signIn.again"));
        keys_->text(kAdminPassword);
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(console_->working() && console_->whole(), 20'000);
        QVERIFY2(QApplication::focusWidget() && QApplication::focusWidget()->isVisible(),
                 "the next key would go nowhere");
        login_ = somebody(*console_);
        id_ = idOf(*console_, login_);
    }

    void findsAMemberAsOneTypes() {
        keys_->press("Ctrl+F");
        QCOMPARE(Keyboard::focus(), QStringLiteral("members.search"));
        const QString reading = commands::fromUtf8(cells().reading);
        keys_->compose(reading);
        QVERIFY(console_->table()->model()->rowCount() >= 1);
        QVERIFY(console_->table()->model()->rowCount() < 40);
        keys_->press(Qt::Key_Escape);
        int rows = console_->table()->model()->rowCount();
        QVERIFY(rows > 60);
        for (const QChar letter : login_) {
            keys_->text(letter);
            QVERIFY(console_->table()->model()->rowCount() <= rows);
            rows = console_->table()->model()->rowCount();
        }
        QCOMPARE(rows, 1);
        keys_->press(Qt::Key_Down);
        QCOMPARE(Keyboard::focus(), QStringLiteral("members.table"));
        const commands::Selection chosen = console_->window->registry().context().selection;
        QCOMPARE(chosen.count(), 1U);
        QCOMPARE(chosen.front().loginId, login_);
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY(console_->seen<QLabel>("detail.login"));
        QTRY_COMPARE(console_->seen<QLabel>("detail.login")->text(), login_);
        QVERIFY(keys_->tabTo("detail.edit"));
    }

    void editsAFieldAndSaves() {
        keys_->press("F2");
        auto* detail = console_->pane()->findChild<ui::members::MemberDetail*>();
        QTRY_VERIFY(detail->editing());
        QVERIFY(keys_->tabTo("control.nickName"));
        keys_->press("Ctrl+A");
        keys_->text(QStringLiteral("Hana"));
        QVERIFY(console_->pane()->hasDraft());
        keys_->press("Ctrl+S");
        QVERIFY(dialogShown());
        QCOMPARE(console_->dialog()->objectName(), QStringLiteral("members.diff"));
        keys_->press(Qt::Key_Return);
        QVERIFY(dialogGone());
        QTRY_VERIFY_WITH_TIMEOUT(cells().nickName == "Hana", 10'000);
        QTRY_VERIFY(!detail->editing() && !console_->pane()->hasDraft());
        QVERIFY(detail->findChild<ui::Banner*>()->sentence().contains(QStringLiteral("saved")));
    }

    void aDraftIsGivenUpByEscapeAfterAQuestion() {
        keys_->press("F2");
        auto* detail = console_->pane()->findChild<ui::members::MemberDetail*>();
        QTRY_VERIFY(detail->editing());
        QVERIFY(keys_->tabTo("control.nickName"));
        keys_->text(QStringLiteral("x"));
        keys_->press(Qt::Key_Escape);
        QVERIFY(dialogShown());
        keys_->press(Qt::Key_Escape); // no: the draft stays
        QVERIFY(dialogGone());
        QVERIFY(detail->editing());
        keys_->press(Qt::Key_Escape);
        QVERIFY(dialogShown());
        keys_->press(Qt::Key_Return);
        QVERIFY(dialogGone());
        QTRY_VERIFY(!detail->editing());
        QCOMPARE(detail->member()->nickName, "Hana");
    }

    void suspendsByTheMenuAndReleasesByThePalette() {
        QVERIFY(keys_->choose("Alt+M", QStringLiteral("Suspend")));
        QVERIFY(dialogShown());
        keys_->press(Qt::Key_Return);
        QVERIFY(dialogGone());
        QTRY_VERIFY_WITH_TIMEOUT(cells().status == MemberStatus::Suspended, 10'000);
        QVERIFY(palette(QStringLiteral("release")));
        QVERIFY(dialogShown());
        keys_->press(Qt::Key_Return);
        QVERIFY(dialogGone());
        QTRY_VERIFY_WITH_TIMEOUT(cells().status == MemberStatus::InUse, 10'000);
    }

    void forcesALogOutByPaletteMenuAndShortcut() {
        MemberPhone phone(service_.url, service_.caFile);
        const std::function<bool()> ways[] = {
            [&] { return palette(QStringLiteral("force log")); },
            [&] { return keys_->choose("Alt+M", QStringLiteral("Force log-out")); },
            [&] {
                keys_->press("Ctrl+Shift+L");
                return true;
            },
        };
        for (const auto& way : ways) {
            QVERIFY(phone.signIn(login_, kMemberPassword));
            QCOMPARE(phone.ask(), 200);
            QVERIFY(way());
            QVERIFY(dialogShown());
            keys_->press(Qt::Key_Return);
            QVERIFY(dialogGone());
            QTRY_COMPARE_WITH_TIMEOUT(phone.ask(), 401, 10'000);
        }
    }

    void anActionByMistakeIsLeftByEscape() {
        keys_->press("Ctrl+Shift+L");
        QVERIFY(dialogShown());
        const std::size_t jobs = console_->window->jobs().jobs().size();
        keys_->press(Qt::Key_Escape);
        QVERIFY(dialogGone());
        QCOMPARE(console_->window->jobs().jobs().size(), jobs);
        keys_->press("Ctrl+K");
        keys_->press(Qt::Key_Escape);
        QVERIFY(!console_->seen<ui::CommandPalette>("palette"));
    }

    void goesToTheActivityAndBack() {
        keys_->press("Ctrl+J");
        QTRY_VERIFY(!console_->pane()->isVisible());
        keys_->press("Alt+Left");
        QTRY_VERIFY(console_->pane()->isVisible());
    }

    void tabReachesEverythingThatCanBeUsed() {
        keys_->press("Ctrl+F");
        std::set<QWidget*> reached;
        for (int i = 0; i < 300 && reached.insert(QApplication::focusWidget()).second; ++i)
            keys_->press(Qt::Key_Tab);
        QStringList missing;
        for (QWidget* widget : console_->window->findChildren<QWidget*>()) {
            const bool wanted = widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
                                (widget->focusPolicy() & Qt::TabFocus);
            if (wanted && !reached.count(widget))
                missing << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("; "))));
        QVERIFY(reached.size() > 15);
    }

    void locksAndUnlocks() {
        keys_->press("Ctrl+K"); // even in the middle of something
        keys_->text(QStringLiteral("sato"));
        keys_->press("Ctrl+L");
        QCOMPARE(console_->session().state(), Console::State::Locked);
        QCOMPARE(Keyboard::focus(), QStringLiteral("lock.password"));
        keys_->text(QStringLiteral("wrong"));
        keys_->press(Qt::Key_Return);
        QTest::qWait(50);
        QTRY_COMPARE_WITH_TIMEOUT(Keyboard::focus(), QStringLiteral("lock.password"), 5'000);
        QCOMPARE(console_->session().state(), Console::State::Locked);
        keys_->text(kAdminPassword);
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(console_->working() && console_->whole(), 10'000);
        QVERIFY2(!console_->seen<ui::CommandPalette>("palette"), "what was typed before is not left standing");
        keys_->press("Ctrl+F");
        QCOMPARE(Keyboard::focus(), QStringLiteral("members.search"));
    }

    void signsOut() {
        QVERIFY(keys_->choose("Alt+F", QStringLiteral("Sign out")));
        QCOMPARE(console_->session().state(), Console::State::SignedOut);
        QTRY_COMPARE(Keyboard::focus(), QStringLiteral("signIn.password"));
    }
};

} // namespace sekisho::tests::test_console_keyboard

SEKISHO_QTEST_MAIN(test_console_keyboard, TestConsoleKeyboard)
#include "test_console_keyboard.moc"
