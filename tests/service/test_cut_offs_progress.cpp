// What becomes of a cut-off: proof, devices that answer or do not, the brake, and the way back.

#include "service/auth/signing_key.h"
#include "service/handlers/housekeeping.h"
#include "service/rules/cut_off_receipt.h"
#include "tests/service/cut_off_fixture.h"

#include <algorithm>

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
    authenticator = makeAuthenticator(*store, clock); // another process: nothing in memory
    services.reset(new Services{*store, clock, hub, *authenticator, *subjects, services->settings});
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

namespace {

class HeldCutOffTest : public CutOffTest {
  protected:
    HeldCutOffTest() {
        policy("brake", R"({"cutOffsPerAdministrator":1,"wipesPerAdministrator":1})");
        ordered(orderFor(person(1), Lost::Phone, {StepKind::EndSessions}));
    }
    sekisho::Done release(const sekisho::CutOffId& id, int step) {
        return unit([&](auto& db, auto& inside) -> sekisho::Done {
            inside.audits.push_back({"brake.release", "cutOff", id.value, "", "{}"});
            return releaseStep(*services, db, inside, id.value, step, "Second");
        });
    }
};

} // namespace

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

// --- the way back ---

TEST_F(CutOffTest, FoundAgainTakesBackWhatItTookAndNothingElse) {
    const auto phone = device(member, "Phone");
    on(member, phone, ClientKind::MobileApp);
    script("UPDATE app_stop SET pc = 1; INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES('" + member +
           "', " + std::to_string(domain) + ", 0, 1, 1)");
    const auto order = orderFor(member, Lost::Everything,
                                {StepKind::AppStop, StepKind::EndSessions, StepKind::Block, StepKind::WipeAppData,
                                 StepKind::Password, StepKind::Suspend});
    const auto cutOff = ordered(order);
    EXPECT_EQ(number("SELECT mobile + pc FROM app_stop WHERE member_uid = '" + member + "'"), 2);
    clock.advance(std::chrono::minutes(1));
    const Response response = act(order.id, "found-again", R"({"note":"It lay under the sofa"})");
    ASSERT_EQ(response.status, 200) << response.body;
    const auto after = seen(order.id);
    EXPECT_EQ(stateOf(after), CutOffState::FoundAgain);
    EXPECT_EQ(after.foundNote, "It lay under the sofa");
    EXPECT_EQ(number("SELECT pc * 10 + mobile FROM app_stop WHERE member_uid = '" + member + "'"), 10)
        << "the PC was stopped before, by somebody else";
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + member + "'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE blocked IS NOT NULL AND id = '" + phone + "'"), 0);
    EXPECT_EQ(stateOf(after, StepKind::WipeAppData), "withdrawn");
    EXPECT_EQ(stateOf(after, StepKind::Password), "verified") << "stays";
    EXPECT_EQ(stateOf(after, StepKind::EndSessions), "verified") << "stays";
    for (const StepKind kind : {StepKind::Block, StepKind::Suspend})
        EXPECT_EQ(stateOf(after, kind), "reversed") << stepKindKey(kind);
    EXPECT_EQ(refusal(act(order.id, "found-again", R"({"note":""})")), "409 CUT_OFF_OVER");
    EXPECT_EQ(audits("cutOff.foundAgain"), 1);
    EXPECT_GT(number("SELECT count(*) FROM notice WHERE template = 'cutOff.foundAgain.member'"), 0);
}

TEST_F(CutOffTest, FoundAgainLeavesWhatOthersOrderedLater) {
    const auto phone = device(member, "Phone");
    const auto steps = {StepKind::AppStop, StepKind::Block, StepKind::Suspend};
    const auto first = orderFor(member, Lost::Phone, steps);
    ordered(first);
    clock.advance(std::chrono::minutes(1));
    const auto second = orderFor(member, Lost::Phone, steps);
    ordered(second);
    clock.advance(std::chrono::minutes(1));
    ASSERT_EQ(act(first.id, "found-again", R"({"note":""})").status, 200);
    EXPECT_EQ(number("SELECT mobile FROM app_stop WHERE member_uid = '" + member + "'"), 1);
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + member + "'"), 1);
    EXPECT_EQ(stateOf(seen(first.id), StepKind::AppStop), "verified") << "it is not taken back, and does not say so";
    clock.advance(std::chrono::minutes(1));
    ASSERT_EQ(act(second.id, "found-again", R"({"note":""})").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM app_stop WHERE member_uid = '" + member + "'"), 0);
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + member + "'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE blocked IS NOT NULL AND id = '" + phone + "'"), 0);
}

TEST_F(CutOffTest, FoundAgainLeavesWhatWasDoneByHandSince) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::AppStop, StepKind::Suspend});
    ordered(order);
    const std::string path = "/v1.0/admin/users/" + member + "/app-stop";
    clock.advance(std::chrono::minutes(1));
    ASSERT_EQ(put(path, R"({"mobile":false})").status, 204);
    clock.advance(std::chrono::minutes(1));
    ASSERT_EQ(put(path, R"({"mobile":true})").status, 204);
    ASSERT_LT(post("/v1.0/users/" + member + "/unsuspend").status, 300);
    clock.advance(std::chrono::minutes(1));
    ASSERT_LT(post("/v1.0/users/" + member + "/suspend").status, 300);
    clock.advance(std::chrono::minutes(1));
    ASSERT_EQ(act(order.id, "found-again", R"({"note":""})").status, 200);
    EXPECT_EQ(number("SELECT mobile FROM app_stop WHERE member_uid = '" + member + "'"), 1);
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + member + "'"), 1);
}

TEST_F(CutOffTest, WithdrawsWhatIsNotDoneYet) {
    const auto phone = device(member, "Phone");
    const auto first = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::WipeAppData});
    ordered(first);
    const auto second = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    ordered(second);
    ASSERT_EQ(act(first.id, "withdraw").status, 200);
    EXPECT_EQ(stateOf(seen(first.id), StepKind::WipeAppData), "withdrawn");
    EXPECT_EQ(number("SELECT count(*) FROM device_command WHERE kind = 'wipeAppData' AND finished IS NULL"), 1)
        << "the other order still waits for it";
    finishes(phone, "wipeAppData", "done");
    EXPECT_EQ(stateOf(seen(second.id), StepKind::WipeAppData), "verified");
    EXPECT_EQ(refusal(act(first.id, "withdraw")), "409 CUT_OFF_OVER");
    EXPECT_EQ(audits("cutOff.withdraw"), 1);
}

TEST_F(CutOffTest, ASuspensionIsLiftedByWhoMayTakeOverOnly) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Suspend});
    ordered(order);
    script(
        fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('deputy:{0}', '{1}', {0}, "
                    "'{{}}')",
                    domain, member));
    const auto clerk = holder(person(2), R"([{"menu":"security.lostDevice","access":"operate"}])");
    const std::string path = "/v1.0/admin/cut-offs/" + order.id.value + "/found-again";
    EXPECT_EQ(refusal(ask(clerk.access, Method::Post, path, R"({"note":""})")), "403 ROLE_EXCEEDS_OWN");
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + member + "'"), 1);
    EXPECT_EQ(act(order.id, "found-again", R"({"note":""})").status, 200);
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + member + "'"), 0);
}

TEST_F(CutOffTest, TheListTellsTheStateOfAllSteps) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    ordered(order);
    script(
        fmt::format("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO "
                    "cut_off_step(cut_off_id, number, domain_id, kind, member_uid, state, requested) SELECT '{0}', i, "
                    "{1}, 'endSessions', '{2}', CASE i WHEN 250 THEN 'failed' ELSE 'verified' END, 1 FROM n",
                    order.id.value, domain, member));
    const auto listed = sekisho::api::cutOffsFromText(get("/v1.0/admin/cut-offs").body);
    ASSERT_TRUE(listed);
    EXPECT_EQ(listed->cutOffs.front().steps.size(), 100U);
    EXPECT_EQ(stateOf(listed->cutOffs.front()), CutOffState::Incomplete);
    EXPECT_EQ(stateOf(listed->cutOffs.front()), stateOf(seen(order.id)));
    script("UPDATE cut_off_step SET state = CASE WHEN number < 150 THEN 'rejected' ELSE 'verified' END");
    const auto later = sekisho::api::cutOffsFromText(get("/v1.0/admin/cut-offs").body);
    ASSERT_TRUE(later);
    EXPECT_EQ(stateOf(later->cutOffs.front()), CutOffState::Verified);
}

TEST_F(CutOffTest, AConfirmationAfterItsTimeCountsForItsOwnOrder) {
    const auto phone = device(member, "Phone");
    const auto order = orderFor(member, Lost::Phone, {StepKind::WipeAppData});
    ordered(order);
    acknowledges(phone, "wipeAppData");
    script("UPDATE cut_off_step SET state = 'expired', reason = 'neverCameBack'");
    auto finished = command(phone, "wipeAppData");
    finished.outcome = "done";
    finished.step = 1;
    ASSERT_TRUE(unit([&](auto& db, auto& inside) { return commandFinished(db, inside, finished); }));
    EXPECT_EQ(stateOf(seen(order.id), StepKind::WipeAppData), "verified");
}

TEST_F(CutOffTest, WhatCannotBeSuspendedStopsNothingElse) {
    const auto app = on(member, "", ClientKind::MobileApp);
    script("UPDATE member SET pending = 1, doc = json_set(doc, '$.isPending', json('true')) WHERE uid = '" + member +
           "'");
    const auto cutOff = ordered(orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Suspend}));
    EXPECT_EQ(stateOf(cutOff, StepKind::Suspend), "failed notPossibleNow");
    EXPECT_EQ(stateOf(cutOff, StepKind::EndSessions), "verified");
    EXPECT_EQ(me(app), 401);
}

TEST_F(CutOffTest, ATemporaryPasswordLiesNowhere) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Password});
    const Response response = ask(admin.access, Method::Post, "/v1.0/admin/cut-offs",
                                  sekisho::api::cutOffOrderText(order), {{"Idempotency-Key", "once"}});
    ASSERT_EQ(response.status, 201) << response.body;
    ASSERT_TRUE(object(response).contains("temporaryPassword"));
    EXPECT_EQ(number("SELECT count(*) FROM idempotency"), 0);
    const auto header = std::ranges::find(response.headers, "Cache-Control", [](const auto& h) { return h.first; });
    ASSERT_NE(header, response.headers.end());
    EXPECT_EQ(header->second, "no-store");
}

TEST_F(CutOffTest, WhatWasNotProvenInADayIsStillProven) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::AppStop});
    ordered(order);
    script("UPDATE cut_off_step SET state = 'acknowledged', verified = NULL");
    clock.advance(std::chrono::hours(25));
    tick();
    EXPECT_EQ(text("SELECT state FROM cut_off_step WHERE cut_off_id = '" + order.id.value + "'"), "verified");
}

TEST_F(HeldCutOffTest, WithdrawsWhatIsHeld) {
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Password});
    ordered(order);
    ASSERT_EQ(act(order.id, "withdraw").status, 200);
    EXPECT_EQ(stateOf(seen(order.id)), CutOffState::Withdrawn);
    EXPECT_EQ(number("SELECT count(*) FROM brake_order WHERE state = 'held'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step WHERE undo LIKE '%hash%'"), 0);
}

// --- the receipt ---

TEST_F(CutOffTest, IssuesAReceiptThatAnybodyCanCheck) {
    on(member, device(member, "Phone"), ClientKind::MobileApp);
    const auto order = orderFor(member, Lost::Phone, {StepKind::AppStop, StepKind::EndSessions});
    ordered(order);
    const Response response = get("/v1.0/admin/cut-offs/" + order.id.value + "/receipt");
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(audits("cutOff.receipt"), 1);
    const auto published = object(get("/v1.0/admin/signing-key"));
    const auto key = SigningKey::fromPublic(json::serialize(published.at("jwk")));
    ASSERT_TRUE(key);
    EXPECT_EQ(key->keyId(), str(published, "keyId"));
    const auto samePem = SigningKey::fromPublic(str(published, "publicKey"));
    ASSERT_TRUE(samePem);
    EXPECT_EQ(samePem->keyId(), key->keyId());

    const auto payload = verifiedReceipt(response.body, *key);
    ASSERT_TRUE(payload) << payload.error().code;
    const auto receipt = json::parse(*payload).as_object();
    EXPECT_EQ(receipt.at("cutOff").at("cutOffId").as_string(), order.id.value);
    EXPECT_EQ(receipt.at("tenant").at("workgroup").as_string(), "sakura");
    EXPECT_EQ(receipt.at("words").at("state").at("ja").as_string(), "確認済み");
    EXPECT_EQ(canonicalJson(json::parse(*payload)), *payload);
    EXPECT_TRUE(verifiedReceipt(str(object(response), "jws"), *key)) << "the signed part alone";

    std::string changed = response.body;
    changed.replace(changed.find("sakura"), 6, "sakurb");
    EXPECT_EQ(verifiedReceipt(changed, *key).error().code, "RECEIPT_DIFFERS");
    std::string jws = str(object(response), "jws");
    const std::size_t middle = jws.find('.') + 20;
    jws[middle] = jws[middle] == 'A' ? 'B' : 'A';
    EXPECT_EQ(verifiedReceipt(jws, *key).error().code, "JWS_SIGNATURE");
    EXPECT_EQ(verifiedReceipt(str(object(response), "jws"), *SigningKey::generate()).error().code, "JWS_KEY");
    EXPECT_EQ(verifiedReceipt("hello", *key).error().code, "JWS_FORMAT");
    EXPECT_EQ(verifiedReceipt("{}", *key).error().code, "RECEIPT_FORMAT");
    const auto file = DataDir{folder.path()}.signingKey();
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    ServiceSigningKey again(file);
    EXPECT_EQ(again.get()->keyId(), key->keyId()) << "the same key after a restart";
}
