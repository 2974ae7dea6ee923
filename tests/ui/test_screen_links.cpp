// Links that mails carry: what is one, where it leads, whom it does not belong to, and that a console that runs already
// takes it.
#include "app/link_door.h"
#include "app/options.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/shell/screen_link.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QLocalSocket>
#include <QTabBar>

namespace sekisho::tests::test_screen_links {

using ui::ScreenLink;
using ui::screenLinkOf;

class TestScreenLinks : public QObject {
    Q_OBJECT

    static const QString& mail() {
        static const QString link = QStringLiteral("sekisho://demo/monitoring.talk/detections?policy=monitor-1");
        return link;
    }

    // Two panes have the same names inside; the one that is seen is meant.
    template<class T>
    static T* seen(ConsoleFixture& f, const char* name) {
        for (T* one : f.window->findChildren<T*>(QLatin1String(name)))
            if (one->isVisible()) return one;
        return nullptr;
    }

  private Q_SLOTS:
    void onlyLinksToScreensAreLinks() {
        const std::optional<ScreenLink> link = screenLinkOf(mail());
        QVERIFY(link);
        QCOMPARE(link->workgroup, QStringLiteral("demo"));
        QCOMPARE(link->menu, QStringLiteral("monitoring.talk"));
        QCOMPARE(link->resource, QStringLiteral("detections?policy=monitor-1"));
        QCOMPARE(screenLinkOf(QStringLiteral("sekisho://demo/members.members"))->resource, QString());
        for (const char* other :
             {"https://demo/monitoring.talk", "sekisho:///monitoring.talk", "sekisho://demo/no.such/screen",
              "sekisho://demo", "sekisho://a@demo/monitoring.talk", "sekisho://demo:1/monitoring.talk", "--help", ""})
            QVERIFY2(!screenLinkOf(QLatin1String(other)), other);
        QVERIFY(!screenLinkOf(mail() + QString(2'000, QLatin1Char('x'))));
    }

    void theCommandLineTakesOneLink() {
        const app::ParsedOptions parsed = app::parseOptions({QStringLiteral("sekisho"), mail()});
        QCOMPARE(parsed.exitCode, -1);
        QCOMPARE(parsed.options.link, mail());
        QCOMPARE(app::parseOptions({QStringLiteral("sekisho"), QStringLiteral("sekisho://demo")}).exitCode, 2);
        QCOMPARE(app::parseOptions({QStringLiteral("sekisho"), mail(), mail()}).exitCode, 2);
    }

    void aLinkWaitsForTheSignInAndOpensItsScreen() {
        ConsoleFixture f(20);
        f.gateway.watchDesk.fill();
        f.show();
        f.window->openLink(*screenLinkOf(mail())); // nobody has signed in yet
        f.signInAndLoad();
        QTRY_VERIFY(seen<QComboBox>(f, "detections.policyBox"));
        QTRY_COMPARE(seen<QComboBox>(f, "detections.policyBox")->currentData().toString(), QStringLiteral("monitor-1"));
        QTRY_VERIFY(seen<QTableView>(f, "detections.table"));
        QTRY_COMPARE(seen<QTableView>(f, "detections.table")->model()->rowCount(), 2);
        f.window->openLink(*screenLinkOf(QStringLiteral("sekisho://demo/members.members"))); // now at once
        QTRY_VERIFY(f.table()->isVisible());
    }

    void aLinkOfAnotherWorkgroupIsToldAndNotFollowed() {
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        const auto link = screenLinkOf(QStringLiteral("sekisho://other/monitoring.talk/detections"));
        QVERIFY(!f.window->isAtHome(*link));
        f.window->openLink(*link);
        QTRY_VERIFY(f.window->banner().sentence().contains(QStringLiteral("other")));
        QVERIFY(!seen<QComboBox>(f, "detections.policyBox"));
    }

    void aConsoleThatRunsTakesTheLink() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("links"));
        QVERIFY(!app::handLinkOver(path, mail())); // none runs
        QStringList opened;
        auto first = std::make_unique<app::LinkDoor>(path, [&](const QString& link) { opened << link; });
        QVERIFY(first->listening());
        QVERIFY(app::handLinkOver(path, mail()));
        QTRY_COMPARE(opened, QStringList{mail()});
        app::LinkDoor second(path, [](const QString&) {});
        QVERIFY(!second.listening()); // the first one keeps it
        QLocalSocket loud;            // what is no line of a link is thrown away
        loud.connectToServer(path);
        QVERIFY(loud.waitForConnected(1'000));
        loud.write(QByteArray(20'000, 'x'));
        QTRY_COMPARE(loud.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(opened.size(), 1);
    }
};

} // namespace sekisho::tests::test_screen_links

SEKISHO_QTEST_MAIN(test_screen_links, TestScreenLinks)
#include "test_screen_links.moc"
