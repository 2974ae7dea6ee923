#pragma once
// Who holds what where, read from the tables as they are and judged by tests/unit/slow_rights.h: nothing of it is
// shared with what decides in the service.

#include "models/sql/database.h"
#include "tests/unit/slow_rights.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sekishod::test {

using sekisho::test::SlowHolding;
using sekisho::test::SlowHoldings;
using sekisho::test::SlowPlace;

struct SlowMember {
    std::string email;
    std::set<std::string> units; // directly
    bool deleted = false;
    bool suspended = false;
};

class SlowWorld {
  public:
    std::map<std::string, std::string> parents; // of organizations; empty: at the top
    std::map<std::string, SlowMember> members;
    std::map<std::string, SlowHoldings> held;     // by member
    std::map<std::string, SlowHoldings> eligible; // likewise: what he may activate
    std::set<std::string> asked;                  // to take the highest administrator over

    static SlowWorld read(sekisho::sql::Database& db, std::int64_t domain) {
        using Text = std::string;
        using Number = std::int64_t;
        SlowWorld out;
        const auto units = db.rows<Text, Text>("SELECT o.uid, coalesce(p.uid, '') FROM orgunit o LEFT JOIN orgunit p "
                                               "ON p.id = o.parent_id WHERE o.domain_id = :domain",
                                               domain);
        EXPECT_TRUE(units);
        for (const auto& [uid, parent] : *units)
            out.parents[uid] = parent;
        const auto people = db.rows<Text, Text, Number, Number>(
            "SELECT uid, email, deleted IS NOT NULL, suspended <> 0 FROM member WHERE domain_id = :domain", domain);
        EXPECT_TRUE(people);
        for (const auto& [uid, email, deleted, suspended] : *people)
            out.members[uid] = {email, {}, deleted != 0, suspended != 0};
        const auto places = db.rows<Text, Text>(
            "SELECT m.uid, json_extract(u.value, '$.orgUnitId') FROM member m, json_each(m.doc, '$.organizations') o, "
            "json_each(o.value, '$.orgUnits') u WHERE m.domain_id = :domain",
            domain);
        EXPECT_TRUE(places);
        for (const auto& [uid, unit] : *places)
            out.members[uid].units.insert(unit);
        out.held = holdings(db, domain, "role_holding");
        out.eligible = holdings(db, domain, "role_eligibility");
        const auto waiting =
            db.rows<Text>("SELECT to_uid FROM delegation WHERE state = 'waiting' AND domain_id = :domain", domain);
        EXPECT_TRUE(waiting);
        for (const auto& [uid] : *waiting)
            out.asked.insert(uid);
        return out;
    }

    SlowPlace placeOfUnit(const std::string& unit) const {
        SlowPlace out;
        out.direct.insert(unit);
        climb(unit, out.line);
        return out;
    }
    SlowPlace placeOfMember(const std::string& uid) const {
        SlowPlace out;
        const auto found = members.find(uid);
        if (found == members.end()) return out;
        out.direct = found->second.units;
        for (const std::string& unit : out.direct)
            climb(unit, out.line);
        return out;
    }
    static SlowPlace tenant() {
        SlowPlace out;
        out.tenant = true;
        return out;
    }
    const SlowHoldings& of(const std::string& member) const {
        static const SlowHoldings none;
        const auto found = held.find(member);
        return found == held.end() ? none : found->second;
    }
    // Anywhere at all.
    int access(const std::string& who, const std::string& menu, std::int64_t now) const {
        int best = 0;
        for (const SlowHolding& holding : of(who))
            best = std::max(best, sekisho::test::slowAccess(holding, menu, now));
        return best;
    }
    int accessAt(const std::string& who, const std::string& menu, const SlowPlace& place, std::int64_t now) const {
        return sekisho::test::slowAccessAt(of(who), menu, place, now);
    }

  private:
    void climb(std::string unit, std::set<std::string>& line) const {
        while (!unit.empty() && line.insert(unit).second) {
            const auto above = parents.find(unit);
            unit = above == parents.end() ? std::string() : above->second;
        }
    }

    static std::map<std::string, SlowHoldings> holdings(sekisho::sql::Database& db, std::int64_t domain,
                                                        const std::string& table) {
        using Text = std::string;
        using Number = std::int64_t;
        std::map<std::string, SlowHoldings> out;
        const auto rows = db.rows<Text, Text, Text, Text, Text, std::optional<Number>>(
            "SELECT h.member_uid, r.uid, r.built_in, r.grants, h.scope, h.expires FROM " + table +
                " h JOIN role r ON r.uid = h.role_uid WHERE r.deleted IS NULL AND h.domain_id = :domain",
            domain);
        EXPECT_TRUE(rows);
        for (const auto& [member, role, builtIn, grants, scope, expires] : *rows) {
            SlowHolding one;
            one.role = role;
            one.builtIn = builtIn;
            one.expires = expires;
            const auto given = boost::json::parse(builtIn.empty() ? grants : "[]");
            if (builtIn.empty())
                for (const auto& grant : given.as_array())
                    one.grants.emplace_back(std::string(grant.at("menu").as_string()),
                                            grant.at("access").as_string() == "operate" ? 2 : 1);
            const auto where = boost::json::parse(scope).as_object();
            if (const auto* units = where.if_contains("orgUnits"); units && !units->as_array().empty()) {
                one.wholeTenant = false;
                for (const auto& unit : units->as_array())
                    one.units.insert(std::string(unit.as_string()));
                if (const auto* below = where.if_contains("includeSubOrgUnits")) one.below = below->as_bool();
            }
            out[member].push_back(std::move(one));
        }
        return out;
    }
};

} // namespace sekishod::test
