#include "service/rules/external_talk_grants.h"

#include "models/policy/schema.h"
#include "models/policy/value_reading.h"
#include "service/rules/policies.h"
#include "service/rules/tenant.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::Values;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct AutoGrant {
    std::string_view flag;
    std::string_view list;
};
constexpr std::array kAutoGrants{AutoGrant{"lineAutoGrant", "lineMembers"},
                                 AutoGrant{"worksAutoGrant", "worksMembers"}};
constexpr std::string_view kSeenKey = "externalTalkGrants"; // of table setting: the newest member that was looked at

bool isOn(const policy::Schema& schema, const AutoGrant& grant, const Values& values) {
    const auto* field = policy::fieldOf(schema, grant.flag);
    return field && policy::counts(schema, *field, values) && policy::flagIn(values, grant.flag, false);
}

Result<std::optional<std::int64_t>> seenUntil(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.first<std::string>("SELECT doc FROM setting WHERE domain_id = :domain AND key = :key", domain,
                                            kSeenKey)));
    if (!row) return std::optional<std::int64_t>();
    return std::optional<std::int64_t>(std::strtoll(std::get<0>(*row).c_str(), nullptr, 10));
}

Done keepSeen(Database& db, DomainId domain, std::int64_t row) {
    SEKISHO_CHECK(db.exec("INSERT INTO setting(domain_id, key, doc, version) VALUES(:domain, :key, :doc, 1) ON "
                          "CONFLICT(domain_id, key) DO UPDATE SET doc = excluded.doc, version = version + 1",
                          domain, kSeenKey, std::to_string(row)));
    return {};
}

// Turned on a moment ago: whoever was there before that is not new.
Result<std::int64_t> startingPoint(Database& db, DomainId domain, sekisho::Instant turnedOn) {
    SEKISHO_TRY(row, (db.first<std::int64_t>("SELECT coalesce(max(id), 0) FROM member WHERE domain_id = :domain AND "
                                             "created < :at",
                                             domain, sekisho::toMillis(turnedOn))));
    return row ? std::get<0>(*row) : 0;
}

Values withNew(const policy::Schema& schema, const Values& values, const std::vector<std::string>& fresh) {
    Values part;
    for (const AutoGrant& grant : kAutoGrants) {
        if (!isOn(schema, grant, values)) continue;
        std::vector<std::string> list = policy::textsIn(values, grant.list);
        const auto most = static_cast<std::size_t>(policy::fieldOf(schema, grant.list)->maximum);
        for (const std::string& uid : fresh)
            if (list.size() < most && std::ranges::find(list, uid) == list.end()) list.push_back(uid);
        part[std::string(grant.list)] = std::move(list);
    }
    return part;
}

} // namespace

Result<std::int64_t> grantExternalTalk(Database& db, DomainId domain, sekisho::Instant now, int most,
                                       Effects& effects) {
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    SEKISHO_TRY(schema, policySchema("externalTalk"));
    SEKISHO_TRY(before, loadPolicy(db, tenant, *schema));
    SEKISHO_TRY(seen, seenUntil(db, domain));
    if (std::ranges::none_of(kAutoGrants, [&](const AutoGrant& one) { return isOn(*schema, one, before.values); })) {
        if (seen)
            SEKISHO_CHECK(db.exec("DELETE FROM setting WHERE domain_id = :domain AND key = :key", domain, kSeenKey));
        return std::int64_t{0};
    }
    if (!seen) {
        SEKISHO_TRY(start, startingPoint(db, domain, before.updatedAt.value_or(now)));
        SEKISHO_CHECK(keepSeen(db, domain, start));
        seen = start;
    }
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string>("SELECT id, uid FROM member WHERE domain_id = :domain AND id "
                                                          "> :seen AND deleted IS NULL ORDER BY id LIMIT :most",
                                                          domain, *seen, most)));
    if (rows.empty()) return std::int64_t{0};
    std::vector<std::string> fresh;
    fresh.reserve(rows.size());
    for (const auto& [row, uid] : rows)
        fresh.push_back(uid);
    SEKISHO_TRY(after, policyDraft(db, tenant, *schema, before.values, withNew(*schema, before.values, fresh)));
    PolicyAct act;
    act.actorId = act.actorName = "system";
    act.reason = tenant.locale.starts_with("ja") ? "新規メンバーへの自動付与" : "Given to new members by itself";
    act.now = now;
    SEKISHO_CHECK(savePolicy(db, tenant, *schema, before, std::move(after), act, effects));
    SEKISHO_CHECK(keepSeen(db, domain, std::get<0>(rows.back())));
    return static_cast<std::int64_t>(rows.size());
}

} // namespace sekishod
