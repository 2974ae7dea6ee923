#pragma once
// Made-up people for tests and benchmarks: Japanese and other names with readings, an organization tree and ranks.
// The same seed gives the same people. Pure; thread-safe.

#include "models/domain/member.h"
#include "models/domain/structure.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekisho::fakes {

struct SampleStructure {
    std::vector<OrgUnit> orgUnits; // parents before children
    std::vector<Rank> ranks;
};

// About one organization per 40 members, 4 to 6 deep.
SampleStructure sampleStructure(std::size_t members, DomainId domain, std::uint32_t seed);
// The member number `index` of a tenant with that structure; version 1.
Member sampleMember(std::size_t index, const SampleStructure& structure, DomainId domain, const std::string& workgroup,
                    Instant now, std::uint32_t seed);
// A UUID-like id of a number, the same for the same arguments.
std::string sampleUid(std::uint64_t number, std::uint32_t seed, char kind);

} // namespace sekisho::fakes
