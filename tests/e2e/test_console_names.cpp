// Every screen, menu and dialog of the real window as a screen reader meets it: whatever can have the focus says what
// it is, in both languages.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/change_dialogs.h"
#include "ui/panes/members/member_detail.h"

#include <QAccessible>
#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QToolButton>

#include <utility>

namespace sekisho::tests::test_console_names {

class TestConsoleNames : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    QStringList nameless_; // of one test: a run shows all
    int named_ = 0;

    static QString described(const QWidget* widget) {
        QString path = QLatin1String(widget->metaObject()->className());
        if (!widget->objectName().isEmpty()) path += QLatin1Char('#') + widget->objectName();
        const QWidget* parent = widget->parentWidget();
        while (parent && parent->objectName().isEmpty())
            parent = parent->parentWidget();
        return parent ? path + QStringLiteral(" in ") + parent->objectName() : path;
    }
    void look(const char* where) {
        for (const QString& language : {QStringLiteral("ja"), QStringLiteral("en")}) {
            ui::applyLanguage(language);
            QCoreApplication::processEvents();
            for (QWidget* widget : QApplication::allWidgets()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()) continue;
                if (auto* label = qobject_cast<QLabel*>(widget); label && label->text().isEmpty())
                    continue; // says nothing
                QAccessibleInterface* known = QAccessible::queryAccessibleInterface(widget);
                if (known && !known->text(QAccessible::Name).trimmed().isEmpty()) {
                    ++named_;
                    continue;
                }
                nameless_ << QStringLiteral("%1, %2: %3").arg(QLatin1String(where), language, described(widget));
            }
        }
    }
    ui::members::MemberDetail* detail() { return console_->pane()->findChild<ui::members::MemberDetail*>(); }
    void leave(QDialog* dialog) {
        QVERIFY(dialog);
        dialog->reject();
        QTRY_VERIFY(!console_->dialog());
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(40, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }
    void cleanup() {
        QStringList nameless = std::exchange(nameless_, {});
        const int named = std::exchange(named_, 0);
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(QLatin1Char('\n') + nameless.join(QLatin1Char('\n'))));
        QVERIFY2(named > 0, "nothing was looked at");
    }

    void signIn() {
        ui::SignInPage& page = console_->window->signInPage();
        for (auto* more : page.findChildren<QToolButton*>())
            if (more->isCheckable()) more->setChecked(true);
        look("sign-in");
        page.askSecondFactor();
        look("second factor");
        page.askNewPassword({});
        look("new password");
        page.askAccount();
    }

    void listAndPageOfAMember() {
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        QVERIFY(console_->selectOnly(somebody(*console_)));
        QTRY_VERIFY(detail()->member());
        console_->await<QCheckBox>("detail.info.all")->setChecked(true);
        QTRY_VERIFY(console_->seen<QAbstractButton>("bar.member.suspend"));
        look("list and page");
        for (const char* name : {"members.filter", "members.columns", "members.more", "detail.more", "top.account"}) {
            auto* button = console_->seen<QToolButton>(name);
            QVERIFY2(button && button->menu(), name);
            button->menu()->popup(console_->window->mapToGlobal(QPoint(40, 40)));
            QTRY_VERIFY(button->menu()->isVisible());
            look(name);
            button->menu()->close();
        }
        console_->pane()->findChild<ui::SearchField*>()->setText(QStringLiteral("nobody at all"));
        look("no match");
        console_->pane()->findChild<ui::SearchField*>()->clear();
    }

    void editing() {
        QVERIFY(console_->selectOnly(somebody(*console_)));
        QVERIFY(console_->click("detail.edit"));
        QTRY_VERIFY(detail()->editing());
        QTest::keyClicks(console_->seen<QLineEdit>("control.nickName"), QStringLiteral("Hana"));
        look("draft");
        QVERIFY(console_->click("memberships.add"));
        QVERIFY(console_->await<QDialog>("orgPicker"));
        look("choice of an organization");
        leave(console_->dialog());
        QVERIFY(console_->click("edit.save"));
        QVERIFY(console_->await<QDialog>("members.diff"));
        look("changes");
        leave(console_->dialog());
        const Member base = *detail()->member();
        Member mine = base, theirs = base;
        mine.nickName = "Mine";
        theirs.nickName = "Theirs";
        auto* merge = new ui::members::MergeDialog(base, mine, theirs, *console_->cache(), {}, console_->window.get());
        merge->open();
        look("merge");
        leave(merge);
        QVERIFY(console_->click("edit.discard"));
        QVERIFY(console_->await<QDialog>("members.discard"));
        look("discard");
        QVERIFY(console_->confirm());
        QTRY_VERIFY(!detail()->editing());
    }

    void adding() {
        QVERIFY(console_->click("members.add"));
        QTRY_VERIFY(console_->seen<ui::members::AddPage>("members.addPage"));
        look("add");
        console_->seen<QRadioButton>("password.byAdministrator")->click();
        if (auto* later = console_->seen<QRadioButton>("start.later")) later->click();
        look("add, password typed, start later");
        if (!console_->pane()->giveUpDraft()) QVERIFY(console_->confirm());
        ui::members::TemporaryPasswordDialog once(QStringLiteral("新井 望"), QStringLiteral("arai@sakura"),
                                                  QStringLiteral("Kaede-4711"), console_->window.get());
        once.setAttribute(Qt::WA_DeleteOnClose, false);
        once.open();
        look("temporary password");
        once.reject();
    }

    void plans() {
        commands::Registry& registry = console_->window->registry();
        QVERIFY(console_->selectOnly(somebody(*console_)));
        int shown = 0;
        for (const commands::Command* command : registry.all()) {
            if (!command->key().startsWith(QLatin1String("member.")) || !registry.trigger(command->key()).applies)
                continue;
            QCoreApplication::processEvents();
            if (QDialog* dialog = console_->dialog()) {
                ++shown;
                look(qPrintable(command->key()));
                leave(dialog);
            } else if (console_->seen<QWidget>("lost.response")) { // a screen of its own
                look(qPrintable(command->key()));
                console_->window->openScreen(QStringLiteral("members.members"));
            } else if (console_->seen<ui::members::AddPage>("members.addPage") || detail()->editing()) {
                if (!console_->pane()->giveUpDraft()) QVERIFY(console_->confirm());
            } else if (!console_->pane()->isVisible()) { // it opened another screen
                look(qPrintable(command->key()));
                console_->window->openScreen(QStringLiteral("members.members"));
                QVERIFY(console_->selectOnly(somebody(*console_)));
            }
        }
        QVERIFY(shown >= 8);
    }

    void shell() {
        commands::Registry& registry = console_->window->registry();
        QVERIFY(console_->selectOnly(somebody(*console_)));
        QVERIFY(registry.trigger(QStringLiteral("member.forceLogout")).applies);
        QVERIFY(console_->confirm());
        QTRY_VERIFY(console_->window->jobs().running() == 0 && !console_->window->jobs().jobs().empty());
        QTRY_VERIFY(!console_->window->banner().sentence().isEmpty());
        QVERIFY(registry.trigger(QStringLiteral("view.activity")).applies);
        look("activity");
        QVERIFY(registry.trigger(QStringLiteral("view.palette")).applies);
        look("palette");
        auto* palette = console_->await<QFrame>("palette");
        QVERIFY(palette);
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Escape);
        QTRY_VERIFY(!palette->isVisible());
        for (const char* key : {"help.shortcuts", "help.serviceLog"}) {
            QVERIFY(registry.trigger(QLatin1String(key)).applies);
            QTRY_VERIFY(console_->dialog());
            look(key);
            leave(console_->dialog());
        }
        QVERIFY(registry.trigger(QStringLiteral("session.lock")).applies);
        look("locked");
    }
};

} // namespace sekisho::tests::test_console_names

SEKISHO_QTEST_MAIN(test_console_names, TestConsoleNames)
#include "test_console_names.moc"
