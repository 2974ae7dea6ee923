#pragma once
// Talk rooms of organizations and groups (admin-screens.md §4): what they hold, who really reads them, and the archive
// in which they lie for 30 days after talk was turned off or their owner was deleted. Values.

#include "models/domain/clock.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/structure.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

enum class RoomKind { OrgUnit, Group };
std::string_view roomKindKey(RoomKind kind); // "orgUnit", "group"
std::optional<RoomKind> roomKindOf(std::string_view key);

struct RoomRef { // whose room
    RoomKind kind = RoomKind::Group;
    std::string id; // resource id of the organization or group
    bool operator==(const RoomRef&) const = default;
};

struct RoomData { // counts, no contents
    std::int64_t talk = 0;
    std::int64_t notes = 0;
    std::int64_t events = 0;
    std::int64_t tasks = 0;
    std::int64_t files = 0;
    std::int64_t bytes = 0; // of the files
    bool operator==(const RoomData&) const = default;
    bool empty() const { return *this == RoomData{}; }
};

struct Room {
    RoomRef ref;
    std::string name;
    RoomFeatures features;
    RoomData data;
    Version version = 0;
};

struct PathStep { // one step inwards: a group or organization within the one before
    GroupMemberKind kind = GroupMemberKind::Group;
    std::string id;
    std::string name;
    bool operator==(const PathStep&) const = default;
};
struct ReaderPath {      // empty steps: belongs to the room itself
    bool master = false; // of the room, or of the last group of the steps
    std::vector<PathStep> steps;
    bool operator==(const ReaderPath&) const = default;
};
struct RoomReader {
    UserId user;
    std::string name;
    std::string email;
    MemberStatus status = MemberStatus::InUse;
    std::vector<ReaderPath> paths; // shortest first, at most five
};

enum class ArchiveReason { TalkOff, Deleted };

struct ArchivedRoom {
    std::string id;
    RoomRef owner;
    std::string name; // of the owner when it was archived
    std::optional<UserId> leader;
    ArchiveReason reason = ArchiveReason::Deleted;
    RoomData data;
    Instant archivedAt{};
    Instant expiresAt{};
    bool restorable = false;
    std::optional<Instant> restoredAt;
    std::string restoredTo; // resource id of an organization or group
};

// What can no longer be reached when the features become these.
RoomData lostBy(const RoomFeatures& before, const RoomFeatures& after, const RoomData& data);
RoomFeatures settled(RoomFeatures features); // without talk there is nothing else
RoomFeatures featuresOf(const OrgUnit& unit);
void setFeatures(OrgUnit& unit, const RoomFeatures& features);

} // namespace sekisho
