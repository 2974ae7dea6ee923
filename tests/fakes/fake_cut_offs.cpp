#include "tests/fakes/fake_cut_offs.h"

#include "models/api/cut_off_wire.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

Error cutOffUnknown() {
    return Error(ErrorKind::NotFound, "CUT_OFF_NOT_EXIST");
}

Error notPossible(const policy::ProposedStep& step) {
    if (step.reason == "highestAdministrator") return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
    return Error(ErrorKind::Conflict, "CUT_OFF_NOT_POSSIBLE")
        .with("step", std::string(stepKindKey(step.kind)))
        .with("reason", step.reason);
}

bool waitsForDevice(const CutOffStep& step) {
    return needsDevice(step.kind) && (step.state == StepState::Requested || step.state == StepState::Acknowledged ||
                                      step.state == StepState::Unreachable);
}

std::string verifiedBy(StepKind kind) {
    if (needsDevice(kind)) return "deviceConfirmed";
    return kind == StepKind::EndSessions || kind == StepKind::RevokeTokens ? "gateRefused" : "readBack";
}

} // namespace

FakeCutOffs::FakeCutOffs(FakeTenant& tenant, FakeDevices& devices, FakeTemplates& templates, const Clock& clock, Me me,
                         Admit admit)
    : tenant_(tenant), devices_(devices), templates_(templates), clock_(clock), me_(std::move(me)),
      admit_(std::move(admit)) {
    budgets = {{BrakeKind::CutOff, {30, 100, 20}}, {BrakeKind::Wipe, {5, 20, 20}},
               {BrakeKind::Reset, {3, 10, 20}},    {BrakeKind::Remove, {20, 60, 20}},
               {BrakeKind::Delete, {30, 100, 20}}, {BrakeKind::Single, {30, 100, 20}}};
    devices_.sendCutOffsTo(*this);
}

CutOff* FakeCutOffs::find(const CutOffId& id) {
    const auto found = std::ranges::find(all, id, &CutOff::id);
    return found == all.end() ? nullptr : &*found;
}

void FakeCutOffs::changed(CutOff& cutOff) {
    ++cutOff.version;
    tenant_.noteUnseen();
}

// --- the test tells how it goes on ---

void FakeCutOffs::setStep(const CutOffId& id, int number, StepState state, std::string reason, std::string evidence) {
    CutOff* cutOff = find(id);
    if (!cutOff) return;
    for (CutOffStep& step : cutOff->steps) {
        if (step.number != number) continue;
        step.state = state;
        step.reason = std::move(reason);
        if (state == StepState::Acknowledged) step.acknowledgedAt = clock_.now();
        if (state == StepState::Verified) step.verifiedAt = clock_.now();
        step.unreachableSince = state == StepState::Unreachable ? std::optional(clock_.now()) : std::nullopt;
        if (!evidence.empty()) step.evidence.push_back({std::move(evidence), clock_.now(), {}});
        break;
    }
    changed(*cutOff);
}

void FakeCutOffs::proceed(const CutOffId& id) {
    const CutOff* cutOff = find(id);
    if (!cutOff) return;
    const std::vector<CutOffStep> before = cutOff->steps;
    for (const CutOffStep& step : before)
        if (step.state == StepState::Acknowledged)
            setStep(id, step.number, StepState::Verified, {}, verifiedBy(step.kind));
        else if (step.state == StepState::Requested || step.state == StepState::Unreachable)
            setStep(id, step.number, StepState::Acknowledged, {}, "deviceAcknowledged");
}

void FakeCutOffs::loseDevices(const CutOffId& id) {
    const CutOff* cutOff = find(id);
    if (!cutOff) return;
    const std::vector<CutOffStep> before = cutOff->steps;
    for (const CutOffStep& step : before)
        if (waitsForDevice(step)) setStep(id, step.number, StepState::Unreachable, "noContact", "noContact");
}

// --- proposals and orders ---

policy::LossFacts FakeCutOffs::factsOf(const UserId& id, Lost lost, const DeviceId& device) const {
    const Member* member = tenant_.member(id);
    policy::LossFacts facts;
    facts.lost = lost;
    facts.device = device;
    facts.devices = devices_.of(id);
    for (const Session& session : tenant_.sessions())
        if (session.user == id && session.live()) facts.sessions.push_back(session);
    facts.mdm = mdm;
    facts.highestAdministrator = member && member->administrator;
    facts.self = id == me_().user;
    facts.suspended = member && member->statusAt(clock_.now()) == MemberStatus::Suspended;
    return facts;
}

ports::CutOffProposal FakeCutOffs::proposal(const UserId& id, Lost lost, const DeviceId& device) const {
    const Member& member = *tenant_.member(id);
    const policy::LossFacts facts = factsOf(id, lost, device);
    ports::CutOffProposal made;
    made.user = id;
    made.userName = member.displayName();
    made.loginId = member.email;
    made.lost = lost;
    made.device = device;
    made.devices = facts.devices;
    made.sessions = facts.sessions;
    made.sessionCount = static_cast<std::int64_t>(facts.sessions.size());
    made.steps = policy::proposeSteps(facts);
    for (const auto& [kind, budget] : budgets)
        made.brake.push_back(useOf(kind));
    if (const auto* home = member.primaryOrganization(); home && !home->orgUnits.empty()) {
        const auto unit = tenant_.orgUnits().find(home->orgUnits.front().orgUnit.value);
        if (unit != tenant_.orgUnits().end()) made.orgUnit = unit->second.name;
    }
    return made;
}

CallHandle FakeCutOffs::propose(const UserId& member, Lost lost, const DeviceId& device, Executor& on,
                                Reply<ports::CutOffProposal> reply) {
    return answer<ports::CutOffProposal>("propose", on, std::move(reply),
                                         [this, member, lost, device]() -> Result<ports::CutOffProposal> {
                                             if (!tenant_.member(member))
                                                 return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
                                             return proposal(member, lost, device);
                                         });
}

CallHandle FakeCutOffs::order(const CutOffOrder& order, Executor& on, Reply<ports::CutOffOrdered> reply) {
    return answer<ports::CutOffOrdered>("orderCutOff", on, std::move(reply),
                                        [this, order] { return carryOut(order, false); });
}

// A target that was named must be possible; a step without one stands for those that are.
Result<std::vector<CutOffStep>> FakeCutOffs::expand(const CutOffOrder& order) const {
    const Member& member = *tenant_.member(order.user);
    const auto proposed = policy::proposeSteps(factsOf(order.user, order.lost, order.device));
    std::vector<CutOffStep> steps;
    for (const StepOrder& wanted : order.steps) {
        for (const policy::ProposedStep& one : proposed) {
            if (one.kind != wanted.kind || (!wanted.target.empty() && one.target != wanted.target)) continue;
            if (!one.possible && (!wanted.target.empty() || one.reason == "highestAdministrator"))
                return notPossible(one);
            if (!one.possible) continue;
            CutOffStep& step = steps.emplace_back();
            step.kind = one.kind;
            step.user = order.user;
            step.userName = member.displayName();
            step.target = one.target;
            step.targetName = one.targetName;
        }
    }
    if (steps.empty()) return Error(ErrorKind::BadInput, "CUT_OFF_NO_STEP");
    return steps;
}

Result<ports::CutOffOrdered> FakeCutOffs::carryOut(const CutOffOrder& order, bool queued) {
    const Member* member = tenant_.member(order.user);
    if (!member) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    if (const CutOff* known = find(order.id)) {
        if (texts_[order.id.value] != orderText(order)) return Error(ErrorKind::Conflict, "CUT_OFF_ID_TAKEN");
        return ports::CutOffOrdered{*known, {}};
    }
    CutOff made;
    SEKISHO_TRY(steps, expand(order));
    made.steps = std::move(steps);
    made.id = order.id;
    made.lost = order.lost;
    made.user = order.user;
    made.userName = member->displayName();
    made.loginId = member->email;
    made.orgUnit = proposal(order.user, order.lost, order.device).orgUnit;
    made.orderedAt = queued ? order.orderedAt : clock_.now();
    made.queued = queued;
    made.note = order.note;
    made.check = order.check;
    texts_[order.id.value] = orderText(order);
    CutOff& entered = enter(std::move(made));
    ports::CutOffOrdered ordered;
    bool stopped = false;
    if (std::ranges::any_of(entered.steps,
                            [](const CutOffStep& one) { return brakeKindOf(one.kind) == BrakeKind::CutOff; }))
        stopped = !passesNow(BrakeKind::CutOff);
    for (CutOffStep& step : entered.steps) {
        const auto kind = brakeKindOf(step.kind);
        if (kind && (*kind == BrakeKind::CutOff ? stopped : !passesNow(*kind)))
            hold(entered, step, *kind);
        else if (std::string password = carryOut(entered, step); !password.empty())
            ordered.temporaryPassword = std::move(password);
    }
    changed(entered);
    ordered.cutOff = entered;
    return ordered;
}

CutOff& FakeCutOffs::enter(CutOff cutOff) {
    const FakeActor me = me_();
    cutOff.actor = me.user;
    cutOff.actorName = me.name;
    cutOff.receivedAt = clock_.now();
    if (cutOff.orderedAt == Instant{}) cutOff.orderedAt = cutOff.receivedAt;
    int number = 0;
    for (CutOffStep& step : cutOff.steps) {
        step.number = ++number;
        step.requestedAt = cutOff.receivedAt;
    }
    return all.emplace_back(std::move(cutOff));
}

Result<CutOff> FakeCutOffs::take(const CutOffId& id, CutOffKind kind, std::vector<CutOffStep> steps,
                                 const std::string& note) {
    if (const CutOff* known = find(id)) return *known;
    if (steps.empty()) return Error(ErrorKind::BadInput, "CUT_OFF_NO_STEP");
    CutOff made;
    made.id = id;
    made.kind = kind;
    made.sweep = sweep;
    made.note = note;
    made.steps = std::move(steps);
    CutOff& entered = enter(std::move(made));
    std::map<UserId, bool> members; // each counts once
    for (CutOffStep& step : entered.steps) {
        const auto brakeKind = brakeKindOf(step.kind);
        const bool once = brakeKind == BrakeKind::CutOff;
        if (once && !members.contains(step.user)) members[step.user] = passesNow(*brakeKind);
        if (brakeKind && !(once ? members[step.user] : passesNow(*brakeKind)))
            hold(entered, step, *brakeKind);
        else
            carryOut(entered, step);
    }
    changed(entered);
    return entered;
}

Result<CutOff> FakeCutOffs::endAll(const CutOffId& id, const std::vector<ports::LiveSession>& sessions,
                                   const std::string& note) {
    std::vector<CutOffStep> steps;
    for (const ports::LiveSession& one : sessions) {
        CutOffStep& step = steps.emplace_back();
        step.kind = StepKind::EndSessions;
        step.user = one.session.user;
        step.userName = one.userName;
        step.target = one.session.id.value;
        step.targetName = one.session.deviceName;
    }
    return take(id, CutOffKind::Sessions, std::move(steps), note);
}

std::int64_t FakeCutOffs::endSessionsOf(const CutOff& cutOff, const CutOffStep& step) {
    std::vector<SessionId> ids;
    if (cutOff.kind == CutOffKind::Sessions) {
        ids.emplace_back(step.target);
    } else {
        const auto order = orderOf(texts_[cutOff.id.value]); // none of a held one that a test has made
        ids = policy::sessionsOf(factsOf(step.user, cutOff.lost, order ? order->device : DeviceId()));
    }
    for (const SessionId& id : ids)
        (void)tenant_.endSession(step.user, id);
    return static_cast<std::int64_t>(ids.size());
}

// The temporary password, where the step makes one.
std::string FakeCutOffs::carryOut(const CutOff& cutOff, CutOffStep& step) {
    std::string password;
    switch (step.kind) {
    case StepKind::AppStop:
        (step.target == "pc" ? templates_.stops[step.user.value].pc : templates_.stops[step.user.value].mobile) = true;
        break;
    case StepKind::EndSessions:
        step.count = endSessionsOf(cutOff, step);
        break;
    case StepKind::Untrust:
        if (Device* device = devices_.find(DeviceId(step.target))) device->trusted = false;
        break;
    case StepKind::Block:
        if (Device* device = devices_.find(DeviceId(step.target))) device->blockedAt = clock_.now();
        break;
    case StepKind::Password:
        password = "Temporary-" + std::to_string(++made_);
        (void)tenant_.forcePassword(step.user, password, true);
        break;
    case StepKind::Suspend:
        (void)tenant_.suspend(step.user);
        break;
    default:
        break;
    }
    step.state = StepState::Requested;
    if (needsDevice(step.kind)) return password;
    step.acknowledgedAt = clock_.now();
    step.state = StepState::Acknowledged;
    step.evidence.push_back({"inForce", clock_.now(), {}});
    if (!verifyAtOnce) return password;
    step.state = StepState::Verified;
    step.verifiedAt = clock_.now();
    step.evidence.push_back({verifiedBy(step.kind), clock_.now(), {}});
    return password;
}

// --- what was ordered ---

CallHandle FakeCutOffs::cutOff(const CutOffId& id, Executor& on, Reply<CutOff> reply) {
    return answer<CutOff>("cutOff", on, std::move(reply), [this, id]() -> Result<CutOff> {
        const CutOff* known = find(id);
        return known ? Result<CutOff>(*known) : Result<CutOff>(cutOffUnknown());
    });
}

CallHandle FakeCutOffs::progress(const CutOffId& id, Executor& on, Reply<CutOff> reply) {
    return cutOff(id, on, std::move(reply));
}

CallHandle FakeCutOffs::cutOffs(std::string state, const UserId& member, std::string cursor, Executor& on,
                                Reply<ports::CutOffPage> reply) {
    return answer<ports::CutOffPage>(
        "cutOffs", on, std::move(reply), [this, state = std::move(state), member, cursor = std::move(cursor)] {
            const auto concerns = [&](const CutOff& one) {
                return member.empty() || one.user == member ||
                       std::ranges::any_of(one.steps, [&](const CutOffStep& step) { return step.user == member; });
            };
            ports::CutOffPage page;
            std::size_t at = cursor.empty() ? all.size() : std::min<std::size_t>(std::stoul(cursor), all.size());
            for (; at > 0; --at) {
                const CutOff& one = all[at - 1];
                if (!concerns(one) || (!state.empty() && cutOffStateKey(stateOf(one)) != state)) continue;
                if (page.cutOffs.size() == pageSize) {
                    page.nextCursor = std::to_string(at);
                    break;
                }
                page.cutOffs.push_back(one);
            }
            return Result<ports::CutOffPage>(std::move(page));
        });
}

CallHandle FakeCutOffs::complete(const CutOff& base, std::string note, IdentityCheck check, Executor& on,
                                 Reply<CutOff> reply) {
    return answer<CutOff>("complete", on, std::move(reply),
                          [this, base, note = std::move(note), check = std::move(check)]() -> Result<CutOff> {
                              CutOff* known = find(base.id);
                              if (!known) return cutOffUnknown();
                              if (known->version != base.version)
                                  return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
                              known->note = note;
                              known->check = check;
                              changed(*known);
                              return *known;
                          });
}

CallHandle FakeCutOffs::foundAgain(const CutOffId& id, std::string note, Executor& on, Reply<CutOff> reply) {
    return answer<CutOff>("foundAgain", on, std::move(reply),
                          [this, id, note = std::move(note)] { return found(id, note); });
}

void FakeCutOffs::giveBack(const CutOff&, const CutOffStep& step) {
    switch (step.kind) {
    case StepKind::AppStop:
        (step.target == "pc" ? templates_.stops[step.user.value].pc : templates_.stops[step.user.value].mobile) = false;
        break;
    case StepKind::Block:
        if (Device* device = devices_.find(DeviceId(step.target))) device->blockedAt.reset();
        break;
    case StepKind::Suspend:
        (void)tenant_.unsuspend(step.user);
        break;
    default:
        break;
    }
}

Result<CutOff> FakeCutOffs::found(const CutOffId& id, const std::string& note) {
    CutOff* known = find(id);
    if (!known) return cutOffUnknown();
    if (known->foundAt || known->kind != CutOffKind::LostDevice) return Error(ErrorKind::Conflict, "CUT_OFF_OVER");
    for (CutOffStep& step : known->steps) {
        const bool inForce = step.state == StepState::Acknowledged || step.state == StepState::Verified;
        if (reversible(step.kind) && inForce) {
            giveBack(*known, step);
            step.state = StepState::Reversed;
            step.evidence.push_back({"reversed", clock_.now(), me_().name});
        } else if (step.state == StepState::Held || step.state == StepState::Requested ||
                   step.state == StepState::Unreachable) {
            step.state = StepState::Withdrawn;
            step.evidence.push_back({"withdrawn", clock_.now(), me_().name});
        }
    }
    known->foundAt = clock_.now();
    known->foundBy = me_().name;
    known->foundNote = note;
    changed(*known);
    return *known;
}

CallHandle FakeCutOffs::withdraw(const CutOffId& id, Executor& on, Reply<CutOff> reply) {
    return answer<CutOff>("withdrawCutOff", on, std::move(reply), [this, id] { return takenBack(id); });
}

Result<CutOff> FakeCutOffs::takenBack(const CutOffId& id) {
    CutOff* known = find(id);
    if (!known) return cutOffUnknown();
    int withdrawn = 0;
    for (CutOffStep& step : known->steps) {
        if (step.state != StepState::Held && step.state != StepState::Requested && step.state != StepState::Unreachable)
            continue;
        for (HeldOrder& order : heldOrders)
            if (order.cutOff == id && order.step == step.number && order.state == HeldState::Held)
                order.state = HeldState::Cancelled;
        step.state = StepState::Withdrawn;
        step.evidence.push_back({"withdrawn", clock_.now(), me_().name});
        ++withdrawn;
    }
    if (withdrawn == 0) return Error(ErrorKind::Conflict, "CUT_OFF_OVER");
    changed(*known);
    return *known;
}

CallHandle FakeCutOffs::receipt(const CutOffId& id, Executor& on, Reply<ports::Receipt> reply) {
    return answer<ports::Receipt>("receipt", on, std::move(reply), [this, id]() -> Result<ports::Receipt> {
        const CutOff* known = find(id);
        if (!known) return cutOffUnknown();
        return ports::Receipt{api::cutOffText(*known), "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl"};
    });
}

// --- the queue ---

std::string FakeCutOffs::orderText(const CutOffOrder& order) const {
    return api::cutOffOrderText(order);
}

Result<CutOffOrder> FakeCutOffs::orderOf(std::string_view text) const {
    return api::cutOffOrderFromText(text);
}

CallHandle FakeCutOffs::registerKey(std::string publicKeyPem, Executor& on, Reply<std::string> reply) {
    return answer<std::string>("registerKey", on, std::move(reply), [this, pem = std::move(publicKeyPem)] {
        const auto known = std::ranges::find(keys, pem);
        const auto place = known - keys.begin();
        if (known == keys.end()) keys.push_back(pem);
        return Result<std::string>("key-" + std::to_string(place + 1));
    });
}

CallHandle FakeCutOffs::sendQueued(std::string text, std::string signature, std::string keyId, Executor& on,
                                   Reply<ports::CutOffOrdered> reply) {
    return answer<ports::CutOffOrdered>("sendQueued", on, std::move(reply),
                                        [this, text = std::move(text), signature = std::move(signature),
                                         keyId = std::move(keyId)]() -> Result<ports::CutOffOrdered> {
                                            queuedSeen.push_back({text, signature, keyId});
                                            SEKISHO_TRY(order, orderOf(text));
                                            if (signature.empty() || !keyId.starts_with("key-") || keyId == "key-0")
                                                return Error(ErrorKind::Forbidden, "CUT_OFF_SIGNATURE");
                                            if (clock_.now() - order.orderedAt > std::chrono::hours(72) ||
                                                order.orderedAt - clock_.now() > std::chrono::minutes(5))
                                                return Error(ErrorKind::Conflict, "CUT_OFF_TOO_OLD");
                                            return carryOut(order, true);
                                        });
}

} // namespace sekisho::fakes
