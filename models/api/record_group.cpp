#include "models/api/names.h"
#include "models/api/record.h"
#include "models/api/record_parts.h"

namespace sekisho::api {

namespace {

void readGroupMember(JsonReader& r, od::value v, GroupMember& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "id")
            r.text(value, to.id);
        else if (key == "type") {
            const auto kind = groupMemberKindOf(r.view(value));
            if (kind)
                to.kind = *kind;
            else
                r.ok = false;
        }
    });
}

void readGroupFeature(JsonReader& r, std::uint32_t key, od::value value, RoomFeatures& features) {
    switch (key) {
    case "useMessage"_key:
        return r.flag(value, features.message);
    case "useNote"_key:
        return r.flag(value, features.note);
    case "useCalendar"_key:
        return r.flag(value, features.calendar);
    case "useTask"_key:
        return r.flag(value, features.task);
    case "useFolder"_key:
        return r.flag(value, features.folder);
    default:
        return;
    }
}

void readGroupMail(JsonReader& r, std::uint32_t key, od::value value, Group& g) {
    switch (key) {
    case "useMail"_key:
        return r.flag(value, g.useMail);
    case "groupEmail"_key:
        return r.text(value, g.email);
    case "aliasEmails"_key:
        return r.texts(value, g.aliasEmails);
    case "canReceiveExternalMail"_key:
        return r.flag(value, g.canReceiveExternalMail);
    case "toExternalEmails"_key:
        return r.texts(value, g.externalEmails);
    case keyHash(kGroupRecipients):
        return readUserRefs(r, value, g.emailRecipients);
    case keyHash(kGroupSenders):
        return readUserRefs(r, value, g.emailSenders);
    default:
        return readGroupFeature(r, key, value, g.features);
    }
}

void readGroupKind(JsonReader& r, od::value value, Group& g) {
    const std::string_view kind = r.view(value);
    if (kind == groupKindKey(GroupKind::External))
        g.kind = GroupKind::External;
    else if (kind != groupKindKey(GroupKind::Internal))
        r.ok = false;
}

void readGroupField(JsonReader& r, std::string_view name, od::value value, Group& g) {
    const std::uint32_t key = keyHash(name);
    switch (key) {
    case "domainId"_key:
        return r.number(value, g.domain);
    case "groupId"_key:
        return r.id(value, g.id);
    case "groupType"_key:
        return readGroupKind(r, value, g);
    case "groupExternalKey"_key:
        return r.key(value, g.externalKey);
    case "groupName"_key:
        return r.text(value, g.name);
    case "description"_key:
        return r.text(value, g.description);
    case "visible"_key:
        return r.flag(value, g.visible);
    case "useServiceNotification"_key:
        return r.flag(value, g.useServiceNotification);
    case "serviceManageable"_key:
        return r.flag(value, g.serviceManageable);
    case "administrators"_key:
        return readUserRefs(r, value, g.administrators);
    case "hasPhoto"_key:
        return r.flag(value, g.hasPhoto);
    case "members"_key:
        return r.list(value, g.members, [&](od::value item, GroupMember& one) { readGroupMember(r, item, one); });
    case "version"_key:
        return r.number(value, g.version);
    default:
        return readGroupMail(r, key, value, g);
    }
}

} // namespace

std::string recordText(const Group& g) {
    JsonText json(512 + g.members.size() * 72);
    json.begin();
    json.key("domainId").number(g.domain);
    json.key("groupId").text(g.id.value);
    json.key("groupType").text(groupKindKey(g.kind));
    json.some("groupExternalKey", g.externalKey);
    json.key("groupName").text(g.name);
    json.some("description", g.description);
    json.flagUnless(true, "visible", g.visible);
    json.flagUnless(false, "useServiceNotification", g.useServiceNotification);
    json.flagUnless(true, "serviceManageable", g.serviceManageable);
    writeUsers(json, "administrators", g.administrators);
    if (!g.members.empty()) {
        json.key("members").beginArray();
        for (const GroupMember& member : g.members) {
            json.begin();
            json.key("id").text(member.id);
            json.key("type").text(groupMemberKindKey(member.kind));
            json.end();
        }
        json.endArray();
    }
    json.flagUnless(false, "useMessage", g.features.message);
    json.flagUnless(false, "useNote", g.features.note);
    json.flagUnless(false, "useCalendar", g.features.calendar);
    json.flagUnless(false, "useTask", g.features.task);
    json.flagUnless(false, "useFolder", g.features.folder);
    json.flagUnless(false, "useMail", g.useMail);
    json.some("groupEmail", g.email);
    writeTexts(json, "aliasEmails", g.aliasEmails);
    json.flagUnless(false, "canReceiveExternalMail", g.canReceiveExternalMail);
    writeTexts(json, "toExternalEmails", g.externalEmails);
    writeUsers(json, kGroupRecipients, g.emailRecipients);
    writeUsers(json, kGroupSenders, g.emailSenders);
    json.flagUnless(false, "hasPhoto", g.hasPhoto);
    json.key("version").number(g.version);
    json.end();
    return json.take();
}

Result<Group> groupFromRecord(std::string_view json) {
    auto group = parsed<Group>(json, readGroupField);
    if (group && group->id.empty()) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no groupId.");
    return group;
}

} // namespace sekisho::api
