#pragma once
// The sample tenants with what tests of the directory need: short ways to ask, to make things, and to check that all
// tables still tell the same story.

#include "models/api/record.h"
#include "service/auth/clients.h"
#include "service/auth/password_hash.h"
#include "tests/service/tenant_fixture.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sekishod::test {

namespace json = boost::json;

class DirectoryTest : public TenantTest {
  protected:
    DirectoryTest() {
        PasswordHasher::shared().setCost({.memoryKiB = 8, .passes = 1, .lanes = 1});
        super = signIn(uidOf("admin@sakura"), {"directory"});
    }

    // Longer than a token lives: whoever goes on asking has signed in anew.
    void passTime(std::chrono::seconds time) {
        clock.advance(time);
        super = signIn(uidOf("admin@sakura"), {"directory"});
    }

    Response send(const SignedIn& who, Method method, std::string_view target, const json::value& body,
                  Headers headers = {}) {
        return ask(who.access, method, target, json::serialize(body), std::move(headers));
    }
    Response send(const SignedIn& who, Method method, std::string_view target) {
        return ask(who.access, method, target);
    }
    Response post(std::string_view target, const json::value& body) { return send(super, Method::Post, target, body); }
    Response post(std::string_view target) { return send(super, Method::Post, target); }
    Response patch(std::string_view target, const json::value& body) {
        return send(super, Method::Patch, target, body);
    }
    Response put(std::string_view target, const json::value& body) { return send(super, Method::Put, target, body); }
    Response remove(std::string_view target) { return send(super, Method::Delete, target); }
    json::object read(std::string_view target) {
        const Response response = get(super, target);
        EXPECT_EQ(200, response.status) << target << ' ' << response.body;
        return object(response);
    }
    // The answer has this status and, for an error, this code.
    static void expectError(const Response& response, int status, std::string_view code) {
        EXPECT_EQ(status, response.status) << response.body;
        EXPECT_EQ(code, codeOf(response)) << response.body;
    }

    json::object userBody(const std::string& local) const {
        return {{"domainId", domain},
                {"email", local + "@sakura"},
                {"userName", {{"lastName", "伊藤"}, {"firstName", "健"}}},
                {"passwordConfig", {{"passwordCreationType", "ADMIN"}, {"password", "Temp-Kesa9Tsuru"}}}};
    }
    json::object inUnits(const std::vector<std::string>& units, bool manager = false) const {
        json::array list;
        for (const auto& unit : units)
            list.push_back({{"orgUnitId", unit}, {"primary", list.empty()}, {"isManager", manager}});
        return {{"domainId", domain}, {"primary", true}, {"orgUnits", std::move(list)}};
    }
    // A member in use in these organizations.
    std::string makeUser(const std::string& local, const std::vector<std::string>& units = {}) {
        auto body = userBody(local);
        if (!units.empty()) body["organizations"] = json::array{inUnits(units)};
        const Response response = post("/v1.0/users", body);
        EXPECT_EQ(201, response.status) << response.body;
        const std::string id = str(object(response), "userId");
        script(fmt::format("UPDATE member SET pending = 0 WHERE uid = '{}'", id));
        return id;
    }
    std::string makeUnit(const std::string& name, const std::string& parent = {}, int order = 1) {
        json::object body{{"domainId", domain}, {"orgUnitName", name}, {"displayOrder", order}};
        if (!parent.empty()) body["parentOrgUnitId"] = parent;
        const Response response = post("/v1.0/orgunits", body);
        EXPECT_EQ(201, response.status) << response.body;
        return str(object(response), "orgUnitId");
    }
    std::string makeRank(const std::string& path, json::object body) {
        body["domainId"] = domain;
        if (!body.contains("displayOrder")) body["displayOrder"] = 1;
        const Response response = post("/v1.0/directory/" + path, body);
        EXPECT_EQ(201, response.status) << response.body;
        const auto made = object(response);
        for (const std::string_view key : {"levelId", "positionId", "userTypeId"})
            if (made.contains(key)) return str(made, key);
        return {};
    }
    void giveRole(const std::string& user, const std::string& role, const std::vector<std::string>& units = {},
                  bool below = true) {
        json::object scope;
        if (!units.empty()) {
            scope["orgUnits"] = json::array(units.begin(), units.end());
            scope["includeSubOrgUnits"] = below;
        }
        script(fmt::format(
            "INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('{}:{}', '{}', {}, '{}')", role,
            domain, user, domain, json::serialize(scope)));
    }
    SignedIn roleHolder(const std::string& local, const std::string& role, const std::vector<std::string>& units = {},
                        bool below = true) {
        const std::string user = makeUser(local, units);
        giveRole(user, role, units, below);
        return signIn(user, {"directory"});
    }
    SignedIn serviceAccount(const std::vector<std::string>& scopes = {"directory"}) {
        const auto made = store->write([&](sekisho::sql::Database& db) -> sekisho::Result<SignedIn> {
            NewClient wanted;
            wanted.domain = domain;
            wanted.name = "HR sync";
            wanted.scopes = scopes;
            SEKISHO_TRY(registered, registerClient(db, wanted, clock.now()));
            SEKISHO_TRY(client, findClient(db, registered.clientId));
            SEKISHO_TRY(session, startSession(db, domain, registered.serviceAccount, registered.clientId,
                                              {sekisho::ClientKind::Api, "", "", "1", "192.0.2.9", ""}, clock.now()));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *client, session, scopes, WithRefresh::No, clock.now()));
            return SignedIn{tokens.access, session};
        });
        EXPECT_TRUE(made) << (made ? "" : made.error().code + " " + made.error().detail);
        return made ? *made : SignedIn{};
    }

    std::vector<json::object> all(const SignedIn& who, const std::string& path, std::string_view key, int count = 100) {
        std::vector<json::object> out;
        std::string cursor;
        for (int pages = 0; pages < 500; ++pages) {
            const char mark = path.find('?') == std::string::npos ? '?' : '&';
            const Response response =
                get(who, fmt::format("{}{}count={}{}", path, mark, count, cursor.empty() ? "" : "&cursor=" + cursor));
            EXPECT_EQ(200, response.status) << response.body;
            const auto page = object(response);
            if (response.status != 200) return out;
            for (const auto& item : page.at(key).as_array())
                out.push_back(item.as_object());
            const auto& next = page.at("responseMetaData").at("nextCursor");
            if (next.is_null()) return out;
            cursor = next.as_string();
        }
        ADD_FAILURE() << "the list never ends";
        return out;
    }
    static std::vector<std::string> idsOf(const std::vector<json::object>& items, std::string_view key) {
        std::vector<std::string> out;
        for (const auto& item : items)
            out.push_back(str(item, key));
        return out;
    }

    std::int64_t audits(const std::string& action, const std::string& target = {}) {
        return number(fmt::format("SELECT count(*) FROM audit WHERE action = '{}' {}", action,
                                  target.empty() ? "" : fmt::format("AND target_id = '{}'", target)));
    }
    json::object lastChanges(const std::string& action, const std::string& target) {
        const auto found =
            text(fmt::format("SELECT changes FROM audit WHERE action = '{}' AND target_id = '{}' ORDER BY seq "
                             "DESC LIMIT 1",
                             action, target));
        return found.empty() ? json::object{} : json::parse(found).as_object();
    }
    std::int64_t feedNotes(const std::string& kind, const std::string& uid, const std::string& op = "put") {
        return number(
            fmt::format("SELECT count(*) FROM change WHERE kind = '{}' AND uid = '{}' AND op = '{}'", kind, uid, op));
    }
    bool liveSession(const SignedIn& who) {
        return number(fmt::format("SELECT count(*) FROM session WHERE id = '{}' AND ended IS NULL",
                                  who.session.value)) == 1;
    }

    // Nothing differs between records, columns, links, closure and addresses.
    void expectInStep() {
        EXPECT_EQ(
            0,
            number(
                "WITH RECURSIVE up(m, u) AS (SELECT member_id, orgunit_id FROM member_orgunit UNION SELECT up.m, "
                "o.parent_id FROM up JOIN orgunit o ON o.id = up.u WHERE o.parent_id IS NOT NULL) SELECT (SELECT "
                "count(*) FROM (SELECT u, m FROM up EXCEPT SELECT orgunit_id, member_id FROM member_scope)) + "
                "(SELECT count(*) FROM (SELECT orgunit_id, member_id FROM member_scope EXCEPT SELECT u, m FROM up))"))
            << "member_scope is not the closure";
        EXPECT_EQ(0, number("SELECT count(*) FROM orgunit o LEFT JOIN orgunit p ON p.id = o.parent_id WHERE o.depth <> "
                            "coalesce(p.depth, 0) + 1 OR o.depth > 15"));
        EXPECT_EQ(0,
                  number("SELECT count(*) FROM orgunit o LEFT JOIN orgunit p ON p.id = o.parent_id WHERE p.uid IS NOT "
                         "json_extract(o.doc, '$.parentOrgUnitId') OR o.display_order <> json_extract(o.doc, "
                         "'$.displayOrder') OR o.version <> json_extract(o.doc, '$.version') OR o.name <> "
                         "json_extract(o.doc, '$.orgUnitName') OR o.external_key IS NOT json_extract(o.doc, "
                         "'$.orgUnitExternalKey')"))
            << "an organization's record differs from its columns";
        EXPECT_EQ(
            0, number("SELECT count(*) FROM member WHERE email <> json_extract(doc, '$.email') OR external_key IS NOT "
                      "json_extract(doc, '$.userExternalKey') OR version <> json_extract(doc, '$.version')"))
            << "a member's record differs from its columns";
        EXPECT_EQ(number("SELECT count(*) FROM member_orgunit"),
                  number("SELECT sum(coalesce(json_array_length(doc, '$.organizations[0].orgUnits'), 0)) FROM member"));
        EXPECT_EQ(
            0,
            number("SELECT count(*) FROM member m, json_each(m.doc, '$.organizations[0].orgUnits') e WHERE NOT EXISTS "
                   "(SELECT 1 FROM member_orgunit mo JOIN orgunit o ON o.id = mo.orgunit_id LEFT JOIN rank r ON r.id = "
                   "mo.position_id WHERE mo.member_id = m.id AND o.uid = json_extract(e.value, '$.orgUnitId') AND "
                   "mo.is_manager = coalesce(json_extract(e.value, '$.isManager'), 0) AND mo.is_primary = "
                   "json_extract(e.value, '$.primary') AND r.uid IS json_extract(e.value, '$.positionId') AND mo.ord = "
                   "e.key)"))
            << "a membership differs from the record";
        EXPECT_EQ(
            0,
            number(
                "SELECT count(*) FROM (SELECT orgunit_id FROM member_orgunit WHERE is_manager = 1 GROUP BY orgunit_id "
                "HAVING count(*) > 1)"))
            << "an organization has two heads";
        EXPECT_EQ(
            0,
            number(
                "SELECT count(*) FROM (SELECT uid AS owner, email AS a FROM member UNION ALL SELECT m.uid, e.value "
                "FROM member m, json_each(m.doc, '$.aliasEmails') e UNION ALL SELECT uid, json_extract(doc, '$.email') "
                "FROM orgunit UNION ALL SELECT o.uid, e.value FROM orgunit o, json_each(o.doc, '$.aliasEmails') e) w "
                "FULL JOIN address ON address.address = w.a AND owner_uid = w.owner WHERE w.a IS NULL OR "
                "address.address IS NULL"))
            << "addresses differ from the records";
    }

    SignedIn super;
};

} // namespace sekishod::test
