// What rooms hold, turning their features off with open eyes, erasing, and the archive of 30 days.

#include "models/api/group_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/rooms.h"

#include <fmt/format.h>

#include <array>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::RoomFeatures;
using sekisho::api::PageCursor;
namespace json = boost::json;

namespace {

json::object dataObject(const RoomData& data) {
    return {{"talk", data.talk},   {"notes", data.notes}, {"events", data.events},
            {"tasks", data.tasks}, {"files", data.files}, {"bytes", data.bytes}};
}

struct FeatureKey {
    std::string_view key;
    bool RoomFeatures::*flag;
};
constexpr std::array<FeatureKey, 5> kFeatureKeys{{{"useMessage", &RoomFeatures::message},
                                                  {"useNote", &RoomFeatures::note},
                                                  {"useCalendar", &RoomFeatures::calendar},
                                                  {"useTask", &RoomFeatures::task},
                                                  {"useFolder", &RoomFeatures::folder}}};
constexpr std::array<FeatureKey, 5> kEraseKeys{{{"talk", &RoomFeatures::message},
                                                {"notes", &RoomFeatures::note},
                                                {"events", &RoomFeatures::calendar},
                                                {"tasks", &RoomFeatures::task},
                                                {"files", &RoomFeatures::folder}}};

Result<bool> flagIn(const json::object& body, std::string_view key, bool otherwise) {
    const auto* value = body.if_contains(key);
    if (!value || value->is_null()) return otherwise;
    if (value->is_bool()) return value->get_bool();
    return sekisho::badInput(std::string(key), "INVALID_PARAMETER", fmt::format("{} must be true or false.", key));
}

Result<RoomFeatures> flagsIn(const json::value& body, const std::array<FeatureKey, 5>& keys, RoomFeatures flags) {
    const auto* object = body.if_object();
    if (!object) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    for (const FeatureKey& feature : keys) {
        SEKISHO_TRY(value, flagIn(*object, feature.key, flags.*feature.flag));
        flags.*feature.flag = value;
    }
    return flags;
}

// One room, whoever it belongs to.
struct Room {
    RoomOwner owner;
    RoomFeatures features;
    sekisho::Version version = 0;
    std::optional<OrgUnitRow> unit;
    std::optional<GroupRow> group;
};

Result<Room> roomOf(Call& call) {
    Room room;
    if (call.endpoint.subject == Subject::OrgUnit) {
        SEKISHO_TRY(unit, loadOrgUnitRow(*call.db, call.subject.row));
        SEKISHO_TRY(owner, roomOwnerOf(*call.db, unit));
        room.owner = std::move(owner);
        room.features = featuresOf(unit.unit);
        room.version = unit.unit.version;
        room.unit = std::move(unit);
        return room;
    }
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(group, loadGroup(*call.db, call.caller.domain, call.pathValue("groupId")));
    room.owner = roomOwnerOf(group.group);
    room.features = group.group.features;
    room.version = group.group.version;
    room.group = std::move(group);
    return room;
}

json::object roomObject(const Room& room, const RoomData& data) {
    json::object features;
    for (const FeatureKey& feature : kFeatureKeys)
        features[feature.key] = room.features.*feature.flag;
    return {{"kind", roomKindKey(room.owner.kind)},
            {"id", room.owner.uid},
            {"name", room.owner.name},
            {"features", std::move(features)},
            {"data", dataObject(data)}};
}

HandlerResult roomAnswer(Call& call, const Room& room) {
    SEKISHO_TRY(data, roomData(*call.db, room.owner.uid));
    return resource(200, json::serialize(roomObject(room, data)), room.version);
}

HandlerResult getRoom(Call& call) {
    SEKISHO_TRY(room, roomOf(call));
    return roomAnswer(call, room);
}

HandlerResult setRoomFeatures(Call& call) {
    SEKISHO_TRY(room, roomOf(call));
    SEKISHO_CHECK(checkIfMatch(call, room.version));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(wanted, flagsIn(call.body, kFeatureKeys, room.features));
    const RoomFeatures after = settled(wanted);
    SEKISHO_TRY(accepted, flagIn(call.body.get_object(), "acceptLoss", false));
    SEKISHO_TRY(data, roomData(*call.db, room.owner.uid));
    SEKISHO_CHECK(checkLoss(lostBy(room.features, after, data), accepted));
    Effects effects;
    if (room.unit) {
        sekisho::OrgUnit unit = room.unit->unit;
        setFeatures(unit, after);
        SEKISHO_CHECK(updateOrgUnit(*call.db, tenant, *room.unit, std::move(unit), call.now, effects));
    } else {
        sekisho::Group group = room.group->group;
        group.features = after;
        SEKISHO_CHECK(updateGroup(*call.db, tenant, *room.group, std::move(group), call.now, effects));
    }
    effects.moveTo(call);
    SEKISHO_TRY(stored, roomOf(call));
    return roomAnswer(call, stored);
}

HandlerResult eraseRoom(Call& call) {
    SEKISHO_TRY(room, roomOf(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(what, flagsIn(call.body, kEraseKeys, {}));
    SEKISHO_TRY(accepted, flagIn(call.body.get_object(), "acceptLoss", false));
    SEKISHO_TRY(data, roomData(*call.db, room.owner.uid));
    RoomData lost;
    if (what.message) lost.talk = data.talk;
    if (what.note) lost.notes = data.notes;
    if (what.calendar) lost.events = data.events;
    if (what.task) lost.tasks = data.tasks;
    if (what.folder) {
        lost.files = data.files;
        lost.bytes = data.bytes;
    }
    SEKISHO_CHECK(checkLoss(lost, accepted));
    Effects effects;
    SEKISHO_CHECK(eraseRoomData(*call.db, tenant, room.owner, what, effects));
    effects.moveTo(call);
    return roomAnswer(call, room);
}

// --- the archive ----------------------------------------------------------------------------------------------------

bool maySeeArchived(const Call& call, RoomKind kind, sekisho::Access access) {
    return holdsForAll(call, {kind == RoomKind::Group ? "members.groups" : "members.orgUnits", access});
}

json::object archivedObject(const ArchivedRoom& room, sekisho::Instant now) {
    json::object out{{"archiveId", room.uid},
                     {"kind", roomKindKey(room.owner.kind)},
                     {"id", room.owner.uid},
                     {"name", room.owner.name},
                     {"leaderId", textOrNull(room.owner.leader)},
                     {"reason", room.reason},
                     {"data", dataObject(room.data)},
                     {"archivedAt", sekisho::formatUtc(room.archived)},
                     {"expiresAt", sekisho::formatUtc(room.expires)},
                     {"restorable", !room.restored && now < room.expires}};
    out["restoredAt"] = room.restored ? json::value(sekisho::formatUtc(*room.restored)) : json::value(nullptr);
    out["restoredTo"] = textOrNull(room.restoredTo);
    return out;
}

HandlerResult listArchive(Call& call) {
    std::vector<RoomKind> kinds;
    for (const RoomKind kind : {RoomKind::OrgUnit, RoomKind::Group})
        if (maySeeArchived(call, kind, sekisho::Access::View)) kinds.push_back(kind);
    const std::string list = listName(call, "roomArchive", fmt::format("{}", kinds.size()));
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(rooms, archivedRooms(*call.db, call.caller.domain, kinds, paging.after ? paging.after->id : 0,
                                     paging.count + 1));
    std::optional<PageCursor> next;
    if (rooms.size() > static_cast<std::size_t>(paging.count)) {
        rooms.pop_back();
        next = PageCursor{.id = rooms.back().row, .key = {}};
    }
    json::array items;
    for (const ArchivedRoom& room : rooms)
        items.push_back(archivedObject(room, call.now));
    return adminPage({}, "rooms", std::move(items), list, next);
}

Result<std::string> roomTextIn(const json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    if (!value || value->is_null()) return std::string();
    if (value->is_string()) return std::string(value->get_string());
    return sekisho::badInput(std::string(key), "INVALID_PARAMETER", fmt::format("{} must be a text.", key));
}

Result<std::vector<sekisho::UserId>> mastersIn(Call& call, const json::object& body) {
    std::vector<sekisho::UserId> out;
    const auto* value = body.if_contains("administrators");
    if (!value || value->is_null()) return out;
    const auto* list = value->if_array();
    if (!list) return sekisho::badInput("administrators", "INVALID_PARAMETER", "administrators must be a list.");
    const auto ids = resolverOf(call);
    for (const auto& item : *list) {
        SEKISHO_TRY(master, sekisho::api::groupMasterFromRequest(item, ids));
        out.push_back(std::move(master));
    }
    return out;
}

HandlerResult restoreRoom(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    const auto* body = call.body.if_object();
    if (!body) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    SEKISHO_TRY(room, loadArchivedRoom(*call.db, call.caller.domain, call.pathValue("archiveId")));
    if (!maySeeArchived(call, room.owner.kind, sekisho::Access::Operate))
        return Error(ErrorKind::NotFound, "ROOM_ARCHIVE_NOT_EXIST");
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(unitText, roomTextIn(*body, "orgUnitId"));
    SEKISHO_TRY(confirm, flagIn(*body, "confirmLoss", false));
    SEKISHO_TRY(name, roomTextIn(*body, "groupName"));
    SEKISHO_TRY(masters, mastersIn(call, *body));
    Effects effects;
    if (!unitText.empty()) {
        if (!maySeeArchived(call, RoomKind::OrgUnit, sekisho::Access::Operate))
            return Error(ErrorKind::Forbidden, "FORBIDDEN");
        SEKISHO_TRY(unit, loadOrgUnit(*call.db, call.caller.domain, unitText));
        SEKISHO_CHECK(restoreIntoOrgUnit(*call.db, tenant, room, unit, confirm, call.now, effects));
    } else {
        SEKISHO_CHECK(restoreIntoGroup(*call.db, tenant, room, std::move(name), std::move(masters), call.now, effects));
    }
    effects.moveTo(call);
    SEKISHO_TRY(stored, loadArchivedRoom(*call.db, call.caller.domain, room.uid));
    return Response::json(200, json::serialize(archivedObject(stored, call.now)));
}

void addRoomsOf(std::vector<Endpoint>& out, std::string_view room, std::string_view features, std::string_view erase,
                std::array<std::string_view, 3> says, std::string_view menu, Subject subject) {
    out.push_back(adminEndpoint(Method::Get, room, says[0], menu, getRoom, subject));
    out.push_back(adminEndpoint(Method::Put, features, says[1], menu, setRoomFeatures, subject));
    out.push_back(adminEndpoint(Method::Post, erase, says[2], menu, eraseRoom, subject));
}

} // namespace

void addRoomEndpoints(std::vector<Endpoint>& out) {
    addRoomsOf(out, "/v1.0/admin/orgunits/{orgUnitId}/room", "/v1.0/admin/orgunits/{orgUnitId}/room/features",
               "/v1.0/admin/orgunits/{orgUnitId}/room/erase",
               {"What an organization's room holds", "Turn features of an organization's room on and off",
                "Erase data of an organization's room for good"},
               "members.orgUnits", Subject::OrgUnit);
    addRoomsOf(out, "/v1.0/admin/groups/{groupId}/room", "/v1.0/admin/groups/{groupId}/room/features",
               "/v1.0/admin/groups/{groupId}/room/erase",
               {"What a group's room holds", "Turn features of a group's room on and off",
                "Erase data of a group's room for good"},
               "members.groups", Subject::None);
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/room-archive", "Rooms that can be restored, newest first",
                                "members.groups", listArchive));
    out.push_back(adminEndpoint(Method::Post, "/v1.0/admin/room-archive/{archiveId}/restore",
                                "Restore a room into an organization or into a new group", "members.groups",
                                restoreRoom));
}

} // namespace sekishod
