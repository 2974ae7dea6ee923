// Who really reads a room, and which rooms a member reads.

#include "models/api/record.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/feed_scope.h"
#include "service/rules/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::GroupMemberKind;
using sekisho::Result;
using sekisho::api::PageCursor;
namespace json = boost::json;

namespace {

json::object stepObject(const PathStep& step) {
    return {{"type", groupMemberKindKey(step.kind)}, {"id", step.id}, {"name", step.name}};
}

json::object pathObject(const ReaderPath& path) {
    json::array steps;
    for (const PathStep& step : path.steps)
        steps.push_back(stepObject(step));
    return {{"master", path.master}, {"steps", std::move(steps)}};
}

Result<json::object> readerObject(const Reader& reader, sekisho::Instant now) {
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(reader.doc));
    json::array paths;
    for (const ReaderPath& path : reader.paths)
        paths.push_back(pathObject(path));
    return json::object{{"userId", reader.uid},
                        {"name", member.displayName()},
                        {"email", member.email},
                        {"status", statusKey(member.statusAt(now))},
                        {"paths", std::move(paths)}};
}

HandlerResult readersPage(Call& call, const RoomRef& room, const std::string& uid, bool talk) {
    const std::string list = listName(call, "readers:" + uid);
    SEKISHO_TRY(paging, pagingOf(call, list));
    const FeedScope scope(call.scope, call.caller.domain, call.caller.user);
    SEKISHO_TRY(page, readersOf(*call.db, call.caller.domain, room, scope.members(),
                                paging.after ? paging.after->id : 0, paging.count));
    json::object head{{"talk", talk}};
    if (!paging.after) { // once is enough, and it costs more than a page
        SEKISHO_TRY(total, countReaders(*call.db, call.caller.domain, room));
        head["total"] = total;
    }
    json::array items;
    for (const Reader& reader : page.readers) {
        SEKISHO_TRY(item, readerObject(reader, call.now));
        items.push_back(std::move(item));
    }
    std::optional<PageCursor> next;
    if (page.next) next = PageCursor{.id = *page.next, .key = {}};
    return adminPage(std::move(head), "readers", std::move(items), list, next);
}

HandlerResult groupReaders(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(row, loadGroup(*call.db, call.caller.domain, call.pathValue("groupId")));
    return readersPage(call, {GroupMemberKind::Group, row.row}, row.group.id.value, row.group.features.message);
}

HandlerResult orgUnitReaders(Call& call) {
    SEKISHO_TRY(row, loadOrgUnitRow(*call.db, call.subject.row));
    return readersPage(call, {GroupMemberKind::OrgUnit, row.row}, row.unit.id.value, row.unit.useMessage);
}

// Groups are named only to those who may see groups.
HandlerResult memberRooms(Call& call) {
    const bool groups = holdsForAll(call, kSeeGroups);
    const std::string list = listName(call, "rooms:" + call.subject.uid, groups ? "all" : "orgUnits");
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(rooms, roomsOfMember(*call.db, call.subject.row));
    if (!groups)
        std::erase_if(rooms, [](const RoomOfMember& room) { return room.room.kind == GroupMemberKind::Group; });
    const auto begin = std::min(
        static_cast<std::size_t>(paging.after ? std::max<std::int64_t>(paging.after->id, 0) : 0), rooms.size());
    const auto end = std::min(begin + static_cast<std::size_t>(paging.count), rooms.size());
    json::array items;
    for (std::size_t at = begin; at < end; ++at) {
        json::object item = stepObject(rooms[at].room);
        item["path"] = pathObject(rooms[at].path);
        items.push_back(std::move(item));
    }
    std::optional<PageCursor> next;
    if (end < rooms.size()) next = PageCursor{.id = static_cast<std::int64_t>(end), .key = {}};
    return adminPage({{"total", rooms.size()}}, "rooms", std::move(items), list, next);
}

} // namespace

void addReaderEndpoints(std::vector<Endpoint>& out) {
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/groups/{groupId}/readers",
                                "Who really reads a group's room, and through which nesting", "members.groups",
                                groupReaders));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/orgunits/{orgUnitId}/readers",
                                "Who really reads an organization's room", "members.orgUnits", orgUnitReaders,
                                Subject::OrgUnit));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/rooms", "All rooms a member reads, and why",
                                "members.members", memberRooms, Subject::Member));
}

} // namespace sekishod
