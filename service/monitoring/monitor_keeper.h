#pragma once
// What time does for monitoring: what policies have found since the last time is told on their cycle, reports go out at
// 9:00 of the tenant's zone. How far somebody was told stands in the store and moves in the transaction that enters the
// notices, so nothing is told twice or lost, whenever the service ends. Called each second, looks once a minute;
// nothing is written while there is nothing to tell. One thread.

#include "models/policy/monitor_policy.h"
#include "service/http/services.h"
#include "service/rules/tenant.h"

#include <vector>

namespace sekishod {

class MonitorKeeper {
  public:
    explicit MonitorKeeper(Services& services) : services_(services) {}
    // The first fault; the rest is done all the same, and the failed part again the next time.
    sekisho::Done tick();

  private:
    struct Telling { // one policy with how far its detections were told
        sekisho::policy::MonitorPolicy policy;
        std::int64_t told = 0;
        sekisho::Instant toldAt{}, reportedAt{}; // of its making when there was none yet
    };
    sekisho::Result<std::vector<Telling>> tellings(sekisho::sql::Database& db, sekisho::DomainId domain) const;
    sekisho::Done keep(sekisho::DomainId domain, sekisho::Instant now);
    sekisho::Done forgetExcerpts(sekisho::DomainId domain, sekisho::Instant now);
    static sekisho::Done tellFound(sekisho::sql::Database& db, const Tenant& tenant, const Telling& one,
                                   sekisho::Instant now);
    static sekisho::Done report(sekisho::sql::Database& db, const Tenant& tenant, const std::vector<Telling>& due,
                                bool weekly, sekisho::Instant now);

    Services& services_;
    sekisho::Instant next_{};
};

} // namespace sekishod
