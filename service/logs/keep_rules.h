#pragma once
// How long the logs of a tenant are kept, as far as removing goes: what the settings say and what the chain itself has
// ordered, whichever keeps longer; what keeps less than before counts when its record was signed a week ago. So whoever
// writes the row of the settings in the store, past the service, makes it remove nothing sooner, and who can make a
// record as well, nothing that has not been seen, forwarded and archived with it; and a clock that went far ahead is
// believed one day more with each hour.

#include "models/domain/clock.h"
#include "models/domain/log_facts.h"
#include "models/proof/public_key.h"
#include "service/logs/log_settings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekishod {

// The last record of which a signed statement told at least a week before `now`; 0: none.
sekisho::Result<std::int64_t> settledSeq(sekisho::sql::Database& db, sekisho::DomainId domain,
                                         const sekisho::proof::PublicKey& key, sekisho::Instant now);

class KeepRules {
  public:
    // `settled`: settledSeq(). Whatever was ordered since then counts where it keeps longer.
    static sekisho::Result<KeepRules> of(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t settled);
    int days(const sekisho::LogFact& log) const;
    int contentDays() const;
    const std::string& workgroup() const { return settings_.workgroup; }
    // What the chain has ordered, as the record of a removal tells it again: the records that ordered it may go.
    std::string orderedJson() const;

  private:
    LogSettings settings_;
    std::vector<sekisho::policy::LogPolicy>
        ordered_; // what was settled, and what was ordered since then; the newest last
};

// Records that happened before may go at this time.
sekisho::Instant retainedFrom(sekisho::Instant now, const KeepRules& rules, const sekisho::LogFact& log);
sekisho::Instant contentsRetainedFrom(sekisho::Instant now, const KeepRules& rules);

// The clock as removing believes it: with each hour, by that clock, at most a day more.
sekisho::Result<sekisho::Instant> believedNow(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              sekisho::Instant clock);
// From then on, as it was believed at `clock`.
sekisho::Done believe(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now,
                      sekisho::Instant clock);

} // namespace sekishod
