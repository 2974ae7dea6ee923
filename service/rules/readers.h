#pragma once
// Who really reads a room, and which rooms a member reads, each with the nesting through which.
//
// The room of an organization is read by its members and those of the organizations below it, as far as they have the
// team feature there (admin-screens.md §4: parent rooms contain child organizations). The room of a group is read by
// its masters, its direct members, the readers of its organizations and those of the groups within it; with external
// users, of all these only who may talk with them (outside_links.h). Deleted members read nothing. Reads only.

#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/domain/room.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::size_t kMostReaderPaths = 5; // told of one member; a member may be in a room many times over

using sekisho::PathStep;
using sekisho::ReaderPath;

struct Reader {
    std::int64_t row = 0;
    std::string uid;
    std::string doc;               // the member's record
    std::vector<ReaderPath> paths; // shortest first
};
struct ReaderPage {
    std::vector<Reader> readers; // in order of creation
    std::optional<std::int64_t> next;
};

struct RoomRef {
    sekisho::GroupMemberKind kind = sekisho::GroupMemberKind::Group; // OrgUnit or Group
    std::int64_t row = 0;
};

// Up to `count` readers behind row `after`. `within`: a condition over the columns of table member (alias m).
sekisho::Result<ReaderPage> readersOf(sekisho::sql::Database& db, sekisho::DomainId domain, const RoomRef& room,
                                      std::string_view within, std::int64_t after, int count);
// The rows of all who read it, ascending.
sekisho::Result<std::vector<std::int64_t>> readerRows(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      const RoomRef& room);
// The groups with talk whose room the members of this one read too: it stands in them, by whatever way.
sekisho::Result<std::vector<std::int64_t>> groupsHolding(sekisho::sql::Database& db, std::int64_t group);
sekisho::Result<std::int64_t> countReaders(sekisho::sql::Database& db, sekisho::DomainId domain, const RoomRef& room);

struct RoomOfMember {
    PathStep room;
    ReaderPath path; // from the room to the member, the shortest
};
// Rooms with talk that the member reads: organizations first, then groups, each by name.
sekisho::Result<std::vector<RoomOfMember>> roomsOfMember(sekisho::sql::Database& db, std::int64_t member);

} // namespace sekishod
