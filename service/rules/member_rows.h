#pragma once
// Private to this folder: a member's row and everything that hangs on it, kept in step.

#include "service/rules/addresses.h"
#include "service/rules/members.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sekishod {

// Columns in the order of MemberColumns, then doc; the row id comes first.
inline constexpr std::string_view kMemberColumns =
    "m.id, m.pending, m.suspended, m.activation, m.deleted, m.super, m.last_access, m.version, m.doc";
inline constexpr int kMemberColumnCount = 9;
MemberColumns columnsOfRow(const sekisho::sql::Native& row, int first = 0);
// Reads those columns of the present row, starting at `first`.
sekisho::Result<MemberRow> memberOfRow(const sekisho::sql::Native& row, int first = 0);

struct MembershipLink {
    std::int64_t orgUnit = 0;
    std::optional<std::int64_t> position;
    const sekisho::OrgUnitMembership* of = nullptr;
};
struct MemberLinks { // row ids behind the references of a member
    std::vector<MembershipLink> memberships;
    std::optional<std::int64_t> level;
    std::optional<std::int64_t> userType;
};

// Resource ids to row ids; refuses what does not exist or belongs to a feature that is off. Points into `member`.
sekisho::Result<MemberLinks> linksOf(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::Member& member);

// The state columns as they are stored for this member: pending, suspended, activation, deleted, super, last access.
struct StateValues {
    std::int64_t pending;
    std::int64_t suspended;
    std::optional<std::int64_t> activation;
    std::optional<std::int64_t> deleted;
    std::int64_t super;
    std::optional<std::int64_t> lastAccess;
};
StateValues stateOf(const sekisho::Member& member);
std::string sortKeyOf(const sekisho::Member& member);
// The employee number, the end of the leave and the names that he is found by as their columns have them (schema step
// 31).
std::optional<std::string_view> numberOf(const sekisho::Member& member);
std::optional<std::string> leaveEndOf(const sekisho::Member& member);
std::string searchWordsOf(const sekisho::Member& member);

// `record`: of this member. `row`: the row id that the member had before.
sekisho::Result<std::int64_t> insertMemberRow(sekisho::sql::Database& db, const sekisho::Member& member,
                                              std::string_view record, std::optional<std::int64_t> row = std::nullopt);
// Raises the version, sets updatedAt, writes columns and doc.
sekisho::Result<MemberRow> storeMemberRow(sekisho::sql::Database& db, MemberRow changed, sekisho::Instant now);
// member_orgunit, member_rank and member_scope are these from now on.
sekisho::Done storeLinks(sekisho::sql::Database& db, std::int64_t row, const MemberLinks& links);
sekisho::Done addLinks(sekisho::sql::Database& db, std::int64_t row, const MemberLinks& links); // of a new row
// member_property: of which custom properties the member holds a value.
sekisho::Done storeProperties(sekisho::sql::Database& db, const Tenant& tenant, std::int64_t row,
                              const sekisho::Member& member);

std::vector<Address> addressesOf(const sekisho::Member& member);
sekisho::Done checkKeyFree(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::Member& member);
AuditEntry memberNote(std::string action, const sekisho::Member& member, std::string changes);
// An organization has one head: whoever was it loses the post with a record of his own.
sekisho::Done unseat(sekisho::sql::Database& db, const MemberLinks& links, std::int64_t except, sekisho::Instant now,
                     Effects& effects);

} // namespace sekishod
