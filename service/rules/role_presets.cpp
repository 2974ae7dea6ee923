#include "service/rules/role_presets.h"

#include "facts/tables.h"
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

Result<std::vector<DomainId>> domainsWithoutPreset(TenantStore& store) {
    return store.read([](Database& db) -> Result<std::vector<DomainId>> {
        SEKISHO_TRY(rows, db.rows<std::int64_t>("SELECT domain_id FROM tenant ORDER BY domain_id"));
        std::vector<DomainId> out;
        for (const auto& [domain] : rows) {
            bool complete = true;
            for (const facts::RoleRow& row : facts::roles()) {
                if (!row.preset) continue;
                SEKISHO_TRY(there, hasRole(db, presetRoleUid(row.key, domain)));
                complete = complete && there;
            }
            if (!complete) out.push_back(domain);
        }
        return out;
    });
}

} // namespace

std::string presetRoleUid(std::string_view preset, DomainId domain) {
    return fmt::format("{}:{}", preset, domain);
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
        const std::string name(tenant.locale.starts_with("ja") ? preset.ja : preset.en);
        SEKISHO_CHECK(db.exec("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES(:uid, "
                              ":domain, '', :name, :grants, 1)",
                              uid, tenant.domain, name, presetGrants(preset)));
        effects.audit(
            {.action = "role.create", .targetKind = "role", .targetId = uid, .targetName = name, .changesJson = {}});
        effects.changed("role", uid);
        ++added;
    }
    return added;
}

Done addMissingPresetRoles(TenantStore& store, sekisho::Instant now) {
    SEKISHO_TRY(domains, domainsWithoutPreset(store));
    for (const DomainId domain : domains) {
        UnitOfWork unit;
        unit.domain = domain;
        unit.now = now;
        SEKISHO_CHECK(store.write([&](Database& db) -> Done {
            SEKISHO_TRY(tenant, loadTenant(db, domain));
            Effects effects;
            SEKISHO_CHECK(addPresetRoles(db, tenant, effects));
            effects.moveTo(unit);
            SEKISHO_CHECK(appendJournal(db, unit));
            return {};
        }));
    }
    return {};
}

} // namespace sekishod
