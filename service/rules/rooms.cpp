#include "service/rules/rooms.h"

#include "service/rules/diff.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <array>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::RoomFeatures;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

struct Part {
    std::string_view key;
    std::int64_t RoomData::*count;
};
constexpr std::array<Part, 6> kParts{{{"talk", &RoomData::talk},
                                      {"notes", &RoomData::notes},
                                      {"events", &RoomData::events},
                                      {"tasks", &RoomData::tasks},
                                      {"files", &RoomData::files},
                                      {"bytes", &RoomData::bytes}}};

std::string dataChanges(const RoomData& before, const RoomData& after) {
    json::object out;
    for (const Part& part : kParts)
        if (before.*part.count != after.*part.count)
            out[part.key] = json::object{{"from", before.*part.count}, {"to", after.*part.count}};
    return json::serialize(out);
}

AuditEntry noteOf(std::string_view action, const RoomOwner& owner, std::string changes) {
    return {.action = std::string(action),
            .targetKind = std::string(roomKindKey(owner.kind)),
            .targetId = owner.uid,
            .targetName = owner.name,
            .changesJson = std::move(changes)};
}

Error withCounts(Error error, const RoomData& data) {
    for (const Part& part : kParts)
        error.params.push_back({std::string(part.key), fmt::format("{}", data.*part.count)});
    return error;
}

Done markRestored(Database& db, const ArchivedRoom& room, std::string_view to, Instant now) {
    SEKISHO_CHECK(
        db.exec("UPDATE room_archive SET restored = :now, restored_to = :to, version = version + 1 WHERE id = "
                ":id",
                sekisho::toMillis(now), to, room.row));
    return {};
}

Done checkRestorable(const ArchivedRoom& room, Instant now) {
    if (room.restored) return Error(ErrorKind::Conflict, "ROOM_ALREADY_RESTORED");
    if (now >= room.expires) return Error(ErrorKind::NotFound, "ROOM_ARCHIVE_NOT_EXIST");
    return {};
}

ArchivedRoom archivedOf(
    std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string>& texts) {
    auto& [row, uid, kind, owner, name, leader, reason] = texts;
    ArchivedRoom out;
    out.row = row;
    out.uid = std::move(uid);
    out.owner = {kind == roomKindKey(RoomKind::Group) ? RoomKind::Group : RoomKind::OrgUnit, std::move(owner),
                 std::move(name), std::move(leader)};
    out.reason = std::move(reason);
    return out;
}

Done readNumbers(Database& db, ArchivedRoom& room) {
    using Number = std::int64_t;
    SEKISHO_TRY(
        found,
        (db.first<Number, Number, Number, Number, Number, Number, Number, std::optional<Number>, std::string, Number>(
            "SELECT talk, notes, events, files, bytes, archived, expires, restored, restored_to, "
            "version FROM room_archive WHERE id = :id",
            room.row)));
    if (!found) return Error(ErrorKind::NotFound, "ROOM_ARCHIVE_NOT_EXIST");
    auto& [talk, notes, events, files, bytes, archived, expires, restored, to, version] = *found;
    room.data = {.talk = talk, .notes = notes, .events = events, .tasks = 0, .files = files, .bytes = bytes};
    room.archived = sekisho::fromMillis(archived);
    room.expires = sekisho::fromMillis(expires);
    if (restored) room.restored = sekisho::fromMillis(*restored);
    room.restoredTo = std::move(to);
    room.version = version;
    return {};
}

constexpr std::string_view kArchiveTexts = "id, uid, kind, owner_uid, owner_name, leader_uid, reason";

// A name that is free: the owner's, or with a number behind it.
Result<std::string> freeGroupName(Database& db, const Tenant& tenant, const std::string& wanted) {
    for (int number = 1; number < 100; ++number) {
        std::string name = number == 1 ? wanted : fmt::format("{} ({})", wanted, number);
        SEKISHO_TRY(taken, groupNameTaken(db, tenant.domain, name));
        if (!taken) return name;
    }
    return Error(ErrorKind::Conflict, "GROUP_ALREADY_EXIST").at("groupName");
}

} // namespace

RoomOwner roomOwnerOf(const sekisho::Group& group) {
    return {RoomKind::Group, group.id.value, group.name,
            group.administrators.empty() ? std::string() : group.administrators.front().value};
}

Result<RoomOwner> roomOwnerOf(Database& db, const OrgUnitRow& unit) {
    RoomOwner owner{RoomKind::OrgUnit, unit.unit.id.value, unit.unit.name, {}};
    SEKISHO_TRY(head,
                db.firstOften<std::string>("SELECT m.uid FROM member_orgunit mo JOIN member m ON m.id = mo.member_id "
                                           "WHERE mo.orgunit_id = :id AND mo.is_manager = 1 LIMIT 1",
                                           unit.row));
    if (head) {
        owner.leader = std::get<0>(*head);
        return owner;
    }
    SEKISHO_TRY(last,
                db.firstOften<std::string>("SELECT member_uid FROM last_head WHERE orgunit_uid = :uid", owner.uid));
    if (last) owner.leader = std::get<0>(*last);
    return owner;
}

Result<RoomData> roomData(Database& db, std::string_view ownerUid) {
    using Number = std::int64_t;
    SEKISHO_TRY(row,
                (db.firstOften<Number, Number, Number, Number, Number, Number>(
                    "SELECT talk, notes, events, tasks, files, bytes FROM room WHERE owner_uid = :uid", ownerUid)));
    if (!row) return RoomData{};
    const auto& [talk, notes, events, tasks, files, bytes] = *row;
    return RoomData{talk, notes, events, tasks, files, bytes};
}

Done storeRoomData(Database& db, const Tenant& tenant, std::string_view ownerUid, const RoomData& data) {
    SEKISHO_CHECK(db.exec("DELETE FROM room WHERE owner_uid = :uid", ownerUid));
    if (data.empty()) return {};
    SEKISHO_CHECK(db.exec("INSERT INTO room(owner_uid, domain_id, talk, notes, events, tasks, files, bytes) "
                          "VALUES(:uid, :domain, :talk, :notes, :events, :tasks, :files, :bytes)",
                          ownerUid, tenant.domain, data.talk, data.notes, data.events, data.tasks, data.files,
                          data.bytes));
    return {};
}

Done checkLoss(const RoomData& lost, bool accepted) {
    if (accepted || lost.empty()) return {};
    return withCounts(Error(ErrorKind::Conflict, "ROOM_HOLDS_DATA"), lost);
}

Done archiveRoom(Database& db, const Tenant& tenant, const RoomOwner& owner, std::string_view reason, Instant now,
                 Effects& effects) {
    SEKISHO_TRY(data, roomData(db, owner.uid));
    if (data.empty()) return {};
    SEKISHO_CHECK(db.exec(
        "INSERT INTO room_archive(uid, domain_id, kind, owner_uid, owner_name, leader_uid, reason, talk, notes, "
        "events, "
        "files, bytes, archived, expires) VALUES(:uid, :domain, :kind, :owner, :name, :leader, :reason, :talk, :notes, "
        ":events, :files, :bytes, :archived, :expires)",
        newUid(), tenant.domain, roomKindKey(owner.kind), owner.uid, owner.name, owner.leader, reason, data.talk,
        data.notes, data.events, data.files, data.bytes, sekisho::toMillis(now),
        sekisho::toMillis(now + kRoomArchiveTime)));
    SEKISHO_CHECK(storeRoomData(db, tenant, owner.uid, {}));
    effects.audit(noteOf("room.archive", owner, dataChanges(data, {})));
    return {};
}

Done reviveRoom(Database& db, const Tenant& tenant, const RoomOwner& owner, std::string_view reason, Instant now,
                Effects& effects) {
    SEKISHO_TRY(found, db.firstOften<std::string>(
                           "SELECT uid FROM room_archive WHERE domain_id = :domain AND owner_uid = :owner AND reason = "
                           ":reason AND restored IS NULL AND expires > :now ORDER BY id DESC LIMIT 1",
                           tenant.domain, owner.uid, reason, sekisho::toMillis(now)));
    if (!found) return {};
    SEKISHO_TRY(room, loadArchivedRoom(db, tenant.domain, std::get<0>(*found)));
    SEKISHO_TRY(own, roomData(db, owner.uid));
    RoomData after = own;
    for (const Part& part : kParts)
        after.*part.count += room.data.*part.count;
    SEKISHO_CHECK(storeRoomData(db, tenant, owner.uid, after));
    SEKISHO_CHECK(markRestored(db, room, owner.uid, now));
    if (owner.kind == RoomKind::OrgUnit && !room.owner.leader.empty())
        SEKISHO_CHECK(db.execOften("INSERT INTO last_head(orgunit_uid, member_uid) VALUES(:unit, :head) ON CONFLICT DO "
                                   "NOTHING",
                                   owner.uid, room.owner.leader));
    effects.audit(noteOf("room.restore", owner, dataChanges(own, after)));
    return {};
}

Done eraseRoomData(Database& db, const Tenant& tenant, const RoomOwner& owner, const RoomFeatures& features,
                   Effects& effects) {
    SEKISHO_TRY(before, roomData(db, owner.uid));
    RoomData after = before;
    if (features.message) after.talk = 0;
    if (features.note) after.notes = 0;
    if (features.calendar) after.events = 0;
    if (features.task) after.tasks = 0;
    if (features.folder) after.files = after.bytes = 0;
    if (after == before) return {};
    SEKISHO_CHECK(storeRoomData(db, tenant, owner.uid, after));
    effects.audit(noteOf("room.erase", owner, dataChanges(before, after)));
    return {};
}

Result<std::vector<ArchivedRoom>> archivedRooms(Database& db, DomainId domain, const std::vector<RoomKind>& kinds,
                                                std::int64_t beforeRow, int count) {
    std::vector<ArchivedRoom> out;
    if (kinds.empty()) return out;
    const std::string_view kind = kinds.size() == 1 ? roomKindKey(kinds.front()) : std::string_view();
    using Text = std::string;
    SEKISHO_TRY(rows, (db.rows<std::int64_t, Text, Text, Text, Text, Text, Text>(
                          fmt::format("SELECT {} FROM room_archive WHERE domain_id = :domain AND id < :before AND "
                                      "(:any = '' OR kind = :kind) ORDER BY id DESC LIMIT :count",
                                      kArchiveTexts),
                          domain, beforeRow > 0 ? beforeRow : INT64_MAX, kind, kind, count)));
    for (auto& row : rows) {
        out.push_back(archivedOf(row));
        SEKISHO_CHECK(readNumbers(db, out.back()));
    }
    return out;
}

Result<ArchivedRoom> loadArchivedRoom(Database& db, DomainId domain, std::string_view uid) {
    using Text = std::string;
    SEKISHO_TRY(row,
                (db.first<std::int64_t, Text, Text, Text, Text, Text, Text>(
                    fmt::format("SELECT {} FROM room_archive WHERE uid = :uid AND domain_id = :domain", kArchiveTexts),
                    uid, domain)));
    if (!row) return Error(ErrorKind::NotFound, "ROOM_ARCHIVE_NOT_EXIST");
    ArchivedRoom room = archivedOf(*row);
    SEKISHO_CHECK(readNumbers(db, room));
    return room;
}

Done restoreIntoOrgUnit(Database& db, const Tenant& tenant, const ArchivedRoom& room, const OrgUnitRow& unit,
                        bool confirmLoss, Instant now, Effects& effects) {
    SEKISHO_CHECK(checkRestorable(room, now));
    if (!unit.unit.useMessage) return Error(ErrorKind::Conflict, "TALK_IS_OFF").at("orgUnitId");
    SEKISHO_TRY(own, roomData(db, unit.unit.id.value));
    RoomData lost;
    lost.talk = own.talk;
    lost.notes = own.notes;
    lost.events = own.events;
    if (!lost.empty() && !confirmLoss) return withCounts(Error(ErrorKind::Conflict, "ROOM_RESTORE_OVERWRITES"), lost);
    RoomData after = room.data;
    after.tasks = own.tasks;
    after.files += own.files; // the folders become one
    after.bytes += own.bytes;
    SEKISHO_CHECK(storeRoomData(db, tenant, unit.unit.id.value, after));
    SEKISHO_CHECK(markRestored(db, room, unit.unit.id.value, now));
    effects.audit(
        noteOf("room.restore", {RoomKind::OrgUnit, unit.unit.id.value, unit.unit.name, {}}, dataChanges(own, after)));
    return {};
}

Result<GroupRow> restoreIntoGroup(Database& db, const Tenant& tenant, const ArchivedRoom& room, std::string name,
                                  std::vector<sekisho::UserId> masters, Instant now, Effects& effects) {
    SEKISHO_CHECK(checkRestorable(room, now));
    if (masters.empty() && !room.owner.leader.empty()) {
        SEKISHO_TRY(there, db.first<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND domain_id = :domain AND "
                                                  "deleted IS NULL",
                                                  room.owner.leader, tenant.domain));
        if (there) masters.emplace_back(room.owner.leader);
    }
    if (masters.empty()) return sekisho::badInput("administrators", "ROOM_NEEDS_MASTER", {});
    if (name.empty()) {
        SEKISHO_TRY(free, freeGroupName(db, tenant, room.owner.name));
        name = std::move(free);
    }
    sekisho::Group group;
    group.name = std::move(name);
    group.features = {true, room.data.notes > 0, room.data.events > 0, false, room.data.files > 0};
    for (const auto& master : masters)
        group.members.push_back({sekisho::GroupMemberKind::User, master.value});
    group.administrators = std::move(masters);
    SEKISHO_TRY(made, createGroup(db, tenant, std::move(group), effects));
    SEKISHO_CHECK(storeRoomData(db, tenant, made.group.id.value, room.data));
    SEKISHO_CHECK(markRestored(db, room, made.group.id.value, now));
    effects.audit(noteOf("room.restore", roomOwnerOf(made.group), dataChanges({}, room.data)));
    return made;
}

Result<int> purgeArchivedRooms(Database& db, DomainId domain, Instant now, int most, Effects& effects) {
    using Text = std::string;
    SEKISHO_TRY(rows, (db.rows<std::int64_t, Text, Text, Text, Text, Text, Text>(
                          fmt::format("SELECT {} FROM room_archive WHERE domain_id = :domain AND expires <= :now ORDER "
                                      "BY expires LIMIT :most",
                                      kArchiveTexts),
                          domain, sekisho::toMillis(now), most)));
    for (auto& row : rows) {
        ArchivedRoom room = archivedOf(row);
        SEKISHO_CHECK(readNumbers(db, room));
        SEKISHO_CHECK(db.exec("DELETE FROM room_archive WHERE id = :id", room.row));
        effects.audit(noteOf("room.purge", room.owner, room.restored ? std::string("{}") : dataChanges(room.data, {})));
    }
    return static_cast<int>(rows.size());
}

} // namespace sekishod
