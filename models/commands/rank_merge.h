#pragma once
// The fields of a position, level or user type as they are merged (field_merge.h). Pure.

#include "models/commands/field_merge.h"
#include "models/domain/structure.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

std::string fieldAsText(const Rank& rank, std::string_view key); // keys: those of the records

Merge<Rank> mergeRanks(const Rank& base, const Rank& mine, const Rank& theirs);
// The outcome when of the clashing fields those in `keepMine` are mine, the others theirs.
Rank resolvedRank(const Merge<Rank>& merge, const Rank& mine, const std::vector<std::string>& keepMine);

} // namespace sekisho::commands
