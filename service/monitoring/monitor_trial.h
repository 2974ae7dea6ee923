#pragma once
// What an unsaved policy would have found (★W5): the records of its service through the evaluator of detection, with
// exceptions and sums of a day, in the order in which they were taken. Day by day of the policy's zone (hour by hour
// where no sums are kept), the newest first, so that what is known when the time is over is whole up to a point.

#include "models/api/monitor_wire.h"
#include "models/sql/database.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace sekishod {

inline constexpr std::chrono::hours kLongestTrial{24 * 90};

struct TrialOrder {
    sekisho::DomainId domain = 0;
    sekisho::policy::MonitorPolicy draft; // counts as enabled
    sekisho::Instant from{};              // when it happened; not before `now` − kLongestTrial
    sekisho::Instant now{};
    bool withExcerpts = false;
    std::chrono::milliseconds longest{20'000};
    std::function<void(std::int64_t seq)> found{}; // every one that counts, in no order; may be empty
};
// On a reader of its own, outside of any transaction. Cancelled when it was stopped.
sekisho::Result<sekisho::api::TrialText> runTrial(sekisho::sql::Database& db, const TrialOrder& order,
                                                  const std::stop_token& stopped);

} // namespace sekishod
