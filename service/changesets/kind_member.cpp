#include "models/api/record.h"
#include "models/api/record_diff.h"
#include "models/api/request_body.h"
#include "service/changesets/kinds.h"
#include "service/rules/members.h"
#include "service/rules/restore.h"
#include "service/rules/scope_sight.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::Operation;
using sekisho::Result;
using sekisho::Verdict;
using sekisho::api::recordText;
using sekisho::api::WriteMode;
using sekisho::sql::Database;

namespace {

// Columns of the before-image (service/store/before_images.cpp).
namespace member_image {
enum MemberColumn : std::size_t { Row, Pending, Suspended, Activation, Deleted, Super, LastAccess, VersionOf, Count };
}
Result<MemberRow> foundMember(Work& work, const Operation& operation) {
    SEKISHO_TRY(row, work.member(operation));
    SEKISHO_CHECK(work.checkBase(operation, row.member.id.value, row.member.version));
    row.record = recordText(row.member); // asked for more than once
    return row;
}

Outcome changedMember(const MemberRow& before, const MemberRow& after) {
    return outcomeOf(after.member.id.value, after.member.displayName(), recordOf(before), before.member.version,
                     recordOf(after), after.member.version);
}

// What the plan shows of the change: nobody whom its author may not see.
Done tellWithin(ScopeSight& sight, Member before, Member after, Outcome& outcome) {
    if (sight.wholeTenant() || before.relations == after.relations || outcome.from.empty()) return {};
    SEKISHO_CHECK(hideOutsiders(sight, before));
    SEKISHO_CHECK(hideOutsiders(sight, after));
    outcome.from = recordText(before);
    outcome.to = recordText(after);
    return {};
}

// A password would lie readable in the changeset until it is applied.
Done checkNoPassword(const sekisho::api::UserRequest& request) {
    if (request.password.creationType == "ADMIN" || !request.password.password.empty())
        return sekisho::badInput("passwordConfig.password", "OPERATION_PASSWORD", {});
    return {};
}

Done checkMaySuspend(Work& work, const MemberRow& row) {
    if (row.member.administrator || work.author.isServiceAccount()) return {};
    return checkMayTakeOver(work.authority(), row.member.id);
}

std::optional<std::int64_t> columnOf(const Image& image, std::size_t column) {
    if (image.isNull[column]) return std::nullopt;
    return image.columns[column];
}

Result<std::optional<MemberRow>> memberOf(const Image& image) {
    std::optional<MemberRow> out;
    if (!image.existed) return out;
    if (image.columns.size() != member_image::Count)
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(image.doc));
    applyColumns(member, MemberColumns{.pending = image.columns[member_image::Pending],
                                       .suspended = image.columns[member_image::Suspended],
                                       .activation = columnOf(image, member_image::Activation),
                                       .deleted = columnOf(image, member_image::Deleted),
                                       .super = image.columns[member_image::Super],
                                       .lastAccess = columnOf(image, member_image::LastAccess),
                                       .version = image.columns[member_image::VersionOf]});
    out = MemberRow{image.columns[member_image::Row], std::move(member)};
    return out;
}

// To bring somebody back into the state or under the ID that he had takes the rights to have changed it.
Done checkMayRestore(Work& work, const std::optional<MemberRow>& present, const std::optional<MemberRow>& image) {
    const Authority who = work.authority();
    if (image) SEKISHO_CHECK(checkMembershipScope(who, present ? &present->member : nullptr, image->member));
    if (!present || !image) return {};
    const Member& now = present->member;
    const Member& then = image->member;
    if (now.suspended != then.suspended || now.deletedAt.has_value() != then.deletedAt.has_value())
        SEKISHO_CHECK(checkMaySuspend(work, *present));
    return checkReach(who, work.tenant, now, then, false);
}

} // namespace

Result<Outcome> createMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(body, bodyOf(operation));
    Member fresh;
    fresh.domain = work.tenant.domain;
    SEKISHO_TRY(request, sekisho::api::userFromRequest(body, WriteMode::Create, fresh, work.ids));
    SEKISHO_CHECK(checkNoPassword(request));
    Member& member = request.member;
    if (member.privateEmail.empty()) return sekisho::badInput("privateEmail", "PRIVATE_EMAIL_REQUIRED", {});
    SEKISHO_CHECK(checkMembershipScope(work.authority(), nullptr, member));
    ScopeSight sight(work.db, work.tenant.domain, work.scope());
    SEKISHO_CHECK(keepOutsiders(sight, Member(), member));
    member.id = sekisho::UserId(work.newUid());
    member.pending = true; // until he has signed in for the first time
    SEKISHO_TRY(row, createMember(work.db, work.tenant, std::move(member), work.now, work.effects));
    return outcomeOf(row.member.id.value, row.member.displayName(), {}, 0, recordOf(row), row.member.version);
}

Result<Outcome> updateMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(request, sekisho::api::userFromRequest(body, WriteMode::Patch, before.member, work.ids));
    SEKISHO_CHECK(checkNoPassword(request));
    SEKISHO_CHECK(checkReach(work.authority(), work.tenant, before.member, request.member, false));
    SEKISHO_CHECK(checkMembershipScope(work.authority(), &before.member, request.member));
    ScopeSight sight(work.db, work.tenant.domain, work.scope());
    SEKISHO_CHECK(keepOutsiders(sight, before.member, request.member));
    SEKISHO_TRY(after, updateMember(work.db, work.tenant, before, std::move(request.member), work.now, work.effects));
    if (after.member.email != before.member.email) SEKISHO_CHECK(work.endSessions(after.member.id, "idChanged"));
    Outcome out = changedMember(before, after);
    SEKISHO_CHECK(tellWithin(sight, before.member, after.member, out));
    return out;
}

Result<Outcome> deleteMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    SEKISHO_TRY(after, deleteMember(work.db, before, work.now, work.effects));
    SEKISHO_CHECK(work.endSessions(after.member.id, "deleted"));
    work.movesInRooms(-1);
    Outcome out = changedMember(before, after);
    out.verdict = Verdict::Removed;
    return out;
}

Result<Outcome> undeleteMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    SEKISHO_TRY(after, undeleteMember(work.db, before, work.now, work.effects));
    work.movesInRooms(1);
    Outcome out = changedMember(before, after);
    out.verdict = Verdict::Added;
    return out;
}

Result<Outcome> suspendMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    SEKISHO_CHECK(checkMaySuspend(work, before));
    SEKISHO_TRY(after, suspendMember(work.db, before, work.now, work.effects));
    SEKISHO_CHECK(work.endSessions(after.member.id, "suspended"));
    return changedMember(before, after);
}

Result<Outcome> unsuspendMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    SEKISHO_TRY(after, unsuspendMember(work.db, before, work.now, work.effects));
    return changedMember(before, after);
}

Result<Outcome> setLeaveBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(leave, sekisho::api::leaveFromRequest(body));
    SEKISHO_TRY(after, setLeave(work.db, before, leave, work.now, work.effects));
    return changedMember(before, after);
}

Result<Outcome> clearLeaveBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundMember(work, operation));
    if (before.member.leave == sekisho::LeaveOfAbsence{}) return changedMember(before, before);
    SEKISHO_TRY(after, setLeave(work.db, before, {}, work.now, work.effects));
    return changedMember(before, after);
}

Result<Outcome> restoreMemberBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    SEKISHO_TRY(image, memberOf(kept));
    std::optional<MemberRow> present;
    SEKISHO_TRY(there, findMember(work.db, work.tenant.domain, kept.key));
    if (there) {
        Operation known = operation;
        known.id = kept.key;
        SEKISHO_TRY(row, foundMember(work, known));
        present = std::move(row);
    }
    if (!there) SEKISHO_CHECK(work.checkBase(operation, kept.key, 0));
    SEKISHO_CHECK(checkMayRestore(work, present, image));
    SEKISHO_TRY(after, restoreMember(work.db, work.tenant, present, image, work.now, work.effects));
    const bool wasIn = present && !present->member.deletedAt;
    const bool isIn = after && !after->member.deletedAt;
    const bool idChanged = present && after && present->member.email != after->member.email;
    if (wasIn && (!isIn || idChanged || (after->member.suspended && !present->member.suspended)))
        SEKISHO_CHECK(work.endSessions(present->member.id, !isIn ? "deleted" : idChanged ? "idChanged" : "suspended"));
    if (present && after && wasIn != isIn) work.movesInRooms(isIn ? 1 : -1);
    const Member& named = after ? after->member : present ? present->member : image ? image->member : Member();
    Outcome out = outcomeOf(kept.key, named.displayName(), present ? recordOf(*present) : std::string(),
                            present ? present->member.version : 0, after ? recordOf(*after) : std::string(),
                            after ? after->member.version : 0);
    if (wasIn != isIn) out.verdict = isIn ? Verdict::Added : Verdict::Removed;
    return out;
}

Result<std::optional<Present>> presentMember(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(row, db.often("SELECT version, doc FROM member WHERE uid = :uid AND domain_id = :domain", 2, 2));
    row->bind(1, uid).bind(2, std::int64_t{domain});
    SEKISHO_TRY(there, row->step());
    if (!there) return out;
    out = Present{row->int64(0), sekisho::api::recordDigest(row->text(1))};
    row->reset();
    return out;
}

Result<std::optional<sekisho::Version>> memberVersion(Database& db, DomainId domain, std::string_view uid) {
    std::optional<sekisho::Version> out;
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT version FROM member WHERE uid = :uid AND domain_id = :domain",
                                                 uid, domain));
    if (row) out = std::get<0>(*row);
    return out;
}

} // namespace sekishod
