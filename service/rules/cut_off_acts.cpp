#include "service/rules/cut_off_acts.h"

#include "service/auth/credentials.h"
#include "service/auth/session_cuts.h"
#include "service/auth/sessions.h"
#include "service/rules/app_stop.h"
#include "service/rules/cut_off_facts.h"
#include "service/rules/device_commands.h"
#include "service/rules/devices.h"
#include "service/rules/notices.h"

#include <unordered_set>

namespace sekishod {

using sekisho::CutOffStep;
using sekisho::Device;
using sekisho::Done;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::StepKind;
using sekisho::StepState;

namespace {

// Sessions of one member in a selection: each cut is asked by whoever lists sessions until its rows are written, so
// many members with fewer are better written at once.
constexpr std::size_t kCutFrom = 500;

std::string actWord(const StepRow& row, std::string_view key) {
    const auto* value = row.undo.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

void actInForce(CutOffStep& step, sekisho::Instant now, std::string detail = {}) {
    step.state = StepState::Acknowledged;
    step.acknowledgedAt = now;
    step.reason.clear();
    addEvidence(step, "inForce", now, std::move(detail));
}

void actFails(CutOffStep& step, std::string_view reason) {
    step.state = StepState::Failed;
    step.reason = reason;
}

boost::json::object actSince(sekisho::Instant now) {
    return {{"at", now.time_since_epoch().count()}}; // microseconds, as the audit log has them
}

// --- sessions and tokens ---

Done actNoteEnded(CutOffAct& act, const StepRow& row, const SessionId& session) {
    SEKISHO_CHECK(act.db.execOften("INSERT INTO cut_off_session(session_id, cut_off_id, step) VALUES(:id, :cutOff, "
                                   ":step) ON CONFLICT(session_id) DO UPDATE SET cut_off_id = excluded.cut_off_id, "
                                   "step = excluded.step, gate = NULL, refused = NULL, refused_ip = ''",
                                   session.value, row.cutOff, row.step.number));
    act.ended.push_back(session);
    return {};
}

// An agent that is told asks once more with its old token, and so shows that it is refused.
Done actTellAgent(CutOffAct& act, const StepRow& row, const SessionId& session,
                  std::unordered_set<std::string>& toldAlready) {
    SEKISHO_TRY(found, act.db.firstOften<std::optional<std::string>>("SELECT device_id FROM session WHERE id = :id",
                                                                     session.value));
    if (!found || !std::get<0>(*found)) return {};
    const sekisho::DeviceId device(*std::get<0>(*found));
    if (!toldAlready.insert(device.value).second) return {};
    SEKISHO_TRY(command, orderCommand(act.db, act.domain, device, "logout", row.cutOff, row.step.number, act.now));
    if (command) act.wake.push_back(device);
    return {};
}

Done actTellAgents(CutOffAct& act, const StepRow& row, std::int64_t cut) {
    SEKISHO_TRY(agents, agentsOf(act.db, cut));
    for (const auto& device : agents) {
        SEKISHO_TRY(command, orderCommand(act.db, act.domain, device, "logout", row.cutOff, row.step.number, act.now));
        if (command) act.wake.push_back(device);
    }
    return {};
}

// Very many of one member are ended by one row, and the rows of each follow (cut_off_keeper.h): the first refused
// request is not to wait for them. Nor for their number, which the proof counts: how many are known to be ended.
Result<std::int64_t> actEndChosen(CutOffAct& act, const StepRow& row, const ChosenSessions& chosen,
                                  std::string_view reason) {
    const bool counted = row.step.kind == StepKind::Delete; // whose sessions may be gone by then
    SEKISHO_TRY(found, cutChosen(act.db, act.domain, chosen, {reason, row.cutOff, row.step.number, counted}, act.now));
    if (found.cut == 0) return endNamed(act, row, found.named, reason);
    for (const SessionId& id : found.named)
        act.effects.changed("session", id.value, "delete");
    act.cuts.emplace_back(row.step.user, found.cut);
    SEKISHO_CHECK(actTellAgents(act, row, found.cut));
    return found.count;
}

// A code that was issued and not redeemed yet would open a new session after the order.
Done actDropCodes(CutOffAct& act, const sekisho::UserId& member) {
    SEKISHO_CHECK(
        act.db.execOften("DELETE FROM auth_code WHERE member_uid = :uid AND used_session IS NULL", member.value));
    return {};
}

ChosenSessions actAllOf(const StepRow& row) {
    ChosenSessions all;
    all.member = row.step.user.value;
    return all;
}

ChosenSessions actOfLoss(const CutOffAct& act, const CutOffHead& head, const StepRow& row) {
    return chosenOfLoss(row.step.user, head.cutOff.lost, sekisho::DeviceId(actWord(row, "device")), act.asking);
}

std::vector<SessionId> actNamedSessions(const StepRow& row) {
    std::vector<SessionId> out;
    const auto* list = row.undo.if_contains("sessions");
    if (!list || !list->is_array()) return out;
    for (const auto& entry : list->get_array())
        if (entry.is_string()) out.emplace_back(std::string(entry.get_string()));
    return out;
}

// Of a selection: a member has a few, or very many of one client that someone filtered by.
Result<std::int64_t> actEndNamed(CutOffAct& act, const StepRow& row) {
    const std::vector<SessionId> named = actNamedSessions(row);
    if (named.size() < kCutFrom) return endNamed(act, row, named, "forced");
    ChosenSessions his = actAllOf(row);
    his.except = act.asking;
    SEKISHO_TRY(choice, choiceOf(act.db, act.domain, his, named));
    if (!choice) return endNamed(act, row, named, "forced");
    SEKISHO_CHECK(actEndChosen(act, row, choice->sessions, "forced"));
    return choice->count;
}

Result<std::int64_t> actEndTheirs(CutOffAct& act, const CutOffHead& head, const StepRow& row) {
    if (head.cutOff.kind == sekisho::CutOffKind::LostDevice) {
        SEKISHO_CHECK(actDropCodes(act, row.step.user));
        return actEndChosen(act, row, actOfLoss(act, head, row), "forced");
    }
    if (head.cutOff.kind == sekisho::CutOffKind::Members && !row.undo.if_contains("sessions"))
        return actEndChosen(act, row, actAllOf(row), "forced");
    return actEndNamed(act, row);
}

Done actEndSessions(CutOffAct& act, const CutOffHead& head, StepRow& row) {
    const std::size_t cutBefore = act.cuts.size();
    SEKISHO_TRY(count, actEndTheirs(act, head, row));
    row.step.count = count;
    row.undo.clear();
    if (count == 0 && act.cuts.size() == cutBefore)
        holdsAlready(row.step, "noSession", act.now);
    else
        actInForce(row.step, act.now);
    return {};
}

// Of the sessions that go with the loss and were not ended with it.
Done actRevokeOnly(CutOffAct& act, const CutOffHead& head, const StepRow& row) {
    SEKISHO_TRY(sessions, chosenSessions(act.db, act.domain, actOfLoss(act, head, row)));
    for (const SessionId& session : sessions) {
        SEKISHO_CHECK(act.db.execOften("UPDATE token SET revoked = :now WHERE session_id = :id AND revoked = 0",
                                       sekisho::toMillis(act.now), session.value));
        SEKISHO_CHECK(actNoteEnded(act, row, session));
    }
    return {};
}

// And of the apps that act for the member.
Done actRevokeTokens(CutOffAct& act, const CutOffHead& head, StepRow& row) {
    ChosenSessions apps = actAllOf(row);
    apps.kinds = {sekisho::ClientKind::Api};
    apps.except = act.asking;
    const bool allCut = !act.cuts.empty(); // by the step before, which has chosen the same
    SEKISHO_CHECK(actEndChosen(act, row, apps, "forced"));
    if (!allCut) SEKISHO_CHECK(actRevokeOnly(act, head, row));
    SEKISHO_CHECK(actDropCodes(act, row.step.user));
    SEKISHO_TRY(tokens, revokedTokens(act.db, row.cutOff, act.now));
    row.step.count = tokens;
    row.undo.clear();
    actInForce(row.step, act.now);
    return {};
}

// --- the member ---

Done actStopApps(CutOffAct& act, StepRow& row) {
    SEKISHO_TRY(member, loadMember(act.db, act.domain, row.step.user.value));
    SEKISHO_TRY(before, appStopOf(act.db, row.step.user));
    AppStop wanted = before;
    (row.step.target == "pc" ? wanted.pc : wanted.mobile) = true;
    if (wanted == before) {
        holdsAlready(row.step, "alreadyDone", act.now);
        return {};
    }
    SEKISHO_CHECK(setAppStop(act.db, member, wanted, act.now, act.effects));
    row.undo = actSince(act.now);
    actInForce(row.step, act.now);
    return {};
}

Done actPassword(CutOffAct& act, StepRow& row) {
    const std::string hash = actWord(row, "hash");
    row.undo.clear();
    if (hash.empty()) return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no hash");
    SEKISHO_TRY(member, loadMember(act.db, act.domain, row.step.user.value));
    if (member.member.deletedAt) return invalidState("The member is deleted; take the deletion back first.");
    SEKISHO_CHECK(setPasswordHash(act.db, act.domain, member.member.id, hash, true, act.now));
    sekisho::Member after = member.member;
    after.passwordChangedAt = act.now;
    after.passwordChangeRequested = false;
    SEKISHO_CHECK(touchMember(act.db, member, after, act.now, act.effects));
    act.effects.audit({"member.password.force", "member", after.id.value, after.displayName(), ""});
    SEKISHO_CHECK(tellMember(
        act.db, act.domain, after.id.value,
        {.key = "password.temporary.member", .params = {{"actor", act.actorName}}, .cutOff = row.cutOff}, act.now));
    actInForce(row.step, act.now);
    return {};
}

Done actSuspend(CutOffAct& act, StepRow& row) {
    SEKISHO_TRY(member, loadMember(act.db, act.domain, row.step.user.value));
    if (member.member.suspended) {
        holdsAlready(row.step, "alreadyDone", act.now);
        return {};
    }
    // On leave, say: what else was ordered is not to wait for it.
    if (!member.member.administrator && member.member.statusAt(act.now) != sekisho::MemberStatus::InUse) {
        actFails(row.step, "notPossibleNow");
        return {};
    }
    SEKISHO_CHECK(suspendMember(act.db, member, act.now, act.effects));
    SEKISHO_TRY(count, actEndChosen(act, row, actAllOf(row), "suspended"));
    act.changed.push_back(row.step.user);
    row.step.count = count;
    row.undo = actSince(act.now);
    actInForce(row.step, act.now);
    return {};
}

Done actDelete(CutOffAct& act, StepRow& row) {
    const bool forever = row.step.target == "forever";
    SEKISHO_TRY(member, loadMember(act.db, act.domain, row.step.user.value));
    if (member.member.deletedAt && !forever) {
        holdsAlready(row.step, "alreadyDone", act.now);
        return {};
    }
    SEKISHO_TRY(count, actEndChosen(act, row, actAllOf(row), "deleted"));
    if (forever)
        SEKISHO_CHECK(eraseMember(act.db, member, act.effects));
    else
        SEKISHO_CHECK(deleteMember(act.db, member, act.now, act.effects));
    act.changed.push_back(row.step.user);
    row.step.count = count;
    actInForce(row.step, act.now);
    return {};
}

// --- the device ---

Result<std::optional<Device>> actDevice(CutOffAct& act, const StepRow& row) {
    const DeviceView view{.domain = act.domain, .now = act.now, .hub = act.services.devices.get()};
    return deviceById(act.db, view, sekisho::DeviceId(row.step.target));
}

Done actUntrust(CutOffAct& act, StepRow& row, const Device& device) {
    SEKISHO_TRY(count, untrustDevice(act.db, act.domain, device, act.effects));
    row.step.count = count;
    if (count == 0)
        holdsAlready(row.step, "notTrusted", act.now);
    else
        actInForce(row.step, act.now);
    return {};
}

Done actBlock(CutOffAct& act, StepRow& row, const Device& device) {
    if (device.blockedAt) {
        holdsAlready(row.step, "alreadyDone", act.now);
        return {};
    }
    SEKISHO_TRY(ended, blockDevice(act.db, act.domain, device, act.now, act.effects));
    for (const SessionId& id : ended)
        SEKISHO_CHECK(actNoteEnded(act, row, id));
    row.step.count = static_cast<std::int64_t>(ended.size());
    row.undo = actSince(act.now);
    actInForce(row.step, act.now);
    return {};
}

// A device that is still to erase itself would not hear of it any more.
Done actRemove(CutOffAct& act, StepRow& row, const Device& device) {
    auto ended = removeDevice(act.db, act.domain, device, act.now, act.effects);
    if (!ended && ended.error().code == "INVALID_STATE") {
        actFails(row.step, "eraseWaits");
        return {};
    }
    if (!ended) return std::move(ended).error();
    for (const SessionId& id : *ended)
        SEKISHO_CHECK(actNoteEnded(act, row, id));
    act.gone.push_back(device.id);
    row.step.count = static_cast<std::int64_t>(ended->size());
    actInForce(row.step, act.now);
    return {};
}

bool actReachable(const Device& device, sekisho::Instant now) {
    return device.online || (device.lastContactAt && now - *device.lastContactAt <= kReachable);
}

// The device itself has to do it. What the proposal cannot know (it lost its agent meanwhile) is told as a failure.
Done actErase(CutOffAct& act, StepRow& row, const Device& device) {
    CutOffStep& step = row.step;
    if (device.erasedAt) {
        holdsAlready(step, "alreadyDone", act.now);
        return {};
    }
    SEKISHO_TRY(command,
                orderCommand(act.db, act.domain, device.id, stepKindKey(step.kind), row.cutOff, step.number, act.now));
    if (!command) {
        actFails(step, "noAgent");
        return {};
    }
    act.wake.push_back(device.id);
    step.reason.clear();
    step.state = StepState::Requested;
    if (actReachable(device, act.now)) return {};
    step.state = StepState::Unreachable;
    step.reason = "noContact";
    step.unreachableSince = device.lastContactAt.value_or(act.now);
    addEvidence(step, "noContact", act.now);
    return {};
}

Done actForDevice(CutOffAct& act, StepRow& row) {
    SEKISHO_TRY(device, actDevice(act, row));
    if (!device) {
        actFails(row.step, "noDevice");
        return {};
    }
    row.step.targetName = device->name;
    switch (row.step.kind) {
    case StepKind::Untrust:
        return actUntrust(act, row, *device);
    case StepKind::Block:
        return actBlock(act, row, *device);
    case StepKind::Remove:
        return actRemove(act, row, *device);
    default:
        return actErase(act, row, *device);
    }
}

} // namespace

void holdsAlready(CutOffStep& step, std::string_view reason, sekisho::Instant now) {
    step.state = StepState::Verified;
    step.acknowledgedAt = step.verifiedAt = now;
    step.reason = reason;
    addEvidence(step, "readBack", now);
}

Result<std::int64_t> endNamed(CutOffAct& act, const StepRow& row, const std::vector<SessionId>& sessions,
                              std::string_view reason) {
    std::int64_t count = 0;
    std::unordered_set<std::string> told;
    for (const SessionId& session : sessions) {
        SEKISHO_TRY(ended, endSession(act.db, act.domain, row.step.user.value, session, reason, act.now));
        for (const SessionId& id : ended) {
            SEKISHO_CHECK(actNoteEnded(act, row, id));
            if (!act.told) SEKISHO_CHECK(actTellAgent(act, row, id, told));
            act.effects.changed("session", id.value, "delete");
            ++count;
        }
    }
    return count;
}

Result<std::int64_t> revokedTokens(sekisho::sql::Database& db, std::string_view cutOff, sekisho::Instant at) {
    SEKISHO_TRY(written, db.firstOften<std::int64_t>(
                             "SELECT count(*) FROM token WHERE revoked = :at AND session_id IN (SELECT session_id FROM "
                             "cut_off_session WHERE cut_off_id = :id)",
                             sekisho::toMillis(at), cutOff));
    return written ? std::get<0>(*written) : 0;
}

Done carryOut(CutOffAct& act, const CutOffHead& head, StepRow& row) {
    switch (row.step.kind) {
    case StepKind::AppStop:
        return actStopApps(act, row);
    case StepKind::EndSessions:
        return actEndSessions(act, head, row);
    case StepKind::RevokeTokens:
        return actRevokeTokens(act, head, row);
    case StepKind::Password:
        return actPassword(act, row);
    case StepKind::Suspend:
        return actSuspend(act, row);
    case StepKind::Delete:
        return actDelete(act, row);
    case StepKind::Remove:
    case StepKind::Untrust:
    case StepKind::Block:
    case StepKind::WipeAppData:
    case StepKind::ResetDevice:
        return actForDevice(act, row);
    }
    return {};
}

void afterAct(Services& services, const CutOffAct& act) {
    for (const auto& [member, cut] : act.cuts) {
        const auto ended = memberWasCut(services, member, cut);
        if (ended)
            services.auth.watchRefusals(*ended);
        else if (services.log)
            services.log->event(LogLevel::Error, "sessionCuts",
                                {{"code", ended.error().code}, {"detail", ended.error().detail}});
    }
    services.auth.forgetSessions(act.ended);
    services.auth.watchRefusals(act.ended);
    for (const auto& session : act.ended)
        services.push.endSession(session);
    for (const auto& user : act.changed)
        services.auth.forgetUser(user);
    for (const auto& device : act.wake)
        services.devices->wake(device);
    for (const auto& device : act.gone)
        services.devices->drop(device);
}

} // namespace sekishod
