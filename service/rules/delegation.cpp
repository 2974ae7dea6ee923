#include "service/rules/delegation.h"

#include "service/auth/role_rows.h"
#include "service/auth/sealed_account.h"
#include "service/rules/activations.h"
#include "service/rules/diff.h"
#include "service/rules/member_rows.h"
#include "service/rules/members.h"
#include "service/rules/notices.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <chrono>

namespace sekishod {

using sekisho::Delegation;
using sekisho::DelegationState;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::RoleId;
using sekisho::UserId;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::days kTimeToAnswer{sekisho::kDelegationDays};
constexpr std::string_view kDelegationColumns =
    "SELECT id, from_uid, to_uid, former_role, created, expires, state, ended FROM delegation ";

std::string superRole(DomainId domain) {
    return fmt::format("super:{}", domain);
}

// Of somebody who may be gone by now.
struct Party {
    std::string name, login;
};
Result<Party> partyOf(Database& db, DomainId domain, const UserId& user) {
    Party out;
    SEKISHO_TRY(row, findMember(db, domain, user.value));
    if (!row) return out;
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    return Party{member.member.displayName(), member.member.email};
}

using DelegationCells = std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t,
                                   std::string, std::optional<std::int64_t>>;

Result<std::optional<Delegation>> delegationOf(Database& db, DomainId domain, std::optional<DelegationCells> row,
                                               Instant now) {
    std::optional<Delegation> out;
    if (!row) return out;
    auto& [id, from, to, former, created, expires, state, ended] = *row;
    Delegation one;
    one.id = std::move(id);
    one.from = UserId(std::move(from));
    one.to = UserId(std::move(to));
    one.formerRole = RoleId(std::move(former));
    one.createdAt = sekisho::fromMillis(created);
    one.expiresAt = sekisho::fromMillis(expires);
    one.state = sekisho::delegationStateOf(state).value_or(DelegationState::Expired);
    if (ended) one.endedAt = sekisho::fromMillis(*ended);
    if (one.state == DelegationState::Waiting && one.expiresAt <= now) {
        one.state = DelegationState::Expired;
        one.endedAt = one.expiresAt;
    }
    SEKISHO_TRY(giver, partyOf(db, domain, one.from));
    one.fromName = std::move(giver.name);
    SEKISHO_TRY(taker, partyOf(db, domain, one.to));
    one.toName = std::move(taker.name);
    one.toLogin = std::move(taker.login);
    if (!one.formerRole.empty()) {
        SEKISHO_TRY(name, (db.first<std::string, std::string>("SELECT name, built_in FROM role WHERE uid = :uid AND "
                                                              "domain_id = :domain",
                                                              one.formerRole.value, domain)));
        if (name) one.formerRoleName = std::get<1>(*name).empty() ? std::get<0>(*name) : std::get<1>(*name);
    }
    out = std::move(one);
    return out;
}

template<class... Args>
Result<std::optional<Delegation>> delegationWhere(Database& db, DomainId domain, Instant now, std::string_view where,
                                                  const Args&... args) {
    SEKISHO_TRY(row,
                (db.first<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t, std::string,
                          std::optional<std::int64_t>>(fmt::format("{}{}", kDelegationColumns, where), args...)));
    return delegationOf(db, domain, std::move(row), now);
}

Result<std::string> highestNow(Database& db, DomainId domain) {
    SEKISHO_TRY(row,
                db.first<std::string>("SELECT member_uid FROM role_holding WHERE role_uid = :role", superRole(domain)));
    return row ? std::get<0>(*row) : std::string();
}

// Can be the highest administrator: signs in, and is nobody whose account only waits in an envelope.
Result<MemberRow> newHighest(Database& db, DomainId domain, const UserId& user, Instant now) {
    SEKISHO_TRY(member, loadMember(db, domain, user.value));
    SEKISHO_TRY(sealed, isSealedAccount(db, domain, member.member.id));
    if (sealed || member.member.statusAt(now) != sekisho::MemberStatus::InUse)
        return Error(ErrorKind::Conflict, "DELEGATION_TARGET").with("name", member.member.displayName());
    return member;
}

Result<std::optional<sekisho::Role>> roleToKeep(Database& db, DomainId domain, const RoleId& role) {
    std::optional<sekisho::Role> none;
    if (role.empty()) return none;
    SEKISHO_TRY(found, roleOf(db, domain, role.value));
    if (!found) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    if (found->role.builtIn == "super" || found->role.builtIn == "rescue")
        return Error(ErrorKind::Forbidden, "ROLE_NOT_GIVEN").at("formerRoleId");
    return std::optional(std::move(found->role));
}

AuditEntry delegationNote(std::string_view act, const Delegation& one, std::string changes) {
    return {.action = fmt::format("delegation.{}", act),
            .targetKind = "member",
            .targetId = one.to.value,
            .targetName = one.toName,
            .changesJson = std::move(changes)};
}

Done endDelegation(Database& db, Delegation& one, DelegationState state, Instant now) {
    SEKISHO_CHECK(db.exec("UPDATE delegation SET state = :state, ended = :now WHERE id = :id AND state = 'waiting'",
                          delegationStateKey(state), sekisho::toMillis(now), one.id));
    one.state = state;
    one.endedAt = now;
    return {};
}

NoticeText delegationText(std::string_view key, const Delegation& one) {
    NoticeText text;
    text.key = key;
    text.params = {{"actor", one.fromName},
                   {"member", one.toName},
                   {"days", std::to_string(sekisho::kDelegationDays)},
                   {"role", one.formerRoleName},
                   {"without", one.formerRole.empty() ? one.fromName : std::string()}};
    if (one.formerRole.value.starts_with(one.formerRoleName + ':')) { // a built-in one
        std::erase_if(text.params, [](const auto& param) { return param.first == "role"; });
        text.words = {{"role", "role." + one.formerRoleName}};
    }
    return text;
}

// Everybody who holds any right hears of it, and both of them whether they hold one or not.
Done tellOfDelegation(Database& db, DomainId domain, std::string_view key, const Delegation& one, Instant now) {
    const NoticeText text = delegationText(key, one);
    SEKISHO_CHECK(tellMember(db, domain, one.from.value, text, now));
    return tellHolders(db, domain, {}, one.from.value, text, now);
}

Done markHighest(Database& db, const MemberRow& before, bool highest, Instant now, Effects& effects) {
    sekisho::Member after = before.member;
    after.administrator = highest;
    SEKISHO_CHECK(storeMemberRow(db, MemberRow{before.row, std::move(after)}, now));
    effects.changed("member", before.member.id.value);
    return {};
}

Done giveFormerRole(Database& db, DomainId domain, const Delegation& one, const sekisho::Role& role, Instant now,
                    Effects& effects) {
    RightEffects ended; // he may have activated it just now
    SEKISHO_CHECK(
        endActivations(db, domain, role.id, one.from, sekisho::ActivationEnd::Administrator, one.fromName, now, ended));
    SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES(:role, :member, :domain) "
                          "ON CONFLICT(role_uid, member_uid) DO UPDATE SET scope = '{}', expires = NULL, version = "
                          "version + 1",
                          role.id.value, one.from.value, domain));
    SEKISHO_CHECK(db.exec("DELETE FROM role_eligibility WHERE role_uid = :role AND member_uid = :member", role.id.value,
                          one.from.value));
    effects.audit({.action = "role.grant",
                   .targetKind = "member",
                   .targetId = one.from.value,
                   .targetName = one.fromName,
                   .changesJson = changeOf("role", {}, one.formerRoleName)});
    effects.changed("role", role.id.value);
    ended.moveTo(effects);
    return {};
}

Done handOver(Database& db, const Tenant& tenant, const Delegation& one, Instant now, Effects& effects) {
    SEKISHO_TRY(to, newHighest(db, tenant.domain, one.to, now));
    SEKISHO_TRY(from, loadMember(db, tenant.domain, one.from.value));
    auto kept = roleToKeep(db, tenant.domain, one.formerRole);
    if (!kept && kept.error().code == "ROLE_NOT_EXIST") return Error(ErrorKind::Conflict, "DELEGATION_ROLE_GONE");
    if (!kept) return std::move(kept).error();
    SEKISHO_TRY(moved, db.exec("UPDATE role_holding SET member_uid = :to, version = version + 1 WHERE role_uid = :role "
                               "AND member_uid = :from",
                               one.to.value, superRole(tenant.domain), one.from.value));
    if (moved != 1) return Error(ErrorKind::Conflict, "DELEGATION_ENDED"); // he is not the highest any more
    SEKISHO_CHECK(markHighest(db, from, false, now, effects));
    SEKISHO_CHECK(markHighest(db, to, true, now, effects));
    effects.audit({.action = "role.revoke",
                   .targetKind = "member",
                   .targetId = one.from.value,
                   .targetName = one.fromName,
                   .changesJson = changeOf("role", "super", {})});
    effects.audit({.action = "role.grant",
                   .targetKind = "member",
                   .targetId = one.to.value,
                   .targetName = one.toName,
                   .changesJson = changeOf("role", {}, "super")});
    if (*kept) SEKISHO_CHECK(giveFormerRole(db, tenant.domain, one, **kept, now, effects));
    for (const UserId& user : {one.from, one.to})
        effects.changed("holding", user.value);
    return {};
}

Result<Delegation> openFor(Database& db, DomainId domain, const Caller& who, Instant now) {
    SEKISHO_TRY(mine, delegationWhere(db, domain, now,
                                      "WHERE domain_id = :domain AND to_uid = :user ORDER BY state = 'waiting' DESC, "
                                      "created DESC LIMIT 1",
                                      domain, who.user.value));
    if (!mine || who.user.empty()) return Error(ErrorKind::NotFound, "DELEGATION_NOT_EXIST");
    if (mine->state == DelegationState::Expired) return Error(ErrorKind::Conflict, "DELEGATION_EXPIRED");
    if (mine->state != DelegationState::Waiting) return Error(ErrorKind::Conflict, "DELEGATION_ENDED");
    return std::move(*mine);
}

Done expireOne(Database& db, DomainId domain, Delegation one, Instant now, Effects& effects) {
    SEKISHO_CHECK(endDelegation(db, one, DelegationState::Expired, now));
    effects.audit(delegationNote("expire", one, changeOf("state", "waiting", "expired")));
    effects.changed("role", superRole(domain));
    const NoticeText text = delegationText("delegation.expired", one);
    SEKISHO_CHECK(tellMember(db, domain, one.from.value, text, now));
    return tellMember(db, domain, one.to.value, text, now);
}

} // namespace

Result<std::optional<Delegation>> lastDelegation(Database& db, DomainId domain, Instant now) {
    return delegationWhere(
        db, domain, now, "WHERE domain_id = :domain ORDER BY state = 'waiting' DESC, created DESC, id LIMIT 1", domain);
}

Result<bool> isAskedToTakeOver(Database& db, DomainId domain, const UserId& user, Instant now) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT 1 FROM delegation WHERE domain_id = :domain AND to_uid = "
                                                 ":user AND state = 'waiting' AND expires > :now",
                                                 domain, user.value, sekisho::toMillis(now)));
    return row.has_value();
}

Result<Delegation> startDelegation(Database& db, const Tenant& tenant, const Caller& who, const UserId& to,
                                   const RoleId& formerRole, Instant now, Effects& effects) {
    SEKISHO_TRY(highest, highestNow(db, tenant.domain));
    if (who.user.empty() || who.user.value != highest) return Error(ErrorKind::Forbidden, "DELEGATION_ONLY_HIGHEST");
    SEKISHO_TRY(open, lastDelegation(db, tenant.domain, now));
    if (open && open->state == DelegationState::Waiting) return Error(ErrorKind::Conflict, "DELEGATION_OPEN");
    SEKISHO_TRY(target, newHighest(db, tenant.domain, to, now));
    if (target.member.id == who.user)
        return Error(ErrorKind::Conflict, "DELEGATION_TARGET").with("name", target.member.displayName());
    SEKISHO_CHECK(roleToKeep(db, tenant.domain, formerRole));
    // One whose time is over and that nobody has noted yet makes room.
    SEKISHO_CHECK(db.exec("UPDATE delegation SET state = 'expired', ended = :now WHERE domain_id = :domain AND state = "
                          "'waiting'",
                          sekisho::toMillis(now), tenant.domain));
    const std::string id = newUid();
    SEKISHO_CHECK(db.exec("INSERT INTO delegation(id, domain_id, from_uid, to_uid, former_role, created, expires) "
                          "VALUES(:id, :domain, :from, :to, :former, :created, :expires)",
                          id, tenant.domain, who.user.value, target.member.id.value, formerRole.value,
                          sekisho::toMillis(now), sekisho::toMillis(now + kTimeToAnswer)));
    SEKISHO_TRY(made, delegationWhere(db, tenant.domain, now, "WHERE id = :id", id));
    if (!made) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
    effects.audit(delegationNote("start", *made, changeOf("formerRole", {}, made->formerRoleName)));
    effects.changed("role", superRole(tenant.domain));
    SEKISHO_CHECK(tellMember(db, tenant.domain, made->to.value, delegationText("delegation.asked.member", *made), now));
    SEKISHO_CHECK(
        tellHolders(db, tenant.domain, {}, made->to.value, delegationText("delegation.asked.admin", *made), now));
    return std::move(*made);
}

Done cancelDelegation(Database& db, const Tenant& tenant, const Caller& who, Instant now, Effects& effects) {
    SEKISHO_TRY(open, lastDelegation(db, tenant.domain, now));
    if (!open || open->state != DelegationState::Waiting) return Error(ErrorKind::NotFound, "DELEGATION_NOT_EXIST");
    SEKISHO_CHECK(endDelegation(db, *open, DelegationState::Cancelled, now));
    effects.audit(delegationNote("cancel", *open, changeOf("state", "waiting", "cancelled")));
    effects.changed("role", superRole(tenant.domain));
    NoticeText text = delegationText("delegation.cancelled", *open);
    text.params.front().second = who.name;
    return tellMember(db, tenant.domain, open->to.value, text, now);
}

Result<Delegation> answerDelegation(Database& db, const Tenant& tenant, const Caller& who, bool accept, Instant now,
                                    Effects& effects) {
    SEKISHO_TRY(open, openFor(db, tenant.domain, who, now));
    effects.audit(delegationNote(accept ? "accept" : "decline", open,
                                 changeOf("state", "waiting", accept ? "accepted" : "declined")));
    if (accept) SEKISHO_CHECK(handOver(db, tenant, open, now, effects));
    SEKISHO_CHECK(endDelegation(db, open, accept ? DelegationState::Accepted : DelegationState::Declined, now));
    effects.changed("role", superRole(tenant.domain));
    SEKISHO_CHECK(
        tellOfDelegation(db, tenant.domain, accept ? "delegation.accepted" : "delegation.declined", open, now));
    return open;
}

Result<std::int64_t> expireDelegations(Database& db, UnitOfWork& unit) {
    SEKISHO_TRY(late, delegationWhere(db, unit.domain, unit.now,
                                      "WHERE domain_id = :domain AND state = 'waiting' AND expires <= :now",
                                      unit.domain, sekisho::toMillis(unit.now)));
    if (!late) return 0;
    Effects effects;
    SEKISHO_CHECK(expireOne(db, unit.domain, std::move(*late), unit.now, effects));
    effects.moveTo(unit);
    return 1;
}

} // namespace sekishod
