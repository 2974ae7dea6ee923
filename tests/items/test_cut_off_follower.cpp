// How an order is followed to its proof and taken back, what the words say of it, and the list of orders.
#include "models/items/cut_off_list_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/items/cut_off_bench.h"

#include <QAbstractItemModelTester>
#include <QTimer>

namespace sekisho::tests::test_cut_off_follower {

using items::CutOffListModel;
using Bench = CutOffBench;

namespace {

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

class TestCutOffFollower : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { registerCutOffTypes(); }

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

    // Just ordered, the first answers are waited for: several a second.
    void whatWasJustOrderedIsAskedQuickly() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        follower.setWatched(true);
        follower.follow(made);
        const std::size_t before = b.gateway.callsOf("cutOff");
        QTRY_VERIFY_WITH_TIMEOUT(b.gateway.callsOf("cutOff") >= before + 2, CutOffFollower::kPollMillis);
    }

    // An order for a whole list has a large answer: it is not fetched at each change in the tenant.
    void ofManyStepsItIsAskedSlowly() {
        Bench b;
        CutOff many = ordered(b);
        many.steps.resize(CutOffFollower::kManySteps + 1, many.steps.front());
        b.gateway.cutOffDesk.all.front() = many;
        CutOffFollower follower(b.parts());
        follower.follow(many);
        follower.setWatched(true);
        QTest::qWait(20);
        const std::size_t before = b.gateway.callsOf("cutOff");
        b.gateway.tenant.noteUnseen();
        follower.copyChanged();
        QTest::qWait(CutOffFollower::kPollMillis + 300);
        QCOMPARE(b.gateway.callsOf("cutOff"), before);
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

    // What is not there after a minute comes when a phone is switched on, not in a second.
    void whatDoesNotMoveIsAskedForSeldom() {
        Bench b;
        const CutOff made = ordered(b);
        CutOffFollower follower(b.parts());
        follower.follow(made);
        follower.setWatched(true);
        auto* poll = follower.findChild<QTimer*>();
        QVERIFY(poll->isActive() && poll->interval() <= CutOffFollower::kPollMillis);
        b.clock.advance(std::chrono::milliseconds(CutOffFollower::kQuietMillis + 1));
        QTRY_COMPARE(poll->interval(), CutOffFollower::kSlowMillis);
        b.gateway.cutOffDesk.proceed(made.id);
        follower.ask();
        QTRY_VERIFY(poll->interval() <= CutOffFollower::kPollMillis);
    }

    // --- the list ---

    // One was sent and another was ordered: the line that was chosen must not be the other one now.
    void theChosenLineIsNeverAnotherOrder() {
        CutOffListModel model(listWords());
        ports::QueuedCutOff one, other;
        one.order.id = CutOffId("q1");
        other.order.id = CutOffId("q2");
        model.setWaiting({one});
        const QPersistentModelIndex chosen(model.index(0, 0));
        model.setWaiting({one}); // the same one
        QVERIFY(chosen.isValid());
        model.setWaiting({other});
        QVERIFY(!chosen.isValid());
        QCOMPARE(model.rowCount(), 1);
    }

    void namesAreNoMarkup() {
        CutOffListModel model(listWords());
        CutOff one = with({});
        one.userName = "<img src=x>";
        model.setCutOffs({one});
        QCOMPARE(model.index(0, CutOffListModel::MemberColumn).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("&lt;img src=x&gt;"));
    }

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
};

} // namespace sekisho::tests::test_cut_off_follower

SEKISHO_QTEST_GUILESS_MAIN(test_cut_off_follower, TestCutOffFollower)
#include "test_cut_off_follower.moc"
