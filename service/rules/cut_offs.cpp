#include "service/rules/cut_offs.h"

#include "models/domain/brake.h"
#include "models/domain/cut_off_words.h"
#include "service/rules/authority.h"
#include "service/rules/brake.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_facts.h"
#include "service/rules/cut_off_notes.h"
#include "service/rules/structure.h"
#include "service/rules/tenant.h"
#include "service/store/uid.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sekishod {

using sekisho::CutOffStep;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::StepKind;
using sekisho::StepState;
using sekisho::policy::LossFacts;
using sekisho::policy::ProposedStep;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::chrono::minutes kPasswordStays{10};
constexpr int kSessionsShown = 200;

LossQuestion lossOf(const Call& call, const MemberRow& member, sekisho::Lost lost, const sekisho::DeviceId& device,
                    const DeviceHub* hub) {
    LossQuestion question;
    question.domain = call.caller.domain;
    question.member = member.member.id;
    question.highestAdministrator = member.member.administrator;
    question.suspended = member.member.suspended;
    question.lost = lost;
    question.device = device;
    question.actor = call.caller.user;
    question.asking = call.caller.session;
    question.now = call.now;
    question.hub = hub;
    return question;
}

// Of more than are shown.
Done countSessions(Call& call, const LossQuestion& loss, sekisho::api::ProposalText& out) {
    SEKISHO_TRY(all, countChosen(*call.db, loss.domain, chosenOfLoss(loss.member, sekisho::Lost::Everything, {}, {})));
    SEKISHO_TRY(lost,
                countChosen(*call.db, loss.domain, chosenOfLoss(loss.member, loss.lost, loss.device, loss.asking)));
    out.sessionCount = all;
    for (ProposedStep& step : out.steps)
        if (step.kind == StepKind::EndSessions) {
            step.count = lost;
            step.reason = lost == 0 ? "noSession" : "";
        }
    return {};
}

Result<std::string> unitNameOf(Call& call, const sekisho::Member& member) {
    const auto* of = member.primaryOrgUnit();
    if (!of) return std::string();
    SEKISHO_TRY(row, findOrgUnit(*call.db, call.caller.domain, of->orgUnit.value));
    if (!row) return std::string();
    SEKISHO_TRY(unit, loadOrgUnitRow(*call.db, *row));
    return unit.unit.name;
}

// --- the order before ---

std::string fingerprintOf(const Call& call, std::string_view text) {
    return sha256Hex(fmt::format("{}\n{}", call.caller.actorId(), text));
}

Result<std::optional<OrderedCutOff>> orderedBefore(Call& call, const sekisho::CutOffId& id,
                                                   std::string_view fingerprint) {
    SEKISHO_TRY(head, headOf(*call.db, id.value));
    if (!head) return std::optional<OrderedCutOff>();
    if (head->domain != call.caller.domain || head->fingerprint != fingerprint)
        return Error(ErrorKind::Conflict, "CUT_OFF_ID_TAKEN");
    SEKISHO_TRY(cutOff, loadCutOff(call, id));
    return std::optional(OrderedCutOff{std::move(cutOff), {}, true});
}

// --- which steps ---

std::string wordFor(const Tenant& tenant, std::string_view list, std::string_view key) {
    const auto* word = sekisho::cutOffWord(list, key);
    if (!word) return std::string(key);
    std::string text(tenant.locale.starts_with("ja") ? word->ja : word->en);
    for (const std::string_view end : {".", "。"}) // it stands within a sentence
        if (text.ends_with(end)) text.resize(text.size() - end.size());
    return text;
}

Error notPossible(const Tenant& tenant, StepKind kind, std::string_view reason) {
    if (reason == "highestAdministrator") return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
    return Error(ErrorKind::Conflict, "CUT_OFF_NOT_POSSIBLE")
        .with("step", wordFor(tenant, "step", stepKindKey(kind)))
        .with("reason", wordFor(tenant, "reason", reason));
}

bool canBe(const ProposedStep& step) {
    return step.possible || step.reason == "alreadyDone";
}

class CutOffExpansion {
  public:
    CutOffExpansion(const Tenant& tenant, const AskedCutOff& asked, const MemberRow& member,
                    std::vector<ProposedStep> proposed, sekisho::Instant now)
        : tenant_(tenant), asked_(asked), member_(member), proposed_(std::move(proposed)), now_(now) {}

    Result<std::vector<StepRow>> take() {
        for (const auto& wanted : asked_.order.steps)
            SEKISHO_CHECK(add(wanted));
        std::ranges::stable_sort(rows_, {}, [](const StepRow& row) { return row.step.kind; });
        int number = 0;
        for (StepRow& row : rows_)
            row.step.number = ++number;
        return std::move(rows_);
    }

  private:
    Done add(const sekisho::StepOrder& wanted) {
        std::vector<const ProposedStep*> fitting;
        for (const ProposedStep& step : proposed_)
            if (step.kind == wanted.kind && (wanted.target.empty() || step.target == wanted.target))
                fitting.push_back(&step);
        if (fitting.empty()) return Error(ErrorKind::NotFound, "DEVICE_NOT_EXIST").at("steps");
        // Of all that go with the loss some may be beyond reach: the others are not to wait for them.
        const bool any = std::ranges::any_of(fitting, [](const auto* step) { return canBe(*step); });
        if (!any && !asked_.queued) return notPossible(tenant_, wanted.kind, fitting.front()->reason);
        for (const ProposedStep* step : fitting)
            if (canBe(*step) || !any) enter(*step);
        return {};
    }

    void enter(const ProposedStep& proposed) {
        const bool there = std::ranges::any_of(rows_, [&](const StepRow& row) {
            return row.step.kind == proposed.kind && row.step.target == proposed.target;
        });
        if (there) return;
        StepRow row;
        row.cutOff = asked_.order.id.value;
        row.domain = member_.member.domain;
        row.step.kind = proposed.kind;
        row.step.user = member_.member.id;
        row.step.userName = member_.member.displayName();
        row.step.target = proposed.target;
        row.step.targetName = proposed.targetName;
        row.step.requestedAt = now_;
        if (!canBe(proposed)) { // only of an order that waited: the service was away when it was made
            row.step.state = StepState::Failed;
            row.step.reason = proposed.reason;
        }
        if (proposed.kind == StepKind::EndSessions || proposed.kind == StepKind::RevokeTokens)
            row.undo["device"] = asked_.order.device.value;
        if (proposed.kind == StepKind::Password && asked_.password) row.undo["hash"] = asked_.password->hash;
        rows_.push_back(std::move(row));
    }

    const Tenant& tenant_;
    const AskedCutOff& asked_;
    const MemberRow& member_;
    std::vector<ProposedStep> proposed_;
    sekisho::Instant now_;
    std::vector<StepRow> rows_;
};

// --- carrying out ---

bool acted(const StepRow& row) {
    return row.step.state != StepState::Held && row.step.state != StepState::Failed;
}

std::string stepList(const std::vector<StepRow>& rows) {
    constexpr std::size_t most = 50;
    std::string out;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i)
        out += (i == 0 ? "" : ", ") + stepName(rows[i].step);
    if (rows.size() > most) out += fmt::format(" … {}", rows.size());
    return out;
}

void auditOrder(Call& call, const CutOffHead& head, const std::vector<StepRow>& rows) {
    const auto& c = head.cutOff;
    const auto to = [](const json::value& value) { return json::object{{"from", nullptr}, {"to", value}}; };
    json::object changes{{"cutOff", to(json::string(c.id.value))}, {"kind", to(json::string(cutOffKindKey(c.kind)))}};
    if (c.kind == sekisho::CutOffKind::LostDevice) changes["lost"] = to(json::string(lostKey(c.lost)));
    changes["steps"] = to(json::string(stepList(rows)));
    changes["note"] = to(!c.note.empty()); // that there is one; what the caller said stays with the cut-off
    if (c.queued) changes["queued"] = to(true);
    const bool one = !c.user.empty();
    call.audit({"cutOff.order", one ? "member" : "cutOff", one ? c.user.value : c.id.value, c.userName,
                json::serialize(changes)});
}

// Before the answer goes: whoever asks next sees what is proven. What fails here is tried again by the keeper.
void proveNow(Services& services, sekisho::DomainId domain, std::string_view cutOff) {
    const auto proven = proveCutOff(services, domain, cutOff);
    if (!proven && services.log)
        services.log->event(LogLevel::Error, "cutOffProof",
                            {{"cutOff", cutOff}, {"code", proven.error().code}, {"detail", proven.error().detail}});
}

// The one way into force: everything or nothing of it.
Result<OrderedCutOff> carryOutAll(Services& services, Call& call, const CutOffHead& head, std::vector<StepRow> rows) {
    if (rows.empty()) return Error(ErrorKind::BadInput, "CUT_OFF_NO_STEP").at("steps");
    auto act = std::make_shared<CutOffAct>(
        CutOffAct{services, *call.db, call.caller.domain, call.now, call.caller.name, call.caller.session});
    SEKISHO_CHECK(insertHead(*call.db, head));
    auditOrder(call, head, rows);
    SEKISHO_CHECK(askBrakes(*call.db, head, rows, call.now, act->effects));
    for (StepRow& row : rows) {
        if (row.step.state == StepState::Requested) SEKISHO_CHECK(carryOut(*act, head, row));
        SEKISHO_CHECK(insertStep(*call.db, row));
    }
    SEKISHO_CHECK(refreshHead(*call.db, head.cutOff.id.value));
    if (std::ranges::any_of(rows, acted)) SEKISHO_CHECK(tellOrdered(*call.db, head, rows, call.now));
    tellFeed(*act);
    act->effects.changed("cutOff", head.cutOff.id.value);
    act->effects.moveTo(call);
    call.afterCommit([&services, act, id = head.cutOff.id.value] {
        afterAct(services, *act);
        proveNow(services, act->domain, id);
    });
    SEKISHO_TRY(cutOff, loadCutOff(call, head.cutOff.id));
    return OrderedCutOff{std::move(cutOff), {}, false};
}

CutOffHead headFor(const Call& call, const sekisho::CutOffId& id, sekisho::CutOffKind kind, std::string fingerprint) {
    CutOffHead head;
    head.domain = call.caller.domain;
    head.fingerprint = std::move(fingerprint);
    head.cutOff.id = id;
    head.cutOff.kind = kind;
    head.cutOff.actor = sekisho::UserId(call.caller.actorId());
    head.cutOff.actorName = call.caller.name;
    head.cutOff.orderedAt = head.cutOff.receivedAt = call.now;
    return head;
}

Done nameMember(Call& call, sekisho::CutOff& cutOff, const MemberRow& member) {
    cutOff.user = member.member.id;
    cutOff.userName = member.member.displayName();
    cutOff.loginId = member.member.email;
    SEKISHO_TRY(unit, unitNameOf(call, member.member));
    cutOff.orgUnit = std::move(unit);
    return {};
}

Result<CutOffHead> lostHead(Call& call, const AskedCutOff& asked, const MemberRow& member, std::string fingerprint) {
    CutOffHead head = headFor(call, asked.order.id, sekisho::CutOffKind::LostDevice, std::move(fingerprint));
    auto& c = head.cutOff;
    c.lost = asked.order.lost;
    SEKISHO_CHECK(nameMember(call, c, member));
    c.queued = asked.queued;
    if (asked.queued) c.orderedAt = asked.order.orderedAt;
    c.note = asked.order.note;
    c.check = asked.order.check;
    return head;
}

StepKind stepOfAction(sekisho::DeviceAction action) {
    switch (action) {
    case sekisho::DeviceAction::Block:
        return StepKind::Block;
    case sekisho::DeviceAction::ResetDevice:
        return StepKind::ResetDevice;
    case sekisho::DeviceAction::Remove:
        return StepKind::Remove;
    default:
        return StepKind::WipeAppData;
    }
}

// Of a step that did not come to pass nothing is told.
bool setsPassword(const sekisho::CutOff& cutOff) {
    return std::ranges::any_of(cutOff.steps, [](const CutOffStep& step) {
        return step.kind == StepKind::Password && step.state != StepState::Failed && step.reason != "justDone";
    });
}

// Two clerks answer the same member: the password that the first one has just told him stays the right one.
Done keepFreshPassword(Call& call, std::vector<StepRow>& rows) {
    for (StepRow& row : rows) {
        if (row.step.kind != StepKind::Password || row.step.state == StepState::Failed) continue;
        SEKISHO_TRY(just,
                    (call.db->first<std::string, std::int64_t>(
                        "SELECT c.actor_name, s.acknowledged FROM cut_off_step s JOIN cut_off c ON c.id = "
                        "s.cut_off_id WHERE s.member_uid = :member AND s.kind = 'password' AND s.state IN "
                        "('acknowledged', 'verified') AND s.acknowledged >= :since AND s.reason <> 'justDone' AND "
                        "c.actor_id <> :me ORDER BY s.acknowledged DESC LIMIT 1",
                        row.step.user.value, sekisho::toMillis(call.now - kPasswordStays), call.caller.actorId())));
        if (!just) continue;
        row.undo.clear();
        holdsAlready(row.step, "justDone", call.now);
        row.step.evidence.back().detail = std::get<0>(*just);
    }
    return {};
}

bool takesOver(const StepRow& row) {
    return row.step.state != StepState::Failed &&
           (row.step.kind == StepKind::Password || row.step.kind == StepKind::Suspend);
}

} // namespace

Done askBrakes(Database& db, const CutOffHead& head, std::vector<StepRow>& rows, sekisho::Instant now,
               Effects& effects) {
    for (const auto kind : sekisho::brakeKinds()) {
        std::vector<StepRow*> asked;
        std::vector<BrakeTarget> targets;
        for (StepRow& row : rows) {
            if (isFinal(row.step.state) || sekisho::brakeKindOf(row.step.kind, head.cutOff.kind) != kind) continue;
            asked.push_back(&row);
            targets.push_back({row.step.number, row.step.user.value, row.step.userName, row.step.targetName});
        }
        const BrakeQuestion question{head.domain, head.cutOff.actor.value, head.cutOff.actorName, kind, head.cutOff.id};
        SEKISHO_TRY(passed, askBrake(db, question, targets, now, effects));
        for (std::size_t i = 0; i < asked.size(); ++i) {
            if (passed[i]) continue;
            CutOffStep& step = asked[i]->step;
            step.state = StepState::Held;
            step.reason = "heldByBrake";
            addEvidence(step, "heldByBrake", now);
        }
    }
    return {};
}

Result<std::vector<StepRow>> sessionSteps(Database& db, const CutOffHead& head,
                                          const std::vector<sekisho::Session>& sessions,
                                          const sekisho::SessionId& asking, int from, sekisho::Instant now) {
    std::map<sekisho::UserId, std::size_t> places;
    std::vector<StepRow> rows;
    for (const auto& session : sessions) {
        if (session.id == asking) continue; // the answer is still to be read
        const auto [place, isNew] = places.emplace(session.user, rows.size());
        if (isNew) {
            StepRow row{.cutOff = head.cutOff.id.value, .domain = head.domain, .step = {}, .undo = {}};
            row.step.number = from + static_cast<int>(rows.size()) + 1;
            row.step.kind = StepKind::EndSessions;
            row.step.user = session.user;
            const auto member = loadMember(db, head.domain, session.user.value);
            row.step.userName = member ? member->member.displayName() : session.user.value;
            row.step.requestedAt = now;
            row.undo["sessions"] = json::array();
            rows.push_back(std::move(row));
        }
        rows[place->second].undo["sessions"].as_array().emplace_back(session.id.value);
    }
    return rows;
}

Result<sekisho::api::ProposalText> proposalFor(Services& services, Call& call, const MemberRow& member,
                                               sekisho::Lost lost, const sekisho::DeviceId& device) {
    LossQuestion loss = lossOf(call, member, lost, device, services.devices.get());
    loss.mostSessions = kSessionsShown;
    SEKISHO_TRY(facts, lossFacts(*call.db, loss));
    sekisho::api::ProposalText out;
    out.userId = member.member.id.value;
    out.userName = member.member.displayName();
    out.loginId = member.member.email;
    SEKISHO_TRY(unit, unitNameOf(call, member.member));
    out.orgUnit = std::move(unit);
    out.lost = lost;
    out.deviceId = device.value;
    out.steps = proposeSteps(facts);
    out.devices = std::move(facts.devices);
    out.sessions = std::move(facts.sessions);
    out.sessionCount = static_cast<std::int64_t>(out.sessions.size());
    if (out.sessionCount == kSessionsShown) SEKISHO_CHECK(countSessions(call, loss, out));
    SEKISHO_TRY(brake, brakeUse(*call.db, call.caller.domain, call.caller.actorId(), call.now, call.scope));
    out.brake = std::move(brake);
    return out;
}

Response orderedAnswer(const OrderedCutOff& ordered) {
    return Response::json(ordered.repeated ? 200 : 201,
                          sekisho::api::orderedText({ordered.cutOff, ordered.temporaryPassword}))
        .with("Cache-Control", "no-store");
}

Result<OrderedCutOff> orderCutOff(Services& services, Call& call, const AskedCutOff& asked) {
    const std::string fingerprint = fingerprintOf(call, sekisho::api::cutOffOrderText(asked.order));
    SEKISHO_TRY(before, orderedBefore(call, asked.order.id, fingerprint));
    if (before) return std::move(*before);
    SEKISHO_TRY(subject, services.subjects.member(*call.db, call.caller.domain, asked.order.user.value, call.scope));
    SEKISHO_TRY(member, loadMemberRow(*call.db, subject.row));
    if (member.member.deletedAt) return invalidState("The member is deleted; nobody is signed in with this account.");
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    // Without sessions: each step finds its own.
    const LossQuestion loss = lossOf(call, member, asked.order.lost, asked.order.device, services.devices.get());
    SEKISHO_TRY(facts, lossFacts(*call.db, loss));
    SEKISHO_TRY(rows, CutOffExpansion(tenant, asked, member, proposeSteps(facts), call.now).take());
    SEKISHO_CHECK(keepFreshPassword(call, rows));
    if (std::ranges::any_of(rows, takesOver)) SEKISHO_CHECK(checkMayTakeOver(call, member.member.id));
    SEKISHO_TRY(head, lostHead(call, asked, member, fingerprint));
    SEKISHO_TRY(ordered, carryOutAll(services, call, head, std::move(rows)));
    if (asked.password && setsPassword(ordered.cutOff)) ordered.temporaryPassword = asked.password->text;
    return std::move(ordered);
}

Result<OrderedCutOff> orderDeviceCutOff(Services& services, Call& call, const sekisho::api::BulkOrder& order,
                                        sekisho::DeviceAction action, const std::vector<sekisho::Device>& devices) {
    const std::string fingerprint = fingerprintOf(call, json::serialize(call.body));
    SEKISHO_TRY(before, orderedBefore(call, order.id, fingerprint));
    if (before) return std::move(*before);
    const StepKind kind = stepOfAction(action);
    SEKISHO_TRY(mdm, mdmInUse(*call.db, call.caller.domain));
    CutOffHead head = headFor(call, order.id, sekisho::CutOffKind::Devices, fingerprint);
    head.cutOff.lost = sekisho::Lost::Everything;
    head.cutOff.note = order.note;
    std::vector<StepRow> rows;
    for (const auto& device : devices) {
        LossFacts facts; // what is possible is said by the same rule as for a loss
        facts.lost = sekisho::Lost::Everything;
        facts.device = device.id;
        facts.devices = {device};
        facts.mdm = mdm;
        const auto steps = proposeSteps(facts);
        const auto step = std::ranges::find(steps, kind, &ProposedStep::kind);
        StepRow row{.cutOff = order.id.value, .domain = head.domain, .step = {}, .undo = {}};
        row.step.number = static_cast<int>(rows.size()) + 1;
        row.step.kind = kind;
        row.step.user = device.user;
        row.step.userName = device.userName;
        row.step.target = device.id.value;
        row.step.targetName = device.name;
        row.step.requestedAt = call.now;
        if (step != steps.end() && !canBe(*step)) {
            row.step.state = StepState::Failed;
            row.step.reason = step->reason;
        }
        rows.push_back(std::move(row));
    }
    return carryOutAll(services, call, head, std::move(rows));
}

Result<sekisho::CutOff> orderMemberCutOff(Services& services, Call& call, const MemberRow& member,
                                          std::vector<SingleStep> steps) {
    const sekisho::CutOffId id(newUid());
    CutOffHead head = headFor(call, id, sekisho::CutOffKind::Members, fingerprintOf(call, id.value));
    SEKISHO_CHECK(nameMember(call, head.cutOff, member));
    head.cutOff.lost = sekisho::Lost::Everything;
    std::vector<StepRow> rows;
    for (SingleStep& step : steps) {
        StepRow row{.cutOff = id.value, .domain = head.domain, .step = {}, .undo = std::move(step.need)};
        row.step.number = static_cast<int>(rows.size()) + 1;
        row.step.kind = step.kind;
        row.step.user = member.member.id;
        row.step.userName = member.member.displayName();
        row.step.target = std::move(step.target);
        row.step.requestedAt = call.now;
        rows.push_back(std::move(row));
    }
    SEKISHO_TRY(ordered, carryOutAll(services, call, head, std::move(rows)));
    return std::move(ordered.cutOff);
}

Result<OrderedCutOff> orderSessionCutOff(Services& services, Call& call, const sekisho::api::BulkOrder& order,
                                         const std::vector<sekisho::Session>& sessions) {
    const std::string fingerprint = fingerprintOf(call, json::serialize(call.body));
    SEKISHO_TRY(before, orderedBefore(call, order.id, fingerprint));
    if (before) return std::move(*before);
    CutOffHead head = headFor(call, order.id, sekisho::CutOffKind::Sessions, fingerprint);
    head.cutOff.lost = sekisho::Lost::Everything;
    head.cutOff.note = order.note;
    SEKISHO_TRY(rows, sessionSteps(*call.db, head, sessions, call.caller.session, 0, call.now));
    return carryOutAll(services, call, head, std::move(rows));
}

} // namespace sekishod
