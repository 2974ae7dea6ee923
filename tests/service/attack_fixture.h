#pragma once
// Random people who try whatever comes to hand, and a judge who reads the tables before and after and says by rules
// that are written down plainly (slow_world.h) who gained what, and whether he who gave it held it himself.

#include "models/api/changeset_wire.h"
#include "tests/service/escalation_fixture.h"

#include <algorithm>
#include <limits>

namespace sekishod::test {

struct AttackState {
    SlowWorld world;
    std::map<std::string, std::string> reach; // how an account is entered: password, second factor, ID, key, address
};

class AttackTest : public EscalationTest {
  protected:
    AttackState look() {
        AttackState out;
        out.world = world();
        const auto rows = store->read([&](sekisho::sql::Database& db) {
            return db.rows<std::string, std::string>(
                "SELECT m.uid, coalesce(c.hash, '') || '|' || coalesce(c.totp_secret, '') || '|' || m.email || '|' || "
                "coalesce(m.external_key, '') || '|' || coalesce(json_extract(m.doc, '$.privateEmail'), '') FROM "
                "member m "
                "LEFT JOIN credential c ON c.member_uid = m.uid WHERE m.domain_id = :domain",
                domain);
        });
        EXPECT_TRUE(rows);
        for (const auto& [uid, value] : *rows)
            out.reach[uid] = value;
        return out;
    }

    std::string attack(const std::string& caller);
    std::string changesetOf();
    std::string judge(const AttackState& before, const AttackState& after, const std::string& caller);
    std::string judgeGrants(const AttackState& before, const AttackState& after, const std::string& caller);
    std::string judgeTakeOvers(const AttackState& before, const AttackState& after, const std::string& caller);
    std::string judgeMoves(const AttackState& before, const AttackState& after, const std::string& caller);

    // Moments at which something of these ends, and now.
    std::set<std::int64_t> moments(std::initializer_list<const SlowHoldings*> lists) const {
        std::set<std::int64_t> out{now(), std::numeric_limits<std::int64_t>::max() / 2};
        for (const SlowHoldings* list : lists)
            for (const SlowHolding& holding : *list)
                if (holding.expires && *holding.expires > now()) out.insert({*holding.expires, *holding.expires - 1});
        return out;
    }
    static const SlowHoldings& listOf(const std::map<std::string, SlowHoldings>& all, const std::string& member) {
        static const SlowHoldings none;
        const auto found = all.find(member);
        return found == all.end() ? none : found->second;
    }
    static std::string picture(const SlowHoldings& list) {
        std::string out;
        for (const SlowHolding& h : list) {
            out += h.role + (h.wholeTenant ? "*" : "") + (h.below ? "+" : "-") + std::to_string(h.expires.value_or(0));
            for (const std::string& unit : h.units)
                out += unit;
            for (const auto& [menu, access] : h.grants)
                out += menu + std::to_string(access);
        }
        return out;
    }

    int grantsSeen = 0, takeOversSeen = 0, movesSeen = 0;
    std::int64_t made = 0;
    std::map<int, int> succeeded; // by kind of attack
};

// Something that somebody would try, with whatever ids come to hand.
inline std::string AttackTest::attack(const std::string& caller) {
    const std::string& member = dice(10) == 0 ? uidOf("deputy1@ume") : dice(4) == 0 ? one(callers) : one(plain);
    const std::string target = member;
    const std::string role = dice(12) == 0   ? fmt::format("deputy:{}", otherDomain)
                             : dice(12) == 0 ? fmt::format("super:{}", domain)
                                             : one(roles);
    const std::string& unit = one(units);
    const std::string tag = std::to_string(++made);
    const int kind = dice(20);
    const std::string at = "/v1.0/admin/users/" + target;
    Method method = Method::Post;
    std::string path;
    std::string body;
    switch (kind) {
    case 0:
    case 1:
    case 2: { // give a role, now or to be activated
        boost::json::object wish{{"scope", scope()}};
        if (dice(2) == 0) wish["expiresAt"] = sekisho::formatUtc(clock.now() + std::chrono::minutes(1 + dice(300)));
        if (dice(4) == 0) wish["eligible"] = {{"maxMinutes", 30}, {"needsApproval", false}};
        method = Method::Put;
        path = at + "/roles/" + role;
        body = boost::json::serialize(wish);
        break;
    }
    case 3:
        method = Method::Delete;
        path = at + "/roles/" + role;
        break;
    case 4:
        path = "/v1.0/admin/roles";
        body = R"({"name":"新しい役割 )" + tag + R"(","note":"","grants":)" + grants() + "}";
        break;
    case 5:
        method = Method::Put;
        path = "/v1.0/admin/roles/" + role;
        body = R"({"name":"変えた役割 )" + tag + R"(","note":"","grants":)" + grants() + "}";
        break;
    case 6:
        method = dice(2) == 0 ? Method::Delete : Method::Post;
        path = "/v1.0/admin/roles/" + role + (method == Method::Post ? "/undelete" : "");
        break;
    case 7:
    case 8:
        path = at + "/password";
        body = R"({"mode":"force","password":"Plum-Blossom)" + tag + R"(x"})";
        break;
    case 9: {
        static const std::vector<std::string> fields{"userExternalKey", "privateEmail", "email"};
        const std::string& field = one(fields);
        method = Method::Patch;
        path = "/v1.0/users/" + target;
        body = fmt::format(R"({{"{}":"x{}{}"}})", field, tag,
                           field == "email"          ? "@sakura"
                           : field == "privateEmail" ? "@example.com"
                                                     : "");
        break;
    }
    case 10:
    case 11:
        method = Method::Patch;
        path = "/v1.0/users/" + target;
        body = fmt::format(
            R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}","primary":true}}]}}]}})",
            domain, unit);
        break;
    case 12:
    case 13:
        path = "/v1.0/orgunits/" + one(units) + "/move";
        body = dice(5) == 0 ? R"({"displayOrder":1})" : R"({"displayOrder":1,"parentOrgUnitId":")" + unit + R"("})";
        break;
    case 14:
        path = "/v1.0/admin/me/activations";
        body = R"({"roleId":")" + role + R"(","minutes":30,"reason":"test"})";
        break;
    case 15:
        path = dice(2) == 0 ? "/v1.0/admin/delegation/acceptance" : "/v1.0/admin/delegation";
        body = path.ends_with("acceptance") ? R"({"accept":true})" : R"({"userId":")" + target + R"("})";
        break;
    case 16:
        path = "/v1.0/admin/cut-offs";
        body = fmt::format(
            R"({{"id":"00000000-0000-4000-8000-{:012}","userId":"{}","lost":"everything","steps":[{{"kind":"password"}}]}})",
            made, target);
        break;
    case 17:
        path = "/v1.0/users";
        body = fmt::format(
            R"({{"domainId":{0},"email":"made{1}@sakura","userName":{{"lastName":"新"}},"passwordConfig":{{"passwordCreationType":"ADMIN","password":"Plum-Blossom{1}y"}},"organizations":[{{"domainId":{0},"primary":true,"orgUnits":[{{"orgUnitId":"{2}","primary":true}}]}}]}})",
            domain, tag, unit);
        break;
    case 18: { // what was done before is taken back, by whoever
        const std::string id = changesetOf();
        const auto undo = send(caller, Method::Post, "/v1.0/admin/changesets/" + id + "/undo");
        if (undo.status != 201) return fmt::format("undo {} {}", id, undo.status);
        const auto back =
            send(caller, Method::Post, "/v1.0/admin/changesets/" + str(object(undo), "changesetId") + "/apply",
                 R"({"skipRefused":true})");
        if (back.status < 300) ++succeeded[kind];
        return fmt::format("undo of {}: {} {}", id, back.status, back.body);
    }
    default: { // a sheet of moves and changes
        sekisho::NewChangeset wanted;
        wanted.title = "異動";
        wanted.plan = true;
        for (int i = 0; i < 4; ++i) {
            sekisho::Operation operation;
            operation.no = i + 1;
            operation.kind = i % 2 == 0 ? "member" : "orgUnit";
            operation.action = i % 2 == 0 ? "update" : "move";
            operation.id = i % 2 == 0 ? one(plain) : one(units);
            operation.value =
                i % 2 == 0
                    ? fmt::format(
                          R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}","primary":true}}]}}]}})",
                          domain, one(units))
                    : R"({"displayOrder":1,"parentOrgUnitId":")" + one(units) + R"("})";
            wanted.operations.push_back(std::move(operation));
        }
        const auto begun = send(caller, Method::Post, "/v1.0/admin/changesets", sekisho::api::createText(wanted));
        if (begun.status != 201) return fmt::format("sheet {} {}", begun.status, begun.body);
        const auto applied =
            send(caller, Method::Post, "/v1.0/admin/changesets/" + str(object(begun), "changesetId") + "/apply",
                 R"({"skipRefused":true})");
        if (applied.status < 300) ++succeeded[kind];
        return fmt::format("sheet {} {}", applied.status, applied.body);
    }
    }
    const auto response = send(caller, method, path, body);
    if (response.status < 300) ++succeeded[kind];
    return fmt::format("{} {} {}: {} {}", methodName(method), path, body, response.status, response.body);
}

inline std::string AttackTest::changesetOf() {
    const auto all = column("SELECT uid FROM changeset WHERE domain_id = " + std::to_string(domain) +
                            " AND state = 'applied' ORDER BY id DESC LIMIT 12");
    return all.empty() ? "none" : one(all);
}

// What is wrong with what has happened; empty: nothing.
inline std::string AttackTest::judge(const AttackState& before, const AttackState& after, const std::string& caller) {
    int highest = 0;
    for (const auto& [member, list] : after.world.held)
        highest += static_cast<int>(std::ranges::count(list, "super", &SlowHolding::builtIn));
    if (highest != 1) return fmt::format("{} highest administrators", highest);
    for (const std::string& fault :
         {judgeGrants(before, after, caller), judgeTakeOvers(before, after, caller), judgeMoves(before, after, caller)})
        if (!fault.empty()) return fault;
    return {};
}

// Whatever somebody holds or may activate now and did not before, he who gave it holds in the whole tenant, and for as
// long.
inline std::string AttackTest::judgeGrants(const AttackState& before, const AttackState& after,
                                           const std::string& caller) {
    std::set<std::string> changed;
    for (const auto* state : {&before, &after})
        for (const auto* lists : {&state->world.held, &state->world.eligible})
            for (const auto& [member, list] : *lists)
                if (picture(listOf(before.world.held, member)) != picture(listOf(after.world.held, member)) ||
                    picture(listOf(before.world.eligible, member)) != picture(listOf(after.world.eligible, member)))
                    changed.insert(member);
    const SlowHoldings& giver = before.world.of(caller);
    const bool isHighest = std::ranges::any_of(giver, [](const SlowHolding& h) { return h.builtIn == "super"; });
    for (const std::string& member : changed) {
        ++grantsSeen;
        if (isHighest) continue; // he holds all of it
        SlowHoldings was = listOf(before.world.held, member);
        const SlowHoldings& could = listOf(before.world.eligible, member);
        const bool tookOver = before.world.asked.contains(member) && member == caller; // he was asked to
        if (tookOver) continue;
        // What he might activate himself he had, in this sense; to give it to somebody is to give it.
        was.insert(was.end(), could.begin(), could.end());
        SlowHoldings is = listOf(after.world.held, member);
        const SlowHoldings& can = listOf(after.world.eligible, member);
        is.insert(is.end(), can.begin(), can.end());
        std::vector<SlowPlace> places{SlowWorld::tenant()};
        for (const auto& [unit, parent] : after.world.parents)
            places.push_back(after.world.placeOfUnit(unit));
        for (const std::int64_t at : moments({&was, &is, &giver}))
            for (const auto& [menu, facts] : sekisho::test::slowMenus())
                for (const SlowPlace& place : places) {
                    const int gained = slowAccessAt(is, menu, place, at);
                    if (gained <= slowAccessAt(was, menu, place, at)) continue;
                    if (gained > slowAccessAt(giver, menu, SlowWorld::tenant(), at))
                        return fmt::format("{} gained {} from {}", member, menu, caller);
                }
    }
    return {};
}

// Whoever changes how an account is entered holds all that it holds or may come to hold, in the whole tenant and for as
// long.
inline std::string AttackTest::judgeTakeOvers(const AttackState& before, const AttackState& after,
                                              const std::string& caller) {
    const SlowHoldings& own = before.world.of(caller);
    const bool isHighest = std::ranges::any_of(own, [](const SlowHolding& h) { return h.builtIn == "super"; });
    const bool rescues = std::ranges::any_of(own, [&](const SlowHolding& h) {
        return h.builtIn == "rescue" && sekisho::test::slowAccess(h, "members", now()) > 0;
    });
    for (const auto& [member, entered] : before.reach) {
        const auto found = after.reach.find(member);
        if (member == caller || found == after.reach.end() || found->second == entered) continue;
        ++takeOversSeen;
        if (isHighest) continue;
        if (before.world.asked.contains(member)) return fmt::format("{} took {} over, who was asked", caller, member);
        SlowHoldings theirs = listOf(before.world.held, member);
        const SlowHoldings& could = listOf(before.world.eligible, member);
        theirs.insert(theirs.end(), could.begin(), could.end());
        const bool ofHighest = std::ranges::any_of(theirs, [](const SlowHolding& h) { return h.builtIn == "super"; });
        if (ofHighest && rescues) continue; // what the sealed account is for
        for (const std::int64_t at : moments({&theirs, &own}))
            for (const auto& [menu, facts] : sekisho::test::slowMenus()) {
                int held = 0;
                for (const SlowHolding& holding : theirs)
                    held = std::max(held, sekisho::test::slowAccess(holding, menu, at));
                if (held > slowAccessAt(own, menu, SlowWorld::tenant(), at))
                    return fmt::format("{} took {} over, who has {}", caller, member, menu);
            }
    }
    return {};
}

// Moving people and organizations gives the mover nothing over anybody.
inline std::string AttackTest::judgeMoves(const AttackState& before, const AttackState& after,
                                          const std::string& caller) {
    const SlowHoldings& own = before.world.of(caller);
    if (picture(own) != picture(after.world.of(caller))) return {}; // judged as a grant
    for (const auto& [member, unused] : before.world.members) {
        if (!after.world.members.contains(member)) continue;
        const auto was = before.world.placeOfMember(member);
        const auto is = after.world.placeOfMember(member);
        if (was.line == is.line && was.direct == is.direct) continue;
        ++movesSeen;
        for (const auto& [menu, facts] : sekisho::test::slowMenus())
            if (slowAccessAt(own, menu, is, now()) > slowAccessAt(own, menu, was, now()))
                return fmt::format("{} gained {} over {}", caller, menu, member);
    }
    return {};
}

} // namespace sekishod::test
