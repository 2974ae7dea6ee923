// ログイン状況: who is signed in from where, filters, logging out those chosen or all that match, and a list that
// follows what happens without losing place or choice.
#include "models/commands/explanation_commands.h"
#include "models/commands/session_list_commands.h"
#include "models/items/live_session_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/panes/sessions/sessions_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/state_page.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

namespace sekisho::tests::test_sessions_pane {

using items::LiveSessionModel;
using Look = ui::StatePage::Look;

namespace {

void addLive(PaneFixture& f, const std::string& id, std::size_t whose, int minutesAgo,
             ClientKind kind = ClientKind::Browser, const char* country = "JP") {
    const auto& members = f.gateway.tenant.members();
    Session session;
    session.id = SessionId(id);
    session.user = std::next(members.begin(), static_cast<std::ptrdiff_t>(whose % members.size()))->second.id;
    session.kind = kind;
    session.deviceName = "Desk " + id;
    session.os = "Windows 11";
    session.ip = "203.0.113." + std::to_string(minutesAgo % 200);
    session.country = country;
    session.startedAt = f.clock.now() - std::chrono::hours(200);
    session.lastUsedAt = f.clock.now() - std::chrono::minutes(minutesAgo);
    f.gateway.tenant.addSession(session);
}

std::size_t liveSessions(const fakes::FakeTenant& tenant) {
    return static_cast<std::size_t>(
        std::ranges::count_if(tenant.sessions(), [](const Session& one) { return one.live(); }));
}

} // namespace

class TestSessionsPane : public QObject {
    Q_OBJECT

    static QTableView* table(const PaneFixture& f) { return f.find<QTableView>("sessions.table"); }
    static Look look(const PaneFixture& f) { return f.find<ui::StatePage>("sessions.state")->look(); }
    static QString count(const PaneFixture& f) { return f.find<QLabel>("sessions.count")->text(); }
    static std::unique_ptr<ui::SessionsPane> opened(PaneFixture& f, int rows) {
        auto pane = f.open<ui::SessionsPane>();
        static_cast<void>(QTest::qWaitFor([&] { return table(f)->model()->rowCount() == rows; }, 5'000));
        return pane;
    }
    static QStringList ids(const PaneFixture& f) {
        QStringList all;
        for (int row = 0; row < table(f)->model()->rowCount(); ++row)
            all << table(f)->model()->index(row, 0).data(items::IdRole).toString();
        return all;
    }

  private Q_SLOTS:
    void countsSessionsAndMembers() {
        PaneFixture f(10);
        for (int i = 0; i < 6; ++i)
            addLive(f, "s" + std::to_string(i), static_cast<std::size_t>(i / 2), i);
        f.load();
        auto pane = opened(f, 6);
        QCOMPARE(ids(f).front(), QStringLiteral("s0")); // last use first
        QCOMPARE(count(f), QStringLiteral("6 sessions of 3 members"));
        QCOMPARE(table(f)->model()->index(0, LiveSessionModel::CountryColumn).data().toString(),
                 QStringLiteral("Japan"));
        table(f)->selectRow(0);
        QTRY_VERIFY(count(f).contains(QStringLiteral("1 chosen")));
        QSignalSpy opens(pane.get(), &ui::Pane::openWanted);
        QTest::keyClick(table(f), Qt::Key_Return);
        QCOMPARE(opens.size(), 1);
        QCOMPARE(opens.front()[0].toString(), QStringLiteral("members.members"));
        commands::addExplanationCommands(f.registry);
        Q_EMIT pane->findChild<ui::PagedList*>()->menuWanted({5, 5});
        auto* reach = pane->findChild<QAction*>(QStringLiteral("row.reachedBy"));
        QVERIFY(reach && reach->isEnabled());
        reach->trigger();
        QCOMPARE(opens.size(), 2);
        QCOMPARE(opens.back()[0].toString(), QStringLiteral("security.explain"));
        QVERIFY(opens.back()[1].toString().startsWith(QStringLiteral("reach?")));
    }

    void eachFilterNarrows() {
        PaneFixture f(10);
        addLive(f, "browser", 0, 1);
        addLive(f, "phone", 1, 20, ClientKind::MobileApp);
        addLive(f, "away", 2, 3'000, ClientKind::PcApp, "VN");
        f.load();
        auto pane = opened(f, 3);
        const auto clear = [&] {
            f.find<QToolButton>("sessions.clear")->click();
            return QTest::qWaitFor([&] { return table(f)->model()->rowCount() == 3; }, 5'000);
        };
        auto* client = f.find<QComboBox>("sessions.client");
        client->setCurrentIndex(client->findText(QStringLiteral("Mobile app")));
        QTRY_COMPARE(ids(f), QStringList{QStringLiteral("phone")});
        QVERIFY(clear());
        auto* country = f.find<QComboBox>("sessions.country");
        country->setCurrentIndex(country->findData(QStringLiteral("VN")));
        QTRY_COMPARE(ids(f), QStringList{QStringLiteral("away")});
        QVERIFY(clear());
        f.find<QComboBox>("sessions.idle")->setCurrentIndex(3); // 24 hours
        QTRY_COMPARE(ids(f), QStringList{QStringLiteral("away")});
        QVERIFY(clear());
        pane->showResource(QStringLiteral("desk phone"));
        QTRY_COMPARE(ids(f), QStringList{QStringLiteral("phone")});
        QVERIFY(clear());
        f.find<QLineEdit>("sessions.ip")->setText(QStringLiteral("203.0.113.20"));
        QTRY_COMPARE(ids(f), QStringList{QStringLiteral("phone")});
        QVERIFY(f.find<QLabel>("sessions.fault")->text().isEmpty());
        f.find<QLineEdit>("sessions.ip")->setText(QStringLiteral("203.0.113.300"));
        QTRY_VERIFY(!f.find<QLabel>("sessions.fault")->text().isEmpty()); // said beside the field, and not sent
        QTRY_COMPARE(table(f)->model()->rowCount(), 3);
        QVERIFY(!f.registry.trigger(QStringLiteral("sessions.endMatching")).applies);
        f.agree = false;
        f.find<QLineEdit>("sessions.ip")->clear();
        QTRY_VERIFY(f.registry.trigger(QStringLiteral("sessions.endMatching")).applies);
        pane->hide(); // what nobody sees is not what somebody means
        QVERIFY(!f.registry.trigger(QStringLiteral("sessions.endMatching")).applies);
    }

    void looksAreToldApart() {
        PaneFixture f(5);
        f.load();
        f.gateway.hold();
        auto pane = f.open<ui::SessionsPane>();
        QCOMPARE(look(f), Look::Loading);
        f.gateway.release();
        QTRY_COMPARE(look(f), Look::Empty);
        f.find<QLineEdit>("sessions.search")->setText(QStringLiteral("x"));
        QTRY_COMPARE(look(f), Look::NoMatch);
        f.gateway.failNext("liveSessions", Error(ErrorKind::Timeout, "TIMEOUT"));
        f.find<QToolButton>("sessions.refresh")->click();
        QTRY_COMPARE(look(f), Look::Failed);
        f.setOnline(false);
        QTRY_COMPARE(look(f), Look::Offline);
        f.setOnline(true);
        QTRY_COMPARE(look(f), Look::NoMatch);
        f.gateway.failNext("liveSessions", Error(ErrorKind::Forbidden, "FORBIDDEN"));
        f.find<QToolButton>("sessions.refresh")->click();
        QTRY_COMPARE(look(f), Look::Forbidden);
    }

    void chosenOnesAreLoggedOut() {
        PaneFixture f(10);
        for (int i = 0; i < 5; ++i)
            addLive(f, "s" + std::to_string(i), static_cast<std::size_t>(i), i);
        f.load();
        auto pane = opened(f, 5);
        auto* end = f.find<QToolButton>("sessions.sessions.end");
        QVERIFY(!end->isEnabled());
        QVERIFY(!end->toolTip().isEmpty());
        table(f)->selectRow(1);
        QTRY_VERIFY(end->isEnabled());
        QSignalSpy ordered(qobject_cast<commands::CutOffCommand*>(f.registry.find(QStringLiteral("sessions.end"))),
                           &commands::CutOffCommand::ordered);
        end->click();
        QTRY_COMPARE(ordered.size(), 1);
        QTRY_COMPARE(ids(f), (QStringList{QStringLiteral("s0"), QStringLiteral("s2"), QStringLiteral("s3"),
                                          QStringLiteral("s4")}));
        QCOMPARE(liveSessions(f.gateway.tenant), std::size_t{4});
    }

    void allThatMatchEndButOnesOwn() {
        PaneFixture f(10);
        for (int i = 0; i < 5; ++i)
            addLive(f, "s" + std::to_string(i), static_cast<std::size_t>(i), i, ClientKind::MobileApp);
        for (int i = 5; i < 8; ++i)
            addLive(f, "b" + std::to_string(i), static_cast<std::size_t>(i), i);
        f.load();
        auto pane = opened(f, 8);
        f.find<QComboBox>("sessions.client")->setCurrentIndex(2); // mobile app
        QTRY_COMPARE(table(f)->model()->rowCount(), 5);
        QVERIFY(f.registry.trigger(QStringLiteral("sessions.endMatching")).applies);
        QCOMPARE(f.plans.back().typedWord, QStringLiteral("5"));
        QVERIFY(f.plans.back().effects.front().contains(QStringLiteral("Mobile app")));
        QTRY_COMPARE(liveSessions(f.gateway.tenant), std::size_t{3});
        QTRY_COMPARE(look(f), Look::NoMatch);
        QVERIFY(!f.registry.trigger(QStringLiteral("sessions.endMatching")).applies); // nothing matches any more
    }

    void itFollowsAndKeepsChoiceAndPlace() {
        PaneFixture f(10);
        f.gateway.deviceDesk.pageSize = 60;
        for (int i = 0; i < 120; ++i)
            addLive(f, "s" + std::to_string(i), static_cast<std::size_t>(i), i + 1);
        f.load();
        auto pane = opened(f, 60);
        table(f)->scrollToBottom();
        QTRY_COMPARE(table(f)->model()->rowCount(), 120);
        table(f)->selectRow(80);
        table(f)->scrollTo(table(f)->model()->index(80, 0), QAbstractItemView::PositionAtTop);
        const auto idAt = [&](int y) { return table(f)->indexAt(QPoint(0, y)).data(items::IdRole).toString(); };
        const QString top = idAt(0);
        QCOMPARE(top, QStringLiteral("s80"));
        for (int i = 0; i < 7; ++i)
            addLive(f, "new" + std::to_string(i), static_cast<std::size_t>(i), 0);
        f.gateway.tenant.noteUnseen();
        f.engine->refreshNow();
        const auto total = [&] { return f.find<QLabel>("sessions.total")->text(); };
        QTRY_COMPARE_WITH_TIMEOUT(total(), QStringLiteral("127"), 12'000);
        QCOMPARE(idAt(0), top);
        const QModelIndexList chosen = table(f)->selectionModel()->selectedRows();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().data(items::IdRole).toString(), top);
    }

    // Many things that happen make one question in five seconds, not many.
    void itAsksSeldom() {
        PaneFixture f(10);
        addLive(f, "s", 0, 1);
        f.load();
        auto pane = opened(f, 1);
        const std::size_t before = f.gateway.callsOf("liveSessions");
        for (int i = 0; i < 20; ++i) {
            f.gateway.tenant.noteUnseen();
            f.engine->refreshNow();
            f.settle();
            QTest::qWait(20);
        }
        QCOMPARE(f.gateway.callsOf("liveSessions"), before);
        QTRY_COMPARE_WITH_TIMEOUT(f.gateway.callsOf("liveSessions"), before + 1, 12'000);
    }

    // Thousands that somebody has fetched to work on them stay until he asks.
    void aVeryLongListWaitsToBeAsked() {
        PaneFixture f(10);
        f.gateway.deviceDesk.pageSize = 2'500;
        for (int i = 0; i < 2'100; ++i)
            addLive(f, "s" + std::to_string(i), static_cast<std::size_t>(i), i);
        f.load();
        auto pane = opened(f, 2'100);
        const std::size_t before = f.gateway.callsOf("liveSessions");
        f.gateway.tenant.noteUnseen();
        f.engine->refreshNow();
        f.settle();
        QTest::qWait(5'500);
        QCOMPARE(f.gateway.callsOf("liveSessions"), before);
        f.find<QToolButton>("sessions.refresh")->click();
        QTRY_COMPARE(f.gateway.callsOf("liveSessions"), before + 1);
    }

    void theWholeFilterIsExported() {
        PaneFixture f(10);
        f.gateway.deviceDesk.pageSize = 5;
        for (int i = 0; i < 100; ++i)
            addLive(f, "s" + std::to_string(i), static_cast<std::size_t>(i), i);
        f.load();
        auto pane = f.open<ui::SessionsPane>();
        QTRY_VERIFY(pane->hasList());
        QString told;
        pane->exportShown([&](ui::Banner::Kind, const QString& sentence) { told = sentence; });
        auto* dialog = f.find<QFileDialog>("export.file");
        QVERIFY(dialog);
        const QString path = f.folder.filePath(QStringLiteral("sessions.csv"));
        Q_EMIT dialog->fileSelected(path);
        QTRY_VERIFY(!told.isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 101);
    }
};

} // namespace sekisho::tests::test_sessions_pane

SEKISHO_QTEST_MAIN(test_sessions_pane, TestSessionsPane)
#include "test_sessions_pane.moc"
