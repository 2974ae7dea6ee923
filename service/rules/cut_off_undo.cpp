// "Found again" and withdrawal: what a cut-off did is taken back as far as it can be, and nothing of what others did.

#include "service/http/gate_rules.h"
#include "service/rules/app_stop.h"
#include "service/rules/authority.h"
#include "service/rules/brake.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_offs.h"
#include "service/rules/device_commands.h"
#include "service/rules/devices.h"
#include "service/rules/notices.h"
#include "service/rules/session_sweep.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace sekishod {

using sekisho::CutOff;
using sekisho::CutOffStep;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::StepKind;
using sekisho::StepState;

namespace {

struct Undoing {
    Services& services;
    Call& call;
    Effects effects{};
    std::vector<StepRow> rows{};
    std::int64_t reversed = 0;
    std::int64_t withdrawn = 0;
};

Error undoNothing() {
    return Error(ErrorKind::Conflict, "CUT_OFF_OVER");
}

std::int64_t undoSince(const StepRow& row) {
    const auto* at = row.undo.if_contains("at");
    return at && at->is_int64() ? at->get_int64() : 0;
}

// Another order that is in force wants the same: it stays, and takes over what is to be brought back one day.
Result<bool> heldByAnother(Undoing& undoing, const StepRow& row) {
    SEKISHO_TRY(others, stepsWhere(*undoing.call.db,
                                   "s.member_uid = :member AND s.kind = :kind AND s.target = :target AND s.cut_off_id "
                                   "<> :id AND s.state IN ('acknowledged', 'verified') ORDER BY s.requested DESC LIMIT "
                                   "1",
                                   {sekisho::sql::toValue(row.step.user.value),
                                    sekisho::sql::toValue(stepKindKey(row.step.kind)),
                                    sekisho::sql::toValue(row.step.target), sekisho::sql::toValue(row.cutOff)}));
    if (others.empty()) return false;
    SEKISHO_TRY(head, headOf(*undoing.call.db, others.front().cutOff));
    if (!head || head->cutOff.foundAt) return false;
    if (others.front().undo.empty()) { // it has found the work done; what it did itself it takes back by its own word
        others.front().undo = row.undo;
        SEKISHO_CHECK(storeStep(*undoing.call.db, others.front()));
    }
    return true;
}

// Somebody has decided about the same thing by hand since: his word counts.
Result<bool> changedSince(Undoing& undoing, const StepRow& row, std::string_view target, std::string_view set,
                          std::string_view clear, std::string_view field = {}) {
    SEKISHO_TRY(found,
                undoing.call.db->first<std::int64_t>("SELECT 1 FROM audit INDEXED BY audit_target WHERE domain_id = "
                                                     ":domain AND target_id = :target AND action IN (:set, "
                                                     ":clear) AND at > :at AND instr(changes, :field) > 0 LIMIT 1",
                                                     row.domain, target, set, clear, undoSince(row), field));
    return found.has_value();
}

Result<bool> undoAppStop(Undoing& undoing, const StepRow& row) {
    SEKISHO_TRY(changed, changedSince(undoing, row, row.step.user.value, "member.appBlock.set", "member.appBlock.clear",
                                      row.step.target == "pc" ? "\"pcStopped\"" : "\"mobileStopped\""));
    if (changed) return false;
    SEKISHO_TRY(member, loadMember(*undoing.call.db, row.domain, row.step.user.value));
    SEKISHO_TRY(present, appStopOf(*undoing.call.db, row.step.user));
    AppStop wanted = present;
    (row.step.target == "pc" ? wanted.pc : wanted.mobile) = false;
    if (wanted == present || member.member.deletedAt) return false;
    SEKISHO_CHECK(setAppStop(*undoing.call.db, member, wanted, undoing.call.now, undoing.effects));
    return true;
}

Result<bool> undoBlock(Undoing& undoing, const StepRow& row) {
    const DeviceView view{.domain = row.domain, .now = undoing.call.now};
    SEKISHO_TRY(device, deviceById(*undoing.call.db, view, sekisho::DeviceId(row.step.target)));
    // Blocked at another moment: by somebody else.
    const auto millisOfUndo = sekisho::toMillis(sekisho::Instant{std::chrono::microseconds{undoSince(row)}});
    if (!device || !device->blockedAt || sekisho::toMillis(*device->blockedAt) != millisOfUndo) return false;
    SEKISHO_CHECK(unblockDevice(*undoing.call.db, row.domain, *device, undoing.effects));
    return true;
}

Result<bool> undoSuspension(Undoing& undoing, const StepRow& row) {
    SEKISHO_TRY(changed, changedSince(undoing, row, row.step.user.value, "member.suspend", "member.unsuspend", ""));
    if (changed) return false;
    SEKISHO_TRY(member, loadMember(*undoing.call.db, row.domain, row.step.user.value));
    if (member.member.statusAt(undoing.call.now) != sekisho::MemberStatus::Suspended) return false;
    SEKISHO_CHECK(unsuspendMember(*undoing.call.db, member, undoing.call.now, undoing.effects));
    return true;
}

Result<bool> undoStep(Undoing& undoing, const StepRow& row) {
    if (!reversible(row.step.kind) || row.undo.empty()) return false;
    if (row.step.state != StepState::Acknowledged && row.step.state != StepState::Verified) return false;
    SEKISHO_TRY(kept, heldByAnother(undoing, row));
    if (kept) return false;
    switch (row.step.kind) {
    case StepKind::AppStop:
        return undoAppStop(undoing, row);
    case StepKind::Block:
        return undoBlock(undoing, row);
    default:
        return undoSuspension(undoing, row);
    }
}

bool waitsForDevice(const CutOffStep& step) {
    return needsDevice(step.kind) && !step.acknowledgedAt &&
           (step.state == StepState::Requested || step.state == StepState::Unreachable);
}

Done withdrawStep(Undoing& undoing, StepRow& row) {
    if (waitsForDevice(row.step)) SEKISHO_CHECK(withdrawOrPass(*undoing.call.db, row, "withdrawn", undoing.call.now));
    row.step.state = StepState::Withdrawn;
    row.step.reason.clear();
    row.undo.clear(); // a hash that was to become a password goes
    addEvidence(row.step, "withdrawn", undoing.call.now, undoing.call.caller.name);
    ++undoing.withdrawn;
    return storeStep(*undoing.call.db, row);
}

Done withdrawWaiting(Undoing& undoing) {
    std::vector<int> held;
    for (StepRow& row : undoing.rows) {
        const bool isHeld = row.step.state == StepState::Held;
        if (isHeld) held.push_back(row.step.number);
        if (isHeld || waitsForDevice(row.step)) SEKISHO_CHECK(withdrawStep(undoing, row));
    }
    if (!held.empty())
        SEKISHO_CHECK(withdrawHeld(*undoing.call.db, undoing.call.caller.domain,
                                   sekisho::CutOffId(undoing.rows.front().cutOff), held, undoing.call.caller.actorId(),
                                   undoing.call.caller.name, undoing.call.now, undoing.effects));
    return {};
}

Done undoAll(Undoing& undoing) {
    // Backwards: the member first, his device, then his apps.
    for (auto row = undoing.rows.rbegin(); row != undoing.rows.rend(); ++row) {
        SEKISHO_TRY(done, undoStep(undoing, *row));
        if (!done) continue;
        row->step.state = StepState::Reversed;
        row->step.reason.clear();
        row->undo.clear();
        addEvidence(row->step, "reversed", undoing.call.now, undoing.call.caller.name);
        SEKISHO_CHECK(storeStep(*undoing.call.db, *row));
        ++undoing.reversed;
    }
    return {};
}

Done undoDone(Undoing& undoing, const CutOff& base, std::string_view action) {
    Call& call = undoing.call;
    SEKISHO_CHECK(refreshHead(*call.db, base.id.value));
    const bool one = !base.user.empty();
    call.audit({std::string(action), one ? "member" : "cutOff", one ? base.user.value : base.id.value, base.userName,
                fmt::format(R"({{"cutOff":{{"from":"{0}","to":"{0}"}},"takenBack":{{"from":0,"to":{1}}},)"
                            R"("withdrawn":{{"from":0,"to":{2}}}}})",
                            base.id.value, undoing.reversed, undoing.withdrawn)});
    undoing.effects.moveTo(call); // behind the act itself: what stands first names it
    call.changed({"cutOff", base.id.value, "put"});
    call.afterCommit([&services = undoing.services, user = base.user] {
        if (!user.empty()) services.auth.forgetUser(user);
    });
    return {};
}

bool liftsSuspension(const StepRow& row) {
    const bool holds = row.step.state == StepState::Acknowledged || row.step.state == StepState::Verified;
    return row.step.kind == StepKind::Suspend && holds && !row.undo.empty();
}

// Whoever may not order such a thing may not stop it either: only what lies within that right as well.
Done keepWhatHeMayOrder(Services& services, Undoing& undoing, const CutOff& base) {
    Call& call = undoing.call;
    if (call.caller.isServiceAccount() || base.kind == sekisho::CutOffKind::LostDevice) return {};
    const sekisho::Permission needed{orderMenu(base.kind), sekisho::Access::Operate};
    const auto scopes = sekisho::scopesOf(call.caller.roles, needed, call.now);
    if (!scopes) return missingRight(needed);
    SEKISHO_TRY(scope, services.subjects.filterOf(*call.db, call.caller.domain, *scopes));
    if (scope.wholeTenant) return {};
    SEKISHO_TRY(within, stepsOf(*call.db, base.id.value, scope));
    std::erase_if(undoing.rows, [&within](const StepRow& row) {
        return !std::ranges::binary_search(within, row.step.number, {},
                                           [](const StepRow& of) { return of.step.number; });
    });
    return {};
}

} // namespace

// The device's open command goes with the last step that wants it.
Done withdrawOrPass(sekisho::sql::Database& db, const StepRow& row, std::string_view outcome, sekisho::Instant now) {
    SEKISHO_TRY(
        others,
        stepsWhere(
            db,
            "s.target = :target AND s.target <> '' AND s.kind = :kind AND s.state IN ('requested', 'unreachable') "
            "AND s.cut_off_id <> :id ORDER BY s.requested LIMIT 1",
            {sekisho::sql::toValue(row.step.target), sekisho::sql::toValue(stepKindKey(row.step.kind)),
             sekisho::sql::toValue(row.cutOff)}));
    if (others.empty()) {
        SEKISHO_CHECK(withdrawCommands(db, row.cutOff, row.step.number, outcome, now));
        return {};
    }
    SEKISHO_CHECK(db.execOften("UPDATE device_command SET cut_off_id = :other, step = :number WHERE cut_off_id = :id "
                               "AND step = :step AND acknowledged IS NULL AND finished IS NULL",
                               others.front().cutOff, others.front().step.number, row.cutOff, row.step.number));
    return {};
}

Result<CutOff> foundAgain(Services& services, Call& call, const CutOff& base, const std::string& note) {
    if (base.foundAt || base.kind != sekisho::CutOffKind::LostDevice) return undoNothing();
    Undoing undoing{services, call};
    SEKISHO_TRY(rows, stepsOf(*call.db, base.id.value));
    undoing.rows = std::move(rows);
    if (std::ranges::any_of(undoing.rows, liftsSuspension)) SEKISHO_CHECK(checkMayTakeOver(call, base.user));
    SEKISHO_CHECK(withdrawWaiting(undoing));
    SEKISHO_CHECK(undoAll(undoing));
    SEKISHO_CHECK(call.db->execOften(
        "UPDATE cut_off SET found = :now, found_by = :by, found_note = :note, version = version + 1 WHERE id = "
        ":id",
        sekisho::toMillis(call.now), call.caller.name, note, base.id.value));
    SEKISHO_CHECK(tellMember(
        *call.db, call.caller.domain, base.user.value,
        {.key = "cutOff.foundAgain.member", .params = {{"actor", call.caller.name}}, .cutOff = base.id.value},
        call.now));
    SEKISHO_CHECK(undoDone(undoing, base, "cutOff.foundAgain"));
    return loadCutOff(call, base.id);
}

Result<CutOff> withdrawCutOff(Services& services, Call& call, const CutOff& base) {
    Undoing undoing{services, call};
    SEKISHO_TRY(rows, stepsOf(*call.db, base.id.value, call.scope));
    undoing.rows = std::move(rows);
    SEKISHO_CHECK(keepWhatHeMayOrder(services, undoing, base));
    SEKISHO_CHECK(withdrawWaiting(undoing));
    SEKISHO_TRY(swept, endSweep(*call.db, base.id.value));
    if (undoing.withdrawn + swept == 0) return undoNothing();
    SEKISHO_CHECK(undoDone(undoing, base, "cutOff.withdraw"));
    return loadCutOff(call, base.id);
}

} // namespace sekishod
