#include "service/rules/cut_off_rows.h"

#include "service/rules/uid_scope.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <tuple>

namespace sekishod {

using sekisho::CutOff;
using sekisho::CutOffStep;
using sekisho::Done;
using sekisho::Evidence;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

using RowMillis = std::optional<std::int64_t>;

RowMillis rowMillis(const std::optional<Instant>& at) {
    return at ? RowMillis(sekisho::toMillis(*at)) : std::nullopt;
}

std::optional<Instant> rowInstant(const RowMillis& at) {
    return at ? std::optional(sekisho::fromMillis(*at)) : std::nullopt;
}

std::string evidenceText(const std::vector<Evidence>& evidence) {
    json::array out;
    for (const Evidence& one : evidence)
        out.push_back(json::object{{"what", one.what}, {"at", sekisho::toMillis(one.at)}, {"detail", one.detail}});
    return json::serialize(out);
}

std::string rowText(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<Evidence> evidenceFrom(std::string_view text) {
    std::vector<Evidence> out;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (failed || !value.is_array()) return out;
    for (const auto& entry : value.get_array()) {
        if (!entry.is_object()) continue;
        const auto& object = entry.get_object();
        const auto* at = object.if_contains("at");
        out.push_back({rowText(object, "what"), sekisho::fromMillis(at && at->is_int64() ? at->get_int64() : 0),
                       rowText(object, "detail")});
    }
    return out;
}

json::object rowUndo(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text, failed);
    return !failed && value.is_object() ? std::move(value.get_object()) : json::object();
}

std::string rowUndoText(const json::object& undo) {
    return undo.empty() ? std::string() : json::serialize(undo);
}

constexpr std::string_view stepColumns =
    "s.cut_off_id, s.domain_id, s.number, s.kind, s.member_uid, s.member_name, s.target, s.target_name, s.state, "
    "s.requested, s.acknowledged, s.verified, s.unreachable, s.reason, s.count, s.evidence, s.undo";

sekisho::Error damagedRow(std::string what) {
    return sekisho::Error(sekisho::ErrorKind::Corrupt, "CACHE_CORRUPT").because(std::move(what));
}

// In the order of stepColumns.
using StepCells = std::tuple<std::string, std::int64_t, std::int64_t, std::string, std::string, std::string,
                             std::string, std::string, std::string, std::int64_t, RowMillis, RowMillis, RowMillis,
                             std::string, std::int64_t, std::string, std::string>;

// Nothing: of a kind or state that is not known.
std::optional<StepRow> stepFromCells(StepCells&& cells) {
    auto& [cutOff, domain, number, kind, user, userName, target, targetName, state, requested, acknowledged, verified,
           unreachable, reason, count, evidence, undo] = cells;
    const auto knownKind = sekisho::stepKindOf(kind);
    const auto knownState = sekisho::stepStateOf(state);
    std::optional<StepRow> out;
    if (!knownKind || !knownState) return out;
    StepRow& row = out.emplace();
    row.cutOff = std::move(cutOff);
    row.domain = static_cast<sekisho::DomainId>(domain);
    row.undo = rowUndo(undo);
    row.step = {.number = static_cast<int>(number),
                .kind = *knownKind,
                .user = sekisho::UserId(std::move(user)),
                .userName = std::move(userName),
                .target = std::move(target),
                .targetName = std::move(targetName),
                .state = *knownState,
                .requestedAt = sekisho::fromMillis(requested),
                .acknowledgedAt = rowInstant(acknowledged),
                .verifiedAt = rowInstant(verified),
                .unreachableSince = rowInstant(unreachable),
                .reason = std::move(reason),
                .count = count,
                .evidence = evidenceFrom(evidence)};
    return out;
}

sekisho::Error damagedStep() {
    return damagedRow("a step of a cut-off of an unknown kind or state");
}

} // namespace

Done insertHead(Database& db, const CutOffHead& head) {
    const CutOff& c = head.cutOff;
    SEKISHO_TRY(last, db.first<std::int64_t>("SELECT coalesce(max(seq), 0) FROM cut_off WHERE domain_id = :domain",
                                             head.domain));
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO cut_off(id, seq, domain_id, fingerprint, kind, lost, member_uid, member_name, login_id, "
        "orgunit_name, actor_id, actor_name, ordered, received, queued, note, check_method, check_text, state, "
        "version) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        c.id.value, (last ? std::get<0>(*last) : 0) + 1, head.domain, head.fingerprint, cutOffKindKey(c.kind),
        lostKey(c.lost), c.user.value, c.userName, c.loginId, c.orgUnit, c.actor.value, c.actorName,
        sekisho::toMillis(c.orderedAt), sekisho::toMillis(c.receivedAt), c.queued, c.note, c.check.method, c.check.text,
        cutOffStateKey(sekisho::CutOffState::Open)));
    return {};
}

Result<std::optional<CutOffHead>> headOf(Database& db, std::string_view id) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(row, (db.firstOften<Number, Text, Text, Text, Text, Text, Text, Text, Text, Text, Number, Number,
                                    Number, Text, Text, Text, RowMillis, Text, Text, Number>(
                         "SELECT domain_id, fingerprint, kind, lost, member_uid, member_name, login_id, orgunit_name, "
                         "actor_id, actor_name, ordered, received, queued, note, check_method, check_text, found, "
                         "found_by, found_note, version FROM cut_off WHERE id = :id",
                         id)));
    if (!row) return std::optional<CutOffHead>();
    auto& [domain, fingerprint, kind, lost, user, userName, loginId, orgUnit, actor, actorName, ordered, received,
           queued, note, method, check, found, foundBy, foundNote, version] = *row;
    const auto knownKind = sekisho::cutOffKindOf(kind);
    const auto knownLost = sekisho::lostOf(lost);
    if (!knownKind || !knownLost) return damagedRow(fmt::format("cut-off {} is of kind {} {}", id, kind, lost));
    CutOffHead head;
    head.domain = static_cast<sekisho::DomainId>(domain);
    head.fingerprint = std::move(fingerprint);
    CutOff& c = head.cutOff;
    c.id = sekisho::CutOffId(std::string(id));
    c.kind = *knownKind;
    c.lost = *knownLost;
    c.user = sekisho::UserId(std::move(user));
    c.userName = std::move(userName);
    c.loginId = std::move(loginId);
    c.orgUnit = std::move(orgUnit);
    c.actor = sekisho::UserId(std::move(actor));
    c.actorName = std::move(actorName);
    c.orderedAt = sekisho::fromMillis(ordered);
    c.receivedAt = sekisho::fromMillis(received);
    c.queued = queued != 0;
    c.note = std::move(note);
    c.check = {std::move(method), std::move(check)};
    c.foundAt = rowInstant(found);
    c.foundBy = std::move(foundBy);
    c.foundNote = std::move(foundNote);
    c.version = version;
    return std::optional(std::move(head));
}

Done insertStep(Database& db, const StepRow& row) {
    const CutOffStep& s = row.step;
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO cut_off_step(cut_off_id, number, domain_id, kind, member_uid, member_name, target, target_name, "
        "state, requested, acknowledged, verified, unreachable, reason, count, evidence, undo) VALUES(?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.cutOff, s.number, row.domain, stepKindKey(s.kind), s.user.value, s.userName, s.target, s.targetName,
        stepStateKey(s.state), sekisho::toMillis(s.requestedAt), rowMillis(s.acknowledgedAt), rowMillis(s.verifiedAt),
        rowMillis(s.unreachableSince), s.reason, s.count, evidenceText(s.evidence), rowUndoText(row.undo)));
    return {};
}

Done storeStep(Database& db, const StepRow& row) {
    const CutOffStep& s = row.step;
    SEKISHO_CHECK(db.execOften(
        "UPDATE cut_off_step SET target = ?, target_name = ?, state = ?, acknowledged = ?, verified = ?, unreachable = "
        "?, reason = ?, count = ?, evidence = ?, undo = ? WHERE cut_off_id = ? AND number = ?",
        s.target, s.targetName, stepStateKey(s.state), rowMillis(s.acknowledgedAt), rowMillis(s.verifiedAt),
        rowMillis(s.unreachableSince), s.reason, s.count, evidenceText(s.evidence), rowUndoText(row.undo), row.cutOff,
        s.number));
    return {};
}

Result<std::vector<StepRow>> stepsWhere(Database& db, std::string_view condition,
                                        const std::vector<sekisho::sql::Value>& values) {
    using Text = std::string;
    using Number = std::int64_t;
    std::vector<StepRow> out;
    bool unknown = false;
    const auto keep = [&](auto... cells) {
        auto row = stepFromCells({std::move(cells)...});
        unknown = !row;
        if (row) out.push_back(std::move(*row));
        return !unknown;
    };
    SEKISHO_CHECK((db.eachRow<Text, Number, Number, Text, Text, Text, Text, Text, Text, Number, RowMillis, RowMillis,
                              RowMillis, Text, Number, Text, Text>(
        fmt::format("SELECT {} FROM cut_off_step s WHERE {}", stepColumns, condition), values, keep)));
    if (unknown) return damagedStep();
    return out;
}

// Asked once for each of thousands of steps, so its text is kept.
Result<std::optional<StepRow>> stepOf(Database& db, std::string_view cutOff, int number) {
    static const std::string text =
        fmt::format("SELECT {} FROM cut_off_step s WHERE s.cut_off_id = :id AND s.number = :number", stepColumns);
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(cells, (db.firstOften<Text, Number, Number, Text, Text, Text, Text, Text, Text, Number, RowMillis,
                                      RowMillis, RowMillis, Text, Number, Text, Text>(text, cutOff, number)));
    if (!cells) return std::optional<StepRow>();
    auto row = stepFromCells(std::move(*cells));
    if (!row) return damagedStep();
    return row;
}

Result<std::vector<StepRow>> stepsOf(Database& db, std::string_view cutOff, const ScopeFilter& scope, int most) {
    const std::string within = uidInScope(scope, "s.member_uid");
    if (most < 0)
        return stepsWhere(db, fmt::format("s.cut_off_id = :id AND {} ORDER BY s.number", within),
                          {sekisho::sql::toValue(cutOff)});
    // In the order in which stateOf() decides.
    return stepsWhere(
        db,
        fmt::format("s.cut_off_id = :id AND s.number IN (SELECT s.number FROM cut_off_step s WHERE s.cut_off_id = :of "
                    "AND {} ORDER BY CASE s.state WHEN 'held' THEN 0 WHEN 'requested' THEN 1 WHEN 'acknowledged' THEN "
                    "1 WHEN 'unreachable' THEN 1 WHEN 'failed' THEN 2 WHEN 'contradicted' THEN 2 WHEN 'expired' THEN "
                    "2 WHEN 'verified' THEN 3 ELSE 4 END, s.number LIMIT :most) ORDER BY s.number",
                    within),
        {sekisho::sql::toValue(cutOff), sekisho::sql::toValue(cutOff), sekisho::sql::toValue(most)});
}

// One step for each state there is says as much as all of them. A look for each state, so that an order of thousands of
// steps can be followed step by step.
Done refreshHead(Database& db, std::string_view cutOff) {
    SEKISHO_TRY(found, db.firstOften<RowMillis>("SELECT found FROM cut_off WHERE id = :id", cutOff));
    CutOff all;
    if (found) all.foundAt = rowInstant(std::get<0>(*found));
    SEKISHO_TRY(sweeping, db.firstOften<std::int64_t>("SELECT 1 FROM session_sweep WHERE cut_off_id = :id", cutOff));
    if (sweeping) all.sweep.emplace();
    for (int number = 0; number <= static_cast<int>(sekisho::StepState::Reversed); ++number) {
        CutOffStep step;
        step.state = static_cast<sekisho::StepState>(number);
        SEKISHO_TRY(any, db.firstOften<std::int64_t>("SELECT 1 FROM cut_off_step WHERE cut_off_id = :id AND state = "
                                                     ":state LIMIT 1",
                                                     cutOff, stepStateKey(step.state)));
        if (any) all.steps.push_back(std::move(step));
    }
    SEKISHO_CHECK(
        db.execOften("UPDATE cut_off SET state = :state WHERE id = :id", cutOffStateKey(stateOf(all)), cutOff));
    return {};
}

void addEvidence(CutOffStep& step, std::string_view what, Instant at, std::string detail) {
    step.evidence.push_back({std::string(what), at, std::move(detail)});
}

std::string stepName(const CutOffStep& step) {
    return step.targetName.empty() ? std::string(stepKindKey(step.kind))
                                   : fmt::format("{} {}", stepKindKey(step.kind), step.targetName);
}

std::string stepChange(const CutOffStep& step, sekisho::StepState before) {
    return json::serialize(
        json::object{{fmt::format("step {} {}", step.number, stepKindKey(step.kind)),
                      json::object{{"from", stepStateKey(before)}, {"to", stepStateKey(step.state)}}}});
}

} // namespace sekishod
