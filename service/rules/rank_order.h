#pragma once
// Levels, positions and user types as a whole: what turning a kind off would wipe, and their order in one go.

#include "service/rules/structure.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekishod {

sekisho::Result<sekisho::RankImpact> rankImpact(sekisho::sql::Database& db, const Tenant& tenant,
                                                sekisho::RankKind kind);

// `ids`: resource ids or externalKey:…, all of the kind, the highest first; they get the orders 1, 2, 3 … RANK_ORDER
// (400) when one is missing or stands twice.
sekisho::Done orderRanks(sekisho::sql::Database& db, const Tenant& tenant, sekisho::RankKind kind,
                         const std::vector<std::string>& ids, Effects& effects);

} // namespace sekishod
