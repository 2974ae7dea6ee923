#include "tests/fakes/fake_rooms.h"

#include <algorithm>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

Error withData(Error error, const RoomData& data) {
    return std::move(error)
        .with("talk", std::to_string(data.talk))
        .with("notes", std::to_string(data.notes))
        .with("events", std::to_string(data.events))
        .with("tasks", std::to_string(data.tasks))
        .with("files", std::to_string(data.files));
}

} // namespace

template<class T>
CallHandle FakeRooms::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<CallState>();
    admit_(name, state, [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refused) {
        if (refused)
            ports::deliver<T>(state, on, reply, std::move(*refused));
        else
            ports::deliver<T>(state, on, reply, work());
    });
    return CallHandle(state);
}

ArchivedRoom& FakeRooms::archiveOne(RoomRef owner, std::string name, RoomData data, std::optional<UserId> leader) {
    ArchivedRoom room;
    room.id = "archive-" + std::to_string(archived.size() + 1);
    room.owner = std::move(owner);
    room.name = std::move(name);
    room.data = data;
    room.leader = std::move(leader);
    room.archivedAt = clock_.now();
    room.expiresAt = clock_.now() + std::chrono::hours(24 * 30);
    room.restorable = true;
    return *archived.insert(archived.begin(), std::move(room));
}

Result<Room> FakeRooms::roomOf(const RoomRef& ref) const {
    Room room;
    room.ref = ref;
    if (const auto data = held.find(ref.id); data != held.end()) room.data = data->second;
    if (ref.kind == RoomKind::Group) {
        const auto group = tenant_.groups().find(ref.id);
        if (group == tenant_.groups().end()) return Error(ErrorKind::NotFound, "GROUP_NOT_EXIST");
        room.name = group->second.name;
        room.features = group->second.features;
        room.version = group->second.version;
        return room;
    }
    const auto unit = tenant_.orgUnits().find(ref.id);
    if (unit == tenant_.orgUnits().end()) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
    room.name = unit->second.name;
    room.features = featuresOf(unit->second);
    room.version = unit->second.version;
    return room;
}

CallHandle FakeRooms::fetch(const RoomRef& room, Executor& on, Reply<Room> reply) {
    return answer<Room>("rooms.fetch", on, std::move(reply), [this, room] { return roomOf(room); });
}

void FakeRooms::gather(const RoomRef& ref, std::vector<PathStep> way, std::map<std::string, RoomReader>& into) const {
    const auto reads = [&](const Member& member, bool master, std::vector<PathStep> steps) {
        RoomReader& reader = into[member.id.value];
        reader.user = member.id;
        reader.name = member.displayName();
        reader.email = member.email;
        reader.status = member.statusAt(clock_.now());
        reader.paths.push_back({master, std::move(steps)});
    };
    if (ref.kind == RoomKind::OrgUnit) {
        for (const auto& [id, member] : tenant_.members())
            for (const auto& organization : member.organizations)
                for (const auto& post : organization.orgUnits)
                    for (auto at = tenant_.orgUnits().find(post.orgUnit.value); at != tenant_.orgUnits().end();
                         at = at->second.parent ? tenant_.orgUnits().find(at->second.parent->value)
                                                : tenant_.orgUnits().end()) {
                        if (at->first != ref.id) continue;
                        auto steps = way;
                        const OrgUnit& own = tenant_.orgUnits().at(post.orgUnit.value);
                        if (own.id.value != ref.id) steps.push_back({GroupMemberKind::OrgUnit, own.id.value, own.name});
                        reads(member, false, std::move(steps));
                    }
        return;
    }
    const Group& group = tenant_.groups().at(ref.id);
    for (const UserId& master : group.administrators)
        if (const Member* member = tenant_.member(master)) reads(*member, true, way);
    for (const GroupMember& each : group.members) {
        auto further = way;
        if (each.kind == GroupMemberKind::User) {
            if (const Member* member = tenant_.member(UserId(each.id))) reads(*member, false, way);
        } else if (each.kind == GroupMemberKind::OrgUnit) {
            further.push_back({each.kind, each.id, tenant_.orgUnits().at(each.id).name});
            gather({RoomKind::OrgUnit, each.id}, std::move(further), into);
        } else {
            further.push_back({each.kind, each.id, tenant_.groups().at(each.id).name});
            gather({RoomKind::Group, each.id}, std::move(further), into);
        }
    }
}

CallHandle FakeRooms::readers(const RoomRef& room, std::string cursor, Executor& on, Reply<ports::ReaderPage> reply) {
    return answer<ports::ReaderPage>(
        "rooms.readers", on, std::move(reply), [this, room, cursor = std::move(cursor)]() -> Result<ports::ReaderPage> {
            SEKISHO_TRY(known, roomOf(room));
            std::map<std::string, RoomReader> all;
            gather(room, {}, all);
            ports::ReaderPage page;
            page.talk = known.features.message;
            if (cursor.empty()) page.total = static_cast<std::int64_t>(all.size());
            for (auto at = cursor.empty() ? all.begin() : all.upper_bound(cursor); at != all.end(); ++at) {
                if (page.readers.size() == readersPerPage) {
                    page.nextCursor = page.readers.back().user.value;
                    break;
                }
                page.readers.push_back(at->second);
            }
            return page;
        });
}

CallHandle FakeRooms::erase(const RoomRef& room, const RoomFeatures& what, bool acceptLoss, Executor& on,
                            Reply<Room> reply) {
    return answer<Room>("rooms.erase", on, std::move(reply), [this, room, what, acceptLoss]() -> Result<Room> {
        RoomData& data = held[room.id];
        if (!acceptLoss) return withData(Error(ErrorKind::Conflict, "ROOM_HOLDS_DATA"), data);
        if (what.message) data.talk = 0;
        if (what.note) data.notes = 0;
        if (what.calendar) data.events = 0;
        if (what.task) data.tasks = 0;
        if (what.folder) data.files = data.bytes = 0;
        return roomOf(room);
    });
}

CallHandle FakeRooms::archive(std::string, Executor& on, Reply<ports::ArchivePage> reply) {
    return answer<ports::ArchivePage>("rooms.archive", on, std::move(reply), [this]() -> Result<ports::ArchivePage> {
        return ports::ArchivePage{archived, {}};
    });
}

Result<ArchivedRoom*> FakeRooms::restorable(const std::string& archiveId) {
    const auto found = std::ranges::find(archived, archiveId, &ArchivedRoom::id);
    if (found == archived.end()) return Error(ErrorKind::NotFound, "ROOM_ARCHIVE_NOT_EXIST");
    if (!found->restorable) return Error(ErrorKind::Conflict, "ROOM_ALREADY_RESTORED");
    return &*found;
}

CallHandle FakeRooms::restoreInto(const std::string& archiveId, const OrgUnitId& unit, bool confirmLoss, Executor& on,
                                  Reply<ArchivedRoom> reply) {
    return answer<ArchivedRoom>("rooms.restoreInto", on, std::move(reply),
                                [this, archiveId, unit, confirmLoss]() -> Result<ArchivedRoom> {
                                    SEKISHO_TRY(room, restorable(archiveId));
                                    if (!tenant_.orgUnits().at(unit.value).useMessage)
                                        return Error(ErrorKind::Conflict, "TALK_IS_OFF").at("orgUnitId");
                                    RoomData& own = held[unit.value];
                                    if (!own.empty() && !confirmLoss)
                                        return withData(Error(ErrorKind::Conflict, "ROOM_RESTORE_OVERWRITES"), own);
                                    own = room->data;
                                    room->restorable = false;
                                    room->restoredAt = clock_.now();
                                    room->restoredTo = unit.value;
                                    return *room;
                                });
}

CallHandle FakeRooms::restoreAsGroup(const std::string& archiveId, const ports::NewRoomGroup& group, Executor& on,
                                     Reply<ArchivedRoom> reply) {
    return answer<ArchivedRoom>("rooms.restoreAsGroup", on, std::move(reply),
                                [this, archiveId, group]() -> Result<ArchivedRoom> {
                                    SEKISHO_TRY(room, restorable(archiveId));
                                    Group made;
                                    made.name = group.name.empty() ? room->name : group.name;
                                    made.administrators = group.masters;
                                    if (made.administrators.empty() && room->leader)
                                        made.administrators = {*room->leader};
                                    if (made.administrators.empty())
                                        return Error(ErrorKind::BadInput, "ROOM_NEEDS_MASTER").at("administrators");
                                    made.features = {true, true, true, false, true};
                                    const GroupId id = tenant_.addGroup(made);
                                    held[id.value] = room->data;
                                    room->restorable = false;
                                    room->restoredAt = clock_.now();
                                    room->restoredTo = id.value;
                                    return *room;
                                });
}

CallHandle FakeRooms::groupPhoto(const GroupId& group, Executor& on, Reply<std::string> reply) {
    return answer<std::string>("groupPhoto", on, std::move(reply), [this, group]() -> Result<std::string> {
        const auto found = photos.find(group.value);
        if (found == photos.end()) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
        return found->second;
    });
}

CallHandle FakeRooms::setGroupPhoto(const GroupId& group, std::string bytes, Executor& on,
                                    Reply<std::monostate> reply) {
    return answer<std::monostate>("setGroupPhoto", on, std::move(reply),
                                  [this, group, bytes = std::move(bytes)]() -> Result<std::monostate> {
                                      photos[group.value] = bytes;
                                      tenant_.editGroup(group, [](Group& edited) { edited.hasPhoto = true; });
                                      return std::monostate();
                                  });
}

CallHandle FakeRooms::removeGroupPhoto(const GroupId& group, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("removeGroupPhoto", on, std::move(reply), [this, group]() -> Result<std::monostate> {
        if (photos.erase(group.value) == 0) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
        tenant_.editGroup(group, [](Group& edited) { edited.hasPhoto = false; });
        return std::monostate();
    });
}

} // namespace sekisho::fakes
