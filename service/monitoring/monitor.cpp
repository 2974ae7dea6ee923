#include "service/monitoring/monitor.h"

#include "models/api/monitor_wire.h"
#include "service/http/json_text.h"
#include "service/logs/besides.h"
#include "service/monitoring/monitor_doings.h"
#include "service/monitoring/monitor_policies.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::DaySum;
using policy::MonitorHit;
using policy::MonitorPolicy;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kFoundAtOnce = 2'000;

// Sums of a day in the store, under the id of the policy.
class StoredSums final : public policy::DaySums {
  public:
    StoredSums(Database& db, const std::vector<MonitorPolicy>& policies) : db_(db), policies_(policies) {}

    Result<DaySum> add(std::size_t which, std::string_view member, std::int64_t day, std::int64_t bytes) override {
        const std::string& uid = policies_[which].id;
        SEKISHO_TRY(row, (db_.firstOften<std::int64_t, std::int64_t>(
                             "SELECT bytes, files FROM monitor_sum WHERE policy_uid = :policy AND member_uid = :member "
                             "AND day = :day",
                             uid, member, day)));
        SEKISHO_CHECK(
            db_.execOften("INSERT INTO monitor_sum(policy_uid, member_uid, day, bytes, files) VALUES(:policy, "
                          ":member, :day, :bytes, 1) ON CONFLICT(policy_uid, member_uid, day) DO UPDATE SET "
                          "bytes = bytes + excluded.bytes, files = files + 1",
                          uid, member, day, bytes));
        DaySum out;
        if (row) std::tie(out.bytes, out.files) = *row;
        return out;
    }

  private:
    Database& db_;
    const std::vector<MonitorPolicy>& policies_;
};

// What was written is read under rules of its own: here stands where it was found, and what proves the words.
std::string detectionDetails(const MonitorPolicy& found, std::int64_t seq, const MonitorHit& hit,
                             std::string_view digest) {
    std::string where;
    for (const auto& excerpt : hit.excerpts)
        if (where.find(excerpt.where) == std::string::npos) where += (where.empty() ? "" : " ") + excerpt.where;
    return fmt::format(R"({{"event":{},"policy":{},"service":"{}","where":{},"excerptDigest":"{}"}})", seq,
                       jsonString(found.name), sekisho::monitorServiceKey(found.service), jsonString(where), digest);
}

// The detections of one batch: their records are appended many at a time.
class Findings {
  public:
    Findings(Database& db, DomainId domain, Instant now) : db_(db), domain_(domain), now_(now) {}

    Done add(const MonitorPolicy& found, const TakenEvent& taken, const MonitorHit& hit) {
        sekisho::AuditRecord& record = records_.emplace_back();
        record.domain = domain_;
        record.log = "detection";
        record.at = now_;
        record.actorId = taken.record->actorId;
        record.actorName = taken.record->actorName;
        record.action = "monitoring.detected";
        record.targetKind = "monitorPolicy";
        record.targetId = found.id;
        record.targetName = found.name;
        record.result = "success";
        std::string excerpts = sekisho::api::excerptText(hit.excerpts);
        Salted salted = saltedOf(excerpts);
        record.changesJson = detectionDetails(found, taken.record->seq, hit, salted.digest);
        found_.push_back({&found, &taken, std::move(excerpts), std::move(salted.salt)});
        return found_.size() < kFoundAtOnce ? Done() : write();
    }

    Done finish() {
        SEKISHO_CHECK(write());
        for (const auto& [policyId, count] : counts_) {
            SEKISHO_CHECK(db_.execOften("UPDATE monitor_policy SET detections = detections + :count, last_detection = "
                                        ":now WHERE uid = :uid",
                                        count.detections, sekisho::toMillis(now_), policyId));
            SEKISHO_CHECK(appendChange(db_, domain_, "detection", fmt::format("{}", count.last), "put", now_));
        }
        return {};
    }

  private:
    struct Found {
        const MonitorPolicy* policy;
        const TakenEvent* taken;
        std::string excerpts;
        std::string salt;
    };
    struct Count {
        std::int64_t detections = 0, last = 0;
    };
    Done write() {
        SEKISHO_CHECK(appendAudits(db_, records_));
        for (std::size_t i = 0; i < found_.size(); ++i) {
            SEKISHO_CHECK(store(found_[i], records_[i].seq));
            Count& count = counts_[found_[i].policy->id];
            ++count.detections;
            count.last = db_.lastInsertId();
        }
        records_.clear();
        found_.clear();
        return {};
    }
    Done store(const Found& one, std::int64_t recordSeq) {
        const sekisho::AuditRecord& event = *one.taken->record;
        SEKISHO_CHECK(db_.execOften(
            "INSERT INTO detection(domain_id, policy_uid, service, seq, record_seq, at, found, member_uid, "
            "member_name, target, excerpt, salt) VALUES(:domain, :policy, :service, :seq, :record, :at, :found, "
            ":member, :name, :target, :excerpt, :salt)",
            domain_, one.policy->id, sekisho::monitorServiceKey(one.policy->service), event.seq, recordSeq,
            event.at.time_since_epoch().count(), sekisho::toMillis(now_), one.taken->actor.uid, event.actorName,
            event.targetName, one.excerpts, one.salt));
        return {};
    }

    Database& db_;
    DomainId domain_;
    Instant now_;
    std::vector<sekisho::AuditRecord> records_;
    std::vector<Found> found_;
    std::map<std::string, Count> counts_; // by policy
};

bool namesPeople(const MonitorPolicy& policy) {
    if (policy.service != MonitorService::Talk) return false;
    const auto talk = policy::talkConditions(policy.values);
    return !talk.senders.empty() || !talk.receivers.empty();
}

} // namespace

Result<std::shared_ptr<const Monitor::Compiled>> Monitor::compiled(Database& db, DomainId domain) {
    SEKISHO_TRY(stamp, monitorStamp(db, domain));
    SEKISHO_TRY(change, lastChange(db, domain));
    std::shared_ptr<const Compiled> known;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = known_.find(domain); found != known_.end()) known = found->second;
    }
    auto fresh = std::make_shared<Compiled>();
    if (known && known->stamp == stamp) {
        if (known->change == change) return known;
        SEKISHO_TRY(logins, memberLogins(db, domain, known->asWritten));
        if (known->logins == logins) {
            *fresh = *known;
            fresh->change = change;
            return keep(domain, std::move(fresh));
        }
    }
    fresh->stamp = std::move(stamp);
    fresh->change = change;
    std::vector<MonitorPolicy> enabled;
    for (const MonitorService service : {MonitorService::Talk, MonitorService::Drive}) {
        SEKISHO_TRY(policies, loadMonitorPolicies(db, domain, service));
        std::ranges::copy_if(policies, std::back_inserter(enabled), &MonitorPolicy::enabled);
        (service == MonitorService::Talk ? fresh->talk : fresh->drive) =
            std::ranges::any_of(policies, &MonitorPolicy::enabled);
    }
    std::ranges::copy_if(enabled, std::back_inserter(fresh->asWritten), namesPeople);
    SEKISHO_TRY(logins, memberLogins(db, domain, fresh->asWritten));
    for (MonitorPolicy& one : enabled)
        nameLogins(one, logins);
    fresh->logins = std::move(logins);
    SEKISHO_TRY(excepted, exceptedMembers(db, domain));
    fresh->set = policy::MonitorSet(std::move(enabled), excepted);
    return keep(domain, std::move(fresh));
}

std::shared_ptr<const Monitor::Compiled> Monitor::keep(DomainId domain, std::shared_ptr<const Compiled> fresh) {
    const std::lock_guard lock(mutex_);
    known_[domain] = fresh;
    return fresh;
}

Done Monitor::examine(Database& db, DomainId domain, std::span<const TakenEvent> events, Instant now) {
    SEKISHO_TRY(with, compiled(db, domain));
    if (!with->talk && !with->drive) return {};
    const auto& policies = with->set.policies();
    StoredSums sums(db, policies);
    UnitsOfMembers units(db);
    Findings findings(db, domain, now);
    std::vector<MonitorHit> hits;
    for (const TakenEvent& taken : events) {
        const auto service = monitoredBy(taken.record->action);
        if (!service || taken.record->result != "success") continue;
        hits.clear();
        if (*service == MonitorService::Talk) {
            if (!with->talk) continue;
            const TalkSeen seen(taken);
            with->set.talk(seen.doing(), hits);
        } else {
            if (!with->drive) continue;
            const DriveSeen seen = DriveSeen::of(taken);
            SEKISHO_TRY(where, units.of(seen.member));
            SEKISHO_CHECK(with->set.drive(seen.doing(where), sums, hits));
        }
        for (const MonitorHit& hit : hits)
            SEKISHO_CHECK(findings.add(policies[hit.policy], taken, hit));
    }
    return findings.finish();
}

} // namespace sekishod
