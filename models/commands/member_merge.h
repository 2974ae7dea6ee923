#pragma once
// Three-way merge of a member: what I changed, what somebody else changed meanwhile, and where both did differently.
// Pure.

#include "models/domain/member.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

struct FieldChange {
    std::string key; // wire path of resources/member_fields.json, or "customProperties.NAME"
    std::string from;
    std::string to;
};
struct MergeConflict {
    std::string key;
    std::string base, mine, theirs; // as texts
};
struct MergeResult {
    Member merged; // theirs plus all my changes that do not clash
    std::vector<FieldChange> mine;
    std::vector<FieldChange> theirs;
    std::vector<MergeConflict> conflicts;
};

std::vector<std::string_view> mergeableFields();
std::string fieldAsText(const Member& member, std::string_view key); // lists and objects in a stable readable form
void copyField(Member& to, const Member& from, std::string_view key);
std::vector<FieldChange> changesBetween(const Member& before, const Member& after);
MergeResult mergeMembers(const Member& base, const Member& mine, const Member& theirs);

} // namespace sekisho::commands
