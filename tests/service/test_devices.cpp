// The registry of devices: who sees which, filters, blocks, what is ordered at once, three years.
#include "service/handlers/housekeeping.h"
#include "service/rules/devices.h"
#include "tests/service/tenant_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <set>

namespace sekishod::test::test_devices {
namespace {

using sekisho::ClientKind;
using sekisho::sql::Database;
namespace json = boost::json;

class DevicesTest : public TenantTest {
  protected:
    DevicesTest() { admin = signInAs("deputy1@sakura"); }

    struct Made {
        std::string name = "phone";
        std::string kind = "mobileApp";
        std::string vendor = "NULL";
        std::string os = "iOS";
        std::string version = "4.3.2";
        std::string osVersion = "18.6";
        std::int64_t daysAgo = 0;
    };
    // A device that nobody has signed in with yet.
    std::string make(const std::string& memberUid, const Made& made) {
        const std::string id = fmt::format("d-{}", ++made_);
        const auto at = sekisho::toMillis(clock.now() - std::chrono::days(made.daysAgo));
        script(fmt::format(
            "INSERT INTO device(id, domain_id, member_uid, kind, name, model, os, os_version, os_number, app, "
            "apps, app_name, app_number, app_major, vendor_id, search, registered, last_access) "
            "VALUES('{0}', {1}, '{2}', '{3}', '{4}', 'Model 9', '{5}', '{6}', {7}, '{8}', "
            "'[{{\"name\":\"works\",\"version\":\"{8}\",\"number\":{9}}},{{\"name\":\"drive\",\"version\":"
            "\"2.1\",\"number\":{10}}}]', 'works', {9}, {11}, {12}, lower('{4}model9'), {13}, {13})",
            id, domain, memberUid, made.kind, made.name, made.os, made.osVersion,
            sekisho::versionNumber(made.osVersion), made.version, sekisho::versionNumber(made.version),
            sekisho::versionNumber("2.1"), sekisho::majorVersion(made.version), made.vendor, at));
        return id;
    }
    std::set<std::string> idsOf(const Response& response) {
        std::set<std::string> out;
        EXPECT_EQ(response.status, 200) << response.body;
        if (response.status != 200) return out;
        const auto body = object(response);
        for (const auto& entry : body.at("devices").as_array())
            out.insert(std::string(entry.as_object().at("deviceId").as_string()));
        return out;
    }
    std::set<std::string> listed(const std::string& query) { return idsOf(get(admin, "/v1.0/admin/devices?" + query)); }
    Response order(const SignedIn& who, std::string_view action, const std::vector<std::string>& devices) {
        json::array ids(devices.begin(), devices.end());
        return ask(who.access, Method::Post, "/v1.0/admin/devices/orders",
                   json::serialize(json::object{{"id", fmt::format("00000000-0000-4000-8000-{:012d}", ++orders_)},
                                                {"action", action},
                                                {"devices", std::move(ids)},
                                                {"note", "test"}}));
    }
    // The answer of a sign-in of this device, as startSession gives it.
    std::string signInFault(const std::string& memberUid, const std::string& name, const std::string& vendor = {}) {
        Origin origin{ClientKind::MobileApp, name, "iOS 18.6", "4.3.2", "192.0.2.9", ""};
        origin.vendorId = vendor;
        const auto made = store->write(
            [&](Database& db) { return startSession(db, domain, memberUid, "sekisho-console", origin, clock.now()); });
        return made ? "" : made.error().code;
    }
    std::string lastAudit() { return text("SELECT action || ' ' || result FROM audit ORDER BY seq DESC LIMIT 1"); }

    SignedIn admin;

  private:
    int made_ = 0;
    int orders_ = 0;
};

TEST_F(DevicesTest, ListsEveryDeviceOnceLastAccessFirst) {
    const auto all = number(fmt::format("SELECT count(*) FROM device WHERE domain_id = {}", domain));
    ASSERT_GT(all, 30);
    std::set<std::string> seen;
    std::string cursor, before = "9999";
    for (int page = 0; page < 100; ++page) {
        const auto answer = get(admin, "/v1.0/admin/devices?count=7" + (cursor.empty() ? "" : "&cursor=" + cursor));
        ASSERT_EQ(answer.status, 200) << answer.body;
        const auto body = object(answer);
        EXPECT_EQ(body.contains("total"), page == 0);
        if (page == 0) {
            EXPECT_EQ(body.at("total").to_number<std::int64_t>(), all);
        }
        for (const auto& entry : body.at("devices").as_array()) {
            const auto& device = entry.as_object();
            EXPECT_TRUE(seen.insert(std::string(device.at("deviceId").as_string())).second);
            const std::string at(device.at("lastAccessAt").as_string());
            EXPECT_LE(at, before);
            before = at;
            EXPECT_FALSE(device.at("userName").as_string().empty());
            EXPECT_FALSE(device.at("model").as_string().empty());
        }
        const auto& next = body.at("responseMetaData").at("nextCursor");
        if (next.is_null()) break;
        cursor = std::string(next.as_string());
    }
    EXPECT_EQ(static_cast<std::int64_t>(seen.size()), all);
    EXPECT_EQ(get(admin, "/v1.0/admin/devices?kind=pcApp&cursor=" + cursor).status, 400) << "of another filter";
    EXPECT_EQ(get(admin, "/v1.0/admin/devices?count=501").status, 400);
}

TEST_F(DevicesTest, FindsThemByWhatIsAskedFor) {
    script(fmt::format("DELETE FROM device WHERE domain_id = {}", domain));
    const std::string user = uidOf("deputy1@sakura"), other = uidOf("operator1@sakura");
    const auto phone = make(user, {.name = "Hanako no iPhone"});
    const auto old = make(user, {.name = "tablet", .os = "Android", .version = "1.9", .osVersion = "9", .daysAgo = 40});
    const auto supported = make(other, {.name = "edge", .version = "2.0"});
    const auto pc = make(other, {.name = "desk", .kind = "pcApp", .os = "Windows", .osVersion = "11", .daysAgo = 300});
    EXPECT_EQ(listed(""), (std::set{phone, old, supported, pc}));
    EXPECT_EQ(listed("kind=pcApp"), std::set{pc});
    EXPECT_EQ(listed("kind=pcApp,mobileApp"), (std::set{phone, old, supported, pc}));
    EXPECT_EQ(listed("text=hanako"), std::set{phone});
    EXPECT_EQ(listed("text=operator1"), (std::set{supported, pc}));
    EXPECT_EQ(listed("os=android"), std::set{old});
    EXPECT_EQ(listed("osVersionAtMost=18.5"), (std::set{old, pc}));
    EXPECT_EQ(listed("osVersionAtMost=18.6"), (std::set{phone, old, supported, pc})) << "this version or older";
    EXPECT_EQ(listed("appVersionAtMost=2"), (std::set{old, supported}));
    EXPECT_EQ(listed("app=works&appVersionAtMost=1.9"), std::set{old});
    EXPECT_EQ(listed("app=drive&appVersionAtMost=2.0"), std::set<std::string>{});
    EXPECT_EQ(listed("app=drive&appVersionAtMost=2.1").size(), 4U);
    EXPECT_EQ(listed("app=unknown"), std::set<std::string>{});
    EXPECT_EQ(listed("seenWithinDays=30"), (std::set{phone, supported}));
    EXPECT_EQ(listed("seenWithinDays=182"), (std::set{phone, old, supported}));
    EXPECT_EQ(listed("updateNeeded=true"), std::set{old}) << "two major versions back are supported";
    EXPECT_EQ(listed("updateNeeded=false"), (std::set{phone, supported, pc}));
    EXPECT_EQ(listed("kind=mobileApp&updateNeeded=true&text=hanako"), std::set<std::string>{});
    EXPECT_EQ(get(admin, "/v1.0/admin/devices?kind=fridge").status, 400);

    const std::string name =
        text("SELECT json_extract(doc, '$.userName.lastName') FROM member WHERE uid = '" + user + "'");
    EXPECT_TRUE(listed("text=" + name).contains(phone)) << "by the name as it is written";
}

TEST_F(DevicesTest, TrustAndManagementAreThoseOfNow) {
    const std::string user = uidOf("deputy1@sakura");
    const auto phone = make(user, {.name = "trusty", .vendor = "'V-7'"});
    script(fmt::format("UPDATE device SET mdm = 'enrolled' WHERE id = '{}'", phone));
    script(
        fmt::format("INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, last_used) "
                    "VALUES('t-1', {}, '{}', 'x', 'trusty', 'iOS', 5, 7)",
                    domain, user));
    const auto one = [&] {
        const auto body = object(get(admin, "/v1.0/admin/devices?text=trusty"));
        return body.at("devices").as_array().at(0).as_object();
    };
    EXPECT_EQ(one().at("trusted").as_bool(), true);
    EXPECT_EQ(one().at("mdm").as_string(), "none") << "the policy does not use it";
    EXPECT_EQ(listed("trusted=true"), std::set{phone});
    script(fmt::format(
        "INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'mobile', '{{\"mdm\":\"lineworks\"}}', 1)",
        domain));
    EXPECT_EQ(one().at("mdm").as_string(), "enrolled");
    script(fmt::format(
        "UPDATE policy SET value = '{{\"mdm\":\"lineworks\",\"mdmExceptions\":[\"{}\"]}}' WHERE key = 'mobile'", user));
    EXPECT_EQ(one().at("mdm").as_string(), "none") << "this member is an exception";

    const auto page = object(get(admin, "/v1.0/admin/trusted-devices?text=trusty"));
    ASSERT_EQ(page.at("trustedDevices").as_array().size(), 1U);
    EXPECT_EQ(page.at("total").to_number<int>(), 1);
    const auto unknown =
        ask(admin.access, Method::Post, "/v1.0/admin/trusted-devices/remove", R"({"trustedIds":["t-1","t-2"]})");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(number("SELECT count(*) FROM trusted_device"), 1) << "nothing is removed then";
    const auto removed =
        ask(admin.access, Method::Post, "/v1.0/admin/trusted-devices/remove", R"({"trustedIds":["t-1"]})");
    EXPECT_EQ(removed.status, 200) << removed.body;
    EXPECT_EQ(number("SELECT count(*) FROM trusted_device"), 0);
    EXPECT_EQ(lastAudit(), "device.untrust success");
}

TEST_F(DevicesTest, NothingOutsideOfTheScopeExists) {
    const std::string branch = uidOf("branch1@sakura");
    const std::string unit =
        text("SELECT json_extract(scope, '$.orgUnits[0]') FROM role_holding WHERE member_uid = '" + branch + "'");
    script(fmt::format(
        "INSERT INTO role(uid, domain_id, name, grants, version) VALUES('r-dev', {0}, 'dev', "
        "'[{{\"menu\":\"security\",\"access\":\"operate\"}}]', 1); UPDATE role_holding SET role_uid = 'r-dev' "
        "WHERE member_uid = '{1}'",
        domain, branch));
    const std::string inside =
        text("SELECT m.uid FROM member m JOIN member_scope s ON s.member_id = m.id JOIN orgunit o "
             "ON o.id = s.orgunit_id WHERE o.uid = '" +
             unit + "' ORDER BY m.id LIMIT 1");
    const std::string outside =
        text("SELECT m.uid FROM member m WHERE m.domain_id = " + std::to_string(domain) +
             " AND m.id NOT IN (SELECT s.member_id FROM member_scope s JOIN orgunit o ON o.id = "
             "s.orgunit_id WHERE o.uid = '" +
             unit + "') ORDER BY m.id LIMIT 1");
    const auto mine = make(inside, {.name = "mine"}), theirs = make(outside, {.name = "theirs"});
    const auto who = signIn(branch);
    const auto seen = idsOf(get(who, "/v1.0/admin/devices?count=500"));
    EXPECT_TRUE(seen.contains(mine));
    EXPECT_FALSE(seen.contains(theirs));
    EXPECT_EQ(object(get(who, "/v1.0/admin/devices?count=1")).at("total").to_number<std::size_t>(), seen.size());
    EXPECT_EQ(get(who, "/v1.0/admin/users/" + outside + "/devices").status, 404);
    EXPECT_TRUE(idsOf(get(who, "/v1.0/admin/users/" + inside + "/devices")).contains(mine));
    EXPECT_EQ(codeOf(order(who, "block", {theirs})), "DEVICE_NOT_EXIST");
    EXPECT_EQ(order(who, "block", {mine, theirs}).status, 404);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE blocked IS NOT NULL"), 0) << "all or nothing";
    EXPECT_EQ(order(who, "block", {mine}).status, 201);
    script(
        fmt::format("INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, last_used) "
                    "VALUES('t-out', {}, '{}', 'x', 'theirs', 'iOS', 5, 7)",
                    domain, outside));
    EXPECT_TRUE(object(get(who, "/v1.0/admin/trusted-devices?text=theirs")).at("trustedDevices").as_array().empty());
    EXPECT_EQ(ask(who.access, Method::Post, "/v1.0/admin/trusted-devices/remove", R"({"trustedIds":["t-out"]})").status,
              404);
    EXPECT_EQ(order(signInAs("viewer1@sakura"), "block", {mine}).status, 403);
}

TEST_F(DevicesTest, ABlockEndsItsSessionsAndLetsItInNoMore) {
    const std::string user = uidOf("operator1@sakura");
    const auto phone = signIn(user, {"user.read"}, ClientKind::MobileApp);
    const std::string device = text("SELECT device_id FROM session WHERE id = '" + phone.session.value + "'");
    ASSERT_FALSE(device.empty());
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 200);
    const auto blocked = order(admin, "block", {device});
    EXPECT_EQ(blocked.status, 201) << blocked.body;
    EXPECT_EQ(object(blocked).at("cutOff").at("steps").at(0).at("kind").as_string(), "block");
    EXPECT_EQ(number("SELECT count(*) FROM brake_order WHERE kind = 'cutOff' AND state = 'granted'"), 1)
        << "it takes somebody's access away: the brake counts it";
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 401);
    EXPECT_EQ(text("SELECT end_reason FROM session WHERE id = '" + phone.session.value + "'"), "deviceBlocked");
    EXPECT_EQ(signInFault(user, "Desk"), "DEVICE_BLOCKED");
    EXPECT_EQ(signInFault(user, "another phone"), "");
    EXPECT_EQ(signInFault(uidOf("deputy1@sakura"), "Desk"), "") << "the name alone says nothing about other members";
    EXPECT_EQ(listed("blocked=true"), std::set{device});
    EXPECT_EQ(order(admin, "block", {device}).status, 201) << "again is no error";
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'device.block'"), 1);

    EXPECT_EQ(order(admin, "remove", {device}).status, 201);
    EXPECT_FALSE(listed("count=500").contains(device)) << "off the list";
    EXPECT_EQ(listed("blocked=true"), std::set{device}) << "but not off the blocks";
    EXPECT_EQ(signInFault(user, "Desk"), "DEVICE_BLOCKED");
    EXPECT_EQ(order(admin, "unblock", {device}).status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE id = '" + device + "'"), 0);
    EXPECT_EQ(signInFault(user, "Desk"), "");
}

TEST_F(DevicesTest, ABlockFollowsTheDeviceWhoeverHoldsIt) {
    const std::string user = uidOf("operator1@sakura"), other = uidOf("deputy1@sakura");
    ASSERT_EQ(signInFault(user, "lent", "V-1"), "");
    ASSERT_EQ(signInFault(other, "mine now", "V-1"), "");
    const std::string device = text("SELECT id FROM device WHERE name = 'lent'");
    ASSERT_EQ(order(admin, "block", {device}).status, 201);
    EXPECT_EQ(number("SELECT count(*) FROM session s JOIN device d ON d.id = s.device_id WHERE d.vendor_id = 'V-1' AND "
                     "s.ended IS NULL"),
              0)
        << "also those of the other member";
    EXPECT_EQ(signInFault(user, "renamed", "V-1"), "DEVICE_BLOCKED");
    EXPECT_EQ(signInFault(other, "mine now", "V-1"), "DEVICE_BLOCKED");
    EXPECT_EQ(signInFault(user, "lent"), "DEVICE_BLOCKED") << "who does not say what he is, is judged by his name";
    EXPECT_EQ(signInFault(user, "lent", "V-2"), "") << "a new phone of the same name";
}

TEST_F(DevicesTest, ASignInFindsItsDeviceAgain) {
    const std::string user = uidOf("operator1@sakura");
    script(fmt::format("DELETE FROM device WHERE member_uid = '{}'", user));
    ASSERT_EQ(signInFault(user, "phone"), "");
    ASSERT_EQ(signInFault(user, "phone"), "");
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE member_uid = '" + user + "'"), 1);
    EXPECT_EQ(
        text("SELECT os || '/' || os_version || '/' || app_name || '/' || app_major FROM device WHERE member_uid = '" +
             user + "'"),
        "iOS/18.6/works/4");
    ASSERT_EQ(signInFault(user, "phone", "V-9"), "");
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE member_uid = '" + user + "'"), 1) << "it has told its id now";
    ASSERT_EQ(signInFault(user, "new name", "V-9"), "");
    EXPECT_EQ(text("SELECT group_concat(name) FROM device WHERE member_uid = '" + user + "'"), "new name");
    ASSERT_EQ(signInFault(user, "new name", "V-10"), "");
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE member_uid = '" + user + "'"), 2) << "another one";
}

TEST_F(DevicesTest, ARemovedDeviceIsSignedOutAndKnownNoMore) {
    const std::string user = uidOf("operator1@sakura");
    const auto phone = signIn(user, {"user.read"}, ClientKind::MobileApp);
    const std::string device = text("SELECT device_id FROM session WHERE id = '" + phone.session.value + "'");
    EXPECT_EQ(order(admin, "remove", {device, device}).status, 201);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'device.remove'"), 1);
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 401);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE id = '" + device + "'"), 0);
    EXPECT_EQ(codeOf(order(admin, "remove", {device})), "DEVICE_NOT_EXIST");
    EXPECT_EQ(codeOf(order(admin, "explode", {device})), "INVALID_PARAMETER");
    EXPECT_EQ(order(admin, "remove", {}).status, 400);
}

TEST_F(DevicesTest, WhatIsToBeErasedStaysOnTheList) {
    const std::string user = uidOf("operator1@sakura");
    const auto device = make(user, {.name = "lost"});
    script("INSERT INTO device_command(id, domain_id, device_id, kind, nonce, created) VALUES('w', " +
           std::to_string(domain) + ", '" + device + "', 'wipeAppData', 'n', 1)");
    EXPECT_EQ(codeOf(order(admin, "remove", {device})), "INVALID_STATE");
    const auto other = make(user, {.name = "old"});
    EXPECT_EQ(order(admin, "remove", {device, other}).status, 201) << "it does not keep the others";
    EXPECT_EQ(text("SELECT group_concat(kind || ' ' || state || ' ' || reason, ', ') FROM (SELECT * FROM cut_off_step "
                   "ORDER BY number)"),
              "remove failed eraseWaits, remove verified ");
    script("UPDATE device_command SET finished = 2 WHERE id = 'w'");
    EXPECT_EQ(order(admin, "remove", {device}).status, 201);
}

TEST_F(DevicesTest, TrustFollowsADeviceThatNamesItselfAnew) {
    const std::string user = uidOf("operator1@sakura");
    ASSERT_EQ(signInFault(user, "first", "V-7"), "");
    const auto trusts = [&](const std::string& name) {
        script(fmt::format("INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, "
                           "last_used) VALUES('t-{0}', {1}, '{2}', 'x-{0}', '{0}', 'iOS', 5, 7)",
                           name, domain, user));
    };
    trusts("first");
    ASSERT_EQ(signInFault(user, "renamed", "V-7"), "");
    EXPECT_EQ(text("SELECT name FROM trusted_device WHERE id = 't-first'"), "renamed");
    script("UPDATE trusted_device SET id = 't-old', token_hash = 'x-old'");
    trusts("first");
    const std::string device = text("SELECT id FROM device WHERE vendor_id = 'V-7'");
    ASSERT_EQ(order(admin, "untrust", {device}).status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM trusted_device WHERE member_uid = '" + user + "'"), 0)
        << "under every name that it has signed in with";
}

TEST_F(DevicesTest, AnUpdateNoticeReachesTheMemberAndTheAgent) {
    const std::string user = uidOf("operator1@sakura");
    const auto device = make(user, {.name = "old one", .version = "1.0"});
    EXPECT_EQ(order(admin, "updateNotice", {device}).status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM device_command"), 0) << "it has no agent";
    EXPECT_GT(number("SELECT count(*) FROM notice WHERE member_uid = '" + user + "'"), 0);
    EXPECT_EQ(lastAudit(), "device.updateNotice success");
    script("UPDATE device SET token_hash = 'h' WHERE id = '" + device + "'");
    EXPECT_EQ(order(admin, "updateNotice", {device}).status, 200);
    EXPECT_EQ(order(admin, "updateNotice", {device}).status, 200);
    EXPECT_EQ(text("SELECT group_concat(kind) FROM device_command"), "updateNotice") << "an open one is not doubled";
}

TEST_F(DevicesTest, AHundredThousandAreListedInAMoment) {
    script(fmt::format(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000), people(uid, place) AS "
        "(SELECT uid, row_number() OVER (ORDER BY id) - 1 FROM member WHERE domain_id = {0}) INSERT INTO device(id, "
        "domain_id, member_uid, kind, name, os, app, apps, app_name, app_number, app_major, search, registered, "
        "last_access) SELECT 'many-' || i, {0}, uid, 'mobileApp', 'phone ' || i, 'iOS', '', '[]', 'made', 1 + i % 5, "
        "1 + i % 5, 'phone' || i, 0, i FROM n JOIN people ON place = i % 100",
        domain));
    const auto timed = [&](const std::string& query) {
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = get(admin, "/v1.0/admin/devices?count=100&" + query);
        const auto took =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::printf("100,000 devices, \"%s\": %lld ms\n", query.c_str(), static_cast<long long>(took.count()));
        EXPECT_LT(took.count(), 5'000) << query;
        return object(answer).at("total").to_number<std::int64_t>();
    };
    EXPECT_GT(timed(""), 100'000);
    EXPECT_EQ(timed("text=phone%2099999"), 1);
    EXPECT_GE(timed("updateNeeded=true&text=phone"), 40'000) << "of five major versions the first two";
    EXPECT_GT(timed("kind=mobileApp&blocked=false"), 100'000);
}

TEST_F(DevicesTest, KeepsThemThreeYears) {
    const std::string user = uidOf("operator1@sakura");
    const auto kept = make(user, {.name = "kept", .daysAgo = 3 * 365 - 1}),
               gone = make(user, {.name = "gone", .daysAgo = 1'100});
    const auto agent = make(user, {.name = "agent", .daysAgo = 1'100});
    script(fmt::format("UPDATE device SET last_contact = {} WHERE id = '{}'", sekisho::toMillis(clock.now()), agent));
    script(fmt::format(
        "INSERT INTO device_command(id, domain_id, device_id, kind, nonce, created, finished, outcome) VALUES"
        "('c-old', {0}, '{1}', 'logout', 'n', 1, {2}, 'done'), ('c-new', {0}, '{1}', 'logout', 'n', 1, {3}, 'done')",
        domain, kept, sekisho::toMillis(clock.now() - std::chrono::days(91)),
        sekisho::toMillis(clock.now() - std::chrono::days(89))));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE id = '" + kept + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE id = '" + agent + "'"), 1) << "its agent is alive";
    EXPECT_EQ(number("SELECT count(*) FROM device WHERE id = '" + gone + "'"), 0);
    EXPECT_EQ(text("SELECT group_concat(id) FROM device_command"), "c-new");
}

} // namespace
} // namespace sekishod::test::test_devices
