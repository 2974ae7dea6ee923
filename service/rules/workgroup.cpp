#include "service/rules/workgroup.h"

#include "service/auth/session_cuts.h"
#include "service/http/json_text.h"
#include "service/rules/notices.h"
#include "service/rules/policy_sessions.h"
#include "service/rules/structure_cache.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <tuple>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::Workgroup;
using sekisho::WorkgroupWish;
using sekisho::sql::Database;

namespace {

constexpr int kToldAtOnce = 200; // members of a transaction
constexpr int kTellsAtOnce = 20; // then the other keepers have their turn
constexpr std::string_view kCompanyMenu = "basic.company";

// Addresses of one name as expressions of SQL. Names hold nothing that means anything there (workgroup_name.h).
class Moved {
  public:
    Moved(std::string_view from, std::string_view to) : from_(from), to_(to) {}

    std::string isOld(std::string_view column) const { return fmt::format("{} LIKE '%@{}'", column, from_); }
    std::string moved(std::string_view column) const {
        return fmt::format("substr({0}, 1, length({0}) - {1}) || '@{2}'", column, from_.size() + 1, to_);
    }
    // The record with the address under this key moved, and those of its organizations where it has some.
    std::string record(std::string_view key) const {
        const std::string value = fmt::format("(doc ->> '$.{}')", key);
        return fmt::format("json_replace(doc, '$.{}', {}, '$.organizations', json({}))", key, moved(value),
                           within("doc -> '$.organizations'"));
    }
    std::string aliases() const {
        return fmt::format("json_set(doc, '$.aliasEmails', (SELECT json_group_array(CASE WHEN {} THEN {} ELSE value "
                           "END) FROM json_each(doc, '$.aliasEmails')))",
                           isOld("value"), moved("value"));
    }
    // Texts of whole records, where an address ends with the quotation mark.
    std::string within(std::string_view column) const {
        return fmt::format("replace({}, '@{}\"', '@{}\"')", column, from_, to_);
    }

  private:
    std::string_view from_, to_;
};

Done moveRecords(Database& db, DomainId domain, const Moved& names, std::string_view table, std::string_view key) {
    const std::string value = fmt::format("doc ->> '$.{}'", key);
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE {} SET doc = {} WHERE domain_id = :domain AND {}", table,
                                      names.record(key), names.isOld(value)),
                          domain));
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE {} SET doc = {} WHERE domain_id = :domain AND "
                                      "json_array_length(doc, '$.aliasEmails') > 0",
                                      table, names.aliases()),
                          domain));
    return {};
}

// Login IDs, aliases, mail of organizations and groups, who waits to be let in, what an undo would bring back, and
// messages on their way. Their versions stay: an undo of a change from before must find them as that change left them.
Done moveAddresses(Database& db, DomainId domain, const Moved& names) {
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE member SET email = {}, doc = {} WHERE domain_id = :domain AND {}",
                                      names.moved("email"), names.record("email"), names.isOld("email")),
                          domain));
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE member SET doc = {} WHERE domain_id = :domain AND "
                                      "json_array_length(doc, '$.aliasEmails') > 0",
                                      names.aliases()),
                          domain));
    SEKISHO_CHECK(moveRecords(db, domain, names, "orgunit", "email"));
    SEKISHO_CHECK(moveRecords(db, domain, names, "grp", "groupEmail"));
    SEKISHO_CHECK(moveRecords(db, domain, names, "applicant", "email"));
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE address SET address = {} WHERE domain_id = :domain AND {}",
                                      names.moved("address"), names.isOld("address")),
                          domain));
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE changeset_image SET doc = {} WHERE doc IS NOT NULL AND id >> 24 IN "
                                      "(SELECT id FROM changeset WHERE domain_id = :domain)",
                                      names.within("doc")),
                          domain));
    SEKISHO_CHECK(db.exec(
        fmt::format("UPDATE monitor_policy SET value = {} WHERE domain_id = :domain", names.within("value")), domain));
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE notice SET address = {} WHERE domain_id = :domain AND state = 'waiting' "
                                      "AND {}",
                                      names.moved("address"), names.isOld("address")),
                          domain));
    return {};
}

// Everybody; apps of the API that act for a member as well, but not service accounts, which are nobody's sign-in.
Result<EndedSessions> endEverybody(Database& db, DomainId domain, Instant now) {
    sekisho::policy::Effects effects;
    effects.ends = sekisho::policy::Ends::All;
    SEKISHO_TRY(ended, endSessionsByPolicy(db, domain, effects, now));
    SEKISHO_TRY(apps, db.exec("UPDATE session SET ended = :now, end_reason = 'policy' WHERE rowid IN (SELECT s.rowid "
                              "FROM session s JOIN member m ON m.uid = s.member_uid WHERE s.domain_id = :domain AND "
                              "s.ended IS NULL AND s.kind = 'api')",
                              sekisho::toMillis(now), domain));
    ended.sessions += apps;
    SEKISHO_CHECK(db.exec("DELETE FROM auth_code WHERE domain_id = :domain AND used_session IS NULL", domain));
    return ended;
}

Done checkWish(Database& db, const Tenant& tenant, const WorkgroupWish& wish, Instant now) {
    if (wish.present != tenant.workgroup) return sekisho::badInput("present", "WORKGROUP_PRESENT", {});
    SEKISHO_CHECK(sekisho::checkWorkgroup(wish.workgroup));
    if (wish.workgroup == tenant.workgroup) return sekisho::badInput("workgroup", "WORKGROUP_SAME", {});
    SEKISHO_TRY(closed, db.first<std::int64_t>("SELECT 1 FROM closing WHERE domain_id = :domain", tenant.domain));
    if (closed) return Error(ErrorKind::Conflict, "CLOSING_DONE");
    SEKISHO_TRY(present, workgroupOf(db, tenant, now));
    if (present.lockedUntil)
        return Error(ErrorKind::Conflict, "WORKGROUP_LOCKED").with("until", sekisho::formatUtc(*present.lockedUntil));
    return checkWorkgroupFree(db, wish.workgroup, tenant.domain);
}

AuditEntry workgroupEntry(const Tenant& tenant, const WorkgroupWish& wish, const EndedSessions& ended) {
    std::string changes = fmt::format(R"({{"workgroup":{{"from":{},"to":{}}},"sessionsEnded":{{"from":null,"to":{}}})",
                                      jsonString(tenant.workgroup), jsonString(wish.workgroup), ended.sessions);
    if (!wish.note.empty()) changes += fmt::format(R"(,"note":{{"from":null,"to":{}}})", jsonString(wish.note));
    return {.action = "tenant.workgroup.change",
            .targetKind = "tenant",
            .targetId = std::to_string(tenant.domain),
            .targetName = tenant.name,
            .changesJson = changes + '}'};
}

struct Telling {
    std::int64_t id = 0, told = 0;
    DomainId domain = 0;
    std::string former, name;
};

Result<std::optional<Telling>> nextTelling(Database& db) {
    SEKISHO_TRY(row, (db.first<std::int64_t, std::int64_t, std::int64_t, std::string, std::string>(
                         "SELECT id, told, domain_id, former, name FROM workgroup_change WHERE told IS NOT NULL ORDER "
                         "BY id LIMIT 1")));
    if (!row) return std::optional<Telling>();
    auto& [id, told, domain, former, name] = *row;
    return std::optional(Telling{id, told, static_cast<DomainId>(domain), std::move(former), std::move(name)});
}

// The next piece; false: everybody is told. Who came after the change knows his ID.
Result<bool> tellPiece(Database& db, Instant now) {
    SEKISHO_TRY(open, nextTelling(db));
    if (!open) return false;
    SEKISHO_TRY(members,
                (db.rows<std::int64_t, std::string, std::string>(
                    "SELECT id, uid, email FROM member WHERE domain_id = :domain AND id > :after AND "
                    "created <= (SELECT at FROM workgroup_change WHERE id = :change) AND deleted IS NULL ORDER "
                    "BY id LIMIT :most",
                    open->domain, open->told, open->id, kToldAtOnce)));
    const auto current = members.empty() ? std::nullopt : std::optional(std::get<0>(members.back()));
    for (const auto& [row, uid, login] : members)
        SEKISHO_CHECK(tellByMail(db, open->domain, uid,
                                 {.key = "workgroup.changed.member",
                                  .params = {{"former", open->former}, {"workgroup", open->name}, {"login", login}}},
                                 now));
    SEKISHO_CHECK(db.exec("UPDATE workgroup_change SET told = :told WHERE id = :id", current, open->id));
    return true;
}

} // namespace

Done checkWorkgroupFree(Database& db, std::string_view name, DomainId domain) {
    SEKISHO_TRY(taken, db.first<std::int64_t>(
                           "SELECT 1 FROM tenant WHERE workgroup = :name AND domain_id <> :domain UNION ALL SELECT 1 "
                           "FROM workgroup_change WHERE former = :left AND domain_id <> :other LIMIT 1",
                           name, domain, name, domain));
    if (!taken) return {};
    return Error(ErrorKind::Conflict, "WORKGROUP_TAKEN").with("workgroup", std::string(name));
}

Result<Workgroup> workgroupOf(Database& db, const Tenant& tenant, Instant now) {
    Workgroup out;
    out.name = tenant.workgroup;
    SEKISHO_TRY(row,
                db.first<std::int64_t>("SELECT at FROM workgroup_change WHERE domain_id = :domain ORDER BY id DESC "
                                       "LIMIT 1",
                                       tenant.domain));
    if (!row) return out;
    out.changedAt = sekisho::fromMillis(std::get<0>(*row));
    const Instant until = *out.changedAt + sekisho::kWorkgroupLock;
    // A clock that was set back must not lock it for years.
    if (now < until && now > *out.changedAt - sekisho::kWorkgroupLock) out.lockedUntil = until;
    return out;
}

Done changeWorkgroup(Database& db, const Tenant& tenant, const Caller& by, const WorkgroupWish& wish, Instant now,
                     Effects& effects) {
    SEKISHO_CHECK(checkWish(db, tenant, wish, now));
    SEKISHO_CHECK(db.exec("UPDATE tenant SET workgroup = :name, version = version + 1 WHERE domain_id = :domain",
                          wish.workgroup, tenant.domain));
    SEKISHO_CHECK(moveAddresses(db, tenant.domain, Moved(tenant.workgroup, wish.workgroup)));
    // Of an earlier change nobody needs to hear any more.
    SEKISHO_CHECK(db.exec("UPDATE workgroup_change SET told = NULL WHERE domain_id = :domain", tenant.domain));
    SEKISHO_CHECK(db.exec("INSERT INTO workgroup_change(domain_id, former, name, at, told) VALUES(:domain, :former, "
                          ":name, :at, 0)",
                          tenant.domain, tenant.workgroup, wish.workgroup, sekisho::toMillis(now)));
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    SEKISHO_TRY(ended, endEverybody(db, tenant.domain, now));
    effects.audit(workgroupEntry(tenant, wish, ended));
    effects.changed("tenant", std::to_string(tenant.domain), "reset"); // too many addresses to list
    return tellAdministrators(
        db, tenant.domain, kCompanyMenu, {},
        {.key = "workgroup.changed.admin",
         .params = {{"actor", by.name}, {"former", tenant.workgroup}, {"workgroup", wish.workgroup}}},
        now);
}

Result<std::string> chainNameOf(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.firstOften<std::string>(
                         "SELECT coalesce((SELECT former FROM workgroup_change WHERE domain_id = t.domain_id ORDER BY "
                         "id LIMIT 1), workgroup) FROM tenant t WHERE domain_id = :domain",
                         domain));
    return row ? std::get<0>(*row) : std::string();
}

Done tellWorkgroups(Services& services) {
    SEKISHO_TRY(due, services.store.read([](Database& db) {
        return db.firstOften<std::int64_t>("SELECT 1 FROM workgroup_change WHERE told IS NOT NULL LIMIT 1");
    }));
    for (int piece = 0; due && piece < kTellsAtOnce; ++piece, services.store.letOthersWrite()) {
        SEKISHO_TRY(more, services.store.write([&](Database& db) { return tellPiece(db, services.clock.now()); }));
        if (!more) break;
    }
    return {};
}

} // namespace sekishod
