#pragma once
// The brake (★D6, docs/decisions/0011): asked for each target before an order against it is carried out. Works in the
// caller's transaction; same conventions as members.h.

#include "models/domain/brake.h"
#include "models/sql/database.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"
#include "service/rules/effects.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct BrakeQuestion {
    sekisho::DomainId domain = 0;
    std::string actorId; // member or service account
    std::string actorName;
    sekisho::BrakeKind kind = sekisho::BrakeKind::Wipe;
    sekisho::CutOffId cutOff;
};
struct BrakeTarget {
    int step = 0; // of the cut-off
    std::string memberUid;
    std::string memberName;
    std::string targetName;
};
// For each target in order whether it passes (true) or holds. Held ones are entered, the approvers are told (notices
// and feed note "brake") once for all, and the audit record brake.hold is left in `effects`. The same member counts
// once for a cut-off.
sekisho::Result<std::vector<bool>> askBrake(sekisho::sql::Database& db, const BrakeQuestion& question,
                                            const std::vector<BrakeTarget>& targets, sekisho::Instant now,
                                            Effects& effects);
// Since when orders are counted now.
sekisho::Result<sekisho::Instant> brakeWindow(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              sekisho::Instant now);
// Whether orders of this kind against so many more members would all pass now; nothing is entered.
sekisho::Result<bool> wouldPass(sekisho::sql::Database& db, const BrakeQuestion& question, sekisho::Instant now,
                                std::int64_t more = 1);
// Of each kind, for this administrator; what holds and what no device has acknowledged yet only of members within
// `scope`.
sekisho::Result<std::vector<sekisho::BrakeUse>> brakeUse(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                         std::string_view actorId, sekisho::Instant now,
                                                         const ScopeFilter& scope = {});

// These steps of a cut-off are withdrawn, or its device was found: what holds of them leaves the list. How many. The
// steps themselves are the caller's.
sekisho::Result<std::int64_t> withdrawHeld(sekisho::sql::Database& db, sekisho::DomainId domain,
                                           const sekisho::CutOffId& cutOff, const std::vector<int>& steps,
                                           std::string_view byId, std::string_view byName, sekisho::Instant now,
                                           Effects& effects);
// What nobody has decided in time, of `unit.domain`, at most `most`; with the steps. How many.
sekisho::Result<std::int64_t> lapseHeld(sekisho::sql::Database& db, UnitOfWork& unit, int most);

} // namespace sekishod
