// Whom records name besides (related people, recipients and senders of mail), told to whoever administers a part and
// written back by him; and lists that are long as the tenant, gone through for a part by either way.
#include "models/api/changeset_wire.h"
#include "service/http/read_ahead.h"
#include "service/monitoring/detections.h"
#include "service/rules/devices.h"
#include "service/rules/list_window.h"
#include "service/rules/live_sessions.h"
#include "service/rules/subjects.h"
#include "tests/service/directory_fixture.h"

#include <fmt/format.h>

#include <functional>
#include <limits>
#include <random>

namespace sekishod::test::test_scope_sight {
namespace {

class ScopeSightTest : public DirectoryTest {
  protected:
    ScopeSightTest() : mine(makeUnit("Mine")), below(makeUnit("Below", mine)), other(makeUnit("Other")) {
        anna = makeUser("anna", {below});
        bert = makeUser("bert", {below});
        carl = makeUser("carl", {other});
        dora = makeUser("dora", {other});
        eric = makeUser("eric", {other});
        const std::string user = makeUser("part", {mine});
        giveRole(user, "deputy", {mine});
        deputy = signIn(user, {"directory", "admin"});
        before = number(fmt::format("SELECT max(seq) FROM change WHERE domain_id = {}", domain));
        EXPECT_EQ(patch("/v1.0/users/" + anna, related({{carl, "上司"}, {bert, "同僚"}, {dora, "友"}})).status, 200);
        EXPECT_EQ(patch("/v1.0/orgunits/" + below, mail(kSenders, {bert, carl})).status, 200);
        EXPECT_EQ(patch("/v1.0/orgunits/" + below, mail(kRecipients, {dora, anna})).status, 200);
    }

    static constexpr std::string_view kCursor = "\"nextCursor\":\"";
    static constexpr std::string_view kRecipients = "membersAllowedToUseOrgUnitEmailAsRecipient";
    static constexpr std::string_view kSenders = "membersAllowedToUseOrgUnitEmailAsSender";
    using Related = std::vector<std::pair<std::string, std::string>>;
    static json::object related(const Related& people) {
        json::array list;
        for (const auto& [user, name] : people)
            list.push_back(json::object{{"relationUserId", user}, {"relationName", name}});
        json::object out;
        out["relations"] = std::move(list);
        return out;
    }
    static json::object mail(std::string_view key, const std::vector<std::string>& people) {
        json::array list;
        for (const std::string& user : people)
            list.push_back(json::object{{"userId", user}});
        json::object out;
        out[key] = std::move(list);
        return out;
    }
    Related stored() {
        Related out;
        const auto doc = json::parse(text("SELECT doc FROM member WHERE uid = '" + anna + "'")).as_object();
        if (const auto* list = doc.if_contains("relations"))
            for (const auto& one : list->as_array())
                out.emplace_back(str(one.as_object(), "relationUserId"), str(one.as_object(), "relationName"));
        return out;
    }
    std::vector<std::string> storedMail(std::string_view key) {
        std::vector<std::string> out;
        const auto doc = json::parse(text("SELECT doc FROM orgunit WHERE uid = '" + below + "'")).as_object();
        if (const auto* list = doc.if_contains(key))
            for (const auto& one : list->as_array())
                out.push_back(str(one.as_object(), "userId"));
        return out;
    }
    std::string answerOf(const SignedIn& who, const std::string& path) {
        const Response response = get(who, path);
        EXPECT_EQ(response.status, 200) << path << ' ' << response.body;
        std::string all = response.body;
        if (response.stream)
            while (auto chunk = response.stream())
                all += *chunk;
        return all;
    }
    Response patched(const std::string& path, const json::value& body) {
        return send(deputy, Method::Patch, path, body);
    }

    std::string mine, below, other, anna, bert, carl, dora, eric;
    SignedIn deputy;
    std::int64_t before = 0;
};

TEST_F(ScopeSightTest, NobodyOutsideIsTold) {
    const SignedIn highest = signIn(uidOf("admin@sakura"), {"directory", "admin"});
    for (const std::string& path :
         {"/v1.0/users/" + anna, std::string("/v1.0/users?count=100"), "/v1.0/admin/users/" + anna + "/record",
          std::string("/v1.0/admin/snapshot"), fmt::format("/v1.0/admin/changes?cursor={}&count=500", before),
          std::string("/v1.0/orgunits?count=100"), "/v1.0/orgunits/" + below}) {
        const std::string mineOnly = answerOf(deputy, path);
        EXPECT_TRUE(mineOnly.find(bert) != std::string::npos) << path;
        for (const std::string& outsider : {carl, dora})
            EXPECT_TRUE(mineOnly.find(outsider) == std::string::npos) << path << ' ' << mineOnly;
        std::string all;
        for (std::string next = path; !next.empty();) { // he is on a later page of theirs
            const std::string page = answerOf(highest, next);
            all += page;
            const auto at = page.rfind(kCursor);
            const auto from = at + kCursor.size();
            next = at == std::string::npos ? "" : path + "&cursor=" + page.substr(from, page.find('"', from) - from);
        }
        EXPECT_TRUE(all.find(carl) != std::string::npos) << path;
    }
}

TEST_F(ScopeSightTest, WhatHeWritesLeavesTheOthersWhereTheyStood) {
    const std::string path = "/v1.0/users/" + anna;
    int told = 0;
    struct Written {
        std::string_view what;
        Related sent, stored;
    };
    for (const Written& one : {
             Written{"as he sees it", {{bert, "同僚"}}, {{carl, "上司"}, {bert, "同僚"}, {dora, "友"}}},
             Written{"another name", {{bert, "弟"}}, {{carl, "上司"}, {bert, "弟"}, {dora, "友"}}},
             Written{"one of whom he knew", {{carl, "敵"}, {bert, "弟"}}, {{carl, "上司"}, {bert, "弟"}, {dora, "友"}}},
             Written{"nobody", {}, {{carl, "上司"}, {dora, "友"}}},
             Written{
                 "two", {{bert, "弟"}, {anna, "自分"}}, {{carl, "上司"}, {dora, "友"}, {bert, "弟"}, {anna, "自分"}}},
         }) {
        const Response response = patched(path, related(one.sent));
        EXPECT_EQ(response.status, 200) << one.what << ' ' << response.body;
        EXPECT_TRUE(response.body.find(carl) == std::string::npos) << one.what;
        EXPECT_EQ(stored(), one.stored) << one.what;
        const std::string set = headerOf(response, "X-Changeset-Id"); // of what was as it is now: none
        const std::string rows = set.empty() ? "" : answerOf(deputy, "/v1.0/admin/changesets/" + set + "/rows");
        const std::string log = answerOf(deputy, "/v1.0/admin/users/" + anna + "/audit");
        for (const std::string& outsider : {carl, dora})
            EXPECT_TRUE(rows.find(outsider) == std::string::npos && log.find(outsider) == std::string::npos)
                << one.what << ' ' << rows << ' ' << log;
        told += rows.find(bert) != std::string::npos;
    }
    EXPECT_GE(told, 3) << "of his own people the rows tell";
    const auto kept = stored();
    EXPECT_EQ(patched(path, json::object{{"nickName", "アン"}}).status, 200);
    EXPECT_EQ(stored(), kept);
    expectError(patched(path, related({{eric, "兄"}})), 404, "USER_NOT_EXIST");
    expectError(patched(path, related({{"eric@sakura", "兄"}})), 404, "USER_NOT_EXIST");
    json::object fresh = userBody("fresh");
    fresh["organizations"] = json::array{inUnits({below})};
    fresh["relations"] = related({{eric, "兄"}}).at("relations");
    expectError(send(deputy, Method::Post, "/v1.0/users", fresh), 404, "USER_NOT_EXIST");
    EXPECT_EQ(stored(), kept);
}

TEST_F(ScopeSightTest, MailOfAnOrganizationKeepsWhomHeDoesNotSee) {
    const std::string path = "/v1.0/orgunits/" + below;
    EXPECT_EQ(patched(path, json::object{{"description", "下"}}).status, 200);
    EXPECT_EQ(storedMail(kSenders), (std::vector{bert, carl}));
    EXPECT_EQ(patched(path, mail(kSenders, {anna})).status, 200);
    EXPECT_EQ(storedMail(kSenders), (std::vector{anna, carl}));
    EXPECT_EQ(patched(path, mail(kRecipients, {})).status, 200);
    EXPECT_EQ(storedMail(kRecipients), (std::vector{dora}));
    expectError(patched(path, mail(kSenders, {eric})), 404, "USER_NOT_EXIST");
}

TEST_F(ScopeSightTest, AChangesetOfHisLeavesThemToo) {
    const auto planned = [&](std::string kind, const std::string& id, const json::value& body) {
        sekisho::NewChangeset wanted;
        wanted.title = "関係";
        sekisho::Operation& one = wanted.operations.emplace_back();
        one.no = 1;
        one.kind = std::move(kind);
        one.action = "update";
        one.id = id;
        one.value = json::serialize(body);
        wanted.plan = true;
        const Response response =
            ask(deputy.access, Method::Post, "/v1.0/admin/changesets", sekisho::api::createText(wanted));
        auto set = sekisho::api::changesetFromText(response.body);
        EXPECT_TRUE(set) << response.body;
        const std::string where = "/v1.0/admin/changesets/" + set->id.value;
        const std::string rows = answerOf(deputy, where + "/rows?count=10");
        EXPECT_TRUE(rows.find(bert) != std::string::npos) << rows;
        for (const std::string& outsider : {carl, dora})
            EXPECT_TRUE(rows.find(outsider) == std::string::npos) << rows;
        const Response applied = ask(deputy.access, Method::Post, where + "/apply");
        EXPECT_LT(applied.status, 300) << applied.body;
    };
    planned("member", anna, related({{bert, "弟"}}));
    EXPECT_EQ(stored(), (Related{{carl, "上司"}, {bert, "弟"}, {dora, "友"}}));
    planned("orgUnit", below, mail(kSenders, {bert, anna}));
    EXPECT_EQ(storedMail(kSenders), (std::vector{bert, carl, anna}));
}

// Through what is in memory of the list, and below that member by member, or along the list of all.
TEST_F(ScopeSightTest, DetectionsOfAPartAreTheSameByEitherWay) {
    script(fmt::format(
        "INSERT INTO detection(domain_id, policy_uid, service, seq, record_seq, at, found, member_uid, member_name, "
        "target, excerpt, state) SELECT {0}, 'p', CASE WHEN n.value % 5 = 0 THEN 'drive' ELSE 'talk' END, 1, 1, 1, 1, "
        "coalesce((SELECT uid FROM member WHERE domain_id = {0} AND id >= n.value * 7919 % 400 ORDER BY id LIMIT 1), "
        "''), '佐藤', '部屋', '[]', CASE WHEN n.value % 3 = 0 THEN 'seen' ELSE 'open' END FROM (WITH RECURSIVE "
        "c(value) "
        "AS (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE value < 1200) SELECT value FROM c) n; INSERT INTO "
        "detection(domain_id, policy_uid, service, seq, record_seq, at, found, member_uid, member_name, target, "
        "excerpt) SELECT {0}, 'p', 'talk', 1, 1, 1, 1, '{1}', '安', '部屋', '[]' FROM detection LIMIT 150",
        domain, anna));
    const auto rowOf = [&](const std::string& unit) {
        return number("SELECT id FROM orgunit WHERE uid = '" + unit + "'");
    };
    const std::int64_t large = number(fmt::format("SELECT orgunit_id FROM member_scope s JOIN orgunit o ON o.id = "
                                                  "s.orgunit_id WHERE o.domain_id = {} GROUP BY 1 ORDER BY count(*) "
                                                  "DESC LIMIT 1",
                                                  domain));
    // Nothing in memory, a little, all, and all with some that came since, were dealt with or have gone.
    bool anew = false;
    for (const auto most : {std::optional<std::size_t>(0), std::optional<std::size_t>(50), std::optional<std::size_t>(),
                            std::optional<std::size_t>()}) {
        if (most || !anew) limitWindows(most);
        for (const std::int64_t unit : {rowOf(mine), large}) {
            DetectionRights rights;
            rights.talk = ScopeFilter{.wholeTenant = false, .roots = {unit}, .exact = {}};
            for (const auto state :
                 {std::optional<sekisho::DetectionState>(), std::optional(sekisho::DetectionState::Open)}) {
                DetectionFilter filter;
                filter.state = state;
                std::vector<std::string> seen;
                DetectionCounts counts;
                const auto read = store->read([&](sekisho::sql::Database& db) -> sekisho::Done {
                    for (std::int64_t from = 0;;) {
                        SEKISHO_TRY(page, listDetections(db, domain, filter, rights, from, 40));
                        for (const auto& one : page.detections)
                            seen.push_back(fmt::format("{} {} {} {}", one.id, sekisho::detectionStateKey(one.state),
                                                       one.version, one.note));
                        if (!page.next) break;
                        from = *page.next;
                    }
                    SEKISHO_TRY(counted, countDetections(db, domain, filter, rights));
                    counts = counted;
                    return {};
                });
                ASSERT_TRUE(read) << read.error().detail;
                const auto wanted = store->read([&](sekisho::sql::Database& db) {
                    return db.rows<std::string>(fmt::format("SELECT id || ' ' || state || ' ' || version || ' ' || "
                                                            "note FROM detection WHERE domain_id = {} AND "
                                                            "service = 'talk' {} AND member_uid IN (SELECT "
                                                            "m.uid FROM member m JOIN member_scope s ON s.member_id = "
                                                            "m.id WHERE s.orgunit_id = {}) ORDER BY "
                                                            "id DESC",
                                                            domain, state ? "AND state = 'open'" : "", unit));
                });
                ASSERT_TRUE(wanted);
                std::vector<std::string> plain;
                for (const auto& [one] : *wanted)
                    plain.push_back(one);
                EXPECT_GT(plain.size(), 40U);
                EXPECT_EQ(seen, plain);
                EXPECT_EQ(counts.total, static_cast<std::int64_t>(plain.size()));
            }
        }
        if (most) continue;
        anew = true;
        script(fmt::format("INSERT INTO detection(domain_id, policy_uid, service, seq, record_seq, at, found, "
                           "member_uid, member_name, target, excerpt) SELECT {}, 'p', 'talk', 1, 1, 1, 1, "
                           "member_uid, '安', '部屋', '[]' FROM detection WHERE id % 7 = 0; UPDATE detection SET "
                           "state = 'handled', note = '見た', version = version + 1 WHERE id % 11 = 0; DELETE FROM "
                           "detection WHERE id < 40",
                           domain));
    }
    limitWindows({});
}

// What a page shows although the store says otherwise, without the stamp that would tell, was in memory before.
TEST_F(ScopeSightTest, ThePageBehindIsReadBeforeItIsAskedFor) {
    for (int i = 0; i < 12; ++i)
        makeUser(fmt::format("many{}", i), {below});
    script(
        fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('lists:{0}', {0}, '', "
                    "'支社', '[{{\"menu\":\"monitoring\",\"access\":\"view\"}}]', 1); INSERT INTO detection(domain_id, "
                    "policy_uid, service, seq, record_seq, at, found, member_uid, member_name, target, excerpt) "
                    "SELECT {0}, 'p', 'talk', 1, 1, 1, 1, '{1}', '安', '部屋', '[]' FROM member LIMIT 12",
                    domain, anna));
    giveRole(text("SELECT uid FROM member WHERE email LIKE 'part@%'"), "lists", {mine});
    services->auth.forgetAll();
    for (const auto& [path, unseen] :
         {std::pair{"/v1.0/users?count=4", "DROP TRIGGER member_stamp_update; UPDATE member SET doc = json_set(doc, "
                                           "'$.nickName', 'altered')"},
          {"/v1.0/admin/monitoring/detections?count=4",
           "DROP TRIGGER detection_stamp_update; UPDATE detection SET note = 'altered'"}}) {
        std::string cursor;
        const auto page = [&] {
            const std::string body = answerOf(deputy, path + (cursor.empty() ? "" : "&cursor=" + cursor));
            const auto at = body.find(kCursor) + kCursor.size();
            cursor = body.substr(at, body.find('"', at) - at);
            return body;
        };
        services->ahead = std::make_shared<ReadAhead>(*store);
        page();
        services->ahead.reset(); // has read what it was to read
        script(unseen);
        EXPECT_EQ(page().find("altered"), std::string::npos) << path;
        EXPECT_NE(page().find("altered"), std::string::npos) << path << ": nobody has read that far";
    }
}

using Ids = std::vector<std::string>;

std::string idText(const std::string& id) {
    return id;
}
std::string idText(const sekisho::DeviceId& id) {
    return id.value;
}

void expectNamed(sekisho::sql::Database& db, const sekisho::UserId& user, const std::string& login) {
    const auto row = db.firstOften<std::string>("SELECT email FROM member WHERE uid = :uid", user.value);
    ASSERT_TRUE(row && *row) << user.value;
    EXPECT_EQ(std::get<0>(**row), login);
}

struct MovingListCase {
    std::string_view table, columns, values, time, order, live;
    std::function<sekisho::Result<Ids>(sekisho::sql::Database&, sekisho::DomainId, const ScopeFilter&)> pages;
};

// In pages of seven, none of them with the number of all.
const std::vector<MovingListCase>& movingLists() {
    using Database = sekisho::sql::Database;
    const auto devicePages = [](auto list) {
        return [list](Database& db, sekisho::DomainId domain, const ScopeFilter& part) -> sekisho::Result<Ids> {
            Ids out;
            DeviceView view;
            view.domain = domain;
            view.within = part;
            for (DevicePlace after{std::numeric_limits<std::int64_t>::max(), {}};;) {
                SEKISHO_TRY(page, list(db, view, after));
                for (const auto& device : page.devices) {
                    expectNamed(db, device.user, device.loginId);
                    out.push_back(idText(device.id));
                }
                if (!page.next) return out;
                after = *page.next;
            }
        };
    };
    static const std::vector<MovingListCase> all{
        {"session", "id, domain_id, member_uid, client_id, kind, started, last_used",
         "'{0}', {1}, '{2}', 'c', 'browser', 1, {3}", "last_used", "last_used DESC, id DESC", "ended IS NULL",
         [](Database& db, sekisho::DomainId domain, const ScopeFilter& part) -> sekisho::Result<Ids> {
             Ids out;
             const auto subjects = makeSubjectResolver();
             LiveSessionQuestion question;
             question.domain = domain;
             question.scope = part;
             question.count = 7;
             for (;;) {
                 SEKISHO_TRY(page, listLiveSessions(db, *subjects, question));
                 for (const auto& one : page.sessions) {
                     expectNamed(db, one.session.user, one.loginId);
                     out.push_back(one.session.id.value);
                 }
                 if (!page.next) return out;
                 question.after = page.next;
             }
         }},
        {"device", "id, domain_id, member_uid, kind, name, os, app, last_access",
         "'{0}', {1}, '{2}', 'pcApp', 'n', 'o', 'a', {3}", "last_access", "last_access DESC, id", "1",
         devicePages([](Database& db, const DeviceView& view, const DevicePlace& after) {
             return listDevices(db, view, {}, after, 7);
         })},
        {"trusted_device", "id, domain_id, member_uid, token_hash, name, os, trusted, last_used",
         "'{0}', {1}, '{2}', '{0}', 'n', 'o', 1, {3}", "last_used", "last_used DESC, id", "1",
         devicePages([](Database& db, const DeviceView& view, const DevicePlace& after) {
             return listTrustedDevices(db, view, {}, after, 7);
         })},
    };
    return all;
}

// Through what is in memory and through the store, while rows move up and down, come, end, come back and go; many stand
// at one time. A view of before sees what was there before.
TEST_F(ScopeSightTest, MovingListsOfAPartAreTheSameByEitherWay) {
    std::mt19937 random(5);
    const auto pick = [&random](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
    std::vector<std::string> people{anna, bert, carl, dora, eric};
    const ScopeFilter part{
        .wholeTenant = false, .roots = {number("SELECT id FROM orgunit WHERE uid = '" + mine + "'")}, .exact = {}};
    int serial = 0;
    for (const MovingListCase& list : movingLists()) {
        const auto come = [&] {
            return fmt::format("INSERT INTO {}({}) VALUES({});", list.table, list.columns,
                               fmt::format(fmt::runtime(list.values), fmt::format("row{:04}", ++serial), domain,
                                           people[static_cast<std::size_t>(pick(5))], 1'000 + pick(30)));
        };
        const auto check = [&](sekisho::sql::Database& db, const std::string& where) -> sekisho::Done {
            SEKISHO_TRY(seen, list.pages(db, domain, part));
            SEKISHO_TRY(
                rows, db.rows<std::string>(fmt::format("SELECT id FROM {} WHERE domain_id = {} AND {} AND "
                                                       "member_uid IN (SELECT m.uid FROM member m JOIN "
                                                       "member_scope s ON s.member_id = m.id WHERE "
                                                       "s.orgunit_id = {}) ORDER BY {}",
                                                       list.table, domain, list.live, part.roots.front(), list.order)));
            Ids plain;
            for (auto& [id] : rows)
                plain.push_back(std::move(id));
            EXPECT_EQ(seen, plain) << list.table << ' ' << where;
            EXPECT_GT(plain.size(), 7U);
            return {};
        };
        std::string first;
        for (int i = 0; i < 90; ++i)
            first += come();
        script(first);
        for (const auto most :
             {std::optional<std::size_t>(), std::optional<std::size_t>(40), std::optional<std::size_t>(0)}) {
            limitWindows(most);
            for (int round = 0; round < 12; ++round) {
                TenantStore::Lease former(*store);
                ASSERT_TRUE(check(former.database(), "now"));
                std::string moves;
                for (int i = 0; i < 1 + pick(9); ++i) {
                    const std::string one = fmt::format(
                        "WHERE id = (SELECT id FROM {} WHERE id GLOB 'row*' ORDER BY random() LIMIT 1);", list.table);
                    const int kind = pick(6);
                    if (kind == 0) moves += come();
                    if (kind == 1) moves += fmt::format("DELETE FROM {} {}", list.table, one);
                    if (kind == 2 && list.table == "session")
                        moves += fmt::format("UPDATE session SET ended = CASE WHEN ended IS NULL THEN 1 END {}", one);
                    if (kind > 2)
                        moves += fmt::format("UPDATE {} SET {} = {} {}", list.table, list.time, 1'000 + pick(60), one);
                }
                script(moves);
                const auto now = store->read([&](sekisho::sql::Database& db) { return check(db, "after moves"); });
                ASSERT_TRUE(now) << now.error().detail;
                ASSERT_TRUE(check(former.database(), "in the view of before"));
            }
        }
        limitWindows({});
    }
}

} // namespace
} // namespace sekishod::test::test_scope_sight
