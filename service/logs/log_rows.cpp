#include "service/logs/log_rows.h"

namespace sekishod {

using sekisho::Instant;

sekisho::AuditRecord logRecordOf(const sekisho::sql::Native& row, sekisho::DomainId domain) {
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    const auto time = [&row](int column) { return Instant(std::chrono::microseconds(row.int64(column))); };
    sekisho::AuditRecord out;
    out.domain = domain;
    out.seq = row.int64(0);
    out.at = time(1);
    out.log = text(2);
    out.recorded = time(3);
    out.actorId = text(4);
    out.actorName = text(5);
    out.action = text(6);
    out.targetKind = text(7);
    out.targetId = text(8);
    out.targetName = text(9);
    out.result = text(10);
    out.reason = text(11);
    out.ip = text(12);
    out.client = text(13);
    out.requestId = text(14);
    out.changesJson = text(15);
    out.format = static_cast<int>(row.int64(16));
    out.removed = row.int64(17) != 0;
    out.content = text(18);
    out.hash = text(19);
    out.prevHash = text(20);
    return out;
}

} // namespace sekishod
