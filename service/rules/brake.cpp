#include "service/rules/brake.h"

#include "service/rules/brake_rules.h"
#include "service/rules/cut_off_progress.h"
#include "service/rules/cut_off_rows.h"
#include "service/rules/notices.h"
#include "service/rules/uid_scope.h"
#include "service/store/policy_rows.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <set>
#include <unordered_set>

namespace sekishod {

using sekisho::BrakeBudget;
using sekisho::BrakeKind;
using sekisho::BrakeUse;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct BrakeCounts {
    int mine = 0;
    int all = 0;
    int waiting = 0; // of the same administrator: 0, or some
};

// A member once, whatever the order does to him.
bool countsOnce(BrakeKind kind) {
    return kind == BrakeKind::CutOff || kind == BrakeKind::Single;
}

int brakeCount(std::int64_t number) {
    return static_cast<int>(std::min<std::int64_t>(number, std::numeric_limits<int>::max()));
}

// What lies in the future after the clock was set back counts as well: the brake must not open by that.
Result<BrakeCounts> brakeCounts(Database& db, DomainId domain, std::string_view actor, BrakeKind kind,
                                const BrakeBudget& budget, Instant now) {
    const std::int64_t since = sekisho::toMillis(now - std::chrono::minutes(budget.minutes));
    const std::string_view key = brakeKindKey(kind);
    using Row = std::optional<std::tuple<std::int64_t, std::int64_t>>;
    const auto granted = [&]() -> Result<Row> {
        // Of cutting off, a member counts once for a cut-off, however many steps it had.
        if (countsOnce(kind))
            return db.firstOften<std::int64_t, std::int64_t>(
                "SELECT count(*), coalesce(sum(mine), 0) FROM (SELECT max(actor_id = :actor) AS mine FROM brake_order "
                "WHERE domain_id = :domain AND kind = :kind AND at > :since AND state IN ('granted', 'released') GROUP "
                "BY cut_off_id, member_uid)",
                actor, domain, key, since);
        return db.firstOften<std::int64_t, std::int64_t>(
            "SELECT count(*), coalesce(sum(actor_id = :actor), 0) FROM brake_order WHERE domain_id = :domain AND kind "
            "= :kind AND at > :since AND state IN ('granted', 'released')",
            actor, domain, key, since);
    };
    SEKISHO_TRY(used, granted());
    SEKISHO_TRY(waits, db.firstOften<std::int64_t>("SELECT 1 FROM brake_order WHERE domain_id = :domain AND kind = "
                                                   ":kind AND actor_id = :actor AND state = 'held' LIMIT 1",
                                                   domain, key, actor));
    BrakeCounts counts;
    if (used) counts = {brakeCount(std::get<1>(*used)), brakeCount(std::get<0>(*used)), 0};
    if (waits) counts.waiting = 1;
    return counts;
}

// What of `targets` passes. A member who passed once for this cut-off passes with his further steps.
std::vector<bool> brakeDecides(BrakeKind kind, const BrakeBudget& budget, BrakeCounts counts,
                               const std::vector<BrakeTarget>& targets) {
    std::vector<bool> out;
    out.reserve(targets.size());
    std::unordered_set<std::string_view> through;
    for (const BrakeTarget& target : targets) {
        const bool again = countsOnce(kind) && through.contains(target.memberUid);
        const bool pass = again || sekisho::passes(budget, counts.mine, counts.all, counts.waiting);
        if (!pass) {
            ++counts.waiting;
        } else if (!again) {
            ++counts.mine;
            ++counts.all;
            through.insert(target.memberUid);
        }
        out.push_back(pass);
    }
    return out;
}

// Ids that grow with the targets, so that the rows lie in the order of the steps.
std::vector<std::string> brakeIds(std::size_t count, Instant now) {
    std::vector<std::string> ids;
    ids.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        ids.push_back(orderedUid(now));
    std::ranges::sort(ids);
    return ids;
}

Done enterOrders(Database& db, const BrakeQuestion& question, const std::vector<BrakeTarget>& targets,
                 const std::vector<bool>& passed, Instant now, Instant expires) {
    SEKISHO_TRY(insert, db.prepare("INSERT INTO brake_order(id, domain_id, kind, actor_id, actor_name, member_uid, "
                                   "member_name, target_name, cut_off_id, step, at, state, expires) VALUES(?, ?, ?, ?, "
                                   "?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const std::vector<std::string> ids = brakeIds(targets.size(), now);
    const std::string_view kind = brakeKindKey(question.kind);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const BrakeTarget& target = targets[i];
        insert.bind(1, std::string_view(ids[i])).bind(2, std::int64_t{question.domain}).bind(3, kind);
        insert.bind(4, std::string_view(question.actorId)).bind(5, std::string_view(question.actorName));
        insert.bind(6, std::string_view(target.memberUid)).bind(7, std::string_view(target.memberName));
        insert.bind(8, std::string_view(target.targetName)).bind(9, std::string_view(question.cutOff.value));
        insert.bind(10, std::int64_t{target.step}).bind(11, sekisho::toMillis(now));
        insert.bind(12, passed[i] ? std::string_view("granted") : std::string_view("held"));
        insert.bind(13, passed[i] ? std::int64_t{0} : sekisho::toMillis(expires));
        SEKISHO_CHECK(insert.run());
    }
    return {};
}

Done tellHeld(Database& db, const BrakeQuestion& question, std::int64_t held, bool begins, Instant now,
              Effects& effects) {
    effects.audit({"brake.hold", "cutOff", question.cutOff.value, question.actorName,
                   fmt::format(R"({{"kind":{{"from":null,"to":"{}"}},"held":{{"from":0,"to":{}}}}})",
                               brakeKindKey(question.kind), held)});
    effects.changed("brake", "");
    if (!begins) return {}; // they have been told, and nobody has decided yet
    NoticeText text;
    text.key = "brake.held.admin";
    text.params = {{"actor", question.actorName}};
    text.words = {{"kind", fmt::format("brake.{}", brakeKindKey(question.kind))}};
    text.cutOff = question.cutOff.value;
    return tellAdministrators(db, question.domain, "security.heldOrders", question.actorId, text, now);
}

Result<std::int64_t> heldWithin(Database& db, DomainId domain, BrakeKind kind, const ScopeFilter& scope) {
    SEKISHO_TRY(row, db.first<std::int64_t>(
                         fmt::format("SELECT count(*) FROM brake_order b WHERE b.domain_id = :domain AND b.kind = "
                                     ":kind AND b.state = 'held' AND {}",
                                     uidInScope(scope, "b.member_uid")),
                         domain, brakeKindKey(kind)));
    return row ? std::get<0>(*row) : 0;
}

Result<std::int64_t> pendingWithin(Database& db, DomainId domain, BrakeKind kind, const ScopeFilter& scope) {
    if (kind != BrakeKind::Wipe && kind != BrakeKind::Reset) return 0; // these hold on the service at once
    const auto step = kind == BrakeKind::Wipe ? sekisho::StepKind::WipeAppData : sekisho::StepKind::ResetDevice;
    SEKISHO_TRY(row,
                db.first<std::int64_t>(
                    fmt::format("SELECT count(*) FROM cut_off_step s WHERE s.domain_id = :domain AND s.state IN "
                                "('requested', 'unreachable') AND s.kind = :kind AND s.acknowledged IS NULL AND {}",
                                uidInScope(scope, "s.member_uid")),
                    domain, stepKindKey(step)));
    return row ? std::get<0>(*row) : 0;
}

} // namespace

Result<std::vector<bool>> askBrake(Database& db, const BrakeQuestion& question, const std::vector<BrakeTarget>& targets,
                                   Instant now, Effects& effects) {
    if (targets.empty()) return std::vector<bool>{};
    SEKISHO_TRY(rules, brakeRules(db, question.domain, now));
    const BrakeBudget& budget = rules.of(question.kind);
    SEKISHO_TRY(counts, brakeCounts(db, question.domain, question.actorId, question.kind, budget, now));
    std::vector<bool> passed = brakeDecides(question.kind, budget, counts, targets);
    SEKISHO_CHECK(enterOrders(db, question, targets, passed, now, now + rules.heldFor));
    const auto held = static_cast<std::int64_t>(std::ranges::count(passed, false));
    if (held > 0) SEKISHO_CHECK(tellHeld(db, question, held, counts.waiting == 0, now, effects));
    return passed;
}

Result<Instant> brakeWindow(Database& db, DomainId domain, Instant now) {
    SEKISHO_TRY(rules, brakeRules(db, domain, now));
    return now - std::chrono::minutes(rules.cutOff.minutes); // of all kinds the same
}

Result<bool> wouldPass(Database& db, const BrakeQuestion& question, Instant now, std::int64_t more) {
    SEKISHO_TRY(rules, brakeRules(db, question.domain, now));
    const BrakeBudget& budget = rules.of(question.kind);
    SEKISHO_TRY(counts, brakeCounts(db, question.domain, question.actorId, question.kind, budget, now));
    const int before = brakeCount(more - 1); // the last one passes: so do those before it
    return sekisho::passes(budget, counts.mine + before, counts.all + before, counts.waiting);
}

Result<std::vector<BrakeUse>> brakeUse(Database& db, DomainId domain, std::string_view actorId, Instant now,
                                       const ScopeFilter& scope) {
    SEKISHO_TRY(rules, brakeRules(db, domain, now));
    std::vector<BrakeUse> out;
    for (const BrakeKind kind : {BrakeKind::CutOff, BrakeKind::Wipe, BrakeKind::Reset, BrakeKind::Remove,
                                 BrakeKind::Delete, BrakeKind::Single}) {
        BrakeUse use;
        use.kind = kind;
        use.budget = rules.of(kind);
        SEKISHO_TRY(counts, brakeCounts(db, domain, actorId, kind, use.budget, now));
        use.mine = counts.mine;
        use.all = counts.all;
        SEKISHO_TRY(held, heldWithin(db, domain, kind, scope));
        use.held = brakeCount(held);
        SEKISHO_TRY(pending, pendingWithin(db, domain, kind, scope));
        use.pending = brakeCount(pending);
        out.push_back(use);
    }
    return out;
}

Result<std::int64_t> withdrawHeld(Database& db, DomainId domain, const sekisho::CutOffId& cutOff,
                                  const std::vector<int>& steps, std::string_view byId, std::string_view byName,
                                  Instant now, Effects& effects) {
    std::int64_t gone = 0;
    for (const int step : steps) {
        SEKISHO_TRY(of, db.execOften("UPDATE brake_order SET state = 'cancelled', decided = :now, decided_by = :by, "
                                     "decided_name = :name WHERE cut_off_id = :cutOff AND step = :step AND domain_id = "
                                     ":domain AND state = 'held'",
                                     sekisho::toMillis(now), byId, byName, cutOff.value, std::int64_t{step}, domain));
        gone += of;
    }
    if (gone > 0) effects.changed("brake", "");
    return gone;
}

Result<std::int64_t> lapseHeld(Database& db, UnitOfWork& unit, int most) {
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::string, std::int64_t>(
                          "SELECT id, cut_off_id, step FROM brake_order WHERE domain_id = :domain AND state = 'held' "
                          "AND expires <= :now ORDER BY expires LIMIT :most",
                          unit.domain, sekisho::toMillis(unit.now), most)));
    if (rows.empty()) return 0;
    std::set<std::string> cutOffs; // one has thousands of steps: its state is looked at once
    for (const auto& [id, cutOff, step] : rows) {
        SEKISHO_CHECK(db.execOften("UPDATE brake_order SET state = 'expired', decided = :now, reason = 'notDecided' "
                                   "WHERE id = :id",
                                   sekisho::toMillis(unit.now), id));
        SEKISHO_CHECK(refuseStep(db, unit, cutOff, static_cast<int>(step), "expired", "", "notDecided", false));
        cutOffs.insert(cutOff);
    }
    for (const std::string& cutOff : cutOffs)
        SEKISHO_CHECK(refreshHead(db, cutOff));
    unit.audits.push_back(
        {"cutOff.lapse", "brake", "", "", fmt::format(R"({{"held":{{"from":{},"to":0}}}})", rows.size())});
    unit.changes.push_back({"brake", "", "put"});
    return static_cast<std::int64_t>(rows.size());
}

} // namespace sekishod
