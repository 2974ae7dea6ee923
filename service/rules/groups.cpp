#include "service/rules/groups.h"

#include "models/api/record.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "service/rules/addresses.h"
#include "service/rules/diff.h"
#include "service/rules/group_rows.h"
#include "service/rules/restore.h"
#include "service/rules/rooms.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Group;
using sekisho::GroupMember;
using sekisho::GroupMemberKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::UserId;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

AuditEntry noteOf(std::string action, const Group& group, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "group",
            .targetId = group.id.value,
            .targetName = group.name,
            .changesJson = std::move(changes)};
}

// Who came and who went, not the whole lists.
json::array without(const std::vector<GroupMember>& all, const std::vector<GroupMember>& others) {
    const auto before = [](const GroupMember* a, const GroupMember* b) {
        return std::tie(a->kind, a->id) < std::tie(b->kind, b->id);
    };
    std::vector<const GroupMember*> there;
    there.reserve(others.size());
    for (const GroupMember& member : others)
        there.push_back(&member);
    std::ranges::sort(there, before);
    json::array out;
    for (const GroupMember& member : all)
        if (!std::ranges::binary_search(there, &member, before))
            out.push_back(json::object{{"id", member.id}, {"type", groupMemberKindKey(member.kind)}});
    return out;
}

std::string groupChanges(Group before, Group after) {
    json::object members;
    if (before.members != after.members) {
        members["from"] = without(before.members, after.members);
        members["to"] = without(after.members, before.members);
    }
    before.members.clear();
    after.members.clear();
    std::string all = changesBetween(before.id.empty() ? std::string() : sekisho::api::recordText(before),
                                     after.id.empty() ? std::string() : sekisho::api::recordText(after));
    if (members.empty()) return all;
    all.pop_back(); // the brace
    if (all.size() > 1) all += ',';
    return all + "\"members\":" + json::serialize(members) + '}';
}

Result<bool> takenBy(Database& db, const Tenant& tenant, const Group& group, std::string_view column,
                     const std::string& value) {
    SEKISHO_TRY(row,
                db.first<std::int64_t>(
                    fmt::format("SELECT 1 FROM grp WHERE domain_id = :domain AND {} = :value AND uid <> :uid", column),
                    tenant.domain, value, group.id.value));
    return row.has_value();
}

Done checkGroupFree(Database& db, const Tenant& tenant, const Group& group) {
    SEKISHO_TRY(name, takenBy(db, tenant, group, "name_key", sekisho::caseKey(group.name)));
    if (name) return Error(ErrorKind::Conflict, "GROUP_ALREADY_EXIST").at("groupName");
    if (!group.externalKey) return {};
    SEKISHO_TRY(key, takenBy(db, tenant, group, "external_key", *group.externalKey));
    if (key) return Error(ErrorKind::Conflict, "EXTERNAL_KEY_ALREADY_EXIST").at("groupExternalKey");
    return {};
}

Result<Group> checkedGroup(Database& db, const Tenant& tenant, Group group) {
    group.domain = tenant.domain;
    group.features = settled(group.features);
    group.email = completedAddress(group.email, tenant);
    for (auto& alias : group.aliasEmails)
        alias = completedAddress(alias, tenant);
    SEKISHO_CHECK(sekisho::checkGroup(group));
    if (!group.email.empty()) SEKISHO_CHECK(checkGroup(group.email, tenant, "groupEmail"));
    for (const auto& alias : group.aliasEmails)
        SEKISHO_CHECK(checkGroup(alias, tenant, "aliasEmails"));
    if (group.members.size() > kMostDirectMembers)
        return Error(ErrorKind::BadInput, "TOO_MANY").at("members").with("max", fmt::format("{}", kMostDirectMembers));
    SEKISHO_CHECK(checkGroupFree(db, tenant, group));
    return group;
}

Done storeGroupAddresses(Database& db, const Tenant& tenant, const Group& group) {
    std::vector<Address> addresses;
    if (!group.email.empty()) addresses.push_back({group.email, "group"});
    for (const auto& alias : group.aliasEmails)
        addresses.push_back({alias, "groupAlias"});
    return storeAddresses(db, tenant, group.id.value, addresses);
}

Done checkGroupCount(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(count, db.first<std::int64_t>("SELECT count(*) FROM grp WHERE domain_id = :domain", tenant.domain));
    if (count && std::get<0>(*count) >= kMostGroups)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED",
                     fmt::format("A tenant can have at most {} groups.", kMostGroups))
            .with("max", fmt::format("{}", kMostGroups));
    return {};
}

// A change of one member or master, under an action of its own; the caller keeps the links in step.
Result<GroupRow> storedAs(Database& db, const Tenant& tenant, const GroupRow& before, Group after,
                          std::string_view action, Effects& effects) {
    SEKISHO_TRY(ready, checkedGroup(db, tenant, std::move(after)));
    SEKISHO_TRY(stored, storeGroupRow(db, GroupRow{before.row, std::move(ready)}));
    effects.audit(noteOf(std::string(action), stored.group, groupChanges(before.group, stored.group)));
    effects.changed("group", stored.group.id.value);
    return stored;
}

// The rows behind the one member or master that comes.
Result<GroupLinks> linksOfOne(Database& db, const Tenant& tenant, std::int64_t self, std::vector<GroupMember> members,
                              std::vector<UserId> masters) {
    Group one;
    one.members = std::move(members);
    one.administrators = std::move(masters);
    SEKISHO_TRY(links, groupLinksOf(db, tenant, one, self));
    SEKISHO_CHECK(checkGroupsOfMembers(db, links, self));
    return links;
}

Result<GroupRow> groupBroughtBack(Database& db, const Tenant& tenant, Group group, Instant now, Effects& effects) {
    SEKISHO_CHECK(checkGroupCount(db, tenant));
    ++group.version;
    group.hasPhoto = false; // it went with the group
    SEKISHO_CHECK(checkGroupFree(db, tenant, group));
    SEKISHO_TRY(links, groupLinksOf(db, tenant, group, 0));
    SEKISHO_CHECK(checkGroupsOfMembers(db, links, 0));
    SEKISHO_CHECK(storeGroupAddresses(db, tenant, group));
    SEKISHO_TRY(row, insertGroupRow(db, group));
    SEKISHO_CHECK(storeGroupLinks(db, row, links));
    effects.audit(noteOf("group.restore", group, groupChanges({}, group)));
    effects.changed("group", group.id.value);
    SEKISHO_CHECK(reviveRoom(db, tenant, roomOwnerOf(group), "deleted", now, effects));
    return GroupRow{row, std::move(group)};
}

// A group may have been left without a master, and comes back without one.
Result<GroupRow> groupChangedBack(Database& db, const Tenant& tenant, const GroupRow& present, Group after, Instant now,
                                  Effects& effects) {
    const Group& before = present.group;
    after.version = before.version;
    after.hasPhoto = before.hasPhoto;
    if (after == before) return present;
    SEKISHO_CHECK(checkGroupFree(db, tenant, after));
    if (after.members != before.members || after.administrators != before.administrators) {
        SEKISHO_TRY(links, groupLinksOf(db, tenant, after, present.row));
        SEKISHO_CHECK(checkGroupsOfMembers(db, links, present.row));
        SEKISHO_CHECK(storeGroupLinks(db, present.row, links));
    }
    if (after.email != before.email || after.aliasEmails != before.aliasEmails)
        SEKISHO_CHECK(storeGroupAddresses(db, tenant, after));
    SEKISHO_TRY(stored, storeGroupRow(db, GroupRow{present.row, std::move(after)}));
    effects.audit(noteOf("group.restore", stored.group, groupChanges(before, stored.group)));
    effects.changed("group", stored.group.id.value);
    const bool talked = before.features.message;
    const bool talks = stored.group.features.message;
    if (talked && !talks) SEKISHO_CHECK(archiveRoom(db, tenant, roomOwnerOf(stored.group), "talkOff", now, effects));
    if (!talked && talks) SEKISHO_CHECK(reviveRoom(db, tenant, roomOwnerOf(stored.group), "talkOff", now, effects));
    return stored;
}

std::string_view tableOf(GroupMemberKind kind) {
    switch (kind) {
    case GroupMemberKind::User:
        return "member";
    case GroupMemberKind::OrgUnit:
        return "orgunit";
    case GroupMemberKind::Group:
        return "grp";
    }
    return {};
}

} // namespace

Result<bool> groupNameTaken(Database& db, sekisho::DomainId domain, std::string_view name) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT 1 FROM grp WHERE domain_id = :domain AND name_key = :key", domain,
                                            sekisho::caseKey(name)));
    return row.has_value();
}

Result<GroupRow> createGroup(Database& db, const Tenant& tenant, Group group, Effects& effects) {
    SEKISHO_CHECK(checkGroupCount(db, tenant));
    if (group.id.empty()) group.id = sekisho::GroupId(newUid());
    group.version = 1;
    SEKISHO_TRY(ready, checkedGroup(db, tenant, std::move(group)));
    SEKISHO_TRY(links, groupLinksOf(db, tenant, ready, 0));
    SEKISHO_CHECK(checkGroupsOfMembers(db, links, 0));
    SEKISHO_CHECK(storeGroupAddresses(db, tenant, ready));
    SEKISHO_TRY(row, insertGroupRow(db, ready));
    SEKISHO_CHECK(storeGroupLinks(db, row, links));
    effects.audit(noteOf("group.create", ready, groupChanges({}, ready)));
    effects.changed("group", ready.id.value);
    return GroupRow{row, std::move(ready)};
}

Result<GroupRow> updateGroup(Database& db, const Tenant& tenant, const GroupRow& before, Group after, Instant now,
                             Effects& effects) {
    after.id = before.group.id;
    after.kind = before.group.kind;
    after.version = before.group.version;
    SEKISHO_TRY(ready, checkedGroup(db, tenant, std::move(after)));
    if (ready == before.group) return before;
    if (ready.members != before.group.members || ready.administrators != before.group.administrators) {
        SEKISHO_TRY(links, groupLinksOf(db, tenant, ready, before.row));
        SEKISHO_CHECK(checkGroupsOfMembers(db, links, before.row));
        SEKISHO_CHECK(storeGroupLinks(db, before.row, links));
    }
    SEKISHO_CHECK(storeGroupAddresses(db, tenant, ready));
    SEKISHO_TRY(stored, storeGroupRow(db, GroupRow{before.row, std::move(ready)}));
    effects.audit(noteOf("group.update", stored.group, groupChanges(before.group, stored.group)));
    effects.changed("group", stored.group.id.value);
    if (before.group.features.message && !stored.group.features.message)
        SEKISHO_CHECK(archiveRoom(db, tenant, roomOwnerOf(before.group), "talkOff", now, effects));
    return stored;
}

Done deleteGroup(Database& db, const Tenant& tenant, const GroupRow& before, Instant now, Effects& effects) {
    const Group& group = before.group;
    SEKISHO_CHECK(archiveRoom(db, tenant, roomOwnerOf(group), "deleted", now, effects));
    SEKISHO_CHECK(leaveGroups(db, GroupMemberKind::Group, before.row, group.id.value, effects));
    SEKISHO_CHECK(db.exec("DELETE FROM address WHERE owner_uid = :uid", group.id.value));
    SEKISHO_CHECK(db.exec("DELETE FROM group_photo WHERE group_uid = :uid", group.id.value));
    SEKISHO_CHECK(db.exec("DELETE FROM grp WHERE id = :id", before.row)); // with its links
    effects.audit(noteOf("group.delete", group, groupChanges(group, {})));
    effects.changed("group", group.id.value, "delete");
    return {};
}

Result<GroupRow> addGroupMember(Database& db, const Tenant& tenant, const GroupRow& before, const GroupMember& member,
                                Effects& effects) {
    if (std::ranges::find(before.group.members, member) != before.group.members.end())
        return Error(ErrorKind::Conflict, "GROUP_MEMBER_ALREADY_EXIST").at("id");
    SEKISHO_TRY(links, linksOfOne(db, tenant, before.row, {member}, {}));
    Group after = before.group;
    after.members.push_back(member);
    SEKISHO_CHECK(db.exec("INSERT INTO group_member(group_id, kind, subject) VALUES(:id, :kind, :row)", before.row,
                          groupMemberKindKey(member.kind), links.members.front().row));
    return storedAs(db, tenant, before, std::move(after), "group.member.add", effects);
}

Result<GroupRow> removeGroupMember(Database& db, const Tenant& tenant, const GroupRow& before,
                                   const GroupMember& member, Effects& effects) {
    Group after = before.group;
    if (std::erase(after.members, member) == 0) return Error(ErrorKind::NotFound, "GROUP_MEMBER_NOT_EXIST");
    SEKISHO_CHECK(db.exec(fmt::format("DELETE FROM group_member WHERE group_id = :id AND kind = :kind AND subject = "
                                      "(SELECT id FROM {} WHERE uid = :uid)",
                                      tableOf(member.kind)),
                          before.row, groupMemberKindKey(member.kind), member.id));
    return storedAs(db, tenant, before, std::move(after), "group.member.remove", effects);
}

Result<GroupRow> addGroupMaster(Database& db, const Tenant& tenant, const GroupRow& before, const UserId& master,
                                Effects& effects) {
    if (std::ranges::find(before.group.administrators, master) != before.group.administrators.end())
        return Error(ErrorKind::Conflict, "GROUP_MASTER_ALREADY_EXIST").at("userId");
    SEKISHO_TRY(links, linksOfOne(db, tenant, before.row, {}, {master}));
    Group after = before.group;
    after.administrators.push_back(master);
    SEKISHO_CHECK(
        db.exec("INSERT INTO group_master(group_id, member_id) VALUES(:id, :row)", before.row, links.masters.front()));
    return storedAs(db, tenant, before, std::move(after), "group.master.add", effects);
}

Result<GroupRow> removeGroupMaster(Database& db, const Tenant& tenant, const GroupRow& before, const UserId& master,
                                   Effects& effects) {
    Group after = before.group;
    if (std::erase(after.administrators, master) == 0) return Error(ErrorKind::NotFound, "GROUP_MASTER_NOT_EXIST");
    SEKISHO_CHECK(db.exec("DELETE FROM group_master WHERE group_id = :id AND member_id = (SELECT id FROM member WHERE "
                          "uid = :uid)",
                          before.row, master.value));
    return storedAs(db, tenant, before, std::move(after), "group.master.remove", effects);
}

Result<std::optional<GroupRow>> restoreGroup(Database& db, const Tenant& tenant, const std::optional<GroupRow>& present,
                                             const std::optional<GroupRow>& image, Instant now, Effects& effects) {
    std::optional<GroupRow> out;
    if (!image) {
        if (present) SEKISHO_CHECK(deleteGroup(db, tenant, *present, now, effects));
        return out;
    }
    SEKISHO_TRY(row, present ? groupChangedBack(db, tenant, *present, image->group, now, effects)
                             : groupBroughtBack(db, tenant, image->group, now, effects));
    out = std::move(row);
    return out;
}

Done leaveGroups(Database& db, GroupMemberKind kind, std::int64_t row, const std::string& uid, Effects& effects) {
    SEKISHO_TRY(groups, db.rowsOften<std::int64_t>(
                            "SELECT group_id FROM group_member WHERE kind = :kind AND subject = :row "
                            "UNION SELECT group_id FROM group_master WHERE member_id = :master",
                            groupMemberKindKey(kind), row, kind == GroupMemberKind::User ? row : std::int64_t{-1}));
    for (const auto& [id] : groups) {
        SEKISHO_TRY(before, loadGroupRow(db, id));
        GroupRow after = before;
        std::erase(after.group.members, GroupMember{kind, uid});
        if (kind == GroupMemberKind::User) {
            std::erase(after.group.administrators, UserId(uid));
            std::erase(after.group.emailRecipients, UserId(uid));
            std::erase(after.group.emailSenders, UserId(uid));
            SEKISHO_CHECK(db.execOften("DELETE FROM group_master WHERE group_id = :id AND member_id = :row", id, row));
        }
        SEKISHO_CHECK(db.execOften("DELETE FROM group_member WHERE group_id = :id AND kind = :kind AND subject = :row",
                                   id, groupMemberKindKey(kind), row));
        SEKISHO_TRY(stored, storeGroupRow(db, std::move(after)));
        effects.audit(noteOf("group.member.remove", stored.group, groupChanges(before.group, stored.group)));
        effects.changed("group", stored.group.id.value);
    }
    return {};
}

} // namespace sekishod
