#include "service/rules/subjects.h"

#include "service/auth/role_rows.h"
#include "service/rules/authority.h"
#include "service/rules/members.h"
#include "service/rules/structure.h"

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::Scope;
using sekisho::sql::Database;

namespace {

Result<bool> memberWithin(Database& db, std::int64_t member, const ScopeFilter& scope) {
    if (scope.wholeTenant) return true;
    const auto any = [&](const std::vector<std::int64_t>& units, std::string_view sql) -> Result<bool> {
        for (const std::int64_t unit : units) {
            SEKISHO_TRY(row, db.firstOften<std::int64_t>(sql, unit, member));
            if (row) return true;
        }
        return false;
    };
    SEKISHO_TRY(below, any(scope.roots, "SELECT 1 FROM member_scope WHERE orgunit_id = :unit AND member_id = :member"));
    if (below) return true;
    return any(scope.exact, "SELECT 1 FROM member_orgunit WHERE orgunit_id = :unit AND member_id = :member");
}

class Subjects final : public SubjectResolver {
  public:
    Result<SubjectRef> member(Database& db, DomainId domain, std::string_view id, const ScopeFilter& scope) override {
        SEKISHO_TRY(row, findMember(db, domain, id));
        if (!row) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        SEKISHO_TRY(within, memberWithin(db, *row, scope));
        if (!within) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        SEKISHO_TRY(found,
                    (db.firstOften<std::string, std::string>("SELECT uid, email FROM member WHERE id = :id", *row)));
        if (!found) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        return SubjectRef{*row, std::move(std::get<0>(*found)), std::move(std::get<1>(*found))};
    }

    Result<SubjectRef> orgUnit(Database& db, DomainId domain, std::string_view id, const ScopeFilter& scope) override {
        SEKISHO_TRY(row, findOrgUnit(db, domain, id));
        if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
        SEKISHO_TRY(within, orgUnitWithin(db, *row, scope));
        if (!within) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
        SEKISHO_TRY(uid, db.firstOften<std::string>("SELECT uid FROM orgunit WHERE id = :id", *row));
        if (!uid) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
        return SubjectRef{*row, std::move(std::get<0>(*uid)), {}};
    }

    Result<ScopeFilter> filterOf(Database& db, DomainId domain, const std::vector<Scope>& scopes) override {
        ScopeFilter filter;
        filter.wholeTenant = false;
        for (const Scope& scope : scopes) {
            if (scope.wholeTenant()) return ScopeFilter{};
            for (const auto& unit : scope.orgUnits) {
                SEKISHO_TRY(row, findOrgUnit(db, domain, unit.value));
                auto& to = scope.includeSubOrgUnits ? filter.roots : filter.exact;
                if (row && std::ranges::find(to, *row) == to.end()) to.push_back(*row);
            }
        }
        return filter;
    }

    Result<std::vector<sekisho::RoleHolding>> rolesToViewAs(Database& db, const Caller& who, std::string_view id,
                                                            sekisho::Instant now) override {
        const Error refused(ErrorKind::Forbidden, "VIEW_AS_NOT_ALLOWED");
        const auto scopes = sekisho::scopesOf(who.roles, {"security.roles", sekisho::Access::Operate}, now);
        if (!scopes || !std::ranges::any_of(*scopes, &Scope::wholeTenant)) return refused;
        SEKISHO_TRY(row, findMember(db, who.domain, id));
        if (!row) return refused;
        SEKISHO_TRY(uid, db.firstOften<std::string>("SELECT uid FROM member WHERE id = :id", *row));
        if (!uid) return refused;
        SEKISHO_TRY(roles, rolesOf(db, who.domain, sekisho::UserId(std::get<0>(*uid))));
        std::erase_if(roles, [now](const auto& held) { return held.expiresAt && *held.expiresAt <= now; });
        if (roles.empty() || !checkHoldsAllOf(who, roles, now)) return refused;
        return std::move(roles);
    }
};

} // namespace

Result<bool> orgUnitWithin(Database& db, std::int64_t unit, const ScopeFilter& scope) {
    if (scope.wholeTenant) return true;
    const auto holds = [unit](const std::vector<std::int64_t>& units, std::int64_t row) {
        return std::ranges::find(units, row) != units.end();
    };
    if (holds(scope.exact, unit)) return true;
    SEKISHO_TRY(line, ancestorsOf(db, unit));
    return std::ranges::any_of(line, [&](std::int64_t row) { return holds(scope.roots, row); });
}

std::unique_ptr<SubjectResolver> makeSubjectResolver() {
    return std::make_unique<Subjects>();
}

} // namespace sekishod
