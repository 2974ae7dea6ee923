#include "models/api/room_wire.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"

namespace sekisho::api {

namespace {

std::optional<MemberStatus> memberStatusOf(std::string_view key) {
    using enum MemberStatus;
    for (const MemberStatus status : {Awaiting, Pending, InUse, Suspended, Deleted})
        if (statusKey(status) == key) return status;
    return std::nullopt;
}

template<class E>
void readKey(JsonReader& r, od::value v, E& to, std::optional<E> (*of)(std::string_view)) {
    const auto known = of(r.view(v));
    if (known)
        to = *known;
    else
        r.ok = false;
}

void readRoomData(JsonReader& r, od::value v, RoomData& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "talk") return r.number(value, to.talk);
        if (key == "notes") return r.number(value, to.notes);
        if (key == "events") return r.number(value, to.events);
        if (key == "tasks") return r.number(value, to.tasks);
        if (key == "files") return r.number(value, to.files);
        if (key == "bytes") return r.number(value, to.bytes);
    });
}

void readRoomFeatures(JsonReader& r, od::value v, RoomFeatures& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "useMessage") return r.flag(value, to.message);
        if (key == "useNote") return r.flag(value, to.note);
        if (key == "useCalendar") return r.flag(value, to.calendar);
        if (key == "useTask") return r.flag(value, to.task);
        if (key == "useFolder") return r.flag(value, to.folder);
    });
}

void readPathStep(JsonReader& r, od::value v, PathStep& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "type") return readKey<GroupMemberKind>(r, value, to.kind, groupMemberKindOf);
        if (key == "id") return r.text(value, to.id);
        if (key == "name") return r.text(value, to.name);
    });
}

void readReaderPath(JsonReader& r, od::value v, ReaderPath& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "master") return r.flag(value, to.master);
        if (key == "steps")
            return r.list(value, to.steps, [&](od::value item, PathStep& step) { readPathStep(r, item, step); });
    });
}

void readReader(JsonReader& r, od::value v, RoomReader& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "userId") return r.id(value, to.user);
        if (key == "name") return r.text(value, to.name);
        if (key == "email") return r.text(value, to.email);
        if (key == "status") return readKey<MemberStatus>(r, value, to.status, memberStatusOf);
        if (key == "paths")
            return r.list(value, to.paths, [&](od::value item, ReaderPath& path) { readReaderPath(r, item, path); });
    });
}

void readNextPage(JsonReader& r, od::value v, std::string& cursor) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "nextCursor") r.text(value, cursor);
    });
}

std::optional<ArchiveReason> archiveReasonOf(std::string_view key) {
    if (key == "talkOff") return ArchiveReason::TalkOff;
    if (key == "deleted") return ArchiveReason::Deleted;
    return std::nullopt;
}

void readArchived(JsonReader& r, std::string_view key, od::value v, ArchivedRoom& to) {
    if (key == "archiveId") return r.text(v, to.id);
    if (key == "kind") return readKey<RoomKind>(r, v, to.owner.kind, roomKindOf);
    if (key == "id") return r.text(v, to.owner.id);
    if (key == "name") return r.text(v, to.name);
    if (key == "leaderId") return r.id(v, to.leader);
    if (key == "reason") return readKey<ArchiveReason>(r, v, to.reason, archiveReasonOf);
    if (key == "data") return readRoomData(r, v, to.data);
    if (key == "archivedAt") return r.instant(v, to.archivedAt);
    if (key == "expiresAt") return r.instant(v, to.expiresAt);
    if (key == "restorable") return r.flag(v, to.restorable);
    if (key == "restoredAt") return r.instant(v, to.restoredAt);
    if (key == "restoredTo") return r.text(v, to.restoredTo);
}

} // namespace

Result<Room> roomFromText(std::string_view json) {
    auto room = parsed<Room>(json, [](JsonReader& r, std::string_view key, od::value v, Room& to) {
        if (key == "kind") return readKey<RoomKind>(r, v, to.ref.kind, roomKindOf);
        if (key == "id") return r.text(v, to.ref.id);
        if (key == "name") return r.text(v, to.name);
        if (key == "features") return readRoomFeatures(r, v, to.features);
        if (key == "data") return readRoomData(r, v, to.data);
    });
    if (room && room->ref.id.empty()) return malformedAnswer("a room without an id");
    return room;
}

Result<ReadersPage> readersFromText(std::string_view json) {
    bool there = false;
    auto page = parsed<ReadersPage>(json, [&](JsonReader& r, std::string_view key, od::value v, ReadersPage& to) {
        if (key == "talk") return r.flag(v, to.talk);
        if (key == "total") return r.number(v, to.total.emplace());
        if (key == "responseMetaData") return readNextPage(r, v, to.nextCursor);
        if (key != "readers") return;
        there = true;
        r.list(v, to.readers, [&](od::value item, RoomReader& reader) { readReader(r, item, reader); });
    });
    if (page && !there) return malformedAnswer("an answer without readers");
    return page;
}

Result<ArchivedRoom> archivedRoomFromText(std::string_view json) {
    auto room = parsed<ArchivedRoom>(json, readArchived);
    if (room && room->id.empty()) return malformedAnswer("an archived room without an id");
    return room;
}

Result<ArchivedRoomsPage> archivedRoomsFromText(std::string_view json) {
    bool there = false;
    auto page =
        parsed<ArchivedRoomsPage>(json, [&](JsonReader& r, std::string_view key, od::value v, ArchivedRoomsPage& to) {
            if (key == "responseMetaData") return readNextPage(r, v, to.nextCursor);
            if (key != "rooms") return;
            there = true;
            r.list(v, to.rooms, [&](od::value item, ArchivedRoom& room) {
                r.fields(item, [&](std::string_view name, od::value value) { readArchived(r, name, value, room); });
            });
        });
    if (page && !there) return malformedAnswer("an answer without rooms");
    return page;
}

std::string eraseText(const RoomFeatures& what, bool acceptLoss) {
    JsonText json(128);
    json.begin();
    json.key("talk").flag(what.message);
    json.key("notes").flag(what.note);
    json.key("events").flag(what.calendar);
    json.key("tasks").flag(what.task);
    json.key("files").flag(what.folder);
    json.key("acceptLoss").flag(acceptLoss);
    json.end();
    return json.take();
}

std::string restoreText(const OrgUnitId& unit, bool confirmLoss) {
    JsonText json(128);
    json.begin();
    json.key("orgUnitId").text(unit.value);
    json.key("confirmLoss").flag(confirmLoss);
    json.end();
    return json.take();
}

std::string restoreText(const std::string& groupName, const std::vector<UserId>& masters) {
    JsonText json(256);
    json.begin();
    json.key("groupName").text(groupName);
    json.key("administrators").beginArray();
    for (const UserId& master : masters) {
        json.begin();
        json.key("userId").text(master.value);
        json.end();
    }
    json.endArray();
    json.end();
    return json.take();
}

} // namespace sekisho::api
