#pragma once
// Who may do what, written down plainly after the words of docs/decisions/0012-delegation.md: from the data of
// resources/ and without any of the functions that decide. To hold them against.

#include "facts/tables.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sekisho::test {

struct SlowHolding { // one role of one person
    std::string role;
    std::string builtIn;                             // empty: a custom role
    std::vector<std::pair<std::string, int>> grants; // menu, 1 view or 2 operate; of a custom role
    bool wholeTenant = true;                         // otherwise only `units`
    std::set<std::string> units;
    bool below = true;
    std::optional<std::int64_t> expires; // milliseconds
};
using SlowHoldings = std::vector<SlowHolding>;

struct SlowMenu {
    std::string parent;
    bool builtInOnly = false;
    bool everyone = false;
};
inline const std::map<std::string, SlowMenu>& slowMenus() {
    static const std::map<std::string, SlowMenu> all = [] {
        std::map<std::string, SlowMenu> out;
        for (const auto& row : facts::menus())
            out[std::string(row.key)] = {std::string(row.parent), row.builtInOnly, row.everyone};
        return out;
    }();
    return all;
}

inline std::vector<std::pair<std::string, int>> slowBuiltInGrants(const std::string& key) {
    std::vector<std::pair<std::string, int>> out;
    for (const auto& row : facts::roles())
        if (row.key == key && !row.preset)
            for (const auto& grant : row.grants)
                out.emplace_back(std::string(grant.menu), static_cast<int>(grant.access));
    return out;
}

// 0 nothing, 1 view, 2 operate; ignoring where.
inline int slowAccess(const SlowHolding& holding, const std::string& menu, std::int64_t now) {
    if (holding.expires && *holding.expires <= now) return 0;
    const auto& menus = slowMenus();
    if (!menus.contains(menu)) return 0;
    int best = menus.at(menu).everyone ? 1 : 0;
    const auto grants = holding.builtIn.empty() ? holding.grants : slowBuiltInGrants(holding.builtIn);
    for (std::string at = menu; !at.empty(); at = menus.at(at).parent) {
        if (holding.builtIn.empty() && menus.at(at).builtInOnly) return 0; // never part of a custom role
        for (const auto& [granted, access] : grants)
            if (granted == at && access > best) best = access;
    }
    return best;
}

// A place is the organizations that hold it, and those of them that hold it directly; the whole tenant is neither.
struct SlowPlace {
    bool tenant = false;
    std::set<std::string> line, direct;
};
inline bool slowWithin(const SlowHolding& holding, const SlowPlace& place) {
    if (holding.wholeTenant) return true;
    if (place.tenant) return false;
    for (const std::string& unit : holding.units)
        if ((holding.below ? place.line : place.direct).contains(unit)) return true;
    return false;
}

// The most that these holdings give somebody at a place.
inline int slowAccessAt(const SlowHoldings& holdings, const std::string& menu, const SlowPlace& place,
                        std::int64_t now) {
    int best = 0;
    for (const SlowHolding& holding : holdings)
        if (slowWithin(holding, place)) best = std::max(best, slowAccess(holding, menu, now));
    return best;
}
inline bool slowIsAdministrator(const SlowHoldings& holdings, std::int64_t now) {
    for (const SlowHolding& holding : holdings)
        if (!holding.expires || *holding.expires > now) return true;
    return false;
}

} // namespace sekisho::test
