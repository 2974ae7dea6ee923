#pragma once
// What every change leaves behind, in the transaction of the change: its audit record, chained to the one before, and
// its line in the change feed.

#include "models/domain/audit_record.h"
#include "models/proof/statement.h"
#include "models/sql/database.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// Fills seq, content, prevHash and hash (format 2) and appends. `record.domain`, `log` and all texts are the caller's;
// what is not UTF-8 is kept as U+FFFD. The record stands in the timelines of its actor, its target and of `others`
// (ids, addresses). Needs a transaction: the last record is read in it, so that two writers can never chain to the same
// one.
sekisho::Result<sekisho::AuditRecord> appendAudit(sekisho::sql::Database& db, sekisho::AuditRecord record,
                                                  std::span<const std::string> others = {});
// The same for many of one tenant, in this order; `others` may have one list for each of the first records. They are
// left as they were appended.
sekisho::Done appendAudits(sekisho::sql::Database& db, std::vector<sekisho::AuditRecord>& records,
                           std::span<const std::vector<std::string>> others = {});
// The last record of a tenant's chain: seq 0 and 64 zeros when there is none. Handed out and kept elsewhere, it lets
// verifyAudit find a cut tail, which the chain alone cannot show.
struct AuditHead {
    std::int64_t seq = 0;
    std::string hash;
    bool operator==(const AuditHead&) const = default;
};
sekisho::Result<AuditHead> auditHead(sekisho::sql::Database& db, sekisho::DomainId domain);
// Retention has taken everything up to and with this one.
sekisho::Result<sekisho::proof::ChainPoint> auditBase(sekisho::sql::Database& db, sekisho::DomainId domain);
// What the service has signed, oldest first; the text of a statement with its JWS.
struct KeptStatement {
    std::int64_t id = 0;
    std::string jws;
};
sekisho::Result<std::vector<KeptStatement>> keptStatements(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           std::int64_t afterId = 0, int most = 1'000'000);

// Reading records: the columns for "SELECT … FROM audit a", and the record of a row that begins with them. prevHash of
// such a record is empty unless it stands in the row (format 1).
std::string_view auditColumns();
void readAuditRow(const sekisho::sql::Native& row, sekisho::DomainId domain, sekisho::AuditRecord& to);
// In order of seq, after < seq ≤ upTo, with prevHash filled. `visit` returns false to stop; the record is used again.
sekisho::Done eachAudit(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t after, std::int64_t upTo,
                        const std::function<bool(const sekisho::AuditRecord&)>& visit);

// Checks the whole chain of a tenant with what its statements say, whose signatures are not looked at here
// (service/logs/chain_verify.h does): Corrupt, code AUDIT_BROKEN, with the first bad seq, else the number of records.
sekisho::Result<std::int64_t> verifyAudit(sekisho::sql::Database& db, sekisho::DomainId domain);
// Besides, the chain must hold `known` unchanged (it may have grown since).
sekisho::Result<std::int64_t> verifyAudit(sekisho::sql::Database& db, sekisho::DomainId domain, const AuditHead& known);
// Newest first; beforeSeq ≤ 0: from the newest on.
sekisho::Result<std::vector<sekisho::AuditRecord>> auditOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           std::string_view targetId, std::int64_t beforeSeq,
                                                           int count);

struct Change {
    std::int64_t seq = 0;
    std::string kind;
    std::string uid;
    std::string op;
};
sekisho::Result<std::int64_t> appendChange(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view kind,
                                           std::string_view uid, std::string_view op, sekisho::Instant at);
// Oldest first, not coalesced.
sekisho::Result<std::vector<Change>> changesSince(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                  std::int64_t cursor, int count);
sekisho::Result<std::int64_t> lastChange(sekisho::sql::Database& db, sekisho::DomainId domain);
// Changes up to and with this one are no longer kept: a cursor below it needs a snapshot (CURSOR_TOO_OLD).
sekisho::Result<std::int64_t> feedFloor(sekisho::sql::Database& db, sekisho::DomainId domain);
// Forgets all changes up to and with `seq` and moves the floor; needs a transaction.
sekisho::Done pruneChanges(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t seq);

} // namespace sekishod
