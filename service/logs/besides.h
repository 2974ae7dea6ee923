#pragma once
// What stands beside the records of the logs and may go sooner: excerpts of detections, and in whose timelines a record
// stands. The records prove it (models/proof/record_line.h, provesBeside and partiesDigest).

#include "models/domain/ids.h"
#include "models/domain/monitoring.h"
#include "models/proof/chain.h"
#include "models/sql/database.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct Salted {
    std::string salt;
    std::string digest; // contentDigest() of both
};
Salted saltedOf(std::string_view text); // with a new salt

// Whose excerpts somebody takes into an archive.
struct ExcerptRights {
    bool talk = false, drive = false;
    bool any() const { return talk || drive; }
};
// Of records after < seq ≤ upTo, in order. `visit` returns false to stop.
sekisho::Done eachExcerpt(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t after, std::int64_t upTo,
                          const ExcerptRights& rights, const std::function<bool(sekisho::proof::Beside)>& visit);
sekisho::Result<std::int64_t> countExcerpts(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t after,
                                            std::int64_t upTo, const ExcerptRights& rights);

// Excerpts that are still there must be those that were recorded, and each record must stand in the timelines of all of
// whom it tells, and in no others. Records of before schema step 14 prove only their actor and target. At most
// kMostFaults each.
sekisho::Result<std::vector<sekisho::proof::Fault>> verifyExcerpts(sekisho::sql::Database& db,
                                                                   sekisho::DomainId domain);
sekisho::Result<std::vector<sekisho::proof::Fault>> verifyParties(sekisho::sql::Database& db, sekisho::DomainId domain);

} // namespace sekishod
