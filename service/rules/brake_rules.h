#pragma once
// The numbers of the brake as they count now (policy "brake"). What was loosened counts from a day after it was saved,
// what was tightened at once: whoever has stolen an account cannot open the brake with it before somebody sees the
// change. While a tenant is younger than a day everything counts at once, so that it can be set up.

#include "models/domain/brake.h"
#include "models/domain/clock.h"
#include "models/sql/database.h"

#include <chrono>

namespace sekishod {

inline constexpr std::chrono::hours kBrakeLoosening{24};

struct BrakeRules {
    sekisho::BrakeBudget cutOff, wipe, reset, remove, deletion, single;
    std::chrono::hours heldFor{24};

    const sekisho::BrakeBudget& of(sekisho::BrakeKind kind) const {
        switch (kind) {
        case sekisho::BrakeKind::Wipe:
            return wipe;
        case sekisho::BrakeKind::Reset:
            return reset;
        case sekisho::BrakeKind::Remove:
            return remove;
        case sekisho::BrakeKind::Delete:
            return deletion;
        case sekisho::BrakeKind::Single:
            return single;
        case sekisho::BrakeKind::CutOff:
        case sekisho::BrakeKind::Other:
            break;
        }
        return cutOff;
    }
};
sekisho::Result<BrakeRules> brakeRules(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now);

} // namespace sekishod
