#pragma once
// Detection: every message and every doing in Drive is matched against all policies of its tenant in the transaction
// that takes it in, so that a detection is on the disk with what it found or not at all. A detection is a row, a record
// of its own in the chain, a count at its policy, and one note in the feed for each policy and batch.

#include "models/policy/monitor_match.h"
#include "service/logs/event_examiner.h"
#include "service/monitoring/monitor_policies.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

namespace sekishod {

class Monitor final : public EventExaminer {
  public:
    sekisho::Done examine(sekisho::sql::Database& db, sekisho::DomainId domain, std::span<const TakenEvent> events,
                          sekisho::Instant now) override;

  private:
    struct Compiled {
        std::string stamp;
        std::int64_t change = 0;                               // of the feed, up to which the logins hold
        std::vector<sekisho::policy::MonitorPolicy> asWritten; // of talk: with the addresses that somebody typed
        MemberLogins logins;
        sekisho::policy::MonitorSet set;
        bool talk = false, drive = false; // is there any enabled policy of it
    };
    // Compiled again when policies or exceptions have another stamp in this transaction, or an address that a policy
    // names belongs to another login; never stale. Where somebody belongs is read for each doing.
    sekisho::Result<std::shared_ptr<const Compiled>> compiled(sekisho::sql::Database& db, sekisho::DomainId domain);

    std::shared_ptr<const Compiled> keep(sekisho::DomainId domain, std::shared_ptr<const Compiled> fresh);

    std::mutex mutex_;
    std::map<sekisho::DomainId, std::shared_ptr<const Compiled>> known_;
};

} // namespace sekishod
