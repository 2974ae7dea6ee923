#pragma once
// What holds at the brake, and what was decided about it (★D6), as lists. Works in the caller's view of the store.

#include "models/api/page_cursor.h"
#include "models/domain/brake.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct HeldQuestion {
    sekisho::DomainId domain = 0;
    ScopeFilter scope;                        // of members
    bool decided = false;                     // what was decided within 90 days, instead of what holds
    std::string actor;                        // only what this one asks for; empty: everybody
    std::optional<sekisho::BrakeKind> kind{}; // only of this kind
    int count = 100;
    std::optional<sekisho::api::PageCursor> after{};
};
struct HeldAnswer {
    std::vector<sekisho::HeldOrder> orders; // oldest first; decided ones newest first
    std::optional<sekisho::api::PageCursor> next;
};
sekisho::Result<HeldAnswer> listHeld(sekisho::sql::Database& db, const HeldQuestion& question);
sekisho::Result<std::int64_t> countHeld(sekisho::sql::Database& db, const HeldQuestion& question);
// What each administrator waits for, most first. `asking`: who wants to know whether he is alone.
sekisho::Result<std::vector<sekisho::HeldGroup>> heldGroups(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            const ScopeFilter& scope, std::string_view asking,
                                                            sekisho::Instant now);

} // namespace sekishod
