#include "service/rules/role_holds.h"

#include "service/auth/sealed_account.h"
#include "service/rules/activations.h"
#include "service/rules/authority.h"
#include "service/rules/members.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kNotEnded = "(expires IS NULL OR expires > :now)";

template<class Given>
json::object keptHold(const Given& given, bool eligible) {
    json::object out{{"userId", given.user}, {"scope", given.scope}, {"version", given.version}};
    if (given.expires) out["expires"] = *given.expires;
    if (eligible) out["eligible"] = true;
    return out;
}

std::string holdText(const json::object& hold, std::string_view key) {
    const auto* value = hold.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t holdNumber(const json::object& hold, std::string_view key, std::int64_t otherwise) {
    const auto* value = hold.if_contains(key);
    return value && value->is_int64() ? value->get_int64() : otherwise;
}

bool holdFlag(const json::object& hold, std::string_view key) {
    const auto* value = hold.if_contains(key);
    return value && value->is_bool() && value->get_bool();
}

template<class Given>
void fillHold(Given& given, const json::object& hold, std::string_view role) {
    given.user = holdText(hold, "userId");
    given.role = role;
    given.scope = holdText(hold, "scope");
    given.version = holdNumber(hold, "version", 1);
    if (hold.contains("expires")) given.expires = holdNumber(hold, "expires", 0);
}

// The name of a member who can hold a role; nothing: he is gone.
Result<std::optional<std::string>> nameOfHolder(Database& db, const Tenant& tenant, const std::string& uid) {
    std::optional<std::string> none;
    SEKISHO_TRY(row, findMember(db, tenant.domain, uid));
    if (!row) return none;
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    if (member.member.deletedAt) return none;
    return std::optional(member.member.displayName());
}

// Whether it comes back, and `who` may give it for as long as it goes on.
template<class Given>
Result<bool> comesBack(Database& db, const Tenant& tenant, const Caller& who, const sekisho::Role& role,
                       const Given& given, Instant now) {
    if (given.expires && *given.expires <= sekisho::toMillis(now)) return false;
    SEKISHO_TRY(name, nameOfHolder(db, tenant, given.user));
    SEKISHO_TRY(sealed, isSealedAccount(db, tenant.domain, sekisho::UserId(given.user)));
    if (!name || sealed) return false;
    SEKISHO_CHECK(checkMayGrant(who, role, given.expires ? sekisho::fromMillis(*given.expires - 1) : Instant::max()));
    return true;
}

} // namespace

std::vector<std::string> RoleHolds::members() const {
    std::vector<std::string> out;
    for (const Holding& one : held)
        out.push_back(one.user);
    for (const EligibleRow& one : eligible)
        out.push_back(one.user);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Result<RoleHolds> holdsOf(Database& db, DomainId domain, std::string_view role, Instant now) {
    using Number = std::int64_t;
    using MaybeNumber = std::optional<std::int64_t>;
    RoleHolds out;
    SEKISHO_TRY(held, (db.rows<std::string, std::string, MaybeNumber, Number, std::string>(
                          std::string("SELECT member_uid, scope, expires, version, ifnull(activation, '') FROM "
                                      "role_holding WHERE role_uid = :role AND domain_id = :domain AND ") +
                              std::string(kNotEnded) + " ORDER BY member_uid",
                          role, domain, sekisho::toMillis(now))));
    for (auto& [user, scope, expires, version, activation] : held)
        out.held.push_back(
            {std::move(user), std::string(role), std::move(scope), expires, version, std::move(activation)});
    SEKISHO_TRY(eligible, (db.rows<std::string, std::string, MaybeNumber, Number, Number, Number>(
                              std::string("SELECT member_uid, scope, expires, max_minutes, needs_approval, version "
                                          "FROM role_eligibility WHERE role_uid = :role AND domain_id = :domain AND ") +
                                  std::string(kNotEnded) + " ORDER BY member_uid",
                              role, domain, sekisho::toMillis(now))));
    for (auto& [user, scope, expires, minutes, approval, version] : eligible)
        out.eligible.push_back({std::move(user), std::string(role), std::move(scope), expires,
                                static_cast<int>(minutes), approval != 0, version});
    return out;
}

std::string holdsText(const RoleHolds& holds) {
    json::array out;
    for (const Holding& one : holds.held)
        if (one.activation.empty()) out.push_back(keptHold(one, false));
    for (const EligibleRow& one : holds.eligible) {
        json::object kept = keptHold(one, true);
        kept["maxMinutes"] = one.maxMinutes;
        kept["needsApproval"] = one.needsApproval;
        out.push_back(std::move(kept));
    }
    return json::serialize(out);
}

RoleHolds holdsFromText(std::string_view text, std::string_view role) {
    RoleHolds out;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    const auto* list = failed ? nullptr : value.if_array();
    if (!list) return out;
    for (const auto& entry : *list) {
        const auto* hold = entry.if_object();
        if (!hold) continue;
        if (!holdFlag(*hold, "eligible")) {
            fillHold(out.held.emplace_back(), *hold, role);
            continue;
        }
        EligibleRow& one = out.eligible.emplace_back();
        fillHold(one, *hold, role);
        one.maxMinutes = static_cast<int>(holdNumber(*hold, "maxMinutes", 60));
        one.needsApproval = holdFlag(*hold, "needsApproval");
    }
    return out;
}

Done removeHolds(Database& db, const Tenant& tenant, std::string_view role, std::string_view by, Instant now,
                 Effects& effects) {
    RightEffects rights;
    SEKISHO_CHECK(endActivations(db, tenant.domain, sekisho::RoleId(std::string(role)), sekisho::UserId(),
                                 sekisho::ActivationEnd::Role, by, now, rights));
    rights.moveTo(effects);
    SEKISHO_CHECK(
        db.exec("DELETE FROM role_holding WHERE role_uid = :role AND domain_id = :domain", role, tenant.domain));
    SEKISHO_CHECK(
        db.exec("DELETE FROM role_eligibility WHERE role_uid = :role AND domain_id = :domain", role, tenant.domain));
    return {};
}

Result<RoleHolds> putBackHolds(Database& db, const Tenant& tenant, const Caller& who, const sekisho::Role& role,
                               const RoleHolds& kept, Instant now) {
    RoleHolds back;
    for (const Holding& one : kept.held) {
        SEKISHO_TRY(comes, comesBack(db, tenant, who, role, one, now));
        if (!comes) continue;
        SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires, version) "
                              "VALUES(:role, :member, :domain, :scope, :expires, :version)",
                              one.role, one.user, tenant.domain, one.scope, one.expires, one.version + 1));
        back.held.push_back(one);
    }
    for (const EligibleRow& one : kept.eligible) {
        SEKISHO_TRY(comes, comesBack(db, tenant, who, role, one, now));
        if (!comes) continue;
        SEKISHO_CHECK(db.exec("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, scope, expires, "
                              "max_minutes, needs_approval, version) VALUES(:role, :member, :domain, :scope, :expires, "
                              ":minutes, :approval, :version)",
                              one.role, one.user, tenant.domain, one.scope, one.expires, std::int64_t{one.maxMinutes},
                              std::int64_t{one.needsApproval}, one.version + 1));
        back.eligible.push_back(one);
    }
    return back;
}

Done tellHolds(Database& db, const Tenant& tenant, const RoleHolds& holds, std::string_view action,
               std::string_view changes, Effects& effects) {
    for (const std::string& user : holds.members()) {
        effects.changed("holding", user);
        if (action.empty()) continue;
        SEKISHO_TRY(name, nameOfHolder(db, tenant, user));
        effects.audit({.action = std::string(action),
                       .targetKind = "member",
                       .targetId = user,
                       .targetName = name.value_or(std::string()),
                       .changesJson = std::string(changes)});
    }
    return {};
}

} // namespace sekishod
