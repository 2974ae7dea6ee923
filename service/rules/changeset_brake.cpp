#include "service/rules/changeset_brake.h"

#include "service/rules/brake.h"
#include "service/rules/single_orders.h"

#include <array>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sekishod {

using sekisho::BrakeKind;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::array kLeaving{BrakeKind::Delete, BrakeKind::Single};
constexpr std::int64_t kMostBudget = 100'000; // of resources/policies/brake.json: more than that never passes

// Rows that are refused or change nothing do not count, nor members who never signed in and whom an undo takes out
// again.
constexpr std::string_view kLeavers =
    "SELECT uid, name FROM (SELECT r.uid, r.name, CASE WHEN r.verdict > 2 THEN '' WHEN o.action = 'delete' THEN "
    "'delete' WHEN o.action = 'suspend' THEN 'single' WHEN r.verdict = 2 OR json_extract(r.changes, '$.deletedAt.to') "
    "IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM member m WHERE m.uid = r.uid AND m.pending <> 0) THEN '' ELSE "
    "'delete' END WHEN json_extract(r.changes, '$.isSuspended.to') THEN 'single' ELSE '' END AS kind FROM "
    "changeset_operation o JOIN changeset_row r ON r.id = o.id WHERE o.id BETWEEN :first AND :last AND o.kind = "
    "'member' AND o.action IN ('delete', 'suspend', 'restore')) WHERE kind = :kind LIMIT :most";

BrakeQuestion questionOf(const Call& call, BrakeKind kind) {
    return {call.caller.domain, call.caller.actorId(), call.caller.name, kind, singlesOf(call.caller)};
}

Result<std::unordered_set<std::string>> countedOf(Database& db, const BrakeQuestion& question, sekisho::Instant now) {
    SEKISHO_TRY(since, brakeWindow(db, question.domain, now));
    SEKISHO_TRY(rows, db.rowsOften<std::string>(
                          "SELECT member_uid FROM brake_order WHERE domain_id = :domain AND kind = :kind AND at > "
                          ":since AND actor_id = :actor AND cut_off_id = :singles AND state = 'granted'",
                          question.domain, brakeKindKey(question.kind), sekisho::toMillis(since), question.actorId,
                          question.cutOff.value));
    std::unordered_set<std::string> out;
    for (auto& [uid] : rows)
        out.insert(std::move(uid));
    return out;
}

// Each once, without those who count already within the window, and without himself.
Result<std::vector<BrakeTarget>> leaversOf(Database& db, const Call& call, const BrakeQuestion& question,
                                           std::int64_t changeset) {
    SEKISHO_TRY(counted, countedOf(db, question, call.now));
    counted.insert(call.caller.user.value);
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::string>(kLeavers, changeset << 20, (changeset << 20) | 0xFFFFF,
                                                              brakeKindKey(question.kind),
                                                              kMostBudget + std::ssize(counted) + 1)));
    std::vector<BrakeTarget> out;
    for (auto& [uid, name] : rows)
        if (counted.insert(uid).second)
            out.push_back({.step = 0, .memberUid = std::move(uid), .memberName = std::move(name), .targetName = {}});
    return out;
}

} // namespace

Result<std::optional<BrakeKind>> beyondBrake(Database& db, const Call& call, const ApprovalRules& rules,
                                             std::int64_t changeset) {
    for (const BrakeKind kind : kLeaving) {
        if (kind == BrakeKind::Delete && needsSecond(rules.of("memberDelete"))) continue;
        const BrakeQuestion question = questionOf(call, kind);
        SEKISHO_TRY(leavers, leaversOf(db, call, question, changeset));
        if (leavers.empty()) continue;
        SEKISHO_TRY(passes, wouldPass(db, question, call.now, std::ssize(leavers)));
        if (!passes) return std::optional(kind);
    }
    return std::optional<BrakeKind>();
}

Done countLeavers(Database& db, const Call& call, std::int64_t changeset) {
    SEKISHO_TRY(rules, approvalRules(db, call.caller.domain));
    for (const BrakeKind kind : kLeaving) {
        if (kind == BrakeKind::Delete && needsSecond(rules.of("memberDelete"))) continue;
        const BrakeQuestion question = questionOf(call, kind);
        SEKISHO_TRY(leavers, leaversOf(db, call, question, changeset));
        if (leavers.empty()) continue;
        SEKISHO_TRY(passes, wouldPass(db, question, call.now, std::ssize(leavers)));
        if (!passes) continue;
        Effects none; // nothing holds
        SEKISHO_CHECK(askBrake(db, question, leavers, call.now, none));
    }
    return {};
}

} // namespace sekishod
