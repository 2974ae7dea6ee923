// What a scoped administrator reads, by whatever path: every reading endpoint of the program is asked, and every id in
// every answer is one of his part by rules that are written down plainly (slow_world.h).
#include "tests/service/endpoint_fixture.h"
#include "tests/service/slow_world.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <array>

namespace sekishod::test::test_scope_everywhere {
namespace {

namespace json = boost::json;

// Ids that are told on purpose although they lie outside, with why. A part of the path, the key in the answer.
struct Told {
    std::string_view path, key, why;
    bool ofMembers = false; // only organizations in which members of the part stand as well
};
constexpr std::array kTold{
    Told{"", "parentOrgUnitId", "where the head of the scope hangs; the organization above is not opened by it"},
    Told{"/v1.0/users", "orgUnitId", "a member of the part who has a post elsewhere as well: it is in his record",
         true},
    Told{"/v1.0/admin/users/{userId}/record", "orgUnitId", "likewise", true},
    Told{"/v1.0/admin/snapshot", "orgUnitId", "likewise", true},
    Told{"/v1.0/admin/changes", "orgUnitId", "likewise", true},
    Told{"/v1.0/admin/users/{userId}/rooms", "id", "what a member of the part reads by such a post", true},
    Told{"/v1.0/admin/users/{userId}/audit", "actorId", "who did it to a member of the part"},
    Told{"/v1.0/admin/logs/records", "actorId", "likewise"},
    Told{"/v1.0/admin/logs/records", "targetId", "to whom a member of the part did it"},
    Told{"/v1.0/admin/logs/records", "sender", "who wrote to a member of the part"},
    Told{"/v1.0/admin/logs/records", "receivers", "to whom a member of the part wrote"},
    Told{"/v1.0/admin/logs/records", "participants", "with whom a member of the part spoke"},
};

class ScopeTest : public EndpointTest {
  protected:
    SignedIn super = signInAs("admin@sakura");
    std::int64_t feedBefore = 0; // where the feed of what was done by liveADay() begins

    SlowWorld world() {
        auto read = store->read(
            [&](sekisho::sql::Database& db) -> sekisho::Result<SlowWorld> { return SlowWorld::read(db, domain); });
        EXPECT_TRUE(read);
        return std::move(*read);
    }
    std::vector<std::string> column(const std::string& sql) {
        const auto rows = store->read([&](sekisho::sql::Database& db) { return db.rows<std::string>(sql); });
        EXPECT_TRUE(rows) << sql;
        std::vector<std::string> out;
        for (const auto& [value] : *rows)
            out.push_back(value);
        return out;
    }
    // A role with everything that a custom role may have, and the built-in deputy, both within these organizations.
    void makeDeputy(const std::string& user, const std::vector<std::string>& units, bool below) {
        json::object scope{{"orgUnits", json::array(units.begin(), units.end())}, {"includeSubOrgUnits", below}};
        json::array grants;
        for (const auto& [menu, facts] : sekisho::test::slowMenus())
            if (facts.parent.empty()) grants.push_back({{"menu", menu}, {"access", "operate"}});
        script(fmt::format("INSERT OR REPLACE INTO role(uid, domain_id, built_in, name, grants, version) VALUES('all', "
                           "{0}, '', '全部', '{1}', 1); DELETE FROM role_holding WHERE member_uid = '{2}'; INSERT INTO "
                           "role_holding(role_uid, member_uid, domain_id, scope) VALUES('all', '{2}', {0}, '{3}'), "
                           "('deputy:{0}', '{2}', {0}, '{3}')",
                           domain, json::serialize(grants), user, json::serialize(scope)));
        services->auth.forgetUser(sekisho::UserId(user));
    }
    // Something of everything that a list could show, on both sides of every scope.
    void liveADay() {
        const auto plain = world();
        int n = 0;
        std::string last; // somebody anywhere, whom the next one's record names
        for (const auto& [uid, member] : plain.members) {
            if (member.deleted || member.suspended || ++n % 4 != 0) continue;
            const auto where = "/v1.0/users/" + uid;
            json::object change{{"nickName", "あだ名"}};
            const json::object relation{{"relationUserId", last}, {"relationName", "上司"}};
            if (!last.empty()) change["relations"] = json::array{relation};
            last = uid;
            EXPECT_EQ(ask(super.access, Method::Patch, where, json::serialize(change)).status, 200);
            if (feedBefore == 0)
                feedBefore = number(fmt::format("SELECT max(seq) FROM change WHERE domain_id = {}", domain));
            signIn(uid, {"directory"}, sekisho::ClientKind::MobileApp);
            if (n % 16 == 0) {
                EXPECT_EQ(ask(super.access, Method::Put, "/v1.0/admin/users/" + uid + "/app-stop", R"({"mobile":true})")
                              .status,
                          204);
            }
            if (n % 24 == 0) script("UPDATE member SET pending = 1 WHERE uid = '" + uid + "'");
        }
        script(fmt::format(
            "INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, last_used) "
            "SELECT 'trusted-' || id, domain_id, uid, 'hash-' || id, 'PC', 'Linux', 0, 0 FROM member WHERE "
            "domain_id = {} AND id % 3 = 0",
            domain));
    }

    struct Found {
        std::string id, key;
    };
    static void gather(const json::value& value, const std::string& key, std::vector<Found>& out) {
        if (const auto* text = value.if_string()) out.push_back({std::string(*text), key});
        if (const auto* list = value.if_array())
            for (const auto& item : *list)
                gather(item, key, out);
        if (const auto* object = value.if_object())
            for (const auto& [name, item] : *object) {
                out.push_back({std::string(name), key});
                gather(item, std::string(name), out);
            }
    }
    static std::vector<Found> stringsOf(const Response& response) {
        std::string all = response.body;
        if (response.stream)
            while (auto chunk = response.stream())
                all += *chunk;
        std::vector<Found> out;
        for (std::size_t at = 0; at < all.size();) { // one value, or one a line
            const bool whole = !response.stream;
            const std::size_t end = whole ? all.size() : std::min(all.find('\n', at), all.size());
            boost::system::error_code fault;
            const auto value = json::parse(std::string_view(all).substr(at, end - at), fault);
            if (!fault) gather(value, {}, out);
            at = end + 1;
        }
        return out;
    }

    // Everything that has an id and a place.
    struct Ids {
        std::map<std::string, std::string> kinds; // id → what it is
        std::set<std::string> inside;
        std::set<std::string> ofMembers; // organizations that hold a member who is inside
    };
    static bool isTold(std::string_view path, const Found& found, const Ids& ids) {
        if (path == "/v1.0/users/{userId}/orgunits" && found.key == "orgUnitId") return false; // whole, with its name
        return std::ranges::any_of(kTold, [&](const Told& told) {
            const bool names = path.starts_with(told.path) && found.key == told.key;
            return names && (!told.ofMembers || ids.ofMembers.contains(found.id));
        });
    }
    Ids idsFor(const std::string& who) {
        const auto plain = world();
        const SlowHoldings& roles = plain.of(who);
        const auto within = [&](const SlowPlace& place) {
            return std::ranges::any_of(roles, [&](const SlowHolding& h) { return slowWithin(h, place); });
        };
        Ids out;
        for (const auto& [unit, parent] : plain.parents) {
            out.kinds[unit] = "organization";
            if (within(plain.placeOfUnit(unit))) out.inside.insert(unit);
        }
        std::set<std::string> people;
        for (const auto& [uid, member] : plain.members) {
            out.kinds[uid] = "member";
            out.kinds[member.email] = "login";
            if (uid != who && !within(plain.placeOfMember(uid))) continue;
            out.inside.insert({uid, member.email});
            out.ofMembers.merge(plain.placeOfMember(uid).line);
            people.insert(uid);
        }
        for (const auto& [table, kind] : {std::pair{"device", "device"}, std::pair{"session", "session"},
                                          std::pair{"trusted_device", "trusted device"}}) {
            const auto rows = store->read([&](sekisho::sql::Database& db) {
                return db.rows<std::string, std::string>(
                    fmt::format("SELECT id, member_uid FROM {} WHERE domain_id = {}", table, domain));
            });
            EXPECT_TRUE(rows);
            for (const auto& [id, member] : *rows) {
                out.kinds[id] = kind;
                if (people.contains(member)) out.inside.insert(id);
            }
        }
        return out;
    }

    struct Asked {
        std::string name, target;
        Method method = Method::Get;
        std::string body;
    };
    // Every reading endpoint, with the things in its path that a deputy may open.
    std::vector<Asked> everyQuestion(const Places& places) {
        std::vector<Asked> out;
        for (const Endpoint* endpoint : gates->router().endpoints()) {
            const bool reads = endpoint->method == Method::Get && endpoint->effect != Effect::Write;
            if (!reads || endpoint->auth == AuthNeed::None || endpoint->rate == RateClass::Push) continue;
            const std::string target = targetOf(endpoint->path, places);
            const std::string feed = fmt::format("?cursor={}&count=1000", feedBefore);
            for (const std::string& query : std::vector<std::string>{
                     "", "?count=100", feed,
                     "?count=50&deleted=true&view=all&open=false&decided=true&blocked=true&state=all"})
                out.push_back({std::string(endpoint->path), target + query, Method::Get, {}});
        }
        for (const std::string_view kind : {"member", "orgUnit"}) {
            const json::object asked{
                {"menu", "members.members"},
                {"access", "view"},
                {"object", {{"kind", kind}, {"id", places.at(kind == "member" ? "userId" : "orgUnitId")}}}};
            for (const std::string_view path : {"/v1.0/admin/explanations/holders", "/v1.0/admin/explanations/right"})
                out.push_back({std::string(path), std::string(path), Method::Post, json::serialize(asked)});
        }
        return out;
    }
    Places placesFor(const std::string& member, const std::string& unit) {
        const std::string here = " WHERE domain_id = " + std::to_string(domain);
        return {{"userId", member},
                {"orgUnitId", unit},
                {"groupId",
                 text("SELECT coalesce((SELECT uid FROM grp" + here + " AND kind = 'internal' LIMIT 1), 'none')")},
                {"changesetId", text("SELECT coalesce((SELECT uid FROM changeset" + here + " LIMIT 1), 'none')")},
                {"roleId", fmt::format("helpdesk:{}", domain)},
                {"revision", "1"},
                {"templateId", fmt::format("default:{}", domain)}};
    }
};

struct Part {
    std::string name;
    std::vector<std::string> units;
    bool below = true;
};

class ScopeEverywhere : public ScopeTest {
  protected:
    // A branch with what is below it, its head alone, and two leaves.
    std::vector<Part> parts() {
        const std::string here = " FROM orgunit o WHERE domain_id = " + std::to_string(domain);
        const std::string branch =
            text("SELECT o.uid" + here +
                 " AND parent_id IS NOT NULL AND EXISTS (SELECT 1 FROM orgunit c WHERE c.parent_id = o.id) AND EXISTS "
                 "(SELECT 1 FROM member_scope s WHERE s.orgunit_id = o.id) ORDER BY depth, id LIMIT 1");
        const auto leaves = column("SELECT o.uid" + here +
                                   " AND NOT EXISTS (SELECT 1 FROM orgunit c WHERE c.parent_id = o.id) AND EXISTS "
                                   "(SELECT 1 FROM member_orgunit s WHERE s.orgunit_id = o.id) ORDER BY id LIMIT 2");
        EXPECT_FALSE(branch.empty());
        EXPECT_EQ(leaves.size(), 2U);
        return {{"branch", {branch}, true}, {"head alone", {branch}, false}, {"two leaves", leaves, true}};
    }
    std::string memberIn(const Ids& ids, const std::string& except) {
        for (const auto& [uid, member] : world().members)
            if (ids.inside.contains(uid) && uid != except && !member.deleted && !member.suspended) return uid;
        return except;
    }
};

TEST_F(ScopeEverywhere, EveryAnswerHoldsHisPartAndNothingElse) {
    liveADay();
    const std::string deputy = plainMember(0);
    int asked = 0, answered = 0;
    std::int64_t told = 0;
    std::set<std::string> moreForSuper; // endpoints where the highest administrator is told of the outside
    for (const Part& part : parts()) {
        makeDeputy(deputy, part.units, part.below);
        const Ids ids = idsFor(deputy);
        const Places places = placesFor(memberIn(ids, deputy), part.units.front());
        for (const Asked& one : everyQuestion(places)) {
            const SignedIn who = signIn(deputy);
            const auto mine = ask(who.access, one.method, one.target, one.body);
            ++asked;
            ASSERT_LT(mine.status, 500) << one.target << ' ' << mine.body;
            for (const Found& found : stringsOf(ask(super.access, one.method, one.target, one.body)))
                if (ids.kinds.contains(found.id) && !ids.inside.contains(found.id)) moreForSuper.insert(one.name);
            if (mine.status != 200) continue;
            ++answered;
            for (const Found& found : stringsOf(mine)) {
                const auto kind = ids.kinds.find(found.id);
                if (kind == ids.kinds.end()) continue;
                ++told;
                if (ids.inside.contains(found.id) || isTold(one.name, found, ids)) continue;
                if (found.id == who.session.value) continue; // begun a moment ago
                ADD_FAILURE() << part.name << ": " << one.target << " tells of the " << kind->second << ' ' << found.id
                              << " at " << found.key;
            }
        }
    }
    RecordProperty("asked", asked);
    EXPECT_GT(asked, 300);
    EXPECT_GT(answered, asked / 2) << "he holds nearly every right";
    EXPECT_GT(told, 1'000);
    EXPECT_GE(moreForSuper.size(), 12U) << "whoever sees all is told more, or the test sees nothing";
    for (const std::string_view path :
         {"/v1.0/users", "/v1.0/orgunits", "/v1.0/admin/snapshot", "/v1.0/admin/sessions", "/v1.0/admin/devices",
          "/v1.0/admin/trusted-devices", "/v1.0/admin/explanations/holders"})
        EXPECT_TRUE(moreForSuper.contains(std::string(path))) << path;
}

TEST_F(ScopeEverywhere, OutsideIs404ForbiddenIs403AndEmptyIs200) {
    const std::string deputy = plainMember(0);
    const auto part = parts().front();
    makeDeputy(deputy, part.units, part.below);
    const Ids ids = idsFor(deputy);
    std::string outsider, outsideUnit;
    for (const auto& [id, kind] : ids.kinds) {
        if (ids.inside.contains(id)) continue;
        if (kind == "member" && outsider.empty()) outsider = id;
        if (kind == "organization" && outsideUnit.empty()) outsideUnit = id;
    }
    Places places = placesFor(outsider, outsideUnit);
    int outside = 0;
    const auto plain = world();
    const auto now = sekisho::toMillis(clock.now());
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        if (endpoint->subject == Subject::None || endpoint->auth == AuthNeed::None) continue;
        const int needed = endpoint->permission.access == sekisho::Access::Operate ? 2 : 1;
        if (plain.access(deputy, std::string(endpoint->permission.menu), now) < needed) continue;
        const auto response = ask(signIn(deputy).access, endpoint->method, targetOf(endpoint->path, places),
                                  endpoint->body == BodyKind::None ? "" : "{}");
        ++outside;
        EXPECT_EQ(response.status, 404) << methodName(endpoint->method) << ' ' << endpoint->path << ' '
                                        << response.body;
    }
    EXPECT_GT(outside, 30);

    // A reader of members: everything else is forbidden, and the answer says what is missing.
    script(fmt::format(
        "INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('reads', {0}, '', '閲覧', "
        "'[{{\"menu\":\"members.members\",\"access\":\"view\"}}]', 1); DELETE FROM role_holding WHERE "
        "member_uid = '{1}'; INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES('reads', "
        "'{1}', {0})",
        domain, deputy));
    services->auth.forgetUser(sekisho::UserId(deputy));
    int forbidden = 0;
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        if (endpoint->auth == AuthNeed::None || endpoint->permission.menu.empty() || endpoint->selfAllowed) continue;
        const std::string menu(endpoint->permission.menu);
        const int needed = endpoint->permission.access == sekisho::Access::Operate ? 2 : 1;
        if (world().access(deputy, menu, now) >= needed) continue;
        if (!endpoint->orPermission.menu.empty()) continue;
        const std::vector<std::string> scopes(endpoint->scopes.begin(), endpoint->scopes.end()); // the role decides
        const auto response = ask(signIn(deputy, scopes).access, endpoint->method, targetOf(endpoint->path, places));
        ++forbidden;
        ASSERT_EQ(response.status, 403) << endpoint->path << ' ' << response.body;
        EXPECT_EQ(codeOf(response), "FORBIDDEN") << endpoint->path;
        EXPECT_EQ(headerOf(response, "X-Error-Params"),
                  fmt::format("menu={}&access={}", menu, needed == 2 ? "operate" : "view"));
    }
    EXPECT_GT(forbidden, 100);

    // A new organization with nobody in it: lists are there and empty.
    const auto made = ask(super.access, Method::Post, "/v1.0/orgunits",
                          fmt::format(R"({{"domainId":{},"orgUnitName":"新設","displayOrder":1}})", domain));
    ASSERT_EQ(made.status, 201) << made.body;
    makeDeputy(deputy, {str(object(made), "orgUnitId")}, true);
    for (const auto& [path, list] :
         {std::pair{"/v1.0/users", "users"}, std::pair{"/v1.0/admin/sessions", "sessions"},
          std::pair{"/v1.0/admin/devices", "devices"}, std::pair{"/v1.0/admin/trusted-devices", "trustedDevices"},
          std::pair{"/v1.0/admin/cut-offs", "cutOffs"}}) {
        const auto response = get(signIn(deputy), path);
        ASSERT_EQ(response.status, 200) << path << response.body;
        const auto body = object(response);
        ASSERT_TRUE(body.contains(list)) << response.body;
        EXPECT_TRUE(body.at(list).as_array().empty()) << path << ' ' << response.body;
    }
}

// A move changes what is seen with the next request, both ways.
TEST_F(ScopeEverywhere, AMovedOrganizationChangesScopesAtOnce) {
    const std::string deputy = plainMember(0);
    const auto part = parts().front();
    makeDeputy(deputy, part.units, true);
    const auto who = signIn(deputy);
    const auto plain = world();
    std::string leaf, someone;
    for (const auto& [uid, member] : plain.members) {
        if (member.units.size() != 1 || member.deleted || uid == deputy) continue;
        const std::string& unit = *member.units.begin();
        if (slowWithin(plain.of(deputy).front(), plain.placeOfUnit(unit))) continue;
        const bool hasBelow = std::ranges::any_of(plain.parents, [&](const auto& p) { return p.second == unit; });
        const auto line = plain.placeOfUnit(part.units.front()).line;
        if (hasBelow || line.contains(unit)) continue;
        leaf = unit;
        someone = uid;
    }
    ASSERT_FALSE(leaf.empty());
    const auto move = [&](const std::string& parent) {
        json::object body{{"displayOrder", 1}};
        if (!parent.empty()) body["parentOrgUnitId"] = parent;
        const auto done = ask(super.access, Method::Post, "/v1.0/orgunits/" + leaf + "/move", json::serialize(body));
        EXPECT_EQ(done.status, 200) << done.body;
    };
    EXPECT_EQ(get(who, "/v1.0/users/" + someone).status, 404);
    move(part.units.front());
    EXPECT_EQ(get(who, "/v1.0/users/" + someone).status, 200);
    EXPECT_EQ(get(who, "/v1.0/orgunits/" + leaf).status, 200);
    move(plain.parents.at(leaf));
    EXPECT_EQ(get(who, "/v1.0/users/" + someone).status, 404);
    EXPECT_EQ(get(who, "/v1.0/orgunits/" + leaf).status, 404);
    // To take the last move back is a move as well: a console that follows the feed takes a new snapshot.
    const std::string cursor = text(fmt::format("SELECT max(seq) FROM change WHERE domain_id = {}", domain));
    const std::string last =
        text(fmt::format("SELECT uid FROM changeset WHERE domain_id = {} ORDER BY id DESC LIMIT 1", domain));
    const auto undo = ask(super.access, Method::Post, "/v1.0/admin/changesets/" + last + "/undo");
    ASSERT_EQ(undo.status, 201) << undo.body;
    const auto back =
        ask(super.access, Method::Post, "/v1.0/admin/changesets/" + str(object(undo), "changesetId") + "/apply", "{}");
    EXPECT_LT(back.status, 300) << back.body;
    while (changesets->planOnce() || changesets->applyOnce()) {
    }
    EXPECT_EQ(get(who, "/v1.0/users/" + someone).status, 200);
    EXPECT_EQ(get(who, "/v1.0/admin/changes?cursor=" + cursor).status, 410);
}

} // namespace
} // namespace sekishod::test::test_scope_everywhere
