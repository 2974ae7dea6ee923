#include "models/api/group_wire.h"

#include "models/api/json_text.h"
#include "models/api/names.h"
#include "models/api/request_fields.h"

namespace sekisho::api {

namespace {

std::optional<std::string> keyOf(const GroupNames& names, const GroupMember& member) {
    return names.memberKey ? names.memberKey(member) : std::nullopt;
}
std::optional<std::string> keyOf(const GroupNames& names, const UserId& user) {
    return names.userKey ? names.userKey(user) : std::nullopt;
}

void writeGroupMember(JsonText& json, const GroupMember& member, const GroupNames& names) {
    json.begin();
    json.key("id").text(member.id);
    json.key("type").text(groupMemberKindKey(member.kind));
    json.nullable("externalKey", keyOf(names, member));
    json.end();
}

void writeGroupUser(JsonText& json, const UserId& user, const GroupNames& names) {
    json.begin();
    json.key("userId").text(user.value);
    json.nullable("userExternalKey", keyOf(names, user));
    json.end();
}

void writeGroupUsers(JsonText& json, std::string_view key, const std::vector<UserId>& users, const GroupNames& names) {
    json.key(key).beginArray();
    for (const UserId& user : users)
        writeGroupUser(json, user, names);
    json.endArray();
}

void writeGroupMail(JsonText& json, const Group& group, const GroupNames& names) {
    const auto texts = [&json](std::string_view key, const std::vector<std::string>& list) {
        json.key(key).beginArray();
        for (const auto& text : list)
            json.text(text);
        json.endArray();
    };
    json.key("useMail").flag(group.useMail);
    json.nullable("groupEmail", group.email);
    texts("aliasEmails", group.aliasEmails);
    json.key("canReceiveExternalMail").flag(group.canReceiveExternalMail);
    texts("toExternalEmails", group.externalEmails);
    writeGroupUsers(json, kGroupRecipients, group.emailRecipients, names);
    writeGroupUsers(json, kGroupSenders, group.emailSenders, names);
}

void readGroupEntry(const Fields& item, GroupMember& member, const IdResolver& ids) {
    item.need("type");
    std::string type;
    item.text("type", type);
    if (item.failed()) return;
    const auto kind = groupMemberKindOf(type);
    if (!kind) return item.fail("type", "UNKNOWN_VALUE", item.pathOf("type") + " must be USER, ORGUNIT or GROUP.");
    member.kind = *kind;
    const auto take = [&]<class T>(const std::function<Result<T>(const std::string&)>& resolve) {
        T id;
        item.id("id", id, resolve);
        member.id = std::move(id.value);
    };
    switch (*kind) {
    case GroupMemberKind::User:
        return take(ids.user);
    case GroupMemberKind::OrgUnit:
        return take(ids.orgUnit);
    case GroupMemberKind::Group:
        return take(ids.group);
    }
}

void readGroupFeatures(const Fields& fields, RoomFeatures& features) {
    fields.flag("useMessage", features.message, false);
    fields.flag("useNote", features.note, false);
    fields.flag("useCalendar", features.calendar, false);
    fields.flag("useTask", features.task, false);
    fields.flag("useFolder", features.folder, false);
}

void readGroupMailFields(const Fields& fields, Group& group, const IdResolver& ids) {
    fields.flag("useMail", group.useMail, false);
    fields.text("groupEmail", group.email);
    fields.texts("aliasEmails", group.aliasEmails);
    fields.flag("canReceiveExternalMail", group.canReceiveExternalMail, false);
    fields.texts("toExternalEmails", group.externalEmails);
    const auto user = [&](const Fields& item, UserId& to) { item.id("userId", to, ids.user); };
    fields.objects(kGroupRecipients, group.emailRecipients, user);
    fields.objects(kGroupSenders, group.emailSenders, user);
}

} // namespace

std::string groupText(const Group& group, const GroupNames& names) {
    JsonText json(1024 + group.members.size() * 96);
    json.begin();
    json.key("domainId").number(group.domain);
    json.key("groupId").text(group.id.value);
    json.key("groupName").text(group.name);
    json.nullable("description", group.description);
    json.key("visible").flag(group.visible);
    json.key("useServiceNotification").flag(group.useServiceNotification);
    json.key("serviceManageable").flag(group.serviceManageable);
    json.nullable("groupExternalKey", group.externalKey);
    writeGroupUsers(json, "administrators", group.administrators, names);
    json.key("members").beginArray();
    for (const GroupMember& member : group.members)
        writeGroupMember(json, member, names);
    json.endArray();
    json.key("useMessage").flag(group.features.message);
    json.key("useNote").flag(group.features.note);
    json.key("useCalendar").flag(group.features.calendar);
    json.key("useTask").flag(group.features.task);
    json.key("useFolder").flag(group.features.folder);
    writeGroupMail(json, group, names);
    json.end();
    return json.take();
}

std::string groupMemberText(const GroupMember& member, const GroupNames& names) {
    JsonText json(128);
    writeGroupMember(json, member, names);
    return json.take();
}

std::string groupMasterText(const UserId& master, const GroupNames& names) {
    JsonText json(128);
    writeGroupUser(json, master, names);
    return json.take();
}

Result<Group> groupFromRequest(const boost::json::value& body, WriteMode mode, const Group& base,
                               const IdResolver& ids) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    Group group = base;
    fields.need("domainId");
    checkDomain(fields, base.domain);
    fields.need("groupName");
    fields.text("groupName", group.name);
    fields.text("description", group.description);
    fields.flag("visible", group.visible, true);
    fields.flag("useServiceNotification", group.useServiceNotification, false);
    fields.flag("serviceManageable", group.serviceManageable, true);
    fields.key("groupExternalKey", group.externalKey);
    fields.need("administrators");
    fields.objects("administrators", group.administrators,
                   [&](const Fields& item, UserId& to) { item.id("userId", to, ids.user); });
    fields.need("members");
    fields.objects("members", group.members,
                   [&](const Fields& item, GroupMember& to) { readGroupEntry(item, to, ids); });
    readGroupFeatures(fields, group.features);
    readGroupMailFields(fields, group, ids);
    if (fault) return Unexpected(std::move(*fault));
    return group;
}

Done takeGroupType(const boost::json::value& body, Group& group) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    std::string type;
    Fields(*object, WriteMode::Patch, fault).text("groupType", type);
    if (fault) return Unexpected(std::move(*fault));
    if (type.empty()) return {};
    const bool external = type == groupKindKey(GroupKind::External);
    if (!external && type != groupKindKey(GroupKind::Internal))
        return badInput("groupType", "UNKNOWN_VALUE", "groupType must be internal or external.");
    const GroupKind kind = external ? GroupKind::External : GroupKind::Internal;
    if (!group.id.empty() && kind != group.kind) return badInput("groupType", "GROUP_TYPE_STAYS", {});
    if (group.id.empty() && external && !object->contains("visible")) group.visible = false;
    group.kind = kind;
    return {};
}

Result<GroupMember> groupMemberFromRequest(const boost::json::value& body, const IdResolver& ids) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    GroupMember member;
    readGroupEntry(Fields(*object, WriteMode::Create, fault), member, ids);
    if (fault) return Unexpected(std::move(*fault));
    return member;
}

Result<UserId> groupMasterFromRequest(const boost::json::value& body, const IdResolver& ids) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    UserId master;
    Fields(*object, WriteMode::Create, fault).id("userId", master, ids.user);
    if (fault) return Unexpected(std::move(*fault));
    return master;
}

} // namespace sekisho::api
