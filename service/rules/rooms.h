#pragma once
// What the rooms of organizations and groups hold (counts, no contents), and where it goes (admin-screens.md §4). When
// talk is turned off or the owner is deleted, the room moves into an archive for 30 days, from which it can be restored
// once: talk, notes, events and folder, not tasks. Same conventions as members.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/domain/room.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/groups.h"
#include "service/rules/structure.h"
#include "service/rules/tenant.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::chrono::hours kRoomArchiveTime{24 * 30};

using sekisho::RoomData;
using sekisho::RoomKind;

struct RoomOwner {
    RoomKind kind = RoomKind::OrgUnit;
    std::string uid;
    std::string name;
    std::string leader; // resource id of the head or first master; may be empty
};
RoomOwner roomOwnerOf(const sekisho::Group& group);
sekisho::Result<RoomOwner> roomOwnerOf(sekisho::sql::Database& db, const OrgUnitRow& unit); // looks for the last head

sekisho::Result<RoomData> roomData(sekisho::sql::Database& db, std::string_view ownerUid);
sekisho::Done storeRoomData(sekisho::sql::Database& db, const Tenant& tenant, std::string_view ownerUid,
                            const RoomData& data);
// ROOM_HOLDS_DATA (409) with what would be lost.
sekisho::Done checkLoss(const RoomData& lost, bool accepted);

// Moves what the room holds into the archive; tasks are not kept. Nothing to do when it holds nothing.
// `reason`: talkOff, deleted.
sekisho::Done archiveRoom(sekisho::sql::Database& db, const Tenant& tenant, const RoomOwner& owner,
                          std::string_view reason, sekisho::Instant now, Effects& effects);
// For an undo: what went into the archive last for this reason goes back to its owner, beside what he has by now.
// Nothing to do when it is not there any more, or was restored.
sekisho::Done reviveRoom(sekisho::sql::Database& db, const Tenant& tenant, const RoomOwner& owner,
                         std::string_view reason, sekisho::Instant now, Effects& effects);
// データ削除: erased for good. `features`: what to erase is true.
sekisho::Done eraseRoomData(sekisho::sql::Database& db, const Tenant& tenant, const RoomOwner& owner,
                            const sekisho::RoomFeatures& features, Effects& effects);

struct ArchivedRoom {
    std::int64_t row = 0;
    std::string uid;
    RoomOwner owner;
    std::string reason;
    RoomData data;
    sekisho::Instant archived{};
    sekisho::Instant expires{};
    std::optional<sekisho::Instant> restored;
    std::string restoredTo;
    sekisho::Version version = 1;
};
// Newest first; beforeRow 0: from the newest on. `kinds` empty: none.
sekisho::Result<std::vector<ArchivedRoom>> archivedRooms(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                         const std::vector<RoomKind>& kinds, std::int64_t beforeRow,
                                                         int count);
// ROOM_ARCHIVE_NOT_EXIST (404).
sekisho::Result<ArchivedRoom> loadArchivedRoom(sekisho::sql::Database& db, sekisho::DomainId domain,
                                               std::string_view uid);
// Into an organization that uses talk; its own talk, notes and events are lost, which must be confirmed
// (ROOM_RESTORE_OVERWRITES, 409). TALK_IS_OFF, ROOM_ALREADY_RESTORED (409).
sekisho::Done restoreIntoOrgUnit(sekisho::sql::Database& db, const Tenant& tenant, const ArchivedRoom& room,
                                 const OrgUnitRow& unit, bool confirmLoss, sekisho::Instant now, Effects& effects);
// Into a new group. Empty name: the owner's. No masters: the last leader; ROOM_NEEDS_MASTER (400) when he is gone.
sekisho::Result<GroupRow> restoreIntoGroup(sekisho::sql::Database& db, const Tenant& tenant, const ArchivedRoom& room,
                                           std::string name, std::vector<sekisho::UserId> masters, sekisho::Instant now,
                                           Effects& effects);
// Erases up to `most` archived rooms whose time is over; how many.
sekisho::Result<int> purgeArchivedRooms(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now,
                                        int most, Effects& effects);

} // namespace sekishod
