#include "service/rules/authority.h"

#include "service/auth/role_rows.h"
#include "service/auth/sealed_account.h"
#include "service/rules/addresses.h"
#include "service/rules/delegation.h"
#include "service/rules/structure.h"
#include "service/rules/subjects.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::RoleHolding;

namespace {

const sekisho::OrgUnitMembership* membershipIn(const Member* member, const OrgUnitId& unit) {
    if (!member) return nullptr;
    for (const auto& organization : member->organizations)
        for (const auto& of : organization.orgUnits)
            if (of.orgUnit == unit) return &of;
    return nullptr;
}

Error outOfScope(std::string field) {
    return Error(ErrorKind::Forbidden, "OUT_OF_SCOPE").at(std::move(field));
}

Result<bool> withinScope(const Authority& who, const OrgUnitId& unit) {
    SEKISHO_TRY(row, findOrgUnit(who.db, who.caller.domain, unit.value));
    if (!row) return false;
    return orgUnitWithin(who.db, *row, who.scope);
}

bool live(const RoleHolding& holding, sekisho::Instant now) {
    return !holding.expiresAt || *holding.expiresAt > now;
}

bool holdsBuiltIn(const std::vector<RoleHolding>& roles, std::string_view key, sekisho::Instant now) {
    return std::ranges::any_of(roles, [&](const RoleHolding& h) { return h.role.builtIn == key && live(h, now); });
}

std::vector<RoleHolding> heldForAll(const Caller& who) {
    std::vector<RoleHolding> own = who.roles;
    std::erase_if(own, [](const RoleHolding& holding) { return !holding.scope.wholeTenant(); });
    return own;
}

// Whether `roles` give more than `own` now or after a part of `own` has ended.
bool givesMore(const std::vector<RoleHolding>& roles, const std::vector<RoleHolding>& own, sekisho::Instant now) {
    std::vector<sekisho::Instant> moments{now};
    for (const RoleHolding& holding : own)
        if (holding.expiresAt && *holding.expiresAt > now) moments.push_back(*holding.expiresAt);
    return std::ranges::any_of(moments, [&](sekisho::Instant at) {
        return std::ranges::any_of(sekisho::menuTree(), [&](const sekisho::MenuItem& item) {
            return sekisho::accessOf(roles, item.key, at) > sekisho::accessOf(own, item.key, at);
        });
    });
}

Result<Standpoint> standpointOf(const Authority& who, const Member& member) {
    Standpoint out;
    for (const auto& organization : member.organizations) {
        for (const auto& of : organization.orgUnits) {
            SEKISHO_TRY(row, findOrgUnit(who.db, who.caller.domain, of.orgUnit.value));
            if (!row) continue;
            SEKISHO_TRY(line, uidsUpwards(who.db, *row));
            out.direct.push_back(line.front());
            out.line.insert(out.line.end(), line.begin(), line.end());
        }
    }
    return out;
}

bool reaches(const RoleHolding& holding, const Standpoint& at) {
    if (holding.scope.wholeTenant()) return true;
    const auto& among = holding.scope.includeSubOrgUnits ? at.line : at.direct;
    return std::ranges::any_of(holding.scope.orgUnits, [&](const OrgUnitId& unit) {
        return std::ranges::find(among, unit.value) != among.end();
    });
}

// The envelope is of use only while nobody but who has sealed it can become the account.
Done checkSealed(const Authority& who, const sekisho::UserId& target) {
    SEKISHO_TRY(sealed, isSealedAccount(who.db, who.caller.domain, target));
    if (!sealed) return {};
    if (sekisho::accessOf(heldForAll(who.caller), "security.breakGlass", who.now) == sekisho::Access::Operate)
        return {};
    return Error(ErrorKind::Forbidden, "SEALED_ACCOUNT");
}

} // namespace

bool holdsInAPart(const Authority& who) {
    return std::ranges::any_of(who.caller.roles, [&](const RoleHolding& holding) {
        return !holding.scope.wholeTenant() && live(holding, who.now);
    });
}

Done checkGainsNothing(const Authority& who, const Standpoint& before, const Standpoint& after) {
    std::vector<RoleHolding> was, is;
    for (const RoleHolding& holding : who.caller.roles) {
        if (!live(holding, who.now)) continue;
        if (reaches(holding, before)) was.push_back(holding);
        if (reaches(holding, after)) is.push_back(holding);
    }
    for (const auto& item : sekisho::menuTree())
        if (sekisho::accessOf(is, item.key, who.now) > sekisho::accessOf(was, item.key, who.now))
            return Error(ErrorKind::Forbidden, "MOVE_GAINS_RIGHTS").with("menu", std::string(item.key));
    return {};
}

// What lies below is not what a role over the organization alone reaches.
Done checkBranchGainsNothing(const Authority& who, const std::vector<std::string>& before,
                             const std::vector<std::string>& after) {
    SEKISHO_CHECK(checkGainsNothing(who, {{before.front()}, before}, {{after.front()}, after}));
    return checkGainsNothing(who, {{}, before}, {{}, after});
}

Done checkMembershipScope(const Authority& who, const Member* before, const Member& after) {
    if (before && before->organizations != after.organizations && holdsInAPart(who)) {
        SEKISHO_TRY(was, standpointOf(who, *before));
        SEKISHO_TRY(is, standpointOf(who, after));
        SEKISHO_CHECK(checkGainsNothing(who, was, is));
    }
    if (who.scope.wholeTenant) return {};
    const std::string field = "organizations.orgUnits.orgUnitId";
    bool any = false;
    for (const auto& organization : after.organizations) {
        for (const auto& of : organization.orgUnits) {
            const auto* old = membershipIn(before, of.orgUnit);
            SEKISHO_TRY(within, withinScope(who, of.orgUnit));
            any = any || within;
            if (!within && (!old || *old != of)) return outOfScope(field);
        }
    }
    for (const auto& organization : before ? before->organizations : std::vector<sekisho::Organization>()) {
        for (const auto& of : organization.orgUnits) {
            if (membershipIn(&after, of.orgUnit)) continue;
            SEKISHO_TRY(within, withinScope(who, of.orgUnit));
            if (!within) return outOfScope(field);
        }
    }
    if (!any) return outOfScope(field);
    return {};
}

Done checkPlaceScope(const Authority& who, const std::optional<OrgUnitId>& parent) {
    if (who.scope.wholeTenant) return {};
    if (!parent) return outOfScope("parentOrgUnitId");
    ScopeFilter below = who.scope;
    below.exact.clear(); // such a scope ends with the organization itself
    SEKISHO_TRY(row, findOrgUnit(who.db, who.caller.domain, parent->value));
    if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("parentOrgUnitId");
    SEKISHO_TRY(within, orgUnitWithin(who.db, *row, below));
    if (!within) return outOfScope("parentOrgUnitId");
    return {};
}

Done checkUnitMove(const Authority& who, std::int64_t unit, const std::optional<OrgUnitId>& parent) {
    if (!holdsInAPart(who)) return {};
    SEKISHO_TRY(was, uidsUpwards(who.db, unit));
    std::vector<std::string> is{was.front()};
    if (parent) {
        SEKISHO_TRY(row, findOrgUnit(who.db, who.caller.domain, parent->value));
        if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("parentOrgUnitId");
        SEKISHO_TRY(above, uidsUpwards(who.db, *row));
        is.insert(is.end(), above.begin(), above.end());
    }
    return checkBranchGainsNothing(who, was, is);
}

Done checkWholeTenant(const Authority& who) {
    if (who.scope.wholeTenant) return {};
    return Error(ErrorKind::Forbidden, "OUT_OF_SCOPE",
                 "This concerns the whole tenant, and your administrator rights cover only a part of it.");
}

Done checkMayTakeOver(const Authority& who, const sekisho::UserId& target) {
    if (who.caller.isSuper() || (!who.caller.user.empty() && who.caller.user == target)) return {};
    SEKISHO_CHECK(checkSealed(who, target));
    SEKISHO_TRY(asked, isAskedToTakeOver(who.db, who.caller.domain, target, who.now));
    if (asked) return Error(ErrorKind::Forbidden, "DELEGATION_PROTECTS"); // he has only to accept
    SEKISHO_TRY(roles, rolesOf(who.db, who.caller.domain, target));
    SEKISHO_TRY(eligible, eligibleRolesOf(who.db, who.caller.domain, target)); // he has only to activate it
    roles.insert(roles.end(), eligible.begin(), eligible.end());
    std::erase_if(roles, [&](const RoleHolding& holding) { return !live(holding, who.now); });
    if (std::ranges::any_of(roles, [](const RoleHolding& h) { return h.role.builtIn == "super"; }))
        return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
    if (roles.empty()) return {};
    const Error exceeds(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN");
    // A service account has a scope of the API and no menu; it cannot be compared with a role.
    if (who.caller.isServiceAccount() || !who.scope.wholeTenant || holdsBuiltIn(roles, "rescue", who.now))
        return exceeds;
    // A password outlasts a right that ends: what somebody holds for an hour takes no account over that has it for
    // good.
    return givesMore(roles, heldForAll(who.caller), who.now) ? Done(exceeds) : Done();
}

Done checkMaySetPassword(const Authority& who, const sekisho::UserId& target) {
    Done done = checkMayTakeOver(who, target);
    if (done || done.error().code != "SUPER_ADMIN_PROTECTED") return done;
    return holdsBuiltIn(who.caller.roles, "rescue", who.now) ? Done() : done;
}

Done checkNotSealed(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user) {
    SEKISHO_TRY(sealed, isSealedAccount(db, domain, user));
    return sealed ? Done(Error(ErrorKind::Forbidden, "SEALED_ACCOUNT")) : Done();
}

Done checkHoldsAllOf(const Caller& who, const std::vector<RoleHolding>& roles, sekisho::Instant now) {
    if (who.isSuper()) return {};
    const Error exceeds(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN");
    if (holdsBuiltIn(roles, "super", now)) return exceeds;
    const std::vector<RoleHolding> own = heldForAll(who);
    for (const auto& item : sekisho::menuTree())
        if (sekisho::accessOf(roles, item.key, now) > sekisho::accessOf(own, item.key, now)) return exceeds;
    return {};
}

Done checkMayGrant(const Caller& who, const sekisho::Role& role, sekisho::Instant now) {
    if (role.builtIn == "super") return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
    if (role.builtIn == "rescue") return Error(ErrorKind::Forbidden, "ROLE_NOT_GIVEN");
    if (who.isSuper()) return {};
    if (sekisho::accessOf(heldForAll(who), "security.roles", now) < sekisho::Access::View)
        return Error(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN");
    return checkHoldsAllOf(who, {{role, {}, {}}}, now);
}

Done checkReach(const Authority& who, const Tenant& tenant, const Member& before, const Member& after,
                bool setsPassword) {
    const bool takesOver = setsPassword || completedAddress(after.email, tenant) != before.email;
    const bool loosens = after.externalKey != before.externalKey || after.privateEmail != before.privateEmail;
    if (!takesOver && (!loosens || who.caller.isServiceAccount())) return {};
    return checkMayTakeOver(who, before.id);
}

} // namespace sekishod
