#pragma once
// A fault at a cell, and what the check of a row needs to know of the world around it.

#include "models/domain/error.h"
#include "models/ports/import.h"
#include "models/sheet/directory.h"
#include "models/sheet/places.h"
#include "models/sheet/zone.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

using ports::CellFault;
using ports::kWholeRow;

// What a row wants, in the words of a cell. Organizations, ranks and groups know the first three and Skip.
enum class RowAction { Add, Update, Delete, Suspend, Unsuspend, ClearLeave, Undelete, Skip };

std::optional<RowAction> rowAction(std::string_view word); // nothing: not a word for one

struct OrgCell { // a cell that names organizations, looked up once for all rows that have it
    std::vector<int> places;
    std::vector<Error> faults;
};

struct World {
    explicit World(const Directory& known)
        : directory(known), places(known), ranks(known), zone(known.tenant.timeZone) {}
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    const Directory& directory;
    Places places;
    Ranks ranks;
    Zone zone;
    TextMap<OrgCell> orgCells;
    TextMap<std::string> newMembers; // login → new:m…, of the rows that add somebody
    // The name (new:m…) of the member whom a row of the same sheets adds under this login; empty: none does. Asked from
    // any thread. May be empty.
    std::function<std::string(std::string_view login)> addedMember;
    // Refuses what the password policy refuses; asked for login and password, from any thread. May be empty.
    std::function<Done(std::string_view login, std::string_view password)> checkPassword;
};

// hanako → hanako@workgroup, lower case.
std::string loginOf(std::string_view cell, const TenantFacts& tenant);

} // namespace sekisho::sheet
