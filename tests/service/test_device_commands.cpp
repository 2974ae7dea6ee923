// Orders of agents through the gates: what is proven, what two erases come to, when contacts are written.
#include "service/rules/device_commands.h"
#include "service/rules/devices.h"
#include "service/store/uid.h"
#include "tests/service/tenant_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod::test::test_device_commands {
namespace {

using sekisho::DeviceId;
using sekisho::sql::Database;
namespace json = boost::json;

class DeviceCommandsTest : public TenantTest {
  protected:
    DeviceCommandsTest() {
        phone = signIn(uidOf("operator1@sakura"), {"user.read"}, sekisho::ClientKind::MobileApp);
        const auto answer = ask(phone.access, Method::Post, "/v1.0/device/registration",
                                R"({"kind":"mobileApp","name":"Desk","os":"iOS","osVersion":"18.6","apps":[]})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        const auto body = object(answer);
        device = DeviceId(std::string(body.at("deviceId").as_string()));
        token = body.at("deviceToken").as_string();
    }
    Response say(Method method, std::string_view target, std::string body = {}) {
        return ask("", method, target, std::move(body), {{"Authorization", "Device " + token}});
    }
    std::string ordered(std::string_view kind) {
        const auto made =
            store->write([&](Database& db) { return orderCommand(db, domain, device, kind, {}, 0, clock.now()); });
        EXPECT_TRUE(made && *made);
        return made && *made ? **made : "";
    }
    int tell(const std::string& id, std::string_view outcome) {
        const std::string nonce = text("SELECT nonce FROM device_command WHERE id = '" + id + "'");
        json::object body{{"nonce", nonce}, {"proof", commandProof(token, id, nonce, outcome)}};
        if (!outcome.empty()) body["outcome"] = outcome;
        return say(Method::Post, "/v1.0/device/commands/" + id + (outcome.empty() ? "/acknowledgement" : "/result"),
                   json::serialize(body))
            .status;
    }
    std::string outcomeOf(const std::string& id) {
        return text("SELECT outcome FROM device_command WHERE id = '" + id + "'");
    }

    SignedIn phone;
    DeviceId device;
    std::string token;
};

TEST(CommandProof, IsTheOneOfTheDocument) {
    EXPECT_EQ(commandProof("t0p", "c1", "n1", "done"),
              "6494237bedd1925977fa6561700c5fa2aa50de2d160a4e83cbc03fbbd8b190e4");
}

TEST_F(DeviceCommandsTest, OnlyTheHashOfATokenIsKept) {
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE token_hash = '" + token + "'"), 0);
    EXPECT_EQ(text("SELECT token_hash FROM device WHERE id = '" + device.value + "'"), sha256Hex(token));
    EXPECT_EQ(text("SELECT device_id FROM session WHERE id = '" + phone.session.value + "'"), device.value);
    EXPECT_EQ(text("SELECT action || ' ' || target_id FROM audit ORDER BY seq DESC LIMIT 1"),
              "device.register " + device.value);
    EXPECT_EQ(
        number("SELECT count(*) FROM device WHERE member_uid = '" + uidOf("operator1@sakura") + "' AND name = 'Desk'"),
        1)
        << "the entry of the sign-in is that of the agent";
}

TEST_F(DeviceCommandsTest, AMemberHasRoomForManyDevicesButNotForAny) {
    const std::string user = uidOf("operator1@sakura");
    script(fmt::format(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO device(id, "
        "domain_id, member_uid, kind, name, os, app, last_access) SELECT 'more-' || i, {}, '{}', 'mobileApp', "
        "'more ' || i, 'iOS', '', 1 FROM n",
        domain, user));
    const auto registering = [&](std::string_view vendor) {
        return ask(phone.access, Method::Post, "/v1.0/device/registration",
                   fmt::format(R"({{"kind":"mobileApp","name":"Desk","vendorId":"{}","apps":[]}})", vendor));
    };
    EXPECT_EQ(registering("V-1").status, 201) << "the one that is there may always renew itself";
    const auto refused = registering("V-2");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), "DEVICE_LIMIT");
}

TEST_F(DeviceCommandsTest, AnEraseEndsTheSessionsAndTheToken) {
    const auto wipe = ordered("wipeAppData");
    EXPECT_EQ(ordered("wipeAppData"), wipe) << "an open order is not doubled";
    EXPECT_EQ(tell(wipe, ""), 204);
    EXPECT_EQ(tell(wipe, "done"), 204);
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 401);
    EXPECT_EQ(text("SELECT end_reason FROM session WHERE id = '" + phone.session.value + "'"), "deviceErased");
    EXPECT_EQ(tell(wipe, "done"), 204) << "the first answer may have been lost";
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
    EXPECT_EQ(tell(wipe, "failed"), 401);
    EXPECT_EQ(outcomeOf(wipe), "done");
    const auto order =
        store->write([&](Database& db) { return orderCommand(db, domain, device, "logout", {}, 0, clock.now()); });
    EXPECT_TRUE(order && !*order) << "nobody is there any more who could hear it";
}

TEST_F(DeviceCommandsTest, WhoAskedBeforeTheEraseContradictsNothing) {
    const auto wipe = ordered("wipeAppData");
    ASSERT_EQ(tell(wipe, "done"), 204);
    script(fmt::format(
        "INSERT INTO cut_off(id, seq, domain_id, fingerprint, kind, lost, actor_id, actor_name, ordered, "
        "received, state, version) VALUES('c', 1, {}, '', 'devices', 'everything', '', '', 1, 1, 'open', 1)",
        domain));
    script(fmt::format("INSERT INTO cut_off_step(cut_off_id, number, domain_id, kind, member_uid, target, state, "
                       "requested) VALUES('c', 1, {}, 'wipeAppData', 'm', '{}', 'verified', 1)",
                       domain, device.value));
    script(fmt::format("UPDATE device SET erased = {}", sekisho::toMillis(clock.now()) + 1000)); // it waited meanwhile
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
    EXPECT_EQ(text("SELECT state FROM cut_off_step"), "verified");
    clock.advance(std::chrono::seconds(2));
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
    EXPECT_EQ(text("SELECT state FROM cut_off_step"), "contradicted");
}

TEST_F(DeviceCommandsTest, AnEraseLeavesTheTokenForTheReset) {
    const auto wipe = ordered("wipeAppData"), reset = ordered("resetDevice");
    EXPECT_EQ(tell(wipe, "done"), 204);
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 401) << "its sessions end at once";
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 200);
    EXPECT_EQ(tell(reset, "done"), 204);
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
}

TEST_F(DeviceCommandsTest, TheTokenDiesWithARefusedResetAndThatContradictsNothing) {
    const auto wipe = ordered("wipeAppData"), reset = ordered("resetDevice");
    EXPECT_EQ(tell(wipe, "done"), 204);
    EXPECT_EQ(tell(reset, "failed"), 204);
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401) << "nothing is left that it was kept for";
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'device.contradict'"), 0);
    EXPECT_EQ(number("SELECT erased IS NOT NULL FROM device WHERE id = '" + device.value + "'"), 1);
}

TEST_F(DeviceCommandsTest, TheTokenDiesWithAWithdrawnReset) {
    const auto wipe = ordered("wipeAppData");
    ordered("resetDevice");
    script("UPDATE device_command SET cut_off_id = 'c', step = 2 WHERE kind = 'resetDevice'");
    EXPECT_EQ(tell(wipe, "done"), 204);
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 200);
    EXPECT_TRUE(store->write([&](Database& db) -> sekisho::Done {
        const auto gone = withdrawCommands(db, "c", 2, "withdrawn", clock.now());
        return gone ? sekisho::Done() : sekisho::Done(gone.error());
    }));
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'device.contradict'"), 0);
}

TEST_F(DeviceCommandsTest, ARefusedResetWithoutAnEraseLeavesTheToken) {
    EXPECT_EQ(tell(ordered("resetDevice"), "failed"), 204);
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 200);
}

// Without an id of the hardware nothing but its token says that an agent is the one of before.
TEST_F(DeviceCommandsTest, ASecondPhoneOfThatNameIsAnotherDevice) {
    ordered("wipeAppData");
    const auto registered = [&](const SignedIn& app, const std::string& more) {
        const auto answer =
            ask(app.access, Method::Post, "/v1.0/device/registration",
                R"({"kind":"mobileApp","name":"Desk","os":"iOS","osVersion":"18.6","apps":[])" + more + "}");
        EXPECT_EQ(answer.status, 201) << answer.body;
        return object(answer);
    };
    const auto anew = [&] { return signIn(uidOf("operator1@sakura"), {"user.read"}, sekisho::ClientKind::MobileApp); };
    const auto other = registered(anew(), "");
    EXPECT_NE(str(other, "deviceId"), device.value);
    EXPECT_EQ(
        ask("", Method::Get, "/v1.0/device/commands", {}, {{"Authorization", "Device " + str(other, "deviceToken")}})
            .body.find("wipeAppData"),
        std::string::npos)
        << "it does not erase itself for the first one";
    EXPECT_NE(say(Method::Get, "/v1.0/device/commands").body.find("wipeAppData"), std::string::npos);
    const auto same = registered(anew(), R"(,"previousToken":")" + token + "\"");
    EXPECT_EQ(str(same, "deviceId"), device.value) << "who shows the token of before is the one of before";
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
    EXPECT_NE(str(registered(anew(), R"(,"previousToken":"stolen")"), "deviceId"), device.value);
}

TEST_F(DeviceCommandsTest, AResetIncludesTheErase) {
    const auto wipe = ordered("wipeAppData"), reset = ordered("resetDevice");
    EXPECT_EQ(tell(reset, "done"), 204);
    EXPECT_EQ(outcomeOf(wipe), "done");
    EXPECT_EQ(text("SELECT detail FROM device_command WHERE id = '" + wipe + "'"), "resetDevice");
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 401);
}

TEST_F(DeviceCommandsTest, WhatWasWithdrawnIsNotAcknowledged) {
    const auto made =
        store->write([&](Database& db) { return orderCommand(db, domain, device, "logout", "cut-1", 3, clock.now()); });
    ASSERT_TRUE(made && *made);
    const auto withdrawn =
        store->write([&](Database& db) { return withdrawCommands(db, "cut-1", 3, "withdrawn", clock.now()); });
    ASSERT_TRUE(withdrawn);
    EXPECT_EQ(*withdrawn, 1);
    EXPECT_EQ(tell(**made, ""), 404);
    EXPECT_EQ(tell(**made, "done"), 404);
    EXPECT_EQ(outcomeOf(**made), "withdrawn");
    const auto notice = ordered("updateNotice");
    EXPECT_EQ(tell(notice, ""), 204);
    const auto none =
        store->write([&](Database& db) { return withdrawCommands(db, "cut-1", 3, "withdrawn", clock.now()); });
    EXPECT_EQ(*none, 0);
}

TEST_F(DeviceCommandsTest, AnEraseThatWasWithdrawnTooLateIsTold) {
    const auto made = store->write(
        [&](Database& db) { return orderCommand(db, domain, device, "wipeAppData", "cut-1", 3, clock.now()); });
    ASSERT_TRUE(made && *made);
    ASSERT_TRUE(store->write([&](Database& db) { return withdrawCommands(db, "cut-1", 3, "withdrawn", clock.now()); }));
    EXPECT_EQ(tell(**made, "failed"), 404) << "nothing was lost: it stays withdrawn";
    EXPECT_EQ(tell(**made, "done"), 204);
    EXPECT_EQ(outcomeOf(**made), "done");
    EXPECT_NE(text("SELECT erased FROM device WHERE id = '" + device.value + "'"), "");
    EXPECT_EQ(number("SELECT count(*) FROM session WHERE id = '" + phone.session.value + "' AND ended IS NULL"), 0);
    EXPECT_GE(number("SELECT count(*) FROM audit WHERE action = 'device.confirm'"), 1);
}

TEST_F(DeviceCommandsTest, ContactsAreWrittenForAllAtOnce) {
    const auto contact = [&] { return number("SELECT last_contact FROM device WHERE id = '" + device.value + "'"); };
    const auto before = contact();
    clock.advance(std::chrono::seconds(40));
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 200);
    EXPECT_EQ(contact(), before) << "it stays in memory";
    ASSERT_TRUE(writeDeviceContacts(*services));
    EXPECT_EQ(contact(), sekisho::toMillis(clock.now()));
    clock.advance(std::chrono::seconds(200));
    ordered("updateNotice");
    EXPECT_EQ(say(Method::Get, "/v1.0/device/commands").status, 200);
    EXPECT_EQ(contact(), sekisho::toMillis(clock.now())) << "long not heard, and there is something to do";
}

} // namespace
} // namespace sekishod::test::test_device_commands
