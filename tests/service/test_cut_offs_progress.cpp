// What becomes of a cut-off: proof, devices that answer or do not, the brake, and the way back.

#include "service/handlers/housekeeping.h"
#include "tests/service/cut_off_fixture.h"

#include <algorithm>

namespace test_cut_offs_progress {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::CutOffState;
using sekisho::StepState;

// --- proof ---

TEST_F(CutOffTest, GoesOnWithTheProofAfterAKill) {
    on(member, device(member, "Phone"), ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::AppStop, StepKind::EndSessions, StepKind::Password});
    ordered(order);
    // As it stands between the commit and the proof.
    script("UPDATE cut_off_step SET state = 'acknowledged', verified = NULL; UPDATE cut_off_session SET gate = NULL; "
           "UPDATE cut_off SET state = 'open'");
    ASSERT_EQ(stateOf(seen(order.id), StepKind::EndSessions), "acknowledged");
    startAgain();
    CutOffKeeper fresh(*services);
    const auto done = fresh.tick();
    ASSERT_TRUE(done) << done.error().code << done.error().detail;
    EXPECT_EQ(text("SELECT group_concat(DISTINCT state) FROM cut_off_step"), "verified");
    EXPECT_EQ(text("SELECT state FROM cut_off"), "verified");
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_session WHERE gate IS NULL"), 0);
    EXPECT_GE(audits("cutOff.verify"), 2);
}

TEST_F(CutOffTest, SaysWhenTheGateStillAdmits) {
    const auto app = on(member, device(member, "Phone"), ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ordered(order);
    script(
        "UPDATE cut_off_step SET state = 'acknowledged', verified = NULL; UPDATE session SET ended = NULL WHERE id = "
        "'" +
        app.session.value + "'; UPDATE token SET revoked = 0 WHERE session_id = '" + app.session.value + "'");
    clock.advance(std::chrono::seconds(3));
    tick();
    EXPECT_EQ(stateOf(seen(order.id), StepKind::EndSessions), "acknowledged stillAdmitted");
    EXPECT_EQ(stateOf(seen(order.id)), CutOffState::Open);
    script("UPDATE session SET ended = 1 WHERE id = '" + app.session.value + "'");
    tick();
    EXPECT_EQ(stateOf(seen(order.id), StepKind::EndSessions), "verified");
}

TEST_F(CutOffTest, SeesTheRefusedRequestWithItsAddress) {
    const auto app = on(member, device(member, "Phone"), ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ordered(order);
    tick();
    EXPECT_FALSE(proves(seen(order.id).steps.front(), "requestRefused"));
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(me(app), 401);
    EXPECT_EQ(me(SignedIn{"no-such-token", {}}), 401);
    tick();
    const auto cutOff = seen(order.id);
    const auto& evidence = cutOff.steps.front().evidence;
    EXPECT_EQ(std::ranges::count(evidence, "requestRefused", &sekisho::Evidence::what), 1) << "once a session";
    EXPECT_TRUE(proves(cutOff.steps.front(), "requestRefused", "192.0.2.9"));
    const auto records = number("SELECT count(*) FROM audit");
    tick();
    EXPECT_EQ(number("SELECT count(*) FROM audit"), records) << "nothing to do, nothing written";
}

TEST_F(CutOffTest, WatchesAgainAfterARestart) {
    const auto app = on(member, device(member, "Phone"), ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ordered(order);
    const auto again = makeAuthenticator(*store, clock);
    Services restarted{*store, clock, hub, *again, *subjects, services->settings};
    CutOffKeeper fresh(restarted);
    ASSERT_TRUE(fresh.tick());
    EXPECT_FALSE(again->authenticate(requestOf(app.access, Method::Get, "/v1.0/users", {}, {}, false)));
    ASSERT_TRUE(fresh.tick());
    EXPECT_TRUE(proves(seen(order.id).steps.front(), "requestRefused", "192.0.2.9"));
}

// --- devices ---

TEST_F(CutOffTest, FollowsTheDeviceToItsConfirmation) {
    const auto phone = device(member, "Phone");
    const auto order = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    EXPECT_EQ(stateOf(ordered(order), StepKind::WipeAppData), "requested");
    acknowledges(phone, "wipeAppData");
    EXPECT_EQ(stateOf(seen(order.id), StepKind::WipeAppData), "acknowledged");
    EXPECT_EQ(stateOf(seen(order.id)), CutOffState::Open);
    finishes(phone, "wipeAppData", "done");
    const auto cutOff = seen(order.id);
    EXPECT_EQ(stateOf(cutOff, StepKind::WipeAppData), "verified");
    EXPECT_TRUE(proves(cutOff.steps.front(), "deviceAcknowledged"));
    EXPECT_TRUE(proves(cutOff.steps.front(), "deviceConfirmed"));
    EXPECT_EQ(stateOf(cutOff), CutOffState::Verified);
    EXPECT_EQ(audits("device.acknowledge") + audits("device.confirm"), 2);
}

TEST_F(CutOffTest, SaysWhatTheDeviceCouldNotDo) {
    const auto phone = device(member, "Phone");
    const auto order = orderFor(member, Lost::Phone, {StepKind::WipeAppData, StepKind::ResetDevice});
    ordered(order);
    finishes(phone, "wipeAppData", "failed", "disk busy");
    finishes(phone, "resetDevice", "unsupported");
    const auto cutOff = seen(order.id);
    EXPECT_EQ(stateOf(cutOff, StepKind::WipeAppData), "failed agentFailed");
    EXPECT_TRUE(proves(*stepOf(cutOff, StepKind::WipeAppData), "deviceFailed", "disk busy"));
    EXPECT_EQ(stateOf(cutOff, StepKind::ResetDevice), "failed agentUnsupported");
    EXPECT_EQ(stateOf(cutOff), CutOffState::Incomplete);
}

TEST_F(CutOffTest, ContradictsADeviceThatConfirmedFalsely) {
    const auto phone = device(member, "Phone");
    const auto order = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    ordered(order);
    finishes(phone, "wipeAppData", "done");
    heard(phone);
    EXPECT_EQ(stateOf(seen(order.id), StepKind::WipeAppData), "verified") << "its token is not dead yet";
    script("UPDATE device SET erased = " + std::to_string(millis()) + " WHERE id = '" + phone + "'");
    heard(phone);
    const auto cutOff = seen(order.id);
    EXPECT_EQ(stateOf(cutOff, StepKind::WipeAppData), "contradicted usedAfterErase");
    EXPECT_TRUE(proves(cutOff.steps.front(), "deviceContradicted"));
    EXPECT_EQ(stateOf(cutOff), CutOffState::Incomplete);
    EXPECT_EQ(audits("device.contradict"), 1);
    EXPECT_GT(number("SELECT count(*) FROM notice WHERE template = 'cutOff.contradicted.admin'"), 0);
    heard(phone);
    EXPECT_EQ(audits("device.contradict"), 1) << "once";
}

TEST_F(CutOffTest, TellsTruthfullyOfADeviceThatIsAway) {
    const auto last = clock.now();
    const auto phone = device(member, "Phone");
    clock.advance(std::chrono::minutes(10));
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::WipeAppData});
    const auto cutOff = ordered(order);
    EXPECT_EQ(stateOf(cutOff, StepKind::EndSessions), "verified noSession");
    EXPECT_EQ(stateOf(cutOff, StepKind::WipeAppData), "unreachable noContact");
    ASSERT_TRUE(stepOf(cutOff, StepKind::WipeAppData)->unreachableSince);
    EXPECT_EQ(sekisho::toMillis(*stepOf(cutOff, StepKind::WipeAppData)->unreachableSince), sekisho::toMillis(last));
    EXPECT_EQ(stateOf(cutOff), CutOffState::Open);
    heard(phone);
    EXPECT_EQ(stateOf(seen(order.id), StepKind::WipeAppData), "requested");
    acknowledges(phone, "wipeAppData");
    finishes(phone, "wipeAppData", "done");
    EXPECT_EQ(stateOf(seen(order.id)), CutOffState::Verified);
}

TEST_F(CutOffTest, NoticesThatADeviceFallsSilentAndNeverComesBack) {
    device(member, "Phone");
    const auto order = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    ordered(order);
    clock.advance(std::chrono::minutes(1));
    tick();
    EXPECT_EQ(text("SELECT state FROM cut_off_step"), "requested");
    clock.advance(std::chrono::minutes(3));
    tick();
    EXPECT_EQ(text("SELECT state || ' ' || reason FROM cut_off_step"), "unreachable noContact");
    clock.advance(std::chrono::hours(24 * 31));
    tick();
    EXPECT_EQ(text("SELECT state || ' ' || reason FROM cut_off_step"), "expired neverCameBack");
    EXPECT_EQ(text("SELECT outcome FROM device_command WHERE kind = 'wipeAppData'"), "expired");
    EXPECT_EQ(text("SELECT state FROM cut_off"), "incomplete");
    EXPECT_EQ(audits("cutOff.lapse"), 1);
}

// --- the brake ---

TEST_F(HeldCutOffTest, HoldsAndCarriesOutWhenReleased) {
    const auto app = on(member, device(member, "Phone"), ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Untrust, StepKind::Password});
    const auto cutOff = ordered(order);
    EXPECT_EQ(stateOf(cutOff, StepKind::EndSessions), "held heldByBrake");
    EXPECT_EQ(stateOf(cutOff, StepKind::Password), "held heldByBrake");
    EXPECT_EQ(stateOf(cutOff, StepKind::Untrust), "verified notTrusted") << "the brake does not count it";
    EXPECT_EQ(stateOf(cutOff), CutOffState::Held);
    EXPECT_EQ(me(app), 200);
    ASSERT_TRUE(release(order.id, stepOf(cutOff, StepKind::EndSessions)->number));
    EXPECT_EQ(me(app), 401);
    EXPECT_EQ(stateOf(seen(order.id), StepKind::EndSessions), "acknowledged");
    tick();
    const auto after = seen(order.id);
    EXPECT_EQ(stateOf(after, StepKind::EndSessions), "verified");
    EXPECT_TRUE(proves(*stepOf(after, StepKind::EndSessions), "released", "Second"));
    EXPECT_EQ(stateOf(after), CutOffState::Held);
    EXPECT_EQ(release(order.id, stepOf(cutOff, StepKind::EndSessions)->number).error().code, "BRAKE_NOT_HELD");
    ASSERT_TRUE(release(order.id, stepOf(cutOff, StepKind::Password)->number));
    tick();
    EXPECT_EQ(stateOf(seen(order.id), StepKind::Password), "verified");
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step WHERE undo LIKE '%hash%'"), 0);
}

TEST_F(HeldCutOffTest, ReleasesOnlyByTheRightOfWhoOrdered) {
    const auto clerk = holder(person(2), R"([{"menu":"security.lostDevice","access":"operate"}])");
    ASSERT_EQ(send(clerk, orderFor(person(3), Lost::Phone, {StepKind::EndSessions})).status, 201);
    const auto app = on(member, "", ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ASSERT_EQ(send(clerk, order).status, 201);
    ASSERT_EQ(stateOf(seen(order.id), StepKind::EndSessions), "held heldByBrake");
    script("DELETE FROM role_holding WHERE member_uid = '" + person(2) +
           "'; DELETE FROM role_holding WHERE role_uid "
           "LIKE 'role-%'");
    ASSERT_TRUE(release(order.id, 1));
    EXPECT_EQ(stateOf(seen(order.id), StepKind::EndSessions), "failed rightLost");
    EXPECT_EQ(me(app), 200);
}

TEST_F(HeldCutOffTest, RejectsAndLapses) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Password});
    ordered(order);
    const auto refused = unit([&](auto& db, auto& inside) -> sekisho::Done {
        inside.audits.push_back({"brake.reject", "cutOff", order.id.value, "", "{}"});
        return refuseStep(db, inside, order.id.value, 1, "rejected", "Second", "not today");
    });
    ASSERT_TRUE(refused);
    const auto cutOff = seen(order.id);
    EXPECT_EQ(stateOf(cutOff, StepKind::EndSessions), "rejected");
    EXPECT_TRUE(proves(*stepOf(cutOff, StepKind::EndSessions), "rejected", "Second: not today"));
    script("UPDATE brake_order SET state = 'rejected' WHERE cut_off_id = '" + order.id.value + "' AND step = 1");
    clock.advance(std::chrono::hours(25));
    tick();
    EXPECT_EQ(text("SELECT state || ' ' || reason FROM cut_off_step WHERE number = 2 AND cut_off_id = '" +
                   order.id.value + "'"),
              "expired notDecided");
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step WHERE undo LIKE '%hash%'"), 0);
}

TEST_F(CutOffTest, CancelsWhatNoDeviceHasAcknowledged) {
    const auto first = device(member, "First"), second = device(member, "Second");
    const auto order = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    ordered(order);
    acknowledges(first, "wipeAppData");
    script("UPDATE device_command SET acknowledged = 1 WHERE device_id = '" + first + "'");
    std::int64_t cancelled = 0;
    ASSERT_TRUE(unit([&](auto& db, auto& inside) -> sekisho::Done {
        inside.audits.push_back({"brake.cancel", "brake", "", "", "{}"});
        SEKISHO_TRY(count, cancelUnacknowledged(*services, db, inside, ScopeFilter{}, "Second", "stolen account"));
        cancelled = count;
        return {};
    }));
    EXPECT_EQ(cancelled, 1);
    EXPECT_EQ(text("SELECT state FROM cut_off_step WHERE target = '" + first + "'"), "acknowledged");
    EXPECT_EQ(text("SELECT state FROM cut_off_step WHERE target = '" + second + "'"), "withdrawn");
    EXPECT_EQ(text("SELECT outcome FROM device_command WHERE device_id = '" + second + "'"), "withdrawn");
}

// --- from lists ---

TEST_F(CutOffTest, ErasesASelectionOfDevicesAndSaysWhichCannot) {
    const auto good = device(member, "Good"), plain = device(person(1), "Plain", "mobileApp", "mdm = 'none'"),
               pc = device(person(2), "Desktop", "pcApp");
    const std::string id = newUid();
    const std::string body = fmt::format(
        R"({{"id":"{}","action":"wipeAppData","devices":["{}","{}","{}"],"note":"Old stock"}})", id, good, plain, pc);
    ASSERT_EQ(post("/v1.0/admin/devices/orders", body).status, 201);
    const auto cutOff = seen(sekisho::CutOffId(id));
    EXPECT_EQ(cutOff.kind, sekisho::CutOffKind::Devices);
    ASSERT_EQ(cutOff.steps.size(), 3U);
    for (const auto& step : cutOff.steps) {
        const std::string state = std::string(stepStateKey(step.state)) + " " + step.reason;
        EXPECT_EQ(state, step.target == good    ? "requested "
                         : step.target == plain ? "failed noMdm"
                                                : "failed pcCannotErase");
    }
    EXPECT_EQ(post("/v1.0/admin/devices/orders", body).status, 200);
    finishes(good, "wipeAppData", "done");
    EXPECT_EQ(stateOf(seen(cutOff.id)), CutOffState::Incomplete);
}

TEST_F(CutOffTest, EndsSessionsFromTheListAsOneStepForEachMember) {
    const auto one = on(member, "", ClientKind::Browser), two = on(member, "", ClientKind::PcApp);
    const auto other = on(person(1), "", ClientKind::Browser);
    const std::string id = newUid();
    const std::string body = fmt::format(R"({{"id":"{}","sessions":["{}","{}","{}"],"note":""}})", id,
                                         one.session.value, two.session.value, other.session.value);
    ASSERT_EQ(post("/v1.0/admin/sessions/end", body).status, 201);
    for (const auto& session : {one, two, other})
        EXPECT_EQ(me(session), 401);
    const auto cutOff = seen(sekisho::CutOffId(id));
    EXPECT_EQ(cutOff.steps.size(), 2U);
    EXPECT_EQ(stateOf(cutOff), CutOffState::Verified);
    EXPECT_EQ(post("/v1.0/admin/sessions/end", body).status, 200) << "also when nobody is signed in any more";
    EXPECT_EQ(refusal(act(cutOff.id, "found-again", R"({"note":""})")), "409 CUT_OFF_OVER");
}

TEST_F(CutOffTest, IsKeptForThreeYearsWhenItIsOver) {
    ordered(orderFor(member, Lost::Phone, {StepKind::EndSessions}));
    const auto open = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    device(member, "Phone");
    ordered(open);
    const auto year = std::chrono::hours(24 * 365);
    clock.advance(year * 2);
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_session c WHERE NOT EXISTS (SELECT 1 FROM session WHERE id = "
                     "c.session_id)"),
              0);
    clock.advance(year * 2);
    housekeeping(*services);
    EXPECT_EQ(text("SELECT group_concat(id) FROM cut_off"), open.id.value) << "what is open waits for somebody";
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step"), 1);
}

} // namespace test_cut_offs_progress
