#pragma once
// What every change leaves behind, in the transaction of the change: its audit record, chained to the one before, and
// its line in the change feed.

#include "models/domain/audit_record.h"
#include "models/sql/database.h"

#include <vector>

namespace sekishod {

// Fills seq, prevHash and hash and appends. `record.domain` and all texts are the caller's. Needs a transaction: the
// last record is read in it, so that two writers can never chain to the same one.
sekisho::Result<sekisho::AuditRecord> appendAudit(sekisho::sql::Database& db, sekisho::AuditRecord record);
// The last record of a tenant's chain: seq 0 and 64 zeros when there is none. Handed out and kept elsewhere, it lets
// verifyAudit find a cut tail, which the chain alone cannot show.
struct AuditHead {
    std::int64_t seq = 0;
    std::string hash;
    bool operator==(const AuditHead&) const = default;
};
sekisho::Result<AuditHead> auditHead(sekisho::sql::Database& db, sekisho::DomainId domain);
// Checks the whole chain of a tenant: Corrupt, code AUDIT_BROKEN, with the first bad seq, else the number of records.
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
