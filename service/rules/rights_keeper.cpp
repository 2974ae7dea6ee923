#include "service/rules/rights_keeper.h"

#include "service/http/unit_of_work.h"
#include "service/rules/activations.h"
#include "service/rules/break_glass.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kRightsAtOnce = 500;
constexpr std::chrono::seconds kClockTolerance{5}; // a clock that is set right by less gives nobody anything

// Until when the service was at work before it was started now. Each tenant counts its own records; what an event of
// elsewhere says of its time is not the time at which it was taken.
Result<std::optional<Instant>> lastRecord(Database& db) {
    SEKISHO_TRY(row, db.first<std::optional<std::int64_t>>(
                         "SELECT max((SELECT CASE WHEN a.recorded > 0 THEN a.recorded ELSE a.at END FROM audit a WHERE "
                         "a.domain_id = t.domain_id AND a.removed = 0 ORDER BY a.seq DESC LIMIT 1)) FROM tenant t"));
    const auto at = row ? std::get<0>(*row) : std::nullopt;
    return at ? std::optional(Instant(std::chrono::microseconds(*at))) : std::nullopt;
}

// What else is due at its time: the opening of the sealed account and its lock, requests, the handing over.
Done moveDueTimes(Database& db, DomainId domain, std::int64_t lost, RightEffects& effects) {
    SEKISHO_CHECK(db.exec("UPDATE break_glass SET opens = opens - :opens, wrong_at = wrong_at - :wrong, version = "
                          "version + 1 WHERE domain_id = :domain",
                          lost, lost, domain));
    SEKISHO_CHECK(db.exec("UPDATE delegation SET expires = expires - :lost WHERE domain_id = :domain AND state = "
                          "'waiting'",
                          lost, domain));
    for (const std::string_view role : {"rescue", "super"})
        effects.changed("role", fmt::format("{}:{}", role, domain));
    SEKISHO_TRY(open, db.rows<std::string>("SELECT id FROM approval WHERE domain_id = :domain AND state IN ('waiting', "
                                           "'changed', 'approved')",
                                           domain));
    for (const auto& [id] : open) {
        SEKISHO_CHECK(db.exec("UPDATE approval SET decide_by = decide_by - :decide, execute_by = execute_by - :execute "
                              "WHERE id = :id",
                              lost, lost, id));
        effects.changed("approval", id);
    }
    // It also shows, when the service starts again, that this was done.
    effects.audit({.action = "tenant.clockBack",
                   .targetKind = "tenant",
                   .targetId = fmt::format("{}", domain),
                   .targetName = {},
                   .changesJson = fmt::format(R"({{"seconds":{{"from":null,"to":{}}}}})", lost / 1000)});
    return {};
}

Result<bool> rightsNeedKeeping(Database& db, DomainId domain, Instant now) {
    SEKISHO_TRY(expired, anyRoleExpired(db, domain, now));
    if (expired) return true;
    return sealNeedsKeeping(db, domain, now);
}

} // namespace

Result<std::vector<DomainId>> RightsKeeper::tenants() const {
    SEKISHO_TRY(rows, services_.store.read(
                          [](Database& db) { return db.rowsOften<std::int64_t>("SELECT domain_id FROM tenant"); }));
    std::vector<DomainId> out;
    out.reserve(rows.size());
    for (const auto& [domain] : rows)
        out.push_back(static_cast<DomainId>(domain));
    return out;
}

Done RightsKeeper::takeBack(DomainId domain, std::chrono::milliseconds lost) {
    UnitOfWork unit;
    unit.domain = domain;
    unit.now = services_.clock.now();
    return runUnit(services_, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        RightEffects effects;
        SEKISHO_CHECK(shortenActivations(db, domain, lost, effects));
        SEKISHO_CHECK(moveDueTimes(db, domain, lost.count(), effects));
        effects.leaveIn(inside, services_);
        return {};
    });
}

Done RightsKeeper::watchClock(Instant now) {
    if (!latest_) {
        SEKISHO_TRY(last, services_.store.read(lastRecord));
        latest_ = last.value_or(now);
    }
    const auto lost = std::chrono::duration_cast<std::chrono::milliseconds>(*latest_ - now);
    if (lost <= kClockTolerance) {
        latest_ = std::max(*latest_, now);
        return {};
    }
    SEKISHO_TRY(domains, tenants());
    for (const DomainId domain : domains)
        SEKISHO_CHECK(takeBack(domain, lost));
    latest_ = now;
    return {};
}

Done RightsKeeper::keep(DomainId domain, Instant now) {
    SEKISHO_TRY(needed, services_.store.read([&](Database& db) { return rightsNeedKeeping(db, domain, now); }));
    if (!needed) return {};
    UnitOfWork unit;
    unit.domain = domain;
    unit.now = now;
    return runUnit(services_, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        RightEffects effects;
        SEKISHO_CHECK(endExpiredRoles(db, domain, now, kRightsAtOnce, effects));
        SEKISHO_CHECK(keepSeal(db, domain, now, effects));
        effects.leaveIn(inside, services_);
        return {};
    });
}

Done RightsKeeper::tick() {
    const Instant now = services_.clock.now();
    Done first = watchClock(now);
    SEKISHO_TRY(domains, tenants());
    for (const DomainId domain : domains)
        if (Done done = keep(domain, now); !done && first) first = std::move(done);
    return first;
}

} // namespace sekishod
