#pragma once
// Running and finished jobs (activity view, S9). Titles and lines are finished sentences in the language of the moment.
// GUI thread. A job reports progress and ends exactly once; Cancelled is an end, not a failure.

#include "models/domain/clock.h"
#include "models/domain/error.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::ports {

using JobId = std::uint64_t;

enum class JobPhase { Running, Succeeded, Failed, PartlyFailed, Cancelled };

struct JobLine { // one row of a job over many
    std::string subject;
    std::optional<Error> error; // empty: done
};

struct JobState {
    JobId id = 0;
    std::string title;
    JobPhase phase = JobPhase::Running;
    std::int64_t done = 0;
    std::int64_t total = 0; // 0 = unknown
    Instant startedAt{};
    std::optional<Instant> finishedAt;
    std::vector<JobLine> lines;
    std::int64_t refused = 0; // of the lines, those with an error
    bool shortened = false;   // the lines of rows that were done are not kept any more
    std::optional<Error> error;
    bool canCancel = false;
    bool canRetry = false;
};

class JobControl { // given to the work
  public:
    virtual ~JobControl() = default;
    virtual void progress(std::int64_t done, std::int64_t total) = 0;
    virtual void line(JobLine line) = 0;
    virtual void finish(Done outcome) = 0; // once
    virtual bool cancelled() const = 0;
};

struct JobSpec {
    std::string title;
    bool canCancel = false;
    bool canRetry = false;
    std::function<void(std::shared_ptr<JobControl>)> work; // starts the work; called again for a retry
};

class JobRunner {
  public:
    virtual ~JobRunner() = default;
    virtual JobId start(JobSpec spec) = 0;
    virtual void cancel(JobId id) = 0;
    virtual void retry(JobId id) = 0;
    virtual const std::vector<JobState>& jobs() const = 0; // newest last
};

} // namespace sekisho::ports
