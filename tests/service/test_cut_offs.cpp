// The lost-device response from proposal to order: everything or nothing, once, and only by who may.

#include "service/auth/signing_key.h"
#include "tests/service/cut_off_fixture.h"

#include <algorithm>
#include <thread>

namespace test_cut_offs {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::StepState;

namespace {

constexpr std::string_view clerkGrants = R"([{"menu":"security.lostDevice","access":"operate"}])";

std::string proposed(const json::object& proposal) { // "appStop+ mobile,wipeAppData! noMdm": + chosen, ! not possible
    std::string out;
    for (const auto& value : proposal.at("steps").as_array()) {
        const auto& step = value.as_object();
        out += (out.empty() ? "" : ",") + std::string(step.at("kind").as_string());
        if (step.at("chosen").as_bool()) out += "+";
        if (!step.at("possible").as_bool()) out += "! " + std::string(step.at("reason").as_string());
    }
    return out;
}

TEST_F(CutOffTest, ProposesWhatGoesWithTheLoss) {
    const auto phone = device(member, "Phone");
    trusts(member, "Phone");
    on(member, phone, ClientKind::MobileApp);
    on(member, "", ClientKind::Browser);
    const std::string path = "/v1.0/admin/users/" + member + "/cut-off-proposal?lost=";
    EXPECT_EQ(proposed(object(get(path + "phone"))), "appStop+,endSessions+,revokeTokens+,untrust+,block+,wipeAppData+,"
                                                     "resetDevice,password+,suspend");
    EXPECT_EQ(
        proposed(object(get(path + "pc"))),
        "appStop+,endSessions+,revokeTokens+,untrust! noDevice,block! noDevice,wipeAppData! noDevice,resetDevice! "
        "noDevice,password+,suspend");
    const auto all = object(get(path + "everything&deviceId=" + phone));
    EXPECT_EQ(all.at("devices").as_array().size(), 1U);
    EXPECT_EQ(all.at("sessions").as_array().size(), 2U);
    EXPECT_EQ(all.at("brake").as_array().size(), 6U);
    EXPECT_EQ(refusal(get(path + "wallet")), "400 INVALID_PARAMETER lost");
    EXPECT_EQ(refusal(get(path + "phone&deviceId=" + newUid())), "404 DEVICE_NOT_EXIST");
}

TEST_F(CutOffTest, CarriesOutTheWholeOrderAndProvesIt) {
    const auto phone = device(member, "Phone");
    trusts(member, "Phone");
    const auto app = on(member, phone, ClientKind::MobileApp);
    const auto browser = on(member, "", ClientKind::Browser);
    const auto api = on(member, "", ClientKind::Api);
    EXPECT_EQ(me(app), 200);
    EXPECT_EQ(me(api), 200);

    auto order = orderFor(member, Lost::Phone,
                          {StepKind::AppStop, StepKind::EndSessions, StepKind::RevokeTokens, StepKind::Untrust,
                           StepKind::Block, StepKind::WipeAppData, StepKind::Password});
    order.note = "Lost it on the train";
    order.check = {"callback", "extension 12"};
    const Response response = send(admin, order);
    ASSERT_EQ(response.status, 201) << response.body;
    const std::string password = str(object(response), "temporaryPassword");
    EXPECT_GE(password.size(), 12U);

    const auto cutOff = seen(order.id);
    EXPECT_EQ(me(app), 401);
    EXPECT_EQ(me(api), 401) << "apps that act for him as well";
    EXPECT_EQ(me(browser), 200) << "a phone is no PC";
    for (const StepKind kind : {StepKind::AppStop, StepKind::EndSessions, StepKind::RevokeTokens, StepKind::Untrust,
                                StepKind::Block, StepKind::Password})
        EXPECT_EQ(stateOf(cutOff, kind), "verified") << stepKindKey(kind);
    EXPECT_EQ(stateOf(cutOff, StepKind::WipeAppData), "requested");
    EXPECT_TRUE(proves(*stepOf(cutOff, StepKind::AppStop), "gateRefused", "APP_STOPPED"));
    EXPECT_TRUE(proves(*stepOf(cutOff, StepKind::EndSessions), "gateRefused", "1"));
    EXPECT_TRUE(proves(*stepOf(cutOff, StepKind::Block), "readBack") ||
                proves(*stepOf(cutOff, StepKind::Block), "gateRefused"));
    EXPECT_EQ(stepOf(cutOff, StepKind::EndSessions)->count, 1);
    EXPECT_GE(stepOf(cutOff, StepKind::RevokeTokens)->count, 2);
    EXPECT_EQ(cutOff.note, order.note);
    EXPECT_EQ(cutOff.check, order.check);
    EXPECT_FALSE(cutOff.notices.empty());
    EXPECT_EQ(number("SELECT mobile FROM app_stop WHERE member_uid = '" + member + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM trusted_device WHERE member_uid = '" + member + "'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE blocked IS NOT NULL AND id = '" + phone + "'"), 1);
    EXPECT_EQ(number("SELECT must_change FROM credential WHERE member_uid = '" + member + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM device_command WHERE kind IN ('logout', 'wipeAppData') AND device_id = '" +
                     phone + "'"),
              2);
    EXPECT_EQ(audits("cutOff.order"), 1);
    const std::string changes = text("SELECT changes FROM audit WHERE action = 'cutOff.order'");
    EXPECT_NE(changes.find("endSessions"), std::string::npos) << changes;
    EXPECT_EQ(changes.find("train"), std::string::npos) << "that there is a note, not what it says";
    for (const std::string where : {"SELECT group_concat(changes) FROM audit", "SELECT group_concat(evidence || undo) "
                                                                               "FROM cut_off_step"})
        EXPECT_EQ(text(where).find(password), std::string::npos);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step WHERE undo LIKE '%hash%'"), 0);
    EXPECT_GT(number("SELECT count(*) FROM change WHERE kind = 'cutOff' AND uid = '" + order.id.value + "'"), 0);
}

TEST_F(CutOffTest, LeavesNothingWhenOneStepFails) {
    const auto phone = device(member, "Phone");
    const auto app = on(member, phone, ClientKind::MobileApp);
    const auto before = number("SELECT count(*) FROM audit");
    script("CREATE TRIGGER no_command BEFORE INSERT ON device_command WHEN NEW.kind = 'wipeAppData' BEGIN SELECT "
           "RAISE(ABORT, 'no'); END");
    const auto order = orderFor(member, Lost::Phone, {StepKind::AppStop, StepKind::EndSessions, StepKind::WipeAppData});
    EXPECT_GE(send(admin, order).status, 500);
    EXPECT_EQ(me(app), 200);
    EXPECT_EQ(number("SELECT count(*) FROM app_stop"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM brake_order"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM notice"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM audit"), before);
    script("DROP TRIGGER no_command");
    EXPECT_EQ(send(admin, order).status, 201) << "the same order may be sent again";
}

TEST_F(CutOffTest, AnswersARepeatedOrderWithTheFirst) {
    on(member, device(member, "Phone"), ClientKind::MobileApp);
    auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Password});
    const Response first = send(admin, order);
    ASSERT_EQ(first.status, 201);
    const auto records = number("SELECT count(*) FROM audit");
    const Response second = send(admin, order);
    EXPECT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(str(object(second), "temporaryPassword"), "");
    EXPECT_EQ(object(second).at("cutOff").at("cutOffId").as_string(), order.id.value);
    EXPECT_EQ(number("SELECT count(*) FROM audit"), records);
    order.note = "another one";
    EXPECT_EQ(refusal(send(admin, order)), "409 CUT_OFF_ID_TAKEN");
    EXPECT_EQ(refusal(send(signInAs("deputy1@sakura"), order)), "409 CUT_OFF_ID_TAKEN");
}

TEST_F(CutOffTest, TakesWhatHoldsAlreadyAsDone) {
    const auto phone = device(member, "Phone");
    on(member, phone, ClientKind::MobileApp);
    const auto steps = {StepKind::AppStop, StepKind::EndSessions, StepKind::Untrust,
                        StepKind::Block,   StepKind::WipeAppData, StepKind::Suspend};
    ordered(orderFor(member, Lost::Phone, steps));
    const auto second = ordered(orderFor(member, Lost::Phone, steps));
    EXPECT_EQ(stateOf(second, StepKind::AppStop), "verified alreadyDone");
    EXPECT_EQ(stateOf(second, StepKind::EndSessions), "verified noSession");
    EXPECT_EQ(stateOf(second, StepKind::Untrust), "verified notTrusted");
    EXPECT_EQ(stateOf(second, StepKind::Block), "verified alreadyDone");
    EXPECT_EQ(stateOf(second, StepKind::Suspend), "verified alreadyDone");
    EXPECT_EQ(stateOf(second, StepKind::WipeAppData), "requested");
    EXPECT_EQ(number("SELECT count(*) FROM device_command WHERE kind = 'wipeAppData'"), 1);
    finishes(phone, "wipeAppData", "done");
    EXPECT_EQ(stateOf(seen(second.id), StepKind::WipeAppData), "verified") << "one command stands for both";
}

TEST_F(CutOffTest, TwoClerksAtOnceDoNotStandInEachOthersWay) {
    const auto phone = device(member, "Phone");
    const auto app = on(member, phone, ClientKind::MobileApp);
    const auto other = signInAs("deputy1@sakura");
    const auto steps = {StepKind::AppStop, StepKind::EndSessions, StepKind::RevokeTokens, StepKind::Block};
    const auto mine = orderFor(member, Lost::Phone, steps), theirs = orderFor(member, Lost::Phone, steps);
    int first = 0, second = 0;
    std::thread one([&] { first = send(admin, mine).status; });
    std::thread two([&] { second = send(other, theirs).status; });
    one.join();
    two.join();
    EXPECT_EQ(first, 201);
    EXPECT_EQ(second, 201);
    EXPECT_EQ(me(app), 401);
    for (const auto& order : {mine, theirs})
        for (const auto& step : seen(order.id).steps)
            EXPECT_EQ(step.state, StepState::Verified) << stepKindKey(step.kind);
}

TEST_F(CutOffTest, TheSecondClerkDoesNotReplaceThePasswordThatTheFirstHasJustTold) {
    const auto other = signInAs("deputy1@sakura");
    const auto password = [&](const SignedIn& who) {
        const Response made = send(who, orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::Password}));
        EXPECT_EQ(made.status, 201) << made.body;
        return object(made);
    };
    const auto hash = [&] { return text("SELECT hash FROM credential WHERE member_uid = '" + member + "'"); };
    EXPECT_TRUE(password(admin).contains("temporaryPassword"));
    const std::string first = hash();
    const auto late = password(other);
    EXPECT_FALSE(late.contains("temporaryPassword"));
    EXPECT_EQ(hash(), first);
    const auto cutOff = sekisho::api::cutOffFromValue(late.at("cutOff"));
    ASSERT_TRUE(cutOff);
    EXPECT_EQ(stateOf(*cutOff, StepKind::Password), "verified justDone");
    EXPECT_TRUE(proves(*stepOf(*cutOff, StepKind::Password), "readBack",
                       text("SELECT actor_name FROM cut_off ORDER BY seq LIMIT 1")))
        << "he is told by whom";
    clock.advance(std::chrono::minutes(11));
    EXPECT_TRUE(password(other).contains("temporaryPassword"));
    EXPECT_NE(hash(), first);
    const std::string second = hash();
    EXPECT_TRUE(password(other).contains("temporaryPassword")) << "his own he may replace";
    EXPECT_NE(hash(), second);
}

TEST_F(CutOffTest, AListCountsAllStepsThoughItShowsAHundred) {
    policy("brake", R"({"cutOffsPerAdministrator":1000,"cutOffsPerTenant":1000})");
    json::array sessions;
    for (int i = 0; i < 130; ++i) {
        const std::string uid = text(fmt::format(
            "SELECT uid FROM member WHERE domain_id = {} AND deleted IS NULL AND pending = 0 AND suspended = 0 AND uid "
            "NOT IN (SELECT member_uid FROM role_holding) ORDER BY id LIMIT 1 OFFSET {}",
            domain, i));
        if (uid.empty()) break;
        script(fmt::format("INSERT INTO session(id, domain_id, member_uid, client_id, kind, device_name, started, "
                           "last_used) VALUES('of{0}', {1}, '{2}', 'works', 'browser', 'PC', {3}, {3})",
                           i, domain, uid, millis()));
        sessions.emplace_back(fmt::format("of{}", i));
    }
    ASSERT_GT(sessions.size(), 105U);
    const auto all = static_cast<int>(sessions.size());
    const std::string id = newUid();
    ASSERT_EQ(post("/v1.0/admin/sessions/end",
                   json::serialize(json::object{{"id", id}, {"sessions", std::move(sessions)}, {"note", ""}}))
                  .status,
              201);
    const auto page = sekisho::api::cutOffsFromText(get("/v1.0/admin/cut-offs").body);
    ASSERT_TRUE(page && !page->cutOffs.empty());
    EXPECT_EQ(page->cutOffs.front().steps.size(), 100U);
    EXPECT_EQ(countsOf(page->cutOffs.front()).all(), all);
    EXPECT_EQ(countsOf(page->cutOffs.front()).verified, all);
}

TEST_F(CutOffTest, ProtectsTheHighestAdministratorAndHisSessionsLittle) {
    const std::string boss = uidOf("admin@sakura");
    const auto deputy = signInAs("deputy1@sakura");
    const auto phone = device(boss, "Boss");
    const auto app = on(boss, phone, ClientKind::MobileApp);
    for (const StepKind kind : {StepKind::AppStop, StepKind::Password, StepKind::Suspend})
        EXPECT_EQ(refusal(send(deputy, orderFor(boss, Lost::Phone, {StepKind::EndSessions, kind}))),
                  "403 SUPER_ADMIN_PROTECTED")
            << stepKindKey(kind);
    EXPECT_EQ(me(app), 200);
    EXPECT_EQ(send(deputy, orderFor(boss, Lost::Phone, {StepKind::EndSessions, StepKind::Block})).status, 201);
    EXPECT_EQ(me(app), 401);
    EXPECT_EQ(send(admin, orderFor(boss, Lost::Phone, {StepKind::AppStop, StepKind::Password})).status, 201)
        << "he himself may";
}

TEST_F(CutOffTest, NobodyCutsOffTheSessionHeAsksWith) {
    const std::string self = uidOf("deputy1@sakura");
    const auto deputy = signIn(self);
    const auto elsewhere = signIn(self, {"user.read"}, ClientKind::Browser);
    const auto order = orderFor(self, Lost::Everything, {StepKind::EndSessions, StepKind::RevokeTokens});
    EXPECT_EQ(send(deputy, order).status, 201);
    EXPECT_EQ(me(elsewhere), 401);
    EXPECT_EQ(ask(deputy.access, Method::Get, "/v1.0/admin/cut-offs/" + order.id.value).status, 200);
    EXPECT_EQ(refusal(send(deputy, orderFor(self, Lost::Everything, {StepKind::Suspend}))), "409 CUT_OFF_NOT_POSSIBLE");
}

TEST_F(CutOffTest, SaysWhatIsNotPossible) {
    EXPECT_EQ(refusal(send(admin, orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::WipeAppData}))),
              "409 CUT_OFF_NOT_POSSIBLE");
    EXPECT_EQ(number("SELECT count(*) FROM cut_off"), 0);
    const auto plain = device(member, "Plain", "mobileApp", "mdm = 'none'");
    const Response refused = send(admin, orderFor(member, Lost::Phone, {StepKind::WipeAppData}));
    EXPECT_EQ(refusal(refused), "409 CUT_OFF_NOT_POSSIBLE");
    EXPECT_NE(headerOf(refused, "X-Error-Params").find("step="), std::string::npos);
    auto named = orderFor(member, Lost::Phone, {});
    named.steps = {{StepKind::Block, newUid()}};
    EXPECT_EQ(refusal(send(admin, named)), "404 DEVICE_NOT_EXIST steps");
    EXPECT_EQ(refusal(send(admin, orderFor(member, Lost::Phone, {}))), "400 CUT_OFF_NO_STEP steps");
    EXPECT_EQ(refusal(send(admin, orderFor("nobody@sakura", Lost::Phone, {StepKind::EndSessions}))),
              "404 USER_NOT_EXIST");
    // A second phone that can be told does not wait for the one that cannot.
    const auto good = device(member, "Good");
    const auto cutOff = ordered(orderFor(member, Lost::Phone, {StepKind::WipeAppData}));
    ASSERT_EQ(cutOff.steps.size(), 1U);
    EXPECT_EQ(cutOff.steps.front().target, good);
}

TEST_F(CutOffTest, AClerkReachesHisBranchOnly) {
    const std::string unitUid =
        text("SELECT json_extract(scope, '$.orgUnits[0]') FROM role_holding WHERE member_uid = '" +
             uidOf("branch1@sakura") + "'");
    const std::string inside =
        text("SELECT m.uid FROM member m JOIN member_scope s ON s.member_id = m.id JOIN orgunit o ON o.id = "
             "s.orgunit_id WHERE o.uid = '" +
             unitUid +
             "' AND m.pending = 0 AND m.suspended = 0 AND m.deleted IS NULL AND m.uid NOT IN (SELECT "
             "member_uid FROM role_holding) LIMIT 1");
    const std::string outside =
        text("SELECT uid FROM member m WHERE domain_id = " + std::to_string(domain) +
             " AND deleted IS NULL AND NOT EXISTS (SELECT 1 FROM member_scope s JOIN orgunit o ON o.id = s.orgunit_id "
             "WHERE s.member_id = m.id AND o.uid = '" +
             unitUid + "') AND uid NOT IN (SELECT member_uid FROM role_holding) LIMIT 1");
    const auto clerk = holder(person(5), std::string(clerkGrants), unitUid);
    const auto mine = orderFor(inside, Lost::Phone, {StepKind::EndSessions});
    EXPECT_EQ(send(clerk, mine).status, 201);
    EXPECT_EQ(refusal(send(clerk, orderFor(outside, Lost::Phone, {StepKind::EndSessions}))), "404 USER_NOT_EXIST");
    const auto theirs = orderFor(outside, Lost::Phone, {StepKind::EndSessions});
    ASSERT_EQ(send(admin, theirs).status, 201);
    const std::string path = "/v1.0/admin/cut-offs/" + theirs.id.value;
    EXPECT_EQ(refusal(ask(clerk.access, Method::Get, path)), "404 CUT_OFF_NOT_EXIST");
    EXPECT_EQ(refusal(ask(clerk.access, Method::Get, path + "/receipt")), "404 CUT_OFF_NOT_EXIST");
    EXPECT_EQ(refusal(ask(clerk.access, Method::Post, path + "/found-again", R"({"note":""})")),
              "404 CUT_OFF_NOT_EXIST");
    const auto page = object(ask(clerk.access, Method::Get, "/v1.0/admin/cut-offs"));
    ASSERT_EQ(page.at("cutOffs").as_array().size(), 1U);
    // He sets no password of somebody who holds more than he does.
    const std::string branchHead = uidOf("branch1@sakura");
    EXPECT_NE(send(clerk, orderFor(branchHead, Lost::Phone, {StepKind::Password})).status, 201);
}

TEST_F(CutOffTest, ListsAndCompletesTheRecord) {
    const auto first = ordered(orderFor(member, Lost::Phone, {StepKind::EndSessions}));
    clock.advance(std::chrono::seconds(1));
    const std::string other = person(1);
    const auto second = ordered(orderFor(other, Lost::Pc, {StepKind::AppStop}));
    const auto page = object(get("/v1.0/admin/cut-offs?count=1"));
    ASSERT_EQ(page.at("cutOffs").as_array().size(), 1U);
    EXPECT_EQ(page.at("cutOffs").as_array()[0].at("cutOffId").as_string(), second.id.value);
    const std::string next(page.at("responseMetaData").at("nextCursor").as_string());
    const auto rest = object(get("/v1.0/admin/cut-offs?count=1&cursor=" + next));
    EXPECT_EQ(rest.at("cutOffs").as_array()[0].at("cutOffId").as_string(), first.id.value);
    EXPECT_EQ(object(get("/v1.0/admin/cut-offs?userId=" + other)).at("cutOffs").as_array().size(), 1U);
    EXPECT_EQ(object(get("/v1.0/admin/cut-offs?state=held")).at("cutOffs").as_array().size(), 0U);
    EXPECT_EQ(refusal(get("/v1.0/admin/cut-offs?state=lost")), "400 INVALID_PARAMETER state");

    const std::string path = "/v1.0/admin/cut-offs/" + first.id.value;
    const std::string body = R"({"note":"Called back","check":{"method":"callback","text":"ext. 12"}})";
    EXPECT_EQ(patch(path, body).status, 428) << "without If-Match";
    const std::string etag = headerOf(get(path), "ETag");
    EXPECT_EQ(ask(admin.access, Method::Patch, path, body, {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(refusal(ask(admin.access, Method::Patch, path, body, {{"If-Match", etag}})), "412 PRECONDITION_FAILED");
    EXPECT_EQ(seen(first.id).check.method, "callback");
    EXPECT_EQ(audits("cutOff.complete"), 1);
}

// --- orders that waited ---

class QueuedCutOffTest : public CutOffTest {
  protected:
    QueuedCutOffTest() : key(*SigningKey::generate()) {}

    std::string registered(const SignedIn& who, const SigningKey& of) {
        const Response response = ask(who.access, Method::Put, "/v1.0/admin/console-keys",
                                      json::serialize(json::object{{"publicKey", *of.publicKey().pem()}}));
        EXPECT_EQ(response.status, 200) << response.body;
        return str(object(response), "keyId");
    }
    static std::string base64url(const std::string& bytes) {
        static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        std::string out;
        unsigned bits = 0, have = 0;
        for (const unsigned char c : bytes) {
            bits = bits << 8U | c;
            for (have += 8; have >= 6; have -= 6)
                out += letters[(bits >> (have - 6)) & 63U];
        }
        if (have > 0) out += letters[(bits << (6 - have)) & 63U];
        return out;
    }
    Response sendQueued(const SignedIn& who, const CutOffOrder& order, const std::string& keyId,
                        const SigningKey& signer) {
        const std::string signedText = sekisho::api::cutOffOrderText(order);
        return ask(who.access, Method::Post, "/v1.0/admin/cut-offs/queued",
                   sekisho::api::queuedOrderText({signedText, base64url(*signer.sign(signedText)), keyId}));
    }
    SigningKey key;
};

TEST_F(QueuedCutOffTest, TakesAnOrderThatWaited) {
    on(member, device(member, "Phone", "mobileApp", "mdm = 'none'"), ClientKind::MobileApp);
    const std::string keyId = registered(admin, key);
    EXPECT_EQ(registered(admin, key), keyId) << "again changes nothing";
    EXPECT_EQ(audits("cutOff.consoleKey"), 1);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions, StepKind::WipeAppData});
    clock.advance(std::chrono::hours(3));
    admin = signInAs("admin@sakura");
    ASSERT_EQ(me(admin), 200);
    sekisho::sql::Database::setFault([] { return sekisho::Error(sekisho::ErrorKind::DiskFull, "DISK_FULL"); });
    EXPECT_EQ(sendQueued(admin, order, keyId, key).status, 507) << "so the console keeps it and comes again";
    sekisho::sql::Database::setFault(nullptr);
    EXPECT_EQ(number("SELECT count(*) FROM cut_off"), 0);
    const Response response = sendQueued(admin, order, keyId, key);
    ASSERT_EQ(response.status, 201) << response.body;
    const auto cutOff = seen(order.id);
    EXPECT_TRUE(cutOff.queued);
    EXPECT_EQ(cutOff.orderedAt, order.orderedAt);
    EXPECT_GT(cutOff.receivedAt, cutOff.orderedAt);
    EXPECT_EQ(stateOf(cutOff, StepKind::EndSessions), "verified");
    EXPECT_EQ(stateOf(cutOff, StepKind::WipeAppData), "failed noMdm") << "the rest does not wait for it";
    clock.advance(std::chrono::hours(100));
    EXPECT_EQ(sendQueued(signInAs("admin@sakura"), order, keyId, key).status, 200) << "again, at any age";
}

TEST_F(QueuedCutOffTest, RefusesWhatIsNotHisOrTooOld) {
    const std::string keyId = registered(admin, key);
    const auto order = orderFor(member, Lost::Phone, {StepKind::EndSessions});
    const SigningKey stranger = *SigningKey::generate();
    EXPECT_EQ(refusal(sendQueued(admin, order, keyId, stranger)), "403 CUT_OFF_SIGNATURE");
    EXPECT_EQ(refusal(sendQueued(admin, order, "unknown", key)), "403 CUT_OFF_SIGNATURE");
    const auto deputy = signInAs("deputy1@sakura");
    EXPECT_EQ(refusal(sendQueued(deputy, order, keyId, key)), "403 CUT_OFF_SIGNATURE");
    EXPECT_EQ(refusal(ask(deputy.access, Method::Put, "/v1.0/admin/console-keys",
                          json::serialize(json::object{{"publicKey", *key.publicKey().pem()}}))),
              "409 ALREADY_EXIST publicKey");
    auto old = order;
    old.orderedAt = clock.now() - std::chrono::hours(73);
    EXPECT_EQ(refusal(sendQueued(admin, old, keyId, key)), "409 CUT_OFF_TOO_OLD");
    old.orderedAt = clock.now() + std::chrono::minutes(6);
    EXPECT_EQ(refusal(sendQueued(admin, old, keyId, key)), "409 CUT_OFF_TOO_OLD");
    EXPECT_EQ(number("SELECT count(*) FROM cut_off"), 0);
    EXPECT_EQ(refusal(ask(admin.access, Method::Put, "/v1.0/admin/console-keys", R"({"publicKey":"nonsense"})")),
              "400 SIGNING_KEY_FORMAT publicKey");
    for (int i = 0; i < 12; ++i)
        registered(admin, *SigningKey::generate());
    EXPECT_EQ(number("SELECT count(*) FROM console_key"), 10);
}

} // namespace
} // namespace test_cut_offs
