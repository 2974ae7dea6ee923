#pragma once
// Changesets against the sample tenant: what a test sends, and the state of everything that an undo must bring back.

#include "models/api/changeset_wire.h"
#include "models/api/record_diff.h"
#include "tests/service/tenant_fixture.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

namespace sekishod::test {

class ChangesetTest : public TenantTest {
  protected:
    static sekisho::Operation op(std::string kind, std::string action, std::string id, std::string value = {}) {
        sekisho::Operation o;
        o.kind = std::move(kind);
        o.action = std::move(action);
        o.id = std::move(id);
        o.value = std::move(value);
        return o;
    }
    // In use and without an administrator's right.
    std::string member(int n) {
        return text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) ORDER BY id LIMIT 1 OFFSET " +
                    std::to_string(n));
    }
    std::string unit(int n) { // the deepest first
        return text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) +
                    " ORDER BY depth DESC, id LIMIT 1 OFFSET " + std::to_string(n));
    }
    std::string recordOf(const std::string& uid) { return text("SELECT doc FROM member WHERE uid = '" + uid + "'"); }
    std::string newMember(const std::string& local, const std::string& more = {}) const {
        return fmt::format(
            R"({{"domainId":{},"email":"{}","privateEmail":"{}@example.com","userName":{{"lastName":"新"}}{}}})",
            domain, local, local, more);
    }
    std::string newUnit(const std::string& name, const std::string& parent = {}, int order = 1) const {
        return fmt::format(R"({{"domainId":{},"orgUnitName":"{}","displayOrder":{}{}}})", domain, name, order,
                           parent.empty() ? "" : fmt::format(R"(,"parentOrgUnitId":"{}")", parent));
    }
    std::string orgs(const std::string& unit, bool head = false) const {
        return fmt::format(
            R"("organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}","primary":true,"isManager":{}}}]}}])",
            domain, unit, head);
    }
    static std::vector<sekisho::Operation> numbered(std::vector<sekisho::Operation> operations) {
        for (std::size_t i = 0; i < operations.size(); ++i)
            operations[i].no = static_cast<std::int64_t>(i) + 1;
        return operations;
    }

    Response post(const SignedIn& who, const std::string& path, std::string body = {}, Headers headers = {}) {
        return ask(who.access, Method::Post, "/v1.0/admin/changesets" + path, std::move(body), std::move(headers));
    }
    Response begin(const SignedIn& who, std::vector<sekisho::Operation> operations, bool plan = true) {
        sekisho::NewChangeset wanted;
        wanted.title = "異動";
        wanted.operations = numbered(std::move(operations));
        wanted.plan = plan;
        return post(who, "", sekisho::api::createText(wanted));
    }
    static sekisho::Changeset setOf(const Response& response) {
        auto set = sekisho::api::changesetFromText(response.body);
        EXPECT_TRUE(set && !set->id.empty()) << response.status << " " << response.body;
        return set ? std::move(*set) : sekisho::Changeset();
    }
    sekisho::Changeset look(const SignedIn& who, const std::string& id) {
        return setOf(get(who, "/v1.0/admin/changesets/" + id));
    }
    std::vector<sekisho::PlannedRow> rowsOf(const SignedIn& who, const std::string& id, const std::string& query = {}) {
        const auto response = get(who, "/v1.0/admin/changesets/" + id + "/rows?count=1000" + query);
        auto page = sekisho::api::rowsFromText(response.body);
        EXPECT_TRUE(page) << response.body;
        return page ? std::move(page->rows) : std::vector<sekisho::PlannedRow>();
    }
    // Large: sent in parts as NDJSON.
    Response send(const SignedIn& who, const std::string& id, const std::vector<sekisho::Operation>& operations,
                  std::int64_t from = 1) {
        std::string body;
        for (const auto& operation : operations)
            sekisho::api::appendOperation(body, operation);
        return ask(who.access, Method::Put, fmt::format("/v1.0/admin/changesets/{}/operations?from={}", id, from),
                   std::move(body));
    }
    sekisho::Changeset open(const SignedIn& who, const std::vector<sekisho::Operation>& operations) {
        const auto set = setOf(begin(who, {}, false));
        const auto sent = send(who, set.id.value, operations);
        EXPECT_EQ(sent.status, 200) << sent.body;
        return set;
    }
    void workAll() {
        for (int i = 0; i < 10'000 && (changesets->planOnce() || changesets->applyOnce()); ++i) {
        }
    }

    // Everything that a changeset may touch, without versions and times: what a canonical export would hold.
    std::map<std::string, std::string> content() {
        std::map<std::string, std::string> out;
        const auto add = [&](std::string kind, const std::string& sql) {
            const auto rows =
                store->read([&](sekisho::sql::Database& db) { return db.rows<std::string, std::string>(sql); });
            EXPECT_TRUE(rows) << sql;
            for (const auto& [key, value] : *rows)
                out[kind + " " + key] += value + "\n";
        };
        const std::string here = " WHERE domain_id = " + std::to_string(domain);
        // An export of members, organizations, groups, ranks and fields is made of these records and of nothing else.
        for (const char* table : {"member", "orgunit", "rank", "grp", "custom_property"}) {
            const auto rows = store->read([&](sekisho::sql::Database& db) {
                return db.rows<std::string, std::string>(fmt::format("SELECT uid, doc FROM {}{}", table, here));
            });
            EXPECT_TRUE(rows);
            for (const auto& [uid, doc] : *rows)
                out[std::string(table) + " " + uid] = sekisho::api::recordChanges({}, doc);
        }
        add("state", "SELECT uid, email || '/' || coalesce(external_key, '') || '/' || sort_key || '/' || pending || "
                     "suspended || super || coalesce(activation, '') || (deleted IS NULL) FROM member" +
                         here);
        add("place", "SELECT uid, display_order || '/' || depth || '/' || name || '/' || coalesce((SELECT p.uid FROM "
                     "orgunit p WHERE p.id = orgunit.parent_id), '') || coalesce(external_key, '') FROM orgunit" +
                         here);
        add("rank",
            "SELECT uid, kind || '/' || display_order || '/' || name || coalesce(external_key, '') FROM rank" + here);
        add("address", "SELECT address, kind || '/' || owner_uid FROM address" + here);
        add("membership",
            "SELECT m.uid, o.uid || '/' || is_primary || is_manager || visible || use_team || ord || "
            "coalesce((SELECT r.uid FROM rank r WHERE r.id = mo.position_id), '') FROM member_orgunit mo "
            "JOIN member m ON m.id = mo.member_id JOIN orgunit o ON o.id = mo.orgunit_id WHERE m.domain_id = " +
                std::to_string(domain) + " ORDER BY m.uid, ord");
        add("scope",
            "SELECT m.uid, o.uid FROM member_scope s JOIN member m ON m.id = s.member_id JOIN orgunit o ON o.id = "
            "s.orgunit_id WHERE m.domain_id = " +
                std::to_string(domain) + " ORDER BY m.uid, o.uid");
        add("held",
            "SELECT m.uid, r.uid FROM member_rank mr JOIN member m ON m.id = mr.member_id JOIN rank r ON r.id = "
            "mr.rank_id WHERE m.domain_id = " +
                std::to_string(domain) + " ORDER BY m.uid, r.uid");
        add("inGroup",
            "SELECT g.uid, gm.kind || '/' || CASE gm.kind WHEN 'USER' THEN (SELECT uid FROM member WHERE id = "
            "gm.subject) WHEN 'ORGUNIT' THEN (SELECT uid FROM orgunit WHERE id = gm.subject) ELSE (SELECT uid FROM grp "
            "WHERE id = gm.subject) END AS who FROM group_member gm JOIN grp g ON g.id = gm.group_id WHERE g.domain_id "
            "= " +
                std::to_string(domain) + " ORDER BY g.uid, who");
        add("master", "SELECT g.uid, m.uid FROM group_master gm JOIN grp g ON g.id = gm.group_id JOIN member m ON m.id "
                      "= gm.member_id WHERE g.domain_id = " +
                          std::to_string(domain) + " ORDER BY g.uid, m.uid");
        add("right", "SELECT member_uid, role_uid || scope || coalesce(expires, '') FROM role_holding" + here +
                         " ORDER BY member_uid, role_uid");
        add("property", "SELECT m.uid, p.uid FROM member_property mp JOIN member m ON m.id = mp.member_id JOIN "
                        "custom_property p ON p.id = mp.property_id WHERE m.domain_id = " +
                            std::to_string(domain) + " ORDER BY m.uid, p.uid");
        add("profileStatus", "SELECT id, json_remove(doc, '$.version') FROM profile_status" + here);
        add("restriction",
            "SELECT subject_uid, kind || '/' || restrict_type || '/' || units FROM chart_restriction" + here);
        // The next employee number is drawn once and for all, also by what was taken back.
        add("setting",
            "SELECT key, CASE key WHEN 'fields' THEN json_remove(doc, '$.version') ELSE doc END FROM setting" + here +
                " AND key <> 'employeeNumber'");
        // Without tasks, which no archive keeps.
        add("room",
            "SELECT owner_uid, talk || '/' || notes || '/' || events || '/' || files || '/' || bytes FROM room" + here +
                " AND talk + notes + events + files > 0");
        out["tenant"] = text("SELECT settings FROM tenant" + here);
        return out;
    }
    static void expectSame(const std::map<std::string, std::string>& is, const std::map<std::string, std::string>& was,
                           const std::string& where) {
        for (const auto& [key, value] : was) {
            const auto found = is.find(key);
            EXPECT_EQ(found == is.end() ? std::string("(gone)") : found->second, value) << where << ": " << key;
        }
        for (const auto& [key, value] : is)
            EXPECT_TRUE(was.contains(key)) << where << ": " << key << " is new: " << value;
    }
};

} // namespace sekishod::test
