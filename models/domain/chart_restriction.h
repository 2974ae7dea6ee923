#pragma once
// 組織図の閲覧制限 (lineworks-api.md §3.7; admin-screens.md §7.11): how much of the organization chart somebody sees.
// Of several the one of the member counts, then that of his user type, then that of his primary organization.

#include "models/domain/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline constexpr std::size_t kMostRestrictedUnits = 200;

enum class ChartAccess { OnlyMe, OnlyMyOrgUnit, OnlyMyAndSpecified };
enum class ChartSubject { Member, UserType, OrgUnit }; // in the order in which they count

struct ChartUnit {
    OrgUnitId orgUnit;
    bool includeSubOrgUnits = false;
    bool operator==(const ChartUnit&) const = default;
};

struct ChartRestriction {
    ChartAccess access = ChartAccess::OnlyMyOrgUnit;
    std::vector<ChartUnit> units; // OnlyMyAndSpecified; ≤ 200
    Version version = 1;
    bool operator==(const ChartRestriction&) const = default;
};

struct EffectiveRestriction { // the one that counts for a member
    ChartRestriction restriction;
    ChartSubject source = ChartSubject::Member; // whose it is
    std::string sourceId;
    std::string sourceName;
};

std::string_view chartAccessKey(ChartAccess access); // ONLY_ME …
std::optional<ChartAccess> chartAccessOf(std::string_view key);
std::string_view chartSubjectKey(ChartSubject subject); // member, userType, orgUnit
std::optional<ChartSubject> chartSubjectOf(std::string_view key);

} // namespace sekisho
