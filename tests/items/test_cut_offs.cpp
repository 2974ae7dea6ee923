// A lost device without widgets: what the desk proposes and orders, what waits while the service is away, and every
// command of 紛失対応.
#include "models/commands/cut_off_commands.h"
#include "models/commands/pane_command.h"
#include "models/commands/registry.h"
#include "tests/fakes/qt_suite.h"
#include "tests/items/cut_off_bench.h"

namespace sekisho::tests::test_cut_offs {

using Bench = CutOffBench;
using Phase = CutOffDesk::Phase;

class TestCutOffs : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { registerCutOffTypes(); }

    // --- before the order ---

    void theServiceProposesAndOneOrderGoesOut() {
        Bench b;
        CutOffDesk desk(b.parts());
        QSignalSpy done(&desk, &CutOffDesk::ordered);
        QVERIFY(!desk.obstacle().isEmpty());
        desk.begin(b.who);
        QCOMPARE(desk.phase(), Phase::Asking);
        QVERIFY(!desk.obstacle().isEmpty());
        desk.order(); // too early: nothing happens
        QVERIFY(Bench::ready(desk));
        QCOMPARE(b.gateway.callsOf("orderCutOff"), 0U);
        QVERIFY(desk.person().known && !desk.person().name.isEmpty() && !desk.person().organization.isEmpty());
        QCOMPARE(desk.devices().size(), 1U);
        QCOMPARE(desk.sessions().size(), 1U);
        QVERIFY(desk.obstacle().isEmpty());
        QVERIFY(desk.steps()[b.step(desk, StepKind::WipeAppData)].chosen);
        QVERIFY(!desk.steps()[b.step(desk, StepKind::Suspend)].chosen);
        desk.record(QStringLiteral("  lost in a train "), {"callback", "extension 12"});
        desk.order();
        desk.order(); // the key was pressed twice
        QVERIFY(done.wait());
        QCOMPARE(b.gateway.callsOf("orderCutOff"), 1U);
        QCOMPARE(b.gateway.cutOffDesk.all.size(), 1U);
        const CutOff& made = b.gateway.cutOffDesk.all.front();
        QVERIFY(made.user == b.who);
        QCOMPARE(made.note, std::string("lost in a train"));
        QCOMPARE(made.check.method, std::string("callback"));
        QVERIFY(!done.front().at(1).toString().isEmpty()); // the temporary password
        QCOMPARE(desk.phase(), Phase::Nobody);
    }

    void theButtonNamesWhatIsLost() {
        Bench b;
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QCOMPARE(desk.verb(), QStringLiteral("Cut off and erase data"));
        QCOMPARE(desk.losses().size(), 1);
        QVERIFY(desk.losses().front().contains(QStringLiteral("Pixel 9")));
        desk.tick(b.step(desk, StepKind::Suspend), true);
        QCOMPARE(desk.verb(), QStringLiteral("Cut off, erase data and suspend"));
        desk.tick(b.step(desk, StepKind::ResetDevice), true);
        QCOMPARE(desk.verb(), QStringLiteral("Cut off, reset the device and suspend"));
        QCOMPARE(desk.losses().size(), 3);
        desk.tick(b.step(desk, StepKind::Suspend), false);
        QCOMPARE(desk.verb(), QStringLiteral("Cut off and reset the device"));
        for (const StepKind kind : {StepKind::ResetDevice, StepKind::WipeAppData})
            desk.tick(b.step(desk, kind), false);
        QCOMPARE(desk.verb(), QStringLiteral("Cut off"));
        QVERIFY(desk.losses().isEmpty());
        for (std::size_t i = 0; i < desk.steps().size(); ++i)
            desk.tick(i, false);
        QVERIFY(desk.obstacle().contains(QStringLiteral("at least one step")));
    }

    void whatIsTickedOutlivesANewProposal() {
        Bench b;
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        desk.tick(b.step(desk, StepKind::WipeAppData), false);
        const std::size_t asked = b.gateway.callsOf("propose");
        desk.askAgain();
        QTRY_VERIFY(b.gateway.callsOf("propose") > asked);
        QTest::qWait(10);
        QVERIFY(!desk.steps()[b.step(desk, StepKind::WipeAppData)].chosen);
        desk.choose(Lost::Pc, {}); // another loss begins anew
        QVERIFY(Bench::ready(desk));
        QVERIFY(std::ranges::none_of(desk.steps(), [](const auto& one) { return one.target == "mobile"; }));
        desk.choose(Lost::Phone, b.device);
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.steps()[b.step(desk, StepKind::WipeAppData)].chosen);
        QCOMPARE(desk.devicesFor(Lost::Phone).size(), 1U);
        QCOMPARE(desk.devicesFor(Lost::Pc).size(), 0U);
        QCOMPARE(desk.devicesFor(Lost::Everything).size(), 0U);
    }

    void whatCannotBeDoneCannotBeTicked() {
        Bench b([](fakes::FakeGateway& gateway) { gateway.cutOffDesk.mdm = false; });
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        const std::size_t wipe = b.step(desk, StepKind::WipeAppData);
        QVERIFY(!desk.steps()[wipe].possible && !desk.steps()[wipe].reason.empty());
        desk.tick(wipe, true);
        QVERIFY(!desk.steps()[wipe].chosen);
        desk.tick(9'999, true); // no such step
    }

    void thoseOfTheSameNameAreNamed() {
        UserId twin, heard;
        Bench b([&](fakes::FakeGateway& gateway) {
            Member other = *gateway.tenant.member(gateway.deviceDesk.all.front().user);
            other.id = {};
            other.email = "twin@demo";
            other.externalKey.reset();
            other.organizations.clear();
            twin = gateway.tenant.addMember(other);
            other.email = "heard@demo"; // written in another way, read in the same
            other.name.lastName += "邊";
            heard = gateway.tenant.addMember(other);
        });
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QVERIFY(std::ranges::any_of(desk.namesakes(), [&](const CutOffPerson& one) { return one.id == twin; }));
        QVERIFY(std::ranges::none_of(desk.namesakes(), [&](const CutOffPerson& one) { return one.id == b.who; }));
        QVERIFY(desk.person().reading.isEmpty() ||
                std::ranges::any_of(desk.namesakes(), [&](const CutOffPerson& one) { return one.id == heard; }));
        for (const CutOffPerson& one : desk.namesakes())
            QVERIFY(one.name == desk.person().name || one.reading == desk.person().reading);
    }

    void anOrderOfSomebodyElseIsSeen() {
        Bench b;
        ordered(b);
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QTRY_COMPARE(desk.others().size(), 1U);
        b.clock.advance(std::chrono::hours(48));
        for (CutOffStep& step : b.gateway.cutOffDesk.all.front().steps)
            step.state = StepState::Verified; // over, and long ago
        desk.askAgain();
        QTRY_VERIFY(desk.others().empty());
    }

    void theHighestAdministratorIsProtected() {
        Bench b;
        b.gateway.tenant.edit(b.who, [](Member& m) { m.administrator = true; });
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        for (const StepKind kind : {StepKind::Password, StepKind::Suspend, StepKind::AppStop})
            QVERIFY(!desk.steps()[b.step(desk, kind)].possible);
        QVERIFY(desk.steps()[b.step(desk, StepKind::EndSessions)].chosen);
        QVERIFY(desk.obstacle().isEmpty());
    }

    void whoMayNotOrderIsTold() {
        Bench b;
        b.identity->roles.clear();
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.obstacle().contains(QStringLiteral("role")));
        b.gateway.failNext("propose", Error(ErrorKind::Forbidden, "FORBIDDEN"));
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.refusal().has_value());
        QVERIFY(desk.steps().empty());
    }

    void theBudgetIsSaidBeforeItIsUsedUp() {
        Bench b([](fakes::FakeGateway& gateway) { gateway.cutOffDesk.budgets[BrakeKind::CutOff] = {0, 100, 20}; });
        ordered(b);
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QTRY_VERIFY(!desk.brakeLines().isEmpty());
        QVERIFY(desk.brakeLines().join(QLatin1Char(' ')).contains(QStringLiteral("another administrator")));
    }

    // --- without the service ---

    void withoutTheServiceTheOrderWaits() {
        Bench b;
        b.setOnline(false);
        CutOffDesk desk(b.parts());
        QSignalSpy queued(&desk, &CutOffDesk::queued);
        desk.begin(b.who);
        QCOMPARE(desk.phase(), Phase::Ready); // at once, from the copy
        QVERIFY(desk.fromCopy() && desk.waits());
        QVERIFY(!desk.person().name.isEmpty());
        QVERIFY(desk.verb().startsWith(QStringLiteral("Let it wait")));
        b.gateway.queue.closed = true;
        QVERIFY(!desk.obstacle().isEmpty());
        b.gateway.queue.closed = false;
        desk.order();
        QCOMPARE(queued.count(), 1);
        QCOMPARE(b.gateway.queue.entries.size(), 1U);
        const CutOffId id = b.gateway.queue.entries.front().order.id;
        QCOMPARE(queued.front().front().toString(), fromUtf8(id.value));

        CutOffFollower follower(b.parts());
        QSignalSpy arrived(&follower, &CutOffFollower::arrived);
        follower.follow(id);
        QVERIFY(follower.waiting().has_value() && !follower.now());
        QVERIFY(follower.whyNotWithdraw().isEmpty());
        QVERIFY(!follower.whyNotFound().isEmpty());
        b.setOnline(true);
        auto call = b.gateway.queue.flush(b.gui, [](const Result<std::vector<CutOffId>>&) {});
        QTRY_VERIFY(follower.now().has_value());
        QCOMPARE(arrived.count(), 1);
        QVERIFY(follower.now()->queued);
        QVERIFY(!follower.waiting());
    }

    void whatWaitsIsWithdrawnBeforeItIsSent() {
        Bench b;
        b.setOnline(false);
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        desk.order();
        CutOffFollower follower(b.parts());
        QSignalSpy gone(&follower, &CutOffFollower::withdrawn);
        QSignalSpy arrived(&follower, &CutOffFollower::arrived);
        follower.follow(b.gateway.queue.entries.front().order.id);
        follower.withdraw();
        QCOMPARE(gone.count(), 1);
        QTest::qWait(5);
        QCOMPARE(arrived.count(), 0);
        QVERIFY(b.gateway.queue.entries.empty());
        QVERIFY(follower.id().empty());
    }

    // Nobody answered: it may have arrived. The same order with the same id goes out again.
    void anUnansweredOrderIsRepeatedAsTheSame() {
        Bench b;
        CutOffDesk desk(b.parts());
        QSignalSpy refused(&desk, &CutOffDesk::failed);
        QSignalSpy done(&desk, &CutOffDesk::ordered);
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        b.gateway.failNext("orderCutOff", Error(ErrorKind::Timeout, "TIMEOUT"));
        desk.order();
        QVERIFY(refused.wait());
        QVERIFY(desk.waits()); // it may be put into the queue now
        desk.order();
        QCOMPARE(b.gateway.queue.entries.size(), 1U);
        const CutOffId id = b.gateway.queue.entries.front().order.id;

        CutOffDesk again(b.parts());
        QSignalSpy againDone(&again, &CutOffDesk::ordered), againRefused(&again, &CutOffDesk::failed);
        again.begin(b.who);
        QVERIFY(Bench::ready(again));
        b.gateway.failNext("orderCutOff", Error(ErrorKind::Timeout, "TIMEOUT"));
        again.order();
        QVERIFY(againRefused.wait());
        again.linkChanged(); // the service is there after all
        QVERIFY(!again.waits());
        again.order();
        QVERIFY(againDone.wait());
        QVERIFY(b.gateway.cutOffDesk.all.front().id != id);
        QCOMPARE(b.gateway.cutOffDesk.all.size(), 1U);
    }

    void theCopyIsEnoughWhenTheQuestionIsNotAnswered() {
        Bench b;
        b.gateway.failNext("propose", Error(ErrorKind::Unavailable, "CONNECTION_LOST"));
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.fromCopy() && !desk.steps().empty());
        desk.linkChanged();
        QTRY_VERIFY(!desk.fromCopy());
    }

    // --- what must not get lost ---

    void anOrderOnItsWayOutlivesThePage() {
        Bench b;
        {
            CutOffDesk desk(b.parts());
            desk.begin(b.who);
            QVERIFY(Bench::ready(desk));
            b.gateway.hold();
            desk.order();
            QCOMPARE(desk.phase(), Phase::Ordering);
            desk.begin(b.who); // somebody leaves for another page …
            b.gateway.release();
            QVERIFY(Bench::ready(desk)); // … which the answer does not touch
            QTRY_COMPARE(b.gateway.cutOffDesk.all.size(), 1U);
            QVERIFY(desk.person().id == b.who);
            b.gateway.hold();
            desk.order();
        }
        b.gateway.release();
        QTRY_COMPARE(b.gateway.cutOffDesk.all.size(), 2U);
    }

    // Whatever the answer was that is no refusal: it may have been carried out.
    void anOrderWhoseAnswerIsUnreadableKeepsItsId() {
        for (const Error& error :
             {Error(ErrorKind::Internal, "INTERNAL_ERROR"), Error(ErrorKind::BadInput, "RESPONSE_MALFORMED")}) {
            Bench b;
            CutOffDesk desk(b.parts());
            QSignalSpy refused(&desk, &CutOffDesk::failed);
            desk.begin(b.who);
            QVERIFY(Bench::ready(desk));
            const Instant first = b.clock.now();
            b.gateway.failNext("orderCutOff", error);
            desk.order();
            QVERIFY(refused.wait());
            b.clock.advance(std::chrono::seconds(5));
            b.setOnline(false);
            desk.linkChanged();
            desk.order();
            QCOMPARE(b.gateway.queue.entries.size(), 1U);
            const CutOffOrder& again = b.gateway.queue.entries.front().order;
            QVERIFY(again.orderedAt == first); // the first one, with its id and its text
            QVERIFY(std::ranges::any_of(again.steps, [](const StepOrder& step) { return !step.target.empty(); }));
        }
    }

    void whatWasUntickedStaysUntickedWithoutTheService() {
        Bench b;
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        desk.tick(b.step(desk, StepKind::WipeAppData), false);
        b.gateway.failNext("propose", Error(ErrorKind::Unavailable, "CONNECTION_LOST"));
        desk.askAgain();
        QTRY_VERIFY(desk.fromCopy());
        const std::size_t wipe = b.step(desk, StepKind::WipeAppData);
        QVERIFY(desk.steps()[wipe].target.empty() && !desk.steps()[wipe].chosen);
        desk.askAgain();
        QTRY_VERIFY(!desk.fromCopy());
        QVERIFY(!desk.steps()[b.step(desk, StepKind::WipeAppData)].chosen);

        CutOffDesk other(b.parts()); // and what was unticked without it
        b.setOnline(false);
        other.begin(b.who);
        other.tick(b.step(other, StepKind::WipeAppData), false);
        b.setOnline(true);
        other.linkChanged();
        QTRY_VERIFY(!other.fromCopy());
        const std::size_t again = b.step(other, StepKind::WipeAppData);
        QVERIFY(!other.steps()[again].target.empty() && !other.steps()[again].chosen);
    }

    void theChosenDeviceStaysChosenWithoutTheService() {
        Bench b;
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        desk.choose(Lost::Phone, b.device);
        QVERIFY(Bench::ready(desk));
        b.setOnline(false);
        desk.askAgain();
        QVERIFY(desk.fromCopy());
        QCOMPARE(desk.devicesFor(Lost::Phone).size(), 1U);
        desk.order();
        QCOMPARE(b.gateway.queue.entries.size(), 1U);
        QVERIFY(b.gateway.queue.entries.front().order.device == b.device);
    }

    void whatWaitsNamesNoDevices() {
        Bench b;
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        b.setOnline(false);
        desk.linkChanged(); // what the service has proposed is still there
        QVERIFY(!desk.fromCopy() && desk.waits());
        desk.order();
        QCOMPARE(b.gateway.queue.entries.size(), 1U);
        for (const StepOrder& step : b.gateway.queue.entries.front().order.steps)
            QVERIFY(step.target.empty());
    }

    void whoHasOnlyPcsLostAPc() {
        Bench b;
        UserId other;
        for (const auto& [id, member] : b.gateway.tenant.members())
            if (!member.administrator && member.id != b.who) other = member.id;
        CutOffDesk desk(b.parts());
        desk.begin(other); // nothing is known of him
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.lost() == Lost::Phone);
        Device pc;
        pc.kind = ClientKind::PcApp;
        b.gateway.deviceDesk.add(other, pc);
        desk.begin(other);
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.lost() == Lost::Pc);
        desk.choose(Lost::Phone, {});
        QVERIFY(Bench::ready(desk));
        QVERIFY(desk.lost() == Lost::Phone);
    }

    // --- commands ---

    void everyCommandIsTried() {
        Bench b;
        Registry registry;
        addCutOffCommands(registry);
        QStringList tried;
        Context context;
        context.cache = b.cache.get();
        context.clock = &b.clock;
        context.identity = &*b.identity;
        context.online = true;
        registry.setContextSource([&] { return context; });

        auto* respond = qobject_cast<RespondToLoss*>(registry.find(QStringLiteral("member.lostDevice")));
        QVERIFY(respond);
        QSignalSpy wanted(respond, &RespondToLoss::wanted);
        QVERIFY(!registry.trigger(respond->key()).why.isEmpty()); // nobody is selected
        SelectedMember one;
        one.id = b.who;
        context.selection = Selection{one};
        QVERIFY(registry.trigger(respond->key()).applies);
        QCOMPARE(wanted.front().front().toString(), fromUtf8(b.who.value));
        context.online = false; // also without a connection
        QVERIFY(registry.trigger(respond->key()).applies);
        context.identity = nullptr;
        QVERIFY(registry.trigger(respond->key()).applies);
        context.cache = nullptr; // but not locked
        QVERIFY(!registry.trigger(respond->key()).why.isEmpty());
        context.cache = b.cache.get();
        ports::Identity weak = *b.identity;
        weak.roles.clear();
        context.identity = &weak;
        QVERIFY(registry.trigger(respond->key()).why.contains(QStringLiteral("role")));
        context.identity = &*b.identity;
        context.selection = Selection{one, one};
        QVERIFY(!registry.trigger(respond->key()).why.isEmpty()); // one at a time
        tried << respond->key();

        for (const char* key :
             {"lostDevice.open", "lostDevice.withdraw", "lostDevice.foundAgain", "lostDevice.receipt"}) {
            auto* command = qobject_cast<PaneCommand*>(registry.find(QLatin1String(key)));
            QVERIFY2(command, key);
            QVERIFY2(!registry.trigger(command->key()).why.isEmpty(), key); // nobody offers it
            int done = 0;
            command->offer(
                respond, [&] { ++done; }, mayRespond);
            QVERIFY2(registry.trigger(command->key()).applies, key);
            QCOMPARE(done, 1);
            tried << command->key();
        }
        for (const Command* command : registry.all()) {
            QVERIFY2(tried.contains(command->key()), qPrintable(command->key()));
            QVERIFY(!command->text().isEmpty() && !command->help().isEmpty() && !command->iconName().isEmpty());
        }
        QCOMPARE(registry.find(QStringLiteral("lostDevice.open"))->defaultShortcut(), QStringLiteral("Ctrl+Shift+D"));
    }
};

} // namespace sekisho::tests::test_cut_offs

SEKISHO_QTEST_GUILESS_MAIN(test_cut_offs, TestCutOffs)
#include "test_cut_offs.moc"
