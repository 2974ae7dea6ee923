#include "models/net/job_desk.h"

namespace sekisho::net {

ports::CallHandle JobDesk::keep(const std::shared_ptr<ports::CallState>& state,
                                std::function<Task*(const Channel& channel)> make) {
    return thread_.launchEndless(state,
                                 [&channel = channel_, make = std::move(make)]() -> Task* { return make(channel); });
}

ports::CallHandle JobDesk::start(const std::shared_ptr<ports::CallState>& state, std::shared_ptr<const AnyJob> job,
                                 Finish<WireAnswer> finish) {
    return thread_.launch<WireAnswer>(state, std::move(finish),
                                      [&channel = channel_, job = std::move(job),
                                       group = ports::CommandGroup::current()](Finish<WireAnswer> end) -> Task* {
                                          return new ApiTask(channel, *job, group, std::move(end));
                                      });
}

} // namespace sekisho::net
