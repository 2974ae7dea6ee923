#pragma once
// Talk rooms, their readers and their archive on the wire (docs/decisions/0001-extension-api.md), as the console reads
// and asks. Unknown keys are ignored. Errors: BadInput RESPONSE_MALFORMED. Pure; thread-safe.

#include "models/domain/error.h"
#include "models/domain/room.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

Result<Room> roomFromText(std::string_view json); // without its version, which is the ETag

struct ReadersPage {
    bool talk = false;
    std::optional<std::int64_t> total;
    std::vector<RoomReader> readers;
    std::string nextCursor;
};
Result<ReadersPage> readersFromText(std::string_view json);

struct ArchivedRoomsPage {
    std::vector<ArchivedRoom> rooms;
    std::string nextCursor;
};
Result<ArchivedRoom> archivedRoomFromText(std::string_view json);
Result<ArchivedRoomsPage> archivedRoomsFromText(std::string_view json);

std::string eraseText(const RoomFeatures& what, bool acceptLoss);
std::string restoreText(const OrgUnitId& unit, bool confirmLoss);
std::string restoreText(const std::string& groupName, const std::vector<UserId>& masters);

} // namespace sekisho::api
