#pragma once
// The public group object (lineworks-api.md §3.3), exact names and shapes.

#include "models/api/user_wire.h"
#include "models/domain/group.h"

#include <functional>
#include <optional>
#include <string>

namespace sekisho::api {

// External keys beside the ids of an answer; without a function they are null.
struct GroupNames {
    std::function<std::optional<std::string>(const GroupMember&)> memberKey;
    std::function<std::optional<std::string>(const UserId&)> userKey;
};

std::string groupText(const Group& group, const GroupNames& names);
std::string groupMemberText(const GroupMember& member, const GroupNames& names); // {id, type, externalKey}
std::string groupMasterText(const UserId& master, const GroupNames& names);      // {userId, userExternalKey}

// What the console sends: all that is set, and only what differs ("{}": nothing does).
std::string createText(const Group& group); // with groupType, which only a changeset obeys
std::string patchText(const Group& base, const Group& edited);

// Ids are resource ids, externalKey:… or mail addresses, turned into resource ids by `ids`.
Result<Group> groupFromRequest(const boost::json::value& body, WriteMode mode, const Group& base,
                               const IdResolver& ids);
// Of an operation of a changeset: `groupType` "internal" or "external", which a new group becomes (internal when it is
// missing, private when it is external and nothing else is said) and one that is there must be: GROUP_TYPE_STAYS.
Done takeGroupType(const boost::json::value& body, Group& group);
Result<GroupMember> groupMemberFromRequest(const boost::json::value& body, const IdResolver& ids); // {id, type}
Result<UserId> groupMasterFromRequest(const boost::json::value& body, const IdResolver& ids);      // {userId}

} // namespace sekisho::api
