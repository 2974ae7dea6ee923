#pragma once
// Fills a tenant with invented, realistic members: names with readings, organizations 4–6 deep, groups within groups,
// ranks, devices, sessions and 90 days of sign-ins and of events of files, 30 days of what the logs hold, a few holders
// of roles. The same seed, workgroup name and base time give the same rows, on every machine; only password hashes
// differ.
//
// Holders of roles sign in as deputy1, operator1, branch1 (members of one branch only), viewer1 @workgroup.

#include "models/domain/clock.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::int64_t kMostSampleMembers = 1'000'000;

struct SampleOptions {
    std::int64_t members = 0;
    std::uint64_t seed = 1;
    sekisho::Instant base{};  // "now": nothing but start dates and leaves lies after it
    std::string passwordHash; // for all of them; empty: none can sign in before an administrator forces a password
    // The store holds nothing else yet: indexes are made at the end in one go, which takes half the time. Without this
    // they are kept up to date row by row.
    bool freshStore = false;
    bool lends = false; // also rights that are lent and a request that waits for a second person (addSampleRights)
    std::vector<std::string> takenLogins;       // local parts that are not to be given away
    std::function<void(std::int64_t)> progress; // after each 50,000 members
};

struct SampleCounts {
    std::int64_t members = 0;
    std::int64_t orgUnits = 0;
    std::int64_t sessions = 0;
    std::int64_t signIns = 0;
    std::int64_t files = 0;  // events of files
    std::int64_t doings = 0; // records of the logs
};

// In the caller's transaction; leaves no record of its own and no change of the feed (the caller does). The built-in
// roles of the tenant must exist.
sekisho::Result<SampleCounts> fillSample(sekisho::sql::Database& db, const Tenant& tenant,
                                         const SampleOptions& options);

// The id the tenant itself gets when it is made with a sample, so that its export is the same for the same seed.
sekisho::DomainId sampleDomainId(std::uint64_t seed, std::string_view workgroup);

} // namespace sekishod
