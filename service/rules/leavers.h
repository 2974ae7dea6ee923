#pragma once
// What goes with a member who leaves and what must be handed over first (admin-screens.md §2.6), and who has not been
// seen for long. Reads only.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/rights.h"
#include "models/sql/database.h"
#include "service/rules/members.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct NamedThing {
    std::string id;
    std::string name;
};
struct LeaverDevice {
    std::string id;
    std::string kind;
    std::string name;
    std::string os;
    sekisho::Instant lastAccess{};
};

struct LeaverCheck {
    bool highest = false;                    // 最高管理者: can never be deleted
    std::vector<sekisho::RoleHolding> roles; // held, or to be activated: to be taken away first
    std::vector<NamedThing> orgUnitsHeaded;  // to be handed over
    std::vector<NamedThing> soleMasterOf;    // groups that would be left without a master
    std::int64_t groups = 0;                 // direct memberships that end and do not come back
    std::int64_t orgUnits = 0;
    std::int64_t aliases = 0;
    std::int64_t statuses = 0;
    bool photo = false;
    std::int64_t relatedTo = 0; // members who name him as a related person
    std::int64_t liveSessions = 0;
    std::vector<LeaverDevice> devices;
};
sekisho::Result<LeaverCheck> leaverCheck(sekisho::sql::Database& db, sekisho::DomainId domain, const MemberRow& member,
                                         sekisho::Instant now);

struct Dormant {
    MemberRow member;
    std::optional<sekisho::Instant> lastSignIn; // nothing: never
};
struct DormantPage {
    std::vector<Dormant> members; // in order of creation
    std::optional<std::int64_t> next;
};
// Members whose last access lies before `since`, or who never came and were made before it. `within`: a condition over
// the columns of table member (alias m).
sekisho::Result<DormantPage> dormantMembers(sekisho::sql::Database& db, sekisho::DomainId domain,
                                            std::string_view within, sekisho::Instant since, std::int64_t after,
                                            int count);

} // namespace sekishod
