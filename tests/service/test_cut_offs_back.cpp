// The way back from a cut-off, and the receipt that proves it.

#include "service/auth/signing_key.h"
#include "service/rules/cut_off_receipt.h"
#include "tests/service/cut_off_fixture.h"

#include <algorithm>

namespace test_cut_offs_back {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::CutOffState;
using sekisho::StepState;

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
    const auto key = sekisho::proof::PublicKey::fromText(json::serialize(published.at("jwk")));
    ASSERT_TRUE(key);
    EXPECT_EQ(key->keyId(), str(published, "keyId"));
    const auto samePem = sekisho::proof::PublicKey::fromText(str(published, "publicKey"));
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
    EXPECT_EQ(verifiedReceipt(str(object(response), "jws"), SigningKey::generate()->publicKey()).error().code,
              "JWS_KEY");
    EXPECT_EQ(verifiedReceipt("hello", *key).error().code, "JWS_FORMAT");
    EXPECT_EQ(verifiedReceipt("{}", *key).error().code, "RECEIPT_FORMAT");
    const auto file = DataDir{folder.path()}.signingKey();
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    ServiceSigningKey again(file);
    EXPECT_EQ(again.get()->publicKey().keyId(), key->keyId()) << "the same key after a restart";
}

} // namespace test_cut_offs_back
