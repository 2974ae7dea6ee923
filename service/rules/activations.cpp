#include "service/rules/activations.h"

#include "service/auth/role_rows.h"
#include "service/rules/break_glass.h"
#include "service/rules/holdings.h"
#include "service/rules/members.h"
#include "service/rules/notices.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Activation;
using sekisho::ActivationEnd;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::RoleId;
using sekisho::UserId;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

// Of an activation: its member is in use, it still gives the role, and he is still eligible where he was.
constexpr std::string_view kActivationAccount =
    "EXISTS(SELECT 1 FROM member m WHERE m.uid = a.member_uid AND m.suspended = 0 AND m.deleted IS NULL)";
constexpr std::string_view kActivationGround =
    "EXISTS(SELECT 1 FROM role_holding h WHERE h.activation = a.id) AND (a.break_glass = 1 OR EXISTS(SELECT 1 FROM "
    "role_eligibility e WHERE e.role_uid = a.role_uid AND e.member_uid = a.member_uid AND e.scope = a.scope))";

json::value became(std::string_view from, std::string_view to) {
    const auto side = [](std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); };
    return json::object{{"from", side(from)}, {"to", side(to)}};
}

// As the records of the other changes of roles name it: built-in ones by key.
std::string roleWord(std::string_view name, std::string_view builtIn) {
    return std::string(builtIn.empty() ? name : builtIn);
}

// Nothing that differs between a trial and the change itself: no time, no id.
std::string startChanges(const Activation& activation, std::string_view scope, int minutes) {
    json::object out{{"role", became({}, roleWord(activation.roleName, activation.builtIn))},
                     {"minutes", json::object{{"from", nullptr}, {"to", minutes}}},
                     {"reason", became({}, activation.reason)}};
    if (!activation.scope.wholeTenant()) out["scope"] = json::object{{"from", nullptr}, {"to", json::parse(scope)}};
    return json::serialize(out);
}

AuditEntry activationEntry(std::string_view action, const Activation& activation, std::string changes) {
    return {.action = std::string(action),
            .targetKind = "member",
            .targetId = activation.user.value,
            .targetName = activation.userName,
            .changesJson = std::move(changes)};
}

void noteRights(const RoleId& role, const UserId& user, RightEffects& effects) {
    effects.changed("role", role.value);
    effects.changed("holding", user.value);
    effects.users.push_back(user);
}

Done tellActivated(Database& db, DomainId domain, const Activation& activation, int minutes, Instant now) {
    NoticeText text{.key = "role.activated.admin",
                    .params = {{"actor", activation.userName},
                               {"minutes", fmt::format("{}", minutes)},
                               {"reason", activation.reason}}};
    if (activation.builtIn.empty())
        text.params.emplace_back("role", activation.roleName);
    else
        text.words.emplace_back("role", "role." + activation.builtIn);
    return tellHolders(db, domain, {"security.roles", sekisho::Access::View}, activation.user.value, text, now);
}

// A holding whose date is over, and that nobody has removed yet.
Done expireHolding(Database& db, DomainId domain, const std::string& role, const std::string& user,
                   RightEffects& effects) {
    SEKISHO_CHECK(db.exec("DELETE FROM role_holding WHERE role_uid = :role AND member_uid = :member AND domain_id = "
                          ":domain",
                          role, user, domain));
    std::string name;
    SEKISHO_TRY(row, findMember(db, domain, user));
    if (row) {
        SEKISHO_TRY(member, loadMemberRow(db, *row));
        name = member.member.displayName();
    }
    effects.audit({.action = "role.expire",
                   .targetKind = "member",
                   .targetId = user,
                   .targetName = std::move(name),
                   .changesJson = json::serialize(json::object{{"role", json::object{{"from", role}, {"to", ""}}}})});
    noteRights(RoleId(role), UserId(user), effects);
    return {};
}

// One holding a role and member: what has ended without being removed makes room.
Done makeRoom(Database& db, const Activating& who, const RoleId& role, Instant now, RightEffects& effects) {
    SEKISHO_TRY(row, (db.firstOften<std::optional<std::int64_t>, std::optional<std::string>>(
                         "SELECT expires, activation FROM role_holding WHERE role_uid = :role AND member_uid = :member",
                         role.value, who.user.value)));
    if (!row) return {};
    const auto& [expires, activation] = *row;
    if (!expires || sekisho::fromMillis(*expires) > now)
        return Error(ErrorKind::Conflict, activation ? "ACTIVATION_RUNS" : "ROLE_ALREADY_HELD");
    if (!activation) return expireHolding(db, who.domain, role.value, who.user.value, effects);
    SEKISHO_TRY(ended, findActivation(db, who.domain, *activation));
    if (!ended) return expireHolding(db, who.domain, role.value, who.user.value, effects);
    return endActivation(db, who.domain, *ended, ActivationEnd::Time, {}, now, effects);
}

Result<std::vector<ActivationRow>> runningWhere(Database& db, DomainId domain, std::string_view condition,
                                                std::int64_t now, int most) {
    const std::string query =
        fmt::format("SELECT {} FROM activation a WHERE a.domain_id = :domain AND a.ended IS NULL AND {} LIMIT :most",
                    kActivationColumns, condition);
    return readActivations(db, query, {std::int64_t{domain}, now, std::int64_t{most}});
}

} // namespace

AuditEntry activationRecord(const Activation& activation, std::string_view scope, int minutes) {
    return activationEntry("role.activate", activation, startChanges(activation, scope, minutes));
}

Result<Activation> startActivation(Database& db, const ActivationStart& start, Instant now, RightEffects& effects) {
    Activation out;
    out.id = newUid();
    out.user = start.who.user;
    out.userName = start.who.userName;
    out.role = start.role.id;
    out.roleName = start.role.name;
    out.builtIn = start.role.builtIn;
    out.scope = storedScope(start.scope);
    out.reason = start.reason;
    out.startedAt = now;
    out.until = now + start.time;
    out.breakGlass = start.breakGlass;
    const std::int64_t until = sekisho::toMillis(out.until);
    SEKISHO_CHECK(db.exec("INSERT INTO activation(id, domain_id, role_uid, role_name, built_in, member_uid, "
                          "member_name, scope, reason, started, until, break_glass) VALUES(:id, :domain, :role, :name, "
                          ":builtIn, :member, :memberName, :scope, :reason, :started, :until, :breakGlass)",
                          out.id, start.who.domain, out.role.value, out.roleName, out.builtIn, out.user.value,
                          out.userName, start.scope, out.reason, sekisho::toMillis(now), until, out.breakGlass));
    SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires, version, "
                          "activation) VALUES(:role, :member, :domain, :scope, :expires, 1, :activation)",
                          out.role.value, out.user.value, start.who.domain, start.scope, until, out.id));
    noteRights(out.role, out.user, effects);
    return out;
}

Result<Activation> activateRole(Database& db, const Activating& who, const sekisho::api::ActivationWish& wish,
                                Instant now, RightEffects& effects) {
    SEKISHO_TRY(eligible, findEligibleRow(db, who.domain, who.user.value + '/' + wish.role.value));
    SEKISHO_TRY(given, roleOf(db, who.domain, wish.role.value));
    const bool over = eligible && eligible->expires && sekisho::fromMillis(*eligible->expires) <= now;
    if (!eligible || over || !given || given->role.builtIn == "super" || given->role.builtIn == "rescue")
        return Error(ErrorKind::Forbidden, "ROLE_NOT_ELIGIBLE");
    const int most = std::min(eligible->maxMinutes, sekisho::kLongestActivation);
    if (wish.minutes > most)
        return Error(ErrorKind::BadInput, "ACTIVATION_TOO_LONG").at("minutes").with("max", fmt::format("{}", most));
    if (wish.minutes < 1) return sekisho::badInput("minutes", "OUT_OF_RANGE", "minutes must be 1 or more.");
    SEKISHO_CHECK(makeRoom(db, who, wish.role, now, effects));
    ActivationStart start;
    start.who = who;
    start.role = std::move(given->role);
    start.scope = eligible->scope;
    start.reason = wish.reason;
    start.time = std::chrono::minutes(wish.minutes);
    SEKISHO_TRY(started, startActivation(db, start, now, effects));
    if (const std::int64_t until = eligible->expires.value_or(INT64_MAX); until < sekisho::toMillis(started.until)) {
        started.until = sekisho::fromMillis(until);
        SEKISHO_CHECK(db.exec("UPDATE activation SET until = :until WHERE id = :id", until, started.id));
        SEKISHO_CHECK(db.exec("UPDATE role_holding SET expires = :until WHERE activation = :id", until, started.id));
    }
    effects.audit(activationRecord(started, start.scope, wish.minutes));
    SEKISHO_CHECK(tellActivated(db, who.domain, started, wish.minutes, now));
    return started;
}

Result<std::optional<Activation>> findActivation(Database& db, DomainId domain, std::string_view id) {
    static const std::string query =
        fmt::format("SELECT {} FROM activation a WHERE a.id = :id AND a.domain_id = :domain", kActivationColumns);
    SEKISHO_TRY(rows, readActivations(db, query, {std::string(id), std::int64_t{domain}}));
    std::optional<Activation> out;
    if (!rows.empty()) out = std::move(rows.front().activation);
    return out;
}

Done endActivation(Database& db, DomainId domain, const Activation& activation, ActivationEnd end, std::string_view by,
                   Instant now, RightEffects& effects) {
    SEKISHO_TRY(closed, db.exec("UPDATE activation SET ended = :now, end_reason = :reason, ended_by = :by WHERE id = "
                                ":id AND domain_id = :domain AND ended IS NULL",
                                sekisho::toMillis(now), sekisho::activationEndKey(end), by, activation.id, domain));
    if (closed == 0) return {};
    SEKISHO_CHECK(db.exec("DELETE FROM role_holding WHERE activation = :id", activation.id));
    noteRights(activation.role, activation.user, effects);
    if (activation.breakGlass) return sealWasUsed(db, domain, activation, end, by, now, effects);
    const json::object changes{{"role", became(roleWord(activation.roleName, activation.builtIn), {})},
                               {"end", became({}, sekisho::activationEndKey(end))}};
    effects.audit(activationEntry("role.deactivate", activation, json::serialize(changes)));
    return {};
}

Done endActivations(Database& db, DomainId domain, const RoleId& role, const UserId& user, ActivationEnd end,
                    std::string_view by, Instant now, RightEffects& effects) {
    SEKISHO_TRY(running, runningActivations(db, domain, user));
    for (const Activation& activation : running)
        if (role.empty() || activation.role == role)
            SEKISHO_CHECK(endActivation(db, domain, activation, end, by, now, effects));
    return {};
}

Result<std::int64_t> endExpiredRoles(Database& db, DomainId domain, Instant now, int most, RightEffects& effects) {
    const std::int64_t at = sekisho::toMillis(now);
    std::int64_t count = 0;
    SEKISHO_TRY(over, runningWhere(db, domain, "a.until <= :now", at, most));
    for (const ActivationRow& row : over)
        SEKISHO_CHECK(endActivation(db, domain, row.activation, ActivationEnd::Time, {}, now, effects));
    count += static_cast<std::int64_t>(over.size());
    for (const auto& [ground, end] :
         {std::pair{kActivationAccount, ActivationEnd::Account}, std::pair{kActivationGround, ActivationEnd::Role}}) {
        SEKISHO_TRY(gone, runningWhere(db, domain, fmt::format("a.until > :now AND NOT ({})", ground), at, most));
        for (const ActivationRow& row : gone)
            SEKISHO_CHECK(endActivation(db, domain, row.activation, end, {}, now, effects));
        count += static_cast<std::int64_t>(gone.size());
    }
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>(
                          "SELECT role_uid, member_uid FROM role_holding WHERE expires IS NOT NULL AND expires <= :now "
                          "AND domain_id = :domain LIMIT :most",
                          at, domain, most)));
    for (const auto& [role, member] : rows)
        SEKISHO_CHECK(expireHolding(db, domain, role, member, effects));
    return count + static_cast<std::int64_t>(rows.size());
}

Result<bool> anyRoleExpired(Database& db, DomainId domain, Instant now) {
    const std::int64_t at = sekisho::toMillis(now);
    SEKISHO_TRY(holding, db.firstOften<std::int64_t>("SELECT 1 FROM role_holding WHERE expires IS NOT NULL AND expires "
                                                     "<= :now AND domain_id = :domain LIMIT 1",
                                                     at, std::int64_t{domain}));
    if (holding) return true;
    static const std::string text =
        fmt::format("SELECT 1 FROM activation a WHERE a.ended IS NULL AND a.domain_id = :domain AND (a.until <= :now "
                    "OR NOT ({}) OR NOT ({})) LIMIT 1",
                    kActivationAccount, kActivationGround);
    SEKISHO_TRY(activation, db.firstOften<std::int64_t>(text, std::int64_t{domain}, at));
    return activation.has_value();
}

Done shortenActivations(Database& db, DomainId domain, std::chrono::milliseconds lost, RightEffects& effects) {
    SEKISHO_TRY(running, runningActivations(db, domain, {}));
    for (const Activation& activation : running) {
        const Instant until = activation.until - lost;
        SEKISHO_CHECK(
            db.exec("UPDATE activation SET until = :until WHERE id = :id", sekisho::toMillis(until), activation.id));
        SEKISHO_CHECK(db.exec("UPDATE role_holding SET expires = :until WHERE activation = :id",
                              sekisho::toMillis(until), activation.id));
        if (activation.breakGlass)
            SEKISHO_CHECK(db.exec("UPDATE break_glass SET until = :until WHERE domain_id = :domain",
                                  sekisho::toMillis(until), domain));
        const json::object changes{{"until", became(sekisho::formatUtc(activation.until), sekisho::formatUtc(until))}};
        effects.audit(activationEntry("role.shorten", activation, json::serialize(changes)));
        noteRights(activation.role, activation.user, effects);
    }
    return {};
}

} // namespace sekishod
