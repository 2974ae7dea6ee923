#include "service/rules/members.h"

#include "models/api/record.h"
#include "service/auth/credentials.h"
#include "service/rules/activations.h"
#include "service/rules/authority.h"
#include "service/rules/diff.h"
#include "service/rules/groups.h"
#include "service/rules/left_notes.h"
#include "service/rules/member_rows.h"
#include "service/rules/statuses.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::MemberStatus;
using sekisho::Result;
using sekisho::SuspendedReason;
using sekisho::sql::Database;

namespace {

Error superProtected() {
    return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
}

Result<MemberRow> stored(Database& db, const MemberRow& before, Member after, std::string action, Instant now,
                         Effects& effects) {
    SEKISHO_TRY(row, storeMemberRow(db, MemberRow{before.row, std::move(after)}, now));
    effects.audit({.action = std::move(action),
                   .targetKind = "member",
                   .targetId = row.member.id.value,
                   .targetName = row.member.displayName(),
                   .changesJson = changesBetween(recordOf(before), recordOf(row))});
    effects.changed("member", row.member.id.value);
    return row;
}

Done checkRemovable(Database& db, const Member& member) {
    if (member.administrator) return superProtected();
    SEKISHO_CHECK(checkNotSealed(db, member.domain, member.id));
    SEKISHO_TRY(holds, holdsRole(db, member.id));
    if (holds) return Error(ErrorKind::Forbidden, "ADMIN_HAS_ROLE");
    return {};
}

} // namespace

Result<bool> holdsRole(Database& db, const sekisho::UserId& user) {
    SEKISHO_TRY(row,
                db.firstOften<std::int64_t>("SELECT 1 FROM role_holding WHERE member_uid = :uid UNION ALL SELECT 1 "
                                            "FROM role_eligibility WHERE member_uid = :again LIMIT 1",
                                            user.value, user.value));
    return row.has_value();
}

Result<MemberRow> suspendMember(Database& db, const MemberRow& before, Instant now, Effects& effects) {
    if (before.member.administrator) return superProtected();
    SEKISHO_CHECK(checkNotSealed(db, before.member.domain, before.member.id));
    if (before.member.statusAt(now) != MemberStatus::InUse)
        return invalidState("Only a member in use can be suspended.");
    Member after = before.member;
    after.suspended = true;
    after.suspendedReason = SuspendedReason::Master;
    SEKISHO_CHECK(clearMemberStatuses(db, after.id)); // 不在 does not outlast it
    RightEffects rights;                              // his sessions end, and with them what was read of his rights
    SEKISHO_CHECK(endActivations(db, after.domain, {}, after.id, sekisho::ActivationEnd::Account, {}, now, rights));
    rights.moveTo(effects);
    return stored(db, before, std::move(after), "member.suspend", now, effects);
}

Result<MemberRow> unsuspendMember(Database& db, const MemberRow& before, Instant now, Effects& effects) {
    if (before.member.statusAt(now) != MemberStatus::Suspended)
        return invalidState("Only a suspended member can be released from suspension.");
    Member after = before.member;
    after.suspended = false;
    after.suspendedReason = SuspendedReason::None;
    SEKISHO_CHECK(resetFailures(db, after.id));
    return stored(db, before, std::move(after), "member.unsuspend", now, effects);
}

Result<MemberRow> setLeave(Database& db, const MemberRow& before, const sekisho::LeaveOfAbsence& leave, Instant now,
                           Effects& effects) {
    if (before.member.deletedAt) return invalidState("A deleted member cannot be on leave.");
    if (leave.start.has_value() != leave.end.has_value())
        return sekisho::badInput(leave.start ? "endTime" : "startTime", "MISSING_PARAMETER",
                                 "startTime and endTime must be given together.");
    if (leave.start && *leave.end < *leave.start) return sekisho::badInput("endTime", "DATE_ORDER", {});
    Member after = before.member;
    after.leave = leave;
    return stored(db, before, std::move(after), leave.start ? "member.leave.set" : "member.leave.clear", now, effects);
}

Result<MemberRow> deleteMember(Database& db, const MemberRow& before, Instant now, Effects& effects) {
    if (before.member.deletedAt) return invalidState("This member is deleted already.");
    SEKISHO_CHECK(checkRemovable(db, before.member));
    SEKISHO_CHECK(leaveGroups(db, sekisho::GroupMemberKind::User, before.row, before.member.id.value, effects));
    Member after = before.member;
    after.deletedAt = now;
    return stored(db, before, std::move(after), "member.delete", now, effects);
}

Result<MemberRow> undeleteMember(Database& db, const MemberRow& before, Instant now, Effects& effects) {
    if (!before.member.deletedAt) return invalidState("This member is not deleted.");
    if (now - *before.member.deletedAt > kGraceOfDeleted)
        return Error(ErrorKind::BadInput, "UNDELETE_TOO_LATE")
            .with("max", fmt::format("{}", kGraceOfDeleted.count() / 24));
    Member after = before.member;
    after.deletedAt.reset();
    return stored(db, before, std::move(after), "member.undelete", now, effects);
}

Done eraseMember(Database& db, const MemberRow& before, Effects& effects, std::string_view action) {
    const Member& member = before.member;
    SEKISHO_CHECK(checkRemovable(db, member));
    SEKISHO_CHECK(removeCredential(db, member.id));
    SEKISHO_CHECK(leaveGroups(db, sekisho::GroupMemberKind::User, before.row, member.id.value, effects));
    for (const std::string_view sql :
         {"DELETE FROM member_status WHERE member_uid = :uid", "DELETE FROM chart_restriction WHERE subject_uid = :uid",
          "DELETE FROM address WHERE owner_uid = :uid", "DELETE FROM photo WHERE member_uid = :uid",
          "DELETE FROM first_password WHERE member_uid = :uid", "DELETE FROM talk_link WHERE member_uid = :uid",
          "DELETE FROM device_command WHERE device_id IN (SELECT id FROM device WHERE member_uid = :uid)",
          "DELETE FROM device WHERE member_uid = :uid", "DELETE FROM auth_code WHERE member_uid = :uid",
          "DELETE FROM app_stop WHERE member_uid = :uid", "DELETE FROM trusted_device WHERE member_uid = :uid"})
        SEKISHO_CHECK(db.execOften(sql, member.id.value));
    // member_orgunit, member_rank and member_scope go with the row.
    SEKISHO_CHECK(db.execOften("DELETE FROM member WHERE id = :id", before.row));
    effects.audit({.action = std::string(action),
                   .targetKind = "member",
                   .targetId = member.id.value,
                   .targetName = member.displayName(),
                   .changesJson = changeOf("email", member.email, {})});
    effects.changed("member", member.id.value, "delete");
    noteErased(member, effects);
    return {};
}

Result<int> purgeDeleted(Database& db, DomainId domain, Instant now, int most, Effects& effects) {
    SEKISHO_TRY(rows, db.rowsOften<std::int64_t>("SELECT id FROM member WHERE deleted IS NOT NULL AND deleted < :limit "
                                                 "AND domain_id = :domain ORDER BY deleted LIMIT :most",
                                                 sekisho::toMillis(now - kGraceOfDeleted), domain, most));
    int erased = 0;
    for (const auto& [row] : rows) {
        SEKISHO_TRY(member, loadMemberRow(db, row));
        SEKISHO_CHECK(db.execOften("DELETE FROM role_holding WHERE member_uid = :uid", member.member.id.value));
        SEKISHO_CHECK(db.execOften("DELETE FROM role_eligibility WHERE member_uid = :uid", member.member.id.value));
        SEKISHO_CHECK(eraseMember(db, member, effects, "member.purge"));
        ++erased;
    }
    return erased;
}

} // namespace sekishod
