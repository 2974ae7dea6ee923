#pragma once
// Organizations and ranks of an invented tenant: a tree 4 to 6 deep with about one organization for 25 members.

#include "models/domain/structure.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <vector>

namespace sekishod {

struct SampleOrgUnit {
    sekisho::OrgUnit unit;
    int depth = 1;
    bool leaf = true;
    std::size_t parent = 0;   // place in the list; its own for the top
    std::size_t division = 0; // which words it is named with
};

struct SampleStructure {
    std::vector<SampleOrgUnit> units; // parents before children
    std::vector<sekisho::Rank> levels, positions, userTypes;
    int depth = 0;
};

SampleStructure sampleStructure(const Tenant& tenant, std::int64_t members, std::uint64_t seed);

} // namespace sekishod
