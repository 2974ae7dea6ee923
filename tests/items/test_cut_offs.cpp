// A lost device without widgets: what the desk proposes and orders, what waits while the service is away, how the
// follower follows to the proof, what the words say, the list of orders, and every command of 紛失対応.
#include "models/commands/cut_off_commands.h"
#include "models/commands/cut_off_follower.h"
#include "models/commands/cut_off_texts.h"
#include "models/commands/pane_command.h"
#include "models/commands/registry.h"
#include "models/items/cut_off_list_model.h"
#include "models/items/roles.h"
#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/record_codec.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sekisho;
using namespace sekisho::commands;
using items::CutOffListModel;
using Phase = CutOffDesk::Phase;

namespace {

class EventExecutor final : public ports::Executor {
  public:
    void post(std::function<void()> work) override {
        QMetaObject::invokeMethod(qApp, std::move(work), Qt::QueuedConnection);
    }
};

// A real local copy over a service as a script.
struct Bench {
    explicit Bench(const std::function<void(fakes::FakeGateway&)>& before = {}) {
        setLanguage(Language::English);
        gateway.bulkInline = true;
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(30);
        for (const auto& [id, member] : gateway.tenant.members())
            if (!member.administrator && member.statusAt(clock.now()) == MemberStatus::InUse) who = member.id;
        Device phone;
        phone.name = "Pixel 9";
        phone.os = "Android";
        phone.osVersion = "16";
        phone.mdm = MdmState::Enrolled;
        phone.agent = phone.online = phone.trusted = true;
        device = gateway.deviceDesk.add(who, phone).id;
        Session session;
        session.user = who;
        session.kind = ClientKind::MobileApp;
        session.device = device;
        session.deviceName = "Pixel 9";
        session.startedAt = session.lastUsedAt = clock.now();
        gateway.tenant.addSession(session);
        if (before) before(gateway);
        cache = std::make_unique<store::SqlCache>(folder.path().toStdString(), sql::randomKey(), codec, clock, gui);
        if (!cache->open()) qFatal("the copy does not open");
        sync = std::make_unique<store::SyncEngine>(gateway, *cache, scheduler, gui, 7U);
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> me) { identity = *me; });
        sync->start();
        const auto whole = [this] {
            return identity && cache->status().phase == ports::CacheStatus::Phase::Ready && cache->members().complete();
        };
        if (!QTest::qWaitFor(whole, 60'000)) qFatal("the copy does not fill");
    }
    ~Bench() {
        sync.reset();
        cache.reset();
        QCoreApplication::processEvents();
    }
    CutOffParts parts() {
        return {gateway,
                *cache,
                gateway.queue,
                gui,
                clock,
                [this] { return online; },
                [this] { return identity ? &*identity : nullptr; }};
    }
    void setOnline(bool on) {
        online = on;
        gateway.setOffline(!on);
    }
    static bool ready(const CutOffDesk& desk) {
        return QTest::qWaitFor([&] { return desk.phase() == Phase::Ready; });
    }
    std::size_t step(const CutOffDesk& desk, StepKind kind) const {
        const auto found = std::ranges::find(desk.steps(), kind, &policy::ProposedStep::kind);
        return static_cast<std::size_t>(found - desk.steps().begin());
    }

    QTemporaryDir folder;
    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    EventExecutor gui;
    fakes::RecordTexts codec;
    store::ThreadScheduler scheduler;
    fakes::FakeGateway gateway{clock};
    std::unique_ptr<store::SqlCache> cache;
    std::unique_ptr<store::SyncEngine> sync;
    std::optional<ports::Identity> identity;
    bool online = true;
    UserId who;
    DeviceId device;
};

CutOff ordered(Bench& b) {
    CutOffDesk desk(b.parts());
    QSignalSpy done(&desk, &CutOffDesk::ordered);
    desk.begin(b.who);
    if (!Bench::ready(desk)) qFatal("no proposal");
    desk.order();
    if (!done.wait()) qFatal("not ordered");
    return qvariant_cast<CutOff>(done.front().front());
}

CutOff with(std::initializer_list<std::pair<StepKind, StepState>> steps) {
    CutOff made;
    made.id = CutOffId("a");
    made.userName = "佐藤 花子";
    made.orderedAt = made.receivedAt = *parseInstant("2026-11-22T09:00:00Z");
    for (const auto& [kind, state] : steps) {
        CutOffStep step;
        step.number = static_cast<int>(made.steps.size()) + 1;
        step.kind = kind;
        step.state = state;
        step.requestedAt = made.orderedAt;
        if (state == StepState::Verified) step.verifiedAt = made.orderedAt;
        if (state == StepState::Unreachable) step.unreachableSince = made.orderedAt;
        made.steps.push_back(step);
    }
    return made;
}

CutOffListModel::Words listWords() {
    return {[](CutOffListModel::Column column) { return QString::number(column); },
            [](const CutOff& one) { return fromUtf8(one.userName); },
            lossText,
            lostText,
            [](int status) { return QString::number(status); },
            stepsText,
            [](const ports::QueuedCutOff&) { return QStringLiteral("waits"); },
            exactTimeText,
            timeTooltip};
}

} // namespace

Q_DECLARE_METATYPE(sekisho::CutOff)
Q_DECLARE_METATYPE(sekisho::ports::Receipt)

class TestCutOffs : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<sekisho::CutOff>("sekisho::CutOff");
        qRegisterMetaType<sekisho::ports::Receipt>("sekisho::ports::Receipt");
        qRegisterMetaType<sekisho::Error>("sekisho::Error");
    }

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
        UserId twin;
        Bench b([&](fakes::FakeGateway& gateway) {
            Member other = *gateway.tenant.member(gateway.deviceDesk.all.front().user);
            other.id = {};
            other.email = "twin@demo";
            other.externalKey.reset();
            other.organizations.clear();
            twin = gateway.tenant.addMember(other);
        });
        CutOffDesk desk(b.parts());
        desk.begin(b.who);
        QVERIFY(Bench::ready(desk));
        QVERIFY(std::ranges::any_of(desk.namesakes(), [&](const CutOffPerson& one) { return one.id == twin; }));
        QVERIFY(std::ranges::none_of(desk.namesakes(), [&](const CutOffPerson& one) { return one.id == b.who; }));
        for (const CutOffPerson& one : desk.namesakes())
            QCOMPARE(one.name, desk.person().name);
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

    // --- after the order ---

    void theFollowerAsksUntilItIsProven() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        QSignalSpy moved(&follower, &CutOffFollower::moved);
        follower.follow(made);
        QTest::qWait(50);
        const std::size_t before = b.gateway.callsOf("cutOff");
        follower.setWatched(true);
        QTRY_VERIFY(b.gateway.callsOf("cutOff") > before);
        b.gateway.cutOffDesk.proceed(made.id);
        QTRY_VERIFY(countsOf(*follower.now()).verified > 0);
        b.gateway.cutOffDesk.proceed(made.id);
        QTRY_COMPARE(stateOf(*follower.now()), CutOffState::Verified);
        QVERIFY(moved.count() >= 2);
        const std::size_t over = b.gateway.callsOf("cutOff");
        QTest::qWait(CutOffFollower::kPollMillis + 300);
        QCOMPARE(b.gateway.callsOf("cutOff"), over); // nothing is under way any more
    }

    void nobodyLooksNobodyAsks() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        follower.follow(made);
        const std::size_t before = b.gateway.callsOf("cutOff");
        QTest::qWait(CutOffFollower::kPollMillis + 300);
        QCOMPARE(b.gateway.callsOf("cutOff"), before);
        follower.setWatched(true);
        QTRY_VERIFY(b.gateway.callsOf("cutOff") > before);
        follower.setWatched(false);
        QTest::qWait(20);
        const std::size_t after = b.gateway.callsOf("cutOff");
        follower.copyChanged();
        QTest::qWait(20);
        QCOMPARE(b.gateway.callsOf("cutOff"), after);
    }

    void foundAgainGivesBackWhatCanBeGivenBack() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        follower.follow(made);
        const QStringList back = givenBackTexts(*follower.now());
        QVERIFY(std::ranges::any_of(back, [](const QString& line) { return line.contains(QStringLiteral("app")); }));
        QVERIFY(!keptTexts(*follower.now()).isEmpty());
        QVERIFY(follower.whyNotFound().isEmpty());
        b.gateway.hold();
        follower.foundAgain(QStringLiteral(" in the drawer "));
        QVERIFY(follower.busy());
        QVERIFY(!follower.whyNotFound().isEmpty()); // not twice
        b.gateway.release();
        QTRY_COMPARE(stateOf(*follower.now()), CutOffState::FoundAgain);
        QCOMPARE(follower.now()->foundNote, std::string("in the drawer"));
        QVERIFY(!b.gateway.templateDesk.stops[b.who.value].mobile);
        QVERIFY(!follower.whyNotFound().isEmpty());
        QVERIFY(!follower.whyNotWithdraw().isEmpty());
    }

    void withdrawnIsWhatIsNotDone() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        follower.follow(made);
        QVERIFY(follower.whyNotWithdraw().isEmpty()); // the erase waits for the device
        follower.withdraw();
        QTRY_VERIFY(std::ranges::any_of(follower.now()->steps, [](const CutOffStep& step) {
            return step.kind == StepKind::WipeAppData && step.state == StepState::Withdrawn;
        }));
        QVERIFY(!follower.whyNotWithdraw().isEmpty());
    }

    void noteAndCheckAreCompletedAfterwards() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        QSignalSpy completed(&follower, &CutOffFollower::completed), failed(&follower, &CutOffFollower::failed);
        follower.follow(made);
        follower.complete(QStringLiteral("found nothing"), {"supervisor", ""});
        QVERIFY(completed.wait());
        QCOMPARE(b.gateway.cutOffDesk.all.front().check.method, std::string("supervisor"));
        ++b.gateway.cutOffDesk.all.front().version; // somebody else was faster
        follower.complete(QStringLiteral("other"), {});
        QVERIFY(failed.wait());
        QCOMPARE(b.gateway.cutOffDesk.all.front().note, std::string("found nothing"));
        QTRY_COMPARE(follower.now()->version, b.gateway.cutOffDesk.all.front().version);
        follower.complete(QStringLiteral("other"), {});
        QVERIFY(completed.wait());
        QCOMPARE(b.gateway.cutOffDesk.all.front().note, std::string("other"));
    }

    void theReceiptIsAskedOfTheService() {
        Bench b;
        CutOffFollower follower(b.parts());
        QSignalSpy ready(&follower, &CutOffFollower::receiptReady);
        QVERIFY(!follower.whyNoReceipt().isEmpty());
        follower.receipt();
        follower.follow(ordered(b));
        follower.receipt();
        QVERIFY(ready.wait());
        QCOMPARE(ready.count(), 1);
        QVERIFY(!qvariant_cast<ports::Receipt>(ready.front().front()).jws.empty());
    }

    void whatIsNotThereIsSaid() {
        Bench b;
        CutOffFollower follower(b.parts());
        follower.follow(CutOffId("nobody has this"));
        QTRY_VERIFY(follower.refusal().has_value());
        QCOMPARE(follower.refusal()->code, std::string("CUT_OFF_NOT_EXIST"));
        b.setOnline(false);
        QVERIFY(!follower.whyNotComplete().isEmpty());
    }

    // --- words ---

    void everyStateHasASentence_data() {
        QTest::addColumn<bool>("japanese");
        QTest::newRow("ja") << true;
        QTest::newRow("en") << false;
    }
    void everyStateHasASentence() {
        QFETCH(bool, japanese);
        setLanguage(japanese ? Language::Japanese : Language::English);
        QStringList sentences;
        using enum StepState;
        for (const StepState state :
             {Held, Requested, Verified, Unreachable, Failed, Contradicted, Withdrawn, Expired, Rejected}) {
            const CutOff one = with({{StepKind::EndSessions, Verified}, {StepKind::WipeAppData, state}});
            const QString sentence = overallText(one);
            QVERIFY(!sentence.isEmpty());
            sentences << sentence;
            QVERIFY(!stepStateText(state).isEmpty() && stepStateText(state) != fromUtf8(stepStateKey(state)));
            const bool clear = state == Requested || state == Verified || state == Withdrawn || state == Rejected;
            CutOffStep step = one.steps.back();
            step.reason = clear ? "" : "noContact";
            QCOMPARE(stepAdviceText(step).isEmpty(), clear);
        }
        QCOMPARE(sentences.at(2), overallText(with({{StepKind::EndSessions, Verified}, {StepKind::Block, Verified}})));
        QVERIFY(sentences.at(3) != sentences.at(1));
        QVERIFY(sentences.at(5) != sentences.at(4));
        CutOff found = with({{StepKind::AppStop, Reversed}});
        found.foundAt = found.orderedAt;
        found.foundBy = "田中";
        QVERIFY(overallText(found).contains(QStringLiteral("田中")));
        QVERIFY(isUnderWay(with({{StepKind::WipeAppData, Unreachable}})));
        QVERIFY(!isUnderWay(with({{StepKind::WipeAppData, Verified}})));
        setLanguage(Language::English);
    }

    void wordsKnowTheirKeys() {
        QCOMPARE(identityCheckKeys().size(), 6U);
        for (const std::string& key : identityCheckKeys())
            QVERIFY(cutOffText("identityCheck", key) != fromUtf8(key));
        QCOMPARE(cutOffText("reason", "somethingNew"), QStringLiteral("somethingNew"));
        QVERIFY(cutOffText("reason", "").isEmpty());
        QCOMPARE(identityText({"callback", "12"}).contains(QStringLiteral("12")), true);
        QVERIFY(!identityText({}).isEmpty());
        policy::ProposedStep step;
        step.kind = StepKind::AppStop;
        step.target = "mobile";
        QVERIFY(stepNameText(step).contains(clientKindText(ClientKind::MobileApp)));
        step.kind = StepKind::EndSessions;
        step.target.clear();
        step.count = 3;
        QVERIFY(stepNameText(step).contains(QStringLiteral("(3)")));
        const Instant day = *parseInstant("2026-11-22T03:00:00Z");
        QCOMPARE(timeBesideText(day, day).size(), 8);
        QVERIFY(timeBesideText(day + std::chrono::hours(48), day).size() > 8);
        BrakeUse use;
        use.budget = {5, 20, 20};
        QVERIFY(brakeNearText(use).isEmpty());
        use.mine = 4;
        QVERIFY(brakeNearText(use).contains(QStringLiteral("4 of 5")));
        use.mine = 5;
        QVERIFY(brakeNearText(use).contains(QStringLiteral("used up")));
        Device device;
        device.name = "ThinkPad";
        device.agent = true;
        device.trusted = true;
        QVERIFY(deviceStateText(device, day).contains(QStringLiteral("trusted")));
        device.blockedAt = day;
        QVERIFY(deviceStateText(device, day).contains(QStringLiteral("blocked")));
        Session session;
        session.ip = "203.0.113.7";
        session.country = "JP";
        QVERIFY(sessionPlaceText(session, day).contains(QStringLiteral("Japan")));
    }

    // --- the list ---

    void theListHoldsToTheRules() {
        CutOffListModel model(listWords());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CutOff first = with({{StepKind::EndSessions, StepState::Verified}});
        CutOff second = with({{StepKind::WipeAppData, StepState::Held}});
        second.id = CutOffId("b");
        model.setCutOffs({first});
        model.append({first, second}); // the first is known
        QCOMPARE(model.rowCount(), 2);
        ports::QueuedCutOff waiting;
        waiting.order.id = CutOffId("q");
        waiting.userName = "佐藤 花子";
        waiting.queuedAt = first.orderedAt;
        model.setWaiting({waiting});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.isWaiting(0) && !model.isWaiting(1));
        QCOMPARE(model.rowOf(CutOffId("b")), 2);
        const auto status = [&](int row) {
            return model.index(row, CutOffListModel::StateColumn).data(items::StatusRole).toInt();
        };
        QCOMPARE(status(0), CutOffListModel::kWaits);
        QCOMPARE(status(1), static_cast<int>(CutOffState::Verified));
        QCOMPARE(status(2), static_cast<int>(CutOffState::Held));
        waiting.refused = Error(ErrorKind::Conflict, "CUT_OFF_TOO_OLD");
        model.setWaiting({waiting});
        QCOMPARE(status(0), CutOffListModel::kRefused);
        second.steps.front().state = StepState::Verified;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.put(second);
        QCOMPARE(status(2), static_cast<int>(CutOffState::Verified));
        model.setCutOffs({first, second}); // the same ones: rows stay
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(changed.count() >= 2);
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                QVERIFY(model.index(row, column).data(Qt::ToolTipRole).isValid());
        model.setWaiting({});
        model.setCutOffs({second});
        QCOMPARE(model.rowCount(), 1);
        CutOff stranger = with({});
        stranger.id = CutOffId("z");
        model.put(stranger); // not in the list: nothing happens
        QCOMPARE(model.rowCount(), 1);
        model.languageChanged();
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

QTEST_GUILESS_MAIN(TestCutOffs)
#include "test_cut_offs.moc"
