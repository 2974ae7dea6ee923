#pragma once
// What stands beside the records of the logs and may go sooner: excerpts of detections, and in whose timelines a record
// stands. The records prove it (models/proof/record_line.h, provesBeside and partiesDigest).

#include "models/domain/audit_record.h"
#include "models/domain/ids.h"
#include "models/domain/monitoring.h"
#include "models/proof/chain.h"
#include "models/sql/database.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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

// Texts of messages and timelines, held against the records while they pass by: a text must be the one whose digest its
// record holds (it may go sooner than that, as far as a statement allows it), a record of a detection must have it, and
// a record must stand in the timelines of all of whom it tells, and in no others. Records of before schema step 14
// prove only their actor. That of the target is an index of the records. At most kMostFaults of each kind.
struct BesideFaults {
    std::vector<sekisho::proof::Fault> texts, detections, timelines;
};
class BesideCheck {
  public:
    // Of after < seq ≤ upTo; from the least number there is, that one counts as well. Texts of what happened before
    // `contentsGone` may be gone; none: of anything.
    static sekisho::Result<BesideCheck> of(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t after,
                                           std::int64_t upTo, std::optional<sekisho::Instant> contentsGone);
    BesideCheck(BesideCheck&&) noexcept;
    BesideCheck& operator=(BesideCheck&&) = delete;
    ~BesideCheck();
    sekisho::Done take(const sekisho::AuditRecord& record); // in order of seq
    sekisho::Result<BesideFaults> finish();

  private:
    struct Walk;
    explicit BesideCheck(std::unique_ptr<Walk> walk);
    std::unique_ptr<Walk> walk_;
};

// Each detection must be the one that was recorded, with the excerpt that was recorded as long as it has one. At most
// kMostFaults. Takes some microseconds for each of them.
sekisho::Result<std::vector<sekisho::proof::Fault>> verifyDetections(sekisho::sql::Database& db,
                                                                     sekisho::DomainId domain);

} // namespace sekishod
