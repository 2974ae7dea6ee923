#pragma once
// The fields of a member as they are merged (field_merge.h): two administrators may have saved the same one. Pure.

#include "models/commands/field_merge.h"
#include "models/domain/member.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

// Keys are wire paths of resources/member_fields.json, or "customProperties.NAME".
using MergeResult = Merge<Member>;

std::vector<std::string_view> mergeableFields();
std::string fieldAsText(const Member& member, std::string_view key); // lists and objects in a stable readable form
void copyField(Member& to, const Member& from, std::string_view key);
std::vector<ChangedField> changesBetween(const Member& before, const Member& after);
MergeResult mergeMembers(const Member& base, const Member& mine, const Member& theirs);

} // namespace sekisho::commands
