#pragma once
// The fields of an organization as they are merged (field_merge.h). Its place (parent and order) is one field: whoever
// moves it means both. Pure.

#include "models/commands/field_merge.h"
#include "models/domain/structure.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

inline constexpr std::string_view kOrgUnitPlace = "parentOrgUnitId";

std::vector<std::string_view> orgUnitFields(); // names of the wire
std::string fieldAsText(const OrgUnit& unit, std::string_view key);
std::vector<ChangedField> changesBetween(const OrgUnit& before, const OrgUnit& after);
bool samePlace(const OrgUnit& a, const OrgUnit& b);

// An order that only followed from the others around it gives way to a move elsewhere; talk off on one side and
// something that needs it on the other clash.
Merge<OrgUnit> mergeOrgUnits(const OrgUnit& base, const OrgUnit& mine, const OrgUnit& theirs);
// The outcome when of the clashing fields those in `keepMine` are mine, the others theirs.
OrgUnit resolvedOrgUnit(const Merge<OrgUnit>& merge, const OrgUnit& mine, const std::vector<std::string>& keepMine);

} // namespace sekisho::commands
