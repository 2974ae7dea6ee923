#pragma once
// Private to this folder: a group's row and what hangs on it, kept in step.

#include "service/rules/groups.h"

#include <cstdint>
#include <vector>

namespace sekishod {

struct GroupLink { // row id behind a direct member
    sekisho::GroupMemberKind kind;
    std::int64_t row = 0;
    bool operator==(const GroupLink&) const = default;
};
struct GroupLinks {
    std::vector<GroupLink> members;
    std::vector<std::int64_t> masters;
};

// Resource ids to row ids; refuses what does not exist, deleted members, loops. `self` 0: the group is not there yet.
sekisho::Result<GroupLinks> groupLinksOf(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::Group& group,
                                         std::int64_t self);
// Refuses members that come to this group and are in too many already.
sekisho::Done checkGroupsOfMembers(sekisho::sql::Database& db, const GroupLinks& links, std::int64_t self);

sekisho::Result<std::int64_t> insertGroupRow(sekisho::sql::Database& db, const sekisho::Group& group);
// Raises the version, writes columns and doc.
sekisho::Result<GroupRow> storeGroupRow(sekisho::sql::Database& db, GroupRow changed);
sekisho::Done storeGroupLinks(sekisho::sql::Database& db, std::int64_t row, const GroupLinks& links);

} // namespace sekishod
