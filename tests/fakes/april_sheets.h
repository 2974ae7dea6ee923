#pragma once
// The reorganization of a company at the beginning of April, as the personnel department hands it over: a tenant as it
// is in March, a sheet of the new tree and a sheet of everybody. The same arguments give the same bytes.

#include "models/domain/member.h"
#include "models/sheet/directory.h"
#include "tests/fakes/sample_people.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekisho::fakes {

struct AprilSheets {
    SampleStructure structure; // March
    std::vector<Member> members;
    std::string orgUnitCsv; // UTF-8 with mark: every organization with its ID, parent by path, new ones without an ID
    std::string memberCsv;  // CP932: every member of March and the joiners, organizations by path in the new tree

    // What the sheets say, when there are no faults in them.
    std::size_t newUnits = 0, movedUnits = 0, renamedUnits = 0, closedUnits = 0;
    std::size_t joiners = 0, leavers = 0, suspended = 0, changed = 0, unchanged = 0;
};

// About `members` rows; `faults`: that many rows have one fault each, of the kinds that people make.
AprilSheets aprilSheets(std::size_t members = 5'000, std::size_t faults = 0, std::uint32_t seed = 4);
// The tenant of March for a check.
sheet::Directory directoryOf(const SampleStructure& structure, const std::vector<Member>& members, DomainId domain,
                             const std::string& workgroup);

} // namespace sekisho::fakes
