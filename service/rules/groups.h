#pragma once
// Groups of a tenant: finding, changing, members of three kinds, masters (lineworks-api.md §3.3; admin-screens.md §5).
// Same conventions as members.h; ids are resource ids, externalKey:… or the group's mail address.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/domain/group_limits.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sekishod {

using sekisho::kMostDirectMembers;
using sekisho::kMostGroups;
using sekisho::kMostGroupsOfMember;

struct GroupRow {
    std::int64_t row = 0;
    sekisho::Group group;
};

sekisho::Result<std::optional<std::int64_t>> findGroup(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                       std::string_view idText);
// GROUP_NOT_EXIST (404).
sekisho::Result<GroupRow> loadGroup(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view idText);
sekisho::Result<GroupRow> loadGroupRow(sekisho::sql::Database& db, std::int64_t row);

sekisho::Result<bool> groupNameTaken(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view name);

// GROUP_ALREADY_EXIST, EXTERNAL_KEY_ALREADY_EXIST, EMAIL_ALREADY_EXIST (409); GROUP_LOOP, GROUP_LAST_MASTER (400);
// LIMIT_EXCEEDED, MEMBER_GROUPS_LIMIT (403, names who is at the limit); USER_NOT_EXIST … (404) at members.id.
sekisho::Result<GroupRow> createGroup(sekisho::sql::Database& db, const Tenant& tenant, sekisho::Group group,
                                      Effects& effects);
// Turning talk off moves the room into the archive. A group stays of the kind that it was made.
sekisho::Result<GroupRow> updateGroup(sekisho::sql::Database& db, const Tenant& tenant, const GroupRow& before,
                                      sekisho::Group after, sekisho::Instant now, Effects& effects);
// Its room goes into the archive; groups that hold it lose it.
sekisho::Done deleteGroup(sekisho::sql::Database& db, const Tenant& tenant, const GroupRow& before,
                          sekisho::Instant now, Effects& effects);

// GROUP_MEMBER_ALREADY_EXIST (409), GROUP_MEMBER_NOT_EXIST (404).
sekisho::Result<GroupRow> addGroupMember(sekisho::sql::Database& db, const Tenant& tenant, const GroupRow& before,
                                         const sekisho::GroupMember& member, Effects& effects);
sekisho::Result<GroupRow> removeGroupMember(sekisho::sql::Database& db, const Tenant& tenant, const GroupRow& before,
                                            const sekisho::GroupMember& member, Effects& effects);
// GROUP_MASTER_ALREADY_EXIST (409), GROUP_MASTER_NOT_EXIST (404), GROUP_LAST_MASTER (400).
sekisho::Result<GroupRow> addGroupMaster(sekisho::sql::Database& db, const Tenant& tenant, const GroupRow& before,
                                         const sekisho::UserId& master, Effects& effects);
sekisho::Result<GroupRow> removeGroupMaster(sekisho::sql::Database& db, const Tenant& tenant, const GroupRow& before,
                                            const sekisho::UserId& master, Effects& effects);

// The picture of a group stands beside its record, and an undo leaves it as it is. PHOTO_FORMAT, PHOTO_TOO_LARGE.
sekisho::Done setGroupPhoto(sekisho::sql::Database& db, const GroupRow& before, std::string_view mime,
                            std::string_view bytes, sekisho::Instant now, Effects& effects);
// PHOTO_NOT_EXIST (404).
sekisho::Done removeGroupPhoto(sekisho::sql::Database& db, const GroupRow& before, Effects& effects);

// What is deleted leaves all groups at once, and comes back to them only by an undo. A group may be left without a
// master.
sekisho::Done leaveGroups(sekisho::sql::Database& db, sekisho::GroupMemberKind kind, std::int64_t row,
                          const std::string& uid, Effects& effects);

} // namespace sekishod
