// 紛失対応 by keyboard: name, Enter, Enter. The right member, what is ticked, two clerks at once, and the list.
#include "models/commands/cut_off_command.h"
#include "tests/e2e/keyboard.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "tests/ui/lost_device_fixture.h"
#include "ui/shell/command_palette.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>

namespace sekisho::tests::test_lost_device_pane {

using Pane = LostDeviceFixture;
using ui::lostdevice::StateBand;

class TestLostDevicePane : public QObject {
    Q_OBJECT

    static void begin(ConsoleFixture& f) {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        f.show();
        f.signInAndLoad();
    }

  private Q_SLOTS:
    // --- from anywhere ---

    void nameEnterEnter() {
        ConsoleFixture f(120);
        const UserId who = caller(f.gateway, f.clock);
        begin(f);
        Keyboard keys(*f.window);
        keys.press("Ctrl+Shift+D");
        auto* palette = f.find<ui::CommandPalette>("palette");
        QTRY_VERIFY(palette && palette->isVisible());
        keys.text(loginOf(f.gateway, who));
        keys.press(Qt::Key_Return);
        QTRY_COMPARE(Keyboard::focus(), QStringLiteral("lost.order"));
        QVERIFY(f.gateway.cutOffDesk.all.empty());
        QCOMPARE(f.find<QLabel>("lost.login")->text().section(QLatin1Char(','), 0, 0), loginOf(f.gateway, who));
        keys.press(Qt::Key_Return);
        QTRY_COMPARE(f.gateway.cutOffDesk.all.size(), 1U);
        QVERIFY(f.gateway.cutOffDesk.all.front().user == who);
        QVERIFY(f.gateway.templateDesk.stops[who.value].mobile);
        QTRY_VERIFY(f.find<StateBand>("lost.state")->isVisible());
        QCOMPARE(keys.mouseEvents(), 0);
    }

    // The palette finds members only when a lost device is what it was opened for.
    void thePaletteOfALossFindsMembersOnly() {
        ConsoleFixture f(60);
        caller(f.gateway, f.clock);
        begin(f);
        Keyboard keys(*f.window);
        keys.press("Ctrl+Shift+D");
        auto* palette = f.find<ui::CommandPalette>("palette");
        auto* list = palette->findChild<QListView*>();
        QCOMPARE(list->model()->rowCount(), 0);
        const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        keys.text(QStringLiteral("a"));
        QVERIFY(list->model()->rowCount() > 0);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            QCOMPARE(list->model()->index(row, 0).data(ui::PaletteModel::KindRole).toInt(),
                     static_cast<int>(ui::PaletteEntry::Kind::LostDevice));
        keys.press(Qt::Key_Escape);
        keys.press("Ctrl+K"); // and everything again afterwards
        QVERIFY(list->model()->rowCount() > 0);
    }

    void fromTheUsualPaletteTheButtonAndThePageOfTheMember() {
        ConsoleFixture f(60);
        const UserId who = caller(f.gateway, f.clock);
        begin(f);
        Keyboard keys(*f.window);
        const auto responds = [&] {
            auto* page = f.find<ui::lostdevice::ResponsePage>("lost.response");
            return QTest::qWaitFor([&] { return page->isVisible() && page->desk().person().id == who; });
        };
        keys.press("Ctrl+K");
        keys.text(loginOf(f.gateway, who));
        keys.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(responds());

        f.window->openScreen(QStringLiteral("members.members"));
        auto* button = f.find<QToolButton>("top.lostDevice");
        QVERIFY(button->isVisible() && button->isEnabled());
        button->click();
        QVERIFY(f.find<ui::CommandPalette>("palette")->isVisible());
        keys.text(loginOf(f.gateway, who));
        keys.press(Qt::Key_Return);
        QVERIFY(responds());

        f.window->openScreen(QStringLiteral("members.members"));
        f.choose(f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == who.value; }));
        QTRY_VERIFY(f.find<QToolButton>("detail.lostDevice") && f.find<QToolButton>("detail.lostDevice")->isEnabled());
        f.find<QToolButton>("detail.lostDevice")->click();
        QVERIFY(responds());
        QTRY_COMPARE(Keyboard::focus(), QStringLiteral("lost.order"));
    }

    // The key that chose the member is still down: that is no order.
    void aKeyHeldDownOrdersNothing() {
        Pane f;
        f.respond();
        QTRY_VERIFY(f.orderButton()->hasFocus());
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
        QApplication::sendEvent(f.orderButton(), &held);
        QTest::qWait(20);
        QVERIFY(f.gateway.cutOffDesk.all.empty());
        QTest::keyClick(f.orderButton(), Qt::Key_Return);
        QTRY_COMPARE(f.gateway.cutOffDesk.all.size(), 1U);
    }

    void enterDoesNothingWhileTheServiceIsAsked() {
        Pane f;
        f.gateway.hold();
        f.pane->showResource(QString::fromStdString(f.who.value));
        QVERIFY(!f.orderButton()->isEnabled());
        QVERIFY(!f.part<QLabel>("lost.why")->text().isEmpty());
        if (QWidget* focus = QApplication::focusWidget()) QTest::keyClick(focus, Qt::Key_Return);
        f.gateway.release();
        QTRY_VERIFY(f.orderButton()->hasFocus());
        QVERIFY(f.gateway.cutOffDesk.all.empty());
    }

    // Who has begun to write down the call is not torn out of it when the proposal comes.
    void theFocusStaysWhereThePersonHasPutIt() {
        Pane f;
        f.gateway.hold();
        f.pane->showResource(QString::fromStdString(f.who.value));
        auto* note = f.part<QPlainTextEdit>("lost.note");
        note->setFocus();
        f.gateway.release();
        QTRY_VERIFY(f.orderButton()->isEnabled());
        QVERIFY(note->hasFocus());
        QTest::keyClicks(note, QStringLiteral("lost in a train"));
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier); // orders from any field
        QTRY_COMPARE(f.gateway.cutOffDesk.all.size(), 1U);
        QCOMPARE(f.gateway.cutOffDesk.all.front().note, std::string("lost in a train"));
    }

    // Whoever has gone to the palette or to another screen meanwhile goes on there.
    void theButtonTakesTheFocusFromNothingElse() {
        ConsoleFixture f(60);
        const UserId who = caller(f.gateway, f.clock);
        begin(f);
        f.gateway.hold();
        f.window->openScreen(QStringLiteral("security.lostDevice"));
        f.window->pane(QStringLiteral("security.lostDevice"))->showResource(QString::fromStdString(who.value));
        Keyboard keys(*f.window);
        keys.press("Ctrl+K");
        auto* palette = f.find<ui::CommandPalette>("palette");
        QVERIFY(palette->isVisible());
        f.gateway.release();
        QTRY_VERIFY(f.find<QPushButton>("lost.order")->isEnabled());
        QTest::qWait(20);
        QVERIFY(palette->isVisible() && !f.find<QPushButton>("lost.order")->hasFocus());
    }

    void nobodyLeavesWhileTheOrderIsBeingSent() {
        Pane f;
        f.respond();
        f.gateway.hold();
        f.orderButton()->click();
        QVERIFY(!f.part<QPushButton>("lost.close")->isEnabled());
        auto* page = f.part<ui::lostdevice::ResponsePage>("lost.response");
        f.pane->showResource(QStringLiteral("cutOff:another"));
        QTest::keyClicks(f.part<QLineEdit>("lost.search"), QStringLiteral("a"));
        QVERIFY(!f.pane->giveUpDraft());
        QVERIFY(page->isVisible() && page->desk().phase() == commands::CutOffDesk::Phase::Ordering);
        QVERIFY(f.part<ui::Banner>("lost.pane.banner")->sentence().contains(QStringLiteral("being sent")));
        f.gateway.release();
        QTRY_VERIFY(f.part<QWidget>("lost.follow")->isVisible());
        QCOMPARE(f.gateway.cutOffDesk.all.size(), 1U);
    }

    void aNoteIsNotThrownAwayUnasked() {
        Pane f;
        f.respond();
        QTest::keyClicks(f.part<QPlainTextEdit>("lost.note"), QStringLiteral("lost in a train"));
        QVERIFY(f.pane->hasDraft());
        QVERIFY(!f.pane->giveUpDraft());
        QVERIFY(f.part<QWidget>("lost.response")->isVisible());
        QTRY_VERIFY(f.dialog());
        f.dialog()->reject();
        QTest::keyClicks(f.part<QLineEdit>("lost.search"), QStringLiteral("a"));
        QVERIFY(f.part<QWidget>("lost.response")->isVisible() && f.pane->hasDraft());
        QCOMPARE(f.part<QPlainTextEdit>("lost.note")->toPlainText(), QStringLiteral("lost in a train"));
        f.agree();
        QTRY_VERIFY(f.part<QTableView>("lost.list")->isVisible() || !f.part<QWidget>("lost.response")->isVisible());
        QVERIFY(!f.pane->hasDraft());
    }

    void whatWasProposedIsAskedForAgainWhenThePageIsSeenAgain() {
        Pane f;
        f.respond();
        const std::size_t asked = f.gateway.callsOf("propose");
        f.pane->hide();
        f.pane->show();
        QTRY_VERIFY(f.gateway.callsOf("propose") > asked);
    }

    // What is asked and shown about one tenant does not stay over the locked window, and jobs do not run again for
    // whoever signs in next.
    void theLockTakesWhatIsAskedWithIt() {
        ConsoleFixture f(60);
        const UserId who = caller(f.gateway, f.clock);
        begin(f);
        auto* pane = f.window->pane(QStringLiteral("security.lostDevice"));
        f.window->openScreen(QStringLiteral("security.lostDevice"));
        pane->showResource(QString::fromStdString(who.value));
        auto* order = f.find<QPushButton>("lost.order");
        QTRY_VERIFY(order->isEnabled());
        order->click();
        auto* withdraw = f.find<QPushButton>("lost.follow.withdraw");
        QTRY_VERIFY(withdraw->isVisible() && withdraw->isEnabled());
        withdraw->click();
        QVERIFY(f.dialog());
        f.window->session().lock();
        QVERIFY(!f.dialog());
    }

    void noJobRunsAgainForWhoeverSignsInNext() {
        ConsoleFixture f;
        begin(f);
        int runs = 0;
        ports::JobSpec spec;
        spec.title = "x";
        spec.canRetry = true;
        spec.work = [&runs](const std::shared_ptr<ports::JobControl>& control) {
            ++runs;
            control->finish(Error(ErrorKind::Timeout, "TIMEOUT"));
        };
        const ports::JobId id = f.window->jobs().start(std::move(spec));
        QVERIFY(f.window->jobs().find(id)->canRetry);
        f.window->session().signOut();
        QVERIFY(!f.window->jobs().find(id)->canRetry);
        f.window->jobs().retry(id);
        QCOMPARE(runs, 1);
    }

    void whatWaitsHereIsSaidInTheStatusLine() {
        ConsoleFixture f;
        begin(f);
        auto* queued = f.find<QLabel>("status.queued");
        QVERIFY(!queued->isVisible());
        ports::QueuedCutOff one;
        one.order.id = CutOffId("q");
        one.queuedAt = f.clock.now() - std::chrono::minutes(3);
        f.gateway.queue.entries.push_back(one);
        QTRY_VERIFY(queued->isVisible());
        QVERIFY2(queued->text().contains(QStringLiteral("3 minutes ago")), qPrintable(queued->text()));
    }

    void anOrderFromAListLeadsToItsPage() {
        ConsoleFixture f(60);
        const UserId who = caller(f.gateway, f.clock);
        begin(f);
        CutOff made;
        made.id = CutOffId("from-a-list");
        made.user = who;
        made.userName = "x";
        f.gateway.cutOffDesk.all.push_back(made);
        auto* cutting =
            qobject_cast<commands::CutOffCommand*>(f.window->registry().find(QStringLiteral("device.block")));
        QVERIFY(cutting);
        Q_EMIT cutting->ordered(QStringLiteral("Done."), QStringLiteral("from-a-list"), 0);
        QPushButton* link = nullptr;
        for (QPushButton* one : f.window->findChildren<QPushButton*>())
            if (one->isVisible() && one->text() == QStringLiteral("Follow it")) link = one;
        QVERIFY(link);
        link->click();
        auto* follow = f.find<ui::lostdevice::FollowPage>("lost.follow");
        QTRY_VERIFY(follow->isVisible() && follow->follower().now().has_value());
        QVERIFY(follow->follower().id() == made.id);
    }

    // --- who, and what ---

    void theWrongOneOfTwoIsSeen() {
        PaneFixture f(40);
        const UserId who = caller(f.gateway, f.clock);
        Member other = f.memberOf(who);
        other.id = {};
        other.email = "twin@demo";
        other.externalKey.reset();
        other.organizations.clear();
        const UserId twin = f.gateway.tenant.addMember(other);
        QVERIFY(f.gateway.tenant.setPhoto(who, "no picture, but asked for").has_value());
        f.load();
        auto pane = f.open<ui::LostDevicePane>();
        pane->showResource(QString::fromStdString(who.value));
        const QString name = QStringLiteral("lost.alike.") + QString::fromStdString(twin.value);
        QTRY_VERIFY(pane->findChild<QToolButton*>(name));
        QVERIFY(pane->findChild<QToolButton*>(name)->text().contains(QStringLiteral("twin@demo")));
        QTRY_VERIFY(f.gateway.callsOf("photo") > 0);
        pane->findChild<QToolButton*>(name)->click();
        auto* page = pane->findChild<ui::lostdevice::ResponsePage*>();
        QTRY_VERIFY(page->desk().person().id == twin && page->desk().phase() == commands::CutOffDesk::Phase::Ready);
        pane->findChild<QPushButton*>(QStringLiteral("lost.order"))->click();
        QTRY_COMPARE(f.gateway.cutOffDesk.all.size(), 1U);
        QVERIFY(f.gateway.cutOffDesk.all.front().user == twin);
    }

    void stepsAreTickedWithTheirReasons() {
        Pane f;
        f.respond();
        const auto box = [&](StepKind kind) -> QCheckBox* {
            for (QCheckBox* one : f.pane->findChildren<QCheckBox*>())
                if (one->isVisible() && one->property("stepKind").toString() ==
                                            QString::fromUtf8(stepKindKey(kind).data(), stepKindKey(kind).size()))
                    return one;
            return nullptr;
        };
        QVERIFY(box(StepKind::WipeAppData)->isChecked());
        QVERIFY(!box(StepKind::WipeAppData)->icon().isNull());
        QVERIFY(!box(StepKind::WipeAppData)->accessibleDescription().isEmpty());
        QCOMPARE(f.orderButton()->text(), QStringLiteral("Cut off and erase data"));
        QVERIFY(f.orderButton()->property("danger").toBool());
        QVERIFY(f.part<StateBand>("lost.losses")->sentence().contains(QStringLiteral("Pixel 9")));
        QTest::keyClick(box(StepKind::WipeAppData), Qt::Key_Space);
        QCOMPARE(f.orderButton()->text(), QStringLiteral("Cut off"));
        QVERIFY(!f.orderButton()->property("danger").toBool());
        QVERIFY(!f.part<StateBand>("lost.losses")->isVisible());
        f.part<QRadioButton>("lost.kind.pc")->click();
        QTRY_VERIFY(f.orderButton()->isEnabled());
        QVERIFY(!box(StepKind::WipeAppData) || !box(StepKind::WipeAppData)->isEnabled());
        f.part<QRadioButton>("lost.kind.phone")->click();
        QTRY_VERIFY(f.orderButton()->isEnabled());
        auto* device = f.part<QComboBox>("lost.device");
        QCOMPARE(device->count(), 2);
        f.orderButton()->click();
        QTRY_COMPARE(f.gateway.cutOffDesk.all.size(), 1U);
    }

    void twoClerksAtOnce() {
        Pane f;
        f.respond();
        CutOff theirs;
        theirs.id = CutOffId("theirs");
        theirs.user = f.who;
        theirs.userName = "x";
        theirs.actorName = "田中 一郎";
        theirs.orderedAt = theirs.receivedAt = f.clock.now();
        CutOffStep step;
        step.number = 1;
        step.kind = StepKind::EndSessions;
        step.state = StepState::Verified;
        step.requestedAt = f.clock.now();
        step.verifiedAt = f.clock.now();
        theirs.steps.push_back(step);
        f.gateway.cutOffDesk.all.push_back(theirs);
        f.gateway.tenant.noteUnseen(); // the feed wakes the page
        auto* others = f.part<StateBand>("lost.others");
        QTRY_VERIFY(others->isVisible());
        QVERIFY(others->sentence().contains(QStringLiteral("田中 一郎")));
        QVERIFY(f.orderButton()->isEnabled()); // nobody is kept from ordering more
        f.part<QPushButton>("lost.openOther")->click();
        QTRY_VERIFY(f.band().contains(QStringLiteral("verified")));
    }

    // --- the list ---

    void aNameTypedInTheListLeadsToTheResponse() {
        Pane f;
        auto* search = f.part<QLineEdit>("lost.search");
        f.pane->focusFilter();
        QTest::keyClicks(search, loginOf(f.gateway, f.who));
        auto* members = f.part<QTableView>("lost.members");
        QTRY_VERIFY(members->isVisible());
        QCOMPARE(members->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(f.orderButton()->hasFocus());
        QVERIFY(f.part<ui::lostdevice::ResponsePage>("lost.response")->desk().person().id == f.who);
        QVERIFY(f.pane->giveUpDraft()); // Esc: back to the list, nothing was ordered
        QVERIFY(f.gateway.cutOffDesk.all.empty());
        QTest::keyClicks(search, QStringLiteral("zzzz"));
        QVERIFY(!members->isVisible());
    }

    void theListIsFilteredByState() {
        Pane f;
        const CutOffId id = f.order().id;
        f.gateway.cutOffDesk.proceed(id);
        f.gateway.cutOffDesk.proceed(id);
        f.order();
        f.pane->giveUpDraft();
        auto* list = f.part<QTableView>("lost.list");
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QVERIFY(f.pane->hasList());
        auto* filter = f.part<QComboBox>("lost.filter");
        filter->setCurrentIndex(filter->findData(QStringLiteral("verified")));
        Q_EMIT filter->activated(filter->currentIndex());
        QTRY_COMPARE(list->model()->rowCount(), 1);
        filter->setCurrentIndex(filter->findData(QStringLiteral("held")));
        Q_EMIT filter->activated(filter->currentIndex());
        QTRY_VERIFY(!list->isVisible());
        filter->setCurrentIndex(0);
        Q_EMIT filter->activated(0);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->setCurrentIndex(list->model()->index(1, 0));
        f.part<QPushButton>("lost.open")->click();
        QTRY_VERIFY(f.band().startsWith(QStringLiteral("Cut off.")));
        ui::applyLanguage(QStringLiteral("ja")); // everything says it again
        QVERIFY(!f.band().isEmpty());
        ui::applyLanguage(QStringLiteral("en"));
    }

    void whoMayNotIsTold() {
        Pane f;
        f.identity->roles.clear();
        f.pane->linkChanged();
        QVERIFY(!f.part<QLineEdit>("lost.search")->isEnabled());
        QVERIFY(!f.part<QTableView>("lost.list")->isVisible());
        f.pane->showResource(QString::fromStdString(f.who.value));
        QTest::qWait(50);
        QVERIFY(!f.orderButton()->isEnabled());
    }
};

} // namespace sekisho::tests::test_lost_device_pane

SEKISHO_QTEST_MAIN(test_lost_device_pane, TestLostDevicePane)
#include "test_lost_device_pane.moc"
