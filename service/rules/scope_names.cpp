#include "service/rules/scope_names.h"

#include "service/rules/structure.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::ScopeUnit;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kPathBorder = " / ";

Result<ScopeUnit> scopeUnit(Database& db, DomainId domain, const OrgUnitId& id) {
    ScopeUnit out{id, {}, true};
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT id FROM orgunit WHERE uid = :uid AND domain_id = :domain",
                                                 id.value, domain));
    if (!row) return out;
    out.gone = false;
    SEKISHO_TRY(line, ancestorsOf(db, std::get<0>(*row)));
    for (const std::int64_t above : line) {
        SEKISHO_TRY(name, db.firstOften<std::string>("SELECT name FROM orgunit WHERE id = :id", above));
        if (!name) continue;
        out.name = out.name.empty() ? std::get<0>(*name) : std::get<0>(*name) + std::string(kPathBorder) + out.name;
    }
    return out;
}

} // namespace

Result<std::vector<ScopeUnit>> scopeUnits(Database& db, DomainId domain, const sekisho::Scope& scope) {
    std::vector<ScopeUnit> out;
    for (const OrgUnitId& id : scope.orgUnits) {
        SEKISHO_TRY(unit, scopeUnit(db, domain, id));
        out.push_back(std::move(unit));
    }
    return out;
}

} // namespace sekishod
