#pragma once
// Custom roles over the wire: short ways to make, give and look at them.

#include "service/rules/roles.h"
#include "tests/service/directory_fixture.h"

#include <set>

namespace sekishod::test {

inline constexpr std::string_view kAllRoles = "/v1.0/admin/roles";

class CustomRolesTest : public DirectoryTest {
  protected:
    CustomRolesTest() : mine(makeUnit("Mine")), below(makeUnit("Below", mine)), other(makeUnit("Other")) {
        anna = makeUser("anna", {below});
        ben = makeUser("ben", {other});
        admin = signIn(uidOf("admin@sakura"));
    }
    static json::object roleBody(const std::string& name,
                                 const std::vector<std::pair<std::string, std::string>>& grants,
                                 const std::string& note = {}) {
        json::array list;
        for (const auto& [menu, access] : grants)
            list.push_back({{"menu", menu}, {"access", access}});
        return {{"name", name}, {"note", note}, {"grants", std::move(list)}};
    }
    static json::object scopeOf(const std::vector<std::string>& units, bool withBelow = true) {
        return {{"scope", {{"orgUnits", json::array(units.begin(), units.end())}, {"includeSubOrgUnits", withBelow}}}};
    }
    json::object made(const std::string& name,
                      const std::vector<std::pair<std::string, std::string>>& grants = {{"members.members", "view"}}) {
        const Response response = send(admin, Method::Post, kAllRoles, roleBody(name, grants));
        EXPECT_EQ(201, response.status) << response.body;
        return object(response);
    }
    std::string one(const std::string& role) const { return std::string(kAllRoles) + '/' + role; }
    static std::string place(const std::string& user, const std::string& role) {
        return fmt::format("/v1.0/admin/users/{}/roles/{}", user, role);
    }
    Response change(const std::string& role, const json::object& body, const std::string& etag) {
        return send(admin, Method::Put, one(role), body, {{"If-Match", etag}});
    }
    Response give(const std::string& user, const std::string& role, json::object body) {
        return send(admin, Method::Put, place(user, role), body);
    }
    Response erase(const std::string& role) { return ask(admin.access, Method::Delete, one(role)); }
    Response undelete(const std::string& role) { return ask(admin.access, Method::Post, one(role) + "/undelete"); }
    json::array listed(bool deleted = false) {
        return object(get(admin, std::string(kAllRoles) + (deleted ? "?deleted=true" : ""))).at("roles").as_array();
    }
    std::set<std::string> namesListed(bool deleted = false) {
        std::set<std::string> names;
        for (const auto& role : listed(deleted))
            names.insert(str(role.as_object(), "name"));
        return names;
    }
    json::array heldBy(const std::string& user) {
        return object(get(admin, fmt::format("/v1.0/admin/users/{}/roles", user))).at("roles").as_array();
    }
    json::array holdersOf(const std::string& role) {
        return object(get(admin, one(role) + "/holders")).at("holders").as_array();
    }
    void work() {
        for (int i = 0; i < 1'000 && (changesets->planOnce() || changesets->applyOnce()); ++i) {
        }
    }
    // Undoes the changeset of an answer; the state that the undo ends in.
    std::string undo(const SignedIn& who, const Response& answer) {
        const std::string id = headerOf(answer, "X-Changeset-Id");
        EXPECT_FALSE(id.empty());
        const Response begun = ask(who.access, Method::Post, "/v1.0/admin/changesets/" + id + "/undo");
        if (begun.status != 201) return codeOf(begun);
        const std::string back = str(object(begun), "changesetId");
        work();
        const Response applied = ask(who.access, Method::Post, "/v1.0/admin/changesets/" + back + "/apply");
        work();
        if (applied.status != 200) return codeOf(applied);
        return str(object(get(who, "/v1.0/admin/changesets/" + back)), "state");
    }
    sekisho::Done housekeep() {
        return store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
            Effects effects;
            SEKISHO_CHECK(purgeRoles(db, domain, clock.now(), 100, effects));
            return {};
        });
    }

    std::string mine, below, other, anna, ben;
    SignedIn admin;
};

} // namespace sekishod::test
