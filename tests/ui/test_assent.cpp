// What the service wants besides before it takes a command: the confirmation of the sign-in and the reason, asked one
// at a time, given up with Esc, with the lock and with the sign-out; and no trace of what was typed as a password.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/shell/assent_dialog.h"

#include <QAccessible>
#include <QLabel>
#include <QMetaProperty>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

namespace sekisho::tests::test_assent {

using ports::Assent;
using ports::AssentNeed;

namespace {

const QString kTyped = QStringLiteral("Sakura-geheim-77");

struct Answers {
    std::vector<std::optional<Assent>> all;
    std::function<void(std::optional<Assent>)> take() {
        return [this](std::optional<Assent> assent) { all.push_back(std::move(assent)); };
    }
};

AssentNeed stepUp(std::optional<Error> last = {}) {
    return {AssentNeed::Kind::StepUp, "roleGrant", std::move(last)};
}
AssentNeed reason(std::string action = "memberDelete") {
    return {AssentNeed::Kind::Reason, std::move(action), {}};
}

} // namespace

class TestAssent : public QObject {
    Q_OBJECT

    static void open(ConsoleFixture& f) {
        f.show();
        f.signInAndLoad();
        QVERIFY(f.gateway.assentDesk);
    }
    static QLineEdit* password(ConsoleFixture& f) { return f.find<QLineEdit>("assent.password"); }
    static QStringList everythingSaid(QWidget& shown) {
        QStringList out;
        QList<QWidget*> all = shown.findChildren<QWidget*>();
        all.prepend(&shown);
        for (QWidget* widget : all) {
            for (int i = 0; i < widget->metaObject()->propertyCount(); ++i)
                out << widget->metaObject()->property(i).read(widget).toString();
            for (const QByteArray& name : widget->dynamicPropertyNames())
                out << widget->property(name.constData()).toString();
            if (QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(widget))
                for (const auto text : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
                    out << seen->text(text);
        }
        return out;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }

    void aConfirmationIsAskedAndAnsweredOnce() {
        Answers answers; // outlives what may still ask for it
        ConsoleFixture f(10);
        open(f);
        f.gateway.assentDesk->ask(stepUp(), answers.take());
        QVERIFY(answers.all.empty()); // never at once
        QTRY_VERIFY(password(f) && password(f)->isVisible());
        QVERIFY(password(f)->hasFocus());
        QVERIFY(!f.find<QLineEdit>("assent.code"));
        auto* go = f.find<QPushButton>("assent.go");
        QVERIFY(!go->isEnabled() && !go->toolTip().isEmpty());
        QTest::keyClicks(password(f), kTyped);
        QTest::keyClick(password(f), Qt::Key_Return);
        QCOMPARE(answers.all.size(), 1U);
        QCOMPARE(answers.all.front()->password, kTyped.toStdString());
        QTRY_VERIFY(!f.dialog());
        QVERIFY(f.window->session().state() == ui::SessionController::State::Working);
    }

    void aWrongPasswordIsSaidBesideTheFieldAndACodeIsAskedFor() {
        Answers answers; // outlives what may still ask for it
        ConsoleFixture f(10);
        open(f);
        f.gateway.assentDesk->ask(stepUp(Error(ErrorKind::Unauthenticated, "LOGIN_FAILED")), answers.take());
        QTRY_VERIFY(password(f) && password(f)->isVisible());
        auto* fault = f.find<QLabel>("assent.password.fault");
        QVERIFY(fault && fault->isVisible());
        QCOMPARE(password(f)->accessibleDescription(), fault->text());
        QTest::keyClick(f.dialog(), Qt::Key_Escape);
        QCOMPARE(answers.all.size(), 1U);
        QVERIFY(!answers.all.front());

        f.gateway.assentDesk->ask(stepUp(Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_REQUIRED")), answers.take());
        QTRY_VERIFY(f.find<QLineEdit>("assent.code"));
        QVERIFY(f.find<QLabel>("assent.code.fault"));
        QTest::keyClicks(password(f), kTyped);
        QVERIFY(!f.find<QPushButton>("assent.go")->isEnabled());
        QTest::keyClicks(f.find<QLineEdit>("assent.code"), QStringLiteral("123 456"));
        f.find<QPushButton>("assent.go")->click();
        QCOMPARE(answers.all.size(), 2U);
        QCOMPARE(answers.all.back()->code, std::string("123456"));
        QTRY_VERIFY(!f.dialog());

        f.gateway.assentDesk->ask(stepUp(), answers.take()); // it is known now that this account has one
        QTRY_VERIFY(f.find<QLineEdit>("assent.code"));
    }

    void whatWasTypedIsNowhere() {
        Answers answers; // outlives what may still ask for it
        ConsoleFixture f(10);
        open(f);
        f.gateway.assentDesk->ask(stepUp(), answers.take());
        QTRY_VERIFY(password(f) && password(f)->isVisible());
        QTest::keyClicks(password(f), kTyped);
        for (const QString& said : everythingSaid(*f.dialog()))
            QVERIFY(said == password(f)->text() || !said.contains(kTyped)); // the field itself, which shows dots
        QAccessibleInterface* field = QAccessible::queryAccessibleInterface(password(f));
        QVERIFY(field && !field->text(QAccessible::Value).contains(kTyped));
        QVERIFY(!f.window->windowTitle().contains(kTyped));
        const QPointer<QDialog> asked = f.dialog();
        f.find<QPushButton>("assent.go")->click();
        if (asked)
            for (const QString& said : everythingSaid(*asked))
                QVERIFY2(!said.contains(kTyped), qPrintable(said));
        QTRY_VERIFY(!asked);
    }

    void aReasonIsNeededAndNotTooLong() {
        Answers answers; // outlives what may still ask for it
        ConsoleFixture f(10);
        open(f);
        f.gateway.assentDesk->ask(reason(), answers.take());
        QTRY_VERIFY(f.find<QPlainTextEdit>("assent.reason"));
        auto* field = f.find<QPlainTextEdit>("assent.reason");
        auto* go = f.find<QPushButton>("assent.go");
        QVERIFY(field->hasFocus());
        field->setPlainText(QStringLiteral("   "));
        QVERIFY(!go->isEnabled());
        field->setPlainText(QString(1'001, QLatin1Char('x')));
        QVERIFY(!go->isEnabled() && go->toolTip().contains(QStringLiteral("1,000")));
        field->setPlainText(QStringLiteral(" 退職のため "));
        QVERIFY(go->isEnabled());
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(answers.all.size(), 1U);
        QCOMPARE(answers.all.front()->reason, QStringLiteral("退職のため").toStdString());
    }

    void oneQuestionAfterTheOther() {
        Answers first, second; // outlives what may still ask for it
        ConsoleFixture f(10);
        open(f);
        f.gateway.assentDesk->ask(stepUp(), first.take());
        f.gateway.assentDesk->ask(reason(), second.take());
        QTRY_VERIFY(password(f) && password(f)->isVisible());
        QVERIFY(!f.find<QPlainTextEdit>("assent.reason"));
        QTest::keyClick(f.dialog(), Qt::Key_Escape);
        QCOMPARE(first.all.size(), 1U);
        QTRY_VERIFY(f.find<QPlainTextEdit>("assent.reason"));
        QVERIFY(second.all.empty());
        QTest::keyClick(f.dialog(), Qt::Key_Escape);
        QCOMPARE(second.all.size(), 1U);
        QVERIFY(!second.all.front());
    }

    void lockAndSignOutGiveUpForHim() {
        Answers first, second; // outlives what may still ask for it
        ConsoleFixture f(10);
        open(f);
        f.gateway.assentDesk->ask(stepUp(), first.take());
        f.gateway.assentDesk->ask(reason(), second.take());
        QTRY_VERIFY(password(f) && password(f)->isVisible());
        f.window->session().lock();
        QTRY_VERIFY(!f.dialog());
        QCOMPARE(first.all.size(), 1U);
        QCOMPARE(second.all.size(), 1U);
        QVERIFY(!first.all.front() && !second.all.front());
        QVERIFY(!f.gateway.assentDesk); // nobody can be asked behind the lock
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(f.gateway.assentDesk);

        f.gateway.assentDesk->ask(reason(), second.take());
        QTRY_VERIFY(f.find<QPlainTextEdit>("assent.reason"));
        f.find<QPlainTextEdit>("assent.reason")->setPlainText(QStringLiteral("退職のため"));
        f.window->session().lock();
        QTRY_VERIFY(!f.dialog());
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(f.gateway.assentDesk);
        f.gateway.assentDesk->ask(reason(), first.take());
        QTRY_VERIFY(f.find<QPlainTextEdit>("assent.reason")); // what was typed did not go with the window
        QCOMPARE(f.find<QPlainTextEdit>("assent.reason")->toPlainText(), QStringLiteral("退職のため"));
        f.window->session().signOut();
        QTRY_VERIFY(!f.dialog());
        QCOMPARE(first.all.size(), 2U);
        QVERIFY(!first.all.back());
    }

    void theWindowMayCloseWhileItIsAsked() {
        Answers answers;
        {
            ConsoleFixture f(10);
            open(f);
            f.gateway.assentDesk->ask(stepUp(), answers.take());
            QTRY_VERIFY(password(f) && password(f)->isVisible());
        }
        QCOMPARE(answers.all.size(), 1U);
        QVERIFY(!answers.all.front());
    }
};

} // namespace sekisho::tests::test_assent

SEKISHO_QTEST_MAIN(test_assent, TestAssent)
#include "test_assent.moc"
