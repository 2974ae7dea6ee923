#include "service/auth/account_rows.h"
#include "service/auth/credentials.h"
#include "service/auth/endpoints.h"
#include "service/auth/sessions.h"
#include "service/auth/token_cache.h"
#include "service/http/unit_of_work.h"

#include "models/policy/schema.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

namespace sekishod {

using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kSessionsAtOnce = 500; // the writer is not held longer than needed

struct Lapsed {
    std::string session;
    std::string member;
};
using LapsedByDomain = std::map<sekisho::DomainId, std::vector<Lapsed>>;

Done writeUses(Database& db, const std::vector<TokenCache::Use>& uses) {
    for (const auto& use : uses) {
        const auto at = sekisho::toMillis(use.at);
        SEKISHO_CHECK(
            db.exec("UPDATE session SET last_used = :at WHERE id = :id AND last_used < :before", at, use.session, at));
        if (use.member.empty()) continue;
        // A minute is exact enough for a list, and its index is not written for every use.
        SEKISHO_CHECK(db.execOften("UPDATE device SET last_access = :at WHERE id = (SELECT device_id FROM session "
                                   "WHERE id = :id) AND last_access < :before",
                                   at, use.session, at - 60'000));
        SEKISHO_CHECK(noteAccess(db, use.member, use.at));
    }
    return {};
}

Done flushUses(Services& services) {
    auto* cache = dynamic_cast<TokenCache*>(&services.auth);
    if (!cache) return {};
    const auto uses = cache->takeUses();
    if (uses.empty()) return {};
    auto written = services.store.write([&](Database& db) { return writeUses(db, uses); });
    if (!written) cache->keepUses(uses);
    return written;
}

// Sessions that can never be used again: all their tokens have run out. Sessions without any token (brought in from
// elsewhere) are left alone.
Result<LapsedByDomain> withoutTokens(Database& db, Instant now) {
    const auto present = sekisho::toMillis(now);
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string, std::string>(
                          "SELECT DISTINCT s.domain_id, s.id, s.member_uid FROM token t JOIN session s "
                          "ON s.id = t.session_id WHERE t.expires <= :now AND s.ended IS NULL AND NOT EXISTS "
                          "(SELECT 1 FROM token v WHERE v.session_id = s.id AND v.revoked = 0 AND v.expires > :then) "
                          "LIMIT :count",
                          present, present, kSessionsAtOnce)));
    LapsedByDomain lapsed;
    for (auto& [domain, session, member] : rows)
        lapsed[static_cast<sekisho::DomainId>(domain)].push_back({std::move(session), std::move(member)});
    return lapsed;
}

// Mobile apps rest as long as the policy said when they signed in: one of its choices.
Done addRestedApps(Database& db, sekisho::DomainId domain, std::vector<Lapsed>& lapsed, Instant now) {
    const auto* schema = sekisho::policy::schemaOf("account");
    const auto* field = schema ? sekisho::policy::fieldOf(*schema, "idleDaysMobileApp") : nullptr;
    if (!field) return {};
    for (const auto& choice : field->choices) {
        int number = 0;
        std::from_chars(choice.value.data(), choice.value.data() + choice.value.size(), number);
        const auto limit = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::days(number));
        SEKISHO_TRY(rows, (db.rows<std::string, std::string>(
                              "SELECT id, member_uid FROM session WHERE domain_id = :domain AND ended IS NULL "
                              "AND idle_minutes = :idle AND last_used < :oldest LIMIT :count",
                              domain, limit.count(), sekisho::toMillis(now - limit), kSessionsAtOnce)));
        for (auto& [session, member] : rows)
            lapsed.push_back({std::move(session), std::move(member)});
    }
    return {};
}

Done addRested(Database& db, LapsedByDomain& lapsed, Instant now) {
    SEKISHO_TRY(tenants, db.rows<std::int64_t>("SELECT domain_id FROM tenant"));
    for (const auto& [id] : tenants) {
        const auto domain = static_cast<sekisho::DomainId>(id);
        SEKISHO_TRY(rules, accountPolicy(db, domain));
        for (const auto kind :
             {sekisho::ClientKind::Browser, sekisho::ClientKind::Console, sekisho::ClientKind::MobileApp}) {
            const auto limit = sekisho::policy::idleLimit(rules, kind);
            if (!limit) continue;
            SEKISHO_TRY(rows,
                        (db.rows<std::string, std::string>(
                            "SELECT id, member_uid FROM session WHERE domain_id = :domain AND ended IS NULL "
                            "AND kind = :kind AND last_used < :oldest AND idle_minutes IS NULL LIMIT :count",
                            domain, sekisho::clientKindKey(kind), sekisho::toMillis(now - *limit), kSessionsAtOnce)));
            for (auto& [session, member] : rows)
                lapsed[domain].push_back({std::move(session), std::move(member)});
        }
        SEKISHO_CHECK(addRestedApps(db, domain, lapsed[domain], now));
    }
    return {};
}

// One audit record for all of a tenant: each session says itself when and why it ended.
Done endLapsed(Services& services, sekisho::DomainId domain, const std::vector<Lapsed>& lapsed, Instant now) {
    UnitOfWork unit;
    unit.domain = domain;
    unit.now = now;
    return runUnit(services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        std::size_t count = 0;
        for (const auto& [session, member] : lapsed) {
            SEKISHO_TRY(ended, endSession(db, domain, member, sekisho::SessionId(session), "expired", now));
            for (const auto& id : ended) {
                ++count;
                inside.changes.push_back({"session", id.value, "delete"});
                inside.after.push_back([&services, id] { sessionEnded(services, id); });
            }
        }
        if (count == 0) return {};
        inside.audits.push_back({"session.end", "session", "", "",
                                 fmt::format(R"({{"expired":{{"from":null,"to":{}}}}})", count), "success"});
        return {};
    });
}

} // namespace

Done authHousekeeping(Services& services) {
    SEKISHO_CHECK(flushUses(services));
    SEKISHO_CHECK(services.fileEvents->flush(services.store));
    const Instant now = services.clock.now();
    SEKISHO_TRY(lapsed, services.store.read([&](Database& db) -> Result<LapsedByDomain> {
        SEKISHO_TRY(found, withoutTokens(db, now));
        SEKISHO_CHECK(addRested(db, found, now));
        return std::move(found);
    }));
    for (const auto& [domain, sessions] : lapsed)
        SEKISHO_CHECK(endLapsed(services, domain, sessions, now));
    return {};
}

} // namespace sekishod
