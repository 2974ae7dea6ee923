#include "service/auth/sealed_account.h"

#include "service/auth/role_rows.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Result;
using sekisho::UserId;
using sekisho::sql::Database;

Result<bool> isSealedAccount(Database& db, DomainId domain, const UserId& user) {
    SEKISHO_TRY(row,
                db.firstOften<std::int64_t>("SELECT 1 FROM break_glass WHERE domain_id = :domain AND member_uid = :uid",
                                            domain, user.value));
    return row.has_value();
}

Result<bool> mayEnterConsole(Database& db, DomainId domain, const UserId& user, sekisho::Instant now) {
    SEKISHO_TRY(roles, rolesOf(db, domain, user));
    if (isAdministrator(roles, now)) return true;
    const std::int64_t at = sekisho::toMillis(now);
    SEKISHO_TRY(asked, db.firstOften<std::int64_t>(
                           "SELECT 1 FROM role_eligibility WHERE member_uid = :uid AND (expires IS NULL OR expires > "
                           ":now) UNION ALL SELECT 1 FROM delegation WHERE to_uid = :to AND state = 'waiting' AND "
                           "expires > :then LIMIT 1",
                           user.value, at, user.value, at));
    if (asked) return true;
    return isSealedAccount(db, domain, user);
}

} // namespace sekishod
