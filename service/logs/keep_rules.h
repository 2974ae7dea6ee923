#pragma once
// How long the logs of a tenant are kept, as far as removing goes: what the settings say and what the chain itself has
// ordered, whichever keeps longer. So whoever writes the row of the settings in the store, past the service, makes it
// remove nothing sooner; and a clock that went far ahead is believed one day more with each hour.

#include "models/domain/clock.h"
#include "models/domain/log_facts.h"
#include "service/logs/log_settings.h"

#include <string>

namespace sekishod {

class KeepRules {
  public:
    static sekisho::Result<KeepRules> of(sekisho::sql::Database& db, sekisho::DomainId domain);
    int days(const sekisho::LogFact& log) const;
    int contentDays() const;
    const std::string& workgroup() const { return settings_.workgroup; }
    // What the chain has ordered, as the record of a removal tells it again: the records that ordered it may go.
    std::string orderedJson() const;

  private:
    LogSettings settings_;
    sekisho::policy::LogPolicy ordered_;
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
