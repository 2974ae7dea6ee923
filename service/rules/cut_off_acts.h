#pragma once
// What each step of a cut-off does on the service, and the proof of it afterwards. Private to the rules of cut-offs.

#include "service/http/services.h"
#include "service/rules/cut_off_rows.h"
#include "service/rules/effects.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

// In the caller's transaction. What the steps leave for after the commit is collected here.
struct CutOffAct {
    Services& services;
    sekisho::sql::Database& db;
    sekisho::DomainId domain = 0;
    sekisho::Instant now{};
    std::string actorName;
    sekisho::SessionId asking; // the session that orders is not ended by its own order
    Effects effects{};
    std::vector<sekisho::SessionId> ended{};
    std::vector<sekisho::DeviceId> wake{};
    std::vector<sekisho::UserId> changed{};                       // whose rights are read anew
    std::vector<sekisho::DeviceId> gone{};                        // off the list: their connections end
    std::vector<std::pair<sekisho::UserId, std::int64_t>> cuts{}; // members whose sessions one row has ended
    bool told = false;                                            // agents have been told of their sessions' end
};
// Carries out a step that is new or was held: state, evidence, count and undo of `row` are set, the row itself is not
// stored. What holds already is verified at once with its reason. An error means: nothing of the order may stay.
sekisho::Done carryOut(CutOffAct& act, const CutOffHead& head, StepRow& row);
// Ends these sessions of the step's member one by one and notes each for its evidence. How many were live.
sekisho::Result<std::int64_t> endNamed(CutOffAct& act, const StepRow& row,
                                       const std::vector<sekisho::SessionId>& sessions, std::string_view reason);
// Tokens of its sessions that say themselves that they were revoked then.
sekisho::Result<std::int64_t> revokedTokens(sekisho::sql::Database& db, std::string_view cutOff, sekisho::Instant at);
// After the commit: ended sessions are refused and watched, agents are woken.
void afterAct(Services& services, const CutOffAct& act);

// Asks the brake about each step that is to be carried out; what holds is Held, with its evidence.
sekisho::Done askBrakes(sekisho::sql::Database& db, const CutOffHead& head, std::vector<StepRow>& rows,
                        sekisho::Instant now, Effects& effects);
// One step for each member of these sessions but `asking`, numbered behind `from`.
sekisho::Result<std::vector<StepRow>> sessionSteps(sekisho::sql::Database& db, const CutOffHead& head,
                                                   const std::vector<sekisho::Session>& sessions,
                                                   const sekisho::SessionId& asking, int from, sekisho::Instant now);
// Whoever ordered, as he is now; nothing: he may not order this any more.
struct Orderer {
    Caller caller;
    ScopeFilter scope;
};
sekisho::Result<std::optional<Orderer>> ordererNow(Services& services, sekisho::sql::Database& db,
                                                   const CutOffHead& head, sekisho::Instant now);

// The menu whose right to operate is needed to order such a cut-off, and to withdraw it.
std::string_view orderMenu(sekisho::CutOffKind kind);

// Without contact for so long an agent counts as not reachable.
inline constexpr std::chrono::minutes kReachable{2};
void holdsAlready(sekisho::CutOffStep& step, std::string_view reason, sekisho::Instant now);

// Erases whose device has not been heard lately, and those that have waited too long for it; oldest first.
sekisho::Result<std::vector<StepRow>> stepsGoneQuiet(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                     sekisho::Instant now, int most);
sekisho::Result<std::vector<StepRow>> stepsOverdue(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                   sekisho::Instant now, int most);
// The open command of this step to its device is withdrawn, or passed on to another order that waits for the same.
sekisho::Done withdrawOrPass(sekisho::sql::Database& db, const StepRow& row, std::string_view outcome,
                             sekisho::Instant now);

// Asks the gate and reads back what is in force and not proven yet, on connections of its own; then one unit of work
// marks it. Steps that are not what they should be keep waiting with their reason. How many were proven; at most 500 in
// one go. CutOffKeeper goes on with the rest, and with what a service that was killed in between has left.
sekisho::Result<std::int64_t> proveCutOff(Services& services, sekisho::DomainId domain, std::string_view cutOff);
inline constexpr int kProvenAtOnce = 500; // the writer is not held longer than needed

} // namespace sekishod
