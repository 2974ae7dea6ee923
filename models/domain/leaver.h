#pragma once
// What goes with a member who leaves and what must be handed over first, as the service finds it (admin-screens.md
// §2.6).

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekisho {

struct LeaverRole {
    RoleId id;
    std::string builtIn; // "deputy", "operator"; empty: a custom role, shown by its name
    std::string name;
};
struct LeaverThing { // an organization or a group
    std::string id;
    std::string name;
};
struct LeaverDevice {
    std::string id;
    std::string kind;
    std::string name;
    std::string os;
    Instant lastAccess{};
};

struct LeaverCheck {
    UserId user;
    std::string name;
    bool ready = false;   // nothing stands in the way and nothing waits for a successor
    bool highest = false; // 最高管理者: can never leave
    std::vector<LeaverRole> roles;
    std::vector<LeaverThing> orgUnitsHeaded;
    std::vector<LeaverThing> soleMasterOf; // named only to those who may see groups
    std::int64_t soleMasterCount = 0;
    std::int64_t groupMemberships = 0;
    std::int64_t orgUnitMemberships = 0;
    std::int64_t aliases = 0;
    std::int64_t statuses = 0;
    std::int64_t namedAsRelated = 0; // members who name him as a related person
    bool photo = false;
    std::int64_t liveSessions = 0;
    std::vector<LeaverDevice> devices;
};

} // namespace sekisho
