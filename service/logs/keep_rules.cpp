#include "service/logs/keep_rules.h"

#include "models/proof/evidence.h"
#include "models/proof/record_line.h"
#include "service/rules/workgroup.h"
#include "service/store/journal.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <functional>
#include <optional>

namespace sekishod {

namespace json = boost::json;
using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::policy::LogPolicy;
using sekisho::sql::Database;
using std::chrono::days;
using std::chrono::hours;

namespace {

constexpr days kMostAhead{1};
constexpr days kOrderWaits{7};
constexpr std::string_view kLogOfOrders = "admin";
constexpr int kOrdersKept = 8; // days: orders, and removals that tell them again, stand until they count

// A record says it only as long as it stands as it was chained.
bool standsAsChained(const AuditRecord& record) {
    return !record.removed && (record.format == 1 || sekisho::proof::contentHash(record) == record.content);
}

void takeOrder(const json::object& values, LogPolicy& to) {
    if (const auto* plan = values.if_contains("plan"); plan && plan->is_string())
        to.paid = plan->get_string() != "free";
    if (const auto* kept = values.if_contains("keepDays"); kept && kept->is_int64())
        to.keepDays = static_cast<int>(kept->get_int64());
    if (const auto* kept = values.if_contains("keepContentDays"); kept && kept->is_int64())
        to.keepContentDays = static_cast<int>(kept->get_int64());
}

json::object changesOf(const AuditRecord& record) {
    boost::system::error_code failed;
    const json::value all = json::parse(record.changesJson, failed);
    return failed || !all.is_object() ? json::object() : all.get_object();
}

// What a change made of its fields.
json::object changedTo(const AuditRecord& record) {
    json::object out;
    for (const auto& [key, change] : changesOf(record))
        if (const auto* sides = change.if_object())
            if (const auto* to = sides->if_contains("to")) out[key] = *to;
    return out;
}

Done eachRecordAbout(Database& db, DomainId domain, std::string_view target, std::int64_t after, std::string_view order,
                     const std::function<bool(const AuditRecord&)>& visit) {
    SEKISHO_TRY(
        row, db.prepare(fmt::format(
                 "SELECT {} FROM audit a INDEXED BY audit_target WHERE a.domain_id = ? AND a.target_id = ? AND a.seq "
                 "> ? ORDER BY a.seq {}",
                 auditColumns(), order)));
    row.bind(1, std::int64_t{domain}).bind(2, target).bind(3, after);
    AuditRecord record;
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        readAuditRow(row, domain, record);
        if (!visit(record)) return {};
    }
}

// The newest removal tells what was ordered until then; saves of the settings since then have changed it.
Result<std::vector<LogPolicy>> orderedPolicies(Database& db, DomainId domain, std::int64_t settled) {
    std::vector<LogPolicy> out(1);
    std::int64_t told = 0;
    const auto byRemoval = [&](const AuditRecord& record) {
        if (record.action != "log.retention" || record.seq > settled || !standsAsChained(record)) return true;
        const json::object changed = changedTo(record);
        const auto* kept = changed.if_contains("kept");
        if (!kept || !kept->is_object()) return true;
        takeOrder(kept->get_object(), out.front());
        told = record.seq;
        return false;
    };
    SEKISHO_CHECK(eachRecordAbout(db, domain, fmt::format("{}", domain), 0, "DESC", byRemoval));
    SEKISHO_CHECK(eachRecordAbout(db, domain, "logs", told, "", [&](const AuditRecord& record) {
        if (record.targetKind != "policy" || !record.action.starts_with("policy.") || record.result != "success" ||
            !standsAsChained(record))
            return true;
        if (record.seq > settled) out.push_back(out.back());
        takeOrder(changedTo(record), out.back());
        return true;
    }));
    return out;
}

std::string clockKey(DomainId domain) {
    return fmt::format("retentionClock:{}", domain);
}

struct Belief {
    Instant now;   // as it was believed
    Instant clock; // when that was
    bool holdsAt(Instant at) const { return at >= clock && at - clock < hours(1); }
};

Result<std::optional<Belief>> keptBelief(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT value FROM meta WHERE key = :key", clockKey(domain)));
    std::optional<Belief> out;
    if (!row) return out;
    const std::string& text = std::get<0>(*row);
    std::int64_t now = 0, clock = 0;
    const std::size_t gap = std::min(text.find(' '), text.size() - 1);
    std::from_chars(text.data(), text.data() + gap, now);
    std::from_chars(text.data() + gap + 1, text.data() + text.size(), clock);
    out = Belief{Instant(std::chrono::microseconds(now)), Instant(std::chrono::microseconds(clock))};
    return out;
}

} // namespace

Result<std::int64_t> settledSeq(Database& db, DomainId domain, const sekisho::proof::PublicKey& key, Instant now) {
    SEKISHO_TRY(workgroup, chainNameOf(db, domain));
    const Instant until = now - kOrderWaits;
    sekisho::proof::SignedStatements found;
    // The row says when it was made; so does what was signed.
    SEKISHO_CHECK(db.eachRow<std::string>(
        "SELECT jws FROM audit_statement WHERE domain_id = :domain AND at <= :until ORDER BY id DESC",
        {sekisho::sql::toValue(domain), sekisho::sql::toValue(until.time_since_epoch().count())},
        [&](const std::string& jws) {
            takeStatement(jws, workgroup, domain, key, found);
            if (!found.good.empty() && found.good.back().at > until) found.good.pop_back();
            return found.good.empty();
        }));
    return found.good.empty() ? std::int64_t{0} : found.good.front().head.seq;
}

Result<KeepRules> KeepRules::of(Database& db, DomainId domain, std::int64_t settled) {
    KeepRules out;
    SEKISHO_TRY(settings, logSettings(db, domain));
    out.settings_ = std::move(settings);
    SEKISHO_TRY(ordered, orderedPolicies(db, domain, settled));
    out.ordered_ = std::move(ordered);
    return out;
}

int KeepRules::days(const sekisho::LogFact& log) const {
    int out = keptDays(settings_.policy, log);
    for (const LogPolicy& one : ordered_)
        out = std::max(out, keptDays(one, log));
    return log.key == kLogOfOrders ? std::max(out, kOrdersKept) : out;
}

int KeepRules::contentDays() const {
    int out = settings_.policy.keepContentDays;
    for (const LogPolicy& one : ordered_)
        out = std::max(out, one.keepContentDays);
    return out;
}

std::string KeepRules::orderedJson() const {
    const LogPolicy& newest = ordered_.back();
    return json::serialize(json::object{{"plan", newest.paid ? "paid" : "free"},
                                        {"keepDays", newest.keepDays},
                                        {"keepContentDays", newest.keepContentDays}});
}

// What is kept for days is looked through once an hour.
Instant retainedFrom(Instant now, const KeepRules& rules, const sekisho::LogFact& log) {
    return std::chrono::floor<hours>(now - std::chrono::days(rules.days(log)));
}

Instant contentsRetainedFrom(Instant now, const KeepRules& rules) {
    return std::chrono::floor<hours>(now - std::chrono::days(rules.contentDays()));
}

Result<Instant> believedNow(Database& db, DomainId domain, Instant clock) {
    SEKISHO_TRY(kept, keptBelief(db, domain));
    if (!kept || clock <= kept->now) return clock;
    return kept->holdsAt(clock) ? kept->now : std::min(clock, kept->now + kMostAhead);
}

Done believe(Database& db, DomainId domain, Instant now, Instant clock) {
    SEKISHO_TRY(kept, keptBelief(db, domain));
    if (kept && kept->now == now && kept->holdsAt(clock)) return {};
    SEKISHO_CHECK(db.execOften("INSERT INTO meta(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value "
                               "= excluded.value",
                               clockKey(domain),
                               fmt::format("{} {}", now.time_since_epoch().count(), clock.time_since_epoch().count())));
    return {};
}

} // namespace sekishod
