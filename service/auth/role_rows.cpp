#include "service/auth/role_rows.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <tuple>

namespace sekishod {

namespace json = boost::json;

namespace {

json::value parsedOrNull(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text, failed);
    return failed ? json::value() : value;
}

std::string_view memberText(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

std::vector<sekisho::Grant> grantsOf(std::string_view text) {
    std::vector<sekisho::Grant> grants;
    const auto value = parsedOrNull(text);
    if (!value.is_array()) return grants;
    for (const auto& entry : value.get_array()) {
        if (!entry.is_object()) continue;
        const auto access = memberText(entry.get_object(), "access");
        if (access != "view" && access != "operate") continue;
        grants.push_back({std::string(memberText(entry.get_object(), "menu")),
                          access == "operate" ? sekisho::Access::Operate : sekisho::Access::View});
    }
    return grants;
}

const sekisho::Role* builtInRole(std::string_view key) {
    const auto& roles = sekisho::builtInRoles();
    const auto found =
        std::find_if(roles.begin(), roles.end(), [key](const auto& role) { return role.builtIn == key; });
    return found == roles.end() ? nullptr : &*found;
}

using HoldingColumns = std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::string,
                                  std::optional<std::int64_t>>;

std::vector<sekisho::RoleHolding> holdingsFrom(std::vector<HoldingColumns>&& rows) {
    std::vector<sekisho::RoleHolding> holdings;
    for (auto& [uid, builtIn, name, grants, version, scope, expires] : rows) {
        sekisho::RoleHolding holding;
        holding.role = storedRole(std::move(uid), std::move(builtIn), std::move(name), grants, version);
        holding.scope = storedScope(scope);
        if (expires) holding.expiresAt = sekisho::fromMillis(*expires);
        holdings.push_back(std::move(holding));
    }
    return holdings;
}

} // namespace

sekisho::Role storedRole(std::string uid, std::string builtIn, std::string name, std::string_view grants,
                         sekisho::Version version) {
    sekisho::Role role;
    if (const auto* known = builtInRole(builtIn))
        role = *known;
    else
        role.grants = grantsOf(grants);
    role.id = sekisho::RoleId(std::move(uid));
    role.name = std::move(name);
    role.builtIn = std::move(builtIn);
    role.version = version;
    return role;
}

sekisho::Scope storedScope(std::string_view text) {
    sekisho::Scope scope;
    const auto value = parsedOrNull(text);
    const auto* object = value.if_object();
    if (object && object->empty()) return scope;
    const auto* units = object ? object->if_contains("orgUnits") : nullptr;
    const auto* list = units ? units->if_array() : nullptr;
    if (list)
        for (const auto& unit : *list)
            if (unit.is_string()) scope.orgUnits.emplace_back(std::string(unit.get_string()));
    const bool whole = list && list->empty();
    if (scope.orgUnits.empty() && !whole) scope.orgUnits.emplace_back("");
    if (const auto* below = object ? object->if_contains("includeSubOrgUnits") : nullptr; below && below->is_bool())
        scope.includeSubOrgUnits = below->get_bool();
    return scope;
}

sekisho::Result<std::vector<sekisho::RoleHolding>> rolesOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           const sekisho::UserId& user) {
    using Text = std::string;
    SEKISHO_TRY(rows,
                (db.rowsOften<Text, Text, Text, Text, std::int64_t, Text, std::optional<std::int64_t>>(
                    "SELECT r.uid, r.built_in, r.name, r.grants, r.version, h.scope, h.expires FROM role_holding h "
                    "JOIN role r ON r.uid = h.role_uid WHERE h.member_uid = :uid AND h.domain_id = :domain "
                    "AND r.deleted IS NULL ORDER BY r.uid",
                    user.value, domain)));
    return holdingsFrom(std::move(rows));
}

sekisho::Result<std::vector<sekisho::RoleHolding>> eligibleRolesOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                   const sekisho::UserId& user) {
    using Text = std::string;
    SEKISHO_TRY(rows,
                (db.rowsOften<Text, Text, Text, Text, std::int64_t, Text, std::optional<std::int64_t>>(
                    "SELECT r.uid, r.built_in, r.name, r.grants, r.version, e.scope, e.expires FROM role_eligibility e "
                    "JOIN role r ON r.uid = e.role_uid WHERE e.member_uid = :uid AND e.domain_id = :domain "
                    "AND r.deleted IS NULL ORDER BY r.uid",
                    user.value, domain)));
    return holdingsFrom(std::move(rows));
}

sekisho::Result<std::optional<sekisho::RoleHolding>> roleOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            std::string_view roleUid) {
    using Text = std::string;
    SEKISHO_TRY(row, (db.first<Text, Text, Text, Text, std::int64_t>(
                         "SELECT uid, built_in, name, grants, version FROM role WHERE uid = :uid AND domain_id = "
                         ":domain AND deleted IS NULL",
                         roleUid, domain)));
    std::optional<sekisho::RoleHolding> out;
    if (!row) return out;
    auto& [uid, builtIn, name, grants, version] = *row;
    out.emplace().role = storedRole(std::move(uid), std::move(builtIn), std::move(name), grants, version);
    return out;
}

bool isAdministrator(const std::vector<sekisho::RoleHolding>& roles, sekisho::Instant now) {
    return std::any_of(roles.begin(), roles.end(),
                       [now](const auto& holding) { return !holding.expiresAt || *holding.expiresAt > now; });
}

} // namespace sekishod
