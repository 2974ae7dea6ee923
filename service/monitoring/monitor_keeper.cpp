#include "service/monitoring/monitor_keeper.h"

#include "service/auth/signing_key.h"
#include "service/http/unit_of_work.h"
#include "service/logs/keep_rules.h"
#include "service/monitoring/monitor_policies.h"
#include "service/monitoring/monitor_rights.h"
#include "service/monitoring/monitor_times.h"
#include "service/rules/notices.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::MonitorNotices;
using policy::MonitorPolicy;
using policy::ReportRhythm;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kForgottenAtOnce = 500;

struct FoundSince {
    std::int64_t count = 0, last = 0;
    Instant first{}; // when
};

Result<FoundSince> foundSince(Database& db, const std::string& policyId, std::int64_t told) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::int64_t, std::int64_t>(
                         "SELECT count(*), coalesce(max(id), 0), coalesce(min(found), 0) FROM detection WHERE "
                         "policy_uid = :policy AND id > :told",
                         policyId, told)));
    if (!row) return FoundSince{};
    const auto& [count, last, first] = *row;
    return FoundSince{count, last, sekisho::fromMillis(first)};
}

// What was found before the last full hour is due, with what has come since.
bool cycleIsOver(const MonitorNotices& notices, const FoundSince& found, Instant now, const std::string& zone) {
    if (found.count == 0 || (!notices.byMail && !notices.byTalk)) return false;
    return found.first < lastCycle(now, zone, notices.hours);
}

bool reportIsDue(const MonitorNotices& notices, bool weekly, Instant reportedAt, Instant now, const std::string& zone) {
    if (notices.report != (weekly ? ReportRhythm::Weekly : ReportRhythm::Daily)) return false;
    return lastReportTime(now, zone, weekly) > reportedAt;
}

// What a receiver of reports reads: the counts of the policies that name him.
struct MonitorReport {
    Instant from = Instant::max();
    std::int64_t total = 0;
    std::vector<std::string> talk, drive;
};

} // namespace

Result<std::vector<MonitorKeeper::Telling>> MonitorKeeper::tellings(Database& db, DomainId domain) const {
    std::vector<Telling> out;
    for (const MonitorService service : {MonitorService::Talk, MonitorService::Drive}) {
        SEKISHO_TRY(policies, loadMonitorPolicies(db, domain, service));
        for (MonitorPolicy& one : policies) {
            const MonitorNotices notices = policy::noticesOf(one.values);
            if (!notices.byMail && !notices.byTalk && notices.report == ReportRhythm::None) continue;
            SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::optional<std::int64_t>, std::optional<std::int64_t>>(
                                 "SELECT told, told_at, reported_at FROM monitor_policy WHERE uid = :uid", one.id)));
            if (!row) continue;
            const auto& [told, toldAt, reportedAt] = *row;
            Telling telling;
            telling.told = told;
            telling.toldAt = toldAt ? sekisho::fromMillis(*toldAt) : one.createdAt;
            telling.reportedAt = reportedAt ? sekisho::fromMillis(*reportedAt) : one.createdAt;
            telling.policy = std::move(one);
            out.push_back(std::move(telling));
        }
    }
    return out;
}

Done MonitorKeeper::tellFound(Database& db, const Tenant& tenant, const Telling& one, Instant now) {
    SEKISHO_TRY(found, foundSince(db, one.policy.id, one.told));
    const MonitorNotices notices = policy::noticesOf(one.policy.values);
    if (!cycleIsOver(notices, found, now, tenant.timeZone)) return {};
    const Instant from = std::max(one.toldAt, lastCycle(found.first, tenant.timeZone, notices.hours));
    NoticeText text;
    text.key = "monitor.detected";
    text.params = {{"policy", one.policy.name},
                   {"count", fmt::format("{}", found.count)},
                   {"from", minuteText(from, tenant.timeZone)},
                   {"until", minuteText(now, tenant.timeZone)},
                   {"link", fmt::format("sekisho://{}/{}/detections?policy={}", tenant.workgroup,
                                        monitorMenu(one.policy.service), one.policy.id)}};
    for (const std::string& receiver : notices.receivers)
        SEKISHO_CHECK(tellAddress(db, tenant.domain, receiver, {notices.byMail, notices.byTalk}, text, now));
    SEKISHO_CHECK(db.execOften("UPDATE monitor_policy SET told = :told, told_at = :at WHERE uid = :uid", found.last,
                               sekisho::toMillis(now), one.policy.id));
    return {};
}

Done MonitorKeeper::report(Database& db, const Tenant& tenant, const std::vector<Telling>& due, bool weekly,
                           Instant now) {
    const Instant until = lastReportTime(now, tenant.timeZone, weekly);
    std::map<std::string, MonitorReport> reports;
    for (const Telling& one : due) {
        SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT count(*) FROM detection WHERE policy_uid = :policy AND "
                                                     "found >= :from AND found < :until",
                                                     one.policy.id, sekisho::toMillis(one.reportedAt),
                                                     sekisho::toMillis(until)));
        const std::int64_t count = row ? std::get<0>(*row) : 0;
        for (const std::string& receiver : policy::noticesOf(one.policy.values).reportReceivers) {
            MonitorReport& report = reports[receiver];
            report.from = std::min(report.from, one.reportedAt);
            report.total += count;
            (one.policy.service == MonitorService::Talk ? report.talk : report.drive)
                .push_back(fmt::format("{}: {}", one.policy.name, count));
        }
        SEKISHO_CHECK(db.execOften("UPDATE monitor_policy SET reported_at = :at WHERE uid = :uid",
                                   sekisho::toMillis(until), one.policy.id));
    }
    for (auto& [receiver, of] : reports) {
        NoticeText text;
        text.key = "monitor.report";
        text.params = {{"from", minuteText(of.from, tenant.timeZone)},
                       {"until", minuteText(until, tenant.timeZone)},
                       {"total", fmt::format("{}", of.total)}};
        text.lists = {{"talk", std::move(of.talk)}, {"drive", std::move(of.drive)}};
        SEKISHO_CHECK(tellAddress(db, tenant.domain, receiver, {true, false}, text, now));
    }
    return {};
}

Done MonitorKeeper::keep(DomainId domain, Instant now) {
    std::vector<std::string> found;
    bool reports = false;
    SEKISHO_TRY(zone, services_.store.read([&](Database& db) -> Result<std::string> {
        SEKISHO_TRY(tenant, loadTenant(db, domain));
        SEKISHO_TRY(all, tellings(db, domain));
        for (const Telling& one : all) {
            const MonitorNotices notices = policy::noticesOf(one.policy.values);
            SEKISHO_TRY(since, foundSince(db, one.policy.id, one.told));
            if (cycleIsOver(notices, since, now, tenant.timeZone)) found.push_back(one.policy.id);
            for (const bool weekly : {false, true})
                reports = reports || reportIsDue(notices, weekly, one.reportedAt, now, tenant.timeZone);
        }
        return tenant.timeZone;
    }));
    if (found.empty() && !reports) return {};
    UnitOfWork unit;
    unit.domain = domain;
    unit.now = now;
    return runUnit(services_, unit, [&](Database& db, UnitOfWork&) -> Done {
        SEKISHO_TRY(tenant, loadTenant(db, domain));
        SEKISHO_TRY(all, tellings(db, domain)); // anew: a policy may have changed meanwhile
        for (const Telling& one : all)
            if (std::ranges::find(found, one.policy.id) != found.end()) SEKISHO_CHECK(tellFound(db, tenant, one, now));
        for (const bool weekly : {false, true}) {
            std::vector<Telling> due;
            std::ranges::copy_if(all, std::back_inserter(due), [&](const Telling& one) {
                return reportIsDue(policy::noticesOf(one.policy.values), weekly, one.reportedAt, now, zone);
            });
            SEKISHO_CHECK(report(db, tenant, due, weekly, now));
        }
        return {};
    });
}

Done MonitorKeeper::forgetExcerpts(DomainId domain, Instant now) {
    ServiceSigningKey key(services_.store.dir().signingKey());
    SEKISHO_TRY(signer, key.get());
    SEKISHO_TRY(before, services_.store.read([&](Database& db) -> Result<std::int64_t> {
        SEKISHO_TRY(believed, believedNow(db, domain, now));
        SEKISHO_TRY(settled, settledSeq(db, domain, signer.publicKey(), believed));
        SEKISHO_TRY(rules, KeepRules::of(db, domain, settled));
        const std::int64_t at = contentsRetainedFrom(believed, rules).time_since_epoch().count();
        SEKISHO_TRY(due, db.firstOften<std::int64_t>("SELECT 1 FROM detection WHERE domain_id = :domain AND at < :at "
                                                     "AND excerpt <> '[]' LIMIT 1",
                                                     domain, at));
        return due ? at : std::int64_t{0};
    }));
    for (std::int64_t gone = before > 0 ? 1 : 0; gone > 0; services_.store.letOthersWrite()) {
        SEKISHO_TRY(count, services_.store.write([&](Database& db) {
            return db.execOften("UPDATE detection SET excerpt = '[]' WHERE id IN (SELECT id FROM detection WHERE "
                                "domain_id = :domain AND at < :at AND excerpt <> '[]' LIMIT :most)",
                                domain, before, kForgottenAtOnce);
        }));
        gone = count;
    }
    return {};
}

Done MonitorKeeper::tick() {
    const Instant now = services_.clock.now();
    if (now < next_ && next_ - now <= std::chrono::minutes(1)) return {};
    next_ = std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(1);
    const auto tenants =
        services_.store.read([](Database& db) { return db.rowsOften<std::int64_t>("SELECT domain_id FROM tenant"); });
    if (!tenants) return tenants.error();
    Done first;
    for (const auto& [id] : *tenants) {
        const auto domain = static_cast<DomainId>(id);
        if (Done done = keep(domain, now); !done && first) first = std::move(done);
        if (Done done = forgetExcerpts(domain, now); !done && first) first = std::move(done);
    }
    return first;
}

} // namespace sekishod
