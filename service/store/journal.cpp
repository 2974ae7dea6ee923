#include "service/store/journal.h"

#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::string_view auditColumns = "seq, at, actor_id, actor_name, action, target_kind, target_id, target_name, "
                                          "result, ip, request_id, changes, prev_hash, hash";

std::string zeros() {
    return std::string(64, '0');
}

std::int64_t microsOf(Instant t) {
    return t.time_since_epoch().count();
}

Error needsTransaction() {
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("the journal is written outside a transaction");
}

Error broken(DomainId domain, std::int64_t seq, std::string why) {
    return Error(ErrorKind::Corrupt, "AUDIT_BROKEN", "The chain of the audit records is broken.")
        .with("seq", fmt::format("{}", seq))
        .because(fmt::format("domain {}, record {}: {}", domain, seq, why));
}

AuditRecord recordOf(const Native& row, DomainId domain) {
    AuditRecord r;
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    r.domain = domain;
    r.seq = row.int64(0);
    r.at = Instant(std::chrono::microseconds(row.int64(1)));
    r.actorId = text(2);
    r.actorName = text(3);
    r.action = text(4);
    r.targetKind = text(5);
    r.targetId = text(6);
    r.targetName = text(7);
    r.result = text(8);
    r.ip = text(9);
    r.requestId = text(10);
    r.changesJson = text(11);
    r.prevHash = text(12);
    r.hash = text(13);
    return r;
}

std::string hashOf(const AuditRecord& record) {
    return sha256Hex(record.prevHash + canonicalText(record));
}

// Walks the chain; `known` is met on the way when it is given and true.
Result<std::int64_t> walk(Database& db, DomainId domain, const AuditHead* known) {
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM audit WHERE domain_id = ? ORDER BY seq", auditColumns)));
    row.bind(1, std::int64_t{domain});
    AuditHead last{0, zeros()};
    for (;;) {
        SEKISHO_TRY(more, row.step());
        if (!more) break;
        const AuditRecord record = recordOf(row, domain);
        const std::int64_t expected = last.seq + 1;
        if (record.seq != expected) return broken(domain, expected, fmt::format("found {} in its place", record.seq));
        if (record.prevHash != last.hash) return broken(domain, expected, "does not name the one before");
        if (record.hash != hashOf(record)) return broken(domain, expected, "content and hash differ");
        if (known && known->seq == record.seq && known->hash != record.hash)
            return broken(domain, expected, "is not the one that was handed out");
        last = {record.seq, record.hash};
    }
    if (known && known->seq > last.seq) return broken(domain, last.seq + 1, "the end of the chain is missing");
    return last.seq;
}

std::string floorKey(DomainId domain) {
    return fmt::format("feedFloor:{}", domain);
}

} // namespace

Result<AuditHead> auditHead(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT seq, hash FROM audit WHERE domain_id = :domain ORDER BY seq DESC LIMIT 1", domain)));
    if (!row) return AuditHead{0, zeros()};
    return AuditHead{std::get<0>(*row), std::get<1>(*row)};
}

Result<AuditRecord> appendAudit(Database& db, AuditRecord record) {
    if (!db.inTransaction()) return needsTransaction();
    SEKISHO_TRY(head, auditHead(db, record.domain));
    record.seq = head.seq + 1;
    record.prevHash = head.hash;
    record.hash = hashOf(record);
    SEKISHO_CHECK(
        db.execOften("INSERT INTO audit(domain_id, seq, at, actor_id, actor_name, action, target_kind, target_id, "
                     "target_name, result, ip, request_id, changes, prev_hash, hash) VALUES(:domain, :seq, :at, "
                     ":actor, :actorName, :action, :kind, :target, :targetName, :result, :ip, :request, :changes, "
                     ":prev, :hash)",
                     record.domain, record.seq, microsOf(record.at), record.actorId, record.actorName, record.action,
                     record.targetKind, record.targetId, record.targetName, record.result, record.ip, record.requestId,
                     record.changesJson, record.prevHash, record.hash));
    return record;
}

Result<std::int64_t> verifyAudit(Database& db, DomainId domain) {
    return walk(db, domain, nullptr);
}

Result<std::int64_t> verifyAudit(Database& db, DomainId domain, const AuditHead& known) {
    return walk(db, domain, known.seq > 0 ? &known : nullptr);
}

Result<std::vector<AuditRecord>> auditOf(Database& db, DomainId domain, std::string_view targetId,
                                         std::int64_t beforeSeq, int count) {
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM audit WHERE domain_id = ? AND target_id = ? AND seq < ? "
                                            "ORDER BY seq DESC LIMIT ?",
                                            auditColumns)));
    row.bind(1, std::int64_t{domain});
    row.bind(2, targetId);
    row.bind(3, beforeSeq > 0 ? beforeSeq : std::numeric_limits<std::int64_t>::max());
    row.bind(4, std::int64_t{std::max(count, 0)});
    std::vector<AuditRecord> out;
    for (;;) {
        SEKISHO_TRY(more, row.step());
        if (!more) return out;
        out.push_back(recordOf(row, domain));
    }
}

Result<std::int64_t> appendChange(Database& db, DomainId domain, std::string_view kind, std::string_view uid,
                                  std::string_view op, Instant at) {
    if (!db.inTransaction()) return needsTransaction();
    SEKISHO_CHECK(
        db.execOften("INSERT INTO change(domain_id, kind, uid, op, at) VALUES(:domain, :kind, :uid, :op, :at)", domain,
                     kind, uid, op, sekisho::toMillis(at)));
    return db.lastInsertId();
}

Result<std::vector<Change>> changesSince(Database& db, DomainId domain, std::int64_t cursor, int count) {
    std::vector<Change> out;
    SEKISHO_CHECK((db.eachRow<std::int64_t, std::string, std::string, std::string>(
        "SELECT seq, kind, uid, op FROM change WHERE domain_id = :domain AND seq > :cursor ORDER BY seq LIMIT :count",
        {sekisho::sql::toValue(domain), sekisho::sql::toValue(cursor), sekisho::sql::toValue(std::max(count, 0))},
        [&out](std::int64_t seq, std::string kind, std::string uid, std::string op) {
            out.push_back({seq, std::move(kind), std::move(uid), std::move(op)});
            return true;
        })));
    return out;
}

Result<std::int64_t> lastChange(Database& db, DomainId domain) {
    SEKISHO_TRY(
        row, (db.first<std::optional<std::int64_t>>("SELECT max(seq) FROM change WHERE domain_id = :domain", domain)));
    const auto newest = row ? std::get<0>(*row) : std::nullopt;
    if (newest) return *newest;
    return feedFloor(db, domain); // all of them were forgotten, or there never was one
}

Result<std::int64_t> feedFloor(Database& db, DomainId domain) {
    SEKISHO_TRY(row,
                (db.first<std::int64_t>("SELECT CAST(value AS INTEGER) FROM meta WHERE key = :key", floorKey(domain))));
    return row ? std::get<0>(*row) : std::int64_t{0};
}

Done pruneChanges(Database& db, DomainId domain, std::int64_t seq) {
    if (!db.inTransaction()) return needsTransaction();
    SEKISHO_CHECK(db.exec("DELETE FROM change WHERE domain_id = :domain AND seq <= :seq", domain, seq));
    SEKISHO_CHECK(db.exec("INSERT INTO meta(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value = "
                          "excluded.value WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)",
                          floorKey(domain), fmt::format("{}", seq)));
    return {};
}

} // namespace sekishod
