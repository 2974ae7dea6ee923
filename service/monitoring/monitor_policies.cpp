#include "service/monitoring/monitor_policies.h"

#include "models/api/policy_wire.h"
#include "models/api/record.h"
#include "service/monitoring/monitor_words.h"
#include "service/rules/diff.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::MonitorPolicy;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kMonitorPolicyColumns =
    "SELECT uid, service, number, name, value, enabled, created, creator_uid, creator, detections, last_detection, "
    "version FROM monitor_policy WHERE domain_id = :domain AND deleted IS NULL AND ";

using MonitorCells =
    std::tuple<std::string, std::string, std::int64_t, std::string, std::string, std::int64_t, std::int64_t,
               std::string, std::string, std::int64_t, std::optional<std::int64_t>, std::int64_t>;

MonitorPolicy monitorPolicyOf(MonitorCells& cells) {
    auto& [uid, service, number, name, value, enabled, created, creatorUid, creator, count, last, version] = cells;
    MonitorPolicy out;
    out.id = std::move(uid);
    out.service = sekisho::monitorServiceOf(service).value_or(MonitorService::Talk);
    out.number = number;
    out.name = std::move(name);
    out.values = sekisho::api::storedPolicyValues(policy::monitorSchema(out.service), value);
    out.enabled = enabled != 0;
    out.createdAt = sekisho::fromMillis(created);
    out.creator = sekisho::UserId(std::move(creatorUid));
    out.creatorName = std::move(creator);
    out.detections = count;
    if (last) out.lastDetection = sekisho::fromMillis(*last);
    out.version = version;
    return out;
}

std::string monitorStampKey(DomainId domain) {
    return fmt::format("monitor:{}", domain);
}

AuditEntry monitorNote(std::string_view act, const MonitorPolicy& policy, std::string changes) {
    return {.action = fmt::format("monitoring.policy.{}", act),
            .targetKind = "monitorPolicy",
            .targetId = policy.id,
            .targetName = policy.name,
            .changesJson = std::move(changes)};
}

std::vector<std::string> monitorTargets(const MonitorPolicy& policy) {
    if (policy.service != MonitorService::Drive) return {};
    return policy::driveConditions(policy.values).targets;
}

Done checkMonitorTargets(Database& db, DomainId domain, const MonitorPolicy& wanted, const MonitorPolicy* before) {
    const auto targets = monitorTargets(wanted);
    const auto known = before ? monitorTargets(*before) : std::vector<std::string>{};
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (std::ranges::find(known, targets[i]) != known.end()) continue;
        SEKISHO_TRY(there, (db.firstOften<std::int64_t>(
                               "SELECT 1 FROM member WHERE uid = :member AND domain_id = :domain UNION ALL SELECT 1 "
                               "FROM orgunit WHERE uid = :unit AND domain_id = :same",
                               targets[i], domain, targets[i], domain)));
        if (!there) return Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(fmt::format("targets[{}]", i));
    }
    return {};
}

Done checkMonitorName(Database& db, DomainId domain, const MonitorPolicy& wanted) {
    SEKISHO_TRY(taken, db.firstOften<std::string>("SELECT uid FROM monitor_policy WHERE domain_id = :domain AND "
                                                  "service = :service AND name = :name AND deleted IS NULL",
                                                  domain, sekisho::monitorServiceKey(wanted.service), wanted.name));
    if (taken && std::get<0>(*taken) != wanted.id)
        return Error(ErrorKind::Conflict, "MONITOR_NAME_TAKEN").at("name").with("name", wanted.name);
    return {};
}

Done checkMonitorLimit(Database& db, DomainId domain, MonitorService service) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT count(*) FROM monitor_policy WHERE domain_id = :domain AND "
                                                 "service = :service AND deleted IS NULL",
                                                 domain, sekisho::monitorServiceKey(service)));
    if (row && std::get<0>(*row) >= sekisho::kMostMonitorPolicies)
        return Error(ErrorKind::Conflict, "MONITOR_LIMIT")
            .with("max", fmt::format("{}", sekisho::kMostMonitorPolicies));
    return {};
}

// What was found before somebody was to be told is not told; a report begins when it is turned on.
Done beginMonitorNotices(Database& db, const MonitorPolicy& before, const MonitorPolicy& after, Instant now) {
    const auto was = policy::noticesOf(before.values), is = policy::noticesOf(after.values);
    const std::int64_t at = sekisho::toMillis(now);
    if ((is.byMail || is.byTalk) && !was.byMail && !was.byTalk)
        SEKISHO_CHECK(db.execOften("UPDATE monitor_policy SET told = coalesce((SELECT max(id) FROM detection WHERE "
                                   "policy_uid = monitor_policy.uid), 0), told_at = :at WHERE uid = :uid",
                                   at, after.id));
    if (is.report != was.report && is.report != policy::ReportRhythm::None)
        SEKISHO_CHECK(db.execOften("UPDATE monitor_policy SET reported_at = :at WHERE uid = :uid", at, after.id));
    return {};
}

constexpr std::array<std::string_view, 2> kMonitoredSides{"senders", "receivers"};

} // namespace

Result<std::vector<MonitorPolicy>> loadMonitorPolicies(Database& db, DomainId domain, MonitorService service) {
    SEKISHO_TRY(rows,
                (db.rows<std::string, std::string, std::int64_t, std::string, std::string, std::int64_t, std::int64_t,
                         std::string, std::string, std::int64_t, std::optional<std::int64_t>, std::int64_t>(
                    fmt::format("{}service = :service ORDER BY number", kMonitorPolicyColumns), domain,
                    sekisho::monitorServiceKey(service))));
    std::vector<MonitorPolicy> out;
    out.reserve(rows.size());
    for (auto& row : rows)
        out.push_back(monitorPolicyOf(row));
    return out;
}

Result<MonitorPolicy> loadMonitorPolicy(Database& db, DomainId domain, std::string_view id) {
    SEKISHO_TRY(row,
                (db.first<std::string, std::string, std::int64_t, std::string, std::string, std::int64_t, std::int64_t,
                          std::string, std::string, std::int64_t, std::optional<std::int64_t>, std::int64_t>(
                    fmt::format("{}uid = :uid", kMonitorPolicyColumns), domain, id)));
    if (!row) return Error(ErrorKind::NotFound, "MONITOR_POLICY_NOT_EXIST");
    return monitorPolicyOf(*row);
}

Done checkMonitorPolicy(Database& db, DomainId domain, const MonitorPolicy& wanted, const MonitorPolicy* before) {
    auto faults = policy::monitorFaults(wanted);
    if (faults.empty()) { // the same people under other addresses would be found by nothing
        MonitorPolicy named = wanted;
        SEKISHO_TRY(logins, memberLogins(db, domain, {named}));
        nameLogins(named, logins);
        faults = policy::monitorFaults(named);
    }
    if (!faults.empty()) return std::move(faults.front()).with("faults", fmt::format("{}", faults.size()));
    return checkMonitorTargets(db, domain, wanted, before);
}

Result<MonitorPolicy> createMonitorPolicy(Database& db, const Tenant& tenant, MonitorPolicy fresh,
                                          const MonitorAct& act, Effects& effects) {
    fresh.values = policy::completed(policy::monitorSchema(fresh.service), std::move(fresh.values));
    SEKISHO_CHECK(checkMonitorPolicy(db, tenant.domain, fresh, nullptr));
    fresh.id = newUid();
    SEKISHO_CHECK(checkMonitorName(db, tenant.domain, fresh));
    SEKISHO_CHECK(checkMonitorLimit(db, tenant.domain, fresh.service));
    const std::string_view service = sekisho::monitorServiceKey(fresh.service);
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO monitor_policy(uid, domain_id, service, number, name, value, enabled, created, creator_uid, "
        "creator) VALUES(:uid, :domain, :service, (SELECT coalesce(max(number), 0) + 1 FROM monitor_policy WHERE "
        "domain_id = :same AND service = :its), :name, :value, :enabled, :created, :creatorUid, :creator)",
        fresh.id, tenant.domain, service, tenant.domain, service, fresh.name,
        sekisho::api::policyValuesText(fresh.values), fresh.enabled, sekisho::toMillis(act.now), act.actorId,
        act.actorName));
    SEKISHO_CHECK(renewMonitorStamp(db, tenant.domain));
    SEKISHO_TRY(saved, loadMonitorPolicy(db, tenant.domain, fresh.id));
    SEKISHO_TRY(record, monitorRecord(db, tenant, saved));
    effects.audit(monitorNote("create", saved, changesBetween({}, record)));
    effects.changed("monitor", saved.id);
    return saved;
}

Result<MonitorPolicy> updateMonitorPolicy(Database& db, const Tenant& tenant, const MonitorPolicy& before,
                                          MonitorPolicy after, Instant now, Effects& effects) {
    after.id = before.id;
    after.service = before.service;
    after.values = policy::completed(policy::monitorSchema(before.service), std::move(after.values));
    SEKISHO_CHECK(checkMonitorPolicy(db, tenant.domain, after, &before));
    SEKISHO_CHECK(checkMonitorName(db, tenant.domain, after));
    if (after.name == before.name && after.enabled == before.enabled && after.values == before.values) return before;
    SEKISHO_CHECK(db.execOften("UPDATE monitor_policy SET name = :name, value = :value, enabled = :enabled, version = "
                               "version + 1 WHERE uid = :uid",
                               after.name, sekisho::api::policyValuesText(after.values), after.enabled, after.id));
    SEKISHO_CHECK(beginMonitorNotices(db, before, after, now));
    if (before.service == MonitorService::Drive &&
        policy::driveConditions(before.values) != policy::driveConditions(after.values))
        SEKISHO_CHECK(db.execOften("DELETE FROM monitor_sum WHERE policy_uid = :uid", after.id));
    SEKISHO_CHECK(renewMonitorStamp(db, tenant.domain));
    SEKISHO_TRY(saved, loadMonitorPolicy(db, tenant.domain, before.id));
    SEKISHO_TRY(was, monitorRecord(db, tenant, before));
    SEKISHO_TRY(is, monitorRecord(db, tenant, saved));
    effects.audit(monitorNote("update", saved, changesBetween(was, is)));
    effects.changed("monitor", saved.id);
    return saved;
}

Done deleteMonitorPolicy(Database& db, const Tenant& tenant, const MonitorPolicy& before, Instant now,
                         Effects& effects) {
    SEKISHO_CHECK(db.execOften("UPDATE monitor_policy SET deleted = :at, version = version + 1 WHERE uid = :uid",
                               sekisho::toMillis(now), before.id));
    SEKISHO_CHECK(db.execOften("DELETE FROM monitor_sum WHERE policy_uid = :uid", before.id));
    SEKISHO_CHECK(renewMonitorStamp(db, tenant.domain));
    SEKISHO_TRY(record, monitorRecord(db, tenant, before));
    effects.audit(monitorNote("delete", before, changesBetween(record, {})));
    effects.changed("monitor", before.id, "delete");
    return {};
}

Done renewMonitorStamp(Database& db, DomainId domain) {
    SEKISHO_CHECK(db.execOften("INSERT INTO meta(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value "
                               "= excluded.value",
                               monitorStampKey(domain), newUid()));
    return {};
}

Result<std::string> monitorStamp(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT value FROM meta WHERE key = :key", monitorStampKey(domain)));
    return row ? std::get<0>(*row) : std::string();
}

Result<MemberLogins> memberLogins(Database& db, DomainId domain, const std::vector<MonitorPolicy>& policies) {
    std::unordered_set<std::string> asked;
    for (const MonitorPolicy& one : policies) {
        if (one.service != MonitorService::Talk) continue;
        auto talk = policy::talkConditions(one.values);
        asked.insert(talk.senders.begin(), talk.senders.end());
        asked.insert(talk.receivers.begin(), talk.receivers.end());
    }
    MemberLogins out;
    for (const std::string& address : asked) {
        SEKISHO_TRY(login, db.firstOften<std::string>("SELECT m.email FROM address a JOIN member m ON m.uid = "
                                                      "a.owner_uid AND m.domain_id = a.domain_id WHERE a.domain_id = "
                                                      ":domain AND a.address = :address AND a.kind = 'alias'",
                                                      domain, address));
        if (login) out.emplace(address, std::move(std::get<0>(*login)));
    }
    return out;
}

void nameLogins(MonitorPolicy& policy, const MemberLogins& logins) {
    if (logins.empty() || policy.service != MonitorService::Talk) return;
    const auto talk = policy::talkConditions(policy.values);
    for (const std::string_view side : kMonitoredSides) {
        auto addresses = side == kMonitoredSides.front() ? talk.senders : talk.receivers;
        for (std::string& address : addresses)
            if (const auto login = logins.find(address); login != logins.end()) address = login->second;
        policy.values.insert_or_assign(std::string(side), policy::Value(std::move(addresses)));
    }
}

// --- exceptions ------------------------------------------------------------------------------------------------------

Result<std::vector<sekisho::api::ExceptionLine>> loadExceptions(Database& db, DomainId domain,
                                                                const std::string& condition) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string, std::string, std::int64_t, std::string>(
                          fmt::format("SELECT m.uid, m.email, m.doc, e.added, e.added_by FROM monitor_exception e JOIN "
                                      "member m ON m.uid = e.member_uid AND m.domain_id = e.domain_id WHERE "
                                      "e.domain_id = :domain AND {} ORDER BY e.added, m.id",
                                      condition),
                          domain)));
    std::vector<sekisho::api::ExceptionLine> out;
    for (auto& [uid, email, doc, added, by] : rows) {
        SEKISHO_TRY(member, sekisho::api::memberFromRecord(doc));
        out.push_back({sekisho::UserId(std::move(uid)), member.displayName(), std::move(email),
                       sekisho::fromMillis(added), std::move(by)});
    }
    return out;
}

Result<std::unordered_set<std::string>> exceptedMembers(Database& db, DomainId domain) {
    SEKISHO_TRY(rows,
                db.rows<std::string>("SELECT member_uid FROM monitor_exception WHERE domain_id = :domain", domain));
    std::unordered_set<std::string> out;
    for (auto& [uid] : rows)
        out.insert(std::move(uid));
    return out;
}

Done addExceptions(Database& db, const Tenant& tenant, const std::vector<std::string>& members, const MonitorAct& act,
                   Effects& effects) {
    for (const std::string& member : members) {
        SEKISHO_TRY(added,
                    db.execOften("INSERT OR IGNORE INTO monitor_exception(domain_id, member_uid, added, added_by) "
                                 "VALUES(:domain, :member, :added, :by)",
                                 tenant.domain, member, sekisho::toMillis(act.now), act.actorName));
        if (added == 0) continue;
        SEKISHO_TRY(name, monitorTargetName(db, tenant.domain, member));
        effects.audit({.action = "monitoring.exception.add",
                       .targetKind = "member",
                       .targetId = member,
                       .targetName = std::move(name),
                       .changesJson = {}});
    }
    if (effects.audits.empty()) return {};
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT count(*) FROM monitor_exception e WHERE e.domain_id = :domain "
                                                 "AND EXISTS (SELECT 1 FROM member m WHERE m.uid = e.member_uid)",
                                                 tenant.domain));
    if (row && std::get<0>(*row) > sekisho::kMostExceptions)
        return Error(ErrorKind::Conflict, "MONITOR_EXCEPTION_LIMIT")
            .at("members")
            .with("max", fmt::format("{}", sekisho::kMostExceptions));
    SEKISHO_CHECK(renewMonitorStamp(db, tenant.domain));
    effects.changed("monitor", "exceptions");
    return {};
}

Done removeException(Database& db, const Tenant& tenant, const std::string& member, Effects& effects) {
    SEKISHO_TRY(gone, db.execOften("DELETE FROM monitor_exception WHERE domain_id = :domain AND member_uid = :member",
                                   tenant.domain, member));
    if (gone == 0) return Error(ErrorKind::NotFound, "MONITOR_EXCEPTION_NOT_EXIST");
    SEKISHO_CHECK(renewMonitorStamp(db, tenant.domain));
    SEKISHO_TRY(name, monitorTargetName(db, tenant.domain, member));
    effects.audit({.action = "monitoring.exception.remove",
                   .targetKind = "member",
                   .targetId = member,
                   .targetName = std::move(name),
                   .changesJson = {}});
    effects.changed("monitor", "exceptions");
    return {};
}

} // namespace sekishod
