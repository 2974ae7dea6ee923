// Groups, their members and masters (lineworks-api.md §3.3). Groups belong to the whole tenant: whoever's rights cover
// only a part of it does not reach them. Groups with external users are only read here; a console changes them.

#include "models/api/group_wire.h"
#include "service/handlers/directory_common.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Group;
using sekisho::GroupMember;
using sekisho::GroupMemberKind;
using sekisho::Result;
using sekisho::api::GroupNames;
using sekisho::api::PageCursor;
using sekisho::api::WriteMode;

namespace {

std::optional<std::string> keyIn(Call& call, std::string_view table, const std::string& uid) {
    const auto row = call.db->first<std::optional<std::string>>(
        fmt::format("SELECT external_key FROM {} WHERE uid = :uid", table), uid);
    return row && *row ? std::get<0>(**row) : std::nullopt;
}

GroupNames groupNames(Call& call) {
    GroupNames names;
    names.userKey = [&call](const sekisho::UserId& user) { return keyIn(call, "member", user.value); };
    names.memberKey = [&call](const GroupMember& member) {
        return keyIn(call,
                     member.kind == GroupMemberKind::User      ? "member"
                     : member.kind == GroupMemberKind::OrgUnit ? "orgunit"
                                                               : "grp",
                     member.id);
    };
    return names;
}

Result<GroupRow> groupOf(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    return loadGroup(*call.db, call.caller.domain, call.pathValue("groupId"));
}

Result<GroupRow> changedGroup(Call& call) {
    SEKISHO_TRY(row, groupOf(call));
    if (row.group.kind == sekisho::GroupKind::External)
        return sekisho::Error(sekisho::ErrorKind::Forbidden, "GROUP_EXTERNAL");
    return std::move(row);
}

HandlerResult listGroups(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    const std::string list = listName(call, "groups");
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(rows,
                call.db->rows<std::int64_t>("SELECT id FROM grp WHERE domain_id = :domain AND id > :after ORDER BY "
                                            "id LIMIT :count",
                                            call.caller.domain, paging.after ? paging.after->id : 0, paging.count + 1));
    std::optional<PageCursor> next;
    if (rows.size() > static_cast<std::size_t>(paging.count)) {
        rows.pop_back();
        next = PageCursor{.id = std::get<0>(rows.back()), .key = {}};
    }
    const GroupNames names = groupNames(call);
    std::vector<std::string> items;
    for (const auto& [row] : rows) {
        SEKISHO_TRY(group, loadGroupRow(*call.db, row));
        items.push_back(sekisho::api::groupText(group.group, names));
    }
    return listResponse("groups", items, list, next);
}

HandlerResult getGroup(Directory&, Call& call) {
    SEKISHO_TRY(row, groupOf(call));
    return resource(200, sekisho::api::groupText(row.group, groupNames(call)), row.group.version);
}

HandlerResult createOneGroup(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Group fresh;
    fresh.domain = tenant.domain;
    SEKISHO_TRY(group, sekisho::api::groupFromRequest(call.body, WriteMode::Create, fresh, resolverOf(call)));
    Effects effects;
    SEKISHO_TRY(row, createGroup(*call.db, tenant, std::move(group), effects));
    return done(call, effects, resource(201, sekisho::api::groupText(row.group, groupNames(call)), row.group.version));
}

HandlerResult writeGroup(Call& call, WriteMode mode) {
    SEKISHO_TRY(before, changedGroup(call));
    SEKISHO_CHECK(checkIfMatch(call, before.group.version));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(group, sekisho::api::groupFromRequest(call.body, mode, before.group, resolverOf(call)));
    Effects effects;
    SEKISHO_TRY(row, updateGroup(*call.db, tenant, before, std::move(group), call.now, effects));
    return done(call, effects, resource(200, sekisho::api::groupText(row.group, groupNames(call)), row.group.version));
}

HandlerResult replaceGroup(Directory&, Call& call) {
    return writeGroup(call, WriteMode::Replace);
}
HandlerResult patchGroup(Directory&, Call& call) {
    return writeGroup(call, WriteMode::Patch);
}

HandlerResult deleteOneGroup(Directory&, Call& call) {
    SEKISHO_TRY(before, changedGroup(call));
    SEKISHO_CHECK(checkIfMatch(call, before.group.version));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(deleteGroup(*call.db, tenant, before, call.now, effects));
    return done(call, effects, Response::empty(204));
}

// Members and masters stand in the group in the order in which they came; the page goes on behind a place of it.
template<class Item, class Text>
HandlerResult listPart(Call& call, const std::vector<Item>& all, std::string_view key, std::string_view what,
                       const GroupRow& row, Text text) {
    const std::string list = listName(call, fmt::format("{}:{}", what, row.group.id.value));
    SEKISHO_TRY(paging, pagingOf(call, list));
    const auto begin =
        std::min(static_cast<std::size_t>(paging.after ? std::max<std::int64_t>(paging.after->id, 0) : 0), all.size());
    const auto end = std::min(begin + static_cast<std::size_t>(paging.count), all.size());
    const GroupNames names = groupNames(call);
    std::vector<std::string> items;
    for (std::size_t at = begin; at < end; ++at)
        items.push_back(text(all[at], names));
    std::optional<PageCursor> next;
    if (end < all.size()) next = PageCursor{.id = static_cast<std::int64_t>(end), .key = {}};
    return listResponse(key, items, list, next);
}

HandlerResult listGroupMembers(Directory&, Call& call) {
    SEKISHO_TRY(row, groupOf(call));
    return listPart(call, row.group.members, "members", "groupMembers", row, sekisho::api::groupMemberText);
}

HandlerResult listGroupMasters(Directory&, Call& call) {
    SEKISHO_TRY(row, groupOf(call));
    return listPart(call, row.group.administrators, "administrators", "groupMasters", row,
                    sekisho::api::groupMasterText);
}

HandlerResult addMember(Directory&, Call& call) {
    SEKISHO_TRY(before, changedGroup(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(member, sekisho::api::groupMemberFromRequest(call.body, resolverOf(call)));
    Effects effects;
    SEKISHO_TRY(row, addGroupMember(*call.db, tenant, before, member, effects));
    return done(call, effects,
                resource(201, sekisho::api::groupMemberText(member, groupNames(call)), row.group.version));
}

// The id alone says which kind: resource ids are unique over all of them.
Result<GroupMember> namedMember(Call& call, const GroupRow& group) {
    const std::string& idText = call.pathValue("memberId");
    const auto ids = resolverOf(call);
    const auto known = [&](GroupMemberKind kind, std::string uid) {
        const GroupMember member{kind, std::move(uid)};
        const auto& all = group.group.members;
        return std::ranges::find(all, member) != all.end() ? std::optional(member) : std::nullopt;
    };
    if (const auto user = ids.user(idText))
        if (auto member = known(GroupMemberKind::User, user->value)) return std::move(*member);
    if (const auto unit = ids.orgUnit(idText))
        if (auto member = known(GroupMemberKind::OrgUnit, unit->value)) return std::move(*member);
    if (const auto inner = ids.group(idText))
        if (auto member = known(GroupMemberKind::Group, inner->value)) return std::move(*member);
    return sekisho::Error(sekisho::ErrorKind::NotFound, "GROUP_MEMBER_NOT_EXIST");
}

HandlerResult removeMember(Directory&, Call& call) {
    SEKISHO_TRY(before, changedGroup(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(member, namedMember(call, before));
    Effects effects;
    SEKISHO_CHECK(removeGroupMember(*call.db, tenant, before, member, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult addMaster(Directory&, Call& call) {
    SEKISHO_TRY(before, changedGroup(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(master, sekisho::api::groupMasterFromRequest(call.body, resolverOf(call)));
    Effects effects;
    SEKISHO_TRY(row, addGroupMaster(*call.db, tenant, before, master, effects));
    return done(call, effects,
                resource(201, sekisho::api::groupMasterText(master, groupNames(call)), row.group.version));
}

HandlerResult removeMaster(Directory&, Call& call) {
    SEKISHO_TRY(before, changedGroup(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(removeGroupMaster(*call.db, tenant, before, sekisho::UserId(call.subject.uid), effects));
    return done(call, effects, Response::empty(204));
}

Endpoint reading(std::string_view path, std::string_view summary, Handler handler) {
    return {.method = Method::Get,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = kReadGroups,
            .permission = kSeeGroups};
}

Endpoint writing(Method method, std::string_view path, std::string_view summary, Handler handler,
                 BodyKind body = BodyKind::Json) {
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = kWriteGroups,
            .permission = kChangeGroups,
            .body = body,
            .effect = Effect::Write};
}

} // namespace

void addGroupEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    constexpr std::string_view all = "/v1.0/groups", one = "/v1.0/groups/{groupId}";
    constexpr std::string_view members = "/v1.0/groups/{groupId}/members";
    constexpr std::string_view masters = "/v1.0/groups/{groupId}/administrators";
    to.push_back(reading(all, "List groups", bound(directory, listGroups)));
    to.push_back(writing(Method::Post, all, "Add a group", bound(directory, createOneGroup)));
    to.push_back(reading(one, "Get a group", bound(directory, getGroup)));
    to.push_back(writing(Method::Put, one, "Replace a group's data; what is not sent is cleared",
                         bound(directory, replaceGroup)));
    to.push_back(writing(Method::Patch, one, "Change parts of a group's data", bound(directory, patchGroup)));
    to.push_back(writing(Method::Delete, one, "Delete a group; its room can be restored for 30 days",
                         bound(directory, deleteOneGroup), BodyKind::JsonOrEmpty));
    to.push_back(reading(members, "List the direct members of a group", bound(directory, listGroupMembers)));
    to.push_back(writing(Method::Post, members, "Add a member, an organization or a group to a group",
                         bound(directory, addMember)));
    to.push_back(writing(Method::Delete, "/v1.0/groups/{groupId}/members/{memberId}",
                         "Take a direct member out of a group", bound(directory, removeMember), BodyKind::JsonOrEmpty));
    to.push_back(reading(masters, "List the masters of a group", bound(directory, listGroupMasters)));
    to.push_back(writing(Method::Post, masters, "Make a member a master of a group", bound(directory, addMaster)));
    Endpoint remove = writing(Method::Delete, "/v1.0/groups/{groupId}/administrators/{userId}",
                              "Take a master away from a group", bound(directory, removeMaster), BodyKind::JsonOrEmpty);
    remove.subject = Subject::Member;
    to.push_back(std::move(remove));
}

} // namespace sekishod
