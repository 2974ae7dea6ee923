#include "models/commands/group_merge.h"

#include <algorithm>
#include <array>

namespace sekisho::commands {

namespace {

constexpr std::string_view kGroupTalk = "useMessage";
constexpr std::string_view kGroupMembers = "members";
constexpr std::array<std::string_view, 6> kGroupLists{kGroupMembers,
                                                      "administrators",
                                                      "aliasEmails",
                                                      "toExternalEmails",
                                                      "membersAllowedToUseGroupEmailAsRecipient",
                                                      "membersAllowedToUseGroupEmailAsSender"};

std::string entryName(const GroupMember& member) {
    return std::string(groupMemberKindKey(member.kind)) + ':' + member.id;
}
std::string entryName(const UserId& user) {
    return user.value;
}
std::string entryName(const std::string& text) {
    return text;
}

bool isEntry(const GroupMember& member, std::string_view name) {
    return name.ends_with(member.id) && name == entryName(member);
}
bool isEntry(const UserId& user, std::string_view name) {
    return user.value == name;
}
bool isEntry(const std::string& text, std::string_view name) {
    return text == name;
}

template<class Entry>
FieldFamily<Group> listFamily(std::string_view key, std::vector<Entry> Group::*list) {
    const auto find = [list](const Group& group, const std::string& name) {
        return std::ranges::find_if(group.*list, [&name](const Entry& entry) { return isEntry(entry, name); });
    };
    return {key,
            [list](const Group& group) {
                std::vector<std::string> names;
                for (const Entry& entry : group.*list)
                    names.push_back(entryName(entry));
                return names;
            },
            [list, find](const Group& group, const std::string& name) {
                return std::string(find(group, name) == (group.*list).end() ? "" : "true");
            },
            [list, find](Group& to, const Group& from, const std::string& name) {
                std::erase_if(to.*list, [&name](const Entry& entry) { return isEntry(entry, name); });
                if (const auto there = find(from, name); there != (from.*list).end()) (to.*list).push_back(*there);
            }};
}

FieldAccess<Group> featureField(std::string_view key, bool RoomFeatures::*flag) {
    return {key, [flag](const Group& group) { return std::string(group.features.*flag ? "true" : "false"); },
            [flag](Group& to, const Group& from) { to.features.*flag = from.features.*flag; }};
}

std::string keyText(const Group& group) {
    return group.externalKey.value_or(std::string());
}

void copyMail(Group& to, const Group& from) {
    to.email = from.email;
    to.useMail = from.useMail;
}

const FieldTable<Group>& groupTable() {
    static const FieldTable<Group> fields(
        {
            textField("groupName", &Group::name),
            textField("description", &Group::description),
            {"groupEmail", [](const Group& group) { return group.email; }, &copyMail},
            derivedField("groupExternalKey", &keyText, &Group::externalKey),
            flagField("visible", &Group::visible),
            flagField("serviceManageable", &Group::serviceManageable),
            flagField("useServiceNotification", &Group::useServiceNotification),
            flagField("canReceiveExternalMail", &Group::canReceiveExternalMail),
            featureField(kGroupTalk, &RoomFeatures::message),
            featureField("useNote", &RoomFeatures::note),
            featureField("useCalendar", &RoomFeatures::calendar),
            featureField("useTask", &RoomFeatures::task),
            featureField("useFolder", &RoomFeatures::folder),
        },
        {
            listFamily(kGroupLists[0], &Group::members),
            listFamily(kGroupLists[1], &Group::administrators),
            listFamily(kGroupLists[2], &Group::aliasEmails),
            listFamily(kGroupLists[3], &Group::externalEmails),
            listFamily(kGroupLists[4], &Group::emailRecipients),
            listFamily(kGroupLists[5], &Group::emailSenders),
        });
    return fields;
}

bool needsTalk(const RoomFeatures& features) {
    return features.note || features.calendar || features.task || features.folder;
}

} // namespace

std::vector<ChangedField> changesBetween(const Group& before, const Group& after) {
    return groupTable().changes(before, after);
}

std::string fieldAsText(const Group& group, std::string_view key) {
    return groupTable().text(group, key);
}

Merge<Group> mergeGroups(const Group& base, const Group& mine, const Group& theirs) {
    Merge<Group> result = groupTable().merge(base, mine, theirs);
    const bool clashes = std::ranges::find(result.conflicts, kGroupTalk, &MergeConflict::key) != result.conflicts.end();
    if (!result.merged.features.message && needsTalk(result.merged.features) && !clashes) {
        groupTable().copy(result.merged, theirs, kGroupTalk);
        result.conflicts.push_back({std::string(kGroupTalk), fieldAsText(base, kGroupTalk),
                                    fieldAsText(mine, kGroupTalk), fieldAsText(theirs, kGroupTalk)});
    }
    return result;
}

Group resolvedGroup(const Merge<Group>& merge, const Group& mine, const std::vector<std::string>& keepMine) {
    Group out = merge.merged;
    for (const std::string& key : keepMine)
        groupTable().copy(out, mine, key);
    if (!out.features.message) out.features = {};
    return out;
}

GroupEntryKey groupEntryOf(std::string_view key) {
    const std::size_t dot = key.find('.');
    if (dot == std::string_view::npos || std::ranges::find(kGroupLists, key.substr(0, dot)) == kGroupLists.end())
        return {};
    GroupEntryKey out{key.substr(0, dot), {}, key.substr(dot + 1)};
    if (out.list != kGroupMembers) return out;
    const std::size_t colon = out.entry.find(':');
    out.kind = out.entry.substr(0, colon);
    out.entry.remove_prefix(colon + 1);
    return out;
}

} // namespace sekisho::commands
