#include "service/logs/archive_permits.h"

#include "service/rules/approval_rules.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

Done checkArchivePermit(Database& db, const Call& call) {
    if (call.caller.isServiceAccount()) return {};
    SEKISHO_TRY(rules, approvalRules(db, call.caller.domain));
    if (!sekisho::needsSecond(rules.of("logExport"))) return {};
    SEKISHO_TRY(row,
                db.firstOften<std::int64_t>("SELECT 1 FROM archive_permit WHERE domain_id = :domain AND "
                                            "member_uid = :member AND ends > :now",
                                            call.caller.domain, call.caller.user.value, sekisho::toMillis(call.now)));
    if (row) return {};
    return Error(ErrorKind::Forbidden, "LOG_ARCHIVE_PERMIT");
}

Result<sekisho::Instant> grantArchivePermit(Database& db, const Call& call, std::chrono::days days) {
    const sekisho::Instant ends = call.now + days;
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO archive_permit(domain_id, member_uid, granted, ends) VALUES(:domain, :member, :granted, :ends) ON "
        "CONFLICT(domain_id, member_uid) DO UPDATE SET granted = excluded.granted, ends = excluded.ends",
        call.caller.domain, call.caller.user.value, sekisho::toMillis(call.now), sekisho::toMillis(ends)));
    return ends;
}

} // namespace sekishod
