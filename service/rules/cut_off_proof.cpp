// The proof of what is in force: the gate is asked and the store is read again after the commit, on other connections.

#include "service/auth/credentials.h"
#include "service/auth/session_cuts.h"
#include "service/http/unit_of_work.h"
#include "service/rules/app_stop.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/devices.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sekishod {

using sekisho::CutOffStep;
using sekisho::Done;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::StepKind;
using sekisho::StepState;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::seconds kSettled{2};

struct Proof {
    int step = 0;
    bool holds = false;
    std::string_view what = "readBack";
    std::string detail;
    std::optional<std::int64_t> ended; // of a step that cut very many: counted only now
};

struct CountedCut {
    SessionCut cut;
    std::int64_t sessions = 0;
};

struct ProofWork { // one batch
    std::vector<StepRow> steps;
    std::unordered_map<int, std::vector<SessionId>> sessions; // by step
    std::vector<CountedCut> cuts;                             // whose sessions are not all among them yet
};

// Tokens are those of the sessions that another step of the same order has ended.
bool provesAll(const CutOffStep& step) {
    return step.kind == StepKind::RevokeTokens;
}

bool needsGate(StepKind kind) {
    return kind == StepKind::EndSessions || kind == StepKind::RevokeTokens || kind == StepKind::Suspend ||
           kind == StepKind::Block || kind == StepKind::Remove || kind == StepKind::Delete;
}

Result<ProofWork> proofWork(Database& db, std::string_view cutOff) {
    ProofWork work;
    SEKISHO_TRY(cuts, cutsOf(db, cutOff));
    for (SessionCut& cut : cuts) {
        SEKISHO_TRY(sessions, sessionsOfCut(db, cut));
        work.cuts.push_back({std::move(cut), sessions});
    }
    SEKISHO_TRY(steps, stepsWhere(db,
                                  "s.cut_off_id = :id AND s.state = 'acknowledged' AND s.kind NOT IN ('wipeAppData', "
                                  "'resetDevice') ORDER BY s.number LIMIT :most",
                                  {sekisho::sql::toValue(cutOff), sekisho::sql::toValue(kProvenAtOnce)}));
    work.steps = std::move(steps);
    for (const StepRow& row : work.steps) {
        if (!needsGate(row.step.kind)) continue;
        SEKISHO_TRY(ids, db.rowsOften<std::string>("SELECT session_id FROM cut_off_session WHERE cut_off_id = :id AND "
                                                   "(step = :step OR :all) ORDER BY session_id",
                                                   cutOff, row.step.number, provesAll(row.step)));
        auto& of = work.sessions[row.step.number];
        for (auto& [id] : ids)
            of.emplace_back(std::move(id));
    }
    return work;
}

using GateAnswers = std::unordered_map<int, bool>; // by step: the gate refuses this app

// The gate asks the store itself, so no reader may be held meanwhile.
GateAnswers askGate(Services& services, const ProofWork& work) {
    GateAnswers out;
    for (const StepRow& row : work.steps) {
        if (row.step.kind != StepKind::AppStop) continue;
        Caller caller;
        caller.domain = row.domain;
        caller.user = row.step.user;
        caller.kind = row.step.target == "pc" ? sekisho::ClientKind::PcApp : sekisho::ClientKind::MobileApp;
        const Done admitted = services.auth.admits(caller, Request{});
        out[row.step.number] = !admitted && admitted.error().code == "APP_STOPPED";
    }
    return out;
}

Result<Proof> proofOfStop(Database& db, const StepRow& row, bool refused) {
    SEKISHO_TRY(stop, appStopOf(db, row.step.user));
    Proof proof;
    proof.step = row.step.number;
    proof.holds = row.step.target == "pc" ? stop.pc : stop.mobile;
    if (!proof.holds || !refused) return proof;
    proof.what = "gateRefused";
    proof.detail = "APP_STOPPED";
    return proof;
}

Result<bool> holdsInStore(Database& db, const StepRow& row, sekisho::Instant now) {
    const CutOffStep& step = row.step;
    const DeviceView view{.domain = row.domain, .now = now};
    switch (step.kind) {
    case StepKind::Untrust: {
        SEKISHO_TRY(device, deviceById(db, view, sekisho::DeviceId(step.target)));
        return !device || !device->trusted;
    }
    case StepKind::Block: {
        SEKISHO_TRY(device, deviceById(db, view, sekisho::DeviceId(step.target)));
        return device && device->blockedAt.has_value();
    }
    case StepKind::Password: {
        SEKISHO_TRY(facts, credentialFacts(db, step.user));
        const auto since = sekisho::toMillis(step.acknowledgedAt.value_or(step.requestedAt));
        return facts.passwordChangedAt && sekisho::toMillis(*facts.passwordChangedAt) >= since;
    }
    case StepKind::Suspend: {
        SEKISHO_TRY(member,
                    db.firstOften<std::int64_t>("SELECT suspended FROM member WHERE uid = :uid", step.user.value));
        return member && std::get<0>(*member) != 0;
    }
    case StepKind::Remove: {
        SEKISHO_TRY(listed, db.firstOften<std::int64_t>("SELECT 1 FROM device WHERE id = :id AND removed IS NULL",
                                                        step.target));
        return !listed;
    }
    case StepKind::Delete: {
        SEKISHO_TRY(there, db.firstOften<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND deleted IS NULL",
                                                       step.user.value));
        return !there;
    }
    default:
        return true; // the gate alone says it
    }
}

using Admitted = std::unordered_set<SessionId>;
struct GateSays {
    GateAnswers apps;
    Admitted sessions;                                 // of those that are noted
    std::unordered_map<std::string, Admitted> members; // by member, of those that were cut
};

Result<GateSays> askGates(Services& services, const ProofWork& work) {
    GateSays says;
    std::vector<SessionId> asked;
    for (const auto& [step, sessions] : work.sessions)
        asked.insert(asked.end(), sessions.begin(), sessions.end());
    SEKISHO_TRY(passing, services.auth.wouldAdmit(asked));
    says.sessions = Admitted(passing.begin(), passing.end());
    for (const auto& [cut, sessions] : work.cuts) {
        if (says.members.contains(cut.member)) continue;
        SEKISHO_TRY(theirs, services.auth.admittedOf(sekisho::UserId(cut.member)));
        says.members[cut.member] = Admitted(theirs.begin(), theirs.end());
    }
    says.apps = askGate(services, work);
    return says;
}

struct GateCount { // sessions of a step
    std::size_t asked = 0;
    std::size_t passing = 0;
    std::optional<std::int64_t> ended; // by cuts of its own
};

Result<GateCount> gateCount(Database& db, const ProofWork& work, const GateSays& says, const CutOffStep& step) {
    GateCount out;
    const auto listed = work.sessions.find(step.number);
    if (listed == work.sessions.end()) return out;
    out.asked = listed->second.size();
    out.passing = static_cast<std::size_t>(
        std::ranges::count_if(listed->second, [&](const auto& id) { return says.sessions.contains(id); }));
    std::int64_t ended = 0;
    for (const auto& [cut, sessions] : work.cuts) {
        if (cut.step != step.number && !provesAll(step)) continue;
        ended += sessions;
        if (cut.step == step.number && !provesAll(step)) out.ended = ended;
        for (const SessionId& id : says.members.at(cut.member)) {
            SEKISHO_TRY(his, isEndedBy(db, cut.id, id));
            out.passing += his ? 1 : 0;
        }
    }
    out.asked = std::max(out.asked, static_cast<std::size_t>(ended)); // some of them may be noted already
    return out;
}

Result<Proof> proofOfStep(Database& db, const ProofWork& work, const GateSays& says, const StepRow& row,
                          sekisho::Instant now) {
    Proof proof;
    proof.step = row.step.number;
    SEKISHO_TRY(holds, holdsInStore(db, row, now));
    SEKISHO_TRY(gate, gateCount(db, work, says, row.step));
    proof.holds = holds && gate.passing == 0;
    proof.ended = gate.ended;
    if (gate.asked > 0) {
        proof.what = "gateRefused";
        proof.detail = std::to_string(gate.asked);
    }
    return proof;
}

Result<std::vector<Proof>> proofsOf(Database& db, const ProofWork& work, const GateSays& says, sekisho::Instant now) {
    std::vector<Proof> out;
    for (const StepRow& row : work.steps) {
        auto proof = row.step.kind == StepKind::AppStop ? proofOfStop(db, row, says.apps.at(row.step.number))
                                                        : proofOfStep(db, work, says, row, now);
        if (!proof) return std::move(proof).error();
        out.push_back(std::move(*proof));
    }
    return out;
}

Result<bool> storeProof(Database& db, std::string_view cutOff, const Proof& proof, sekisho::Instant now) {
    SEKISHO_TRY(row, stepOf(db, cutOff, proof.step));
    if (!row || row->step.state != StepState::Acknowledged) return false; // it went on without us
    CutOffStep& step = row->step;
    if (!proof.holds) {
        // Between the commit and the moment in which the gate forgets the sessions somebody may have asked.
        const bool fresh = step.acknowledgedAt && now - *step.acknowledgedAt < kSettled;
        if (fresh || step.reason == "stillAdmitted") return false;
        step.reason = "stillAdmitted";
        SEKISHO_CHECK(storeStep(db, *row));
        return true;
    }
    if (proof.ended) step.count = *proof.ended;
    step.state = StepState::Verified;
    step.verifiedAt = now;
    step.reason.clear();
    addEvidence(step, proof.what, now, proof.detail);
    SEKISHO_CHECK(storeStep(db, *row));
    if (proof.what == "gateRefused")
        SEKISHO_CHECK(db.execOften("UPDATE cut_off_session SET gate = :now WHERE cut_off_id = :id AND step = :step AND "
                                   "gate IS NULL",
                                   sekisho::toMillis(now), cutOff, proof.step));
    return true;
}

Result<std::int64_t> storeProofs(Services& services, sekisho::DomainId domain, std::string_view cutOff,
                                 const std::vector<Proof>& proofs) {
    std::int64_t proven = 0;
    UnitOfWork unit;
    unit.domain = domain;
    unit.now = services.clock.now();
    SEKISHO_CHECK(runUnit(services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        std::int64_t changed = 0;
        for (const Proof& proof : proofs) {
            SEKISHO_TRY(stored, storeProof(db, cutOff, proof, inside.now));
            changed += stored ? 1 : 0;
            proven += stored && proof.holds ? 1 : 0;
        }
        if (changed == 0) return {};
        SEKISHO_CHECK(refreshHead(db, cutOff));
        SEKISHO_TRY(head, headOf(db, cutOff));
        inside.audits.push_back({"cutOff.verify", "cutOff", std::string(cutOff),
                                 head ? head->cutOff.userName : std::string(),
                                 fmt::format(R"({{"verified":{{"from":null,"to":{}}},"stillAdmitted":{{"from":null,)"
                                             R"("to":{}}}}})",
                                             proven, changed - proven)});
        inside.changes.push_back({"cutOff", std::string(cutOff), "put"});
        return {};
    }));
    return proven;
}

} // namespace

Result<std::int64_t> proveCutOff(Services& services, sekisho::DomainId domain, std::string_view cutOff) {
    SEKISHO_TRY(work, services.store.read([&](Database& db) { return proofWork(db, cutOff); }));
    if (work.steps.empty()) return 0;
    SEKISHO_TRY(says, askGates(services, work));
    SEKISHO_TRY(proofs,
                services.store.read([&](Database& db) { return proofsOf(db, work, says, services.clock.now()); }));
    return storeProofs(services, domain, cutOff, proofs);
}

} // namespace sekishod
