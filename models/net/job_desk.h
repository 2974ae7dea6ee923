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
        const auto state = std::make_shared<ports::CallState>();
        const auto shared = std::make_shared<const J>(std::move(job));
        return start(state, shared, [state, shared, &on, reply = std::move(reply)](Result<WireAnswer> outcome) {
            ports::deliver(state, on, reply,
                           outcome ? shared->read(*outcome) : Result<T>(shared->worded(std::move(outcome).error())));
        });
    }

    // What goes on for longer than one answer: `make` builds it on the thread of the calls, where it lives until the
    // handle is dropped.
    ports::CallHandle keep(const std::shared_ptr<ports::CallState>& state,
                           std::function<Task*(const Channel& channel)> make);

  private:
    ports::CallHandle start(const std::shared_ptr<ports::CallState>& state, std::shared_ptr<const AnyJob> job,
                            Finish<WireAnswer> finish);

    WorkThread& thread_;
    const Channel& channel_;
};

} // namespace sekisho::net
