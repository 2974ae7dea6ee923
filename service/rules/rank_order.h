#pragma once
// Levels, positions and user types as a whole: what turning a kind off would wipe, and their order in one go.

#include "service/rules/structure.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekishod {

struct RankImpact {
    std::int64_t entries = 0;
    std::int64_t members = 0;      // who have one of them
    std::int64_t assignments = 0;  // positions: one for each organization
    std::int64_t restrictions = 0; // of the organization chart, of user types
};
sekisho::Result<RankImpact> rankImpact(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::RankKind kind);

// `ids`: resource ids or externalKey:…, all of the kind, the highest first; they get the orders 1, 2, 3 … RANK_ORDER
// (400) when one is missing or stands twice.
sekisho::Done orderRanks(sekisho::sql::Database& db, const Tenant& tenant, sekisho::RankKind kind,
                         const std::vector<std::string>& ids, Effects& effects);

} // namespace sekishod
