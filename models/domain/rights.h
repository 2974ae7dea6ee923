#pragma once
// Administrator rights: menu × (view, operate) × organization scope (admin-screens.md §7.1, product.md R1, R2).
// The menu tree and the built-in roles are data in resources/menus.json and resources/roles.json.
// The service decides with these functions; the console uses the same ones only to explain.

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

enum class Access { None, View, Operate }; // ordered: Operate includes View

struct Permission {        // what an action needs
    std::string_view menu; // key of resources/menus.json; empty: any signed-in administrator
    Access access = Access::View;
};

struct Grant {
    std::string menu; // a key covers itself and everything below it
    Access access = Access::View;
    bool operator==(const Grant&) const = default;
};

struct Scope { // empty orgUnits = the whole tenant
    std::vector<OrgUnitId> orgUnits;
    bool includeSubOrgUnits = true;
    bool wholeTenant() const { return orgUnits.empty(); }
    bool operator==(const Scope&) const = default;
};

struct Role {
    RoleId id;
    std::string name;    // built-in: empty, shown by key
    std::string builtIn; // "super", "deputy", "operator", "rescue" or empty for a custom role
    std::vector<Grant> grants;
    Version version = 0;
    bool operator==(const Role&) const = default;
};

struct RoleHolding {
    Role role;
    Scope scope;
    std::optional<Instant> expiresAt;
    bool operator==(const RoleHolding&) const = default;
};

struct MenuItem {            // one line of resources/menus.json
    std::string_view key;    // "members.members"
    std::string_view parent; // "members" or empty
    std::string_view ja;
    std::string_view en;
    bool dangerous;       // marked as the White Paper lists them
    bool builtInOnly;     // can never be part of a custom role (管理者権限)
    bool everyone;        // every administrator may view it, whatever his roles grant
    std::string_view why; // why it is dangerous, en; the console translates by key
    std::string_view whyJa = {};
};

const std::vector<MenuItem>& menuTree(); // in the service's order
const MenuItem* menuItem(std::string_view key);
const std::vector<Role>& builtInRoles(); // super, deputy, operator, rescue

// The access that these roles give for one menu at a time, ignoring scope. Expired holdings give nothing, nor do menus
// that resources/menus.json does not have. A custom role never gives access to a built-in-only menu. Any live holding
// gives View of a menu that is for everyone.
Access accessOf(const std::vector<RoleHolding>& roles, std::string_view menu, Instant now);
// The highest access to the menu or to anything below it: what a navigation needs to know whether to show the entry.
Access reachOf(const std::vector<RoleHolding>& roles, std::string_view menu, Instant now);
bool allows(const std::vector<RoleHolding>& roles, const Permission& needed, Instant now);
// The organization scopes within which `needed` holds; nullopt: nowhere. A whole-tenant holding wins.
std::optional<std::vector<Scope>> scopesOf(const std::vector<RoleHolding>& roles, const Permission& needed,
                                           Instant now);

} // namespace sekisho
