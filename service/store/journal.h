#pragma once
// What every change leaves behind, in the transaction of the change: its audit record, chained to the one before, and
// its line in the change feed.

#include "models/domain/audit_record.h"
#include "models/sql/database.h"

#include <vector>

namespace sekishod {

// Fills seq, prevHash and hash and appends. `record.domain` and all texts are the caller's.
sekisho::Result<sekisho::AuditRecord> appendAudit(sekisho::sql::Database& db, sekisho::AuditRecord record);
// Checks the whole chain of a tenant: Corrupt with the first bad seq, else the number of records.
sekisho::Result<std::int64_t> verifyAudit(sekisho::sql::Database& db, sekisho::DomainId domain);
sekisho::Result<std::vector<sekisho::AuditRecord>> auditOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                          std::string_view targetId, std::int64_t beforeSeq, int count);

struct Change {
    std::int64_t seq = 0;
    std::string kind;
    std::string uid;
    std::string op;
};
sekisho::Result<std::int64_t> appendChange(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view kind,
                                           std::string_view uid, std::string_view op, sekisho::Instant at);
sekisho::Result<std::vector<Change>> changesSince(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t cursor,
                                                  int count);
sekisho::Result<std::int64_t> lastChange(sekisho::sql::Database& db, sekisho::DomainId domain);

} // namespace sekishod
