#include "service/rules/holdings.h"

#include "service/auth/role_rows.h"
#include "service/rules/activations.h"
#include "service/rules/authority.h"
#include "service/rules/diff.h"
#include "service/rules/members.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr int kShortestActivation = 5; // minutes

void noteHolding(const std::string& user, const std::string& role, std::string_view action, std::string_view name,
                 std::string changes, Effects& effects) {
    effects.audit({.action = std::string(action),
                   .targetKind = "member",
                   .targetId = user,
                   .targetName = std::string(name),
                   .changesJson = std::move(changes)});
    effects.changed("role", role);
    effects.changed("holding", user);
}

// With the name of a role that the tenant has made: its id says nothing to whoever reads the log later.
std::string namingRole(const std::string& changes, const sekisho::Role& role, bool was, bool is) {
    if (!role.builtIn.empty()) return changes;
    json::error_code fault;
    json::value value = json::parse(changes, fault);
    if (fault || !value.is_object()) return changes;
    const auto side = [&](bool there) { return there ? json::value(role.name) : json::value(nullptr); };
    value.get_object()["role"] = json::object{{"from", side(was)}, {"to", side(is)}};
    return json::serialize(value);
}

Done storeHolding(Database& db, const Tenant& tenant, const Holding& holding) {
    SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires, version) "
                          "VALUES(:role, :member, :domain, :scope, :expires, :version) ON CONFLICT(role_uid, "
                          "member_uid) DO UPDATE SET scope = excluded.scope, expires = excluded.expires, version = "
                          "excluded.version",
                          holding.role, holding.user, tenant.domain, holding.scope, holding.expires, holding.version));
    return {};
}

Done storeEligibility(Database& db, const Tenant& tenant, const EligibleRow& one) {
    SEKISHO_CHECK(db.exec("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, scope, expires, max_minutes, "
                          "needs_approval, version) VALUES(:role, :member, :domain, :scope, :expires, :minutes, "
                          ":approval, :version) ON CONFLICT(role_uid, member_uid) DO UPDATE SET scope = "
                          "excluded.scope, expires = excluded.expires, max_minutes = excluded.max_minutes, "
                          "needs_approval = excluded.needs_approval, version = excluded.version",
                          one.role, one.user, tenant.domain, one.scope, one.expires, std::int64_t{one.maxMinutes},
                          std::int64_t{one.needsApproval}, one.version));
    return {};
}

Done endActivationOf(Database& db, const Tenant& tenant, const Holding& holding, std::string_view by, Instant now,
                     Effects& effects) {
    RightEffects rights;
    SEKISHO_CHECK(endActivations(db, tenant.domain, sekisho::RoleId(holding.role), sekisho::UserId(holding.user),
                                 sekisho::ActivationEnd::Administrator, by, now, rights));
    rights.moveTo(effects);
    return {};
}

// The name of somebody who can hold a role.
Result<std::string> holderName(Database& db, const Tenant& tenant, const std::string& uid) {
    SEKISHO_TRY(row, findMember(db, tenant.domain, uid));
    if (!row) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    if (member.member.deletedAt) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    return member.member.displayName();
}

// What somebody gives may not outlast his own right to give it.
Done checkMayGive(const Caller& who, const sekisho::Role& role, const std::optional<std::int64_t>& expires) {
    return checkMayGrant(who, role, expires ? sekisho::fromMillis(*expires - 1) : Instant::max());
}

Result<sekisho::Role> grantedRole(Database& db, const Tenant& tenant, const Caller& who, const std::string& uid,
                                  Instant now) {
    SEKISHO_TRY(held, roleOf(db, tenant.domain, uid));
    if (!held) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    SEKISHO_CHECK(checkMayGrant(who, held->role, now));
    return std::move(held->role);
}

struct HoldingRecord {
    json::value value;
    std::string text(std::string_view key) const {
        const auto* object = value.if_object();
        const auto* found = object ? object->if_contains(key) : nullptr;
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    }
    std::optional<std::int64_t> number(std::string_view key) const {
        const auto* object = value.if_object();
        const auto* found = object ? object->if_contains(key) : nullptr;
        return found && found->is_int64() ? std::optional(found->get_int64()) : std::nullopt;
    }
};

// Both have these.
template<class Given>
Result<Given> givenFromRecord(const HoldingRecord& record) {
    Given out;
    out.user = record.text("userId");
    out.role = record.text("roleId");
    out.scope = record.text("scope");
    if (out.user.empty() || out.role.empty())
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    out.expires = record.number("expires");
    return out;
}

HoldingRecord parsedRecord(std::string_view text) {
    json::error_code fault;
    HoldingRecord out{json::parse(text, fault)};
    if (fault) out.value = nullptr;
    return out;
}

template<class Given>
json::object givenRecord(const Given& given) {
    json::object out{{"userId", given.user}, {"roleId", given.role}, {"scope", given.scope}};
    out["expires"] = given.expires ? json::value(*given.expires) : json::value(nullptr);
    return out;
}

std::optional<std::pair<std::string, std::string>> holdingKey(std::string_view key) {
    const std::size_t border = key.find('/');
    if (border == std::string_view::npos) return std::nullopt;
    return std::pair{std::string(key.substr(0, border)), std::string(key.substr(border + 1))};
}

} // namespace

std::string recordText(const Holding& holding) {
    return json::serialize(givenRecord(holding));
}

std::string recordText(const EligibleRow& one) {
    json::object out = givenRecord(one);
    out["maxMinutes"] = one.maxMinutes;
    out["needsApproval"] = one.needsApproval;
    return json::serialize(out);
}

Result<Holding> holdingFromRecord(std::string_view record) {
    return givenFromRecord<Holding>(parsedRecord(record));
}

Result<EligibleRow> eligibleRowFromRecord(std::string_view record) {
    const HoldingRecord parsed = parsedRecord(record);
    SEKISHO_TRY(out, givenFromRecord<EligibleRow>(parsed));
    out.maxMinutes = static_cast<int>(parsed.number("maxMinutes").value_or(60));
    out.needsApproval = parsed.number("needsApproval").value_or(1) != 0; // a before-image has numbers
    return out;
}

Result<std::optional<Holding>> findHolding(Database& db, DomainId domain, std::string_view key) {
    std::optional<Holding> out;
    auto names = holdingKey(key);
    if (!names) return out;
    Holding holding;
    std::tie(holding.user, holding.role) = std::move(*names);
    SEKISHO_TRY(row, (db.first<std::string, std::optional<std::int64_t>, std::int64_t, std::string>(
                         "SELECT scope, expires, version, ifnull(activation, '') FROM role_holding WHERE role_uid = "
                         ":role AND member_uid = :member AND domain_id = :domain",
                         holding.role, holding.user, domain)));
    if (!row) return out;
    std::tie(holding.scope, holding.expires, holding.version, holding.activation) = std::move(*row);
    out = std::move(holding);
    return out;
}

Result<std::optional<EligibleRow>> findEligibleRow(Database& db, DomainId domain, std::string_view key) {
    std::optional<EligibleRow> out;
    auto names = holdingKey(key);
    if (!names) return out;
    EligibleRow one;
    std::tie(one.user, one.role) = std::move(*names);
    SEKISHO_TRY(row, (db.first<std::string, std::optional<std::int64_t>, std::int64_t, std::int64_t, std::int64_t>(
                         "SELECT scope, expires, max_minutes, needs_approval, version FROM role_eligibility WHERE "
                         "role_uid = :role AND member_uid = :member AND domain_id = :domain",
                         one.role, one.user, domain)));
    if (!row) return out;
    auto& [scope, expires, minutes, approval, version] = *row;
    one.scope = std::move(scope);
    one.expires = expires;
    one.maxMinutes = static_cast<int>(minutes);
    one.needsApproval = approval != 0;
    one.version = version;
    out = std::move(one);
    return out;
}

Result<std::string> keptScope(Database& db, DomainId domain, const sekisho::Scope& scope) {
    if (scope.wholeTenant()) return std::string("{}");
    if (scope.orgUnits.size() > sekisho::kMostScopeUnits)
        return sekisho::badInput("scope.orgUnits", "TOO_MANY", {})
            .with("max", std::to_string(sekisho::kMostScopeUnits));
    json::array kept;
    for (const sekisho::OrgUnitId& unit : scope.orgUnits) {
        SEKISHO_TRY(row, db.first<std::string>("SELECT uid FROM orgunit WHERE uid = :uid AND domain_id = :domain",
                                               unit.value, domain));
        if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("scope.orgUnits");
        json::value id(std::get<0>(*row));
        if (std::ranges::find(kept, id) == kept.end()) kept.push_back(std::move(id));
    }
    return json::serialize(
        json::object{{"orgUnits", std::move(kept)}, {"includeSubOrgUnits", scope.includeSubOrgUnits}});
}

Done grantRole(Database& db, const Tenant& tenant, const Holding& holding, std::string_view memberName,
               Effects& effects) {
    SEKISHO_CHECK(storeHolding(db, tenant, holding));
    SEKISHO_TRY(held, roleOf(db, tenant.domain, holding.role));
    const std::string shown =
        held && held->role.builtIn.empty() ? held->role.name : holding.role.substr(0, holding.role.find(':'));
    noteHolding(holding.user, holding.role, "role.grant", memberName, changeOf("role", {}, shown), effects);
    return {};
}

Result<std::optional<Holding>> restoreHolding(Database& db, const Tenant& tenant, const Caller& who,
                                              const std::optional<Holding>& present,
                                              const std::optional<Holding>& image, Instant now, Effects& effects) {
    std::optional<Holding> out;
    if (!present && !image) return out;
    const Holding& named = image ? *image : *present;
    SEKISHO_TRY(role, grantedRole(db, tenant, who, named.role, now));
    SEKISHO_TRY(name, holderName(db, tenant, named.user));
    if (!image && !present->activation.empty()) {
        SEKISHO_CHECK(endActivationOf(db, tenant, *present, who.name, now, effects));
        return out;
    }
    if (!image) {
        SEKISHO_CHECK(db.exec("DELETE FROM role_holding WHERE role_uid = :role AND member_uid = :member AND domain_id "
                              "= :domain",
                              named.role, named.user, tenant.domain));
        noteHolding(named.user, named.role, "role.revoke", name,
                    namingRole(changesBetween(recordText(*present), {}), role, true, false), effects);
        return out;
    }
    // The sealed account is worth nothing to whoever steals it: it holds a role only while it is open.
    SEKISHO_CHECK(checkNotSealed(db, tenant.domain, sekisho::UserId(named.user)));
    SEKISHO_CHECK(checkMayGive(who, role, image->expires));
    Holding after = *image;
    after.activation.clear();
    after.version = present ? present->version : image->version;
    if (present && present->activation.empty() && recordText(*present) == recordText(after)) return present;
    ++after.version;
    // A row of another kind: what the activation gave is over, and it must not take this one with it when it ends.
    if (present && !present->activation.empty())
        SEKISHO_CHECK(endActivationOf(db, tenant, *present, who.name, now, effects));
    SEKISHO_CHECK(storeHolding(db, tenant, after));
    noteHolding(after.user, after.role, "role.grant", name,
                namingRole(changesBetween(present ? recordText(*present) : std::string(), recordText(after)), role,
                           present.has_value(), true),
                effects);
    out = std::move(after);
    return out;
}

Result<std::optional<EligibleRow>> restoreEligibility(Database& db, const Tenant& tenant, const Caller& who,
                                                      const std::optional<EligibleRow>& present,
                                                      const std::optional<EligibleRow>& image, Instant now,
                                                      Effects& effects) {
    std::optional<EligibleRow> out;
    if (!present && !image) return out;
    const EligibleRow& named = image ? *image : *present;
    SEKISHO_TRY(role, grantedRole(db, tenant, who, named.role, now));
    SEKISHO_TRY(name, holderName(db, tenant, named.user));
    if (!image) {
        SEKISHO_CHECK(db.exec("DELETE FROM role_eligibility WHERE role_uid = :role AND member_uid = :member AND "
                              "domain_id = :domain",
                              named.role, named.user, tenant.domain));
        noteHolding(named.user, named.role, "role.revoke", name,
                    namingRole(changesBetween(recordText(*present), {}), role, true, false), effects);
        return out;
    }
    SEKISHO_CHECK(checkNotSealed(db, tenant.domain, sekisho::UserId(named.user)));
    SEKISHO_CHECK(checkMayGive(who, role, image->expires));
    if (image->maxMinutes < kShortestActivation || image->maxMinutes > sekisho::kLongestActivation)
        return sekisho::badInput("eligible.maxMinutes", "OUT_OF_RANGE",
                                 "maxMinutes must be a whole number from 5 to 1440.");
    EligibleRow after = *image;
    after.version = present ? present->version : image->version;
    if (present && recordText(*present) == recordText(after)) return present;
    ++after.version;
    SEKISHO_CHECK(storeEligibility(db, tenant, after));
    noteHolding(after.user, after.role, "role.grant", name,
                namingRole(changesBetween(present ? recordText(*present) : std::string(), recordText(after)), role,
                           present.has_value(), true),
                effects);
    out = std::move(after);
    return out;
}

Done giveRole(Database& db, const Tenant& tenant, const Caller& who, const sekisho::HoldingWish& wish, Instant now,
              Effects& effects) {
    const std::string key = wish.user.value + '/' + wish.role.value;
    SEKISHO_TRY(held, findHolding(db, tenant.domain, key));
    SEKISHO_TRY(eligible, findEligibleRow(db, tenant.domain, key));
    SEKISHO_TRY(scope, keptScope(db, tenant.domain, wish.scope));
    const auto expires = wish.expiresAt ? std::optional(sekisho::toMillis(*wish.expiresAt)) : std::nullopt;
    // The version goes on from one kind to the other: whoever has seen the one does not change the other unseen.
    const sekisho::Version seen = std::max(held ? held->version : 0, eligible ? eligible->version : 0);
    if (wish.eligible) {
        SEKISHO_CHECK(restoreEligibility(
            db, tenant, who, eligible,
            EligibleRow{wish.user.value, wish.role.value, scope, expires, wish.maxMinutes, wish.needsApproval, seen},
            now, effects));
        if (!held || !held->activation.empty()) return {};
        SEKISHO_CHECK(restoreHolding(db, tenant, who, held, std::nullopt, now, effects));
        return {};
    }
    SEKISHO_CHECK(restoreHolding(db, tenant, who, held,
                                 Holding{wish.user.value, wish.role.value, scope, expires, seen, {}}, now, effects));
    if (eligible) SEKISHO_CHECK(restoreEligibility(db, tenant, who, eligible, std::nullopt, now, effects));
    return {};
}

Done takeRole(Database& db, const Tenant& tenant, const Caller& who, std::string_view user, std::string_view role,
              Instant now, Effects& effects) {
    const std::string key = std::string(user) + '/' + std::string(role);
    SEKISHO_TRY(held, findHolding(db, tenant.domain, key));
    SEKISHO_TRY(eligible, findEligibleRow(db, tenant.domain, key));
    if (!held && !eligible) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    SEKISHO_CHECK(restoreHolding(db, tenant, who, held, std::nullopt, now, effects));
    SEKISHO_CHECK(restoreEligibility(db, tenant, who, eligible, std::nullopt, now, effects));
    return {};
}

} // namespace sekishod
