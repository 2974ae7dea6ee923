#pragma once
// Random people with random roles who send requests through the real gates, for tests of what they can reach by it.

#include "service/auth/password_hash.h"
#include "tests/service/endpoint_fixture.h"
#include "tests/service/slow_world.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace sekishod::test {

class EscalationTest : public EndpointTest {
  protected:
    EscalationTest() { PasswordHasher::shared().setCost({.memoryKiB = 8, .passes = 1, .lanes = 1}); }

    int dice(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); }
    template<class T>
    const T& one(const std::vector<T>& of) {
        return of[static_cast<std::size_t>(dice(static_cast<int>(of.size())))];
    }
    std::int64_t now() const { return sekisho::toMillis(clock.now()); }
    std::vector<std::string> column(const std::string& sql) {
        const auto rows = store->read([&](sekisho::sql::Database& db) { return db.rows<std::string>(sql); });
        EXPECT_TRUE(rows) << sql;
        std::vector<std::string> out;
        for (const auto& [value] : *rows)
            out.push_back(value);
        return out;
    }
    SlowWorld world() {
        auto read = store->read(
            [&](sekisho::sql::Database& db) -> sekisho::Result<SlowWorld> { return SlowWorld::read(db, domain); });
        EXPECT_TRUE(read);
        return std::move(*read);
    }

    std::string grants() {
        static const std::vector<std::string> menus = [] {
            std::vector<std::string> out;
            for (const auto& [menu, facts] : sekisho::test::slowMenus())
                if (menu.starts_with("members") || menu.starts_with("security") || menu == "audit" ||
                    menu == "services")
                    out.push_back(menu);
            return out;
        }();
        boost::json::array out;
        std::set<std::string> used;
        for (int i = dice(5); i >= 0; --i)
            if (const std::string& menu = one(menus); used.insert(menu).second)
                out.push_back({{"menu", menu}, {"access", dice(2) == 0 ? "view" : "operate"}});
        return boost::json::serialize(out);
    }
    boost::json::object scope() {
        if (dice(3) == 0) return {{"orgUnits", boost::json::array()}, {"includeSubOrgUnits", true}};
        boost::json::array list;
        for (int i = dice(2); i >= 0; --i)
            list.push_back(boost::json::value(one(units)));
        return {{"orgUnits", std::move(list)}, {"includeSubOrgUnits", dice(3) > 0}};
    }
    // Custom roles, and people with one to three of them or of the built-in ones, some only for a time, some only to be
    // activated.
    void makeWorld(std::uint64_t seed) {
        random.seed(seed);
        const std::string here = " WHERE domain_id = " + std::to_string(domain);
        units = column("SELECT uid FROM orgunit" + here);
        plain.clear();
        for (int i = 0; i < 24; ++i)
            plain.push_back(plainMember(i));
        roles.clear();
        for (int i = 0; i < 8; ++i) {
            roles.push_back(fmt::format("custom-{}-{}", seed, i));
            script(fmt::format("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('{}', {}, '', "
                               "'役割 {} {}', '{}', 1)",
                               roles.back(), domain, seed, i, grants()));
        }
        for (const char* builtIn : {"deputy", "operator", "rescue"})
            roles.push_back(fmt::format("{}:{}", builtIn, domain));
        callers = {uidOf("admin@sakura"), plain[20]};
        for (int i = 0; i < 12; ++i) {
            callers.push_back(plain[static_cast<std::size_t>(i)]);
            for (int held = dice(3); held >= 0; --held)
                hold(callers.back(), one(roles), dice(6) == 0 ? "role_eligibility" : "role_holding");
        }
        hold(plain[0], fmt::format("rescue:{}", domain), "role_holding", true); // while the sealed account is open
        hold(plain[12], one(roles), "role_eligibility");
        callers.push_back(plain[12]);
        tokens.clear();
        services->auth.forgetAll();
    }
    void hold(const std::string& user, const std::string& role, const std::string& table, bool whole = false) {
        const bool rescue = role.starts_with("rescue");
        const std::string expires =
            rescue || dice(4) == 0 ? std::to_string(now() + 600'000 + dice(20) * 600'000) : "NULL";
        const std::string where = boost::json::serialize(whole || rescue ? boost::json::object{} : scope());
        if (table == "role_eligibility" && !rescue)
            script(
                fmt::format("INSERT OR IGNORE INTO role_eligibility(role_uid, member_uid, domain_id, scope, expires, "
                            "max_minutes) SELECT '{0}', '{1}', {2}, '{3}', {4}, 60 WHERE NOT EXISTS (SELECT 1 FROM "
                            "role_holding WHERE role_uid = '{0}' AND member_uid = '{1}')",
                            role, user, domain, where, expires));
        else
            script(fmt::format("INSERT OR IGNORE INTO role_holding(role_uid, member_uid, domain_id, scope, expires) "
                               "SELECT '{0}', '{1}', {2}, '{3}', {4} WHERE NOT EXISTS (SELECT 1 FROM role_eligibility "
                               "WHERE role_uid = '{0}' AND member_uid = '{1}')",
                               role, user, domain, where, expires));
    }

    // Signed in anew when the session has been ended by what was done.
    Response send(const std::string& caller, Method method, const std::string& target, const std::string& body = {},
                  Headers more = {}) {
        more.emplace_back("X-Reason", "test");
        for (int attempt = 0;; ++attempt) {
            if (!tokens.contains(caller)) tokens[caller] = signIn(caller).access;
            auto response = ask(tokens[caller], method, target, body, more);
            if (response.status != 401 || attempt > 0 || codeOf(response) == "STEP_UP_REQUIRED") return response;
            tokens.erase(caller);
        }
    }

    std::mt19937_64 random;
    std::vector<std::string> units, plain, roles, callers; // uids
    std::map<std::string, std::string> tokens;
};

} // namespace sekishod::test
