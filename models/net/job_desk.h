#pragma once
// Where the parts of a gateway hand in their requests: each becomes an ApiTask on the thread of the calls. Any thread.

#include "models/net/jobs.h"
#include "models/net/work_thread.h"

#include <functional>
#include <memory>
#include <utility>

namespace sekisho::net {

class JobDesk {
  public:
    // Both outlive the desk; `channel` is filled in before the first request.
    JobDesk(WorkThread& thread, const Channel& channel) : thread_(thread), channel_(channel) {}

    template<class T, class J>
    ports::CallHandle run(J job, ports::Executor& on, ports::Reply<T> reply) {
        return thread_.launch<T>(on, std::move(reply),
                                 [&channel = channel_, shared = std::make_shared<const J>(std::move(job)),
                                  group = ports::CommandGroup::current()](Finish<T> finish) -> Task* {
                                     return new ApiTask<T>(channel, shared, group, std::move(finish));
                                 });
    }

    // What goes on for longer than one answer: `make` builds it on the thread of the calls, where it lives until the
    // handle is dropped.
    ports::CallHandle keep(const std::shared_ptr<ports::CallState>& state,
                           std::function<Task*(const Channel& channel)> make) {
        return thread_.launchEndless(
            state, [&channel = channel_, make = std::move(make)]() -> Task* { return make(channel); });
    }

  private:
    WorkThread& thread_;
    const Channel& channel_;
};

} // namespace sekisho::net
