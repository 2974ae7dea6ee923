#include "models/domain/rights.h"

#include "facts/tables.h"

#include <algorithm>
#include <unordered_map>

namespace sekisho {

namespace {

bool covers(std::string_view granted, std::string_view menu) {
    if (granted.empty() || !menu.starts_with(granted)) return false;
    return menu.size() == granted.size() || menu[granted.size()] == '.';
}

bool live(const RoleHolding& holding, Instant now) {
    return !holding.expiresAt || now < *holding.expiresAt;
}

bool reservedForBuiltIn(const MenuItem* item) {
    for (; item; item = item->parent.empty() ? nullptr : menuItem(item->parent))
        if (item->builtInOnly) return true;
    return false;
}

Access accessOfRole(const Role& role, const MenuItem& item) {
    if (role.builtIn.empty() && reservedForBuiltIn(&item)) return Access::None;
    Access best = item.everyone ? Access::View : Access::None;
    for (const auto& grant : role.grants)
        if (covers(grant.menu, item.key)) best = std::max(best, grant.access);
    return best;
}

bool meets(const RoleHolding& holding, const Permission& needed, Instant now) {
    if (!live(holding, now)) return false;
    if (needed.menu.empty()) return true;
    const MenuItem* item = menuItem(needed.menu);
    return item && accessOfRole(holding.role, *item) >= needed.access;
}

} // namespace

const std::vector<MenuItem>& menuTree() {
    static const std::vector<MenuItem> all = [] {
        std::vector<MenuItem> out;
        for (const auto& row : facts::menus())
            out.push_back({row.key, row.parent, row.ja, row.en, row.dangerous, row.builtInOnly, row.everyone, row.why,
                           row.whyJa});
        return out;
    }();
    return all;
}

const MenuItem* menuItem(std::string_view key) {
    static const std::unordered_map<std::string_view, const MenuItem*> index = [] {
        std::unordered_map<std::string_view, const MenuItem*> out;
        for (const auto& item : menuTree())
            out.emplace(item.key, &item);
        return out;
    }();
    const auto found = index.find(key);
    return found != index.end() ? found->second : nullptr;
}

const std::vector<Role>& builtInRoles() {
    static const std::vector<Role> all = [] {
        std::vector<Role> out;
        for (const auto& row : facts::roles()) {
            if (row.preset) continue;
            Role role;
            role.id = RoleId{std::string(row.key)};
            role.builtIn = row.key;
            for (const auto& grant : row.grants)
                role.grants.push_back({std::string(grant.menu), static_cast<Access>(grant.access)});
            out.push_back(std::move(role));
        }
        return out;
    }();
    return all;
}

Access accessOf(const std::vector<RoleHolding>& roles, std::string_view menu, Instant now) {
    const MenuItem* item = menuItem(menu);
    if (!item) return Access::None;
    Access best = Access::None;
    for (const auto& holding : roles)
        if (live(holding, now)) best = std::max(best, accessOfRole(holding.role, *item));
    return best;
}

Access reachOf(const std::vector<RoleHolding>& roles, std::string_view menu, Instant now) {
    Access best = Access::None;
    for (const auto& item : menuTree())
        if (covers(menu, item.key)) best = std::max(best, accessOf(roles, item.key, now));
    return best;
}

bool allows(const std::vector<RoleHolding>& roles, const Permission& needed, Instant now) {
    return std::ranges::any_of(roles, [&](const RoleHolding& holding) { return meets(holding, needed, now); });
}

std::optional<std::vector<Scope>> scopesOf(const std::vector<RoleHolding>& roles, const Permission& needed,
                                           Instant now) {
    std::vector<Scope> scopes;
    for (const auto& holding : roles) {
        if (!meets(holding, needed, now)) continue;
        if (holding.scope.wholeTenant()) return std::vector<Scope>{Scope{}};
        if (std::ranges::find(scopes, holding.scope) == scopes.end()) scopes.push_back(holding.scope);
    }
    if (scopes.empty()) return std::nullopt;
    return scopes;
}

} // namespace sekisho
