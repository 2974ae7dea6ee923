#include "service/store/journal.h"

#include "models/proof/chain.h"
#include "models/proof/record_line.h"

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

using sekisho::proof::ChainPoint;

constexpr std::string_view kAuditColumns =
    "a.seq, a.at, a.format, a.log, a.recorded, a.actor_id, a.actor_name, a.action, a.target_kind, a.target_id, "
    "a.target_name, a.result, a.reason, a.ip, a.client, a.request_id, a.changes, a.content, a.removed, a.prev_hash, "
    "a.hash";
constexpr int kHashBefore = 21; // the column behind those, in auditOf

std::int64_t microsOf(Instant t) {
    return t.time_since_epoch().count();
}

Error needsTransaction() {
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("the journal is written outside a transaction");
}

// In whose timelines a record stands besides its target's, which is an index of the records; the same one once.
class PartyRows {
  public:
    static Result<PartyRows> of(Database& db) {
        SEKISHO_TRY(insert, db.often("INSERT OR IGNORE INTO audit_party(domain_id, party, at, seq) "
                                     "VALUES(:domain, :party, :at, :seq)",
                                     4, 0));
        return PartyRows(*insert);
    }
    Done add(const AuditRecord& record, std::span<const std::string> others) {
        SEKISHO_CHECK(add(record, record.actorId));
        for (const std::string& other : others)
            SEKISHO_CHECK(add(record, other));
        return {};
    }

  private:
    explicit PartyRows(Native& insert) : insert_(insert) {}
    Done add(const AuditRecord& record, const std::string& party) {
        if (party.empty() || party == record.targetId) return {};
        insert_.bind(1, std::int64_t{record.domain}).bind(2, std::string_view(party));
        insert_.bind(3, microsOf(record.at)).bind(4, record.seq);
        return insert_.run();
    }
    Native& insert_;
};

// OR FAIL: what refuses the one row does so before anything of it is written. Where a statement with a trigger might
// end in ABORT instead, SQLite copies each page that it is about to change.
Done insertRecord(Database& db, const AuditRecord& record) {
    SEKISHO_CHECK(db.execOften(
        "INSERT OR FAIL INTO audit(domain_id, seq, at, format, log, recorded, actor_id, actor_name, action, "
        "target_kind, "
        "target_id, target_name, result, reason, ip, client, request_id, changes, content, prev_hash, hash) "
        "VALUES(:domain, :seq, :at, 2, :log, :recorded, :actor, :actorName, :action, :kind, :target, :targetName, "
        ":result, :reason, :ip, :client, :request, :changes, :content, '', :hash)",
        record.domain, record.seq, microsOf(record.at), record.log, microsOf(record.recorded), record.actorId,
        record.actorName, record.action, record.targetKind, record.targetId, record.targetName, record.result,
        record.reason, record.ip, record.client, record.requestId, record.changesJson, record.content, record.hash));
    return {};
}

// Puts a record behind `last`, which it becomes.
// Actor and target stand in the record; that there are others besides is proven by a digest of all of them.
Done chainTo(AuditHead& last, Database& db, AuditRecord& record, std::span<const std::string> others) {
    sekisho::proof::makeReadable(record);
    if (!others.empty()) {
        std::vector<std::string> parties(others.begin(), others.end());
        parties.push_back(record.actorId);
        parties.push_back(record.targetId);
        sekisho::proof::tellParties(record, parties);
    }
    record.seq = last.seq + 1;
    record.format = 2;
    record.removed = false;
    record.prevHash = last.hash;
    record.content = sekisho::proof::contentHash(record);
    record.hash = sekisho::proof::chainHash(last.hash, record);
    SEKISHO_CHECK(insertRecord(db, record));
    last = {record.seq, record.hash};
    return {};
}

Result<std::int64_t> checkedChain(Database& db, DomainId domain, const AuditHead* known) {
    std::vector<sekisho::proof::Statement> statements;
    SEKISHO_TRY(kept, keptStatements(db, domain));
    for (const KeptStatement& one : kept) {
        SEKISHO_TRY(statement, sekisho::proof::claimedStatement(one.jws));
        statements.push_back(std::move(statement));
    }
    if (known) {
        sekisho::proof::Statement handedOut;
        if (!statements.empty()) handedOut = statements.back();
        handedOut.domain = domain;
        handedOut.head = {known->seq, known->hash};
        // Among the others where it belongs.
        const auto after =
            std::ranges::find_if(statements, [&](const auto& one) { return one.head.seq >= known->seq; });
        handedOut.at = after == statements.end() ? handedOut.at : after->at;
        handedOut.base = after == statements.end() ? handedOut.base : after->base;
        statements.insert(after, std::move(handedOut));
    }
    sekisho::proof::ChainCheck check(std::move(statements));
    using Seqs = std::numeric_limits<std::int64_t>;
    SEKISHO_CHECK(eachAudit(db, domain, Seqs::min(), Seqs::max(), [&](const AuditRecord& record) {
        check.take(record);
        return true;
    }));
    const auto report = check.finish();
    if (report.whole()) return report.head.seq;
    Error error = errorOf(report.faults.front());
    error.detail = fmt::format("domain {}, {}", domain, error.detail);
    return error;
}

std::string floorKey(DomainId domain) {
    return fmt::format("feedFloor:{}", domain);
}

} // namespace

Result<AuditHead> auditHead(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT seq, hash FROM audit WHERE domain_id = :domain ORDER BY seq DESC LIMIT 1", domain)));
    if (row) return AuditHead{std::get<0>(*row), std::get<1>(*row)};
    SEKISHO_TRY(base, auditBase(db, domain));
    return AuditHead{base.seq, base.hash};
}

Result<ChainPoint> auditBase(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT seq, hash FROM audit_base WHERE domain_id = :domain", domain)));
    return row ? ChainPoint{std::get<0>(*row), std::get<1>(*row)} : sekisho::proof::chainStart();
}

Result<std::vector<KeptStatement>> keptStatements(Database& db, DomainId domain, std::int64_t afterId, int most) {
    std::vector<KeptStatement> out;
    SEKISHO_CHECK((db.eachRow<std::int64_t, std::string>(
        "SELECT id, jws FROM audit_statement WHERE domain_id = :domain AND id > :after ORDER BY id LIMIT :most",
        {sekisho::sql::toValue(domain), sekisho::sql::toValue(afterId), sekisho::sql::toValue(most)},
        [&out](std::int64_t id, std::string jws) {
            out.push_back({id, std::move(jws)});
            return true;
        })));
    return out;
}

Result<AuditRecord> appendAudit(Database& db, AuditRecord record, std::span<const std::string> others) {
    if (!db.inTransaction()) return needsTransaction();
    SEKISHO_TRY(last, auditHead(db, record.domain));
    SEKISHO_CHECK(chainTo(last, db, record, others));
    SEKISHO_TRY(parties, PartyRows::of(db));
    SEKISHO_CHECK(parties.add(record, others));
    return record;
}

Done appendAudits(Database& db, std::vector<AuditRecord>& records, std::span<const std::vector<std::string>> others) {
    if (records.empty()) return {};
    if (!db.inTransaction()) return needsTransaction();
    const DomainId domain = records.front().domain;
    SEKISHO_TRY(last, auditHead(db, domain));
    SEKISHO_TRY(parties, PartyRows::of(db));
    for (std::size_t i = 0; i < records.size(); ++i) {
        AuditRecord& record = records[i];
        if (record.domain != domain)
            return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("records of several tenants at once");
        const auto besides =
            i < others.size() ? std::span<const std::string>(others[i]) : std::span<const std::string>();
        SEKISHO_CHECK(chainTo(last, db, record, besides));
        SEKISHO_CHECK(parties.add(record, besides));
    }
    return {};
}

std::string_view auditColumns() {
    return kAuditColumns;
}

void readAuditRow(const Native& row, DomainId domain, AuditRecord& to) {
    const auto time = [&row](int column) { return Instant(std::chrono::microseconds(row.int64(column))); };
    to.domain = domain;
    to.seq = row.int64(0);
    to.at = time(1);
    to.format = static_cast<int>(row.int64(2));
    to.log = row.text(3);
    to.recorded = time(4);
    to.actorId = row.text(5);
    to.actorName = row.text(6);
    to.action = row.text(7);
    to.targetKind = row.text(8);
    to.targetId = row.text(9);
    to.targetName = row.text(10);
    to.result = row.text(11);
    to.reason = row.text(12);
    to.ip = row.text(13);
    to.client = row.text(14);
    to.requestId = row.text(15);
    to.changesJson = row.text(16);
    to.content = row.text(17);
    to.removed = row.int64(18) != 0;
    to.prevHash = row.text(19);
    to.hash = row.text(20);
}

Done eachAudit(Database& db, DomainId domain, std::int64_t after, std::int64_t upTo,
               const std::function<bool(const AuditRecord&)>& visit) {
    if (after == std::numeric_limits<std::int64_t>::max()) return {};
    SEKISHO_TRY(before, (db.first<std::string>("SELECT hash FROM audit WHERE domain_id = :domain AND seq = :seq",
                                               domain, after)));
    SEKISHO_TRY(base, auditBase(db, domain));
    AuditHead last{after, before ? std::get<0>(*before) : after == base.seq ? base.hash : std::string()};
    SEKISHO_TRY(row,
                db.prepare(fmt::format("SELECT {} FROM audit a WHERE a.domain_id = ? AND a.seq >= ? AND a.seq <= ? "
                                       "ORDER BY a.seq",
                                       kAuditColumns)));
    // Nothing can stand before the least number: who asks from there wants that one as well.
    const std::int64_t from = after == std::numeric_limits<std::int64_t>::min() ? after : after + 1;
    row.bind(1, std::int64_t{domain}).bind(2, from).bind(3, upTo);
    AuditRecord record;
    for (;;) {
        SEKISHO_TRY(more, row.step());
        if (!more) return {};
        readAuditRow(row, domain, record);
        if (record.seq == base.seq + 1 && last.seq <= base.seq) last = {base.seq, base.hash};
        if (record.prevHash.empty() && record.seq == last.seq + 1) record.prevHash = last.hash;
        last.seq = record.seq;
        last.hash = record.hash;
        if (!visit(record)) return {};
    }
}

Result<std::int64_t> verifyAudit(Database& db, DomainId domain) {
    return checkedChain(db, domain, nullptr);
}

Result<std::int64_t> verifyAudit(Database& db, DomainId domain, const AuditHead& known) {
    return checkedChain(db, domain, known.seq > 0 ? &known : nullptr);
}

Result<std::vector<AuditRecord>> auditOf(Database& db, DomainId domain, std::string_view targetId,
                                         std::int64_t beforeSeq, int count) {
    SEKISHO_TRY(base, auditBase(db, domain));
    SEKISHO_TRY(
        row,
        db.prepare(fmt::format(
            "SELECT {}, (SELECT hash FROM audit p WHERE p.domain_id = a.domain_id AND p.seq = a.seq - 1) "
            "FROM audit a WHERE a.domain_id = ?1 AND a.seq IN (SELECT seq FROM audit INDEXED BY audit_target WHERE "
            "domain_id = ?1 AND target_id = ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4) ORDER BY a.seq DESC",
            kAuditColumns)));
    row.bind(1, std::int64_t{domain});
    row.bind(2, targetId);
    row.bind(3, beforeSeq > 0 ? beforeSeq : std::numeric_limits<std::int64_t>::max());
    row.bind(4, std::int64_t{std::max(count, 0)});
    std::vector<AuditRecord> out;
    for (;;) {
        SEKISHO_TRY(more, row.step());
        if (!more) return out;
        AuditRecord& record = out.emplace_back();
        readAuditRow(row, domain, record);
        if (!record.prevHash.empty()) continue;
        record.prevHash = !row.isNull(kHashBefore)     ? std::string(row.text(kHashBefore))
                          : record.seq == base.seq + 1 ? base.hash
                                                       : std::string();
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
