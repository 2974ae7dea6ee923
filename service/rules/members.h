#pragma once
// The members of a tenant: finding, creating, changing, ending. Every function works inside the caller's transaction,
// checks the rules of lineworks-api.md §3.1 and keeps doc, columns, member_orgunit, member_rank, member_scope and
// address in step. What is to be recorded goes to Effects; on an error the caller rolls back. Ids: resource id,
// externalKey:…, or login (e-mail).

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

inline constexpr std::chrono::hours kGraceOfDeleted{24 * 7};

struct MemberRow {
    std::int64_t row = 0; // member.id
    sekisho::Member member;
    std::string record{}; // of this member, where it was made already; who changes the member empties it
};
// The record of the member: the one that is there, or made now.
std::string recordOf(const MemberRow& row);

// The row id behind an id text, deleted-in-grace members included. Nothing: there is none in this tenant.
sekisho::Result<std::optional<std::int64_t>> findMember(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                        std::string_view idText);
// The member; columns win over the stored record. USER_NOT_EXIST (404).
sekisho::Result<MemberRow> loadMember(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view idText);
sekisho::Result<MemberRow> loadMemberRow(sekisho::sql::Database& db, std::int64_t row);
// Lays the state columns over a stored record: used wherever `doc` is read together with its row.
struct MemberColumns {
    std::int64_t pending = 0;
    std::int64_t suspended = 0; // 0 no, 1 by administrator, 2 too many wrong passwords
    std::optional<std::int64_t> activation;
    std::optional<std::int64_t> deleted;
    std::int64_t super = 0;
    std::optional<std::int64_t> lastAccess;
    std::int64_t version = 0;
};
void applyColumns(sekisho::Member& member, const MemberColumns& columns);

// Creates: fills id (when empty), domain, times, version 1 and missing defaults, checks everything, unseats leaders.
// Conflicts: EMAIL_ALREADY_EXIST, EXTERNAL_KEY_ALREADY_EXIST. Missing references: ORGUNIT_NOT_EXIST, LEVEL_NOT_EXIST …
sekisho::Result<MemberRow> createMember(sekisho::sql::Database& db, const Tenant& tenant, sekisho::Member member,
                                        sekisho::Instant now, Effects& effects);
// Stores `after` over `before`. State fields of `after` are ignored.
// An audit note with the changed fields; nothing is written or noted when nothing differs.
sekisho::Result<MemberRow> updateMember(sekisho::sql::Database& db, const Tenant& tenant, const MemberRow& before,
                                        sekisho::Member after, sekisho::Instant now, Effects& effects);

// State changes (§3.1.4; admin-screens.md §2.6). Ending sessions is the caller's part.
sekisho::Result<MemberRow> suspendMember(sekisho::sql::Database& db, const MemberRow& before, sekisho::Instant now,
                                         Effects& effects);
sekisho::Result<MemberRow> unsuspendMember(sekisho::sql::Database& db, const MemberRow& before, sekisho::Instant now,
                                           Effects& effects);
sekisho::Result<MemberRow> setLeave(sekisho::sql::Database& db, const MemberRow& before,
                                    const sekisho::LeaveOfAbsence& leave, sekisho::Instant now, Effects& effects);
sekisho::Result<MemberRow> deleteMember(sekisho::sql::Database& db, const MemberRow& before, sekisho::Instant now,
                                        Effects& effects);
sekisho::Result<MemberRow> undeleteMember(sekisho::sql::Database& db, const MemberRow& before, sekisho::Instant now,
                                          Effects& effects);
// Gone for good, with credential, photo, devices and addresses. SUPER_ADMIN_PROTECTED, ADMIN_HAS_ROLE.
sekisho::Done eraseMember(sekisho::sql::Database& db, const MemberRow& before, Effects& effects,
                          std::string_view action = "member.forceDelete");
// Erases up to `most` members whose days of grace have ended; how many. To be called from time to time.
sekisho::Result<int> purgeDeleted(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now, int most,
                                  Effects& effects);

// For parts that keep a state of their own (photo, password, 2-step verification): the record is loaded, changed by
// `change` and stored with a new version and a feed note. Memberships, ids and addresses must stay as they are.
sekisho::Result<MemberRow> touchMember(sekisho::sql::Database& db, const MemberRow& before,
                                       const sekisho::Member& after, sekisho::Instant now, Effects& effects);

// Whether the member holds any administrator role or may activate one.
sekisho::Result<bool> holdsRole(sekisho::sql::Database& db, const sekisho::UserId& user);

sekisho::Error invalidState(std::string sentence); // INVALID_STATE, 400

} // namespace sekishod
