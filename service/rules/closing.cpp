#include "service/rules/closing.h"

#include "service/auth/sessions.h"
#include "service/http/json_text.h"
#include "service/rules/notices.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace sekishod {

using sekisho::Closing;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::days kClosingGrace{sekisho::kClosingDays};

AuditEntry closingEntry(std::string action, const Tenant& tenant, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "tenant",
            .targetId = std::to_string(tenant.domain),
            .targetName = tenant.name,
            .changesJson = std::move(changes)};
}

// Rows that hang on one of the tenant's by a key of their own, and the table whose rows they hang on. They go first:
// not all of them follow by a foreign key.
struct Dependent {
    std::string_view table, where;
};
constexpr auto kDependents = std::to_array<Dependent>({
    {"meta", "key LIKE 'retention:' || :domain || ':%'"},
    {"meta", "key = 'retentionClock:' || :domain"},
    {"meta", "key = 'retentionHeld:' || :domain"},
    {"meta", "key = 'feedFloor:' || :domain"},
    {"photo", "member_uid IN (SELECT uid FROM member WHERE domain_id = :domain)"},
    {"group_photo", "group_uid IN (SELECT uid FROM grp WHERE domain_id = :domain)"},
    {"member_orgunit", "member_id IN (SELECT id FROM member WHERE domain_id = :domain)"},
    {"member_rank", "member_id IN (SELECT id FROM member WHERE domain_id = :domain)"},
    {"last_head", "orgunit_uid IN (SELECT uid FROM orgunit WHERE domain_id = :domain)"},
    {"cut_off_session", "cut_off_id IN (SELECT id FROM cut_off WHERE domain_id = :domain)"},
    {"approval_vote", "approval_id IN (SELECT id FROM approval WHERE domain_id = :domain)"},
    {"log_export_piece", "export_id IN (SELECT id FROM log_export WHERE domain_id = :domain)"},
    {"monitor_sum", "policy_uid IN (SELECT uid FROM monitor_policy WHERE domain_id = :domain)"},
});
// Ids of these hold their changeset (changeset_store.h, before_images.h).
constexpr std::array<Dependent, 3> kOfChangesets{{
    {"changeset_operation", "id >> 20 IN (SELECT id FROM changeset WHERE domain_id = :domain)"},
    {"changeset_row", "id >> 20 IN (SELECT id FROM changeset WHERE domain_id = :domain)"},
    {"changeset_image", "id >> 24 IN (SELECT id FROM changeset WHERE domain_id = :domain)"},
}};

Result<std::int64_t> erasePiece(Database& db, std::string_view table, std::string_view where, sekisho::DomainId domain,
                                int most) {
    // What a table without row ids is known by is its primary key.
    SEKISHO_TRY(keyed, db.first<std::int64_t>("SELECT wr FROM pragma_table_list WHERE name = :table", table));
    std::string key = "rowid";
    if (keyed && std::get<0>(*keyed) != 0) {
        SEKISHO_TRY(columns, db.first<std::string>("SELECT group_concat(name, ', ') FROM (SELECT name FROM "
                                                   "pragma_table_info(:table) WHERE pk > 0 ORDER BY pk)",
                                                   table));
        if (columns) key = std::get<0>(*columns);
    }
    return db.exec(fmt::format("DELETE FROM {0} WHERE ({1}) IN (SELECT {1} FROM {0} WHERE {2} LIMIT {3})", table, key,
                               where, most),
                   domain);
}

// The tables that name the tenant, children before those they refer to. The log is whole until all else is gone, and
// the tenant's own row comes last.
Result<std::vector<std::string>> tablesOfTenants(Database& db) {
    SEKISHO_TRY(rows, db.rows<std::string>(
                          "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT IN ('tenant', "
                          "'closing') AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = "
                          "'domain_id') ORDER BY CASE m.name WHEN 'member' THEN 1 WHEN 'orgunit' THEN 2 WHEN 'rank' "
                          "THEN 3 WHEN 'access_generation' THEN 4 WHEN 'audit' THEN 5 ELSE 0 END, m.name"));
    std::vector<std::string> out;
    out.reserve(rows.size());
    for (auto& [name] : rows)
        out.push_back(std::move(name));
    return out;
}

// A log that nobody may shorten goes with its tenant alone: what forbids it is put aside for this piece, and stands
// again before the transaction ends.
class LogGuardAside {
  public:
    explicit LogGuardAside(Database& db) : db_(db) {}
    Done lift(std::string_view table) {
        SEKISHO_TRY(found, (db_.first<std::string, std::string>(
                               "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table AND "
                               "name LIKE '%_no_delete'",
                               table)));
        if (!found) return {};
        text_ = std::get<1>(*found);
        return db_.script("DROP TRIGGER " + std::get<0>(*found));
    }
    Done restore() {
        if (text_.empty()) return {};
        const std::string text = std::exchange(text_, {});
        return db_.script(text);
    }

  private:
    Database& db_;
    std::string text_;
};

Result<std::int64_t> eraseFirst(Database& db, sekisho::DomainId domain, int most) {
    for (const Dependent& one : kOfChangesets) {
        SEKISHO_TRY(gone, erasePiece(db, one.table, one.where, domain, most));
        if (gone > 0) return gone;
    }
    for (const Dependent& one : kDependents) {
        SEKISHO_TRY(gone, erasePiece(db, one.table, one.where, domain, most));
        if (gone > 0) return gone;
    }
    SEKISHO_TRY(tables, tablesOfTenants(db));
    for (const std::string& table : tables) {
        if (table == "orgunit") // one that heads another goes after it
            SEKISHO_CHECK(db.exec("UPDATE orgunit SET parent_id = NULL WHERE domain_id = :domain", domain));
        LogGuardAside aside(db);
        SEKISHO_CHECK(aside.lift(table));
        const auto gone = erasePiece(db, table, "domain_id = :domain", domain, most);
        SEKISHO_CHECK(aside.restore());
        SEKISHO_TRY(count, gone);
        if (count > 0) return count;
    }
    SEKISHO_TRY(row, db.exec("DELETE FROM tenant WHERE domain_id = :domain", domain));
    SEKISHO_CHECK(db.exec("DELETE FROM closing WHERE domain_id = :domain", domain));
    return row;
}

} // namespace

Result<Closing> closingOf(Database& db, const Tenant& tenant) {
    Closing out;
    out.workgroup = tenant.workgroup;
    SEKISHO_TRY(row, (db.first<std::string, std::string, std::string, std::int64_t, std::int64_t>(
                         "SELECT by_name, reason, note, closed, erase_at FROM closing WHERE domain_id = :domain",
                         tenant.domain)));
    if (row) {
        out.closed = true;
        out.closedBy = std::get<0>(*row);
        out.reason = std::get<1>(*row);
        out.note = std::get<2>(*row);
        out.closedAt = sekisho::fromMillis(std::get<3>(*row));
        out.eraseAt = sekisho::fromMillis(std::get<4>(*row));
        return out;
    }
    SEKISHO_TRY(others, db.first<std::int64_t>("SELECT count(*) FROM member WHERE domain_id = :domain AND deleted IS "
                                               "NULL AND super = 0",
                                               tenant.domain));
    if (others && std::get<0>(*others) > 0) out.blockers.push_back({"members", std::get<0>(*others)});
    return out;
}

Done closeTenant(Database& db, const Tenant& tenant, const Caller& by, std::string_view reason, std::string_view note,
                 std::string_view typed, Instant now, std::vector<sekisho::SessionId>& ended, Effects& effects) {
    SEKISHO_TRY(present, closingOf(db, tenant));
    if (present.closed) return Error(ErrorKind::Conflict, "CLOSING_DONE");
    if (typed != tenant.workgroup) return sekisho::badInput("workgroup", "CLOSING_NAME", {});
    if (!present.blockers.empty())
        return Error(ErrorKind::Conflict, "CLOSING_BLOCKED")
            .with("count", std::to_string(present.blockers.front().count));
    const Instant eraseAt = now + kClosingGrace;
    SEKISHO_CHECK(db.exec("INSERT INTO closing(domain_id, by_uid, by_name, reason, note, closed, erase_at) "
                          "VALUES(:domain, :uid, :name, :reason, :note, :closed, :erase)",
                          tenant.domain, by.user.value, by.name, reason, note, sekisho::toMillis(now),
                          sekisho::toMillis(eraseAt)));
    SEKISHO_TRY(live, (db.rows<std::string, std::string>("SELECT id, member_uid FROM session WHERE domain_id = :domain "
                                                         "AND ended IS NULL AND id <> :keep",
                                                         tenant.domain, by.session.value)));
    for (const auto& [id, member] : live) {
        SEKISHO_TRY(gone, endSession(db, tenant.domain, member, sekisho::SessionId(id), "tenantClosed", now));
        ended.insert(ended.end(), gone.begin(), gone.end());
    }
    effects.audit(closingEntry("tenant.close", tenant,
                               fmt::format(R"({{"closed":{{"from":false,"to":true}},"reason":{{"from":null,"to":{}}},)"
                                           R"("eraseAt":{{"from":null,"to":{}}}}})",
                                           jsonString(reason), jsonString(sekisho::formatUtc(eraseAt)))));
    effects.changed("tenant", std::to_string(tenant.domain));
    return tellMember(db, tenant.domain, by.user.value,
                      {.key = "tenant.closed", .params = {{"until", sekisho::formatUtc(eraseAt)}}}, now);
}

Done withdrawClosing(Database& db, const Tenant& tenant, Instant now, Effects& effects) {
    // Afterwards a part of it may be gone.
    SEKISHO_TRY(gone, db.exec("DELETE FROM closing WHERE domain_id = :domain AND erase_at > :now", tenant.domain,
                              sekisho::toMillis(now)));
    if (gone == 0) return Error(ErrorKind::Conflict, "CLOSING_NOT_DONE");
    effects.audit(closingEntry("tenant.reopen", tenant, R"({"closed":{"from":true,"to":false}})"));
    effects.changed("tenant", std::to_string(tenant.domain));
    return {};
}

Result<bool> erasureDue(Database& db, sekisho::DomainId domain, Instant now) {
    SEKISHO_TRY(due, db.first<std::int64_t>("SELECT 1 FROM closing WHERE domain_id = :domain AND erase_at <= :now",
                                            domain, sekisho::toMillis(now)));
    return due.has_value();
}

Result<std::int64_t> eraseClosed(Database& db, sekisho::DomainId domain, Instant now, int most) {
    SEKISHO_TRY(due, erasureDue(db, domain, now));
    if (!due) return std::int64_t{0};
    return eraseFirst(db, domain, most);
}

} // namespace sekishod
