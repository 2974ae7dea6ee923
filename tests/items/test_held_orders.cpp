// What the brake holds: rows that stay where they are while others go, sentences that tell 80,000 orders as one, and
// decisions that cover what was seen and nothing of one's own.
#include "models/commands/brake_commands.h"
#include "models/commands/brake_words.h"
#include "models/commands/job_list.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "models/items/held_order_model.h"
#include "models/items/roles.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/manual_executor.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace sekisho::tests::test_held_orders {

using commands::HeldChoice;
using items::HeldOrderModel;

namespace {

const UserId kYamada("actor-yamada"), kSuzuki("actor-suzuki");

HeldOrder held(int number, BrakeKind kind = BrakeKind::Wipe) {
    HeldOrder order;
    order.id = "h" + std::to_string(number);
    order.kind = kind;
    order.stepKind = kind == BrakeKind::Wipe ? StepKind::WipeAppData : StepKind::ResetDevice;
    order.actor = kYamada;
    order.actorName = "Yamada";
    order.userName = "<b>Sato</b> " + std::to_string(number);
    order.targetName = "Pixel 9";
    order.heldAt = *parseInstant("2026-11-22T08:00:00Z");
    order.expiresAt = *parseInstant("2026-11-23T08:00:00Z");
    return order;
}

HeldGroup group(const UserId& actor, std::int64_t orders, BrakeKind kind = BrakeKind::Wipe) {
    HeldGroup made;
    made.actor = actor;
    made.actorName = actor == kYamada ? "Yamada" : "Suzuki";
    made.kind = kind;
    made.orders = orders;
    made.firstAt = *parseInstant("2026-11-22T08:00:00Z");
    made.lastAt = *parseInstant("2026-11-22T08:01:00Z");
    made.expiresAt = *parseInstant("2026-11-23T08:00:00Z");
    return made;
}

HeldOrderModel::Words words() {
    return {[](HeldOrderModel::Column column) { return QString::number(column); },
            [](const HeldOrder& order) { return QString::fromStdString(order.actorName); },
            [](StepKind) { return QStringLiteral("step"); },
            [](HeldState state) { return QString::number(static_cast<int>(state)); },
            [](const std::string& reason) { return QString::fromStdString(reason); },
            [](Instant) { return QStringLiteral("time"); },
            [](Instant) { return QStringLiteral("exact"); },
            [](Instant) { return QStringLiteral("left"); }};
}

struct Desk { // a signed-in console without windows
    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    fakes::FakeGateway gateway{clock};
    fakes::ManualExecutor gui;
    commands::JobList jobs{clock};
    commands::Registry registry;
    std::optional<ports::Identity> identity;
    std::vector<commands::Plan> plans;
    QVariantMap arguments;
    bool agree = true;
    std::function<void()> meanwhile; // while the question is open
    bool online = true;

    Desk() {
        gateway.bulkInline = true;
        gateway.tenant.fill(40);
        gateway.signInAs("admin@demo");
        commands::addBrakeCommands(registry);
        QObject::connect(
            &registry, &commands::Registry::planReady, &registry,
            [this](commands::Command* command, const commands::Plan& plan, const commands::Context& context) {
                plans.push_back(plan);
                if (meanwhile) meanwhile();
                if (agree) command->run(context, arguments);
            });
        registry.setContextSource([this] {
            commands::Context context;
            context.gateway = &gateway;
            context.gui = &gui;
            context.jobs = &jobs;
            context.clock = &clock;
            context.identity = identity ? &*identity : nullptr;
            context.online = online;
            return context;
        });
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) { identity = *who; });
        gui.run();
    }
    std::vector<UserId> members(std::size_t count) const {
        std::vector<UserId> out;
        for (const auto& [id, member] : gateway.tenant.members())
            if (out.size() < count) out.push_back(member.id);
        return out;
    }
    void hold(const UserId& actor, std::size_t count, StepKind kind = StepKind::WipeAppData) {
        for (const UserId& member : members(count))
            gateway.cutOffDesk.addHeld(actor, actor == kYamada ? "Yamada" : "Suzuki", member, kind);
    }
    std::size_t inState(HeldState state) const {
        return static_cast<std::size_t>(std::ranges::count(gateway.cutOffDesk.heldOrders, state, &HeldOrder::state));
    }
    ports::HeldPage page() {
        ports::HeldPage came;
        auto call = gateway.cutOffs().held({}, gui, [&](Result<ports::HeldPage> page) { came = *page; });
        gui.run();
        return came;
    }
    template<class T>
    T* command(const char* key) {
        return qobject_cast<T*>(registry.find(QLatin1String(key)));
    }
    commands::Applicability decide(const char* key, HeldChoice choice) {
        command<commands::DecideHeld>(key)->aim(std::move(choice));
        const commands::Applicability verdict = registry.trigger(QLatin1String(key));
        gui.run();
        return verdict;
    }
};

} // namespace

class TestHeldOrders : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { // without translations: a number stands in the sentence as it is written in the source
        commands::setLanguage(commands::Language::English);
        QLocale::setDefault(commands::locale());
    }

    void rowsStayWhileOthersGo() {
        HeldOrderModel model(words());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOrders({held(1), held(2), held(3), held(4), held(5)});
        const QPersistentModelIndex third(model.index(2, 0));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        model.setOrders({held(3), held(5), held(6)});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(third.isValid());
        QCOMPARE(third.row(), 0);
        QCOMPARE(removals.count(), 2); // 4 alone, 1 and 2 together
        QCOMPARE(model.rowOf("h6"), 2);
        QCOMPARE(model.rowOf("h1"), -1);
        QCOMPARE(resets.count(), 0);
        model.setOrders({held(6), held(3)}); // another order is another list
        QCOMPARE(resets.count(), 1);
        model.append({});
        model.append({held(7)});
        QCOMPARE(model.rowCount(), 3);
        model.setOrders({});
        QCOMPARE(model.rowCount(), 0);
        model.timePassed();
    }

    void aCellSaysWhatItIs() {
        HeldOrderModel model(words());
        HeldOrder decided = held(2);
        decided.state = HeldState::Rejected;
        decided.decidedAt = *parseInstant("2026-11-22T08:30:00Z");
        decided.decidedBy = "Suzuki";
        decided.reason = "Not <u>lost</u>";
        model.setOrders({held(1), decided});
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, HeldOrderModel::LeftColumn), QStringLiteral("left"));
        QCOMPARE(text(1, HeldOrderModel::LeftColumn), QString()); // nothing is left of what was decided
        QCOMPARE(text(0, HeldOrderModel::DecidedColumn), QString());
        QCOMPARE(text(1, HeldOrderModel::DecidedColumn), QStringLiteral("time"));
        QCOMPARE(text(1, HeldOrderModel::DeciderColumn), QStringLiteral("Suzuki"));
        QCOMPARE(text(1, HeldOrderModel::ReasonColumn), QStringLiteral("Not <u>lost</u>"));
        QCOMPARE(text(0, HeldOrderModel::AskerColumn), QStringLiteral("Yamada"));
        QCOMPARE(text(0, HeldOrderModel::DeviceColumn), QStringLiteral("Pixel 9"));
        const QString tip = model.index(0, HeldOrderModel::MemberColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(QLatin1Char('<')), qPrintable(tip)); // names are never markup
        QCOMPARE(model.index(1, 0).data(items::StatusRole).toInt(), static_cast<int>(HeldState::Rejected));
        QCOMPARE(model.index(1, 0).data(items::TimeRole).toLongLong(), toMillis(*decided.decidedAt));
        QVERIFY(!model.index(0, HeldOrderModel::DecidedColumn).data(items::TimeRole).isValid());
    }

    void manyOrdersAreOneSentence() {
        QCOMPARE(commands::heldGroupText(group(kYamada, 79'980)),
                 QStringLiteral("Yamada wants to erase the app data of 79,980 device(s)."));
        QCOMPARE(commands::heldGroupText(group(kYamada, 1, BrakeKind::Reset)),
                 QStringLiteral("Yamada wants to reset 1 device(s)."));
        QCOMPARE(commands::brakeAmountText(BrakeKind::CutOff, 2), QStringLiteral("2 member(s)"));
        QVERIFY(commands::heldTargetText(held(1)).contains(QStringLiteral("Pixel 9")));
        const Instant now = *parseInstant("2026-11-22T09:00:00Z");
        QCOMPARE(commands::heldLeftText(now, now), QStringLiteral("Over"));
        QCOMPARE(commands::heldLeftText(now + std::chrono::minutes(59), now), QStringLiteral("59 minute(s)"));
        QCOMPARE(commands::heldLeftText(now + std::chrono::hours(23), now), QStringLiteral("23 hour(s)"));
        QCOMPARE(commands::heldLeftText(now + std::chrono::hours(72), now), QStringLiteral("3 day(s)"));
        BrakeUse use{BrakeKind::Wipe, {5, 20, 20}, 5, 12, 0, 0};
        QVERIFY(commands::wantsAttention(use));
        QCOMPARE(commands::brakeUseText(use), QStringLiteral("You 5 of 5, everybody 12 of 20, within 20 minute(s)"));
        QCOMPARE(commands::brakePendingText(use), QString());
        use.mine = 4;
        QVERIFY(!commands::wantsAttention(use));
        use.held = 3;
        use.pending = 2;
        QVERIFY(commands::wantsAttention(use));
        const QString pending = commands::brakePendingText(use);
        QVERIFY2(pending.contains(QLatin1Char('3')) && pending.contains(QLatin1Char('2')), qPrintable(pending));
    }

    void nothingChosenAndNothingOfOnesOwn() {
        Desk desk;
        QVERIFY(!desk.decide("brake.release", {}).applies);
        HeldChoice own;
        own.groups = {group(desk.identity->user, 3)};
        const commands::Applicability verdict = desk.decide("brake.release", own);
        QVERIFY(!verdict.applies);
        QCOMPARE(verdict.why, commands::errorText(Error(ErrorKind::Forbidden, "BRAKE_OWN_ORDER")));
        QVERIFY(desk.plans.empty());
        HeldChoice mixed;
        mixed.orders = {held(1), held(2)};
        mixed.orders[0].actor = desk.identity->user;
        QCOMPARE(commands::sizeOf(commands::choiceOfOthers(mixed, desk.identity->user)), 1);
        desk.agree = false;
        QVERIFY(desk.decide("brake.release", mixed).applies);
        QVERIFY2(desk.plans.back().effects.join(QLatin1Char(' ')).contains(QStringLiteral("1 order(s) of your own")),
                 qPrintable(desk.plans.back().effects.join(QLatin1Char(' '))));
        desk.online = false;
        QVERIFY(!desk.decide("brake.release", mixed).applies);
    }

    void aReleaseNamesWhatIsErased() {
        Desk desk;
        desk.agree = false;
        HeldChoice choice;
        choice.groups = {group(kYamada, 79'980)};
        QVERIFY(desk.decide("brake.release", choice).applies);
        const commands::Plan plan = desk.plans.back();
        QCOMPARE(plan.title, QStringLiteral("Release 79,980 held order(s)"));
        QCOMPARE(plan.typedWord, QStringLiteral("79980"));
        QCOMPARE(plan.effects.front(),
                 QStringLiteral("The app data of 79,980 device(s) is erased. It cannot be brought back."));
        QCOMPARE(plan.subjects.size(), 1);
        QCOMPARE(desk.command<commands::ReleaseHeld>("brake.release")->danger(), commands::Danger::Destroys);
        HeldChoice few;
        for (int i = 0; i < 25; ++i)
            few.orders.push_back(held(i, BrakeKind::Reset));
        desk.decide("brake.release", few);
        QCOMPARE(desk.plans.back().subjects.size(), 21); // 20 of them, and how many more
        few.orders.resize(2);
        desk.decide("brake.release", few);
        QVERIFY(desk.plans.back().typedWord.isEmpty());
        few.orders.clear();
        few.groups = {group(kYamada, 30, BrakeKind::CutOff)};
        desk.decide("brake.release", few);
        QCOMPARE(desk.command<commands::ReleaseHeld>("brake.release")->danger(), commands::Danger::LogsOut);
        QVERIFY(desk.plans.back().typedWord.isEmpty()); // who was logged out signs in again
    }

    void aReleaseCoversWhatWasSeen() {
        Desk desk;
        desk.hold(kYamada, 12);
        desk.hold(kSuzuki, 3);
        const ports::HeldPage seen = desk.page();
        QCOMPARE(seen.groups.size(), 2U);
        HeldChoice choice;
        for (const HeldGroup& one : seen.groups)
            if (one.actor == kYamada) choice.groups.push_back(one);
        desk.clock.advance(std::chrono::seconds(30));
        desk.hold(kYamada, 2); // while somebody was reading
        QSignalSpy done(desk.registry.find(QStringLiteral("brake.release")), &commands::Command::done);
        desk.decide("brake.release", choice);
        QCOMPARE(done.count(), 1);
        QCOMPARE(done[0][0].toString(), QStringLiteral("12 held order(s) were released."));
        QCOMPARE(desk.jobs.jobs().back().title, std::string("Release 12 held order(s)"));
        QCOMPARE(desk.jobs.jobs().back().phase, ports::JobPhase::Succeeded);
        QCOMPARE(desk.inState(HeldState::Released), 12U);
        QCOMPARE(desk.inState(HeldState::Held), 5U); // the two that came later, and those of the other
        desk.arguments = {{QStringLiteral("reason"), QStringLiteral(" Not lost ")}};
        HeldChoice rest;
        rest.groups = choice.groups;
        desk.decide("brake.reject", rest); // a rejection covers all of him
        QCOMPARE(desk.inState(HeldState::Rejected), 2U);
        for (const HeldOrder& order : desk.gateway.cutOffDesk.heldOrders)
            if (order.state == HeldState::Rejected) QCOMPARE(order.reason, std::string("Not lost"));
    }

    // The list behind the question is aimed anew with each event of the feed, and somebody may add to it on purpose.
    void whatTheQuestionNamedIsDecided() {
        Desk desk;
        desk.hold(kYamada, 3);
        HeldChoice choice;
        choice.groups = desk.page().groups;
        desk.meanwhile = [&] {
            desk.clock.advance(std::chrono::seconds(30));
            desk.hold(kYamada, 20);
            HeldChoice grown;
            grown.groups = desk.page().groups;
            desk.command<commands::DecideHeld>("brake.release")->aim(grown);
        };
        desk.decide("brake.release", choice);
        QCOMPARE(desk.plans.back().title, QStringLiteral("Release 3 held order(s)"));
        QCOMPARE(desk.inState(HeldState::Released), 3U);
        QCOMPARE(desk.inState(HeldState::Held), 20U);
    }

    void chosenOrdersAreDecidedAlone() {
        Desk desk;
        desk.hold(kYamada, 6);
        HeldChoice choice;
        const ports::HeldPage seen = desk.page();
        choice.orders = {seen.orders[1], seen.orders[3]};
        desk.arguments = {{QStringLiteral("reason"), QStringLiteral("Twice")}};
        desk.decide("brake.reject", choice);
        QCOMPARE(desk.inState(HeldState::Rejected), 2U);
        QCOMPARE(desk.inState(HeldState::Held), 4U);
        QSignalSpy failed(desk.registry.find(QStringLiteral("brake.reject")), &commands::Command::failed);
        desk.decide("brake.reject", choice); // somebody was faster
        QCOMPARE(failed.count(), 1);
        const commands::Plan plan = desk.plans.back();
        QVERIFY(!plan.check({}).isEmpty());
        QVERIFY(!plan.check({{QStringLiteral("reason"), QString(1'001, QLatin1Char('x'))}}).isEmpty());
        QVERIFY(plan.check({{QStringLiteral("reason"), QStringLiteral("Not lost")}}).isEmpty());
    }

    void aFailureIsSaid() {
        Desk desk;
        desk.hold(kYamada, 2);
        HeldChoice choice;
        choice.groups = desk.page().groups;
        choice.everything = true;
        desk.gateway.failNext("*", Error(ErrorKind::Timeout, "TIMEOUT"));
        QSignalSpy failed(desk.registry.find(QStringLiteral("brake.release")), &commands::Command::failed);
        desk.decide("brake.release", choice);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(desk.jobs.jobs().back().phase, ports::JobPhase::Failed);
        QCOMPARE(desk.inState(HeldState::Held), 2U);
        desk.decide("brake.release", choice);
        QCOMPARE(desk.inState(HeldState::Released), 2U);
    }

    void everythingPendingIsOneQuestion() {
        Desk desk;
        desk.hold(kYamada, 5);
        auto* cancel = desk.command<commands::CancelPending>("brake.cancelPending");
        QCOMPARE(cancel->danger(), commands::Danger::Destroys);
        cancel->know({{BrakeKind::Wipe, {5, 20, 20}, 0, 20, 0, 0}});
        QVERIFY(!desk.registry.trigger(QStringLiteral("brake.cancelPending")).applies);
        cancel->know({{BrakeKind::Wipe, {5, 20, 20}, 0, 20, 79'980, 12}});
        desk.agree = false;
        QVERIFY(desk.registry.trigger(QStringLiteral("brake.cancelPending")).applies);
        const QString effects = desk.plans.back().effects.join(QLatin1Char('\n'));
        QVERIFY2(effects.contains(QStringLiteral("79,980 device(s) held, 12 device(s) not acknowledged yet")),
                 qPrintable(effects));
        QVERIFY(desk.plans.back().typedWord.isEmpty()); // an emergency is no moment for typing
        cancel->forget();                               // from the palette, before anybody has asked the service
        desk.agree = true;
        QSignalSpy done(cancel, &commands::Command::done);
        QVERIFY(desk.registry.trigger(QStringLiteral("brake.cancelPending")).applies);
        desk.gui.run();
        QCOMPARE(done.count(), 1);
        QCOMPARE(desk.inState(HeldState::Held), 0U);
    }

    void whoMayNotDecideIsTold() {
        Desk desk;
        desk.gateway.accounts["admin@demo"].builtInRole = "operator";
        auto call = desk.gateway.whoAmI(desk.gui, [&](Result<ports::Identity> who) { desk.identity = *who; });
        desk.gui.run();
        HeldChoice choice;
        choice.groups = {group(kYamada, 3)};
        for (const char* key : {"brake.release", "brake.reject"}) {
            const commands::Applicability verdict = desk.decide(key, choice);
            QVERIFY(!verdict.applies && !verdict.why.isEmpty());
        }
        QVERIFY(!desk.registry.trigger(QStringLiteral("brake.cancelPending")).applies);
    }
};

} // namespace sekisho::tests::test_held_orders

SEKISHO_QTEST_GUILESS_MAIN(test_held_orders, TestHeldOrders)
#include "test_held_orders.moc"
