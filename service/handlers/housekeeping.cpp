#include "service/handlers/housekeeping.h"

#include "models/domain/rights.h"
#include "service/http/log.h"
#include "service/http/unit_of_work.h"
#include "service/logs/erasure_certificate.h"
#include "service/logs/retention.h"
#include "service/rules/activations.h"
#include "service/rules/approvals.h"
#include "service/rules/brake.h"
#include "service/rules/closing.h"
#include "service/rules/delegation.h"
#include "service/rules/external_talk_grants.h"
#include "service/rules/invitations.h"
#include "service/rules/members.h"
#include "service/rules/policy_sessions.h"
#include "service/rules/roles.h"
#include "service/rules/rooms.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
using std::chrono::days;
using std::chrono::hours;

namespace {

// Small enough that nobody waits long for the writer in between.
constexpr int mostAtOnce = 2'000;
constexpr int mostMembersAtOnce = 50;
constexpr int mostHeldAtOnce = 200;
constexpr days kept{90};       // access status, sign-ins, events of files and orders that the brake has counted
constexpr days feedKept{30};   // changes
constexpr days imagesKept{31}; // an undo is possible for 30 days
constexpr hours answersKept{24};
constexpr days devicesKept{3 * 365 + 1}; // after the last access
constexpr days activationsKept{91};      // the list shows 90 days of them
constexpr days noticesKept{1096};        // of cut-offs, as long as their devices

class Housekeeper {
  public:
    explicit Housekeeper(Services& services) : services_(services), now_(services.clock.now()) {}

    void run() {
        const auto tenants = services_.store.read(
            [](Database& db) { return db.rows<std::int64_t>("SELECT domain_id FROM tenant ORDER BY domain_id"); });
        if (!tenants) return note("tenants", tenants.error());
        for (const auto& [domain] : *tenants) {
            const auto id = static_cast<DomainId>(domain);
            if (eraseTenant(id)) continue; // nothing else is done to one of which a part is gone
            repeat("members", id, [this](Database& db, UnitOfWork& unit) { return purgeMembers(db, unit); });
            repeat("leaves", id, [this](Database& db, UnitOfWork& unit) { return endLeaves(db, unit); });
            repeat("talkGrants", id, [this](Database& db, UnitOfWork& unit) { return grantTalks(db, unit); });
            repeat("rooms", id, [this](Database& db, UnitOfWork& unit) { return purgeRooms(db, unit); });
            repeat("applicants", id, [this](Database& db, UnitOfWork& unit) { return endApplicants(db, unit); });
            repeat("roles", id, [this](Database& db, UnitOfWork& unit) { return endRoles(db, unit); });
            repeat("deletedRoles", id, [this](Database& db, UnitOfWork& unit) { return purgeOldRoles(db, unit); });
            repeat("delegation", id, [](Database& db, UnitOfWork& unit) { return expireDelegations(db, unit); });
            tell("retention", keepRetention(services_, id, now_));
            tell("statements", thinStatements(services_, id, now_));
            repeat("held", id, [](Database& db, UnitOfWork& unit) { return lapseHeld(db, unit, mostHeldAtOnce); });
            repeat("approvals", id,
                   [](Database& db, UnitOfWork& unit) { return lapseApprovals(db, unit, mostHeldAtOnce); });
            repeat("changes", id, [this](Database& db, UnitOfWork& unit) { return pruneFeed(db, unit); });
        }
        for (const Sweep& sweep : sweeps())
            repeat(sweep.name, 0, [&sweep](Database& db, UnitOfWork&) {
                return db.exec(sweep.text, sweep.before, std::int64_t{mostAtOnce});
            });
    }

  private:
    struct Sweep {
        std::string_view name;
        std::string_view text;
        std::int64_t before;
    };

    // Rows that nobody was told of and nobody will miss: no audit record, no change.
    std::vector<Sweep> sweeps() const {
        const auto millis = [this](auto age) { return sekisho::toMillis(now_ - age); };
        return {
            {"tokens", "DELETE FROM token WHERE hash IN (SELECT hash FROM token WHERE expires < :before LIMIT :most)",
             millis(hours(1))},
            {"codes",
             "DELETE FROM auth_code WHERE hash IN (SELECT hash FROM auth_code WHERE expires < :before LIMIT :most)",
             millis(days(1))},
            {"answers",
             "DELETE FROM idempotency WHERE (domain_id, actor_id, key) IN (SELECT domain_id, actor_id, key FROM "
             "idempotency WHERE at < :before LIMIT :most)",
             millis(answersKept)},
            {"statuses",
             "DELETE FROM member_status WHERE uid IN (SELECT uid FROM member_status WHERE ends < :before LIMIT :most)",
             millis(hours(0))},
            {"invitations",
             "DELETE FROM invitation WHERE id IN (SELECT id FROM invitation WHERE expires < :before LIMIT :most)",
             millis(feedKept)},
            {"eventsSeen", // the same event again after that is another one
             "DELETE FROM event_seen WHERE (domain_id, source, id) IN (SELECT domain_id, source, id FROM event_seen "
             "WHERE taken < :before LIMIT :most)",
             millis(imagesKept)},
            {"restrictionsLeft",
             "UPDATE chart_restriction SET gone = :now WHERE subject_uid IN (SELECT subject_uid FROM chart_restriction "
             "r WHERE gone IS NULL AND "
             "NOT EXISTS (SELECT 1 FROM orgunit WHERE uid = r.subject_uid) AND NOT EXISTS (SELECT 1 FROM rank WHERE "
             "uid "
             "= r.subject_uid) AND NOT EXISTS (SELECT 1 FROM member WHERE uid = r.subject_uid) LIMIT :most)",
             millis(hours(0))},
            {"restrictions", // a subject that an undo has brought back keeps its own
             "DELETE FROM chart_restriction WHERE subject_uid IN (SELECT subject_uid FROM chart_restriction r WHERE "
             "gone < :before AND "
             "NOT EXISTS (SELECT 1 FROM orgunit WHERE uid = r.subject_uid) AND NOT EXISTS (SELECT 1 FROM rank WHERE "
             "uid "
             "= r.subject_uid) AND NOT EXISTS (SELECT 1 FROM member WHERE uid = r.subject_uid) LIMIT :most)",
             millis(imagesKept)},
            {"templateTargetsLeft",
             "UPDATE template_assignment SET gone = :now WHERE target_uid IN (SELECT target_uid FROM "
             "template_assignment a WHERE gone IS NULL AND NOT EXISTS (SELECT 1 FROM rank WHERE uid = a.target_uid) "
             "AND "
             "NOT EXISTS (SELECT 1 FROM member WHERE uid = a.target_uid) LIMIT :most)",
             millis(hours(0))},
            {"templateTargets", // a target that an undo has brought back keeps its template
             "DELETE FROM template_assignment WHERE target_uid IN (SELECT target_uid FROM template_assignment a WHERE "
             "gone < :before AND NOT EXISTS (SELECT 1 FROM rank WHERE uid = a.target_uid) AND NOT EXISTS (SELECT 1 "
             "FROM "
             "member WHERE uid = a.target_uid) LIMIT :most)",
             millis(imagesKept)},
            {"notices",
             "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE created < :before AND cut_off_id IS NULL "
             "LIMIT :most)",
             millis(feedKept)},
            {"noticesOfCutOffs", // who was told belongs to the record of the cut-off
             "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE created < :before LIMIT :most)",
             millis(noticesKept)},
            {"cutOffs", // with their steps; what is still open waits for somebody
             "DELETE FROM cut_off WHERE id IN (SELECT id FROM cut_off WHERE received < :before AND state NOT IN "
             "('open', 'held') LIMIT :most)",
             millis(devicesKept)},
            {"monitorSums", // a late event counts for its day, but not for ever
             "DELETE FROM monitor_sum WHERE (policy_uid, member_uid, day) IN (SELECT policy_uid, member_uid, day FROM "
             "monitor_sum WHERE day < :before / 86400000 LIMIT :most)",
             millis(kept)},
            {"signIns", "DELETE FROM sign_in WHERE id IN (SELECT id FROM sign_in WHERE at < :before LIMIT :most)",
             millis(kept)},
            {"fileEvents",
             "DELETE FROM file_event WHERE id IN (SELECT id FROM file_event WHERE at < :before LIMIT :most)",
             millis(kept)},
            {"askedSignIns",
             "DELETE FROM asked_sign_in WHERE id IN (SELECT id FROM asked_sign_in WHERE at < :before LIMIT :most)",
             millis(kept)},
            {"approvals", // with their votes; what was done is in the audit log
             "DELETE FROM approval WHERE id IN (SELECT id FROM approval WHERE ended < :before LIMIT :most)",
             millis(kept)},
            {"brakeOrders",
             "DELETE FROM brake_order WHERE id IN (SELECT id FROM brake_order WHERE at < :before AND state <> 'held' "
             "LIMIT :most)",
             millis(kept)},
            {"devices",
             "DELETE FROM device WHERE id IN (WITH oldest(at) AS (SELECT :before) SELECT id FROM device, oldest WHERE "
             "last_access < oldest.at AND coalesce(last_contact, 0) < oldest.at LIMIT :most)",
             millis(devicesKept)},
            {"deviceCommands",
             "DELETE FROM device_command WHERE id IN (SELECT id FROM device_command WHERE finished < :before LIMIT "
             ":most)",
             millis(kept)},
            {"deviceNotices", // that no agent has asked for
             "DELETE FROM device_command WHERE id IN (SELECT id FROM device_command WHERE finished IS NULL AND "
             "cut_off_id IS NULL AND created < :before LIMIT :most)",
             millis(kept)},
            {"activations",
             "DELETE FROM activation WHERE id IN (SELECT id FROM activation WHERE ended < :before LIMIT :most)",
             millis(activationsKept)},
            {"sessions", // a session begins before its last use, and only the beginning has an index
             "DELETE FROM session WHERE id IN (WITH oldest(at) AS (SELECT :before) SELECT id FROM session, oldest "
             "WHERE started < oldest.at AND last_used < oldest.at LIMIT :most)",
             millis(kept)},
        };
    }

    void tell(std::string_view what, const Done& done) const {
        if (!done) note(what, done.error());
    }

    void note(std::string_view what, const sekisho::Error& error) const {
        if (services_.log)
            services_.log->event(LogLevel::Error, "housekeeping",
                                 {{"what", what}, {"code", error.code}, {"detail", error.detail}});
    }

    // Is its time over? Its own log goes with it, so the service's tells that it is gone.
    bool eraseTenant(DomainId domain) {
        const auto isDue = [this, domain](Database& db) { return erasureDue(db, domain, now_); };
        const auto due = services_.store.read(isDue);
        if (!due) note("closing", due.error());
        if (!due || !*due) return false;
        if (const Done done = certifyErasure(services_, domain, now_); !done) {
            note("closing", done.error());
            return false;
        }
        repeat("closing", domain, [this](Database& db, UnitOfWork& unit) -> Result<std::int64_t> {
            return eraseClosed(db, unit.domain, now_, mostAtOnce);
        });
        const auto left = services_.store.read(isDue);
        if (left && !*left && services_.log)
            services_.log->event(LogLevel::Info, "tenantErased", {{"domainId", std::to_string(domain)}});
        return true;
    }

    // One small transaction after the other until a step has nothing left to do; a failed one is tried next time.
    void repeat(std::string_view what, DomainId domain,
                const std::function<Result<std::int64_t>(Database&, UnitOfWork&)>& step) {
        for (;;) {
            std::int64_t done = 0;
            UnitOfWork unit;
            unit.domain = domain;
            unit.now = now_;
            const Done result = runUnit(services_, unit, [&](Database& db, UnitOfWork& work) -> Done {
                SEKISHO_TRY(count, step(db, work));
                done = count;
                return {};
            });
            if (!result) return note(what, result.error());
            if (done == 0) return;
        }
    }

    Result<std::int64_t> purgeMembers(Database& db, UnitOfWork& unit) const {
        Effects effects;
        SEKISHO_TRY(erased, purgeDeleted(db, unit.domain, now_, mostMembersAtOnce, effects));
        effects.moveTo(unit);
        return std::int64_t{erased};
    }

    Result<std::int64_t> grantTalks(Database& db, UnitOfWork& unit) const {
        Effects effects;
        SEKISHO_TRY(granted, grantExternalTalk(db, unit.domain, now_, mostAtOnce, effects));
        if (!effects.changes.empty())
            unit.after.push_back([this, domain = unit.domain] { policiesChanged(services_, domain); });
        effects.moveTo(unit);
        return granted;
    }

    Result<std::int64_t> purgeOldRoles(Database& db, UnitOfWork& unit) const {
        Effects effects;
        SEKISHO_TRY(erased, purgeRoles(db, unit.domain, now_, mostMembersAtOnce, effects));
        effects.moveTo(unit);
        return erased;
    }

    Result<std::int64_t> purgeRooms(Database& db, UnitOfWork& unit) const {
        Effects effects;
        SEKISHO_TRY(erased, purgeArchivedRooms(db, unit.domain, now_, mostMembersAtOnce, effects));
        effects.moveTo(unit);
        return std::int64_t{erased};
    }

    Result<std::int64_t> endApplicants(Database& db, UnitOfWork& unit) const {
        Effects effects;
        SEKISHO_TRY(ended, expireApplicants(db, unit.domain, now_, mostMembersAtOnce, effects));
        effects.moveTo(unit);
        return ended;
    }

    Result<std::int64_t> endLeaves(Database& db, UnitOfWork& unit) const {
        SEKISHO_TRY(rows, db.rows<std::int64_t>(
                              "SELECT id FROM member WHERE domain_id = :domain AND deleted IS NULL AND leave_end IS "
                              "NOT NULL AND leave_end < :now LIMIT :most",
                              unit.domain, sekisho::formatUtc(now_ - std::chrono::seconds(1)), mostMembersAtOnce));
        Effects effects;
        for (const auto& [row] : rows) {
            SEKISHO_TRY(member, loadMemberRow(db, row));
            SEKISHO_CHECK(setLeave(db, member, {}, now_, effects));
        }
        effects.moveTo(unit);
        return static_cast<std::int64_t>(rows.size());
    }

    Result<std::int64_t> endRoles(Database& db, UnitOfWork& unit) const {
        RightEffects effects;
        SEKISHO_TRY(ended, endExpiredRoles(db, unit.domain, now_, mostAtOnce, effects));
        effects.leaveIn(unit, services_);
        return ended;
    }

    Result<std::int64_t> pruneFeed(Database& db, UnitOfWork& unit) const {
        SEKISHO_TRY(last, (db.first<std::optional<std::int64_t>>(
                              "SELECT max(seq) FROM (SELECT seq, at FROM change WHERE domain_id = :domain ORDER BY seq "
                              "LIMIT :most) WHERE at < :before",
                              unit.domain, mostAtOnce, sekisho::toMillis(now_ - feedKept))));
        const auto oldest = last ? std::get<0>(*last) : std::nullopt;
        if (!oldest) return std::int64_t{0};
        SEKISHO_CHECK(pruneChanges(db, unit.domain, *oldest));
        return std::int64_t{1};
    }

    Services& services_;
    Instant now_;
};

} // namespace

void housekeeping(Services& services) {
    Housekeeper(services).run();
}

} // namespace sekishod
