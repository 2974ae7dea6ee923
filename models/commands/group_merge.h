#pragma once
// The fields of a group as they are merged (field_merge.h). Of its lists (members, masters, addresses, mail rights)
// each entry is one: who adds somebody and who takes somebody else out do not clash. Pure.

#include "models/commands/field_merge.h"
#include "models/domain/group.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

std::vector<ChangedField> changesBetween(const Group& before, const Group& after); // by names of the wire
std::string fieldAsText(const Group& group, std::string_view key);                 // entries of lists: "true", or empty

// Talk off on one side and something that needs it on the other clash.
Merge<Group> mergeGroups(const Group& base, const Group& mine, const Group& theirs);
// The outcome when of the clashing fields those in `keepMine` are mine, the others theirs.
Group resolvedGroup(const Merge<Group>& merge, const Group& mine, const std::vector<std::string>& keepMine);

struct GroupEntryKey { // of "members.USER:id", "administrators.id", "aliasEmails.address"
    std::string_view list;
    std::string_view kind; // of members only
    std::string_view entry;
};
GroupEntryKey groupEntryOf(std::string_view key); // list empty: no entry of a list

} // namespace sekisho::commands
