#pragma once
// Talk rooms of organizations and groups as the console sees them: what they hold, who reads them, erasing, and the
// archive of 30 days; and the photo of a group. Same conventions as ports::Gateway. Turning features on and off goes
// through Changesets, as every change of an organization or group does; what a plan would lose stands in its impact.

#include "models/domain/group.h"
#include "models/domain/room.h"
#include "models/ports/call.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct ReaderPage {
    bool talk = false;                 // without talk nobody reads, and these would
    std::optional<std::int64_t> total; // told with the first page
    std::vector<RoomReader> readers;   // in order of creation, as far as the caller may see members
    std::string nextCursor;            // empty: the last page
};

struct ArchivePage {
    std::vector<ArchivedRoom> rooms; // newest first; only kinds the caller may see
    std::string nextCursor;
};

struct NewRoomGroup {            // where an archived room comes back as a group
    std::string name;            // empty: the owner's, with a number behind where it is taken
    std::vector<UserId> masters; // empty: the last leader; ROOM_NEEDS_MASTER when he is gone
};

class Rooms {
  public:
    virtual ~Rooms() = default;
    virtual CallHandle fetch(const RoomRef& room, Executor& on, Reply<Room> reply) = 0;
    virtual CallHandle readers(const RoomRef& room, std::string cursor, Executor& on, Reply<ReaderPage> reply) = 0;
    // Erases what `what` names, for good. Without `acceptLoss` ROOM_HOLDS_DATA says what it would be.
    virtual CallHandle erase(const RoomRef& room, const RoomFeatures& what, bool acceptLoss, Executor& on,
                             Reply<Room> reply) = 0;
    virtual CallHandle archive(std::string cursor, Executor& on, Reply<ArchivePage> reply) = 0;
    // Once for each archived room (ROOM_ALREADY_RESTORED). Into an organization with talk (TALK_IS_OFF), whose own
    // talk, notes and events are lost: without `confirmLoss` ROOM_RESTORE_OVERWRITES says how many they are.
    virtual CallHandle restoreInto(const std::string& archiveId, const OrgUnitId& unit, bool confirmLoss, Executor& on,
                                   Reply<ArchivedRoom> reply) = 0;
    virtual CallHandle restoreAsGroup(const std::string& archiveId, const NewRoomGroup& group, Executor& on,
                                      Reply<ArchivedRoom> reply) = 0;

    // Bytes of an image: JPEG, PNG or GIF. PHOTO_NOT_EXIST; PHOTO_FORMAT, PHOTO_TOO_LARGE.
    virtual CallHandle groupPhoto(const GroupId& group, Executor& on, Reply<std::string> reply) = 0;
    virtual CallHandle setGroupPhoto(const GroupId& group, std::string bytes, Executor& on,
                                     Reply<std::monostate> reply) = 0;
    virtual CallHandle removeGroupPhoto(const GroupId& group, Executor& on, Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
