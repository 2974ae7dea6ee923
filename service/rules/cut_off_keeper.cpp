#include "service/rules/cut_off_keeper.h"

#include "service/http/unit_of_work.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_progress.h"
#include "service/rules/member_cuts.h"
#include "service/rules/session_sweep.h"

#include <chrono>
#include <map>
#include <set>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::sql::Database;

namespace {

constexpr int kKeptAtOnce = 500;
constexpr int kWatchedAgain = 100'000;
constexpr std::size_t kMostUnwritten = 10'000;
constexpr std::chrono::hours kAskedAgain{24}; // what the gate still admits after a day needs a person

Result<bool> keepingNeeded(Database& db, DomainId domain, sekisho::Instant now) {
    SEKISHO_TRY(quiet, stepsGoneQuiet(db, domain, now, 1));
    if (!quiet.empty()) return true;
    SEKISHO_TRY(overdue, stepsOverdue(db, domain, now, 1));
    if (!overdue.empty()) return true;
    SEKISHO_TRY(held, db.firstOften<std::int64_t>("SELECT 1 FROM brake_order WHERE domain_id = :domain AND state = "
                                                  "'held' AND expires <= :now LIMIT 1",
                                                  domain, sekisho::toMillis(now)));
    return held.has_value();
}

} // namespace

// Sessions that nobody was refused for yet: their evidence may still come, also after a restart.
Done CutOffKeeper::watchAgain() {
    if (watching_) return {};
    SEKISHO_TRY(rows, services_.store.read([](Database& db) {
        return db.rows<std::string>("SELECT session_id FROM cut_off_session WHERE refused IS NULL LIMIT :most",
                                    kWatchedAgain);
    }));
    std::vector<SessionId> sessions;
    sessions.reserve(rows.size());
    for (auto& [id] : rows)
        sessions.emplace_back(std::move(id));
    if (!sessions.empty()) services_.auth.watchRefusals(sessions);
    watching_ = true;
    return {};
}

Done CutOffKeeper::takeRefusals() {
    for (auto& refused : services_.auth.takeRefusals())
        if (refused_.size() < kMostUnwritten) refused_.push_back(std::move(refused));
    if (refused_.empty()) return {};
    std::map<DomainId, std::vector<RefusedUse>> uses;
    SEKISHO_CHECK(services_.store.read([&](Database& db) -> Done {
        for (const auto& refused : refused_) {
            SEKISHO_TRY(of,
                        db.firstOften<std::int64_t>("SELECT domain_id FROM session WHERE id = :id", refused.session));
            if (of) uses[static_cast<DomainId>(std::get<0>(*of))].push_back({refused.session, refused.ip, refused.at});
        }
        return {};
    }));
    for (const auto& [domain, of] : uses) {
        UnitOfWork unit;
        unit.domain = domain;
        SEKISHO_CHECK(runUnit(
            services_, unit, [&of = of](Database& db, UnitOfWork& inside) { return sessionsRefused(db, inside, of); }));
    }
    refused_.clear();
    return {};
}

Done CutOffKeeper::proveRest(DomainId domain) {
    SEKISHO_TRY(open, services_.store.read([&](Database& db) {
        return db.rowsOften<std::string>("SELECT DISTINCT cut_off_id FROM cut_off_step WHERE domain_id = :domain AND "
                                         "state = 'acknowledged' AND kind NOT IN ('wipeAppData', 'resetDevice') AND "
                                         "(acknowledged >= :since OR reason <> 'stillAdmitted') LIMIT :most",
                                         domain, sekisho::toMillis(services_.clock.now() - kAskedAgain), kKeptAtOnce);
    }));
    for (const auto& [cutOff] : open) {
        for (;;) {
            SEKISHO_TRY(proven, proveCutOff(services_, domain, cutOff));
            if (proven < kProvenAtOnce) break;
            services_.store.letOthersWrite();
        }
    }
    return {};
}

Done CutOffKeeper::keep(DomainId domain) {
    SEKISHO_TRY(needed,
                services_.store.read([&](Database& db) { return keepingNeeded(db, domain, services_.clock.now()); }));
    if (!needed) return {};
    UnitOfWork unit;
    unit.domain = domain;
    return runUnit(services_, unit, [](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_CHECK(keepCutOffs(db, inside, kKeptAtOnce));
        return {};
    });
}

Done CutOffKeeper::tick() {
    Done first;
    const auto note = [&first](Done done) {
        if (!done && first) first = std::move(done);
    };
    note(watchAgain());
    // Whose request was refused is noted with a row that a cut writes first.
    const auto written = writeMemberCuts(services_);
    if (!written)
        note(written.error());
    else if (*written)
        note(takeRefusals());
    const auto tenants =
        services_.store.read([](Database& db) { return db.rowsOften<std::int64_t>("SELECT domain_id FROM tenant"); });
    if (!tenants) return tenants.error();
    for (const auto& [id] : *tenants) {
        const auto domain = static_cast<DomainId>(id);
        note(sweepSessions(services_, domain));
        note(proveRest(domain));
        note(keep(domain));
    }
    return first;
}

} // namespace sekishod
