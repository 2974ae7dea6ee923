#include "service/rules/member_rows.h"

#include "models/api/custom_values.h"
#include "models/api/record.h"
#include "models/domain/text_fold.h"
#include "service/rules/id_text.h"
#include "service/rules/structure.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::SuspendedReason;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

std::optional<std::int64_t> optionalAt(const Native& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return row.int64(column);
}

std::optional<std::int64_t> millisOf(const std::optional<Instant>& t) {
    if (!t) return std::nullopt;
    return sekisho::toMillis(*t);
}

// The columns hold milliseconds; the record's microseconds stay when both mean the same moment.
void takeMillis(std::optional<Instant>& to, const std::optional<std::int64_t>& column) {
    if (millisOf(to) == column) return;
    to = column ? std::optional(sekisho::fromMillis(*column)) : std::nullopt;
}

Error noMember() {
    return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
}

// Whoever headed an organization last is named when its room is restored into a group.
Done noteHeads(Database& db, std::int64_t member) {
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO last_head(orgunit_uid, member_uid) SELECT o.uid, m.uid FROM member_orgunit mo JOIN orgunit o ON "
        "o.id = mo.orgunit_id JOIN member m ON m.id = mo.member_id WHERE mo.member_id = :id AND mo.is_manager = 1 "
        "ON CONFLICT(orgunit_uid) DO UPDATE SET member_uid = excluded.member_uid",
        member));
    return {};
}

Result<MemberRow> memberAt(Native& statement) {
    SEKISHO_TRY(there, statement.step());
    if (!there) return noMember();
    auto found = memberOfRow(statement);
    statement.reset();
    return found;
}

} // namespace

std::string recordOf(const MemberRow& row) {
    return row.record.empty() ? sekisho::api::recordText(row.member) : row.record;
}

void applyColumns(Member& member, const MemberColumns& columns) {
    member.pending = columns.pending != 0;
    member.suspended = columns.suspended != 0;
    member.suspendedReason = columns.suspended == 0   ? SuspendedReason::None
                             : columns.suspended == 2 ? SuspendedReason::LoginFail
                                                      : SuspendedReason::Master;
    takeMillis(member.activation, columns.activation);
    takeMillis(member.deletedAt, columns.deleted);
    takeMillis(member.lastAccess, columns.lastAccess);
    member.administrator = columns.super != 0;
    member.version = columns.version;
}

MemberColumns columnsOfRow(const Native& row, int first) {
    return {.pending = row.int64(first + 1),
            .suspended = row.int64(first + 2),
            .activation = optionalAt(row, first + 3),
            .deleted = optionalAt(row, first + 4),
            .super = row.int64(first + 5),
            .lastAccess = optionalAt(row, first + 6),
            .version = row.int64(first + 7)};
}

Result<MemberRow> memberOfRow(const Native& row, int first) {
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(row.text(first + 8)));
    applyColumns(member, columnsOfRow(row, first));
    return MemberRow{row.int64(first), std::move(member)};
}

Result<std::optional<std::int64_t>> findMember(Database& db, DomainId domain, std::string_view idText) {
    std::optional<std::int64_t> found;
    const auto take = [&found](Result<std::optional<std::tuple<std::int64_t>>> row) -> Done {
        if (!row) return sekisho::Unexpected(std::move(row).error());
        if (*row) found = std::get<0>(**row);
        return {};
    };
    if (idText.starts_with(kExternalKeyPrefix)) {
        SEKISHO_CHECK(
            take(db.firstOften<std::int64_t>("SELECT id FROM member WHERE domain_id = :domain AND external_key = :key",
                                             domain, idText.substr(kExternalKeyPrefix.size()))));
    } else if (!isResourceId(idText)) {
        SEKISHO_CHECK(take(db.firstOften<std::int64_t>(
            "SELECT m.id FROM address a JOIN member m ON m.uid = a.owner_uid "
            "WHERE a.domain_id = :domain AND a.address = :address AND a.kind IN ('member', 'alias')",
            domain, lowered(idText))));
    } else {
        SEKISHO_CHECK(take(db.firstOften<std::int64_t>("SELECT id FROM member WHERE uid = :uid AND domain_id = :domain",
                                                       idText, domain)));
    }
    return found;
}

Result<MemberRow> loadMember(Database& db, DomainId domain, std::string_view idText) {
    if (!isResourceId(idText)) {
        SEKISHO_TRY(row, findMember(db, domain, idText));
        if (!row) return noMember();
        return loadMemberRow(db, *row);
    }
    static const std::string text =
        fmt::format("SELECT {} FROM member m WHERE m.uid = ? AND m.domain_id = ?", kMemberColumns);
    SEKISHO_TRY(statement, db.often(text, 2, kMemberColumnCount));
    statement->bind(1, idText).bind(2, std::int64_t{domain});
    return memberAt(*statement);
}

Result<MemberRow> loadMemberRow(Database& db, std::int64_t row) {
    static const std::string text = fmt::format("SELECT {} FROM member m WHERE m.id = ?", kMemberColumns);
    SEKISHO_TRY(statement, db.often(text, 1, kMemberColumnCount));
    statement->bind(1, row);
    return memberAt(*statement);
}

StateValues stateOf(const Member& member) {
    const std::int64_t suspended = !member.suspended ? 0 : member.suspendedReason == SuspendedReason::LoginFail ? 2 : 1;
    return {.pending = member.pending ? 1 : 0,
            .suspended = suspended,
            .activation = millisOf(member.activation),
            .deleted = millisOf(member.deletedAt),
            .super = member.administrator ? 1 : 0,
            .lastAccess = millisOf(member.lastAccess)};
}

std::optional<std::string_view> numberOf(const Member& member) {
    if (member.employeeNumber.empty()) return std::nullopt;
    return member.employeeNumber;
}

std::optional<std::string> leaveEndOf(const Member& member) {
    if (!member.leave.end) return std::nullopt;
    return sekisho::formatUtc(*member.leave.end);
}

std::string searchWordsOf(const Member& member) {
    const sekisho::UserName& name = member.name;
    return fmt::format("{0} {1}\n{1} {0}\n{2} {3}", name.lastName, name.firstName, name.phoneticLastName,
                       name.phoneticFirstName);
}

std::string sortKeyOf(const Member& member) {
    return sekisho::sortKey(member.displayPhonetic(), member.displayName());
}

Result<std::int64_t> insertMemberRow(Database& db, const Member& member, std::string_view record,
                                     std::optional<std::int64_t> row) {
    const StateValues state = stateOf(member);
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO member(id, domain_id, uid, email, external_key, sort_key, pending, suspended, "
        "activation, deleted, super, last_access, created, updated, version, number, leave_end, words, doc) "
        "VALUES(:id, :domain, :uid, :email, :key, :sort, :pending, :suspended, :activation, :deleted, "
        ":super, :access, :created, :updated, :version, :number, :leave, :words, :doc)",
        row, member.domain, member.id.value, member.email, member.externalKey, sortKeyOf(member), state.pending,
        state.suspended, state.activation, state.deleted, state.super, state.lastAccess,
        sekisho::toMillis(member.createdAt), sekisho::toMillis(member.updatedAt), member.version, numberOf(member),
        leaveEndOf(member), searchWordsOf(member), record));
    return db.lastInsertId();
}

Result<MemberRow> storeMemberRow(Database& db, MemberRow changed, Instant now) {
    Member& member = changed.member;
    ++member.version;
    member.updatedAt = now;
    const StateValues state = stateOf(member);
    const std::string sortKey = sortKeyOf(member);
    const auto leaveEnd = leaveEndOf(member);
    const std::string words = searchWordsOf(member);
    changed.record = sekisho::api::recordText(member);
    const std::string& record = changed.record;
    // Every column that an UPDATE names is written anew in its index, the same value too, and each index is another
    // page. Mostly none of these has changed, and of who goes or rests only the state.
    SEKISHO_TRY(same,
                db.execOften("UPDATE member SET updated = :updated, version = :version, doc = :doc WHERE id = :id AND "
                             "email = :email AND external_key IS :key AND sort_key = :sort AND deleted IS :deleted "
                             "AND number IS :number AND leave_end IS :leave AND words IS :words AND pending = "
                             ":pending AND suspended = :suspended AND activation IS :activation AND super = :super",
                             sekisho::toMillis(now), member.version, record, changed.row, member.email,
                             member.externalKey, sortKey, state.deleted, numberOf(member), leaveEnd, words,
                             state.pending, state.suspended, state.activation, state.super));
    if (same > 0) return changed;
    SEKISHO_TRY(ofState,
                db.execOften("UPDATE member SET pending = :pending, suspended = :suspended, activation = :activation, "
                             "deleted = :deleted, super = :super, updated = :updated, version = :version, doc = :doc "
                             "WHERE id = :id AND email = :email AND external_key IS :key AND sort_key = :sort AND "
                             "number IS :number AND leave_end IS :leave AND words IS :words",
                             state.pending, state.suspended, state.activation, state.deleted, state.super,
                             sekisho::toMillis(now), member.version, record, changed.row, member.email,
                             member.externalKey, sortKey, numberOf(member), leaveEnd, words));
    if (ofState > 0) return changed;
    SEKISHO_CHECK(db.execOften(
        "UPDATE member SET email = :email, external_key = :key, sort_key = :sort, pending = :pending, "
        "suspended = :suspended, activation = :activation, deleted = :deleted, super = :super, "
        "updated = :updated, version = :version, number = :number, leave_end = :leave, words = :words, doc = :doc "
        "WHERE id = :id",
        member.email, member.externalKey, sortKey, state.pending, state.suspended, state.activation, state.deleted,
        state.super, sekisho::toMillis(now), member.version, numberOf(member), leaveEnd, words, record, changed.row));
    return changed;
}

Done storeLinks(Database& db, std::int64_t row, const MemberLinks& links) {
    SEKISHO_CHECK(noteHeads(db, row));
    SEKISHO_CHECK(db.execOften("DELETE FROM member_orgunit WHERE member_id = :id", row));
    SEKISHO_CHECK(db.execOften("DELETE FROM member_scope WHERE member_id = :id", row));
    SEKISHO_CHECK(db.execOften("DELETE FROM member_rank WHERE member_id = :id AND rank_id IN (SELECT id FROM rank "
                               "WHERE domain_id = (SELECT domain_id FROM member WHERE id = :id2))",
                               row, row));
    return addLinks(db, row, links);
}

Done addLinks(Database& db, std::int64_t row, const MemberLinks& links) {
    int order = 0;
    for (const auto& link : links.memberships) {
        SEKISHO_CHECK(
            db.execOften("INSERT INTO member_orgunit(orgunit_id, member_id, is_primary, is_manager, visible, "
                         "use_team, position_id, ord) VALUES(:unit, :member, :primary, :manager, :visible, :team, "
                         ":position, :ord)",
                         link.orgUnit, row, link.of->primary, link.of->isManager, link.of->visible,
                         link.of->useTeamFeature, link.position, order++));
        SEKISHO_CHECK(db.execOften("INSERT OR IGNORE INTO member_scope(orgunit_id, member_id) WITH RECURSIVE up(id) AS "
                                   "(SELECT :unit UNION SELECT o.parent_id FROM up JOIN orgunit o ON o.id = up.id "
                                   "WHERE o.parent_id IS NOT NULL) SELECT id, :member FROM up",
                                   link.orgUnit, row));
    }
    for (const auto& rank : {links.level, links.userType})
        if (rank)
            SEKISHO_CHECK(
                db.execOften("INSERT INTO member_rank(rank_id, member_id) VALUES(:rank, :member)", *rank, row));
    return {};
}

Done storeProperties(Database& db, const Tenant& tenant, std::int64_t row, const Member& member) {
    if (tenant.properties.empty()) return {};
    SEKISHO_CHECK(db.execOften("DELETE FROM member_property WHERE member_id = :id", row));
    for (const std::string& name : sekisho::api::customValueNames(member.customPropertiesJson))
        SEKISHO_CHECK(db.execOften("INSERT INTO member_property(property_id, member_id) SELECT id, :member FROM "
                                   "custom_property WHERE domain_id = :domain AND name = :name",
                                   row, tenant.domain, name));
    return {};
}

} // namespace sekishod
