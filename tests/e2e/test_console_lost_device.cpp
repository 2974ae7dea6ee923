// The lost phone, with the real window, the real service and a phone that speaks the device protocol: from the desk it
// takes the shortcut, a name, Enter and Enter; the phone is refused, erases itself and proves it within two seconds;
// with the phone switched off the page says so and the proof comes when it is back; without the service the order waits
// here and goes out first. In the end the audit chain holds.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/keyboard.h"
#include "tests/e2e/member_phone.h"
#include "tests/e2e/phone_process.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/lost_device_pane.h"

#include <QElapsedTimer>
#include <QListView>

#include <algorithm>

namespace sekisho::tests::test_console_lost_device {

class TestConsoleLostDevice : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    std::unique_ptr<Keyboard> keys_;

    QString helped_; // by the helpdesk

    static ui::Pane* responseOf(Console& desk) { return desk.window->pane(QStringLiteral("security.lostDevice")); }
    QString login(int place) { return somebody(*console_, place); }
    ui::lostdevice::FollowPage* page() {
        return console_->window->pane(QStringLiteral("security.lostDevice"))
            ->findChild<ui::lostdevice::FollowPage*>(QStringLiteral("lost.follow"));
    }
    const CutOff* now() {
        auto* shown = page();
        return shown && shown->isVisible() && shown->follower().now() ? &*shown->follower().now() : nullptr;
    }
    std::optional<CutOffStep> step(StepKind kind) {
        const CutOff* order = now();
        if (!order) return std::nullopt;
        const auto found = std::ranges::find(order->steps, kind, &CutOffStep::kind);
        return found == order->steps.end() ? std::nullopt : std::optional(*found);
    }
    bool stands(StepKind kind, StepState state) {
        const auto found = step(kind);
        return found && found->state == state;
    }
    QString noOrder() {
        auto* shown = page();
        if (!shown || !shown->isVisible()) return QStringLiteral("no order is shown");
        const auto& refusal = shown->follower().refusal();
        return QStringLiteral("the order is not known here: ") +
               (refusal ? commands::fromUtf8(refusal->code) : QStringLiteral("nobody refused it"));
    }
    QString waiting() {
        const auto one = page()->follower().waiting();
        if (!one) return QStringLiteral("nothing waits");
        return console_->session().tenant()->serviceLog().last(8).join(QLatin1Char('\n')) +
               QStringLiteral("\ntried %1 times: ").arg(one->attempts) +
               (one->refused ? commands::fromUtf8(one->refused->code + " " + one->refused->description)
                             : QStringLiteral("nobody refused it"));
    }
    QString story(const CutOff* order) {
        if (!order) return noOrder();
        QString out;
        for (const CutOffStep& one : order->steps)
            out += commands::fromUtf8(stepKindKey(one.kind)) + QLatin1Char('=') +
                   commands::fromUtf8(stepStateKey(one.state)) + QLatin1Char('(') + commands::fromUtf8(one.reason) +
                   QStringLiteral(") ");
        return out;
    }
    // The shortcut, the login, Enter: the response page with everything proposed.
    bool findByKeys(const QString& who) {
        keys_->press("Ctrl+Shift+D");
        keys_->text(who);
        // The palette looks while one types; a person sees the name before he presses Enter.
        if (!QTest::qWaitFor(
                [&] {
                    auto* palette = console_->seen<QFrame>("palette");
                    return palette && palette->findChild<QListView*>()->model()->rowCount() == 1;
                },
                5'000))
            return false;
        keys_->press(Qt::Key_Return);
        return QTest::qWaitFor([&] { return Keyboard::focus() == QLatin1String("lost.order"); }, 10'000);
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.setPolicy("mobile", R"({"mdm":"lineworks"})"));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kDeputy);
        QVERIFY(console_->signIn(kMemberPassword));
        keys_ = std::make_unique<Keyboard>(*console_->window);
    }
    void cleanupTestCase() {
        keys_.reset();
        console_.reset();
        service_.stop();
        QVERIFY(service_.auditHolds());
    }

    void aPhoneThatIsOnlineIsCutOffErasedAndProvenInTwoSeconds() {
        PhoneProcess phone;
        const QString who = login(0);
        QVERIFY(phone.start(service_.url, service_.caFile, who, kMemberPassword));
        QVERIFY(findByKeys(who));
        QCOMPARE(console_->seen<QLabel>("lost.login")->text().contains(who), true);
        QElapsedTimer clock;
        clock.start();
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(now() && stateOf(*now()) == CutOffState::Verified, qPrintable(story(now())), 10'000);
        const qint64 taken = clock.elapsed();
        qInfo("from Enter to verified: %lld ms", taken);
        QVERIFY2(taken < 2'000, qPrintable(QString::number(taken)));
        for (const StepKind kind : {StepKind::EndSessions, StepKind::RevokeTokens, StepKind::WipeAppData})
            QVERIFY2(stands(kind, StepState::Verified), qPrintable(story(now())));
        QVERIFY(phone.await("erased", 5'000));
        QCOMPARE(phone.lastStatus(), 401); // it has seen the refusal itself
        QCOMPARE(keys_->mouseEvents(), 0);
    }

    void aPhoneThatIsOffIsToldSoAndProvenWhenItIsBack() {
        PhoneProcess phone;
        const QString who = login(1);
        QVERIFY(phone.start(service_.url, service_.caFile, who, kMemberPassword));
        phone.say("offline");
        QVERIFY(phone.await("offline"));
        QVERIFY(findByKeys(who));
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(stands(StepKind::EndSessions, StepState::Verified), qPrintable(story(now())), 5'000);
        QTest::qWait(1'500);
        const auto erase = step(StepKind::WipeAppData);
        QVERIFY(erase);
        QVERIFY2(erase->state == StepState::Requested || erase->state == StepState::Unreachable,
                 qPrintable(story(now())));
        QVERIFY(stateOf(*now()) != CutOffState::Verified);
        phone.say("use"); // whoever has it tries
        phone.say("online");
        QTRY_VERIFY2_WITH_TIMEOUT(stateOf(*now()) == CutOffState::Verified, qPrintable(story(now())), 20'000);
        QVERIFY(phone.await("erased", 5'000));
    }

    void aPhoneThatConfirmsAndGoesOnIsFoundOut() {
        PhoneProcess phone;
        const QString who = login(2);
        QVERIFY(phone.start(service_.url, service_.caFile, who, kMemberPassword, QStringLiteral("lying")));
        QVERIFY(findByKeys(who));
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(stands(StepKind::WipeAppData, StepState::Contradicted), qPrintable(story(now())),
                                  20'000);
        QVERIFY(stands(StepKind::EndSessions, StepState::Verified)); // what the service did itself holds all the same
    }

    void withoutTheServiceTheOrderWaitsHereAndGoesOutFirst() {
        const QString who = login(3);
        MemberPhone phone(service_.url, service_.caFile);
        QVERIFY(phone.signIn(who, kMemberPassword));
        QCOMPARE(phone.ask(), 200);
        service_.killHard();
        QTRY_VERIFY_WITH_TIMEOUT(!console_->online(), 20'000);
        QVERIFY(findByKeys(who));
        // A full disk: nothing is said to wait that would not be there tomorrow, and nothing that was typed is lost.
        sql::Database::setFault([] { return Error(ErrorKind::DiskFull, "DISK_FULL"); });
        keys_->press(Qt::Key_Return);
        sql::Database::setFault(nullptr);
        auto* told = console_->seen<ui::Banner>("lost.banner");
        QVERIFY(told);
        QCOMPARE(told->sentence(), commands::errorText(Error(ErrorKind::DiskFull, "DISK_FULL")));
        QVERIFY(!page()->isVisible());
        QCOMPARE(Keyboard::focus(), QStringLiteral("lost.order"));
        keys_->press(Qt::Key_Return); // there is room again
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->isVisible() && page()->follower().waiting(), 5'000);
        QVERIFY(service_.start());
        QTRY_VERIFY_WITH_TIMEOUT(console_->online(), 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(!page()->follower().waiting(), qPrintable(waiting()), 20'000);
        QTRY_VERIFY2_WITH_TIMEOUT(stands(StepKind::EndSessions, StepState::Verified), qPrintable(story(now())), 60'000);
        QVERIFY(now()->queued);
        QVERIFY(now()->orderedAt < now()->receivedAt);
        QCOMPARE(phone.ask(), 401);
    }

    // Somebody of the helpdesk sees of his organization what he needs to know a caller by, cuts off, and nothing else.
    void theHelpdeskOfOneOrganizationCutsOffAndDoesNothingElse() {
        const std::size_t everybody = console_->members().count();
        const QString clerk = login(4);
        keys_.reset();
        console_.reset();
        service_.stop();
        QVERIFY(service_.giveRole(commands::toUtf8(clerk), "helpdesk"));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, clerk);
        QVERIFY(console_->signIn(kMemberPassword));
        keys_ = std::make_unique<Keyboard>(*console_->window);
        const ports::Identity* clerkNow = console_->session().identity();
        QVERIFY(clerkNow && clerkNow->canOperate("security.lostDevice", console_->clock.now()));
        QVERIFY(!clerkNow->canSee("members.members", console_->clock.now()));
        QVERIFY(!clerkNow->canSee("security.usage", console_->clock.now()));
        QVERIFY2(console_->window->pane(QStringLiteral("security.lostDevice"))->isVisible(),
                 "begins where his work is");
        QVERIFY(console_->members().count() < everybody);
        QString who;
        for (const ports::RowNo row : *console_->members().query({})) {
            const ports::MemberCells cells = console_->members().cells(row);
            QVERIFY2(cells.cellPhone.empty() && cells.hiredDate.empty(), "no more than one is known by");
            ports::MemberQuery typed;
            typed.text = cells.loginId;
            if (commands::fromUtf8(cells.loginId) != clerk && cells.status == MemberStatus::InUse &&
                console_->members().query(typed)->size() == 1)
                who = commands::fromUtf8(cells.loginId);
        }
        QVERIFY(!who.isEmpty());
        QVERIFY(findByKeys(who));
        keys_->press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(stands(StepKind::AppStop, StepState::Verified), qPrintable(story(now())), 10'000);
        helped_ = who;
    }

    // The same call at two desks: both orders hold, and one password is told, by one of them.
    void twoClerksAtOnceTellOnePassword() {
        Console other;
        other.start(service_, kDeputy);
        QVERIFY(other.signIn(kMemberPassword));
        const std::string who = idOf(*console_, helped_);
        for (Console* desk : {console_.get(), &other}) {
            desk->window->openScreen(QStringLiteral("security.lostDevice"));
            responseOf(*desk)->showResource(commands::fromUtf8(who));
            QTRY_VERIFY_WITH_TIMEOUT(
                desk->seen<QPushButton>("lost.order") && desk->seen<QPushButton>("lost.order")->isEnabled(), 10'000);
        }
        for (Console* desk : {console_.get(), &other}) // nothing is heard in between
            desk->seen<QPushButton>("lost.order")->click();
        int shown = 0, told = 0;
        for (Console* desk : {console_.get(), &other}) {
            auto* follow = responseOf(*desk)->findChild<ui::lostdevice::FollowPage*>();
            const auto stands = [&](StepKind kind) {
                const auto& order = follow->follower().now();
                return order && std::ranges::any_of(order->steps, [kind](const CutOffStep& one) {
                           return one.kind == kind && one.state == StepState::Verified;
                       });
            };
            for (const StepKind kind : {StepKind::EndSessions, StepKind::Password})
                QTRY_VERIFY2_WITH_TIMEOUT(stands(kind), qPrintable(story(now())), 10'000);
            shown += follow->findChild<QLineEdit*>(QStringLiteral("lost.password"))->text().isEmpty() ? 0 : 1;
            for (const CutOffStep& one : follow->follower().now()->steps)
                told += one.reason == "justDone" && !one.evidence.back().detail.empty() ? 1 : 0;
        }
        QCOMPARE(shown, 1);
        QCOMPARE(told, 1); // the other one hears whose password it is
    }
};

} // namespace sekisho::tests::test_console_lost_device

SEKISHO_QTEST_MAIN(test_console_lost_device, TestConsoleLostDevice)
#include "test_console_lost_device.moc"
