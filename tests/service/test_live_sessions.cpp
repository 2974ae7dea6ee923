// Who is signed in over the whole tenant: filters, scope, pages, and ending a selection or all that match.
#include "models/domain/text_fold.h"
#include "models/policy/ip_range.h"
#include "service/rules/cut_off_keeper.h"
#include "tests/service/brake_fixture.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <set>

namespace sekishod::test::test_live_sessions {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
namespace json = boost::json;

struct SessionSpec {
    std::string id;
    std::string member;
    std::string kind = "browser";
    std::string device = "Desk";
    std::string ip = "192.0.2.1";
    std::string country = "JP";
    seconds rest{60}; // since the last use
};

class LiveSessionsTest : public BrakeTest {
  protected:
    LiveSessionsTest() {
        script(fmt::format("DELETE FROM session WHERE id NOT IN ('{}', '{}', '{}')", admin.session.value,
                           deputy.session.value, second.session.value));
        for (const SignedIn* one : {&admin, &deputy, &second}) // out of the way of the filters below
            script("UPDATE session SET kind = 'console', country = 'ZZ', ip = '10.9.9.9', device_name = 'Console' "
                   "WHERE id = '" +
                   one->session.value + "'");
    }

    void add(const SessionSpec& s) {
        script(fmt::format(
            "INSERT INTO session(id, domain_id, member_uid, client_id, kind, device_name, os, ip, country, "
            "started, last_used) VALUES('{}', {}, '{}', 'works', '{}', '{}', 'iOS', '{}', '{}', {}, {})",
            s.id, domain, s.member, s.kind, s.device, s.ip, s.country,
            sekisho::toMillis(clock.now() - std::chrono::hours(9)), sekisho::toMillis(clock.now() - s.rest)));
    }
    // So many sessions "many0", … of so many members who hold no role.
    void addMany(int count, int members) {
        script(fmt::format(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {2} - 1), m(k, uid) AS (SELECT "
            "row_number() OVER (ORDER BY id) - 1, uid FROM member WHERE domain_id = {0} AND uid NOT IN (SELECT "
            "member_uid FROM role_holding)) INSERT INTO session(id, domain_id, member_uid, client_id, kind, "
            "device_name, ip, country, started, last_used) SELECT 'many' || i, {0}, m.uid, 'works', 'browser', 'PC', "
            "'203.0.113.7', 'JP', 1, {1} - i FROM n JOIN m ON m.k = i % {3}",
            domain, sekisho::toMillis(clock.now()) - 1000, count, members));
    }
    std::int64_t manyLeft() { return number("SELECT count(*) FROM session WHERE id LIKE 'many%' AND ended IS NULL"); }
    void rename(const std::string& uid, const std::string& last, const std::string& first, const std::string& reading) {
        script(fmt::format("UPDATE member SET words = '{0} {1}\n{1} {0}\n{2} ', doc = json_set(doc, '$.userName', "
                           "json_object('lastName', '{0}', 'firstName', '{1}', 'phoneticLastName', '{2}')) WHERE uid = "
                           "'{3}'",
                           last, first, reading, uid));
    }
    static std::string query(const std::vector<std::pair<std::string, std::string>>& parameters) {
        std::string out;
        for (const auto& [name, value] : parameters) {
            out += out.empty() ? "?" : "&";
            out += name + "=";
            for (const char c : value) {
                const auto byte = static_cast<unsigned char>(c);
                out += std::isalnum(byte) ? std::string(1, c) : fmt::format("%{:02X}", byte);
            }
        }
        return out;
    }
    json::object page(const SignedIn& who, const std::string& parameters) {
        const Response response = get(who, "/v1.0/admin/sessions" + parameters);
        EXPECT_EQ(response.status, 200) << parameters << " " << response.body;
        return object(response);
    }
    static std::vector<std::string> idsOf(const json::object& page) {
        std::vector<std::string> out;
        for (const auto& session : page.at("sessions").as_array())
            out.emplace_back(session.at("sessionId").as_string());
        return out;
    }
    // The ids of what matches, last use first, "a b c".
    std::string found(const std::vector<std::pair<std::string, std::string>>& parameters) {
        return fmt::format("{}", fmt::join(idsOf(page(admin, query(parameters))), " "));
    }
    std::string unitOf(const std::string& member) {
        return text(
            "SELECT o.uid FROM orgunit o JOIN member_orgunit mo ON mo.orgunit_id = o.id JOIN member m ON m.id = "
            "mo.member_id WHERE m.uid = '" +
            member + "' ORDER BY mo.ord LIMIT 1");
    }
    bool inUnit(const std::string& member, const std::string& unit) {
        return number(
                   "SELECT count(*) FROM member m JOIN member_scope s ON s.member_id = m.id JOIN orgunit o ON o.id = "
                   "s.orgunit_id WHERE m.uid = '" +
                   member + "' AND o.uid = '" + unit + "'") > 0;
    }
    bool live(const std::string& id) {
        return number("SELECT count(*) FROM session WHERE id = '" + id + "' AND ended IS NULL") == 1;
    }
    Response endMatching(const SignedIn& who, const json::object& filter, const std::string& id = newUid()) {
        return ask(who.access, Method::Post, "/v1.0/admin/sessions/end",
                   json::serialize(json::object{{"id", id}, {"filter", filter}, {"note", ""}}));
    }
};

TEST_F(LiveSessionsTest, TextFindsNamesReadingsLoginsDevicesAndAddresses) {
    rename(person(0), "渡邉", "花子", "ワタナベ");
    rename(person(1), "Smith", "John", "");
    add({.id = "a", .member = person(0), .rest = seconds(1)});
    add({.id = "b", .member = person(1), .device = "ＩＰＨＯＮＥ 15", .ip = "2001:db8::77", .rest = seconds(2)});
    add({.id = "c", .member = person(2), .device = "Pixel", .ip = "203.0.113.200", .rest = seconds(3)});
    EXPECT_EQ(found({{"text", "渡辺"}}), "a") << "old forms of kanji are one with the present ones";
    EXPECT_EQ(found({{"text", "花子"}}), "a");
    EXPECT_EQ(found({{"text", "渡邉 花"}}), "a");
    EXPECT_EQ(found({{"text", "わたな"}}), "a") << "the reading, in any kana";
    EXPECT_EQ(found({{"text", "john smi"}}), "b") << "either order of the names";
    EXPECT_EQ(found({{"text", "SMITH"}}), "b");
    EXPECT_EQ(found({{"text", "iphone"}}), "b") << "width and case of the device";
    EXPECT_EQ(found({{"text", "113.2"}}), "c");
    EXPECT_EQ(found({{"text", "db8::7"}}), "b");
    const std::string login = text("SELECT email FROM member WHERE uid = '" + person(2) + "'");
    EXPECT_EQ(found({{"text", login}}), "c");
    EXPECT_EQ(found({{"text", "nobody is called this"}}), "");
    rename(person(0), "佐藤", "花子", "サトウ");
    EXPECT_EQ(found({{"text", "渡辺"}}), "") << "who is called otherwise now is found by that";
    EXPECT_EQ(found({{"text", "さとう"}}), "a");
}

TEST_F(LiveSessionsTest, EachConditionNarrows) {
    add({.id = "a",
         .member = person(0),
         .kind = "mobileApp",
         .ip = "198.51.100.7",
         .country = "KR",
         .rest = seconds(10)});
    add({.id = "b", .member = person(0), .kind = "pcApp", .ip = "198.51.100.200", .rest = minutes(31)});
    add({.id = "c", .member = person(1), .kind = "browser", .ip = "2001:db8:1::5", .rest = minutes(60)});
    add({.id = "d",
         .member = person(2),
         .kind = "mobileApp",
         .ip = "203.0.113.9",
         .country = "KR",
         .rest = minutes(90)});
    add({.id = "gone", .member = person(2), .rest = seconds(5)});
    script("UPDATE session SET ended = 1 WHERE id = 'gone'");
    EXPECT_EQ(found({{"kind", "mobileApp"}}), "a d");
    EXPECT_EQ(found({{"kind", "pcApp,browser"}}), "b c");
    EXPECT_EQ(found({{"country", "KR"}}), "a d");
    EXPECT_EQ(found({{"ip", "198.51.100.7"}}), "a");
    EXPECT_EQ(found({{"ip", "198.51.100.0/25"}}), "a");
    EXPECT_EQ(found({{"ip", "198.51.100.0/24"}}), "a b");
    EXPECT_EQ(found({{"ip", "2001:db8::/32"}}), "c");
    EXPECT_EQ(found({{"ip", "0.0.0.0/0"}, {"country", "KR"}}), "a d");
    EXPECT_EQ(found({{"idleMinutesAtLeast", "31"}}), "b c d");
    EXPECT_EQ(found({{"idleMinutesAtLeast", "32"}}), "c d");
    EXPECT_EQ(found({{"kind", "mobileApp"}, {"idleMinutesAtLeast", "60"}}), "d");
    const std::string unit = unitOf(person(0));
    std::string inside;
    for (const auto& [id, member] : {std::pair{"a", person(0)}, {"b", person(0)}, {"c", person(1)}, {"d", person(2)}})
        if (inUnit(member, unit)) inside += (inside.empty() ? "" : " ") + std::string(id);
    EXPECT_EQ(found({{"orgUnitId", unit}, {"ip", "::/0"}, {"kind", "mobileApp,pcApp,browser"}}), inside);
    EXPECT_EQ(refusal(get("/v1.0/admin/sessions?ip=300.1.1.1")), "400 ADDRESS_BAD ip");
    EXPECT_EQ(refusal(get("/v1.0/admin/sessions?kind=toaster")).substr(0, 3), "400");
    EXPECT_EQ(refusal(get("/v1.0/admin/sessions?orgUnitId=nowhere")), "404 ORGUNIT_NOT_EXIST");
    EXPECT_EQ(refusal(get("/v1.0/admin/sessions?count=0")), "400 INVALID_PARAMETER count");
}

TEST_F(LiveSessionsTest, PagesGiveEachSessionOnce) {
    std::vector<std::string> wanted;
    for (int i = 0; i < 25; ++i) {
        const std::string id = fmt::format("s{:02}", i);
        add({.id = id, .member = person(i % 7), .kind = "pcApp", .rest = seconds(60 + i / 10)}); // ten in one moment
    }
    for (const int block : {0, 1, 2})
        for (int i = std::min(24, block * 10 + 9); i >= block * 10; --i)
            wanted.push_back(fmt::format("s{:02}", i));
    std::vector<std::string> seen;
    std::string cursor;
    for (int pages = 0; pages < 20; ++pages) {
        const auto body = page(admin, "?kind=pcApp&count=4" + (cursor.empty() ? "" : "&cursor=" + cursor));
        if (cursor.empty()) {
            EXPECT_EQ(body.at("total").to_number<int>(), 25);
            EXPECT_EQ(body.at("members").to_number<int>(), 7);
        } else {
            EXPECT_FALSE(body.contains("total"));
        }
        for (const std::string& id : idsOf(body))
            seen.push_back(id);
        const auto& next = body.at("responseMetaData").at("nextCursor");
        if (next.is_null()) break;
        cursor = next.as_string();
    }
    EXPECT_EQ(seen, wanted);
    EXPECT_EQ(refusal(get("/v1.0/admin/sessions?kind=browser&cursor=" + cursor)), "400 INVALID_PARAMETER cursor")
        << "a cursor belongs to one filter";
}

TEST_F(LiveSessionsTest, AScopeHoldsItsMembersOnlyAndAppsAreNobody) {
    std::set<std::string> inside;
    const std::string unit = unitOf(person(0));
    for (int i = 0; i < 12; ++i) {
        add({.id = fmt::format("s{:02}", i), .member = person(i), .rest = seconds(60 + i)});
        if (inUnit(person(i), unit)) inside.insert(fmt::format("s{:02}", i));
    }
    ASSERT_FALSE(inside.empty());
    ASSERT_LT(inside.size(), 12u);
    script(
        fmt::format("INSERT INTO api_client(client_id, domain_id, name, secret_hash, service_account, scopes, created) "
                    "VALUES('app', {}, 'App', '', 'app-account', 'admin', 0)",
                    domain));
    add({.id = "app", .member = "app-account", .kind = "api"});
    EXPECT_EQ(found({{"kind", "api"}}), "");
    give(uidOfSession(second), "deputy", fmt::format(R"({{"orgUnits":["{}"],"includeSubOrgUnits":true}})", unit));
    const auto body = page(second, "?kind=browser");
    const auto ids = idsOf(body);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()), inside);
    EXPECT_EQ(body.at("total").to_number<std::size_t>(), inside.size());
    EXPECT_EQ(idsOf(page(second, "?kind=browser&count=1")).size(), 1u);
    const std::string other =
        text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(otherDomain) + " LIMIT 1");
    EXPECT_EQ(refusal(get(second, "/v1.0/admin/sessions?orgUnitId=" + other)), "404 ORGUNIT_NOT_EXIST");
    for (int i = 0; i < 12; ++i) {
        const std::string id = fmt::format("s{:02}", i);
        if (inside.contains(id)) continue;
        EXPECT_EQ(refusal(end(second, {{person(i), id}})), "404 SESSION_NOT_EXIST");
        EXPECT_TRUE(live(id));
    }
    give(uidOfSession(second), "operator");
    EXPECT_EQ(get(second, "/v1.0/admin/sessions").status, 403);
    EXPECT_EQ(endMatching(second, {}).status, 403);
}

TEST_F(LiveSessionsTest, ASelectionEndsAsOneCutOff) {
    setBrake(R"({"cutOffsPerAdministrator":100,"cutOffsPerTenant":100})");
    add({.id = "a", .member = person(0)});
    add({.id = "b", .member = person(0)});
    add({.id = "c", .member = person(1)});
    add({.id = "d", .member = person(1)});
    EXPECT_EQ(refusal(end(admin, {{"", "a"}, {"", "nothing"}})), "404 SESSION_NOT_EXIST");
    EXPECT_TRUE(live("a")) << "all or nothing";
    const std::string id = newUid();
    const std::vector<Live> chosen{{"", "a"}, {"", "b"}, {"", "c"}, {"", admin.session.value}};
    const Response made = end(admin, chosen, id);
    ASSERT_EQ(made.status, 201) << made.body;
    const auto body = object(made);
    EXPECT_EQ(body.at("cutOff").at("steps").as_array().size(), 2u)
        << "one for each member, and none for the session that asks";
    EXPECT_FALSE(live("a") || live("b") || live("c"));
    EXPECT_TRUE(live("d") && live(admin.session.value));
    const Response again = end(admin, chosen, id);
    EXPECT_EQ(again.status, 200) << "the same order is the same order";
    EXPECT_EQ(refusal(end(admin, {{"", "d"}}, id)), "409 CUT_OFF_ID_TAKEN");
    EXPECT_TRUE(live("d"));
    EXPECT_EQ(refusal(end(admin, {{"", admin.session.value}})).substr(0, 19), "400 CUT_OFF_NO_STEP");
}

TEST_F(LiveSessionsTest, AllThatMatchEndAndTheBrakeHoldsTheRest) {
    setBrake(R"({"cutOffsPerAdministrator":3,"cutOffsPerTenant":100})");
    for (int i = 0; i < 10; ++i)
        add({.id = fmt::format("s{}", i), .member = person(i / 2), .ip = "203.0.113.9", .rest = minutes(100 + i)});
    add({.id = "near", .member = person(9), .ip = "192.0.2.4"});
    script("UPDATE session SET ip = '203.0.113.10' WHERE id = '" + deputy.session.value + "'");
    const std::string id = newUid();
    const Response made = endMatching(deputy, {{"ip", "203.0.113.0/24"}}, id);
    ASSERT_EQ(made.status, 201) << made.body;
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(live(fmt::format("s{}", i)), i >= 6) << i << ": three members are out, two are held";
    EXPECT_TRUE(live("near"));
    EXPECT_TRUE(live(deputy.session.value)) << "never the one that asks";
    EXPECT_EQ(orders("held"), 2);
    EXPECT_EQ(endMatching(deputy, {{"ip", "203.0.113.0/24"}}, id).status, 200);
    EXPECT_EQ(refusal(endMatching(deputy, {{"ip", "203.0.113.0/24"}, {"adress", "x"}})).substr(0, 3), "400")
        << "a name that is not known would match more than was meant";
    EXPECT_EQ(refusal(endMatching(deputy, {{"text", "nobody is called this"}})).substr(0, 19), "400 CUT_OFF_NO_STEP");
    EXPECT_EQ(outcome(decide(second, "release", {{"all", true}, {"reason", ""}})), "2 done, 0 refused");
    EXPECT_FALSE(live("s6") || live("s9"));
}

// Random filters against a plain look at each session.
TEST_F(LiveSessionsTest, WhatIsListedIsWhatAPlainLookFinds) {
    std::mt19937 random(7);
    const auto upTo = [&random](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(random);
    };
    const std::vector<std::string> kinds{"browser", "mobileApp", "pcApp"}, countries{"JP", "KR", ""};
    const std::vector<std::string> devices{"iPhone 15", "ＰＣ－０１", "花子のPixel", ""};
    const std::vector<std::string> ips{"203.0.113.5", "203.0.113.130", "2001:db8::1", "2001:db8:ffff::2",
                                       "198.51.100.1"};
    std::vector<SessionSpec> all;
    for (std::size_t i = 0; i < 150; ++i) {
        all.push_back({.id = fmt::format("s{:03}", i),
                       .member = person(static_cast<int>(upTo(30))),
                       .kind = kinds[upTo(2)],
                       .device = devices[upTo(3)],
                       .ip = ips[upTo(4)],
                       .country = countries[upTo(2)],
                       .rest = seconds(30 + 60 * upTo(100))});
        add(all.back());
    }
    std::map<std::string, std::string> words;
    for (const SessionSpec& one : all)
        words[one.member] = text("SELECT words FROM member_words WHERE uid = '" + one.member + "'");
    const std::vector<std::string> texts{"", "iphone", "pc-0", "花子", "203.0", "a", "さ", "db8", "0", "@sakura"};
    const std::vector<std::string> ranges{"",     "203.0.113.0/25", "203.0.113.0/24", "2001:db8::/33",
                                          "::/0", "198.51.100.1"};
    for (int round = 0; round < 120; ++round) {
        const std::string wanted = texts[upTo(9)], range = ranges[upTo(5)], country = countries[upTo(2)];
        const std::string kind = upTo(1) ? kinds[upTo(2)] : "browser,mobileApp,pcApp";
        const std::size_t rest = upTo(1) * upTo(90);
        const std::string unit = upTo(2) == 0 ? unitOf(person(static_cast<int>(upTo(30)))) : "";
        std::vector<std::pair<std::string, std::string>> parameters{{"kind", kind}, {"count", "500"}};
        if (!wanted.empty()) parameters.emplace_back("text", wanted);
        if (!range.empty()) parameters.emplace_back("ip", range);
        if (!country.empty()) parameters.emplace_back("country", country);
        if (rest > 0) parameters.emplace_back("idleMinutesAtLeast", std::to_string(rest));
        if (!unit.empty()) parameters.emplace_back("orgUnitId", unit);
        std::set<std::string> expected, members;
        for (const SessionSpec& one : all) {
            const std::string folded = sekisho::fold(wanted);
            bool named = wanted.empty() || one.ip.find(wanted) != std::string::npos ||
                         sekisho::fold(one.device).find(folded) != std::string::npos;
            std::string line;
            for (const char c : words[one.member] + "\n") {
                if (c != '\n') {
                    line += c;
                    continue;
                }
                named = named || sekisho::fold(line).find(folded) != std::string::npos;
                line.clear();
            }
            const bool near =
                range.empty() || sekisho::policy::ipRangeOf(range)->contains(*sekisho::policy::ipAddressOf(one.ip));
            if (named && near && kind.find(one.kind) != std::string::npos &&
                (country.empty() || country == one.country) && one.rest >= minutes(rest) &&
                (unit.empty() || inUnit(one.member, unit))) {
                expected.insert(one.id);
                members.insert(one.member);
            }
        }
        const auto body = page(admin, query(parameters));
        const auto ids = idsOf(body);
        ASSERT_EQ(std::set<std::string>(ids.begin(), ids.end()), expected) << query(parameters);
        ASSERT_EQ(body.at("total").to_number<std::size_t>(), expected.size());
        ASSERT_EQ(body.at("members").to_number<std::size_t>(), members.size());
    }
}

TEST_F(LiveSessionsTest, AHundredThousandAreCountedAndPagedQuickly) {
    script(
        fmt::format("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999), m(k, uid) AS "
                    "(SELECT row_number() OVER (ORDER BY id) - 1, uid FROM member WHERE domain_id = {0}) INSERT INTO "
                    "session(id, domain_id, member_uid, client_id, kind, device_name, ip, country, started, "
                    "last_used) SELECT 'big' || i, {0}, m.uid, 'works', 'browser', 'PC-' || (i % 500), '203.0.' || "
                    "(i % 256) || '.' || (i / 256 % 256), 'JP', 1, {1} - i FROM n JOIN m ON m.k = i % 100",
                    domain, sekisho::toMillis(clock.now()) - 1000));
    const auto timed = [&](const std::string& what, const std::string& parameters) {
        const auto begin = std::chrono::steady_clock::now();
        const auto body = page(admin, parameters);
        const auto took =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        std::printf("100,000 live sessions, %s: %lld ms\n", what.c_str(), static_cast<long long>(took.count()));
        return body;
    };
    const auto first = timed("first page with total", "?kind=browser");
    EXPECT_EQ(first.at("total").to_number<int>(), 100'000);
    EXPECT_EQ(first.at("members").to_number<int>(), 100);
    const std::string cursor(first.at("responseMetaData").at("nextCursor").as_string());
    EXPECT_EQ(idsOf(timed("next page", "?kind=browser&cursor=" + cursor)).size(), 100u);
    EXPECT_EQ(timed("by range", "?ip=203.0.7.0/24").at("total").to_number<int>(), 391);
    EXPECT_EQ(timed("by text of a device", "?text=pc-499").at("total").to_number<int>(), 200);
}

// More than fit one order: the first of them with the answer, the others behind it in pieces, and after a restart.
TEST_F(LiveSessionsTest, MoreThanFitAreEndedPieceByPiece) {
    setBrake(R"({"cutOffsPerAdministrator":40,"cutOffsPerTenant":100})");
    addMany(12'000, 60);
    const std::string id = newUid();
    const Response made = endMatching(deputy, {{"kind", "browser"}}, id);
    ASSERT_EQ(made.status, 201) << made.body;
    const auto cutOff = object(made).at("cutOff").as_object();
    EXPECT_EQ(cutOff.at("sweep").at("expected").to_number<int>(), 12'000);
    EXPECT_EQ(cutOff.at("sweep").at("done").to_number<int>(), 1'000);
    EXPECT_EQ(manyLeft(), 11'000);
    EXPECT_EQ(endMatching(deputy, {{"kind", "browser"}}, id).status, 200) << "the same order is the same order";
    const std::string mine = "/v1.0/admin/cut-offs/" + id;
    const std::string author = uidOfSession(deputy);
    script(fmt::format("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('listOnly', {}, 'R', "
                       "'[{{\"menu\":\"security.sessions\",\"access\":\"operate\"}}]', 1); UPDATE role_holding SET "
                       "role_uid = 'listOnly' WHERE member_uid = '{}'",
                       domain, author));
    authenticator->forgetUser(sekisho::UserId(author));
    const Response followed = get(deputy, mine);
    ASSERT_EQ(followed.status, 200) << followed.body;
    EXPECT_EQ(object(followed).at("sweep").at("expected").to_number<int>(), 12'000)
        << "whoever holds the list alone follows what he has ordered there";
    script("UPDATE cut_off SET actor_id = 'somebody' WHERE id = '" + id + "'");
    EXPECT_EQ(refusal(get(deputy, mine)), "404 CUT_OFF_NOT_EXIST") << "and nobody else's";
    script("UPDATE cut_off SET actor_id = '" + author + "' WHERE id = '" + id + "'");
    EXPECT_EQ(get(deputy, "/v1.0/admin/cut-offs").status, 403);
    CutOffKeeper keeper(*services);
    for (int i = 0; i < 20 && number("SELECT count(*) FROM session_sweep") > 0; ++i)
        ASSERT_TRUE(keeper.tick());
    EXPECT_EQ(manyLeft(), 20 * 200) << "forty members are out, twenty wait";
    EXPECT_EQ(orders("held"), 20);
    EXPECT_EQ(number("SELECT count(DISTINCT number) FROM cut_off_step WHERE cut_off_id = '" + id + "'"), 60);
    EXPECT_EQ(number("SELECT max(number) FROM cut_off_step WHERE cut_off_id = '" + id + "'"), 60);
    EXPECT_EQ(steps("verified"), 40);
    EXPECT_TRUE(live(deputy.session.value)) << "never the one that asks";
    const auto now = object(get(admin, "/v1.0/admin/cut-offs/" + id));
    EXPECT_FALSE(now.contains("sweep")) << "it is over";
    EXPECT_EQ(outcome(decide(second, "release", {{"all", true}, {"reason", ""}})), "20 done, 0 refused");
    EXPECT_EQ(manyLeft(), 0);
}

TEST_F(LiveSessionsTest, VeryManyThatAreNamedAreEndedPieceByPieceToo) {
    setBrake(R"({"cutOffsPerAdministrator":1000,"cutOffsPerTenant":1000})");
    addMany(1'500, 31);
    std::vector<Live> named;
    for (int i = 0; i < 1'500; ++i)
        named.push_back({"", fmt::format("many{}", i)});
    const std::string id = newUid();
    const Response made = end(deputy, named, id);
    ASSERT_EQ(made.status, 201) << made.body;
    const auto sweep = object(made).at("cutOff").at("sweep").as_object();
    EXPECT_EQ(sweep.at("expected").to_number<int>(), 1'500);
    EXPECT_EQ(sweep.at("done").to_number<int>(), 1'500 - manyLeft());
    EXPECT_GT(manyLeft(), 400);
    EXPECT_EQ(number("SELECT count(*) FROM (SELECT 1 FROM session WHERE id LIKE 'many%' GROUP BY member_uid HAVING "
                     "count(ended) NOT IN (0, count(*)))"),
              0)
        << "the sessions of a member are not parted";
    EXPECT_EQ(end(deputy, named, id).status, 200) << "the same order is the same order";
    script("DELETE FROM session WHERE id = (SELECT max(id) FROM session WHERE id LIKE 'many%' AND ended IS NULL)");
    CutOffKeeper keeper(*services);
    for (int i = 0; i < 20 && number("SELECT count(*) FROM session_sweep") > 0; ++i)
        ASSERT_TRUE(keeper.tick());
    EXPECT_EQ(manyLeft(), 0) << "one that is gone meanwhile holds nobody up";
    EXPECT_EQ(number("SELECT count(*) FROM cut_off_step WHERE cut_off_id = '" + id + "'"), 31);
}

TEST_F(LiveSessionsTest, APiecewiseOrderEndsWithTheRightOfItsAuthorOrWhenItIsWithdrawn) {
    setBrake(R"({"cutOffsPerAdministrator":1000,"cutOffsPerTenant":1000})");
    addMany(12'000, 60);
    CutOffKeeper keeper(*services);
    const std::string one = newUid();
    ASSERT_EQ(endMatching(deputy, {{"kind", "browser"}}, one).status, 201);
    ASSERT_EQ(ask(admin.access, Method::Post, "/v1.0/admin/cut-offs/" + one + "/withdraw").status, 200);
    ASSERT_TRUE(keeper.tick());
    const auto left = [&] { return number("SELECT count(*) FROM session WHERE kind = 'browser' AND ended IS NULL"); };
    EXPECT_EQ(left(), 11'000) << "what was withdrawn goes no further";
    ASSERT_EQ(endMatching(deputy, {{"kind", "browser"}}).status, 201);
    EXPECT_EQ(left(), 10'000);
    give(uidOfSession(deputy), "operator");
    ASSERT_TRUE(keeper.tick());
    EXPECT_EQ(left(), 10'000) << "his right has gone, and the rest with it";
    EXPECT_EQ(number("SELECT count(*) FROM session_sweep"), 0);
}

} // namespace
} // namespace sekishod::test::test_live_sessions
