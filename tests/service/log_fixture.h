#pragma once
// For tests of the logs: records of all kinds in a tenant, administrators with a log and a scope, and a slow search.

#include "models/domain/text_fold.h"
#include "models/policy/ip_range.h"
#include "service/auth/clients.h"
#include "service/logs/log_search.h"
#include "service/store/journal.h"
#include "tests/service/endpoint_fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>

namespace sekishod::test {

class LogTest : public EndpointTest {
  protected:
    using Instant = sekisho::Instant;

    // A chain that begins anew: what the sample has is in nobody's way.
    LogTest() {
        script("DROP TRIGGER audit_no_delete; DELETE FROM audit; DELETE FROM audit_party; DELETE FROM audit_statement; "
               "DELETE FROM message_content; DELETE FROM detection");
        append(record("admin", "tenant.create", base() - std::chrono::hours(24 * 30)));
    }
    void setLogPolicy(const std::string& value) {
        const std::int64_t revision = number(
            fmt::format("SELECT coalesce(max(revision), 0) + 1 FROM policy_revision WHERE domain_id = {} AND key = "
                        "'logs'",
                        domain));
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({0}, 'logs', '{1}', {2}) ON "
                           "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = "
                           "excluded.revision; INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, "
                           "actor_name, changes, value) VALUES({0}, 'logs', {2}, 1, 'system', 'system', '[]', '{1}')",
                           domain, value, revision));
    }
    Instant base() const { return fixtureBase - std::chrono::hours(24); }

    sekisho::AuditRecord record(std::string log, std::string action, Instant at) {
        sekisho::AuditRecord out;
        out.domain = domain;
        out.log = std::move(log);
        out.action = std::move(action);
        out.at = at;
        out.recorded = clock.now();
        out.actorId = "somebody";
        out.actorName = "Somebody";
        out.result = "success";
        out.requestId = "r";
        return out;
    }
    void append(std::vector<sekisho::AuditRecord> records, const std::vector<std::vector<std::string>>& others = {}) {
        const auto done = store->write([&](sekisho::sql::Database& db) { return appendAudits(db, records, others); });
        ASSERT_TRUE(done) << done.error().code << done.error().detail;
    }
    void append(sekisho::AuditRecord record) { append(std::vector{std::move(record)}); }

    // A member who holds these menus, in the whole tenant or in an organization with all below it.
    std::string administrator(int number, const std::vector<std::string>& menus, const std::string& unit = {}) {
        const std::string uid = plainMember(0), role = fmt::format("log-role-{}", number);
        std::string grants;
        for (const std::string& menu : menus)
            grants += fmt::format(R"({}{{"menu":"{}","access":"operate"}})", grants.empty() ? "" : ",", menu);
        const std::string scope =
            unit.empty() ? "{}" : fmt::format(R"({{"orgUnits":["{}"],"includeSubOrgUnits":true}})", unit);
        script(fmt::format(
            "INSERT INTO role(uid, domain_id, name, grants, version) VALUES('{0}', {1}, '{0}', '[{2}]', 1); "
            "INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('{0}', '{3}', {1}, "
            "'{4}')",
            role, domain, grants, uid, scope));
        return uid;
    }
    std::string someUnit() {
        return text(fmt::format("SELECT u.uid FROM orgunit u WHERE u.domain_id = {} ORDER BY (SELECT count(*) FROM "
                                "member_scope s WHERE s.orgunit_id = u.id) DESC LIMIT 1 OFFSET 3",
                                domain));
    }
    std::vector<std::string> membersOf(const std::string& unit) {
        const auto rows = store->read([&](sekisho::sql::Database& db) {
            return db.rows<std::string>("SELECT m.uid FROM member m JOIN member_scope s ON s.member_id = m.id JOIN "
                                        "orgunit u ON u.id = s.orgunit_id WHERE u.uid = :unit",
                                        unit);
        });
        std::vector<std::string> out;
        for (const auto& [uid] : *rows)
            out.push_back(uid);
        return out;
    }
    std::int64_t recorded(std::string_view action) {
        return number(fmt::format("SELECT count(*) FROM audit WHERE domain_id = {} AND action = '{}'", domain, action));
    }
    static LogScope everything(sekisho::DomainId of) {
        return *LogScope::fromText(R"({"everything":true,"whole":[],"filters":[],"scopes":{}})", of);
    }
    // A percent-encoded question.
    static std::string target(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query) {
        std::string out(path);
        char mark = '?';
        for (const auto& [name, value] : query) {
            out += mark + name + '=';
            mark = '&';
            for (const char c : value)
                out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
        return out;
    }
};

// What a search must find, by looking at every record with other means than the service has.
class SlowLogs {
  public:
    struct Row {
        sekisho::AuditRecord record;
        std::set<std::string> parties;
    };
    SlowLogs(sekisho::sql::Database& db, sekisho::DomainId domain) {
        const auto read = eachAudit(db, domain, 0, std::numeric_limits<std::int64_t>::max(), [&](const auto& record) {
            rows.push_back({record, {}});
            return true;
        });
        EXPECT_TRUE(read);
        for (Row& row : rows) {
            const auto parties = db.rows<std::string>(
                "SELECT party FROM audit_party WHERE domain_id = :domain AND seq = :seq", domain, row.record.seq);
            for (const auto& [party] : *parties)
                row.parties.insert(party);
            row.parties.insert(row.record.targetId);
        }
    }

    // In the order in which pages show them.
    std::vector<std::int64_t> find(const sekisho::LogQuery& query,
                                   const std::function<bool(const Row&)>& visible = {}) const {
        std::vector<const Row*> found;
        for (const Row& row : rows)
            if (matches(query, row) && (!visible || visible(row))) found.push_back(&row);
        std::ranges::sort(found, [&](const Row* a, const Row* b) {
            const auto key = [](const Row* row) { return std::pair(row->record.at, row->record.seq); };
            return query.oldestFirst ? key(a) < key(b) : key(b) < key(a);
        });
        std::vector<std::int64_t> out;
        for (const Row* row : found)
            out.push_back(row->record.seq);
        return out;
    }

    std::vector<Row> rows;

  private:
    static bool holds(const std::string& wanted, const std::string& is) { return wanted.empty() || wanted == is; }
    static bool matches(const sekisho::LogQuery& q, const Row& row) {
        const sekisho::AuditRecord& r = row.record;
        if ((q.from && r.at < *q.from) || (q.until && r.at >= *q.until)) return false;
        if (!q.logs.empty() && std::ranges::count(q.logs, r.log) == 0) return false;
        const bool plain = q.party.empty() && q.actor.empty() && q.action.empty() && q.target.empty() && q.ip.empty() &&
                           q.result.empty() && q.text.empty() && !q.bot;
        if (r.removed) return plain;
        if (!q.party.empty() && !row.parties.contains(q.party)) return false;
        if (!holds(q.actor, r.actorId) || !holds(q.target, r.targetId) || !holds(q.result, r.result)) return false;
        if (!q.action.empty() && !(q.action.back() == '.' ? r.action.rfind(q.action, 0) == 0 : r.action == q.action))
            return false;
        if (q.bot && (r.changesJson.find("\"bot\":true") != std::string::npos) != *q.bot) return false;
        if (!q.ip.empty()) {
            const auto address = sekisho::policy::ipAddressOf(r.ip);
            if (!address || !sekisho::policy::ipRangeOf(q.ip)->contains(*address)) return false;
        }
        return holdsWords(q.text, r);
    }
    static bool holdsWords(const std::string& text, const sekisho::AuditRecord& r) {
        std::string words = text;
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            const std::string word = sekisho::fold(words.substr(0, end));
            words.erase(0, end + 1);
            bool there = word.empty();
            for (const std::string* field :
                 {&r.actorId, &r.actorName, &r.action, &r.targetId, &r.targetName, &r.reason, &r.ip, &r.requestId})
                there = there || sekisho::fold(*field).find(word) != std::string::npos;
            if (!there && !r.changesJson.empty()) there = holdsIn(boost::json::parse(r.changesJson), word);
            if (!there) return false;
        }
        return true;
    }
    static bool holdsIn(const boost::json::value& value, const std::string& word) {
        if (const auto* list = value.if_array())
            return std::ranges::any_of(*list, [&](const auto& item) { return holdsIn(item, word); });
        if (const auto* object = value.if_object())
            return std::ranges::any_of(*object, [&](const auto& item) { return holdsIn(item.value(), word); });
        if (const auto* text = value.if_string())
            return sekisho::fold(std::string_view(text->data(), text->size())).find(word) != std::string::npos;
        return value.is_int64() && std::to_string(value.get_int64()).find(word) != std::string::npos;
    }
};

} // namespace sekishod::test
