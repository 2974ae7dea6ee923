#include "service/rules/cut_off_progress.h"

#include "models/domain/cut_off_words.h"
#include "service/rules/brake.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_rows.h"
#include "service/rules/notices.h"
#include "service/rules/uid_scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace sekishod {

using sekisho::CutOffStep;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::StepState;
using sekisho::sql::Database;
using sekisho::sql::toValue;

namespace {

constexpr std::chrono::days kEraseKept{30}; // a wipe waits so long for its device
constexpr std::size_t kMostRefusals = 20;   // told of one step; the first ones say it all
// The store hears of an agent's contact with a delay.
constexpr std::chrono::seconds kContactLag{30};

void progressed(UnitOfWork& unit, std::string_view cutOff) {
    unit.changes.push_back({"cutOff", std::string(cutOff), "put"});
}

Done storeProgress(Database& db, UnitOfWork& unit, const StepRow& row) {
    SEKISHO_CHECK(storeStep(db, row));
    SEKISHO_CHECK(refreshHead(db, row.cutOff));
    progressed(unit, row.cutOff);
    return {};
}

void auditProgress(UnitOfWork& unit, std::string_view action, const StepRow& row, StepState before) {
    unit.audits.push_back({std::string(action), "cutOff", row.cutOff, row.step.userName, stepChange(row.step, before)});
}

// All orders that wait for this device to do this: one command stands for them.
Result<std::vector<StepRow>> stepsOfDevice(Database& db, const sekisho::DeviceId& device, std::string_view kind,
                                           std::string_view states) {
    return stepsWhere(db,
                      fmt::format("s.target = :target AND s.target <> '' AND s.kind = :kind AND s.state IN ({}) ORDER "
                                  "BY s.requested",
                                  states),
                      {toValue(device.value), toValue(kind)});
}

Result<std::string> progressDeviceName(Database& db, const sekisho::DeviceId& device) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT name FROM device WHERE id = :id", device.value));
    return row ? std::get<0>(*row) : std::string();
}

Done auditDevice(Database& db, UnitOfWork& unit, std::string_view action, const DeviceCommand& command) {
    if (command.cutOff.empty()) return {}; // an order of its own: its record is the protocol's
    SEKISHO_TRY(name, progressDeviceName(db, command.device));
    unit.audits.push_back({std::string(action), "device", command.device.value, name,
                           fmt::format(R"({{"command":{{"from":null,"to":"{}"}}}})", command.kind)});
    return {};
}

void confirm(CutOffStep& step, const DeviceCommand& command, Instant now) {
    if (!step.acknowledgedAt) step.acknowledgedAt = now;
    step.unreachableSince.reset();
    if (command.outcome == "done") {
        step.state = StepState::Verified;
        step.verifiedAt = now;
        step.reason.clear();
        addEvidence(step, "deviceConfirmed", now);
        return;
    }
    step.state = StepState::Failed;
    step.reason = command.outcome == "unsupported" ? "agentUnsupported" : "agentFailed";
    addEvidence(step, "deviceFailed", now, command.detail);
}

Done contradict(Database& db, UnitOfWork& unit, StepRow& row) {
    const StepState before = row.step.state;
    row.step.state = StepState::Contradicted;
    row.step.reason = "usedAfterErase";
    addEvidence(row.step, "deviceContradicted", unit.now, unit.ip);
    auditProgress(unit, "device.contradict", row, before);
    SEKISHO_CHECK(storeProgress(db, unit, row));
    NoticeText text;
    text.key = "cutOff.contradicted.admin";
    text.params = {{"member", row.step.userName}, {"device", row.step.targetName}};
    text.cutOff = row.cutOff;
    text.about = row.step.user.value;
    return tellAdministrators(db, row.domain, "security.lostDevice", "", text, unit.now);
}

} // namespace

Done commandAcknowledged(Database& db, UnitOfWork& unit, const DeviceCommand& command) {
    SEKISHO_CHECK(auditDevice(db, unit, "device.acknowledge", command));
    SEKISHO_TRY(rows, stepsOfDevice(db, command.device, command.kind, "'requested', 'unreachable'"));
    for (StepRow& row : rows) {
        row.step.state = StepState::Acknowledged;
        row.step.acknowledgedAt = unit.now;
        row.step.unreachableSince.reset();
        row.step.reason.clear();
        addEvidence(row.step, "deviceAcknowledged", unit.now, unit.ip);
        SEKISHO_CHECK(storeProgress(db, unit, row));
    }
    return {};
}

Done commandFinished(Database& db, UnitOfWork& unit, const DeviceCommand& command) {
    SEKISHO_CHECK(auditDevice(db, unit, command.outcome == "done" ? "device.confirm" : "device.fail", command));
    SEKISHO_TRY(
        rows, stepsOfDevice(db, command.device, command.kind, "'requested', 'unreachable', 'acknowledged', 'expired'"));
    for (StepRow& row : rows) {
        // It was acknowledged in time and took longer than the order was kept: only the order that it was for learns
        // it.
        const bool own = row.cutOff == command.cutOff && row.step.number == command.step;
        if (row.step.state == StepState::Expired && !own) continue;
        confirm(row.step, command, unit.now);
        SEKISHO_CHECK(storeProgress(db, unit, row));
    }
    return {};
}

Done commandCarriedOutAnyway(Database& db, UnitOfWork& unit, const DeviceCommand& command) {
    SEKISHO_CHECK(auditDevice(db, unit, "device.confirm", command));
    SEKISHO_TRY(rows, stepsOfDevice(db, command.device, command.kind, "'withdrawn', 'expired', 'rejected'"));
    for (StepRow& row : rows) {
        if (row.cutOff != command.cutOff || row.step.number != command.step) continue;
        confirm(row.step, command, unit.now);
        SEKISHO_CHECK(storeProgress(db, unit, row));
    }
    return {};
}

Done deviceHeard(Database& db, UnitOfWork& unit, const sekisho::DeviceId& device) {
    SEKISHO_TRY(known,
                db.firstOften<std::optional<std::int64_t>>("SELECT erased FROM device WHERE id = :id", device.value));
    const bool erased = known && std::get<0>(*known).has_value();
    for (const std::string_view kind : {"wipeAppData", "resetDevice"}) {
        SEKISHO_TRY(rows, stepsOfDevice(db, device, kind, "'unreachable', 'verified'"));
        for (StepRow& row : rows) {
            if (row.step.state == StepState::Verified) {
                if (erased) SEKISHO_CHECK(contradict(db, unit, row));
                continue;
            }
            row.step.state = row.step.acknowledgedAt ? StepState::Acknowledged : StepState::Requested;
            row.step.unreachableSince.reset();
            row.step.reason.clear();
            auditProgress(unit, "cutOff.progress", row, StepState::Unreachable);
            SEKISHO_CHECK(storeProgress(db, unit, row));
        }
    }
    return {};
}

Done refuseStep(Database& db, UnitOfWork& unit, std::string_view cutOff, int step, std::string_view state,
                std::string_view byName, std::string_view reason, bool whole) {
    SEKISHO_TRY(row, stepOf(db, cutOff, step));
    if (!row || row->step.state != StepState::Held) return {}; // withdrawn or taken back meanwhile
    const auto known = sekisho::stepStateOf(state);
    row->step.state = known && isFinal(*known) ? *known : StepState::Rejected;
    const bool word = sekisho::cutOffWord("reason", reason) != nullptr;
    row->step.reason = word ? std::string(reason) : std::string();
    row->undo.clear(); // a hash that was to become a password goes
    std::string detail(byName);
    if (!word && !reason.empty()) detail += fmt::format("{}{}", detail.empty() ? "" : ": ", reason);
    addEvidence(row->step, stepStateKey(row->step.state), unit.now, std::move(detail));
    if (whole) return storeProgress(db, unit, *row);
    progressed(unit, row->cutOff);
    return storeStep(db, *row);
}

Result<std::int64_t> cancelUnacknowledged(Services&, Database& db, UnitOfWork& unit, const ScopeFilter& scope,
                                          std::string_view byName, std::string_view reason, int most) {
    SEKISHO_TRY(rows, stepsWhere(db,
                                 fmt::format("s.domain_id = :domain AND s.state IN ('requested', 'unreachable') AND "
                                             "s.kind IN ('wipeAppData', 'resetDevice') AND s.acknowledged IS NULL AND "
                                             "{} ORDER BY s.requested LIMIT :most",
                                             uidInScope(scope, "s.member_uid")),
                                 {toValue(std::int64_t{unit.domain}), toValue(most)}));
    for (StepRow& row : rows) {
        SEKISHO_CHECK(withdrawCommands(db, row.cutOff, row.step.number, "withdrawn", unit.now));
        row.step.state = StepState::Withdrawn;
        row.step.reason.clear();
        addEvidence(row.step, "withdrawn", unit.now,
                    reason.empty() ? std::string(byName) : fmt::format("{}: {}", byName, reason));
        SEKISHO_CHECK(storeProgress(db, unit, row));
    }
    return static_cast<std::int64_t>(rows.size());
}

Done sessionsRefused(Database& db, UnitOfWork& unit, const std::vector<RefusedUse>& uses) {
    for (const RefusedUse& use : uses) {
        SEKISHO_TRY(of, (db.firstOften<std::string, std::int64_t>(
                            "SELECT cut_off_id, step FROM cut_off_session WHERE session_id = :id AND refused IS NULL",
                            use.session)));
        if (!of) continue;
        const auto& [cutOff, number] = *of;
        SEKISHO_TRY(row, stepOf(db, cutOff, static_cast<int>(number)));
        if (!row || row->domain != unit.domain) continue;
        SEKISHO_CHECK(db.execOften("UPDATE cut_off_session SET refused = :at, refused_ip = :ip WHERE session_id = :id",
                                   sekisho::toMillis(use.at), use.ip, use.session));
        const auto told = std::ranges::count(row->step.evidence, "requestRefused", &sekisho::Evidence::what);
        if (static_cast<std::size_t>(told) >= kMostRefusals) continue;
        addEvidence(row->step, "requestRefused", use.at, use.ip);
        unit.audits.push_back({"cutOff.progress", "cutOff", row->cutOff, row->step.userName,
                               fmt::format(R"({{"refusedRequest":{{"from":null,"to":"step {}"}}}})", number)});
        SEKISHO_CHECK(storeProgress(db, unit, *row));
    }
    return {};
}

Result<std::vector<StepRow>> stepsGoneQuiet(Database& db, sekisho::DomainId domain, Instant now, int most) {
    const auto heard = sekisho::toMillis(now - kReachable - kContactLag);
    return stepsWhere(
        db,
        "s.domain_id = :domain AND s.state = 'requested' AND s.kind IN ('wipeAppData', 'resetDevice') "
        "AND s.requested <= :since AND NOT EXISTS (SELECT 1 FROM device d WHERE d.id = s.target AND "
        "d.last_contact > :heard) ORDER BY s.requested LIMIT :most",
        {toValue(std::int64_t{domain}), toValue(sekisho::toMillis(now - kReachable)), toValue(heard), toValue(most)});
}

Result<std::vector<StepRow>> stepsOverdue(Database& db, sekisho::DomainId domain, Instant now, int most) {
    return stepsWhere(db,
                      "s.domain_id = :domain AND s.state IN ('requested', 'acknowledged', 'unreachable') AND s.kind IN "
                      "('wipeAppData', 'resetDevice') AND s.requested <= :before ORDER BY s.requested LIMIT :most",
                      {toValue(std::int64_t{domain}), toValue(sekisho::toMillis(now - kEraseKept)), toValue(most)});
}

Result<std::int64_t> keepCutOffs(Database& db, UnitOfWork& unit, int most) {
    SEKISHO_TRY(overdue, stepsOverdue(db, unit.domain, unit.now, most));
    for (StepRow& row : overdue) {
        const StepState before = row.step.state;
        SEKISHO_CHECK(withdrawOrPass(db, row, "expired", unit.now)); // a later order may still want it
        row.step.state = StepState::Expired;
        row.step.reason = "neverCameBack";
        addEvidence(row.step, "expired", unit.now);
        auditProgress(unit, "cutOff.lapse", row, before);
        SEKISHO_CHECK(storeProgress(db, unit, row));
    }
    SEKISHO_TRY(quiet, stepsGoneQuiet(db, unit.domain, unit.now, most));
    for (StepRow& row : quiet) {
        SEKISHO_TRY(contact, db.firstOften<std::optional<std::int64_t>>(
                                 "SELECT last_contact FROM device WHERE id = :id", row.step.target));
        const auto last = contact ? std::get<0>(*contact) : std::nullopt;
        row.step.state = StepState::Unreachable;
        row.step.reason = "noContact";
        row.step.unreachableSince = last ? sekisho::fromMillis(*last) : row.step.requestedAt;
        addEvidence(row.step, "noContact", unit.now);
        auditProgress(unit, "cutOff.progress", row, StepState::Requested);
        SEKISHO_CHECK(storeProgress(db, unit, row));
    }
    SEKISHO_TRY(lapsed, lapseHeld(db, unit, most));
    return static_cast<std::int64_t>(overdue.size() + quiet.size()) + lapsed;
}

} // namespace sekishod
