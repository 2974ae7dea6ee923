#pragma once
// Which policies a message or a doing in Drive hits: the one evaluator of detection and of the trial run of an unsaved
// policy (★W5), so that both find the same. Sums of a day are kept by whoever feeds it. A set is immutable after it was
// made.

#include "models/domain/monitoring.h"
#include "models/policy/monitor_policy.h"
#include "models/policy/text_matcher.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sekisho::policy {

// The views belong to the caller and must outlive the call.
struct TalkDoing {
    std::string_view sender;                     // address, lower case
    std::string_view senderId;                   // member; empty: none of the tenant
    std::span<const std::string_view> receivers; // addresses, lower case
    bool toMembers = false, toExternal = false;  // among the receivers
    std::string_view text;
    std::span<const std::string_view> attachments; // names
    bool bot = false;
};
struct DriveDoing {
    DriveOperation operation = DriveOperation::Download;
    std::string_view member;                 // id
    std::span<const std::string_view> units; // his organizations with all above them
    std::string_view fileName;
    std::string_view content; // empty: not known
    std::int64_t bytes = 0;
    bool folder = false; // its name is looked at, never what it holds; it has no extension
    Instant at{};
};

// The excerpt of a sum or a size is the number that was reached: bytes or files.
struct MonitorHit {
    std::size_t policy = 0; // place in the list that the set was made of
    std::vector<Excerpt> excerpts;
};
// A day's downloads of a member under a policy, before this one; add to it whether it hits or not.
struct DaySum {
    std::int64_t bytes = 0, files = 0;
};
class DaySums {
  public:
    virtual ~DaySums() = default;
    // The sum so far; afterwards it holds this download too. `day`: days since 1970-01-01 in the policy's zone.
    virtual Result<DaySum> add(std::size_t policy, std::string_view member, std::int64_t day, std::int64_t bytes) = 0;
};

class TalkRules;
class DriveRules;

class MonitorSet {
  public:
    MonitorSet() = default; // of no policy
    // Disabled ones never hit. Members of `exceptions` (ids) are not monitored as senders, receivers do not matter.
    MonitorSet(std::vector<MonitorPolicy> policies, const std::unordered_set<std::string>& exceptions);

    // In order of the policies; `out` is cleared. Allocates nothing when nothing hits. A hit on a sum is the download
    // that takes it to the limit or beyond: one a day; who is no member has no sums. After an error of `sums` some of
    // them hold this download and some do not.
    void talk(const TalkDoing& doing, std::vector<MonitorHit>& out) const;
    Done drive(const DriveDoing& doing, DaySums& sums, std::vector<MonitorHit>& out) const;
    const std::vector<MonitorPolicy>& policies() const { return policies_; }

  private:
    std::vector<MonitorPolicy> policies_;
    std::shared_ptr<const TalkRules> talk_;
    std::shared_ptr<const DriveRules> drive_;
};

// Days since 1970-01-01 at this time in an IANA zone; an unknown zone counts as Asia/Tokyo.
std::int64_t dayIn(std::string_view zone, Instant at);

} // namespace sekisho::policy
