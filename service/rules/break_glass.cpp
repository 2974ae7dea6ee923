#include "service/rules/break_glass.h"

#include "models/api/policy_wire.h"
#include "models/policy/schema.h"
#include "service/auth/role_rows.h"
#include "service/rules/members.h"
#include "service/rules/notices.h"
#include "service/store/policy_rows.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace sekishod {

using sekisho::Activation;
using sekisho::ActivationEnd;
using sekisho::BreakGlassState;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::UserId;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kSealLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // five bits each
constexpr std::size_t kSealBytes = 20;                                        // 160 bits
constexpr std::size_t kSealGroup = 4;
constexpr int kSignInsToldAtOnce = 20;

std::string rescueRole(DomainId domain) {
    return fmt::format("rescue:{}", domain);
}

std::optional<std::int64_t> sealTime(const std::optional<Instant>& at) {
    return at ? std::optional(sekisho::toMillis(*at)) : std::nullopt;
}

std::optional<Instant> sealInstant(const std::optional<std::int64_t>& millis) {
    return millis ? std::optional(sekisho::fromMillis(*millis)) : std::nullopt;
}

Result<std::string> sealedName(Database& db, DomainId domain, const UserId& user) {
    SEKISHO_TRY(row, findMember(db, domain, user.value));
    if (!row) return std::string();
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    return member.member.displayName();
}

json::object sealChange(std::string_view from, std::string_view to) {
    const auto side = [](std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); };
    return {{"from", side(from)}, {"to", side(to)}};
}

// The record of a step, and the note for whoever looks at it.
Done recordSeal(Database& db, DomainId domain, std::string_view action, const UserId& user, const json::object& changes,
                RightEffects& effects, std::string_view result = "success", std::string_view reason = {}) {
    SEKISHO_TRY(name, sealedName(db, domain, user));
    effects.audit({.action = std::string(action),
                   .targetKind = "member",
                   .targetId = user.value,
                   .targetName = std::move(name),
                   .changesJson = changes.empty() ? std::string() : json::serialize(changes),
                   .result = std::string(result),
                   .reason = std::string(reason)});
    effects.changed("role", rescueRole(domain));
    return {};
}

// Loud: every administrator, wherever his scope is.
Done tellOfSeal(Database& db, DomainId domain, NoticeText text, const UserId& user, Instant now) {
    SEKISHO_TRY(name, sealedName(db, domain, user));
    text.params.emplace_back("actor", name.empty() ? user.value : name);
    return tellHolders(db, domain, {"", sekisho::Access::View}, {}, text, now);
}

Done storeSeal(Database& db, DomainId domain, const SealRow& row) {
    SEKISHO_CHECK(db.exec("UPDATE break_glass SET state = :state, opens = :opens, opened = :opened, until = :until, "
                          "last_drill = :drill, last_used = :used, reason = :reason, refused_by = :refused, wrong = "
                          ":wrong, wrong_at = :wrongAt, version = version + 1 WHERE domain_id = :domain",
                          sekisho::breakGlassStateKey(row.state), sealTime(row.opens), sealTime(row.opened),
                          sealTime(row.until), sealTime(row.lastDrill), sealTime(row.lastUsed), row.reason,
                          row.refusedBy, std::int64_t{row.wrong}, sealTime(row.wrongAt), domain));
    return {};
}

bool busySeal(const SealRow& row) {
    return row.state == BreakGlassState::Opening || row.state == BreakGlassState::Open;
}

// What lies in the future, since the clock was set back, counts as of now: it must lock nobody out for longer.
Instant lastWrong(const SealRow& row, Instant now) {
    return std::min(row.wrongAt.value_or(now), now);
}

int wrongInARow(const SealRow& row, Instant now) {
    return row.wrongAt && now - lastWrong(row, now) < kSealLockedFor ? row.wrong : 0;
}

Error sealLocked(const SealRow& row, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::minutes>(lastWrong(row, now) + kSealLockedFor - now);
    return Error(ErrorKind::Forbidden, "SEAL_LOCKED").with("minutes", fmt::format("{}", left.count()));
}

Result<SealRow> presentSeal(Database& db, DomainId domain) {
    SEKISHO_TRY(row, sealRow(db, domain));
    if (!row) return Error(ErrorKind::NotFound, "SEAL_MISSING");
    return std::move(*row);
}

// Nobody who may grant has used the service for so long.
Done checkIdle(Database& db, const Caller& who, std::chrono::hours idle, Instant now) {
    if (idle.count() == 0) return {};
    SEKISHO_TRY(holders, db.rows<std::string>("SELECT DISTINCT member_uid FROM role_holding WHERE domain_id = :domain",
                                              who.domain));
    for (const auto& [uid] : holders) {
        if (uid == who.user.value) continue;
        SEKISHO_TRY(roles, rolesOf(db, who.domain, UserId(uid)));
        if (!sekisho::allows(roles, {"security.roles", sekisho::Access::Operate}, now)) continue;
        SEKISHO_TRY(used, db.first<std::optional<std::int64_t>>("SELECT max(last_used) FROM session WHERE member_uid = "
                                                                ":uid",
                                                                uid));
        const auto last = used ? std::get<0>(*used) : std::nullopt;
        if (last && sekisho::fromMillis(*last) > now - idle)
            return Error(ErrorKind::Forbidden, "SEAL_NOT_IDLE").with("hours", fmt::format("{}", idle.count()));
    }
    return {};
}

Done openSeal(Database& db, DomainId domain, SealRow row, Instant now, RightEffects& effects) {
    SEKISHO_TRY(rules, sealRules(db, domain));
    SEKISHO_TRY(role, roleOf(db, domain, rescueRole(domain)));
    if (!role) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no role of the sealed account");
    SEKISHO_TRY(name, sealedName(db, domain, row.user));
    ActivationStart start;
    start.who = {domain, row.user, std::move(name)};
    start.role = std::move(role->role);
    start.reason = row.reason;
    start.time = rules.open;
    start.breakGlass = true;
    SEKISHO_TRY(activation, startActivation(db, start, now, effects));
    row.state = BreakGlassState::Open;
    row.opens.reset();
    row.opened = now;
    row.until = activation.until;
    SEKISHO_CHECK(storeSeal(db, domain, row));
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(rules.open).count();
    SEKISHO_CHECK(recordSeal(db, domain, "breakGlass.open", row.user,
                             {{"state", sealChange("opening", "open")},
                              {"minutes", json::object{{"from", nullptr}, {"to", minutes}}},
                              {"reason", sealChange({}, row.reason)}},
                             effects));
    return tellOfSeal(
        db, domain,
        {.key = "breakGlass.opened.admin", .params = {{"minutes", fmt::format("{}", minutes)}, {"reason", row.reason}}},
        row.user, now);
}

struct SealedSignIn {
    std::int64_t id = 0;
    std::string ip, device;
};
Result<std::vector<SealedSignIn>> signInsUntold(Database& db, DomainId domain, int most) {
    SEKISHO_TRY(rows, (db.rowsOften<std::int64_t, std::string, std::string>(
                          "SELECT s.id, s.ip, s.device_name FROM break_glass b JOIN sign_in s ON s.member_uid = "
                          "b.member_uid AND s.id > b.told_sign_in WHERE b.domain_id = :domain AND s.result = 'success' "
                          "ORDER BY s.id LIMIT :most",
                          std::int64_t{domain}, std::int64_t{most})));
    std::vector<SealedSignIn> out;
    out.reserve(rows.size());
    for (auto& [id, ip, device] : rows)
        out.push_back({id, std::move(ip), std::move(device)});
    return out;
}

// Open by its record, but nothing gives the rights any more.
bool sealLost(const SealRow& row, const std::vector<Activation>& running) {
    return row.state == BreakGlassState::Open && std::ranges::none_of(running, &Activation::breakGlass);
}

} // namespace

Result<SealRules> sealRules(Database& db, DomainId domain) {
    const auto* schema = sekisho::policy::schemaOf("approvals");
    if (!schema) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no schema of the approval rules");
    SEKISHO_TRY(row, policyRow(db, domain, schema->key));
    const auto values = sekisho::api::storedPolicyValues(*schema, row.value);
    const auto number = [&](std::string_view key) {
        const sekisho::policy::Field& field = *sekisho::policy::fieldOf(*schema, key);
        return std::clamp(std::get<std::int64_t>(values.find(key)->second), field.minimum, field.maximum);
    };
    SealRules rules;
    rules.delay = std::chrono::minutes(number("sealDelayMinutes"));
    rules.open = std::chrono::minutes(number("sealOpenMinutes"));
    rules.idle = std::chrono::hours(number("sealIdleHours"));
    rules.drill = std::chrono::days(number("sealDrillDays"));
    return rules;
}

Result<std::optional<SealRow>> sealRow(Database& db, DomainId domain) {
    using Time = std::optional<std::int64_t>;
    SEKISHO_TRY(row, (db.firstOften<std::string, std::string, std::string, std::int64_t, Time, Time, Time, Time, Time,
                                    std::string, std::string, std::int64_t, Time, std::int64_t>(
                         "SELECT member_uid, code_hash, state, sealed, opens, opened, until, last_drill, last_used, "
                         "reason, refused_by, wrong, wrong_at, version FROM break_glass WHERE domain_id = :domain",
                         std::int64_t{domain})));
    std::optional<SealRow> out;
    if (!row) return out;
    auto& [user, hash, state, sealed, opens, opened, until, drill, used, reason, refused, wrong, wrongAt, version] =
        *row;
    SealRow& seal = out.emplace();
    seal.user = UserId(std::move(user));
    seal.codeHash = std::move(hash);
    // A word that nobody knows opens nothing.
    seal.state = sekisho::breakGlassStateOf(state).value_or(BreakGlassState::Used);
    seal.sealed = sekisho::fromMillis(sealed);
    seal.opens = sealInstant(opens);
    seal.opened = sealInstant(opened);
    seal.until = sealInstant(until);
    seal.lastDrill = sealInstant(drill);
    seal.lastUsed = sealInstant(used);
    seal.reason = std::move(reason);
    seal.refusedBy = std::move(refused);
    seal.wrong = static_cast<int>(wrong);
    seal.wrongAt = sealInstant(wrongAt);
    seal.version = version;
    return out;
}

Result<sekisho::BreakGlass> breakGlassOf(Database& db, DomainId domain, Instant now) {
    sekisho::BreakGlass out;
    SEKISHO_TRY(rules, sealRules(db, domain));
    out.delayMinutes = static_cast<int>(rules.delay.count());
    SEKISHO_TRY(row, sealRow(db, domain));
    if (!row) return out;
    out.state = row->state;
    out.user = row->user;
    SEKISHO_TRY(member, findMember(db, domain, row->user.value));
    if (member) {
        SEKISHO_TRY(loaded, loadMemberRow(db, *member));
        out.userName = loaded.member.displayName();
        out.loginId = loaded.member.email;
    }
    out.sealedAt = row->sealed;
    out.opensAt = row->opens;
    out.openedAt = row->opened;
    out.until = row->until;
    out.lastDrill = row->lastDrill;
    out.lastUsed = row->lastUsed;
    out.reason = row->reason;
    out.refusedBy = row->refusedBy;
    out.drillDue = row->state == BreakGlassState::Sealed &&
                   now - std::max(row->lastDrill.value_or(*row->sealed), *row->sealed) > rules.drill;
    out.version = row->version;
    return out;
}

std::string newSealCode() {
    std::array<unsigned char, kSealBytes> bytes{};
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
    std::string out;
    unsigned int bits = 0;
    int held = 0;
    std::size_t letters = 0;
    for (const unsigned char byte : bytes) {
        bits = (bits << 8U) | byte;
        for (held += 8; held >= 5; held -= 5) {
            if (letters != 0 && letters % kSealGroup == 0) out += '-';
            out += kSealLetters[(bits >> static_cast<unsigned int>(held - 5)) & 31U];
            ++letters;
        }
    }
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return out;
}

std::string sealCodeOf(std::string_view typed) {
    std::string out;
    for (char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        out += c;
    }
    return out;
}

Result<UserId> sealAccount(Database& db, DomainId domain, std::string_view memberId, std::string_view codeHash,
                           Instant now, RightEffects& effects) {
    SEKISHO_TRY(before, sealRow(db, domain));
    if (before && busySeal(*before)) return Error(ErrorKind::Conflict, "SEAL_BUSY");
    SEKISHO_TRY(member, loadMember(db, domain, memberId));
    SEKISHO_TRY(holds, holdsRole(db, member.member.id));
    SEKISHO_TRY(asked, db.first<std::int64_t>("SELECT 1 FROM delegation WHERE to_uid = :uid AND state = 'waiting'",
                                              member.member.id.value));
    if (holds || asked || member.member.administrator || member.member.statusAt(now) != sekisho::MemberStatus::InUse)
        return Error(ErrorKind::Conflict, "SEAL_MEMBER_UNFIT").at("userId");
    SEKISHO_CHECK(db.exec("INSERT INTO break_glass(domain_id, member_uid, code_hash, state, sealed, last_drill, "
                          "last_used, told_sign_in) VALUES(:domain, :member, :hash, 'sealed', :now, :drill, :used, "
                          "(SELECT ifnull(max(id), 0) FROM sign_in WHERE member_uid = :of)) ON CONFLICT(domain_id) DO "
                          "UPDATE SET member_uid = excluded.member_uid, code_hash = excluded.code_hash, state = "
                          "'sealed', sealed = excluded.sealed, opens = NULL, opened = NULL, until = NULL, reason = '', "
                          "refused_by = '', wrong = 0, wrong_at = NULL, last_drill = excluded.last_drill, last_used = "
                          "excluded.last_used, told_sign_in = excluded.told_sign_in, version = version + 1",
                          domain, member.member.id.value, codeHash, sekisho::toMillis(now),
                          before ? sealTime(before->lastDrill) : std::nullopt,
                          before ? sealTime(before->lastUsed) : std::nullopt, member.member.id.value));
    const std::string_view from = before ? sekisho::breakGlassStateKey(before->state) : std::string_view();
    SEKISHO_CHECK(
        recordSeal(db, domain, "breakGlass.seal", member.member.id, {{"state", sealChange(from, "sealed")}}, effects));
    return member.member.id;
}

Done unsealAccount(Database& db, DomainId domain, RightEffects& effects) {
    SEKISHO_TRY(row, presentSeal(db, domain));
    if (busySeal(row)) return Error(ErrorKind::Conflict, "SEAL_BUSY");
    SEKISHO_CHECK(db.exec("DELETE FROM break_glass WHERE domain_id = :domain", domain));
    return recordSeal(db, domain, "breakGlass.unseal", row.user,
                      {{"state", sealChange(sekisho::breakGlassStateKey(row.state), {})}}, effects);
}

Result<SealRow> sealToOpen(Database& db, const Caller& who, Instant now) {
    SEKISHO_TRY(row, sealRow(db, who.domain));
    if (!row || who.user.empty() || row->user != who.user) return Error(ErrorKind::Forbidden, "SEAL_NOT_YOURS");
    if (wrongInARow(*row, now) >= kMostWrongCodes) return sealLocked(*row, now);
    if (row->state == BreakGlassState::Used) return Error(ErrorKind::Conflict, "SEAL_USED");
    if (row->state != BreakGlassState::Sealed) return Error(ErrorKind::Conflict, "SEAL_BUSY");
    return std::move(*row);
}

Error wrongSealCode(Database& db, const Caller& who, const SealRow& seal, Instant now, RightEffects& effects) {
    SealRow row = seal;
    row.wrong = wrongInARow(seal, now) + 1;
    row.wrongAt = now;
    const bool locks = row.wrong >= kMostWrongCodes;
    const auto written = [&]() -> Done {
        SEKISHO_CHECK(storeSeal(db, who.domain, row));
        SEKISHO_CHECK(recordSeal(db, who.domain, "breakGlass.codeWrong", row.user,
                                 {{"wrong", json::object{{"from", row.wrong - 1}, {"to", row.wrong}}}}, effects,
                                 "failed", "SEAL_CODE_WRONG"));
        if (!locks) return {};
        return tellOfSeal(db, who.domain, {.key = "breakGlass.locked.admin"}, row.user, now);
    }();
    if (!written) return written.error();
    if (locks) return sealLocked(row, now);
    return Error(ErrorKind::Forbidden, "SEAL_CODE_WRONG")
        .at("code")
        .with("left", fmt::format("{}", kMostWrongCodes - row.wrong));
}

Done askToOpen(Database& db, const Caller& who, const SealRow& seal, std::string reason, Instant now,
               RightEffects& effects) {
    SEKISHO_TRY(rules, sealRules(db, who.domain));
    SEKISHO_CHECK(checkIdle(db, who, rules.idle, now));
    SealRow row = seal;
    row.state = BreakGlassState::Opening;
    row.opens = now + rules.delay;
    row.opened.reset();
    row.reason = std::move(reason);
    row.refusedBy.clear();
    row.wrong = 0;
    SEKISHO_CHECK(storeSeal(db, who.domain, row));
    const std::int64_t minutes = rules.delay.count();
    SEKISHO_CHECK(recordSeal(db, who.domain, "breakGlass.ask", row.user,
                             {{"state", sealChange("sealed", "opening")},
                              {"minutes", json::object{{"from", nullptr}, {"to", minutes}}},
                              {"reason", sealChange({}, row.reason)}},
                             effects));
    if (minutes == 0) return openSeal(db, who.domain, std::move(row), now, effects);
    return tellOfSeal(
        db, who.domain,
        {.key = "breakGlass.asked.admin", .params = {{"minutes", fmt::format("{}", minutes)}, {"reason", row.reason}}},
        row.user, now);
}

Done drillSeal(Database& db, const Caller& who, Instant now, RightEffects& effects) {
    SEKISHO_TRY(row, presentSeal(db, who.domain));
    const auto before = row.lastDrill;
    row.lastDrill = now;
    row.wrong = 0;
    SEKISHO_CHECK(storeSeal(db, who.domain, row));
    SEKISHO_CHECK(recordSeal(
        db, who.domain, "breakGlass.drill", row.user,
        {{"lastDrill", sealChange(before ? sekisho::formatUtc(*before) : "", sekisho::formatUtc(now))}}, effects));
    return tellOfSeal(db, who.domain, {.key = "breakGlass.drill.admin"}, row.user, now);
}

Done refuseOpening(Database& db, const Caller& who, std::string_view reason, Instant now, RightEffects& effects) {
    SEKISHO_TRY(row, presentSeal(db, who.domain));
    if (row.state != BreakGlassState::Opening) return Error(ErrorKind::Conflict, "SEAL_NOT_OPENING");
    row.state = BreakGlassState::Sealed;
    row.opens.reset();
    row.refusedBy = who.name;
    SEKISHO_CHECK(storeSeal(db, who.domain, row));
    SEKISHO_CHECK(recordSeal(db, who.domain, "breakGlass.refuse", row.user,
                             {{"state", sealChange("opening", "sealed")}, {"reason", sealChange({}, reason)}},
                             effects));
    NoticeText text{.key = "breakGlass.refused.admin", .params = {{"by", who.name}, {"reason", std::string(reason)}}};
    SEKISHO_CHECK(tellOfSeal(db, who.domain, text, row.user, now));
    SEKISHO_TRY(name, sealedName(db, who.domain, row.user));
    text.params.emplace_back("actor", name);
    return tellMember(db, who.domain, row.user.value, text, now);
}

Done closeSeal(Database& db, const Caller& who, Instant now, RightEffects& effects) {
    SEKISHO_TRY(row, presentSeal(db, who.domain));
    if (row.state != BreakGlassState::Open) return Error(ErrorKind::Conflict, "SEAL_NOT_OPEN");
    const ActivationEnd end = who.user == row.user ? ActivationEnd::Self : ActivationEnd::Administrator;
    SEKISHO_TRY(running, runningActivations(db, who.domain, row.user));
    const auto found = std::ranges::find_if(running, &Activation::breakGlass);
    if (found == running.end()) return Error(ErrorKind::Conflict, "SEAL_NOT_OPEN");
    return endActivation(db, who.domain, *found, end, who.name, now, effects);
}

Result<int> keepSeal(Database& db, DomainId domain, Instant now, RightEffects& effects) {
    SEKISHO_TRY(row, sealRow(db, domain));
    if (!row) return 0;
    SEKISHO_TRY(untold, signInsUntold(db, domain, kSignInsToldAtOnce));
    int did = static_cast<int>(untold.size());
    for (const SealedSignIn& one : untold) {
        SEKISHO_CHECK(db.exec("UPDATE break_glass SET told_sign_in = :id WHERE domain_id = :domain", one.id, domain));
        SEKISHO_CHECK(recordSeal(db, domain, "breakGlass.signIn", row->user,
                                 {{"ip", sealChange({}, one.ip)}, {"device", sealChange({}, one.device)}}, effects));
        SEKISHO_CHECK(tellOfSeal(
            db, domain, {.key = "breakGlass.signedIn.admin", .params = {{"address", one.ip}, {"device", one.device}}},
            row->user, now));
    }
    if (row->state == BreakGlassState::Opening && row->opens && *row->opens <= now) {
        SEKISHO_CHECK(openSeal(db, domain, *row, now, effects));
        ++did;
    }
    SEKISHO_TRY(running, runningActivations(db, domain, row->user));
    if (sealLost(*row, running)) {
        Activation gone;
        gone.user = row->user;
        SEKISHO_CHECK(sealWasUsed(db, domain, gone, ActivationEnd::Role, {}, now, effects));
        ++did;
    }
    return did;
}

Result<bool> sealNeedsKeeping(Database& db, DomainId domain, Instant now) {
    SEKISHO_TRY(row, sealRow(db, domain));
    if (!row) return false;
    if (row->state == BreakGlassState::Opening && row->opens && *row->opens <= now) return true;
    SEKISHO_TRY(untold, signInsUntold(db, domain, 1));
    if (!untold.empty()) return true;
    if (row->state != BreakGlassState::Open) return false;
    SEKISHO_TRY(running, runningActivations(db, domain, row->user));
    return sealLost(*row, running);
}

Done sealWasUsed(Database& db, DomainId domain, const Activation& activation, ActivationEnd end, std::string_view by,
                 Instant now, RightEffects& effects) {
    SEKISHO_TRY(row, presentSeal(db, domain));
    row.state = BreakGlassState::Used;
    row.opens.reset();
    row.until.reset();
    row.lastUsed = now;
    SEKISHO_CHECK(storeSeal(db, domain, row));
    SEKISHO_CHECK(recordSeal(
        db, domain, "breakGlass.close", activation.user,
        {{"state", sealChange("open", "used")}, {"end", sealChange({}, sekisho::activationEndKey(end))}}, effects));
    return tellOfSeal(db, domain, {.key = "breakGlass.closed.admin", .params = {{"by", std::string(by)}}},
                      activation.user, now);
}

} // namespace sekishod
