// Every command for devices and live sessions: what it refuses and why, what it asks, what it does, and that what the
// brake holds is said. The test walks the registry and fails for a command that it does not know.
#include "models/commands/device_commands.h"
#include "models/commands/device_words.h"
#include "models/commands/job_list.h"
#include "models/commands/session_list_commands.h"
#include "models/commands/sweep_watch.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

namespace sekisho::tests::test_commands_devices {

using namespace sekisho::commands;

namespace {

struct OrderBench {
    OrderBench() {
        setLanguage(Language::English);
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(30);
        addDeviceCommands(registry);
        QObject::connect(&registry, &Registry::planReady, &registry,
                         [this](Command* command, const Plan& plan, const Context& context) {
                             plans.push_back(plan);
                             if (between) between();
                             command->run(context, arguments);
                         });
        for (Command* command : registry.all()) {
            QObject::connect(command, &Command::done, command,
                             [this](const QString& sentence, const QString&, const auto&) { sentences << sentence; });
            QObject::connect(command, &Command::failed, command,
                             [this](const Error& error, const QString&) { errors.push_back(error); });
            if (auto* cutting = qobject_cast<CutOffCommand*>(command))
                QObject::connect(cutting, &CutOffCommand::ordered, cutting,
                                 [this](const QString& sentence, const QString& id, int waiting) {
                                     sentences << sentence;
                                     followed << id;
                                     held = waiting;
                                 });
        }
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) { identity = *who; });
        registry.setContextSource([this] {
            Context context;
            context.gateway = &gateway;
            context.jobs = &jobs;
            context.gui = &gui;
            context.clock = &clock;
            context.identity = identity ? &*identity : nullptr;
            context.online = online;
            return context;
        });
        offerDevices(registry, &owner, [this] { return std::make_shared<const std::vector<Device>>(chosen); });
        find<EndListed>("sessions.end")->offer(&owner, [this] {
            return std::make_shared<const std::vector<ports::LiveSession>>(chosenSessions);
        });
        find<EndMatching>("sessions.endMatching")->offer(&owner, [this] { return std::optional(matching); });
        find<UntrustListed>("device.trusted.remove")->offer(&owner, [this] {
            return std::make_shared<const std::vector<TrustedDevice>>(chosenTrusted);
        });
    }
    template<class T>
    T* find(const char* key) const {
        return qobject_cast<T*>(registry.find(QLatin1String(key)));
    }
    Applicability verdict(const char* key) const {
        return registry.find(QLatin1String(key))->applicability(registry.context());
    }
    void trigger(const char* key) {
        const Applicability verdict = registry.trigger(QLatin1String(key));
        QVERIFY2(verdict.applies, qPrintable(verdict.why));
    }
    UserId member(std::size_t i) const {
        return std::next(gateway.tenant.members().begin(), static_cast<std::ptrdiff_t>(i))->second.id;
    }
    Device phone(std::size_t whose) {
        Device device;
        device.os = "iOS";
        device.mdm = MdmState::Enrolled;
        device.agent = true;
        device.trusted = true;
        return gateway.deviceDesk.add(member(whose), device);
    }
    ports::LiveSession session(const char* id, std::size_t whose, bool current = false) {
        Session one;
        one.id = SessionId(id);
        one.user = member(whose);
        one.ip = "203.0.113.7";
        one.current = current;
        one.startedAt = one.lastUsedAt = clock.now();
        gateway.tenant.addSession(one);
        return {one, gateway.tenant.member(one.user)->displayName(), gateway.tenant.member(one.user)->email};
    }
    bool live(const char* id) const {
        for (const Session& one : gateway.tenant.sessions())
            if (one.id.value == id) return one.live();
        return false;
    }

    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    ports::InlineExecutor gui;
    fakes::FakeGateway gateway{clock};
    JobList jobs{clock};
    Registry registry;
    QObject owner;
    std::optional<ports::Identity> identity;
    bool online = true;
    QVariantMap arguments;
    std::function<void()> between; // while the question is open
    std::vector<Device> chosen;
    std::vector<TrustedDevice> chosenTrusted;
    std::vector<ports::LiveSession> chosenSessions;
    EndMatching::Matching matching;
    std::vector<Plan> plans;
    QStringList sentences, followed;
    std::vector<Error> errors;
    int held = -1;
};

} // namespace

class TestDeviceCommands : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyCommandIsKnownHere() {
        OrderBench b;
        QStringList known;
        for (const Command* command : b.registry.all()) {
            known << command->key();
            QVERIFY2(!command->text().isEmpty() && !command->help().isEmpty() && !command->iconName().isEmpty(),
                     qPrintable(command->key()));
            QVERIFY(command->danger() != Danger::None);
            QVERIFY(!command->permission().menu.empty());
            QVERIFY(!b.verdict(qPrintable(command->key())).applies); // nothing is chosen
            QVERIFY(!b.verdict(qPrintable(command->key())).why.isEmpty());
        }
        known.sort();
        QCOMPARE(known, (QStringList{QStringLiteral("device.block"), QStringLiteral("device.remove"),
                                     QStringLiteral("device.reset"), QStringLiteral("device.trusted.remove"),
                                     QStringLiteral("device.unblock"), QStringLiteral("device.untrust"),
                                     QStringLiteral("device.updateNotice"), QStringLiteral("device.wipe"),
                                     QStringLiteral("sessions.end"), QStringLiteral("sessions.endMatching")}));
    }

    void whoMayNotIsToldSo() {
        OrderBench b;
        b.chosen = {b.phone(0)};
        b.online = false;
        QVERIFY(!b.verdict("device.block").applies);
        b.online = true;
        QVERIFY(b.verdict("device.block").applies);
        for (RoleHolding& holding : b.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"security.usage", Access::Operate}};
        }
        QVERIFY(!b.verdict("device.block").applies);
        QVERIFY(!b.verdict("device.block").why.isEmpty());
    }

    void blockingAndBack() {
        OrderBench b;
        b.chosen = {b.phone(0), b.phone(1)};
        const DeviceId first = b.chosen.front().id;
        b.trigger("device.block");
        QVERIFY(b.plans.back().confirm && b.plans.back().typedWord.isEmpty());
        QCOMPARE(b.plans.back().subjects.size(), 2);
        QVERIFY(b.gateway.deviceDesk.find(first)->blockedAt.has_value());
        QCOMPARE(b.sentences.size(), 1);
        QVERIFY(b.followed.isEmpty());                 // no cut-off came of it
        QVERIFY(!b.verdict("device.unblock").applies); // as the list still knows them
        b.chosen = {*b.gateway.deviceDesk.find(first)};
        QVERIFY(!b.verdict("device.block").applies);
        b.trigger("device.unblock");
        QVERIFY(!b.gateway.deviceDesk.find(first)->blockedAt.has_value());
    }

    void whatElseIsDoneAtOnce() {
        OrderBench b;
        b.chosen = {b.phone(0)};
        const DeviceId id = b.chosen.front().id;
        b.trigger("device.updateNotice");
        QCOMPARE(b.gateway.deviceDesk.toldToUpdate, std::vector<DeviceId>{id});
        b.trigger("device.untrust");
        QVERIFY(!b.gateway.deviceDesk.find(id)->trusted);
        QVERIFY(!b.plans.back().effects.isEmpty()); // that it is no ban
        b.chosen.front().trusted = false;
        QVERIFY(!b.verdict("device.untrust").applies);
        b.trigger("device.remove");
        QVERIFY(!b.gateway.deviceDesk.find(id));
        QCOMPARE(b.sentences.size(), 3);
        QVERIFY(b.errors.empty());
    }

    void onlyWhatCanEraseIsToldTo() {
        OrderBench b;
        Device pc = b.phone(0);
        pc.kind = ClientKind::PcApp;
        Device unmanaged = b.phone(1);
        unmanaged.mdm = MdmState::ThirdParty;
        Device noAgent = b.phone(2);
        noAgent.agent = false;
        Device erased = b.phone(3);
        erased.erasedAt = b.clock.now();
        for (const Device& one : {pc, unmanaged, noAgent, erased}) {
            b.chosen = {one};
            QVERIFY(!b.verdict("device.wipe").applies);
            QVERIFY(!b.verdict("device.reset").applies);
            QVERIFY(!b.verdict("device.wipe").why.isEmpty());
        }
        b.chosen = {pc, b.phone(4), unmanaged};
        b.trigger("device.wipe");
        QCOMPARE(b.plans.back().subjects.size(), 1);
        QVERIFY2(b.plans.back().effects.front().contains(QLatin1String("2 of the chosen")),
                 qPrintable(b.plans.back().effects.join(QLatin1Char('\n'))));
        QCOMPARE(b.gateway.cutOffDesk.all.back().steps.size(), std::size_t{1});
        QVERIFY(b.plans.back().typedWord.isEmpty()); // one device: no word to type
    }

    void whatTheBrakeHoldsIsSaid() {
        OrderBench b;
        b.gateway.cutOffDesk.budgets[BrakeKind::Reset] = {1, 5, 20};
        for (std::size_t i = 0; i < 4; ++i)
            b.chosen.push_back(b.phone(i));
        b.arguments[QStringLiteral("note")] = QStringLiteral("stolen bag");
        b.trigger("device.reset");
        QVERIFY(!b.plans.back().typedWord.isEmpty());
        QCOMPARE(b.held, 3);
        QCOMPARE(b.followed.size(), 1);
        QCOMPARE(b.gateway.cutOffDesk.all.back().id.value, b.followed.front().toStdString());
        QCOMPARE(b.gateway.cutOffDesk.all.back().note, std::string("stolen bag"));
        QVERIFY2(b.sentences.back().contains(QLatin1String("1 device(s) were told")) &&
                     b.sentences.back().contains(QLatin1String("3 of them wait")),
                 qPrintable(b.sentences.back()));
        b.trigger("device.reset"); // everything further holds
        QCOMPARE(b.held, 4);
        QVERIFY2(b.sentences.back().contains(QLatin1String("Nothing is done before")), qPrintable(b.sentences.back()));
        QCOMPARE(b.jobs.jobs().size(), std::size_t{2});
        QCOMPARE(b.jobs.jobs().front().lines.size(), std::size_t{4}); // each with its state
    }

    void anAgreementHoldsForThoseThatWereShown() {
        OrderBench b;
        b.chosen = {b.phone(0)};
        const DeviceId agreed = b.chosen.front().id;
        const Device other = b.phone(1);
        b.between = [&] { b.chosen = {other}; }; // the list moves on while the question is open
        b.trigger("device.block");
        QVERIFY(b.gateway.deviceDesk.find(agreed)->blockedAt.has_value());
        QVERIFY(!b.gateway.deviceDesk.find(other.id)->blockedAt.has_value());
    }

    void aFailureIsToldAndCanBeTriedAgainUnderTheSameId() {
        OrderBench b;
        b.chosen = {b.phone(0)};
        b.gateway.failNext("orderDevices", Error(ErrorKind::Timeout, "TIMEOUT"));
        b.trigger("device.wipe");
        QCOMPARE(b.errors.size(), std::size_t{1});
        QVERIFY(b.gateway.cutOffDesk.all.empty());
        b.jobs.retry(b.jobs.jobs().back().id);
        QCOMPARE(b.gateway.cutOffDesk.all.size(), std::size_t{1});
        const std::string id = b.gateway.cutOffDesk.all.back().id.value;
        b.jobs.retry(b.jobs.jobs().back().id);
        QCOMPARE(b.gateway.cutOffDesk.all.size(), std::size_t{1}); // twice is once
        QCOMPARE(b.gateway.cutOffDesk.all.back().id.value, id);
    }

    void aNoteHasItsLength() {
        OrderBench b;
        b.chosen = {b.phone(0)};
        const Plan plan = b.registry.find(QStringLiteral("device.wipe"))->plan(b.registry.context());
        QVERIFY(plan.check({{QStringLiteral("note"), QString(2'000, QLatin1Char('x'))}}).isEmpty());
        QVERIFY(!plan.check({{QStringLiteral("note"), QString(2'001, QLatin1Char('x'))}}).isEmpty());
    }

    void tooManyAtOnce() {
        OrderBench b;
        b.chosen.assign(10'001, b.phone(0));
        QVERIFY(!b.verdict("device.updateNotice").applies);
        b.chosen.resize(10'000);
        QVERIFY(b.verdict("device.updateNotice").applies);
    }

    void trustedOnesAreRemoved() {
        OrderBench b;
        b.gateway.deviceDesk.trust(b.member(0));
        b.gateway.deviceDesk.trust(b.member(1));
        b.chosenTrusted = {b.gateway.deviceDesk.trustedOnes.front()};
        b.trigger("device.trusted.remove");
        QVERIFY(b.plans.back().effects.join(QLatin1Char(' ')).contains(QLatin1String("no ban")));
        QCOMPARE(b.gateway.deviceDesk.trustedOnes.size(), std::size_t{1});
        QCOMPARE(b.sentences.size(), 1);
    }

    void chosenSessionsEnd() {
        OrderBench b;
        b.gateway.cutOffDesk.verifyAtOnce = true;
        b.chosenSessions = {b.session("one", 0), b.session("mine", 2, true)};
        static_cast<void>(b.session("other", 1));
        b.trigger("sessions.end");
        QVERIFY(!b.live("one"));
        QVERIFY(b.live("mine") && b.live("other"));
        QCOMPARE(b.plans.back().subjects.size(), 1);
        QVERIFY(b.sentences.back().contains(QLatin1String("1 session(s) were logged out")));
        b.chosenSessions = {b.chosenSessions.back()};
        QVERIFY(!b.verdict("sessions.end").applies); // one's own
    }

    void allThatMatchNeedTheNumberTyped() {
        OrderBench b;
        b.gateway.cutOffDesk.budgets[BrakeKind::CutOff] = {2, 5, 20};
        for (std::size_t i = 0; i < 5; ++i)
            static_cast<void>(b.session(("s" + std::to_string(i)).c_str(), i));
        static_cast<void>(b.session("mine", 6, true));
        QVERIFY(!b.verdict("sessions.endMatching").applies); // not counted yet
        b.matching.sessions = 6;
        b.matching.members = 6;
        b.matching.filter.ip = "203.0.113.";
        b.matching.conditions = {QStringLiteral("203.0.113.")};
        b.trigger("sessions.endMatching");
        const Plan& plan = b.plans.back();
        QCOMPARE(plan.typedWord, QStringLiteral("6"));
        QVERIFY(plan.effects.join(QLatin1Char('\n')).contains(QLatin1String("203.0.113.")));
        QVERIFY(b.live("mine"));
        int ended = 0;
        for (std::size_t i = 0; i < 5; ++i)
            ended += b.live(("s" + std::to_string(i)).c_str()) ? 0 : 1;
        QCOMPARE(ended, 2);
        QCOMPARE(b.held, 3);
        QVERIFY2(b.sentences.back().contains(QLatin1String("3 member(s) wait")), qPrintable(b.sentences.back()));
        b.matching.fault = QStringLiteral("That is no address.");
        QCOMPARE(b.verdict("sessions.endMatching").why, b.matching.fault); // or everybody would be logged out
        b.matching.fault.clear();
        b.matching.sessions = 0;
        QVERIFY(!b.verdict("sessions.endMatching").applies);
    }

    void whatEndsPieceByPieceIsFollowedAsAJob() {
        OrderBench b;
        static_cast<void>(b.session("one", 0));
        b.matching.sessions = 9'000;
        b.gateway.cutOffDesk.sweep = SweepProgress{1'000, 9'000};
        b.trigger("sessions.endMatching");
        const auto job = [&b]() -> const ports::JobState& { return b.jobs.jobs().back(); };
        QCOMPARE(b.followed.size(), 1); // told at once
        QCOMPARE(job().phase, ports::JobPhase::Running);
        QCOMPARE(job().done, 1'000);
        QCOMPARE(job().total, 9'000);
        b.gateway.cutOffDesk.all.back().sweep = SweepProgress{5'000, 9'000};
        QTRY_COMPARE_WITH_TIMEOUT(job().done, 5'000, 2 * SweepWatch::kAskMillis);
        b.gateway.cutOffDesk.all.back().sweep.reset();
        QTRY_COMPARE_WITH_TIMEOUT(job().phase, ports::JobPhase::Succeeded, 2 * SweepWatch::kAskMillis);
    }

    void clocksAndLinesInWords() {
        setLanguage(Language::English);
        QVERIFY(clockSkewText(59).isEmpty() && clockSkewText(-59).isEmpty());
        QCOMPARE(clockSkewText(180), QStringLiteral("3 minute(s) ahead"));
        QCOMPARE(clockSkewText(-86'400), QStringLiteral("1 day(s) behind"));
        const QStringList lines = namedLines(25, [](std::size_t i) { return QString::number(i); });
        QCOMPARE(lines.size(), 21);
        QVERIFY(lines.back().contains(QLatin1String("5")));
        QCOMPARE(countryText("JP"), QStringLiteral("Japan"));
        QCOMPARE(countryText(""), QString());
    }
};

} // namespace sekisho::tests::test_commands_devices

SEKISHO_QTEST_GUILESS_MAIN(test_commands_devices, TestDeviceCommands)
#include "test_commands_devices.moc"
