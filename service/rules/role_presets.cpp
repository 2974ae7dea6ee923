#include "service/rules/role_presets.h"

#include "facts/tables.h"
#include "models/domain/text_fold.h"
#include "service/http/unit_of_work.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;
namespace facts = sekisho::facts;

namespace {

std::string presetGrants(const facts::RoleRow& preset) {
    boost::json::array grants;
    for (const facts::GrantRow& grant : preset.grants)
        grants.push_back(boost::json::object{{"menu", grant.menu}, {"access", grant.access == 2 ? "operate" : "view"}});
    return boost::json::serialize(grants);
}

Result<bool> hasRole(Database& db, const std::string& uid) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT 1 FROM role WHERE uid = :uid", uid));
    return row.has_value();
}

std::string roleUidOf(std::string_view key, DomainId domain) {
    return fmt::format("{}:{}", key, domain);
}

Result<std::vector<DomainId>> domainsWithoutRole(TenantStore& store) {
    return store.read([](Database& db) -> Result<std::vector<DomainId>> {
        SEKISHO_TRY(rows, db.rows<std::int64_t>("SELECT domain_id FROM tenant ORDER BY domain_id"));
        std::vector<DomainId> out;
        for (const auto& [domain] : rows) {
            bool complete = true;
            for (const facts::RoleRow& row : facts::roles()) {
                SEKISHO_TRY(there, hasRole(db, roleUidOf(row.key, domain)));
                complete = complete && there;
            }
            if (!complete) out.push_back(domain);
        }
        return out;
    });
}

void noteMade(const std::string& uid, std::string_view name, Effects& effects) {
    effects.audit({.action = "role.create",
                   .targetKind = "role",
                   .targetId = uid,
                   .targetName = std::string(name),
                   .changesJson = {}});
    effects.changed("role", uid);
}

// Somebody may have made a role of this name himself.
Result<std::string> freeRoleName(Database& db, DomainId domain, std::string_view wanted) {
    SEKISHO_TRY(rows, db.rows<std::string>("SELECT name FROM role WHERE domain_id = :domain AND built_in = '' AND "
                                           "deleted IS NULL",
                                           domain));
    const auto taken = [&rows](const std::string& name) {
        return std::ranges::any_of(
            rows, [key = sekisho::fold(name)](const auto& row) { return sekisho::fold(std::get<0>(row)) == key; });
    };
    std::string name(wanted);
    for (int number = 2; taken(name); ++number)
        name = fmt::format("{} {}", wanted, number);
    return name;
}

} // namespace

std::string presetRoleUid(std::string_view preset, DomainId domain) {
    return roleUidOf(preset, domain);
}

std::string_view presetOfRole(std::string_view roleUid) {
    const std::string_view key = roleUid.substr(0, roleUid.find(':'));
    const auto rows = facts::roles();
    const auto found = std::ranges::find(rows, key, &facts::RoleRow::key);
    return found != rows.end() && found->preset && key.size() < roleUid.size() ? found->key : std::string_view();
}

Result<std::int64_t> addPresetRoles(Database& db, const Tenant& tenant, Effects& effects) {
    std::int64_t added = 0;
    for (const facts::RoleRow& preset : facts::roles()) {
        if (!preset.preset) continue;
        const std::string uid = presetRoleUid(preset.key, tenant.domain);
        SEKISHO_TRY(there, hasRole(db, uid));
        if (there) continue;
        SEKISHO_TRY(name, freeRoleName(db, tenant.domain, tenant.locale.starts_with("ja") ? preset.ja : preset.en));
        SEKISHO_CHECK(db.exec("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES(:uid, "
                              ":domain, '', :name, :grants, 1)",
                              uid, tenant.domain, name, presetGrants(preset)));
        noteMade(uid, name, effects);
        ++added;
    }
    return added;
}

Result<std::int64_t> addBuiltInRoles(Database& db, const Tenant& tenant, Effects& effects) {
    std::int64_t added = 0;
    for (const facts::RoleRow& role : facts::roles()) {
        if (role.preset) continue;
        const std::string uid = roleUidOf(role.key, tenant.domain);
        SEKISHO_TRY(there, hasRole(db, uid));
        if (there) continue;
        SEKISHO_CHECK(db.exec("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES(:uid, "
                              ":domain, :builtIn, '', '[]', 1)",
                              uid, tenant.domain, role.key));
        noteMade(uid, role.key, effects);
        ++added;
    }
    return added;
}

Done addMissingRoles(TenantStore& store, sekisho::Instant now) {
    SEKISHO_TRY(domains, domainsWithoutRole(store));
    for (const DomainId domain : domains) {
        UnitOfWork unit;
        unit.domain = domain;
        unit.now = now;
        SEKISHO_CHECK(store.write([&](Database& db) -> Done {
            SEKISHO_TRY(tenant, loadTenant(db, domain));
            Effects effects;
            SEKISHO_CHECK(addBuiltInRoles(db, tenant, effects));
            SEKISHO_CHECK(addPresetRoles(db, tenant, effects));
            effects.moveTo(unit);
            SEKISHO_CHECK(appendJournal(db, unit));
            return {};
        }));
    }
    return {};
}

} // namespace sekishod
