#include "service/rules/changeset_needs.h"

#include "facts/tables.h"
#include "service/rules/changeset_brake.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

using sekisho::Error;
using sekisho::GuardNeed;
using sekisho::Result;
using sekisho::facts::GuardedRow;
using sekisho::sql::Database;

namespace {

struct ChangesetFact {
    std::int64_t row = 0;
    bool bulk = false;
    bool undo = false;
};

// One kind of operation that the changeset holds.
struct OperationFact {
    std::string kind, action;
    bool ofRules = false;        // of policy "approvals"
    std::int64_t verdict = 0;    // of its planned row
    bool bringsDeletion = false; // an undo: the member is deleted afterwards, a feature is off afterwards
};

constexpr std::int64_t kAdded = 0, kRemoved = 2; // models/domain/changeset.h: Verdict

std::string operationOf(const OperationFact& fact) {
    if (fact.action != "restore") return fmt::format("{}.{}", fact.kind, fact.action);
    // What an undo brings back.
    if (fact.kind == "tenant") return fact.bringsDeletion ? "level.disable" : "";
    if (fact.verdict == kRemoved || fact.bringsDeletion) return givesRights(fact.kind) ? "" : fact.kind + ".delete";
    return fmt::format("{}.{}", fact.kind, fact.verdict == kAdded ? "create" : "update");
}

bool covers(const GuardedRow& row, std::string_view operation) {
    return std::ranges::any_of(row.operations, [&](std::string_view pattern) {
        if (pattern.ends_with(".*")) return operation.starts_with(pattern.substr(0, pattern.size() - 1));
        return pattern == operation;
    });
}

// Kinds of resources that can need anything under these rules. Rights are changed by an undo only: nobody can send such
// an operation.
std::set<std::string, std::less<>> kindsToLookFor(const ApprovalRules& rules, GuardNeed ofRules, bool undo) {
    std::set<std::string, std::less<>> out;
    for (const GuardedRow& row : sekisho::facts::guardedActions()) {
        if (rules.of(row.key) == GuardNeed::None) continue;
        for (const std::string_view operation : row.operations) {
            const std::string_view kind = operation.substr(0, operation.find('.'));
            if (undo || !givesRights(kind)) out.emplace(kind);
            if (undo && operation.ends_with(".disable")) out.emplace("tenant");
        }
    }
    if (ofRules != GuardNeed::None) out.emplace("policy");
    return out;
}

Result<std::vector<OperationFact>> operationsOf(Database& db, const ChangesetFact& changeset,
                                                const std::set<std::string, std::less<>>& kinds) {
    std::vector<OperationFact> out;
    if (kinds.empty()) return out;
    std::string list;
    for (const std::string& kind : kinds)
        list += fmt::format("{}'{}'", list.empty() ? "" : ", ", kind);
    SEKISHO_TRY(
        rows,
        (db.rows<std::string, std::string, std::int64_t, std::int64_t, std::int64_t>(
            fmt::format(
                "SELECT DISTINCT o.kind, o.action, o.kind = 'policy' AND (o.target = 'approvals' OR o.target LIKE "
                "'%/approvals'), coalesce(r.verdict, 1), o.action = 'restore' AND ((o.kind = 'member' AND "
                "json_extract(r.changes, '$.deletedAt.to') IS NOT NULL) OR (o.kind = 'tenant' AND r.changes LIKE "
                "'%\"to\":false%')) FROM changeset_operation o LEFT JOIN changeset_row r ON r.id = o.id WHERE o.id "
                "BETWEEN :first AND :last AND o.kind IN ({})",
                list),
            changeset.row << 20, (changeset.row << 20) | 0xFFFFF)));
    for (auto& [kind, action, ofRules, verdict, deletion] : rows)
        out.push_back({std::move(kind), std::move(action), ofRules != 0, verdict, deletion != 0});
    return out;
}

Result<std::optional<ChangesetFact>> changesetFact(Database& db, const Call& call) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::int64_t, std::int64_t>(
                         "SELECT id, origin = 'import' OR (undo_of = '' AND total > :bulk), undo_of <> '' FROM "
                         "changeset WHERE uid = :uid AND domain_id = :domain AND state = 'planned'",
                         kBulkOperations, call.pathValue("changesetId"), call.caller.domain)));
    std::optional<ChangesetFact> out;
    if (row) out = ChangesetFact{std::get<0>(*row), std::get<1>(*row) != 0, std::get<2>(*row) != 0};
    return out;
}

} // namespace

bool givesRights(std::string_view kind) {
    return kind == "holding" || kind == "eligibility" || kind == "role";
}

Result<GuardFound> needOfChangeset(Database& db, const Call& call, const ApprovalRules& rules, GuardNeed ofRules) {
    GuardFound found;
    SEKISHO_TRY(changeset, changesetFact(db, call));
    if (!changeset) return found;
    SEKISHO_TRY(operations, operationsOf(db, *changeset, kindsToLookFor(rules, ofRules, changeset->undo)));
    const auto add = [&found](std::string_view action, GuardNeed need) {
        if (need == GuardNeed::None) return;
        if (found.action.empty()) found.action = std::string(action);
        found.need = both(found.need, need);
    };
    for (const GuardedRow& row : sekisho::facts::guardedActions()) {
        const bool ofTheRules = row.key == "approvalRules";
        const bool here = std::ranges::any_of(operations, [&](const OperationFact& fact) {
            return fact.ofRules ? ofTheRules : covers(row, operationOf(fact));
        });
        if (here) add(row.key, ofTheRules ? ofRules : rules.of(row.key));
        if (row.key == "bulkApply" && changeset->bulk) add(row.key, rules.of(row.key));
    }
    if (needsSecond(found.need)) return found; // that person is the brake
    SEKISHO_TRY(beyond, beyondBrake(db, call, rules, changeset->row));
    if (beyond) add(*beyond == sekisho::BrakeKind::Delete ? "memberDelete" : "bulkApply", GuardNeed::Second);
    return found;
}

} // namespace sekishod
