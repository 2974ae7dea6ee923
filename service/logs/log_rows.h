#pragma once
// Records of the logs as rows of table audit. Private to this folder.

#include "models/domain/audit_record.h"
#include "models/sql/database.h"

#include <string_view>

namespace sekishod {

// Columns of a row as logRecordOf() reads them from column 0 on; `a` names the table.
inline constexpr std::string_view kLogRowColumns =
    "a.seq, a.at, a.log, a.recorded, a.actor_id, a.actor_name, a.action, a.target_kind, a.target_id, a.target_name, "
    "a.result, a.reason, a.ip, a.client, a.request_id, a.changes, a.format, a.removed, a.content, a.hash, a.prev_hash";

sekisho::AuditRecord logRecordOf(const sekisho::sql::Native& row, sekisho::DomainId domain);

} // namespace sekishod
